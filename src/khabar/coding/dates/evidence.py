"""When was this written? What a text says of known events, offices, feasts, dates without a year, weekdays.

Each piece of evidence scores the days on which the text may have been written; the answer is the shortest run of days that
holds most of the weight. The weights are set by hand: they only have to rank days, and none decides alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.expression import Base, Form, Link, TimeExpression, TimeKind
from khabar.coding.dates.story import calendar_meaning, is_history
from khabar.model import Interval, Span
from khabar.world.dated import DatedEvent, events, reigns, when_of

HEADLINE = 700  # characters of title and text in which a report tells its news
MAX_READ = 20_000  # characters searched for known events
SPAN = 1_200  # days after the latest sure thing that are considered
KEEP = 0.85  # share of the weight that the answer must hold
EARLIEST = 1985  # a text whose latest known date lies before is a history, not an old report
CAMPAIGN = 12  # days; what lasted longer is no single piece of news
MAX_WIDTH = 400  # days; a wider answer says nothing

Score = Callable[[date], float]


@dataclass(frozen=True, slots=True)
class Window:
    """The text was not written before ``low``, nor after ``high`` (None: not known)."""

    low: date
    high: date | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A known event that a text tells of, and where its clues first stand."""

    event: DatedEvent
    places: tuple[int, ...]


def written_between(text: str, expressions: Sequence[TimeExpression], day: tuple[int, int] | None = None) -> tuple[date, date] | None:
    """The first and the last day (included) on which the text was most likely written; ``day`` is a stated month and day."""
    head = text[:MAX_READ]
    mentions = _mentions(head)
    window = _window(head, expressions, mentions)
    if window is None or window.low.year < EARLIEST or is_history(expressions, window.low.year):
        return None
    scores = [*_partial(expressions), *_news(head, expressions, mentions), *_feasts(head, expressions), *_offsets(expressions),
              *_relative_to_events(head, expressions, mentions), *_explicit(expressions)]  # fmt: skip
    if day is not None:
        scores = [*scores, _stated_day(*day)]
    if not scores:
        # A window alone dates a text only if it is closed.
        return (window.low, window.high) if window.high and (window.high - window.low).days <= MAX_WIDTH else None
    scores += [*_weekdays(text, expressions), _soon_after(window.low)]
    last = min(window.high or date.max, window.low + timedelta(days=SPAN))
    days = [window.low + timedelta(days=n) for n in range(max(1, (last - window.low).days))]
    weights = [math.exp(sum(score(day) for score in scores)) for day in days]
    return _densest(days, weights)


# ------------------------------------------------------------------------------------------------ the window
def _mentions(text: str) -> list[Mention]:
    found = []
    for event in events():
        if event.clues:
            places = [clue.search(text) for clue in event.clues]
            if all(places):
                found.append(Mention(event, tuple(place.start() for place in places if place)))
    return found


def _window(text: str, expressions: Sequence[TimeExpression], mentions: Sequence[Mention]) -> Window | None:
    lows = [mention.event.start for mention in mentions]
    highs = []
    for reign in reigns():
        if all(clue.search(text) for clue in reign.clues):
            lows.append(reign.start)
            if reign.end:
                highs.append(reign.end)
    lows += [start for e in expressions if (start := _explicit_start(e))]
    known = [when_of(e.name) for e in expressions if e.form is Form.NAMED and e.name]
    lows += [interval.start for interval in known if interval]
    if not lows:
        return None
    low = max(lows)
    high = min((day for day in highs if day > low), default=None)
    return Window(low, high)


def _explicit_start(expression: TimeExpression) -> date | None:
    """The first day of a date with its year, unless it lies ahead."""
    if expression.form is not Form.CALENDAR or expression.year is None or expression.future or expression.calendar == "fiscal":
        return None
    if expression.link in (Link.UNTIL, Link.BY) or not 1400 <= abs(expression.year) <= 2100:
        return None
    if expression.calendar == "solar":
        return cal.solar_date(expression.year, expression.month or 1, expression.day or 1)
    if expression.year <= 1900 or expression.calendar != "gregorian":
        return None
    point = calendar_meaning(expression, expression.year, "words", 1.0).interval
    return point.start if point else None


# ------------------------------------------------------------------------------------------------ the evidence
def _occurrence(expression: TimeExpression, day: date) -> Interval | None:
    """The last time that a date without a year had come by a day."""
    for year in (day.year, day.year - 1):
        point = calendar_meaning(expression, year, "report", 1.0).interval
        if point is not None and point.start <= day:
            return point
    return None


def _partial(expressions: Sequence[TimeExpression]) -> list[Score]:
    """Dates without a year lie within the last months; the latest of them lies close."""
    partial = [
        e for e in expressions
        if e.form is Form.CALENDAR and e.year is None and e.month and not e.name and not e.future and e.calendar == "gregorian"
    ][:40]  # fmt: skip
    if not partial:
        return []

    def score(day: date) -> float:
        lags, penalty = [], 0.0
        for e in partial:
            point = _occurrence(e, day)
            if point is None:
                continue
            lag = max(0, (day - point.end).days + 1) if e.day is None else (day - point.start).days
            lags.append(lag / (1.0 if e.day else 2.5 if e.edge else 10.0))
            penalty += 2.5 if lag > 270 else 0.0
            if e.weekday is not None and e.day and point.start.weekday() != e.weekday:
                penalty += 4.0
        # Half of the reports of a day without a year follow within five days.
        return math.log(math.exp(-min(lags) / 7) + 0.002) - min(penalty, 8.0) if lags else 0.0

    return [score]


def _soon_after(low: date) -> Score:
    """Most texts are written within a year of the latest thing that they are known to know."""
    return _since(low, 120, floor=0.005)


def _since(start: date, pace: float, *, floor: float) -> Score:
    """Falls with the days since ``start``, by e every ``pace`` days, to no less than ``floor``."""

    def score(day: date) -> float:
        fall = -max(0, (day - start).days) / pace
        return math.log(math.exp(fall) + floor) if floor else fall

    return score


def _news(text: str, expressions: Sequence[TimeExpression], mentions: Sequence[Mention]) -> list[Score]:
    """A known event in the headline is the news itself: at once where a weekday agrees, within a week where none is named."""
    named = {e.weekday for e in expressions if e.weekday is not None and e.form is Form.CALENDAR and not e.future}
    scores: list[Score] = []
    for mention in mentions:
        event = mention.event
        if event.interval.days > CAMPAIGN:
            scores.append(_since(event.end, 30, floor=0.0))
            continue
        agrees = bool(named & {(event.start + timedelta(days=n)).weekday() for n in range(event.interval.days)})
        told_back = _told_back(text, expressions, mention) is not None
        if min(mention.places) > HEADLINE or told_back or (named and not agrees):
            continue
        pace = 1.5 if agrees else 4.0
        scores.append(_since(event.end - timedelta(days=1), pace, floor=0.001))
    return scores


def _sentence(text: str, at: int) -> Span:
    start = max(text.rfind(mark, 0, at) for mark in (". ", "\n")) + 1
    return Span(start, min((end for mark in (". ", "\n") if (end := text.find(mark, at)) >= 0), default=len(text)))


def _explicit(expressions: Sequence[TimeExpression]) -> list[Score]:
    """The latest full date of the text is not far back, where a text has one."""
    days = [start for e in expressions if e.day is not None and (start := _explicit_start(e))]
    if not days:
        return []
    return [_since(max(days), 30, floor=0.01)]


def _weekdays(text: str, expressions: Sequence[TimeExpression]) -> list[Score]:
    """News is written on the weekday that its first sentences name, or on the day after."""
    named = [e for e in expressions if e.weekday is not None and e.month is None and not e.future and e.link is not Link.SINCE]
    if not named or named[0].start > 2 * HEADLINE + len(text) - len(text.lstrip()):
        return []
    costs = {0: 0.0, 1: 0.8, 2: 2.2}
    others = {e.weekday or 0 for e in named[1:]}

    def score(day: date) -> float:
        first = costs.get((day.weekday() - (named[0].weekday or 0)) % 7, 4.0)
        other = min((costs.get((day.weekday() - weekday) % 7, 4.0) for weekday in others), default=4.0)
        return -min(first, other + 0.7)

    return [score]


def _feasts(text: str, expressions: Sequence[TimeExpression]) -> list[Score]:
    feasts = [e for e in expressions if e.form is Form.FEAST and e.year is None and e.name][:5]
    return [_feast_score(e, _ahead(text, e)) for e in feasts]


_AHEAD = re.compile(r"\b(?:ahead of|before|eve of|run-up to|until|approaching|upcoming|the feast marking the end of)\b[^.\n]{0,25}$", re.IGNORECASE)


def _ahead(text: str, expression: TimeExpression) -> bool:
    return bool(expression.future or expression.direction < 0 or _AHEAD.search(text[max(0, expression.start - 60) : expression.start]))


def _feast_score(expression: TimeExpression, ahead: bool) -> Score:
    names = ("eid al-fitr", "eid al-adha") if expression.name == "eid" else (expression.name or "",)
    closing = expression.name == "ramadan" and ahead

    def score(day: date) -> float:
        best = -4.0
        for year in (day.year - 1, day.year, day.year + 1):
            for span in (span for name in names for span in cal.feast_in(name, year)):
                # The eve of the feast is near; 'after Eid' may lie weeks ahead; what was told of a feast is told soon.
                mark = span.end if closing else span.start
                if ahead and -45 <= (day - mark).days <= 0:
                    best = max(best, (day - mark).days / (8 if closing or expression.direction < 0 else 30))
                elif not ahead and span.start <= day:
                    best = max(best, -max(0, (day - span.end).days) / 10)
        return best

    return score


def _offsets(expressions: Sequence[TimeExpression]) -> list[Score]:
    """'Eight months into the Taliban's rule' is now."""
    scores: list[Score] = []
    for e in expressions:
        origin = when_of(e.name) if e.form is Form.OFFSET and e.name else None
        if origin is None or e.direction < 0 or e.count is None or e.unit is None or e.base is not Base.REPORT:
            continue
        middle = cal.add_units(origin.start, e.count + 0.5, e.unit)
        if middle is not None and e.unit not in cal.DAYS_OF:
            reach = 14 * cal.MONTHS_OF[e.unit]
            scores.append(_around(middle, reach))
    return scores


def _around(middle: date, reach: int) -> Score:
    return lambda day: -(((day - middle).days / reach) ** 2)


def _relative_to_events(text: str, expressions: Sequence[TimeExpression], mentions: Sequence[Mention]) -> list[Score]:
    """'... in a drone strike last month', where the strike's day is known."""
    scores: list[Score] = []
    for mention in mentions:
        rule = _told_back(text, expressions, mention)
        if rule is not None:
            scores.append(_as_told(rule, mention.event.start))
    return scores


def _as_told(rule: Callable[[date, date], bool], start: date) -> Score:
    return lambda day: 0.0 if rule(day, start) else -6.0


def _told_back(text: str, expressions: Sequence[TimeExpression], mention: Mention) -> Callable[[date, date], bool] | None:
    """The rule of the expression beside an event's rarest words (their last first mention), else beside any of its words."""
    for at in sorted(mention.places, reverse=True):
        sentence = _sentence(text, at)
        for e in expressions:
            if sentence.holds(e.span) and (rule := _back(e)) is not None:
                return rule
    return None


def _back(expression: TimeExpression) -> Callable[[date, date], bool] | None:
    """Whether an event's day is what a relative expression of a report of some day means."""
    unit = expression.unit
    if expression.form is Form.UNIT and expression.base is Base.REPORT and expression.direction < 0 and unit in (cal.Unit.WEEK, cal.Unit.MONTH, cal.Unit.YEAR):
        low, high = {cal.Unit.WEEK: (1, 13), cal.Unit.MONTH: (1, 61), cal.Unit.YEAR: (1, 730)}[unit]

        def same(day: date, event: date) -> bool:
            if not low <= (day - event).days <= high:
                return False
            moved = cal.add_units(day.replace(day=1) if unit is not cal.Unit.WEEK else day, -1, unit)
            return moved is not None and (unit is cal.Unit.WEEK or (moved.year == event.year and (unit is cal.Unit.YEAR or moved.month == event.month)))

        return same
    if expression.form is Form.CALENDAR and expression.name == "last" and expression.month and expression.year is None:
        return lambda day, event: event.month == expression.month and 0 < (day - event).days < 400
    if expression.form is Form.SHIFT and expression.direction < 0 and expression.count and unit is not None and expression.kind is TimeKind.DATE:
        count = expression.count
        slack = 0 if unit is cal.Unit.DAY else 1 if unit is cal.Unit.WEEK else 20

        def shifted(day: date, event: date) -> bool:
            moved = cal.add_units(day, -count, unit)
            return moved is not None and abs((moved - event).days) <= slack

        return shifted
    return None


def _stated_day(month: int, day: int) -> Score:
    return lambda when: 0.0 if (when.month, when.day) == (month, day) else -12.0


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
