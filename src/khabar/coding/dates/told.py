"""A date that a story told, and whether a text is a story of years long gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.expression import Form, TimeExpression
from khabar.coding.dates.meanings import Meaning
from khabar.model import Interval

MANY_DATES = 8  # news of a page or two seldom states more full dates than this


@dataclass(frozen=True, slots=True)
class Told:
    """A date of the story as far as it was told; a year before Christ is negative and has no interval."""

    year: int | None
    month: int | None = None
    day: int | None = None
    interval: Interval | None = None
    at: int = 0
    explicit: bool = False


def is_history(expressions: Sequence[TimeExpression], year: int | None) -> bool:
    """Whether a text mainly tells of years long gone: most of its many full dates lie two years or more before it."""
    years = sorted(
        e.year for e in expressions if e.form is Form.CALENDAR and e.year is not None and e.calendar == "gregorian"
    )
    return len(years) >= MANY_DATES and year is not None and years[len(years) // 2] <= year - 2


def told_by(expression: TimeExpression, meaning: Meaning) -> Told | None:
    if expression.form is Form.CALENDAR and expression.year is not None and expression.calendar == "gregorian":
        return Told(
            expression.year,
            expression.month or _season_month(expression),
            expression.day,
            meaning.interval,
            expression.start,
            True,
        )
    year = _year_of_value(meaning.value)
    if year is None or meaning.anchor == "none":
        return None
    parts = meaning.value.removeprefix("BC")[5:].split("T")[0].split("-")
    month = int(parts[0]) if parts[0].isdigit() else _season_month(expression)
    day = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None
    return Told(year, month, day, meaning.interval, expression.start, meaning.anchor in ("story", "event"))


def _season_month(expression: TimeExpression) -> int | None:
    return cal.SEASON_MONTHS.get(expression.season or "")


def _year_of_value(value: str) -> int | None:
    era = value.startswith("BC")
    digits = value.removeprefix("BC")[:4]
    return (-int(digits) if era else int(digits)) if len(digits) == 4 and digits.isdigit() else None
