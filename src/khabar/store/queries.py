"""Filters and the queries that they make: findings, claims, reports, actors and sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Engine, Integer, Select, Table, and_, exists, func, nulls_last, or_, select

from khabar import wire
from khabar.store.engine import Dialect
from khabar.store.evidence import claims_of_coded, parsed
from khabar.store.rows import folded
from khabar.store.schema import (
    claim_actors,
    claim_places,
    claims,
    coded,
    finding_actors,
    finding_claims,
    finding_places,
    findings,
    reports,
)
from khabar.store.search import matching


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; whatever is None does not restrict. Days are half-open: ``since`` counts, ``until`` does not."""

    actor: str | None = None  # an id or a name
    place: str | None = None  # an id or name; also of a district or province around it
    province: str | None = None
    since: date | None = None
    until: date | None = None
    on: date | None = None  # in force on that day
    type: str | None = None
    status: str | None = None
    kind: str | None = None
    min_voices: int | None = None
    text: str | None = None  # words of the reports or quotes behind it
    outlet: str | None = None
    limit: int | None = None


class Queries:
    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        self.engine = engine
        self.dialect = dialect

    # ------------------------------------------------------------------ findings
    def findings(self, kind: str, asked: Filters) -> Iterator[wire.JsonObject]:
        """Events, states of control, forces, roles, relations or indicators, the oldest first."""
        query = select(findings.c.body).where(findings.c.kind == kind, *self._finding_conditions(kind, asked))
        with self.engine.connect() as connection:
            for row in connection.execute(
                query.order_by(nulls_last(findings.c.start), findings.c.id).limit(asked.limit)
            ):
                yield parsed(row.body)

    def _finding_conditions(self, kind: str, asked: Filters) -> Iterator[ColumnElement[bool]]:
        here = findings.c
        if asked.actor:
            yield linked(kind, finding_actors, named("actor", finding_actors, asked.actor))
        if asked.place:
            yield linked(kind, finding_places, at_place(finding_places, asked.place))
        if asked.province:
            yield linked(kind, finding_places, finding_places.c.admin1_key == folded(asked.province))
        if asked.until:
            yield here.start < asked.until
        if asked.since:
            # A state without an end may still hold; an event without a day is not known to be later.
            yield or_(here.end > asked.since, and_(here.end.is_(None), here.kind != "event"))
        if asked.on:
            yield and_(or_(here.start.is_(None), here.start <= asked.on), or_(here.end.is_(None), here.end > asked.on))
            yield or_(here.kind != "event", here.start.is_not(None))
        for column, value in ((here.type, asked.type), (here.status, asked.status)):
            if value:
                yield column == value
        if asked.min_voices is not None:
            yield here.voices_min >= asked.min_voices
        if asked.text or asked.outlet:
            # The claims first, by themselves: joined to them, SQLite tries every pair of link and found claim.
            told = (
                select(claims.c.id).join(coded, claims_of_coded()).where(coded.c.current, *self._words_or_outlet(asked))
            )
            yield linked(kind, finding_claims, finding_claims.c.claim_id.in_(told))

    def _words_or_outlet(self, asked: Filters) -> Iterator[ColumnElement[bool]]:
        if asked.outlet:
            yield by_outlet(asked.outlet)
        if asked.text:
            yield self._words_of_claim(asked.text)

    def _words_of_claim(self, text: str) -> ColumnElement[bool]:
        return matching(self.dialect, text, table="claim_search", key=claims.c.seq)

    # ------------------------------------------------------------------ claims and reports
    def claims(self, asked: Filters) -> Iterator[wire.JsonObject]:
        """Claims of the newest coding, as the contract prints them, each with its report."""
        query = (
            select(claims.c.body, claims.c.report_id)
            .join(coded, claims_of_coded())
            .where(coded.c.current, *self._claim_conditions(asked))
        )
        with self.engine.connect() as connection:
            for row in connection.execute(
                query.order_by(nulls_last(claims.c.when_start), claims.c.report_id, claims.c.ordinal).limit(asked.limit)
            ):
                yield {"report": row.report_id, **parsed(row.body)}

    def _claim_conditions(self, asked: Filters) -> Iterator[ColumnElement[bool]]:
        here = claims.c
        if asked.actor:
            yield exists().where(claim_actors.c.claim_seq == here.seq, named("actor", claim_actors, asked.actor))
        if asked.place:
            yield exists().where(claim_places.c.claim_seq == here.seq, at_place(claim_places, asked.place))
        if asked.province:
            yield exists().where(
                claim_places.c.claim_seq == here.seq, claim_places.c.admin1_key == folded(asked.province)
            )
        if asked.until:
            yield here.when_start < asked.until
        if asked.since:
            yield here.when_end > asked.since
        if asked.on:
            yield and_(here.when_start <= asked.on, here.when_end > asked.on)
        for column, value in ((here.type, asked.type), (here.status, asked.status), (here.kind, asked.kind)):
            if value:
                yield column == value
        if asked.outlet:
            yield by_outlet(asked.outlet)
        if asked.text:
            yield self._words_of_claim(asked.text)

    def reports(self, asked: Filters) -> Iterator[wire.JsonObject]:
        """Reports by day of publication; ``text`` searches all of their text, the other filters their claims."""
        query = (
            select(reports.c.url, coded.c.body, counted())
            .join(coded, coded.c.report_id == reports.c.id)
            .where(coded.c.current)
        )
        if asked.until:
            query = query.where(coded.c.published_start < asked.until)
        if asked.since:
            query = query.where(coded.c.published_end > asked.since)
        if asked.outlet:
            query = query.where(by_outlet(asked.outlet))
        if asked.text:
            query = query.where(matching(self.dialect, asked.text, table="report_search", key=reports.c.seq))
        inner = list(
            self._claim_conditions(
                Filters(
                    actor=asked.actor, place=asked.place, province=asked.province, type=asked.type, status=asked.status
                )
            )
        )
        if inner:
            query = query.where(exists().where(claims_of_coded(), *inner))
        with self.engine.connect() as connection:
            for row in connection.execute(
                query.order_by(nulls_last(coded.c.published_start), reports.c.id).limit(asked.limit)
            ):
                head = parsed(row.body)["report"]
                assert isinstance(head, dict)
                kept = {
                    key: head[key]
                    for key in ("id", "path", "title", "outlet", "published", "url", "language", "sha256")
                }
                yield {**kept, "claims": row.claims}

    # ------------------------------------------------------------------ actors and sources
    def actors(self, asked: Filters) -> Iterator[wire.JsonObject]:
        """Everybody in the claims: in how many events, how many claims, how often as a speaker."""
        who = claim_actors.c
        spoke = func.sum((who.role == "speaker").cast(Integer))
        query = (
            select(who.actor_id, func.min(who.actor_name).label("name"), func.min(who.kind).label("kind"), func.min(who.country).label("country"),
                   func.count(claims.c.seq.distinct()).label("claims"), spoke.label("said"))
            .join(claims, claims.c.seq == who.claim_seq).join(coded, claims_of_coded()).where(coded.c.current)
        )  # fmt: skip
        if asked.actor:
            query = query.where(named("actor", claim_actors, asked.actor))
        inner = list(
            self._claim_conditions(
                Filters(
                    place=asked.place, province=asked.province, since=asked.since, until=asked.until, text=asked.text
                )
            )
        )
        query = query.where(*inner).where(who.kind == asked.type) if asked.type else query.where(*inner)
        with self.engine.connect() as connection:
            events = {row.actor_id: row.events for row in connection.execute(events_by_actor())}
            found = connection.execute(query.group_by(who.actor_id)).all()
        # Sorted here: databases order letters each their own way.
        for row in sorted(found, key=lambda row: (-row.claims, row.actor_id))[: asked.limit]:
            yield {"id": row.actor_id, "name": row.name, "kind": row.kind, "country": row.country,
                   "events": events.get(row.actor_id, 0), "claims": row.claims, "said": int(row.said)}  # fmt: skip

    def sources(self, asked: Filters) -> Iterator[wire.JsonObject]:
        """Outlets: how many reports, how many of them copies, how many claims, from when to when; and what was counted of their events."""
        copies = select(findings.c.parent_id).where(findings.c.kind == "copy", findings.c.type.in_(COPIES))
        per_report = select(coded.c.report_id, coded.c.outlet_id, coded.c.outlet_name, coded.c.published_start, counted(),
                            coded.c.report_id.in_(copies).cast(Integer).label("copied")).where(coded.c.current)  # fmt: skip
        if asked.outlet:
            per_report = per_report.where(by_outlet(asked.outlet))
        each = per_report.subquery().c
        query = select(each.outlet_id, func.min(each.outlet_name).label("name"), func.count().label("reports"), func.sum(each.copied).label("copies"),
                       func.sum(each.claims).label("claims"), func.min(each.published_start).label("first"), func.max(each.published_start).label("last"))  # fmt: skip
        with self.engine.connect() as connection:
            found = connection.execute(query.group_by(each.outlet_id)).all()
            kept = connection.execute(select(findings.c.body).where(findings.c.kind == "source_record")).scalars()
            counts = {record["id"]: record for record in map(parsed, kept)}
        for row in sorted(found, key=lambda row: (-row.reports, row.outlet_id or ""))[: asked.limit]:
            yield {"id": row.outlet_id, "name": row.name, "reports": row.reports, "copies": int(row.copies), "claims": int(row.claims),
                   "first": day_text(row.first), "last": day_text(row.last),
                   **{name: counts.get(row.outlet_id, {}).get(name) for name in COUNTED}}  # fmt: skip


# ------------------------------------------------------------------------------------------------ conditions
COUNTED = ("copied_from", "events", "confirmed", "contradicted", "corrected", "retracted")
COPIES = ("copy", "reprint", "abridged", "merged", "rewrite")


def linked(kind: str, table: Table, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Not correlated: the linked rows are found once by their own index, not once for every finding."""
    return findings.c.id.in_(select(table.c.finding_id).where(table.c.kind == kind, condition))


def named(prefix: str, table: Table, asked: str) -> ColumnElement[bool]:
    return or_(table.c[f"{prefix}_id"] == asked, table.c[f"{prefix}_key"] == folded(asked))


def at_place(table: Table, asked: str) -> ColumnElement[bool]:
    """The place itself, or one that lies in a district or province of that name."""
    return or_(named("place", table, asked), table.c.admin1_key == folded(asked), table.c.admin2 == asked)


def by_outlet(asked: str) -> ColumnElement[bool]:
    return or_(coded.c.outlet_id == asked, func.lower(coded.c.outlet_name) == asked.lower())


def counted() -> ColumnElement[int]:
    """How many claims a report has, in its newest coding."""
    return (
        select(func.count())
        .select_from(claims)
        .where(claims_of_coded())
        .correlate(coded)
        .scalar_subquery()
        .label("claims")
    )


def events_by_actor() -> Select[tuple[str, int]]:
    who = finding_actors.c
    return (
        select(who.actor_id, func.count(who.finding_id.distinct()).label("events"))
        .where(who.kind == "event")
        .group_by(who.actor_id)
    )


def day_text(day: date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day
