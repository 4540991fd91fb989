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
