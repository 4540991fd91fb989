"""Whose the dead are, one more who came to harm, and bodies that are carried: the whole coder, on texts of our own."""

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


def tellings(coder: Coder, text: str) -> list[EventClaim]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    return [c for c in coded.claims if isinstance(c, EventClaim)]


def figures(claims: list[EventClaim], role: str = "killed") -> set[tuple[int, str | None]]:
    return {(int(n.best or 0), n.whose) for c in claims for n in c.numbers if n.role == role}


@pytest.mark.parametrize(("text", "count"), [
    ("Militants ambushed a convoy of police near Maiduguri on Sunday, killing seven of them, the governor said.", 7),
    ("Rebels stormed a camp of the Ugandan army at Kalangala on Friday and killed four of them, an officer said.", 4),
    ("The army bombed positions of rebels near Kidal on Friday, killing six of them and destroying four vehicles.", 6),
    ("Troops raided a hideout of insurgents in Borno on Tuesday, killing five of them and capturing two.", 5),
])  # fmt: skip
def test_the_object_of_the_doers_verb_is_not_the_doer(coder: Coder, text: str, count: int) -> None:
    assert figures(tellings(coder, text)) == {(count, "recipients")}


@pytest.mark.parametrize("text", [
    "Insurgents attacked an army camp in Bosso on Monday and soldiers returned fire, killing five of them.",
    "Gunmen attacked a checkpoint near Zinder on Sunday. Four of the attackers were killed.",
])  # fmt: skip
def test_unless_somebody_else_acts_between(coder: Coder, text: str) -> None:
    assert {whose for _, whose in figures(tellings(coder, text))} == {"actors"}


@pytest.mark.parametrize(("text", "role"), [
    ("Gunmen attacked a police post in Beni on Sunday and killed two policemen, a commander said. A third policeman was injured.", "injured"),
    ("A mortar shell hit a market in Taiz on Monday and killed four people. A child was critically wounded, medics said.", "injured"),
    ("Gunmen shot at the car of a judge on a road out of Quetta on Monday, killing him at once. Another man was hit in the leg.", "injured"),
])  # fmt: skip
def test_one_more_is_told_behind_an_attack(coder: Coder, text: str, role: str) -> None:
    claims = tellings(coder, text)
    assert {count for count, _ in figures(claims, role)} == {1}
    assert len({c.same_as or c.id for c in claims}) == 1


@pytest.mark.parametrize("text", [
    "Gunmen killed two farmers in Zamfara on Monday. A total of nine were injured.",
    "A car bomb killed two people in Mosul on Friday. A house was hit in the side by a shell.",
    "A bomb exploded in Herat on Friday, wounding five people. A sixth was injured.",
    "A car bomb killed a guard near Mosul on Friday. Another 13 civilians were wounded in the attack, police said.",
])  # fmt: skip
def test_no_one_more(coder: Coder, text: str) -> None:
    assert 1 not in {count for count, _ in figures(tellings(coder, text), "injured")}


@pytest.mark.parametrize(("text", "voice", "count"), [
    ("Fighting broke out in Zalingei on Monday. At the hospital twelve bodies had been received by Tuesday night, a nurse said.", "nurse", 12),
    ("Jets bombed the market of Taiz on Friday. Nineteen bodies were brought to the clinic on Saturday, a doctor said.", "doctor", 19),
    ("M23 rebels entered Masisi on Monday after the army left. The morgue received seven dead, its keeper said.", "keeper", 7),
])  # fmt: skip
def test_bodies_that_reach_a_clinic_are_of_what_was_told(coder: Coder, text: str, voice: str, count: int) -> None:
    claims = tellings(coder, text)
    one = next(c for c in claims if any(s.speaker.name == voice for s in c.said_by) and any(n.role == "killed" for n in c.numbers))
    assert [int(n.best or 0) for n in one.numbers if n.role == "killed"] == [count]
    assert one.same_as == claims[0].id
    assert one.when and claims[0].when and one.when.start == claims[0].when.start


@pytest.mark.parametrize("text", ["An earthquake hit Herat on Sunday. Thirty bodies were carried to the hospital.", "A boat sank off Zuwara on Monday. Ten bodies were brought ashore."])
def test_bodies_of_a_disaster_are_of_no_attack(coder: Coder, text: str) -> None:
    assert not figures(tellings(coder, text))


@pytest.mark.parametrize(("text", "count", "side"), [
    ("A spokesman for the Arakan Army said that five of its members fell in the battle for Ann on Friday.", 5, "Arakan Army (AA)"),
    ("Lway Hom, the TNLA's spokeswoman, said that her side had pulled out of Lawksawk on Monday. Six of its fighters had fallen, she said.", 6, "Ta'ang National Liberation Army"),
    ("Two members of the SDF were killed near Manbij on Sunday, it said.", 2, "Syrian Democratic Forces (SDF)"),
    ("The army lost 14 soldiers in an ambush near Diffa on Friday.", 14, "Armed forces of Niger"),
])  # fmt: skip
def test_own_losses(coder: Coder, text: str, count: int, side: str) -> None:
    one = next(c for c in tellings(coder, text) if any(n.role == "killed" for n in c.numbers))
    assert [int(n.best or 0) for n in one.numbers if n.role == "killed"] == [count]
    assert side in {a.name for a in one.recipients}


@pytest.mark.parametrize("text", [
    "Rebels attacked Bunia from three sides on Monday and killed six soldiers.",
    "Six people died, and not eight, in the bombing of Taunggyi on Thursday, the health department said. Two bodies had been counted twice.",
    "Rebels took Bunia on Monday and killed six soldiers. Four soldiers fell into the hands of the rebels.",
])  # fmt: skip
def test_what_is_no_count_of_the_dead(coder: Coder, text: str) -> None:
    assert {count for count, _ in figures(tellings(coder, text))} == {6}


def test_we_lost_is_of_the_party_that_writes(coder: Coder) -> None:
    text = "Our forces liberated the town of Minova on Tuesday. Thirty-seven enemy soldiers were killed. We lost two fighters."
    page = Page(path="-", text=text, published=date(2024, 5, 1), outlet="M23 Press Service")
    claims = [c for c in coder.code(to_report(page)).claims if isinstance(c, EventClaim)]
    assert {(2, "m23")} <= figures(claims) and "m23" not in {a.id for c in claims for a in c.recipients if any(n.best == 37 for n in c.numbers)}
