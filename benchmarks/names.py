"""Pairs of names, one bearer or two: ``python benchmarks/names.py cases.csv [--show]``.

F1 of ``name_likeness`` at its shipped threshold, and by five-fold cross validation of the threshold (each fold is judged by
the threshold that was best on the other four).
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from pathlib import Path

from khabar.world.likeness import SAME_NAME, name_likeness

FOLDS, SEED = 5, 1
Judged = list[tuple[float, bool]]


def f1(judged: list[tuple[bool, bool]]) -> float:
    tp = sum(p and g for p, g in judged)
    return 2 * tp / max(1, 2 * tp + sum(p != g for p, g in judged))


def at(judged: Judged, threshold: float) -> float:
    return f1([(s >= threshold, g) for s, g in judged])


def cross_validated(judged: Judged) -> float:
    order = list(range(len(judged)))
    random.Random(SEED).shuffle(order)
    out = []
    for k in range(FOLDS):
        held = set(order[k::FOLDS])
        rest = [judged[i] for i in order if i not in held]
        best = max((t / 100 for t in range(50, 99)), key=lambda t: at(rest, t))
        out += [(judged[i][0] >= best, judged[i][1]) for i in held]
    return f1(out)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("cases", type=Path)
    ap.add_argument("--show", action="store_true")
    args = ap.parse_args()
    with args.cases.open(encoding="utf-8", newline="") as fh:
        rows = list(csv.DictReader(fh))
    judged = [(name_likeness(r["name1"], r["name2"]), r["is_match"] == "true") for r in rows]
    print(f"{len(rows)} pairs: F1 {at(judged, SAME_NAME):.3f} at {SAME_NAME}, cross-validated {cross_validated(judged):.3f}")
    if args.show:
        for (s, g), r in sorted(zip(judged, rows, strict=True), key=lambda x: x[0][0]):
            if (s >= SAME_NAME) != g:
                print(f"{s:.2f}", "same" if g else "two", r["name1"], r["name2"], sep="\t")


if __name__ == "__main__":
    sys.exit(main())
