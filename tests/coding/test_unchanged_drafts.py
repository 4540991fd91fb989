"""A draft that a stage leaves as it was is the very draft: nothing is copied."""

from __future__ import annotations

from khabar.coding.draft import Draft, Slot
from khabar.model import Span

DRAFT = Draft(Span(3, 9), "armed_clash", 0.9, (Slot("actor", 1), Slot("rec", 2)), same_as=0)


def test_the_same_slots_and_link_give_the_very_draft() -> None:
    assert DRAFT.with_slots(s for s in DRAFT.slots) is DRAFT
    assert DRAFT.with_link(0) is DRAFT


def test_other_slots_and_links_give_another_draft() -> None:
    assert DRAFT.with_slots(DRAFT.slots[:1]).slots == DRAFT.slots[:1]
    assert DRAFT.with_link(None).same_as is None
    assert DRAFT.slots[1:] and DRAFT.same_as == 0
