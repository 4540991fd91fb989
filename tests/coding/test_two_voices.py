"""Two voices with two tolls in one sentence are two tellings: the whole coder, on texts of our own."""

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
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2021, 7, 10))))
    return [c for c in coded.claims if isinstance(c, EventClaim)]


@pytest.mark.parametrize(("text", "first", "second"), [
    ("The RSF said 11 people died in El Fasher, but doctors put the toll at 26.", ("Rapid Support Forces (RSF)", 11), ("doctors", 26)),
    ("Police said four people were killed in Bunia; a local rights group said 15 had died.", ("Police of Democratic Republic of the Congo", 4), ("rights group", 15)),
    ("The government put the death toll at 34, while activists said more than 100 people had been killed.", ("government", 34), ("activists", 100)),
    ("At least 10 people were killed in the blast in Karachi, police said, but doctors put the toll at 14.", ("Police of Pakistan", 10), ("doctors", 14)),
    ("The governor said that 17 people were killed in Jos, but a community leader said 40 bodies were found.", ("governor", 17), ("community leader", 40)),
])  # fmt: skip
def test_each_voice_gives_its_own_toll(coder: Coder, text: str, first: tuple[str, int], second: tuple[str, int]) -> None:
    told = tellings(coder, text)
    assert [([s.speaker.name for s in e.said_by], [n.best for n in e.numbers]) for e in told] == [([who], [count]) for who, count in (first, second)]
    assert told[1].same_as == told[0].id


def test_what_a_side_lost_are_its_own_dead(coder: Coder) -> None:
    first, second = tellings(coder, "Rebels said they killed 30 soldiers in Bukavu, while the army said it lost four men.")
    assert [a.name for a in first.actors] == [a.name for a in second.actors] == ["Rebels"]
    assert [a.id for a in second.recipients] == [s.speaker.id for s in second.said_by]
    assert [(n.best, n.whose) for n in second.numbers] == [(4, "recipients")]


@pytest.mark.parametrize(("text", "tolls"), [
    ("Police said three people were killed in Multan, and hospital officials said 12 were wounded.", {"killed": [3], "injured": [12]}),
    ("The mayor said six people were killed in Odesa, and the regional governor said three more had died.", {"killed": [6, 3]}),
    ("Police said six people were killed and two injured in the blast in Quetta.", {"killed": [6], "injured": [2]}),
])  # fmt: skip
def test_figures_that_add_up_stay_one_telling(coder: Coder, text: str, tolls: dict[str, list[int]]) -> None:
    (event,) = tellings(coder, text)
    found: dict[str, list[int]] = {}
    for n in event.numbers:
        found.setdefault(n.role, []).append(int(n.best or 0))
    assert found == tolls
