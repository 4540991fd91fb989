"""When a report was published: as given, as stated in its text, or as its content allows, with a range."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.evidence import written_between
from khabar.coding.dates.grammar import find_times
from khabar.coding.dates.stated import Stated, stated_date
from khabar.model import DateBasis, Published, Span, TimePrecision


def infer_published(
    text: str,
    *,
    title: str | None = None,
    metadata_date: date | None = None,
    url: str | None = None,
    ignored: Sequence[Span] = (),
) -> Published | None:
    """The day given with the text, else the day it states, else a range from its content, else None.

    ``ignored`` are spans that are no part of the article (comments); they are not read. A date inferred from content is
    never given to the day, not even where the text states its month and day and only the year had to be found.
    """
    if metadata_date is not None:
        return _to_the_day(metadata_date, DateBasis.METADATA)
    text = _without(text, ignored)
    stated = stated_date(text, url)
    if stated is not None and len(stated.days) == 1:
        return _to_the_day(stated.days[0], DateBasis.STATED)
    inferred = _inferred(text, title, stated)
    if stated is not None and stated.days:
        return _choose(stated, inferred)
    return inferred


def _without(text: str, ignored: Sequence[Span]) -> str:
    """The same length, with what is ignored blanked."""
    for span in ignored:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _to_the_day(day: date, basis: DateBasis) -> Published | None:
    end = cal.add_days(day, 1)
    return Published(day, end, TimePrecision.DAY, basis) if end else None


def _choose(stated: Stated, inferred: Published | None) -> Published | None:
    """Of the readings of '03/04/21' the one that the content allows; without that, all that it may mean."""
    if inferred is not None:
        near = [
            day for day in stated.days if abs((day - inferred.start).days) <= 60 or inferred.start <= day < inferred.end
        ]
        if len(near) == 1:
            return _to_the_day(near[0], DateBasis.STATED)
    first, last = min(stated.days), max(stated.days)
    if (last - first).days > 366:
        # Day first is by far the most usual, but not sure enough for a day.
        first, last = cal.add_days(stated.days[0], -1) or first, cal.add_days(stated.days[0], 1) or last
    return _range(first, last, DateBasis.STATED)


def _inferred(text: str, title: str | None, stated: Stated | None) -> Published | None:
    body = f"{title}.\n{text}" if title and title not in text[:400] else text
    day = (stated.month, stated.day) if stated and stated.month and stated.day else None
    found = written_between(body, find_times(body), day)
    if found is None:
        return None
    first, last = found
    return _range(first, last if last > first else first + timedelta(days=1), DateBasis.INFERRED)


def _range(first: date, last: date, basis: DateBasis) -> Published | None:
    end = cal.add_days(last, 1)
    if end is None:
        return None
    return Published(first, end, cal.precision_of((end - first).days), basis)
