"""From time expressions to days: against the words themselves, the report's day, the story told so far, known events.

A report that knows its own day counts from it; an explicit older year shifts the anchor of the dates after it within the
paragraph. A text without a day of its own (a history) is read as one story: each date counts from the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.expression import Edge, Form, Link, ResolvedTime, TimeExpression, is_weekday
from khabar.coding.dates.meanings import Meaning, nothing
from khabar.coding.dates.relations import resolve_relative
from khabar.coding.dates.story import Anchors
from khabar.coding.dates.told import is_history
from khabar.coding.dates.values import century_value, decade_value, length_value, vague_value
from khabar.coding.dates.weekdays import counted_weekday, weekday
from khabar.model import Interval, Span, TimePrecision
from khabar.world.dated import when_of


def resolve(
    expressions: Sequence[TimeExpression],
    *,
    published: Interval | None,
    text: str,
    sentences: Sequence[Span] = (),
    week_start: int = 0,
) -> list[ResolvedTime]:
    """One resolved time for each expression, in their order. ``week_start`` is 0 for Monday, 5 for Saturday."""
    history = is_history(expressions, published.start.year if published else None)
    anchors = Anchors(published=published, text=text, sentences=sentences, week_start=week_start, history=history)
    meanings: list[Meaning] = []
    for expression in expressions:
        anchors.move_to(expression)
        meaning = _before_christ(_meaning(expression, anchors), anchors)
        anchors.tell(expression, meaning)
        meanings.append(meaning)
    return [_resolved(i, expressions, meanings, published) for i in range(len(expressions))]


def _before_christ(meaning: Meaning, anchors: Anchors) -> Meaning:
    """An unknown day of a story before Christ is before Christ."""
    ancient = anchors.told is not None and (anchors.told.year or 0) < 0 and meaning.value.startswith("XXXX")
    return replace(meaning, value="BC" + meaning.value) if ancient else meaning


def _meaning(expression: TimeExpression, anchors: Anchors) -> Meaning:
    match expression.form:
        case Form.CALENDAR:
            return weekday(expression, anchors) if is_weekday(expression) else anchors.calendar(expression)
        case Form.DECADE | Form.CENTURY:
            return _long(expression)
        case Form.FEAST:
            return anchors.feast(expression)
        case Form.NAMED:
            known = when_of(expression.name or "")
            return (
                Meaning(known.start.isoformat(), known, "event", 0.8)
                if known and anchors.possible(known)
                else nothing("")
            )
        case Form.LENGTH:
            return Meaning(length_value(expression.unit or cal.Unit.DAY, expression.count), None, "none", 0.9)
        case Form.VAGUE:
            return Meaning(vague_value(expression.name), None, "none", 0.5)
        case _:
            found = resolve_relative(expression, anchors)
            return found if expression.weekday is None else counted_weekday(expression, found, anchors)


def _long(expression: TimeExpression) -> Meaning:
    """Decades and centuries, and their early, middle and late parts."""
    number = expression.year or 0
    if expression.form is Form.DECADE:
        value, first, years = decade_value(number), number, 10
    else:
        value, first, years = century_value(number), (number - 1) * 100 + 1, 100
    if number <= 0:
        return Meaning(value, None, "words", 0.9)
    low, high = _years_of(expression.edge, years)
    return Meaning(
        value, cal.interval(cal.make_date(first + low), cal.make_date(first + high), TimePrecision.YEAR), "words", 0.9
    )


def _years_of(edge: Edge | None, years: int) -> tuple[int, int]:
    """The years of a decade or century that are early (0-3), middle (4-6), late (7-9)."""
    match edge:
        case None:
            return 0, years
        case Edge.MID:
            return years * 4 // 10, years * 7 // 10
        case Edge.FIRST_HALF:
            return 0, years // 2
        case Edge.SECOND_HALF:
            return years // 2, years
        case Edge.EARLY | Edge.START | Edge.FIRST_QUARTER:
            return 0, years * 4 // 10
        case Edge.LATE | Edge.END | Edge.LAST_QUARTER:
            return years * 7 // 10, years


# Months of a year (first, last) that its parts mean; of anything shorter they mean a third, a half, a quarter.
_OF_YEAR = {
    Edge.EARLY: (1, 4), Edge.MID: (5, 8), Edge.LATE: (9, 12), Edge.START: (1, 2), Edge.END: (11, 12), Edge.FIRST_HALF: (1, 6),
    Edge.SECOND_HALF: (7, 12), Edge.FIRST_QUARTER: (1, 3), Edge.LAST_QUARTER: (10, 12),
}  # fmt: skip
_SHARES = {
    Edge.EARLY: (0.0, 1 / 3), Edge.START: (0.0, 1 / 3), Edge.MID: (1 / 3, 2 / 3), Edge.LATE: (2 / 3, 1.0), Edge.END: (2 / 3, 1.0),
    Edge.FIRST_HALF: (0.0, 0.5), Edge.SECOND_HALF: (0.5, 1.0), Edge.FIRST_QUARTER: (0.0, 0.25), Edge.LAST_QUARTER: (0.75, 1.0),
}  # fmt: skip


def edge_part(whole: Interval | None, edge: Edge | None) -> Interval | None:
    """The part of a period that 'early', 'mid' or 'late' means (of a month: its days 1-10, 11-20, 21-)."""
    if whole is None or edge is None or whole.days < 3:
        return whole
    if whole.precision is TimePrecision.YEAR and 365 <= whole.days <= 366 and whole.start.month == 1:
        first, last = _OF_YEAR[edge]
        start, end = cal.add_months(whole.start, first - 1), cal.add_months(whole.start, last)
        return cal.interval(start, end, cal.precision_of((last - first + 1) * 30)) or whole
    low, high = _SHARES[edge]
    days = 30 if 28 <= whole.days <= 31 else whole.days
    start = whole.start + timedelta(days=round(low * days))
    end = whole.end if high == 1 else whole.start + timedelta(days=round(high * days))
    if start >= end:
        return whole
    return Interval(
        start,
        end,
        TimePrecision.DAYS if whole.precision is TimePrecision.MONTH else cal.precision_of((end - start).days),
    )


def _point(expression: TimeExpression, meaning: Meaning) -> Interval | None:
    edged = expression.form in (Form.CALENDAR, Form.UNIT)
    return edge_part(meaning.interval, expression.edge) if edged else meaning.interval


def _resolved(
    at: int, expressions: Sequence[TimeExpression], meanings: Sequence[Meaning], published: Interval | None
) -> ResolvedTime:
    expression, meaning = expressions[at], meanings[at]
    point = extent = _point(expression, meaning)
    other = None
    if expression.pair is not None and expression.pair < len(meanings):
        other = _point(expressions[expression.pair], meanings[expression.pair])
    elif at and expressions[at - 1].pair == at:
        other = _point(expressions[at - 1], meanings[at - 1])
    if point is not None and other is not None:
        extent = cal.union(point, other)
    elif point is not None and expression.link is Link.SINCE and published is not None and point.start < published.end:
        extent = cal.interval(point.start, published.end, cal.precision_of((published.end - point.start).days))
    return ResolvedTime(expression, meaning.value, point, extent or point, meaning.anchor, meaning.confidence)
