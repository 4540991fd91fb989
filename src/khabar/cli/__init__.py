"""The command line: a thin twin of the library. Reads arguments and the clock, prints; decides nothing."""

from __future__ import annotations

import sys

import click

from khabar import __version__
from khabar.cli import coding, demo, gazetteer, inward, outward, queries, rulings, theatre, upkeep, whole
from khabar.cli.common import CONTEXT, WRONG_CALL, say

SECTIONS = {
    "Code and store": ("code", "add", "recode", "demo"),
    "Ask": ("events", "control", "forces", "actors", "sources", "claims", "reports", "why"),
    "The whole": ("situation", "on", "diff", "report", "serve", "brief"),
    "Exchange": ("export", "import", "compare", "note", "release", "release-diff"),
    "Keep": ("rule", "check", "backup", "theatre", "gazetteer", "version"),
}


class Sections(click.Group):
    """Help that lists commands by what they are for."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(
                    [
                        (name, command.get_short_help_str(90))
                        for name in names
                        if (command := self.get_command(ctx, name))
                    ]
                )


@click.group(cls=Sections, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="khabar")
def main() -> None:
    """khabar reads reports of armed conflict and works out who says that what happened, where, when and to whom."""


for module in (coding, queries, whole, outward, inward, rulings, upkeep, theatre, gazetteer, demo):
    for command in module.COMMANDS:
        main.add_command(command)


def run() -> None:
    """Entry point that turns expected errors into messages."""
    from khabar.world import PackError, UserDataError

    try:
        main()
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; there is nobody to tell
        raise SystemExit(0) from None
    except Exception as e:
        if not isinstance(e, (PackError, UserDataError, *expected_errors())):
            raise
        say(str(e).strip().splitlines()[0])
        raise SystemExit(WRONG_CALL) from e


def expected_errors() -> tuple[type[Exception], ...]:
    """Errors of the caller, not of khabar. Imported late: a plain `khabar version` needs no database."""
    found: list[type[Exception]] = []
    if "khabar.cluster" in sys.modules:
        from khabar.cluster import ClusterError

        found.append(ClusterError)
    if "khabar.web" in sys.modules:
        from khabar.web import WebError

        found.append(WebError)
    if "khabar.exports" in sys.modules:
        from khabar.exports import ExportError

        found.append(ExportError)
    if "khabar.imports" in sys.modules:
        from khabar.imports import TableError

        found.append(TableError)
    if "khabar.store" not in sys.modules:
        return tuple(found)
    from sqlalchemy.exc import OperationalError  # a full disk, a file that may not be written, a server that has gone

    from khabar.pipeline import WrongTheatre
    from khabar.store import NothingAsked, StoreError

    return (*found, StoreError, NothingAsked, WrongTheatre, OperationalError)
