"""Grounding of some words of a text, for the tests of places."""

from __future__ import annotations

from khabar.coding.draft import Mention, MentionKind
from khabar.coding.places import GroundedPlace, find_places, ground_places
from khabar.world.places import Atlas


def grounded(text: str, words: str, atlas: Atlas) -> GroundedPlace:
    """The words as one mention, beside whatever the finder sees elsewhere."""
    start = text.index(words)
    mine = Mention(start, start + len(words), MentionKind.PLACE)
    others = [m for m in find_places(text, atlas=atlas) if not m.span.overlaps(mine.span)]
    return next(g for g in ground_places(text, [*others, mine], atlas=atlas) if g.mention == mine)
