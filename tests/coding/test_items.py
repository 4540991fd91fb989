"""Digests: what one item tells is not told of another."""

from __future__ import annotations

import pytest

from khabar.coding.text.items import in_other_items, item_starts

DIGEST = """Developments in Oldland on Tuesday

* OLDTOWN - A bomb killed two.

MILL HILL, Oldland - Troops shot a man. He died.

- not an item, but a line

3. NEWTOWN: Gunmen took a clerk."""


def test_items_begin_with_a_place_in_capitals() -> None:
    starts = item_starts(DIGEST)
    assert [DIGEST[s : s + 12].strip("* ") for s in starts] == ["OLDTOWN -", "MILL HILL, O", "3. NEWTOWN:"]
    bomb, shot, died, took = (DIGEST.index(w) for w in ("killed", "shot", "died", "took"))
    assert in_other_items(starts, bomb, shot) and in_other_items(starts, died, took)
    assert not in_other_items(starts, shot, died)
    assert not in_other_items(starts, 3, took), "the lead belongs to all"


@pytest.mark.parametrize("text", ["", "OLDTOWN - A bomb killed two.\n\nThe mayor said so.", "NATO - the alliance - met.\nUN: no.\nWords - more words.\n"])
def test_one_story_has_no_items(text: str) -> None:
    assert item_starts(text) == ()
