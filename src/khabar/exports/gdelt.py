"""GDELT 2.0: events (61 columns) and mentions (16), tabs, no header. Last and least: the format keeps neither speaker nor doubt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from khabar.exports import codes, notes
from khabar.exports.batch import Batch
from khabar.exports.options import NotExported
from khabar.exports.records import Record, Telling, dated, happened
from khabar.exports.tables import Cell, Row, write_tsv
from khabar.model import Actor, ActorKind, PlacePrecision
from khabar.world import codebook

TYPES = {
    ActorKind.STATE: "GOV", ActorKind.GOVERNMENT: "GOV", ActorKind.MINISTRY: "GOV", ActorKind.MILITARY: "MIL", ActorKind.UNIT: "MIL",
    ActorKind.POLICE: "COP", ActorKind.INTELLIGENCE: "SPY", ActorKind.ARMED_GROUP: "REB", ActorKind.FACTION: "REB",
    ActorKind.MILITIA: "REB", ActorKind.UNIDENTIFIED: "UAF", ActorKind.CRIMINAL: "CRM", ActorKind.CIVILIANS: "CVL",
    ActorKind.PROTESTERS: "OPP", ActorKind.PARTY: "PTY", ActorKind.MEDIA: "MED", ActorKind.AID: "NGO", ActorKind.INTERNATIONAL: "IGO",
}  # fmt: skip
GEO_TYPE = {PlacePrecision.COUNTRY: 1, PlacePrecision.POINT: 4, PlacePrecision.NEAR: 4}  # others: 5, world state
NO_GEO: tuple[Cell, ...] = (0, "", "", "", "", "", "", "")
WEB, CITATION = 1, 2


def write_events(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    kept, left = batch.split(happened, coded, dated)
    return write_tsv(path, [], map(_event, kept)), left


def write_mentions(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    kept, left = batch.split(happened, coded, dated)
    return write_tsv(path, [], (row for record in kept for row in _mentions(record))), left


def cameo(record: Record) -> str | None:
    """The code that a claim of the event's own type carries, else that of the type."""
    kind = record.event.type
    own = (t.claim.cameo for t in record.tellings if t.claim.type is kind and t.claim.cameo)
    return next(own, None) or codebook.table()[kind].cameo


def coded(record: Record) -> str | None:
    return None if cameo(record) else "no CAMEO code for it"


def _event(record: Record) -> Row:
    day, code = record.first_day, cameo(record)
    if day is None or code is None:
        raise ValueError(f"{record.event.id} is not fit for GDELT")  # kept out before
    added = record.published[0] if record.published else day
    return (
        codes.number_of(record.event.id), f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}",
        f"{day.year + (day.month * 30 + day.day) / 365:.4f}", *_actor(record, record.event.actors), *_actor(record, record.event.recipients),
        int(record.event.time_frame.value == "news"), code, code[:3], code[:2], codes.quad_class(code), codes.goldstein(code),
        len(record.tellings), len(record.outlets), len(record.reports), "", *NO_GEO, *NO_GEO, *_geo(record),
        stamp(added), record.link,
    )  # fmt: skip


def _actor(record: Record, actors: Sequence[Actor]) -> tuple[Cell, ...]:
    """Ten cells; the ethnic and religious codes stay blank."""
    if not actors:
        return ("",) * 10
    actor = actors[0]
    kind = TYPES.get(actor.kind, "")
    land = actor.country or ""
    return (f"{land}{kind}", notes.called(record, actor).upper(), land, "", "", "", "", kind, "", "")


def _geo(record: Record) -> tuple[Cell, ...]:
    place = record.place
    if place is None:
        return NO_GEO
    land = codes.country(place.country)
    parts = (place.name, place.admin1 if place.admin1 != place.name else None, land.name if land else None)
    name = ", ".join(part for part in parts if part)
    feature = f"GN{place.geonames}" if place.geonames else ""
    return (
        GEO_TYPE.get(place.precision, 5), name, land.fips if land else "", "", "", place.lat, place.lon, feature,
    )  # fmt: skip


def _mentions(record: Record) -> Iterator[Row]:
    day = record.first_day
    if day is None:
        return
    for telling in record.tellings:
        claim, report = telling.claim, telling.coded.report
        starts = [span.start for span in telling.coded.sentences]
        yield (
            codes.number_of(record.event.id), stamp(day), stamp(telling.day or day), WEB if telling.link else CITATION,
            telling.outlet, telling.link or report.id, max(1, bisect_right(starts, claim.quote.start)),
            _offset(claim.actors), _offset(claim.recipients), claim.quote.start, 1, _confidence(telling), len(report.text),
            "", "", "",
        )  # fmt: skip


def _offset(actors: Sequence[Actor]) -> int:
    return next((a.quote.start for a in actors if a.quote), -1)


def _confidence(telling: Telling) -> int:
    """Tenths, as GDELT counts them."""
    return min(100, max(10, round(telling.claim.confidence * 10) * 10))


def stamp(day: date) -> str:
    return f"{day:%Y%m%d}000000"
