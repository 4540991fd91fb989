"""A week frozen: rows, rulings, versions and hashes in one file, and every later change explained."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec

from khabar import __version__
from khabar.exports.batch import prepare
from khabar.exports.flat import event_row
from khabar.exports.options import ExportError, ExportOptions, Format
from khabar.exports.records import Record
from khabar.exports.tables import fresh, header, shown
from khabar.model import Ruling, Situation

SCHEMA = "khabar/release/1"
WEEK = re.compile(r"(\d{4})-W(\d{2})")
PRIVATE = re.compile(r"\bprivate[ _]person[ _]\d+|\bprivate_\d+")  # their numbers mean nothing beyond one file


class Frozen(msgspec.Struct, frozen=True):
    """One event of a release: its cells as text, the claims that it rests on, and the hash of both."""

    id: str
    cells: dict[str, str]
    claims: tuple[str, ...]
    sha256: str


class Release(msgspec.Struct, frozen=True, kw_only=True):
    schema: str
    week: str
    first_day: date
    last_day: date
    version: str
    coders: tuple[str, ...]
    packs: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    redactions: tuple[str, ...]
    reports: tuple[str, ...]  # ids of all reports that were known
    rulings: tuple[Ruling, ...]
    events: tuple[Frozen, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Change:
    """What of an event differs between two releases, and why as far as that can be told."""

    event: str
    field: str  # a column, or "event" where it came or went
    before: str | None
    after: str | None
    why: str


def freeze(situation: Situation, *, week: str, rulings: Sequence[Ruling] = (), options: ExportOptions | None = None) -> Release:
    """The events that began in a week such as ``2022-W18``; undated ones by their first report."""
    first, end = days_of(week)
    batch, _ = prepare(Format.PLOVER, situation, options or ExportOptions())
    names = header("events")
    events = tuple(_frozen(r, names) for r in batch.records if (day := _day(r)) is not None and first <= day < end)
    whole = sha256("\n".join(e.sha256 for e in events).encode()).hexdigest()
    about = batch.about
    return Release(
        schema=SCHEMA, week=week, first_day=first, last_day=end - timedelta(1), version=__version__, coders=about.coders,
        packs=about.packs, options=about.options, redactions=about.redactions,
        reports=tuple(sorted(c.report.id for c in batch.situation.reports)), rulings=tuple(rulings), events=events, sha256=whole,
    )  # fmt: skip


def days_of(week: str) -> tuple[date, date]:
    """An ISO week, Monday to Monday."""
    match = WEEK.fullmatch(week)
    try:
        if match is None:
            raise ValueError
        first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        raise ExportError(f"{week!r} is no week; write it as 2022-W18") from None
    return first, first + timedelta(7)


def _day(record: Record) -> date | None:
    return record.first_day or (record.published[0] if record.published else None)


def _frozen(record: Record, names: Sequence[str]) -> Frozen:
    cells = {name: shown(cell) for name, cell in zip(names, event_row(record), strict=True) if cell is not None}
    steady = {name: PRIVATE.sub("private person", text) for name, text in cells.items()}
    body = msgspec.json.encode((steady, sorted(record.event.claims)), order="sorted")
    return Frozen(record.event.id, steady, tuple(sorted(record.event.claims)), sha256(body).hexdigest())


def write_release(release: Release, path: Path) -> None:
    with fresh(path) as part:
        part.write_bytes(msgspec.json.format(msgspec.json.encode(release), indent=1) + b"\n")


def read_release(path: Path) -> Release:
    """Raises ExportError for a file that is no release, or whose hashes do not fit what it holds."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Release)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}") from error
    except msgspec.DecodeError as error:
        raise ExportError(f"{path}: no release ({error})") from error
    for event in found.events:
        body = msgspec.json.encode((event.cells, sorted(event.claims)), order="sorted")
        if sha256(body).hexdigest() != event.sha256:
            raise ExportError(f"{path}: {event.id} was changed after it was frozen")
    if sha256("\n".join(e.sha256 for e in found.events).encode()).hexdigest() != found.sha256:
        raise ExportError(f"{path}: events were added or removed after it was frozen")
    return found


# ------------------------------------------------------------------------------------------------ what changed since
def diff(old: Release, new: Release) -> tuple[Change, ...]:
    """Every field of every event that differs, with the likeliest cause."""
    before, after = {e.id: e for e in old.events}, {e.id: e for e in new.events}
    changes: list[Change] = []
    for ident in sorted(before.keys() | after.keys()):
        a, b = before.get(ident), after.get(ident)
        why = _why(a, b, old, new)
        if a is None or b is None:
            changes.append(Change(ident, "event", _title(a), _title(b), why))
            continue
        for name in header("events"):
            if a.cells.get(name) != b.cells.get(name):
                changes.append(Change(ident, name, a.cells.get(name), b.cells.get(name), why))
    return tuple(changes)


def _title(event: Frozen | None) -> str | None:
    return f"{event.cells.get('type', '')}, {event.cells.get('place', 'place unknown')}, {event.cells.get('first_day', '')}" if event else None


def _why(a: Frozen | None, b: Frozen | None, old: Release, new: Release) -> str:
    """Causes that apply, the nearest first: its own claims, rulings, the coder, the pack, the options."""
    gained = len(set(b.claims if b else ()) - set(a.claims if a else ()))
    lost = len(set(a.claims if a else ()) - set(b.claims if b else ()))
    causes = []
    if gained or lost:
        causes.append(f"{gained} claims gained, {lost} lost")
    if old.reports != new.reports:
        causes.append(f"{len(set(new.reports) - set(old.reports))} reports more, {len(set(old.reports) - set(new.reports))} fewer")
    for name, x, y in (("rulings", old.rulings, new.rulings), ("coder", old.coders, new.coders), ("pack", old.packs, new.packs),
                       ("options", old.options, new.options), ("version", old.version, new.version)):  # fmt: skip
        if x != y:
            causes.append(f"{name} changed")
    return "; ".join(causes) or "another part of the situation"
