"""Resolves windows ('the previous three days'), offsets from events, parts of a day, and days without a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.calendar import Unit
from khabar.coding.dates.expression import Base, TimeExpression
from khabar.coding.dates.meanings import Meaning, calendar_meaning, nothing
from khabar.coding.dates.story import Anchors
from khabar.coding.dates.units import start_of, unit_at
from khabar.coding.dates.values import day_value, length_value, unit_value, unknown_value
from khabar.coding.dates.words import VAGUE_COUNTS
from khabar.model import Interval, TimePrecision
from khabar.world.dated import when_of

_BACK = {"this month": 0, "current month": 0, "last month": 1, "previous month": 1}


def window(expression: TimeExpression, anchors: Anchors) -> Meaning:
    """'The previous three days': from three days before the anchor up to its day."""
    unit, count = expression.unit or Unit.DAY, expression.count
    value = length_value(unit, count)
    if expression.name == "recent" and count is None:
        value = length_value(unit, None)
    if expression.name in ("first", "final") and count is None:
        return Meaning("", None, "none", 0.3)
    if expression.name in ("first", "final", "last") and anchors.told is not None and not anchors.exact:
        return Meaning(value, None, "none", 0.4)
    if not anchors.exact or expression.name in ("first", "final"):
        return Meaning(value, None, "none", 0.4)
    length = count if count is not None else VAGUE_COUNTS["recent"]
    if expression.base is Base.STORY and anchors.told is not None and anchors.told.day and expression.direction > 0:
        start = start_of(anchors.told)
        found = cal.interval(start, cal.add_units(start, length + 1, unit), TimePrecision.DAYS) if start else None
        return Meaning(value, found, "story", 0.6)

    def near(day: date) -> Interval | None:
        far = cal.add_units(day, expression.direction * length, unit)
        return cal.union(cal.day_of(far), cal.day_of(day))

    found = anchors.from_report(near)
    if found is not None:
        found = Interval(found.start, found.end, cal.precision_of(found.days))
    return Meaning(value, found, "report", 0.75 if count is not None else 0.55)


def offset(expression: TimeExpression, anchors: Anchors) -> Meaning:
    """So long before or after an event whose date is known."""
    unit, count = expression.unit or Unit.DAY, expression.count
    origin = when_of(expression.name) if expression.name else None
    if expression.year is not None:
        origin = calendar_meaning(expression, expression.year, "words", 0.9).interval
    if origin is None:
        return nothing("")
    if count is None:
        return nothing("")
    moved = cal.add_units(origin.start, expression.direction * count, unit)
    if moved is None:
        return nothing("")
    fine = unit in cal.DAYS_OF
    found = unit_at(moved, Unit.DAY if fine else Unit.MONTH, 0)
    if found is None or not anchors.possible(found):
        return nothing("")
    if unit in (Unit.YEAR, Unit.DECADE):
        found = cal.year_of(moved.year) or found
    return Meaning(
        unit_value(found, Unit.DAY if fine else Unit.YEAR if unit is Unit.YEAR else Unit.MONTH, expression),
        found,
        "event",
        0.85,
    )


def part(expression: TimeExpression, anchors: Anchors) -> Meaning:
    """A time of day belongs to the day told last in the sentence, else to the report's day."""
    told = anchors.day
    if (
        told is not None
        and told.year is not None
        and told.month
        and told.day
        and (not anchors.exact or expression.name != "overnight")
    ):
        moment = calendar_meaning(replace(expression, month=told.month, day=told.day), told.year, "story", 0.7)
        if not anchors.exact and not expression.clock:
            return Meaning(_part_value(expression), moment.interval, "story", 0.5)
        return _night(expression, moment) if expression.name == "overnight" else moment
    if anchors.exact and expression.name == "overnight":
        found = anchors.from_report(lambda day: cal.union(cal.day_of(cal.add_days(day, -1)), cal.day_of(day)))
        return Meaning(_part_value(expression), found, "report", 0.7)
    return nothing(_part_value(expression))


def _night(expression: TimeExpression, moment: Meaning) -> Meaning:
    end = cal.add_days(moment.interval.end, 1) if moment.interval else None
    start = moment.interval.start if moment.interval else None
    return replace(moment, interval=cal.interval(start, end, TimePrecision.DAYS))


def _part_value(expression: TimeExpression) -> str:
    return unknown_value(Unit.DAY, expression)


def ordinal_day(expression: TimeExpression, anchors: Anchors) -> Meaning:
    """'On the 20th': of the month told last, else the last such day before the report; 'the 20th of last month' says which."""
    told = anchors.told
    if expression.name in _BACK and anchors.exact and expression.day is not None:
        month = cal.add_months(anchors.report_days()[-1].replace(day=1), -_BACK[expression.name])
        named = cal.make_date(month.year, month.month, expression.day) if month else None
        return Meaning(day_value(named, expression), cal.day_of(named), "report", 0.85) if named else nothing(unknown_value(Unit.DAY, expression))
    if told is not None and told.month is not None and (told.explicit or not anchors.exact or told.year is not None):
        return calendar_meaning(replace(expression, month=told.month), told.year, "story", 0.7)
    if anchors.exact and anchors.published is not None and expression.day is not None:
        day = anchors.report_days()[-1]
        for back in range(3):
            month = cal.add_months(day.replace(day=1), -back)
            found = cal.make_date(month.year, month.month, expression.day) if month else None
            if found is not None and found <= day:
                return Meaning(day_value(found, expression), cal.day_of(found), "report", 0.7)
    return nothing(unknown_value(Unit.DAY, expression))
