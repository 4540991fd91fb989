"""Which reports are worth comparing: shingles and MinHash, so that no report is held against all others.

Three searches, each for a kind of copy. Whole texts that are nearly the same, whenever they appeared (reprints, re-dated
reposts); shared runs of words within a few weeks (abridged, merged, quoted); shared names and numbers within a few weeks
(rewritten and translated texts keep those even where every other word is swapped).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from zlib import crc32

import numpy as np

from khabar.corroboration.postings import Postings
from khabar.corroboration.sketch import Sketch, band_keys, scattered, sketch
from khabar.corroboration.text import Article
from khabar.corroboration.words import weight

PERMUTATIONS = 64
SAME_TEXT = (
    16,
    4,
)  # bands, rows: two texts that share half of their shingles meet in 64 of 100 cases, 80 percent: always
SAME_ANCHORS = (32, 2)  # two texts that share a third of their names and numbers meet in 97 of 100 cases
RUN = 5  # words in a run
EVERY = 6  # one run in six is kept (by its hash); two copied sentences of 24 words have forty runs
LEAST_RUNS = 2
QUOTE_RUN = 4
QUOTE_KEYS = 3  # the three smallest hashes of a quotation; one word spelled otherwise leaves two of them in most cases
LEAST_ANCHORS = 4
LEAST_ANCHOR_SHARE = (
    0.25  # of the poorer text; spun texts keep half, independent reports of one event a quarter to a third
)
PERIOD = 16  # days; a report is held against its own period and both neighbours
UNDATED = -1
WHOLE, NAMED, RUNS = 1, 2, 3  # the three searches
Names = Callable[[str], Iterable[str]]


class Shelf:
    """Articles by what they can be found by. Grows by ``add``; what it finds depends on its content, not on the order."""

    def __init__(self, postings: Postings | None = None) -> None:
        self._postings = postings if postings is not None else Postings()
        self._periods: set[int] = set()

    def know(self, days: Iterable[date | None]) -> None:
        """The days of articles that stand in the postings already."""
        self._periods.update(period_of(day) for day in days)

    def add(self, article: Article, day: date | None, names: Names) -> set[str]:
        """Puts an article on the shelf; the ids of those already there that may be its copies or originals.

        ``names`` gives the names and numbers of an article that stands there.
        """
        period = period_of(day)
        near = self._near(period)
        at = near.index(period)
        whole = whole_keys(article)
        named, run = named_keys(article, near), run_keys_in(article, near)
        self._postings.warm(key for keys in (whole, *named, *run) for key in keys)
        found = set(self._under(whole)) | self._by_runs(run) | self._by_names(article, named, names)
        for key in (*whole, *named[at], *run[at]):
            self._postings.add(key, article.id)
        self._periods.add(period)
        return found - {article.id}

    def _under(self, keys: Iterable[int]) -> Iterator[str]:
        for key in keys:
            yield from self._postings.find(key)

    def _by_runs(self, run: Sequence[Sequence[int]]) -> set[str]:
        seen = Counter(self._under(key for keys in run for key in keys))
        return {report for report, count in seen.items() if count >= LEAST_RUNS}

    def _by_names(self, article: Article, named: Sequence[Sequence[int]], names: Names) -> set[str]:
        found = set(self._under(key for keys in named for key in keys))
        return {report for report in found if share_anchors(article.anchors, frozenset(names(report)))}

    def _near(self, period: int) -> Sequence[int]:
        """The periods to look into: neighbours, and the undated; an undated report looks into all."""
        if period == UNDATED:
            return sorted({UNDATED, *self._periods})
        return (UNDATED, period - 1, period, period + 1)


def period_of(day: date | None) -> int:
    return UNDATED if day is None else day.toordinal() // PERIOD


# ------------------------------------------------------------------------------------------------ keys
def whole_keys(article: Article) -> list[int]:
    """Those of the whole text, which is found whenever it appears."""
    shingles = set(runs(article.words, 3))
    return band_keys(sketch_of(shingles), bands=SAME_TEXT[0], salts=[salt(WHOLE, 0)])[0] if shingles else []


def named_keys(article: Article, periods: Sequence[int]) -> list[list[int]]:
    """Those of the names and numbers, for each period."""
    if len(article.anchors) < LEAST_ANCHORS:
        return [[] for _ in periods]
    sketch = sketch_of(crc32(anchor.encode()) for anchor in article.anchors)
    return band_keys(sketch, bands=SAME_ANCHORS[0], salts=[salt(NAMED, period) for period in periods])


def run_keys_in(article: Article, periods: Sequence[int]) -> list[list[int]]:
    keys = scattered(np.fromiter(run_keys(article), np.uint64))
    return [scattered(keys ^ np.uint64(salt(RUNS, period))).view(np.int64).tolist() for period in periods]


def salt(search: int, period: int) -> int:
    """Keeps the keys of the three searches, and of the periods, apart."""
    return search << 56 | period + 1


def share_anchors(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    return shared >= LEAST_ANCHORS and shared >= LEAST_ANCHOR_SHARE * min(len(a), len(b))


def sketch_of(hashes: Iterable[int]) -> Sketch:
    return sketch(hashes, PERMUTATIONS)


def runs(words: tuple[str, ...], length: int) -> Iterator[int]:
    """Hashes of all runs of so many words that say something."""
    for at in range(len(words) - length + 1):
        run = words[at : at + length]
        if any(weight(word) > 0 for word in run):
            yield crc32(" ".join(run).encode())


def run_keys(article: Article) -> set[int]:
    """Sampled runs of every sentence, and a few of every quotation."""
    keys = {key for sentence in article.sentences for key in runs(sentence.words, RUN) if key % EVERY == 0}
    for span in article.quotations:
        words = tuple(w for s in article.sentences if s.start < span.end and span.start < s.end for w in s.words)
        keys.update(sorted(set(runs(words, QUOTE_RUN)))[:QUOTE_KEYS])
    return keys
