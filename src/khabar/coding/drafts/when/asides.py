"""Relative and concessive clauses: what is told in one is told by the way, and its time is its own.

"The juntas, which left on 28 January, lost aid", "the blast, in which ten died", "although 37 villages were cleared in May, ...".
"""

from __future__ import annotations

import re

from khabar.coding.context import Context
from khabar.model import Span

OPENS = re.compile(
    r"(?P<comma>,\s+)?(?:\b(?:in|from|of|to|by|for|with|during|after|at|on|under|near|all of|most of|some of|one of)\s+)?\b(?P<relative>who|whom|whose|which|where)\b"
    r"|\b(?P<concessive>although|though|even though|despite)\b",
    re.I,
)
CLOSES = re.compile(r",(?!\s+(?:and|or|\d{4}\b|who|which|where|whose|whom|killing|wounding|injuring|leaving)\b)|;|\s[–—-]\s")


def clause_around(context: Context, at: int) -> Span | None:
    """The relative or concessive clause in which an offset lies."""
    if at not in context.clauses:
        context.clauses[at] = find_clause(context, at)
    return context.clauses[at]


def find_clause(context: Context, at: int) -> Span | None:
    if not context.sentences:
        return None
    here = context.sentences[context.sentence_index(at)]
    found = None
    for m in OPENS.finditer(context.folded, here.start, at):
        end = CLOSES.search(context.folded, m.end(), here.end)
        span = Span(m.start(), end.start() if end else here.end)
        if span.start < at < span.end and not interrogative(context.folded, m, here.start):
            found = found or span
    return found


def interrogative(text: str, opening: re.Match[str], start: int) -> bool:
    """Whether a sentence begins with the word: a question or "Where the road ends, ..."."""
    return opening["relative"] is not None and not text[start : opening.start()].strip(" \n\t\"'“‘•*-")
