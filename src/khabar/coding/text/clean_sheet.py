"""A page as lines, the way the rules of cleaning look at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from khabar.coding.text import clean_rules as rules
from khabar.model import Excluded, ExcludedKind

PROSE = 100  # characters from which a line counts as prose; headlines and buttons are shorter
_TAIL = re.compile(r"(?<=[.!?\"')])[ \t]{3,}(?=\S[^\n]{2,80}$)")


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    words: str  # folded, in lower case, symbols and outer spaces gone
    blank_before: bool

    @property
    def size(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Sheet:
    """A page whose markup is blanked, as lines."""

    text: str  # as it was read
    flat: str  # folded and blanked, of the same length
    title: str = ""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(_lines(self.flat))

    @cached_property
    def prose_before(self) -> tuple[int, ...]:
        """For every line, how many characters of prose stand before it."""
        total, counts = 0, []
        for line in self.lines:
            counts.append(total)
            total += line.size if line.size >= PROSE else 0
        return (*counts, total)

    def mark(self, first: Line, last: Line, kind: ExcludedKind) -> Excluded:
        return Excluded(first.start, last.end, kind)


def _lines(flat: str) -> Iterator[Line]:
    at, blank = 0, True
    while at <= len(flat):
        end = flat.find("\n", at)
        end = len(flat) if end < 0 else end
        line = flat[at:end]
        if line.strip():
            tail = _TAIL.search(line) if "   " in line else None
            cuts = [(at, end)] if tail is None else [(at, at + tail.start()), (at + tail.end(), end)]
            for start, stop in cuts:
                yield _line(flat, start, stop, blank)
            blank = False
        else:
            blank = True
        at = end + 1


def _line(flat: str, start: int, end: int, blank: bool) -> Line:
    words = flat[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    end = start + len(words)
    if len(words) <= rules.MAX_LINE:
        words = rules.SYMBOLS.sub(" ", words.lower()).replace("\t", "  ").strip()
        if words[:1] in "*_" and words[-1:] == words[:1]:  # a line in italics
            words = words.strip("*_ ")
    return Line(start, end, words, blank)
