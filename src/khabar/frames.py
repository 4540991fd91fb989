"""Findings as flat rows for tables: one row a finding, one column a value, the same columns also where nothing was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from khabar.wire import Json, JsonObject

Cell = str | int | float | date | None
Flat = dict[str, Cell]
Columns = dict[str, type]

PLACE: Columns = {"place_id": str, "place": str, "admin2": str, "admin1": str, "country": str, "lat": float, "lon": float,
                  "radius_km": float, "place_precision": str}  # fmt: skip
SPAN: Columns = {"start": date, "end": date, "time_precision": str}
CITED: Columns = {"first_cited": date, "last_cited": date}
TOLLS = ("killed", "injured", "captured", "displaced")
TOLL: Columns = {f"{role}_{part}": float for role in TOLLS for part in ("low", "best", "high")}
COLUMNS: Mapping[str, Columns] = {
    "event": {"id": str, "type": str, "status": str, "time_frame": str, **SPAN, **PLACE, "actors": str, "recipients": str, **TOLL,
              "voices_min": int, "voices_max": int, "credibility": int, "disputed": str, "claims": int},
    "control": {"id": str, **PLACE, "holder_id": str, "holder": str, "state": str, "scope": str, "basis": str, **SPAN, **CITED,
                "disputed_by": str, "claims": int},
    "force": {"id": str, "unit_id": str, "unit": str, "parent": str, "commander": str, "activity": str, **PLACE, "size_low": float,
              "size_best": float, "size_high": float, **SPAN, **CITED, "claims": int},
    "role": {"id": str, "person_id": str, "person": str, "title": str, "organisation": str, **SPAN, "claims": int},
    "relation": {"id": str, "subject": str, "relation": str, "object": str, **SPAN, "denied_by": str, "claims": int},
    "indicator": {"id": str, "measure": str, "about": str, "low": float, "best": float, "high": float, "unit": str, **SPAN, "claims": int},
    "claim": {"id": str, "report": str, "kind": str, "type": str, "status": str, "time_frame": str, "quote": str, "said_by": str, **SPAN,
              **PLACE, "actors": str, "recipients": str, "confidence": float},
    "report": {"id": str, "path": str, "title": str, "outlet": str, "start": date, "end": date, "time_precision": str, "language": str,
               "url": str, "claims": int},
    "actor": {"id": str, "name": str, "kind": str, "country": str, "events": int, "claims": int, "said": int},
    "source": {"id": str, "name": str, "reports": int, "copies": int, "claims": int, "first": date, "last": date,
               "copied_from": int, "events": int, "confirmed": int, "contradicted": int, "corrected": int, "retracted": int},
}  # fmt: skip


def flat(kind: str, row: JsonObject) -> Flat:
    """A finding as one row with the columns of its kind."""
    made = {**plain(row), **MAKERS.get(kind, nothing_more)(row)}
    return {column: typed(made.get(column), wanted) for column, wanted in COLUMNS[kind].items()}


def typed(value: Json | date, wanted: type) -> Cell:
    if value is None or isinstance(value, list | dict):
        return None
    if wanted is date:
        return date.fromisoformat(value) if isinstance(value, str) else None
    if wanted is str or isinstance(value, str | date):
        return str(value)
    return float(value) if wanted is float else int(value)


def nothing_more(row: JsonObject) -> JsonObject:
    return {}


def plain(row: JsonObject) -> JsonObject:
    """What is a plain value in the finding itself."""
    claims = row.get("claims")
    return {
        **{key: value for key, value in row.items() if not isinstance(value, list | dict)},
        "claims": len(claims) if isinstance(claims, list) else claims,
    }


# ------------------------------------------------------------------------------------------------ parts of a finding
def inner(row: JsonObject, *keys: str) -> Json:
    at: Json = row
    for key in keys:
        if not isinstance(at, dict):
            return None
        at = at.get(key)
    return at


def listed(row: JsonObject, key: str) -> list[JsonObject]:
    value = row.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def names(row: JsonObject, key: str) -> str | None:
    return "; ".join(str(one.get("name")) for one in listed(row, key)) or None


def place_cells(place: Json) -> JsonObject:
    if not isinstance(place, dict):
        return {}
    kept: JsonObject = {key: place.get(key) for key in ("admin2", "admin1", "country", "lat", "lon", "radius_km")}
    return {**kept, "place_id": place.get("id"), "place": place.get("name"), "place_precision": place.get("precision")}


def first_place(row: JsonObject) -> JsonObject:
    ordered = sorted(listed(row, "where"), key=lambda one: one.get("role") != "at")
    return place_cells(ordered[0].get("place")) if ordered else {}


def when_cells(row: JsonObject) -> JsonObject:
    return {
        "start": inner(row, "when", "start"),
        "end": inner(row, "when", "end"),
        "time_precision": inner(row, "when", "precision"),
    }


def span_cells(row: JsonObject) -> JsonObject:
    return {
        "start": inner(row, "from", "start"),
        "end": inner(row, "to", "start"),
        "time_precision": inner(row, "from", "precision"),
    }


def tolls(row: JsonObject) -> JsonObject:
    """The toll of all together where somebody gives it, else the sum over the sides where every side has the value."""
    made: JsonObject = {}
    for role in TOLLS:
        every = [one for one in listed(row, "numbers") if one.get("role") == role]
        rows = [one for one in every if one.get("whose") is None] or every
        for part in ("low", "best", "high"):
            values = [one.get(part) for one in rows]
            made[f"{role}_{part}"] = (
                sum(v for v in values if isinstance(v, int | float)) if values and None not in values else None
            )
    return made


# ------------------------------------------------------------------------------------------------ one maker a kind
def event(row: JsonObject) -> JsonObject:
    voices: JsonObject = {"voices_min": inner(row, "voices", "min"), "voices_max": inner(row, "voices", "max")}
    disputed = "; ".join(str(one.get("field")) for one in listed(row, "disputes")) or None
    return {
        **when_cells(row),
        **first_place(row),
        **tolls(row),
        **voices,
        "disputed": disputed,
        "actors": names(row, "actors"),
        "recipients": names(row, "recipients"),
    }


def control(row: JsonObject) -> JsonObject:
    holder: JsonObject = {"holder_id": inner(row, "holder", "id"), "holder": inner(row, "holder", "name")}
    return {**span_cells(row), **place_cells(row.get("place")), **holder, "disputed_by": names(row, "disputed_by")}


def force(row: JsonObject) -> JsonObject:
    who: JsonObject = {key: inner(row, key, "name") for key in ("unit", "parent", "commander")}
    size: JsonObject = {f"size_{part}": inner(row, "size", part) for part in ("low", "best", "high")}
    return {**span_cells(row), **place_cells(row.get("place")), **who, **size, "unit_id": inner(row, "unit", "id")}


def role(row: JsonObject) -> JsonObject:
    return {
        **span_cells(row),
        "person_id": inner(row, "person", "id"),
        "person": inner(row, "person", "name"),
        "organisation": inner(row, "organisation", "name"),
    }


def relation(row: JsonObject) -> JsonObject:
    return {
        **span_cells(row),
        "subject": inner(row, "subject", "name"),
        "object": inner(row, "object", "name"),
        "denied_by": names(row, "denied_by"),
    }


def indicator(row: JsonObject) -> JsonObject:
    return {**when_cells(row), "about": inner(row, "about", "name")}


TYPES = (
    "type",
    "change",
    "activity",
    "title",
    "relation",
    "measure",
)  # the field that says what of its kind a claim is


def claim(row: JsonObject) -> JsonObject:
    said = "; ".join(str(inner(one, "speaker", "name")) for one in listed(row, "said_by")) or None
    kind = next((row[key] for key in TYPES if row.get(key)), None)
    who = names(row, "actors") or next(
        (name for key in ("actor", "unit", "person", "subject", "about") if (name := inner(row, key, "name"))), None
    )
    other = names(row, "recipients") or next(
        (name for key in ("previous", "organisation", "object") if (name := inner(row, key, "name"))), None
    )
    return {
        **when_cells(row),
        **first_place(row),
        "type": kind,
        "quote": inner(row, "quote", "text"),
        "said_by": said,
        "actors": who,
        "recipients": other,
    }


def report(row: JsonObject) -> JsonObject:
    day: JsonObject = {
        "start": inner(row, "published", "start"),
        "end": inner(row, "published", "end"),
        "time_precision": inner(row, "published", "precision"),
    }
    return {**day, "outlet": inner(row, "outlet", "name")}


MAKERS: Mapping[str, Callable[[JsonObject], JsonObject]] = {
    "event": event, "control": control, "force": force, "role": role, "relation": relation, "indicator": indicator, "claim": claim, "report": report,
}  # fmt: skip


def flat_rows(kind: str, rows: Sequence[JsonObject]) -> list[Flat]:
    return [flat(kind, row) for row in rows]
