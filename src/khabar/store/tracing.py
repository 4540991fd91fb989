"""From any finding down to the words: each quoted sentence, its outlet, and who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, select

from khabar import wire
from khabar.store.derived import LISTS, Derived
from khabar.store.evidence import claims_of_coded, parsed
from khabar.store.schema import claims, coded, finding_claims, findings, moved_events, reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One claim that a finding rests on, with the sentence that it stands in."""

    claim: str
    kind: str
    type: str | None
    status: str
    quote: str
    sentence: str
    start: int  # where the quote stands in the report's text
    end: int
    at: int  # where it stands in the sentence
    said_by: tuple[str, ...]  # innermost speaker first, each with stance; empty: the outlet itself
    report: str
    path: str
    outlet: str | None
    published: date | None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A finding and all that it rests on."""

    id: str
    kind: str
    body: wire.JsonObject
    proofs: tuple[Proof, ...]
    moved_from: str | None = None
    parts: tuple[Trace, ...] = ()  # an event's numbers, each with its own proofs
    copies: tuple[wire.JsonObject, ...] = ()  # where the reports behind it copy one another


class Tracer:
    def __init__(self, engine: Engine, derived: Derived) -> None:
        self.engine = engine
        self.derived = derived

    def trace(self, asked: str) -> Trace | None:
        """The finding, claim or report of an id; ``EVENT/killed`` is a number of an event. None where there is none."""
        ident, _, part = asked.partition("/")
        with self.engine.connect() as connection:
            found = self._finding(connection, ident) or self._moved(connection, ident) or self._claim(connection, ident)
            found = found or self._report(connection, ident)
        if found and part:
            return next((one for one in found.parts if one.body.get("role") == part), None)
        return found

    def proofs(self, claims: Sequence[str]) -> tuple[Proof, ...]:
        """The sentences of claims, by their ids; an id of none is left out."""
        with self.engine.connect() as connection:
            return proofs_of(connection, list(claims))

    def _finding(self, connection: Connection, ident: str, moved_from: str | None = None) -> Trace | None:
        row = connection.execute(
            select(findings.c.kind, findings.c.body, findings.c.parent_id).where(findings.c.id == ident)
        ).first()
        if row is None:
            return None
        told = finding_claims.c
        asked = select(told.claim_id).where(told.kind == row.kind, told.finding_id == ident)
        proofs = proofs_of(connection, list(connection.execute(asked).scalars()))
        numbers: tuple[Trace, ...] = ()
        if row.kind == "event":
            parts = connection.execute(
                select(findings.c.id)
                .where(findings.c.kind == "number", findings.c.parent_id == ident)
                .order_by(findings.c.type, findings.c.id)
            )
            numbers = tuple(one for part in parts.scalars() if (one := self._finding(connection, part)))
        return Trace(id=ident, kind=row.kind, body=parsed(row.body), proofs=proofs, moved_from=moved_from, parts=numbers,
                     copies=copies_among(connection, {proof.report for proof in proofs}))  # fmt: skip

    def _moved(self, connection: Connection, ident: str) -> Trace | None:
        if connection.execute(select(moved_events.c.old_id).where(moved_events.c.old_id == ident)).first() is None:
            return None
        now = self.derived.follow(ident)
        return self._finding(connection, now, ident) if now else None

    def _claim(self, connection: Connection, ident: str) -> Trace | None:
        asked = (
            select(claims.c.body, claims.c.report_id)
            .join(coded, claims_of_coded())
            .where(coded.c.current, claims.c.id == ident)
        )
        row = connection.execute(asked).first()
        if row is None:
            return None
        return Trace(
            id=ident,
            kind="claim",
            body={"report": row.report_id, **parsed(row.body)},
            proofs=proofs_of(connection, [ident]),
        )

    def _report(self, connection: Connection, ident: str) -> Trace | None:
        row = connection.execute(select(coded.c.body).where(coded.c.current, coded.c.report_id == ident)).first()
        if row is None:
            return None
        told = connection.execute(
            select(claims.c.id).join(coded, claims_of_coded()).where(coded.c.current, claims.c.report_id == ident)
        )
        return Trace(id=ident, kind="report", body=parsed(row.body), proofs=proofs_of(connection, list(told.scalars())))

    def ids(self) -> list[tuple[str, str]]:
        """Every finding, as (kind, id); for walks over all of them."""
        with self.engine.connect() as connection:
            asked = select(findings.c.kind, findings.c.id).where(findings.c.kind.in_([*LISTS, "number"]))
            return [(row.kind, row.id) for row in connection.execute(asked.order_by(findings.c.kind, findings.c.id))]


def proofs_of(connection: Connection, ids: list[str]) -> tuple[Proof, ...]:
    """The claims by day of publication, then as they stand in the text."""
    asked = (
        select(claims, coded.c.published_start, coded.c.outlet_name, coded.c.title, reports.c.path, reports.c.url)
        .join(coded, claims_of_coded()).join(reports, reports.c.id == claims.c.report_id)
        .where(coded.c.current, claims.c.id.in_(ids))
    )  # fmt: skip
    found = [
        Proof(
            claim=row.id, kind=row.kind, type=row.type, status=row.status, quote=row.quote, sentence=row.sentence or row.quote,
            start=row.quote_start, end=row.quote_end, at=place_in_sentence(body, row.quote_start), said_by=speakers(body), report=row.report_id, path=row.path,
            outlet=row.outlet_name, published=row.published_start, title=row.title, url=row.url,
        )
        for row in connection.execute(asked) for body in (parsed(row.body),)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.published or date.max, one.report, one.start, one.claim)))


def place_in_sentence(claim: wire.JsonObject, quote_start: int) -> int:
    sentence = claim.get("sentence")
    start = sentence.get("start") if isinstance(sentence, dict) else None
    return quote_start - start if isinstance(start, int) else 0


def speakers(claim: wire.JsonObject) -> tuple[str, ...]:
    """Who says it, innermost first, with what they do with it."""
    chain = claim.get("said_by")
    out: list[str] = []
    for said in chain if isinstance(chain, list) else []:
        if isinstance(said, dict) and isinstance(said["speaker"], dict):
            out.append(f"{said['speaker']['name']} ({said['stance']})")
    return tuple(out)


def copies_among(connection: Connection, ids: set[str]) -> tuple[wire.JsonObject, ...]:
    """Which of these reports copy another."""
    asked = (
        select(findings.c.body)
        .where(findings.c.kind == "copy", findings.c.parent_id.in_(sorted(ids)))
        .order_by(findings.c.id)
    )
    links = [parsed(body) for body in connection.execute(asked).scalars()]
    return tuple(link for link in links if link["of"] is None or link["of"] in ids)
