"""Places told in passing, and those that a capital, a camp or a district stands for. The texts are our own."""

from __future__ import annotations

import pytest

from khabar.coding.draft import Mention, MentionKind
from khabar.coding.places import ground_places
from khabar.coding.places.passing import in_passing
from khabar.model import Place, PlacePrecision, Span
from khabar.world import World, open_world


@pytest.fixture(scope="module")
def world() -> World:
    return open_world("world")


def place(world: World, text: str, words: list[str]) -> Place | None:
    """What the last of these words stand for."""
    mentions, at = [], 0
    for w in words:
        at = text.index(w, at)
        mentions.append(Mention(at, at + len(w), MentionKind.PLACE))
        at += len(w)
    return ground_places(text, mentions, atlas=world.atlas)[-1].place


@pytest.mark.parametrize("text", [
    "Troops withdrew at nightfall to *Lukoma*.", "The wounded were taken to a hospital in *Lukoma*.", "Gunmen from *Lukoma* opened fire.",
    "Some 300 families have fled to *Lukoma*.", "The officer, of the 8th Brigade in *Lukoma*, said that the post was lost.", "A nurse at the clinic in *Lukoma* said",
    "mines on the road to *Lukoma*", "a farmer who lives in *Lukoma*", "Shells fired from *Lukoma* hit a school.", "The governor told a news conference in *Lukoma* that",
    "the *Lukoma*-based militia", "*Lukoma*'s army spokesman said", "A convoy travelling from *Lukoma* was ambushed.",
])  # fmt: skip
def test_nothing_happens_where_somebody_goes_comes_from_or_speaks(text: str) -> None:
    assert in_passing(text.replace("*", ""), span(text))


@pytest.mark.parametrize("text", [
    "The army took *Lukoma* on Monday.", "The garrison withdrew from *Lukoma*.", "Rebels were driven out of *Lukoma*.", "People were fleeing from *Lukoma*.",
    "Residents of *Lukoma* said that shells fell.", "An officer was killed in *Lukoma*.", "They withdrew to *Lukoma*, where they burned the market.", "Reports from *Lukoma* said",
    "Troops moved to *Lukoma* and stormed the camp.", "The rebels advanced to *Lukoma*.", "Fighting spread from *Lukoma* to the coast.",
])  # fmt: skip
def test_what_is_left_reached_or_fought_over_is_a_scene(text: str) -> None:
    assert not in_passing(text.replace("*", ""), span(text))


def span(text: str) -> Span:
    start = text.index("*")
    return Span(start, text.index("*", start + 1) - 1)


def test_the_camp_is_that_of_the_scene_and_not_of_where_they_went(world: World) -> None:
    text = "Rebels attacked Palma on Friday. The garrison withdrew at night to Pemba. The rebels looted the camp."
    found = place(world, text, ["Palma", "Pemba", "the camp"])
    assert found is not None and found.name == "Palma"


def test_there_is_where_they_went(world: World) -> None:
    text = "Rebels attacked Palma on Friday. The garrison withdrew at night to Pemba. Two of them died there."
    found = place(world, text, ["Palma", "Pemba", "there"])
    assert found is not None and found.name == "Pemba"


def test_for_want_of_another_it_is_where_they_went(world: World) -> None:
    text = "The garrison withdrew at night to Pemba. The rebels shelled the town."
    found = place(world, text, ["Pemba", "the town"])
    assert found is not None and found.name == "Pemba"


@pytest.mark.parametrize(("text", "words", "name"), [
    ("Prisoners landed in Yemen's capital after a truce in Hodeidah.", ["Yemen's capital"], "Sanaa"),
    ("A bomb went off in Srinagar, India. Police in the national capital made arrests.", ["Srinagar", "India", "the national capital"], "New Delhi"),
    ("Gunmen struck in Gao in Mali. The army defended the regional capital.", ["Gao", "Mali", "the regional capital"], "Gao"),
])  # fmt: skip
def test_whose_capital(world: World, text: str, words: list[str], name: str) -> None:
    found = place(world, text, words)
    assert found is not None and found.name == name


def test_the_district_of_a_town_is_not_the_town(world: World) -> None:
    found = place(world, "Gunmen burned huts in the district of Koro, Mali.", ["the district of Koro"])
    assert found is not None and found.precision is PlacePrecision.ADMIN2


def test_a_territory_of_a_nation_is_no_district(world: World) -> None:
    assert place(world, "The drone came from Rwandan territory.", ["Rwandan territory"]) is None
