"""The date that a page states of itself: front matter, 'Published July 5 2016', a dateline, a line that is a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.expression import Form, TimeExpression
from khabar.coding.dates.grammar import find_times
from khabar.coding.dates.words import MONTHS, WEEKDAY_ANY

HEAD = 4_000  # characters from the top (after front matter) in which pages state their date
MASTHEAD = 1_000
TAIL = 800  # and from the end

_NAMES = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_DATE = (
    r"(?:(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?!\d)"
    rf"|(?:{WEEKDAY_ANY},? )?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<m1>(?i:{_NAMES}))\.?,?[ -]?(?P<y1>(?:19|20)\d\d)(?!\d)"
    rf"|(?:{WEEKDAY_ANY},? )?(?P<m2>(?i:{_NAMES}))\.? (?P<d2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,?[ -]{{0,3}}(?P<y2>(?:19|20)\d\d)(?!\d)"
    r"|(?P<n1>\d{1,2})[./](?P<n2>\d{1,2})[./](?P<n3>(?:19|20)\d\d|\d\d)(?!\d))"
)
_KEYS = ("date", "post_date", "pubdate", "published", "publish_date", "published_at", "datepublished", "publication_date", "created",
         "created_at", "timestamp", "updated", "modified")  # fmt: skip
_FRONT = re.compile(r"\A\s{0,3}---\s*\n(.{0,20000}?)\n---\s*(?:\n|\Z)", re.DOTALL)
_FRONT_LINE = re.compile(
    rf"(?im)^\s{{0,2}}[\"']?({'|'.join(_KEYS)})[\"']?\s*[:=]\s*[\"']?((?:19|20)\d\d-\d\d-\d\d|[^\n]{{4,40}})"
)
_LABEL = re.compile(
    r"(?i:(?:\b(?:first published|published|posted|date of publication|publication date|last (?:updated|modified))|(?:^|\n)\W{0,6}(?:updated|date"
    rf"|issued|released|created))(?: (?:at|on))?:?\s{{1,4}}(?:at |on |\d\d?:\d\d,? )?){_DATE}"
)
_LINE = re.compile(
    rf"(?m)^[\s*#|>_-]{{0,6}}(?:By [^\n|]{{2,60}}[|•·,-] ?)?{_DATE}(?=[ ,]*(?:$|[|•·\n–—-]| \d\d?:\d\d| at \d| [A-Z]|T\d\d))"
)
# A dateline: a place in capitals, a day, and a dash; the year is seldom given.
_DATELINE = re.compile(
    rf"(?m)^\W{{0,4}}[A-Z][A-Z'’./ -]{{2,40}}(?:, ?[A-Z][\w .]{{2,20}})?,? \(?(?:(?P<m1>{_NAMES})\.? (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_NAMES})\.?)"
    r"(?:,? (?P<y>(?:19|20)\d\d))?\)? ?(?:,? ?\([A-Z][\w. /]{1,30}\)|,? [A-Z]{2,12}\.?)? ?[-–—:]"
)
# 'A report published March 9' is another text.
_OF_ANOTHER = re.compile(
    r"\b(?:report|study|article|book|statement|paper|video|survey|was|were|been|it|and|he|she|they|that|which|had|has) $",
    re.IGNORECASE,
)
_SET_OFF = re.compile(rf"(?:^|[|/·•,(:–—-])\s*(?:{WEEKDAY_ANY},?\s*)?$")
_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")


@dataclass(frozen=True, slots=True)
class Stated:
    """Days that a stated date may mean ('03/04/21' may mean several), best first; without a year it is only month and day."""

    days: tuple[date, ...] = ()
    month: int | None = None
    day: int | None = None


def stated_date(text: str, url: str | None = None) -> Stated | None:
    front = _FRONT.match(text)
    if front:
        lines = {key.lower(): value for key, value in reversed(_FRONT_LINE.findall(front[1]))}
        for key in _KEYS:
            found = re.search(_DATE, lines.get(key, ""))
            if found and (days := _days(found)):
                return Stated(days)
    body = text[front.end() :] if front else text
    return _in_body(body[:HEAD]) or _from_url(url) or _labelled(body[-TAIL:])


def _in_body(head: str) -> Stated | None:
    dateline = _DATELINE.search(head)
    if dateline and dateline["y"]:
        day = cal.make_date(
            int(dateline["y"]), _month(dateline["m1"] or dateline["m2"]), int(dateline["d1"] or dateline["d2"])
        )
        if day:
            return Stated((day,))
    found = _labelled(head)
    if found:
        return found
    masthead = _masthead(head)
    if masthead:
        return masthead
    line = _LINE.search(head)
    if line and (days := _days(line)):
        return Stated(days)
    if dateline:
        return Stated(month=_month(dateline["m1"] or dateline["m2"]), day=int(dateline["d1"] or dateline["d2"]))
    return None


def _masthead(head: str) -> Stated | None:
    """A date set apart in one of the first short lines: 'Kokcha Online | Sunday, 29 May 2022', 'Statement 41 / 7 Jawza 1401'."""
    lines = [line for line in head[:MASTHEAD].splitlines() if line.strip()][:8]
    for line in lines:
        if len(line) > 120:
            break
        for time in find_times(line):
            day = _full_day(time)
            apart = _SET_OFF.search(line[: time.start]) and re.match(r"[\s)\]]*(?:$|[|/·•,(–—-])", line[time.end :])
            if day is not None and apart:
                figures = re.search(_DATE, line[time.start : time.end])
                return Stated((_days(figures) if figures else ()) or (day,))
    return None


def _full_day(time: TimeExpression) -> date | None:
    if time.form is not Form.CALENDAR or time.year is None or time.month is None or time.day is None:
        return None
    if time.calendar == "solar":
        return cal.solar_date(time.year, time.month, time.day)
    return cal.make_date(time.year, time.month, time.day) if time.calendar == "gregorian" and time.year > 1900 else None


def _labelled(part: str) -> Stated | None:
    found = _LABEL.search(part)
    if found and _OF_ANOTHER.search(part[max(0, found.start() - 40) : found.start()]):
        return None
    days = _days(found) if found else ()
    return Stated(days) if days else None


def _from_url(url: str | None) -> Stated | None:
    found = _URL.search(url or "")
    day = cal.make_date(int(found[1]), int(found[2]), int(found[3])) if found else None
    return Stated((day,)) if day else None


def _month(name: str) -> int:
    return MONTHS.get(name) or MONTHS.get(name.capitalize()) or 0


def _days(match: re.Match[str]) -> tuple[date, ...]:
    """What the figures of a date may mean, the most usual reading first."""
    g = match.groupdict()
    if g["iy"]:
        tried = [cal.make_date(int(g["iy"]), int(g["im"]), int(g["id"]))]
    elif g["m1"] or g["m2"]:
        which = "1" if g["m1"] else "2"
        tried = [cal.make_date(int(g["y" + which]), _month(g["m" + which]), int(g["d" + which]))]
    else:
        first, second, third = int(g["n1"]), int(g["n2"]), int(g["n3"])
        if third > 99:
            tried = [cal.make_date(third, second, first), cal.make_date(third, first, second)]
        else:
            tried = [
                cal.make_date(2000 + third, second, first),
                cal.make_date(2000 + third, first, second),
                cal.make_date(2000 + first, second, third),
            ]
    return tuple(dict.fromkeys(day for day in tried if day is not None and 1900 <= day.year < 2100))
