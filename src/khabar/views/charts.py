"""Static graphics for print: the map of a period, and bars of events by day. The page draws its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from math import cos, radians

from khabar.model import Basis, ControlState, Event, Holding, Place, PlacePrecision
from khabar.views import summary, words
from khabar.views.svg import Drawing, polygon
from khabar.world.outlines import Box, Outlines, corners

INK, DIM, PAPER, LAND, LINE, RED = "#1d2125", "#5c636a", "#ffffff", "#f4f1ea", "#b9b2a4", "#8a1f1f"
CAMPS = ("#3b6ea5", "#c2571a", "#2e7d5b", "#8254a3", "#a8871d", "#1f8a96", "#b0477a", "#6d6d6d")
AREAL = frozenset({PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY, PlacePrecision.SEA_AIR})
LEAST_DEGREES = 3.0  # a map shows no less than this from side to side
WIDE = 1.35  # at least so much wider than high: more would fill a page
DISTRICT_KM = 12.0


class Plane:
    """Degrees to the points of a drawing."""

    def __init__(self, box: Box, width: float) -> None:
        self.west, self.south, self.east, self.north = box
        self.squeeze = cos(radians((self.south + self.north) / 2))
        self.scale = width / ((self.east - self.west) * self.squeeze)
        self.width, self.height = width, (self.north - self.south) * self.scale

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) * self.squeeze * self.scale, (self.north - lat) * self.scale

    def km(self, length: float) -> float:
        return length / 111.2 * self.scale


def framed(places: Sequence[Place], outlines: Outlines) -> Box:
    """A box around what is to be shown, never beyond the theatre."""
    west, south, east, north = outlines.box
    points = [(p.lon, p.lat) for p in places if p.lon is not None and p.lat is not None and p.precision not in AREAL]
    points = [(x, y) for x, y in points if west <= x <= east and south <= y <= north]
    if not points:
        return outlines.box
    lons, lats = [x for x, _ in points], [y for _, y in points]
    grow_x = max(0.5, (LEAST_DEGREES - (max(lons) - min(lons))) / 2)
    grow_y = max(0.5, (LEAST_DEGREES * 0.7 - (max(lats) - min(lats))) / 2)
    box = min(lons) - grow_x, min(lats) - grow_y, max(lons) + grow_x, max(lats) + grow_y
    lack = ((box[3] - box[1]) * WIDE - (box[2] - box[0]) * cos(radians((box[1] + box[3]) / 2))) / 2
    return (box[0] - max(0.0, lack), box[1], box[2] + max(0.0, lack), box[3])


def area_map(
    events: Sequence[Event], control: Sequence[ControlState], outlines: Outlines, *, width: float = 720
) -> str:
    """Who held what at the end of a period, and what happened in it."""
    plane = Plane(framed([w.place for e in events for w in e.where[:1]], outlines), width)
    drawing = Drawing(plane.width, plane.height + 22, f"Map: {len(events)} events and who held what")
    drawing.add("rect", width=plane.width, height=plane.height, fill="#e6ebee")
    for area in outlines.neighbours(0):
        _area(drawing, plane, outlines.unit, area.rings, fill=LAND)
    for area in outlines.provinces:
        _area(drawing, plane, outlines.unit, area.rings, fill=PAPER)
        x, y = plane.at(*_middle(area.box(outlines.unit)))
        drawing.text(x, y, area.name, font_size=10, fill=DIM, text_anchor="middle")
    camps = {h: n for n, h in enumerate(dict.fromkeys(s.holder.id for s in control if s.holder))}
    for state in control:
        _holding(drawing, plane, state, CAMPS[min(camps.get(state.holder.id, 7), 7)] if state.holder else PAPER)
    _vague(drawing, plane, events, outlines)
    for event in events:
        _event(drawing, plane, event)
    _labels(drawing, plane, events)
    drawing.add("rect", y=plane.height, width=plane.width, height=22, fill=PAPER)
    x = 4.0
    for holder, n in list(camps.items())[:5]:
        name = next(words.clip(s.holder.name, 24) for s in control if s.holder and s.holder.id == holder)
        drawing.add("rect", x=x, y=plane.height + 7, width=12, height=10, fill=CAMPS[min(n, 7)])
        drawing.text(x + 16, plane.height + 16, name, font_size=10, fill=INK)
        x += 28 + 6 * len(name)
    drawing.add("path", d=f"M{x + 6:.0f},{plane.height + 6:.0f}l5,6l-5,6l-5,-6Z", fill=INK)
    drawing.text(x + 16, plane.height + 16, "event (larger: more killed)", font_size=10, fill=INK)
    return str(drawing)


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _area(drawing: Drawing, plane: Plane, unit: int, rings: Sequence[tuple[int, ...]], *, fill: str) -> None:
    path = "".join(polygon(plane.at(lon, lat) for lon, lat in corners(ring, unit)) for ring in rings)
    drawing.add("path", d=path, fill=fill, stroke=LINE, stroke_width=0.7)


def _holding(drawing: Drawing, plane: Plane, state: ControlState, fill: str) -> None:
    place = state.place
    if place.lon is None or place.lat is None or place.precision in AREAL or state.basis is Basis.ASSUMED:
        return
    x, y = plane.at(place.lon, place.lat)
    firm = state.basis in (Basis.CONCEDED, Basis.CORROBORATED)
    drawing.add(
        "circle", cx=x, cy=y, r=max(6.0, min(40.0, plane.km(place.radius_km or DISTRICT_KM))),
        fill=PAPER if state.state is Holding.UNKNOWN else fill, fill_opacity=0.55 if state.state is Holding.HELD else 0.25,
        stroke=INK, stroke_width=2 if firm else 1, stroke_dasharray="4 3" if state.basis is Basis.CLAIMED else "none",
    )  # fmt: skip


def _event(drawing: Drawing, plane: Plane, event: Event) -> None:
    place = event.where[0].place if event.where else None
    if place is None or place.lon is None or place.lat is None or place.precision in AREAL:
        return
    x, y = plane.at(place.lon, place.lat)
    r = min(12.0, 4 + summary.dead(event) ** 0.5)
    drawing.add(
        "path",
        d=f"M{x:.1f},{y - r:.1f}L{x + r:.1f},{y:.1f}L{x:.1f},{y + r:.1f}L{x - r:.1f},{y:.1f}Z",
        fill=INK,
        stroke=PAPER,
    )


def _labels(drawing: Drawing, plane: Plane, events: Sequence[Event]) -> None:
    """Names of places where something happened, those with most killed first; what finds no room is left out."""
    taken: list[tuple[float, float, float]] = []
    for event in sorted(events, key=lambda e: (-summary.dead(e), e.id)):
        place = event.where[0].place if event.where else None
        if place is None or place.lon is None or place.lat is None or place.precision in AREAL:
            continue
        x, y = plane.at(place.lon, place.lat)
        name = words.clip(place.name, 28)
        if all(abs(y - v) > 13 or x + 6.2 * len(name) < u or u + w < x for u, v, w in taken):
            taken.append((x, y, 6.2 * len(name)))
            drawing.text(x + 11, y + 4, name, font_size=11, fill=INK)


def _vague(drawing: Drawing, plane: Plane, events: Sequence[Event], outlines: Outlines) -> None:
    """What is known only by province: a count on the province."""
    counts = Counter(
        outlines.province_of(e.where[0].place) for e in events
        if e.where and (e.where[0].place.precision is PlacePrecision.ADMIN1 or e.where[0].place.lat is None)
    )  # fmt: skip
    for index, count in counts.items():
        if index is not None:
            x, y = plane.at(*_middle(outlines.provinces[index].box(outlines.unit)))
            drawing.add(
                "rect", x=x - 16, y=y + 5, width=32, height=15, rx=7, fill=PAPER, stroke=INK, stroke_dasharray="3 2"
            )
            drawing.text(x, y + 16, f"+ {count}", font_size=10, fill=INK, text_anchor="middle")


def day_bars(events: Sequence[Event], start: date, end: date, *, width: float = 720) -> str:
    """Events of each day above the line, people killed (least dark, most pale) below it."""
    days = max(1, (end - start).days)
    height, base = 130.0, 66.0
    drawing = Drawing(width, height, f"Events and people killed by day, {words.days(start, end)}")
    rows = [(0, 0.0, 0.0)] * days
    for event in events:
        if event.when and start <= event.when.start < end:
            n, low, high = rows[(event.when.start - start).days]
            killed = [t for t in event.numbers if t.role == "killed" and not event.aggregate]
            rows[(event.when.start - start).days] = (
                n + 1, low + sum(t.low or t.best or 0 for t in killed), high + sum(t.high or t.best or t.low or 0 for t in killed)
            )  # fmt: skip
    most, worst = max(1, *(r[0] for r in rows)), max(1.0, *(r[2] for r in rows))
    step = (width - 20) / days
    for i, (n, low, high) in enumerate(rows):
        x = 10 + i * step
        drawing.add("rect", x=x + 1, y=base - 50 * n / most, width=max(1.0, step - 2), height=50 * n / most, fill=INK)
        drawing.add("rect", x=x + 1, y=base + 2, width=max(1.0, step - 2), height=40 * high / worst, fill="#d5a5a5")
        drawing.add("rect", x=x + 1, y=base + 2, width=max(1.0, step - 2), height=40 * low / worst, fill=RED)
        if i % 7 == 0:
            one = start + timedelta(i)
            drawing.text(x + 2, height - 6, f"{one.day} {words.MONTHS[one.month - 1][:3]}", font_size=10, fill=DIM)
    drawing.add("line", x1=10, x2=width - 10, y1=base + 1, y2=base + 1, stroke=DIM)
    drawing.text(10, 10, f"events a day, most {most}", font_size=10, fill=DIM)
    drawing.text(width - 10, 118, f"killed a day, most {worst:.0f}", font_size=10, fill=DIM, text_anchor="end")
    return str(drawing)


def png(svg: str) -> bytes | None:
    """The drawing as PNG where a renderer is installed; None elsewhere."""
    try:
        import cairosvg  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None
    return bytes(cairosvg.svg2png(bytestring=svg.encode(), scale=2))
