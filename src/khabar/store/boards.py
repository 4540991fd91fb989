"""What the situation was worked out with: kept, so that the next one works out only what new reports touch.

A board is of certain codings, made by certain code and tables. Where any of those is gone or has changed, or where somebody
else has kept another board meanwhile, it is not used, and the situation is worked out from the texts. It is written in the
transaction of the situation itself, so that a crash leaves both as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Engine, delete, insert, select, tuple_

from khabar.store.rows import Row as Cells
from khabar.store.schema import board, coded, postings

MADE_BY, REPORT = "made_by", "report"
ASKED = 500  # keys in one query
WRITTEN = 5000  # rows written at a time
Row = tuple[str, str]  # kind and id
Posting = tuple[int, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """A board as it is kept, without its postings."""

    stamp: str
    digests: Mapping[str, str]  # of the codings that it was made of, by report
    rows: Mapping[Row, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A board to be kept: as a whole, or as what changed since the one with the stamp ``after``."""

    made_by: str
    digests: Mapping[str, str]
    rows: Iterable[tuple[Row, str]]
    gone: Iterable[Row] = ()
    added: Iterable[Posting]
    removed: Iterable[Posting] = ()
    after: str | None = None
    stamp: str = field(init=False)

    def __post_init__(self) -> None:
        lines = (f"{report} {digest}\n" for report, digest in sorted(self.digests.items()))
        object.__setattr__(self, "stamp", sha256("".join([self.made_by, "\n", *lines]).encode()).hexdigest())


class Boards:
    """Reads and writes the one board of a store."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def digests(self) -> dict[str, str]:
        with self.engine.connect() as connection:
            return digests_of(connection)

    def kept(self, *, made_by: str, digests: Mapping[str, str]) -> Kept | None:
        """The kept board, where it was made by the same code and tables and all that it was made of is still so."""
        with self.engine.connect() as connection:
            head = connection.execute(select(board.c.digest, board.c.body).where(board.c.kind == MADE_BY)).first()
            if head is None or head.digest != made_by:
                return None
            found = connection.execute(
                select(board.c.kind, board.c.id, board.c.digest, board.c.body).where(board.c.kind != MADE_BY)
            ).all()
        mine = {row.id: row.digest for row in found if row.kind == REPORT}
        if any(digests.get(report) != digest for report, digest in mine.items()):
            return None
        return Kept(head.body, mine, {(row.kind, row.id): row.body for row in found})

    def recall(self, keys: list[int]) -> Iterator[Posting]:
        """What is kept under these keys."""
        with self.engine.connect() as connection:
            for at in range(0, len(keys), ASKED):
                asked = select(postings.c.key, postings.c.member).where(postings.c.key.in_(keys[at : at + ASKED]))
                yield from ((row.key, row.member) for row in connection.execute(asked).all())


def digests_of(connection: Connection) -> dict[str, str]:
    """Of the newest coding of every report."""
    found = connection.execute(select(coded.c.report_id, coded.c.digest).where(coded.c.current))
    return {row.report_id: row.digest for row in found}


def stamp_of(connection: Connection) -> str | None:
    return connection.execute(select(board.c.body).where(board.c.kind == MADE_BY)).scalar()


def write(connection: Connection, made: Board) -> None:
    """In the transaction of the situation. A board that goes on from another than the kept one must not be given.

    One that is no longer of the newest codings is not kept, and neither is the one before it.
    """
    stands = digests_of(connection) == made.digests
    if made.after is None or not stands:
        connection.execute(delete(postings))
        connection.execute(delete(board))
    else:
        drop(connection, made)
    if not stands:
        return
    for rows in groups(made.rows):
        new: list[Cells] = [
            {"kind": kind, "id": ident, "digest": made.digests[ident] if kind == REPORT else None, "body": body}
            for (kind, ident), body in rows
        ]
        if made.after is not None:
            forget(connection, [row for row, _ in rows])
        connection.execute(insert(board), new)
    for some in groups(made.added):
        connection.execute(insert(postings), [{"key": key, "member": member} for key, member in some])
    head: Cells = {"kind": MADE_BY, "id": "", "digest": made.made_by, "body": made.stamp}
    connection.execute(insert(board), [head])


def drop(connection: Connection, made: Board) -> None:
    forget(connection, [*made.gone, (MADE_BY, "")])
    for some in groups(made.removed):
        for at in range(0, len(some), ASKED):
            pairs = some[at : at + ASKED]
            connection.execute(delete(postings).where(tuple_(postings.c.key, postings.c.member).in_(pairs)))


def forget(connection: Connection, rows: list[Row]) -> None:
    for at in range(0, len(rows), ASKED):
        connection.execute(delete(board).where(tuple_(board.c.kind, board.c.id).in_(rows[at : at + ASKED])))


def groups(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while some := list(islice(rest, WRITTEN)):
        yield some
