"""Resolves what hangs on another time: units ('last month'), shifts, windows, offsets from events, parts of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.calendar import Unit
from khabar.coding.dates.expression import Base, Form, TimeExpression
from khabar.coding.dates.meanings import Meaning, calendar_meaning, nothing
from khabar.coding.dates.spans import offset, ordinal_day, part, window
from khabar.coding.dates.story import Anchors
from khabar.coding.dates.told import Told
from khabar.coding.dates.units import start_of, unit_at
from khabar.coding.dates.values import calendar_value, day_value, length_value, unit_value, unknown_value
from khabar.coding.dates.words import NEAR_THE_DAY, TO_THE_DAY, VAGUE_COUNTS
from khabar.model import Interval, TimePrecision


def resolve_relative(expression: TimeExpression, anchors: Anchors) -> Meaning:
    match expression.form:
        case Form.UNIT:
            return _unit(expression, anchors)
        case Form.SHIFT:
            return _shift(expression, anchors)
        case Form.WINDOW:
            return window(expression, anchors)
        case Form.OFFSET:
            return offset(expression, anchors)
        case Form.PART:
            return part(expression, anchors)
        case Form.ORDINAL_DAY:
            return ordinal_day(expression, anchors)
        case _:
            return Meaning(unknown_value(expression.unit or Unit.DAY, expression), None, "none", 0.5)


def _uses_report(expression: TimeExpression, anchors: Anchors) -> bool:
    match expression.base:
        case Base.REPORT:
            return anchors.dated or expression.name != "this"
        case Base.EITHER:
            return anchors.exact
        case Base.STORY:
            return False


# ------------------------------------------------------------------------------------------------ units
def _unit(expression: TimeExpression, anchors: Anchors) -> Meaning:
    unit = expression.unit or Unit.DAY
    if expression.season:
        return _season(expression, anchors)
    if _uses_report(expression, anchors):
        return _unit_of_report(expression, unit, anchors)
    told = anchors.told
    if unit is Unit.DAY and expression.name in ("that", "same", "this", "next", "following"):
        told = anchors.day or anchors.last_day or told
    if told is None and anchors.exact and unit is not Unit.DAY and expression.direction <= 0:
        return _unit_of_report(expression, unit, anchors)
    return _unit_of_story(expression, unit, told)


def _unit_of_report(expression: TimeExpression, unit: Unit, anchors: Anchors) -> Meaning:
    if not anchors.exact and not (anchors.dated and unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY)):
        known = unknown_value(unit, expression)
        return Meaning(length_value(unit, 1.0) if expression.direction else known, None, "none", 0.0)

    def near(day: date) -> Interval | None:
        if unit is Unit.WEEKEND and expression.direction <= 0:
            return _weekend(day, expression.name or "", expression.future)
        moved = cal.add_units(day if unit not in cal.MONTHS_OF else day.replace(day=1), expression.direction, unit)
        return unit_at(moved, unit, anchors.week_start) if moved else None

    found = anchors.from_report(near)
    if found is None:
        return nothing(unknown_value(unit, expression))
    value = unit_value(found, unit, expression)
    if expression.part == "NI" and unit is Unit.DAY and found.days == 1:
        found = cal.interval(found.start, cal.add_days(found.end, 1), TimePrecision.DAYS) or found
    published = anchors.published
    if expression.name == "this" and unit is not Unit.DAY and published is not None and expression.edge is None:
        # What a report says happened 'this week' happened by the report's day; 'later this week' is yet to come.
        ahead = expression.future and found.start < published.start
        start, end = (published.start, found.end) if ahead else (found.start, min(found.end, published.end))
        found = cal.interval(start, end, found.precision) or found
    return Meaning(value, found, "report", 0.85)


def _weekend(day: date, word: str, ahead: bool) -> Interval | None:
    """'Over the weekend': the last one begun, on a Saturday or Sunday this one; 'last weekend' is then the one before."""
    back = (day.weekday() - 5) % 7
    if word == "last" and back < 2:
        back += 7
    elif ahead and back >= 2:
        back -= 7
    start = cal.add_days(day, -back)
    return cal.interval(start, cal.add_days(start, 2), TimePrecision.DAYS)


def _unit_of_story(expression: TimeExpression, unit: Unit, told: Told | None) -> Meaning:
    if told is None or told.year is None:
        return nothing(unknown_value(unit, expression) if unit is not Unit.DAY or expression.part else "")
    year = told.year + expression.direction
    if unit is Unit.YEAR:
        return calendar_meaning(replace(expression, month=None, day=None), year, "story", 0.75)
    if unit is Unit.DECADE or unit is Unit.CENTURY or told.year < 0:
        years = 10 if unit is Unit.DECADE else 100
        if unit is Unit.DECADE or unit is Unit.CENTURY:
            return _long_value(told.year + expression.direction * years, unit)
        return nothing("")
    start = start_of(told)
    if unit in (Unit.MONTH, Unit.QUARTER) and told.month is None:
        return nothing(unknown_value(unit, expression))
    if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND) and (told.day is None or start is None):
        return nothing(unknown_value(unit, expression) if expression.part else "")
    moved = cal.add_units(
        start.replace(day=1) if start and unit in cal.MONTHS_OF else start, expression.direction, unit
    )
    found = unit_at(moved, unit, 0) if moved else None
    return Meaning(unit_value(found, unit, expression), found, "story", 0.75) if found else nothing("")


def _long_value(year: int, unit: Unit) -> Meaning:
    size = 10 if unit is Unit.DECADE else 100
    digits = abs(year) // size
    value = f"BC{digits:0{3 if size == 10 else 2}d}" if year < 0 else f"{digits:0{3 if size == 10 else 2}d}"
    found = (
        cal.interval(cal.make_date(digits * size), cal.make_date((digits + 1) * size), TimePrecision.YEAR)
        if year > 0
        else None
    )
    return Meaning(value, found, "story", 0.6)


def _season(expression: TimeExpression, anchors: Anchors) -> Meaning:
    """A season without a year: the story's, else the one nearest the report's day."""
    told = anchors.told
    if anchors.exact and anchors.published is not None and (expression.base is not Base.STORY or told is None):
        day = anchors.published.start
        shift = expression.direction
        here = calendar_meaning(expression, day.year, "report", 0.7)
        if (
            expression.name in ("last", "past", "season")
            and here.interval
            and here.interval.start > day
            and not expression.future
        ):
            shift = -1
        elif (expression.name in ("last", "past") and here.interval and here.interval.end <= day) or (
            expression.direction > 0 and here.interval and here.interval.start > day
        ):
            shift = 0
        return calendar_meaning(expression, day.year + shift, "report", 0.7)
    if told is None or told.year is None:
        return nothing(calendar_value(expression, None))
    year = told.year
    first = cal.SEASON_MONTHS[expression.season or "SP"]
    if expression.direction > 0 and (told.month or 1) >= first - 1:
        year += 1
    elif expression.direction < 0 and (told.month or 12) <= first:
        year -= 1
    elif not expression.direction and told.month and told.month - first >= 6:
        year += 1
    return calendar_meaning(expression, year, "story", 0.65)


# ------------------------------------------------------------------------------------------------ shifts
def _shift(expression: TimeExpression, anchors: Anchors) -> Meaning:
    unit = expression.unit or Unit.DAY
    by_days, on = unit in (Unit.DAY, Unit.WEEK), expression.direction > 0
    last = (anchors.day or anchors.last_day) if by_days and on else anchors.told
    if expression.base is Base.STORY and last is None and on and anchors.exact and expression.name != "came" and not expression.future:
        return nothing(_shift_unknown(expression, unit))  # "two days later": than what is not told
    if expression.base is Base.REPORT or (expression.name == "came" and anchors.exact) or (last is None and anchors.exact):
        return _shift_from_report(expression, unit, anchors)
    told = anchors.day if by_days and not on else last
    if told is None or told.year is None:
        return nothing(_shift_unknown(expression, unit))
    if told.year < 0:
        if unit is Unit.YEAR and expression.count is not None:
            return calendar_meaning(
                expression, told.year + round(expression.direction * expression.count), "story", 0.7
            )
        return nothing(_shift_unknown(expression, unit))
    return _shift_from_told(expression, unit, told)


def _shift_unknown(expression: TimeExpression, unit: Unit) -> str:
    if expression.name in ("today", "tonight"):
        return "PRESENT_REF" if expression.name == "today" else "XXXX-XX-XXTNI"
    if unit in (Unit.MINUTE, Unit.HOUR):
        return ""
    if expression.count is None and expression.direction > 0:
        return "FUTURE_REF"
    return unknown_value(unit, expression)


def _shift_from_told(expression: TimeExpression, unit: Unit, told: Told) -> Meaning:
    start = start_of(told)
    if expression.count is None or start is None or unit in (Unit.MINUTE, Unit.HOUR):
        return nothing(_shift_unknown(expression, unit))
    moved = cal.add_units(start, expression.direction * expression.count, unit)
    if moved is None:
        return nothing(_shift_unknown(expression, unit))
    exact = unit in (Unit.DAY, Unit.WEEK, Unit.FORTNIGHT)
    if exact and told.day is None:
        return nothing(_shift_unknown(expression, unit))
    if unit is Unit.MONTH and told.month is None:
        return nothing(_shift_unknown(expression, unit))
    found = unit_at(moved, Unit.DAY if exact else unit, 0)
    if found is None:
        return nothing("")
    loose = _loosen(found, unit, expression.count) if exact and unit is not Unit.DAY else found
    return Meaning(unit_value(found, Unit.DAY if exact else unit, expression), loose, "story", 0.7)


def _loosen(found: Interval, unit: Unit, count: float) -> Interval:
    """'A week ago' is about seven days ago: as many days either way as people round (a seventh of the distance)."""
    slack = max(1, round(count * cal.DAYS_OF.get(unit, 1.0) / 7))
    start, end = cal.add_days(found.start, -slack), cal.add_days(found.end, slack)
    return cal.interval(start, end, TimePrecision.DAYS if slack < 3 else TimePrecision.WEEK) or found


def _shift_from_report(expression: TimeExpression, unit: Unit, anchors: Anchors) -> Meaning:
    if not anchors.exact and not (anchors.dated and unit in (Unit.YEAR, Unit.DECADE)):
        return nothing(_shift_unknown(expression, unit))
    count = expression.count

    def near(day: date) -> Interval | None:
        if unit in (Unit.MINUTE, Unit.HOUR):
            return (
                cal.interval(cal.add_days(day, -1), cal.add_days(day, 1), TimePrecision.DAYS)
                if (count or 1) < 36
                else None
            )
        if count is None:
            far = cal.add_units(day, expression.direction * 2 * VAGUE_COUNTS["several"], unit)
            close = cal.add_units(day, expression.direction, unit)
            return cal.union(cal.day_of(far), cal.day_of(close))
        moved = cal.add_units(day, expression.direction * count, unit)
        if unit in (Unit.DECADE, Unit.CENTURY):
            # 'A decade ago', 'more than a decade ago': nobody counts the years to it.
            return cal.union(cal.year_of(moved.year - 4), cal.year_of(moved.year + 1)) if moved else None
        if expression.name == TO_THE_DAY:
            return cal.day_of(moved)
        if expression.name == NEAR_THE_DAY and moved is not None:
            return cal.interval(cal.add_days(moved, -6), cal.add_days(moved, 7), TimePrecision.WEEK)
        found = unit_at(moved, Unit.DAY if unit in cal.DAYS_OF else unit, anchors.week_start) if moved else None
        return _loosen(found, unit, count) if found and unit in (Unit.WEEK, Unit.FORTNIGHT) else found

    found = anchors.from_report(near)
    if found is None:
        return nothing(_shift_unknown(expression, unit))
    if found.days == 1:
        value = day_value(found.start, expression)
    elif count is None or unit in (Unit.MINUTE, Unit.HOUR):
        value = _shift_unknown(expression, unit)
    else:
        moved = cal.add_units(anchors.report_days()[0], expression.direction * count, unit)
        value = (
            unit_value(cal.day_of(moved) or found, Unit.DAY if unit in cal.DAYS_OF else unit, expression)
            if moved
            else ""
        )
    if expression.part == "NI" and found.days == 1:
        found = cal.interval(found.start, cal.add_days(found.end, 1), TimePrecision.DAYS) or found
    return Meaning(value, found, "report", 0.85 if count is not None else 0.5)
