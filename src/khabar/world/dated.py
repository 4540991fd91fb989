"""World events and terms of office that date a text: read once, from ``data/dated``.

``events.csv`` gives what happened on known days. ``anchor`` is how a text names the event when it counts from it ('two
days before the 9/11 attacks'); ``clue`` are words that together show that a text tells of the event, and so was written
on or after it. ``reigns.csv`` gives what was so only between two days. The dates are common knowledge.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from khabar.model import Interval, TimePrecision

_DATA = files("khabar") / "data" / "dated"


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that a text must hold. ``keys``: one of these stands in every text that the pattern fits; none where it is not known."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        if self.keys and not any(key in text for key in self.keys):
            return None
        return self.pattern.search(text)


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """Something that happened on known days, and the words that betray it (all of ``clues`` must be there)."""

    name: str
    start: date
    end: date
    clues: tuple[Clue, ...]

    @property
    def interval(self) -> Interval:
        days = (self.end - self.start).days
        return Interval(self.start, self.end, TimePrecision.DAY if days == 1 else TimePrecision.DAYS)


@dataclass(frozen=True, slots=True)
class Reign:
    """What held from one day to another (``end`` None: to this day)."""

    clues: tuple[Clue, ...]
    start: date
    end: date | None


def _clues(words: str) -> tuple[Clue, ...]:
    return tuple(Clue(re.compile(rf"(?<![A-Za-z0-9])(?:{part})"), _keys(part)) for part in words.split(" & ") if part)


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((_DATA / name).read_text(encoding="utf-8").splitlines()))


@cache
def events() -> tuple[DatedEvent, ...]:
    return tuple(
        DatedEvent(row["name"], date.fromisoformat(row["start"]), date.fromisoformat(row["end"]), _clues(row["clue"]))
        for row in _rows("events.csv")
    )


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


@dataclass(frozen=True, slots=True)
class Named:
    """How texts name an event that they count from. ``keys``: one of these stands in every text that the pattern fits."""

    name: str
    pattern: re.Pattern[str]
    keys: tuple[str, ...]


@cache
def named() -> tuple[Named, ...]:
    return tuple(
        Named(row["name"], re.compile(row["anchor"].replace("(?:the )?", "(?:[Tt]he )?")), _keys(row["anchor"]))
        for row in _rows("events.csv")
        if row["anchor"]
    )


def _keys(pattern: str) -> tuple[str, ...]:
    """The longest plain word of each alternative of a pattern; none where one has no plain word (then the pattern is tried)."""
    flat, depth = "", 0
    for char in re.sub(r"\\.", " ", pattern):
        depth += (char == "(") - (char == ")")
        flat += char if depth == 0 and char != ")" else " " if char != "|" or depth else "|"
    words = [re.findall(r"[A-Za-z]{3,}(?![?\w])", part) for part in re.sub(r"\[[^\]]*\]\??|\w\?", " ", flat).split("|")]
    return tuple(max(part, key=len) for part in words) if all(words) else ()


@cache
def when_of(name: str) -> Interval | None:
    return next((event.interval for event in events() if event.name == name), None)
