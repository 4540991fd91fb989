"""World events and terms of office that date a text: read once, from ``data/dated``.

``events.csv`` gives what happened on known days. ``anchor`` is how a text names the event when it counts from it ('two
days before the 9/11 attacks'); ``clue`` are words that together show that a text tells of the event, and so was written
on or after it; of ``kind`` "since" it says no more than that. ``happenings.csv`` gives many more by the words of the news itself: ``keys`` must all be there and ``least`` of
the words ``told``, close together at the head of a text. ``reigns.csv`` gives what was so only between two days. The dates
are common knowledge; ``counts.csv`` from what day texts count the days of a war.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from khabar.model import Interval, TimePrecision

Keys = tuple[tuple[str, ...], ...]
Row = TypeVar("Row")
WIDEST = 80  # letters that a name by which texts count may have
ENDING = 4  # letters that a name may have after what a table gives of it
_DATA = files("khabar") / "data" / "dated"


@cache
def compiled(words: str) -> re.Pattern[str]:
    """Only of words that a text may hold: of the thousands most are never tried."""
    return re.compile(words)


class Sought:
    """A text in which the clues of the tables are sought: the words of their keys are looked for in one go."""

    def __init__(self, text: str) -> None:
        self.text = text
        find, words = _clue_words()
        self.held = {words[k] for k, _, _ in find.find_matches_as_indexes(text, overlapping=True)}
        self._found: dict[str, re.Match[str] | None] = {}

    def find(self, words: str) -> re.Match[str] | None:
        """Where a pattern first fits."""
        if words not in self._found:
            self._found[words] = compiled(words).search(self.text)
        return self._found[words]

    def holds_all(self, keys: Keys) -> bool:
        """Whether it holds every word of one of these ways (of no way: not known, so it may)."""
        return not keys or any(self.held.issuperset(way) for way in keys)

    def may_hold(self, clues: Iterable[Clue]) -> bool:
        """Whether it holds the words of all of these clues, so that their patterns are worth a try."""
        return all(self.holds_all(clue.keys) for clue in clues)


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that a text must hold. ``keys``: all of one of these stand in every text that the pattern fits; none where it is not known."""

    words: str
    keys: Keys

    @property
    def pattern(self) -> re.Pattern[str]:
        return compiled(self.words)

    def search(self, sought: Sought) -> re.Match[str] | None:
        return sought.find(self.words) if sought.holds_all(self.keys) else None


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """Something that happened on known days, and the words that betray it (all of ``clues`` must be there)."""

    name: str
    start: date
    end: date
    clues: tuple[Clue, ...]
    news: bool = (
        True  # False of what began that day and is still told of years later: a text is written on or after it, no more
    )

    @property
    def interval(self) -> Interval:
        days = (self.end - self.start).days
        return Interval(self.start, self.end, TimePrecision.DAY if days == 1 else TimePrecision.DAYS)


@dataclass(frozen=True, slots=True)
class Happening:
    """News of known days, and the words in which it is told: all ``keys``, and ``least`` different ones of ``told``."""

    event: DatedEvent
    words: str
    least: int

    @property
    def told(self) -> re.Pattern[str]:
        return compiled(self.words)


@dataclass(frozen=True, slots=True)
class Reign:
    """What held from one day to another (``end`` None: to this day)."""

    clues: tuple[Clue, ...]
    start: date
    end: date | None


def _clues(words: str) -> tuple[Clue, ...]:
    return tuple(Clue(rf"(?<![A-Za-z0-9])(?:{part})", _keys(part)) for part in words.split(" & ") if part)


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((_DATA / name).read_text(encoding="utf-8").splitlines()))


@cache
def events() -> tuple[DatedEvent, ...]:
    return tuple(
        DatedEvent(
            row["name"],
            date.fromisoformat(row["start"]),
            date.fromisoformat(row["end"]),
            _clues(row["clue"]),
            row["kind"] != "since",
        )
        for row in _rows("events.csv")
    )


@cache
def happenings() -> tuple[Happening, ...]:
    return tuple(
        Happening(
            DatedEvent(
                row["name"], date.fromisoformat(row["start"]), date.fromisoformat(row["end"]), _keyed(row["keys"])
            ),
            _told(row["told"].split("; ")),
            int(row["least"]),
        )
        for row in _rows("happenings.csv")
    )


def _keyed(keys: str) -> tuple[Clue, ...]:
    """Names with their case, common nouns without: headlines capitalise them. A name may have an ending ("Turk", "Turkish"),
    but is not the beginning of another ("Moura", "Mourabitoun")."""
    parts = keys.split(" & ")
    return tuple(
        Clue(rf"(?i)(?<![A-Za-z0-9])(?:{part})", ())
        if part == part.lower()
        else Clue(rf"(?<![A-Za-z0-9])(?:{part})[a-z]{{0,{ENDING}}}(?![a-z])", _keys(part))
        for part in parts
    )


def _told(words: list[str]) -> str:
    """Figures stand alone, words may go on ("protest" in "protesters")."""
    figures = [word for word in words if word[0].isdigit() and word[-1].isdigit()]
    others = sorted(set(words) - set(figures), key=len, reverse=True)
    parts = [*(f"(?:{word})" for word in others), *(rf"(?<![.,])(?:{word})(?![\w]|[.,]\d)" for word in figures)]
    return rf"(?i)(?<![A-Za-z0-9])(?:{'|'.join(parts)})"


@dataclass(frozen=True, slots=True)
class Count:
    """What texts count the days of ("the 613th day of the war"): its first day, and words that stand near."""

    keys: re.Pattern[str]
    start: date


@cache
def counts() -> tuple[Count, ...]:
    return tuple(Count(re.compile(row["keys"]), date.fromisoformat(row["start"])) for row in _rows("counts.csv"))


@cache
def reigns() -> tuple[Reign, ...]:
    return tuple(
        Reign(
            _clues(row["clue"]),
            date.fromisoformat(row["start"]),
            date.fromisoformat(row["end"]) if row["end"] else None,
        )
        for row in _rows("reigns.csv")
    )


class Table(Generic[Row]):
    """Rows by their clues: of thousands only those are looked at of which a text holds a word."""

    def __init__(self, rows: Iterable[tuple[Row, tuple[Clue, ...]]]) -> None:
        self.rows = tuple(rows)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for i, (_, clues) in enumerate(self.rows):
            keys = next((clue.keys for clue in clues if clue.keys), ())
            for way in keys:
                self._by_word[max(way, key=len)].append(i)
            if not keys:
                self._always.append(i)

    def within(self, sought: Sought) -> Iterator[Row]:
        """The rows whose clues a text may hold, in their order."""
        for i in sorted({*self._always, *(i for word in sought.held for i in self._by_word.get(word, ()))}):
            row, clues = self.rows[i]
            if sought.may_hold(clues):
                yield row


@cache
def events_table() -> Table[DatedEvent]:
    return Table((event, event.clues) for event in events() if event.clues)


@cache
def happenings_table() -> Table[Happening]:
    return Table((one, one.event.clues) for one in happenings())


@cache
def reigns_table() -> Table[Reign]:
    return Table((reign, reign.clues) for reign in reigns())


@cache
def _clue_words() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The words of the keys of all tables, and how to find them in one go."""
    tables = (events_table(), happenings_table(), reigns_table())
    words = tuple(sorted({word for table in tables for _, clues in table.rows for clue in clues for way in clue.keys for word in way}))
    return AhoCorasick(words, matchkind=MatchKind.Standard), words


@dataclass(frozen=True, slots=True)
class Named:
    """How texts name an event that they count from. ``keys``: as those of a ``Clue``."""

    name: str
    words: str
    keys: Keys

    @property
    def pattern(self) -> re.Pattern[str]:
        return compiled(self.words)


@cache
def named() -> tuple[Named, ...]:
    return tuple(
        Named(row["name"], row["anchor"].replace("(?:the )?", "(?:[Tt]he )?"), _keys(row["anchor"]))
        for row in _rows("events.csv")
        if row["anchor"]
    )


@cache
def _named_keys() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The words of the keys of all of ``named``, and how to find them in one go."""
    words = tuple(sorted({word for event in named() for way in event.keys for word in way}))
    return AhoCorasick(words, matchkind=MatchKind.Standard), words


def named_in(text: str) -> list[Named]:
    """Those of ``named`` that a text may name: it holds their keys."""
    return [event for event, _ in _may_name(text)]


def names_in(text: str) -> Iterator[tuple[Named, re.Match[str]]]:
    """Where a text names events of ``named``: what their patterns find in it, sought only around a word of their keys."""
    for event, places in _may_name(text):
        for start, end in _around(places) if event.keys else [(0, len(text))]:
            for match in event.pattern.finditer(text, start, end):
                yield event, match


def _around(places: list[int]) -> list[tuple[int, int]]:
    """Stretches around these places, none touching another: before each as far as a name reaches, behind it twice as far."""
    out: list[tuple[int, int]] = []
    for at in places:
        start, end = max(0, at - WIDEST), at + 2 * WIDEST
        if out and start <= out[-1][1]:
            start = out.pop()[0]
        out.append((start, end))
    return out


def _may_name(text: str) -> Iterator[tuple[Named, list[int]]]:
    """The events whose keys a text holds, and where the rarest word of each way stands that it holds."""
    find, words = _named_keys()
    held: dict[str, list[int]] = {}
    for k, start, _ in find.find_matches_as_indexes(text, overlapping=True):
        held.setdefault(words[k], []).append(start)
    for event in named():
        ways = [way for way in event.keys if all(word in held for word in way)]
        if ways or not event.keys:
            yield event, sorted({at for way in ways for at in min((held[word] for word in way), key=len)})


GROUP = re.compile(r"\((\?<?[=!]|\?:)?([^()]*)\)([?*{]?)")  # an innermost one
LOOSE = re.compile(r"\[[^\]]*\][?*{]?|[\w/][?*{]")  # a class; a letter that may be missing
KEY = re.compile(r"[A-Za-z0-9/]{3,}")


def _keys(pattern: str) -> Keys:
    """The plain words of each way to read a pattern; none where one way has no plain word (then the pattern is tried)."""
    parts = _parts(re.sub(r"\\.", " ", pattern))
    ways = dict.fromkeys(tuple(KEY.findall(LOOSE.sub(" ", way))) for part in parts for way in _ways(part))
    return tuple(ways) if all(ways) else ()


def _parts(pattern: str) -> list[str]:
    """The alternatives of a pattern as a whole."""
    depth, marked = 0, ""
    for char in pattern:
        depth += (char == "(") - (char == ")")
        marked += "\n" if char == "|" and depth == 0 else char
    return marked.split("\n")


def _ways(pattern: str) -> list[str]:
    """A pattern without groups: one for each choice that it offers; a group that may be missing is a blank."""
    group = GROUP.search(pattern)
    if group is None:
        return [pattern]
    kind, inside, quantity = group.groups()
    idle = quantity or (kind and kind != "?:")
    choices = [" "] if idle else inside.split("|")
    parts = (pattern[: group.start()], pattern[group.end() :])
    return [way for choice in choices for way in _ways(choice.join(parts))]


@cache
def when_of(name: str) -> Interval | None:
    return next((event.interval for event in events() if event.name == name), None)
