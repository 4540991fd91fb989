"""Who somebody is and what he is called are one person; persons in a list are several."""

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


def event(coder: Coder, text: str) -> EventClaim:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 6, 12))))
    return next(c for c in coded.claims if isinstance(c, EventClaim))


@pytest.mark.parametrize(("text", "doers", "sufferers"), [
    ("The mayor of Kherson, Ihor Kolykhaiev, was abducted by Russian soldiers on Sunday.", ["Armed forces of Russia"], ["Ihor Kolykhaiev"]),
    ("The governor of Borno, Babagana Umara Zulum, visited Bama on Sunday.", ["Babagana Umara Zulum"], []),
    ("Police arrested the opposition leader, Succes Masra, in N'Djamena on Friday.", ["Police of Chad"], ["Succes Masra"]),
    ("Syrian activist Mazen al-Hamada was detained in Damascus on Tuesday.", [], ["Mazen al-Hamada"]),
    ("The army chief, General Valery Horbenko, was killed in Bakhmut on Sunday.", [], ["Valery Horbenko"]),
    ("Amin Gul, the district governor of Khogyani, was shot dead by gunmen on Friday.", ["gunmen"], ["Amin Gul"]),
])  # fmt: skip
def test_a_name_and_its_description_are_one(coder: Coder, text: str, doers: list[str], sufferers: list[str]) -> None:
    told = event(coder, text)
    assert ([a.name for a in told.actors], [a.name for a in told.recipients]) == (doers, sufferers)


@pytest.mark.parametrize(("text", "sufferers"), [
    ("Rebels killed the mayor, two guards and a driver in Rutshuru on Monday.", 3),
    ("Police arrested a trader, two students and a driver in Jos on Monday.", 3),
])  # fmt: skip
def test_a_list_is_of_several(coder: Coder, text: str, sufferers: int) -> None:
    assert len(event(coder, text).recipients) == sufferers
