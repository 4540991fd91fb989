"""Days that a text gives by counting from a known one: the 613th day of a war, the tenth anniversary of a bombing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.clues import Mention
from khabar.coding.dates.happenings import told_in
from khabar.coding.dates.words import ORDINALS
from khabar.world.dated import DatedEvent, Sought, counts, events_table

HEAD = 2_500  # characters; further down such counts are of something else
MOST = 3_000  # days

_WAR = r"(?i:(?:full-scale |all-out |military |ground |large-scale )*(?:war|invasion|conflict|offensive|aggression|protests|uprising|fighting))"
_OF_WAR = (
    rf"(?:of|in|since|into) (?:the |its |this |Russia['’]s |Israel['’]s |Moscow['’]s )*(?:[A-Z][\w-]+ ){{0,2}}{_WAR}"
)
_DAYS = re.compile(
    rf"\b(?:(?P<a>\d{{1,4}})(?:st|nd|rd|th)[- ]day (?:of|since)|[Dd]ay (?P<b>\d{{1,4}}) {_OF_WAR}|{_WAR}(?: (?:in|on) [A-Z]\w+)?[:,–—-]* [Dd]ay (?P<c>\d{{1,4}})\b"
    rf"|(?P<d>\d{{2,4}}) days (?:of (?:the )?{_WAR}|(?:into|after|since) (?:the )?(?:start|beginning|outbreak) of)|(?P<e>\d{{2,4}})(?:-day|th) day {_OF_WAR})"
)
_ANNIVERSARY = re.compile(r"\b(?:(?P<n>[\w-]+)[- ](?:year )?anniversary|anniversary) of\b")


def counted(text: str) -> list[Mention]:
    """The day of the text as it counts it, each as an event of that day; the first of each kind."""
    head = text[:HEAD]
    return [*_first(_war_days(head)), *_first(_anniversaries(head))]


def _first(found: Iterator[Mention]) -> list[Mention]:
    mention = next(found, None)
    return [mention] if mention else []


def _war_days(head: str) -> Iterator[Mention]:
    for match in _DAYS.finditer(head):
        number = int(next(group for group in match.groups() if group))
        near = head[max(0, match.start() - 300) : match.end() + 300]
        # "the 616th day of the full-scale invasion": of what, the words around it say
        origins = [count for count in counts() if count.keys.search(near)]
        if len(origins) == 1 and 3 < number < MOST:
            day = origins[0].start + timedelta(days=number - 1)
            yield Mention(DatedEvent("a counted day", day, day + timedelta(days=1), ()), (match.start(),))


def _anniversaries(head: str) -> Iterator[Mention]:
    for match in _ANNIVERSARY.finditer(head):
        years = _years(match["n"])
        sentence = _sentence(head, match.start())
        for event in _named_in(sentence) if 0 < years < 60 else ():
            day = cal.add_units(event.start, years, cal.Unit.YEAR)
            if isinstance(day, date):
                start = day - timedelta(days=1)
                yield Mention(DatedEvent("an anniversary", start, start + timedelta(days=3), ()), (match.start(),))


def _years(word: str | None) -> int:
    """Of "fifth", "5th", "20th", "one-year"; 0 where nothing is counted."""
    low = (word or "").lower()
    figures = re.match(r"(\d{1,2})(?:st|nd|rd|th)?(?:-year)?$", low)
    return int(figures[1]) if figures else ORDINALS.index(low) + 1 if low in ORDINALS else 1 if low == "one-year" else 0


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in (". ", "\n")) + 1
    end = min((i for mark in (". ", "\n") if (i := text.find(mark, at)) >= 0), default=len(text))
    return text[start:end]


def _named_in(sentence: str) -> Iterator[DatedEvent]:
    sought = Sought(sentence)
    yield from (event for event in events_table().within(sought) if all(clue.search(sought) for clue in event.clues))
    yield from told_in(sentence)
