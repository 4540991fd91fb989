"""Units by their designation, and where they are told to stand."""

from __future__ import annotations

import pytest

from khabar.api import code
from khabar.coding.actors.whole_names import without_owner
from khabar.coding.draft import Mention, MentionKind
from khabar.model import ForceClaim, PlaceRole, Status


def told(text: str) -> set[tuple[str, str]]:
    """(unit, place) of the forces that a text tells of as there."""
    claims = [c for c in code(text, published="2024-05-01").claims if isinstance(c, ForceClaim) and c.status is Status.ASSERTED]
    return {(c.unit.name, w.place.name) for c in claims for w in c.where if w.role in (PlaceRole.AT, PlaceRole.DESTINATION)}


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Chad's 4th Infantry Brigade", "4th Infantry Brigade"),
        ("the army's 3rd Brigade", "3rd Brigade"),
        ("'s 12th Guards Regiment", "'s 12th Guards Regiment"),
        ("The Lebanese Army's 5 Brigade", "5 Brigade"),
        ("the 3rd Brigade", "the 3rd Brigade"),
        ("Lord's Resistance Army", "Lord's Resistance Army"),
        ("the People's Army", "the People's Army"),
    ],
)
def test_a_numbered_unit_is_called_without_its_owner(words: str, left: str) -> None:
    got = without_owner(Mention(0, len(words), MentionKind.UNIT), words)
    assert words[got.start : got.end] == left


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Homs is the home of the 9th Armoured Division.", "9th Armoured Division"),
        ("Homs, which hosts the headquarters of the 9th Armoured Division, was shelled on Monday.", "9th Armoured Division"),
        ("Homs is still the base of the 9th Armoured Division.", "9th Armoured Division"),
        ("The 4th Brigade, which holds Homs, said it had lost two men.", "4th Brigade"),
        ("The 4th Brigade remains in Homs, its commander said.", "4th Brigade"),
    ],
)
def test_a_unit_stands_in_its_seat_and_in_what_it_holds(text: str, unit: str) -> None:
    assert (unit, "Homs") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Homs is not the base of the 9th Armoured Division.",
        "Homs was once the seat of the 9th Armoured Division.",
        "Homs was the base of the 9th Armoured Division until 2012.",
        "The 4th Brigade no longer holds Homs.",
    ],
)
def test_a_unit_does_not_stand_where_it_once_was(text: str) -> None:
    assert not told(text)


def test_men_of_a_unit_that_belongs_to_somebody_are_that_unit() -> None:
    text = "About 600 men of Chad's 4th Infantry Brigade, led by Colonel Idriss Saleh, have been transferred from Abeche to Moundou since Monday."
    assert ("4th Infantry Brigade", "Moundou") in told(text)


def test_men_whom_the_pack_takes_for_an_army_are_their_unit() -> None:
    names = {unit for unit, _ in told("About 200 US soldiers of the 82nd Airborne Division are stationed in Erbil.")}
    assert names == {"82nd Airborne Division"}


def test_who_commands_a_unit_is_not_who_moves() -> None:
    text = "Some 300 men of the 3rd Brigade, which was trained by France and is commanded by Colonel Omar Hadi, began to move from Homs to Hama on Friday."
    assert {unit for unit, _ in told(text)} <= {"3rd Brigade"}


def test_who_sends_a_unit_is_no_aside() -> None:
    text = "About 300 soldiers of the 3rd Brigade, whom General Omar Hadi sent from Hama, arrived in Homs on Monday."
    assert all(unit != "Omar Hadi" for unit, _ in told(text))
