"""Give each place of the world's pack the first-level division that it lies in, and make regions that are divisions divisions.

    python training/packs/divisions.py [--write]

The division is that of the gazetteer's towns around: the one that most of the nearest have, by inverse distance. Prints what it would
change; ``--write`` changes ``places.csv``. Run after places were added to the pack; `khabar theatre check world` then reads it.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

import numpy as np

from khabar.world import open_world
from khabar.world.gazetteer import Gazetteer, Kind
from khabar.world.sites import Level, kilometres, level_of

FOLDER = Path("src/khabar/data/theatres/world")
NEAREST, FARTHEST = 5, 120.0  # towns asked; kilometres
SAME = 300.0  # kilometres between a region of the pack and the division of its name
AREAS = {"egy.sinai", "sdn.darfur", "som.jubaland_region", "ukr.crimea", "geo.abkhazia", "mda.transnistria_region"}  # wider than a division, or disputed
SUFFIXES = ("region", "state", "province")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--write", action="store_true")
    a = ap.parse_args()
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    names: dict[str, list[str]] = {}
    with (FOLDER / "names.csv").open(encoding="utf-8", newline="") as f:
        for n in csv.DictReader(f):
            names.setdefault(n["target"], []).append(n["text"])
    gazetteer = open_world("world").atlas.gazetteer
    near = Neighbours(gazetteer)
    changed = 0
    called: dict[tuple[str, str], str] = {}  # country and the gazetteer's name of a division -> the pack's
    for row in rows:
        row.setdefault("admin1", "")
        code = row["parent"].removeprefix("country.").upper()
        if not row["lat"] or len(code) != 3 or row["parent"] == "country.int":
            continue
        if row["kind"] in ("region", "province") and row["id"] not in AREAS and (known := division_of(gazetteer, row, code, names.get(row["id"], []))):
            called[code, known] = row["name"]
            changed += row["kind"] == "region"
            row["kind"], row["precision"] = "province", "admin1"
    for row in rows:
        code = row["parent"].removeprefix("country.").upper()
        if row["lat"] and len(code) == 3 and row["parent"] != "country.int" and level_of(row["kind"]) in (Level.TOWN, Level.SPOT, Level.ADMIN2):
            found = near.division(float(row["lat"]), float(row["lon"]), code) or ""
            found = called.get((code, found), found)
            changed += found != row["admin1"]
            row["admin1"] = found
    print(changed, "changed;", sum(bool(r["admin1"]) for r in rows), "of", len(rows), "in a division")
    if a.write:
        with (FOLDER / "places.csv").open("w", encoding="utf-8", newline="") as f:
            out = csv.DictWriter(f, list(rows[0]), lineterminator="\n")
            out.writeheader()
            out.writerows(rows)


def division_of(gazetteer: Gazetteer, row: dict[str, str], code: str, others: list[str]) -> str | None:
    """The gazetteer's name of the first-level division that goes by the names of this row, there."""
    texts = [row["name"], *others]
    texts += [t.rsplit(" ", 1)[0] for t in texts if t.split()[-1].casefold() in SUFFIXES]
    here = float(row["lat"]), float(row["lon"])
    found = (r for t in texts for r in gazetteer.lookup(t))
    return next((r.name for r in found if r.kind is Kind.ADMIN1 and r.country == code and kilometres(here, (r.lat, r.lon)) <= SAME), None)


class Neighbours:
    """The gazetteer's towns by country, with the division of each."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.codes = [gazetteer.row(i).country for i in range(len(gazetteer))]
        self.towns: dict[str, tuple[np.ndarray, np.ndarray, list[int]]] = {}

    def of(self, code: str) -> tuple[np.ndarray, np.ndarray, list[int]]:
        if code not in self.towns:
            divisions = {r.index for r in self.gazetteer.divisions((code,), Kind.ADMIN1)}
            rows = [r for i in range(len(self.gazetteer)) if self.codes[i] == code and (r := self.gazetteer.row(i)).kind is Kind.CITY]
            held = [(r, next((p for p in self.up(r.parent) if p in divisions), -1)) for r in rows]
            held = [(r, d) for r, d in held if d >= 0]
            self.towns[code] = np.array([r.lat for r, _ in held]), np.array([r.lon for r, _ in held]), [d for _, d in held]
        return self.towns[code]

    def up(self, index: int | None) -> list[int]:
        out: list[int] = []
        while index is not None and len(out) < 4:
            out.append(index)
            index = self.gazetteer.row(index).parent
        return out

    def division(self, lat: float, lon: float, code: str) -> str | None:
        lats, lons, held = self.of(code)
        if not held:
            return None
        order = np.argsort(np.hypot(lats - lat, (lons - lon) * np.cos(np.radians(lat))))[:NEAREST]
        votes: Counter[int] = Counter()
        for i in order.tolist():
            km = kilometres((lat, lon), (float(lats[i]), float(lons[i])))
            if km <= FARTHEST:
                votes[held[i]] += 1 / (km + 1)  # type: ignore[assignment]
        best = votes.most_common(1)
        return self.gazetteer.row(best[0][0]).name if best else None


if __name__ == "__main__":
    main()
