"""Small cells of the page's data: texts made safe to show, times, and the camp of each actor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from khabar.model import Interval, Published, Situation, When
from khabar.views import words
from khabar.views.evidence import tame
from khabar.wire import Json
from khabar.world.outlines import Outlines, corners
from khabar.world.thinning import thin_areas

DISTRICT_TOLERANCE = 0.012  # degrees, a good kilometre: a pixel where a map shows four provinces
STRAY = 0.04  # share of the reports at either end whose dates may lie outside the axis
EARLY = 0.15  # share of the reports that may lie before a long silence and thus outside the axis
SILENCE = timedelta(60)  # and longer than all that follows
MARGIN = 2.5  # degrees of neighbouring country around a map


def safe(text: str, limit: int = words.LONGEST) -> str:
    return tame(words.clip(text, limit))


def interval(one: When | Interval | Published | None) -> Json:
    if one is None:
        return None
    precision = one.precision.value
    spoken = words.days(one.start, one.end) if isinstance(one, Published) else words.when(one)
    return [one.start.isoformat(), one.end.isoformat(), precision, spoken]


def districts(outlines: Outlines) -> Json:
    """Imported districts, thinned for a page: name, and rings as steps in the outlines' unit."""
    unit, rows = outlines.unit, outlines.districts
    thinned = thin_areas(
        [[corners(ring, unit) for ring in area.rings] for area in rows], unit=unit, tolerance=DISTRICT_TOLERANCE
    )
    return [
        {"n": safe(area.name, 80), "k": [steps(ring) for ring in rings]}
        for area, rings in zip(rows, thinned, strict=True)
    ]


def steps(ring: Sequence[tuple[int, int]]) -> Json:
    """The first point, then the steps from point to point."""
    before = [(0, 0), *ring]
    return [v for (ax, ay), (bx, by) in zip(before, ring, strict=False) for v in (bx - ax, by - ay)]


def camps(situation: Situation) -> dict[str, str]:
    """The camp of each actor that has one: a colour on the map is a camp. The sides of a single claim (a, b) are none."""
    found: dict[str, str] = {}
    actors = (a for e in situation.events for a in (*e.actors, *e.recipients))
    holders = (s.holder for s in situation.control if s.holder)
    for actor in (*actors, *holders):
        if actor.side and actor.side not in ("a", "b"):
            found.setdefault(actor.id, actor.side)
    return found


def iso(one: date | None) -> str | None:
    return one.isoformat() if one else None


def axis(situation: Situation) -> Json:
    """The days that the axis shows: those of nearly all reports and a little before. One stray date must not stretch it."""
    days = sorted(c.published.start for c in situation.reports if c.published)
    days = days or sorted(e.when.start for e in situation.events if e.when)
    if not days:
        return None
    days = core(days)
    stray = int(len(days) * STRAY)
    first, last = days[stray], days[len(days) - 1 - stray]
    before = max(timedelta(7), (last - first) // 10)
    return [(first - before).isoformat(), (last + timedelta(2)).isoformat()]


def core(days: list[date]) -> list[date]:
    """Days without a small early part that a long silence sets apart: a year of nothing would press the rest into a corner."""
    early = [
        n for n in range(1, int(len(days) * EARLY) + 1) if days[n] - days[n - 1] > max(SILENCE, days[-1] - days[n])
    ]
    return days[early[-1] :] if early else days


def land(outlines: Outlines | None) -> Json:
    """What the map is drawn on; None without outlines."""
    if outlines is None:
        return None
    return {
        "u": outlines.unit, "box": list(outlines.box),
        "pv": [{"n": a.name, "k": [list(r) for r in a.rings]} for a in outlines.provinces],
        "ct": [{"n": a.name, "k": [list(r) for r in a.rings]} for a in outlines.neighbours(MARGIN)],
        "dt": districts(outlines),
        "dtby": safe(outlines.districts_from),
        "ln": [{"n": one.name, "t": one.kind, "k": list(one.steps)} for one in outlines.lines],
    }  # fmt: skip
