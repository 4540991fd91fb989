"""Whether two drafts of a report are told of different times, so that they cannot tell one happening."""

from __future__ import annotations

import re

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.when.attached import in_one_clause, near, of_what_is_awaited, only_time
from khabar.model import TimePrecision, When

TO_THE_DAY = (TimePrecision.DAY, TimePrecision.MINUTE)
SINCE = re.compile(r"\bsince\b", re.I)


def days_differ(context: Context, later: Draft, earlier: Draft) -> bool:
    """Whether the sentences of two drafts tell different times of them: a day and a month long past, a day and "since January"."""
    a, b = own_day(context, later), own_day(context, earlier)
    if a and b and (a.end <= b.start or b.end <= a.start):
        return True
    a, b = told_when(context, later), told_when(context, earlier)
    if a is None or b is None or a.quote == b.quote:
        return False
    since = [lasting(context.folded, w) for w in (a, b)]
    if since[0] != since[1]:
        course, one = (a, b) if since[0] else (b, a)
        return course.start < one.start
    return a.end <= b.start or b.end <= a.start


def told_when(context: Context, draft: Draft) -> When | None:
    """The time of a draft that its own sentence tells, whatever its precision."""
    if not context.sentences:
        return None
    first = next((context.times[i] for i in context.slot(draft, "when") if i in context.times and context.times[i].precision != TimePrecision.WEEK), None)
    if first is not None and first.quote is not None and of_what_is_awaited(context.folded, first.quote.span):
        return None
    if first is not None and first.quote is not None and context.sentence_index(first.quote.start) == context.sentence_index(draft.trigger.start):
        return first
    only = only_time(context, draft)
    return only if only is not None and only.quote is not None and not near(context, only) and in_one_clause(context, draft.trigger, only.quote.span) else None


def lasting(text: str, when: When) -> bool:
    """Whether a time tells since when something goes on."""
    return when.quote is not None and SINCE.search(text[max(0, when.quote.start - 8) : when.quote.start + 6]) is not None


def own_day(context: Context, draft: Draft) -> When | None:
    return next(
        (
            context.times[i]
            for i in context.slot(draft, "when")
            if i in context.times and context.times[i].precision in TO_THE_DAY
        ),
        None,
    )
