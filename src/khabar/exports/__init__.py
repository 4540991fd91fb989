"""Events in the columns that analysts know: one short file a format, and beside each what was left out and why."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

import msgspec

from khabar.exports import acled, excel, feeds, gdelt, geojson, geopackage, hxl, kml, parquet, plover, polecat, ucdp
from khabar.exports.batch import About, Batch, prepare
from khabar.exports.options import ExportError, ExportOptions, ExportResult, Format, NotExported
from khabar.exports.tables import fresh, guarded
from khabar.model import Situation

NOT_EXPORTED = "not_exported.csv"
COLUMNS = ("file", "event", "type", "reason")
DEFAULT = ExportOptions()


def export(form: Format, situation: Situation, *, out: Path, options: ExportOptions = DEFAULT) -> ExportResult:
    """Write the events of a situation to ``out``: a file, or a folder that gets one of the usual name.

    Beside it lie ``not_exported.csv`` (events that the file does not hold, and why) and ``FILE.metadata.json``. An empty
    situation gives a valid empty file. Raises ExportError where an extra is missing or the file cannot be written.
    """
    path = out / f"{form.value}.{form.suffix}" if out.is_dir() else out
    batch, held = prepare(form, situation, options)
    try:
        rows, left = _write(form, batch, path)
        every = tuple(sorted((*held, *left), key=lambda n: (n.event, n.reason)))
        beside = path.with_name(NOT_EXPORTED)
        _not_exported(beside, path.name, every)
        about = path.with_name(f"{path.name}.metadata.json")
        _metadata(about, batch.about, rows, every)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}") from error
    return ExportResult((path, beside, about), rows, every)


def _write(form: Format, batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    match form:
        case Format.ACLED:
            return acled.write(batch, path)
        case Format.UCDP:
            return ucdp.write(batch, path)
        case Format.POLECAT:
            return polecat.write(batch, path)
        case Format.GDELT_EVENTS:
            return gdelt.write_events(batch, path)
        case Format.GDELT_MENTIONS:
            return gdelt.write_mentions(batch, path)
        case Format.PLOVER:
            return plover.write(batch, path)
        case Format.GEOJSON:
            return geojson.write(batch, path)
        case Format.GEOPACKAGE:
            return geopackage.write(batch, path)
        case Format.KML:
            return kml.write(batch, path)
        case Format.PARQUET:
            return parquet.write(batch, path)
        case Format.HXL:
            return hxl.write(batch, path)
        case Format.ATOM:
            return feeds.write_atom(batch, path)
        case Format.RSS:
            return feeds.write_rss(batch, path)
        case Format.EXCEL:
            return excel.write(batch, path)
        case _:
            assert_never(form)


def _not_exported(path: Path, file: str, left: Sequence[NotExported]) -> None:
    """One list for a folder: the lines of other files in it stay."""
    others: list[list[str]] = []
    if path.exists():
        with path.open(encoding="utf-8", newline="") as old:
            others = [row for row in csv.reader(old) if len(row) == len(COLUMNS) and row[0] not in (file, COLUMNS[0])]
    mine = [[file, n.event, n.type, guarded(n.reason)] for n in left]
    with fresh(path) as part, part.open("w", encoding="utf-8", newline="") as new:
        csv.writer(new, lineterminator="\n").writerows([COLUMNS, *sorted([*others, *mine])])


class _Metadata(msgspec.Struct):
    about: About
    rows: int
    not_exported: int
    reasons: dict[str, int]


def _metadata(path: Path, about: About, rows: int, left: Sequence[NotExported]) -> None:
    reasons: dict[str, int] = {}
    for one in left:
        short = one.reason.split(" e_")[0]
        reasons[short] = reasons.get(short, 0) + 1
    encoded = msgspec.json.encode(_Metadata(about, rows, len(left), dict(sorted(reasons.items()))))
    with fresh(path) as part:
        part.write_bytes(msgspec.json.format(encoded, indent=2) + b"\n")


__all__ = ["ExportError", "ExportOptions", "ExportResult", "Format", "NotExported", "export"]
