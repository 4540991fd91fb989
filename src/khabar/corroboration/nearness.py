"""How near two places are, as far as their precision lets anyone say."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from math import asin, cos, radians, sin, sqrt

from khabar.model import Place, PlacePrecision, Where

# Kilometres within which a place of this precision may lie from its coordinates.
REACH = {
    PlacePrecision.POINT: 2.0, PlacePrecision.NEAR: 10.0, PlacePrecision.ADMIN2: 25.0, PlacePrecision.LINEAR: 40.0,
    PlacePrecision.ADMIN1: 90.0, PlacePrecision.REGION: 200.0, PlacePrecision.COUNTRY: 800.0, PlacePrecision.SEA_AIR: 200.0,
}  # fmt: skip
AREAS = frozenset({PlacePrecision.REGION, PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.COUNTRY})
VALLEY = 40.0  # kilometres; wider regions are no place where one thing happens
EXACT = frozenset({PlacePrecision.POINT, PlacePrecision.NEAR, PlacePrecision.ADMIN2})


class Near(float, Enum):
    """How near two places are. The values only put them in order; what each is worth stands in ``weights.toml``."""

    SAME_POINT = 2.0
    SAME_DISTRICT = 1.4
    INSIDE = 0.8  # the one may lie in the other
    SAME_PROVINCE = 0.4
    NEIGHBOURS = 0.2  # two named points of one town
    SAME_COUNTRY = 0.1
    UNKNOWN = 0.0
    FARTHER = -1.5
    ELSEWHERE = -9.0  # cannot be the same


def nearness(a: Sequence[Where], b: Sequence[Where]) -> Near:
    """The best over all pairs of places that two tellings name."""
    found = [place_nearness(x.place, y.place) for x in a for y in b]
    return max(found, key=lambda near: near.value, default=Near.UNKNOWN)


def place_nearness(a: Place, b: Place) -> Near:
    if a.id == b.id:
        return _same(a)
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return _by_names(a, b)
    distance = kilometres(a, b)
    reach = reach_of(a) + reach_of(b)
    if distance <= reach:
        return _within(a, b)
    if is_exact(a) and is_exact(b) and distance > 2 * reach:
        return Near.ELSEWHERE
    return Near.ELSEWHERE if distance > 4 * reach else Near.FARTHER


def _same(place: Place) -> Near:
    if place.precision is PlacePrecision.REGION and is_exact(place):
        return Near.SAME_DISTRICT
    match place.precision:
        case PlacePrecision.POINT | PlacePrecision.NEAR:
            return Near.SAME_POINT
        case PlacePrecision.ADMIN2 | PlacePrecision.LINEAR:
            return Near.SAME_DISTRICT
        case PlacePrecision.ADMIN1:
            return Near.SAME_PROVINCE
        case _:
            return Near.SAME_COUNTRY


def _within(a: Place, b: Place) -> Near:
    coarse = max((a, b), key=reach_of)
    if coarse.precision is PlacePrecision.POINT:
        return Near.NEIGHBOURS
    if is_exact(coarse):
        return Near.INSIDE
    return Near.SAME_PROVINCE if coarse.precision is PlacePrecision.ADMIN1 else Near.SAME_COUNTRY


def reach_of(place: Place) -> float:
    """Of an area its own radius where it is known; of a point or its surroundings at least what their precision leaves open."""
    if place.radius_km and place.precision in AREAS:
        return place.radius_km
    return max(place.radius_km or 0.0, REACH[place.precision])


def is_exact(place: Place) -> bool:
    """A place that a happening can be told by: a town, a district, a valley; no province."""
    valley = place.precision is PlacePrecision.REGION and place.radius_km is not None and place.radius_km <= VALLEY
    return place.precision in EXACT or valley


def _by_names(a: Place, b: Place) -> Near:
    """Without coordinates: by the names of the areas that they lie in."""
    if a.name.lower() == b.name.lower():
        return Near.SAME_DISTRICT if a.precision in EXACT and b.precision in EXACT else Near.SAME_PROVINCE
    if a.admin1 and b.admin1:
        if a.admin1 != b.admin1:
            return Near.ELSEWHERE if a.precision in EXACT and b.precision in EXACT else Near.FARTHER
        return Near.INSIDE if a.admin2 and a.admin2 == b.admin2 else Near.SAME_PROVINCE
    if a.country and b.country and a.country != b.country:
        return Near.ELSEWHERE
    return Near.UNKNOWN


def kilometres(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    la, lo, lb, lp = map(radians, (a.lat, a.lon, b.lat, b.lon))
    arc = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin((lp - lo) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(arc)))
