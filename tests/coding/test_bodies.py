"""Bodies that are found, bombers who blow themselves up, and the stabbed. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.coding.drafts.toll.harm import toll_role
from khabar.model import EventClaim, Page, Span
from khabar.reading import to_report
from khabar.world import open_world

DAY = date(2021, 7, 10)


@pytest.fixture(scope="module")
def anywhere(coder: Coder) -> Coder:
    """The coder of all tests, for any country."""
    return Coder(open_world("world"), models=coder.folder)


def told(coder: Coder, text: str) -> list[tuple[str, float | None, list[str]]]:
    """Type, dead and doers of each event."""
    claims = [c for c in coder.code(to_report(Page(path="-", text=text, published=DAY))).claims if isinstance(c, EventClaim)]
    return [(c.type.value, next((n.best for n in c.numbers if n.role == "killed"), None), [a.name for a in c.actors]) for c in claims]


@pytest.mark.parametrize(
    ("text", "kind", "dead"),
    [
        ("Four bodies with bullet wounds were discovered in Qalat on Tuesday.", "attack_on_civilians", 4),
        ("The headless bodies of nine men were dumped in a street in Chilapa.", "execution", 9),
        ("Hunters found the bullet-riddled bodies of four teachers near Buni Yadi on Monday.", "attack_on_civilians", 4),
        ("Three bodies bearing signs of torture were found near Uruapan on Thursday, prosecutors said.", "attack_on_civilians", 3),
        ("The beheaded body of a soldier was found in Lamu.", "execution", 1),
        ("The bullet-riddled body of a journalist was found in Khuzdar on Monday.", "targeted_killing", 1),
    ],
)
def test_bodies_found_tell_of_a_killing_by_nobody(anywhere: Coder, text: str, kind: str, dead: int) -> None:
    assert told(anywhere, text) == [(kind, dead, [])]


@pytest.mark.parametrize(
    "text",
    [
        "The bodies of six fishermen were recovered from the sea off Djerba on Sunday.",
        "A boat capsized off Libya. The bodies of 20 migrants were recovered on Sunday.",
        "A car crashed in Lahore. Three bodies were recovered.",
    ],
)
def test_bodies_of_a_disaster_are_no_event(anywhere: Coder, text: str) -> None:
    assert told(anywhere, text) == []


def test_bodies_after_an_attack_are_its_dead(anywhere: Coder) -> None:
    text = "Gunmen attacked a village in Plateau on Monday. The bodies of 12 villagers were recovered on Tuesday."
    assert told(anywhere, text) == [("attack_on_civilians", 12, ["Gunmen"])]


def test_the_body_that_was_found_guilty_is_none(anywhere: Coder) -> None:
    assert [kind for kind, _, _ in told(anywhere, "The regulatory body was found guilty of corruption in Nairobi.")] == ["conviction"]


def test_the_stabbed_are_wounded_unless_told_dead(anywhere: Coder) -> None:
    assert told(anywhere, "A teacher was stabbed in Arras.")[0][1] is None
    assert told(anywhere, "A man was stabbed to death in London.")[0][1] == 1


@pytest.mark.parametrize(
    ("text", "count", "role"),
    [
        ("A man stabbed three people in the square.", "three", "injured"),
        ("Four tourists were stabbed on the beach.", "Four", "injured"),
        ("Four tourists were stabbed on the beach, one of them fatally.", "Four", None),
        ("Three guards were stabbed to death in the jail.", "Three", "killed"),
        ("A man stabbed two guards before being shot dead.", "two", "injured"),
    ],
)
def test_what_a_knife_did(text: str, count: str, role: str | None) -> None:
    at = text.index(count)
    assert toll_role(text, Span(0, len(text)), Span(at, at + len(count))) == role
