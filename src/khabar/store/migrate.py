"""Migrations: from the tables of any released version to those of this one, in one transaction."""

from __future__ import annotations

from importlib.resources import files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from khabar.store.engine import writing


def config(connection: Connection) -> Config:
    made = Config()
    made.set_main_option("script_location", str(files("khabar.store").joinpath("migrations")).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def upgrade(engine: Engine, to: str = "head") -> None:
    """Takes the writer's lock first: of two that open an old store, the second finds it done."""
    with writing(engine) as connection:
        command.upgrade(config(connection), to)
