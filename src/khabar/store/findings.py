"""A situation as rows: findings, and beside them their places, their actors and the claims that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from khabar import wire
from khabar.model import (
    ControlState,
    Event,
    ForceState,
    IndicatorValue,
    Interval,
    PlaceRole,
    RelationState,
    RoleState,
    Situation,
    Where,
)
from khabar.store import rows
from khabar.store.rows import Cell, Named, Row
from khabar.store.schema import findings

AT = PlaceRole.AT
State = ControlState | ForceState | RoleState | RelationState


@dataclass
class Tables:
    """The rows of a situation, by table."""

    findings: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)
    actors: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)

    def add(
        self,
        kind: str,
        ident: str,
        cells: Row,
        *,
        where: tuple[Where, ...] = (),
        actors: Iterable[Named] = (),
        claims: Iterable[str] = (),
    ) -> None:
        self.findings.append({**EMPTY, "kind": kind, "id": ident, **cells})
        self.places += rows.where_rows(kind, ident, where)
        self.actors += [
            {
                "kind": kind,
                "finding_id": ident,
                "ordinal": n,
                "role": role,
                "actor_kind": one.kind.value,
                **rows.actor_cells(one),
            }
            for n, (role, one) in enumerate(actors)
        ]
        self.claims += [{"kind": kind, "finding_id": ident, "claim_id": claim} for claim in sorted(set(claims))]


EMPTY: Mapping[str, Cell] = {column.name: None for column in findings.columns}


# ------------------------------------------------------------------------------------------------ values to rows
def tables_of(situation: Situation) -> Tables:
    made = Tables()
    for event in situation.events:
        add_event(made, event)
    states: list[State] = [*situation.control, *situation.forces, *situation.roles, *situation.relations]
    for state in states:
        add_state(made, state)
    for value in situation.indicators:
        add_indicator(made, value)
    for link in situation.copies:
        ident = rows.short_digest(link.report, link.of or "", link.origin or "", link.kind.value)
        made.add(
            "copy",
            "k_" + ident,
            {"type": link.kind.value, "parent_id": link.report, "body": rows.dumps(wire.plain(link))},
        )
    for one in situation.control_sums:
        cells: Row = {"type": one.verdict.value, "start": one.on, "body": rows.dumps(wire.plain(one))}
        made.add("control_sum", one.id, cells, actors=rows.present(("actor", one.actor)), claims=one.claims)
    for record in situation.sources:
        made.add("source_record", record.id, {"body": rows.dumps(wire.plain(record))})
    for page in situation.versions:
        ident = "v_" + rows.short_digest(*page.reports)
        made.add("versions", ident, {"type": page.kind.value, "body": rows.dumps(wire.plain(page))})
    return made


def add_event(made: Tables, event: Event) -> None:
    cells: Row = {
        "type": event.type.value, "status": event.status.value, "time_frame": event.time_frame.value,
        "start": event.when.start if event.when else None, "end": event.when.end if event.when else None,
        "precision": event.when.precision.value if event.when else None, "voices_min": event.voices.min,
        "voices_max": event.voices.max, "credibility": event.credibility, "body": rows.dumps(wire.plain(event)),
    }  # fmt: skip
    named = [*(("actor", one) for one in event.actors), *(("recipient", one) for one in event.recipients)]
    named += [("responsible", one.actor) for one in event.responsibility]
    made.add("event", event.id, cells, where=event.where, actors=named, claims=event.claims)
    for toll in event.numbers:
        ident = number_id(event.id, toll.role, toll.whose)
        told = [claim for figure in toll.by for claim in figure.claims]
        cells = {"type": toll.role, "parent_id": event.id, "body": rows.dumps(wire.plain(toll))}
        made.add("number", ident, cells, claims=told)


def number_id(event: str, role: str, whose: str | None) -> str:
    return "n_" + rows.short_digest(event, role, whose or "")


def add_state(made: Tables, state: State) -> None:
    body = wire.plain_object(state)
    body["from"], body["to"] = body.pop("start"), body.pop("end")
    cells: Row = {"body": rows.dumps(body), **span(state.start, state.end)}
    where: tuple[Where, ...] = ()
    match state:
        case ControlState():
            kind, named = "control", rows.present(("holder", state.holder))
            cells |= {
                "type": state.state.value,
                "basis": state.basis.value,
                "first_cited": state.first_cited,
                "last_cited": state.last_cited,
            }
            where = (Where(state.place, AT),)
        case ForceState():
            kind, named = (
                "force",
                rows.present(("unit", state.unit), ("parent", state.parent), ("commander", state.commander)),
            )
            cells |= {"type": state.activity, "first_cited": state.first_cited, "last_cited": state.last_cited}
            where = (Where(state.place, AT),) if state.place else ()
        case RoleState():
            kind, named = "role", rows.present(("person", state.person), ("organisation", state.organisation))
            cells |= {"type": state.title}
        case RelationState():
            kind, named = "relation", rows.present(("subject", state.subject), ("object", state.object))
            cells |= {"type": state.relation}
    made.add(kind, state.id, cells, where=where, actors=named, claims=state.claims)


def add_indicator(made: Tables, value: IndicatorValue) -> None:
    when = value.when.interval if value.when else None
    cells: Row = {"type": value.measure, "body": rows.dumps(wire.plain(value)), **span(when, None)}
    cells["end"] = when.end if when else None
    named = rows.present(("about", value.about), ("measured_by", value.measured_by))
    made.add("indicator", value.id, cells, actors=named, claims=value.claims)


def span(start: Interval | None, end: Interval | None) -> Row:
    """A state holds from the first day on which it may have begun; an open end is not known."""
    return {
        "start": start.start if start else None,
        "end": end.start if end else None,
        "precision": start.precision.value if start else None,
    }
