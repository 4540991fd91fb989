"""Every filter, with the same answers on every database."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.corroboration import TableWorld, corroborate
from khabar.store import Filters, NothingAsked, Store
from khabar.store.search import terms
from khabar.wire import JsonObject

from .made import story


@pytest.fixture
def full(store: Store) -> Store:
    for one in story():
        store.evidence.add(one)
    store.derived.keep(corroborate(store.evidence.coded_reports(), world=TableWorld()), fingerprint="made")
    return store


def events(store: Store, **asked: object) -> list[JsonObject]:
    return list(store.queries.findings("event", Filters(**asked)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 3), ({"actor": "taliban"}, 3), ({"actor": "TALIBAN"}, 3), ({"actor": "nobody"}, 0), ({"place": "imam sahib"}, 2),
        ({"place": "afg.badakhshan.argo"}, 1), ({"place": "Badakhshan"}, 1), ({"province": "kunduz"}, 2), ({"type": "territory_taken"}, 3),
        ({"type": "ied"}, 0), ({"status": "asserted"}, 3), ({"min_voices": 1}, 3), ({"min_voices": 99}, 0),
        ({"since": date(2021, 7, 5)}, 1), ({"until": date(2021, 7, 4)}, 0), ({"until": date(2021, 7, 5), "since": date(2021, 7, 4)}, 2),
        ({"text": "policemen"}, 3), ({"text": '"seized argo"'}, 1), ({"text": '"argo seized"'}, 0), ({"text": "POLICE*"}, 3), ({"text": "police"}, 0),
        ({"outlet": "Valley Radio"}, 2), ({"outlet": "Valley Radio", "text": "argo"}, 1), ({"limit": 2}, 2), ({"actor": "taliban", "province": "Badakhshan"}, 1),
    ],
)  # fmt: skip
def test_event_filters(full: Store, asked: dict[str, object], count: int) -> None:
    assert len(events(full, **asked)) == count


def test_days_are_half_open(full: Store) -> None:
    assert len(events(full, since=date(2021, 8, 13), until=date(2021, 8, 14))) == 1
    assert len(events(full, since=date(2021, 8, 14))) == 0
    assert len(events(full, until=date(2021, 8, 13))) == 2


def test_events_come_by_day(full: Store) -> None:
    days = [str(row["when"]["start"]) for row in events(full)]  # type: ignore[index, call-overload]
    assert days == sorted(days)


def test_control_on_a_day(full: Store) -> None:
    def control(**asked: object) -> list[JsonObject]:
        return list(full.queries.findings("control", Filters(**asked)))  # type: ignore[arg-type]

    assert {row["place"]["name"] for row in control(on=date(2021, 7, 20))} == {"Imam Sahib", "Argo"}  # type: ignore[index, call-overload]
    assert control(on=date(2021, 7, 1)) == []
    assert len(control(type="held", actor="taliban", place="Argo")) == 1


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 36), ({"kind": "force"}, 6), ({"type": "took"}, 6), ({"status": "denied"}, 6), ({"actor": "3rd brigade"}, 6), ({"kind": "event", "place": "Argo"}, 2),
        ({"outlet": "oxus_press"}, 12), ({"text": "donate"}, 6), ({"kind": "event", "since": date(2021, 7, 5)}, 2), ({"kind": "role", "actor": "X"}, 6),
    ],
)  # fmt: skip
def test_claim_filters(full: Store, asked: dict[str, object], count: int) -> None:
    assert len(list(full.queries.claims(Filters(**asked)))) == count  # type: ignore[arg-type]


def test_reports(full: Store) -> None:
    def paths(**asked: object) -> list[object]:
        return [row["path"] for row in full.queries.reports(Filters(**asked))]  # type: ignore[arg-type]

    assert len(paths()) == 6
    assert paths(text="خبر") == paths()
    assert sorted(map(str, paths(text="argo"))) == ["004.txt", "005.txt"]
    assert paths(since=date(2021, 7, 5), until=date(2021, 7, 6)) == ["003.txt"]
    assert paths(outlet="Oxus Press", place="Argo") == ["004.txt"]
    assert [row["claims"] for row in full.queries.reports(Filters(limit=1))] == [6]


def test_actors_and_sources(full: Store) -> None:
    ministry = next(row for row in full.queries.actors(Filters()) if row["id"] == "afg_republic_moi")
    assert (ministry["claims"], ministry["said"], ministry["kind"]) == (30, 12, "ministry")
    assert [row["id"] for row in full.queries.actors(Filters(type="unit"))] == ["u_3rd_brigade"]
    sources = list(full.queries.sources(Filters()))
    assert [(row["id"], row["reports"], row["claims"]) for row in sources] == [
        ("oxus_press", 2, 12),
        ("pamir_courier", 2, 12),
        ("valley_radio", 2, 12),
    ]
    assert (sources[1]["first"], sources[1]["last"]) == ("2021-07-04", "2021-08-13")


def test_search_words() -> None:
    assert terms('Police "car bomb" attack*') == ((("police",), ("car", "bomb"), ("attack",)), (False, False, True))
    assert terms("a.b' OR NEAR(x)")[0] == (("a", "b"), ("or",), ("near", "x"))
    with pytest.raises(NothingAsked):
        terms(' "" -- *')
