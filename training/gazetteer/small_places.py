"""Compiles the small places that ship over the world gazetteer: ``python training/gazetteer/small_places.py [OUT]``.

Reads places/*.txt (our own, from general knowledge): villages, quarters, bases, camps, crossings, hills that reports of war
name and the world gazetteer lacks. One line each, checked by check_places.py:

    name|kind|ISO3|first-level division|lat,lon,radius_km|other spellings

``radius_km`` says how far off the point may be; ``~`` before a name or spelling marks a common word or a person's name.

Reads spellings/*.txt besides: how agencies write towns and districts that the world gazetteer knows under another spelling. One line each:

    ISO3|name in the gazetteer|lat,lon|spellings of the press

The point, of which a degree is enough, tells namesakes apart.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from khabar.world.compiling import compile_index
from khabar.world.gazetteer import Gazetteer, Kind
from khabar.world.sites import Level, kilometres, level_of
from khabar.world.sources import KIND_OF, Entry

HERE = Path(__file__).resolve().parent
LISTS = HERE / "places"
SPELLINGS = HERE / "spellings"
OUT = Gazetteer.small_places()
PEOPLE = {"town": 6000, "village": 2000}  # a guess that puts what reports name before hamlets that they do not
TOWNS = frozenset(["neighbourhood", "market", "camp"])
SHORTEST = 4  # letters of a name that says enough by itself
MEANT_KM = 60.0  # from the point of a line of spellings to the place that it means


def entries() -> Iterator[Entry]:
    """The places of all lists, by name of the list and line."""
    for path in sorted(LISTS.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("# "):
                yield entry(line)


def entry(line: str) -> Entry:
    label, kind, iso, division, where, aliases = (part.strip() for part in line.split("|"))
    lat, lon, radius = map(float, where.split(","))
    names = [re.sub(r" \(.*\)$", "", label), *(a.strip() for a in aliases.split(";") if a.strip())]
    weak = [n.startswith("~") or len(n) < SHORTEST for n in names]
    bare = [n.lstrip("~") for n in names]
    level = Level.TOWN if kind in TOWNS else Level.AREA if kind == "district" else level_of(kind)
    return Entry(
        name=bare[0], kind=KIND_OF[level] if level is not Level.ADMIN2 else Kind.REGION, lat=lat, lon=lon, country=iso, weak=weak[0],
        spellings=tuple(n for n, w in zip(bare[1:], weak[1:], strict=True) if not w), alternates=tuple(n for n, w in zip(bare[1:], weak[1:], strict=True) if w),
        population=PEOPLE.get(kind, 0), divisions=(division,) if division else (), radius=radius,
    )  # fmt: skip


def spelt(known: Gazetteer) -> Iterator[Entry]:
    """The places of the lists of spellings, each at the very point of the place that it is."""
    for path in sorted(SPELLINGS.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("# "):
                yield from respelt(line, known)


def respelt(line: str, known: Gazetteer) -> Iterator[Entry]:
    """One line's place, once for each kind (town, district) under which the gazetteer has it; raises ValueError where it has none there."""
    iso, name, where, spellings = (part.strip() for part in line.split("|"))
    lat, lon = map(float, where.split(","))
    names = [n.strip() for n in spellings.split(";") if n.strip()]
    near = [row for row in known.lookup(name) if row.country == iso and row.lat == row.lat and kilometres((lat, lon), (row.lat, row.lon)) <= MEANT_KM]
    kinds = {row.kind: row for row in sorted(near, key=lambda row: -kilometres((lat, lon), (row.lat, row.lon)))}
    if not kinds:
        raise ValueError(f"no such place there: {line}")
    for kind, row in sorted(kinds.items()):
        short = [n for n in names if n.startswith("~") or len(n) < SHORTEST]
        yield Entry(
            name=row.name, kind=kind, lat=row.lat, lon=row.lon, country=iso, spellings=tuple(n for n in names if n not in short), alternates=tuple(n.lstrip("~") for n in short),
            geonames=row.geonames, population=row.population,
        )  # fmt: skip


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    known = Gazetteer.open()
    places, names = compile_index(chain(entries(), spelt(known)), out, beneath=known)
    print(f"{out.name}: {places} places, {names} names, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
