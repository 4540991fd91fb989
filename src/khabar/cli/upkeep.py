"""Commands that keep a database well: check, backup, and the version."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from khabar import __version__
from khabar.cli.common import FAILED, as_json, database, opened


@click.command()
def version() -> None:
    """Print the version."""
    click.echo(__version__)


@click.command()
@database
@as_json
def check(db: str, as_json: bool) -> None:
    """Check that the database is whole: every text as it was read, every quote as it stands in its text.

    Exits with 1 where anything is wrong.
    """
    from khabar import wire
    from khabar.cli.progress import waiting
    from khabar.cli.show import json_line
    from khabar.store import StoreError

    kept = None
    with opened(db, refresh=False) as handle, waiting("checking"):
        found = handle.check()
        with suppress(StoreError):  # told among the problems
            kept = handle.store.evidence.counts()
    for problem in found:
        if as_json:
            json_line(wire.plain(problem))
        else:
            click.echo(f"{problem.where}: {problem.what}")
    if kept and not as_json:
        click.echo(
            f"{kept.reports} reports, {kept.claims} claims, {kept.rulings} rulings, {kept.failures} failures: {len(found)} problems"
        )
    raise SystemExit(FAILED if found else 0)


@click.command()
@database
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
def backup(db: str, target: Path) -> None:
    """Copy the database to a new FILE, also while others work in it."""
    with opened(db, refresh=False) as handle:
        handle.store.backup(target)
    click.echo(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


COMMANDS: tuple[click.Command, ...] = (check, backup, version)
