"""The order of adding: each report once, at once, whatever goes wrong between. A coder of paper stands for the model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from khabar import pipeline, wire
from khabar.model import CodedReport, Coder, EventClaim, EventType, Plover, Quote, Report, Status
from khabar.pipeline import Settings, WrongTheatre, add_paths, recode
from khabar.store import Store

TEXTS = [f"Report {n}: gunmen killed {n + 2} policemen and wounded a teacher in Kunduz.\n" for n in range(6)]


class PaperCoder:
    """Finds what its words say, and breaks where a report says so."""

    def __init__(self, version: str, words: str) -> None:
        self.id = Coder(version, "sha256:none", "sha256:none")
        self.words = re.compile(words)
        self.coded: list[str] = []

    def code(self, report: Report, *, mentions: bool = False) -> CodedReport:
        if "BREAK" in report.text:
            raise RuntimeError("paper torn")
        self.coded.append(report.path)
        claims = tuple(
            EventClaim(
                id=f"c_{report.id[2:]}{m.start()}",
                quote=Quote(m.start(), m.end(), m[0]),
                type=EventType.ARMED_CLASH,
                plover=Plover("ASSAULT"),
            )
            for m in self.words.finditer(report.text)
        )
        return CodedReport(coder=self.id, report=report, published=report.published, claims=claims)


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[PaperCoder]:
    coder = PaperCoder("1", "killed")
    monkeypatch.setattr(pipeline, "coder", lambda theatre, models: coder)
    yield coder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for n, text in enumerate(TEXTS):
        (made / f"{n}.txt").write_text(text, "utf-8")
    return made


def test_an_interrupted_run_goes_on(store: Store, paper: PaperCoder, folder: Path) -> None:
    assert len(list(islice(add_paths(store, [folder], Settings()), 3))) == 3
    assert store.evidence.counts().reports == 3
    rest = list(add_paths(store, [folder], Settings()))
    assert [one.new for one in rest] == [False] * 3 + [True] * 3
    assert sorted(paper.coded) == [f"{n}.txt" for n in range(6)], "nothing was coded twice"


def test_the_same_report_twice_in_one_run(store: Store, paper: PaperCoder, folder: Path) -> None:
    (folder / "copy.txt").write_text(TEXTS[0], "utf-8")
    done = list(add_paths(store, [folder], Settings()))
    assert sum(one.new for one in done) == 6 and len(done) == 7 and len(paper.coded) == 6


def test_a_broken_report_does_not_stop_the_rest(store: Store, paper: PaperCoder, folder: Path) -> None:
    (folder / "2.txt").write_text("BREAK", "utf-8")
    done = list(add_paths(store, [folder, "none.txt"], Settings()))
    assert sum(one.new for one in done) == 5
    assert [(one.path, one.stage) for one in store.evidence.failures()] == [
        ("2.txt", "coding"),
        ("none.txt", "reading"),
    ]
    (folder / "2.txt").write_text("Now it says that a man was killed.", "utf-8")
    list(add_paths(store, [folder], Settings()))
    assert [one.path for one in store.evidence.failures()] == ["none.txt"]


def test_nul_in_a_text(store: Store, paper: PaperCoder, tmp_path: Path) -> None:
    """SQLite keeps it; PostgreSQL cannot, and says so."""
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": "a", "text": "killed \x00 here"}) + "\n" + json.dumps({"id": "b", "text": "killed"}) + "\n",
        "utf-8",
    )
    done = {one.path: one for one in add_paths(store, [tmp_path / "a.jsonl"], Settings())}
    assert done["b"].new and (done["a"].new or done["a"].failure)
    assert store.check() == []


def test_a_store_is_of_one_theatre(store: Store, paper: PaperCoder, folder: Path) -> None:
    list(add_paths(store, [folder], Settings()))
    with pytest.raises(WrongTheatre, match="afghanistan"):
        list(add_paths(store, [folder], Settings(theatre="world")))


def test_the_situation_is_built_when_something_changed(store: Store, paper: PaperCoder, folder: Path) -> None:
    list(add_paths(store, [folder / "0.txt"], Settings()))
    assert pipeline.refresh(store) and not pipeline.refresh(store) and pipeline.is_current(store)
    list(add_paths(store, [folder / "0.txt"], Settings()))
    assert not pipeline.refresh(store)
    list(add_paths(store, [folder / "1.txt"], Settings()))
    assert not pipeline.is_current(store) and pipeline.refresh(store)
    assert store.derived.document() == json.loads(json.dumps(wire.situation_to_json(pipeline.situation(store))))


def test_order_of_files_is_irrelevant(store: Store, paper: PaperCoder, folder: Path) -> None:
    files = sorted(folder.iterdir())
    list(add_paths(store, files[:3], Settings()))
    pipeline.refresh(store)
    list(add_paths(store, reversed(files), Settings()))
    pipeline.refresh(store)
    in_pieces = store.derived.document()
    whole = pipeline.situation(store)
    assert in_pieces == json.loads(json.dumps(wire.situation_to_json(whole)))
    assert [one.report.id for one in whole.reports] == sorted(one.report.id for one in whole.reports)


def test_recode_tells_what_came_and_went(
    store: Store, paper: PaperCoder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(add_paths(store, [folder], Settings()))
    assert list(recode(store, Settings())) == [], "nothing to do for the same coder"
    newer = PaperCoder("2", "wounded")
    monkeypatch.setattr(pipeline, "coder", lambda theatre, models: newer)
    done = list(recode(store, Settings()))
    assert len(done) == 6
    assert {(one.gained, one.lost) for one in done} == {
        ((("event", "armed_clash", "wounded"),), (("event", "armed_clash", "killed"),))
    }
    assert list(recode(store, Settings())) == [] and store.evidence.counts().claims == 6
    assert store.check() == []


def test_recoding_that_changes_nothing_says_nothing(store: Store, paper: PaperCoder, folder: Path) -> None:
    from khabar.store.recoding import changes

    list(add_paths(store, [folder / "0.txt"], Settings()))
    (one,) = store.evidence.coded_reports()
    assert changes(one, one) == ((), ())
    denied = replace(one, claims=tuple(replace(claim, status=Status.DENIED) for claim in one.claims))
    assert changes(one, denied) == ((), ()), "a change of slots is no claim lost"
    assert changes(None, one)[0] and changes(one, replace(one, claims=()))[1]
