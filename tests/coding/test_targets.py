"""What was struck, by the noun that names it. The texts are our own."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.targets import kind_of, with_targets
from khabar.model import Span

NOTHING: Any = None


def target(text: str, trigger: str, at: str | None, guess: str | None, kind: str = "ground_attack") -> str | None:
    start = text.index(trigger)
    mentions = (Mention(text.index(at), text.index(at) + len(at), MentionKind.PLACE),) if at else ()
    draft = Draft(Span(start, start + len(trigger)), kind, 0.9, tuple(Slot("at", i) for i in range(len(mentions))), target=guess)
    context = Context(
        report="r_1", text=text, folded=text, sentences=[Span(0, len(text))], title=None, found=Found(mentions, (draft,)), actors={}, places={}, times={}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration({}, 0.0),
    )  # fmt: skip
    return with_targets(context).found.drafts[0].target


@pytest.mark.parametrize(
    ("text", "trigger", "at", "guess", "right"),
    [
        ("Gunmen attacked a courthouse in Oldtown.", "attacked", "a courthouse", "mosque", "government"),
        ("Jets bombed a hospital in Oldtown.", "bombed", "a hospital in Oldtown", "camp", "hospital"),
        ("Militants attacked a girls' school in Oldtown.", "attacked", None, "government", "school"),
        ("The army destroyed an ammunition depot in Oldtown.", "destroyed", None, "power", "base"),
        ("Saboteurs blew up a gas pipeline near Oldtown.", "blew up", None, None, "oil"),
        ("A bomb exploded at a market, killing five.", "exploded", "a market", None, "market"),
        ("Gunmen attacked a hotel in Oldtown.", "attacked", "a hotel", "government", None),
        ("A rocket landed near the airport in Oldtown.", "landed", "the airport", "airport", "airport"),
        ("A rocket landed near the airport in Oldtown.", "landed", "the airport", None, None),
        ("Jets bombed the camp at Oldtown.", "bombed", "the camp", "camp", "camp"),
        ("Jets bombed the camp at Oldtown.", "bombed", "the camp", None, None),
        ("Four people died in hospital after the attack.", "attack", "hospital", None, None),
    ],
)
def test_the_noun_decides_what_was_struck(text: str, trigger: str, at: str | None, guess: str | None, right: str | None) -> None:
    assert target(text, trigger, at, guess) == right


def test_who_is_taken_from_a_school_strikes_none() -> None:
    assert target("Gunmen kidnapped 20 pupils from a school.", "kidnapped", "a school", None, "abduction") is None


@pytest.mark.parametrize(("words", "right"), [("an army base in the hills", "base"), ("two school buses", "vehicle"), ("the embassy of Oldland", "diplomatic"), ("a village in the hills", None)])
def test_the_head_noun_names_the_class(words: str, right: str | None) -> None:
    assert kind_of(words) == right
