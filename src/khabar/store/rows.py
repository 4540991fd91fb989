"""Values of the model to rows of the tables, and reports back."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256

import msgspec

from khabar import wire
from khabar.model import (
    Actor,
    AnyClaim,
    CodedReport,
    Coder,
    ControlClaim,
    EventClaim,
    ForceClaim,
    IndicatorClaim,
    Place,
    RelationClaim,
    Report,
    RoleClaim,
    Ruling,
    Where,
)

Cell = str | int | float | bool | date | None
Row = dict[str, Cell]
Named = tuple[str, Actor]  # the field of a claim, and who stands in it
DEGREE_KM = 111.2


def dumps(value: wire.Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def folded(name: str) -> str:
    """The form in which filters compare names."""
    return " ".join(name.casefold().split())


def short_digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


# ------------------------------------------------------------------------------------------------ reports
def report_row(report: Report, added: date | None) -> Row:
    stated = {key: value for key, value in wire.plain_object(report).items() if key != "text"}
    return {
        "id": report.id, "path": report.path, "sha256": report.sha256, "title": report.title,
        "outlet_id": report.outlet.id if report.outlet else None, "outlet_name": report.outlet.name if report.outlet else None,
        "url": report.url, "language": report.language, "stated": dumps(stated), "text": report.text, "added": added,
    }  # fmt: skip


def report_of(stated: str, text: str) -> Report:
    return msgspec.convert({**json.loads(stated), "text": text}, type=Report)


def coder_id(coder: Coder) -> str:
    return short_digest(coder.version, coder.models, coder.pack)


def coder_row(coder: Coder) -> Row:
    return {"id": coder_id(coder), "version": coder.version, "models": coder.models, "pack": coder.pack}


def coded_row(coded: CodedReport) -> Row:
    line = wire.coded_report_to_json(coded)
    body = {**line, "claims": []}
    day = coded.published
    return {
        "report_id": coded.report.id, "coder_id": coder_id(coded.coder), "digest": sha256(dumps(line).encode()).hexdigest(),
        "published_start": day.start if day else None, "published_end": day.end if day else None, "title": coded.title,
        "outlet_id": coded.outlet.id if coded.outlet else None, "outlet_name": coded.outlet.name if coded.outlet else None,
        "body": dumps(body), "current": True,
    }  # fmt: skip


def coded_line(body: str, claims: Iterable[str]) -> wire.JsonObject:
    """The contract's JSON of a coded report, put together again."""
    line: wire.JsonObject = json.loads(body)
    line["claims"] = [json.loads(claim) for claim in claims]
    return line


# ------------------------------------------------------------------------------------------------ claims
def claim_row(claim: AnyClaim, ordinal: int, coded: CodedReport) -> Row:
    when = claim.when
    return {
        "report_id": coded.report.id, "coder_id": coder_id(coded.coder), "id": claim.id, "ordinal": ordinal,
        "kind": claim.kind.value, "type": type_of(claim), "status": claim.status.value, "time_frame": claim.time_frame.value,
        "quote_start": claim.quote.start, "quote_end": claim.quote.end, "quote": claim.quote.text, "sentence": sentence_of(claim, coded),
        "when_start": when.start if when else None, "when_end": when.end if when else None,
        "when_precision": when.precision.value if when else None, "confidence": claim.confidence,
        "body": dumps(wire.claim_to_json(claim)),
    }  # fmt: skip


def sentence_of(claim: AnyClaim, coded: CodedReport) -> str:
    """The sentence around a claim's quote; several where the quote runs over an end, the quote where none is known."""
    if claim.sentence and claim.sentence.span.holds(claim.quote.span):
        return claim.sentence.text
    around = [one for one in coded.sentences if one.overlaps(claim.quote.span)]
    start = min([claim.quote.start, *(one.start for one in around)])
    end = max([claim.quote.end, *(one.end for one in around)])
    return coded.report.text[start:end] or claim.quote.text


def type_of(claim: AnyClaim) -> str | None:
    """What of its kind a claim is."""
    match claim:
        case EventClaim():
            return claim.type.value
        case ControlClaim():
            return claim.change.value
        case ForceClaim():
            return claim.activity
        case RoleClaim():
            return claim.title
        case RelationClaim():
            return claim.relation
        case IndicatorClaim():
            return claim.measure


def actors_of(claim: AnyClaim) -> Iterator[Named]:
    """Everybody in a claim, with the field in which they stand."""
    match claim:
        case EventClaim():
            yield from (("actor", one) for one in claim.actors)
            yield from (("recipient", one) for one in claim.recipients)
            yield from (("other", one) for one in claim.others)
            yield from (("responsible", one.actor) for one in claim.responsibility)
        case ControlClaim():
            yield from present(("actor", claim.actor), ("previous", claim.previous))
        case ForceClaim():
            yield from present(("unit", claim.unit), ("parent", claim.parent), ("commander", claim.commander))
        case RoleClaim():
            yield from present(("person", claim.person), ("organisation", claim.organisation))
        case RelationClaim():
            yield from present(("subject", claim.subject), ("object", claim.object))
        case IndicatorClaim():
            yield from present(("about", claim.about), ("measured_by", claim.measured_by))
    yield from (("speaker", said.speaker) for said in claim.said_by)


def present(*named: tuple[str, Actor | None]) -> Iterator[Named]:
    yield from ((role, actor) for role, actor in named if actor)


def claim_place_rows(seq: int, claim: AnyClaim) -> list[Row]:
    return [
        {"claim_seq": seq, "ordinal": n, "role": one.role.value, **place_cells(one.place)}
        for n, one in enumerate(claim.where)
    ]


def claim_actor_rows(seq: int, claim: AnyClaim) -> list[Row]:
    return [
        {"claim_seq": seq, "ordinal": n, "role": role, "kind": one.kind.value, **actor_cells(one)}
        for n, (role, one) in enumerate(actors_of(claim))
    ]


def actor_cells(actor: Actor) -> Row:
    return {"actor_id": actor.id, "actor_name": actor.name, "actor_key": folded(actor.name), "country": actor.country}


def place_cells(place: Place) -> Row:
    south, west, north, east = box_of(place)
    return {
        "place_id": place.id, "place_name": place.name, "place_key": folded(place.name), "lat": place.lat, "lon": place.lon,
        "south": south, "west": west, "north": north, "east": east, "radius_km": place.radius_km,
        "precision": place.precision.value, "admin2": place.admin2, "admin1": place.admin1,
        "admin1_key": folded(place.admin1) if place.admin1 else None, "country": place.country, "pcode": place.pcode,
    }  # fmt: skip


def box_of(place: Place) -> tuple[float | None, float | None, float | None, float | None]:
    """The box around a place's circle: south, west, north, east."""
    if place.lat is None or place.lon is None:
        return None, None, None, None
    up = (place.radius_km or 0.0) / DEGREE_KM
    right = up / max(0.1, math.cos(math.radians(place.lat)))
    box = place.lat - up, place.lon - right, place.lat + up, place.lon + right
    return tuple(round(one, 5) for one in box)  # type: ignore[return-value]


def where_rows(kind: str, ident: str, where: Sequence[Where]) -> list[Row]:
    """The places of a finding; the place where it was comes first."""
    ordered = sorted(where, key=lambda one: one.role.value != "at")
    return [
        {"kind": kind, "finding_id": ident, "ordinal": n, "role": one.role.value, **place_cells(one.place)}
        for n, one in enumerate(ordered)
    ]


# ------------------------------------------------------------------------------------------------ rulings
def ruling_row(ruling: Ruling, entered: date | None) -> Row:
    body = dumps(wire.plain(ruling))
    return {
        "id": "u_" + short_digest(body),
        "report_id": ruling.report,
        "verdict": ruling.verdict,
        "body": body,
        "entered": entered,
    }


def ruling_of(body: str) -> Ruling:
    return msgspec.convert(json.loads(body), type=Ruling)
