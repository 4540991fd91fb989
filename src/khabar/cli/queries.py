"""Commands that list: events, control, forces, actors, sources, claims, reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import click

from khabar.cli.common import as_json, asked_of, database, filters, opened

Given = str | int | date | None
WHO_WHERE_WHEN = ("actor", "place", "province", "since", "until")


def listing(name: str, method: str, kind: str, text: str, names: tuple[str, ...]) -> click.Command:
    """A command that prints one selection of the database."""

    def command(db: str, as_json: bool, **given: Given) -> None:
        from khabar.cli import show

        with opened(db) as handle:
            show.findings(kind, getattr(handle, method)(**asked_of(**given)), as_json=as_json)

    command.__doc__ = text
    made: Callable[..., None] = as_json(filters(*names, "limit")(database(command)))
    return click.command(name)(made)


@click.command()
@database
@filters(*WHO_WHERE_WHEN, "type", "status", "text", "outlet", "limit")
@click.option("--failed", is_flag=True, help="List those that could not be coded, and why.")
@as_json
def reports(db: str, failed: bool, as_json: bool, **given: Given) -> None:
    """List reports by day of publication.

    --text searches their whole text, --since and --until ask for the day of publication, the others for their claims.
    """
    from khabar.cli import show

    with opened(db, refresh=False) as handle:
        if not failed:
            show.findings("report", handle.reports(**asked_of(**given)), as_json=as_json)
            return
        failures = handle.store.evidence.failures()
    if as_json:
        for one in failures:
            show.json_line({"path": one.path, "stage": one.stage, "why": one.why})
    else:
        columns = [show.Column("path", "bold"), show.Column("stage"), show.Column("why", "red")]
        show.table(columns, [(one.path, one.stage, one.why) for one in failures])


COMMANDS: tuple[click.Command, ...] = (
    reports,
    listing("events", "events", "event", """List happenings: each from all the claims that tell of it.

    Days are half-open: --since counts, --until does not. `khabar why DB ID` shows what an event rests on.
    """, (*WHO_WHERE_WHEN, "type", "status", "min_voices", "text", "outlet")),
    listing("control", "control", "control", """List who held which place from when to when, and on whose word.

    --type is held, partly_held, contested, besieged or unknown.
    """, (*WHO_WHERE_WHEN, "on", "type", "text")),
    listing("forces", "forces", "force", "List units with parent, commander, place and activity.", (*WHO_WHERE_WHEN, "on", "type", "text")),
    listing("actors", "actors", "actor", """List everybody in the claims, those with most claims first.

    --type is their kind: armed_group, military, person, ...
    """, ("actor", "place", "province", "since", "until", "type", "text")),
    listing("sources", "sources", "source", """List outlets: their reports, how many of these are copies, and what was counted of them.

    Of the events that an outlet told in words of its own: how many other voices confirm, and of how many others answer a question only otherwise.
    The counts grade nobody: the letter of a source is your own.
    """, ("outlet",)),
    listing("claims", "claims", "claim", "List what single reports say, each claim with its quote and speakers.",
            (*WHO_WHERE_WHEN, "on", "kind", "type", "status", "text", "outlet")),
)  # fmt: skip
