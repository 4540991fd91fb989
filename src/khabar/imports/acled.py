"""A user's own ACLED extract: every row a report of that source."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from khabar.imports.cells import Line, TableError
from khabar.imports.incident import Imported, Incident, Party, Toll
from khabar.imports.reading import iso3_of, read_incidents
from khabar.model import Acled, ActorKind, EventType, Manner, Outlet, PlacePrecision, TimePrecision
from khabar.world import World, codebook

OUTLET = Outlet("acled", "ACLED")
NEEDED = ("event_date", "sub_event_type", "actor1", "country", "location")
TYPES = {
    "Armed clash": EventType.ARMED_CLASH, "Government regains territory": EventType.TERRITORY_TAKEN,
    "Non-state actor overtakes territory": EventType.TERRITORY_TAKEN, "Chemical weapon": EventType.CHEMICAL_ATTACK,
    "Air/drone strike": EventType.AIR_STRIKE, "Suicide bomb": EventType.SUICIDE_ATTACK,
    "Shelling/artillery/missile attack": EventType.SHELLING, "Remote explosive/landmine/IED": EventType.IED,
    "Grenade": EventType.GRENADE, "Sexual violence": EventType.SEXUAL_VIOLENCE, "Attack": EventType.ATTACK_ON_CIVILIANS,
    "Abduction/forced disappearance": EventType.ABDUCTION, "Peaceful protest": EventType.PROTEST,
    "Protest with intervention": EventType.PROTEST, "Excessive force against protesters": EventType.CROWD_FORCE,
    "Violent demonstration": EventType.RIOT, "Mob violence": EventType.RIOT, "Agreement": EventType.AGREEMENT,
    "Arrests": EventType.DETENTION, "Change to group/activity": EventType.OTHER,
    "Disrupted weapons use": EventType.WEAPONS_DISRUPTED, "Headquarters or base established": EventType.BASE,
    "Looting/property destruction": EventType.LOOTING, "Non-violent transfer of territory": EventType.TERRITORY_TAKEN,
    "Other": EventType.OTHER,
}  # fmt: skip
FOUGHT_FOR = {
    "Government regains territory": Manner.FIGHTING, "Non-state actor overtakes territory": Manner.FIGHTING,
    "Non-violent transfer of territory": Manner.WITHOUT_FIGHTING,
}  # fmt: skip
TIME = {"1": (TimePrecision.DAY, 1), "2": (TimePrecision.WEEK, 7), "3": (TimePrecision.MONTH, 0)}
GEO = {"1": PlacePrecision.POINT, "2": PlacePrecision.NEAR, "3": PlacePrecision.ADMIN1}
KINDS = {
    "1": ActorKind.MILITARY, "2": ActorKind.ARMED_GROUP, "3": ActorKind.MILITIA, "4": ActorKind.MILITIA,
    "5": ActorKind.PROTESTERS, "6": ActorKind.PROTESTERS, "7": ActorKind.CIVILIANS, "8": ActorKind.OTHER,
    "state forces": ActorKind.MILITARY, "rebel group": ActorKind.ARMED_GROUP, "rebel groups": ActorKind.ARMED_GROUP,
    "political militia": ActorKind.MILITIA, "identity militia": ActorKind.MILITIA, "rioters": ActorKind.PROTESTERS,
    "protesters": ActorKind.PROTESTERS, "civilians": ActorKind.CIVILIANS,
}  # fmt: skip


def read_acled(path: Path, *, world: World | None = None) -> Imported:
    """The rows of an ACLED table (CSV or workbook; inter columns as numbers or words).

    Raises TableError where a needed column is missing; a row that cannot be read is a failure, the others are read.
    """
    return read_incidents(path, make=incident, needed=NEEDED, outlet=OUTLET, world=world)


def incident(line: Line) -> Incident:
    sub = line.text("sub_event_type")
    if sub not in TYPES:
        raise TableError(f"column sub_event_type: {sub!r} is none of ACLED's")
    first, last, precision = _days(line)
    deaths = line.count_of("fatalities")
    return Incident(
        id=line.text("event_id_cnty", "data_id") or f"row {line.number}", first=first, last=last, precision=precision,
        type=TYPES[sub], words=sub, acled=Acled(line.text("event_type") or _event_type(sub), sub), how=FOUGHT_FOR.get(sub, Manner.UNKNOWN),
        actors=_parties(line, "1"), recipients=_parties(line, "2"), directed=sub != "Armed clash",
        place=line.text("location", "admin3", "admin2", "admin1"), place_precision=GEO.get(line.text("geo_precision"), PlacePrecision.NEAR),
        admin2=line.text("admin2") or None, admin1=line.text("admin1") or None, country=iso3_of(line.text("country")),
        lat=line.number_of("latitude"), lon=line.number_of("longitude"),
        tolls=(Toll("killed", (deaths, deaths, deaths)),) if deaths else (), notes=line.text("notes"),
        sources=tuple(s.strip() for s in line.text("source").split(";") if s.strip()), published=_uploaded(line, last),
    )  # fmt: skip


def _event_type(sub: str) -> str:
    rows = codebook.table().values()
    return next((r.acled.event_type for r in rows if r.acled and r.acled.sub_event_type == sub), "")


def _days(line: Line) -> tuple[date, date, TimePrecision]:
    """ACLED gives one day and how exactly it is known; the interval is the week or month around it."""
    day = line.day("event_date")
    if day is None:
        raise TableError("column event_date: empty")
    precision, length = TIME.get(line.text("time_precision") or "1", (TimePrecision.DAY, 1))
    if precision is TimePrecision.MONTH:
        first = day.replace(day=1)
        return first, (first + timedelta(32)).replace(day=1) - timedelta(1), precision
    return day, day + timedelta(length - 1), precision


def _parties(line: Line, side: str) -> tuple[Party, ...]:
    name = line.text(f"actor{side}")
    if not name:
        return ()
    kind = KINDS.get(line.text(f"inter{side}").casefold(), ActorKind.OTHER)
    if name.casefold().startswith("unidentified"):
        kind = ActorKind.UNIDENTIFIED
    others = [o.strip() for o in line.text(f"assoc_actor_{side}").split(";") if o.strip()]
    return (Party(name, kind), *(Party(other, kind) for other in others))


def _uploaded(line: Line, last: date) -> date:
    """The day on which the row was published; without it the day after the event, the earliest possible."""
    stamp = line.number_of("timestamp")
    return datetime.fromtimestamp(stamp, UTC).date() if stamp and 0 < stamp < 4e9 else last + timedelta(1)
