"""KML 2.2 with time: one placemark an event, a pin where the place is known well, else its area."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from khabar.exports import notes
from khabar.exports.batch import Batch
from khabar.exports.flat import event_row
from khabar.exports.geometry import Shape, shape_of
from khabar.exports.options import NotExported
from khabar.exports.records import Record
from khabar.exports.tables import clean, fresh, header, shown

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>{name}</name><description>{about}</description>
<Style id="area"><LineStyle><color>99333333</color></LineStyle><PolyStyle><color>22333333</color></PolyStyle></Style>
<Style id="point"/>
<Folder><name>events</name>
"""


def write(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    kept, left = batch.split(lambda r: None if shape_of(r) else "no place that may be drawn")
    about = "\n".join((*batch.about.redactions, *(f"{k}: {v}" for k, v in batch.about.options), batch.about.notice))
    names = header("events")
    with fresh(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD.format(name=text(batch.about.title), about=text(about)))
        for record in kept:
            if shape := shape_of(record):
                file.write(_placemark(record, shape, names))
        file.write("</Folder></Document></kml>\n")
    return len(kept), left


def text(value: str) -> str:
    return escape(clean(value))


def _placemark(record: Record, shape: Shape, names: tuple[str, ...]) -> str:
    data = "".join(
        f'<Data name={quoteattr(name)}><value>{escape(shown(cell) if not isinstance(cell, str) else cell)}</value></Data>'
        for name, cell in zip(names, event_row(record), strict=True)
        if cell is not None
    )
    style = "point" if shape.is_point else "area"
    return (
        f'<Placemark id="{text(record.event.id)}"><name>{text(notes.headline(record))}</name>'
        f"<description>{text(notes.note(record))}</description>{_time(record)}<styleUrl>#{style}</styleUrl>"
        f"<ExtendedData>{data}</ExtendedData>{_geometry(shape)}</Placemark>\n"
    )


def _time(record: Record) -> str:
    """From the first to the last day; KML takes both as whole days."""
    first, last = record.first_day, record.last_day
    if first is None or last is None:
        return ""
    return f"<TimeSpan><begin>{first.isoformat()}</begin><end>{last.isoformat()}</end></TimeSpan>"


def _geometry(shape: Shape) -> str:
    spots = " ".join(f"{lon},{lat}" for lon, lat in shape.positions)
    if shape.is_point:
        return f"<Point><coordinates>{spots}</coordinates></Point>"
    return f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{spots}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
