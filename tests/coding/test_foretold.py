"""Who warns of what others may do threatens nobody; who warns of his own deeds does."""

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
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 6, 12))))
    return [c for c in coded.claims if isinstance(c, EventClaim)]


@pytest.mark.parametrize("text", [
    "Aid groups warned that an assault on Rafah would displace a million people.",
    "Observers warned that Israel could invade Lebanon.",
    "The UN warned that fighting in El Fasher could force 800,000 people to flee.",
    "Kyiv warned on Monday that Russian troops were preparing to attack Kharkiv.",
    "The Sudanese army warned that RSF fighters planned to storm El Obeid.",
])  # fmt: skip
def test_who_warns_of_others_threatens_nobody(coder: Coder, text: str) -> None:
    assert not [e for e in events(coder, text) if e.type.value == "threat" or e.status.value == "asserted"]


@pytest.mark.parametrize(("text", "deed"), [
    ("Diplomats fear that the army could attack protesters in Khartoum.", "attack"),
    ("The US embassy warned that extremists might attack hotels in Kampala.", "attack"),
    ("Analysts say that the army would struggle to retake the city.", "retake"),
    ("Residents feared that soldiers might shell the market in Sittwe.", "shell"),
    ("Villagers fear an attack by bandits in Zamfara.", "an attack"),
])  # fmt: skip
def test_what_is_feared_of_others_is_foretold(coder: Coder, text: str, deed: str) -> None:
    told = next(e for e in events(coder, text) if e.quote.text == deed)
    assert told.status.value == "hypothetical" and [s.stance.value for s in told.said_by] == ["predicts"]


@pytest.mark.parametrize("text", [
    "Hezbollah warned that its fighters would strike Haifa.",
    "Trump warned Hamas that Israel would destroy Gaza.",
    "The army warned residents of Rafah that it would attack on Monday.",
    "The president warned that the army would strike the rebels if talks failed.",
])  # fmt: skip
def test_who_warns_of_his_own_deeds_threatens(coder: Coder, text: str) -> None:
    assert "threat" in [e.type.value for e in events(coder, text)]
