"""Digests: reports of several items, each of which begins with the name of its place in capitals ("RAMADI - A bomber ...", "TAKHAR: ..."),
with its hour ("16:20 - HILLA (south): ...") or, in a list, with a name ("- Djugu: ...", "2. Djugu. ..."), or with a heading in capitals ("THE ROADS. ...")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

_LINE = r"(?:^|(?<=\n))[ \t]*"
_HOUR = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[ \t]?(?:hrs|GMT|UTC|[AP]M|[ap]\.?m\.?|local time))?"
_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'.-]{2,}"
_DASH = r"[ \t]*(?:-{1,3}|–|—|:)[ \t]+(?=[\"'\w])"
_BULLET = r"[-–*•▪◦·●►]\s*"
SLUG = re.compile(
    rf"{_LINE}(?:[*•▪◦·]\s*|\d{{1,2}}[.)]\s*)?(?:{_HOUR}[ \t]*(?:[-–—:|][ \t]*)?)?{_CAPITALS}(?:[ /-]{_CAPITALS}){{0,3}}(?:, [A-Z][a-z]+)?(?:[ \t]*\([^()\n]{{1,24}}\))?{_DASH}"
)
HOUR = re.compile(rf"{_LINE}{_HOUR}[ \t]*(?:\n(?=[ \t]*\S)|[-–—|:][ \t]+(?=[\"'\w]))")
NAMED = re.compile(rf"{_LINE}{_BULLET}[^\W\d_a-z][\w'’-]+(?:[ /-][^\W\d_a-z(][\w'’-]+){{0,3}}(?:[ \t]*\([^()\n]{{1,30}}\))?:[ \t]+(?=[\"'\w])")
RUN_IN = re.compile(
    rf"{_LINE}(?P<number>\d{{1,2}}[.)][ \t]*)?[^\W\d_a-z][\w'’-]+(?:[ -][^\W\d_a-z][\w'’-]+){{0,2}}(?:[ \t]*\([^()\n]{{1,24}}\)|, [^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){{0,2}})?\.[ \t]+(?=[\"'A-Z])"
)  # "2. Qamishli. In the evening ...", "Djugu (Ituri). Two ..."
HEADED = re.compile(rf"{_LINE}(?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’-]+ ){{0,4}}{_CAPITALS}\.[ \t]+(?=[\"'A-Z])")  # "THE MARCH. Some hundred people ..."
NEWLINE = re.compile("\n")
LISTED = re.compile(rf"[ \t]*{_BULLET}")
LEAST = 3  # such beginnings that make a digest; one is a dateline
LEAST_NAMED = 2  # the same in a list


@lru_cache(4)  # asked for again at each stage of one report
def item_starts(text: str) -> tuple[int, ...]:
    """Where the items of a digest begin; nothing where the text is one story. What stands before the first is its lead."""
    lines = [0, *(m.end() for m in NEWLINE.finditer(text))]
    hours = [m.start() for m in at_lines(HOUR, text, lines)]
    first = hours[0] if len(hours) >= LEAST else 0  # "LIVE: ..." above them is the title
    starts = {*hours, *(m.start() for m in at_lines(SLUG, text, lines) if m.start() >= first)}
    starts = starts if len(starts) >= LEAST else set()
    run_in = [(m.start(), m["number"]) for m in at_lines(RUN_IN, text, lines)]
    starts.update(start for start, _ in run_in if len(run_in) >= (LEAST_NAMED if all(number for _, number in run_in) else LEAST))
    headed = [m.start() for m in at_lines(HEADED, text, lines)]
    starts.update(headed if len(headed) >= LEAST_NAMED else ())
    named = [m.start() for m in at_lines(NAMED, text, lines)]
    if len(named) >= LEAST_NAMED:
        starts.update(named)
        starts.update(end for end in (list_end(text, start) for start in named) if end is not None)
    return tuple(sorted(starts))


def at_lines(pattern: re.Pattern[str], text: str, lines: list[int]) -> Iterator[re.Match[str]]:
    """What ``finditer`` gives of a pattern that begins with a line, tried there alone."""
    end = 0
    for at in lines:
        if at >= end and (found := pattern.match(text, at)):
            yield found
            end = found.end()


def list_end(text: str, start: int) -> int | None:
    """Where a list goes over into other text: at the first line that has no mark, if a blank line or a heading in capitals parts it."""
    end = text.find("\n", start)
    while end >= 0:
        line = text[end + 1 : stop] if (stop := text.find("\n", end + 1)) >= 0 else text[end + 1 :]
        if LISTED.match(line):
            return None
        if line.strip() and (text[start:end].endswith("\n") or line == line.upper()):
            return end + 1
        end = stop
    return None


def item_start(starts: tuple[int, ...], at: int) -> int:
    """Where the item begins that an offset lies in; of one story where the text does."""
    before = bisect_right(starts, at)
    return starts[before - 1] if before else 0


def in_other_items(starts: tuple[int, ...], a: int, b: int) -> bool:
    """Whether two offsets lie in different items; the lead belongs to all."""
    one, two = bisect_right(starts, a), bisect_right(starts, b)
    return one != two and 0 not in (one, two)
