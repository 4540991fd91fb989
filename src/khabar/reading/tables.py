"""Reports that come as rows: JSON lines, JSON, CSV and TSV. Every bad row is named; the others are read.

The fields are those of the output contract: ``text`` and, all optional, ``id``, ``title``, ``published``, ``outlet``,
``url``, ``language``, ``authors``.
"""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import IO

from khabar.model import Failure, Page
from khabar.reading.decode import Unreadable, check_text, decode, refuse_binary, stream_encoding
from khabar.reading.limits import MAX_FAILURES, MAX_FIELDS, MAX_JSON_BYTES, MAX_LINE_BYTES, MAX_TEXT_CHARS, size

STAGE = "reading"
_CHUNK = 1 << 20
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$|(\d{4})(\d{2})(\d{2})$")
_LISTS = ("reports", "articles", "data", "items", "documents", "results")


def read_json_lines(stream: IO[bytes], *, path: str) -> Iterator[Page | Failure]:
    """One report a line. ``Page.path`` is the line's ``id``, or the file's name and the line's number."""
    encoding = _encoding(stream)
    wide = encoding.startswith(("utf-16", "utf-32"))
    lines = codecs.getreader(encoding)(stream, "replace") if wide else stream
    failures = _Failures(path)
    number = found = 0
    while True:
        raw = lines.readline(MAX_LINE_BYTES)
        if not raw:
            break
        number += 1
        where = f"{path}:{number}"
        if len(raw) >= MAX_LINE_BYTES and raw[-1:] not in (b"\n", "\n"):
            _skip_line(lines)
            yield from failures.add(
                where,
                f"a line of more than {size(MAX_LINE_BYTES)}; the limit of a report is {MAX_TEXT_CHARS:,} characters",
            )
            continue
        line = raw if isinstance(raw, str) else decode_line(raw, encoding)
        if not line.strip(" \t\r\n\ufeff\0"):
            continue
        found += 1
        try:
            value = json.loads(line.lstrip("\ufeff"))
        except (ValueError, RecursionError) as problem:
            yield from failures.add(where, f"no JSON: {_short(problem)}")
            continue
        yield from _row(value, where=where, failures=failures)
    if not found:
        yield Failure(path, STAGE, "empty: no line in it")
    yield from failures.rest()


def read_json(data: bytes, *, path: str) -> Iterator[Page | Failure]:
    """One report, a list of reports, or an object that holds such a list; JSON lines under the wrong name too."""
    if len(data) > MAX_JSON_BYTES:
        yield Failure(
            path,
            STAGE,
            f"{size(len(data))} of JSON; at most {size(MAX_JSON_BYTES)} are read, JSON lines have no such limit",
        )
        return
    try:
        text = decode(data).text
        value = json.loads(text)
    except Unreadable as problem:
        yield Failure(path, STAGE, str(problem))
        return
    except (ValueError, RecursionError) as problem:
        yield Failure(path, STAGE, f"no JSON: {_short(problem)}" if data.strip() else "empty: no text")
        return
    failures = _Failures(path)
    if isinstance(value, dict) and "text" not in value:
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), value)
    if not isinstance(value, list):
        yield from _row(value, where=path, failures=failures)
        return
    if not value:
        yield Failure(path, STAGE, "an empty list: no report in it")
    for number, row in enumerate(value, 1):
        yield from _row(row, where=f"{path}:{number}", failures=failures)
    yield from failures.rest()


def read_table(stream: IO[bytes], *, path: str, tabs: bool) -> Iterator[Page | Failure]:
    """A table with a header row; a column ``text`` is needed."""
    csv.field_size_limit(MAX_TEXT_CHARS + 1)
    encoding = _encoding(stream)
    name = {"utf-8": "utf-8-sig", "utf-8 with windows-1252": "utf-8-sig", "windows-1252": "cp1252"}.get(
        encoding, encoding
    )
    lines = _bounded_lines(codecs.getreader(name)(stream, "replace"))
    failures = _Failures(path)
    number = 1
    try:
        header = next(lines, "")
        rows = csv.reader(_again(header, lines), delimiter="\t" if tabs else _delimiter(header), strict=False)
        columns = [cell.strip().lower() for cell in next(rows, [])][:MAX_FIELDS]
        if "text" not in columns:
            yield Failure(path, STAGE, f"no column 'text'; the columns are: {', '.join(columns)[:200] or 'none'}")
            return
        for number, row in enumerate(rows, 2):
            if not any(row):
                continue
            if len(row) > len(columns):
                yield from failures.add(
                    f"{path}:{number}", f"{len(row)} cells in row {number}, {len(columns)} columns in the header"
                )
                continue
            yield from _row(dict(zip(columns, row, strict=False)), where=f"{path}:{number}", failures=failures)
    except (csv.Error, Unreadable) as problem:
        yield Failure(f"{path}:{number + 1}", STAGE, f"broken table after row {number}: {_short(problem)}")
    if number == 1:
        yield Failure(path, STAGE, "empty: no row below the header")
    yield from failures.rest()


def parse_day(words: str) -> date | None:
    """An ISO day, also with a time behind it; None for anything else."""
    found = _DAY.match(words.strip())
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def decode_line(raw: bytes, encoding: str) -> str:
    """One line of a file; a line of another encoding than the rest does not spoil the rest."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return decode(raw).text if encoding.startswith("utf-8") else raw.decode("cp1252", "replace")


class _Failures:
    """The first thousand bad rows of a file one by one, the rest as a count."""

    def __init__(self, path: str) -> None:
        self.path, self.count = path, 0

    def add(self, where: str, why: str) -> Iterator[Failure]:
        self.count += 1
        if self.count <= MAX_FAILURES:
            yield Failure(where, STAGE, why)

    def rest(self) -> Iterator[Failure]:
        if self.count > MAX_FAILURES:
            yield Failure(self.path, STAGE, f"{self.count - MAX_FAILURES:,} more rows could not be read")


def _row(value: object, *, where: str, failures: _Failures) -> Iterator[Page | Failure]:
    if not isinstance(value, Mapping):
        yield from failures.add(where, "not an object with a field 'text'")
        return
    text = value.get("text")
    if not isinstance(text, str):
        yield from failures.add(where, "no field 'text'" if text is None else "field 'text' is no text")
        return
    name = _field(value, "id")
    path = name or where
    try:
        text = check_text(text)
    except Unreadable as problem:
        yield from failures.add(path, str(problem))
        return
    stated = _field(value, "published")
    day = parse_day(stated) if stated else None
    if stated and not day:
        yield from failures.add(path, f"'published' is no day like 2022-04-30: {stated[:40]!r}; read without it")
    yield Page(
        path=path,
        text=text,
        id=name,
        title=_field(value, "title"),
        published=day,
        outlet=_field(value, "outlet"),
        url=_field(value, "url"),
        language=_field(value, "language"),
        authors=_names(value.get("authors")),
    )


def _field(value: Mapping[object, object], key: str) -> str | None:
    found = value.get(key)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    return " ".join(str(found).split())[:2_000] or None


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(name.strip() for name in re.split(r"[;|]", value) if name.strip())[:20]
    return (
        tuple(str(name).strip() for name in value if isinstance(name, str) and name.strip())[:20]
        if isinstance(value, list)
        else ()
    )


def _encoding(stream: IO[bytes]) -> str:
    """Looks at the whole stream once, in pieces, and goes back to its beginning."""
    head = stream.read(_CHUNK)
    refuse_binary(head)
    checker = codecs.getincrementaldecoder("utf-8")()
    valid, chunk = True, head
    while chunk and valid:
        try:
            checker.decode(chunk)
        except UnicodeDecodeError:
            valid = False
        chunk = stream.read(_CHUNK)
    stream.seek(0)
    return stream_encoding(head, valid_utf8=valid)


def _skip_line(lines: IO[bytes] | codecs.StreamReader) -> None:
    while (rest := lines.readline(_CHUNK)) and rest[-1:] not in (b"\n", "\n"):
        pass


def _bounded_lines(lines: codecs.StreamReader) -> Iterator[str]:
    """Lines for the csv reader, whose own field limit comes only after a line has been held."""
    while line := lines.readline(MAX_LINE_BYTES):
        if len(line) >= MAX_LINE_BYTES:
            raise Unreadable(f"a line of more than {size(MAX_LINE_BYTES)}")
        yield line.replace("\0", "")


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(header: str) -> str:
    """Comma, or the semicolon of spreadsheets in much of Europe, or a tab under the wrong name."""
    return max(",;\t", key=header.count)


def _short(problem: BaseException) -> str:
    return str(problem).splitlines()[0][:160] if str(problem) else type(problem).__name__
