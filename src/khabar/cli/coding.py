"""Commands that code: to JSON lines, into a database, and again with a newer coder."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from khabar.cli.common import DAY, FAILED, as_json, database, models_folder_checked, opened, say
from khabar.world import DEFAULT_THEATRE

if TYPE_CHECKING:
    from khabar.database import Database
    from khabar.model import CodedReport, Failure
    from khabar.pipeline import Added, Settings

F = TypeVar("F", bound=Callable[..., object])
paths_argument = click.argument("paths", nargs=-1, required=True)


def coding_options(command: F) -> F:
    """What decides how reports are coded."""
    options = (
        click.option(
            "--published", type=DAY, help="The day on which all these reports appeared, where they do not say it."
        ),
        click.option("--outlet", help="Who published all these reports, where they do not say it."),
        click.option(
            "--workers",
            default=1,
            show_default=True,
            type=click.IntRange(1, 64),
            help="Processes that code at the same time.",
        ),
        click.option(
            "--models",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help="Model weights other than those that came with khabar.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@paths_argument
@click.option("--theatre", default=DEFAULT_THEATRE, show_default=True, help="What is known of the theatre beforehand.")
@coding_options
@click.option(
    "--text-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the text that offsets point into here, a file a report.",
)
@click.option("--mentions", is_flag=True, help="Print also every mention that was found and what it was taken for.")
@click.option("--cluster", help="Code on Ray (extra `cluster`): the address of a cluster, or `local` to start one here.")
def code(
    paths: tuple[str, ...],
    theatre: str,
    published: date | None,
    outlet: str | None,
    workers: int,
    models: Path | None,
    text_dir: Path | None,
    mentions: bool,
    cluster: str | None,
) -> None:
    """Code reports to JSON lines on standard output, one a report.

    PATHS are files (text, Markdown, HTML, JSON lines, CSV, mail), folders, globs, zip or tar archives, or - for standard
    input. Exits with 0 when every report was coded, 1 when some failed, 2 for a wrong call.
    """
    from khabar.cli.progress import expected, progress
    from khabar.model import CodedReport
    from khabar.pipeline import Settings, code_paths

    settings = Settings(
        theatre=theatre,
        published=published,
        outlet=outlet,
        workers=workers,
        mentions=mentions,
        models=models_folder_checked(models),
    )
    failed = 0
    results = on_cluster(paths, settings, cluster) if cluster else code_paths(paths, settings)
    for result in progress(results, "coding", expected(paths)):
        failed += not isinstance(result, CodedReport)
        print_line(result, text_dir)
    raise SystemExit(FAILED if failed else 0)


def on_cluster(paths: tuple[str, ...], settings: Settings, cluster: str) -> Iterator[CodedReport | Failure]:
    from khabar.cluster import code_on_cluster
    from khabar.reading import read_pages

    pages = read_pages(paths, published=settings.published, outlet=settings.outlet)
    return code_on_cluster(pages, settings, address=None if cluster == "local" else cluster)


def print_line(result: CodedReport | Failure, text_dir: Path | None) -> None:
    from khabar import wire
    from khabar.model import Failure

    if isinstance(result, Failure):
        line = wire.failure_to_json(result)
        say(f"{result.path}: {result.why}")
    else:
        line = wire.coded_report_to_json(result)
        if text_dir:
            text_dir.mkdir(parents=True, exist_ok=True)
            (text_dir / f"{result.report.id}.txt").write_text(result.report.text, "utf-8", newline="")
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


@click.command()
@paths_argument
@click.option(
    "--db",
    required=True,
    metavar="DB",
    help="The database: a file, made if need be, or postgresql+psycopg://USER@HOST/NAME.",
)
@click.option("--theatre", help="What is known of the theatre beforehand; kept in the database when it is made.")
@coding_options
@as_json
def add(
    paths: tuple[str, ...],
    db: str,
    theatre: str | None,
    published: date | None,
    outlet: str | None,
    workers: int,
    models: Path | None,
    as_json: bool,
) -> None:
    """Code reports and keep them in a database.

    A report that is there already is not coded again, so an interrupted run is finished by the same command. Exits
    with 0 when every report was coded, 1 when some failed (their names and reasons are kept), 2 for a wrong call.
    """
    from khabar.cli.progress import expected, progress, waiting
    from khabar.database import open_database
    from khabar.pipeline import Settings, add_paths, theatre_of

    models = models_folder_checked(models)
    with open_database(db, create=True) as handle:
        settings = Settings(
            theatre=theatre_of(handle.store, theatre),
            published=published,
            outlet=outlet,
            workers=workers,
            models=models,
        )
        counts: Counter[str] = Counter()
        for one in progress(add_paths(handle.store, paths, settings, on=date.today()), "coding", expected(paths)):
            tally(one, counts)
        with waiting("building the situation"):
            handle.refresh()
        summary(handle, counts, as_json=as_json)
    raise SystemExit(FAILED if counts["failed"] else 0)


def tally(one: Added, counts: Counter[str]) -> None:
    if one.failure:
        counts["failed"] += 1
        say(f"{one.path}: {one.failure.why}")
    elif one.new:
        counts["added"] += 1
        counts["claims"] += one.claims
    else:
        counts["known"] += 1


def summary(handle: Database, counts: Counter[str], *, as_json: bool) -> None:
    from khabar.cli.show import json_line

    kept = handle.store.evidence.counts()
    events = len(handle.events())
    if as_json:
        json_line({"added": counts["added"], "claims": counts["claims"], "known": counts["known"], "failed": counts["failed"],
                   "reports": kept.reports, "events": events})  # fmt: skip
        return
    click.echo(f"{counts['added']} reports added with {counts['claims']} claims, {counts['known']} there already, {counts['failed']} failed; "
               f"now {kept.reports} reports, {kept.claims} claims, {events} events")  # fmt: skip


@click.command()
@database
@coding_options
@as_json
def recode(
    db: str, published: date | None, outlet: str | None, workers: int, models: Path | None, as_json: bool
) -> None:
    """Code again what an older coder coded, and print the claims gained and lost.

    Older codings stay in the database; the newest counts. Reports that this coder has coded are left alone.
    """
    from khabar import wire
    from khabar.cli.progress import progress
    from khabar.cli.show import json_line
    from khabar.pipeline import Settings, theatre_of
    from khabar.pipeline import recode as recode_store

    failed = gained = lost = 0
    models = models_folder_checked(models)
    with opened(db, refresh=False) as handle:
        settings = Settings(theatre=theatre_of(handle.store), workers=workers, models=models)
        total = handle.store.evidence.counts().reports if sys.stderr.isatty() else None
        for one in progress(recode_store(handle.store, settings, on=date.today()), "coding", total):
            failed += one.failure is not None
            gained, lost = gained + len(one.gained), lost + len(one.lost)
            if as_json:
                json_line(wire.plain(one))
            elif one.failure:
                say(f"{one.path}: {one.failure.why}")
            else:
                print_changes(one.path, one.gained, one.lost)
        handle.refresh()
    if not as_json:
        click.echo(f"{gained} claims gained, {lost} lost, {failed} reports failed")
    raise SystemExit(FAILED if failed else 0)


def print_changes(path: str, gained: tuple[tuple[str, str, str], ...], lost: tuple[tuple[str, str, str], ...]) -> None:
    for sign, colour, told in (("+", "green", gained), ("-", "red", lost)):
        for kind, type_, words in told:
            click.secho(f"{sign} {path}\t{kind} {type_}\t{words!r}", fg=colour)


COMMANDS: tuple[click.Command, ...] = (code, add, recode)
