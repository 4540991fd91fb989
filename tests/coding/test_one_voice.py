"""Who speaks is one, and whom a pronoun means is who could have done it."""

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


@pytest.mark.parametrize(("text", "speaker"), [
    ("Hamas's armed wing said its fighters had ambushed an Israeli force in Rafah.", "Al-Qassam Brigades"),
    ("Sudan's official news agency SUNA said the army had bombed Nyala.", "SUNA"),
    ("The official SANA news agency said Israeli jets struck Homs.", "SANA news agency"),
    ("Iran's state news agency IRNA said gunmen had killed a police officer in Zahedan.", "IRNA"),
    ("The Syrian Observatory for Human Rights, a UK-based monitor, said Israeli jets hit Homs.", "Syrian Observatory for Human Rights (SOHR)"),
])  # fmt: skip
def test_one_speaker_in_pieces_is_one_voice(coder: Coder, text: str, speaker: str) -> None:
    assert [[s.speaker.name for s in e.said_by] for e in events(coder, text)] == [[speaker]]


def test_the_owner_of_an_agency_bombs_nobody(coder: Coder) -> None:
    [bombing] = events(coder, "Sudan's official news agency SUNA said the army had bombed Nyala.")
    assert [a.name for a in bombing.actors] == ["Sudanese Armed Forces (SAF)"]


def test_speakers_in_a_list_are_several(coder: Coder) -> None:
    [killing] = events(coder, "The army, the police and the mayor said gunmen had killed nine people in Jos.")
    assert len(killing.said_by) == 3


@pytest.mark.parametrize("text", [
    "Eight villagers were killed in Nyala by RSF shelling, the army said. It said it had shot down two drones.",
    "Twenty civilians were killed in El Fasher by RSF artillery, the army said. It said it had destroyed six vehicles.",
])  # fmt: skip
def test_it_is_the_body_that_spoke(coder: Coder, text: str) -> None:
    last = events(coder, text)[-1]
    assert [a.name for a in last.actors] == ["Sudanese Armed Forces (SAF)"]
    assert [s.speaker.name for s in last.said_by] == ["Sudanese Armed Forces (SAF)"]


def test_it_that_acts_is_the_subject_before(coder: Coder) -> None:
    told = events(coder, "Hamas attacked a convoy in Rafah. It said it killed three soldiers.")
    assert [a.name for a in told[-1].actors] == ["Hamas"]


@pytest.mark.parametrize(("text", "freed"), [
    ("Gunmen seized two nuns in Orlu. They were rescued by police on Monday.", "nuns"),
    ("The attackers abducted nine women. They were freed on Thursday after a ransom was paid.", "women"),
    ("Police arrested six protesters in Kampala. They were released on bail.", "protesters"),
])  # fmt: skip
def test_the_held_are_freed(coder: Coder, text: str, freed: str) -> None:
    release = next(e for e in events(coder, text) if e.type.value in ("release", "rescue"))
    assert [r.name for r in release.recipients] == [freed]


def test_he_is_the_one_named_among_the_leaders(coder: Coder) -> None:
    told = events(coder, "One of their leaders, Sheikh Nawaf al-Hamdan, was at the scene. He said the army had killed ten tribesmen in Hawija.")
    assert [s.speaker.name for s in told[-1].said_by] == ["Nawaf al-Hamdan"]


@pytest.mark.parametrize(("text", "by"), [
    ("Bandits abducted six nurses near Kaya on Monday. The nurses were freed on Thursday after talks.", ["Bandits"]),
    ("Bandits abducted six nurses near Kaya on Monday. The nurses were freed on Thursday in a raid.", []),  # somebody else did
    ("Bandits abducted six nurses near Kaya on Monday. Three teachers were freed on Thursday.", []),  # others
])
def test_who_took_them_let_them_go(coder: Coder, text: str, by: list[str]) -> None:
    release = next((e for e in events(coder, text) if e.quote.text.endswith("freed")), None)
    assert ([a.name for a in release.actors] if release else []) == by
