"""The attackers among the dead are no victims of their own attack. The texts are our own."""

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


def told(coder: Coder, text: str) -> list[tuple[list[str], list[str], dict[float | None, str | None]]]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    events = [c for c in coded.claims if isinstance(c, EventClaim)]
    return [([a.name for a in e.actors], [a.name for a in e.recipients], {n.best: n.whose for n in e.numbers if n.role == "killed"}) for e in events]


@pytest.mark.parametrize(("text", "doer", "hit", "theirs", "ours"), [
    ("Three soldiers and four militants were killed when gunmen attacked a post near Quetta on Monday.", "gunmen", "Armed forces of Pakistan", 4, 3),
    ("Fifteen soldiers died in an ambush near Tera, the army said, and 21 assailants were killed.", "assailants", "Armed forces of Niger", 21, 15),
    ("Three Turkish soldiers were killed in a PKK attack on a base in northern Iraq, the ministry said, adding that four militants had been neutralised.", "Kurdistan Workers' Party", "Armed forces of Turkey", 4, 3),
])  # fmt: skip
def test_attackers_who_fell_are_of_the_side_that_attacked(coder: Coder, text: str, doer: str, hit: str, theirs: int, ours: int) -> None:
    assert told(coder, text) == [([doer], [hit], {theirs: "actors", ours: "recipients"})]


@pytest.mark.parametrize("text", [
    "The army killed 30 militants and four civilians in a raid near Djibo on Monday.",
    "Gunmen attacked a post near Quetta on Monday, killing three soldiers.",
    "Four militants were killed when gunmen attacked their camp near Quetta on Monday.",
])  # fmt: skip
def test_whom_a_state_or_others_killed_are_victims(coder: Coder, text: str) -> None:
    found = told(coder, text)
    assert found and all("actors" not in numbers.values() for _, _, numbers in found) and any(numbers for _, _, numbers in found)
