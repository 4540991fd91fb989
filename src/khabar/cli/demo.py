"""The demonstration: the bundled example reports to a database and a page."""

from __future__ import annotations

from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.coding import tally
from khabar.cli.common import FAILED, models_folder_checked

if TYPE_CHECKING:
    from khabar.database import Database

THEATRE = "afghanistan"
TITLE = "Northern Afghanistan: an example"


def examples() -> Path:
    return Path(str(files("khabar").joinpath("data/examples/reports")))


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="The folder to write to.",
)
@click.option(
    "--models",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Model weights other than those that came with khabar.",
)
def demo(output: Path, models: Path | None) -> None:
    """Code the example reports that come with khabar, and write a database and a page of what they come to.

    The reports are constructed: written for this, set among real events and places.
    """
    from khabar.cli.progress import expected, progress
    from khabar.database import open_database
    from khabar.pipeline import Settings, add_paths

    models = models_folder_checked(models)
    reports = str(examples())
    output.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    with open_database(output / "khabar.sqlite", create=True) as handle:
        settings = Settings(theatre=THEATRE, models=models)
        for one in progress(
            add_paths(handle.store, [reports], settings, on=date.today()), "coding", expected([reports])
        ):
            tally(one, counts)
        tell(handle, output)
        write(handle, output / "situation.html")
    raise SystemExit(FAILED if counts["failed"] else 0)


def write(handle: Database, page: Path) -> None:
    try:
        from khabar.cli.pages import write_page

        write_page(handle, page, title=TITLE, constructed=True)
    except (ImportError, FileNotFoundError) as e:
        click.echo(f"no page: {e}")
        return
    click.echo(f"page:     {page}")


def tell(handle: Database, output: Path) -> None:
    """What was found, and where it is."""
    kept = handle.store.evidence.counts()
    events = handle.events().to_dicts()
    copies = sum(int(str(row["copies"])) for row in handle.sources())
    heard = sum(1 for row in handle.events(min_voices=2))
    cited = sum(1 for row in handle.control() if row["claims"])
    click.echo(f"{kept.reports} reports (constructed), {copies} of them copies; {kept.claims} claims")
    click.echo(
        f"{len(events)} events, {heard} told by two or more independent sources, {sum(1 for row in events if row['disputes'])} disputed"
    )
    click.echo(
        f"{cited} states of control that reports speak of, {len(handle.forces())} positions of forces, {len(handle.relations())} relations"
    )
    for row in most_heard(handle):
        click.echo(f"  {row}")
    click.echo(f"database: {output / 'khabar.sqlite'}   (try: khabar events {output / 'khabar.sqlite'})")


def most_heard(handle: Database, count: int = 5) -> list[str]:
    rows = sorted(
        handle.events().to_rows(),
        key=lambda row: (-int(str(row["voices_min"] or 0)), str(row["start"]), str(row["id"])),
    )
    return [
        f"{row['id']}  {row['start'] or 'undated'}  {row['type']}  {row['place'] or ''}  {row['voices_min']} to {row['voices_max']} voices"
        for row in rows[:count]
    ]


COMMANDS: tuple[click.Command, ...] = (demo,)
