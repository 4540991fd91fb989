"""Digests: reports of several items, each of which begins with the name of its place in capitals ("RAMADI - A bomber ...", "TAKHAR: ...")."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

SLUG = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:[*•▪◦·]\s*|\d{1,2}[.)]\s*)?[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'.-]{2,}(?:[ /-][A-Z\u00c0-\u00de'.-]{2,}){0,3}(?:, [A-Z][a-z]+)?[ \t]*(?:-{1,3}|–|—|:)[ \t]+(?=[\"'\w])"
)
LEAST = 3  # such beginnings that make a digest; one is a dateline


@lru_cache(4)  # asked for again at each stage of one report
def item_starts(text: str) -> tuple[int, ...]:
    """Where the items of a digest begin; nothing where the text is one story. What stands before the first is its lead."""
    starts = tuple(m.start() for m in SLUG.finditer(text))
    return starts if len(starts) >= LEAST else ()


def in_other_items(starts: tuple[int, ...], a: int, b: int) -> bool:
    """Whether two offsets lie in different items; the lead belongs to all."""
    one, two = bisect_right(starts, a), bisect_right(starts, b)
    return one != two and 0 not in (one, two)
