"""A board that goes on from what was kept comes to the same as one that was never closed, in any order and any batches."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import WORLD, random_reports

from khabar.corroboration import corroborate, situation_of
from khabar.corroboration.postings import Posting
from khabar.corroboration.standing import Recalled, Row, StandingBoard
from khabar.model import ClaimKind, CodedReport, Ruling
from khabar.wire import situation_to_json

SEEDS = st.integers(0, 10**6)
COUNTS = st.integers(2, 12)


class Shelved:
    """Stands for a store."""

    def __init__(self, rulings: tuple[Ruling, ...] = ()) -> None:
        self.rulings = rulings
        self.reports: list[CodedReport] = []
        self.rows: dict[Row, str] = {}
        self.postings: set[Posting] = set()
        self.read = 0

    def add(self, reports: list[CodedReport]) -> StandingBoard:
        if not self.reports:
            board = StandingBoard(world=WORLD, rulings=self.rulings)
            board.add(reports)
            self.rows, self.postings = dict(board.rows()), set(board.postings)
        else:
            board = StandingBoard(
                world=WORLD, rulings=self.rulings, reports=self.reports, rows=self.rows, recall=self.recall
            )
            board.add(reports)
            for row in board.gone_rows():
                del self.rows[row]
            self.rows |= dict(board.changed_rows())
            self.postings -= {one for one, new in board.postings.changed.items() if not new}
            self.postings |= {one for one, new in board.postings.changed.items() if new}
        self.reports = [*self.reports, *reports]
        return board

    def recall(self, keys: list[int]) -> list[Posting]:
        self.read += len(keys)
        return sorted(one for one in self.postings if one[0] in set(keys))


@settings(max_examples=80, deadline=None)
@given(SEEDS, COUNTS, SEEDS)
def test_going_on_equals_at_once(seed: int, count: int, order: int) -> None:
    reports = random_reports(seed, count)
    dice = random.Random(order)
    dice.shuffle(reports)
    shelved, left = Shelved(), list(reports)
    while left:
        size = dice.randint(1, len(left))
        board = shelved.add(left[:size])
        del left[:size]
    whole = corroborate(reports, world=WORLD)
    assert json.dumps(situation_to_json(situation_of(board))) == json.dumps(situation_to_json(whole))
    at_once = Shelved()
    at_once.add(sorted(reports, key=lambda one: one.report.id))
    assert (shelved.rows, shelved.postings) == (at_once.rows, at_once.postings), "what is kept is the same, too"


@settings(max_examples=40, deadline=None)
@given(SEEDS, COUNTS, SEEDS)
def test_going_on_with_rulings(seed: int, count: int, order: int) -> None:
    """Two events of different reports ruled to be one happening, and one claim struck out."""
    reports = random_reports(seed, count)
    dice = random.Random(order)
    events = [(one, claim) for one in reports for claim in one.claims if claim.kind is ClaimKind.EVENT]
    if len(events) < 2:
        return
    (a, mine), (b, theirs) = dice.sample(events, 2)
    gone, struck = dice.choice(events)
    same = Ruling(
        verdict="same", report=a.report.id, start=mine.quote.start, end=mine.quote.end, kind=ClaimKind.EVENT,
        other_report=b.report.id, other_start=theirs.quote.start, other_end=theirs.quote.end,
    )  # fmt: skip
    wrong = Ruling(
        verdict="wrong", report=gone.report.id, start=struck.quote.start, end=struck.quote.end, kind=ClaimKind.EVENT
    )
    rulings = (same, wrong)
    dice.shuffle(reports)
    shelved = Shelved(rulings)
    for report in reports:
        board = shelved.add([report])
    want = corroborate(reports, world=WORLD, rulings=rulings)
    assert situation_of(board, rulings=rulings) == want


def test_what_nothing_touches_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report far from all others reads its own keys only, and no other text."""
    reports = sorted(random_reports(5, 12), key=lambda one: one.report.id)
    shelved = Shelved()
    shelved.add(reports)
    board = shelved.add([])
    assert dict(board.changed_rows()) == {} and board.gone_rows() == [] and shelved.read == 0
    monkeypatch.setattr("khabar.corroboration.standing.tellings_of", None)
    monkeypatch.setattr("khabar.corroboration.standing.compare", None)
    monkeypatch.setattr("khabar.corroboration.standing.read", None)
    assert situation_of(shelved.add([])) == corroborate(reports, world=WORLD)


def test_a_recalled_mapping_is_a_mapping() -> None:
    asked: list[str] = []

    def make(key: str) -> dict[str, str]:
        asked.append(key)
        return {"a": "A", "b": "B"}

    made = Recalled(["a", "b", "c"], make)
    made["c"] = "own"
    assert sorted(made) == ["a", "b", "c"] and len(made) == 3 and asked == []
    assert made["a"] == "A" and made["b"] == "B" and made["c"] == "own" and asked == ["a"]
    del made["a"]
    assert "a" not in made and made.get("a") is None
    with pytest.raises(KeyError):
        made["a"]
