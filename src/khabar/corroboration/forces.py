"""Forces: where each unit was last told to be, under whom, how strong; with its history.

A row is a unit at a place. A unit seen elsewhere later has moved only if the words say so: a corps has battalions in many
places, and a commander's visit moves nobody. A unit told of with a wrong parent ("3rd Brigade of the 209th" where all
others say 217th) is no second unit; it is shown under the parent that most give, with the doubt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from khabar.corroboration.speakers import Listener
from khabar.corroboration.states import HOLDS, bare, cited, claims_of, ids, interval_of, plain, starting, state_id
from khabar.corroboration.voices import Heard
from khabar.corroboration.world import PARTIES, local
from khabar.model import Actor, ActorKind, Amount, ForceClaim, ForceState, Interval, Place, PlacePrecision, PlaceRole

T = TypeVar("T")
GONE = frozenset({"moved", "withdrew", "withdrawn", "left", "surrendered", "disbanded", "destroyed"})
HERE = frozenset({PlaceRole.AT, PlaceRole.DESTINATION, PlaceRole.TARGET})
# "The 3rd Brigade", "men of the 7th Border Brigade", "62nd Motorised Infantry Regiment"; a battalion of a brigade is none.
DESIGNATION = re.compile(
    r"(?:(?:men|soldiers|troops|fighters|members|forces|elements|part|units) of )?(?:the )?(?P<number>\d+)(?:st|nd|rd|th)? "
    r"(?P<echelon>(?:[a-z]+ ){0,3}?(?:corps|army|division|brigade|regiment|battalion|company|group|front|sector|base))\b"
)
BARE = re.compile(
    r"(?:(?:the|a|an|its|their|his|some|several|two|three|elite|small|local|last) )*(?:corps|arm(?:y|ies)|divisions?|brigades?|regiments?|battalions?|compan(?:y|ies)|groups?|fronts?|units?|forces?|troops|"
    r"garrisons?|detachments?|contingents?|platoons?|squads?|columns?|reinforcements|soldiers|fighters|men)"
)
WHOLE = PARTIES - {ActorKind.UNIT}  # who has units
ANYWHERE = "anywhere"
VAGUE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.SEA_AIR})


def forces(ear: Listener) -> tuple[ForceState, ...]:
    told = [h for h in claims_of(ForceClaim, ear) if h.claim.status in HOLDS and is_unit(force(h))]
    same = aliases(told)
    units: dict[str, list[Heard]] = defaultdict(list)
    for one in told:
        claim = force(one)
        units[same.get(claim.unit.id, claim.unit.id)].append(one)
    rows = [row for unit in sorted(units) for row in rows_of(unit, units[unit], ear)]
    return tuple(sorted(rows, key=lambda row: row.id))


def is_unit(claim: ForceClaim) -> bool:
    """A unit that can be told from others: no "garrison", no bare "Battalion", and no whole army that somebody saw somewhere."""
    unit = claim.unit
    if local(unit) or BARE.fullmatch(unit.name.lower()):
        return False
    return unit.kind not in WHOLE or claim.size is not None or claim.parent is not None or claim.commander is not None


def force(one: Heard) -> ForceClaim:
    if not isinstance(one.claim, ForceClaim):
        raise TypeError(one.claim.kind)
    return one.claim


# ------------------------------------------------------------------------------------------------ one unit, two names
def designation(unit: Actor) -> tuple[str, str] | None:
    """Number and echelon ("3", "brigade"; "7", "border brigade"), which parents give out again and again."""
    match = DESIGNATION.match(unit.name.lower())
    return (match["number"], match["echelon"]) if match else None


def aliases(told: Sequence[Heard]) -> dict[str, str]:
    """The name that most give to units that are one: of one designation, and seen at one place, or not told apart by a parent."""
    groups: dict[tuple[tuple[str, str], str], Counter[str]] = defaultdict(Counter)
    parents: dict[str, set[str]] = defaultdict(set)
    for one in told:
        claim = force(one)
        mark = designation(claim.unit)
        if mark:
            parents[claim.unit.id] |= {claim.parent.id} if claim.parent else set()
            for sign in {place.id for place in places(claim)} | commanders(claim) | {ANYWHERE}:
                groups[mark, sign][claim.unit.id] += 1
    found: dict[str, str] = {}
    for mark, sign in sorted(groups):
        counted = groups[mark, sign]
        if sign == ANYWHERE and not one_unit(mark, counted, parents):
            continue
        best = min(counted, key=lambda unit: (is_made(unit), -counted[unit], unit))
        found.update({unit: best for unit in counted if unit != best and unit not in found and found.get(best) != unit})
    return found


def one_unit(mark: tuple[str, str], counted: Iterable[str], parents: Mapping[str, set[str]]) -> bool:
    """Of a designation that says more than an echelon, with no two parents: "men of the 7th Border Brigade" are of the brigade."""
    above = [parents[unit] for unit in counted if parents[unit]]
    return " " in mark[1] and all(one == above[0] for one in above)


def is_made(unit: str) -> bool:
    """An id made from the words of a report; the tables know others."""
    return unit.startswith("u_") or ":" in unit


def commanders(claim: ForceClaim) -> set[str]:
    return {f"commander {claim.commander.id}"} if claim.commander else set()


def places(claim: ForceClaim) -> list[Place]:
    return [where.place for where in claim.where if where.role in HERE]


# ------------------------------------------------------------------------------------------------ rows
def rows_of(unit: str, told: Sequence[Heard], ear: Listener) -> list[ForceState]:
    """A row for every place of a unit; what names no place goes to the row that was current then."""
    at: dict[str, list[Heard]] = defaultdict(list)
    known: dict[str, Place] = {}
    homeless: list[Heard] = []
    for one in told:
        here = [place for place in places(force(one)) if place.precision not in VAGUE]
        for place in here:
            at[place.id].append(one)
            known[place.id] = min(place, known.get(place.id, place), key=repr)
        if not here:
            homeless.append(one)
    if not at:
        return [row_of(unit, None, told, told, None, ear)]
    ends = ends_of(at, ear)
    last = max(at, key=lambda key: (max(cited(at[key]), default=date.min), key))
    return [
        row_of(unit, known[key], [*at[key], *(homeless if key == last else [])], told, ends.get(key), ear)
        for key in sorted(at)
    ]


def ends_of(at: Mapping[str, list[Heard]], ear: Listener) -> dict[str, Interval]:
    """A place is left where the words say so: the unit moved from it, or withdrew."""
    ends: dict[str, Interval] = {}
    for told in at.values():
        for one in told:
            for where in one.claim.where:
                when = interval_of(one, ear)
                if where.role is PlaceRole.ORIGIN and where.place.id in at and when and force(one).activity in GONE:
                    ends[where.place.id] = min(when, ends.get(where.place.id, when), key=lambda i: (i.start, i.end))
    return ends


def row_of(
    unit: str, place: Place | None, here: Sequence[Heard], told: Sequence[Heard], end: Interval | None, ear: Listener
) -> ForceState:
    """What is last told of a unit at a place; parent and commander from all that is told of the unit."""
    latest = sorted(here, key=lambda h: h.key)[::-1]
    days = cited(here)
    return ForceState(
        id=state_id("force", unit, place.id if place else ""), unit=bare(name_of(unit, told)), parent=parent_of(told),
        parent_kind=first(force(h).parent_kind for h in latest), commander=plain(first(force(h).commander for h in [*latest, *told[::-1]])),
        place=place, activity=force(latest[0]).activity, size=first(force(h).size for h in latest) or size_of(told),
        start=starting(here, ear), end=end, first_cited=days[0] if days else None, last_cited=days[-1] if days else None,
        claims=ids(here), doubt=doubt_of(unit, told),
    )  # fmt: skip


def first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def name_of(unit: str, told: Sequence[Heard]) -> Actor:
    return next((force(h).unit for h in told if force(h).unit.id == unit), force(told[0]).unit)


def parent_of(told: Sequence[Heard]) -> Actor | None:
    """The parent that most origins give."""
    given: dict[str, set[str]] = defaultdict(set)
    known: dict[str, Actor] = {}
    for one in told:
        parent = force(one).parent
        if parent:
            given[parent.id].add(one.report)
            known.setdefault(parent.id, parent)
    best = min(given, key=lambda key: (-len(given[key]), key), default=None)
    return bare(known[best]) if best else None


def size_of(told: Sequence[Heard]) -> Amount | None:
    return first(force(h).size for h in sorted(told, key=lambda h: h.key)[::-1])


def doubt_of(unit: str, told: Sequence[Heard]) -> str | None:
    others = sorted({force(h).unit.name for h in told if force(h).unit.id != unit})
    parents = sorted({parent.name for h in told if (parent := force(h).parent)})
    if others:
        return f"also told of as {', '.join(others)}"
    return f"told of under {' and '.join(parents)}" if len(parents) > 1 else None
