"""How much of one text is in another: sentences aligned in order, runs of the same words, and shared quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from khabar.corroboration.text import TOKEN, Article, Sentence, fold, skeleton
from khabar.corroboration.words import stem, weight
from khabar.model import Span

# Calibrated on tests/corroboration/copy_pairs.py: sentences of spun texts keep 0.33 to 0.7 of their words in order,
# sentences of independent reports of one event reach 0.3 in one case of fifty, and then out of order.
LIKE = 0.34
EXACT = 0.8  # from here on a sentence is the same sentence
SHORTEST = 5  # words; shorter sentences align by chance
RUN = 5  # words of a run that count as copied word for word
LONG_QUOTE = 8  # words; shorter quotations are idioms
MOST_SENTENCES = 400  # of one report that are aligned: a bound for hostile texts


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of ``b`` and where it stands in ``a``."""

    a: Sentence
    b: Sentence
    likeness: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two articles share. Shares are parts of the words of each."""

    share_a: float
    share_b: float
    run_share_a: float  # word for word, outside quotations
    run_share_b: float
    aligned: tuple[Aligned, ...]
    quotes: tuple[tuple[Span, Span], ...]

    @property
    def exactness(self) -> float:
        """Mean likeness of the aligned sentences, by length."""
        total = sum(len(pair.b.words) for pair in self.aligned)
        return sum(pair.likeness * len(pair.b.words) for pair in self.aligned) / total if total else 0.0


def compare(a: Article, b: Article) -> Likeness:
    first, second = long_sentences(a), long_sentences(b)
    aligned = align(first, second)
    run_a, run_b = shared_runs(first, second)
    return Likeness(
        share_a=max(_share([pair.a for pair in aligned], first), run_a),
        share_b=max(_share([pair.b for pair in aligned], second), run_b),
        run_share_a=run_a,
        run_share_b=run_b,
        aligned=aligned,
        quotes=shared_quotes(a, b),
    )


def long_sentences(article: Article) -> tuple[Sentence, ...]:
    return tuple(s for s in article.sentences if len(s.words) >= SHORTEST)[:MOST_SENTENCES]


def _share(part: Sequence[Sentence], whole: Sequence[Sentence]) -> float:
    total = sum(len(sentence.words) for sentence in whole)
    return sum(len(sentence.words) for sentence in part) / total if total else 0.0


def align(a: Sequence[Sentence], b: Sequence[Sentence]) -> tuple[Aligned, ...]:
    """The best alignment of sentences that keeps their order; what was moved as a whole is found in a second pass."""
    if not a or not b:
        return ()
    scores = cdist([s.words for s in b], [s.words for s in a], scorer=LCSseq.normalized_similarity, dtype=np.float64)
    path = _in_order(np.where(scores >= LIKE, scores, 0.0))
    taken_b, taken_a = {i for i, _ in path}, {j for _, j in path}
    moved = [
        (i, j)
        for i in range(len(b))
        if i not in taken_b
        for j in [int(np.argmax(scores[i]))]
        if scores[i, j] >= EXACT and j not in taken_a
    ]
    return tuple(Aligned(a[j], b[i], float(scores[i, j])) for i, j in sorted(path + moved))


def _in_order(scores: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Longest weighted chain: each sentence once, both orders kept."""
    rows, columns = scores.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        for j in range(columns):
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], best[i, j] + scores[i, j])
    path: list[tuple[int, int]] = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            path.append((i, j))
    return path[::-1]


def shared_runs(a: Sequence[Sentence], b: Sequence[Sentence]) -> tuple[float, float]:
    """The part of the words of each that stands in runs of five or more that the other has too."""
    runs_a, runs_b = _runs(a), _runs(b)
    return _covered(a, runs_b), _covered(b, runs_a)


def _runs(sentences: Sequence[Sentence]) -> frozenset[tuple[str, ...]]:
    return frozenset(s.words[at : at + RUN] for s in sentences for at in range(len(s.words) - RUN + 1))


def _covered(sentences: Sequence[Sentence], runs: frozenset[tuple[str, ...]]) -> float:
    covered = total = 0
    for sentence in sentences:
        marks = [False] * len(sentence.words)
        for at in range(len(sentence.words) - RUN + 1):
            if sentence.words[at : at + RUN] in runs:
                marks[at : at + RUN] = [True] * RUN
        covered += sum(marks)
        total += len(marks)
    return covered / total if total else 0.0


def shared_quotes(a: Article, b: Article) -> tuple[tuple[Span, Span], ...]:
    """Quotations of eight words or more that both carry, word for word but for the spelling of names."""
    theirs = [(span, quoted_words(a.text, span)) for span in a.quotations]
    found: list[tuple[Span, Span]] = []
    for span in b.quotations:
        mine = quoted_words(b.text, span)
        for other, words in theirs:
            shorter = min(len(mine), len(words))
            if shorter >= LONG_QUOTE and LCSseq.similarity(mine, words) >= 0.85 * shorter:
                found.append((other, span))
                break
    return tuple(found)


def quoted_words(text: str, span: Span) -> tuple[str, ...]:
    words = (fold(match.group()) for match in TOKEN.finditer(text, span.start, span.end))
    return tuple(skeleton(word) if weight(word) > 0.5 else stem(word) for word in words)
