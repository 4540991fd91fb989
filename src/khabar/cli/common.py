"""What all commands share: days, databases, filters, messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from khabar.database import Database
    from khabar.selection import Asked

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
FAILED, WRONG_CALL = 1, 2
F = TypeVar("F", bound=Callable[..., object])


class Day(click.ParamType[date]):
    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2022-05-03", param, ctx)


DAY = Day()
database = click.argument("db", metavar="DB")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")


def say(message: str) -> None:
    """A word to the person at the keyboard, never into what is piped on."""
    click.echo(f"khabar: {message}", err=True)


def opened(where: str, *, refresh: bool = True) -> Database:
    """The database of a command, with its situation up to date."""
    from khabar import pipeline
    from khabar.database import open_database

    db = open_database(where)
    if refresh and not pipeline.is_current(db.store):
        from khabar.cli.progress import waiting

        with waiting("building the situation"):
            db.refresh()
    return db


def models_folder_checked(models: Path | None) -> Path | None:
    """Stops with a clear word where there are no weights to code with."""
    from khabar.coding.coder import models_folder

    folder = models or models_folder()
    if not folder.is_dir() or not any(folder.iterdir()):
        raise click.ClickException(f"no model weights in {folder}")
    return models


FILTERS: dict[str, Callable[[F], F]] = {
    "actor": click.option("--actor", metavar="NAME", help="Who takes part: a name or an id."),
    "place": click.option("--place", metavar="NAME", help="Where: a place, or the district or province around it."),
    "province": click.option("--province", metavar="NAME", help="In which first-level division."),
    "since": click.option("--since", type=DAY, help="Not over before this day."),
    "until": click.option("--until", type=DAY, help="Begun before this day."),
    "on": click.option("--on", type=DAY, help="In force on this day."),
    "type": click.option("--type", "type", metavar="TYPE", help="What of its kind, as the table's column says."),
    "status": click.option("--status", metavar="STATUS", help="asserted, denied, planned, unconfirmed or hypothetical."),
    "kind": click.option("--kind", metavar="KIND", help="event, control, force, role, relation or indicator."),
    "min_voices": click.option("--min-voices", type=click.IntRange(0), metavar="N", help="At least so many independent sources."),
    "text": click.option("--text", metavar="WORDS", help='Words that stand in the text: police "car bomb" attack*.'),
    "outlet": click.option("--outlet", metavar="NAME", help="Published by this outlet."),
    "limit": click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many rows."),
}  # fmt: skip


def filters(*names: str) -> Callable[[F], F]:
    """The options of these filters, in this order."""

    def add(command: F) -> F:
        for name in reversed(names):
            command = FILTERS[name](command)
        return command

    return add


def asked_of(**given: str | int | date | None) -> Asked:
    """The filters that were given."""
    kept: Asked = {key: value for key, value in given.items() if value is not None}  # type: ignore[assignment]
    return kept
