"""GeoParquet 1.1: khabar's flat columns with strict types and a geometry in well-known binary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from khabar.exports.batch import Batch
from khabar.exports.flat import event_row
from khabar.exports.geometry import shape_of
from khabar.exports.options import ExportError, NotExported
from khabar.exports.tables import columns, fresh

GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point", "Polygon"], "orientation": "counterclockwise"}},
}


def write(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    pa, pq = _arrow()
    fields = columns("events")
    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32(), "boolean": pa.bool_()}
    lists: list[list[object]] = [[] for _ in fields]
    shapes: list[bytes | None] = []
    for record in batch.records:
        for cells, cell in zip(lists, event_row(record), strict=True):
            cells.append(cell)
        shape = shape_of(record)
        shapes.append(shape.wkb if shape else None)
    arrays = [pa.array(cells, types[field.type]) for cells, field in zip(lists, fields, strict=True)]
    schema = pa.schema(
        [*(pa.field(field.name, types[field.type]) for field in fields), pa.field("geometry", pa.binary())],
        metadata={"geo": json.dumps(GEO), "khabar": msgspec.json.encode(batch.about)},
    )
    with fresh(path) as part:
        pq.write_table(pa.table([*arrays, pa.array(shapes, pa.binary())], schema=schema), part, compression="zstd")
    return len(batch.records), []


def _arrow() -> tuple[Any, Any]:
    """pyarrow, an extra: no other export needs it."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'khabar[tables]'") from error
    return pyarrow, pyarrow.parquet
