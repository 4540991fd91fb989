"""Small drawings of rows for notebooks: where they are, and when. Inline SVG that reads on light and on dark ground."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from khabar.frames import Flat
from khabar.views.svg import Drawing, polygon
from khabar.world.outlines import Box, Outlines, corners

INK = "currentColor"  # the notebook's own colour of text: right on any ground
# Each reads on white and on near-black: at least 3 to 1, as WCAG 2 asks of graphics (checked in tests/edges/test_display.py).
COLOURS = ("#c2571a", "#3b78b5", "#2e8b67", "#9a5fc0", "#a07c10", "#1f8a96", "#c0508a", "#7d7d7d")
PINS = {"point", "near"}  # other precisions are areas and are never drawn as a pin
COLOURED_BY: Mapping[str, str] = {"control": "holder", "force": "unit"}
STATES: Mapping[str, tuple[str, str]] = {  # kinds that last: what a lane is called
    "control": ("place", "holder"), "force": ("unit", "place"), "role": ("person", "title"), "relation": ("subject", "object"),
}  # fmt: skip
MAP_WIDTH, LINE_WIDTH, LANES, BINS = 430.0, 560.0, 14, 48
KM_A_DEGREE = 111.2
NARROWEST = 0.8  # degrees: a map of one village shows what is around it
STRETCH = 3  # times longer than nine in ten rows need: then the oldest are counted, not drawn
BIN_DAYS = (1, 7, 30, 91, 365)


# ------------------------------------------------------------------------------------------------ where
def sketch_map(kind: str, rows: Sequence[Flat], outlines: Outlines | None = None) -> str:
    """The rows that have a point: pins where the place is one, else a disc of its radius. Empty text where none has."""
    placed = [row for row in rows if on_earth(row)]
    if not placed:
        return ""
    near = inside(placed, outlines)
    west, south, east, north = framed(near)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = MAP_WIDTH / ((east - west) * squeeze)
    height = max(90.0, min(420.0, (north - south) * scale))
    drawing = Drawing(MAP_WIDTH, height, f"Map of {len(near)} of {len(rows)} rows")

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) * squeeze * scale, (north - lat) * scale

    for area in outlines.provinces if outlines else ():
        rings = [[at(*corner) for corner in corners(ring, outlines.unit)] for ring in area.rings] if outlines else []
        if any(0 <= x <= MAP_WIDTH and 0 <= y <= height for ring in rings for x, y in ring):
            path = "".join(polygon(ring) for ring in rings)
            drawing.add("path", d=path, fill=INK, fill_opacity=0.05, stroke=INK, stroke_opacity=0.35, stroke_width=0.7)
    colours = colours_of(kind, near)
    for row in sorted(near, key=lambda one: -number(one["radius_km"])):
        x, y = at(number(row["lon"]), number(row["lat"]))
        mark(drawing, row, (x, y), number(row["radius_km"]) / KM_A_DEGREE * scale, colours[colour_key(kind, row)])
    if len(near) < len(placed):
        drawing.text(4, height - 5, f"{len(placed) - len(near)} rows lie outside", font_size=10, fill=INK)
    return str(drawing)


def inside(rows: Sequence[Flat], outlines: Outlines | None) -> Sequence[Flat]:
    """The rows in the theatre's box, where it has most of them: one far place must not make all others a dot."""
    if outlines is None:
        return rows
    west, south, east, north = outlines.box
    here = [row for row in rows if west <= number(row["lon"]) <= east and south <= number(row["lat"]) <= north]
    return here if 2 * len(here) > len(rows) else rows


def mark(drawing: Drawing, row: Flat, at: tuple[float, float], radius: float, colour: str) -> None:
    x, y = at
    told = ", ".join(str(row[key]) for key in ("type", "holder", "unit", "place", "start") if row.get(key))
    drawing.parts.append("<g>")
    drawing.add("title", f"{told} ({row['place_precision'] or 'precision unknown'})")
    if row["place_precision"] in PINS:
        drawing.add("circle", cx=x, cy=y, r=4.0, fill=colour, fill_opacity=0.75, stroke=INK, stroke_width=0.6)
    else:
        drawing.add("circle", cx=x, cy=y, r=max(radius, 6.0), fill=colour, fill_opacity=0.13, stroke=colour, stroke_dasharray="3 3")  # fmt: skip
    drawing.parts.append("</g>")


def on_earth(row: Flat) -> bool:
    lat, lon = row.get("lat"), row.get("lon")
    return isinstance(lat, float) and isinstance(lon, float) and abs(lat) <= 89 and abs(lon) <= 180


def number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else 0.0


def framed(rows: Sequence[Flat]) -> Box:
    """The box of all points with a margin; discs of areas may reach beyond it."""
    lats, lons = [number(row["lat"]) for row in rows], [number(row["lon"]) for row in rows]
    margin = max(NARROWEST / 2, 0.12 * max(max(lats) - min(lats), max(lons) - min(lons)))
    return min(lons) - margin, max(min(lats) - margin, -90), max(lons) + margin, min(max(lats) + margin, 90)


def colour_key(kind: str, row: Flat) -> str:
    return str(row.get(COLOURED_BY.get(kind, "")) or "")


def colours_of(kind: str, rows: Sequence[Flat]) -> dict[str, str]:
    """A colour for each holder or unit, the most frequent first; what comes after the last colour shares grey."""
    common = [key for key, _ in Counter(colour_key(kind, row) for row in rows).most_common()]
    return {key: COLOURS[min(n, len(COLOURS) - 1)] for n, key in enumerate(common)}


# ------------------------------------------------------------------------------------------------ when
def timeline(kind: str, rows: Sequence[Flat]) -> str:
    """When the rows are: a lane for each state that lasts, else bars of how many. Empty text where none has a day."""
    dated = [row for row in rows if isinstance(row.get("start"), date)]
    if not dated:
        return ""
    return lanes(kind, dated) if kind in STATES else bars(*recent(dated))


def day_of(row: Flat, key: str) -> date | None:
    value = row.get(key)
    return value if isinstance(value, date) else None


def recent(rows: Sequence[Flat]) -> tuple[list[Flat], int]:
    """The rows of the time that nine in ten take and as long before it, and how many are older.

    What reports tell of history must not press the news into one bar.
    """
    ordered = sorted(rows, key=lambda row: day_of(row, "start") or date.min)
    at = len(ordered) // 10
    begin, (first, last) = day_of(ordered[at], "start") or date.min, extent(rows)
    if (last - first).days <= STRETCH * max((last - begin).days, 1):
        return ordered, 0
    oldest = begin - (last - begin)
    kept = [row for row in ordered if (day_of(row, "start") or begin) >= oldest]
    return kept, len(rows) - len(kept)


def extent(rows: Sequence[Flat]) -> tuple[date, date]:
    """From the first day to the day after the last that any row names."""
    days = [day for row in rows for key in ("start", "end", "last_cited") if (day := day_of(row, key))]
    return min(days), max(max(days), min(days) + timedelta(1))


def lanes(kind: str, rows: Sequence[Flat]) -> str:
    """Intervals; where the end is not known the line ends with the last day cited, and goes on dashed."""
    shown, (first, last) = rows[:LANES], extent(rows)
    left, step = 170.0, 16.0
    drawing = Drawing(LINE_WIDTH, step * len(shown) + 24, f"Timeline of {len(shown)} of {len(rows)} rows")

    def x(day: date) -> float:
        return left + (day - first).days / (last - first).days * (LINE_WIDTH - left - 4)

    colours = colours_of(kind, shown)
    for n, row in enumerate(shown):
        y, colour = step * n + 8, colours[colour_key(kind, row)]
        names = " · ".join(str(row[key]) for key in STATES[kind] if row.get(key))
        drawing.text(0, y + 4, names[:28] + ("…" if len(names) > 28 else ""), font_size=10.5, fill=INK)
        start, end = day_of(row, "start") or first, day_of(row, "end")
        known = end or max(day_of(row, "last_cited") or start, start)
        drawing.add("line", x1=x(start), x2=max(x(known), x(start) + 3), y1=y, y2=y, stroke=colour, stroke_width=5.0)
        if end is None:
            drawing.add("line", x1=x(known), x2=x(last), y1=y, y2=y, stroke=colour, stroke_width=1.5, stroke_dasharray="3 3")  # fmt: skip
    ends(drawing, left, first, last, step * len(shown) + 18)
    return str(drawing)


def bars(rows: Sequence[Flat], older: int) -> str:
    """How many a day, week or longer; a row whose time is wider than a bar is a line under them, not a count on its first day."""
    first, last = extent(rows)
    width = next((days for days in BIN_DAYS if (last - first).days / days <= BINS), (last - first).days // BINS + 1)
    fine = [row for row in rows if duration(row) <= width]
    wide = [row for row in rows if duration(row) > width][:LANES]
    counts = Counter(((day_of(row, "start") or first) - first).days // width for row in fine)
    top, total = 70.0, (last - first).days
    drawing = Drawing(LINE_WIDTH, top + 4 * len(wide) + 22, f"Timeline of {len(rows)} rows, {width} days a bar")

    def x(days: float) -> float:
        return 2 + min(days / total, 1.0) * (LINE_WIDTH - 4)

    for n, count in sorted(counts.items()):
        high = count / max(counts.values()) * (top - 14)
        begin = first + timedelta(n * width)
        drawing.parts.append("<g>")
        drawing.add("title", f"{begin.isoformat()}: {count}")
        drawing.add("rect", x=x(n * width), y=top - high, width=max(x((n + 1) * width) - x(n * width) - 1, 1.5), height=high, fill=COLOURS[0])  # fmt: skip
        drawing.parts.append("</g>")
    drawing.add("line", x1=0.0, x2=LINE_WIDTH, y1=top, y2=top, stroke=INK, stroke_opacity=0.5)
    for n, row in enumerate(wide):
        start = day_of(row, "start") or first
        y = top + 4 + 4 * n
        until = (start - first).days + duration(row)
        drawing.add("line", x1=x((start - first).days), x2=x(until), y1=y, y2=y, stroke=COLOURS[0], stroke_opacity=0.5, stroke_width=2.0)  # fmt: skip
    most = f"at most {max(counts.values())} in {width} days" if counts else ""
    drawing.text(
        2, 10, "; ".join(filter(None, (most, f"{older} rows are older" if older else ""))), font_size=10, fill=INK
    )
    ends(drawing, 2, first, last, top + 4 * len(wide) + 16)
    return str(drawing)


def duration(row: Flat) -> int:
    """Days that the row's time covers; an open end is one day, since the rest is not known."""
    start, end = day_of(row, "start"), day_of(row, "end")
    return max((end - start).days, 1) if start and end else 1


def ends(drawing: Drawing, left: float, first: date, last: date, y: float) -> None:
    drawing.text(left, y, first.isoformat(), font_size=10, fill=INK)
    final = (last - timedelta(1)).isoformat()
    drawing.text(LINE_WIDTH - 2, y, final, font_size=10, fill=INK, text_anchor="end")
