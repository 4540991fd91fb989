"""Weapons destroyed in flight. The texts are our own."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.kind.intercepted import with_interceptions
from khabar.model import Span

NOTHING: Any = None


def coded(text: str, trigger: str, *who: str) -> Draft:
    at = text.index(trigger)
    mentions = tuple(Mention(text.index(w), text.index(w) + len(w), MentionKind.GROUP) for w in who)
    draft = Draft(Span(at, at + len(trigger)), "drone_strike", 0.9, tuple(Slot("actor", i) for i in range(len(who))))
    context = Context(
        report="r_1", text=text, folded=text, sentences=[Span(0, len(text))], title=None, found=Found(mentions, (draft,)), actors={}, places={}, times={}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration({}, 0.0),
    )  # fmt: skip
    return with_interceptions(context).found.drafts[0]


@pytest.mark.parametrize(
    ("text", "trigger", "right"),
    [
        ("The coast guard destroyed two rebel drones over the strait.", "destroyed", "weapons_disrupted"),
        ("The army had destroyed 24 of 28 winged drones sent by Oldland.", "had destroyed", "weapons_disrupted"),
        ("Nine missiles were shot down over the capital.", "shot down", "weapons_disrupted"),
        ("All 14 rockets fired by the rebels were intercepted.", "were intercepted", "weapons_disrupted"),
        ("The jets destroyed a drone workshop in the hills.", "destroyed", "drone_strike"),
        ("The rebels destroyed a tank with a drone.", "destroyed", "drone_strike"),
        ("Two drones destroyed a tank near the dam.", "destroyed", "drone_strike"),
        ("The drones struck a rocket launcher.", "struck", "drone_strike"),
    ],
)
def test_what_is_downed_strikes_nothing(text: str, trigger: str, right: str) -> None:
    assert coded(text, trigger).type == right


def test_who_launched_them_did_not_down_them() -> None:
    draft = coded("The army destroyed 24 of 28 drones launched by Oldland overnight.", "destroyed", "The army", "Oldland")
    assert [s.role for s in draft.slots] == ["actor", "rec"]
