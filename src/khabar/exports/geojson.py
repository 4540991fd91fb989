"""GeoJSON (RFC 7946): one feature an event; without a place that may be drawn its geometry is null."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from khabar.exports.batch import Batch
from khabar.exports.flat import event_row
from khabar.exports.geometry import Shape, shape_of
from khabar.exports.options import NotExported
from khabar.exports.records import Record
from khabar.exports.tables import Cell, fresh, header
from khabar.wire import Json, JsonObject


def write(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    """``about`` is a foreign member of the collection; readers of GeoJSON pass over it."""
    names = header("events")
    encode = msgspec.json.encode
    head = {"type": "FeatureCollection", "name": "events", "about": msgspec.to_builtins(batch.about)}
    with fresh(path) as part, part.open("wb") as file:
        file.write(encode(head)[:-1] + b',"features":[')
        for index, record in enumerate(batch.records):
            file.write((b",\n" if index else b"\n") + encode(_feature(record, names)))
        file.write(b"]}\n")
    return len(batch.records), []


def _feature(record: Record, names: tuple[str, ...]) -> JsonObject:
    properties: JsonObject = {name: _plain(cell) for name, cell in zip(names, event_row(record), strict=True)}
    return {"type": "Feature", "id": record.event.id, "geometry": _geometry(shape_of(record)), "properties": properties}


def _plain(cell: Cell) -> Json:
    return cell.isoformat() if isinstance(cell, date) else cell


def _geometry(shape: Shape | None) -> Json:
    if shape is None:
        return None
    ring: list[Json] = [[lon, lat] for lon, lat in shape.positions]
    return {"type": "Point", "coordinates": ring[0]} if shape.is_point else {"type": "Polygon", "coordinates": [ring]}
