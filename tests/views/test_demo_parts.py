"""The bundled examples, coded: together they show each part of the page. A part that the coder misses is missed by the first reader, too."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from khabar.coding.coder import models_folder
from khabar.database import open_database
from khabar.model import CopyKind, Event, EventType, Holding, Situation, SumVerdict, VersionKind
from khabar.pipeline import Settings, add_paths
from khabar.views import report_page, words
from khabar.world.outlines import open_outlines
from views.test_page import data


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Situation:
    asked = os.environ.get("KHABAR_TEST_MODELS")
    models = Path(asked) if asked else models_folder()
    if not models.is_dir() or not any(models.iterdir()):
        pytest.skip("no model weights in the package")
    reports = str(files("khabar").joinpath("data/examples/reports"))
    with open_database(tmp_path_factory.mktemp("parts") / "khabar.sqlite", create=True) as handle:
        for _ in add_paths(handle.store, [reports], Settings(theatre="afghanistan", models=models)):
            pass
        return handle.situation()


def paths(demo: Situation, claims: tuple[str, ...]) -> set[str]:
    """The reports behind claims."""
    of = {c.id: r.report.path for r in demo.reports for c in r.claims}
    return {of[c] for c in claims if c in of}


def events(demo: Situation, kind: EventType, place: str | None = None) -> Iterator[Event]:
    for one in demo.events:
        if one.type is kind and (place is None or any(w.place.name == place for w in one.where)):
            yield one


def test_at_least_thirty_reports_over_six_weeks(demo: Situation) -> None:
    days = [r.published.start for r in demo.reports if r.published]
    weeks = [d for d in days if date(2022, 4, 12) <= d <= date(2022, 5, 24)]
    assert len(weeks) >= 30 and (max(weeks) - min(weeks)).days >= 41


def test_a_recapture(demo: Situation) -> None:
    states = sorted(
        (s for s in demo.control if s.place.name == "Nahrin" and s.claims and s.start), key=lambda s: s.start.start
    )  # type: ignore[union-attr]
    holders = [s.holder.id for s in states if s.holder and s.state is Holding.HELD]
    assert holders == ["nrf", "taliban"], holders
    assert any(e.when and e.when.start == date(2022, 4, 25) for e in events(demo, EventType.TERRITORY_TAKEN, "Nahrin"))


def test_a_siege(demo: Situation) -> None:
    [state] = [s for s in demo.control if s.state is Holding.BESIEGED]
    assert state.place.name == "Warsaj" and state.holder and state.holder.id == "nrf"
    assert any("43-warsaj-siege.txt" in paths(demo, e.claims) for e in events(demo, EventType.SIEGE, "Warsaj"))


def test_a_contested_bazaar(demo: Situation) -> None:
    assert any("41-nahrin-contested.txt" in paths(demo, s.claims) for s in demo.control if s.state is Holding.CONTESTED)


def test_a_denial(demo: Situation) -> None:
    lost = [s for s in demo.control if s.place.name == "Nahrin" and s.holder and s.holder.id == "nrf"]
    assert any(s.disputed_by for s in lost)
    assert any(d.field in ("holder", "status") for e in events(demo, EventType.TERRITORY_TAKEN, "Nahrin") for d in e.disputes)  # fmt: skip


def test_three_accounts_of_one_event(demo: Situation) -> None:
    [ambush] = [e for e in demo.events if "46-eshkamesh-ambush.txt" in paths(demo, e.claims) and e.actors]
    accounts = {"46-eshkamesh-ambush.txt", "47-eshkamesh-front.txt", "48-eshkamesh-bulletin.txt"}
    assert accounts <= paths(demo, ambush.claims)
    assert ambush.voices.min >= 3 and "killed" in {d.field for d in ambush.disputes}


def test_spun_copies_are_folded_under_what_they_copy(demo: Situation) -> None:
    path = {r.report.id: r.report.path for r in demo.reports}
    links = {path[c.report]: (path.get(c.of or ""), c.kind) for c in demo.copies if c.kind is CopyKind.REWRITE}
    assert links["49-eshkamesh-spun.txt"] == ("46-eshkamesh-ambush.txt", CopyKind.REWRITE)
    assert links["15-imam-sahib-spun.txt"][0] in ("11-imam-sahib.txt", "12-imam-sahib-reprint.txt")


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (EventType.DEFECTION, "50-burka-defection.txt"),
        (EventType.BORDER_CROSSING, "52-border.txt"),
        (EventType.BORDER_CLOSED, "52-border.txt"),
        (EventType.ACCESS_OBSTRUCTION, "45-warsaj-aid.txt"),
        (EventType.DEPLOYMENT, "51-deployments.txt"),
        (EventType.DETENTION, "flash-0412"),
        (EventType.RELEASE, "flash-0419"),
        (EventType.AGREEMENT, "flash-0425"),
    ],
)
def test_events_of_each_kind(demo: Situation, kind: EventType, path: str) -> None:
    assert any(path in paths(demo, e.claims) for e in events(demo, kind))


def test_deployments_of_named_units(demo: Situation) -> None:
    told = {f.unit.name for f in demo.forces if "51-deployments.txt" in paths(demo, f.claims) and words.has_name(f.unit)}  # fmt: skip
    assert {"Badri 313 Battalion", "2nd Brigade, 217 Omari Corps"} <= told
    assert any(f.commander and f.commander.name == "Mawlawi Zabihullah Turab" for f in demo.forces)


def test_indicators_that_make_a_chart(demo: Situation) -> None:
    days: dict[tuple[str, str | None], set[date]] = defaultdict(set)
    for one in demo.indicators:
        if one.when and "53-figures.md" in paths(demo, one.claims):
            days[one.measure, one.unit].add(one.when.start)
    assert max(map(len, days.values())) >= 3


def test_sums_of_control_a_correction_and_a_retraction(demo: Situation) -> None:
    assert {s.actor.id for s in demo.control_sums if s.verdict is not SumVerdict.FEWER} >= {"taliban", "nrf"}
    assert {v.kind for v in demo.versions} == {VersionKind.CORRECTION, VersionKind.RETRACTION}


def test_the_page_draws_them(demo: Situation) -> None:
    outlines = open_outlines("afghanistan")
    found = data(report_page(demo, title="t", outlines=outlines, made="m", constructed=True))
    assert {"besieged", "contested", "held"} <= {c["s"] for c in found["control"]}
    assert found["sums"] and found["versions"] and any(s["ok"] for s in found["sources"])
    assert found["span"][0] >= "2022-03-01", "the axis shows the six weeks, not the year before"
