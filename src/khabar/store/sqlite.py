"""What is SQLite's own: how a file is opened, one writer's lock, full text by FTS5, a copy of the whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Column, ColumnElement, Connection, Engine, Insert, Table, create_engine, event, text
from sqlalchemy.dialects.sqlite import insert

WAIT_S = 60  # for another process's transaction, which is one report long
WRITING = "khabar_writing"  # execution option of a connection that is going to write

SEARCH_DDL: tuple[str, ...] = (
    "CREATE VIRTUAL TABLE report_search USING fts5(title, text, content='reports', content_rowid='seq', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER reports_added AFTER INSERT ON reports BEGIN "
    "INSERT INTO report_search(rowid, title, text) VALUES (new.seq, new.title, new.text); END",
    "CREATE VIRTUAL TABLE claim_search USING fts5(quote, sentence, content='claims', content_rowid='seq', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN "
    "INSERT INTO claim_search(rowid, quote, sentence) VALUES (new.seq, new.quote, new.sentence); END",
)


def engine_of(url: str) -> Engine:
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver at the first write
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {WAIT_S * 1000}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: upgrading from a read fails at random when two try it.
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def add_new(table: Table) -> Insert:
    """An insert that leaves what is there already."""
    return insert(table).on_conflict_do_nothing()


def lock(connection: Connection) -> None:
    """BEGIN IMMEDIATE has locked."""


def match(words: str, *, table: str, key: Column[int]) -> ColumnElement[bool]:
    """Rows whose text has the words; ``words`` as ``search.terms`` gives them."""
    return cast(
        ColumnElement[bool],
        key.in_(text(f"SELECT rowid FROM {table} WHERE {table} MATCH :words").bindparams(words=words)),
    )


def query(terms: tuple[tuple[str, ...], ...], prefix: tuple[bool, ...]) -> str:
    """Every term must stand there: a phrase is several words in one term."""
    return " AND ".join(
        '"' + " ".join(term) + '"' + ("*" if open_end else "") for term, open_end in zip(terms, prefix, strict=True)
    )


def backup(engine: Engine, target: Path) -> None:
    """A consistent copy, also while another process writes. Raises OSError where it cannot be written."""
    try:
        with (
            closing(sqlite3.connect(str(engine.url.database))) as source,
            closing(sqlite3.connect(str(target))) as copy,
        ):
            source.backup(copy)
    except sqlite3.Error as e:
        raise OSError(str(e)) from e


def trouble(e: BaseException) -> str | None:
    """What has happened to the file, in words for whoever runs the command; None where it is no trouble of the file."""
    said = str(e)
    if "is locked" in said:
        return f"another process has been writing in it for more than {WAIT_S} seconds; try again when that is done"
    if "image is malformed" in said or "malformed database schema" in said or "not a database" in said:
        return f"the file is damaged ({said}); go back to a copy made by `khabar backup`, or add the reports to a new database"
    if isinstance(e, sqlite3.OperationalError) and any(words in said for words in ("readonly", "disk is full", "unable to open", "disk I/O")):  # fmt: skip
        return said
    return None


def integrity(connection: Connection) -> list[str]:
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    return [line for line in found if line != "ok"]
