"""Names of places inside phrases: what lies in what, roads by their ends, rivers by their article."""

from __future__ import annotations

import pytest

from khabar.model import PlacePrecision
from khabar.world import open_world
from khabar.world.places import Atlas

from .placing import grounded


@pytest.fixture(scope="module")
def world() -> Atlas:
    return open_world("world").atlas


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("A drone hit a station in Kursk, seven dead in Chernihiv, reports from Ukraine said.", "Kursk", "Kursk", "RUS"),
        ("Shells fell on Belgorod, three people hurt in Sumy, Ukraine said.", "Belgorod", "Belgorod", "RUS"),
        ("Shells fell near Hadrut, Ankara says, and officials of Azerbaijan agreed.", "Hadrut", "Hadrut", "AZE"),
        ("Troops of Congo were shelled near Rutshuru, Kigali denies any part.", "Rutshuru", "Rutshuru", "COD"),
        ("Bombs fell on Idlib, Hama, Aleppo and Homs in Syria.", "Hama", "Hama", "SYR"),
        ("Six died in Qusayr, western Homs, in Syria.", "Qusayr", "Al Quşayr", "SYR"),
        ("Six died in Djibo, a town in the northern Sahel region of Burkina Faso.", "Djibo", "Djibo", "BFA"),
        ("Six died in Zinjibar, the capital of southern Abyan province.", "Zinjibar", "Zinjibār", "YEM"),
    ],
)
def test_only_words_of_kind_and_direction_set_a_place_in_another(text: str, words: str, name: str, country: str, world: Atlas) -> None:
    place = grounded(text, words, world).place
    assert place is not None and (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the neighbouring Kapisa province", "Kāpīsā"), ("the same nearby Kapisa province", "Kāpīsā"), ("Nampula province's Memba district", "Memba"),
        ("Mozambique's Memba district", "Memba"), ("the Silva Macua junction", "Silva Macua"), ("the Mueda crossroads", "Mueda"),
    ],
)  # fmt: skip
def test_the_name_inside_the_phrase(words: str, name: str, world: Atlas) -> None:
    country = "Afghanistan" if "Kapisa" in words else "Mozambique"
    place = grounded(f"Four people were killed in {words} on Monday, officials of {country} said.", words, world).place
    assert place is not None and place.name == name


@pytest.mark.parametrize(
    ("words", "country", "lat", "lon"),
    [
        ("the Goma-Rutshuru road", "DR Congo", -1.4, 29.3), ("the Maiduguri-Damaturu highway", "Nigeria", 11.8, 12.6),
        ("the Izium–Slovyansk axis", "Ukraine", 49.0, 37.4), ("the Nijrab-Kabul main road", "Afghanistan", 34.8, 69.4),
    ],
)  # fmt: skip
def test_a_road_lies_between_its_ends(words: str, country: str, lat: float, lon: float, world: Atlas) -> None:
    place = grounded(f"Rebels held up a convoy on {words}, the army of {country} said.", words, world).place
    assert place is not None and place.precision is PlacePrecision.LINEAR
    assert place.lat == pytest.approx(lat, abs=0.3) and place.lon == pytest.approx(lon, abs=0.3)


def test_a_river_by_its_article_is_no_town(world: Atlas) -> None:
    river = grounded("Two columns moved along the San Juan in Chocó, Colombia.", "San Juan", world)
    assert river.place is not None and river.place.name == "Chocó"
    far = grounded("Guerrillas came down the San Juan in Colombia.", "San Juan", world)
    assert far.place is not None and far.place.name == "Colombia"
    bay = grounded("Boats patrolled along the Euphrates in Syria.", "Euphrates", world)
    assert bay.place is not None and bay.place.name == "Euphrates"


def test_a_town_that_bears_an_article_stays(world: Atlas) -> None:
    place = grounded("Crowds marched on The Hague in the Netherlands.", "Hague", world).place
    assert place is not None and place.name == "The Hague"
