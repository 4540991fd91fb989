"""What khabar prints for other programs, and reads back: the JSON of the output contract.

Every value keeps the names of ``model``; only ``with`` and the intervals ``from`` / ``to`` are spelled as the contract
spells them. Numbers are rounded the same way everywhere, so that the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

import msgspec

from khabar.model import (
    AnyClaim,
    Claim,
    ClaimKind,
    CodedReport,
    Coder,
    ControlClaim,
    ControlState,
    Event,
    EventClaim,
    Excluded,
    Failure,
    ForceClaim,
    ForceState,
    IndicatorClaim,
    IndicatorValue,
    Mentioned,
    Miss,
    Outlet,
    Published,
    RelationClaim,
    RelationState,
    Report,
    RoleClaim,
    RoleState,
    Situation,
    Span,
)

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]
T = TypeVar("T")
Row = TypeVar("Row", Event, ControlState, ForceState, RoleState, RelationState, IndicatorValue)

CODED_REPORT = "khabar/coded-report/1"
SITUATION = "khabar/situation/1"
CLAIM_TYPES: Mapping[ClaimKind, type[AnyClaim]] = {
    ClaimKind.EVENT: EventClaim,
    ClaimKind.CONTROL: ControlClaim,
    ClaimKind.FORCE: ForceClaim,
    ClaimKind.ROLE: RoleClaim,
    ClaimKind.RELATION: RelationClaim,
    ClaimKind.INDICATOR: IndicatorClaim,
}

# Digits after the point. A metre is enough for a place (5 digits of a degree), a thousandth for a confidence.
DIGITS: Mapping[str, int] = {"lat": 5, "lon": 5, "confidence": 3, "weight": 3, "share": 3, "radius_km": 3}
DIGITS_ELSEWHERE = 6


class WireError(ValueError):
    """The JSON is not what the contract says; the message names the field."""


# ------------------------------------------------------------------------------------------------ values
def plain(value: object) -> Json:
    """Any value of the model as JSON, with fixed rounding."""
    return _tidy(msgspec.to_builtins(value), DIGITS_ELSEWHERE)


def plain_object(value: object) -> JsonObject:
    return cast(JsonObject, plain(value))


def _tidy(value: Json, digits: int) -> Json:
    if isinstance(value, dict):
        return {key: _tidy(item, DIGITS.get(key, DIGITS_ELSEWHERE)) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_tidy(item, digits) for item in value]
    if isinstance(value, float):
        return _tidy_number(value, digits)
    return value


def _tidy_number(value: float, digits: int) -> int | float | None:
    if value != value or value in (float("inf"), float("-inf")):
        return None  # JSON knows neither; what is no number is unknown
    rounded = round(value, digits)
    return int(rounded) if rounded.is_integer() else rounded


def _read(value: Json, kind: type[T], where: str) -> T:
    try:
        return msgspec.convert(value, type=kind)
    except msgspec.ValidationError as error:
        raise WireError(f"{where}: {error}") from error


def _object(value: Json, where: str) -> JsonObject:
    if not isinstance(value, dict):
        raise WireError(f"{where}: expected an object, found {type(value).__name__}")
    return value


def _list(value: Json, where: str) -> list[Json]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise WireError(f"{where}: expected a list, found {type(value).__name__}")
    return value


def _text(value: Json, where: str) -> str:
    if not isinstance(value, str):
        raise WireError(f"{where}: expected a text, found {type(value).__name__}")
    return value


# ------------------------------------------------------------------------------------------------ claims
def claim_to_json(claim: Claim) -> JsonObject:
    fields = plain_object(claim)
    fields["with"] = fields.pop("with_")
    return fields


def claim_from_json(fields: JsonObject) -> AnyClaim:
    kind = _read(fields.get("kind"), ClaimKind, "claim.kind")
    renamed = {key: value for key, value in fields.items() if key != "with"}
    renamed["with_"] = _list(fields.get("with"), "claim.with")
    return _read(renamed, CLAIM_TYPES[kind], f"{kind} claim {fields.get('id')}")


# ------------------------------------------------------------------------------------------------ coded reports
def coded_report_to_json(coded: CodedReport, *, text: bool = False) -> JsonObject:
    """One line of ``khabar code``. With ``text`` the report's own text comes along, and nothing is lost."""
    line: JsonObject = {
        "schema": CODED_REPORT,
        "coder": plain(coded.coder),
        "report": _report_to_json(coded, text=text),
        "failure": None,
        "claims": [claim_to_json(claim) for claim in coded.claims],
        "misses": plain(coded.misses),
    }
    if coded.mentions:
        line["mentions"] = [_mention_to_json(m) for m in coded.mentions]
    return line


def _mention_to_json(m: Mentioned) -> JsonObject:
    """A mention with its one target; a demonym is a place that is only alluded to."""
    target: Json = plain(m.actor or m.place or m.amount)
    if m.kind == "date":
        target = {**(plain_object(m.when) if m.when else {}), "value": m.value}
    kind = "place" if m.kind == "demonym" else m.kind
    return {"kind": kind, "demonym": m.kind == "demonym", "quote": plain(m.quote), "score": m.score, "target": target}


def _report_to_json(coded: CodedReport, *, text: bool) -> JsonObject:
    report = coded.report
    fields: JsonObject = {
        "id": report.id,
        "path": report.path,
        "sha256": report.sha256,
        "title": coded.title,
        "outlet": plain(coded.outlet),
        "authors": list(report.authors),
        "published": plain(coded.published),
        "language": report.language,
        "excluded": plain(coded.excluded),
        "url": report.url,
        "extractor": report.extractor,
        "credits": list(coded.credits),
        "sentences": [[span.start, span.end] for span in coded.sentences],
        "markup": plain(report.markup),
        "stated": {"title": report.title, "outlet": plain(report.outlet), "published": plain(report.published)},
    }
    if text:
        fields["text"] = report.text
    return fields


def failure_to_json(failure: Failure, *, coder: Coder | None = None) -> JsonObject:
    """The line of a report that could not be coded."""
    return {
        "schema": CODED_REPORT,
        "coder": plain(coder),
        "report": {"path": failure.path},
        "failure": {"stage": failure.stage, "why": failure.why},
        "claims": [],
        "misses": [],
    }


def coded_report_from_json(fields: JsonObject, *, text: str | None = None) -> CodedReport:
    """The coded report of a line. The text comes from the line, else from ``text``, else it is empty."""
    if fields.get("failure") is not None:
        raise WireError(f"this report was not coded: {fields['failure']}")
    head = _object(fields.get("report"), "report")
    return CodedReport(
        coder=_read(fields.get("coder"), Coder, "coder"),
        report=_report_from_json(head, text),
        published=_read_optional(head.get("published"), Published, "report.published"),
        title=_read_optional(head.get("title"), str, "report.title"),
        outlet=_read_optional(head.get("outlet"), Outlet, "report.outlet"),
        credits=_read(head.get("credits") or [], tuple[str, ...], "report.credits"),
        excluded=_read(head.get("excluded") or [], tuple[Excluded, ...], "report.excluded"),
        sentences=tuple(_span(pair) for pair in _list(head.get("sentences"), "report.sentences")),
        claims=tuple(claim_from_json(_object(claim, "claim")) for claim in _list(fields.get("claims"), "claims")),
        misses=_read(fields.get("misses") or [], tuple[Miss, ...], "misses"),
    )


def _report_from_json(head: JsonObject, text: str | None) -> Report:
    stated = _object(head["stated"], "report.stated") if head.get("stated") else head
    own_text = head.get("text")
    return Report(
        id=_text(head.get("id"), "report.id"),
        path=_text(head.get("path"), "report.path"),
        text=_text(own_text, "report.text") if own_text is not None else text or "",
        sha256=_text(head.get("sha256"), "report.sha256"),
        title=_read_optional(stated.get("title"), str, "report.title"),
        outlet=_read_optional(stated.get("outlet"), Outlet, "report.outlet"),
        authors=_read(head.get("authors") or [], tuple[str, ...], "report.authors"),
        published=_read_optional(stated.get("published"), Published, "report.published"),
        url=_read_optional(head.get("url"), str, "report.url"),
        language=_read_optional(head.get("language"), str, "report.language"),
        extractor=_read_optional(head.get("extractor"), str, "report.extractor"),
        markup=_read(head.get("markup") or [], tuple[Excluded, ...], "report.markup"),
    )


def _read_optional(value: Json, kind: type[T], where: str) -> T | None:
    return None if value is None else _read(value, kind, where)


def _span(pair: Json) -> Span:
    start, end = _read(pair, tuple[int, int], "report.sentences")
    return Span(start, end)


# ------------------------------------------------------------------------------------------------ the situation
def situation_to_json(situation: Situation) -> JsonObject:
    """What ``khabar situation`` prints: every list sorted by id."""
    event_of = dict(situation.event_of)
    return {
        "schema": SITUATION,
        "reports": [_report_row(coded) for coded in sorted(situation.reports, key=lambda coded: coded.report.id)],
        "claims": _claim_rows(situation.reports, event_of),
        "copies": [
            plain(link) for link in sorted(situation.copies, key=lambda c: (c.report, c.of or "", c.origin or ""))
        ],
        "events": [plain(event) for event in _by_id(situation.events)],
        "control": [_state(row) for row in _by_id(situation.control)],
        "forces": [_state(row) for row in _by_id(situation.forces)],
        "roles": [_state(row) for row in _by_id(situation.roles)],
        "relations": [_state(row) for row in _by_id(situation.relations)],
        "indicators": [plain(row) for row in _by_id(situation.indicators)],
        "control_sums": [plain(row) for row in sorted(situation.control_sums, key=lambda row: row.id)],
        "sources": [plain(row) for row in sorted(situation.sources, key=lambda row: row.id)],
        "versions": [plain(row) for row in sorted(situation.versions, key=lambda row: row.reports)],
    }


def _by_id(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.id)


def _report_row(coded: CodedReport) -> JsonObject:
    return {
        "id": coded.report.id,
        "path": coded.report.path,
        "title": coded.title,
        "outlet": plain(coded.outlet),
        "published": plain(coded.published),
    }


def _claim_rows(reports: Iterable[CodedReport], event_of: Mapping[str, str]) -> list[Json]:
    rows: list[tuple[str, Json]] = []
    for coded in reports:
        for claim in coded.claims:
            row: JsonObject = {
                "id": claim.id,
                "report": coded.report.id,
                "kind": claim.kind.value,
                "status": claim.status.value,
                "quote": plain(claim.quote),
                "event": event_of.get(claim.id),
            }
            rows.append((claim.id, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _state(state: ControlState | ForceState | RoleState | RelationState) -> JsonObject:
    """A state through time: ``start`` and ``end`` are intervals, printed as ``from`` and ``to``."""
    fields = plain_object(state)
    fields["from"] = fields.pop("start")
    fields["to"] = fields.pop("end")
    return fields
