"""Fits the weights of event matching, and says what they are worth: ``src/khabar/corroboration/weights.toml``.

    python training/match.py [--ecb FOLDER] [--write]

Two fits of a logistic model over the named signs of ``corroboration/signs.py``. The signs of happenings that have a type, a place,
a day and sides: on the families of ``match_families.py``, 20 theatres, with 10 others held out. They are shown, and not shipped: they
win on held-out families and lose on the constructed scenario, whose reports were written and not drawn by lot, so ``BY_HAND``
stays. The signs that only what has no type needs (trigger words, names of the reports): on the training topics of ECB+ (annotation
CC BY 3.0; all topics of FOLDER but the development ones), the others held fixed; these ship. Without FOLDER they stay as they are.
Each weight is drawn towards what it was set to by hand with a standard deviation of one half, and may not change its sign.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import match_families as families
import numpy as np
from numpy.typing import NDArray

from khabar.corroboration.match import barred
from khabar.corroboration.signs import signs
from khabar.corroboration.tellings import Telling
from khabar.corroboration.weights import UNTYPED as SHIPPED

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src/khabar/corroboration/weights.toml"
FREE = frozenset({"prior", "type unknown", "place: same country", "same weeks", "neighbouring days"})
SPREAD = 0.5  # standard deviation around what was set by hand
TRAIN, HELD, HAPPENINGS = range(20), range(100, 110), 40
SHIFT_TOPICS, SHIFTS = (1, 3, 4, 6, 7, 8), (0.0, 0.5, 1.0, 1.5)
ECB_TOPICS = 36  # topics 1 to 35
BY_HAND = {
    "prior": -2.5, "same type": 1.5, "kindred type": 0.8, "other part of a battle": -0.6,
    "place: same point": 2.0, "place: same district": 1.4, "place: inside": 0.8, "place: same province": 0.4, "place: neighbours": 0.2,
    "place: same country": 0.1, "place: farther": -1.5, "same day": 1.5, "same days": 1.0, "same weeks": 0.2, "neighbouring days": 0.2,
    "denied for a neighbouring day": -1.0, "another day of one report": -1.5, "days apart": -1.5, "told of one day": 0.8, "told of other days": -0.5, "told within days of it": 0.2, "told a week apart": -0.75, "told weeks apart": -1.5,
    "neither day nor anybody in common": -0.8, "same part of the day": 0.4, "other part of the day": -3.5,
    "won by another": -0.9, "won back in the one": -0.6, "same doer": 0.8, "other doer": -1.0, "same victims": 0.8, "other victims": -1.3,
    "sides exchanged": -1.5, "same sides": 1.2, "other sides": -1.2, "same person": 1.6, "other person": -0.9, "same number": 0.5,
    "same number: its size": 1.0, "like number": 0.2, "other number": -0.7, "rare words": 1.4, "no rare word shared": -0.4,
    "same weapon": 0.4, "other weapon": -0.7, "same target": 0.4, "other target": -0.7, "other means": -1.6, "one cites the second": 1.2, "copied words": 4.0,
    "background in the one, news in the other": -0.8, "same report": 0.4, "two tolls by one speaker in one report": -1.6,
}  # fmt: skip
UNTYPED = {
    "type unknown": 0.8, "same trigger word": 1.0, "same plain trigger word": 0.5, "trigger words of one root": 0.5,
    "other trigger word": -1.0, "reports share their names": 1.0, "rare words": 1.4,
    "no rare word shared": -0.4, "same person": 1.6, "other person": -0.9, "same sides": 1.2, "other sides": -1.2, "same report": 0.4,
}  # fmt: skip
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Pairs of tellings as rows of signs, and whether each is one happening."""

    names: tuple[str, ...]
    values: Array
    same: Array
    tellings: int = 0

    def seen(self, name: str) -> int:
        return int((self.values[:, self.names.index(name)] != 0).sum())


def pairs(groups: Iterable[Sequence[tuple[object, Telling]]], names: Sequence[str]) -> Pairs:
    column = {name: at for at, name in enumerate(names)}
    rows: list[list[float]] = []
    tellings = 0
    same: list[float] = []
    for told in groups:
        tellings += len(told)
        for (i, a), (j, b) in combinations(told, 2):
            if barred(a, b) is None:
                row = [0.0] * len(names)
                for sign in signs(a, b):
                    row[column[sign.name]] += sign.value
                rows.append(row)
                same.append(float(i == j))
    return Pairs(tuple(names), np.array(rows), np.array(same), tellings)


def made(numbers: Iterable[int]) -> Iterable[list[tuple[object, Telling]]]:
    for number in numbers:
        dice = random.Random(number)
        of = families.theatre(number, dice)
        yield list(families.told(of, families.happenings(of, HAPPENINGS, dice), dice))


# ------------------------------------------------------------------------------------------------ the model
def chance(logit: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-logit)))


def fit(data: Pairs, start: Array, moving: NDArray[np.bool_]) -> Array:
    """Maximum a posteriori by projected Newton steps: signs kept, weights that are not ``moving`` held.

    A telling is in many pairs, which are not so many witnesses: all pairs together count as often as there are tellings.
    """
    weights = start.copy()
    low = np.where([n in FREE or w <= 0 for n, w in zip(data.names, start, strict=True)], -np.inf, 0.0)
    high = np.where([n in FREE or w >= 0 for n, w in zip(data.names, start, strict=True)], np.inf, 0.0)
    share = min(1.0, data.tellings / len(data.same))
    for _ in range(60):
        p = chance(data.values @ weights)
        slope = share * data.values.T @ (p - data.same) + (weights - start) / SPREAD**2
        stuck = ((weights <= low) & (slope > 0)) | ((weights >= high) & (slope < 0)) | ~moving
        free = np.flatnonzero(~stuck)
        part = data.values[:, free]
        bend = share * (part * (p * (1 - p))[:, None]).T @ part + np.eye(len(free)) / SPREAD**2
        step = np.zeros_like(weights)
        step[free] = np.linalg.solve(bend, slope[free])
        weights = np.clip(weights - step, low, high)
        if np.abs(step).max() < 1e-6:
            break
    return weights


def report(data: Pairs, weights: Array) -> str:
    """Log loss, F1 at even odds, and the calibration error over ten equal bins of chance."""
    p = chance(data.values @ weights)
    loss = -np.mean(data.same * np.log(p + 1e-12) + (1 - data.same) * np.log(1 - p + 1e-12))
    right, found, true = (data.same * (p > 0.5)).sum(), (p > 0.5).sum(), data.same.sum()
    bins = np.minimum((p * 10).astype(int), 9)
    parts = [(p[bins == at].mean(), data.same[bins == at].mean(), (bins == at).mean()) for at in range(10) if (bins == at).any()]  # fmt: skip
    off = sum(abs(said - is_) * share for said, is_, share in parts)
    shown = " ".join(f"{said:.2f}:{is_:.2f}" for said, is_, _ in parts)
    return f"log loss {loss:.4f}  F1 {2 * right / (found + true):.3f}  calibration error {off:.4f}  (said:is {shown})"


# ------------------------------------------------------------------------------------------------ the table
Table = dict[str, tuple[float, str]]


def table(weights: Table, own: Table) -> str:
    head = (
        "# What each sign of one happening is worth, in log odds; signs.py beside this file says when a sign is there.\n"
        "# Written by training/match.py. [weights]: set by hand, and beside it what a fit on constructed families says.\n"
        "# [untyped]: for pairs of which one has no type, fitted on the training topics of ECB+ (Cybulska and Vossen 2014;\n"
        "# annotation CC BY 3.0); what does not stand here is worth as much as above.\n"
        "# [inside]: for two claims of one report; inside.py says when these signs are there. Written by training/match_inside.py.\n"
    )
    for name, rows in (("weights", weights), ("untyped", own)):
        head += f"\n[{name}]\n" + "".join(f'"{sign}" = {value:.2f}  # {why}\n' for sign, (value, why) in rows.items())
    return head + "\n[inside]\n" + TABLE.read_text("utf-8").partition("\n[inside]\n")[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ecb", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    names = list(dict.fromkeys([*BY_HAND, *UNTYPED]))
    hand = np.array([BY_HAND.get(name, UNTYPED.get(name, 0.0)) for name in names])
    typed = np.array([name in BY_HAND for name in names])
    data, held = pairs(made(TRAIN), names), pairs(made(HELD), names)
    fitted = fit(data, hand, typed)
    print(f"families: {len(data.same)} pairs, {int(data.same.sum())} of one happening; held out {len(held.same)}")
    print("by hand  ", report(held, hand))
    print("fitted   ", report(held, fitted))
    origin = {name: f"by hand; families {fitted[at]:.2f} on {data.seen(name)} pairs" for at, name in enumerate(BY_HAND)}
    weights = {name: (BY_HAND[name], origin[name]) for name in BY_HAND}
    own = untyped(options.ecb, names, hand) if options.ecb else {name: (SHIPPED[name], "ECB+") for name in UNTYPED}
    if options.write:
        TABLE.write_text(table(weights, own), "utf-8")
    print(table(weights, own))


def untyped(folder: Path, names: list[str], hand: Array) -> Table:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import coreference as ecb

    def topics(numbers: Iterable[int]) -> Iterable[list[tuple[object, Telling]]]:
        for topic in numbers:
            known = ecb.documents(folder, [topic])
            chain = {action.id: action.chain for document in known for action in document.actions}
            yield [(chain[one.id], one) for one in ecb.tellings(known)]

    data = pairs(topics(n for n in range(1, ECB_TOPICS) if n not in ecb.DEVELOPMENT), names)
    held = pairs(topics(ecb.DEVELOPMENT), names)
    moving = np.array([name in UNTYPED for name in names])
    result = fit(data, hand, moving)
    print(f"ECB+: {len(data.same)} pairs, {int(data.same.sum())} of one happening; development topics {len(held.same)}")
    print("by hand  ", report(held, hand))
    print("fitted   ", report(held, result))
    SHIPPED.update(zip(names, (float(w) for w in result), strict=True))
    # A pair that is as likely one as two is joined or not by what serves whole clusters, on a few of the training topics.
    base, known = SHIPPED["type unknown"], ecb.documents(folder, SHIFT_TOPICS)
    tried: dict[float, float] = {}
    for shift in SHIFTS:
        SHIPPED["type unknown"] = base + shift
        tried[shift] = float(ecb.measure(known, ecb.matched).split()[0])
    print(f"same stem {ecb.measure(known, ecb.same_stem)[:5]}; CoNLL F1 by what is added to 'type unknown': {tried}")
    result[names.index("type unknown")] = base + max(tried, key=lambda shift: tried[shift])
    return {
        name: (float(result[names.index(name)]), f"ECB+, {data.seen(name)} pairs; by hand {UNTYPED[name]}")
        for name in UNTYPED
    }


if __name__ == "__main__":
    main()
