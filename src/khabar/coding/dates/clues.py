"""What single pieces of a text say of the day on which it was written, each as a score of days (0 is best)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.expression import Base, Form, Link, TimeExpression, TimeKind
from khabar.coding.dates.meanings import calendar_meaning
from khabar.model import Interval, Span
from khabar.world.dated import DatedEvent, when_of

HEADLINE = 700  # characters of title and text in which a report tells its news
CAMPAIGN = 12  # days; what lasted longer is no single piece of news

Score = Callable[[date], float]


@dataclass(frozen=True, slots=True)
class Mention:
    """A known event that a text tells of, and where its clues first stand."""

    event: DatedEvent
    places: tuple[int, ...]


_LOOKS_BACK = re.compile(r"\b(?:in|since|from|until|between|of|early|late|mid|end of) (?:the )?$", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:was|were|had|began|broke|took|fell|since|killed|\w{2,}ed)\b")


def explicit_start(text: str, expression: TimeExpression) -> date | None:
    """The first day of a date with its year, unless it lies ahead ('the 2016 election', 'up for renewal in 2018')."""
    if (
        expression.form is not Form.CALENDAR
        or expression.year is None
        or expression.future
        or expression.calendar == "fiscal"
    ):
        return None
    if expression.link in (Link.UNTIL, Link.BY) or not 1400 <= abs(expression.year) <= 2100:
        return None
    if expression.calendar == "solar":
        return cal.solar_date(expression.year, expression.month or 1, expression.day or 1)
    if expression.year <= 1900 or expression.calendar != "gregorian":
        return None
    if expression.month is None:
        before = text[max(0, expression.start - 90) : expression.start]
        if not _LOOKS_BACK.search(before) or not _TOLD.search(re.split(r"[.\n]", before)[-1]):
            return None
    point = calendar_meaning(expression, expression.year, "words", 1.0).interval
    return point.start if point else None


Points = dict[int, Interval | None]  # a date without a year, by year


def _occurrence(points: Points, expression: TimeExpression, day: date) -> Interval | None:
    """The last time that a date without a year had come by a day."""
    for year in (day.year, day.year - 1):
        if year not in points:
            points[year] = calendar_meaning(expression, year, "report", 1.0).interval
        point = points[year]
        if point is not None and point.start <= day:
            return point
    return None


def _is_yearless(e: TimeExpression) -> bool:
    return bool(
        e.form is Form.CALENDAR
        and e.year is None
        and e.month
        and not e.name
        and not e.future
        and e.calendar == "gregorian"
    )


def _yearless(expression: TimeExpression) -> tuple[TimeExpression, Points]:
    return expression, {}


def latest(text: str, expressions: Sequence[TimeExpression]) -> list[Score]:
    """The latest date that a text tells lies close; dates without a year lie within the last months."""
    # News writes the year of what is long past: one full date alone is mostly history, two close ones are the story.
    full = sorted(start for e in expressions if e.day is not None and (start := explicit_start(text, e)))
    full = full[-1:] if len(full) > 1 and 0 < (full[-1] - full[-2]).days <= 60 else []
    partial = [_yearless(e) for e in expressions if _is_yearless(e)][:40]
    if not partial and not full:
        return []
    # Half of the reports follow their latest date within five days; a third of such dates lie years back, or ahead.
    pace, floor = 8, 0.01 if partial else 0.0025
    if any(e.weekday is not None and e.day is not None and e.start < HEADLINE for e, _ in partial):
        pace, floor = 2, 0.0001  # "on Saturday, September 23" at the head is the news itself

    parts = [(e, points, 1.0 if e.day else 2.5 if e.edge else 11.0, 4.0 if e.day else 2.5, e.weekday if e.day else None) for e, points in partial]

    def score(day: date) -> float:
        lags, penalty = [float(max(0, (day - full[0]).days))] if full else [], 0.0
        for e, points, pace_of, stale, weekday in parts:
            point = points.get(day.year)  # mostly it had come in the same year
            if point is None or point.start > day:
                point = _occurrence(points, e, day)
            if point is None:
                continue
            lag = max(0, (day - point.end).days + 1) if e.day is None else (day - point.start).days
            lags.append(lag / pace_of)
            penalty += stale if lag > 270 else 0.0
            if weekday is not None and point.start.weekday() != weekday:
                penalty += 4.0
        return math.log(math.exp(-min(lags) / pace) + floor) - min(penalty, 8.0) if lags else 0.0

    return [score]


def soon_after(low: date) -> Score:
    """Half of the texts are written within some months of the latest dated thing they tell of, the others years after."""
    return since(low, 120, floor=0.02)


def since(start: date, pace: float, *, floor: float) -> Score:
    """Falls with the days since ``start``, by e every ``pace`` days, to no less than ``floor``."""

    def score(day: date) -> float:
        fall = -max(0, (day - start).days) / pace
        return math.log(math.exp(fall) + floor) if floor else fall

    return score


def news(text: str, expressions: Sequence[TimeExpression], mentions: Sequence[Mention]) -> list[Score]:
    """A known event in the headline is the news itself: at once where a weekday agrees, within a week where none is named."""
    named = {e.weekday for e in expressions if e.weekday is not None and e.form is Form.CALENDAR and not e.future}
    scores: list[Score] = []
    for mention in mentions:
        event = mention.event
        if not event.news:
            continue
        if event.interval.days > CAMPAIGN:
            scores.append(since(event.end, 30, floor=0.0))
            continue
        agrees = bool(named & {(event.start + timedelta(days=n)).weekday() for n in range(event.interval.days)})
        after = event.end.weekday() in named  # "rescuers dug on Thursday": the day after
        told_back = _told_back(text, expressions, mention) is not None
        if min(mention.places) > HEADLINE or told_back or (named and not agrees and not after):
            continue
        pace = 1.5 if agrees or after else 4.0
        scores.append(since(event.end - timedelta(days=1), pace, floor=0.001))
    return scores


def _sentence(text: str, at: int) -> Span:
    start = max(text.rfind(mark, 0, at) for mark in (". ", "\n")) + 1
    return Span(start, min((end for mark in (". ", "\n") if (end := text.find(mark, at)) >= 0), default=len(text)))


def weekdays(text: str, expressions: Sequence[TimeExpression]) -> list[Score]:
    """News is written on the weekday that its first sentences name, or on the day after."""
    named = [
        e
        for e in expressions
        if e.weekday is not None and e.month is None and not e.future and e.link is not Link.SINCE
    ]
    if not named or named[0].start > 2 * HEADLINE + len(text) - len(text.lstrip()):
        return []
    costs = {0: 0.0, 1: 0.8, 2: 2.2}
    others = {e.weekday or 0 for e in named[1:]}

    def score(day: date) -> float:
        first = costs.get((day.weekday() - (named[0].weekday or 0)) % 7, 4.0)
        other = min((costs.get((day.weekday() - weekday) % 7, 4.0) for weekday in others), default=4.0)
        return -min(first, other + 0.7)

    return [score]


def feasts(text: str, expressions: Sequence[TimeExpression]) -> list[Score]:
    feasts = [e for e in expressions if e.form is Form.FEAST and e.year is None and e.name][:5]
    return [_feast_score(e, _ahead(text, e)) for e in feasts]


_AHEAD = re.compile(
    r"\b(?:ahead of|before|eve of|run-up to|until|approaching|upcoming|the feast marking the end of)\b[^.\n]{0,25}$",
    re.IGNORECASE,
)


def _ahead(text: str, expression: TimeExpression) -> bool:
    return bool(
        expression.future
        or expression.direction < 0
        or _AHEAD.search(text[max(0, expression.start - 60) : expression.start])
    )


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


def offsets(expressions: Sequence[TimeExpression]) -> list[Score]:
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


def relative_to_events(text: str, expressions: Sequence[TimeExpression], mentions: Sequence[Mention]) -> list[Score]:
    """'... in a drone strike last month', where the strike's day is known."""
    scores: list[Score] = []
    for mention in mentions:
        rule = _told_back(text, expressions, mention)
        if rule is not None:
            scores.append(_as_told(rule, mention.event.start))
    return scores


def _as_told(rule: Callable[[date, date], bool], start: date) -> Score:
    return lambda day: 0.0 if rule(day, start) else -6.0


def _told_back(
    text: str, expressions: Sequence[TimeExpression], mention: Mention
) -> Callable[[date, date], bool] | None:
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
    if (
        expression.form is Form.UNIT
        and expression.base is Base.REPORT
        and expression.direction < 0
        and unit in (cal.Unit.WEEK, cal.Unit.MONTH, cal.Unit.YEAR)
    ):
        low, high = {cal.Unit.WEEK: (1, 13), cal.Unit.MONTH: (1, 61), cal.Unit.YEAR: (1, 730)}[unit]

        def same(day: date, event: date) -> bool:
            if not low <= (day - event).days <= high:
                return False
            moved = cal.add_units(day.replace(day=1) if unit is not cal.Unit.WEEK else day, -1, unit)
            return moved is not None and (
                unit is cal.Unit.WEEK
                or (moved.year == event.year and (unit is cal.Unit.YEAR or moved.month == event.month))
            )

        return same
    if expression.form is Form.CALENDAR and expression.name == "last" and expression.month and expression.year is None:
        return lambda day, event: event.month == expression.month and 0 < (day - event).days < 400
    if (
        expression.form is Form.SHIFT
        and expression.direction < 0
        and expression.count
        and unit is not None
        and expression.kind is TimeKind.DATE
    ):
        count = expression.count
        slack = 0 if unit is cal.Unit.DAY else 1 if unit is cal.Unit.WEEK else 20

        def shifted(day: date, event: date) -> bool:
            moved = cal.add_units(day, -count, unit)
            return moved is not None and abs((moved - event).days) <= slack

        return shifted
    return None


def stated_day(month: int, day: int) -> Score:
    return lambda when: 0.0 if (when.month, when.day) == (month, day) else -12.0
