"""Calendars: arithmetic of days and months, the solar and lunar Hijri calendars, movable feasts.

Every function is total: a date outside of what ``datetime.date`` holds gives ``None``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from functools import lru_cache

from khabar.model import Interval, TimePrecision


class Unit(StrEnum):
    """Units of time, with the letters of TIMEX values."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
DAYS_OF = {Unit.MINUTE: 1 / 1440, Unit.HOUR: 1 / 24, Unit.DAY: 1.0, Unit.WEEKEND: 2.0, Unit.WEEK: 7.0,
           Unit.FORTNIGHT: 14.0}  # fmt: skip
MAX_SHIFT = 4_000_000  # days; more than the calendar holds


def interval(start: date | None, end: date | None, precision: TimePrecision) -> Interval | None:
    return Interval(start, end, precision) if start is not None and end is not None and start < end else None


def make_date(year: int, month: int = 1, day: int = 1) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date | None, days: float) -> date | None:
    if day is None or abs(days) > MAX_SHIFT:
        return None
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return None


def add_months(day: date | None, months: float) -> date | None:
    """The same day so many months on, or the month's last day where it has none such."""
    if day is None or abs(months) > 12 * MAXYEAR:
        return None
    whole = int(months)
    year, month = divmod(day.year * 12 + day.month - 1 + whole, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    last = month_length(year, month + 1)
    moved = date(year, month + 1, min(day.day, last))
    return add_days(moved, (months - whole) * 30.44)


def add_units(day: date | None, count: float, unit: Unit) -> date | None:
    if unit in MONTHS_OF:
        return add_months(day, count * MONTHS_OF[unit])
    return add_days(day, count * DAYS_OF[unit])


def month_length(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def day_of(day: date | None) -> Interval | None:
    return interval(day, add_days(day, 1), TimePrecision.DAY)


def month_of(year: int, month: int) -> Interval | None:
    start = make_date(year, month)
    return interval(start, add_months(start, 1), TimePrecision.MONTH)


def year_of(year: int) -> Interval | None:
    return interval(make_date(year), make_date(year + 1), TimePrecision.YEAR)


def week_of(day: date, week_start: int) -> Interval | None:
    start = add_days(day, -((day.weekday() - week_start) % 7))
    return interval(start, add_days(start, 7), TimePrecision.WEEK)


SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season_of(year: int, season: str) -> Interval | None:
    """Three months; the winter of a year begins in its December ('the winter of 1914')."""
    start = make_date(year, SEASON_MONTHS[season])
    return interval(start, add_months(start, 3), TimePrecision.SEASON)


def precision_of(days: int) -> TimePrecision:
    """The precision that an interval of so many days can claim; nothing is coarser than the year."""
    for limit, precision in (
        (1, TimePrecision.DAY),
        (6, TimePrecision.DAYS),
        (10, TimePrecision.WEEK),
        (31, TimePrecision.MONTH),
        (123, TimePrecision.SEASON),
        (366, TimePrecision.YEAR),
    ):
        if days <= limit:
            return precision
    return TimePrecision.YEAR


def union(*parts: Interval | None) -> Interval | None:
    """From the first start to the last end."""
    known = [part for part in parts if part is not None]
    if not known:
        return None
    if len(known) == 1 or all(part == known[0] for part in known):
        return known[0]
    start, end = min(part.start for part in known), max(part.end for part in known)
    coarsest = max((part.precision for part in known), key=list(TimePrecision).index)
    span = precision_of((end - start).days)
    return Interval(start, end, max(coarsest, span, key=list(TimePrecision).index))


# ------------------------------------------------------------------------------------------------ solar Hijri
# Leap years of the 33-year cycle; it agrees with the astronomical calendar from 1178 to 1633.
_LEAP_REMAINDERS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_EPOCH_YEAR, _EPOCH = 1400, date(2021, 3, 21)
SOLAR_YEARS = range(1200, 1600)


def solar_leap(year: int) -> bool:
    return year % 33 in _LEAP_REMAINDERS


def solar_new_year(year: int) -> date | None:
    """Nowruz of a solar Hijri year."""
    if year not in SOLAR_YEARS:
        return None
    low, high = sorted((year, _EPOCH_YEAR))
    days = sum(366 if solar_leap(y) else 365 for y in range(low, high))
    return _EPOCH + timedelta(days=days if year >= _EPOCH_YEAR else -days)


def solar_month_length(year: int, month: int) -> int:
    return 31 if month <= 6 else 30 if month <= 11 or solar_leap(year) else 29


def solar_date(year: int, month: int, day: int) -> date | None:
    """A solar Hijri date (Afghan or Iranian names of months make no difference)."""
    start = solar_new_year(year)
    if start is None or not 1 <= month <= 12 or not 1 <= day <= solar_month_length(year, month):
        return None
    return add_days(start, sum(solar_month_length(year, m) for m in range(1, month)) + day - 1)


def solar_month(year: int, month: int) -> Interval | None:
    start = solar_date(year, month, 1)
    return interval(start, add_days(start, solar_month_length(year, month)), TimePrecision.MONTH) if start else None


def solar_year_of(day: date) -> int:
    year = day.year - 621
    start = solar_new_year(year)
    return year if start is not None and day >= start else year - 1


# ------------------------------------------------------------------------------------------------ lunar Hijri
def lunar_date(year: int, month: int, day: int) -> date | None:
    """The tabular calendar with the Thursday epoch: within a day or so of what the moon's sighting gave."""
    if not (1 <= year <= 2000 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    ordinal = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + 227013
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        return None


def lunar_year_of(day: date) -> int:
    return int((day.toordinal() - 227014) * 30 / 10631) + 1


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast by rule: ``lunar`` (month, day, days), ``fixed`` (month, day, days), ``easter`` (offset, days) or
    ``nth`` (month, weekday, n, days)."""

    rule: str
    at: tuple[int, ...]
    precision: TimePrecision = TimePrecision.DAY


FEASTS: dict[str, Feast] = {
    "ramadan": Feast("lunar", (9, 1, 30), TimePrecision.MONTH),
    "eid al-fitr": Feast("lunar", (10, 1, 3), TimePrecision.DAYS),
    "eid al-adha": Feast("lunar", (12, 10, 4), TimePrecision.DAYS),
    "ashura": Feast("lunar", (1, 10, 1), TimePrecision.DAYS),
    "muharram": Feast("lunar", (1, 1, 30), TimePrecision.MONTH),
    "mawlid": Feast("lunar", (3, 12, 1), TimePrecision.DAYS),
    "arbaeen": Feast("lunar", (2, 20, 1), TimePrecision.DAYS),
    "christmas": Feast("fixed", (12, 25, 1)),
    "christmas eve": Feast("fixed", (12, 24, 1)),
    "new year": Feast("fixed", (1, 1, 1)),
    "new year's eve": Feast("fixed", (12, 31, 1)),
    "nowruz": Feast("fixed", (3, 20, 2), TimePrecision.DAYS),
    "valentine's day": Feast("fixed", (2, 14, 1)),
    "may day": Feast("fixed", (5, 1, 1)),
    "bastille day": Feast("fixed", (7, 14, 1)),
    "halloween": Feast("fixed", (10, 31, 1)),
    "easter": Feast("easter", (0, 1)),
    "good friday": Feast("easter", (-2, 1)),
    "palm sunday": Feast("easter", (-7, 1)),
    "thanksgiving": Feast("nth", (11, 3, 4, 1)),
    "memorial day": Feast("nth", (5, 0, -1, 1)),
    "labor day": Feast("nth", (9, 0, 1, 1)),
}


def easter(year: int) -> date | None:
    """Western Easter by the anonymous Gregorian rule."""
    if not 1583 <= year <= 4099:
        return None
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The n-th such weekday of a month; -1 is the last."""
    whole = month_of(year, month)
    if whole is None:
        return None
    if n < 0:
        last = whole.end - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return add_days(whole.start, (weekday - whole.start.weekday()) % 7 + 7 * (n - 1))


@lru_cache(4096)
def feast_in(name: str, year: int) -> tuple[Interval, ...]:
    """When a feast fell in a common year (a lunar one may fall twice, or not at all)."""
    feast = FEASTS[name]
    starts: list[date | None]
    match feast.rule:
        case "lunar":
            begin = make_date(year)
            first = lunar_year_of(begin) if begin else 1
            starts = [lunar_date(first + k, feast.at[0], feast.at[1]) for k in range(3)]
        case "fixed":
            starts = [make_date(year, feast.at[0], feast.at[1])]
        case "easter":
            starts = [add_days(easter(year), feast.at[0])]
        case _:
            starts = [nth_weekday(year, *feast.at[:3])]
    spans = (
        interval(s, add_days(s, feast.at[-1]), feast.precision) for s in starts if s is not None and s.year == year
    )
    return tuple(span for span in spans if span is not None)
