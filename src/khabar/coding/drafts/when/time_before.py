"""Times that are told by another deed: "five days after they had been thrown out", "seven years after troops retook the city",
"has fought them since 2012, when they seized the north"."""

from __future__ import annotations

import re
from datetime import timedelta

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.same.clauses import OF_ANOTHER
from khabar.coding.drafts.when.attached import told_before
from khabar.coding.drafts.when.perfect import from_before, said_on
from khabar.coding.numbers import parse_amount
from khabar.coding.text.fold import holds_any
from khabar.model import Amount, Span, TimePrecision, When

AFTER = re.compile(r"\b(?P<number>[\w-]+) (?P<unit>day|week|month|year|decade)s? after (?P<words>(?:[\w’'-]+,? ){0,9})$", re.I)
PARTED = re.compile(r"[,;:–—]|\b(?:and|but|while|when|as)\b|\bsince\s+(?:the\s+)?(?:[\w'’-]+\s+){1,3}?(?:\w+ed|took|fell|began|broke|came|left|overran|withdrew|won|lost)\b", re.I)  # "since the army seized power in May"
WHEN = re.compile(r",?\s+when\b[^,;.]*$", re.I)
DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25, "decade": 3652.5}
LOOSE = {"month": (15, TimePrecision.MONTH), "year": (183, TimePrecision.YEAR), "decade": (1826, TimePrecision.YEAR)}  # how far a count of them may be out
MOST_DAYS = 60  # that are counted by days or weeks
NONE = Amount(None, None, None)
LASTS = {TimePrecision.SEASON: 92, TimePrecision.MONTH: 31, TimePrecision.WEEK: 7}


def before_the_other(context: Context, draft: Draft, when: When | None, others: list[int], report: When | None) -> When | None:
    """An event's time, or where its sentence counts how long after it something else happened, that long before the other's."""
    if not context.sentences:
        return when
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    found = after_it(context, here, draft, others)
    if found is None:
        return when
    if when is not None and when.quote is not None and its_own(context.folded, draft.trigger, found, when.quote.span):
        return when
    base = base_time(context, here, draft.trigger, found[0]) or report
    return earlier(base, found[1], found[2]) if base is not None else when


def after_it(context: Context, here: Span, draft: Draft, others: list[int]) -> tuple[Span, float, str] | None:
    """The words that count from an event, their number and unit."""
    text, trigger = context.folded, draft.trigger
    if not holds_any(text, here, ("after",)):
        return None
    found = next((m for m in OF_ANOTHER.finditer(text, here.start, here.end) if m.start("other") <= trigger.start < m.end("other") and m["side"].lower() == "after"), None)
    if found is None:
        found = AFTER.search(text, here.start, trigger.start)
        if found is None or OF_ANOTHER.match(text, found.start(), here.end):
            return None
        if not told_before(text, trigger) and any(found.end() - len(found["words"]) <= o < trigger.start for o in others):
            return None
    words, unit = found["number"].lower(), found["unit"].lower()
    number = (1.0 if words in ("a", "an") else (parse_amount(words) or NONE).best) if unit in DAYS else None
    if number is None or (unit in ("day", "week") and number * DAYS[unit] > 7 * MOST_DAYS) or number > MOST_DAYS:
        return None
    return Span(*found.span()), number, unit


def its_own(text: str, trigger: Span, counted: tuple[Span, float, str], time: Span) -> bool:
    """Whether a time is told of the event that is counted from, or by the count itself."""
    if time.overlaps(counted[0]):
        return True
    return trigger.end <= time.start and PARTED.search(text, trigger.end, time.start) is None


def base_time(context: Context, here: Span, trigger: Span, counted: Span) -> When | None:
    """The time of what came after: that told last before the count, else that told in the clause behind the event's."""
    told = sorted(((w.quote.span, w) for w in context.times.values() if w.quote and here.start <= w.quote.start < here.end), key=lambda x: x[0].start)
    before = [w for s, w in told if s.end <= counted.start]
    behind = [w for s, w in told if trigger.end <= s.start and "," in context.folded[trigger.end : s.start]]
    base = before[-1] if before else behind[0] if len(behind) == 1 else None
    if base is None or base.quote is None or base.end - base.start > timedelta(days=1) or not said_on(context.folded, base.quote.start):
        return base
    return from_before(base)  # "have retaken it, officials said on Saturday, four days after troops had won it back"


def earlier(base: When, number: float, unit: str) -> When:
    """So many days, months or years before."""
    back = timedelta(days=round(number * DAYS[unit]))
    if unit not in LOOSE:
        return When(base.start - back, base.end - back, TimePrecision.DAYS, base.quote)
    slack, precision = LOOSE[unit]
    return When(base.start - back - timedelta(days=slack), base.end - back + timedelta(days=slack), precision, base.quote)


_MONTHS = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)"
A_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}|\b{_MONTHS}\w*\.? \d{{1,2}}\b(?!\d)|day\b|\d{{4}}-\d\d-\d\d")  # words that name one


def when_it_began(context: Context, draft: Draft, lasting: When) -> When | None:
    """Of what happened at the beginning of a time that lasts, "since 2012, when they seized the north", the beginning."""
    if lasting.quote is None or lasting.quote.end > draft.trigger.start or WHEN.fullmatch(context.folded, lasting.quote.end, draft.trigger.start) is None:
        return None
    if A_DAY.search(lasting.quote.text):
        return When(lasting.start, lasting.start + timedelta(days=1), TimePrecision.DAY, lasting.quote)
    if lasting.precision == TimePrecision.YEAR:
        return When(lasting.start, lasting.start.replace(year=lasting.start.year + 1), lasting.precision, lasting.quote)
    return When(lasting.start, lasting.start + timedelta(days=LASTS.get(lasting.precision, 1)), lasting.precision, lasting.quote)
