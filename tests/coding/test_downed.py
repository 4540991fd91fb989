"""Aircraft that came down, and who went over with how many."""

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


def outcomes(told: list[EventClaim]) -> list[tuple[str | None, list[str]]]:
    return [(e.outcome, [a.name for a in e.actors]) for e in told]


@pytest.mark.parametrize(("text", "expected"), [
    ("A Sukhoi fighter jet crashed near Bhamo on Tuesday. The Kachin Independence Army said it had downed the jet. The junta's spokesman said that the plane had developed engine trouble and that its pilot was alive.", ["crashed", None, "accident"]),
    ("The Houthis said on Monday that they had shot down an American MQ-9 drone over Marib. The US military said that the drone had crashed owing to a technical fault.", [None, "accident"]),
    ("An army plane went down in Darfur on Monday, killing all 12 on board. The Rapid Support Forces claimed to have shot it down with a missile; the army blamed bad weather.", ["crashed", None, "accident"]),
])  # fmt: skip
def test_shot_down_and_a_fault_tell_one_happening(coder: Coder, text: str, expected: list[str | None]) -> None:
    told = events(coder, text)
    assert [e.outcome for e in told] == expected
    assert all(bool(e.actors) == (e.outcome is None) for e in told)
    assert len({e.type for e in told}) == 1 and all(e.same_as for e in told[1:])


@pytest.mark.parametrize("text", [
    "A helicopter shot at a village near Bhamo on Tuesday, killing three people. On the way back it made an emergency landing.",
    "Two Russian drones fell near Sumy on Monday. Ukraine's air force said that it had shot down 14 drones.",
    "Al-Shabaab fighters shot down a helicopter near Baidoa on Tuesday. Three of the crew died.",
    "A passenger plane crashed near Goma on Monday, killing 20. Rebels attacked a village nearby and killed four people.",
])  # fmt: skip
def test_where_nobody_disputes_it_nothing_is_an_accident(coder: Coder, text: str) -> None:
    assert all(outcome is None for outcome, _ in outcomes(events(coder, text)))


@pytest.mark.parametrize(("text", "figures"), [
    ("A police commander of Ghazni, Abdul Karim, defected to the Taliban with 40 men on Monday, the Taliban said. The provincial governor said that only five had followed him.", [40, 5]),
    ("Colonel Paul Nyuon has left the army and joined the SPLM-IO with 200 soldiers, the rebels said on Tuesday. The army spokesman said that he fled with eleven men.", [200, 11]),
    ("A commander of the Arakan Army, Tun Myat, has gone over to the junta with 30 fighters, the military said on Monday. The Arakan Army said that he ran away with six and was wanted.", [30, 6]),
    ("More than 300 soldiers have defected to the Arakan Army since Monday, the group said. The junta said that 20 had deserted.", [300, 20]),
    ("The FNL welcomes Commander Luc Bizimana, who joined its ranks on Monday with 35 soldiers.", [35]),
])  # fmt: skip
def test_how_many_went_over(coder: Coder, text: str, figures: list[int]) -> None:
    told = [e for e in events(coder, text) if e.type.value == "defection"]
    assert [n.best for e in told for n in e.numbers] == figures
    assert all(e.same_as for e in told[1:])


@pytest.mark.parametrize("text", [
    "A general defected to the rebels on Monday, they said. He left Damascus with two suitcases.",
    "Major Omar Ali deserted on Monday. Rebels attacked Jowhar on Tuesday; 400 families fled.",
])  # fmt: skip
def test_what_goes_with_him_is_counted_only_if_it_is_men(coder: Coder, text: str) -> None:
    assert [e.numbers for e in events(coder, text) if e.type.value == "defection" and e.numbers] == []
