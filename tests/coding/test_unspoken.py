"""What stands beside somebody's words and is not told by him: the whole coder, on texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import Claim, EventClaim, Page
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def coded(coder: Coder, text: str) -> tuple[Claim, ...]:
    return coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1)))).claims


def voices(coder: Coder, text: str, trigger: str) -> set[str]:
    """Who is said to tell the events of a trigger, unless he denies them."""
    told = [c for c in coded(coder, text) if isinstance(c, EventClaim) and c.quote.text == trigger]
    assert told, f"no event {trigger!r}"
    return {s.quote.text for c in told for s in c.said_by if s.quote and s.stance.value != "denies"}


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Kenya's army said six civilians died in shelling near Mandera and accused al-Shabaab of starting the exchange.", "accused", set()),
        ("Juba says the rebels shelled Malakal, a charge that the SPLM-IO rejects.", "rejects", set()),
        ("Juba says the rebels shelled Malakal; Khartoum has rejected the charge.", "rejected", set()),
        ("The general told reporters that three soldiers were killed and urged the rebels to release the hostages.", "urged", set()),
        ('"They want us gone," Mariam Diallo, 25, said as she and hundreds of other villagers fled Djibo early on Sunday.', "fled", set()),
        ("Rebels shelled the market in Goma, residents said.", "shelled", {"residents"}),
    ],
)
def test_what_he_does_not_tell(coder: Coder, text: str, trigger: str, who: set[str]) -> None:
    assert voices(coder, text, trigger) == who


def test_who_relays_it_comes_behind_who_says_it(coder: Coder) -> None:
    text = "The police said on Friday that villagers told them that gunmen had abducted nine farmers near Maradun."
    told = next(c for c in coded(coder, text) if isinstance(c, EventClaim) and c.quote.text == "abducted")
    steps = {s.quote.text.lower(): s.step for s in told.said_by if s.quote}
    assert steps["villagers"] == 0
    assert all(step == 1 for who, step in steps.items() if "police" in who)
