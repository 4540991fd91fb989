"""Force against crowds where there is a crowd, and attacks where there is none. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import EventType, Page
from khabar.reading import to_report
from khabar.world import open_world

DAY = date(2021, 7, 10)
COERCED = EventType.CROWD_FORCE


@pytest.fixture(scope="module")
def anywhere(coder: Coder) -> Coder:
    """The coder of all tests, for any country."""
    return Coder(open_world("world"), models=coder.folder)


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("Two traders were shot dead in Bara, police said.", "shot dead", EventType.ATTACK_ON_CIVILIANS),
        ("Turkish soldiers killed four PKK members in Gara on Tuesday.", "killed", EventType.GROUND_ATTACK),
        ("Border guards shot dead a smuggler in Herat.", "shot dead", EventType.TARGETED_KILLING),
        ("Soldiers fired on a minibus near Mekelle, killing seven.", "fired on", EventType.GROUND_ATTACK),
        ("Security forces shot dead three protesters in Mandalay on Sunday.", "shot dead", COERCED),
        ("Police used batons and water cannon in Tbilisi.", "used", COERCED),
        ("Thousands of people marched in Sanaa. Soldiers opened fire, killing three.", "opened fire", COERCED),
    ],
)
def test_force_against_a_crowd_needs_a_crowd(anywhere: Coder, text: str, words: str, right: EventType) -> None:
    coded = anywhere.code(to_report(Page(path="-", text=text, published=DAY)))
    assert [c.type for c in coded.claims if c.kind == "event" and c.quote.text == words] == [right]
