"""How a place changed hands where the finder left it open: by fighting, if the report tells of fighting for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from khabar.coding.draft import Draft

FIGHTING = frozenset(["armed_clash", "ground_attack", "air_strike", "drone_strike", "shelling", "suicide_attack", "complex_attack", "siege"])
TAKEN = frozenset({"territory_taken"})
REACH = 3  # sentences within which fighting counts as fighting for the place


def with_manner(drafts: tuple[Draft, ...], sentence_of: Callable[[int], int]) -> tuple[Draft, ...]:
    """Takings with ``how`` filled from fighting told nearby, of the same time frame. Others are returned as they are."""
    fights = [(sentence_of(d.trigger.start), d.background) for d in drafts if d.type in FIGHTING and d.status == "asserted"]
    out = []
    for d in drafts:
        if d.type in TAKEN and d.how is None:
            here = sentence_of(d.trigger.start)
            if any(abs(s - here) <= REACH and b == d.background for s, b in fights):
                d = replace(d, how="fighting")
        out.append(d)
    return tuple(out)
