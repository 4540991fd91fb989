"""Between a database and others' files: what may leave it, and what comes into it that this program did not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Unpack

from khabar import pipeline
from khabar.exports.withhold import without
from khabar.imports import FieldNote, Imported, Tlp
from khabar.model import CodedReport, Failure, Situation
from khabar.pipeline import Added, Settings, WrongTheatre
from khabar.store import Label, Store
from khabar.store.evidence import Unstorable

if TYPE_CHECKING:
    from khabar.database import Database
    from khabar.selection import Asked

FREE = frozenset(label.value for label in Tlp if label.may_leave)
SHARED = ("actor", "place", "province", "since", "until")  # filters that mean the same of control and forces


# ------------------------------------------------------------------------------------------------ out
def withheld(store: Store) -> frozenset[str]:
    """Reports whose label forbids that they leave; a label that nobody knows forbids it too."""
    return frozenset(one.report for one in store.evidence.labels() if one.label not in FREE)


def shown(db: Database, *, known: date | None = None) -> Situation:
    """The situation without what only withheld reports tell."""
    return without(db.situation(known=known), withheld(db.store))[0]


def chosen(db: Database, **asked: Unpack[Asked]) -> Situation:
    """The situation with the events that the filters leave, and the control and forces of the same people, places and days."""
    whole = db.situation()
    if not asked:
        return whole
    same: Asked = {key: value for key, value in asked.items() if key in SHARED}  # type: ignore[assignment]
    events, control, forces = (
        {str(row["id"]) for row in rows} for rows in (db.events(**asked), db.control(**same), db.forces(**same))
    )
    return replace(
        whole,
        events=tuple(one for one in whole.events if one.id in events),
        control=tuple(one for one in whole.control if one.id in control),
        forces=tuple(one for one in whole.forces if one.id in forces),
    )


# ------------------------------------------------------------------------------------------------ in
def settle(store: Store, theatre: str) -> None:
    """Makes a new store one of this theatre. Raises WrongTheatre where it is of another."""
    kept = store.evidence.settle(pipeline.THEATRE, theatre)
    if kept != theatre:
        raise WrongTheatre(f"this database is of the theatre {kept!r}; make another for {theatre!r}")


def keep_imported(store: Store, found: Imported, *, theatre: str, on: date | None = None) -> Iterator[Added]:
    """Keeps the rows of a table as reports of their source, and the rows that could not be read as failures."""
    settle(store, theatre)
    results: tuple[CodedReport | Failure, ...] = (*found.reports, *found.failures)
    for result in results:
        yield pipeline.keep(store, result, on)


def keep_note(store: Store, note: FieldNote, settings: Settings, *, on: date | None = None) -> Added:
    """Codes and keeps a note with its label. Nothing of a note that cannot be coded is kept.

    Raises StoreError where the note is there under another label.
    """
    settle(store, settings.theatre)
    result = pipeline.code_page(note.page, settings)
    if isinstance(result, Failure):
        return Added(result.path, None, 0, False, result)
    ident = result.report.id
    try:
        new = store.evidence.add(result, on=on, label=Label(ident, note.label.value, note.source))
    except Unstorable as e:
        return Added(result.report.path, None, 0, False, Failure(result.report.path, "store", str(e)))
    return Added(result.report.path, ident, len(result.claims), new)
