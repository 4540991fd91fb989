"""What a format calls the two sides of an event: kinds by the day, ACLED's codes, state or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from khabar.exports.records import Record
from khabar.model import Actor, ActorKind, Event, EventType
from khabar.world.registry import Registry

STATE_KINDS = frozenset({
    ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.INTELLIGENCE,
})  # fmt: skip
ARMED_KINDS = STATE_KINDS | {
    ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.UNIT, ActorKind.CRIMINAL, ActorKind.UNIDENTIFIED,
}
BELONGING = frozenset({ActorKind.UNIT, ActorKind.PERSON, ActorKind.FACTION, ActorKind.OTHER})  # of whose body are they?
UNNAMED = "generic_"  # ids of common nouns in the packs; those of one report have its id and a colon


class Inter(IntEnum):
    """ACLED's kinds of actor."""

    NONE = 0
    STATE = 1
    REBEL = 2
    POLITICAL_MILITIA = 3
    IDENTITY_MILITIA = 4  # never given: khabar codes nobody by ethnicity or faith
    RIOTERS = 5
    PROTESTERS = 6
    CIVILIANS = 7
    EXTERNAL = 8

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Inter.NONE: "", Inter.STATE: "State forces", Inter.REBEL: "Rebel group", Inter.POLITICAL_MILITIA: "Political militia",
    Inter.IDENTITY_MILITIA: "Identity militia", Inter.RIOTERS: "Rioters", Inter.PROTESTERS: "Protesters",
    Inter.CIVILIANS: "Civilians", Inter.EXTERNAL: "External/Other forces",
}  # fmt: skip


def interaction(a: Inter, b: Inter) -> tuple[int, str]:
    """Both codes joined, the lower first: number and words. One side alone is 10, 20, ..."""
    low, high = sorted((a, b))
    if low is Inter.NONE:
        return high * 10, f"{high.label} only" if high else ""
    return low * 10 + high, f"{low.label}-{high.label}"


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands on each side, the leading one first. ``b`` is empty where there is nobody."""

    a: tuple[Actor, ...]
    b: tuple[Actor, ...]


def sides(record: Record) -> Sides:
    """The acting side and the other. Where both sides fought or nobody began, the first actor's camp against the rest."""
    event = record.event
    own = tuple(a for a in dict.fromkeys(event.actors) if a.id in doers(event))
    mine = {a.id for a in event.actors}
    other = tuple(a for a in dict.fromkeys(event.recipients) if a.id not in mine)
    both = mine & {a.id for a in event.recipients}
    if len(own) > 1 and (both or (not other and not event.directed)):
        camp = own[0].side
        against = tuple(a for a in own[1:] if camp is None or a.side != camp)
        if against:
            return Sides(tuple(a for a in own if a not in against), (*against, *other))
    return Sides(own, other)


def doers(event: Event) -> frozenset[str]:
    """Ids of the actors that a row may name: where it is disputed who did it, those with the most independent voices.

    Nobody where the voices are even: a table without speakers must not take a side.
    """
    every = frozenset(a.id for a in event.actors)
    dispute = next((d for d in event.disputes if d.field == "actors"), None)
    if dispute is None:
        return every
    ranked = [
        ((p.voices.min, p.voices.max), ids)
        for p in dispute.positions
        if (ids := every & _named(event, frozenset(p.value.split(" and "))))
    ]
    best = max((rank for rank, _ in ranked), default=None)
    leading = [ids for rank, ids in ranked if rank == best]
    return frozenset.intersection(*leading) if leading else every


def _named(event: Event, ids: frozenset[str]) -> frozenset[str]:
    """Actors of an event by id or by camp."""
    return frozenset(a.id for a in event.actors if a.id in ids or a.side in ids)


class Kinds:
    """The kind of an actor on a day, by the pack where the claim does not tell."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._known: dict[tuple[str, ActorKind, str | None, date | None], tuple[ActorKind, str | None]] = {}

    def kind(self, actor: Actor, on: date | None) -> ActorKind:
        return self._find(actor, on)[0]

    def country(self, actor: Actor, on: date | None) -> str | None:
        """The state whose force it is, else the country that the claim names."""
        return self._find(actor, on)[1]

    def _find(self, actor: Actor, on: date | None) -> tuple[ActorKind, str | None]:
        key = (actor.id, actor.kind, actor.country, on)
        if key not in self._known:
            self._known[key] = self._look(actor, on)
        return self._known[key]

    def _look(self, actor: Actor, on: date | None) -> tuple[ActorKind, str | None]:
        known = self.registry.known(actor.id, on)
        kind = known.kind if known and actor.kind is not ActorKind.PERSON else actor.kind
        country = actor.country or (known.country if known else None)
        for parent in self.registry.parents(actor.id, on):
            above = self.registry.known(parent, on)
            if above is None:
                break
            if kind in BELONGING and (actor.side or kind is not ActorKind.PERSON or known):
                kind = above.kind
            if above.kind in STATE_KINDS and above.country:
                country = above.country
        return kind, country

    def is_state(self, actor: Actor, on: date | None) -> bool:
        """A government or a force of one. A unit of nobody known counts by its PLOVER sector."""
        kind = self.kind(actor, on)
        return kind in STATE_KINDS or (kind is ActorKind.UNIT and actor.sector in (None, "MIL", "COP", "GOV"))

    def inter(self, actor: Actor, record: Record) -> Inter:
        kind = self.kind(actor, record.first_day)
        if self.is_state(actor, record.first_day):
            home = self.country(actor, record.first_day)
            return Inter.EXTERNAL if home and record.country and home != record.country else Inter.STATE
        match kind:
            case ActorKind.ARMED_GROUP | ActorKind.FACTION | ActorKind.UNIT:
                return Inter.REBEL
            case ActorKind.MILITIA | ActorKind.CRIMINAL | ActorKind.UNIDENTIFIED | ActorKind.PARTY:
                return Inter.POLITICAL_MILITIA
            case ActorKind.PROTESTERS:
                return Inter.RIOTERS if record.event.type is EventType.RIOT else Inter.PROTESTERS
            case ActorKind.INTERNATIONAL:
                return Inter.EXTERNAL
            case _:
                return Inter.CIVILIANS


def is_named(actor: Actor) -> bool:
    """Somebody with a name of their own, not "gunmen"."""
    return actor.kind is not ActorKind.UNIDENTIFIED and ":" not in actor.id and not actor.id.startswith((UNNAMED, "private_"))


def names(actors: Sequence[Actor]) -> str:
    return "; ".join(dict.fromkeys(a.name for a in actors))
