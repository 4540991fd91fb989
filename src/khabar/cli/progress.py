"""Progress on a terminal: a bar with rate and time left; silent in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
LINES = (".jsonl", ".ndjson")
UNCOUNTED = (
    ".zip",
    ".tar",
    ".gz",
    ".tgz",
    ".bz2",
    ".xz",
    ".csv",
    ".tsv",
    ".json",
)  # how many reports is seen only on reading


def progress(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """The same items, shown as they pass where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, rate="")
        for item in items:
            yield item
            speed = bar.tasks[0].speed
            bar.update(task, advance=1, rate=f"{speed:.1f}/s" if speed else "")


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """A turning wheel while something takes its time."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


def expected(paths: Iterable[str]) -> int | None:
    """How many reports there will be, where that can be seen without reading them; only for the bar."""
    if not sys.stderr.isatty():
        return None
    count = 0
    for path in map(Path, paths):
        files = [f for f in path.rglob("*") if f.is_file()] if path.is_dir() else [path]
        for file in files:
            if not file.is_file() or file.suffix.lower() in UNCOUNTED:
                return None
            count += lines(file) if file.suffix.lower() in LINES else 1
    return count


def lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(1 for line in stream if line.strip())
