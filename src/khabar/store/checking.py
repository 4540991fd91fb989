"""Whether a store is whole: every text is what was read, every quote is in its text, nothing dangles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from sqlalchemy import Connection, Engine, Integer, func, select

from khabar.store import rows
from khabar.store.engine import Dialect, StoreError
from khabar.store.evidence import claims_of_coded, parsed
from khabar.store.schema import claims, coded, finding_claims, findings, reports

GROUP = 200


@dataclass(frozen=True, slots=True)
class Problem:
    where: str
    what: str


def check(engine: Engine, dialect: Dialect) -> Iterator[Problem]:
    """Every problem found; where a part cannot be read at all, that is one, and the next part is tried."""
    parts = (partial(check_file, dialect=dialect), check_reports, check_codings, check_findings)
    for part in parts:
        try:
            with engine.connect() as connection:
                yield from part(connection)
        except StoreError as e:
            yield Problem("database", str(e))


def check_file(connection: Connection, dialect: Dialect) -> Iterator[Problem]:
    yield from (Problem("database", line) for line in dialect.integrity(connection))


def check_reports(connection: Connection) -> Iterator[Problem]:
    asked = select(
        reports.c.id,
        reports.c.sha256,
        reports.c.text,
        func.count(coded.c.coder_id).label("codings"),
        func.sum(coded.c.current.cast(Integer)).label("current"),
    )
    joined = asked.outerjoin(coded, coded.c.report_id == reports.c.id).group_by(
        reports.c.id, reports.c.sha256, reports.c.text
    )
    for row in connection.execute(joined.order_by(reports.c.id).execution_options(yield_per=GROUP)):
        if sha256(row.text.encode()).hexdigest() != row.sha256:
            yield Problem(row.id, "its text is not the text that was read")
        if not row.codings:
            yield Problem(row.id, "it was kept without being coded")
        elif row.current != 1:
            yield Problem(row.id, f"{row.current} of its codings are marked as the newest")


def check_codings(connection: Connection) -> Iterator[Problem]:
    """Quotes of all codings, and the digest of each, which shows a lost or changed claim."""
    keys = connection.execute(
        select(coded.c.report_id, coded.c.coder_id, coded.c.digest, coded.c.body).order_by(
            coded.c.report_id, coded.c.coder_id
        )
    ).all()
    for key in keys:
        text = connection.execute(select(reports.c.text).where(reports.c.id == key.report_id)).scalar() or ""
        told = (
            select(claims)
            .where(claims.c.report_id == key.report_id, claims.c.coder_id == key.coder_id)
            .order_by(claims.c.ordinal)
        )
        found = connection.execute(told).all()
        for row in found:
            if text[row.quote_start : row.quote_end] != row.quote:
                yield Problem(row.id, f"its quote {row.quote!r} does not stand at {row.quote_start} of {key.report_id}")
        line = rows.coded_line(key.body, (row.body for row in found))
        if sha256(rows.dumps(line).encode()).hexdigest() != key.digest:
            yield Problem(key.report_id, f"its coding by {key.coder_id} is not the one that was kept")
        yield from (
            Problem(key.report_id, f"words {words!r} are not its text at {start}")
            for start, words in wrong_words(line, text)
        )


def wrong_words(value: object, text: str) -> Iterator[tuple[int, str]]:
    """Every quote anywhere in a coded report that is not its text."""
    if isinstance(value, dict):
        if (
            {"start", "end", "text"} <= value.keys()
            and isinstance(value["start"], int)
            and text[value["start"] : value["end"]] != value["text"]
        ):
            yield value["start"], str(value["text"])
        for inner in value.values():
            yield from wrong_words(inner, text)
    elif isinstance(value, list):
        for inner in value:
            yield from wrong_words(inner, text)


def check_findings(connection: Connection) -> Iterator[Problem]:
    known = select(claims.c.id).join(coded, claims_of_coded()).where(coded.c.current)
    asked = select(finding_claims.c.finding_id, finding_claims.c.claim_id).where(
        finding_claims.c.claim_id.not_in(known)
    )
    for row in connection.execute(asked):
        yield Problem(
            row.finding_id, f"it rests on {row.claim_id}, which is not there; the situation must be built anew"
        )
    for row in connection.execute(select(findings.c.id, findings.c.body)):
        try:
            parsed(row.body)
        except ValueError:
            yield Problem(row.id, "its JSON is broken")
