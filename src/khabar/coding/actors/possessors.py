"""Whose men, forces or organs those are that a report calls "its" or "his"."""

from __future__ import annotations

import re
from bisect import bisect_right

from khabar.coding.actors.discourse import LATEST
from khabar.coding.actors.organs import Organs
from khabar.coding.actors.words import OF_A_STATE
from khabar.coding.draft import Mention, MentionKind
from khabar.coding.families import BEARING_ARMS
from khabar.model import Actor, ActorKind

OF_ANY_BODY = re.compile(r"\b(?:members|personnel)$", re.I)  # of a parliament as of an army
CLAUSES = (" that ", " as ", " while ", " when ")  # that begin the clause of "its men"
SAYS = re.compile(r"(?:'s [\w ]+?)? (?:also |later )?(?:said|says|claimed|claims|denied|denies|admitted|announced|reported|insisted|added)\b")


class Possessors(Organs):
    """Finds who is meant by the "its" of "its fighters", by what was named before in the sentence."""

    def owner(self, m: Mention) -> str | None:
        """The country whose "its forces" are: of the state, or organ of one, that is named last in the sentence before them."""
        low = self.starts[bisect_right(self.starts, m.start) - 1] if self.starts else 0
        near = [a.country for end, a in self.so_far.groups[-LATEST:] if low < end <= m.start and a.country and a.kind in OF_A_STATE]
        return near[-1] if near else None

    def owning_group(self, m: Mention) -> Actor | None:
        """The group whose "its troops" are: the one named last in the sentence before them, if it is no state's."""
        low = self.starts[bisect_right(self.starts, m.start) - 1] if self.starts else 0
        near = [a for end, a in self.so_far.groups[-LATEST:] if low < end <= m.start and a.kind in (*OF_A_STATE, ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION)]
        return near[-1] if near and near[-1].kind not in OF_A_STATE else None

    def whose_men(self, m: Mention) -> Actor | None:
        """Whose "his fighters" or "its men" are: of the subject of their clause, else of who speaks, else of the first one named in the sentence, be it in a title ("Taliban spokesman")."""
        low = self.starts[bisect_right(self.starts, m.start) - 1] if self.starts else 0
        told = [(end - len(a.quote.text) if a.quote else end, end, a) for end, a in self.so_far.groups[-LATEST:] if low < end <= m.start and a.kind in (*BEARING_ARMS, *OF_A_STATE)]
        named = [(span.start, span.end, self.actor_of(known)) for span, known in self.names_inside(Mention(low, m.start, MentionKind.GROUP)) if known.kind in (*BEARING_ARMS, *OF_A_STATE)]
        owners = sorted((*told, *named), key=lambda one: one[:2])
        that = max(self.text.rfind(word, low, m.start) for word in CLAUSES)
        inside = [a for start, _, a in owners if that >= 0 and start >= that]
        speaking = [a for _, end, a in owners if SAYS.match(self.text, end, m.start)]
        owner = next(iter((*inside, *speaking[-1:], *(a for _, _, a in owners))), None)
        if owner is None or owner.kind in BEARING_ARMS:
            return owner
        if OF_ANY_BODY.search(self.text, m.start, m.end):
            return None
        forces = self.registry.forces_of(owner.country, "military", self.on) if owner.country else None
        return self.actor_of(forces) if forces else None
