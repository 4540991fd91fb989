"""Spreadsheets to rows of texts: CSV, TSV and Excel workbooks, with the standard library. Bounded by counts."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

MOST_ROWS = 1_000_000
MOST_BYTES = 400_000_000  # of a file, and of a part of a workbook unpacked
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LETTERS = re.compile(r"[A-Z]+")
DAY_ZERO = date(1899, 12, 30)
FORMATS = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d %H:%M:%S",
    "%d %B %Y",
    "%d %b %Y",
    "%d-%B-%Y",
    "%d-%b-%Y",
    "%Y/%m/%d",
    "%d.%m.%Y",
)


class TableError(ValueError):
    """A table that cannot be read; names file, row and column."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row by column name, and its number as a spreadsheet shows it."""

    number: int
    cells: Mapping[str, str]

    def text(self, *names: str) -> str:
        """The first of these columns that has something."""
        return next((value for name in names if (value := self.cells.get(name, ""))), "")

    def number_of(self, name: str) -> float | None:
        value = self.cells.get(name, "").replace(" ", "")
        if not value:
            return None
        try:
            found = float(value)
        except ValueError:
            raise TableError(f"column {name}: {value!r} is no number") from None
        if found != found or abs(found) > 1e12:
            raise TableError(f"column {name}: {value!r} is no number")
        return found

    def count_of(self, name: str) -> float | None:
        found = self.number_of(name)
        if found is not None and found < 0:
            raise TableError(f"column {name}: {found:g} is below nothing")
        return found

    def day(self, name: str, form: str | None = None) -> date | None:
        value = self.cells.get(name, "")
        return day_of(value, form, name) if value else None


def day_of(value: str, form: str | None, column: str) -> date:
    for pattern in [form] if form else FORMATS:
        try:
            return datetime.strptime(value, pattern).date()
        except ValueError:
            continue
    if re.fullmatch(r"\d{5}(\.\d+)?", value):  # a day of a workbook, counted from 1899
        return DAY_ZERO + timedelta(int(float(value)))
    raise TableError(
        f"column {column}: {value!r} is no day" + (f" of the form {form}" if form else " such as 2022-05-03")
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns, which it has also where it has no rows, and the rows below them."""

    head: tuple[str, ...]
    lines: list[Line]


def read_sheet(path: Path) -> Sheet:
    """A table of a file. Raises TableError for what is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TableError(f"{path}: larger than {MOST_BYTES // 1_000_000} MB")
        rows = _workbook(path) if zipfile.is_zipfile(path) else _text(path)
        return _sheet(rows, path)
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}") from error
    except (csv.Error, zipfile.BadZipFile, ElementTree.ParseError, KeyError) as error:
        raise TableError(f"{path}: not a table that can be read ({error})") from error


def _sheet(rows: Iterable[tuple[int, Sequence[str]]], path: Path) -> Sheet:
    head: tuple[str, ...] | None = None
    lines: list[Line] = []
    for number, row in rows:
        cells = [_plain(cell) for cell in row]
        if head is None:
            head = tuple(cell.lstrip("\ufeff").strip() for cell in cells)
            continue
        if number > MOST_ROWS:
            raise TableError(f"{path}: more than {MOST_ROWS:,} rows")
        if any(cells):
            lines.append(Line(number, dict(zip(head, cells, strict=False))))
    if head is None:
        raise TableError(f"{path}: empty, not even a head")
    return Sheet(head, lines)


def _plain(cell: str) -> str:
    """A cell as it was meant: the apostrophe that guards against formulas is no part of it."""
    cell = cell.replace("\0", "").strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _text(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "utf-16") if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = raw.decode("utf-8", "replace")
    head = text.split("\n", 1)[0]
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    yield from enumerate(reader, 1)


def _workbook(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """The first sheet of a workbook. Days come as the numbers that the file holds."""
    with zipfile.ZipFile(path) as book:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in book.namelist():
            tree = ElementTree.fromstring(_part(book, "xl/sharedStrings.xml"))
            shared = ["".join(t.text or "" for t in item.iter(f"{MAIN}t")) for item in tree.iter(f"{MAIN}si")]
        sheet = min(
            (n for n in book.namelist() if n.startswith("xl/worksheets/sheet")), key=lambda n: (len(n), n), default=""
        )
        tree = ElementTree.fromstring(_part(book, sheet))
        for number, row in enumerate(tree.iter(f"{MAIN}row"), 1):
            cells: dict[int, str] = {}
            for place, cell in enumerate(row.iter(f"{MAIN}c")):
                at = LETTERS.match(cell.get("r", ""))
                cells[_index(at[0]) if at else place] = _value(cell, shared)
            width = max(cells, default=-1) + 1
            yield int(row.get("r") or number), [cells.get(i, "") for i in range(min(width, 16_384))]


def _part(book: zipfile.ZipFile, name: str) -> bytes:
    if not name or book.getinfo(name).file_size > MOST_BYTES:
        raise TableError(
            f"the workbook's part {name or 'sheet1'} is missing or larger than {MOST_BYTES // 1_000_000} MB"
        )
    return book.read(name)


def _value(cell: ElementTree.Element, shared: Sequence[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{MAIN}t"))
    value = cell.findtext(f"{MAIN}v") or ""
    if cell.get("t") == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    return value.removesuffix(".0")


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
