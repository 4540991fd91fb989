"""Figures only where they were told: a telling may hold the figure of the next sentence, which another speaker gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from khabar.model import EventClaim, Quote


def with_own_figures(claims: Sequence[EventClaim]) -> list[EventClaim]:
    """The claims of one report, each figure only in those in whose sentence its words stand, else in the one nearest to them."""
    given: dict[tuple[str, Quote | None], list[EventClaim]] = defaultdict(list)
    for c in claims:
        for n in c.numbers:
            given[n.role, n.quote].append(c)
    nearest = {key: min(distance(c, key[1]) for c in them) for key, them in given.items()}
    return [replace(c, numbers=tuple(n for n in c.numbers if distance(c, n.quote) == nearest[n.role, n.quote])) for c in claims]


def distance(claim: EventClaim, words: Quote | None) -> int:
    """Characters between a claim's sentence and words; 0 where they stand in it."""
    if claim.sentence is None or words is None:
        return 0
    return max(0, claim.sentence.start - words.end, words.start - claim.sentence.end)
