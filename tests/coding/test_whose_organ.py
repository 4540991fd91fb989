"""Whose soldiers, police and ministries they are, and that who is in a capital is not its government. The whole coder, on texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import EventClaim, Page
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def told(coder: Coder, text: str) -> list[EventClaim]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2021, 7, 10))))
    return [c for c in coded.claims if isinstance(c, EventClaim)]


def everybody(events: list[EventClaim]) -> set[str]:
    return {a.name for e in events for a in (*e.actors, *e.recipients)}


def speakers(events: list[EventClaim]) -> set[str]:
    return {s.speaker.name for e in events for s in e.said_by}


@pytest.mark.parametrize(("text", "who"), [
    ("Teachers in Khartoum staged a sit-in on Sunday to demand back pay.", "Teachers"),
    ("Residents in Hargeisa protested on Sunday.", "Residents"),
    ("Farmers in Brussels clashed with police.", "Farmers"),
])  # fmt: skip
def test_people_in_a_capital_are_not_its_government(coder: Coder, text: str, who: str) -> None:
    assert [a.name for e in told(coder, text) for a in e.actors][:1] == [who]


def test_officials_in_a_capital_are_its_government(coder: Coder) -> None:
    assert speakers(told(coder, "Officials in Khartoum said rebels had shelled the airport.")) == {"Government of Sudan"}


def test_an_embassy_in_a_capital_is_another_states(coder: Coder) -> None:
    assert "Government of Iraq" not in everybody(told(coder, "The US embassy in Baghdad condemned the rocket attack."))


def test_fighters_from_a_group_are_still_the_group(coder: Coder) -> None:
    assert "Hamas" in everybody(told(coder, "Fighters from Hamas attacked a post."))


@pytest.mark.parametrize(("text", "whose", "not_whose"), [
    ("Police in Milan arrested a Tunisian man on Monday who had fled from Tunis.", "Police of Italy", "Police of Tunisia"),
    ("The military in Naypyidaw arrested 20 activists.", "Armed forces of Myanmar", "Government of Myanmar"),
    ("Uganda deployed 1,000 soldiers in eastern Congo in November.", "Armed forces of Uganda", "Armed forces of the Democratic Republic of the Congo"),
    ("The Kenyan government sent police officers to Haiti.", "Police of Kenya", "Police of Haiti"),
    ("Hundreds of soldiers deserted and fled into Thailand.", "soldiers", "Armed forces of Thailand"),
    ("Soldiers fled to Maiduguri after Boko Haram overran their base in Nigeria.", "Armed forces of Nigeria", "Soldiers"),
])  # fmt: skip
def test_whose_men_they_are_without_an_owner(coder: Coder, text: str, whose: str, not_whose: str) -> None:
    found = everybody(told(coder, text))
    assert whose in found and not_whose not in found


@pytest.mark.parametrize(("text", "who"), [
    ("NAIROBI (Reuters) - Kenyan troops killed six militants in Jilib, southern Somalia, the defence ministry said.", "Ministry of Defence of Kenya"),
    ("Turkish forces killed five YPG fighters near Manbij, the defence ministry said.", "Ministry of Defence of Turkey"),
    ("MOSCOW (Reuters) - Ukraine attacked Belgorod with six drones overnight, the defence ministry said.", "Ministry of Defence of Russia"),
    ("KYIV (Reuters) - Russian missiles struck a depot in Kremenchuk, killing 18, the defence ministry said.", "Ministry of Defence of Ukraine"),
    ("BEIRUT (AP) - Syrian troops captured three villages near Khan Sheikhoun on Sunday, the army said.", "Armed forces of Syria"),
    ("BEIRUT (Reuters) - Israeli troops killed three Hezbollah fighters in Aitaroun, the army said.", "army"),
    ("Russian troops shelled a village in Sumy, wounding three civilians, the military said.", "military"),
])  # fmt: skip
def test_whose_ministry_of_war_speaks(coder: Coder, text: str, who: str) -> None:
    assert speakers(told(coder, text)) == {who}


def test_the_town_of_a_dateline_does_not_make_another_far(coder: Coder) -> None:
    (event,) = told(coder, "BEIRUT (AP) - Syrian troops captured three villages in Idlib on Sunday, the army said.")
    assert [w.place.name for w in event.where] == ["Idlib"]


def test_where_a_report_was_written_says_nothing(coder: Coder) -> None:
    assert "Government of Pakistan" not in speakers(told(coder, "ISLAMABAD: A police officer was martyred in Lakki Marwat, the ISPR said."))


def scenes(events: list[EventClaim]) -> set[str]:
    return {w.place.name for e in events for w in e.where}


def test_a_capital_abroad_is_still_its_government(coder: Coder) -> None:
    assert [a.name for e in told(coder, "Moscow accused Kyiv of shelling a market in Donetsk.") for a in e.actors][:1] == ["Government of Russia"]


@pytest.mark.parametrize(("text", "place"), [
    ("Turkish soldiers killed four PKK members in Gara, Turkey's defence ministry said.", "Gara Mountain"),
    ("India carried out air strikes in Balakot.", "Balakot"),
    ("Iran's Revolutionary Guards fired missiles at a militant base in Panjgur.", "Panjgur"),
    ("Israel bombed a school in Nuseirat, killing 12.", "An Nuşayrāt"),
    ("The military wing of Hamas fired rockets at Sderot.", "Sderot"),
    ("At least six people were killed in violence between Kuki and Meitei groups in Jiribam.", "Jiribam"),
])  # fmt: skip
def test_who_acts_is_not_where_it_happened(coder: Coder, text: str, place: str) -> None:
    assert scenes(told(coder, text)) == {place}


def test_whose_citizen_the_victim_was_is_not_where_he_died(coder: Coder) -> None:
    assert "New Zealand" not in scenes(told(coder, "Separatists shot dead a New Zealand helicopter pilot in Xandurwein."))


@pytest.mark.parametrize(("text", "doers", "at"), [
    ("Moscow — Drones attacked a refinery in Ryazan.", set(), {"Ryazan’"}),
    ("Kyiv — A Ukrainian drone struck a bus in Donetsk.", {"Ukraine"}, {"Donetsk"}),
    ("Beirut — An Israeli drone struck a car in Nabatieh.", {"Israel"}, {"Nabatîyé et Tahta"}),
])  # fmt: skip
def test_a_town_before_a_dash_is_a_dateline(coder: Coder, text: str, doers: set[str], at: set[str]) -> None:
    events = told(coder, text)
    assert {a.name for e in events for a in e.actors} == doers and scenes(events) == at


@pytest.mark.parametrize(("text", "victim"), [
    ("The murder of a journalist in Veracruz was condemned by press groups.", "journalist"),
    ("A lawyer from San Salvador was shot dead.", "lawyer"),
])  # fmt: skip
def test_where_somebody_was_is_not_his_name(coder: Coder, text: str, victim: str) -> None:
    assert victim in {a.name for e in told(coder, text) for a in e.recipients}


@pytest.mark.parametrize(("text", "who"), [
    ("Hindu nationalists attacked a church in Raipur.", {"Hindu nationalists"}),
    ("IED blast in Khuzdar kills three.", set()),
])  # fmt: skip
def test_words_that_are_no_names(coder: Coder, text: str, who: set[str]) -> None:
    assert {a.name for e in told(coder, text) for a in e.actors} == who


def test_the_paper_that_reports_is_named(coder: Coder) -> None:
    assert "The Hindu" in speakers(told(coder, "The Hindu reported that 12 Maoists were killed in Bastar."))


def test_two_governments_of_one_name_are_told_apart_by_their_time(coder: Coder) -> None:
    found = speakers(told(coder, "An air strike by the Myanmar military in Mingin killed 24 people, the National Unity Government said."))
    assert found == {"National Unity Government of Myanmar"}


RUN_IN = "1. Tal Tamr. Turkish shells hit a school on Monday morning.\n\n2. Qamishli. In the evening a drone struck a car, killing its driver.\n\n3. Kobani. Gunmen shot dead a trader at his shop."


def test_a_run_in_heading_places_its_item(coder: Coder) -> None:
    assert [[w.place.name for w in e.where] for e in told(coder, RUN_IN)] == [["Tel Tamr"], ["Qamishli"], ["Kobani"]]


def test_the_town_is_not_where_somebody_is_heading(coder: Coder) -> None:
    text = "Rebels attacked Masisi in eastern Congo on Sunday. They were last seen walking towards Kitshanga. Residents said the fighters looted shops in the town."
    assert {w.place.name for e in told(coder, text) if e.quote.text == "looted" for w in e.where} == {"Masisi Territory"}
