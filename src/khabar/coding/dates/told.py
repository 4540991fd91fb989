"""A date that a story told, and whether a text is a story of years long gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.expression import Form, Link, TimeExpression
from khabar.coding.dates.meanings import Meaning
from khabar.model import Interval

# What brings a look back to the present: "what has changed since is", "it now holds", "it plans to leave by December".
RETURN = re.compile(
    r"\b(?:since then|(?:has|have) since|(?:has|have|had) (?:\w+ )?(?:\w+ed|been|become|grown|risen) since(?! \w*\d)|[Nn]ow(?! (?:that|known|called))|nowadays|today(?!['’]s)|[Cc]urrently|at present|these days|[Tt]his (?:year|month|week|summer|spring|winter|autumn)"
    r"|[Ll]ast (?:week|month)|(?:plans?|intends?|aims?|hopes?|is|are) to(?! the| a)|will)\b"
)
REACH = 160  # characters before a date that its clause may begin
PASSING = re.compile(r"(?:,|\b(?:in|from|of|to|by|for|with))\s(?:which|who|whom|whose|where|when)\b[^.,;\n]*$")
SENTENCE = re.compile(r"[.!?][\"”)]?\s+[\"“(]?[^\W\d_a-z]")
QUOTED = re.compile(r"[\"“][^\"“”\n]*[\"”]")
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
    passing: bool = False  # holds no further than its sentence


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


def returns(words: str, passing: bool) -> bool:
    """Whether what stands between two dates comes back to the present: "what has changed since is the enemy"; ``passing``: or is but another sentence."""
    return RETURN.search(QUOTED.sub("", words)) is not None or (passing and SENTENCE.search(words) is not None)


def in_passing(text: str, expression: TimeExpression) -> bool:
    """Whether a date is told by the way: "the valley, from which the troops withdrew in 2010", "no election since 2010"."""
    return expression.link is Link.SINCE or PASSING.search(text, max(0, expression.start - REACH), expression.start) is not None
