"""check and backup, as a newcomer meets them: what is wrong is said in words, and no traceback."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from khabar.store import StoreError, open_store

from store.made import story  # isort: skip

Khabar = Callable[..., Result]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    file = tmp_path / "mine.sqlite"
    with open_store(file, create=True) as store:
        for one in story():
            store.evidence.add(one)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


def test_a_damaged_file_is_told_and_ends_with_1(khabar: Khabar, db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'claims_id'").fetchone()[0]
    content = bytearray(db.read_bytes())
    content[(page - 1) * size : page * size] = b"x" * size
    db.write_bytes(content)
    done = khabar("check", db)
    assert done.exit_code == 1 and "mine.sqlite: the file is damaged" in done.stdout and "khabar backup" in done.stdout


def test_a_file_cut_off_is_told(khabar: Khabar, db: Path) -> None:
    db.write_bytes(db.read_bytes()[:30_000])
    done = khabar("check", db)
    assert isinstance(done.exception, StoreError) and "the file is damaged" in str(done.exception)


def test_a_backup_needs_its_folder(khabar: Khabar, db: Path, tmp_path: Path) -> None:
    done = khabar("backup", db, tmp_path / "none" / "copy.sqlite")
    assert isinstance(done.exception, StoreError) and "no folder" in str(done.exception)
    assert not (tmp_path / "none").exists()
