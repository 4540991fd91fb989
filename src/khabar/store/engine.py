"""From a file name or address to an open database of the right version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Column, ColumnElement, Connection, Engine, ExceptionContext, Insert, Table, event, inspect, text
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from khabar.store import schema

SQLITE_HEAD = b"SQLite format 3\x00"
ADDRESS = re.compile(r"^(sqlite|postgresql)(\+\w+)?://")


class StoreError(ValueError):
    """A database that cannot be used, and why."""


class Dialect(Protocol):
    """What each database does its own way."""

    SEARCH_DDL: tuple[str, ...]

    def engine_of(self, url: str) -> Engine: ...
    def add_new(self, table: Table) -> Insert: ...
    def lock(self, connection: Connection) -> None: ...
    def match(self, words: str, *, table: str, key: Column[int]) -> ColumnElement[bool]: ...
    def query(self, terms: tuple[tuple[str, ...], ...], prefix: tuple[bool, ...]) -> str: ...
    def backup(self, engine: Engine, target: Path) -> None: ...
    def integrity(self, connection: Connection) -> list[str]: ...
    def trouble(self, e: BaseException) -> str | None: ...


def dialect_named(name: str) -> Dialect:
    match name:
        case "sqlite":
            from khabar.store import sqlite

            return sqlite
        case "postgresql":
            from khabar.store import postgres

            return postgres
        case _:
            raise StoreError(f"no store can be kept in {name}; there are sqlite and postgresql")


def address_of(where: str | Path) -> str:
    """The database address of a file or address."""
    if isinstance(where, str) and "://" in where:
        if not ADDRESS.match(where):
            raise StoreError(
                f"{hidden(where)}: write a file name, sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
            )
        return re.sub(r"^postgresql://", "postgresql+psycopg://", where)
    return f"sqlite:///{Path(where)}"


def hidden(address: str) -> str:
    """An address without its password."""
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:***@", address)


def connect(where: str | Path, *, create: bool) -> Engine:
    """An engine on a store of the newest version. ``create``: make the store where there is none."""
    address = address_of(where)
    name = "sqlite" if address.startswith("sqlite") else "postgresql"
    if name == "sqlite":
        check_file(Path(address.split(":///", 1)[1]), create=create)
    dialect = dialect_named(name)
    try:
        engine = dialect.engine_of(address)
        explain(engine, dialect, hidden(str(where)))
        ready(engine, create=create, where=hidden(str(where)))
    except ImportError as e:
        raise StoreError(f"{name} needs a driver: pip install 'khabar[postgres]' ({e})") from e
    except SQLAlchemyError as e:
        raise StoreError(f"{hidden(str(where))}: {told(e)}") from e
    return engine


def explain(engine: Engine, dialect: Dialect, where: str) -> None:
    """From now on a locked, full or damaged database says so as a StoreError, whatever asked it."""

    @event.listens_for(engine, "handle_error")
    def tell(context: ExceptionContext) -> None:
        if words := dialect.trouble(context.original_exception):
            raise StoreError(f"{where}: {words}") from context.original_exception


def check_file(file: Path, *, create: bool) -> None:
    if file.is_dir():
        raise StoreError(f"{file} is a folder; name a database file")
    if file.exists() and file.stat().st_size:
        with file.open("rb") as stream:
            if stream.read(16) != SQLITE_HEAD:
                raise StoreError(f"{file} is no khabar database")
    elif not create:
        raise StoreError(f"no database {file}; `khabar add PATH --db {file}` makes one")
    elif not file.parent.is_dir():
        raise StoreError(f"no folder {file.parent} to keep {file.name} in")


def told(e: SQLAlchemyError) -> str:
    return str(e.orig if isinstance(e, DatabaseError) and e.orig else e).strip().splitlines()[0]


def ready(engine: Engine, *, create: bool, where: str) -> None:
    """Upgrades an older store, makes a new one where asked, refuses what is none."""
    found = version(engine)
    if found == schema.HEAD:
        return
    if found is None and not create:
        raise StoreError(f"{where} is no khabar database")
    if found is not None and found > schema.HEAD:
        raise StoreError(
            f"{where} was made by a newer khabar (version {found} of its tables, this one knows {schema.HEAD})"
        )
    from khabar.store.migrate import upgrade

    upgrade(engine)


def version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
        return str(row[0]) if row else None


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction of the one writer: all of it is kept, or nothing."""
    with engine.connect().execution_options(khabar_writing=True) as connection, connection.begin():
        dialect_named(engine.dialect.name).lock(connection)
        yield connection
