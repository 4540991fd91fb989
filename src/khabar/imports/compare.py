"""Agreement between khabar's events and somebody's coded rows: matched, missed, extra, field by field.

A row and an event are one where corroboration has made them one, or where days, places and kinds of event are near; each
is matched once, the nearest pairs first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.model import Actor, ActorKind, CodedReport, Event, EventClaim, Place, PlacePrecision, Situation, When, Where
from khabar.world.sites import kilometres

MOST_DAYS = 2  # between the intervals of a row and an event
MOST_KM = 30.0  # between their places, beyond what their own precision leaves open
VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
FIELDS = ("day", "place", "event_type", "sub_event_type", "actors", "recipients", "killed")
IRREGULAR = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.CRIMINAL, ActorKind.UNIDENTIFIED})
UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PERSON, ActorKind.MEDIA, ActorKind.AID, ActorKind.OTHER})
NAMELESS = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.UNIDENTIFIED})
AREAS = frozenset({PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY, PlacePrecision.LINEAR})


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of a matched pair. ``same`` is None where either says nothing."""

    field: str
    ours: str | None
    theirs: str | None
    same: bool | None


@dataclass(frozen=True, slots=True)
class Match:
    event: str
    row: str  # path of the row's report
    days: int
    km: float | None
    fields: tuple[FieldPair, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often a field is the same among the matched pairs in which both fill it."""

    field: str
    same: int
    differ: int


@dataclass(frozen=True, slots=True)
class Comparison:
    matched: tuple[Match, ...]
    missed: tuple[str, ...]  # rows that no event tells
    extra: tuple[str, ...]  # events that no row tells, in the days and countries of the rows
    fields: tuple[Agreement, ...]

    @property
    def recall(self) -> float | None:
        total = len(self.matched) + len(self.missed)
        return len(self.matched) / total if total else None


@dataclass(frozen=True, slots=True)
class _Row:
    path: str
    claim: EventClaim


def compare(situation: Situation, rows: Sequence[CodedReport]) -> Comparison:
    """Compare a situation with imported rows, whether or not these are among its reports."""
    theirs = [_Row(c.report.path, claim) for c in rows for claim in c.claims if isinstance(claim, EventClaim)]
    own = {row.claim.id for row in theirs}
    ours = [e for e in situation.events if not e.aggregate and set(e.claims) - own]
    pairs = sorted(_pairs(ours, theirs), key=lambda p: (p[0], p[1].id, p[2].path))
    taken: set[str] = set()
    matched: list[Match] = []
    for _, event, row in pairs:
        if event.id in taken or row.claim.id in taken:
            continue
        taken |= {event.id, row.claim.id}
        matched.append(_match(event, row))
    missed = tuple(sorted(row.path for row in theirs if row.claim.id not in taken))
    extra = tuple(sorted(e.id for e in ours if e.id not in taken and _within(e, theirs)))
    return Comparison(tuple(sorted(matched, key=lambda m: m.row)), missed, extra, _agreement(matched))


def _pairs(ours: Iterable[Event], theirs: Sequence[_Row]) -> Iterator[tuple[float, Event, _Row]]:
    """Pairs that may be one, with how far apart they are; those that corroboration joined come first."""
    by_month: dict[tuple[int, int], list[_Row]] = defaultdict(list)
    by_claim = {row.claim.id: row for row in theirs}
    for row in theirs:
        if row.claim.when:
            for month in _months(row.claim.when):
                by_month[month].append(row)
    for event in ours:
        for claim in event.claims:
            if claim in by_claim:
                yield -1.0, event, by_claim[claim]
        if event.when is None:
            continue
        near = {row.claim.id: row for month in _months(event.when) for row in by_month[month]}
        for row in near.values():
            apart = _apart(event, row.claim)
            if apart is not None:
                yield apart, event, row


def _months(when: When) -> list[tuple[int, int]]:
    """The months that an interval touches, with the days that a match may lie beside; years are bounded."""
    day, last = when.start - timedelta(MOST_DAYS), when.end + timedelta(MOST_DAYS)
    found: list[tuple[int, int]] = []
    while (day.year, day.month) <= (last.year, last.month) and len(found) < 24:
        found.append((day.year, day.month))
        day = (day.replace(day=1) + timedelta(32)).replace(day=1)
    return found


def _apart(event: Event, claim: EventClaim) -> float | None:
    """How far apart two tellings are, None where they cannot be one: days, kilometres, kinds."""
    if event.when is None or claim.when is None:
        return None
    days = gap(event.when, claim.when)
    here, there = main_place(event.where), main_place(claim.where)
    if days > MOST_DAYS or here is None or there is None:
        return None
    km = distance(here, there)
    if km is None or km > MOST_KM:
        return None
    kinds = _kinds(event, claim)
    shared = {a.id for a in (*event.actors, *event.recipients)} & {a.id for a in (*claim.actors, *claim.recipients)}
    return None if kinds is None else days + km / 10 + kinds - min(2, len(shared))


def _kinds(event: Event, claim: EventClaim) -> float | None:
    if event.type is claim.type:
        return 0.0
    a = event.acled.event_type if event.acled else None
    b = claim.acled.event_type if claim.acled else None
    if a == b and a is not None:
        return 1.0
    return 3.0 if a in VIOLENT and b in VIOLENT else None


def gap(a: When, b: When) -> int:
    """Days between two half-open intervals, 0 where they meet."""
    return max(0, (b.start - a.end).days + 1, (a.start - b.end).days + 1)


def main_place(where: Sequence[Where]) -> Place | None:
    return min(where, key=lambda w: (w.role.value != "at", w.place.precision in AREAS, w.place.id)).place if where else None


def distance(a: Place, b: Place) -> float | None:
    """Kilometres beyond what an area leaves open; 0 inside one province where either is known by it only."""
    if a.id == b.id:
        return 0.0
    if (a.precision in AREAS or b.precision in AREAS) and a.admin1 and a.admin1 == b.admin1:
        return 0.0
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    room = max((p.radius_km or 0.0 for p in (a, b) if p.precision in AREAS), default=0.0)
    return max(0.0, kilometres((a.lat, a.lon), (b.lat, b.lon)) - room)


def _within(event: Event, theirs: Sequence[_Row]) -> bool:
    """Whether the rows could have told it: their days, their countries."""
    whens = [row.claim.when for row in theirs if row.claim.when]
    lands = {w.place.country for row in theirs for w in row.claim.where}
    if event.when is None or not whens:
        return False
    place = main_place(event.where)
    inside = event.when.start >= min(w.start for w in whens) and event.when.end <= max(w.end for w in whens)
    return inside and (place is None or place.country in lands)


# ------------------------------------------------------------------------------------------------ field by field
def _match(event: Event, row: _Row) -> Match:
    claim = row.claim
    here, there = main_place(event.where), main_place(claim.where)
    days = gap(event.when, claim.when) if event.when and claim.when else 0
    km = distance(here, there) if here and there else None
    return Match(event.id, row.path, days, round(km, 1) if km is not None else None, tuple(_fields(event, claim, km)))


def _fields(event: Event, claim: EventClaim, km: float | None) -> Iterator[FieldPair]:
    yield _pair("day", _day(event.when), _day(claim.when), event.when and claim.when and gap(event.when, claim.when) == 0)
    here, there = main_place(event.where), main_place(claim.where)
    yield _pair("place", here.name if here else None, there.name if there else None, km is not None and km <= 5)
    for field in ("event_type", "sub_event_type"):
        a = getattr(event.acled, field) if event.acled else None
        b = getattr(claim.acled, field) if claim.acled else None
        yield _pair(field, a, b, a == b)
    both = {a.id for a in (*event.actors, *event.recipients)}, {a.id for a in (*claim.actors, *claim.recipients)}
    for field, a_side, b_side in (("actors", event.actors, claim.actors), ("recipients", event.recipients, claim.recipients)):
        same = bool(_ids(a_side) & _ids(b_side)) or (not event.directed and bool(both[0] & both[1]))
        yield _pair(field, _names(a_side), _names(b_side), same)
    a_low, a_high = _killed_event(event)
    b_low, b_high = _killed_claim(claim)
    yield _pair("killed", _span(a_low, a_high), _span(b_low, b_high), a_low <= b_high and b_low <= a_high)


def _pair(field: str, ours: str | None, theirs: str | None, same: object) -> FieldPair:
    return FieldPair(field, ours or None, theirs or None, bool(same) if ours and theirs else None)


def _day(when: When | None) -> str | None:
    if when is None:
        return None
    last: date = when.end - timedelta(1)
    return when.start.isoformat() if last == when.start else f"{when.start.isoformat()} to {last.isoformat()}"


def _ids(actors: Iterable[Actor]) -> set[str]:
    """Ids and names by which two sides may agree; the nameless agree by what they are."""
    found: set[str] = set()
    for actor in actors:
        if ":" in actor.id or actor.id.startswith("generic_") or actor.kind in NAMELESS:
            found.add("armed" if actor.kind in IRREGULAR else "people" if actor.kind in UNARMED else actor.kind.value)
        else:
            found |= {actor.id, actor.name.casefold()}
    return found


def _names(actors: Iterable[Actor]) -> str | None:
    return "; ".join(dict.fromkeys(a.name for a in actors)) or None


def _killed_event(event: Event) -> tuple[float, float]:
    rows = [t for t in event.numbers if t.role == "killed"]
    whole = [t for t in rows if t.whose is None]
    chosen = whole or rows
    return sum(t.low or 0 for t in chosen), sum(t.high or t.best or t.low or 0 for t in chosen)


def _killed_claim(claim: EventClaim) -> tuple[float, float]:
    rows = [n for n in claim.numbers if n.role == "killed"]
    chosen = [n for n in rows if n.whose is None] or rows
    return sum(n.low or 0 for n in chosen), sum(n.high or n.best or n.low or 0 for n in chosen)


def _span(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _agreement(matched: Sequence[Match]) -> tuple[Agreement, ...]:
    pairs = [pair for match in matched for pair in match.fields]
    return tuple(
        Agreement(field, sum(p.same is True for p in pairs if p.field == field), sum(p.same is False for p in pairs if p.field == field))
        for field in FIELDS
    )
