"""Fits what the signs are worth by which two claims of one report tell one happening: ``[inside]`` of ``corroboration/weights.toml``.

    python training/match_inside.py [--write]

A logistic model over the named signs of ``corroboration/inside.py``, fitted on the scenarios of ``eval/scenarios`` that may be
learnt from, as the coder reads them: with its slips, which perfect claims would not have. Each weight is drawn towards what it
was set to by hand with a standard deviation of ``SPREAD``; the pairs of a claim together count as one witness. Printed is, for every
scenario, what the others teach about it: log loss and share right by hand and fitted.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from khabar.corroboration import corroborate, grouping
from khabar.corroboration.inside import Alone, inside
from khabar.corroboration.world import CorroborationWorld
from khabar.model import CodedReport
from khabar.pipeline import Settings, code_paths, world_of

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval/scenarios"))

import faultless  # noqa: E402

TABLE = ROOT / "src/khabar/corroboration/weights.toml"
LEARNT_FROM = ("sahel", "myanmar", "syria", "congo", "nigeria", "somalia", "yemen", "ukraine")
SPREAD = 0.5
BY_HAND = {
    "prior": -0.8, "linked by the coder": 1.8, "one scene": 1.2, "one day, place unknown": 0.7, "one day, no place in common": 0.3, "one place, not one day": -0.4,
    "neither day nor place in common": -1.1, "same sentence": 0.2, "next sentence": 0.6, "far on": -0.5, "type unknown": -0.2, "same type": 0.5, "kindred type": 0.3,
    "other part of a battle": -0.3, "other kind": -1.2, "same doer": 0.0, "other doer": -1.0, "same victims": 0.5, "other victims": -0.8, "sides exchanged": -0.7, "same person": 0.8, "other person": -0.9,
    "rare words": 0.0, "other number": 0.0, "first spoken of as known": 0.0, "cannot be one": -3.0, "other days": -2.0, "weeks apart": -1.5, "other places": -0.5, "set apart by the words": -5.0,
    "first of several in the one": -1.5, "looked back to in the one": -1.2, "background in the one, news in the other": -0.5, "planned in the one": -1.5, "two tolls by one speaker": -1.0,
    "other part of the day": -2.0, "won by another": -1.5, "won back in the one": -1.5, "other means": -2.0,
}  # fmt: skip
LAWS = frozenset({
    "cannot be one", "set apart by the words", "first of several in the one", "looked back to in the one", "two tolls by one speaker",
    "other part of the day", "won by another", "won back in the one", "other means", "planned in the one",
})  # rare, and laws of language: what a coder gets wrong of them is no reason to follow them less than was set by hand
NAMES = list(BY_HAND)
HAND = np.array([BY_HAND[name] for name in NAMES])
MOST = np.array([BY_HAND[name] if name in LAWS else np.inf for name in NAMES])
Array = NDArray[np.float64]
Marks = dict[tuple[str, int, int], set[str]]


@dataclass(frozen=True)
class Pairs:
    """Pairs of claims as rows of signs, whether each is one happening, and how much it counts."""

    values: Array
    same: Array
    worth: Array


def claims_of(reports: Sequence[CodedReport], world: CorroborationWorld, folder: Path) -> tuple[list[list[Alone]], Marks]:
    """The claims of each report as the grouping sees them, and the marked phrases (report, start, end) with their events."""
    seen: dict[str, list[Alone]] = {}
    joined = grouping.joined

    def recorded(alone: Sequence[Alone]) -> list[list[int]]:
        if alone:
            seen[alone[0].telling.report] = list(alone)
        return joined(alone)

    with patch.object(grouping, "joined", recorded):
        corroborate(reports, world=world)
    number = {coded.report.id: Path(str(coded.report.path)).stem for coded in reports}
    marks: Marks = {}
    for event in json.loads((folder / "gold.json").read_text("utf-8"))["events"]:
        for one in event["members"]:
            marks.setdefault((one["report"], one["trigger"]["start"], one["trigger"]["end"]), set()).add(event["id"])
    named = {(report, start, end): events for (stem, start, end), events in marks.items() for report in number if number[report] == stem}
    return list(seen.values()), named


def events_of(alone: Alone, marks: Marks) -> set[str]:
    quote = alone.claim.quote
    return {one for (report, start, end), events in marks.items() if report == alone.telling.report and start < quote.end and quote.start < end for one in events}


def pairs(scenario: str) -> dict[str, Pairs]:
    """As the coder reads the reports, and as one would that makes no mistake, with and without links inside a report."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        subprocess.run([sys.executable, ROOT / "eval/scenarios/build.py", folder, scenario], check=True, capture_output=True)
        read = [one for one in code_paths([folder / "reports.jsonl"], Settings(theatre="world")) if isinstance(one, CodedReport)]
        return {
            "coded": paired(*claims_of(read, world_of(read, "world"), folder)),
            "perfect": together([paired(*claims_of(told.reports, told.world, folder)) for linked in (True, False) for told in [faultless.load(same_as=linked, folder=folder)]]),
        }


def paired(reports: Sequence[Sequence[Alone]], marks: Marks) -> Pairs:
    rows: list[tuple[list[float], bool, float]] = []
    for claims in reports:
        told = [(one, events) for one in claims if len(events := events_of(one, marks)) == 1]
        rows += [(row(a, b), ours == theirs, 2 / (len(told) - 1)) for (a, ours), (b, theirs) in combinations(told, 2)]
    return Pairs(np.array([values for values, _, _ in rows]), np.array([float(same) for _, same, _ in rows]), np.array([worth for _, _, worth in rows]))


def row(a: Alone, b: Alone) -> list[float]:
    found: Counter[str] = Counter()
    for sign in inside(a, b):
        found[sign.name] += sign.value  # type: ignore[assignment]
    return [float(found[name]) for name in NAMES]


def together(parts: Sequence[Pairs]) -> Pairs:
    return Pairs(np.concatenate([p.values for p in parts]), np.concatenate([p.same for p in parts]), np.concatenate([p.worth for p in parts]))


def chance(data: Pairs, weights: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-data.values @ weights)))


def fit(data: Pairs) -> Array:
    """Maximum a posteriori by projected Newton steps."""
    weights = HAND.copy()
    for _ in range(100):
        p = chance(data, weights)
        slope = data.values.T @ (data.worth * (p - data.same)) + (weights - HAND) / SPREAD**2
        free = np.flatnonzero((weights < MOST) | (slope > 0))
        part = data.values[:, free]
        bend = (part * (data.worth * p * (1 - p))[:, None]).T @ part + np.eye(len(free)) / SPREAD**2
        new = weights.copy()
        new[free] -= np.linalg.solve(bend, slope[free])
        new = np.minimum(new, MOST)
        if np.abs(new - weights).max() < 1e-8:
            break
        weights = new
    return weights


def report(data: Pairs, weights: Array) -> str:
    p = np.clip(chance(data, weights), 1e-6, 1 - 1e-6)
    loss = -(data.worth * (data.same * np.log(p) + (1 - data.same) * np.log(1 - p))).sum() / data.worth.sum()
    return f"log loss {loss:.3f} right {(data.worth * ((p > 0.5) == (data.same > 0.5))).sum() / data.worth.sum():.3f}"


def table(weights: Array, data: Pairs) -> Iterator[str]:
    for at, name in enumerate(NAMES):
        yield f'"{name}" = {weights[at]:.2f}  # {int((data.values[:, at] != 0).sum())} pairs; by hand {HAND[at]:.2f}'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    of = {name: pairs(name) for name in LEARNT_FROM}
    for name in LEARNT_FROM:
        others = fit(together([part for other in LEARNT_FROM if other != name for part in of[other].values()]))
        for kind, data in of[name].items():
            print(f"{name:8} {kind:8} {len(data.same):5} pairs  by hand: {report(data, HAND)}  fitted on the others: {report(data, others)}")
    data = together([part for one in of.values() for part in one.values()])
    lines = "\n".join(table(fit(data), data))
    print(f"\n[inside]\n{lines}")
    if options.write:
        whole = TABLE.read_text("utf-8")
        TABLE.write_text(re.sub(r"\[inside\]\n.*", lambda _: f"[inside]\n{lines}\n", whole, flags=re.S), "utf-8")


if __name__ == "__main__":
    main()
