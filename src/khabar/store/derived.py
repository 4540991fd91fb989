"""The situation in tables: brought up to date in one transaction whenever what it rests on has changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import TypeVar

from sqlalchemy import Connection, Engine, Table, delete, insert, select, tuple_

from khabar import wire
from khabar.model import Situation
from khabar.store import boards
from khabar.store.engine import writing
from khabar.store.evidence import Evidence, claims_of_coded, parsed
from khabar.store.findings import Tables, tables_of
from khabar.store.rows import Row
from khabar.store.schema import (
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

ONLY = 1  # the id of the one situation that is kept
BATCH = 5000  # rows written at a time
ASKED = 500  # ids in one query
Key = tuple[str, str]  # kind and id of a finding
T = TypeVar("T")
BESIDE = (
    (finding_claims, "finding_id"),
    (finding_actors, "finding_id"),
    (finding_places, "finding_id"),
    (findings, "id"),
)
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

    def keep(
        self, situation: Situation, *, fingerprint: str, begins: date | None = None, board: boards.Board | None = None
    ) -> bool:
        """Keeps a situation, and the board that it was worked out with; False where that board has moved under it."""
        made = tables_of(situation)
        with writing(self.engine) as connection:
            if board is not None and board.after is not None and boards.stamp_of(connection) != board.after:
                return False
            # The same code made what is kept, so that a finding of the same body has the same rows beside it.
            keys = changed(connection, made) if board is not None and board.after is not None else None
            before = claims_of_events(connection, keys)
            clear(connection, keys)
            insert_rows(connection, made, keys)
            note_moves(connection, before, claims_of_events(connection, keys))
            connection.execute(delete(situations))
            row: Row = {"id": ONLY, "fingerprint": fingerprint, "begins": begins}
            connection.execute(insert(situations), [row])
            if board is not None:
                boards.write(connection, board)
        return True

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


# ------------------------------------------------------------------------------------------------ what is written
def changed(connection: Connection, made: Tables) -> set[Key]:
    """Findings that are new, gone, or other than they are kept."""
    old = {
        (row.kind, row.id): row.body
        for row in connection.execute(select(findings.c.kind, findings.c.id, findings.c.body))
    }
    new = {(str(row["kind"]), str(row["id"])): row["body"] for row in made.findings}
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def clear(connection: Connection, keys: set[Key] | None) -> None:
    """Takes out these findings with all that lies beside them; all of them where none are named."""
    for table, ident in BESIDE:
        if keys is None:
            connection.execute(delete(table))
        for some in batches(sorted(keys or ())):
            connection.execute(delete(table).where(tuple_(table.c.kind, table.c[ident]).in_(some)))


def insert_rows(connection: Connection, made: Tables, keys: set[Key] | None) -> None:
    for (table, ident), new in zip(BESIDE, (made.claims, made.actors, made.places, made.findings), strict=True):
        write(connection, table, [row for row in new if keys is None or (str(row["kind"]), str(row[ident])) in keys])


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
def claims_of_events(connection: Connection, keys: set[Key] | None = None) -> dict[str, set[str]]:
    """The claims of every event, or of those among ``keys``."""
    found: dict[str, set[str]] = defaultdict(set)
    asked = select(finding_claims.c.finding_id, finding_claims.c.claim_id).where(finding_claims.c.kind == "event")
    named = None if keys is None else sorted(ident for kind, ident in keys if kind == "event")
    parts = (
        [asked] if named is None else [asked.where(finding_claims.c.finding_id.in_(some)) for some in batches(named)]
    )
    for row in (row for part in parts for row in connection.execute(part)):
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


def batches(ids: list[T]) -> Iterator[list[T]]:
    yield from (ids[at : at + ASKED] for at in range(0, len(ids), ASKED))
