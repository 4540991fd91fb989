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


def test_items_begin_with_an_hour() -> None:
    text = "LIVE: Two shot\n\n18:20 - OLDTOWN (north): Men burned a mill.\n\n16:05 — Talks end\nThe two sides parted.\n\n09:15\nGood morning. A boy was shot."
    assert [text[s : s + 9] for s in item_starts(text)] == ["18:20 - O", "16:05 — T", "09:15\nGoo"]
    assert not in_other_items(item_starts(text), text.index("Two shot"), text.index("boy")), "the title belongs to all"
    assert item_starts("They met.\n\n18:20 - OLDTOWN: A mill burned.\n\nIt was at\n10:30 hours.") == ()


def test_items_of_a_list_begin_with_a_name() -> None:
    text = "The week\n- Oldtown: Men burned a mill.\n  They left.\n- Mill Hill (Newtown): Men shot a boy.\n\nThe mayor left.\nHe was old."
    starts = item_starts(text)
    assert [text[s : s + 9] for s in starts] == ["- Oldtown", "- Mill Hi", "The mayor"]
    assert in_other_items(starts, text.index("burned"), text.index("shot")) and in_other_items(starts, text.index("shot"), text.index("mayor"))
    assert not in_other_items(starts, text.index("burned"), text.index("They left"))
    assert item_starts("- Men burned a mill: it was old.\n- Men shot a boy: he died.") == ()


def test_items_begin_with_a_run_in_head() -> None:
    text = "Notes of the week\n\nOldtown (North). Men burned a mill.\n\nMill Hill, Newland. Guards shot a boy. He died.\n\nPort (South). A ship sank."
    starts = item_starts(text)
    assert [text[s : s + 9] for s in starts] == ["Oldtown (", "Mill Hill", "Port (Sou"]
    numbered = "1. Oldtown, North Newland. Men burned a mill.\n\n2. Mill Hill, South Newland. A boy was shot."
    assert [numbered[s : s + 9] for s in item_starts(numbered)] == ["1. Oldtow", "2. Mill H"]
    capitals = "Two tales\n\nTHE MARCH. Some men marched.\n\nTHE HEALTH WORKERS. They are free."
    assert [capitals[s : s + 9] for s in item_starts(capitals)] == ["THE MARCH", "THE HEALT"]
    assert item_starts("U.N. MEETS. All spoke.\n\nThey left.") == (), "one is a headline"
