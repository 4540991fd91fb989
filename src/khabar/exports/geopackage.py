"""GeoPackage 1.3 (OGC 12-128r17): points, areas, control and forces as layers, with what the file says of itself."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from khabar.exports.batch import Batch
from khabar.exports.flat import control_row, event_row, force_rows
from khabar.exports.geometry import Shape, place_shape, shape_of
from khabar.exports.options import NotExported
from khabar.exports.tables import Cell, Column, columns, fresh

APPLICATION = 0x47504B47  # "GPKG"
VERSION = 10300
WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)
TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "DOUBLE", "date": "DATE", "boolean": "BOOLEAN"}
SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""
SYSTEMS = (
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinate reference system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    ("WGS 84 geodetic", 4326, "EPSG", 4326, WGS84, "longitude/latitude coordinates in decimal degrees"),
)
Placed = tuple[Shape | None, Sequence[Cell]]


def write(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    changed = f"{batch.about.last_published or '1970-01-01'}T00:00:00.000Z"  # no clock: same events, same bytes
    with fresh(path) as part, closing(sqlite3.connect(part)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.executescript(SCHEMA)
        db.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", SYSTEMS)
        _layer(db, "events", "POINT", columns("events"), _events(batch, points=True), changed)
        _layer(db, "event_areas", "POLYGON", columns("events"), _events(batch, points=False), changed)
        _layer(db, "control", "GEOMETRY", columns("control"), _control(batch), changed)
        _layer(db, "forces", None, columns("forces"), ((None, row) for row in force_rows(batch)), changed)
        about = (Column("name", ""), Column("value", ""))
        _layer(db, "about", None, about, ((None, row) for row in about_rows(batch)), changed)
        db.commit()
    return len(batch.records), []


def about_rows(batch: Batch) -> list[tuple[str, str]]:
    """What a file says of itself, as name and value."""
    about = batch.about
    return [
        ("title", about.title), ("program", f"{about.program} {about.version}"), ("theatre", about.theatre),
        *(("coder", coder) for coder in about.coders), *(("pack", pack) for pack in about.packs),
        ("reports", str(about.reports)), ("events", str(about.events)), ("first published", about.first_published or ""),
        ("last published", about.last_published or ""), *((f"option {name}", value) for name, value in about.options),
        *(("redaction", text) for text in about.redactions), ("notice", about.notice),
    ]  # fmt: skip


def _events(batch: Batch, *, points: bool) -> Iterator[Placed]:
    """Events without a shape lie among the areas, with no geometry."""
    for record in batch.records:
        shape = shape_of(record)
        if points == (shape is not None and shape.is_point):
            yield shape, event_row(record)


def _control(batch: Batch) -> Iterator[Placed]:
    for state in sorted(batch.situation.control, key=lambda s: s.id):
        yield place_shape(state.place), control_row(state)


def _layer(
    db: sqlite3.Connection, name: str, shape: str | None, fields: Sequence[Column], rows: Iterable[Placed], changed: str
) -> None:
    """A table of features, or of attributes where ``shape`` is None."""
    geometry = f"geom {shape}, " if shape else ""
    body = ", ".join(f'"{c.name}" {TYPES[c.type]}' for c in fields)
    db.execute(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {geometry}{body})')
    db.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) VALUES (?, ?, ?, ?, ?)",
        (name, "features" if shape else "attributes", name, changed, 4326 if shape else None),
    )
    if shape:
        db.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)", (name, shape))
    cells = ([blob(place), *map(_value, row)] if shape else [*map(_value, row)] for place, row in rows)
    marks = ", ".join("?" * (len(fields) + bool(shape)))
    listed = ", ".join((["geom"] if shape else []) + [f'"{c.name}"' for c in fields])
    db.executemany(f'INSERT INTO "{name}" ({listed}) VALUES ({marks})', cells)


def blob(shape: Shape | None) -> bytes | None:
    """GeoPackage's binary: magic, version, flags (little-endian, no envelope), reference system, well-known binary."""
    return b"GP" + struct.pack("<BBi", 0, 1, 4326) + shape.wkb if shape else None


def _value(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else int(cell) if isinstance(cell, bool) else cell
