"""The kept situation is the situation; ids that are gone lead on; everything leads down to words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from khabar import wire
from khabar.corroboration import TableWorld, corroborate
from khabar.model import (
    Amount,
    ControlChange,
    ControlSum,
    PageVersions,
    Situation,
    SourceRecord,
    SumVerdict,
    VersionKind,
)
from khabar.store import Store, number_id

from .made import TALIBAN, coded, story


def keep(store: Store, fingerprint: str = "made") -> Situation:
    situation = corroborate(store.evidence.coded_reports(), rulings=store.evidence.rulings(), world=TableWorld())
    store.derived.keep(situation, fingerprint=fingerprint)
    return situation


def test_the_document_is_the_situation(store: Store) -> None:
    for one in story():
        store.evidence.add(one)
    situation = keep(store)
    assert store.derived.document() == json.loads(json.dumps(wire.situation_to_json(situation)))


def test_sums_sources_and_versions_are_kept_in_wires_order(store: Store) -> None:
    one = ControlSum(
        id="q_2", actor=TALIBAN, change=ControlChange.TOOK, place=None, on=date(2021, 7, 4), said=Amount(9, 9, 9), total=None, held=1, known=3,
        verdict=SumVerdict.OPEN,
    )  # fmt: skip
    whole = Situation(
        reports=(), control_sums=(one, replace(one, id="q_10")), sources=(SourceRecord(id="b_x", name="B"), SourceRecord(id="B", name="b")),
        versions=(PageVersions(None, ("r_2", "r_3"), VersionKind.UPDATE), PageVersions("https://example.org", ("r_1",), VersionKind.CORRECTION)),
    )  # fmt: skip
    store.derived.keep(whole, fingerprint="made")
    kept, told = store.derived.document(), json.loads(json.dumps(wire.situation_to_json(whole)))
    for name in ("control_sums", "sources", "versions"):
        assert kept[name] == told[name] and len(told[name]) == 2


def test_kept_twice_is_kept_once(store: Store) -> None:
    for one in story():
        store.evidence.add(one)
    keep(store)
    before = store.derived.document()
    keep(store)
    assert store.derived.document() == before


def test_the_fingerprint_moves_with_what_it_rests_on(store: Store) -> None:
    seen = {store.derived.fingerprint("v1", "pack")}
    store.evidence.add(coded(1))
    seen.add(store.derived.fingerprint("v1", "pack"))
    assert store.derived.fingerprint("v1", "pack") in seen
    seen.add(store.derived.fingerprint("v2", "pack"))
    seen.add(store.derived.fingerprint("v1", "other pack"))
    assert len(seen) == 4


def test_everything_leads_down_to_a_sentence(store: Store) -> None:
    for one in story():
        store.evidence.add(one)
    keep(store)
    texts = {one.report.id: one.report.text for one in story()}
    ids = store.tracer.ids()
    assert {kind for kind, _ in ids} == {
        "event",
        "number",
        "control",
        "force",
        "role",
        "relation",
        "indicator",
    } - missing_kinds(store)
    for _, ident in ids:
        trace = store.tracer.trace(ident)
        assert trace and trace.proofs
        for proof in trace.proofs:
            assert texts[proof.report][proof.start : proof.end] == proof.quote
            assert proof.quote in proof.sentence and proof.sentence in texts[proof.report]
            assert proof.outlet and proof.published


def missing_kinds(store: Store) -> set[str]:
    """Kinds that the story's claims do not come to (a denied relation holds nowhere)."""
    names = {"relation": "relations", "indicator": "indicators", "role": "roles", "force": "forces"}
    document = store.derived.document()
    return {kind for kind, name in names.items() if not document[name]}


def test_numbers_have_ids_of_their_own(store: Store) -> None:
    for one in story():
        store.evidence.add(one)
    event = keep(store).events[0]
    toll = event.numbers[0]
    by_id, by_name = (
        store.tracer.trace(number_id(event.id, toll.role, toll.whose)),
        store.tracer.trace(f"{event.id}/{toll.role}"),
    )
    assert by_id == by_name and by_id and by_id.body["role"] == toll.role
    assert store.tracer.trace(f"{event.id}/nothing") is None


def test_an_event_that_moved_is_found(store: Store) -> None:
    later, earlier = story()[2], story()[0]
    store.evidence.add(later)
    old = keep(store).events[0].id
    assert store.derived.follow(old) == old
    store.evidence.add(earlier)  # an earlier telling gives the happening another id
    new = keep(store).events[0].id
    assert new != old and store.derived.follow(old) == new
    trace = store.tracer.trace(old)
    assert trace and (trace.id, trace.moved_from) == (new, old)
    store.derived.keep(corroborate([later], world=TableWorld()), fingerprint="back")
    assert store.derived.follow(old) == old and store.derived.follow(new) == old


def test_an_event_of_which_nothing_is_left_is_gone(store: Store) -> None:
    one = coded(1)
    store.evidence.add(one)
    old = keep(store).events[0].id
    store.evidence.add(replace(one, coder=replace(one.coder, version="9"), claims=()))
    keep(store)
    assert store.derived.follow(old) is None and store.tracer.trace(old) is None


def test_claims_and_reports_are_traced_too(store: Store) -> None:
    one = coded(1)
    store.evidence.add(one)
    claim = store.tracer.trace(one.claims[0].id)
    report = store.tracer.trace(one.report.id)
    assert claim and [proof.said_by for proof in claim.proofs] == [("Ministry of Interior (asserts)",)]
    assert report and len(report.proofs) == len(one.claims)
    assert store.tracer.trace("e_nothing") is None
