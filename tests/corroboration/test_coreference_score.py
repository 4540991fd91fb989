"""The measures of coreference on cases worked out by hand, and the pairing against all permutations."""

from __future__ import annotations

import random
import sys
from itertools import permutations
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from coreference_score import b_cubed, best_pairing, ceaf_e, conll, mean_f1, muc

GOLD = [frozenset("abc"), frozenset("de"), frozenset("f")]
FOUND = [frozenset("ab"), frozenset("cde"), frozenset("f")]


def test_muc() -> None:
    # Links of gold: 2 + 1; abc falls into two parts (1 link kept), de stays whole (1). The other way: ab 1 of 1, cde 1 of 2.
    score = muc(GOLD, FOUND)
    assert (score.recall, score.precision) == (2 / 3, 2 / 3)


def test_b_cubed() -> None:
    # Recall: a, b 2/3 each, c 1/3, d, e, f 1; precision: a, b 1, c 1/3, d, e 2/3 each, f 1.
    score = b_cubed(GOLD, FOUND)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 3) / 6)
    assert score.precision == pytest.approx((2 + 1 / 3 + 4 / 3 + 1) / 6)


def test_ceaf_e() -> None:
    # abc with ab 4/5, de with cde 4/5, f with f 1: 2.6 of three on both sides.
    score = ceaf_e(GOLD, FOUND)
    assert score.recall == pytest.approx(2.6 / 3) and score.precision == pytest.approx(2.6 / 3)


def test_all_right_and_all_alone() -> None:
    assert mean_f1(conll(GOLD, GOLD)) == pytest.approx(1.0)
    alone = [frozenset(one) for one in "abcdef"]
    scores = conll(GOLD, alone)
    assert scores["MUC"].f1 == 0.0 and scores["B3"].precision == 1.0 and scores["B3"].recall == pytest.approx(0.5)


def test_the_pairing_is_the_best_of_all() -> None:
    dice = random.Random(5)
    for _ in range(60):
        rows, columns = dice.randint(1, 5), dice.randint(1, 5)
        table = [[round(dice.random(), 2) for _ in range(columns)] for _ in range(rows)]
        low, high = min(rows, columns), max(rows, columns)
        wide = table if rows <= columns else [list(column) for column in zip(*table, strict=True)]
        best = max(sum(wide[i][order[i]] for i in range(low)) for order in permutations(range(high), low))
        assert best_pairing(table) == pytest.approx(best)
