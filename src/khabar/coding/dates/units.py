"""The unit of time that a day lies in, and the first day of what a story told."""

from __future__ import annotations

from datetime import date

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.calendar import Unit
from khabar.coding.dates.told import Told
from khabar.model import Interval, TimePrecision


def unit_at(day: date, unit: Unit, week_start: int) -> Interval | None:
    """The unit that a day lies in."""
    match unit:
        case Unit.MINUTE | Unit.HOUR | Unit.DAY:
            return cal.day_of(day)
        case Unit.WEEK | Unit.FORTNIGHT:
            return cal.week_of(day, week_start)
        case Unit.WEEKEND:
            week = cal.week_of(day, 0)
            return cal.interval(cal.add_days(week.start, 5), week.end, TimePrecision.DAYS) if week else None
        case Unit.MONTH:
            return cal.month_of(day.year, day.month)
        case Unit.QUARTER | Unit.SEASON:
            start = cal.make_date(day.year, (day.month - 1) // 3 * 3 + 1)
            return cal.interval(start, cal.add_months(start, 3), TimePrecision.SEASON)
        case Unit.YEAR:
            return cal.year_of(day.year)
        case Unit.DECADE:
            return cal.interval(
                cal.make_date(day.year // 10 * 10), cal.make_date(day.year // 10 * 10 + 10), TimePrecision.YEAR
            )
        case Unit.CENTURY:
            first = (day.year - 1) // 100 * 100 + 1
            return cal.interval(cal.make_date(first), cal.make_date(first + 100), TimePrecision.YEAR)


def start_of(told: Told) -> date | None:
    return cal.make_date(told.year, told.month or 1, told.day or 1) if told.year and told.year > 0 else None
