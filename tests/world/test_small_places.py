"""Villages, camps, bases and reefs of war reports, from Ukraine to the Pacific: each known, and near a town that everybody knows."""

from __future__ import annotations

import pytest

from khabar.world import open_world
from khabar.world.gazetteer import Gazetteer, Kind
from khabar.world.sites import kilometres

ATLAS = open_world("world").atlas
# name, country, a larger place of that region, at most so many kilometres apart
NEAR = [
    ("Robotyne", "UKR", "Orikhiv", 25), ("Klishchiivka", "UKR", "Bakhmut", 15), ("Tonenke", "UKR", "Avdiivka", 12),
    ("Hlyboke", "UKR", "Kharkiv", 50), ("Azovstal", "UKR", "Mariupol", 12), ("Plekhovo", "RUS", "Sudzha", 25), ("Hadrut", "AZE", "Stepanakert", 60),
    ("Jenin camp", "PSE", "Jenin", 5), ("Jabalia camp", "PSE", "Gaza City", 8), ("Kfar Aza", "ISR", "Sderot", 12), ("Nahr al-Bared", "LBN", "Tripoli", 25),
    ("Hmeimim air base", "SYR", "Latakia", 25), ("Baghuz", "SYR", "Abu Kamal", 15), ("Ain al-Asad air base", "IRQ", "Hit", 45),
    ("Perim Island", "YEM", "Mocha", 90), ("Fordow", "IRN", "Qom", 45), ("Damadola", "PAK", "Peshawar", 100),
    ("Kutupalong", "BGD", "Cox's Bazar", 40), ("Inn Din", "MMR", "Sittwe", 80), ("Mischief Reef", "CHN", "Puerto Princesa", 400),
]  # fmt: skip


@pytest.mark.parametrize(("name", "country", "town", "apart"), NEAR)
def test_small_place_is_where_it_belongs(name: str, country: str, town: str, apart: float) -> None:
    here = [c.site for c in ATLAS.candidates(name) if c.site.country == country]
    there = [c.site for c in ATLAS.candidates(town)]
    assert here
    assert min(kilometres(a.point, b.point) for a in here for b in there if a.point and b.point) <= apart


def test_a_word_that_is_a_place_too_is_no_sure_name() -> None:
    weak = [c for c in ATLAS.candidates("Pale") if c.site.country == "MMR"]
    sure = [c for c in ATLAS.candidates("Rabotino") if c.site.country == "UKR"]
    assert weak and not any(c.main for c in weak)
    assert sure and all(c.main for c in sure), "another spelling is as sure as the name"


def test_a_country_that_the_index_lists_twice_has_its_divisions() -> None:
    shipped = Gazetteer.open()
    assert "Imereti" in {r.name for r in shipped.divisions(["GEO"], Kind.ADMIN1)}
    assert any(r.seat % 2 for r in shipped.seats("GEO"))
    assert any(n.row.country == "GEO" for n in shipped.fuzzy("Tbilissi", country="GEO"))
