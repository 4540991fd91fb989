"""The doer's own dead are not his victims: the whole coder, on texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.claims.whole_toll import turned
from khabar.coding.coder import Coder
from khabar.model import EventClaim, Page
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def tellings(coder: Coder, text: str) -> list[EventClaim]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2021, 7, 10))))
    return [c for c in coded.claims if isinstance(c, EventClaim)]


@pytest.mark.parametrize(("text", "doer", "harmed"), [
    ("Security forces killed eleven terrorists in Bannu. Four soldiers were also martyred, the army said.", "terrorists", "Armed forces of Pakistan"),
    ("Police clashed with gang members in Culiacan. Three officers were killed.", "gang members", "officers"),
    ("Jihadists attacked a military post in Pama on Monday. Twenty assailants were also killed.", "Armed forces of Burkina Faso", "Jihadists"),
    ("Al-Shabaab fighters attacked an army convoy in Jowhar on Friday. At least 12 militants were killed by troops.", "Armed forces of Somalia", "Al-Shabaab"),
])  # fmt: skip
def test_who_fights_back_did_harm_to_the_doer(coder: Coder, text: str, doer: str, harmed: str) -> None:
    first, second = tellings(coder, text)
    assert ([a.name for a in second.actors], [a.name for a in second.recipients]) == ([doer], [harmed])
    assert second.same_as == first.id and [n.whose for n in second.numbers if n.role == "killed"] == ["recipients"]


@pytest.mark.parametrize("text", [
    "Israeli troops raided Nablus on Tuesday. An Israeli soldier was killed and nine were injured.",
])  # fmt: skip
def test_nobody_is_said_to_have_harmed_the_doer(coder: Coder, text: str) -> None:
    first, second = tellings(coder, text)
    assert not second.actors and second.recipients and not first.recipients
    assert [n.whose for n in first.numbers if n.role == "killed"] == ["actors"]


@pytest.mark.parametrize(("text", "sides"), [
    ("Militants attacked an army camp in Diffa. Ten soldiers and 57 terrorists were killed, the defence ministry said.", {10: "recipients", 57: "actors"}),
    ("Terrorists opened fire on a police patrol in Karak. Two constables were martyred and one attacker was killed in the exchange of fire.", {2: "recipients", 1: "actors"}),
    ("Gunmen attacked a checkpoint near Zinder on Sunday. Four of the attackers were killed.", {4: "actors"}),
])  # fmt: skip
def test_the_dead_of_both_sides_are_told_apart(coder: Coder, text: str, sides: dict[int, str]) -> None:
    for e in tellings(coder, text):
        assert {int(n.best or 0): n.whose for n in e.numbers if n.role == "killed"} == sides
        assert all(n.includes_attackers == (n.whose == "actors") for n in e.numbers)


@pytest.mark.parametrize(("text", "doer", "harmed"), [
    ("Police raided a house in Multan. Two militants were killed.", "Police of Pakistan", "militants"),
    ("Rebels attacked a village in Ituri. Twelve civilians were killed.", "Rebels", "civilians"),
    ("Russian forces attacked Avdiivka. Seven Ukrainian soldiers were killed.", "Armed forces of Russia", "Armed forces of Ukraine (AFU)"),
    ("Armenian forces shelled Azerbaijani positions in Kelbajar. Two soldiers were killed.", "Armed forces of Armenia", "Armed forces of Azerbaijan"),
    ("Police stormed a hideout in Peshawar. A gunman was killed.", "Police of Pakistan", "gunman"),
])  # fmt: skip
def test_the_attacked_stay_the_attacked(coder: Coder, text: str, doer: str, harmed: str) -> None:
    second = tellings(coder, text)[-1]
    assert ([a.name for a in second.actors], [a.name for a in second.recipients]) == ([doer], [harmed])


def test_the_other_sides_wounded_are_told_as_the_doers(coder: Coder) -> None:
    first, second = tellings(coder, "Police shot dead two bandits in Katsina. One officer was injured.")
    assert {n.role: n.whose for n in first.numbers} == {"killed": "recipients", "injured": "actors"}
    assert {n.role for n in second.numbers} == {"injured"}
    assert turned(first, second)
