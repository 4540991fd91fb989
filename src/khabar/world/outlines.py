"""Outlines of provinces and countries, rivers and main roads: what a map is drawn on.

Provinces and countries are compiled by ``training/outlines/build.py``, rivers and roads by ``training/outlines/lines.py``.
Districts do not ship; ``districts`` holds those that a user imported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from khabar.model import Place, PlacePrecision

Box = tuple[float, float, float, float]  # west, south, east, north
Ring = tuple[int, ...]  # first point in units of a degree's part, then steps: x, y, dx, dy, dx, dy, ...


class OutlinesError(ValueError):
    """The outlines' file cannot be read."""


@dataclass(frozen=True, slots=True)
class Area:
    """A province or a country. ``geonames`` and ``pcode`` join it to places; names never do where ids are known."""

    name: str
    rings: tuple[Ring, ...]
    geonames: int | None = None
    pcode: str | None = None
    code: str | None = None  # ISO 3166 alpha-3 of a country
    admin1: str | None = None  # the province that a district lies in

    def box(self, unit: int) -> Box:
        points = [point for ring in self.rings for point in corners(ring, unit)]
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        return min(lons), min(lats), max(lons), max(lats)


@dataclass(frozen=True, slots=True)
class Line:
    """A river or a road, drawn coarsely. ``kind`` is "river" or "road"."""

    name: str
    kind: str
    steps: Ring


@dataclass(frozen=True)
class Outlines:
    """The provinces of a theatre and the countries of the world; districts where they were imported."""

    unit: int
    provinces: tuple[Area, ...]
    countries: tuple[Area, ...]
    districts: tuple[Area, ...] = ()  # in the same unit; ``admin1`` says in which province
    lines: tuple[Line, ...] = ()
    districts_from: str = ""  # who drew the districts, in words for a legend

    @cached_property
    def box(self) -> Box:
        boxes = [area.box(self.unit) for area in self.provinces]
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)

    @cached_property
    def _found(self) -> dict[str, int]:
        keys: dict[str, int] = {}
        for index, area in enumerate(self.provinces):
            for key in (area.geonames, area.pcode, area.name.casefold()):
                if key:
                    keys.setdefault(str(key), index)
        return keys

    def province_of(self, place: Place) -> int | None:
        """The index of the province that a place is or lies in."""
        if place.precision is PlacePrecision.ADMIN1:
            for own in (place.geonames, place.pcode, place.name.casefold()):
                if own and str(own) in self._found:
                    return self._found[str(own)]
        return self._found.get(place.admin1.casefold()) if place.admin1 else None

    @cached_property
    def _districts_found(self) -> dict[str, int]:
        keys: dict[str, int] = {}
        for index, area in enumerate(self.districts):
            for key in (area.geonames, area.pcode, f"{area.admin1 or ''}/{area.name}".casefold()):
                if key:
                    keys.setdefault(str(key), index)
        return keys

    @cached_property
    def _boxes(self) -> list[Box]:
        return [area.box(self.unit) for area in self.districts]

    def district_of(self, place: Place) -> int | None:
        """The index of the district that a place is: by its ids, by name and province, else by where its point lies."""
        if place.precision is not PlacePrecision.ADMIN2:
            return None
        for key in (place.geonames, place.pcode, f"{place.admin1 or ''}/{place.admin2 or place.name}".casefold()):
            if key and str(key) in self._districts_found:
                return self._districts_found[str(key)]
        if place.lon is None or place.lat is None:
            return None
        for index, (area, (west, south, east, north)) in enumerate(zip(self.districts, self._boxes, strict=True)):
            if not (west <= place.lon <= east and south <= place.lat <= north):
                continue
            if holds(area, self.unit, place.lon, place.lat):
                return index
        return None

    def neighbours(self, margin: float) -> Iterable[Area]:
        """Countries that a map of the provinces touches."""
        west, south, east, north = self.box
        for area in self.countries:
            w, s, e, n = area.box(self.unit)
            if w < east + margin and e > west - margin and s < north + margin and n > south - margin:
                yield area


def corners(ring: Ring, unit: int) -> list[tuple[float, float]]:
    """The points of a ring in degrees."""
    points = []
    x = y = 0
    for i in range(0, len(ring), 2):
        x, y = x + ring[i], y + ring[i + 1]
        points.append((x / unit, y / unit))
    return points


def holds(area: Area, unit: int, lon: float, lat: float) -> bool:
    """Whether a point lies inside an area: rings are counted, so that holes are outside."""
    return sum(crosses(corners(ring, unit), lon, lat) for ring in area.rings) % 2 == 1


def crosses(ring: Sequence[tuple[float, float]], lon: float, lat: float) -> int:
    """How often a ray eastwards from the point crosses the ring."""
    count = 0
    ax, ay = ring[-1]
    for bx, by in ring:
        if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
            count += 1
        ax, ay = bx, by
    return count


def _lines(name: str) -> tuple[Line, ...]:
    """Rivers and roads of a theatre, in thousandths of a degree as its provinces are; none where none ship."""
    file = files("khabar").joinpath("data/outlines", f"{name}-lines.json")
    if not file.is_file():
        return ()
    try:
        found = json.loads(file.read_text("utf-8"))
        return tuple(Line(one["name"], one["kind"], tuple(one["steps"])) for one in found["lines"])
    except (KeyError, TypeError, ValueError) as e:
        raise OutlinesError(f"{file}: {e}") from e


@lru_cache(maxsize=8)
def _areas(name: str) -> tuple[int, tuple[Area, ...]] | None:
    file = files("khabar").joinpath("data/outlines", f"{name}.json")
    if not file.is_file():
        return None
    try:
        found = json.loads(file.read_text("utf-8"))
        areas = tuple(
            Area(a["name"], tuple(map(tuple, a["rings"])), a.get("geonames"), a.get("pcode"), a.get("id"))
            for a in found["areas"]
        )
        return int(found["unit"]), areas
    except (KeyError, TypeError, ValueError) as e:
        raise OutlinesError(f"{file}: {e}") from e


def open_outlines(theatre: str) -> Outlines | None:
    """The outlines of a theatre, with what the user imported; None where none ship with khabar and none were imported."""
    from khabar.world.boundaries import with_boundaries  # it builds on this file

    world = _areas("world")
    return with_boundaries(_shipped(theatre), theatre, world[1] if world else ())


@lru_cache(maxsize=4)
def _shipped(theatre: str) -> Outlines | None:
    provinces, world = _areas(theatre), _areas("world")
    if provinces is None or world is None or theatre == "world":
        return None
    return Outlines(provinces[0], provinces[1], world[1], lines=_lines(theatre))
