"""What is put into a store comes out as it went in, once, whatever the order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from khabar import wire
from khabar.corroboration import TableWorld, corroborate
from khabar.model import ClaimKind, Coder, EventClaim, Failure, Quote, Report, Ruling
from khabar.store import Store
from khabar.store.schema import claims, reports

from .made import CODER, coded, story

NEWER = Coder("0.2.0", "sha256:other", "sha256:pack")


def test_round_trip(store: Store) -> None:
    given = story()
    assert all(store.evidence.add(one, on=date(2026, 1, 1)) for one in given)
    back = list(store.evidence.coded_reports())
    assert back == sorted(given, key=lambda one: one.report.id)
    assert [wire.coded_report_to_json(one) for one in back] == [
        wire.coded_report_to_json(one) for one in sorted(given, key=lambda one: one.report.id)
    ]
    assert store.evidence.report(given[0].report.id) == given[0].report
    assert list(store.evidence.all_reports()) == [one.report for one in back]
    assert store.check() == []


# What a database cannot hold in a text: NUL (PostgreSQL) and lone surrogates, which reading has replaced before.
TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), min_size=1, max_size=200)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=TEXTS)
def test_any_text_comes_back(store: Store, words: str) -> None:
    base = coded(1)
    first = base.claims[0]
    assert isinstance(first, EventClaim)
    said = replace(
        first, quote=Quote.of(words, 0, len(words)), sentence=None, said_by=(), when=None, where=(), numbers=()
    )
    report = Report(
        id=f"r_{hash(words) & 0xFFFFFFFFFFFFFFFF:016x}",
        path=words,
        text=words,
        sha256=coded(1).report.sha256,
        title=words,
    )
    one = replace(base, report=report, claims=(said,), sentences=(), misses=(), excluded=())
    store.evidence.add(one)
    assert store.evidence.coded_reports_of([report.id]) == [one]


def test_adding_twice_changes_nothing(store: Store) -> None:
    for one in story():
        store.evidence.add(one)
    before = (store.evidence.counts(), list(store.evidence.inputs()))
    assert [store.evidence.add(one) for one in story()] == [False] * 6
    assert (store.evidence.counts(), list(store.evidence.inputs())) == before


def test_order_of_arrival_is_irrelevant(store: Store) -> None:
    given = story()
    random.Random(3).shuffle(given)
    for one in given:
        store.evidence.add(one)
    whole = wire.situation_to_json(corroborate(story(), world=TableWorld()))
    assert wire.situation_to_json(corroborate(store.evidence.coded_reports(), world=TableWorld())) == whole


def test_the_newest_coding_counts_and_the_older_stays(store: Store) -> None:
    old = coded(1)
    new = replace(old, coder=NEWER, claims=old.claims[:2])
    assert store.evidence.add(old) and store.evidence.add(new)
    assert list(store.evidence.coded_reports()) == [new]
    assert store.evidence.is_coded_by(old.report.id, NEWER) and not store.evidence.is_coded_by(old.report.id, CODER)
    older, newer = (store.evidence.line(old.report.id, coder) for coder in store.evidence.coders_of(old.report.id))
    assert older == wire.coded_report_to_json(old) and newer == wire.coded_report_to_json(new)
    assert not store.evidence.add(old), "it is there already"
    assert list(store.evidence.coded_reports()) == [old], "but counts again"
    assert store.check() == []


def test_a_failure_is_listed_until_its_report_is_coded(store: Store) -> None:
    store.evidence.add_failure(Failure("001.txt", "reading", "broken"))
    store.evidence.add_failure(Failure("001.txt", "coding", "broken again"))
    assert store.evidence.failures() == (Failure("001.txt", "coding", "broken again"),)
    store.evidence.add(coded(1))
    assert store.evidence.failures() == ()


def test_rulings_are_kept_once(store: Store) -> None:
    ruling = Ruling(verdict="wrong", report="r_1", start=3, end=9, kind=ClaimKind.EVENT, by="me", why="no such place")
    assert store.evidence.add_ruling(ruling) and not store.evidence.add_ruling(ruling)
    assert store.evidence.rulings() == (ruling,)


def test_a_setting_is_written_once(store: Store) -> None:
    assert store.evidence.settle("theatre", "afghanistan") == "afghanistan"
    assert store.evidence.settle("theatre", "world") == "afghanistan"


@pytest.mark.parametrize("harm", ["quote", "text", "body", "lost"])
def test_check_sees_what_was_changed(store: Store, harm: str) -> None:
    one = coded(1)
    store.evidence.add(one)
    with store.engine.begin() as connection:
        match harm:
            case "quote":
                connection.execute(update(claims).where(claims.c.id == one.claims[0].id).values(quote="torn"))
            case "text":
                connection.execute(update(reports).values(text=one.report.text.replace("seized", "took in")))
            case "body":
                connection.execute(
                    update(claims).where(claims.c.id == one.claims[0].id).values(body=claims.c.body + " ")
                )
                connection.execute(text("UPDATE claims SET body = replace(body, 'asserted', 'denied')"))
            case "lost":
                for table in ("claim_places", "claim_actors"):
                    connection.execute(text(f"DELETE FROM {table}"))
                connection.execute(text("DELETE FROM claims WHERE ordinal = 3"))
    assert store.check()
