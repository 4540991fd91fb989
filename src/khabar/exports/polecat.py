"""POLECAT's table: PLOVER events, 40 columns, tabs, ``None`` where nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from khabar import __version__
from khabar.exports import codes, notes
from khabar.exports.batch import Batch
from khabar.exports.options import NotExported
from khabar.exports.records import Record, dated
from khabar.exports.tables import Cell, Row, header, write_tsv
from khabar.model import Actor, ActorKind, Place, PlacePrecision, Status, TimeFrame

TOWNS = frozenset({PlacePrecision.POINT, PlacePrecision.NEAR})


def write(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    kept, left = batch.split(single, coded, dated)
    return write_tsv(path, [header("polecat")], map(_row, kept), missing="None"), left


def single(record: Record) -> str | None:
    return "a sum over many happenings" if record.event.aggregate else None


def coded(record: Record) -> str | None:
    return None if record.event.plover.type else "no PLOVER type for it"


def modes(record: Record) -> tuple[str, ...]:
    """PLOVER's modes, with the auxiliary ones that say how the event stands."""
    event = record.event
    auxiliary = {Status.DENIED: "negation", Status.PLANNED: "future", Status.HYPOTHETICAL: "hypothetical"}.get(event.status)
    past = "historical" if event.time_frame is TimeFrame.BACKGROUND else None
    return (*event.plover.modes, *(mode for mode in (auxiliary, past) if mode))


def _row(record: Record) -> Row:
    event, place, day = record.event, record.place, record.first_day
    score = codes.plover_score(event.plover.type or "", event.plover.modes)
    first = record.tellings[0] if record.tellings else None
    return (
        event.id, day, event.plover.type, "; ".join(modes(record)) or None, score[1] if score else None,
        score[0] if score else None, codes.contexts().get(event.type.value),
        *_who(event.actors, record), *_who(event.recipients, record), *_where(record, place),
        _list(record.outlets), first.day if first else None, *_story(record),
        first.coded.report.language if first else None, f"khabar {__version__}",
    )  # fmt: skip


def _who(actors: Sequence[Actor], record: Record) -> tuple[Cell, ...]:
    """Name, country, COW, primary sector, sectors, title, raw name, Wikipedia id."""
    lands = [land for a in actors if (land := codes.country(a.country))]
    sectors = [a.sector for a in actors if a.sector]
    wanted = {a.id for a in actors}
    raw = [
        a.quote.text for t in record.tellings[:5] for a in (*t.claim.actors, *t.claim.recipients) if a.quote and a.id in wanted
    ]
    return (
        _list(notes.called(record, a) for a in actors), _list(land.iso3 for land in lands),
        _list(str(land.cow) for land in lands if land.cow), sectors[0] if sectors else None, _list(sectors), None, _list(raw), None,
    )  # fmt: skip


def _where(record: Record, place: Place | None) -> tuple[Cell, ...]:
    """Placename, city, district, province, country, latitude, longitude, GeoNames, raw name, feature type."""
    if place is None:
        return (None,) * 10
    raw = next((w.quote.text for t in record.tellings for w in t.claim.where if w.quote and w.place.id == place.id), None)
    city = place.name if place.precision in TOWNS else None
    return (
        place.name, city, place.admin2, place.admin1, place.country, place.lat, place.lon, place.geonames, raw,
        place.precision.value,
    )  # fmt: skip


def _story(record: Record) -> tuple[Cell, ...]:
    """People, organisations and places that its claims name."""
    claims = [t.claim for t in record.tellings]
    actors = [a for c in claims for a in (*c.actors, *c.recipients, *c.others, *(s.speaker for s in c.said_by))]
    people = (a.name for a in actors if a.kind is ActorKind.PERSON)
    bodies = (a.name for a in actors if a.kind is not ActorKind.PERSON)
    return _list(people), _list(bodies), _list(w.place.name for c in claims for w in c.where)


def _list(texts: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(text for text in texts if text)) or None
