"""ACLED's table: 31 columns, one row a day, place, dyad and sub-type of event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from khabar.exports import codes, notes
from khabar.exports.batch import Batch
from khabar.exports.options import NotExported
from khabar.exports.parties import ARMED_KINDS, Inter, Kinds, interaction, sides
from khabar.exports.records import Record, dated, happened, left_out, placed
from khabar.exports.tables import Row, header, write_csv
from khabar.model import Actor, ActorKind, PlacePrecision, TimePrecision

TIME = {
    TimePrecision.MINUTE: 1, TimePrecision.DAY: 1, TimePrecision.DAYS: 2, TimePrecision.WEEK: 2, TimePrecision.MONTH: 3,
}  # fmt: skip
GEO = {
    PlacePrecision.POINT: 1, PlacePrecision.NEAR: 2, PlacePrecision.ADMIN2: 2, PlacePrecision.LINEAR: 2,
    PlacePrecision.ADMIN1: 3, PlacePrecision.REGION: 3,
}  # fmt: skip
POLITICAL = "Political violence"
DISORDER = {
    "Battles": POLITICAL, "Explosions/Remote violence": POLITICAL, "Violence against civilians": POLITICAL,
    "Protests": "Demonstrations", "Riots": "Demonstrations", "Strategic developments": "Strategic developments",
}  # fmt: skip
DISORDER_OF_SUB = {"Excessive force against protesters": f"{POLITICAL}; Demonstrations", "Mob violence": POLITICAL}
VIOLENT = frozenset({"Explosions/Remote violence", "Violence against civilians", "Riots"})
CROWD = frozenset({"Protests", "Riots"})


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two actor groups of a row."""

    name: str
    others: str
    inter: Inter


NOBODY = Party("", "", Inter.NONE)


def write(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    kept, left = batch.split(happened, coded, dated, placeable, placed, peopled)
    rows, merged = one_a_day(kept, batch)
    return write_csv(path, [header("acled")], rows), left + merged


# ------------------------------------------------------------------------------------------------ what can be told
def coded(record: Record) -> str | None:
    acled = record.event.acled
    return None if acled and acled.sub_event_type else "no ACLED sub-event type for it"


def placeable(record: Record) -> str | None:
    place = record.place
    if place is None:
        return "no place known"
    if place.country is None:
        return "no country known"
    return None if place.precision in GEO else f"place known by {place.precision.value} only"


def peopled(record: Record) -> str | None:
    """Violence and crowds may be nameless, a strategic development needs somebody."""
    acled, side = record.event.acled, sides(record)
    named = side.a or side.b
    return "nobody is named" if acled and acled.event_type == "Strategic developments" and not named else None


# ------------------------------------------------------------------------------------------------ rows
def one_a_day(kept: Sequence[Record], batch: Batch) -> tuple[list[Row], list[NotExported]]:
    """Events of one day, place, dyad and sub-type share a row; deaths of a part count with its whole, not again."""
    groups: dict[tuple[object, ...], list[tuple[Record, Party, Party]]] = {}
    for record in kept:
        first, second = parties(record, batch.kinds)
        acled, place = record.event.acled, record.place
        key = (record.first_day, place and place.id, first.name, second.name, acled and acled.sub_event_type)
        groups.setdefault(key, []).append((record, first, second))
    here = {record.event.id for record in kept if record.count("killed")}
    rows: list[Row] = []
    merged: list[NotExported] = []
    for group in groups.values():
        rows.append(_row(group, here, batch))
        head = group[0][0]
        merged += [left_out(r, f"in the row of {head.event.id}: same day, place, dyad and type") for r, _, _ in group[1:]]
    return rows, merged


def _row(group: Sequence[tuple[Record, Party, Party]], here: set[str], batch: Batch) -> Row:
    record, first, second = group[0]
    event, place, day = record.event, record.place, record.first_day
    if event.acled is None or event.when is None or place is None or day is None:
        raise ValueError(f"{event.id} is not fit for ACLED")  # kept out before
    land = codes.country(place.country)
    together = [r for r, _, _ in group]
    number, words = interaction(first.inter, second.inter)
    outlets = list(dict.fromkeys(name for r in together for name in r.outlets))
    labels = batch.options.labels
    sub = event.acled.sub_event_type or ""
    return (
        f"{place.country}{codes.number_of(event.id)}", day, day.year, TIME[event.when.precision],
        DISORDER_OF_SUB.get(sub, DISORDER[event.acled.event_type]), event.acled.event_type, sub,
        first.name, first.others, first.inter.label if labels else int(first.inter),
        second.name, second.others, second.inter.label if labels else int(second.inter), words if labels else number,
        "Civilian targeting" if targets_civilians(record, second) else "",
        land.number if land else None, land.acled_region if land else "", land.name if land else place.country,
        place.admin1, place.admin2, "", place.name, place.lat, place.lon, GEO[place.precision],
        "; ".join(outlets), scale(together, batch), " | ".join(notes.note(r) for r in together),
        sum(deaths(r, here) for r in together), crowd(together) if event.acled.event_type in CROWD else "",
        published(together),
    )  # fmt: skip


def parties(record: Record, kinds: Kinds) -> tuple[Party, Party]:
    side = sides(record)
    event_type = record.event.acled.event_type if record.event.acled else ""
    land = codes.country(record.country)
    where = f" ({land.name})" if land else ""
    a, b = list(side.a), list(side.b)
    if event_type == "Violence against civilians":  # the victims lead their side
        b.sort(key=lambda actor: kinds.inter(actor, record) is not Inter.CIVILIANS)
    if event_type == "Battles":
        b.sort(key=lambda actor: kinds.kind(actor, record.first_day) not in ARMED_KINDS)
    second = _party(b, record, kinds, where)
    if a:
        return _party(a, record, kinds, where), second
    if event_type == "Protests":
        return Party(f"Protesters{where}", "", Inter.PROTESTERS), second
    if event_type == "Riots":
        return Party(f"Rioters{where}", "", Inter.RIOTERS), second
    if event_type == "Strategic developments":  # whom it befell is all that is known
        return second, NOBODY
    return Party(f"Unidentified Armed Group{where}", "", Inter.POLITICAL_MILITIA), second


def _party(actors: Sequence[Actor], record: Record, kinds: Kinds, where: str) -> Party:
    """The first of a side by ACLED's names: groups keep theirs, the nameless get the generic one."""
    if not actors:
        return NOBODY
    lead = actors[0]
    inter = kinds.inter(lead, record)
    match inter:
        case Inter.CIVILIANS:
            return Party(f"Civilians{where}", notes.names(record, actors), inter)
        case Inter.PROTESTERS | Inter.RIOTERS:
            return Party(f"{inter.label}{where}", notes.names(record, actors), inter)
        case _ if lead.kind is ActorKind.UNIDENTIFIED or ":" in lead.id:
            generic = "Unidentified Armed Group" if inter in (Inter.REBEL, Inter.POLITICAL_MILITIA) else "Unidentified Military Forces"
            return Party(f"{generic}{where}", notes.names(record, actors), inter)
        case _:
            return Party(notes.called(record, lead), notes.names(record, actors[1:]), inter)


def targets_civilians(record: Record, second: Party) -> bool:
    acled = record.event.acled
    if acled is None:
        return False
    if acled.sub_event_type == "Excessive force against protesters":
        return True
    return acled.event_type in VIOLENT and second.inter is Inter.CIVILIANS


def deaths(record: Record, here: set[str]) -> int:
    if record.event.part_of in here:
        return 0
    count = record.count("killed")
    return int(count.low) if count else 0


def scale(together: Sequence[Record], batch: Batch) -> str:
    found = {
        batch.scales.get(t.coded.outlet.id, "Other") if t.coded.outlet else "Other" for r in together for t in r.tellings
    }
    return "-".join(sorted(found)[:2]) if found else "Other"


def crowd(together: Sequence[Record]) -> str:
    counts = [c for r in together if (c := r.count("protesters") or r.count("participants"))]
    return f"crowd size={notes.number(max(c.best for c in counts))}" if counts else "crowd size=no report"


def published(together: Sequence[Record]) -> int | None:
    days = [day for r in together for day in r.published]
    return int(datetime.combine(max(days), datetime.min.time(), UTC).timestamp()) if days else None
