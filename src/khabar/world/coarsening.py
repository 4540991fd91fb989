"""Places of those who could be harmed, by district or province only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from khabar.model import (
    CodedReport,
    Event,
    EventClaim,
    EventType,
    ForceClaim,
    ForceState,
    Place,
    PlacePrecision,
    Situation,
    Where,
)
from khabar.world.masks import Names

PROVINCE_ONLY = frozenset({EventType.SEXUAL_VIOLENCE})
DISTRICT_ONLY = frozenset({
    EventType.DISPLACEMENT, EventType.RETURN, EventType.AID, EventType.ACCESS_OBSTRUCTION, EventType.DEPLOYMENT,
    EventType.BASE, EventType.CHECKPOINT, EventType.EXERCISE, EventType.FORMATION,
})  # fmt: skip
DISTRICT_TARGETS = frozenset({"hospital", "clinic", "school", "aid"})
CHILDREN = re.compile(r"\b(child\w*|minors?|boys?|girls?|infants?|bab(?:y|ies)|schoolgirls?|schoolboys?)\b", re.I)

COARSENESS: Mapping[PlacePrecision, int] = {
    PlacePrecision.POINT: 0, PlacePrecision.NEAR: 0, PlacePrecision.LINEAR: 1, PlacePrecision.ADMIN2: 2,
    PlacePrecision.ADMIN1: 3, PlacePrecision.REGION: 4, PlacePrecision.SEA_AIR: 4, PlacePrecision.COUNTRY: 5,
}  # fmt: skip
Centre = tuple[float, float, float | None]  # lat, lon, radius in km
Centres = Mapping[tuple[str, str | None], Centre]  # by (province, district or None)


def finest(claim: EventClaim | Event) -> PlacePrecision | None:
    """How exactly the place of an event may be given at most; None: as exactly as it is known."""
    words = " ".join(n.words for n in claim.numbers) if isinstance(claim, EventClaim) else ""
    whose = " ".join(n.whose or "" for n in claim.numbers)
    if claim.type in PROVINCE_ONLY or CHILDREN.search(f"{words} {whose} {_names_of(claim)}"):
        return PlacePrecision.ADMIN1
    if claim.type in DISTRICT_ONLY or (claim.target or "") in DISTRICT_TARGETS:
        return PlacePrecision.ADMIN2
    return None


def _names_of(claim: EventClaim | Event) -> str:
    return " ".join(a.name for a in claim.recipients)


def coarser(place: Place, limit: PlacePrecision, centres: Centres) -> Place:
    """The district or province of a place, with that area's own centre or none: never the place's own point."""
    if COARSENESS[place.precision] >= COARSENESS[limit]:
        return place
    admin2 = place.admin2 if limit is PlacePrecision.ADMIN2 else None
    name = admin2 or place.admin1
    precision = PlacePrecision.ADMIN2 if admin2 else PlacePrecision.ADMIN1
    centre = centres.get((place.admin1 or "", admin2))
    lat, lon, radius = centre or (None, None, None)
    key = "_".join(filter(None, ("area", place.admin1, admin2))).lower().replace(" ", "_")
    return Place(
        key, name or "place withheld", precision if name else PlacePrecision.COUNTRY, admin2=admin2, admin1=place.admin1,
        country=place.country, lat=lat, lon=lon, radius_km=radius,
    )  # fmt: skip


def coarse(situation: Situation, centres: Centres, masks: dict[str, list[tuple[int, int]]]) -> Situation:
    limits: dict[str, PlacePrecision] = {}  # by claim: what its event allows holds for all that tell it
    event_of = dict(situation.event_of)
    claims = {c.id: c for coded in situation.reports for c in coded.claims}
    for event in situation.events:
        tellings = [claims[c] for c in event.claims if c in claims]
        found = [finest(event), *(finest(c) for c in tellings if isinstance(c, EventClaim))]
        known = [limit for limit in found if limit]
        if known:
            limits[event.id] = max(known, key=lambda limit: COARSENESS[limit])
    reports = tuple(_coarse_report(coded, limits, event_of, centres, masks) for coded in situation.reports)
    events = tuple(
        replace(e, where=tuple(_where(w, limits[e.id], centres) for w in e.where)) if e.id in limits else e
        for e in situation.events
    )
    forces = tuple(_force(state, centres) for state in situation.forces)
    return replace(situation, reports=reports, events=events, forces=forces)


def _coarse_report(
    coded: CodedReport,
    limits: Mapping[str, PlacePrecision],
    event_of: Mapping[str, str],
    centres: Centres,
    masks: dict[str, list[tuple[int, int]]],
) -> CodedReport:
    claims = []
    for claim in coded.claims:
        limit = PlacePrecision.ADMIN2 if isinstance(claim, ForceClaim) else limits.get(event_of.get(claim.id, ""))
        if limit is None and isinstance(claim, EventClaim):
            limit = finest(claim)
        if limit is None or not claim.where:
            claims.append(claim)
            continue
        where = tuple(_where(w, limit, centres) for w in claim.where)
        for old, new in zip(claim.where, where, strict=True):
            if old is not new:
                masks[coded.report.id] += _places_in(coded.report.text, old)
        claims.append(replace(claim, where=where))
    return replace(coded, claims=tuple(claims))


def _places_in(text: str, where: Where) -> list[tuple[int, int]]:
    """Where a text names the place that must not be named; names of its district and province may stay."""
    known = {(n or "").casefold() for n in (where.place.admin1, where.place.admin2)}
    names = {where.place.name, where.quote.text if where.quote else ""}
    return Names(n for n in names if n.casefold() not in known).spans(text)


def _where(where: Where, limit: PlacePrecision, centres: Centres) -> Where:
    place = coarser(where.place, limit, centres)
    return where if place is where.place else replace(where, place=place, quote=None)


def _force(state: ForceState, centres: Centres) -> ForceState:
    if state.place is None:
        return state
    return replace(state, place=coarser(state.place, PlacePrecision.ADMIN2, centres))
