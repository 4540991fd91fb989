"""A theatre's tables as corroboration asks them: `world.belonging` with the judgements that corroboration makes itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from khabar.corroboration import Opening, Standing
from khabar.corroboration import words as frozen_words
from khabar.corroboration.offices import CIVIL
from khabar.corroboration.world import PARTIES, local, standing_by_words
from khabar.model import Actor, ActorKind, Place
from khabar.world.belonging import Belonging
from khabar.world.places import Atlas
from khabar.world.registry import Registry


class Outlook(Belonging):
    """Belonging, with the opening map from the day ``begins`` on. Satisfies ``CorroborationWorld``."""

    def __init__(
        self, registry: Registry, atlas: Atlas, *, places: Iterable[Place] = (), begins: date | None = None
    ) -> None:
        super().__init__(registry, atlas, places=places)
        self._opening = [Opening(row.place, row.holder, row.on) for row in self.opening_map(begins)]

    def camp(self, actor: Actor, on: date | None) -> str | None:
        """Those under one command: the top of the parents of a party. Allied groups with commands of their own are camps apart."""
        if not self.is_known(actor.id):
            under = self.party_named(actor.name, on) if actor.kind is ActorKind.UNIT else None  # "4th Brigade of the Northern Army"
            if actor.kind in CIVIL and actor.country and actor.id.startswith(f"{actor.country.lower()}_"):
                return self.government(actor.country, on)  # a ministry of a state that no table lists
            return under or (actor.id if self.is_party(actor) else None)
        top, seen = actor.id, {actor.id}
        while (above := self.parent(top, on)) and above not in seen:
            top = above
            seen.add(above)
        return top if top != actor.id or self.is_party(actor) else None

    def organ_of(self, outlet_id: str) -> str | None:
        """The camp of the party whose voice an outlet is."""
        party = super().organ_of(outlet_id)
        known = self.registry.known(party) if party else None
        return self.camp(Actor(known.id, known.name, known.kind), None) if known else None

    def party_named(self, words: str, on: date | None) -> str | None:
        """The camp of the longest name of a party among these words; a state's own name is no party's."""
        said = words.split()
        runs = [" ".join(said[a:b]) for a in range(len(said)) for b in range(a + 1, len(said) + 1)]
        for run in sorted(runs, key=lambda run: (-len(run), run)):
            for alias in self.registry.lookup(run, on):
                known = self.registry.known(alias.target, on)
                if (
                    known
                    and known.kind is not ActorKind.STATE
                    and (camp := self.camp(Actor(known.id, known.name, known.kind), on))
                ):
                    return camp
        return None

    def government(self, country: str, on: date | None) -> str | None:
        """The camp of the government that the tables know; else of the state itself."""
        known = self.registry.forces_of(country, "government", on) or self.registry.known(country.lower(), on)
        return self.camp(Actor(known.id, known.name, known.kind), on) if known else None

    def is_party(self, actor: Actor) -> bool:
        return (
            actor.kind in PARTIES
            and not local(actor)
            and not self.is_outlet(actor.id)
            and not self.is_generic(actor.id)
        )

    def opening(self) -> Sequence[Opening]:
        return self._opening

    def standing(self, actor: Actor) -> Standing:
        return standing_by_words(actor)

    def rare_word_weight(self, word: str) -> float:
        return frozen_words.weight(word)
