"""Much-named places of wars in the spellings of the press, and names that are like another's but not it."""

from __future__ import annotations

import pytest

from khabar.coding.draft import Mention, MentionKind
from khabar.coding.places import ground_places
from khabar.world import open_world
from khabar.world.likeness import place_likeness
from khabar.world.places import Atlas
from khabar.world.sites import kilometres


@pytest.fixture(scope="module")
def world() -> Atlas:
    return open_world("world").atlas


NAMED = """
Tal Rifaat|SYR|36.47,37.10  Maarat al-Numan|SYR|35.64,36.67  Ras al-Ain|SYR|36.85,40.07  Kobani|SYR|36.89,38.35  Saraqeb|SYR|35.86,36.80
Khan Sheikhoun|SYR|35.44,36.65  Deir ez-Zor|SYR|35.33,40.14  Albu Kamal|SYR|34.45,40.92  Raqqa|SYR|35.95,39.01  Afrin|SYR|36.51,36.87
Qusayr|SYR|34.51,36.58  Zabadani|SYR|33.72,36.10  Qaim|IRQ|34.38,41.08  Tal Afar|IRQ|36.37,42.45  Sinjar|IRQ|36.32,41.86
Baiji|IRQ|34.93,43.49  Fallujah|IRQ|33.35,43.78  Hawija|IRQ|35.32,43.77  Tuz Khurmatu|IRQ|34.89,44.63  Nawzad|AFG|32.40,64.47
Marjah|AFG|31.52,64.12  Sangin|AFG|32.07,64.83  Musa Qala|AFG|32.37,64.75  Spin Boldak|AFG|31.01,66.39  Torkham|AFG|34.12,71.09
Miranshah|PAK|33.0,70.07  Parachinar|PAK|33.90,70.10  Bakhmut|UKR|48.59,38.0  Avdiivka|UKR|48.14,37.74  Izium|UKR|49.21,37.25
Vuhledar|UKR|47.78,37.25  Debaltseve|UKR|48.34,38.41  Robotyne|UKR|47.45,35.84  Kupyansk|UKR|49.71,37.61  Sudzha|RUS|51.19,35.27
Humera|ETH|14.29,36.61  Mekelle|ETH|13.5,39.47  Shire|ETH|14.10,38.28  Lalibela|ETH|12.03,39.04  El Geneina|SDN|13.44,22.44
El Fasher|SDN|13.63,25.35  Wad Madani|SDN|14.40,33.52  Beledweyne|SOM|4.74,45.20  Las Anod|SOM|8.48,47.36  Mocimboa da Praia|MOZ|-11.35,40.36
Palma|MOZ|-10.77,40.48  Rutshuru|COD|-1.18,29.45  Bunagana|COD|-1.30,29.60  Menaka|MLI|15.92,2.4  Djibo|BFA|14.1,-1.63
Chibok|NGA|10.87,12.85  Hodeidah|YEM|14.8,42.95  Zinjibar|YEM|13.13,45.38  Derna|LBY|32.77,22.64  Stepanakert|AZE|39.82,46.75
Lachin|AZE|39.64,46.55  Tskhinvali|GEO|42.23,43.96  Myawaddy|MMR|16.69,98.51  Laiza|MMR|24.76,97.56  Marawi|PHL|8.0,124.29
Khan Younis|PSE|31.34,34.31  Bint Jbeil|LBN|33.12,35.43  Kilinochchi|LKA|9.38,80.4  Bentiu|SSD|9.23,29.83  Bambari|CAF|5.77,20.68
"""


@pytest.mark.parametrize("line", [entry for row in NAMED.split("\n") for entry in row.split("  ") if entry])
def test_places_much_named_in_wars(line: str, world: Atlas) -> None:
    name, code, point = line.split("|")
    lat, lon = map(float, point.split(","))
    country = world.country(code)
    assert country is not None
    text = f"Fighting went on in {name} on Monday. Officials of {country.name} said so."
    spans = [(text.index(words), text.index(words) + len(words)) for words in (name, country.name)]
    place = ground_places(text, [Mention(*span, MentionKind.PLACE) for span in spans], atlas=world)[0].place
    assert place is not None and place.lat is not None and place.lon is not None
    assert kilometres((place.lat, place.lon), (lat, lon)) < 30, place


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Western Tigray", "Eastern Tigray Zone"), ("South Shewa", "North Shewa"), ("Upper Nile", "Lower Nile"), ("Dara-e Suf Bala", "Dara-e Suf Payin"),
        ("New Halfa", "Old Halfa"), ("Northeast Aleppo", "Northwest Aleppo"),
    ],
)  # fmt: skip
def test_opposed_directions_are_no_spellings(a: str, b: str) -> None:
    assert place_likeness(a, b) == 0.0


@pytest.mark.parametrize(("a", "b"), [("East Tigray", "Eastern Tigray"), ("North-West Frontier", "Northwest Frontier"), ("Upper Shabele", "Upper Shabelle")])
def test_one_direction_in_two_spellings(a: str, b: str) -> None:
    assert place_likeness(a, b) > 0.8
