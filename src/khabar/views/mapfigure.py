"""The map of a period as a static drawing, for the brief: who held what at its end, and what happened in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import cos, pi, radians, sin

from khabar.model import Basis, ControlState, Event, Holding, Place, PlacePrecision
from khabar.views import summary, words
from khabar.views.svg import Drawing, polygon
from khabar.world.outlines import Box, Outlines, Ring, corners

INK, DIM, PAPER, SEA, LAND, LINE = "#1d2125", "#5c636a", "#ffffff", "#e6ebee", "#f4f1ea", "#b9b2a4"
RED, RIVER, ROAD = "#8a1f1f", "#8fb3cc", "#cbb48c"
CAMPS = ("#3b6ea5", "#c2571a", "#2e7d5b", "#8254a3", "#a8871d", "#1f8a96", "#b0477a", "#6d6d6d")
AREAL = frozenset({PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY, PlacePrecision.SEA_AIR})
LEAST_DEGREES = 3.0  # a map shows no less than this from side to side
WIDE = 1.35  # at least so much wider than high: more would fill a page
DISTRICT_KM = 12.0
STALE = 30  # days without a word after which a holder is only "last known", as on the page
LEGEND = 17.0  # height of a row of the legend
SIGNED = 5  # holders named in the legend


def _star() -> str:
    points = [(sin(pi * i / 8) * (0.52 if i % 2 else 1), -cos(pi * i / 8) * (0.52 if i % 2 else 1)) for i in range(16)]
    return polygon(points, 2)


SHAPES = (  # as on the page: one for each group of types
    "M0,-1L.86,0L0,1L-.86,0Z", _star(), "M0,-1L.95,.75L-.95,.75Z", "M-.7,1L-.7,-1L.85,-.5L-.45,0L-.45,1Z",
    "M-.8,-.8H.8V.8H-.8Z", "M-.35,-1H.35V-.35H1V.35H.35V1H-.35V.35H-1V-.35H-.35Z", "M-.95,-.75L.95,-.75L0,1Z",
    "M0,-.8A.8,.8 0 1,1 0,.8A.8,.8 0 1,1 0,-.8Z",
)  # fmt: skip
FILLS = (INK, INK, RED, INK, DIM, DIM, DIM, DIM)


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


@dataclass(slots=True)
class Room:
    """What is written where: a label that finds no room is left out."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def take(self, x: float, y: float, w: float, h: float) -> bool:
        """Room for a box with its upper left corner at x, y, inside the map."""
        free = all(x >= c or x + w <= a or y >= d or y + h <= b for a, b, c, d in self.taken)
        if not free or x < 0 or y < 0 or x + w > self.width or y + h > self.height:
            return False
        self.taken.append((x, y, x + w, y + h))
        return True


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
    events: Sequence[Event], control: Sequence[ControlState], outlines: Outlines, *, on: date, width: float = 720
) -> str:
    """The drawing as SVG. ``control`` holds the states of the day ``on``."""
    return str(Sheet(events, control, outlines, (on, width)).drawn())


class Sheet:
    """One map while it is drawn, from the ground up. ``sheet`` is its day and its width."""

    def __init__(
        self, events: Sequence[Event], control: Sequence[ControlState], outlines: Outlines, sheet: tuple[date, float]
    ) -> None:
        self.on, width = sheet
        self.events, self.control, self.outlines = events, control, outlines
        self.plane = Plane(framed([w.place for e in events for w in e.where[:1]], outlines), width)
        self.drawing = Drawing(
            self.plane.width, self.plane.height + 2 * LEGEND + 6, f"Map: {len(events)} events and who held what"
        )
        self.room = Room(self.plane.width, self.plane.height)
        holders = Counter(s.holder.id for s in control if s.holder)
        self.camps = {holder: n for n, (holder, _) in enumerate(holders.most_common())}

    def drawn(self) -> Drawing:
        self.ground()
        for state in sorted(self.control, key=lambda s: (s.place.precision is not PlacePrecision.ADMIN1, s.id)):
            self.holding(state)
        self.roads_and_rivers()
        for event in sorted(self.events, key=lambda e: (-summary.dead(e), e.id)):
            self.event(event)
        self.names()
        self.legend()
        return self.drawing

    # -------------------------------------------------------------------------------------------- the land
    def ground(self) -> None:
        self.drawing.add("rect", width=self.plane.width, height=self.plane.height, fill=SEA)
        for area in self.outlines.neighbours(0):
            self.area(area.rings, fill=LAND, stroke=LINE, stroke_width=0.7)
        # The countries' lines are coarser: a broad edge hides where the two do not meet.
        for area in self.outlines.provinces:
            self.area(area.rings, fill=LAND, stroke=LAND, stroke_width=9, stroke_linejoin="round")
        for area in self.outlines.provinces:
            self.area(area.rings, fill=PAPER, stroke=LINE, stroke_width=0.7)

    def area(self, rings: Sequence[Ring], **look: str | float) -> None:
        unit = self.outlines.unit
        path = "".join(polygon(self.plane.at(lon, lat) for lon, lat in corners(ring, unit)) for ring in rings)
        self.drawing.add("path", d=path, **look)

    def roads_and_rivers(self) -> None:
        for line in self.outlines.lines:
            points = [self.plane.at(lon, lat) for lon, lat in corners(line.steps, self.outlines.unit)]
            dash = "6 2.5" if line.kind == "road" else "none"
            self.drawing.add(
                "path", d=polygon(points).removesuffix("Z"), fill="none", stroke=ROAD if line.kind == "road" else RIVER,
                stroke_width=1.1, stroke_dasharray=dash, stroke_linejoin="round",
            )  # fmt: skip

    # -------------------------------------------------------------------------------------------- control
    def holding(self, state: ControlState) -> None:
        """A province or district in its holder's colour, pale where it is only assumed; other places as circles."""
        camp = CAMPS[min(self.camps[state.holder.id], len(CAMPS) - 1)] if state.holder else PAPER
        firm = state.basis in (Basis.CONCEDED, Basis.CORROBORATED)
        told = bool(state.claims)
        stale = not told or state.last_cited is None or (self.on - state.last_cited).days > STALE
        look: dict[str, str | float] = {
            "fill": PAPER if state.state is Holding.UNKNOWN else camp,
            "fill_opacity": 0.12 if not told else 0.2 if stale else 0.5 if state.state is Holding.HELD else 0.25,
            "stroke": INK if told else LINE, "stroke_width": 2 if firm else 0.9 if told else 0.6,
            "stroke_dasharray": "4 3" if state.basis is Basis.CLAIMED else "none",
        }  # fmt: skip
        district = self.outlines.district_of(state.place) if not words.SCOPES[state.scope] else None
        province = self.outlines.province_of(state.place)
        if state.place.precision is PlacePrecision.ADMIN1 and province is not None:
            self.area(self.outlines.provinces[province].rings, **look)
        elif district is not None:
            self.area(self.outlines.districts[district].rings, **look)
        elif told and (at := self.point(state.place)):
            radius = max(6.0, min(40.0, self.plane.km(state.place.radius_km or DISTRICT_KM)))
            self.drawing.add("circle", cx=at[0], cy=at[1], r=radius, **look)
            self.sign(state.state, at, radius)

    def sign(self, state: Holding, at: tuple[float, float], radius: float) -> None:
        """A cross within a contested place, dots around a besieged one: told apart without colour."""
        if state is Holding.CONTESTED:
            d = radius * 0.7
            for way in (1, -1):
                self.drawing.add("path", d=f"M{at[0] - d:.1f},{at[1] - way * d:.1f}L{at[0] + d:.1f},{at[1] + way * d:.1f}", fill="none", stroke=INK, stroke_width=1.2)  # fmt: skip
        elif state is Holding.BESIEGED:
            self.drawing.add("circle", cx=at[0], cy=at[1], r=radius + 4, fill="none", stroke=INK, stroke_width=3, stroke_dasharray="0.1 6", stroke_linecap="round")  # fmt: skip

    # -------------------------------------------------------------------------------------------- events
    def point(self, place: Place | None) -> tuple[float, float] | None:
        if place is None or place.lon is None or place.lat is None or place.precision in AREAL:
            return None
        return self.plane.at(place.lon, place.lat)

    def event(self, event: Event) -> None:
        at = self.point(event.where[0].place if event.where else None)
        if at is None:
            return
        group, r = words.group_of(event.type), min(12.0, 5 + summary.dead(event) ** 0.5)
        self.drawing.add(
            "path", d=SHAPES[group], transform=f"translate({at[0]:.1f} {at[1]:.1f}) scale({r:.1f})", fill=FILLS[group],
            stroke=PAPER, stroke_width=round(1.2 / r, 3),
        )  # fmt: skip

    # -------------------------------------------------------------------------------------------- words
    def names(self) -> None:
        """Places where something happened, those with most killed first, and held ones; then counts by province, then provinces."""
        done: set[str] = set()
        happened = [e.where[0].place for e in sorted(self.events, key=lambda e: (-summary.dead(e), e.id)) if e.where]
        for place in (*happened, *(s.place for s in self.control if s.claims)):
            at = self.point(place)
            if at is None or place.name in done:
                continue
            done.add(place.name)
            name = words.clip(place.name, 28)
            width = 6.1 * len(name)
            for dx, dy in ((10.0, 4.0), (-10.0 - width, 4.0), (-width / 2, 20.0), (-width / 2, -11.0)):
                if self.room.take(at[0] + dx, at[1] + dy - 10, width, 13):
                    self.word(at[0] + dx, at[1] + dy, name, INK, 11)
                    break
        counts = Counter(
            self.outlines.province_of(e.where[0].place) for e in self.events if e.where and self.point(e.where[0].place) is None
        )  # fmt: skip
        for index, area in enumerate(self.outlines.provinces):
            west, south, east, north = area.box(self.outlines.unit)
            x, y = self.plane.at((west + east) / 2, (south + north) / 2)
            text = f"{area.name} · {counts[index]}" if counts[index] else area.name
            width = 5.8 * len(text) + (12 if counts[index] else 0)
            for dy in (0.0, 18.0, -18.0, 36.0, -36.0):
                if self.room.take(x - width / 2, y + dy - 11, width, 16):
                    if counts[index]:
                        self.drawing.add("rect", x=x - width / 2, y=y + dy - 11, width=width, height=16, rx=8, fill=PAPER, stroke=INK, stroke_dasharray="3 2")  # fmt: skip
                    self.word(x, y + dy, text, INK if counts[index] else DIM, 10, anchor="middle")
                    break

    def word(self, x: float, y: float, text: str, fill: str, size: int, anchor: str = "start") -> None:
        look: dict[str, str | float] = {"font_size": size, "text_anchor": anchor}
        self.drawing.text(x, y, text, fill="none", stroke=PAPER, stroke_width=2.5, stroke_linejoin="round", **look)
        self.drawing.text(x, y, text, fill=fill, **look)

    def legend(self) -> None:
        top = self.plane.height
        self.drawing.add("rect", y=top, width=self.plane.width, height=2 * LEGEND + 6, fill=PAPER)
        x = 4.0
        for holder, n in list(self.camps.items())[:SIGNED]:
            name = next(words.clip(s.holder.name, 30) for s in self.control if s.holder and s.holder.id == holder)
            self.drawing.add(
                "rect",
                x=x,
                y=top + 5,
                width=14,
                height=10,
                fill=CAMPS[min(n, len(CAMPS) - 1)],
                fill_opacity=0.5,
                stroke=INK,
            )
            self.drawing.text(x + 18, top + LEGEND - 3, name, font_size=10, fill=INK)
            x += 32 + 5.6 * len(name)
        if self.camps and x < self.plane.width - 330:
            self.drawing.text(
                x,
                top + LEGEND - 3,
                f"pale: assumed, or no word for {STALE} days; dashed: only claimed; cross: contested; ring of dots: besieged",
                font_size=10,
                fill=DIM,
            )
        x = 4.0
        for group in sorted({words.group_of(e.type) for e in self.events if e.where and self.point(e.where[0].place)}):
            name = list(words.GROUPS)[group]
            self.drawing.add("path", d=SHAPES[group], transform=f"translate({x + 7:.1f} {top + LEGEND + 9:.1f}) scale(5.5)", fill=FILLS[group])  # fmt: skip
            self.drawing.text(x + 17, top + 2 * LEGEND - 4, name, font_size=10, fill=INK)
            x += 30 + 5.4 * len(name)
