"""CSV with HXL hashtags in the second row, for humanitarian tools. Sums over many happenings stay out: tools add rows up."""

from __future__ import annotations

from pathlib import Path

from khabar.exports.batch import Batch
from khabar.exports.flat import event_row
from khabar.exports.options import NotExported
from khabar.exports.polecat import single
from khabar.exports.tables import columns, header, write_csv


def write(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    kept, left = batch.split(single)
    tags = tuple(column.tag for column in columns("events"))
    return write_csv(path, [header("events"), tags], map(event_row, kept)), left
