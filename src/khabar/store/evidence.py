"""What was read and coded, and what analysts ruled: only ever added, each report in one transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update

from khabar import wire
from khabar.model import CodedReport, Coder, Failure, Report, Ruling
from khabar.store import rows
from khabar.store.engine import Dialect, StoreError, writing
from khabar.store.schema import (
    claim_actors,
    claim_places,
    claims,
    coded,
    coders,
    failures,
    notes,
    reports,
    rulings,
    settings,
)

NUL = "\x00"
GROUP = 400  # reports fetched at a time: bounds memory, and the number of values in one query


@dataclass(frozen=True, slots=True)
class Counts:
    reports: int
    claims: int
    failures: int
    rulings: int


@dataclass(frozen=True, slots=True)
class Label:
    """What is kept beside a report entered by hand: who may be told, and who told it."""

    report: str
    label: str
    source: str | None


class Unstorable(ValueError):
    """A report that this database cannot hold."""


class Evidence:
    """Reads and adds; changes nothing."""

    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        self.engine = engine
        self.dialect = dialect

    # ------------------------------------------------------------------ adding
    def add(self, result: CodedReport, *, on: date | None = None, label: Label | None = None) -> bool:
        """Keeps a coded report; whether it is new. The newest coding of a report is the one that counts.

        Its label is kept with it or neither is. Raises Unstorable for a text that the database cannot hold, StoreError
        where the report is there under another label.
        """
        if NUL in result.report.text and self.engine.dialect.name == "postgresql":
            raise Unstorable("PostgreSQL holds no text with a NUL character")
        key = (result.report.id, rows.coder_id(result.coder))
        with writing(self.engine) as connection:
            known = select(coded.c.current).where(coded.c.report_id == key[0], coded.c.coder_id == key[1])
            if (row := connection.execute(known).first()) is not None:
                self._add_label(connection, label)
                if not row.current:  # an older coder again: its coding counts once more
                    mine = coded.c.coder_id == key[1]
                    connection.execute(update(coded).where(coded.c.report_id == key[0]).values(current=mine))
                return False
            connection.execute(self.dialect.add_new(reports), [rows.report_row(result.report, on)])
            connection.execute(self.dialect.add_new(coders), [rows.coder_row(result.coder)])
            connection.execute(update(coded).where(coded.c.report_id == key[0]).values(current=False))
            connection.execute(insert(coded), [rows.coded_row(result)])
            self._add_claims(connection, result)
            connection.execute(delete(failures).where(failures.c.path == result.report.path))
            self._add_label(connection, label)
        return True

    def _add_label(self, connection: Connection, label: Label | None) -> None:
        if label is None:
            return
        row: rows.Row = {"report_id": label.report, "label": label.label, "source": label.source}
        connection.execute(self.dialect.add_new(notes), [row])
        kept = connection.execute(select(notes.c.label).where(notes.c.report_id == label.report)).scalar_one()
        if kept != label.label:
            raise StoreError(f"this note is there already, under {kept}")

    def _add_claims(self, connection: Connection, result: CodedReport) -> None:
        if not result.claims:
            return
        made = [rows.claim_row(claim, n, result) for n, claim in enumerate(result.claims)]
        returning = insert(claims).returning(claims.c.seq, sort_by_parameter_order=True)
        seqs = connection.execute(returning, made).scalars().all()
        pairs = list(zip(seqs, result.claims, strict=True))
        if places := [row for seq, claim in pairs for row in rows.claim_place_rows(seq, claim)]:
            connection.execute(insert(claim_places), places)
        if actors := [row for seq, claim in pairs for row in rows.claim_actor_rows(seq, claim)]:
            connection.execute(insert(claim_actors), actors)

    def add_failure(self, failure: Failure, *, on: date | None = None) -> None:
        row: rows.Row = {"path": failure.path, "stage": failure.stage, "why": failure.why, "added": on}
        with writing(self.engine) as connection:
            connection.execute(delete(failures).where(failures.c.path == failure.path))
            connection.execute(insert(failures), [row])

    def add_ruling(self, ruling: Ruling, *, on: date | None = None) -> bool:
        row = rows.ruling_row(ruling, on)
        with writing(self.engine) as connection:
            if connection.execute(select(rulings.c.id).where(rulings.c.id == row["id"])).first():
                return False
            connection.execute(insert(rulings), [row])
        return True

    # ------------------------------------------------------------------ settings
    def setting(self, name: str) -> str | None:
        with self.engine.connect() as connection:
            return connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()

    def settle(self, name: str, value: str) -> str:
        """Writes a setting that is not there yet; what it is then."""
        with writing(self.engine) as connection:
            connection.execute(self.dialect.add_new(settings), [{"name": name, "value": value}])
            return str(connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar_one())

    # ------------------------------------------------------------------ reading
    def has(self, report_id: str) -> bool:
        with self.engine.connect() as connection:
            return connection.execute(select(reports.c.seq).where(reports.c.id == report_id)).first() is not None

    def counts(self) -> Counts:
        with self.engine.connect() as connection:
            kept = select(func.count()).select_from(claims.join(coded, claims_of_coded())).where(coded.c.current)
            ours = [
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (reports, failures, rulings)
            ]
            return Counts(ours[0], connection.execute(kept).scalar_one(), ours[1], ours[2])

    def report(self, report_id: str) -> Report | None:
        with self.engine.connect() as connection:
            row = connection.execute(select(reports.c.stated, reports.c.text).where(reports.c.id == report_id)).first()
        return rows.report_of(row.stated, row.text) if row else None

    def all_reports(self) -> Iterator[Report]:
        for ids in self._groups():
            with self.engine.connect() as connection:
                found = connection.execute(
                    select(reports.c.stated, reports.c.text).where(reports.c.id.in_(ids)).order_by(reports.c.id)
                ).all()
            yield from (rows.report_of(row.stated, row.text) for row in found)

    def coded_reports(self) -> Iterator[CodedReport]:
        """The newest coding of every report, by id."""
        for ids in self._groups():
            yield from self.coded_reports_of(ids)

    def coded_reports_of(self, ids: Iterable[str]) -> list[CodedReport]:
        asked = list(ids)
        here = select(coded.c.report_id, coded.c.body, reports.c.text).join(reports, reports.c.id == coded.c.report_id)
        with self.engine.connect() as connection:
            found = connection.execute(
                here.where(coded.c.current, coded.c.report_id.in_(asked)).order_by(coded.c.report_id)
            ).all()
            said: dict[str, list[str]] = defaultdict(list)
            told = select(claims.c.report_id, claims.c.body).join(coded, claims_of_coded()).where(coded.c.current)
            for row in connection.execute(
                told.where(claims.c.report_id.in_(asked)).order_by(claims.c.report_id, claims.c.ordinal)
            ):
                said[row.report_id].append(row.body)
        return [
            wire.coded_report_from_json(rows.coded_line(row.body, said[row.report_id]), text=row.text) for row in found
        ]

    def _groups(self) -> Iterator[list[str]]:
        with self.engine.connect() as connection:
            ids = list(
                connection.execute(
                    select(coded.c.report_id).where(coded.c.current).order_by(coded.c.report_id)
                ).scalars()
            )
        yield from (ids[at : at + GROUP] for at in range(0, len(ids), GROUP))

    def rulings(self) -> tuple[Ruling, ...]:
        with self.engine.connect() as connection:
            return tuple(
                rows.ruling_of(body)
                for body in connection.execute(select(rulings.c.body).order_by(rulings.c.id)).scalars()
            )

    def failures(self) -> tuple[Failure, ...]:
        with self.engine.connect() as connection:
            return tuple(
                Failure(row.path, row.stage, row.why)
                for row in connection.execute(select(failures).order_by(failures.c.path))
            )

    def labels(self) -> tuple[Label, ...]:
        """The labels of reports entered by hand, and their sources."""
        with self.engine.connect() as connection:
            asked = select(notes.c.report_id, notes.c.label, notes.c.source).order_by(notes.c.report_id)
            return tuple(Label(*row) for row in connection.execute(asked))

    def imported(self) -> frozenset[str]:
        """Reports whose newest coding is somebody's own table, not this program's reading of its text."""
        asked = select(coded.c.report_id).join(coders, coders.c.id == coded.c.coder_id)
        with self.engine.connect() as connection:
            found = connection.execute(asked.where(coded.c.current, coders.c.version.startswith("import ")))
            return frozenset(found.scalars())

    def line(self, report_id: str, coder_id: str) -> wire.JsonObject:
        """One coding of one report, current or not, as the contract prints it."""
        with self.engine.connect() as connection:
            body = connection.execute(
                select(coded.c.body).where(coded.c.report_id == report_id, coded.c.coder_id == coder_id)
            ).scalar()
            if body is None:
                raise StoreError(f"report {report_id} was not coded by {coder_id}")
            asked = select(claims.c.body).where(claims.c.report_id == report_id, claims.c.coder_id == coder_id)
            return rows.coded_line(body, connection.execute(asked.order_by(claims.c.ordinal)).scalars())

    def is_coded_by(self, report_id: str, coder: Coder) -> bool:
        """Whether the newest coding of a report is by this coder."""
        asked = select(coded.c.current).where(
            coded.c.report_id == report_id, coded.c.coder_id == rows.coder_id(coder), coded.c.current
        )
        with self.engine.connect() as connection:
            return connection.execute(asked).first() is not None

    def stale(self, coder: Coder) -> Iterator[Report]:
        """Reports to be coded anew: the newest coding is another coder's, and not that of an imported table."""
        others = self.imported()
        yield from (one for one in self.all_reports() if one.id not in others and not self.is_coded_by(one.id, coder))

    def coders_of(self, report_id: str) -> list[str]:
        with self.engine.connect() as connection:
            asked = select(coded.c.coder_id).where(coded.c.report_id == report_id).order_by(coded.c.current)
            return list(connection.execute(asked).scalars())

    def inputs(self) -> Iterator[str]:
        """A line for everything that the situation rests on, in a fixed order."""
        with self.engine.connect() as connection:
            for row in connection.execute(
                select(coded.c.report_id, coded.c.digest).where(coded.c.current).order_by(coded.c.report_id)
            ):
                yield f"{row.report_id} {row.digest}"
            yield from connection.execute(select(rulings.c.id).order_by(rulings.c.id)).scalars()


def claims_of_coded() -> ColumnElement[bool]:
    """The join of claims to the coding that they belong to."""
    return (claims.c.report_id == coded.c.report_id) & (claims.c.coder_id == coded.c.coder_id)


def parsed(body: str) -> wire.JsonObject:
    found: wire.JsonObject = json.loads(body)
    return found
