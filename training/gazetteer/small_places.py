"""Compiles the small places that ship over the world gazetteer: ``python training/gazetteer/small_places.py [OUT]``.

Reads places/*.txt (our own, from general knowledge): villages, quarters, bases, camps, crossings, hills that reports of war
name and the world gazetteer lacks. One line each, checked by check_places.py:

    name|kind|ISO3|first-level division|lat,lon,radius_km|other spellings

``radius_km`` says how far off the point may be; ``~`` before a name or spelling marks a common word or a person's name.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from khabar.world.compiling import compile_index
from khabar.world.gazetteer import Gazetteer, Kind
from khabar.world.sites import Level, level_of
from khabar.world.sources import KIND_OF, Entry

HERE = Path(__file__).resolve().parent
LISTS = HERE / "places"
OUT = Gazetteer.small_places()
PEOPLE = {"town": 6000, "village": 2000}  # a guess that puts what reports name before hamlets that they do not
TOWNS = frozenset(["neighbourhood", "market", "camp"])
SHORTEST = 4  # letters of a name that says enough by itself


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


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    places, names = compile_index(entries(), out, beneath=Gazetteer.open())
    print(f"{out.name}: {places} places, {names} names, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
