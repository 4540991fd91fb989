"""When was this written? What a text says of known events, offices, feasts, dates without a year, weekdays.

Each piece of evidence scores the days on which the text may have been written; the answer is the shortest run of days that
holds most of the weight. The weights are set by hand: they only have to rank days, and none decides alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.clues import (
    Mention,
    Score,
    explicit_start,
    feasts,
    latest,
    news,
    offsets,
    relative_to_events,
    soon_after,
    stated_day,
    weekdays,
)
from khabar.coding.dates.counted import counted
from khabar.coding.dates.expression import Form, TimeExpression
from khabar.coding.dates.happenings import news_of
from khabar.coding.dates.told import is_history
from khabar.world.dated import Clue, Sought, events_table, reigns_table, when_of

MAX_READ = 20_000  # characters searched for known events
SPAN = 1_200  # days after the latest sure thing that are considered
KEEP = 0.85  # share of the weight that the answer must hold
EARLIEST = 1985  # a text whose latest known date lies before is a history, not an old report
MAX_WIDTH = 120  # days; of wider answers most were wrong (60 dated articles on American politics, 2015-2016)
YEARS_TRIED = 4  # years after the latest sure thing in which a dateline without a year is sought
CLOSE = 2_000  # characters around its first clue in which the others of an event stand
MAX_CLOSED = 400  # days between two sure bounds that still say something

_OF_OLD = re.compile(
    r"\b(?:former|then|ex|late|ousted|deposed|toppled)[- ]$", re.IGNORECASE
)  # "former President X": not in office any more


@dataclass(frozen=True, slots=True)
class Window:
    """The text was not written before ``low``, nor after ``high`` (None: not known). ``sure`` is the latest thing that it
    tells of to the month or day; offices and bare years bound it too, but lie anywhere before it."""

    low: date
    high: date | None
    sure: date | None


def written_between(
    text: str, expressions: Sequence[TimeExpression], day: tuple[int, int] | None = None
) -> tuple[date, date] | None:
    """The first and the last day (included) on which the text was most likely written; ``day`` is a stated month and day."""
    head = text[:MAX_READ]
    sought = Sought(head)
    mentions = _mentions(sought)
    mentions += counted(head) or news_of(head, expressions, mentions, _bounds(_window(sought, expressions, mentions)))
    window = _window(sought, expressions, mentions)
    if window is None or window.low.year < EARLIEST or is_history(expressions, window.low.year):
        return None
    placed = [
        *news(head, expressions, mentions),
        *offsets(expressions),
        *relative_to_events(head, expressions, mentions),
    ]
    closed = window.high is not None and (window.high - window.low).days <= MAX_CLOSED
    if day is not None and not placed and not closed:
        return _by_weekday(window, day, weekdays(text, expressions))
    scores = [*latest(head, expressions), *placed, *feasts(head, expressions), *([stated_day(*day)] if day else [])]
    if not scores:
        return (
            (window.low, window.high) if window.high and closed else None
        )  # a window dates a text only if it is closed
    scores += weekdays(text, expressions)
    if window.sure is not None:
        scores.append(soon_after(window.sure))
    last = min(window.high or date.max, window.low + timedelta(days=SPAN))
    days = [window.low + timedelta(days=n) for n in range(max(1, (last - window.low).days))]
    weights = [math.exp(sum(score(day) for score in scores)) for day in days]
    return _densest(days, weights)


def _by_weekday(window: Window, day: tuple[int, int], scores: Sequence[Score]) -> tuple[date, date] | None:
    """The year of a stated day and month: of the next years the only one in which it falls on the weekday of the news."""
    if window.sure is None or not scores:
        return None
    years = range(window.sure.year, window.sure.year + YEARS_TRIED)
    days = [d for year in years if (d := cal.make_date(year, *day)) and d >= window.sure and scores[0](d) > -1]
    return (days[0], days[0] + timedelta(days=1)) if len(days) == 1 else None


# ------------------------------------------------------------------------------------------------ the window
def _mentions(sought: Sought) -> list[Mention]:
    return [Mention(event, places) for event in events_table().within(sought) if (places := _places(sought, event.clues)) is not None]


def _places(sought: Sought, clues: Sequence[Clue]) -> tuple[int, ...] | None:
    """Where the clues first stand close together; None where one is missing or they are spread over the text."""
    if any(clue.search(sought) is None for clue in clues):
        return None
    text = sought.text
    for place in clues[0].pattern.finditer(text):
        low, high = max(0, place.start() - CLOSE), place.end() + CLOSE
        near = [clue.pattern.search(text, low, high) for clue in clues[1:]]
        if all(near):
            return (place.start(), *(match.start() for match in near if match))
    return None


def _bounds(window: Window | None) -> tuple[date, date | None]:
    return (window.low, window.high) if window else (date.min, None)


def _window(sought: Sought, expressions: Sequence[TimeExpression], mentions: Sequence[Mention]) -> Window | None:
    known = [when_of(e.name) for e in expressions if e.form in (Form.NAMED, Form.OFFSET) and e.name]
    text = sought.text
    sure = [mention.event.start for mention in mentions] + [interval.start for interval in known if interval]
    weak, highs = [], []
    for reign in reigns_table().within(sought):
        found = [clue.search(sought) for clue in reign.clues]
        if all(found):
            weak.append(reign.start)
            if reign.end and not any(m and _OF_OLD.search(text, max(0, m.start() - 12), m.start()) for m in found):
                highs.append(reign.end)
    for e in expressions:
        start = explicit_start(text, e)
        if start is not None:
            (sure if e.month else weak).append(start)
    if not sure and not weak:
        return None
    low = max(sure + weak)
    # An office that ended just then is looked back upon.
    high = min((day for day in highs if day > low + timedelta(days=7)), default=None)
    return Window(low, high, max(sure, default=None))


# ------------------------------------------------------------------------------------------------ the answer
def _densest(days: Sequence[date], weights: Sequence[float]) -> tuple[date, date] | None:
    """The run of days around the likeliest one that holds most of the weight."""
    total = sum(weights)
    if total <= 0:
        return None
    low = high = max(range(len(days)), key=weights.__getitem__)
    held = weights[low]
    while held < KEEP * total and high - low < MAX_WIDTH:
        # Look a week ahead on both sides, so that a quiet day does not stop the run.
        before, after = weights[max(0, low - 7) : low], weights[high + 1 : high + 8]
        if sum(before) > sum(after):
            low -= 1
            held += weights[low]
        elif high + 1 < len(days):
            high += 1
            held += weights[high]
        elif low > 0:
            low -= 1
            held += weights[low]
        else:
            break
    return (days[low], days[high]) if high - low < MAX_WIDTH else None
