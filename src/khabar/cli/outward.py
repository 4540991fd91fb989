"""Commands that write what leaves the machine: exports, frozen weeks, the brief."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from khabar.cli.common import DAY, WRONG_CALL, as_json, asked_of, database, filters, opened, say

if TYPE_CHECKING:
    from khabar.database import Database
    from khabar.exports import ExportOptions
    from khabar.model import Situation
    from khabar.views import Brief

F = TypeVar("F", bound=Callable[..., object])
Given = str | int | date | None
FORMATS = (
    "acled", "ucdp-ged", "polecat", "gdelt-events", "gdelt-mentions", "plover", "geojson", "geopackage", "kml", "parquet", "hxl", "atom", "rss", "excel",
)  # fmt: skip
CHOICE = ("actor", "place", "province", "since", "until", "type", "status", "min_voices", "text", "outlet")
PAPERS = (".html", ".md", ".docx")


def hiding(command: F) -> F:
    """The options that show what is hidden by default."""
    for option in (
        click.option("--precise", is_flag=True, help="Leave places as reported, also where that may harm; the file says so."),
        click.option("--no-redact", is_flag=True, help="Leave the names of private persons; the file says so."),
    ):  # fmt: skip
        command = option(command)
    return command


def holding_back(command: F) -> F:
    """The options that hold more back than is held back by default."""
    for option in (
        click.option("--delay", type=click.IntRange(0), default=0, metavar="DAYS", help="Hold back the last days before the latest report."),
        click.option("--min-credibility", type=click.IntRange(1, 6), metavar="DIGIT", help="Nothing weaker: 2 is probably true."),
        click.option("--coarsen", type=click.Choice(("admin2", "admin1")), help="No place finer than district or province."),
    ):  # fmt: skip
        command = option(command)
    return hiding(command)


def options_of(
    handle: Database, no_redact: bool, precise: bool, coarsen: str | None, min_credibility: int | None, delay: int, labels: bool = False
) -> ExportOptions:  # fmt: skip
    from khabar import exchange, pipeline
    from khabar.exports import ExportOptions
    from khabar.model import PlacePrecision

    return ExportOptions(
        theatre=pipeline.theatre_of(handle.store), redact=not no_redact, precise=precise, coarsen=PlacePrecision(coarsen) if coarsen else None,
        min_credibility=min_credibility, delay_days=delay, withheld=exchange.withheld(handle.store), labels=labels,
    )  # fmt: skip


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """A file that appears whole or not at all; where it cannot be written, one line says why."""
    from khabar.exports.tables import fresh

    try:
        with fresh(path) as part:
            yield part
    except OSError as e:
        say(f"{path}: {e.strerror or e}")
        raise SystemExit(WRONG_CALL) from e


def told_withheld(count: int) -> str:
    return f"; {count} reports are withheld by their label" if count else ""


@click.command()
@click.argument("form", type=click.Choice(FORMATS), metavar="FORMAT")
@database
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="A file, or a folder that is there."
)
@filters(*CHOICE)
@holding_back
@click.option("--labels", is_flag=True, help="ACLED's inter columns as words instead of numbers.")
def export(
    form: str, db: str, output: Path, no_redact: bool, precise: bool, coarsen: str | None, min_credibility: int | None,
    delay: int, labels: bool, **given: Given,
) -> None:  # fmt: skip
    """Write events in the columns of another format.

    \b
    FORMAT is one of: acled, ucdp-ged, polecat, gdelt-events, gdelt-mentions,
    plover, geojson, geopackage, kml, parquet, hxl, atom, rss, excel.

    Beside the file come not_exported.csv, with what it does not hold and why, and FILE.metadata.json. Private persons
    and dangerous places are hidden; notes that may not leave are withheld.
    """
    from khabar import exchange
    from khabar.exports import Format
    from khabar.exports import export as write

    with opened(db) as handle:
        options = options_of(handle, no_redact, precise, coarsen, min_credibility, delay, labels)
        result = write(Format(form), exchange.chosen(handle, **asked_of(**given)), out=output, options=options)
    beside = f", {len(result.not_exported)} events left out (see {result.paths[1].name})" if result.not_exported else ""
    click.echo(f"{result.paths[0]}: {result.rows} rows{beside}{told_withheld(len(options.withheld))}")


# ------------------------------------------------------------------------------------------------ frozen weeks
@click.command()
@database
@click.argument("week", metavar="WEEK")
@click.option(
    "-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write to."
)
@holding_back
def release(
    db: str, week: str, output: Path, no_redact: bool, precise: bool, coarsen: str | None, min_credibility: int | None, delay: int
) -> None:  # fmt: skip
    """Freeze a week such as 2022-W18: its events, the rulings, versions and hashes, in one file.

    A week that was frozen is never overwritten. `khabar release-diff` explains what changed since.
    """
    from khabar.exports.release import days_of, freeze, write_release

    days_of(week)
    path = output / f"{week}.json"
    if path.exists():
        say(f"{path} exists; a release is never overwritten")
        raise SystemExit(WRONG_CALL)
    with opened(db) as handle:
        options = options_of(handle, no_redact, precise, coarsen, min_credibility, delay)
        rulings = [
            one for one in handle.store.evidence.rulings() if not {one.report, one.other_report} & options.withheld
        ]
        found = freeze(handle.situation(), week=week, rulings=rulings, options=options)
    with written(path) as part:
        write_release(found, part)
    click.echo(f"{path}: {len(found.events)} events, sha256 {found.sha256}{told_withheld(len(options.withheld))}")


@click.command("release-diff")
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
@as_json
def release_diff(old: Path, new: Path, as_json: bool) -> None:
    """Explain what changed between two frozen files: every field of every event, and why.

    A file that was changed after it was frozen is refused.
    """
    from khabar import wire
    from khabar.cli.show import Column, json_line, table
    from khabar.exports.release import diff, read_release

    changes = diff(read_release(old), read_release(new))
    if as_json:
        for one in changes:
            json_line(wire.plain(one))
        return
    columns = [
        Column("event", "dim"),
        Column("field", "bold"),
        Column("before", "red"),
        Column("after", "green"),
        Column("why"),
    ]
    table(columns, [(one.event, one.field, one.before, one.after, one.why) for one in changes])


# ------------------------------------------------------------------------------------------------ the brief
@click.command()
@database
@click.option("--week", metavar="WEEK", help="A week as 2022-W18; it begins on the theatre's first day of the week.")
@click.option("--since", type=DAY, help="The first day, instead of --week.")
@click.option("--until", type=DAY, help="With --since: the day after the last; the end of the reports where not given.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file: .html, .md or .docx.",
)
@click.option("--title", help="What stands over the brief.")
@hiding
def brief(
    db: str, week: str | None, since: date | None, until: date | None, output: Path, title: str | None, no_redact: bool, precise: bool
) -> None:  # fmt: skip
    """Write what a week brought, in sentences that cite the words they rest on.

    The ending of the file says in which form: .html, .md (Markdown) or .docx (Word).
    """
    if (week is None) == (since is None) or (until and not since):
        raise click.UsageError("give --week, or --since with or without --until")
    if output.suffix.lower() not in PAPERS:
        raise click.BadParameter(f"{output.name} must end with {', '.join(PAPERS)}", param_hint="-o")
    with opened(db) as handle:
        made = brief_of(handle, week, since, until, title=title, no_redact=no_redact, precise=precise)
    with written(output) as part:
        part.write_bytes(paper(made, output.suffix.lower()))
    click.echo(f"{output}: {output.stat().st_size / 1000:.0f} kB")


def brief_of(
    handle: Database, week: str | None, since: date | None, until: date | None, *, title: str | None, no_redact: bool, precise: bool
) -> Brief:  # fmt: skip
    from khabar import exchange, views
    from khabar.exports.batch import redaction_of
    from khabar.world import open_world
    from khabar.world.outlines import open_outlines

    options = options_of(handle, no_redact, precise, None, None, 0)
    world = open_world(options.theatre)
    if week:
        try:
            since, until = views.week_of(week, world.pack.week_start)
        except ValueError as e:
            raise click.BadParameter(f"{week!r} is no week; write it as 2022-W18", param_hint="--week") from e
    assert since is not None
    situation = exchange.shown(handle)
    until = until or last_day(situation, since)
    if until <= since:
        raise click.BadParameter(f"{until} is not after {since}", param_hint="--until")
    note = f"Made on {date.today()} from {len(situation.reports)} reports."
    return views.brief(
        situation, since=since, until=until, outlines=open_outlines(options.theatre), made=note, title=title, redact=redaction_of(world, options)
    )  # fmt: skip


def last_day(situation: Situation, since: date) -> date:
    ends = [one.published.end for one in situation.reports if one.published]
    return max([since + timedelta(1), *ends])


def paper(made: Brief, suffix: str) -> bytes:
    match suffix:
        case ".docx":
            return made.to_docx()
        case ".md":
            return made.to_markdown().encode()
        case _:
            return made.to_html().encode()


COMMANDS: tuple[click.Command, ...] = (export, release, release_diff, brief)
