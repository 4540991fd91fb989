"""A store of each kind. PostgreSQL takes part where KHABAR_TEST_POSTGRES is the address of a server that may be used."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from khabar.store import Store, open_store

POSTGRES = os.environ.get("KHABAR_TEST_POSTGRES")
SLOW = os.environ.get("KHABAR_TEST_SLOW")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: minutes long; runs where KHABAR_TEST_SLOW is set")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "slow" in item.keywords and not SLOW:
            item.add_marker(pytest.mark.skip(reason="KHABAR_TEST_SLOW is not set"))


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty database may be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "khabar.sqlite")
        return
    if not POSTGRES:
        pytest.skip("KHABAR_TEST_POSTGRES is not set")
    name = f"khabar_test_{uuid.uuid4().hex[:12]}"
    server = create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield POSTGRES.rsplit("/", 1)[0] + f"/{name}"
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address, create=True) as made:
        yield made
