"""Places that change hands by the verb alone: who is driven out loses them, to whom they go has them. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import EventClaim, EventType, Page
from khabar.reading import to_report
from khabar.world import open_world

TAKEN, CEDED = EventType.TERRITORY_TAKEN, EventType.TERRITORY_CEDED
ARMY = "Sudanese Armed Forces (SAF)"


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def told(coder: Coder, text: str, words: str) -> tuple[EventType, list[str], list[str]] | None:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    event = next((c for c in coded.claims if isinstance(c, EventClaim) and words in c.quote.text), None)
    return (event.type, [a.name for a in event.actors], [a.name for a in event.recipients]) if event else None


@pytest.mark.parametrize(("text", "words", "taker", "loser"), [
    ("The rebels were driven out of Kosti by the army on Monday.", "driven", [ARMY], ["rebels"]),
    ("Militants were expelled from Kosti on Monday, the governor said.", "expelled", [], ["Militants"]),
    ("Islamists have been pushed out of Kosti, the general said.", "pushed", [], ["Islamists"]),
    ("Soldiers chased the fighters out of Kosti on Monday.", "chased", [ARMY], ["fighters"]),
    ("The army retook Kosti on Friday, five days after it had been thrown out of the town.", "thrown", [], [ARMY]),
    ("Rebels retook Kosti on Friday, five days after they had been forced out by the army.", "forced", [ARMY], ["Rebels"]),
    ("Rebels retook the town of Kosti on Friday, residents said, five days after the army had forced them out of it.", "forced", [ARMY], ["Rebels"]),
])  # fmt: skip
def test_who_is_driven_out_loses_the_place(coder: Coder, text: str, words: str, taker: list[str], loser: list[str]) -> None:
    assert told(coder, text, words) == (TAKEN, taker, loser)


@pytest.mark.parametrize(("text", "words", "kind", "sides"), [
    ("Kosti went to the rebels on Monday without a shot.", "went", TAKEN, (["rebels"], [])),
    ("Kosti passed into the hands of the army on Monday.", "passed", TAKEN, ([ARMY], [])),
    ("The district was given to the rebels on Monday.", "given", CEDED, ([], ["rebels"])),
    ("Kosti was handed over to the army on Monday.", "handed", CEDED, ([], [ARMY])),
])  # fmt: skip
def test_to_whom_a_place_goes_has_it(coder: Coder, text: str, words: str, kind: EventType, sides: tuple[list[str], list[str]]) -> None:
    assert told(coder, text, words) == (kind, *sides)


@pytest.mark.parametrize(("text", "words"), [
    ("Hundreds of families were driven out of Kosti by the fighting on Monday.", "driven"),
    ("The ambassador was expelled from Sudan on Monday.", "expelled"),
    ("Police were forced out of retirement on Monday.", "forced"),
    ("Guards drove the attackers out of the base in Kosti on Monday.", "drove"),
    ("The soldiers were forced to eat grass in Kosti on Monday.", "forced"),
    ("Sudan went to the army for help.", "went"),
    ("Kosti went to the polls on Monday.", "went"),
    ("The prize went to the army on Monday.", "went"),
])  # fmt: skip
def test_other_drives_and_goings_take_no_place(coder: Coder, text: str, words: str) -> None:
    found = told(coder, text, words)
    assert found is None or found[0] not in (TAKEN, CEDED)
