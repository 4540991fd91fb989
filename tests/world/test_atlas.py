"""A theatre's places laid over the world gazetteer."""

from __future__ import annotations

import pytest

from khabar.world.gazetteer import Gazetteer
from khabar.world.places import Atlas
from khabar.world.rows import NameRow, PlaceRow, Strength
from khabar.world.sites import Level, kilometres

PLACES = (
    PlaceRow(id="afg", name="Afghanistan", kind="country", country="AFG"),
    PlaceRow(id="kunduz", name="Kunduz", kind="province", parent="afg", lat=36.84, lon=68.75),
    PlaceRow(id="imam_sahib", name="Imam Sahib", kind="district", parent="kunduz", lat=37.1, lon=68.85, pcode="AF1703"),
    PlaceRow(id="kunduz_city", name="Kunduz", kind="city", parent="kunduz", lat=36.73, lon=68.86),
    PlaceRow(id="base", name="Camp Pamir", kind="base", parent="kunduz_city", lat=36.67, lon=68.91),
)
NAMES = (
    NameRow(target="imam_sahib", text="Emam Saheb"),
    NameRow(target="imam_sahib", text="امام صاحب", language="fa"),
    NameRow(target="kunduz_city", text="the hub", strength=Strength.WEAK),
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas(Gazetteer.open(), places=PLACES, names=NAMES, countries=["AFG"])


def test_pack_and_gazetteer_are_one_site(atlas: Atlas) -> None:
    towns = [c.site for c in atlas.candidates("Kunduz") if c.site.level is Level.TOWN and c.site.country == "AFG"]
    assert [t.id for t in towns] == ["kunduz_city"]
    assert towns[0].population > 100_000 and towns[0].geonames == 1135689


def test_every_spelling_of_the_pack(atlas: Atlas) -> None:
    assert atlas.candidates("emam saheb")[0].site.id == "imam_sahib"
    assert atlas.candidates("امام صاحب")[0].site.pcode == "AF1703"
    assert not atlas.candidates("the hub")[0].main


def test_a_kind_leaves_its_level(atlas: Atlas) -> None:
    assert {c.site.level for c in atlas.candidates("Kunduz", kind_hint=Level.ADMIN1)} == {Level.ADMIN1}


def test_chains_and_containment(atlas: Atlas) -> None:
    base, province = atlas.site("base"), atlas.site("kunduz")
    assert base is not None and province is not None
    assert [s.id for s in atlas.chain(base)] == ["kunduz_city", "kunduz", "afg"]
    assert atlas.contains(province, base) and not atlas.contains(base, province)
    assert base.country == "AFG" and base.admin1 == "Kunduz"


def test_likeness_finds_misspelt_names(atlas: Atlas) -> None:
    assert atlas.similar("Imam Sahebb")[0].site.id == "imam_sahib"
    assert all(c.site.id != "imam_sahib" for c in atlas.similar("Mazar-e Sharif"))


def test_capitals(atlas: Atlas) -> None:
    chad = atlas.country("TCD")
    assert chad is not None and (seat := atlas.seat(chad)) is not None
    assert kilometres(seat.point or (0, 0), (12.11, 15.04)) < 10


def test_demonyms(atlas: Atlas) -> None:
    assert [s.country for s in atlas.demonym("Syrians")] == ["SYR"]
    assert atlas.demonym("Table") == []
