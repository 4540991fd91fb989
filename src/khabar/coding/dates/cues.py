"""Where in a text a rule of the grammar can match at all: near the words that every match of it must hold.

The rules begin with long optional parts, so that each costs a try at every word. One pass over the words of the text
finds the few that carry a date ("Sunday", "weeks", a figure); a rule is then tried only around its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from khabar.coding.dates.words import FEAST_NAMES, LUNAR_MONTHS, MONTHS, SEASONS, SOLAR_MONTHS, WEEKDAYS
from khabar.world.folds import word_set


class Cue(StrEnum):
    FIGURE = "figure"
    MONTH = "month"
    SOLAR = "solar"
    LUNAR = "lunar"
    WEEKDAY = "weekday"
    SEASON = "season"
    UNIT = "unit"
    CENTURY = "century"
    WEEKEND = "weekend"
    PART = "part"
    DEICTIC = "deictic"
    REPEATED = "repeated"
    FEAST = "feast"
    VAGUE = "vague"
    # Narrower: a figure, unit or other cue with what some rules need right beside it.
    YEAR = "year"  # a figure of four digits or more
    PARTED = "parted"  # a figure before a mark and another: 3/4/2021
    SHORTENED = "shortened"  # a figure behind an apostrophe
    TENS = "tens"  # a figure before s
    RANKED = "ranked"  # a figure before th
    HOUR = "hour"  # a figure that may be a time of day
    ERA = "era"
    FISCAL = "fiscal"
    PRAYER = "prayer"
    BESIDE = "beside"  # a unit before "ago", "after" or the like
    DATED = "dated"  # a month with a figure or "year" close to it
    LED = "led"  # a unit, season or month behind "last", "this" or the like


_WORD = re.compile(r"[^\W\d_]+|\d+")
_FIRST = re.compile(r"[^\W\d_]+")
_REST = re.compile(r"\w{0,40}")
# Characters before and behind the start of a cue that a match and what it looks at may take up; the longest forms of the
# grammar ("at 10:30 pm local time on the evening of Saturday, the second of March") stay below.
REACH = (110, 150)
# "At the beginning of the year 1990", "a little more than twenty-five years ago".
SHORT_REACH = {Cue.FIGURE: (60, 90), Cue.UNIT: (90, 90), Cue.MONTH: (90, 70), Cue.SEASON: (90, 60), Cue.VAGUE: (60, 60)}
SHORT_REACH |= dict.fromkeys((Cue.YEAR, Cue.PARTED, Cue.SHORTENED, Cue.TENS, Cue.RANKED, Cue.HOUR), SHORT_REACH[Cue.FIGURE])
SHORT_REACH |= dict.fromkeys((Cue.BESIDE, Cue.LED), SHORT_REACH[Cue.UNIT])
_OF_HOURS = frozenset("aphgul")  # first letters of am, pm, hrs, GMT, UTC, local time
_APOSTROPHES = frozenset("'’")
_RANKS = frozenset(["st", "nd", "rd", "th"])
_SIDES = word_set("later earlier ago previously prior beforehand from hence before after back into since following and")
_LEADS = word_set("last past previous preceding this next coming following same that upcoming subsequent")
_DATES = re.compile(r"\d|year", re.IGNORECASE)
_DATES_REACH = (18, 40)
SHORT_REACH[Cue.DATED] = SHORT_REACH[Cue.MONTH]
_LEAD = (Cue.UNIT, Cue.SEASON, Cue.MONTH)


def _words() -> dict[str, tuple[Cue, ...]]:
    listed: dict[Cue, Iterable[str]] = {
        Cue.MONTH: MONTHS,
        Cue.SOLAR: SOLAR_MONTHS,
        Cue.LUNAR: LUNAR_MONTHS,
        Cue.WEEKDAY: WEEKDAYS,
        Cue.SEASON: SEASONS,
        Cue.UNIT: word_set(
            "minute hour day night weekend week fortnight month year decade yr hr minutes hours days "
            "nights weekends weeks fortnights months years decades yrs hrs century centurys centurie "
            "centuries quarter morning afternoon evening"
        ),
        Cue.CENTURY: ("century", "centuries"),
        Cue.WEEKEND: ("weekend",),
        Cue.PART: word_set("overnight morning afternoon evening night nighttime dawn dusk noon midday midnight"),
        Cue.DEICTIC: word_set("today tonight yesterday tomorrow"),
        Cue.REPEATED: word_set(
            "daily weekly monthly yearly annually annual hourly nightly every each per times once twice "
            "mondays tuesdays wednesdays thursdays fridays saturdays sundays"
        ),
        Cue.FEAST: FEAST_NAMES,
        Cue.VAGUE: word_set(
            "now currently current present nowadays these time today former formerly past recent "
            "recently lately future period moments point season"
        ),
        Cue.ERA: ("b", "bc", "bce"),
        Cue.FISCAL: ("fiscal", "financial", "fy"),
        Cue.PRAYER: ("prayer", "prayers", "mass", "sermon"),
    }
    out: dict[str, tuple[Cue, ...]] = defaultdict(tuple)
    for cue, words in listed.items():
        for first in {found[0].casefold() for word in words if (found := _FIRST.match(word))}:
            out[first] += (cue,)
    return dict(out)


_CUES = _words()


def _figure(text: str, start: int, end: int) -> Iterator[Cue]:
    """What a figure may be, by its length and the characters beside it."""
    yield Cue.FIGURE
    if end - start >= 4:
        yield Cue.YEAR
    behind = text[end : end + 2]
    if behind[1:].isdigit() and behind[0] in "/.-:":
        yield Cue.HOUR if behind[0] == ":" else Cue.PARTED
        if behind[0] == ".":
            yield Cue.HOUR
    elif behind.lstrip(" ")[:1].casefold() in _OF_HOURS:
        yield Cue.HOUR
    if text[start - 1 : start] in _APOSTROPHES:
        yield Cue.SHORTENED
    if behind[:1] == "s":
        yield Cue.TENS
    if behind in _RANKS:
        yield Cue.RANKED


class Places:
    """Where the cues of one text stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._at: dict[Cue, list[int]] = defaultdict(list)
        self._spans: dict[tuple[Cue, ...], list[tuple[int, int]]] = {}
        before, unit = "", -1  # the word before, and where it begins if it is a unit
        for found in _WORD.finditer(text):
            word = found[0]
            if word[0].isdigit():
                for cue in _figure(text, *found.span()):
                    self._at[cue].append(found.start())
                before, unit = "", -1
                continue
            word = word.casefold()
            if unit >= 0 and word in _SIDES:
                self._at[Cue.BESIDE].append(unit)
            unit = -1
            for cue in _CUES.get(word, ()):
                self._at[cue].append(found.start())
                unit = found.start() if cue is Cue.UNIT else unit
                if cue is Cue.MONTH and _DATES.search(text, max(0, found.start() - _DATES_REACH[0]), found.start() + _DATES_REACH[1]):
                    self._at[Cue.DATED].append(found.start())
                if cue in _LEAD and before in _LEADS:
                    self._at[Cue.LED].append(found.start())
            before = word

    def matches(self, pattern: re.Pattern[str], cues: tuple[Cue, ...]) -> Iterator[re.Match[str]]:
        """What ``pattern.finditer`` gives for the whole text, if each match holds one of the cues."""
        for start, end in self._around(cues):
            yield from pattern.finditer(self.text, start, end)

    def _whole_word(self, end: int) -> int:
        """The end of the word there: of one cut in two, "month" of "monthly", a part could match."""
        rest = _REST.match(self.text, end)
        return rest.end() if rest else len(self.text)

    def _around(self, cues: tuple[Cue, ...]) -> list[tuple[int, int]]:
        """Stretches of text around these cues, in order, none touching another."""
        known = self._spans.get(cues)
        if known is None:
            known = []
            before, after = (max(SHORT_REACH.get(cue, REACH)[side] for cue in cues) for side in (0, 1))
            for at in sorted(at for cue in cues for at in self._at[cue]):
                start, end = max(0, at - before), self._whole_word(at + after)
                if known and start <= known[-1][1]:
                    known[-1] = (known[-1][0], end)
                else:
                    known.append((start, end))
            self._spans[cues] = known
        return known
