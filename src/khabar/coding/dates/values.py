"""TIMEX values of expressions: '1941-06-22', '1941-06', '1941-SU', 'P3D', '195', 'BC0480', 'PAST_REF'."""

from __future__ import annotations

from datetime import date

from khabar.coding.dates.calendar import Unit
from khabar.coding.dates.expression import TimeExpression
from khabar.model import Interval

_LETTERS = {Unit.MINUTE: "M", Unit.HOUR: "H", Unit.DAY: "D", Unit.WEEKEND: "WE", Unit.WEEK: "W", Unit.FORTNIGHT: "W", Unit.MONTH: "M",
            Unit.QUARTER: "Q", Unit.SEASON: "M", Unit.YEAR: "Y", Unit.DECADE: "DE", Unit.CENTURY: "CE"}  # fmt: skip
_UNKNOWN = {Unit.MINUTE: "XXXX-XX-XXTXX:XX", Unit.HOUR: "XXXX-XX-XXTXX", Unit.DAY: "XXXX-XX-XX", Unit.WEEKEND: "XXXX-WXX-WE",
            Unit.WEEK: "XXXX-WXX", Unit.FORTNIGHT: "XXXX-WXX", Unit.MONTH: "XXXX-XX", Unit.QUARTER: "XXXX-QX", Unit.SEASON: "XXXX",
            Unit.YEAR: "XXXX", Unit.DECADE: "XXX", Unit.CENTURY: "XX"}  # fmt: skip
_PAST = ("former", "formerly", "past", "recent", "recently", "lately")


def year_value(year: int) -> str:
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def calendar_value(expression: TimeExpression, year: int | None) -> str:
    """The value of a calendar date whose year was found elsewhere (or nowhere: XXXX)."""
    value = "XXXX" if year is None else year_value(year)
    if expression.season:
        return f"{value}-{expression.season}"
    if expression.month is None:
        return value + _tail(expression) if expression.day is None else f"{value}-XX-{expression.day:02d}"
    value += f"-{expression.month:02d}"
    if expression.day is not None:
        value += f"-{expression.day:02d}"
    return value + _tail(expression)


def _tail(expression: TimeExpression) -> str:
    if expression.clock:
        return f"T{expression.clock}"
    return f"T{expression.part}" if expression.part else ""


def day_value(day: date, expression: TimeExpression) -> str:
    return day.isoformat() + _tail(expression)


def unit_value(interval: Interval, unit: Unit, expression: TimeExpression) -> str:
    """The value of the unit that an interval is: its day, week, month, year."""
    start = interval.start
    match unit:
        case Unit.MINUTE | Unit.HOUR | Unit.DAY:
            return day_value(start, expression)
        case Unit.WEEK | Unit.FORTNIGHT | Unit.WEEKEND:
            week = start.isocalendar()
            return f"{week.year:04d}-W{week.week:02d}" + ("-WE" if unit is Unit.WEEKEND else "")
        case Unit.MONTH:
            return f"{start.year:04d}-{start.month:02d}"
        case Unit.QUARTER:
            return f"{start.year:04d}-Q{(start.month + 2) // 3}"
        case Unit.SEASON:
            return f"{start.year:04d}-{expression.season or 'XX'}"
        case Unit.YEAR:
            return f"{start.year:04d}"
        case Unit.DECADE:
            return f"{start.year // 10:03d}"
        case Unit.CENTURY:
            return f"{start.year // 100:02d}"


def unknown_value(unit: Unit, expression: TimeExpression) -> str:
    return _UNKNOWN[unit] + (_tail(expression) if unit is Unit.DAY else "")


def length_value(unit: Unit, count: float | None) -> str:
    """A duration: 'P3D', 'PT2H', 'PXM' where the words do not say how many."""
    if count is not None and unit is Unit.FORTNIGHT:
        count *= 2
    number = "X" if count is None else f"{count:g}".removeprefix("0") if 0 < count < 1 else f"{count:g}"
    return ("PT" if unit in (Unit.MINUTE, Unit.HOUR) else "P") + number + _LETTERS[unit]


def century_value(number: int) -> str:
    """The nineteenth century: '18'; the fourth before Christ: 'BC03'."""
    return f"BC{-number - 1:02d}" if number < 0 else f"{number - 1:02d}"


def decade_value(year: int) -> str:
    return f"BC{-year // 10:03d}" if year < 0 else f"{year // 10:03d}"


def vague_value(name: str | None) -> str:
    words = name or ""
    if any(word in words for word in ("time being", "now", "current", "present", "these days", "this time", "today")):
        return "PRESENT_REF"
    if "future" in words:
        return "FUTURE_REF"
    return "PAST_REF" if any(word in words for word in _PAST) else ""
