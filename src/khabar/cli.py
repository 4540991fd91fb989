"""The command line: a thin twin of the library. Reads arguments and the clock, prints; decides nothing."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click

from khabar import __version__
from khabar.world import DEFAULT_THEATRE, PackError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


class Day(click.ParamType):
    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2022-05-03", param, ctx)


DAY = Day()


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name="khabar")
def main() -> None:
    """khabar reads reports of armed conflict and works out who says that what happened, where, when and to whom."""


@main.command()
def version() -> None:
    """Print the version."""
    click.echo(__version__)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--theatre", default=DEFAULT_THEATRE, show_default=True, help="What is known of the theatre beforehand.")
@click.option("--published", type=DAY, help="The day on which all these reports appeared, where they do not say it.")
@click.option("--outlet", help="Who published all these reports, where they do not say it.")
@click.option("--text-dir", type=click.Path(file_okay=False, path_type=Path), help="Write the text that offsets point into here, a file a report.")
@click.option("--mentions", is_flag=True, help="Print also every mention that was found and what it was taken for.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that code at the same time.")
def code(paths: tuple[str, ...], theatre: str, published: date | None, outlet: str | None, text_dir: Path | None, mentions: bool, workers: int) -> None:
    """Code reports to JSON lines on standard output, one a report.

    PATHS are files (text, Markdown, HTML, JSON lines, CSV, mail), folders, globs, zip or tar archives, or - for standard
    input. Exits with 0 when every report was coded, 1 when some failed, 2 for a wrong call.
    """
    from khabar import wire
    from khabar.cli_progress import progress
    from khabar.model import CodedReport
    from khabar.pipeline import Settings, code_paths

    settings = Settings(theatre=theatre, published=published, outlet=outlet, workers=workers, mentions=mentions)
    failed = 0
    for result in progress(code_paths(paths, settings), "coding"):
        if isinstance(result, CodedReport):
            line = wire.coded_report_to_json(result)
            if text_dir:
                text_dir.mkdir(parents=True, exist_ok=True)
                (text_dir / f"{result.report.id}.txt").write_text(result.report.text, "utf-8", newline="")
        else:
            failed += 1
            line = wire.failure_to_json(result)
            click.echo(f"khabar: {result.path}: {result.why}", err=True)
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    raise SystemExit(1 if failed else 0)


def run() -> None:
    """Entry point that turns expected errors into messages."""
    try:
        main()
    except PackError as e:
        click.echo(f"khabar: {e}", err=True)
        raise SystemExit(2) from e
    except BrokenPipeError:
        raise SystemExit(0) from None
