"""One gate shut, told by each who says who shut it: the whole coder, on texts of our own."""

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


def closures(coder: Coder, text: str) -> list[tuple[str, list[str], list[str], bool]]:
    """Trigger, doers, speakers, and whether it tells the first again."""
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    told = [c for c in coded.claims if isinstance(c, EventClaim) and c.type.value in ("border_closed", "access_obstruction")]
    return [(c.quote.text, [a.name for a in c.actors], [s.speaker.name for s in c.said_by], c.same_as is not None) for c in told]


def test_each_closer_stands_with_his_voice(coder: Coder) -> None:
    told = closures(coder, "Since Tuesday the border post of Nakonde has been closed. Drivers say that Zambian police lowered the barrier; the governor of Mbeya says that Tanzania shut it to stop smuggling.")
    assert [(t[0], t[1], t[3]) for t in told] == [("closed", [], False), ("lowered", ["Zambian police"], True), ("shut", ["Tanzania"], True)]
    assert told[0][2] == [] and told[1][2] == ["Drivers"] and "Drivers" not in told[2][2]


@pytest.mark.parametrize(("deed", "doer"), [
    ("Iranian guards had padlocked the gate", "Iranian guards"),
    ("Iranian guards had put a chain across the road", "Iranian guards"),
    ("Iranian guards had suspended all traffic", "Iranian guards"),
    ("Iranian guards had sealed it off", "Iranian guards"),
])  # fmt: skip
def test_what_is_done_to_a_gate(coder: Coder, deed: str, doer: str) -> None:
    told = closures(coder, f"The border crossing at Islam Qala has been closed since Sunday. Traders said that {deed}.")
    assert len(told) == 2 and told[1][2] == ["Traders"] and told[1][3] and len(told[1][1]) == 1


def test_two_speakers_in_one_sentence_are_two_tellings(coder: Coder) -> None:
    told = closures(coder, "The Rafah crossing was closed on Monday. Palestinian officials said that Israel had sealed it; the Israeli army said that Egypt had shut its side.")
    assert [t[1] for t in told] == [[], ["Israel"], ["Egypt"]]


@pytest.mark.parametrize("then", [
    "Turkey closed its consulate in Aleppo.",
    "Gunmen locked up two guards.",
    "The governor threatened to close the gate for good.",
    "It reopened on Wednesday. On Friday guards had locked the gate of the school.",
    "The army lowered the flag over its barracks.",
])  # fmt: skip
def test_other_closing_is_no_telling_of_it(coder: Coder, then: str) -> None:
    told = closures(coder, "The Bab al-Hawa crossing was closed on Monday. " + then)
    assert [t for t in told if t[3]] == []
