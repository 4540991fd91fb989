"""Where news says that it was written: ``KABUL, May 26 (Agency) -``; and the shapes of dates at the head of a page.

Only shapes: which place and day the words mean is found by the stages that know places and dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from khabar.model import Span

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|Hamal|Sawr|Jawza|Saratan|Asad|Sunbula|Mizan|Aqrab|Qaws|Jadi|Dalw|Hut)\b\.?"
)
_DAYS = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+)"
_CLOCK = r"(?:,?(?:\s+at)?[T\s]\s*\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:Z|\s*(?:GMT|UTC)?)?)?"
DATE_WORDS = (
    rf"(?:{_DAYS}?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTHS}(?:,?\s+\d{{4}})?"
    rf"|{_DAYS}?{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s*\d{{4}})?(?!\d)"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}|{_DAYS}?\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}(?!\d)|\d{{2}}/\d{{2}}/\d{{2}}(?!\d)|\d{{4}}/\d{{2}}/\d{{2}}"
    rf"|{_MONTHS}\s+\d{{4}}(?!\d)){_CLOCK}"
)
DATE = re.compile(DATE_WORDS)

_CAPS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'.-]{2,}(?:[/ -](?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'.-]+|(?:-?i|-?e|al|el)-?(?=[ A-Z]))){0,3}"
_MIXED = r"[A-Z\u00c0-\u00de][\w'-]+(?:[ -][A-Z\u00c0-\u00de][\w'-]+){0,3}"
_COUNTRY = r"(?:, (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)[A-Z][\w.'-]+(?: (?:and |of )?[A-Z][\w.'-]+){0,2})"
_BEGIN = r"(?:^|(?<=\n)|(?<=[.!?] )|(?<=\| ))[ \t]*"
_SOURCE = r"\((?P<source>[^()\n]{2,60})\)"
_DASH = r"[ \t]*(?:-{1,3}|:)(?=\s)[ \t]*"
_FORMS = tuple(
    re.compile(_BEGIN + form)
    for form in (
        # KABUL, Afghanistan, May 26 (Agency) -      MAKHACHKALA --      KABUL:
        rf"(?P<place>{_CAPS}){_COUNTRY}?(?:,? (?P<date>{DATE_WORDS}))?(?:,? {_SOURCE})?{_DASH}",
        # Kabul, 26 May (Agency) -      Kabul (Agency):
        rf"(?P<place>{_MIXED}){_COUNTRY}?(?:, (?P<date>{DATE_WORDS}))?,? {_SOURCE}{_DASH}",
        rf"(?P<place>{_MIXED}){_COUNTRY}?, (?P<date>{DATE_WORDS}){_DASH}",
        # KABUL, 26.05.2022.
        rf"(?P<place>{_CAPS}){_COUNTRY}?, (?P<date>{DATE_WORDS})\.[ \t]+(?=[A-Z\"'])",
    )
)
# TRIPOLI Forces aligned with ...: no mark behind it, so the place must be named again in ordinary letters
_BARE = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?P<place>[A-Z]{3,}(?:[/-][A-Z]{3,}|(?: [A-Z]{3,}))?)(?:, [A-Z][a-z]+)? +(?=[A-Z][a-z]*\b)"
)
# Moscow - Drones attacked ...      Srinagar: Two men were killed ...: nothing but a town, so it must be one that is known, and prose must follow
_TOWN = re.compile(rf"(?:^|(?<=\n))[ \t]*(?P<place>{_MIXED})(?:[ \t]+-{{1,3}}|[ \t]*:)[ \t]+(?=[A-Z\"'])")
_PROSE = re.compile(r"[^\n]{30,}?\w[.!?][\"']?(?:\s|$)")
_NO_PLACE = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|WATCH|VIDEO|PHOTOS?|LIVE|NEWS|URGENT|CORRECTION|FLASH|NOTE|ALERT|EDITORIAL|"
    r"COMMENT|INTERVIEW|EXPLAINER|FACTBOX|TIMELINE|HEADLINES|SUMMARY|SOURCES?|BITCOIN|IBAN|DONATE)\b"
)
HEAD = 8_000  # characters looked at; datelines stand in the first paragraph after at most a page of furniture
MAX_LINES = 12


@dataclass(frozen=True, slots=True)
class Dateline:
    """``span`` is the whole dateline with its dash; the other spans stand inside it."""

    span: Span
    place: str
    place_span: Span
    date: str | None = None
    date_span: Span | None = None
    source: str | None = None  # an agency in brackets


@lru_cache(4)  # asked by the cleaning and by the splitting of one text
def find_dateline(visible: str) -> Dateline | None:
    """The first dateline at the head of a text whose furniture is blanked."""
    for line in _head_lines(visible):
        for form in _FORMS:
            found = form.search(visible, line.start, min(line.end, line.start + 400))
            # prose must follow, and a headline with a colon is no dateline
            if (
                found
                and line.end - found.end() >= 40
                and found.start() - line.start < 200
                and _is_place(found["place"])
            ):
                return _dateline(found)
        bare = _BARE.match(visible, line.start, line.end)
        if bare and line.end - bare.end() >= 60 and _named_again(bare["place"], visible):
            return _dateline(bare)
    return None


def town_line(visible: str, is_town: Callable[[str], bool]) -> Dateline | None:
    """A town with a mark and nothing else before the prose at the head of a text: "Beirut - A drone struck a car."."""
    for line in _head_lines(visible):
        found = _TOWN.match(visible, line.start, line.end)
        if found and _is_place(found["place"]) and _PROSE.match(visible, found.end()) and is_town(found["place"]):
            return _dateline(found)
    return None


def find_dates(visible: str, start: int, end: int) -> Iterator[re.Match[str]]:
    yield from DATE.finditer(visible, start, end)


def _head_lines(visible: str) -> Iterator[Span]:
    at = count = 0
    while at < len(visible) and count < MAX_LINES and at < HEAD:
        end = visible.find("\n", at)
        end = len(visible) if end < 0 else end
        if visible[at:end].strip():
            count += 1
            yield Span(at, end)
        at = end + 1


def _is_place(words: str) -> bool:
    return len(words) <= 50 and not _NO_PLACE.match(words)


def _named_again(words: str, visible: str) -> bool:
    first = re.split(r"[/ -]", words)[0]
    return _is_place(words) and re.search(rf"\b{first.capitalize()}\b", visible) is not None


def _dateline(found: re.Match[str]) -> Dateline:
    groups = found.groupdict()
    start = found.start("place")
    dated = groups.get("date") is not None
    return Dateline(
        span=Span(start, start + len(found.string[start : found.end()].rstrip())),
        place=found["place"],
        place_span=Span(*found.span("place")),
        date=groups.get("date"),
        date_span=Span(*found.span("date")) if dated else None,
        source=groups.get("source"),
    )
