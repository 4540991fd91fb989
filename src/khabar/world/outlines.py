"""Outlines of provinces and countries: what a map is drawn on. Compiled by ``training/outlines/build.py``."""

from __future__ import annotations

import json
from collections.abc import Iterable
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

    def box(self, unit: int) -> Box:
        points = [point for ring in self.rings for point in corners(ring, unit)]
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        return min(lons), min(lats), max(lons), max(lats)


@dataclass(frozen=True)
class Outlines:
    """The provinces of a theatre and the countries of the world."""

    unit: int
    provinces: tuple[Area, ...]
    countries: tuple[Area, ...]

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


@lru_cache(maxsize=4)
def open_outlines(theatre: str) -> Outlines | None:
    """The outlines of a theatre, or None where none ship with khabar."""
    provinces, world = _areas(theatre), _areas("world")
    if provinces is None or world is None or theatre == "world":
        return None
    return Outlines(provinces[0], provinces[1], world[1])
