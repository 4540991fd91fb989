"""The situation in tables: rebuilt as a whole, in one transaction, whenever what it rests on has changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from sqlalchemy import Connection, Engine, Table, delete, insert, select

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
from khabar.store.engine import writing
from khabar.store.evidence import Evidence, claims_of_coded, parsed
from khabar.store.rows import Cell, Named, Row
from khabar.store.schema import (
    DERIVED,
    claims,
    coded,
    finding_actors,
    finding_claims,
    finding_places,
    findings,
    moved_events,
    reports,
    situations,
)

AT = PlaceRole.AT
ONLY = 1  # the id of the one situation that is kept
BATCH = 5000  # rows written at a time
LISTS = {
    "event": "events",
    "control": "control",
    "force": "forces",
    "role": "roles",
    "relation": "relations",
    "indicator": "indicators",
}
# Lists beside the findings, and what wire sorts them by; sorted here, since databases order letters each their own way.
SIDE_LISTS = {
    "control_sum": ("control_sums", "id"),
    "source_record": ("sources", "id"),
    "versions": ("versions", "reports"),
}
State = ControlState | ForceState | RoleState | RelationState
Finding = Event | State | IndicatorValue


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


# ------------------------------------------------------------------------------------------------ the one kept
class Derived:
    """The kept situation: whether it is still right, writing it anew, printing it."""

    def __init__(self, engine: Engine, evidence: Evidence) -> None:
        self.engine = engine
        self.evidence = evidence

    def fingerprint(self, *made_by: str) -> str:
        """Of everything that the situation rests on; ``made_by`` names the code and tables that make it."""
        digest = sha256("\n".join(made_by).encode())
        for line in self.evidence.inputs():
            digest.update(b"\n" + line.encode())
        return digest.hexdigest()

    def kept(self) -> str | None:
        with self.engine.connect() as connection:
            return connection.execute(select(situations.c.fingerprint).where(situations.c.id == ONLY)).scalar()

    def keep(self, situation: Situation, *, fingerprint: str, begins: date | None = None) -> None:
        made = tables_of(situation)
        with writing(self.engine) as connection:
            before = claims_of_events(connection)
            for table in DERIVED:
                connection.execute(delete(table))
            for table, new in (
                (findings, made.findings),
                (finding_places, made.places),
                (finding_actors, made.actors),
                (finding_claims, made.claims),
            ):
                write(connection, table, new)
            note_moves(connection, before, claims_of_events(connection))
            row: Row = {"id": ONLY, "fingerprint": fingerprint, "begins": begins}
            connection.execute(insert(situations), [row])

    def document(self) -> wire.JsonObject:
        """The kept situation as the contract prints it."""
        with self.engine.connect() as connection:
            event_of = {claim: event for event, told in claims_of_events(connection).items() for claim in told}
            made: wire.JsonObject = {
                "schema": wire.SITUATION, "reports": list(report_rows(connection)), "claims": list(claim_rows(connection, event_of)),
                "copies": list(copies_in_order(connection)),
            }  # fmt: skip
            for kind, name in LISTS.items():
                made[name] = [parsed(body) for body in bodies(connection, kind)]
            for kind, (name, key) in SIDE_LISTS.items():
                made[name] = in_order([parsed(body) for body in bodies(connection, kind)], key)
            return made

    def follow(self, event: str) -> str | None:
        """Where an event went: its own id where it is still there, None where nothing of it is left."""
        seen: set[str] = set()
        at: str | None = event
        with self.engine.connect() as connection:
            while at is not None and at not in seen:
                if connection.execute(
                    select(findings.c.id).where(findings.c.kind == "event", findings.c.id == at)
                ).first():
                    return at
                seen.add(at)
                at = connection.execute(select(moved_events.c.new_id).where(moved_events.c.old_id == at)).scalar()
        return None


def copies_in_order(connection: Connection) -> list[wire.JsonObject]:
    """As ``wire`` sorts them."""
    links = [parsed(body) for body in bodies(connection, "copy")]
    return sorted(links, key=lambda link: (str(link["report"]), str(link["of"] or ""), str(link["origin"] or "")))


def in_order(found: list[wire.JsonObject], key: str) -> list[wire.Json]:
    """By a text, or by a list of texts."""

    def texts(row: wire.JsonObject) -> list[str]:
        value = row[key]
        return [str(one) for one in value] if isinstance(value, list) else [str(value)]

    found.sort(key=texts)
    return [*found]


def write(connection: Connection, table: Table, new: list[Row]) -> None:
    for at in range(0, len(new), BATCH):
        connection.execute(insert(table), new[at : at + BATCH])


def bodies(connection: Connection, kind: str) -> Iterator[str]:
    yield from connection.execute(
        select(findings.c.body).where(findings.c.kind == kind).order_by(findings.c.id)
    ).scalars()


def report_rows(connection: Connection) -> Iterator[wire.JsonObject]:
    asked = select(reports.c.id, reports.c.path, coded.c.body).join(coded, coded.c.report_id == reports.c.id)
    for row in connection.execute(asked.where(coded.c.current).order_by(reports.c.id)):
        head = parsed(row.body)["report"]
        assert isinstance(head, dict)
        yield {key: head[key] for key in ("id", "path", "title", "outlet", "published")}


def claim_rows(connection: Connection, event_of: Mapping[str, str]) -> Iterator[wire.JsonObject]:
    asked = select(
        claims.c.id,
        claims.c.report_id,
        claims.c.kind,
        claims.c.status,
        claims.c.quote_start,
        claims.c.quote_end,
        claims.c.quote,
    )
    for row in connection.execute(asked.join(coded, claims_of_coded()).where(coded.c.current).order_by(claims.c.id)):
        quote: wire.JsonObject = {"start": row.quote_start, "end": row.quote_end, "text": row.quote}
        yield {
            "id": row.id,
            "report": row.report_id,
            "kind": row.kind,
            "status": row.status,
            "quote": quote,
            "event": event_of.get(row.id),
        }


# ------------------------------------------------------------------------------------------------ events that moved
def claims_of_events(connection: Connection) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(
        select(finding_claims.c.finding_id, finding_claims.c.claim_id).where(finding_claims.c.kind == "event")
    ):
        found[row.finding_id].add(row.claim_id)
    return found


def note_moves(connection: Connection, before: Mapping[str, set[str]], now: Mapping[str, set[str]]) -> None:
    """Every event id that is gone leads to the event that took its first claim, else most of its claims."""
    home = {claim: event for event, told in now.items() for claim in told}
    moved: list[Row] = []
    for old in sorted(before.keys() - now.keys()):
        first = home.get("c_" + old.removeprefix("e_"))
        heirs = Counter(home[claim] for claim in before[old] if claim in home)
        most = min(heirs, key=lambda event: (-heirs[event], event), default=None)
        moved.append({"old_id": old, "new_id": first or most})
    for ids in batches(sorted({*(str(row["old_id"]) for row in moved), *now})):
        connection.execute(delete(moved_events).where(moved_events.c.old_id.in_(ids)))
    if moved:
        write(connection, moved_events, moved)


def batches(ids: list[str]) -> Iterator[list[str]]:
    yield from (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
