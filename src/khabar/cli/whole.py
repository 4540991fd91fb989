"""Commands on the whole: the situation as JSON, a day, a difference, the report page, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.common import DAY, FAILED, as_json, database, opened, say

if TYPE_CHECKING:
    from khabar.corroboration.as_of import Change
    from khabar.wire import JsonObject


@click.command()
@database
@click.option("--on", type=DAY, help="Only what held, and what happened, on this day.")
@click.option("--known", type=DAY, help="As far as the reports published by this day tell.")
def situation(db: str, on: date | None, known: date | None) -> None:
    """Print the situation as one JSON object: events, control, forces, relations, each with its claims."""
    from khabar import pipeline, wire
    from khabar.cli.show import json_line

    with opened(db, refresh=not (on or known)) as handle:
        if on or known:
            whole = handle.situation(known=known)
            json_line(wire.situation_to_json(pipeline.situation_on(whole, on) if on else whole))
        else:
            json_line(handle.store.derived.document())


@click.command()
@database
@click.argument("day", type=DAY, metavar="DATE")
@click.option("--known", type=DAY, help="As far as the reports published by this day tell.")
@as_json
def on(db: str, day: date, known: date | None, as_json: bool) -> None:
    """Print one day: who held what, where forces stood, what happened."""
    from khabar import pipeline, wire
    from khabar.cli import show

    with opened(db, refresh=False) as handle:
        document = wire.situation_to_json(pipeline.situation_on(handle.situation(known=known), day))
    if as_json:
        show.json_line(document)
        return
    for kind, name in (
        ("event", "events"),
        ("control", "control"),
        ("force", "forces"),
        ("role", "roles"),
        ("relation", "relations"),
    ):
        rows = document[name]
        assert isinstance(rows, list)
        if rows:
            show.heading(f"{name} on {day}")
            show.findings(kind, [row for row in rows if isinstance(row, dict)], as_json=False)
            click.echo()


@click.command()
@database
@click.argument("first", type=DAY, metavar="DATE")
@click.argument("second", type=DAY, metavar="DATE")
@click.option("--known", is_flag=True, help="What the reports between the two days made known, also about the past.")
@as_json
def diff(db: str, first: date, second: date, known: bool, as_json: bool) -> None:
    """Print what changed between two days: places that changed hands, units that moved, the events between."""
    from dataclasses import fields

    from khabar import pipeline
    from khabar.cli.show import json_line

    with opened(db, refresh=False) as handle:
        found = pipeline.difference(handle.store, first, second, known=known)
    for field in fields(found):
        for change in getattr(found, field.name):
            if as_json:
                json_line({"list": field.name, "before": row_json(change.before), "after": row_json(change.after)})
            else:
                print_change(field.name, change)


def row_json(row: object) -> JsonObject | None:
    from khabar import wire

    return wire.plain_object(row) if row is not None else None


def print_change(name: str, change: Change[object]) -> None:
    sign, colour = (
        ("+", "green") if change.before is None else ("-", "red") if change.after is None else ("~", "yellow")
    )
    row = change.after if change.after is not None else change.before
    before = f"  (before: {told(change.before)})" if change.before is not None and change.after is not None else ""
    click.secho(f"{sign} {name}\t{getattr(row, 'id', '')}\t{told(row)}{before}", fg=colour)


def told(row: object) -> str:
    """A finding in a line."""
    from khabar.model import ControlState, Event, ForceState, RelationState, RoleState

    match row:
        case Event():
            when = f"{row.when.start} " if row.when else ""
            where = ", ".join(one.place.name for one in row.where[:1])
            return f"{when}{row.type.value} {where} {names(row.actors)} > {names(row.recipients)}".strip()
        case ControlState():
            return f"{row.place.name}: {row.holder.name if row.holder else 'nobody known'}, {row.state.value} ({row.basis.value})"
        case ForceState():
            return f"{row.unit.name}: {row.activity}{' at ' + row.place.name if row.place else ''}"
        case RoleState():
            return f"{row.person.name}: {row.title or 'office'}{' of ' + row.organisation.name if row.organisation else ''}"
        case RelationState():
            return f"{row.subject.name} {row.relation} {row.object.name}"
        case _:
            return ""


def names(actors: object) -> str:
    return ", ".join(one.name for one in actors) if isinstance(actors, tuple) and actors else "?"


@click.command()
@database
@click.argument("ident", metavar="ID")
@as_json
def why(db: str, ident: str, as_json: bool) -> None:
    """Show what something rests on: each quoted sentence, its outlet, its speakers.

    ID is that of an event, control state, force, role, relation, indicator, number, claim or report, as the tables print
    it; EVENT/killed is a number of an event. Ids of events that were merged or moved lead to where they went.
    """
    from khabar import wire
    from khabar.cli import tracing
    from khabar.cli.show import json_line

    with opened(db) as handle:
        trace = handle.why(ident)
        note = handle.opening_note(trace) if trace else None
    if trace is None:
        say(f"nothing here has the id {ident!r}; `khabar events {db}` lists events with theirs")
        raise SystemExit(FAILED)
    if as_json:
        json_line({**wire.plain_object(trace), "opening": note})
    else:
        tracing.show(trace)
        if note:
            click.echo(f"  {note}")


@click.command()
@database
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The HTML file to write."
)
@click.option("--title", help="What stands over the page.")
@click.option("--known", type=DAY, help="As far as the reports published by this day tell.")
@click.option("--no-redact", is_flag=True, help="Leave the names of private persons; the page says so.")
@click.option(
    "--precise", is_flag=True, help="Leave places as precise as reported, also where that may harm; the page says so."
)
def report(db: str, output: Path, title: str | None, known: date | None, no_redact: bool, precise: bool) -> None:
    """Write the situation as one HTML page that opens anywhere, without a server or network."""
    from khabar.cli.pages import write_page

    with opened(db) as handle:
        write_page(handle, output, title=title, known=known, persons=not no_redact, places=not precise)
    click.echo(f"{output}: {output.stat().st_size / 1000:.0f} kB")


@click.command()
@database
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="On 127.0.0.1.")
def serve(db: str, port: int) -> None:
    """Show the situation page in the browser, from this machine alone, made anew when the database changes (extra `web`)."""
    from khabar import web
    from khabar.cli.pages import page_of
    from khabar.pipeline import fingerprint

    def page() -> str:
        with opened(db) as handle:
            return page_of(handle)

    def state() -> str:
        with opened(db) as handle:
            return fingerprint(handle.store)

    app = web.application(page, state)
    click.echo(f"http://127.0.0.1:{port}/   (Ctrl-C ends it)")
    web.serve(app, port=port)


COMMANDS: tuple[click.Command, ...] = (situation, on, diff, why, report, serve)
