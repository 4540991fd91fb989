"""Divisions of which the gazetteer knows no town: they stand at their parent's middle and claim no more."""

from __future__ import annotations

import numpy as np
import pytest

from khabar.coding.places.shape import plain
from khabar.model import PlacePrecision
from khabar.world import open_world
from khabar.world.gazetteer import Gazetteer, Kind
from khabar.world.places import Atlas
from khabar.world.sites import Level, kilometres

from .placing import grounded


@pytest.fixture(scope="module")
def world() -> Atlas:
    return open_world("world").atlas


def test_no_district_is_precise_at_its_parents_very_point() -> None:
    gazetteer = Gazetteer.open()
    atlas = Atlas(gazetteer)
    middles = 0
    for i in np.flatnonzero(gazetteer._arrays["kind"] == int(Kind.ADMIN2)).tolist():
        row = gazetteer.row(i)
        assert row.parent is not None
        up = gazetteer.row(row.parent)
        if (row.lat, row.lon) == (up.lat, up.lon):
            middles += 1
            place = plain(atlas._site(row))
            assert place.precision is not PlacePrecision.ADMIN2, row.name
            assert place.radius_km >= round(up.radius_km, 1), row.name
    assert 0 < middles < 10_000


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Macomia District", -12.25, 40.12), ("Glushkovskiy Rayon", 51.34, 34.64), ("Al-Zabadani District", 33.72, 36.1),
        ("Cercle de Tessalit", 20.2, 1.01), ("Teorama", 8.44, -73.29), ("Garbahaarey", 3.33, 42.22),
    ],
)  # fmt: skip
def test_a_district_without_towns_lies_at_its_namesake(name: str, lat: float, lon: float) -> None:
    rows = [r for r in Gazetteer.open().lookup(name) if r.kind is Kind.ADMIN2]
    assert any(kilometres((r.lat, r.lon), (lat, lon)) < 25 for r in rows), rows


def test_a_district_at_the_middle_is_known_like_its_province(world: Atlas) -> None:
    text = "Two hamlets were burned in Medio San Juan municipality, Chocó, officials said."
    place = grounded(text, "Medio San Juan municipality", world).place
    assert place is not None
    assert place.name == "Medio San Juan" and place.precision is PlacePrecision.ADMIN1 and place.radius_km > 50


def test_no_distance_is_measured_from_a_middle(world: Atlas) -> None:
    text = "A convoy was hit 30 km north of Medio San Juan municipality in Chocó."
    place = grounded(text, "Medio San Juan municipality", world).place
    site = next(c.site for c in world.candidates("Medio San Juan") if c.site.level is Level.ADMIN2)
    assert place is not None and site.lat is not None
    assert place.precision is PlacePrecision.ADMIN1 and place.lat == round(site.lat, 4)


def test_a_town_goes_before_such_a_district(world: Atlas) -> None:
    found = grounded("Gunmen raided Memba in Nampula province of Mozambique.", "Memba", world).place
    assert found is not None and found.lat is not None and found.lon is not None
    assert found.precision is not PlacePrecision.ADMIN1 and kilometres((found.lat, found.lon), (-14.2, 40.53)) < 30
