"""What a user types into a search box, as terms that both databases understand the same way."""

from __future__ import annotations

import re

from sqlalchemy import Column, ColumnElement

from khabar.store.engine import Dialect

PART = re.compile(r'"([^"]*)"?|(\S+)')
WORD = re.compile(r"[^\W_]+")


class NothingAsked(ValueError):
    """A search without a single word."""


def terms(asked: str) -> tuple[tuple[tuple[str, ...], ...], tuple[bool, ...]]:
    """Words and "phrases in quotes", all of which must stand in the text; ``attack*`` finds every word that begins so."""
    found: list[tuple[str, ...]] = []
    open_end: list[bool] = []
    for phrase, word in PART.findall(asked):
        parts = tuple(WORD.findall((phrase or word).lower()))
        if parts:
            found.append(parts)
            open_end.append(bool(word) and word.endswith("*"))
    if not found:
        raise NothingAsked(f"nothing to search for in {asked!r}")
    return tuple(found), tuple(open_end)


def matching(dialect: Dialect, asked: str, *, table: str, key: Column[int]) -> ColumnElement[bool]:
    return dialect.match(dialect.query(*terms(asked)), table=table, key=key)
