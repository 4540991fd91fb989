"""Whom each count counts, in a text of any length."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from khabar.coding.finding.edges import SpanOf
from khabar.coding.finding.finder import BLOCK, COUNTED_WITHIN, Finder


class Nearest:
    """Heads for which a count counts who stands right behind it; they note how many pairs they were asked for at once."""

    def __init__(self) -> None:
        self.most = 0

    def whose(self, numbers: Any, mentions: Any, distance: Any) -> Any:
        self.most = max(self.most, len(numbers) * len(mentions))
        return (mentions[None, :, 0] - numbers[:, None, 0] == 1).astype(np.float32)


def test_each_count_finds_who_stands_behind_it_in_a_long_text() -> None:
    heads = Nearest()
    finder = object.__new__(Finder)
    finder.__dict__["heads"] = heads
    mentions = [span for n in range(5 * BLOCK) for span in (SpanOf(9 * n, 9 * n + 1, "n", 0.9), SpanOf(9 * n + 1, 9 * n + 2, "a", 0.9))]
    features = np.array([[float(span.first)] for span in mentions], np.float32)
    assert finder.whose(mentions, features) == {i: i + 1 for i in range(0, len(mentions), 2)}
    assert heads.most <= BLOCK * (BLOCK + 2 * COUNTED_WITHIN), "a book costs no more memory than a page"


def test_who_is_too_far_is_not_counted() -> None:
    finder = object.__new__(Finder)
    finder.__dict__["heads"] = SimpleNamespace(whose=lambda numbers, mentions, distance: np.ones((len(numbers), len(mentions)), np.float32))
    far = [SpanOf(0, 1, "n", 0.9), SpanOf(COUNTED_WITHIN + 1, COUNTED_WITHIN + 2, "a", 0.9)]
    assert finder.whose(far, np.zeros((2, 1), np.float32)) == {}
    near = [SpanOf(0, 1, "n", 0.9), SpanOf(COUNTED_WITHIN, COUNTED_WITHIN + 1, "a", 0.9)]
    assert finder.whose(near, np.zeros((2, 1), np.float32)) == {0: 1}
