"""Who goes back to what was left takes it again, and whose deed "and said that it had won it back" tells."""

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


def events(coder: Coder, text: str) -> dict[str, EventClaim]:
    return {c.quote.text: c for c in coder.code(to_report(Page(path="-", text=text, published=date(2024, 2, 14)))).claims if isinstance(c, EventClaim)}


def test_who_goes_back_takes_it_again(coder: Coder) -> None:
    left = '"On the 6th our troops made a tactical withdrawal from Kukawa in Borno. On the 11th they went back," Colonel Emeka Ogbonna, a spokesman for the Nigerian army, told reporters.'
    told = events(coder, left)
    assert told["went back"].type.value == "territory_taken"
    assert {a.id for a in told["went back"].actors} == {"nga_military"}
    away = '"We delivered the flour to Kukawa in Borno on Monday. On Tuesday the soldiers of the escort went back," said Ali Danjuma, a driver.'
    assert all(c.type.value != "territory_taken" for c in events(coder, away).values())


@pytest.mark.parametrize(("text", "who"), [
    ("Yemen's army conceded on Sunday that the Houthis had overrun the town of Harib, and said that it had won the place back on Friday.", "yem_military"),
    ("The Houthis admitted on Sunday that the army had entered Harib in Yemen and said that they had recaptured the town on Friday.", "houthis"),
])  # fmt: skip
def test_and_said_that_it_had(coder: Coder, text: str, who: str) -> None:
    back = [c for words, c in events(coder, text).items() if words in ("won", "won the place back", "recaptured")]
    assert [{a.id for a in c.actors} for c in back] == [{who}]
