"""Laws: the order of arrival never matters, piece by piece equals at once, blocks equal the whole, control has no holes."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from made import WORLD, random_reports

from khabar.corroboration import Board, corroborate, situation_of
from khabar.corroboration.control import by_place
from khabar.corroboration.merge import Links, clusters, reach
from khabar.model import ControlState, Scope, Situation
from khabar.wire import situation_to_json

SEEDS = st.integers(0, 10**6)
COUNTS = st.integers(1, 12)
ORDERS = 4


def built(reports: list[object]) -> Situation:
    return corroborate(reports, world=WORLD)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(SEEDS, COUNTS, SEEDS)
def test_order_of_arrival_is_irrelevant(seed: int, count: int, order: int) -> None:
    """Four orders of each of sixty archives, put on a board in batches of random size."""
    reports = random_reports(seed, count)
    dice = random.Random(order)
    want = situation_to_json(corroborate(reports, world=WORLD))
    for _ in range(ORDERS):
        dice.shuffle(reports)
        board = Board(world=WORLD)
        left = list(reports)
        while left:
            size = dice.randint(1, len(left))
            board.add(left[:size])
            del left[:size]
        assert situation_to_json(situation_of(board)) == want


@settings(max_examples=60, deadline=None)
@given(SEEDS, COUNTS, SEEDS)
def test_piece_by_piece_equals_at_once(seed: int, count: int, order: int) -> None:
    reports = random_reports(seed, count)
    random.Random(order).shuffle(reports)
    board = Board(world=WORLD)
    for report in reports:
        board.add([report])
    assert situation_of(board) == corroborate(reports, world=WORLD)


@settings(max_examples=40, deadline=None)
@given(SEEDS, COUNTS)
def test_what_add_returns_is_what_changed(seed: int, count: int) -> None:
    board = Board(world=WORLD)
    known: dict[str, object] = {}
    for report in random_reports(seed, count):
        changed = board.add([report])
        for event in changed:
            known[event.id] = event
        now = {event.id: event for event in board.events}
        assert all(known[one] == event for one, event in now.items())


@settings(max_examples=40, deadline=None)
@given(SEEDS, COUNTS)
def test_blocks_equal_the_whole(seed: int, count: int) -> None:
    board = Board(world=WORLD)
    board.add(random_reports(seed, count))
    seen: set[str] = set()
    alone: list[list[str]] = []
    for one in sorted(board._tellings):
        if one not in seen:
            block = reach(one, board._near)
            seen |= block
            alone += clusters([board._tellings[t] for t in sorted(block)], Links())
    together = clusters([board._tellings[t] for t in sorted(board._tellings)], Links())
    assert sorted(alone) == sorted(together)


@settings(max_examples=80, deadline=None)
@given(SEEDS, COUNTS)
def test_control_has_neither_gap_nor_overlap(seed: int, count: int) -> None:
    situation = corroborate(random_reports(seed, count), world=WORLD)
    for rows in by_place(situation.control).values():
        check(rows)


def check(rows: list[ControlState]) -> None:
    dated = sorted((row for row in rows if row.start), key=lambda row: row.start.start if row.start else None)  # type: ignore[arg-type, return-value]
    assert len([row for row in rows if row.start is None]) <= 1
    starts = [row.start.start for row in dated if row.start]
    assert len(set(starts)) == len(starts)
    for now, then in pairwise(dated):
        assert now.end == then.start
    if dated:
        assert dated[-1].end is None


@settings(max_examples=40, deadline=None)
@given(SEEDS, COUNTS)
def test_every_event_leads_to_claims_and_voices_keep_their_bounds(seed: int, count: int) -> None:
    reports = random_reports(seed, count)
    situation = corroborate(reports, world=WORLD)
    claims = {claim.id for coded in reports for claim in coded.claims}
    assert len({c for e in situation.events for c in e.claims}) == sum(len(e.claims) for e in situation.events)
    for event in situation.events:
        assert event.claims and set(event.claims) <= claims
        assert 0 <= event.voices.min <= event.voices.max
        for toll in event.numbers:
            assert toll.claimed_only == (toll.best is None)
            if toll.low is not None and toll.best is not None and toll.high is not None:
                assert toll.low <= toll.best <= toll.high
    assert all(row.scope in Scope for row in situation.control)
