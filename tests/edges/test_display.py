"""What notebooks show: words marked where they stand, hostile text that stays text, drawings that keep within the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import pytest

import khabar
from khabar.database import Database
from khabar.display import DRAWN, SHOWN
from khabar.figures import COLOURS, bars, recent, sketch_map, timeline
from khabar.frames import COLUMNS, Flat
from khabar.model import CodedReport, EventClaim, Outlet, PlacePrecision, Quote
from khabar.store import open_store

from store.made import coded, story  # isort: skip

METHODS = ("events", "control", "forces", "roles", "relations", "indicators", "claims", "reports", "actors", "sources")
NASTY = "</style></svg><script>alert(1)</script><img src=x onerror=alert(1)> \" ' & ]]> \u202eevil"


def hostile() -> CodedReport:
    """A report whose sentence, outlet, actor and place carry markup."""
    one = coded(1)
    text = f"Gunmen {NASTY} seized the town, seized it again."
    source = Outlet("nasty", NASTY)
    first = one.claims[0]
    assert isinstance(first, EventClaim)
    at = text.rindex("seized")
    claim = replace(
        first, quote=Quote.of(text, at, at + 6), sentence=Quote.of(text, 0, len(text)), said_by=(), numbers=(), with_=(),
        actors=(replace(first.actors[0], name=NASTY, quote=None),), recipients=(), when=first.when and replace(first.when, quote=None),
        where=(replace(first.where[0], place=replace(first.where[0].place, name=NASTY), quote=None),),
    )  # fmt: skip
    report = replace(one.report, text=text, sha256=sha256(text.encode()).hexdigest(), outlet=source, title=NASTY)
    return replace(
        one, report=report, outlet=source, title=NASTY, claims=(claim,), excluded=(), sentences=(), misses=()
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    file = tmp_path_factory.mktemp("display") / "k.sqlite"
    with open_store(file, create=True) as store:
        for one in (hostile(), *story()[1:]):
            store.evidence.add(one)
    with khabar.open(file) as handle:
        yield handle


def drawings(shown: str) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(one) for one in re.findall(r"<svg.*?</svg>", shown, re.S)]


def row(kind: str, **values: object) -> Flat:
    return {**dict.fromkeys(COLUMNS[kind]), **values}  # type: ignore[dict-item]


# ------------------------------------------------------------------------------------------------ whole displays
@pytest.mark.parametrize("method", METHODS)
def test_hostile_text_stays_text(made: Database, method: str) -> None:
    shown = getattr(made, method)()._repr_html_()
    tree = lxml.html.fragment_fromstring(shown, create_parent=True)
    names = {element.tag for element in tree.iter()}
    assert not names & {"script", "img", "iframe", "a", "object"}
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert "\u202e" not in shown
    assert len(tree.findall(".//style")) == 1  # nothing has closed ours and begun another
    drawings(shown)  # each is well-formed XML


def test_hostile_text_is_still_readable(made: Database) -> None:
    tree = lxml.html.fragment_fromstring(made.events()._repr_html_(), create_parent=True)
    assert NASTY.replace("\u202e", "\ufffd") in tree.text_content()


def test_the_quote_is_marked_where_it_stands(made: Database) -> None:
    """The second of two equal words, as the claim says, not the first that is found."""
    tree = lxml.html.fragment_fromstring(made.claims(outlet="nasty")._repr_html_(), create_parent=True)
    [mark] = tree.findall(".//mark")
    assert mark.text == "seized" and (mark.tail or "").startswith(" it again.")


def test_a_finding_shows_the_sentences_behind_it(made: Database) -> None:
    [event] = made.events(place="Argo").to_dicts()[:1]
    tree = lxml.html.fragment_fromstring(made.events(place="Argo")._repr_html_(), create_parent=True)
    [first, *_] = tree.findall(".//td[@class='quote']")
    said = first.text_content()
    proof = made.store.tracer.proofs([str(event["claims"][0])])[0]  # type: ignore[index]
    assert proof.quote == "seized" and proof.sentence in said and str(proof.outlet) in said


def test_a_database_shows_counts_map_and_timeline(made: Database) -> None:
    shown = made._repr_html_()
    counts = made.store.evidence.counts()
    assert f"{counts.reports} reports, {counts.claims} claims" in shown
    assert [one.find("{*}title").text.split()[0] for one in drawings(shown)] == ["Map", "Timeline"]  # type: ignore[union-attr]


def test_an_empty_database_shows_that(tmp_path: Path) -> None:
    with khabar.open(tmp_path / "new.sqlite", create=True) as handle:
        assert "0 reports" in handle._repr_html_() and "0 event rows" in handle.events()._repr_html_()
        assert str(handle.events().map()) == "" and "no row has a point" in handle.events().map()._repr_html_()
        assert str(handle.events().timeline()) == "" and "no row has a day" in handle.events().timeline()._repr_html_()


def test_a_long_table_is_cut_and_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "k.sqlite", create=True) as store:
        for n in range(SHOWN // 6 + 1):  # six claims a report
            store.evidence.add(coded(n))
    with khabar.open(tmp_path / "k.sqlite") as handle:
        total = len(handle.claims())
        shown = handle.claims()._repr_html_()
        assert (
            total > SHOWN and shown.count("<tr>") == SHOWN + 1 and f"the first {SHOWN} of {total} claim rows" in shown
        )
        assert handle.claims(limit=3)._repr_html_().count("<tr>") == 4


def test_no_more_is_read_than_is_drawn(made: Database) -> None:
    seen: list[int | None] = []
    events = made.events()
    fetch = events._fetch
    events._fetch = lambda filters: (seen.append(filters.limit), fetch(filters))[1]
    events._repr_html_()
    assert seen == [DRAWN + 1]


# ------------------------------------------------------------------------------------------------ map
def test_an_area_is_never_a_pin() -> None:
    spot = {"lat": 37.0, "lon": 70.0, "radius_km": 30.0, "place": "X"}
    pin, disc = (
        ElementTree.fromstring(sketch_map("event", [row("event", **spot, place_precision=precision.value)])).find(".//{*}circle")
        for precision in (PlacePrecision.POINT, PlacePrecision.ADMIN1)
    )  # fmt: skip
    assert pin is not None and disc is not None
    assert pin.get("stroke-dasharray") is None and disc.get("stroke-dasharray")
    # 30 km of a map 0.8 degrees high: 0.8 * 111.2 km on as many units as the drawing is high
    assert float(disc.get("r", 0)) > 5 * float(pin.get("r", 0))


@pytest.mark.parametrize(
    ("lat", "lon"), [(None, None), (float("nan"), 70.0), (float("inf"), 70.0), (95.0, 70.0), (37.0, 400.0)]
)
def test_points_off_the_earth_are_not_drawn(lat: float | None, lon: float | None) -> None:
    assert sketch_map("event", [row("event", lat=lat, lon=lon)]) == ""


def test_north_is_up_and_east_is_right() -> None:
    north_east, south_west = (
        row("event", lat=lat, lon=lon, place_precision="point", place=name)
        for lat, lon, name in ((37.0, 71.0, "a"), (34.0, 62.0, "b"))
    )
    found = {
        one.find("{*}title").text[0]: one.find("{*}circle")
        for one in ElementTree.fromstring(sketch_map("event", [north_east, south_west])).findall(".//{*}g")
    }  # type: ignore[union-attr, index]
    a, b = found["a"], found["b"]
    assert a is not None and b is not None
    assert float(a.get("cx", 0)) > float(b.get("cx", 0)) and float(a.get("cy", 0)) < float(b.get("cy", 0))


# ------------------------------------------------------------------------------------------------ timeline
def test_an_unknown_end_is_dashed_after_the_last_citation() -> None:
    state = row("control", place="X", holder="Y", start=date(2022, 5, 1), last_cited=date(2022, 5, 11))
    known = row("control", place="Z", holder="Y", start=date(2022, 5, 1), end=date(2022, 5, 21))
    lines = ElementTree.fromstring(timeline("control", [state, known])).findall(".//{*}line")
    solid, dashed, whole = lines
    assert dashed.get("stroke-dasharray") and not solid.get("stroke-dasharray") and not whole.get("stroke-dasharray")
    width = float(whole.get("x2", 0)) - float(whole.get("x1", 0))
    assert float(solid.get("x2", 0)) - float(solid.get("x1", 0)) == pytest.approx(width / 2, abs=0.2)  # 10 of 20 days
    assert dashed.get("x1") == solid.get("x2")


def test_a_month_is_no_count_on_its_first_day() -> None:
    day = [row("event", start=date(2022, 5, n), end=date(2022, 5, n + 1)) for n in (1, 1, 2)]
    month = row("event", start=date(2022, 5, 1), end=date(2022, 6, 1))
    tree = ElementTree.fromstring(bars([*day, month], 0))
    told = [title.text for title in tree.findall(".//{*}g/{*}title")]
    assert told == ["2022-05-01: 2", "2022-05-02: 1"]
    assert len(tree.findall("{*}line")) == 2  # the ground, and the month under it


def test_history_does_not_press_the_news_into_one_bar() -> None:
    news = [row("event", start=date(2022, 5, n), end=date(2022, 5, n + 1)) for n in range(1, 21)]
    kept, older = recent([row("event", start=date(1964, 1, 1), end=date(1965, 1, 1)), *news])
    assert older == 1 and len(kept) == 20
    assert recent(news) == (news, 0)


# ------------------------------------------------------------------------------------------------ light and dark
def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", ["#ffffff", "#111111", "#1e1e1e"], ids=["light", "JupyterLab dark", "VS Code dark"])
@pytest.mark.parametrize("colour", COLOURS)
def test_colours_read_on_light_and_dark(colour: str, ground: str) -> None:
    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_no_colour_of_text_is_fixed(made: Database) -> None:
    """Text takes the notebook's colour; a drawing's default would be black."""
    for method in METHODS:
        shown = getattr(made, method)()._repr_html_()
        assert all(
            text.get("fill") == "currentColor" for drawing in drawings(shown) for text in drawing.iter("{*}text")
        )
        assert not re.search(
            r"(?<!-)color:\s*(?!inherit)", re.sub(r"background:", "", shown[: shown.index("</style>")])
        )
