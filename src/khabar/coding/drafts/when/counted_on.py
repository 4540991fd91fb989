"""Days counted on from a deed that is told with its own day: "two days after the ambush on 1 March, soldiers burned three houses"."""

from __future__ import annotations

import re
from datetime import timedelta

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.when.perfect import said_on
from khabar.coding.numbers import parse_amount
from khabar.coding.text.fold import holds_any
from khabar.model import Span, TimePrecision, When

COUNT = re.compile(r"\b(?P<number>[\w-]+) (?P<unit>day|week)s? (?P<side>after|before)\b(?! that\b)", re.I)
LEADS = re.compile(r"[\s\"“”]*(?:(?:but|and|about|only|just|barely|some|less than|more than|on)\s+)*$", re.I)  # what may stand before a count that begins its sentence
BREAK = re.compile(r"[,;:–—]")
DAYS = {"day": 1, "week": 7}
MOST = 100  # days that are counted from a day


def counted_on(context: Context, draft: Draft, when: When | None) -> When | None:
    """An event's day where its sentence counts from another deed whose own day stands in the same words; else None."""
    if not context.sentences:
        return None
    text, trigger = context.folded, draft.trigger
    here = context.sentences[context.sentence_index(trigger.start)]
    if not holds_any(text, here, ("after", "before")) or not holds_any(text, here, ("day ", "days ", "week ", "weeks ")):
        return None
    for m in COUNT.finditer(text, here.start, here.end):
        words = words_of(text, m, here)
        if words.holds(trigger) or not beside(text, m, words, trigger, here):
            continue
        if when is not None and when.quote is not None and not when.quote.span.overlaps(words):
            continue  # it has a day of its own
        days, base = number_of(m), base_in(context, Span(m.end(), words.end))
        if days is not None and base is not None:
            moved = timedelta(days=days if m["side"].lower() == "after" else -days)
            return When(base.start + moved, base.end + moved, TimePrecision.DAY, base.quote)
    return None


def words_of(text: str, count: re.Match[str], here: Span) -> Span:
    """The count with the deed that it counts from, up to the next mark."""
    mark = BREAK.search(text, count.end(), here.end)
    return Span(count.start(), mark.start() if mark else here.end)


def beside(text: str, count: re.Match[str], words: Span, trigger: Span, here: Span) -> bool:
    """Whether the count is that of the event: at the head of its sentence, or behind the event in one clause."""
    if trigger.end <= count.start():
        return BREAK.search(text, trigger.end, count.start()) is None
    return trigger.start >= words.end and text[words.end : words.end + 1] == "," and LEADS.fullmatch(text, here.start, count.start()) is not None


def number_of(count: re.Match[str]) -> int | None:
    word = count["number"].lower()
    if word in ("a", "an", "the"):
        return DAYS[count["unit"].lower()]
    amount = parse_amount(word)
    best = amount.best if amount else None
    return round(best) * DAYS[count["unit"].lower()] if best and best * DAYS[count["unit"].lower()] <= MOST else None


def base_in(context: Context, words: Span) -> When | None:
    """The one day that the words behind a count tell, if it is one."""
    found = {(w.start, w.end): w for w in context.times.values() if w.quote and words.holds(w.quote.span)}
    days = [w for w in found.values() if w.end - w.start == timedelta(days=1)]
    return days[0] if len(days) == 1 == len(found) and days[0].quote is not None and not said_on(context.folded, days[0].quote.start) else None
