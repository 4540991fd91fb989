"""Afghan districts by misspelt names: ``python benchmarks/districts.py REFERENCE/provinces-and-districts.json [--self] [--bare]``.

Each name (English, Dari, Pashto) gets one random edit or one usual change of transliteration (fixed seed) and is grounded in
"Fighting broke out in X district of Y province." (``--bare``: without the province). The right district is the atlas's
district of that province whose names are likest to the unchanged ones, or which lies nearest; names for which there is none
are listed. Numbered quarters of cities ("PD 7", "3rd City District") are left out. ``--self`` takes the reference's own rows as the atlas, to measure the likeness alone.

``--boundaries FILE`` (OCHA or geoBoundaries, level 2) measures the pack's points instead: how many districts lie inside their
polygon or within 5 km of it, and how many of the places that the pack puts into a district lie there; all others are listed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khabar.coding.draft import Mention, MentionKind
from khabar.coding.places import ground_places
from khabar.world import folds, likeness
from khabar.world.gazetteer import Gazetteer
from khabar.world.matching import Matcher
from khabar.world.packs import load_pack
from khabar.world.places import Atlas
from khabar.world.polygons import features
from khabar.world.rows import NameRow, PlaceRow
from khabar.world.sites import Level, Site, kilometres
from khabar.world.sources import Tally

SEED = 20210815
NEAR_KM = 5.0
LATIN_CHANGES = (
    ("kh", "x"), ("q", "k"), ("gh", "g"), ("u", "o"), ("o", "u"), ("i", "e"), ("e", "i"), ("ai", "ay"), ("ay", "ai"), ("aw", "ow"),
    ("w", "v"), ("zh", "j"), ("oo", "u"), ("ee", "i"), ("sh", "ch"), ("-", " "), (" ", ""), (" ", "-"), ("dd", "d"), ("a", "aa"),
    ("j", "dj"), ("z", "s"), ("y", "i"), ("th", "t"), ("ah", "a"), ("abad", "abaad"), ("-e-", "-i-"), ("k", "q"), ("ch", "tch"),
)  # fmt: skip
ARABIC_CHANGES = (("ک", "ك"), ("ی", "ي"), ("ه", "ة"), (" ", ""), ("ا", ""), ("و", ""), ("ق", "ک"), ("غ", "ګ"), ("ط", "ت"), ("ص", "س"))


@dataclass(frozen=True)
class District:
    name: str
    names: tuple[str, ...]
    province: str
    point: tuple[float, float] | None


def districts(path: Path) -> Iterator[District]:
    for p in json.loads(path.read_text(encoding="utf-8")):
        for d in p["districts"]:
            if any(c.isdigit() for c in d["name"]) or len(d["name"]) < 3:
                continue
            names = tuple(dict.fromkeys(n.strip() for n in (d["name"], d["nameFa"], d["namePa"]) if n and n.strip()))
            yield District(d["name"].strip(), names, p["name"].strip(), _point(d))


def _point(d: dict[str, Any]) -> tuple[float, float] | None:
    try:
        return float(d["latitude"]), float(d["longitude"])
    except (TypeError, ValueError):
        return None


def changed(name: str, rng: random.Random) -> str:
    """One usual change of transliteration, or else one random edit behind the first letter."""
    low = name.casefold()
    table = LATIN_CHANGES if low.isascii() else ARABIC_CHANGES
    fits = [(a, b) for a, b in table if a in low[1:]]
    if fits and rng.random() < 0.5:
        a, b = rng.choice(fits)
        at = low.index(a, 1)
        return name[:at] + b + name[at + len(a) :]
    at = rng.randrange(1, len(name))
    letter = rng.choice(sorted(set(low) - {" ", "-"}))
    kind = rng.choice(("drop", "add", "swap", "turn"))
    if kind == "drop":
        return name[:at] + name[at + 1 :]
    if kind == "add":
        return name[:at] + letter + name[at:]
    if kind == "swap" or at + 1 >= len(name):
        return name[:at] + letter + name[at + 1 :]
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def atlas_of(path: Path, *, own: bool) -> tuple[Atlas, list[Site]]:
    if own:
        rows, names = [], []
        for i, d in enumerate(districts(path)):
            parent = folds.key(d.province)
            rows.append(PlaceRow(id=parent, name=d.province, kind="province", country="AFG"))
            rows.append(PlaceRow(id=f"d{i}", name=d.name, kind="district", parent=parent, lat=d.point and d.point[0], lon=d.point and d.point[1], country="AFG"))
            names += [NameRow(target=f"d{i}", text=n) for n in d.names]
        atlas = Atlas(Gazetteer.open(), places={r.id: r for r in rows}.values(), names=names, countries=["AFG"])
        ids = [r.id for r in rows if r.kind == "district"]
    else:
        pack = load_pack("afghanistan")
        atlas = Atlas(Gazetteer.open(), places=pack.places, names=pack.names, bbox=pack.bbox, countries=["AFG"])
        ids = [r.id for r in pack.places if r.kind == "district"]
    return atlas, [s for i in ids if (s := atlas.site(i)) is not None]


def truth(d: District, sites: list[Site], atlas: Atlas) -> Site | None:
    best, score = None, 0.0
    provinces = {c.site.id for c in atlas.candidates(d.province) if c.site.level is Level.ADMIN1}
    for s in sites:
        if not any(up.id in provinces for up in atlas.chain(s)):
            continue
        spelt = atlas.spellings(s.id)
        like = max((likeness.place_likeness(n, t) for n in d.names for t in spelt), default=0.0)
        if d.point and s.point:
            like += 0.15 * max(0.0, 1 - kilometres(d.point, s.point) / 30)
        if like > score:
            best, score = s, like
    return best if score >= 0.8 else None


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("reference", type=Path, nargs="?")
    ap.add_argument("--boundaries", type=Path)
    ap.add_argument("--self", action="store_true", dest="own")
    ap.add_argument("--bare", action="store_true")
    ap.add_argument("--show", action="store_true")
    args = ap.parse_args()
    if args.boundaries:
        points(args.boundaries)
    if args.reference is None:
        return
    atlas, sites = atlas_of(args.reference, own=args.own)
    rng = random.Random(SEED)
    count: Counter[str] = Counter()
    for d in districts(args.reference):
        right = truth(d, sites, atlas)
        if right is None:
            count["no such district in the atlas"] += 1
            if args.show:
                print("none", d.name, d.province, sep="\t")
            continue
        for name in d.names:
            said = changed(name, rng)
            where = "." if args.bare else f" of {d.province} province."
            text = f"Fighting broke out in {said} district{where}"
            m = [Mention(22, 22 + len(said) + 9, MentionKind.PLACE)]
            if not args.bare:
                m.append(Mention(22 + len(said) + 13, len(text) - 1, MentionKind.PLACE))
            got = ground_places(text, m, atlas=atlas)[0].place
            ok = got is not None and same(got.id, right, atlas)
            count["names"] += 1
            count["right"] += ok
            if args.show and not ok:
                print(f"{name} -> {said}", f"{right.name}, {right.admin1}", f"{got.name}, {got.admin1} {got.kind}" if got else "nothing", sep="\t")
    print(f"{count['right'] / count['names']:.3f} of {count['names']} names to the right district; {dict(count)}")


def points(path: Path) -> None:
    """Prints how many of the pack's points lie where the boundaries have them, and which do not."""
    pack, tally = load_pack("afghanistan"), Tally()
    divisions = list(features(path, tally))
    matcher = Matcher(pack.places, pack.names, level=2)
    polygon = {m.place.id: f for f, m in zip(divisions, matcher.match(divisions), strict=True) if m.place}
    off = [(p.id, polygon[p.id].kilometres_to(p.lon or 0.0, p.lat or 0.0)) for p in matcher.places if p.id in polygon]
    tell(f"of {len(divisions)} districts", off)
    for p in matcher.places:
        if p.id not in polygon:
            print("no polygon", p.id, p.name, sep="\t")
    inner = [p for p in pack.places if p.parent in polygon and p.lat is not None and p.lon is not None]
    tell(f"of {len(inner)} places in them", [(p.id, polygon[p.parent or ""].kilometres_to(p.lon or 0.0, p.lat or 0.0)) for p in inner])
    coded = sum(p.pcode is not None for p in matcher.places)
    print(f"{coded} of {len(matcher.places)} districts of the pack have a P-code")


def tell(what: str, off: list[tuple[str, float]]) -> None:
    inside, near = sum(km == 0 for _, km in off), sum(0 < km <= NEAR_KM for _, km in off)
    print(f"{what}: {inside} points inside their polygon, {near} within {NEAR_KM:.0f} km, {len(off) - inside - near} further off")
    for ident, km in off:
        if km > 0:
            print("outside" if km > NEAR_KM else "near", ident, f"{km:.1f} km", sep="\t")


def same(ident: str, right: Site, atlas: Atlas) -> bool:
    """The district, or the town that is its centre."""
    site = atlas.site(ident)
    if site is None or ident == right.id:
        return ident == right.id
    return site.level is Level.TOWN and site.admin2 == right.admin2


if __name__ == "__main__":
    sys.exit(main())
