"""Coded reports in, a situation out. Pure: the same reports and rulings give the same situation, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from khabar.corroboration.board import Board
from khabar.corroboration.control import control
from khabar.corroboration.forces import forces
from khabar.corroboration.holders import with_holders
from khabar.corroboration.parts import with_wholes
from khabar.corroboration.rulings import Rulings
from khabar.corroboration.sources import records, versions
from khabar.corroboration.states import indicators, offices, relations
from khabar.corroboration.sums import sums
from khabar.corroboration.world import CorroborationWorld
from khabar.model import CodedReport, Ruling, Situation


def corroborate(
    reports: Iterable[CodedReport],
    *,
    rulings: Sequence[Ruling] = (),
    world: CorroborationWorld,
    known: date | None = None,
) -> Situation:
    """What the reports published up to the day ``known`` (all of them without it) come to."""
    board = Board(world=world, rulings=rulings)
    chosen = (coded for coded in reports if known is None or published_by(coded, known))
    board.add(sorted(chosen, key=lambda coded: coded.report.id))
    return situation_of(board, rulings=rulings)


def situation_of(board: Board, *, rulings: Sequence[Ruling] = ()) -> Situation:
    """What lies on a board, with the states that are folded from all of it."""
    events = with_wholes(board.events)
    rows = Rulings(tuple(rulings)).verified(control(board.ear, events), board.reports)
    events = with_holders(events, rows)
    pages, copies = versions(board.given.values()), board.copies
    return Situation(
        reports=tuple(board.given[report] for report in sorted(board.given)), copies=copies, events=events,
        control=rows, forces=forces(board.ear), roles=offices(board.ear), relations=relations(board.ear),
        indicators=indicators(board.ear),
        event_of=tuple(sorted((claim, event.id) for event in events for claim in event.claims)),
        control_sums=sums(board.ear, rows), sources=records(board.reports, copies, events, pages), versions=pages,
    )  # fmt: skip


def published_by(coded: CodedReport, day: date) -> bool:
    """An undated report is known only once everything is."""
    return coded.published is not None and coded.published.start <= day
