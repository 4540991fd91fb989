"""Where an event lies on a map: a point where the place is known well, else the area that it may lie in."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass

from khabar.exports.records import Record
from khabar.model import Place, PlacePrecision
from khabar.world.sites import USUAL_RADIUS, Level

CORNERS = 32  # of a circle of uncertainty
KM_PER_DEGREE = 111.195
POINTS = frozenset({PlacePrecision.POINT, PlacePrecision.NEAR})
# Kilometres around the middle of an area whose size is not known.
RADIUS = {
    PlacePrecision.ADMIN2: USUAL_RADIUS[Level.ADMIN2], PlacePrecision.ADMIN1: USUAL_RADIUS[Level.ADMIN1],
    PlacePrecision.REGION: USUAL_RADIUS[Level.AREA], PlacePrecision.LINEAR: USUAL_RADIUS[Level.LINE],
}  # fmt: skip
Position = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Shape:
    """A point (one position) or a polygon's outer ring, counter-clockwise and closed."""

    positions: tuple[Position, ...]

    @property
    def is_point(self) -> bool:
        return len(self.positions) == 1

    @property
    def wkb(self) -> bytes:
        """Well-known binary, little-endian."""
        flat = [value for position in self.positions for value in position]
        if self.is_point:
            return struct.pack("<BI2d", 1, 1, *flat)
        return struct.pack(f"<BIII{len(flat)}d", 1, 3, 1, len(self.positions), *flat)


def shape_of(record: Record) -> Shape | None:
    """Never a pin for an area; nothing for sums over many happenings, countries and places unknown."""
    return None if record.event.aggregate or record.place is None else place_shape(record.place)


def place_shape(place: Place) -> Shape | None:
    if place.lat is None or place.lon is None:
        return None
    if place.precision in POINTS:
        return Shape(((round(place.lon, 6), round(place.lat, 6)),))
    if place.precision not in RADIUS:
        return None
    return circle(place.lon, place.lat, place.radius_km or RADIUS[place.precision])


def circle(lon: float, lat: float, radius_km: float) -> Shape:
    """The area of uncertainty: all within the radius, not the area's border."""
    north = radius_km / KM_PER_DEGREE
    east = north / max(0.05, math.cos(math.radians(lat)))
    ring = [
        (
            round(max(-180.0, min(180.0, lon + east * math.cos(2 * math.pi * i / CORNERS))), 6),
            round(max(-90.0, min(90.0, lat + north * math.sin(2 * math.pi * i / CORNERS))), 6),
        )
        for i in range(CORNERS)
    ]
    return Shape((*ring, ring[0]))
