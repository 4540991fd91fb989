"""A user's own UCDP GED extract: every row a report of that source."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from khabar.imports.cells import Line, TableError, day_of
from khabar.imports.incident import Imported, Incident, Party, Toll
from khabar.imports.reading import iso3_of, read_incidents
from khabar.model import ActorKind, EventType, Outlet, PlacePrecision, TimePrecision
from khabar.world import World

OUTLET = Outlet("ucdp", "UCDP GED")
NEEDED = ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "country")
TIME = {"1": TimePrecision.DAY, "2": TimePrecision.DAYS, "3": TimePrecision.WEEK, "4": TimePrecision.MONTH, "5": TimePrecision.YEAR}
GEO = {
    "1": PlacePrecision.POINT, "2": PlacePrecision.NEAR, "3": PlacePrecision.ADMIN2, "4": PlacePrecision.ADMIN1,
    "5": PlacePrecision.LINEAR, "6": PlacePrecision.COUNTRY, "7": PlacePrecision.SEA_AIR,
}  # fmt: skip
VIOLENCE = {
    "1": (EventType.ARMED_CLASH, "State-based violence"), "2": (EventType.ARMED_CLASH, "Non-state violence"),
    "3": (EventType.ATTACK_ON_CIVILIANS, "One-sided violence"),
}  # fmt: skip
SIDES = (("deaths_a", "actors"), ("deaths_b", "recipients"), ("deaths_civilians", "civilians"), ("deaths_unknown", None))


def read_ucdp(path: Path, *, world: World | None = None) -> Imported:
    """The rows of a UCDP GED table. Raises TableError where a needed column is missing."""
    return read_incidents(path, make=incident, needed=NEEDED, outlet=OUTLET, world=world)


def incident(line: Line) -> Incident:
    kind = line.text("type_of_violence")
    if kind not in VIOLENCE:
        raise TableError(f"column type_of_violence: {kind!r} is none of 1, 2, 3")
    first, last = line.day("date_start"), line.day("date_end")
    if first is None or last is None or last < first:
        raise TableError("columns date_start, date_end: no days in order")
    event_type, words = VIOLENCE[kind]
    state = ActorKind.GOVERNMENT if line.text("gwnoa") or kind == "1" else ActorKind.ARMED_GROUP
    civilians = kind == "3"
    return Incident(
        id=line.text("id"), first=first, last=last, precision=TIME.get(line.text("date_prec"), TimePrecision.DAYS if last > first else TimePrecision.DAY),
        type=event_type, words=words, actors=(Party(line.text("side_a"), state),),
        recipients=(Party(line.text("side_b"), ActorKind.CIVILIANS if civilians else ActorKind.GOVERNMENT if line.text("gwnob") else ActorKind.ARMED_GROUP),),
        directed=civilians, place=line.text("where_coordinates", "adm_2", "adm_1", "country"),
        place_precision=GEO.get(line.text("where_prec"), PlacePrecision.NEAR), admin2=line.text("adm_2").removesuffix(" district") or None,
        admin1=line.text("adm_1").removesuffix(" province") or None, country=iso3_of(line.text("country")),
        lat=line.number_of("latitude"), lon=line.number_of("longitude"), tolls=_tolls(line), notes=line.text("source_headline"),
        sources=tuple(dict.fromkeys(s.strip() for s in line.text("source_office").split(";") if s.strip())), published=_published(line, last),
    )  # fmt: skip


def _tolls(line: Line) -> tuple[Toll, ...]:
    """Deaths by side, and the total with its bounds where the sides do not tell all."""
    tolls = [Toll("killed", (n, n, n), whose) for column, whose in SIDES if whose and (n := line.count_of(column))]
    low, best, high = (line.count_of(name) for name in ("low", "best", "high"))
    parts = sum(toll.figures[1] or 0 for toll in tolls)
    if best is not None and (best != parts or low != best or high != best):
        tolls.append(Toll("killed", (low, best, high)))
    return tuple(tolls)


def _published(line: Line, last: date) -> date:
    """The latest source's day; without it the day after the event."""
    days: list[date] = []
    for text in line.text("source_date").split(";"):
        try:
            days.append(day_of(text.strip(), None, "source_date"))
        except TableError:
            continue
    return max([d for d in days if d >= last], default=last + timedelta(1))
