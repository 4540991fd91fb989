"""PLOVER as JSON: every event with type, modes, both sides, place, and the words that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from khabar.exports import codes, notes
from khabar.exports.batch import Batch
from khabar.exports.options import NotExported
from khabar.exports.polecat import coded, modes, single
from khabar.exports.records import Record
from khabar.exports.tables import clean, fresh
from khabar.model import Actor
from khabar.wire import Json, JsonObject, plain_object

SCHEMA = "khabar/plover/1"


def write(batch: Batch, path: Path) -> tuple[int, list[NotExported]]:
    kept, left = batch.split(single, coded)
    encode = msgspec.json.encode
    with fresh(path) as part, part.open("wb") as file:
        head = {"schema": SCHEMA, "about": msgspec.to_builtins(batch.about)}
        file.write(encode(head)[:-1] + b',"events":[')
        for index, record in enumerate(kept):
            file.write((b",\n" if index else b"\n") + encode(_clean(_event(record))))
        file.write(b"]}\n")
    return len(kept), left


def _clean(value: Json) -> Json:
    """Every text without what JSON in UTF-8 cannot hold."""
    match value:
        case str():
            return clean(value)
        case list():
            return [_clean(item) for item in value]
        case dict():
            return {key: _clean(item) for key, item in value.items()}
        case _:
            return value


def _event(record: Record) -> JsonObject:
    event, place = record.event, record.place
    score = codes.plover_score(event.plover.type or "", event.plover.modes)
    contexts = codes.contexts().get(event.type.value)
    return {
        "id": event.id,
        "date": record.first_day.isoformat() if record.first_day else None,
        "end_date": record.last_day.isoformat() if record.last_day else None,
        "date_precision": event.when.precision.value if event.when else None,
        "type": event.plover.type,
        "mode": list(modes(record)),
        "quad": score[0] if score else None,
        "intensity": score[1] if score else None,
        "context": [*contexts.split("; ")] if contexts else [],
        "actor": [*_actors(record, event.actors)],
        "recipient": [*_actors(record, event.recipients)],
        "location": plain_object(place) if place else None,
        "status": event.status.value,
        "voices": {"min": event.voices.min, "max": event.voices.max},
        "credibility": event.credibility,
        "source": [
            {
                "report": t.coded.report.id, "outlet": t.outlet, "published": t.day.isoformat() if t.day else None, "url": t.link,
                "quote": {"start": t.claim.quote.start, "end": t.claim.quote.end, "text": t.claim.quote.text},
                "sentence": t.words, "said_by": [s.speaker.name for s in t.claim.said_by],
            }
            for t in record.tellings
        ],
    }  # fmt: skip


def _actors(record: Record, actors: Sequence[Actor]) -> list[JsonObject]:
    return [{"id": a.id, "name": notes.called(record, a), "country": a.country, "sector": a.sector, "kind": a.kind.value} for a in actors]
