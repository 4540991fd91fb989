"""What the page and the brief draw: districts where they were imported, rivers and roads, camps that keep their colour."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

from khabar.model import Holding
from khabar.views import mapfigure, report_page
from khabar.world.outlines import Area, Outlines, corners, open_outlines
from views import made

SVG = "{http://www.w3.org/2000/svg}"


def outlines(*districts: Area) -> Outlines:
    found = open_outlines("afghanistan")
    assert found is not None
    return replace(found, districts=districts, districts_from="A test's hand")


def square(name: str, west: int, south: int, east: int, north: int, **more: str) -> Area:
    """A square in degrees, with a point every 50 m on its northern side for thinning to take away."""
    top = [(x, north * 1000) for x in range(east * 1000, west * 1000, -1)]
    points = [(west * 1000, south * 1000), (east * 1000, south * 1000), *top, (west * 1000, north * 1000)]
    ring: list[int] = []
    x = y = 0
    for px, py in points:
        ring += [px - x, py - y]
        x, y = px, py
    return Area(name, (tuple(ring),), **more)


WARSAJ = square("Warsaj", 69, 36, 71, 37, admin1="Takhar")
ELSEWHERE = square("Elsewhere", 61, 30, 62, 31, admin1="Nimroz")


def data(**options: object) -> dict:
    html = report_page(made.small(), title="t", made="m", **options)  # type: ignore[arg-type]
    found = re.search(r'id="data">(.*?)</script>', html, re.S)
    assert found
    return json.loads(found[1])


def test_places_find_their_district_by_name_and_province_or_by_where_they_lie() -> None:
    found = outlines(ELSEWHERE, WARSAJ)
    assert found.district_of(made.WARSAJ) == 1
    assert found.district_of(replace(made.WARSAJ, name="Warsadsch", admin2="Warsadsch")) == 1
    assert found.district_of(replace(made.WARSAJ, name="Warsadsch", admin2="Warsadsch", lat=20.0)) is None
    assert found.district_of(made.DEH_MIRAN) is None  # a village is no district
    assert found.district_of(made.TAKHAR) is None


def test_districts_reach_the_page_thinned_and_named_with_who_drew_them() -> None:
    found = data(outlines=outlines(ELSEWHERE, WARSAJ))
    assert [d["n"] for d in found["map"]["dt"]] == ["Elsewhere", "Warsaj"]
    assert found["map"]["dtby"] == "A test's hand"
    [ring] = found["map"]["dt"][1]["k"]
    assert 8 <= len(ring) <= 16 < len(WARSAJ.rings[0]), "its four corners, and where the thinning is cut"
    lons, lats = zip(*corners(tuple(ring), 1000), strict=True)
    assert (min(lons), max(lons), min(lats), max(lats)) == (69, 71, 36, 37)
    held = found["places"][found["control"][0]["p"]]
    assert held["dt"] == 1


def test_without_districts_none_are_named() -> None:
    found = data(outlines=open_outlines("afghanistan"))
    assert found["places"] and all("dt" not in place for place in found["places"])
    assert found["map"]["dt"] == []


def test_rivers_and_roads_pass_where_they_pass() -> None:
    """Checked against towns on them, to 15 km: Kunduz on its river, Herat on the ring road, Faizabad on the Kokcha."""
    found = outlines()
    lines = {one.name: corners(one.steps, found.unit) for one in found.lines}

    def nearest(line: str, lon: float, lat: float) -> float:
        return min(((x - lon) ** 2 * 0.66 + (y - lat) ** 2) ** 0.5 * 111.2 for x, y in lines[line])

    assert nearest("Kunduz", 68.857, 36.728) < 15
    assert nearest("Kokcha", 70.580, 37.117) < 15
    assert nearest("Ring road", 62.199, 34.348) < 15
    assert nearest("Kabul–Torkham", 70.451, 34.429) < 15
    assert {one.kind for one in found.lines} == {"river", "road"}


def test_the_border_rivers_follow_the_border() -> None:
    """Each step of theirs is a step of a province's outline, but where they pass from one province's to the next's."""
    found = outlines()
    border = set()
    for area in found.provinces:
        for ring in area.rings:
            points = corners(ring, found.unit)
            border |= {frozenset(pair) for pair in pairwise([*points, points[0]])}
    for one in found.lines:
        if one.name in ("Amu Darya", "Panj"):
            steps = list(pairwise(corners(one.steps, found.unit)))
            off = [pair for pair in steps if frozenset(pair) not in border]
            assert len(steps) > 50 and all(abs(ax - bx) + abs(ay - by) < 0.05 for (ax, ay), (bx, by) in off)


def test_sides_of_one_claim_are_no_camps() -> None:
    situation = made.small()
    mixed = tuple(replace(e, actors=tuple(replace(a, side="a") for a in e.actors)) for e in situation.events)
    html = report_page(replace(situation, events=mixed), title="t", made="m", outlines=None)
    assert '"side"' not in html
    one = replace(situation.events[0], actors=(replace(made.GUARDS, side="resistance"),))
    html = report_page(replace(situation, events=(one,)), title="t", made="m", outlines=None)
    assert html.count('"n":"Valley Guards"') == 1 and '"side":"resistance"' in html


def paths(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}path"))


def test_the_static_map_draws_a_held_district_as_its_area() -> None:
    held = made.small().control[0]
    assert held.place == made.WARSAJ
    with_area = mapfigure.area_map((), (held,), outlines(WARSAJ), on=date(2022, 6, 10))
    without = mapfigure.area_map((), (held,), outlines(), on=date(2022, 6, 10))
    assert without.count("<circle") == 1 and with_area.count("<circle") == 0
    assert len(paths(with_area)) == len(paths(without)) + 1
    assert 'stroke-dasharray="4 3"' in with_area  # only claimed


def test_the_static_map_pales_with_age() -> None:
    held = made.small().control[0]
    fresh = mapfigure.area_map((), (held,), outlines(), on=date(2022, 6, 10))
    old = mapfigure.area_map((), (held,), outlines(), on=date(2022, 9, 10))
    opacity = [next(ElementTree.fromstring(drawn).iter(f"{SVG}circle")).get("fill-opacity") for drawn in (fresh, old)]
    assert opacity == ["0.5", "0.2"]


def test_the_static_map_leaves_the_unknown_blank() -> None:
    unknown = replace(made.small().control[0], state=Holding.UNKNOWN, holder=None)
    drawn = mapfigure.area_map((), (unknown,), outlines(), on=date(2022, 6, 10))
    [circle] = ElementTree.fromstring(drawn).iter(f"{SVG}circle")
    assert circle.get("fill") == mapfigure.PAPER


def test_labels_stand_clear_of_each_other_and_inside() -> None:
    room = mapfigure.Room(100, 50)
    assert room.take(0, 0, 40, 10) and not room.take(30, 5, 20, 10) and room.take(40, 0, 40, 10)
    assert not room.take(90, 0, 20, 10) and not room.take(0, -1, 5, 5)
