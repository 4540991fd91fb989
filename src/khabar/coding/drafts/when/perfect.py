"""The day on which somebody said that a thing has happened is the last on which it can have: "have retaken the town, officials said on Saturday"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.model import TimePrecision, When

EARLIER = timedelta(days=2)  # before the day of the saying
PERFECT = re.compile(r"\b(?:ha(?:s|ve)|['’]ve)\s+(?:(?:now|also|again|once more|finally|already|since|reportedly|fully|been)\s+)*$", re.I)
SAID_ON = re.compile(r"\b(?:said|says|told (?:us|reporters|[A-Z]\w+)|announced|reported|confirmed|declared|stated|claimed|acknowledged|conceded|admitted)\s+(?:(?:late|early)\s+)?(?:on\s+)?$", re.I)


def not_later(context: Context, draft: Draft, when: When) -> When:
    """The time of a draft, from some days before where it is only that of who says what has happened."""
    quote, text = when.quote, context.folded
    if quote is None or when.end - when.start > timedelta(days=1) or quote.start < draft.trigger.end or not SAID_ON.search(text, max(0, quote.start - 40), quote.start):
        return when
    if not PERFECT.search(text, max(0, draft.trigger.start - 30), draft.trigger.start):
        return when
    return replace(when, start=when.start - EARLIER, precision=TimePrecision.DAYS)
