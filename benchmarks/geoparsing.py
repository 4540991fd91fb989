"""Toponyms found and resolved, on a corpus in LGL's form: ``python benchmarks/geoparsing.py lgl.xml [--show] [--no-demonyms]``."""

from __future__ import annotations

import argparse
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khabar.coding.places import find_demonyms, find_places, ground_places
from khabar.world.layers import open_gazetteer
from khabar.world.places import Atlas
from khabar.world.sites import kilometres

WITHIN_KM = 161


@dataclass(frozen=True)
class Toponym:
    start: int
    end: int
    point: tuple[float, float] | None


def articles(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    for a in ET.parse(path).getroot().iter("article"):
        tops = []
        for t in a.iter("toponym"):
            start, end = t.findtext("start"), t.findtext("end")
            if start is None or end is None:
                continue
            lat, lon = t.findtext(".//lat") or t.findtext("latitude"), t.findtext(".//lon") or t.findtext("longitude")
            tops.append(Toponym(int(start), int(end), (float(lat), float(lon)) if lat and lon else None))
        yield a.findtext("text") or "", tops


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("corpus", type=Path)
    ap.add_argument("--show", action="store_true")
    ap.add_argument("--no-demonyms", action="store_true")
    ap.add_argument("--only", type=int, default=None, help="the first so many documents")
    args = ap.parse_args()
    atlas = Atlas(open_gazetteer())
    count: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for n, (text, gold) in enumerate(articles(args.corpus)):
        if args.only is not None and n >= args.only:
            break
        mentions = find_places(text, atlas=atlas)
        if not args.no_demonyms:
            spans = [(m.start, m.end) for m in mentions]
            mentions += [
                m for m in find_demonyms(text, atlas=atlas) if not any(s < m.end and m.start < e for s, e in spans)
            ]
        measure(text, gold, sorted(mentions, key=lambda m: m.start), atlas, count, wrong)
    report(count)
    if args.show:
        for (what, words), k in wrong.most_common(400):
            print(k, what, words, sep="\t")


def measure(text, gold, mentions, atlas, count, wrong) -> None:  # type: ignore[no-untyped-def]
    grounded = ground_places(text, mentions, atlas=atlas)
    used: set[int] = set()
    for g in gold:
        j = next((j for j, m in enumerate(mentions) if j not in used and m.start < g.end and g.start < m.end), None)
        if j is None:
            count["missed"] += 1
            wrong["missed", text[g.start : g.end]] += 1
            continue
        used.add(j)
        count["found"] += 1
        if g.point is None:
            continue
        count["placed"] += 1
        place = grounded[j].place
        if place is not None and place.lat is not None and place.lon is not None and kilometres((place.lat, place.lon), g.point) <= WITHIN_KM:
            count["right"] += 1
        else:
            got = f"{place.name}, {place.admin1}, {place.country}" if place else "nothing"
            wrong["misplaced", f"{text[g.start : g.end]} -> {got} ({g.point})"] += 1
    for j, m in enumerate(mentions):
        if j not in used:
            count["false"] += 1
            wrong["false", text[m.start : m.end]] += 1


def report(count: Counter[str]) -> None:
    found, missed, false = count["found"], count["missed"], count["false"]
    p, r = found / max(1, found + false), found / max(1, found + missed)
    print(f"recognition P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}  within {WITHIN_KM} km {count['right'] / max(1, count['placed']):.3f}")


if __name__ == "__main__":
    sys.exit(main())
