"""Who says that it was not they, who "did it", and vows that came to nothing."""

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


def events(coder: Coder, text: str) -> list[EventClaim]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 3))))
    return [c for c in coded.claims if isinstance(c, EventClaim)]


def names(event: EventClaim) -> list[str]:
    return [a.name for a in event.actors]


def denials(told: list[EventClaim]) -> list[EventClaim]:
    return [e for e in told if e.status.value == "denied"]


@pytest.mark.parametrize(("text", "who"), [
    ("Gunmen attacked the village of Kiyawa in Borno state on Tuesday and killed 12 farmers, the district head said. A farmers' union accused the Civilian Joint Task Force of the massacre. The force denied having been there.", "Civilian Joint Task Force"),
    ("Gunmen killed six people near Sokoto on Monday, residents said. Fulani herders denied having been there.", "Fulani herders"),
    ("A bomb hit a bus in Taunggyi on Monday and killed two. For the bomb the army blames the TNLA. The TNLA had not been involved, its spokeswoman said.", "Ta'ang National Liberation Army"),
    ("A UN convoy was attacked near Goma on Monday and two drivers were killed. The army says that the M23 did it. A farmer said that he heard shots. The M23 denies it.", "March 23 Movement"),
    ("A grenade killed two policemen in Bujumbura on Sunday. The opposition party CNL said it was not involved and called for calm.", "opposition party CNL"),
    ("Raiders killed 20 people near Bor on Sunday. The Jonglei governor said that the army had not been involved.", "Armed forces of South Sudan"),
])  # fmt: skip
def test_who_denies_a_part_denies_to_have_done_what_was_told(coder: Coder, text: str, who: str) -> None:
    told = denials(events(coder, text))
    assert len(told) == 1 and told[0].same_as is not None
    assert any(who in name for name in names(told[0]))


@pytest.mark.parametrize("text", [
    "Troops shot dead four protesters in Conakry on Sunday, residents said. The mayor denied having been warned of the protest.",
    "Talks were held in Doha on Monday. The minister denied having met the rebels' leader.",
    "A bomb killed nine people in Davao on Monday. The mayor said that the city had no part in the fair.",
])  # fmt: skip
def test_other_denials_are_of_no_deed(coder: Coder, text: str) -> None:
    assert not [e for e in denials(events(coder, text)) if e.same_as]


def test_who_had_nothing_to_do_with_it_is_not_its_doer(coder: Coder) -> None:
    told = events(coder, "A bomb hit a bus in Taunggyi on Monday and killed two. For the bomb the army blames the TNLA. The TNLA had nothing to do with it, a spokeswoman said.")[-1]
    assert told.same_as and not told.actors and [r.stance for r in told.responsibility] == ["denies"]


def test_who_distances_himself_denies_a_part(coder: Coder) -> None:
    told = events(coder, "A bomb killed nine people in a bus in Davao on Monday. The New People's Army distanced itself from the bombing.")
    assert [(r.actor.name, r.stance) for e in told for r in e.responsibility] == [("New People's Army", "denies")]


@pytest.mark.parametrize(("text", "who", "status"), [
    ("Four miners were killed near Bamenda on Monday. The governor said that separatists of the Ambazonia Defence Forces had done it.", "Ambazonia", "asserted"),
    ("A rocket hit a hospital in Benghazi on Monday and killed three nurses. Tripoli said that the attack was the work of the Libyan National Army.", "Libyan National Army", "asserted"),
    ("Gunmen killed a judge in Basra on Monday. A police officer said Kataib Hezbollah may have done it.", "Kataib Hezbollah", "unconfirmed"),
])  # fmt: skip
def test_who_did_it_did_what_was_told(coder: Coder, text: str, who: str, status: str) -> None:
    told = events(coder, text)[-1]
    assert who in names(told)[0] and told.status.value == status and told.same_as


@pytest.mark.parametrize("text", [
    "Gunmen killed a judge in Basra on Monday. Nobody knows who did it.",
    "The army bombed a market in Sagaing on Monday, killing six. It did it to punish the town.",
])  # fmt: skip
def test_did_it_without_a_name_adds_nobody(coder: Coder, text: str) -> None:
    assert len(events(coder, text)) == 1


def test_who_denies_and_says_who_did_it_says_both(coder: Coder) -> None:
    told = events(coder, "Gunmen killed 14 people near Zuru on Monday. The farmers' union accused the Civilian Joint Task Force of the massacre. The force denied having been there and said that it was the work of Boko Haram.")
    assert [(names(e)[0], [s.speaker.name for s in e.said_by] != []) for e in told[-2:]] == [("Civilian Joint Task Force (CJTF)", True), (names(told[-1])[0], True)]
    assert told[-1].status.value == "asserted"


@pytest.mark.parametrize(("text", "type_"), [
    ("A promise by the Houthis to enter Marib before Friday came to nothing, residents said.", "territory_taken"),
    ("The army's announced offensive on Jowhar did not take place.", "ground_attack"),
    ("A vow by the Rapid Support Forces to storm El Fasher within a week was not kept.", "ground_attack"),
])  # fmt: skip
def test_a_vow_that_came_to_nothing_did_not_happen(coder: Coder, text: str, type_: str) -> None:
    told = events(coder, text)
    assert [e.type.value for e in denials(told)] == [type_]
    assert all(e.status.value != "asserted" or e.type.value in ("threat", "agreement", "concession") for e in told if e.status.value != "denied")


def test_fighters_of_who_speaks_are_theirs_and_us_is_no_speaker(coder: Coder) -> None:
    shot = events(coder, "The Houthis said that their fighters stormed a base near Marib on Monday.")[0]
    assert names(shot) == ["Houthis"]
    told = events(coder, "The M23 holds Kitchanga. Rebels killed four people in Masisi on Monday, a local chief told us.")
    assert [s.speaker.name for s in told[-1].said_by] == ["chief"]


def test_no_part_besides_what_else_is_said(coder: Coder) -> None:
    bomb = "A bomb killed ten people at a market in Bama on Saturday. "
    said = events(coder, bomb + "An officer of Boko Haram insisted that the group does not touch civilians and had no part in the market bombing.")
    assert not any("Boko Haram" in names(e) for e in said if e.status.value == "asserted"), "whose denial it is did not do it"
    assert any(part.stance == "denies" and part.actor.name == "Boko Haram" for e in said for part in e.responsibility)
    assert [names(e) for e in denials(events(coder, bomb + "Boko Haram said that it mourned the dead and was not involved."))] == [["Boko Haram"]]
    other = events(coder, bomb + "Boko Haram said that the army had shelled the camp and had nothing to do with peace.")
    assert denials(other) == []
