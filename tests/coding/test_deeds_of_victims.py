"""What the victims of a deed had done, who fell beside his foes, and what a figure is not: the whole coder, on texts of our own."""

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


def figures(event: EventClaim) -> set[tuple[str, float | None]]:
    return {(n.role, n.best) for n in event.numbers}


@pytest.mark.parametrize(("text", "doer", "victims", "count"), [
    ("Security forces killed four militants who attacked a bank in Quetta.", "Security forces of Pakistan", "militants", 4),
    ("Police killed a gunman who shot two officers in Lille.", "Police of France", "gunman", 1),
    ("Israeli forces killed a Palestinian who stabbed two soldiers near Hebron.", "Armed forces of Israel", "Palestinian", 1),
])  # fmt: skip
def test_the_deed_of_the_killed_is_another(coder: Coder, text: str, doer: str, victims: str, count: int) -> None:
    killed, theirs = tellings(coder, text)
    assert ([a.name for a in killed.actors], [a.name for a in killed.recipients], figures(killed)) == ([doer], [victims], {("killed", count)})
    assert [a.name for a in theirs.actors] == [victims] and theirs.same_as is None


def test_who_was_killed_by_those_who_attacked_is_one_deed(coder: Coder) -> None:
    (event,) = tellings(coder, "Twelve villagers were killed by gunmen who attacked their village in Zamfara.")
    assert [a.name for a in event.actors] == ["gunmen"] and [a.name for a in event.recipients] == ["villagers"]


@pytest.mark.parametrize(("text", "told"), [
    ("A US soldier and four militants were killed in a raid in Hasakah.", {("killed", 4), ("killed", 1)}),
    ("A policeman and three civilians were killed in a blast in Kabul.", {("killed", 4)}),
    ("Gunmen kill two, injure five in Karachi", {("killed", 2), ("injured", 5)}),
    ("2. Thirty-seven enemy soldiers were killed in Marib.", {("killed", 37)}),
])  # fmt: skip
def test_what_is_counted_together(coder: Coder, text: str, told: set[tuple[str, float]]) -> None:
    (event,) = tellings(coder, text)
    assert figures(event) == told


def test_those_killed_are_not_missing(coder: Coder) -> None:
    told = {e.type.value: figures(e) for e in tellings(coder, "Five policemen were killed and seven are missing after an ambush in Lakki Marwat.")}
    assert told == {"disappearance": {("missing", 7)}, "ground_attack": {("killed", 5)}}


def test_as_many_as_is_a_most(coder: Coder) -> None:
    first = tellings(coder, "As many as 200 people may have been killed in the attack on Yelwata.")[0]
    assert [(n.low, n.best, n.high) for n in first.numbers] == [(None, 200, 200)]
