"""Scenes and days that the words around a deed tell: what stands right behind it, what heads its paragraph, what it is counted from. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.coding.drafts.where.right_behind import own_of
from khabar.model import EventClaim, Page
from khabar.reading import to_report
from khabar.world import open_world
from khabar.world.gazetteer import Gazetteer
from khabar.world.places import Atlas

from .placing import grounded


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


@pytest.fixture(scope="module")
def world() -> Atlas:
    return Atlas(Gazetteer.open())


def events(coder: Coder, text: str) -> dict[str, EventClaim]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    return {c.quote.text: c for c in coded.claims if isinstance(c, EventClaim)}


def days(event: EventClaim) -> tuple[str, str]:
    assert event.when is not None
    return event.when.start.isoformat(), event.when.end.isoformat()


def places(event: EventClaim) -> list[str]:
    return [w.place.name for w in event.where]


# ------------------------------------------------------------------------------------------------ days
@pytest.mark.parametrize("text", [
    "Two days after the ambush on 1 March, soldiers burned three houses in Birao.",
    "Soldiers burned three houses in Birao two days after the ambush on 1 March.",
])  # fmt: skip
def test_a_day_counted_from_another_deed(coder: Coder, text: str) -> None:
    told = events(coder, text)
    assert days(told["burned"]) == ("2024-03-03", "2024-03-04") and days(told["the ambush"]) == ("2024-03-01", "2024-03-02")


def test_a_deed_with_a_day_of_its_own_is_not_counted(coder: Coder) -> None:
    told = events(coder, "On 20 April soldiers burned three houses in Birao, two weeks after the ambush on 1 March.")
    assert days(told["burned"]) == ("2024-04-20", "2024-04-21")


@pytest.mark.parametrize(("text", "deed", "begins"), [
    ("A day after the raid on 12 February, rebels burned six houses in Tumaco.", "burned", "2024-02-13"),
    ("Soldiers killed four rebels in Tumaco three weeks before the truce on 20 March.", "killed", "2024-02-28"),
    ("Sixty days after the coup on 1 January, soldiers killed nine protesters in Bamako.", "killed", "2024-03-01"),
    ("Soldiers shelled Lyman on 4 April, two days after the strike on 1 April.", "shelled", "2024-04-04"),
])  # fmt: skip
def test_how_days_are_counted(coder: Coder, text: str, deed: str, begins: str) -> None:
    assert days(events(coder, text)[deed])[0] == begins


def test_the_day_of_what_was_said_is_not_counted_from(coder: Coder) -> None:
    told = events(coder, "Soldiers burned three houses in Birao two days after the ambush, an officer said on 1 March.")
    assert days(told["burned"])[0] != "2024-03-03"


def test_prayers_on_a_day_that_has_been_told(coder: Coder) -> None:
    assert days(events(coder, "On 6 October a bomber killed nine worshippers at Friday prayers in Kunduz.")["killed"]) == ("2023-10-06", "2023-10-07")
    other = events(coder, "In October 2022 rebels took Bunagana. A bomber killed nine worshippers at Friday prayers in Kunduz.")
    assert days(other["killed"]) == ("2024-04-26", "2024-04-27"), "a month of another sentence"


def test_prayers_in_a_month_that_has_been_told(coder: Coder) -> None:
    assert days(events(coder, "In October a bomber killed nine worshippers at Friday prayers in Kunduz.")["killed"]) == ("2023-10-01", "2023-11-01")
    assert days(events(coder, "A bomber killed nine worshippers at Friday prayers in Kunduz.")["killed"]) == ("2024-04-26", "2024-04-27")


@pytest.mark.parametrize(("text", "deed", "begins", "ends"), [
    ("Gunmen killed three farmers in Birao in the night of 13/14 April.", "killed", "2024-04-13", "2024-04-15"),
    ("Rebels raided Birao in the night to Tuesday.", "raided", "2024-04-29", "2024-05-01"),
    ("Rebels raided Birao on Tuesday night.", "raided", "2024-04-30", "2024-05-01"),
])  # fmt: skip
def test_nights_lie_between_two_days(coder: Coder, text: str, deed: str, begins: str, ends: str) -> None:
    assert days(events(coder, text)[deed]) == (begins, ends)


# ------------------------------------------------------------------------------------------------ scenes
def test_each_deed_has_the_place_right_behind_it(coder: Coder) -> None:
    told = events(coder, "Fighters clashed at Sake after an attack in Goma on Monday.")
    assert places(told["clashed"]) == ["Sake"] and places(told["an attack"]) == ["Goma"]


def test_of_the_places_told_those_that_are_not_anothers() -> None:
    """Mentions 7 and 8 stand behind drafts 0 and 1; 9 behind none, and 8 lies in it."""
    behind, apart = {7: 0, 8: 1}, {7: set[int](), 8: set[int](), 9: set[int]()}
    assert own_of([7, 8], 0, behind, apart, lambda i: False) == [7]
    assert own_of([7, 9], 0, behind, apart, lambda i: False) == [7, 9], "one more place of its own"
    assert own_of([7, 9], 0, behind, apart, lambda i: i == 9) == [7]
    assert own_of([8, 9], 0, behind, {8: set(), 9: {8}}, lambda i: False) == [8, 9], "a province by the village of another says nothing"


def test_a_paragraph_goes_on_at_the_place_that_heads_it(coder: Coder) -> None:
    told = events(coder, "Weekly brief.\n\nTumaco, Nariño. On Monday gunmen killed two farmers.\n\nPuerto Asís, Putumayo: On Tuesday rebels burned a bus.")
    assert places(told["killed"]) == ["Tumaco"] and places(told["burned"]) == ["Puerto Asís"]


def test_the_bare_name_of_an_armed_group_is_no_place(coder: Coder) -> None:
    told = events(coder, "The group, which the army calls Shene, killed nine farmers near Nekemte on Monday.")
    assert places(told["killed"]) == ["Nek’emtē"]
    assert "Shonē" in places(events(coder, "Gunmen killed nine farmers in the town of Shone on Monday.")["killed"])


def test_whose_residents_speak_lends_its_name_to_the_town(coder: Coder) -> None:
    told = events(coder, "Residents of Sake said that shells hit their homes on Monday. Two people were killed in the town.")
    assert places(told["hit"]) == places(told["killed"]) == ["Sake"]


def test_a_building_lies_in_the_town_behind_it(coder: Coder) -> None:
    assert places(events(coder, "A drone struck a hospital in the town of Dembecha on Monday.")["struck"]) == ["Dembech’a"]


@pytest.mark.parametrize(("text", "deed", "place"), [
    ("Fighters killed nine people in Hama on Monday.", "killed", "Hama"),
    ("Victims died in hospital in Goma on Monday after a blast killed six people in Sake.", "a blast", "Sake"),
    ("A blast in the Bangui market killed six people on Monday.", "A blast", "Bangui"),
    ("Gunmen killed a Somali trader in Nairobi on Monday.", "killed", "Nairobi"),
    ("The local government said gunmen killed two men in Bama on Monday.", "killed", "Bama"),
])  # fmt: skip
def test_scenes_that_other_words_do_not_move(coder: Coder, text: str, deed: str, place: str) -> None:
    assert places(events(coder, text)[deed]) == [place]


# ------------------------------------------------------------------------------------------------ names
@pytest.mark.parametrize(("text", "words", "name", "country"), [
    ("Clashes broke out at Debre Tabor.", "Tabor", "Debre Tabor", "ETH"),
    ("Clashes broke out at Tabor in the Czech Republic.", "Tabor", "Tábor", "CZE"),
    ("Gunmen struck in Bama local government area.", "Bama local government area", "Bama", "NGA"),
    ("A bomb exploded in the Somali market of Eastleigh in Nairobi.", "Somali market", "Somalia", "SOM"),
])  # fmt: skip
def test_whole_names(text: str, words: str, name: str, country: str, world: Atlas) -> None:
    g = grounded(text, words, world)
    assert g.place is not None and (g.place.name, g.place.country) == (name, country)


def test_a_market_is_not_a_small_town_far_off(world: Atlas) -> None:
    assert grounded("A blast hit the Bansko market. Soldiers stood in Bangui and Bimbo.", "Bansko", world).place is None
    assert grounded("A blast hit the Bansko market. Soldiers stood in Razlog.", "Bansko", world).place is not None
