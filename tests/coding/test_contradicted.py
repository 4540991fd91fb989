"""Denials of a happening are tellings of those who deny; what was meant, failed or alleged is not told as done."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import EventClaim, Page, Stance
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def events(coder: Coder, text: str) -> list[EventClaim]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2021, 7, 10))))
    return [c for c in coded.claims if isinstance(c, EventClaim)]


def voices(event: EventClaim) -> list[tuple[str, str]]:
    return [(s.quote.text if s.quote else "", s.stance.value) for s in event.said_by]


@pytest.mark.parametrize(("text", "deed", "who"), [
    ("The army dismissed claims that its soldiers had killed 30 villagers in Nondin.", "killed", "The army"),
    ("A spokesman for the Taliban rejected the accusation that its fighters executed prisoners in Kapisa.", "executed", "A spokesman for the Taliban"),
    ("The governor denied media reports that rebels had captured the town of Sevare.", "captured", "The governor"),
    ("There is no truth in reports that insurgents seized Gorom-Gorom, the military said.", "seized", "the military"),
    ("It is absolutely untrue, as the mayor claimed, that soldiers shelled the town of Goris, the ministry said.", "shelled", None),
])  # fmt: skip
def test_what_stands_inside_a_denial_is_denied(coder: Coder, text: str, deed: str, who: str | None) -> None:
    told = next(e for e in events(coder, text) if e.quote.text == deed)
    assert told.status.value == "denied"
    assert who is None or voices(told) == [(who, "denies")]


@pytest.mark.parametrize(("text", "deed", "who"), [
    ("The opposition said police killed 12 protesters in Conakry on Monday, a claim denied by the government.", "killed", "the government"),
    ("Rebels said they captured the town of Lashio on Sunday, which the junta denied.", "captured", "the junta"),
    ("Rebels said they shot down a drone near Lashio on Sunday. The junta denied it.", "shot down", "The junta"),
    ("Rebels said they killed 20 soldiers near Lashio on Sunday. The junta has denied that claim.", "killed", "The junta"),
])  # fmt: skip
def test_a_denial_of_what_was_told_is_a_telling_of_its_own(coder: Coder, text: str, deed: str, who: str) -> None:
    told = {e.quote.text: e for e in events(coder, text)}
    first, answer = told[deed], next(e for e in told.values() if e.status.value == "denied")
    assert first.status.value == "asserted" and all(s.stance is Stance.ASSERTS for s in first.said_by)
    assert answer.same_as == first.id and answer.type is first.type
    assert voices(answer) == [(who, "denies")]
    assert {a.id for a in answer.actors} == {a.id for a in first.actors}


def test_a_denial_of_what_is_told_nowhere_is_no_event(coder: Coder) -> None:
    text = "Relatives clashed with police in Lahore on Monday. His opponents accuse him of weakness, a charge he strongly denies."
    assert not [e for e in events(coder, text) if e.status.value == "denied"]


@pytest.mark.parametrize(("text", "deed", "status"), [
    ("The militants had planned to attack the embassy in Kabul, police said on Monday.", "attack", "planned"),
    ("The militants failed to capture the base in Baga on Monday.", "capture", "denied"),
    ("Government troops managed to retake the town of Baga on Monday, killing 20 militants.", "retake", "asserted"),
    ("Unconfirmed reports said that rebels had entered Bangui on Saturday.", "entered", "unconfirmed"),
    ("The ship was allegedly attacked by Iranian commandos off Fujairah on Thursday.", "attacked", "unconfirmed"),
    ("If the army attacks Mekelle, thousands will flee, aid workers warned.", "flee", "hypothetical"),
    ("A ceasefire was due to take effect in Tripoli at midnight on Sunday.", "A ceasefire", "planned"),
])  # fmt: skip
def test_what_was_meant_failed_or_alleged_is_told_so(coder: Coder, text: str, deed: str, status: str) -> None:
    told = [e.status.value for e in events(coder, text) if deed in e.quote.text]
    assert told == [status]


def test_who_foils_a_plot_is_no_bomber(coder: Coder) -> None:
    plot = next(e for e in events(coder, "Police said they had foiled a plot to bomb a shopping mall in Manila on Saturday.") if e.quote.text == "bomb")
    assert plot.status.value == "planned" and plot.outcome == "foiled" and not plot.actors


@pytest.mark.parametrize(("text", "victims", "taken"), [
    ("Suspected Boko Haram gunmen killed eight farmers and abducted three women in Konduga on Saturday.", ["farmers"], ["women"]),
    ("Eight farmers were killed and three women abducted in Konduga on Saturday.", ["farmers"], ["women"]),
    ("Insurgents beheaded eight fishermen and took three girls away by boat.", ["fishermen"], ["girls"]),
])  # fmt: skip
def test_joined_verbs_keep_each_its_object_and_figure(coder: Coder, text: str, victims: list[str], taken: list[str]) -> None:
    one, two = events(coder, text)
    assert [a.name for a in one.recipients] == victims and [a.name for a in two.recipients] == taken
    assert [(n.role, n.best) for n in one.numbers] == [("killed", 8)]
    assert [(n.role, n.best) for n in two.numbers] == [("captured", 3)]


def test_a_participle_has_its_own_agent(coder: Coder) -> None:
    fired = next(e for e in events(coder, "Saudi Arabia said it had intercepted a ballistic missile fired by the Houthis towards Riyadh.") if e.quote.text == "fired")
    assert [a.name for a in fired.actors] == ["Houthis"]


@pytest.mark.parametrize(("words", "actor"), [
    ("Government soldiers", "Armed forces of South Sudan"),
    ("An army helicopter", "Armed forces of South Sudan"),
    ("Government troops and police", "Armed forces of South Sudan"),
    ("Unidentified jets", "jets"),
])  # fmt: skip
def test_forces_of_the_government_are_those_of_the_country(coder: Coder, words: str, actor: str) -> None:
    told = events(coder, f"{words} attacked the village of Leer in South Sudan on Friday, killing four people.")
    assert [a.name for a in told[0].actors] == [actor]
