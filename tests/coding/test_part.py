"""Parts of a whole are counted with it: the whole coder, on texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.claims.events import in_a_headline
from khabar.coding.coder import Coder
from khabar.coding.drafts.toll.harm import toll_role
from khabar.coding.drafts.toll.part import befell_the_part, part_begins
from khabar.model import EventClaim, Page, Span
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def tellings(coder: Coder, text: str) -> list[EventClaim]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2021, 7, 10))))
    return [c for c in coded.claims if isinstance(c, EventClaim)]


@pytest.mark.parametrize(("text", "figures"), [
    ("Gunmen killed 21 people, among them four police officers, in Kaduna on Tuesday.", {("killed", 21)}),
    ("A car bomb in Baghdad killed 30 people, including 12 policemen, and wounded 60.", {("killed", 30), ("injured", 60)}),
    ("A missile strike on Kherson killed four civilians and injured 31, including two children.", {("killed", 4), ("injured", 31)}),
    ("Nine people were injured, two of them seriously, in a blast in Herat.", {("injured", 9)}),
    ("The toll in the attack on the Mogadishu hotel rose to 41, including three children, investigators said.", {("killed", 41)}),
    ("The death toll from the bombing in Mastung climbed to 59 as seven more wounded succumbed to their injuries.", {("killed", 59)}),
])  # fmt: skip
def test_the_whole_is_told(coder: Coder, text: str, figures: set[tuple[str, int]]) -> None:
    (event,) = tellings(coder, text)
    assert {(n.role, int(n.best or 0)) for n in event.numbers} == figures


def test_those_of_whom_a_part_is_told_are_told_too(coder: Coder) -> None:
    (event,) = tellings(coder, "Gunmen killed eight people, including a pregnant woman, in an attack on a village in Ituri.")
    assert [a.name for a in event.recipients] == ["people", "pregnant woman"]


def test_a_part_of_the_taken_is_not_of_the_dead(coder: Coder) -> None:
    taken, killed = tellings(coder, "Militants abducted 12 people, including three children, and killed two guards in Zamfara.")
    assert [n.best for n in taken.numbers] == [12] and [n.best for n in killed.numbers] == [2]


def test_the_injured_of_a_headline_are_no_participants(coder: Coder) -> None:
    (event,) = tellings(coder, "16 killed, 30 injured in blast at Kunduz mosque")
    assert "injured" not in [a.name for a in event.recipients] and {(n.role, n.best) for n in event.numbers} == {("killed", 16), ("injured", 30)}


@pytest.mark.parametrize(("text", "dead"), [
    ("Roadside bomb kills mayor, two bodyguards in Jowhar", 3),
    ("Explosion kills governor, two others in Taloqan", 3),
])  # fmt: skip
def test_a_headline_lists_more_behind_a_person(coder: Coder, text: str, dead: int) -> None:
    (event,) = tellings(coder, text)
    assert [n.best for n in event.numbers if n.role == "killed"] == [dead]


def test_those_with_a_fate_of_their_own_are_not_listed() -> None:
    text = "Bomb kills mayor, two guards wounded"
    at, two = text.index("mayor"), text.index("two")
    assert not in_a_headline(text, Span(at, at + 5), Span(two, two + 3))
    assert in_a_headline(text[:-8], Span(at, at + 5), Span(two, two + 3))


def test_where_a_part_begins() -> None:
    text = "Ten people, mostly traders, died; six gunmen fled."
    at = text.index("traders")
    assert part_begins(text, Span(at, at + 7)) == text.index("mostly")
    at = text.index("six")
    assert part_begins(text, Span(at, at + 3)) is None


@pytest.mark.parametrize(("text", "alone"), [
    ("26 dead, among them eight of a family whose home was shelled.", True),
    ("26 were killed, among them eight guards, when the camp was shelled.", False),
])  # fmt: skip
def test_what_befell_a_part_alone(text: str, alone: bool) -> None:
    at, deed = text.index("eight"), text.index("shelled")
    assert befell_the_part(text, Span(at, at + 5), Span(deed, deed + 7)) is alone


@pytest.mark.parametrize(("text", "figure", "role"), [
    ("The toll of the raid rose to 40.", "40", "killed"),
    ("The toll of injured rose to 40.", "40", "injured"),
    ("Cars queued at the toll gate from six to 40.", "40", None),
])  # fmt: skip
def test_a_toll_is_of_the_dead(text: str, figure: str, role: str | None) -> None:
    at = text.index(figure)
    assert toll_role(text, Span(0, len(text)), Span(at, at + len(figure))) == role
