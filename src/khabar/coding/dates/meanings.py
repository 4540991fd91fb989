"""What an expression means: a value, days, on what they rest; and the meaning of dates of several calendars."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.expression import TimeExpression
from khabar.coding.dates.values import calendar_value
from khabar.model import Interval, TimePrecision


@dataclass(frozen=True, slots=True)
class Meaning:
    """The value of an expression, the days it names, and on what that rests."""

    value: str
    interval: Interval | None
    anchor: str
    confidence: float


def nothing(value: str) -> Meaning:
    return Meaning(value, None, "none", 0.0)


def calendar_meaning(expression: TimeExpression, year: int | None, anchor: str, confidence: float) -> Meaning:
    """The value and the days of a Gregorian date with this year."""
    value = calendar_value(expression, year)
    if year is None or year <= 0:
        return Meaning(value, None, anchor, confidence)
    if expression.season:
        span = cal.season_of(year, expression.season)
    elif expression.month is None:
        span = cal.year_of(year)
    elif expression.day is None:
        span = cal.month_of(year, expression.month)
    else:
        span = cal.day_of(cal.make_date(year, expression.month, expression.day))
        if span is not None and expression.ambiguous and expression.day <= 12:
            # Day and month may change places, and the words do not say which is which.
            confidence = min(confidence, 0.6)
    if span is None:
        return nothing(value)
    if span.days == 1 and expression.clock:
        span = Interval(span.start, span.end, TimePrecision.MINUTE)
    return Meaning(value, span, anchor, confidence)


def other_calendar(expression: TimeExpression, published: Interval | None) -> Meaning:
    year = expression.year
    anchor, confidence = "words", 0.95
    if expression.calendar == "solar":
        if year is None and published is not None:
            year, anchor = cal.solar_year_of(published.start), "report"
            start = cal.solar_date(year, expression.month or 1, expression.day or 1)
            year -= bool(start and start >= published.end)
        span = _solar_span(expression, year) if year is not None else None
    elif expression.calendar == "lunar":
        start = cal.lunar_date(year or 0, expression.month or 1, expression.day or 1)
        days = 1 if expression.day else 30
        span = cal.interval(
            cal.add_days(start, -1),
            cal.add_days(start, days + 1),
            TimePrecision.DAYS if days == 1 else TimePrecision.MONTH,
        )
        confidence = 0.8
    else:
        # Whose fiscal year is not said: from the July before (South Asia, Egypt) to the September of the year (United States).
        span = cal.interval(cal.make_date((year or 1) - 1, 7), cal.make_date(year or 1, 10), TimePrecision.YEAR)
        return Meaning(f"FY{year}", span, anchor, 0.5)
    if span is None:
        return nothing("")
    value = span.start.isoformat() if span.precision is TimePrecision.DAY else ""
    return Meaning(value, span, anchor, confidence)


def _solar_span(expression: TimeExpression, year: int) -> Interval | None:
    if expression.month is None:
        return cal.interval(cal.solar_new_year(year), cal.solar_new_year(year + 1), TimePrecision.YEAR)
    if expression.day is None:
        return cal.solar_month(year, expression.month)
    return cal.day_of(cal.solar_date(year, expression.month, expression.day))
