"""The situation of a store: worked out from what was kept with the last one where that still stands, else from the texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from khabar.corroboration import CorroborationWorld, situation_of
from khabar.corroboration.standing import StandingBoard, Unreadable
from khabar.model import CodedReport, Ruling, Situation
from khabar.store import Store
from khabar.store.boards import Board, Kept

WorldOf = Callable[[Sequence[CodedReport]], CorroborationWorld]
CODE = ("corroboration", "model", "store", "world", "outlook.py", "wire.py")  # what a board and its rows come from


@dataclass(frozen=True, slots=True)
class Assembled:
    """A situation, and the board that it was worked out with."""

    situation: Situation
    board: Board


def assemble(store: Store, *, world_of: WorldOf, tables: Sequence[str]) -> Assembled:
    """``tables`` names the version and the theatre's tables; other ones, other code or other rulings begin anew."""
    rulings = store.evidence.rulings()
    digests = store.boards.digests()
    reports = [coded for coded in store.evidence.coded_reports() if coded.report.id in digests]
    world = world_of(reports)
    made_by = maker(tables, rulings)
    kept = store.boards.kept(made_by=made_by, digests=digests)
    try:
        board = going_on(store, kept, reports, rulings=rulings, world=world) if kept else None
    except (LookupError, Unreadable):  # damaged, or written anew while it was read
        board = kept = None
    if board is None or kept is None:
        board = StandingBoard(world=world, rulings=rulings)
        board.add(reports)
        rows = Board(made_by=made_by, digests=digests, rows=board.rows(), added=board.postings)
        return Assembled(situation_of(board, rulings=rulings), rows)
    changed = board.postings.changed
    rows = Board(
        made_by=made_by, digests=digests, rows=board.changed_rows(), gone=board.gone_rows(), after=kept.stamp,
        added=sorted(one for one, new in changed.items() if new), removed=sorted(one for one, new in changed.items() if not new),
    )  # fmt: skip
    return Assembled(situation_of(board, rulings=rulings), rows)


def going_on(
    store: Store, kept: Kept, reports: Sequence[CodedReport], *, rulings: Sequence[Ruling], world: CorroborationWorld
) -> StandingBoard:
    """The kept board with the reports that came since."""
    known = [coded for coded in reports if coded.report.id in kept.digests]
    board = StandingBoard(world=world, rulings=rulings, reports=known, rows=kept.rows, recall=store.boards.recall)
    board.add(coded for coded in reports if coded.report.id not in kept.digests)
    return board


# ------------------------------------------------------------------------------------------------ what it rests on
def maker(tables: Sequence[str], rulings: Sequence[Ruling]) -> str:
    """A digest of all that a board comes from beside the reports."""
    return sha256("\n".join([code(), *tables, *sorted(map(repr, rulings))]).encode()).hexdigest()


@lru_cache(maxsize=1)
def code() -> str:
    """A digest of the program's own code and tables: a version in development has changed without its number."""
    digest = sha256()
    for name in CODE:
        for file in sources(files("khabar").joinpath(name)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def sources(of: Traversable) -> list[Traversable]:
    if of.is_file():
        return [of]
    inner = sorted((one for one in of.iterdir() if one.name != "__pycache__"), key=lambda one: one.name)
    return [file for one in inner for file in sources(one)]
