"""What is printed: coloured tables on a terminal, tab-separated lines in a pipe, JSON lines for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import click

from khabar.frames import Cell, flat
from khabar.wire import Json, JsonObject

# Every kind's columns on a terminal: (column of the flat row, heading, style).
SHOWN: dict[str, tuple[tuple[str, str, str], ...]] = {
    "event": (("id", "id", "dim"), ("start", "when", ""), ("type", "type", "bold"), ("place", "place", ""), ("admin1", "province", "dim"),
              ("actors", "actors", "cyan"), ("recipients", "recipients", "magenta"), ("killed_best", "killed", "red"), ("voices_min", "voices", "green"),
              ("credibility", "grade", ""), ("status", "status", ""), ("disputed", "disputed", "yellow")),
    "control": (("id", "id", "dim"), ("place", "place", "bold"), ("admin1", "province", "dim"), ("holder", "holder", "cyan"), ("state", "state", ""),
                ("scope", "scope", "dim"), ("basis", "basis", "green"), ("start", "from", ""), ("end", "to", ""), ("last_cited", "last cited", ""),
                ("disputed_by", "disputed by", "yellow")),
    "force": (("id", "id", "dim"), ("unit", "unit", "bold"), ("parent", "parent", "cyan"), ("commander", "commander", ""), ("activity", "activity", ""),
              ("place", "place", ""), ("size_best", "size", "red"), ("start", "from", ""), ("last_cited", "last cited", "")),
    "claim": (("id", "id", "dim"), ("kind", "kind", ""), ("type", "type", "bold"), ("start", "when", ""), ("place", "place", ""), ("actors", "who", "cyan"),
              ("recipients", "whom", "magenta"), ("status", "status", ""), ("said_by", "said by", "green"), ("quote", "quote", "")),
    "report": (("id", "id", "dim"), ("start", "published", ""), ("outlet", "outlet", "cyan"), ("title", "title", "bold"), ("claims", "claims", "green"), ("path", "path", "dim")),
    "actor": (("id", "id", "dim"), ("name", "name", "bold"), ("kind", "kind", ""), ("country", "country", ""), ("events", "events", "green"),
              ("claims", "claims", ""), ("said", "said", "")),
    "source": (("id", "id", "dim"), ("name", "name", "bold"), ("reports", "reports", "green"), ("copies", "copies", "yellow"), ("claims", "claims", ""),
               ("copied_from", "copied by others", ""), ("events", "own events", ""), ("confirmed", "confirmed", "green"), ("contradicted", "contradicted", "yellow"),
               ("corrected", "corrected", ""), ("retracted", "retracted", "red"), ("first", "first", ""), ("last", "last", "")),
    "role": (("id", "id", "dim"), ("person", "person", "bold"), ("title", "title", ""), ("organisation", "organisation", "cyan"), ("start", "from", ""), ("end", "to", "")),
    "relation": (("id", "id", "dim"), ("subject", "subject", "bold"), ("relation", "relation", ""), ("object", "object", "cyan"), ("start", "from", ""), ("end", "to", "")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    style: str = ""


def json_line(value: Json) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def findings(kind: str, rows: Iterable[JsonObject], *, as_json: bool) -> None:
    """Prints findings of one kind."""
    if as_json:
        for row in rows:
            json_line(row)
        return
    shown = SHOWN[kind]
    flats = [flat(kind, row) for row in rows]
    table(
        [Column(heading, style) for _, heading, style in shown], [[row[name] for name, _, _ in shown] for row in flats]
    )


def table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    """A table on a terminal; tab-separated lines under a line of headings elsewhere."""
    if not sys.stdout.isatty():
        click.echo("\t".join(column.heading for column in columns))
        for row in rows:
            click.echo("\t".join(text(cell).replace("\t", " ").replace("\n", " ") for cell in row))
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    made = Table(header_style="bold", box=None, pad_edge=False, expand=False)
    used = [n for n, column in enumerate(columns) if column.heading == "id" or any(row[n] is not None for row in rows)]
    for n in used:
        number = any(isinstance(row[n], int | float) for row in rows)
        made.add_column(
            columns[n].heading,
            style=columns[n].style,
            justify="right" if number else "left",
            no_wrap=columns[n].heading == "id",
            overflow="fold",
        )
    for row in rows:
        made.add_row(*(escape(text(row[n])) for n in used))
    Console().print(made)


def text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case float():
            return f"{cell:g}"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def heading(words: str) -> None:
    click.secho(words, bold=True)
