"""The day on which somebody said that a thing has happened is the last on which it can have: "have retaken the town, officials said on Saturday",
"told state radio on Thursday that the troops had left"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.model import TimePrecision, When

EARLIER = timedelta(days=2)  # before the day of the saying
PERFECT = re.compile(r"\b(?:ha(?:s|ve)|['’]ve)\s+(?:(?:now|also|again|once more|finally|already|since|reportedly|fully|been)\s+)*$", re.I)
SAYING = r"(?:said|says|told (?:[\w’'-]+ ){0,3}[\w’'-]+|announced|reported|confirmed|declared|stated|claimed|acknowledged|conceded|admitted|wrote|posted)"
SAID_ON = re.compile(rf"\b{SAYING}\s+(?:(?:late|early)\s+)?(?:on\s+)?$", re.I)
THAT = re.compile(r"(?:\s+(?:morning|afternoon|evening|night))?,?\s+that\b(?!\s+(?:day|night|morning|evening|week|same)\b)[^.;:]*$", re.I)
SAID_THEN = re.compile(rf"[^.;:\"]{{1,80}}?\b{SAYING}\b[^.;:]*\bthat\b[^.;:]*$", re.I)  # "on Sunday the group said in a statement that its men had"
PLUPERFECT = re.compile(r"\bhad\s+(?:(?:now|also|again|once more|finally|already|since|reportedly|fully|been|all)\s+)*$", re.I)


def not_later(context: Context, draft: Draft, when: When) -> When:
    """The time of a draft, from some days before where it is only that of who says what has happened."""
    quote, text = when.quote, context.folded
    if quote is None or when.end - when.start > timedelta(days=1):
        return when
    before = text[max(0, draft.trigger.start - 40) : draft.trigger.start]
    if quote.end <= draft.trigger.start:
        words = THAT if said_on(text, quote.start) else SAID_THEN
        told_that = PLUPERFECT.search(before) and words.match(text, quote.end, draft.trigger.start)
        return from_before(when) if told_that else when
    told_behind = said_on(text, quote.start) and PERFECT.search(before)
    return from_before(when) if told_behind else when


def said_on(text: str, at: int) -> bool:
    """Whether the time that begins there is that of a saying: "said on Saturday"."""
    return SAID_ON.search(text, max(0, at - 60), at) is not None


def from_before(when: When) -> When:
    """From some days before a saying up to its day."""
    return replace(when, start=when.start - EARLIER, precision=TimePrecision.DAYS)
