"""Commands that bring in what others coded or told: their tables, and notes entered by hand."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.common import DAY, FAILED, as_json, database, models_folder_checked, opened, say

if TYPE_CHECKING:
    from khabar.database import Database
    from khabar.imports import Comparison, Imported

KINDS = ("acled", "ucdp", "table")
LABELS = ("red", "amber+strict", "amber", "green", "clear")
table_file = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
map_option = click.option(
    "--map",
    "map_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Which column holds what (TOML); with table.",
)


def read(kind: str, file: Path, map_file: Path | None, theatre: str) -> Imported:
    """The rows of a table of one kind."""
    from khabar.imports import read_acled, read_table, read_ucdp
    from khabar.world import open_world

    if (kind == "table") != (map_file is not None):
        raise click.UsageError("table needs --map" if map_file is None else f"{kind} takes no --map")
    world = open_world(theatre)
    if map_file is not None:
        return read_table(file, map_file, world=world)
    return read_acled(file, world=world) if kind == "acled" else read_ucdp(file, world=world)


def theatre_at(db: str, asked: str | None) -> str:
    """The theatre of a database that may not be there yet; none is made by asking."""
    from khabar.database import open_database
    from khabar.pipeline import theatre_of
    from khabar.world import DEFAULT_THEATRE

    if "://" not in db and not Path(db).exists():
        return asked or DEFAULT_THEATRE
    with open_database(db, create=True) as handle:
        return theatre_of(handle.store, asked)


@click.command("import")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@table_file
@click.option("--db", required=True, metavar="DB", help="The database: a file, made if need be, or an address.")
@map_option
@click.option("--theatre", help="What is known of the theatre beforehand; kept in the database when it is made.")
@as_json
def import_(kind: str, file: Path, db: str, map_file: Path | None, theatre: str | None, as_json: bool) -> None:
    """Read others' rows as claims of that source: one more voice in the situation.

    KIND is acled, ucdp, or table for any spreadsheet with a --map of its columns. FILE is CSV, TSV or an Excel
    workbook. A row that cannot be read is named, the others are kept. Exits with 1 where a row could not be read.
    """
    from collections import Counter

    from khabar import exchange
    from khabar.cli.coding import summary, tally
    from khabar.cli.progress import progress, waiting
    from khabar.database import open_database

    theatre = theatre_at(db, theatre)
    with waiting("reading the table"):
        found = read(kind, file, map_file, theatre)
    counts: Counter[str] = Counter()
    with open_database(db, create=True) as handle:
        total = len(found.reports) + len(found.failures)
        for one in progress(
            exchange.keep_imported(handle.store, found, theatre=theatre, on=date.today()), "keeping", total
        ):
            tally(one, counts)
        with waiting("building the situation"):
            handle.refresh()
        summary(handle, counts, as_json=as_json)
    raise SystemExit(FAILED if counts["failed"] else 0)


# ------------------------------------------------------------------------------------------------ comparison
@click.command()
@database
@table_file
@click.option("--kind", type=click.Choice(KINDS), help="What table it is, where its columns do not tell.")
@map_option
@as_json
def compare(db: str, file: Path, kind: str | None, map_file: Path | None, as_json: bool) -> None:
    """Compare the events with somebody's coded rows: matched, missed, extra, field by field.

    A row and an event are one where days, places and kinds are near. Extra are events in the days and countries of the
    rows that no row tells. The rows need not be in the database, and are not added to it.
    """
    from khabar.imports import compare as compare_rows
    from khabar.pipeline import theatre_of

    with opened(db) as handle:
        kind = kind or ("table" if map_file else kind_of(file))
        rows = read(kind, file, map_file, theatre_of(handle.store))
        found = compare_rows(handle.situation(), rows.reports)
    for one in rows.failures:
        say(f"{one.path}: {one.why}")
    show_comparison(found, as_json=as_json)
    raise SystemExit(FAILED if rows.failures else 0)


def kind_of(file: Path) -> str:
    """Whose table it is by its columns."""
    from khabar.imports import TableError
    from khabar.imports.cells import read_sheet

    columns = set(read_sheet(file).head)
    for kind, own in (("acled", {"event_date", "sub_event_type"}), ("ucdp", {"date_start", "type_of_violence"})):
        if own <= columns:
            return kind
    raise TableError(f"{file}: neither ACLED's nor UCDP's columns; give --kind, or --map for a table of your own")


def show_comparison(found: Comparison, *, as_json: bool) -> None:
    from khabar import wire
    from khabar.cli.show import Column, json_line, table

    if as_json:
        for name in ("matched", "missed", "extra", "fields"):
            for one in getattr(found, name):
                json_line({"list": name, "row": one} if name == "missed" else {"list": name, "event": one} if name == "extra" else {"list": name, **wire.plain_object(one)})  # fmt: skip
        return
    share = f" ({found.recall:.0%} of the rows)" if found.recall is not None else ""
    click.echo(f"{len(found.matched)} matched{share}, {len(found.missed)} missed, {len(found.extra)} extra")
    table(
        [Column("field", "bold"), Column("same", "green"), Column("differ", "red")],
        [(one.field, one.same, one.differ) for one in found.fields],
    )
    for match in found.matched:
        differing = "; ".join(
            f"{pair.field}: {pair.ours} / {pair.theirs}" for pair in match.fields if pair.same is False
        )
        click.echo(f"matched\t{match.row}\t{match.event}\t{differing}")
    for row in found.missed:
        click.echo(f"missed\t{row}")
    for event in found.extra:
        click.echo(f"extra\t{event}")


# ------------------------------------------------------------------------------------------------ notes
@click.command()
@database
@click.option("--text", help="The words of the note; from standard input where neither this nor --file is given.")
@click.option("--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A text file with the note.")
@click.option("--on", type=DAY, help="The day of the note; today where not given.")
@click.option("--source", metavar="WHO", help="Who told it: kept apart, in no export, page or brief.")
@click.option(
    "--tlp",
    type=click.Choice(LABELS, case_sensitive=False),
    default="amber",
    show_default=True,
    help="Who may be told; only green and clear leave the machine.",
)
@click.option("--outlet", default="Field note", show_default=True, help="Whose voice it counts as.")
@click.option("--title", help="A title.")
@click.option("--list", "listed", is_flag=True, help="List the notes that are there, with label and source.")
@click.option(
    "--models",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Model weights other than those that came with khabar.",
)
def note(
    db: str, text: str | None, file: Path | None, on: date | None, source: str | None, tlp: str, outlet: str, title: str | None,
    listed: bool, models: Path | None,
) -> None:  # fmt: skip
    """Enter a field report by hand: its text is the report, and is coded and quoted.

    Who told it is kept apart from the text, and leaves the machine in nothing that khabar writes but a backup.
    """
    from khabar import exchange
    from khabar.imports import Tlp
    from khabar.imports import note as make
    from khabar.pipeline import Settings, theatre_of

    if text is not None and file is not None:
        raise click.UsageError("give --text or --file, not both")
    with opened(db, refresh=False) as handle:
        if listed:
            list_notes(handle)
            return
        words = text if text is not None else words_of(file)
        made = make(
            words, on=on or date.today(), outlet=outlet, title=title, source=source, label=Tlp(f"TLP:{tlp.upper()}")
        )
        settings = Settings(theatre=theatre_of(handle.store), models=models_folder_checked(models))
        added = exchange.keep_note(handle.store, made, settings, on=date.today())
        if added.failure:
            say(f"{added.path}: {added.failure.why}")
            raise SystemExit(FAILED)
        handle.refresh()
    click.echo(
        f"{added.report}: {added.claims} claims, {made.label}"
        if added.new
        else f"{added.report}: there already, {made.label}"
    )


def words_of(file: Path | None) -> str:
    from khabar.imports import TableError

    try:
        return file.read_text("utf-8") if file else sys.stdin.read()
    except UnicodeDecodeError as e:
        raise TableError(f"{file or 'standard input'}: not UTF-8") from e


def list_notes(handle: Database) -> None:
    from khabar.cli.show import Column, table

    table(
        [Column("id", "dim"), Column("label", "bold"), Column("source")],
        [(one.report, one.label, one.source) for one in handle.store.evidence.labels()],
    )


COMMANDS: tuple[click.Command, ...] = (import_, compare, note)
