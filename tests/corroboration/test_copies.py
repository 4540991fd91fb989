"""Copies: who took from whom, at every strength, and who did not."""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from copy_pairs import Pair, pairs
from made import WORLD, report

from khabar.corroboration import corroborate
from khabar.corroboration.copies import LINE, Reading, links_of, meet, oriented, read
from khabar.corroboration.shelf import Shelf
from khabar.model import CodedReport, CopyKind, CopyLink

SHARED = Path(os.environ.get("KHABAR_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def links_between(*reports: CodedReport) -> list[CopyLink]:
    shelf, readings = Shelf(), {}
    likeness: dict[str, dict[str, object]] = {}
    for reading in map(read, reports):
        readings[reading.id] = reading
        for (a, b), found in meet(shelf, reading, readings).items():
            likeness.setdefault(a, {})[b] = found
            likeness.setdefault(b, {})[a] = found
    return [link for r in readings.values() for link in links_of(r, oriented(r, readings, likeness.get(r.id, {})))]  # type: ignore[arg-type]


def is_copy(pair: Pair) -> bool:
    links = links_between(report("a", pair.a, "wire", 1), report("b", pair.b, "daily", 2))
    return any(link.kind in LINE for link in links)


@cache
def outcome() -> Counter[tuple[bool, bool]]:
    return Counter((pair.copy, is_copy(pair)) for pair in pairs())


def test_there_are_enough_pairs() -> None:
    assert len(pairs()) >= 200 and len({pair.kind for pair in pairs()}) >= 12


def test_f1_of_copies() -> None:
    right, false, missed = outcome()[True, True], outcome()[False, True], outcome()[True, False]
    assert 2 * right / (2 * right + false + missed) >= 0.95


def test_independent_reports_are_not_called_copies() -> None:
    assert outcome()[False, True] / (outcome()[False, True] + outcome()[False, False]) < 0.02


# ------------------------------------------------------------------------------------------------ kinds and direction
STORY = next(pair.a for pair in pairs() if pair.kind == "verbatim")
OTHER = [pair.a for pair in pairs() if pair.kind == "verbatim"][6]


def the_link(*reports: CodedReport) -> CopyLink:
    links = links_between(*reports)
    assert len(links) == 1
    return links[0]


@pytest.mark.parametrize(
    ("kind", "want"),
    [("re-dated", CopyKind.REPRINT), ("abridged", CopyKind.ABRIDGED), ("spun heavy", CopyKind.REWRITE), ("back-translated", CopyKind.REWRITE)],
)  # fmt: skip
def test_kinds(kind: str, want: CopyKind) -> None:
    pair = next(pair for pair in pairs() if pair.kind == kind)
    link = the_link(report("a", pair.a, "wire", 1), report("b", pair.b, "daily", 2))
    assert link.kind is want and link.report == report("b", pair.b, "daily", 2).report.id
    assert link.evidence and all(mine.text in pair.b and theirs.text in pair.a for mine, theirs in link.evidence)


def test_the_same_text_is_a_copy_and_the_earlier_its_origin() -> None:
    first, second = report("a", STORY, "wire", 1), report("b", STORY, "daily", 3)
    assert the_link(second, first).report == second.report.id
    assert the_link(second, first).kind is CopyKind.COPY


def test_credit_comes_before_time() -> None:
    early = report("a", STORY, "daily", 1, credits=["Wire"])
    late = report("b", STORY, "wire", 2)
    assert the_link(early, late).of == late.report.id


def test_an_undated_copy_is_the_later() -> None:
    undated, dated = report("a", STORY, "daily", None), report("b", STORY, "wire", 9)
    assert the_link(undated, dated).report == undated.report.id


def test_two_stories_in_one_are_merged_from_both() -> None:
    a, b = report("a", STORY, "wire", 1), report("b", OTHER, "herald", 1)
    both = report("c", f"{STORY}\n{OTHER}", "daily", 2)
    links = links_between(a, b, both)
    assert {link.of for link in links} == {a.report.id, b.report.id}
    assert {link.kind for link in links} == {CopyKind.MERGED}


def test_all_copies_lead_to_the_first() -> None:
    first = report("a", STORY, "wire", 1)
    others = [
        report(name, STORY + f" Seen in {name}.", "daily", day, credits=["Wire"])
        for name, day in (("b", 2), ("c", 3), ("d", 4))
    ]
    assert {link.of for link in links_between(first, *others)} == {first.report.id}


def test_one_agency_behind_both() -> None:
    a, b = report("a", STORY, "daily", 1, credits=["AFP"]), report("b", STORY, "herald", 2, credits=["AFP"])
    assert the_link(a, b).origin == "AFP"


def test_a_shared_statement_has_its_origin_outside() -> None:
    pair = next(pair for pair in pairs() if pair.kind == "independent, shared statement")
    first = report("a", pair.a, "wire", 1)
    link = the_link(first, report("b", pair.b, "daily", 2))
    assert link.kind is CopyKind.SHARED_QUOTE and link.of is None and link.shared_with == first.report.id


# ------------------------------------------------------------------------------------------------ measuring material
def shared_reading(path: Path) -> CodedReport:
    return report(path.stem, path.read_text("utf-8"), path.stem, 1)


needs_shared = pytest.mark.skipif(
    not (SHARED / "gold" / "dev-pairs.json").exists(), reason="no shared folder beside the checkout"
)


@needs_shared
@pytest.mark.shared
def test_development_pairs() -> None:
    gold = json.loads((SHARED / "gold" / "dev-pairs.json").read_text("utf-8"))
    known = {path.stem: path for path in (SHARED / "reports" / "dev").glob("*.txt")}
    for name, want in (("copy", True), ("same_event", False), ("not_same_event", False)):
        for pair in gold[name]:
            links = links_between(shared_reading(known[pair["a"]]), shared_reading(known[pair["b"]]))
            assert any(link.kind in LINE for link in links) is want, pair


@needs_shared
@pytest.mark.shared
def test_nothing_else_among_real_reports_is_a_copy() -> None:
    paths = sorted((SHARED / "reports").glob("*/*.txt"))
    links = links_between(*map(shared_reading, paths))
    assert len([link for link in links if link.kind in LINE]) == 1


def test_reading_keeps_its_report() -> None:
    assert isinstance(read(report("a", STORY)), Reading)


def test_two_communiques_with_one_loose_sentence_are_no_copies() -> None:
    """The same head and foot, the same people named: one sentence that is a third alike makes no copy of a short text."""
    led = "The assault was led by Commander Moussa Ag Ehya of the Western Front, says our spokesman, Mohamed Ag Sidi."
    vow = (
        "Before this Friday's prayer our forces will enter Dire, and Commander Moussa Ag Ehya will drink his tea at the "
        "prefecture, spokesman Mohamed Ag Sidi promised."
    )
    texts = [f"The Front\nCommunique\n\n{sentence}\nLong live the North.\n" for sentence in (led, vow)]
    first, second = (report(str(at), text, "front_channel", 1 + 7 * at) for at, text in enumerate(texts))
    assert not [link for link in corroborate([first, second], world=WORLD).copies if link.kind in LINE]
