"""Check the small places of places/*.txt against the world gazetteer and the outlines of countries.

    check_places.py [--drop] [FILE ...]      without FILE all lists; exit 1 if a line fails; --drop leaves failing lines out

A line fails when a list before it has one of its names in the country within 25 km; when one of its names already resolves in its country within 25 km, or to a place 25 to 120 km off (then one of the
two points is doubtful); when it lies neither within its country's outline nor within 30 km of it, and no town of its country
within 80 km; when its division is none of the country's, or lies more than 700 km from every town of that division;
and when a point is given with more than 15 km of doubt.
"""

import sys
from pathlib import Path

from khabar.world import folds
from khabar.world.gazetteer import Gazetteer, Kind
from khabar.world.outlines import _areas, holds
from khabar.world.places import Atlas
from khabar.world.sites import Level, kilometres

LISTS = Path(__file__).parent / "places"
REGIONS = Path(__file__).parents[1] / "packs/src/world_regions.txt"
AREAS = {
    "region",
    "area",
    "valley",
    "forest",
    "mountain",
    "mountains",
    "island",
    "islands",
    "archipelago",
    "peninsula",
    "desert",
    "plain",
    "road",
    "river",
}


def parse(line):
    label, kind, iso, division, where, aliases = [p.strip() for p in line.split("|")]
    lat, lon, radius = map(float, where.split(","))
    names = [t.strip().lstrip("~") for t in [label.split(" (")[0], *aliases.split(";")] if t.strip()]
    return names, kind, iso, division, (lat, lon), radius


def pack_places():
    """Places of world_regions.txt by folded name: (country, point, kind)."""
    out = {}
    for line in REGIONS.read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") or not line.strip():
            continue
        label, kind, iso, where, aliases = [*line.split("|"), ""][:5]
        lat, lon, _ = map(float, where.split(","))
        for token in [label, *aliases.split(";")]:
            out.setdefault(folds.key(token), []).append((iso, (lat, lon), kind))
    return out


class Checker:
    def __init__(self):
        self.gazetteer = Gazetteer.open()
        self.atlas = Atlas(self.gazetteer)
        self.regions = pack_places()
        self.unit, self.areas = _areas("world")
        self.towns, self.divisions = {}, {}
        self.listed = {}  # folded name and country -> points of the lines before
        for index in range(len(self.gazetteer)):
            row = self.gazetteer.row(index)
            if row.kind is Kind.CITY and row.country:
                self.towns.setdefault(row.country, []).append(row)
        for code in self.gazetteer.countries:
            self.divisions[code] = {r.name for r in self.gazetteer.divisions((code,), Kind.ADMIN1)}

    def division_of(self, row):
        while row.parent is not None:
            row = self.gazetteer.row(row.parent)
            if row.kind is Kind.ADMIN1:
                return row.name
        return None

    def inside(self, iso, point):
        """Within the outline, or within 30 km of it: eight points about it are asked too."""
        area = next((a for a in self.areas if a.code == iso), None)
        if area is None:
            return False
        lat, lon = point
        steps = [(0, 0)] + [(a * k, b * k) for k in (0.13, 0.26) for a in (-1, 0, 1) for b in (-1, 0, 1)]
        return any(holds(area, self.unit, lon + dx, lat + dy) for dy, dx in steps)

    def faults(self, line):
        names, kind, iso, division, point, radius = parse(line)
        for name in names:
            for c in self.atlas.candidates(name):
                s = c.site
                if s.country != iso or s.point is None or s.level in (Level.COUNTRY, Level.ADMIN1):
                    continue
                off = kilometres(point, s.point)
                if s.level is Level.ADMIN2 and off < 0.1:  # a district that lies where this list says
                    continue
                if off <= 25:
                    yield f"known: {name} = {s.name} {s.id} {off:.0f} km"
                elif off <= 120 and s.level is not Level.ADMIN2 and kind not in AREAS:
                    yield f"doubtful: {name} = {s.name} {s.id} {off:.0f} km"
            for other, at, _ in self.regions.get(folds.key(name), []):
                if other == iso or kilometres(point, at) <= 25:
                    yield f"known to the pack: {name}"
        for key in {folds.key(n) for n in names}:
            if any(kilometres(point, at) <= 25 for at in self.listed.get((key, iso), [])):
                yield f"listed before: {key}"
            self.listed.setdefault((key, iso), []).append(point)
        towns = self.towns.get(iso, [])
        near = sorted(
            (kilometres(point, (t.lat, t.lon)), t.index)
            for t in towns
            if abs(t.lat - point[0]) < 4 and abs(t.lon - point[1]) < 4
        )
        if not self.inside(iso, point) and (not near or near[0][0] > 80):
            yield f"outside {iso}"
        if division not in self.divisions.get(iso, ()):
            yield f"no such division: {division}"
        elif near:
            here = [d for d, i in near if self.division_of(self.gazetteer.row(i)) == division]
            if not here or here[0] > 700 + radius:
                yield f"far from {division}"
        if radius > 15 and kind not in AREAS:
            yield f"point with {radius:g} km of doubt"


def main():
    drop = "--drop" in sys.argv
    files = [Path(a) for a in sys.argv[1:] if not a.startswith("--")] or sorted(LISTS.glob("*.txt"))
    checker, failed = Checker(), 0
    for path in files:
        kept = []
        for line in path.read_text(encoding="utf-8").splitlines():
            faults = [] if line.startswith("# ") or not line.strip() else list(dict.fromkeys(checker.faults(line)))
            if faults:
                failed += 1
                print(f"{path.name}: {line.split('|')[0]}: {'; '.join(faults)}")
            if not (faults and drop):
                kept.append(line)
        if drop:
            path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(failed, "lines failed")
    sys.exit(bool(failed and not drop))


if __name__ == "__main__":
    main()
