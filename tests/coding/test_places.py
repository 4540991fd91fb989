"""Places in text: what is found, what is left, and which place each name means."""

from __future__ import annotations

import pytest

from khabar.coding.draft import Mention, MentionKind
from khabar.coding.places import GroundedPlace, Home, find_places, ground_places
from khabar.coding.places.choose import least_like
from khabar.coding.places.doubt import doubtful
from khabar.model import PlacePrecision, Span
from khabar.world import open_world
from khabar.world.gazetteer import Gazetteer
from khabar.world.likeness import place_likeness
from khabar.world.places import Atlas
from khabar.world.rows import PlaceRow
from khabar.world.sites import kilometres

AFGHAN = (
    PlaceRow(id="kunduz", name="Kunduz", kind="province", country="AFG", lat=36.84, lon=68.75),
    PlaceRow(id="imam_sahib", name="Imam Sahib", kind="district", parent="kunduz", country="AFG", lat=37.1, lon=68.85),
    PlaceRow(id="farah", name="Farah", kind="province", country="AFG", lat=32.6, lon=62.3),
    PlaceRow(id="purchaman", name="Purchaman", kind="district", parent="farah", country="AFG", lat=33.15, lon=63.84),
)


@pytest.fixture(scope="module")
def world() -> Atlas:
    return Atlas(Gazetteer.open())


@pytest.fixture(scope="module")
def afghan() -> Atlas:
    return Atlas(Gazetteer.open(), places=AFGHAN, countries=["AFG"])


def found(text: str, atlas: Atlas) -> list[str]:
    return [text[m.start : m.end] for m in find_places(text, atlas=atlas)]


def grounded(text: str, words: str, atlas: Atlas) -> GroundedPlace:
    """The words as one mention, beside whatever the finder sees elsewhere."""
    start = text.index(words)
    mine = Mention(start, start + len(words), MentionKind.PLACE)
    others = [m for m in find_places(text, atlas=atlas) if not m.span.overlaps(mine.span)]
    return next(g for g in ground_places(text, [*others, mine], atlas=atlas) if g.mention == mine)


def near(g: GroundedPlace, lat: float, lon: float, km: float) -> bool:
    assert g.place is not None, g.miss
    assert g.place.lat is not None and g.place.lon is not None
    return kilometres((g.place.lat, g.place.lon), (lat, lon)) <= km


# ------------------------------------------------------------------------------------------------ finding
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Aleppo and the town of Manbij.", ["Aleppo", "Manbij"]),
        ("Rebels left Hawija, Kirkuk, on Monday.", ["Hawija", "Kirkuk"]),
        ("A blast hit El Fasher in North Darfur state.", ["El Fasher", "North Darfur state"]),
        ("Troops moved through Rapides Parish toward Alexandria, La.", ["Rapides Parish", "Alexandria", "La"]),
    ],
)
def test_names_of_places_are_found(text: str, expected: list[str], world: Atlas) -> None:
    assert found(text, world) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton met Jordan Smith.",
        "A Damascus University student wrote for the Boston Globe.",
        "Mr. Jackson said that Gen. Lincoln would resign.",
        "The White House declined to comment.",
        "Most of them were reading nice books in the bath.",
        "The Kandahari fighters and the Syrian army agreed.",
        "",
    ],
)
def test_parts_of_other_names_are_no_places(text: str, world: Atlas) -> None:
    assert found(text, world) == []


def test_excluded_text_is_not_searched(world: Atlas) -> None:
    text = "Menu: Baghdad Mosul. Fighting in Tikrit went on."
    assert [text[m.start : m.end] for m in find_places(text, atlas=world, excluded=[Span(0, 20)])] == ["Tikrit"]


# ------------------------------------------------------------------------------------------------ namesakes
def test_the_words_beside_choose_the_namesake(world: Atlas) -> None:
    assert near(grounded("A fire broke out in Alexandria, Louisiana.", "Alexandria", world), 31.31, -92.45, 10)
    assert near(grounded("Copts marched in Alexandria, Egypt.", "Alexandria", world), 31.2, 29.9, 15)


def test_the_other_places_choose_the_namesake(world: Atlas) -> None:
    text = "Militants attacked Tripoli. Forces from Misrata and Benghazi in Libya answered."
    assert near(grounded(text, "Tripoli", world), 32.89, 13.19, 15)
    text = "Clashes in Tripoli spread. Beirut and Sidon in Lebanon were calm."
    assert near(grounded(text, "Tripoli", world), 34.43, 35.85, 15)


def test_home_breaks_a_tie(world: Atlas) -> None:
    text = "Two people died in Hyderabad."
    m = find_places(text, atlas=world)
    assert (p := ground_places(text, m, atlas=world, home=Home(("PAK",)))[0].place) is not None and p.country == "PAK"


def test_a_province_and_its_town(afghan: Atlas) -> None:
    assert grounded("Fighting in Kunduz province.", "Kunduz province", afghan).place.precision is PlacePrecision.ADMIN1  # type: ignore[union-attr]
    assert grounded("Fighting in Kunduz city.", "Kunduz city", afghan).place.precision is PlacePrecision.POINT  # type: ignore[union-attr]
    open_ = grounded("Fighting in Kunduz.", "Kunduz", afghan).place
    assert open_ is not None and open_.precision is PlacePrecision.NEAR  # town or province: no pin
    listed = grounded("They took Kunduz, Takhar and Badakhshan provinces.", "Kunduz", afghan).place
    assert listed is not None and listed.precision is PlacePrecision.ADMIN1


def test_a_misspelt_district_is_found_where_the_words_set_it(afghan: Atlas) -> None:
    g = grounded("Fighting in Barchman district of Farah province.", "Barchman district", afghan)
    assert g.place is not None and g.place.id == "purchaman" and g.place.admin1 == "Farah"


def test_a_mosque_is_not_another_by_that_word_alone() -> None:
    places = (*AFGHAN, PlaceRow(id="blue", name="Blue Mosque", kind="building", parent="farah", country="AFG", lat=32.4, lon=62.1))
    atlas = Atlas(Gazetteer.open(), places=places, countries=["AFG"])
    own = grounded("A bomb went off in a Shi'ite mosque in Farah province.", "a Shi'ite mosque in Farah province", atlas)
    assert own.place is not None and own.place.id == "farah"
    assert grounded("A bomb went off in the Blue Mosk in Farah province.", "the Blue Mosk", atlas).place is not None


# ------------------------------------------------------------------------------------------------ relations
@pytest.mark.parametrize(
    ("text", "words", "lat", "lon", "km", "precision"),
    [
        ("A convoy was hit about 100 miles north of Kabul.", "Kabul", 35.98, 69.17, 15, PlacePrecision.NEAR),
        ("A mine went off 20 km east of Mosul.", "Mosul", 36.34, 43.34, 10, PlacePrecision.NEAR),
        ("Fighting raged on the outskirts of Raqqa.", "Raqqa", 35.95, 39.01, 10, PlacePrecision.NEAR),
        ("Snow fell in northern Afghanistan.", "northern Afghanistan", 35.5, 66.5, 250, PlacePrecision.REGION),
        ("A mine went off between Kabul and Jalalabad.", "Kabul", 34.48, 69.8, 20, PlacePrecision.LINEAR),
        ("They met in the capital of Chad.", "Chad", 12.11, 15.04, 10, PlacePrecision.POINT),
        ("A bomb hit a bakery in Hasakeh on Friday.", "a bakery in Hasakeh", 36.5, 40.75, 10, PlacePrecision.NEAR),
        ("Ships turned back in the Red Sea.", "the Red Sea", 20, 38.5, 100, PlacePrecision.SEA_AIR),
    ],
)
def test_relations(text: str, words: str, lat: float, lon: float, km: float, precision: PlacePrecision, world: Atlas) -> None:
    g = grounded(text, words, world)
    assert near(g, lat, lon, km)
    assert g.place is not None and g.place.precision is precision


def test_a_border_lies_between_two_countries(world: Atlas) -> None:
    g = grounded("Smugglers fought on the border of Chad with Sudan.", "Chad", world)
    assert g.place is not None and g.place.precision is PlacePrecision.LINEAR
    assert near(g, 14, 22.5, 300)


def test_generic_words_mean_the_last_place_named(world: Atlas) -> None:
    text = "Rebels entered Manbij in Syria. The town fell at night."
    assert near(grounded(text, "The town", world), 36.53, 37.95, 10)
    missed = grounded("The town fell at night.", "The town", world)
    assert missed.place is None and missed.miss is not None


def test_a_village_is_none_that_was_named(world: Atlas) -> None:
    text = "Rebels entered Manbij in Syria. They burned a village near the river; a mill in the town was spared."
    assert grounded(text, "a village", world).place is None
    assert near(grounded(text, "a mill in the town", world), 36.53, 37.95, 10), "the town is Manbij, whichever mill it was"


# ------------------------------------------------------------------------------------------------ misses and bounds
def test_an_unknown_place_is_a_miss_and_loses_nothing_else(world: Atlas) -> None:
    text = "Fighting in Qwxzzkistan and in Mosul."
    m = [Mention(12, 23, MentionKind.PLACE), *find_places(text, atlas=world)]
    first, second = ground_places(text, m, atlas=world)
    assert first.miss is not None and first.miss.stage == "places" and first.miss.quote is not None
    assert second.place is not None and second.place.country == "IRQ"


def test_an_unknown_place_falls_back_on_what_holds_it(world: Atlas) -> None:
    g = grounded("Shells hit Qwxzz Quarter, Mosul.", "Qwxzz Quarter, Mosul", world)
    assert near(g, 36.34, 43.13, 10) and g.place is not None and g.place.precision is PlacePrecision.NEAR


def test_the_dateline_is_marked(world: Atlas) -> None:
    text = "BAGHDAD (Agency) - Fighting in Tikrit."
    results = ground_places(text, find_places(text, atlas=world), atlas=world, dateline=Span(0, 18))
    assert [g.dateline for g in results] == [True, False]


def test_results_keep_the_order_of_the_mentions(world: Atlas) -> None:
    text = "From Mosul to Tikrit."
    m = find_places(text, atlas=world)[::-1]
    assert [g.quote.text for g in ground_places(text, m, atlas=world)] == ["Tikrit", "Mosul"]


def test_hostile_text_is_bounded(world: Atlas) -> None:
    text = "Kabul, " * 20_000
    mentions = find_places(text, atlas=world)
    assert len(mentions) <= 60_000
    assert len(ground_places(text, mentions[:3_000], atlas=world)) == 3_000


@pytest.mark.parametrize(
    ("name", "own", "least"),
    [("Gezi", False, 0.96), ("Bam", False, 0.98), ("Andrab", False, 0.92), ("Barchman", False, 0.9), ("Barchman", True, 0.86), ("Bak", True, 0.92)],
)
def test_the_shorter_a_name_the_liker_it_must_be(name: str, own: bool, least: float) -> None:
    assert least_like(name, own=own) == least


def test_one_letter_makes_another_name_of_four() -> None:
    assert place_likeness("Gezi", "Gesi") < least_like("Gezi", own=False)


def test_the_capital_of_a_country_by_its_genitive(world: Atlas) -> None:
    assert near(grounded("Prisoners landed in Yemen's capital on Friday.", "Yemen", world), 15.35, 44.2, 15)


def test_a_distance_without_a_space(world: Atlas) -> None:
    g = grounded("Troops retook the camp 80km north of Goma.", "Goma", world)
    assert g.place is not None and near(g, -0.96, 29.22, 20)


def test_a_capital_that_speaks_is_no_scene(world: Atlas) -> None:
    text = "Rebels entered Manbij in Syria. Ankara denied it. The town fell at night."
    assert near(grounded(text, "The town", world), 36.53, 37.95, 10)


def test_a_small_town_abroad_is_doubted_where_the_report_speaks_of_elsewhere(world: Atlas) -> None:
    text = "In Sagaing and Mandalay, in Myanmar, soldiers fled. In Sabae they burned a mill."
    found = ground_places(text, find_places(text, atlas=world), atlas=world)
    doubts = doubtful(found, atlas=world, home=())
    assert [found[i].quote.text for i in doubts] == ["Sabae"]


# ------------------------------------------------------------------------------------------------ what stands for a name
def test_the_town_is_the_one_named_last_though_nobody_knows_it(world: Atlas) -> None:
    text = "Shells fell on Manbij. Soldiers left Xuddurwein on Friday and handed the town over."
    mentions = [Mention(text.index(w), text.index(w) + len(w), MentionKind.PLACE) for w in ("Manbij", "Xuddurwein", "the town")]
    assert ground_places(text, mentions, atlas=world)[2].place is None
    assert ground_places(text, [mentions[0], mentions[2]], atlas=world)[1].place is not None


def test_the_town_of_a_dateline_is_not_the_one_that_nobody_knows(world: Atlas) -> None:
    text = "Beirut - Rebels took the town of Xudd on Friday. They had shelled the town for days."
    mentions = [Mention(text.index(w), text.index(w) + len(w), MentionKind.PLACE) for w in ("Beirut", "the town for")]
    mentions[1] = Mention(mentions[1].start, mentions[1].start + len("the town"), MentionKind.PLACE)
    line = Span(0, len("Beirut"))
    assert ground_places(text, mentions, atlas=world, dateline=line)[1].place is not None
    _, town = ground_places(text, mentions, atlas=world, dateline=line, disbelieved=[text.index("Xudd")])
    assert town.place is None and town.miss is not None



def test_an_apposed_kind_is_what_was_named(world: Atlas) -> None:
    text = "Shells fell on Aleppo province. In Donbas, the province to the east, all was quiet."
    named, meant = grounded(text, "Donbas", world).place, grounded(text, "the province", world).place
    assert named is not None and meant is not None and meant.id == named.id


def test_who_acts_is_no_scene(world: Atlas) -> None:
    text = "Fighters armed by Kinshasa left Goma. A shell hit the city."
    mentions = [Mention(text.index(w), text.index(w) + len(w), MentionKind.PLACE) for w in ("Goma", "Kinshasa", "the city")]
    mentions.sort(key=lambda m: m.start)
    assert [g.place.name for g in ground_places(text, mentions, atlas=world) if g.place][2] == "Goma"
    text = "Fighters left Goma, armed by Kinshasa. A shell hit the city."
    mentions = [Mention(text.index(w), text.index(w) + len(w), MentionKind.PLACE) for w in ("Goma", "Kinshasa", "the city")]
    acting = frozenset({(mentions[1].start, mentions[1].end)})
    assert [g.place.name for g in ground_places(text, mentions, atlas=world, acting=acting) if g.place][2] == "Goma"


def test_a_name_in_a_half_known_area_must_be_close() -> None:
    atlas = Atlas(Gazetteer.open(), places=[PlaceRow(id="machil", name="Machil", kind="village", country="IND", lat=34.5, lon=74.3)])
    text = "Shells fell in Nakyal, in Kashmir, after fire from Srinagar."
    place = grounded(text, "Nakyal", atlas).place
    assert place is None or place.name != "Machil"


def test_no_name_speaks_for_its_own_country() -> None:
    world = open_world("world").atlas  # in which the village has this name too
    text = "Rebels shot at soldiers in Goundam. Seven men fell on Monday near Boni."
    place = grounded(text, "Boni", world).place  # not the town of 300,000 on the Rhine
    assert place is not None and place.country == "MLI"


@pytest.mark.parametrize(("words", "country"), [("Taiz province", "YEM"), ("Deraa province", "SYR"), ("Voronezh region", "RUS"), ("Timbuktu region", "MLI")])
def test_a_province_is_not_its_town(words: str, country: str, world: Atlas) -> None:
    place = grounded(f"Shells fell in {words} on Monday.", words, world).place
    assert place is not None and (place.precision, place.country) == (PlacePrecision.ADMIN1, country)


def test_a_namesake_far_from_what_holds_it_is_none(world: Atlas) -> None:
    g = grounded("A mortar hit the village of Aurora, in Anbar province, on Monday.", "the village of Aurora, in Anbar province", world)
    assert near(g, 33.0, 41.5, 200) and g.place is not None and g.place.precision is PlacePrecision.ADMIN1


def test_nobody_calls_a_capital_of_millions_a_town(world: Atlas) -> None:
    text = "Rebels left Goundam on Sunday. The colonel met journalists in Bamako. He said that the town was quiet."
    assert near(grounded(text, "the town", world), 16.41, -3.67, 10)


def test_a_market_lends_its_name_to_no_town(world: Atlas) -> None:
    text = "In Kunduz and Khanabad people spoke of the bomb in the Kundus Bandar market."
    assert grounded(text, "Kundus Bandar", world).place is None


def test_a_road_without_a_point_is_no_stray() -> None:
    """A line of the pack has no point of its own, so nothing lies far from it."""
    road = PlaceRow(id="valley_road", name="Valley Road", kind="road", country="AFG")
    atlas = Atlas(Gazetteer.open(), places=(*AFGHAN, road), countries=["AFG"])
    g = grounded("Protesters blocked Valley Road in Kunduz on Sunday.", "Valley Road", atlas)
    assert g.place is not None and g.place.id == "valley_road"
