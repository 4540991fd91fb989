"""Figures only where they were told: a telling may hold the figure of the next sentence, which another speaker gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.model import EventClaim, Number


def with_own_figures(claims: Sequence[EventClaim]) -> list[EventClaim]:
    """The claims of one report, each without the figures whose words stand in the sentence of another claim that gives them."""
    told = {(n.role, n.quote) for c in claims for n in c.numbers if told_here(c, n)}
    return [replace(c, numbers=tuple(n for n in c.numbers if told_here(c, n) or (n.role, n.quote) not in told)) for c in claims]


def told_here(claim: EventClaim, number: Number) -> bool:
    return claim.sentence is None or number.quote is None or claim.sentence.span.overlaps(number.quote.span)
