"""Reads the pieces of a date: 'late', 'the early morning hours', '6:30 p.m.', "'45"."""

from __future__ import annotations

import re

from khabar.coding.dates.expression import Edge
from khabar.coding.dates.words import PARTS, one_of


def edge_of(words: str | None) -> Edge | None:
    if not words:
        return None
    w = words.lower()
    return next((edge for mark, edge in _EDGE_MARKS if mark in w), None)


# The first mark that stands in the words decides.
_EDGE_MARKS = (
    ("first half", Edge.FIRST_HALF), ("second half", Edge.SECOND_HALF), ("latter half", Edge.SECOND_HALF), ("last half", Edge.SECOND_HALF),
    ("first quarter", Edge.FIRST_QUARTER), ("last quarter", Edge.LAST_QUARTER), ("early", Edge.EARLY), ("first", Edge.EARLY),
    ("mid", Edge.MID), ("second", Edge.MID), ("beginning", Edge.START), ("start", Edge.START), ("onset", Edge.START),
    ("outset", Edge.START), ("late", Edge.LATE), ("end", Edge.END), ("close", Edge.END), ("last", Edge.LATE), ("rest", Edge.LATE),
)  # fmt: skip


def part_of(words: str | None) -> str | None:
    if not words:
        return None
    found = re.search(one_of(PARTS), words.lower())
    if found is None:
        return None
    # 'the early morning hours' are morning, whatever 'hours' would say alone.
    return "MO" if "morning" in words.lower() else PARTS[found[0]]


def clock_of(words: str | None) -> str | None:
    """24-hour clock of '6:30 p.m.', '11 a.m.', '0530hrs'."""
    if not words:
        return None
    digits = re.match(r"(\d{1,2})[:.]?(\d\d)?", words)
    if digits is None:
        return None
    hour, minute = int(digits[1]), int(digits[2] or 0)
    tail = words[digits.end() :].lower().replace(".", "").strip()
    if tail.startswith("pm") and hour < 12:
        hour += 12
    elif tail.startswith("am") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def year_of_words(words: str | None, era: bool = False) -> int | None:
    if not words:
        return None
    digits = re.sub(r"\D", "", words)
    if words[0] in "'’":
        value = int(digits)
        return value + (2000 if value < 40 else 1900)
    return -int(digits) if era else int(digits)
