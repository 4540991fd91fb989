"""Boundaries that a user imported for a theatre: outlines, P-codes, and in which district a point lies.

Stored as ``boundaries/THEATRE-admN.json`` in the user's folder, in the form of the outlines that ship, each area with the
id of the pack's place that it is. `khabar.world.matching` decides which; what matches nothing is still drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import msgspec

from khabar.world.outlines import Area, Outlines, corners, holds
from khabar.world.polygons import Feature
from khabar.world.rows import PlaceRow
from khabar.world.thinning import thin_areas
from khabar.world.userdata import Origin, UserDataError, user_folder, write_whole

UNIT = 1000  # a thousandth of a degree, about 100 m: as the outlines that ship
TOLERANCE = 0.003  # degrees that a drawn border may be off; the shipped provinces have 0.004
Rings = tuple[tuple[tuple[float, float], ...], ...]  # longitude, latitude in degrees


class _StoredArea(msgspec.Struct, omit_defaults=True):
    name: str
    rings: list[list[int]]
    place: str | None = None
    admin1: str | None = None
    pcode: str | None = None
    geonames: int | None = None


class _Stored(msgspec.Struct):
    unit: int
    level: int
    drawn_by: str
    origin: Origin
    areas: list[_StoredArea]


@dataclass(frozen=True)
class Boundaries:
    """The divisions of one level of a theatre."""

    unit: int
    level: int
    drawn_by: str
    origin: Origin
    areas: tuple[Area, ...]
    places: tuple[str | None, ...]  # ids, beside the areas

    @cached_property
    def _index(self) -> dict[str, int]:
        return {place: i for i, place in enumerate(self.places) if place}

    @cached_property
    def pcodes(self) -> dict[str, str]:
        """P-codes by the id of the place."""
        return {p: a.pcode for p, a in zip(self.places, self.areas, strict=True) if p and a.pcode}

    def outline(self, place: str) -> Rings | None:
        """The rings of a place, open; holes among them."""
        at = self._index.get(place)
        return None if at is None else tuple(tuple(corners(ring, self.unit)) for ring in self.areas[at].rings)

    @cached_property
    def _boxes(self) -> list[tuple[float, float, float, float]]:
        return [area.box(self.unit) for area in self.areas]

    def at(self, lat: float, lon: float) -> str | None:
        """The id of the place whose area holds a point."""
        for place, area, (west, south, east, north) in zip(self.places, self.areas, self._boxes, strict=True):
            if place and west <= lon <= east and south <= lat <= north and holds(area, self.unit, lon, lat):
                return place
        return None


def file_of(theatre: str, level: int, root: Path | None = None) -> Path:
    return (root or user_folder()) / "boundaries" / f"{theatre}-adm{level}.json"


def store(
    theatre: str, features: Sequence[Feature], places: Sequence[PlaceRow | None], *, level: int, origin: Origin, drawn_by: str,
    provinces: dict[str, str], root: Path | None = None,
) -> Path:  # fmt: skip
    """Thins and writes the features, each with the place that it is. ``provinces``: names by the id of the place."""
    thinned = thin_areas([f.rings for f in features], unit=UNIT, tolerance=TOLERANCE)
    areas = []
    for feature, place, rings in zip(features, places, thinned, strict=True):
        parent = provinces.get(place.parent or "") if place else feature.province
        areas.append(
            _StoredArea(
                place.name if place else feature.name,
                [_steps(r) for r in rings],
                place.id if place else None,
                parent or None,
                feature.code or (place.pcode if place else None),
                place.geonames if place else None,
            )
        )
    path = file_of(theatre, level, root)
    write_whole(path, msgspec.json.encode(_Stored(UNIT, level, drawn_by, origin, areas)))
    return path


def _steps(ring: Sequence[tuple[int, int]]) -> list[int]:
    """The first point, then the steps from point to point."""
    out: list[int] = []
    x = y = 0
    for here in ring:
        out += [here[0] - x, here[1] - y]
        x, y = here
    return out


def read(theatre: str, level: int, root: Path | None = None) -> Boundaries | None:
    """What was imported; None for nothing. Raises UserDataError where the file cannot be read."""
    path = file_of(theatre, level, root)
    if not path.is_file():
        return None
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Stored)
    except (OSError, msgspec.MsgspecError) as e:
        raise UserDataError(f"{path}: {e}") from e
    areas = tuple(
        Area(a.name, tuple(tuple(r) for r in a.rings if len(r) >= 6), a.geonames, a.pcode, admin1=a.admin1)
        for a in found.areas
    )
    return Boundaries(found.unit, found.level, found.drawn_by, found.origin, areas, tuple(a.place for a in found.areas))


def all_of(theatre: str, root: Path | None = None) -> Iterator[Boundaries]:
    """Every level that was imported, districts before provinces."""
    for level in (2, 1):
        if (found := read(theatre, level, root)) is not None:
            yield found


def with_boundaries(
    outlines: Outlines | None, theatre: str, countries: tuple[Area, ...], root: Path | None = None
) -> Outlines | None:
    """What a map is drawn on, with what was imported: districts, and provinces where none ship."""
    imported = {one.level: one for one in all_of(theatre, root)}
    if outlines is None and 1 in imported:
        outlines = Outlines(imported[1].unit, imported[1].areas, countries)
    if outlines is None or 2 not in imported or imported[2].unit != outlines.unit:
        return outlines
    return replace(outlines, districts=imported[2].areas, districts_from=imported[2].drawn_by)
