"""Rows to text files: column lists, delimiters, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from khabar.exports.codes import table

Cell = str | int | float | bool | date | None
Row = Sequence[Cell]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # full-width forms too: some programs read them alike
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a format, and how khabar fills it."""

    name: str
    meaning: str
    tag: str = ""  # HXL hashtag
    type: str = "text"  # text, integer, number, date, boolean


@cache
def columns(name: str) -> tuple[Column, ...]:
    """The columns of a format in their order (data/codebook/columns)."""
    return tuple(
        Column(row["column"], row["meaning"], row.get("tag") or "", row.get("type") or "text")
        for row in table(f"columns/{name}")
    )


def header(name: str) -> tuple[str, ...]:
    return tuple(column.name for column in columns(name))


def clean(text: str) -> str:
    """Text without control characters and lone surrogates, which neither XML nor a database takes."""
    return CONTROL.sub("", text)


def guarded(text: str) -> str:
    """A text that begins like a formula gets an apostrophe before it; numbers never come here."""
    text = clean(text)
    return "'" + text if text.startswith(FORMULA) else text


def shown(cell: Cell, *, missing: str = "") -> str:
    """A cell as text. Whole numbers have no point; days are ISO."""
    match cell:
        case None:
            return missing
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(round(cell, 6))
        case date():
            return cell.isoformat()
        case str():
            return guarded(cell)
        case _:
            return str(cell)


@contextmanager
def fresh(path: Path) -> Iterator[Path]:
    """A file that appears whole or not at all: written beside, then put in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_csv(path: Path, heads: Iterable[Sequence[str]], rows: Iterable[Row]) -> int:
    """Comma, quotes where needed, line feeds; returns the number of rows without the heads."""
    count = 0
    with fresh(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows(heads)
        for row in rows:
            writer.writerow([shown(cell) for cell in row])
            count += 1
    return count


def write_tsv(path: Path, heads: Iterable[Sequence[str]], rows: Iterable[Row], *, missing: str = "") -> int:
    """Tabs and no quoting: breaks inside a cell become spaces."""
    count = 0
    with fresh(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        for head in heads:
            file.write("\t".join(head) + "\n")
        for row in rows:
            file.write("\t".join(BREAKS.sub(" ", shown(cell, missing=missing)) for cell in row) + "\n")
            count += 1
    return count
