"""Years that belong to a noun and to no verb: "the 2012 attack on the consulate", "the 1988 airport bombing"."""

from __future__ import annotations

import re
from datetime import date

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.when.attached import VERB
from khabar.model import Span, TimePrecision, When

OWNER = r"\b(?:the|an?|this|that|his|her|its|their|[\w-]+['’]s?)\s+(?:[\w-]+ly\s+|infamous\s+)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
ANY_YEAR = re.compile(YEAR)
BEFORE = re.compile(rf"{OWNER}{YEAR}\s+(?:(?!(?:and|or|but|of|in|on|at|by|to|for|with|from|as|that|who|which|was|were|is|are|had|has|have)\b)[\w'’-]+\s+){{0,2}}$", re.I)
INSIDE = re.compile(rf"(?:{OWNER})?{YEAR}\s+\w", re.I)
OWNED = re.compile(rf"{OWNER}$", re.I)
BARE = re.compile(r"(?:(?:the|an?|its|his|her|their)\s+)?(?:19|20)\d\d", re.I)
FOLLOWED = re.compile(r"\s+(?!(?:and|or|but|when|as|while|after|before|the|an?|in|on|at|by|to|for|with|from|that|who|which|was|were|is|are|had|has|have)\b)[A-Za-z]")
REACH = 60


def year_of_noun(context: Context, draft: Draft, others: list[int]) -> When | None:
    """The year that stands before the noun by which a happening is named."""
    text, trigger = context.folded, draft.trigger
    found = INSIDE.match(text, trigger.start, trigger.end)
    if found is None:
        low = max(context.sentences[context.sentence_index(trigger.start)].start if context.sentences else 0, trigger.start - REACH)
        found = BEFORE.search(text, low, trigger.start) if ANY_YEAR.search(text, low, trigger.start) else None
        if found is None or VERB.match(text, trigger.start, trigger.end) or any(found.start() < o < trigger.start for o in others):
            return None
    year = int(found["year"])
    if context.published is not None and year >= context.published.end.year:
        return None
    return When(date(year, 1, 1), date(year + 1, 1, 1), TimePrecision.YEAR, context.quote(Span(*found.span("year"))))


def attributive(context: Context, time: Span) -> bool:
    """Whether a time is a year that stands before a noun as its own."""
    text = context.folded
    if not BARE.fullmatch(text, time.start, time.end) or not FOLLOWED.match(text, time.end):
        return False
    return not text[time.start].isdigit() or OWNED.search(text, max(0, time.start - REACH), time.start) is not None
