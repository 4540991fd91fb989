"""Whether a theatre's tables fit together: references, duplicates, overlapping reigns, places outside the box."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from khabar.model import ActorKind
from khabar.world.packs import TABLES, chain_of, theatres_folder

TableRow = Mapping[str, str]
KINDS = frozenset(ActorKind)
STRENGTHS = frozenset({"strong", "weak"})
# Table and column, and the tables in which its value must be an id.
REFERENCES = (
    ("actors", "parent", ("actors",)), ("people", "actor", ("actors", "units")), ("units", "parent", ("actors", "units")),
    ("places", "parent", ("places",)), ("opening", "place", ("places",)), ("opening", "holder", ("actors",)),
    ("outlets", "party", ("actors",)), ("names", "target", ("actors", "people", "units", "places", "outlets")),
)  # fmt: skip
# What, beside the id, makes two rows of a table one and the same reign.
REIGN = {"actors": ("id",), "people": ("id", "actor", "title"), "units": ("id",)}


@dataclass(frozen=True, slots=True)
class TableProblem:
    table: str
    row: int  # as a spreadsheet counts: the line of headings is 1
    column: str
    what: str


def check_theatre(name: str) -> list[TableProblem]:
    """Every problem of a theatre's own tables. Raises PackError where there is no such theatre."""
    chain = [one for one, _ in chain_of(name)]
    own = read(name)
    every = [own, *(read(one) for one in chain[1:])]
    ids = {table: {row.get("id", "") for tables in every for row in tables[table]} for table in TABLES}
    return sorted(
        {
            *references(own, ids),
            *duplicates(own),
            *reigns(own),
            *values(own),
            *outside(own, box_of(name)),
            *unsourced(own),
        },
        key=lambda one: (one.table, one.row, one.column),
    )


def read(name: str) -> dict[str, list[TableRow]]:
    found: dict[str, list[TableRow]] = {}
    for table in TABLES:
        file = theatres_folder().joinpath(name, f"{table}.csv")
        found[table] = list(csv.DictReader(file.read_text("utf-8-sig").splitlines())) if file.is_file() else []
    return found


def box_of(name: str) -> tuple[float, float, float, float] | None:
    """South, west, north, east."""
    settings = tomllib.loads(theatres_folder().joinpath(name, "theatre.toml").read_text("utf-8"))
    south, west, north, east = settings.get("box", (-90.0, -180.0, 90.0, 180.0))
    return south, west, north, east


def numbered(rows: Iterable[TableRow]) -> Iterator[tuple[int, TableRow]]:
    return enumerate(rows, 2)


def references(own: Mapping[str, list[TableRow]], ids: Mapping[str, set[str]]) -> Iterator[TableProblem]:
    for table, column, targets in REFERENCES:
        among = {one for target in targets for one in ids[target]}
        for number, row in numbered(own[table]):
            if row.get(column) and row[column] not in among:
                yield TableProblem(
                    table, number, column, f"there is no {' or '.join(targets)} with the id {row[column]!r}"
                )


def duplicates(own: Mapping[str, list[TableRow]]) -> Iterator[TableProblem]:
    for table in ("actors", "people", "units", "places", "outlets"):
        seen: set[tuple[str | None, ...]] = set()
        for number, row in numbered(own[table]):
            key = tuple(row.get(column) for column in ("id", "from", "actor", "title"))
            if key in seen:
                yield TableProblem(table, number, "id", f"{row.get('id')!r} stands here twice from the same day")
            seen.add(key)


def reigns(own: Mapping[str, list[TableRow]]) -> Iterator[TableProblem]:
    for table, same in REIGN.items():
        spans: dict[tuple[str | None, ...], list[tuple[str, str]]] = defaultdict(list)
        for number, row in numbered(own[table]):
            start, end = row.get("from") or "", row.get("to") or "9999"
            if start >= end:
                yield TableProblem(table, number, "to", f"{end} is not after {start}")
            key = tuple(row.get(column) for column in same)
            if any(start < other_end and other_start < end for other_start, other_end in spans[key]):
                yield TableProblem(table, number, "from", f"{row.get('id')!r} overlaps an earlier row of its own")
            spans[key].append((start, end))


def values(own: Mapping[str, list[TableRow]]) -> Iterator[TableProblem]:
    for number, row in numbered(own["actors"]):
        if row.get("kind") not in KINDS:
            yield TableProblem("actors", number, "kind", f"{row.get('kind')!r} is no kind of actor")
    for number, row in numbered(own["names"]):
        if row.get("strength") not in STRENGTHS:
            yield TableProblem("names", number, "strength", f"{row.get('strength')!r} is neither strong nor weak")


def outside(own: Mapping[str, list[TableRow]], box: tuple[float, float, float, float] | None) -> Iterator[TableProblem]:
    for number, row in numbered(own["places"]):
        if not box or not row.get("lat") or not row.get("lon"):
            continue
        try:
            lat, lon = float(row["lat"]), float(row["lon"])
        except ValueError:
            yield TableProblem("places", number, "lat", f"{row['lat']!r}, {row['lon']!r} is no point")
            continue
        if not (box[0] <= lat <= box[2] and box[1] <= lon <= box[3]):
            yield TableProblem("places", number, "lat", f"{row.get('id')!r} lies outside the theatre's box")


def unsourced(own: Mapping[str, list[TableRow]]) -> Iterator[TableProblem]:
    for table in TABLES:
        for number, row in numbered(own[table]):
            if not row.get("source"):
                yield TableProblem(table, number, "source", "no source is given")
