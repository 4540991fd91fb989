"""UCDP's table of events (GED): 49 columns, only events with a death between two sides that are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from khabar.exports import codes, notes
from khabar.exports.batch import Batch
from khabar.exports.options import NotExported
from khabar.exports.parties import ARMED_KINDS, Inter, Kinds, is_named, names, sides
from khabar.exports.records import Count, Record, happened, left_out, placed
from khabar.exports.tables import Cell, Row, header, write_csv
from khabar.model import Actor, ActorKind, PlacePrecision, TimePrecision

WHERE = {
    PlacePrecision.POINT: 1, PlacePrecision.NEAR: 2, PlacePrecision.ADMIN2: 3, PlacePrecision.ADMIN1: 4,
    PlacePrecision.LINEAR: 5, PlacePrecision.REGION: 5, PlacePrecision.COUNTRY: 6, PlacePrecision.SEA_AIR: 7,
}  # fmt: skip
ACTIVE = 25  # deaths a year from which UCDP calls a dyad active
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS = "Civilians"
UNKNOWN_SOURCES = -1


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two sides, the government first, and what kind of violence it is between them."""

    violence: int
    a: tuple[Actor, ...]
    b: tuple[Actor, ...]  # empty: civilians
    gw_a: int | None
    gw_b: int | None

    @property
    def name_a(self) -> str:
        return names(self.a)

    @property
    def name_b(self) -> str:
        return names(self.b) or CIVILIANS


@dataclass(frozen=True, slots=True)
class Deaths:
    a: int
    b: int
    civilians: int
    unknown: int
    total: Count


def write(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    kept, left = batch.split(happened, deadly, day_known, land_known, placed)
    told = [(record, dyad) for record in kept if (dyad := dyad_of(record, batch.kinds))]
    known = {record.event.id for record, _ in told}
    left += [left_out(r, "the two sides are not known by name") for r in kept if r.event.id not in known]
    parts = [left_out(r, f"its deaths are in those of {r.event.part_of}") for r, _ in told if r.event.part_of in known]
    told = [(record, dyad) for record, dyad in told if record.event.part_of not in known]
    active = active_years(told)
    return write_csv(path, [header("ucdp-ged")], (_row(r, d, active) for r, d in told)), left + parts


# ------------------------------------------------------------------------------------------------ what can be told
def deadly(record: Record) -> str | None:
    count = record.count("killed")
    return None if count and count.high > 0 else "no death is told"


def day_known(record: Record) -> str | None:
    when = record.event.when
    return "no day known" if when is None or when.precision is TimePrecision.UNKNOWN else None


def land_known(record: Record) -> str | None:
    return None if codes.country(record.country) else "no country known"


def dyad_of(record: Record, kinds: Kinds) -> Dyad | None:
    side, day = sides(record), record.first_day
    # A person is no side: UCDP's dyads are of governments and groups.
    a = tuple(x for x in side.a if x.kind is not ActorKind.PERSON and kinds.kind(x, day) in ARMED_KINDS and is_named(x))
    b = tuple(x for x in side.b if x.kind is not ActorKind.PERSON and kinds.kind(x, day) in ARMED_KINDS)
    if not a:
        return None
    if not b:
        hurt = [kinds.inter(x, record) for x in side.b]
        civilians = (hurt and all(i in (Inter.CIVILIANS, Inter.PROTESTERS) for i in hurt)) or any(
            toll.whose == "civilians" for toll in record.event.numbers
        )
        return Dyad(ONE_SIDED, a, (), government(a, kinds, record), None) if civilians else None
    b = tuple(x for x in b if is_named(x))
    if not b:
        return None
    if not kinds.is_state(a[0], day) and kinds.is_state(b[0], day):
        a, b = b, a
    state = kinds.is_state(a[0], day)
    return Dyad(STATE_BASED if state else NON_STATE, a, b, government(a, kinds, record), government(b, kinds, record))


def government(side: Sequence[Actor], kinds: Kinds, record: Record) -> int | None:
    """The Gleditsch-Ward number of the state that leads a side."""
    if not kinds.is_state(side[0], record.first_day):
        return None
    land = codes.country(kinds.country(side[0], record.first_day) or record.country)
    return land.gw if land else None


# ------------------------------------------------------------------------------------------------ rows
def deaths(record: Record, dyad: Dyad) -> Deaths:
    """Best figures by side; what the total has beyond them is of nobody known. One-sided violence kills civilians."""
    total = record.count("killed") or Count()
    of: dict[str, float] = defaultdict(float)
    ids_a, ids_b = _ids(dyad.a), _ids(dyad.b)
    for toll in record.event.numbers:
        if toll.role != "killed" or toll.whose is None:
            continue
        best = toll.best if toll.best is not None else toll.low or 0
        side = "a" if toll.whose in ids_a else "b" if toll.whose in ids_b else "c" if toll.whose == "civilians" else "u"
        of[side] += best
    rest = max(0, total.best - of["a"] - of["b"] - of["c"])
    if dyad.violence == ONE_SIDED:
        return Deaths(int(of["a"]), 0, int(of["c"] + rest), 0, total)
    return Deaths(int(of["a"]), int(of["b"]), int(of["c"]), int(rest), total)


def _ids(side: Sequence[Actor]) -> set[str]:
    return {found for actor in side for found in (actor.id, actor.side) if found}


def active_years(told: Sequence[tuple[Record, Dyad]]) -> set[tuple[str, str, int]]:
    sums: dict[tuple[str, str, int], float] = defaultdict(float)
    for record, dyad in told:
        count, day = record.count("killed"), record.first_day
        if count and day:
            sums[dyad.name_a, dyad.name_b, day.year] += count.best
    return {key for key, best in sums.items() if best >= ACTIVE}


def _row(record: Record, dyad: Dyad, active: set[tuple[str, str, int]]) -> Row:
    event, place, first, last = record.event, record.place, record.first_day, record.last_day
    land = codes.country(record.country)
    if place is None or place.lat is None or place.lon is None or first is None or last is None or land is None:
        raise ValueError(f"{event.id} is not fit for UCDP")  # kept out before
    number = codes.number_of(event.id)
    a, b = dyad.name_a, dyad.name_b
    conflict = codes.own_number("conflict", land.iso3, *sorted((a, b)))
    pair = codes.own_number("dyad", a, b)
    side_a, side_b = codes.own_number("side", a), codes.own_number("side", b)
    count = deaths(record, dyad)
    when_prec = date_prec(record)
    where_prec = WHERE[place.precision]
    return (
        number, f"{land.iso3}-{first.year}-{dyad.violence}-{number}", first.year, int((a, b, first.year) in active), "Clear",
        dyad.violence, conflict, conflict, f"{land.name}: {a} - {b}", pair, pair, f"{a} - {b}", side_a, side_a, a,
        side_b, side_b, b, *sources(record), where_prec, place.name, where(record, land.name), _division(place.admin1, "province"),
        _division(place.admin2, "district"), place.lat, place.lon, f"POINT ({place.lon:.6f} {place.lat:.6f})",
        codes.priogrid(place.lat, place.lon), land.name, land.gw, land.ucdp_region, 1 if where_prec <= 3 and when_prec <= 2 else 2,
        when_prec, f"{first.isoformat()} 00:00:00.000", f"{last.isoformat()} 00:00:00.000", count.a, count.b, count.civilians,
        count.unknown, int(count.total.best), int(count.total.high), int(count.total.low), dyad.gw_a, dyad.gw_b,
    )  # fmt: skip


def sources(record: Record) -> tuple[Cell, ...]:
    """number_of_sources, source_article, source_office, source_date, source_headline, source_original."""
    reports = record.reports
    dates = [c.published.start.isoformat() if c.published else "undated" for c in reports]
    offices = [c.outlet.name if c.outlet else "unnamed source" for c in reports]
    titles = [c.title or "no headline" for c in reports]
    articles = [f'"{o},{d},{t}"' for o, d, t in zip(offices, dates, titles, strict=True)]
    first = next((t.claim.said_by[0].speaker.name for t in record.tellings if t.claim.said_by), None)
    count = len(record.outlets) or UNKNOWN_SOURCES
    return count, ";".join(articles), ";".join(offices), ";".join(dates), ";".join(titles), first or (offices[0] if offices else "")


def where(record: Record, land: str) -> str:
    return ", ".join((notes.place_name(record.place), land))


def _division(name: str | None, kind: str) -> str:
    return f"{name} {kind}" if name else ""


def date_prec(record: Record) -> int:
    when = record.event.when
    if when is None:
        return 5
    match when.precision:
        case TimePrecision.MINUTE | TimePrecision.DAY:
            return 1
        case TimePrecision.DAYS:
            return 2 if when.interval.days < 7 else 3 if when.interval.days == 7 else 4
        case TimePrecision.WEEK:
            return 3
        case TimePrecision.MONTH:
            return 4
        case TimePrecision.SEASON | TimePrecision.YEAR | TimePrecision.UNKNOWN:
            return 5
