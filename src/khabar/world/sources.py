"""Files of places that users bring: a GeoNames country dump, a table; row by row, bad rows named and passed over.

GeoNames: 19 columns parted by tabs (https://download.geonames.org/export/dump/readme.txt), plain or zipped. Tables: CSV
with a header; ``name``, ``lat`` and ``lon`` must be there. Boundary files are read by `khabar.world.polygons`.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from khabar.world.countries import country_of
from khabar.world.gazetteer import OWN_NUMBERS, Box, Kind
from khabar.world.sites import Level, level_of
from khabar.world.userdata import UserDataError

MOST_BYTES = 4_000_000_000  # of one file, unpacked: all of GeoNames has 1.7
LONGEST_LINE = 200_000  # bytes; the longest rows of GeoNames have about 15,000
LONGEST = 60  # letters of a name
MOST_NAMES = 200  # of one place
MOST_TOLD = 20  # bad rows that are named one by one
COLUMNS = 19
USEFUL = re.compile(
    r"^[\u0020-\u024f\u1e00-\u1eff\u2018\u2019\u02bb-\u02bf]+$|^[\u0600-\u06ff\s\u200c]+$|^[\u0400-\u052f\s'-]+$"
)
CODE = re.compile(r"^[A-Z]{2,4}$")
# Endings that GeoNames writes and reports leave out.
SUFFIX = re.compile(
    r"^(.{3,}?)[ -](?:province|district|region|state|governorate|oblast|raion|county|municipality|prefecture|department|division|zone|"
    r"wilaya|wilayah|cercle|republic)$",
    re.IGNORECASE,
)
# GeoNames feature codes, and the kilometres that a place of the kind usually reaches (0: what is usual of its level). What
# is not listed is left out: schools, mosques, wells, farms, whose names would be found in any text.
FEATURES: dict[str, tuple[Kind, float]] = {
    f"{letter}.{code}": (kind, km)
    for letter, codes, kind, km in (
        ("A", "ADM1", Kind.ADMIN1, 0.0), ("A", "ADM2", Kind.ADMIN2, 0.0), ("A", "ADM3", Kind.REGION, 10.0),
        ("A", "ADM4 ADM5 ADMD PRSH TERR", Kind.REGION, 5.0),
        ("P", "PPL PPLA PPLA2 PPLA3 PPLA4 PPLA5 PPLC PPLF PPLG PPLL PPLR PPLS PPLX STLMT", Kind.CITY, 0.0),
        ("T", "PASS GAP MT PK HLL HLLS CAPE RDGE CNYN GRGE", Kind.SPOT, 5.0),
        ("T", "VAL VALS ISL ATOL", Kind.REGION, 10.0),
        ("T", "MTS DSRT PLN PLAT UPLD PEN ISLS DPR", Kind.REGION, 30.0),
        ("L", "RGN RGNE AREA OAS", Kind.REGION, 30.0), ("L", "MILB NVB OILF INDS", Kind.SPOT, 3.0),
        ("H", "STM STMS WAD WADS CNL RVN STMC", Kind.LINEAR, 0.0), ("H", "LK LKS RSV SEA GULF BAY STRT LGN SD CHN", Kind.SEA, 20.0),
        ("S", "AIRP AIRB AIRF AIRH BDG DAM PSTB PSTP CSTM INSM FT PRN CMPRF OILR PS", Kind.SPOT, 2.0), ("R", "TNL", Kind.SPOT, 2.0),
    )
    for code in codes.split()
}  # fmt: skip
KIND_OF = {
    Level.COUNTRY: Kind.REGION, Level.ADMIN1: Kind.ADMIN1, Level.ADMIN2: Kind.ADMIN2, Level.TOWN: Kind.CITY, Level.SPOT: Kind.SPOT,
    Level.AREA: Kind.REGION, Level.LINE: Kind.LINEAR, Level.SEA: Kind.SEA,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place of a file. ``country`` is ISO 3166 alpha-3 or empty; distances in km, points in degrees."""

    name: str
    kind: Kind
    lat: float
    lon: float
    country: str = ""
    spellings: tuple[str, ...] = ()  # as sure as the name
    alternates: tuple[str, ...] = ()
    geonames: int = 0
    population: int = 0
    divisions: tuple[str, ...] = ()  # codes or names of the first and second level that it lies in (or is)
    radius: float = 0.0
    box: Box | None = None  # south, west, north, east
    pcode: str = ""
    weak: bool = False  # the name is a common word or somebody's too, and no surer than an alternate one


@dataclass(slots=True)
class Tally:
    """What was read of a file, and what was not."""

    read: int = 0
    left_out: int = 0  # of kinds that are not kept
    bad: Counter[str] = field(default_factory=Counter)  # by reason
    told: list[str] = field(default_factory=list)

    def reject(self, where: str, why: str) -> None:
        self.bad[why] += 1
        if len(self.told) < MOST_TOLD:
            self.told.append(f"{where}: {why}")


def usable(alias: str) -> bool:
    """Whether an alternate name may stand in a text: no code, no address, no letter-by-letter romanisation ("kndwz")."""
    if not alias or len(alias) > LONGEST or CODE.match(alias) or not USEFUL.match(alias):
        return False
    return ord(alias[0]) >= 0x400 or alias[0].isupper() or alias[0] in "‘ʻ'’"


def point_of(lat: str, lon: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, or None where they are none."""
    try:
        point = float(lat), float(lon)
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None


def whole_of(text: str) -> int | None:
    """A whole number as digits write it, or None; more than ten digits are none of a place."""
    return int(text) if text.isdecimal() and len(text) <= 10 else None


# ------------------------------------------------------------------------------------------------ files
def member_of(path: Path) -> str | None:
    """What kind of file it is, by name or, of an archive, by its members: geonames, csv, geojson or shapefile; None for others.

    Raises UserDataError where an archive is broken.
    """
    names = [path.name]
    if zipfile.is_zipfile(path):
        try:
            with zipfile.ZipFile(path) as archive:
                names = archive.namelist()
        except (zipfile.BadZipFile, OSError, NotImplementedError) as e:
            raise UserDataError(f"{path.name}: {e}") from e
    elif path.suffix.lower() == ".zip":
        with path.open("rb") as file:
            head = file.read(200).lstrip().lower()
        page = head.startswith((b"<!doctype", b"<html", b"<?xml"))
        raise UserDataError(f"{path.name}: {'a web page' if page else 'damaged or cut short'}, no zip archive")
    endings = {Path(n).suffix.lower(): n for n in names if "readme" not in n.lower() and not n.startswith("__MACOSX")}
    for ending, kind in (
        (".shp", "shapefile"),
        (".geojson", "geojson"),
        (".json", "geojson"),
        (".csv", "csv"),
        (".txt", "geonames"),
    ):
        if ending in endings:
            return kind
    return None


@contextmanager
def opened(path: Path, *endings: str) -> Iterator[BinaryIO]:
    """The file, or the first member of the archive with one of these endings. Raises UserDataError."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive:
            fit = [
                one
                for one in archive.infolist()
                if one.filename.lower().endswith(endings) and "readme" not in one.filename.lower()
            ]
            if not fit:
                raise UserDataError(f"{path.name}: no {' or '.join(endings)} in the archive")
            if fit[0].file_size > MOST_BYTES:
                raise UserDataError(f"{path.name}: {fit[0].filename} unpacks to {fit[0].file_size:,} bytes")
            with archive.open(fit[0]) as member:
                yield member  # type: ignore[misc]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as e:
        raise UserDataError(f"{path.name}: {e}") from e


# ------------------------------------------------------------------------------------------------ GeoNames
def geonames_entries(path: Path, tally: Tally) -> Iterator[Entry]:
    """The places of a GeoNames dump. Raises UserDataError where the file is none."""
    with opened(path, ".txt") as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
            if number == 1 and len(cells) != COLUMNS:
                raise UserDataError(f"{path.name}: no GeoNames dump: {len(cells)} columns, not {COLUMNS}")
            if cells == [""]:
                continue
            entry = _geonames_entry(cells, f"line {number}", tally)
            if entry is not None:
                tally.read += 1
                yield entry


def _geonames_entry(cells: list[str], where: str, tally: Tally) -> Entry | None:
    if len(cells) != COLUMNS:
        tally.reject(where, f"not {COLUMNS} columns")
        return None
    feature = FEATURES.get(f"{cells[6]}.{cells[7]}")
    if feature is None:
        tally.left_out += 1
        return None
    point, name, number = point_of(cells[4], cells[5]), cells[1].strip(), whole_of(cells[0])
    why = (
        "no number"
        if number is None or number >= OWN_NUMBERS
        else "no name"
        if not name
        else "no point"
        if point is None
        else ""
    )
    if why or point is None or number is None:
        tally.reject(where, why)
        return None
    kind, radius = feature
    country = country_of(cells[8])
    first, second = cells[10], cells[11]
    divisions: tuple[str, ...] = (first, second) if first and second else (first,) if first else ()
    if kind in (Kind.ADMIN1, Kind.ADMIN2):
        divisions = divisions[: 1 if kind is Kind.ADMIN1 else 2]
    short = SUFFIX.match(name)
    names = [*([short.group(1)] if short else []), cells[2], *cells[3].split(",")]
    return Entry(
        name=name[:LONGEST], kind=kind, lat=point[0], lon=point[1], country=country.iso3 if country else "",
        alternates=tuple(dict.fromkeys(n for n in map(str.strip, names) if usable(n)))[:MOST_NAMES], geonames=number,
        population=whole_of(cells[14]) or 0, divisions=divisions, radius=radius,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ tables
def csv_entries(path: Path, tally: Tally) -> Iterator[Entry]:
    """The places of a table: name, lat, lon; type, country, admin1, admin2, alternates, population, pcode if it has them."""
    with opened(path, ".csv") as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        try:
            yield from _csv_rows(path.name, csv.DictReader(text, skipinitialspace=True), tally)
        except csv.Error as e:
            raise UserDataError(f"{path.name}: {e}") from e


def _csv_rows(name: str, table: csv.DictReader[str], tally: Tally) -> Iterator[Entry]:
    heads = {h.strip().casefold(): h for h in table.fieldnames or [] if h}
    for short, long in (("lat", "latitude"), ("lon", "longitude"), ("lon", "lng")):
        if short not in heads and long in heads:
            heads[short] = heads[long]
    if missing := [h for h in ("name", "lat", "lon") if h not in heads]:
        raise UserDataError(f"{name}: no column {', '.join(missing)}; there are {', '.join(heads) or 'none'}")
    for row in table:
        cells = {h: (row.get(column) or "").strip() for h, column in heads.items()}
        entry = _csv_entry(cells, f"line {table.line_num}", tally)
        if entry is not None:
            tally.read += 1
            yield entry


def _csv_entry(cells: dict[str, str], where: str, tally: Tally) -> Entry | None:
    point = point_of(cells["lat"], cells["lon"])
    country = country_of(cells.get("country", ""))
    if not cells["name"]:
        tally.reject(where, "no name")
    elif point is None:
        tally.reject(where, "no point")
    elif cells.get("country") and country is None:
        tally.reject(where, f"no country {cells['country']!r}")
    else:
        kind = KIND_OF[level_of(cells["type"])] if cells.get("type") else Kind.CITY
        count = cells.get("population", "").replace(",", "")
        spelt = re.split(r"[;|]", cells.get("alternates", ""))
        return Entry(
            name=cells["name"][:LONGEST], kind=kind, lat=point[0], lon=point[1], country=country.iso3 if country else "",
            alternates=tuple(n.strip() for n in spelt if 0 < len(n.strip()) <= LONGEST)[:MOST_NAMES],
            population=whole_of(count) or 0, divisions=divisions_of(kind, cells["name"], cells), pcode=cells.get("pcode", ""),
        )  # fmt: skip
    return None


def divisions_of(kind: Kind, name: str, cells: dict[str, str]) -> tuple[str, ...]:
    """The names of the divisions that a place lies in; a division is its own last one."""
    first, second = cells.get("admin1", ""), cells.get("admin2", "")
    found: Iterable[str] = (first, second)
    if kind is Kind.ADMIN1:
        found = (name,)
    elif kind is Kind.ADMIN2:
        found = (first, name)
    kept = []
    for one in found:
        if not one:
            break
        kept.append(one)
    return tuple(kept)
