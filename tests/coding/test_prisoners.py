"""Prisoners of a battle are captured in it; those of a court, a gaol or the police are not. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import EventClaim, EventType, Page
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def held(coder: Coder, text: str) -> dict[EventType, list[tuple[str, float | None]]]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    events = [c for c in coded.claims if isinstance(c, EventClaim) and c.type in (EventType.CAPTURE, EventType.DETENTION)]
    return {c.type: [(n.role, n.best) for n in c.numbers] for c in events}


@pytest.mark.parametrize(("text", "count"), [
    ("Rebels stormed the town of Kosti on Monday. A driver spoke of ten prisoners locked into a grain store.", 10),
    ("The army took Wau on Monday. Thirty prisoners were taken to the barracks, a teacher said.", 30),
])  # fmt: skip
def test_prisoners_of_a_battle_are_captured(coder: Coder, text: str, count: int) -> None:
    assert held(coder, text) == {EventType.CAPTURE: [("captured", count)]}


@pytest.mark.parametrize("text", [
    "Rebels stormed the town of Kosti on Monday. Police detained ten prisoners who had escaped from the jail.",
    "Traders in Kosti closed their shops on Monday. A driver spoke of ten prisoners locked into a grain store.",
    "A driver spoke of ten prisoners locked into a grain store. Rebels stormed the town of Kosti on Monday.",
])  # fmt: skip
def test_other_prisoners_are_not(coder: Coder, text: str) -> None:
    found = held(coder, text)
    assert EventType.DETENTION in found and EventType.CAPTURE not in found
