"""Which reports are worth comparing: shingles and MinHash, so that no report is held against all others.

Three searches, each for a kind of copy. Whole texts that are nearly the same, whenever they appeared (reprints, re-dated
reposts); shared runs of words within a few weeks (abridged, merged, quoted); shared names and numbers within a few weeks
(rewritten and translated texts keep those even where every other word is swapped).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from zlib import crc32

from khabar.corroboration.sketch import Bands, Kept, Sketch, keys_in, sketch, with_one
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


class Shelf:
    """Articles by what they can be found by. Grows by ``add``; what it finds depends on its content, not on the order."""

    def __init__(self) -> None:
        self._anchors: dict[str, frozenset[str]] = {}
        self._periods: set[int] = set()
        self._whole = Bands(*SAME_TEXT)
        self._named: dict[int, Bands] = {}
        self._runs: dict[int, Kept] = {}  # by period and hash in one number: there are many of them

    def add(self, article: Article, day: date | None) -> set[str]:
        """Puts an article on the shelf; the ids of those already there that may be its copies or originals."""
        period = UNDATED if day is None else day.toordinal() // PERIOD
        found = self._twins(article) | self._by_runs(article, period) | self._by_names(article, period)
        self._periods.add(period)
        return found - {article.id}

    def _twins(self, article: Article) -> set[str]:
        shingles = set(runs(article.words, 3))
        if not shingles:
            return set()
        sketch = sketch_of(shingles)
        found = {str(key) for key in self._whole.query(sketch)}
        self._whole.insert(article.id, sketch)
        return found

    def _by_runs(self, article: Article, period: int) -> set[str]:
        seen: Counter[str] = Counter()
        for key in run_keys(article):
            for near in self._near(period):
                seen.update(keys_in(self._runs.get(place(near, key))))
            here = place(period, key)
            self._runs[here] = with_one(self._runs.get(here), article.id)
        return {report for report, count in seen.items() if count >= LEAST_RUNS}

    def _by_names(self, article: Article, period: int) -> set[str]:
        if len(article.anchors) < LEAST_ANCHORS:
            return set()
        sketch = sketch_of(crc32(anchor.encode()) for anchor in article.anchors)
        found: set[str] = set()
        for near in self._near(period):
            if near in self._named:
                found.update(str(key) for key in self._named[near].query(sketch))
        if period not in self._named:
            self._named[period] = Bands(*SAME_ANCHORS)
        self._named[period].insert(article.id, sketch)
        self._anchors[article.id] = article.anchors
        return {report for report in found if share_anchors(article.anchors, self._anchors[report])}

    def _near(self, period: int) -> Iterable[int]:
        """The periods to look into: neighbours, and the undated; an undated report looks into all."""
        if period == UNDATED:
            return sorted({UNDATED, *self._periods})
        return (UNDATED, period - 1, period, period + 1)


def place(period: int, key: int) -> int:
    return (period + 1) << 32 | key


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
