"""Compiles the places of a user's file into an index like the one that ships, in bounded memory.

Rows and names go through a temporary SQLite file, which sorts them on disk; arrays are written piece by piece. What the
gazetteers beneath know already is not doubled: a place with a known GeoNames number is that place, and so is one of the
same kind and name within 2 km; its further names then lead there.
"""

from __future__ import annotations

import json
import math
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from khabar.world import folds
from khabar.world.arrays import Arrays, Texts
from khabar.world.gazetteer import COLUMNS, OWN_NUMBERS, STRENGTH_SHIFT, Gazetteer, GazetteerRow, Kind, Strength
from khabar.world.sites import kilometres
from khabar.world.sources import Entry

SAME_KM = 2.0  # places of one name and kind this near are one
SAME_DIVISION_KM = 50.0  # middles of one district as two sources give them
SORT_MEMORY_KB = 32_000
BATCH = 20_000  # rows written at a time
NOWHERE = 65535
SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, fold TEXT, kind INTEGER, lat REAL, lon REAL, country TEXT, parent TEXT,
    own TEXT, number INTEGER, twin INTEGER, population INTEGER, radius REAL, south REAL, west REAL, north REAL, east REAL,
    pcode TEXT, same INTEGER, up INTEGER);
CREATE TABLE spelt (place INTEGER, key TEXT, strength INTEGER);
"""
PLACE = f"INSERT INTO place VALUES ({','.join('?' * 20)})"
Twin = tuple[float, float, GazetteerRow]


def compile_index(entries: Iterable[Entry], out: Path, *, beneath: Gazetteer) -> tuple[int, int]:
    """Writes the index; returns how many places and names it has. ``beneath``: what is known already."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".compile-") as folder:
        db = sqlite3.connect(Path(folder) / "rows.sqlite")
        try:
            db.executescript(
                f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{SORT_MEMORY_KB};" + SCHEMA
            )
            _load(db, entries, beneath)
            _fold(db)
            _lead_up(db, beneath)
            places, names = _write(db, Path(folder))
            db.commit()
        finally:
            db.close()
        (Path(folder) / "index").replace(out)
    return places, names


# ------------------------------------------------------------------------------------------------ rows in
def _load(db: sqlite3.Connection, entries: Iterable[Entry], beneath: Gazetteer) -> None:
    spelt: list[tuple[int, str, int]] = []
    rows: list[tuple[Any, ...]] = []
    for ident, entry in enumerate(entries, 1):
        rows.append(_row(ident, entry, _twin(entry, beneath)))
        keys = {folds.key(a): Strength.ALIAS for a in entry.alternates} | {folds.key(a): Strength.MAIN for a in entry.spellings}
        keys[folds.key(entry.name)] = Strength.ALIAS if entry.weak else Strength.MAIN
        spelt += [(ident, key, int(strength)) for key, strength in keys.items() if key]
        if len(rows) >= BATCH:
            _store(db, rows, spelt)
    _store(db, rows, spelt)


def _store(db: sqlite3.Connection, rows: list[tuple[Any, ...]], spelt: list[tuple[int, str, int]]) -> None:
    db.executemany(PLACE, rows)
    db.executemany("INSERT INTO spelt VALUES (?,?,?)", spelt)
    rows.clear()
    spelt.clear()


def _row(ident: int, e: Entry, twin: int) -> tuple[Any, ...]:
    folded = [folds.key(d) for d in e.divisions]
    deep = {Kind.ADMIN1: 1, Kind.ADMIN2: 2}.get(e.kind, 0)
    own = _path(e.country, folded) if deep and len(folded) == deep else None
    above = folded[: deep - 1] if deep else folded
    parent = json.dumps([e.country, *(e.divisions[: deep - 1] if deep else e.divisions)]) if above else None
    box = e.box or (None,) * 4
    fold = folds.key(e.name)
    return (
        ident, e.name, fold, int(e.kind), e.lat, e.lon, e.country, parent, own, e.geonames or number_of(fold, e), twin, e.population,
        e.radius, *box, e.pcode, None, None,
    )  # fmt: skip


def _path(country: str, folded: Iterable[str]) -> str:
    return "\0".join((country, *folded))


def number_of(fold: str, e: Entry) -> int:
    """A steady number of a place that GeoNames does not know, from its name and its point to a hundredth of a degree."""
    return OWN_NUMBERS | zlib.crc32(f"{fold}|{int(e.kind)}|{e.lat:.2f}|{e.lon:.2f}".encode())


def _twin(e: Entry, beneath: Gazetteer) -> int:
    """The number of the place beneath that this one is; 0 for none. The entry's own GeoNames number is matched on opening."""
    found: list[tuple[float, int]] = []
    for name in (e.name, *(e.alternates if e.kind in (Kind.ADMIN1, Kind.ADMIN2) else ())):
        for row in beneath.lookup(name):
            number = row.geonames or row.number
            if row.kind is not e.kind or row.strength >= Strength.SHORT or not number or row.lat != row.lat:
                continue
            if e.geonames and row.geonames == e.geonames:
                return 0
            if e.country and row.country and e.country != row.country:
                continue
            far = kilometres((e.lat, e.lon), (row.lat, row.lon))
            reach = {Kind.ADMIN1: 500.0, Kind.ADMIN2: SAME_DIVISION_KM}.get(e.kind, SAME_KM)
            if far <= reach:
                found.append((far, number))
    return min(found, default=(0.0, 0))[1]


# ------------------------------------------------------------------------------------------------ one place once
def _fold(db: sqlite3.Connection) -> None:
    """Marks later rows that are an earlier one: the same number, or name and kind within 2 km."""
    db.execute(
        "UPDATE place SET same = f.first FROM (SELECT number, min(id) AS first, count(*) AS n FROM place GROUP BY number) AS f "
        "WHERE f.n > 1 AND f.number = place.number AND f.first < place.id AND f.number < ?",
        (OWN_NUMBERS,),
    )
    doubles: list[tuple[int, int]] = []
    window: list[tuple[str, int, float, float, int]] = []  # of one name and kind, by latitude
    degrees = SAME_KM / 110.5
    query = "SELECT fold, kind, lat, lon, id FROM place WHERE same IS NULL ORDER BY fold, kind, lat, id"
    for fold, kind, lat, lon, ident in db.execute(query):
        window = [w for w in window if w[0] == fold and w[1] == kind and lat - w[2] <= degrees]
        first = next((w[4] for w in window if kilometres((lat, lon), (w[2], w[3])) <= SAME_KM), None)
        if first is not None:
            doubles.append((first, ident))
        else:
            window.append((fold, kind, lat, lon, ident))
    db.executemany("UPDATE place SET same = ? WHERE id = ?", doubles)
    _part(db)


def _part(db: sqlite3.Connection) -> None:
    """Gives places whose made numbers happen to be equal numbers of their own."""
    db.execute("CREATE INDEX by_number ON place (number)")
    query = "SELECT id, number FROM place p WHERE same IS NULL AND number >= ? AND EXISTS (SELECT 1 FROM place q WHERE q.number = p.number AND q.same IS NULL AND q.id < p.id)"
    for ident, number in db.execute(query, (OWN_NUMBERS,)).fetchall():
        while db.execute("SELECT 1 FROM place WHERE number = ?", (number,)).fetchone():
            number = OWN_NUMBERS | (number + 1) & (OWN_NUMBERS - 1)
        db.execute("UPDATE place SET number = ? WHERE id = ?", (number, ident))


def _lead_up(db: sqlite3.Connection, beneath: Gazetteer) -> None:
    """What each place lies in: a division of this file, else one beneath, which then gets a row that points there."""
    own: dict[str, int] = dict(db.execute("SELECT own, coalesce(same, id) FROM place WHERE own IS NOT NULL"))
    ups: list[tuple[int, str]] = []
    for (parent,) in db.execute("SELECT DISTINCT parent FROM place WHERE parent IS NOT NULL").fetchall():
        country, *names = json.loads(parent)
        for deep in range(len(names), 0, -1):
            path = _path(country, map(folds.key, names[:deep]))
            if path not in own and (division := _division(beneath, country, names[deep - 1], deep)) is not None:
                own[path] = _stub(db, division)
            if path in own:
                ups.append((own[path], parent))
                break
    db.execute("CREATE INDEX by_parent ON place (parent)")
    db.executemany("UPDATE place SET up = ? WHERE parent = ?", ups)
    db.execute("UPDATE place SET up = NULL WHERE up = id")


def _division(beneath: Gazetteer, country: str, name: str, deep: int) -> GazetteerRow | None:
    kind = Kind.ADMIN1 if deep == 1 else Kind.ADMIN2
    fit = [r for r in beneath.lookup(name) if r.kind is kind and r.country == country and r.strength < Strength.SHORT]
    return fit[0] if len(fit) == 1 and (fit[0].geonames or fit[0].number) else None


def _stub(db: sqlite3.Connection, row: GazetteerRow) -> int:
    number = row.geonames or row.number
    cells = (row.name, "", int(row.kind), row.lat, row.lon, row.country or "", None, None, number, number, 0, 0.0)
    return int(db.execute(PLACE, (None, *cells, None, None, None, None, "", None, None)).lastrowid or 0)


# ------------------------------------------------------------------------------------------------ arrays out
def _batches(cursor: sqlite3.Cursor) -> Iterator[list[Any]]:
    while batch := cursor.fetchmany(BATCH):
        yield batch


def _write(db: sqlite3.Connection, folder: Path) -> tuple[int, int]:
    db.execute(
        "CREATE TABLE placed AS SELECT id, row_number() OVER (ORDER BY kind = 6, id) - 1 AS at FROM place WHERE same IS NULL"
    )
    db.execute("CREATE UNIQUE INDEX by_id ON placed (id)")
    arrays = Arrays(folder)
    countries = [c for (c,) in db.execute("SELECT DISTINCT country FROM place WHERE country <> '' ORDER BY country")]
    places = _write_places(db, arrays, countries)
    names = _write_keys(db, arrays)
    _write_bones(db, arrays)
    arrays.write(folder / "index", countries)
    return places, names


def _write_places(db: sqlite3.Connection, arrays: Arrays, countries: list[str]) -> int:
    at = {c: i for i, c in enumerate(countries)}
    names, pcodes, count = Texts(arrays, "name"), Texts(arrays, "pcode"), 0
    measured = db.execute("SELECT 1 FROM place WHERE kind = ? AND radius > 0", (int(Kind.CITY),)).fetchone() is not None
    for name, dtype in (*COLUMNS.items(), ("twin", "<u4")):
        arrays.add(name, [], dtype)
    arrays.add("box", [], "<f4", (4,))
    query = (
        "SELECT p.name, p.pcode, p.kind, p.country, u.at, p.number, p.population, p.lat, p.lon, p.radius, p.south, p.west, p.north, p.east,"
        " p.twin FROM placed x JOIN place p ON p.id = x.id LEFT JOIN placed u ON u.id = p.up ORDER BY x.at"
    )
    for batch in _batches(db.execute(query)):
        columns = list(zip(*batch, strict=True))
        names.add(columns[0])
        pcodes.add(c or "" for c in columns[1])
        areas = [i for i, kind in enumerate(columns[2]) if kind != Kind.CITY or measured]
        arrays.add("kind", columns[2], "u1")
        arrays.add("seat", [0] * len(batch), "u1")
        arrays.add("country", [at.get(c, NOWHERE) for c in columns[3]], "<u2")
        arrays.add("parent", [-1 if up is None else up for up in columns[4]], "<i4")
        arrays.add("geonames", columns[5], "<u4")
        arrays.add("population", [min(n, 0xFFFFFFFF) for n in columns[6]], "<u4")
        arrays.add("lat", columns[7], "<f4")
        arrays.add("lon", columns[8], "<f4")
        arrays.add("radius", [columns[9][i] for i in areas], "<f4")
        arrays.add(
            "box",
            [[math.nan if columns[c][i] is None else columns[c][i] for c in (10, 11, 12, 13)] for i in areas],
            "<f4",
        )
        arrays.add("twin", columns[14], "<u4")
        count += len(batch)
    order = [i for (i,) in db.execute("SELECT x.at FROM placed x JOIN place p ON p.id = x.id ORDER BY p.number")]
    arrays.add("by_number", order, "<u4")
    return count


def _write_keys(db: sqlite3.Connection, arrays: Arrays) -> int:
    texts, ends = Texts(arrays, "key"), 0
    arrays.add("post", [], "<u4")
    arrays.add("post_at", [0], "<u4")
    db.execute("CREATE TABLE named (key TEXT PRIMARY KEY, at INTEGER) WITHOUT ROWID")
    query = (
        "SELECT s.key, group_concat(p.at | (s.strength << ?)) FROM"
        " (SELECT key, coalesce(q.same, q.id) AS id, min(strength) AS strength FROM spelt JOIN place q ON q.id = spelt.place GROUP BY 1, 2) s"
        " JOIN placed p ON p.id = s.id GROUP BY s.key ORDER BY s.key"
    )
    count = 0
    for batch in _batches(db.execute(query, (STRENGTH_SHIFT,))):
        texts.add(key for key, _ in batch)
        ends = _write_lists(arrays, "post", batch, ends)
        db.executemany("INSERT INTO named VALUES (?,?)", [(key, count + i) for i, (key, _) in enumerate(batch)])
        count += len(batch)
    return count


def _write_lists(arrays: Arrays, name: str, batch: Iterable[tuple[str, str]], end: int) -> int:
    """The numbers of each row, written with commas between, and where each list ends; returns the last end."""
    lists = [sorted(map(int, text.split(","))) for _, text in batch]
    ends = end + np.cumsum([len(one) for one in lists])
    arrays.add(f"{name}_at", ends, "<u4")
    arrays.add(name, [n for one in lists for n in one], "<u4")
    return int(ends[-1])


def _write_bones(db: sqlite3.Connection, arrays: Arrays) -> None:
    """Keys by their skeleton, so that another transliteration is found without comparing all."""
    db.create_function("bones", 1, folds.skeleton, deterministic=True)
    texts, ends = Texts(arrays, "bone"), 0
    arrays.add("bone_key", [], "<u4")
    arrays.add("bone_key_at", [0], "<u4")
    query = "SELECT bones(key) AS bone, group_concat(at) FROM named GROUP BY bone ORDER BY bone"
    for batch in _batches(db.execute(query)):
        texts.add(bone for bone, _ in batch)
        ends = _write_lists(arrays, "bone_key", batch, ends)
