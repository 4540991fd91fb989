"""What a deed followed or answered is another happening, with its own doers and dead; and who denies speaks of his half alone. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.coding.draft import Draft
from khabar.coding.drafts.same.answered import asides_of, is_answer_to
from khabar.model import EventClaim, Page, Span
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def events(coder: Coder, text: str) -> dict[str, EventClaim]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    return {c.quote.text: c for c in coded.claims if isinstance(c, EventClaim)}


def names(event: EventClaim) -> tuple[list[str], list[str]]:
    return [a.name for a in event.actors], [a.name for a in event.recipients]


def test_who_fired_before_did_not_strike(coder: Coder) -> None:
    told = events(coder, "Two Lebanese soldiers were wounded on Tuesday when an Israeli drone hit their vehicle in Naqoura, the army said, hours after Hezbollah fired rockets at northern Israel in response to the killing of a commander.")
    assert names(told["wounded"]) == (["Israel"], ["Armed forces of Lebanon"])
    assert names(told["fired"])[0] == ["Hezbollah"] and not told["fired"].numbers


def test_the_dead_of_what_is_avenged_are_its_own(coder: Coder) -> None:
    told = events(coder, "Turkey's air force destroyed 23 PKK targets in northern Iraq in retaliation for an attack that killed five people at an aerospace company near Ankara, the defence ministry said.")
    assert not told["destroyed"].numbers and names(told["destroyed"]) == (["Armed forces of Turkey"], ["Kurdistan Workers' Party"])
    assert [(n.role, n.best) for n in told["an attack"].numbers] == [("killed", 5)]


def test_who_strikes_back_did_not_strike_first(coder: Coder) -> None:
    told = events(coder, "The United States struck three sites used by Kataib Hezbollah in Iraq hours after a drone attack wounded three American servicemen at Erbil air base.")
    assert names(told["struck"])[0] == ["United States"] and not told["struck"].numbers
    assert names(told["wounded"]) == ([], ["American servicemen"])


@pytest.mark.parametrize(("text", "one", "other", "apart"), [
    ("Jets struck the camp hours after rebels fired at it.", "struck", "fired", True),
    ("Hours after rebels fired at it, jets struck the camp.", "fired", "struck", True),
    ("Jets struck the camp in retaliation for the ambush.", "struck", "ambush", True),
    ("Jets struck the camp, and rebels fired at it.", "struck", "fired", False),
    ("Hours after rebels fired and wounded two, jets struck the camp.", "fired", "wounded", False),
    ("Two men died days after a bomb exploded.", "died", "exploded", False),
    ("Two men were wounded when a bomb exploded.", "wounded", "exploded", False),
])  # fmt: skip
def test_what_is_told_as_followed_or_answered(text: str, one: str, other: str, apart: bool) -> None:
    a, b = (Draft(Span(text.index(w), text.index(w) + len(w)), "ground_attack", 0.9) for w in (one, other))
    assert is_answer_to(text, a, b) is is_answer_to(text, b, a) is apart


def test_an_aside_ends_with_its_clause() -> None:
    text = "Hours after rebels fired at it, jets struck the camp."
    assert [text[a.start : a.end] for a in asides_of(text, 0, len(text))] == ["Hours after rebels fired at it"]


def test_who_denies_speaks_of_his_half(coder: Coder) -> None:
    told = events(coder, "Haftar's Libyan National Army said on Thursday it had regained control of Gharyan, but the Tripoli government denied the town had fallen.")
    said = {words: [s.speaker.name for s in event.said_by] for words, event in told.items()}
    assert said == {"regained": ["Libyan National Army (LNA)"], "fallen": ["Government of National Accord (GNA)"]}


def test_whose_denial_is_told_beside_an_accusation_is_still_accused(coder: Coder) -> None:
    told = events(coder, "Sudanese army warplanes bombed a market in Kabkabiya on its weekly market day, killing more than 100 people, the Emergency Lawyers group said; the army denied responsibility.")
    bombed = told["bombed"]
    assert names(bombed)[0] == ["Sudanese Armed Forces (SAF)"] and len(bombed.said_by) == 1
    assert [(r.actor.name, r.stance) for r in bombed.responsibility] == [("Sudanese Armed Forces (SAF)", "denies")]


def test_the_freed_and_not_their_rescuers_were_abducted(coder: Coder) -> None:
    told = events(coder, "Nigeria's army said troops had rescued 386 hostages from Sambisa forest 10 years after they were abducted by Boko Haram.")
    assert names(told["abducted"]) == (["Boko Haram"], ["hostages"])


def test_the_hurt_of_a_gun_battle(coder: Coder) -> None:
    told = events(coder, "Police in Haiti regained control of the port area of Port-au-Prince after hours of gun battles with gang members in which at least two officers were hurt, a police union said.")
    assert "hurt" not in told and [(n.role, n.low) for n in told["gun battles"].numbers] == [("injured", 2)]


def test_a_participle_has_the_doer_of_its_sentence(coder: Coder) -> None:
    told = events(coder, "The Houthis freed 153 prisoners of war on Saturday, the ICRC said, days after detaining seven more UN workers.")
    assert names(told["detaining"]) == (["Houthis"], ["United Nations (UN)"])


def test_rockets_are_no_drones(coder: Coder) -> None:
    told = events(coder, "A Turkish drone strike killed three members of the Syrian Democratic Forces in Qamishli on Saturday, the group said, a day after a rocket attack on a Turkish base in Azaz that Ankara blamed on Kurdish fighters.")
    assert told["a rocket attack"].type.value == "shelling" and told["strike"].type.value == "drone_strike"


def test_who_fights_beside_the_doer_is_no_victim(coder: Coder) -> None:
    told = events(coder, "Congolese troops and allied Wazalendo fighters retook Nyabibwe on Thursday, only for the rebels to return hours later, residents said.")
    assert names(told["retook"])[0] == ["Armed Forces of the Democratic Republic of the Congo", "Wazalendo"]
