"""News or history: what a draft's own time puts long before the report is background, and what it puts beside it is news."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.when.asides import clause_around
from khabar.coding.drafts.when.attached import VERB, told_before
from khabar.coding.drafts.when.times import Times
from khabar.model import Published, When

OLD = timedelta(days=60)  # before the report: no longer its news
COURSE = timedelta(days=365)  # since when something goes on that is history, and not the sum of what is told
FRESH = timedelta(days=10)
AFTER = re.compile(r"\b(?:since|after|before|when|because|following)\b[^,;.]*$", re.I)  # a clause that looks back
REACH = 80
SINCE = re.compile(r"\bsince\b", re.I)


def with_history(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """The drafts, each news or background by its own date, whatever the finder thought of it."""
    if context.published is None:
        return drafts
    times = Times(context, drafts)
    out = []
    for n, (d, own) in enumerate(zip(drafts, times.own, strict=True)):
        if own is not None:
            out.append(dated(context, d, own, context.published))
        else:
            out.append(replace(d, background=False) if d.background and d.status == "asserted" and times.dated_by_another(n) else d)
    return tuple(out)


def dated(context: Context, draft: Draft, own: When, published: Published) -> Draft:
    """A draft with the frame that its own time gives it."""
    limit = published.start - OLD
    if own.end <= limit or (own.start < published.start - COURSE and begun(context.folded, own)):
        return replace(draft, background=True)
    if draft.background and is_fresh(context, draft, own, published):
        return replace(draft, background=False)
    return draft


def begun(text: str, own: When) -> bool:
    """Whether a time tells of a course of things that began long ago: "has been fighting them since 2012"."""
    return own.quote is not None and SINCE.search(text[max(0, own.quote.start - 8) : own.quote.start + 6]) is not None


def is_fresh(context: Context, draft: Draft, own: When, published: Published) -> bool:
    """Whether a draft is told to have happened on one day just before the report, in its own sentence and not by the way."""
    if draft.status != "asserted" or own.quote is None or (own.end - own.start).days > 1 or not published.start - FRESH <= own.start < published.end:
        return False
    text, trigger = context.folded, draft.trigger
    if VERB.match(text, trigger.start, trigger.end) is None or told_before(text, trigger) or AFTER.search(text, max(0, trigger.start - REACH), trigger.start):
        return False
    same = context.sentence_index(own.quote.start) == context.sentence_index(draft.trigger.start)
    return same and clause_around(context, draft.trigger.start) is None and clause_around(context, own.quote.start) is None
