"""Files, folders, patterns, archives and standard input to pages. Every problem becomes one failure that says why."""

from __future__ import annotations

import dataclasses
import glob
import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import IO

from khabar.model import Failure, Page
from khabar.reading.archives import archive_kind, members
from khabar.reading.decode import Unreadable, check_text, decode
from khabar.reading.limits import (
    MAX_ARCHIVE_FILE_BYTES,
    MAX_HTML_BYTES,
    MAX_JSON_BYTES,
    MAX_TEXT_BYTES,
    MAX_TEXT_CHARS,
    size,
)
from khabar.reading.mail import read_mail
from khabar.reading.tables import STAGE, read_json, read_json_lines, read_table

MEDIA_TEXT, MEDIA_HTML = "text/plain", "text/html"
_SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "refused",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".eml": "mail",
    ".docx": "office", ".xlsx": "office", ".pptx": "office", ".odt": "office", ".epub": "office",
}  # fmt: skip
_HTML_HEAD = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_PATTERN = re.compile(r"[*?\[]")
STANDARD_INPUT = "-"


def read_pages(
    paths: Iterable[str | Path], *, published: date | None = None, outlet: str | None = None
) -> Iterator[Page | Failure]:
    """Every page under ``paths``, in order: files as given, folders and patterns sorted.

    ``published`` and ``outlet`` stand for what a page does not say itself. Nothing is raised for bad input.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expand(str(path)):
            if isinstance(found, Failure):
                yield found
                continue
            real = os.path.realpath(found.file)
            if found.file != STANDARD_INPUT and real in seen:  # a file named twice is one report
                continue
            seen.add(real)
            for page in _read(found):
                if isinstance(page, Page):
                    page = dataclasses.replace(
                        page, published=page.published or published, outlet=page.outlet or outlet
                    )
                yield page


@dataclasses.dataclass(frozen=True, slots=True)
class _Found:
    file: str
    name: str  # as it is shown: the file's name, inside a folder with the way to it


def _expand(path: str) -> Iterator[_Found | Failure]:
    if path == STANDARD_INPUT:
        yield _Found(path, path)
    elif Path(path).is_dir():
        yield from _folder(path, shown="")
    elif not os.path.lexists(path) and _PATTERN.search(path):
        hits = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not hits:
            yield Failure(path, STAGE, "no file matches this pattern")
        for hit in hits:
            if Path(hit).is_file():
                yield _Found(hit, Path(hit).name)
            elif "**" not in path:  # with ** the files below come by themselves
                yield from _folder(hit, shown=f"{Path(hit).name}/")
    else:
        yield _Found(path, Path(path).name)


def _folder(folder: str, *, shown: str) -> Iterator[_Found | Failure]:
    """All files below a folder, sorted; hidden ones and linked folders are left alone."""
    empty = True
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(here).relative_to(folder)
        for name in sorted(name for name in files if not name.startswith(".")):
            empty = False
            yield _Found(str(Path(here) / name), shown + (below / name).as_posix())
    if empty:
        yield Failure(folder, STAGE, "a folder without files")


def _read(found: _Found) -> Iterator[Page | Failure]:
    """One file, with whatever goes wrong on the way to its bytes."""
    try:
        if found.file == STANDARD_INPUT:
            held = sys.stdin.buffer.read(MAX_JSON_BYTES + 1)
            yield from read_stream(io.BytesIO(held), name=STANDARD_INPUT, length=len(held))
            return
        facts = Path(found.file).stat()
        if not stat.S_ISREG(facts.st_mode):
            yield Failure(found.name, STAGE, "no ordinary file (a device, pipe or socket)")
            return
        with open(found.file, "rb") as stream:  # noqa: PTH123 - the path may be bytes-unclean
            yield from read_stream(stream, name=found.name, length=facts.st_size)
    except FileNotFoundError:
        yield Failure(found.file, STAGE, "no such file")
    except PermissionError:
        yield Failure(found.name, STAGE, "no permission to read it")
    except (OSError, ValueError) as problem:
        yield Failure(found.name, STAGE, f"cannot be read: {getattr(problem, 'strerror', None) or problem}")


def read_stream(stream: IO[bytes], *, name: str, length: int, inside: bool = False) -> Iterator[Page | Failure]:
    """One file's pages, by what its name and first bytes say it is. ``inside``: it is a member of an archive."""
    head = stream.read(1024)
    stream.seek(0)
    if not head:
        yield Failure(name, STAGE, "empty file")
        return
    kind = _kind(name, head)
    archive = archive_kind(head)
    if archive and kind != "office" and not inside:
        yield from _archive(stream, kind=archive, name=name, length=length)
        return
    try:
        match kind:
            case "office" | "refused":
                yield Failure(
                    name, STAGE, f"{PurePosixPath(name).suffix} files are not read yet; save it as text or HTML"
                )
            case "jsonl":
                yield from read_json_lines(stream, path=name)
            case "csv" | "tsv":
                yield from read_table(stream, path=name, tabs=kind == "tsv")
            case "json":
                yield from read_json(stream.read(MAX_JSON_BYTES + 1), path=name)
            case "html":
                yield _page(stream, name=name, length=length, limit=MAX_HTML_BYTES, media=MEDIA_HTML)
            case "mail":
                yield _bounded(
                    stream,
                    name=name,
                    length=length,
                    limit=MAX_HTML_BYTES,
                    build=lambda data: read_mail(data, path=name),
                )
            case _:
                yield _page(stream, name=name, length=length, limit=MAX_TEXT_BYTES, media=MEDIA_TEXT)
    except Unreadable as problem:
        yield Failure(name, STAGE, str(problem))


def _kind(name: str, head: bytes) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if (
        suffix
        and name != STANDARD_INPUT
        and re.fullmatch(r"\.[a-z]{1,10}", suffix)
        and suffix not in (".aspx", ".php", ".asp", ".shtml")
    ):
        return "text"  # a .txt or .md is never taken for HTML, whatever is in it
    if _HTML_HEAD.match(head):
        return "html"
    if re.match(rb'\s*\{\s*"', head):
        return "jsonl" if name == STANDARD_INPUT or not suffix else "text"
    return "text"


def _page(stream: IO[bytes], *, name: str, length: int, limit: int, media: str) -> Page | Failure:
    def build(data: bytes) -> Page:
        text = decode(data, html=media == MEDIA_HTML).text
        return Page(path=name, text=text if media == MEDIA_HTML else check_text(text), media=media)

    return _bounded(stream, name=name, length=length, limit=limit, build=build)


def _bounded(
    stream: IO[bytes], *, name: str, length: int, limit: int, build: Callable[[bytes], Page]
) -> Page | Failure:
    """A page from all bytes of a file, or why not; what is too long is refused before it is read."""
    if length > limit:
        what = f"at most {MAX_TEXT_CHARS:,} characters of text" if limit == MAX_TEXT_BYTES else f"at most {size(limit)}"
        return Failure(name, STAGE, f"{size(length)}: too long for one report; {what} are read")
    data = stream.read(limit + 1)
    if not data.strip():
        return Failure(name, STAGE, "empty: no text")
    try:
        return build(data)
    except Unreadable as problem:
        return Failure(name, STAGE, str(problem))


def _archive(stream: IO[bytes], *, kind: str, name: str, length: int) -> Iterator[Page | Failure]:
    if length > MAX_ARCHIVE_FILE_BYTES:
        yield Failure(name, STAGE, f"an archive of {size(length)}; at most {size(MAX_ARCHIVE_FILE_BYTES)} are read")
        return
    empty = True
    for member in members(stream, kind=kind, name=name):
        empty = False
        shown = f"{name}/{member.name}" if member.name else name
        if member.refused:
            yield Failure(shown, STAGE, member.refused)
        elif not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(member.name).parts):
            yield from read_stream(io.BytesIO(member.data), name=shown, length=len(member.data), inside=True)
    if empty:
        yield Failure(name, STAGE, "an archive without files")
