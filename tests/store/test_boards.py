"""The store goes on from the board that it kept: the same bytes as anew, in any order; and nothing stale is ever used."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update

from khabar import assembly, pipeline, wire
from khabar.corroboration import corroborate
from khabar.model import ClaimKind, CodedReport, Ruling
from khabar.store import Store, boards, open_store
from khabar.store.engine import writing
from khabar.store.schema import board, finding_actors, finding_claims, finding_places, findings, postings

from .made import ARGO, coded, story

Rows = list[tuple[object, ...]]
Dump = tuple[Rows, Rows, str, list[Rows]]


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many reports each board that did not go on from a kept one was made of."""
    made: list[int] = []

    class Counted(assembly.StandingBoard):
        def __init__(self, **given: object) -> None:
            self.fresh = not given.get("rows")
            super().__init__(**given)  # type: ignore[arg-type]

        def add(self, reports: object) -> tuple[object, ...]:  # type: ignore[override]
            given = list(reports)  # type: ignore[call-overload]
            if self.fresh:
                made.append(len(given))
            return super().add(given)

    monkeypatch.setattr(assembly, "StandingBoard", Counted)
    yield made


def reports() -> list[CodedReport]:
    """Reprints among them, several outlets for one happening, and places that nobody else names."""
    own = [coded(n, killed=n % 7 + 1, outlet=f"Outlet {n % 4}", day=date(2021, 7, 1 + n % 20)) for n in range(10, 24)]
    return [*story(), *own, *(coded(n, place=ARGO, day=date(2021, 9, n), outlet="Valley Radio") for n in (1, 2, 9))]


def document(store: Store) -> str:
    return json.dumps(store.derived.document(), ensure_ascii=False)


def whole(store: Store) -> str:
    """The situation from the texts, by another way than the store's own."""
    given = tuple(store.evidence.coded_reports())
    world = pipeline.world_of(given, pipeline.theatre_of(store))
    made = corroborate(given, rulings=store.evidence.rulings(), world=world)
    return json.dumps(wire.situation_to_json(made), ensure_ascii=False)


def dump(store: Store) -> Dump:
    with store.engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(select(board).order_by(board.c.kind, board.c.id))]
        keys = [tuple(row) for row in connection.execute(select(postings).order_by(postings.c.key, postings.c.member))]
        beside = [
            sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in (findings, finding_places, finding_actors, finding_claims)
        ]
    return rows, keys, document(store), beside


def ruling(one: CodedReport, other: CodedReport, verdict: str = "different") -> Ruling:
    mine, theirs = one.claims[0].quote, other.claims[0].quote
    return Ruling(
        verdict=verdict, report=one.report.id, start=mine.start, end=mine.end, kind=ClaimKind.EVENT, by="analyst",
        other_report=other.report.id, other_start=theirs.start, other_end=theirs.end,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_any_order_and_any_batches_give_the_same_bytes(store: Store, seed: int, anew: list[int]) -> None:
    dice = random.Random(seed)
    left = reports()
    dice.shuffle(left)
    while left:
        size = dice.choice([1, 1, 2, len(left)])
        for one in left[:size]:
            store.evidence.add(one)
        del left[:size]
        assert pipeline.refresh(store)
        assert document(store) == whole(store)
    assert len(anew) == 1, "only the first situation was made from nothing"
    gone_on = dump(store)
    with writing(store.engine) as connection:
        connection.execute(delete(board).where(board.c.kind == boards.MADE_BY))
    store.derived.keep(made := pipeline.situation(store), fingerprint="older")
    assert pipeline.refresh(store) and len(anew) == 3 and made.events
    assert dump(store) == gone_on, "what is kept is the same as when it is made at once"


def test_a_report_touches_its_own_only(store: Store, anew: list[int]) -> None:
    for one in reports():
        store.evidence.add(one)
    pipeline.refresh(store)
    before = {row[:2]: row for row in dump(store)[0]}
    store.evidence.add(new := coded(90, place=ARGO, day=date(2019, 2, 3), outlet="Far Gazette", killed=77))
    pipeline.refresh(store)
    after = {row[:2]: row for row in dump(store)[0]}
    changed = {key for key in after if before.get(key) != after[key]}
    assert len(anew) == 1 and len(before) >= 25
    assert [key for key in changed if key[0] == "block"] == [("block", new.claims[0].id)], "its own happening"
    assert ("report", new.report.id) in changed and len(changed) < len(before) / 2, "and those whose words it shares"


def test_other_rulings_tables_code_and_codings_begin_anew(
    store: Store, anew: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = reports()
    for one in given:
        store.evidence.add(one)
    pipeline.refresh(store)
    assert pipeline.situation(store) and len(anew) == 1
    store.evidence.add_ruling(ruling(given[0], given[1]))
    assert pipeline.refresh(store) and len(anew) == 2 and document(store) == whole(store)
    recoded = replace(given[2], coder=replace(given[2].coder, version="9"), claims=given[2].claims[:2])
    store.evidence.add(recoded)
    assert pipeline.refresh(store) and len(anew) == 3 and document(store) == whole(store)
    store.evidence.add(coded(91))
    assert pipeline.refresh(store) and len(anew) == 3 and document(store) == whole(store), (
        "with a ruling it goes on, too"
    )
    monkeypatch.setattr(assembly, "code", lambda: "other code")
    assert pipeline.situation(store) and len(anew) == 4
    monkeypatch.undo()
    monkeypatch.setattr(pipeline, "__version__", "9.9")
    assert pipeline.refresh(store) and document(store) == whole(store)


@pytest.mark.parametrize("damage", ["no JSON", "{}", '{"tellings":7}'])
def test_a_row_that_cannot_be_used_is_made_anew(store: Store, anew: list[int], damage: str) -> None:
    given = reports()
    for one in given[:-1]:
        store.evidence.add(one)
    pipeline.refresh(store)
    with writing(store.engine) as connection:
        connection.execute(update(board).where(board.c.kind == "block").values(body=damage))
    store.evidence.add(coded(1, outlet="Another Press"))
    assert pipeline.refresh(store) and document(store) == whole(store) and len(anew) == 2


def test_a_board_that_moved_meanwhile_is_not_gone_on_from(store: Store) -> None:
    given = reports()
    for one in given[:5]:
        store.evidence.add(one)
    pipeline.refresh(store)
    store.evidence.add(given[5])
    mine = pipeline.assembled(store)  # another process works at the same time, and is done first
    assert pipeline.refresh(store)
    before = dump(store)
    assert not store.derived.keep(mine.situation, fingerprint="late", board=mine.board)
    assert dump(store) == before


def test_a_board_of_codings_that_changed_meanwhile_is_not_kept(store: Store) -> None:
    store.evidence.add(coded(1))
    mine = pipeline.assembled(store)
    store.evidence.add(coded(2))
    assert store.derived.keep(mine.situation, fingerprint="early", board=mine.board)
    with store.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(board)).scalar() == 0
        assert connection.execute(select(func.count()).select_from(postings)).scalar() == 0
    assert pipeline.refresh(store) and document(store) == whole(store)


def test_what_breaks_while_it_is_kept_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The situation and its board are one transaction."""
    with open_store(tmp_path / "a.sqlite", create=True) as store:
        for one in story()[:4]:
            store.evidence.add(one)
        pipeline.refresh(store)
        before = dump(store)
        store.evidence.add(story()[4])
        real = boards.drop

        def broken(*given: object) -> None:
            real(*given)  # type: ignore[arg-type]
            raise KeyboardInterrupt

        monkeypatch.setattr(boards, "drop", broken)
        with pytest.raises(KeyboardInterrupt):
            pipeline.refresh(store)
        assert dump(store)[:2] == before[:2]
        monkeypatch.undo()
        assert pipeline.refresh(store) and document(store) == whole(store)
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as again:
        assert again.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_tables_hold_what_they_say(store: Store) -> None:
    """A board is asked for by the one who made it; what it was made of must still be there."""
    store.evidence.add(coded(1))
    digests = store.boards.digests()
    assert list(digests) == [coded(1).report.id]
    made = boards.Board(
        made_by="me", digests=digests, rows=[(("report", coded(1).report.id), "{}"), (("block", "c_1"), "[]")],
        added=[(-(2**63), "c_1"), (2**63 - 1, "c_1"), (5, "c_2")],
    )  # fmt: skip
    with writing(store.engine) as connection:
        boards.write(connection, made)
    kept = store.boards.kept(made_by="me", digests=digests)
    assert kept and kept.stamp == made.stamp and kept.digests == digests and kept.rows == dict(made.rows)
    assert sorted(store.boards.recall([5, 2**63 - 1, 6])) == [(5, "c_2"), (2**63 - 1, "c_1")]
    assert store.boards.kept(made_by="you", digests=digests) is None
    assert store.boards.kept(made_by="me", digests={}) is None
    assert store.boards.kept(made_by="me", digests={**digests, "r_new": "x"}) is not None, "what came since is no harm"
