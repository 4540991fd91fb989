"""The store: reports, their codings and analysts' rulings, and the situation that they come to, in a database."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine

from khabar.store.boards import Boards
from khabar.store.checking import Problem, check
from khabar.store.derived import Derived
from khabar.store.engine import StoreError, connect, dialect_named
from khabar.store.evidence import Counts, Evidence, Label
from khabar.store.findings import number_id
from khabar.store.queries import Filters, Queries
from khabar.store.search import NothingAsked
from khabar.store.tracing import Proof, Trace, Tracer


class Store:
    """An open database. Safe for one writer and many readers; closes with ``close`` or at the end of a ``with``."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.dialect = dialect_named(engine.dialect.name)

    @cached_property
    def evidence(self) -> Evidence:
        return Evidence(self.engine, self.dialect)

    @cached_property
    def derived(self) -> Derived:
        return Derived(self.engine, self.evidence)

    @cached_property
    def boards(self) -> Boards:
        return Boards(self.engine)

    @cached_property
    def queries(self) -> Queries:
        return Queries(self.engine, self.dialect)

    @cached_property
    def tracer(self) -> Tracer:
        return Tracer(self.engine, self.derived)

    def check(self) -> list[Problem]:
        return list(check(self.engine, self.dialect))

    def backup(self, target: Path) -> None:
        """A consistent copy in a new file, which appears whole or not at all.

        Raises StoreError where the file exists or cannot be written, or the database is no file.
        """
        if target.exists():
            raise StoreError(f"{target} exists; a backup never overwrites")
        if not target.parent.is_dir():
            raise StoreError(f"no folder {target.parent} to keep {target.name} in")
        part = target.with_name(f".{target.name}.part")
        try:
            part.unlink(missing_ok=True)
            self.dialect.backup(self.engine, part)
            part.rename(target)
        except NotImplementedError as e:
            raise StoreError(str(e)) from e
        except OSError as e:
            raise StoreError(f"{target}: {e.strerror or e}") from e
        finally:
            part.unlink(missing_ok=True)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(where: str | Path, *, create: bool = False) -> Store:
    """The store in a file or at an address. Raises StoreError where there is none and ``create`` is off."""
    return Store(connect(where, create=create))


__all__ = [
    "Counts", "Filters", "Label", "NothingAsked", "Problem", "Proof", "Store", "StoreError", "Trace", "number_id", "open_store",
]  # fmt: skip
