"""Boundary files: OCHA COD-AB, geoBoundaries and their like, as GeoJSON, or as Shapefile where the geo library is installed.

A GeoJSON is cut into its features before any is decoded, so memory is the file and one feature. Points are longitude and
latitude in degrees (WGS 84); a feature without name or polygon is named in the tally and passed over.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from khabar.world.countries import country_of
from khabar.world.gazetteer import Box, Kind
from khabar.world.outlines import crosses
from khabar.world.sources import LONGEST, Entry, Tally, member_of, opened, usable
from khabar.world.userdata import UserDataError

MOST_JSON = 1_000_000_000  # bytes of one GeoJSON
Point = tuple[float, float]  # longitude, latitude
Ring = list[Point]
NAMES = (
    "adm{0}_en",
    "adm{0}_name",
    "admin{0}name_en",
    "adm{0}name",
    "name_{0}",
    "shapename",
    "name",
    "adm{0}_fr",
    "adm{0}_es",
    "adm{0}_pt",
)
CODES = ("adm{0}_pcode", "admin{0}pcode", "adm{0}pcode", "adm{0}_code", "pcode")
COUNTRIES = ("shapegroup", "iso3", "adm0_pcode", "adm0_a3", "gid_0", "adm0_en")
DEGREES = ("CRS84", "4326", "WGS84", "WGS 84")
KM = 111.2  # of one degree


@dataclass(frozen=True, slots=True)
class Feature:
    """One division as a file gives it. ``rings`` of all its polygons, holes among them."""

    name: str
    rings: tuple[Ring, ...]
    code: str = ""
    names: tuple[str, ...] = ()
    province: str = ""
    province_code: str = ""
    country: str = ""  # ISO 3166 alpha-3
    level: int = 2

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies inside; rings are counted, so that holes are outside."""
        return sum(crosses(ring, lon, lat) for ring in self.rings) % 2 == 1

    def kilometres_to(self, lon: float, lat: float) -> float:
        """From a point to the border, 0 inside; flat near the point, which is right to a percent within 100 km."""
        if self.holds(lon, lat):
            return 0.0
        east = math.cos(math.radians(lat))
        return KM * min(_off(ring, lon, lat, east) for ring in self.rings)

    def box(self) -> Box:
        lons, lats = [p[0] for r in self.rings for p in r], [p[1] for r in self.rings for p in r]
        return min(lats), min(lons), max(lats), max(lons)

    def measures(self) -> tuple[float, float, float]:
        """Latitude and longitude of the middle, and the radius in km of a disc as large."""
        area = x = y = 0.0
        for ring in self.rings:
            for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
                cross = ax * by - bx * ay
                area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
        if abs(area) < 1e-12:
            south, west, north, east = self.box()
            return (south + north) / 2, (west + east) / 2, 0.0
        lat = y / (3 * area)
        return lat, x / (3 * area), KM * math.sqrt(abs(area) / 2 * math.cos(math.radians(lat)) / math.pi)


def _off(ring: Ring, lon: float, lat: float, east: float) -> float:
    best = math.inf
    ax, ay = (ring[-1][0] - lon) * east, ring[-1][1] - lat
    for bx, by in (((x - lon) * east, y - lat) for x, y in ring):
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        t = max(0.0, min(1.0, -(ax * dx + ay * dy) / length)) if length else 0.0
        best = min(best, math.hypot(ax + t * dx, ay + t * dy))
        ax, ay = bx, by
    return best


# ------------------------------------------------------------------------------------------------ reading
class _Crs(msgspec.Struct):
    properties: dict[str, Any] = {}


class _Collection(msgspec.Struct):
    features: list[msgspec.Raw]
    crs: _Crs | None = None


class _Geometry(msgspec.Struct):
    type: str
    coordinates: msgspec.Raw = msgspec.Raw(b"[]")


class _Feature(msgspec.Struct):
    properties: dict[str, Any] | None = None
    geometry: _Geometry | None = None


class Fields(msgspec.Struct, frozen=True):
    """Which columns to read, where their usual names are not used."""

    name: str | None = None
    code: str | None = None
    level: int | None = None


def features(path: Path, tally: Tally, fields: Fields | None = None) -> Iterator[Feature]:
    """The divisions of a file. Raises UserDataError where it cannot be read at all."""
    raw = _shapefile(path) if member_of(path) == "shapefile" or path.suffix.lower() == ".shp" else _geojson(path, tally)
    for number, properties, geometry in raw:
        where = f"feature {number}"
        rings = _rings(geometry, where, tally)
        if rings is None:
            continue
        feature = _feature(properties, rings, fields or Fields())
        if not feature.name:
            tally.reject(where, "no name")
            continue
        tally.read += 1
        yield feature


def _geojson(path: Path, tally: Tally) -> Iterator[tuple[int, Mapping[str, Any], _Geometry | None]]:
    with opened(path, ".geojson", ".json") as file:
        data = file.read(MOST_JSON + 1)
    if len(data) > MOST_JSON:
        raise UserDataError(f"{path.name}: more than {MOST_JSON:,} bytes")
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_Collection)
    except (msgspec.MsgspecError, UnicodeDecodeError) as e:
        raise UserDataError(f"{path.name}: no GeoJSON of features: {e}") from e
    crs = str(found.crs.properties.get("name", "")) if found.crs else ""
    if crs and not any(word in crs for word in DEGREES):
        raise UserDataError(f"{path.name}: its coordinates are in {crs}; longitude and latitude (WGS 84) are needed")
    for number, raw in enumerate(found.features, 1):
        try:
            one = msgspec.json.decode(raw, type=_Feature)
        except msgspec.MsgspecError as e:
            tally.reject(f"feature {number}", f"no feature ({e})")
            continue
        yield number, one.properties or {}, one.geometry


def _shapefile(path: Path) -> Iterator[tuple[int, Mapping[str, Any], _Geometry | None]]:
    try:
        import geopandas  # type: ignore[import-untyped, unused-ignore]
    except ImportError as e:
        raise UserDataError(
            f"{path.name}: a Shapefile needs pip install 'khabar[tables]'; GeoJSON needs nothing"
        ) from e
    try:
        frame = geopandas.read_file(path)
        if frame.crs is not None:
            frame = frame.to_crs(4326)
        rows = list(frame.iterfeatures(na="drop"))
    except Exception as e:  # the library has errors of its own for each driver
        raise UserDataError(f"{path.name}: {e}") from e
    for number, row in enumerate(rows, 1):
        shape = row["geometry"]
        yield (
            number,
            row["properties"],
            shape and _Geometry(shape["type"], msgspec.Raw(msgspec.json.encode(shape["coordinates"]))),
        )


def _rings(geometry: _Geometry | None, where: str, tally: Tally) -> tuple[Ring, ...] | None:
    if geometry is None or geometry.type not in ("Polygon", "MultiPolygon"):
        tally.reject(where, f"no polygon ({geometry.type if geometry else 'no geometry'})")
        return None
    try:
        if geometry.type == "Polygon":
            polygons = [msgspec.json.decode(geometry.coordinates, type=list[list[list[float]]])]
        else:
            polygons = msgspec.json.decode(geometry.coordinates, type=list[list[list[list[float]]]])
        rings = tuple([(p[0], p[1]) for p in ring] for polygon in polygons for ring in polygon if len(ring) > 3)
    except (msgspec.MsgspecError, IndexError):
        tally.reject(where, "its points cannot be read")
        return None
    if not rings or any(abs(x) > 180 or abs(y) > 90 for ring in rings for x, y in ring):
        tally.reject(where, "its points are not in degrees" if rings else "no polygon (empty)")
        return None
    return rings


# ------------------------------------------------------------------------------------------------ columns
def _feature(properties: Mapping[str, Any], rings: tuple[Ring, ...], fields: Fields) -> Feature:
    cells = {
        str(k).casefold(): str(v).strip() for k, v in properties.items() if isinstance(v, (str, int)) and str(v).strip()
    }
    level = fields.level or level_of_file(cells)
    name = cells.get((fields.name or "").casefold(), "") if fields.name else _first(cells, NAMES, level)
    code = cells.get((fields.code or "").casefold(), "") if fields.code else _first(cells, CODES, level)
    other = re.compile(
        rf"^(?:adm{level}_?(?:[a-z]{{2}}|ref|alt\d?[a-z]{{2}}|name\d?)|adm{level}alt\d[a-z]{{2}}|varname_{level})$"
    )
    spelt = [v for k, v in cells.items() if other.match(k) and v != name]
    above = level - 1
    return Feature(
        name=name[:LONGEST], rings=rings, code=code, names=tuple(n for n in dict.fromkeys(spelt) if 0 < len(n) <= LONGEST),
        province=_first(cells, NAMES[:5] + NAMES[7:], 1) if above else "", province_code=_first(cells, CODES[:4], 1) if above else "",
        country=next((c.iso3 for k in COUNTRIES if (c := country_of(cells.get(k, "")))), ""), level=level,
    )  # fmt: skip


def level_of_file(cells: Mapping[str, str]) -> int:
    """The level of a file's divisions, from its columns: the deepest that has a name or code; 2 where nothing tells."""
    if found := re.fullmatch(r"ADM([1-4])", cells.get("shapetype", "")):
        return int(found[1])
    return max((n for n in (1, 2, 3, 4) if _first(cells, NAMES[:5], n) or _first(cells, CODES[:4], n)), default=2)


def _first(cells: Mapping[str, str], patterns: tuple[str, ...], level: int) -> str:
    return next((cells[k] for p in patterns if (k := p.format(level)) in cells), "")


# ------------------------------------------------------------------------------------------------ as places
def polygon_entries(path: Path, tally: Tally, fields: Fields | None = None) -> Iterator[Entry]:
    """The divisions of a boundary file as places with middle, box and radius."""
    for feature in features(path, tally, fields):
        lat, lon, radius = feature.measures()
        kind = {1: Kind.ADMIN1, 2: Kind.ADMIN2}.get(feature.level, Kind.REGION)
        lies_in = (feature.province,) if feature.province else ()
        yield Entry(
            name=feature.name, kind=kind, lat=lat, lon=lon, country=feature.country,
            alternates=tuple(n for n in feature.names if usable(n)), radius=radius, box=feature.box(), pcode=feature.code,
            divisions=(feature.name,) if kind is Kind.ADMIN1 else (*lies_in, feature.name) if kind is Kind.ADMIN2 and lies_in else lies_in,
        )  # fmt: skip
