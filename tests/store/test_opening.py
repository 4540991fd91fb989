"""Which databases open, which are upgraded, which are refused and with what words."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

import khabar
from khabar.store import Label, Store, StoreError, open_store
from khabar.store.engine import address_of, hidden, version, writing
from khabar.store.schema import HEAD, metadata

from .made import coded, story

RELEASED = Path(__file__).parent / "released"


def test_the_migrations_make_the_tables_of_the_schema(store: Store) -> None:
    """What is left over is each database's own full text."""
    own = {"search", "report_search", "claim_search"}
    with store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    rest = [one for one in found if not any(word in repr(one) for word in own)]
    assert rest == []
    assert version(store.engine) == HEAD


def test_there_is_a_released_store_of_every_version() -> None:
    assert sorted(file.name.partition(".")[0] for file in RELEASED.glob("*.gz"))[-1] == HEAD


@pytest.mark.parametrize("file", sorted(RELEASED.glob("*.gz")), ids=lambda file: file.name)
def test_every_released_store_opens(file: Path, tmp_path: Path) -> None:
    """A store as that version left it: one report by that version's code."""
    old = tmp_path / "old.sqlite"
    old.write_bytes(gzip.decompress(file.read_bytes()))
    with open_store(old) as store:
        assert version(store.engine) == HEAD
        assert [one.report.path for one in store.evidence.coded_reports()] == ["001.txt"]
        assert store.check() == []
        assert [one.label for one in store.evidence.labels()] == (["TLP:AMBER"] if file.name >= "0002" else [])
        new = coded(2)
        assert store.evidence.add(new, label=Label(new.report.id, "TLP:RED", "a clerk"))
        assert Label(new.report.id, "TLP:RED", "a clerk") in store.evidence.labels()


def test_no_store_is_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database"):
        open_store(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("no database at all, but long enough")
    with pytest.raises(StoreError, match="no khabar database"):
        open_store(tmp_path / "words.txt", create=True)
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path, create=True)
    with pytest.raises(StoreError, match="no folder"):
        open_store(tmp_path / "a" / "b.sqlite", create=True)
    sqlite3.connect(tmp_path / "other.sqlite").executescript("CREATE TABLE birds (name TEXT)")
    with pytest.raises(StoreError, match="no khabar database"):
        open_store(tmp_path / "other.sqlite")
    with pytest.raises(StoreError, match="write a file name"):
        open_store("mysql://localhost/x", create=True)


def test_a_newer_store_is_refused(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer khabar"):
        open_store(store.engine.url.render_as_string(hide_password=False))


def test_passwords_stay_out_of_messages() -> None:
    assert hidden("postgresql+psycopg://me:secret@host/db") == "postgresql+psycopg://me:***@host/db"
    assert address_of("postgresql://host/db") == "postgresql+psycopg://host/db"


def test_readers_read_while_a_writer_writes(store: Store, address: str) -> None:
    store.evidence.add(coded(1))
    with writing(store.engine) as connection:
        connection.execute(text("DELETE FROM failures"))
        connection.execute(text("INSERT INTO failures (path, stage, why) VALUES ('x', 'reading', 'half done')"))
        with open_store(address) as reader:
            assert len(list(reader.evidence.coded_reports())) == 1 and reader.evidence.failures() == ()
    assert len(store.evidence.failures()) == 1


def test_two_writers_take_turns(store: Store, address: str) -> None:
    with open_store(address) as other:
        for n, one in enumerate(story()):
            (store if n % 2 else other).evidence.add(one)
        assert other.evidence.counts() == store.evidence.counts()
    assert store.check() == []


def test_backup(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.sqlite", create=True) as store:
        store.evidence.add(coded(1))
        store.backup(tmp_path / "b.sqlite")
        with pytest.raises(StoreError, match="never overwrites"):
            store.backup(tmp_path / "b.sqlite")
        with open_store(tmp_path / "b.sqlite") as copy:
            assert list(copy.evidence.coded_reports()) == list(store.evidence.coded_reports()) and copy.check() == []


def test_a_backup_appears_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "a.sqlite", create=True) as store:
        with pytest.raises(StoreError, match="no folder"):
            store.backup(tmp_path / "none" / "b.sqlite")

        def fails(engine: object, target: Path) -> None:
            target.write_bytes(b"half of it")
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("khabar.store.sqlite.backup", fails)
        with pytest.raises(StoreError, match="No space left"):
            store.backup(tmp_path / "b.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["a.sqlite"]


# ------------------------------------------------------------------------------------------------ trouble with the file
def test_a_locked_database_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.sqlite"
    open_store(file, create=True).close()
    monkeypatch.setattr("khabar.store.sqlite.WAIT_S", 0)
    with open_store(file) as store, closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"a\.sqlite: another process has been writing"):
            store.evidence.add(coded(1))
        other.execute("ROLLBACK")
        assert store.evidence.add(coded(1))


def damaged(file: Path, table: str) -> None:
    """Writes nonsense over the page in which a table begins."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : page * size] = b"x" * size
    file.write_bytes(content)


@pytest.mark.parametrize("table", ["claims", "reports", "findings", "coded"])
def test_a_damaged_database_says_so(table: str, tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    with open_store(file, create=True) as store:
        for one in story():
            store.evidence.add(one)
    damaged(file, table)
    with khabar.open(file) as handle:
        found = handle.check()
        assert found and all("damaged" in one.what for one in found if one.where == "database")
        assert any("a.sqlite: the file is damaged" in one.what for one in found)
        with pytest.raises(StoreError, match="damaged"):
            handle.events().to_rows()


def test_every_problem_is_found_though_one_part_cannot_be_read(tmp_path: Path) -> None:
    """The damaged table does not hide that the text of a report was changed."""
    file = tmp_path / "a.sqlite"
    with open_store(file, create=True) as store:
        store.evidence.add(one := coded(1))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE reports SET text = text || '!'")
        connection.commit()
    damaged(file, "findings")
    with khabar.open(file) as handle:
        found = {problem.where: problem.what for problem in handle.check()}
    assert "damaged" in found["database"] and "not the text that was read" in found[one.report.id]
