"""Whose place it is that stands right behind a deed: "burned houses in Ndele two days after the ambush at Birao" tells of two scenes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from khabar.coding.context import Context
from khabar.coding.draft import Draft, MentionKind

BEHIND = re.compile(r"\s+(?:in|at|near|outside|inside)\s+(?:the\s+(?:[a-z]+\s+){0,3}(?:of\s+)?)?")
REACH = 50  # characters from a deed to its place


def right_behind(context: Context, drafts: Sequence[Draft]) -> dict[int, int]:
    """Mention of a place -> the draft whose words it stands right behind."""
    ends = {d.trigger.end: n for n, d in enumerate(drafts)}
    out: dict[int, int] = {}
    last = -1
    marks = sorted([(end, -1) for end in ends] + [(m.start, i) for i, m in enumerate(context.found.mentions) if m.kind is MentionKind.PLACE and i in context.places])
    for at, mention in marks:
        if mention < 0:
            last = at
        elif last >= 0 and at - last <= REACH and BEHIND.fullmatch(context.folded, last, at):
            out[mention] = ends[last]
    return out


def own_of(told: Sequence[int], index: int, behind: dict[int, int], holds: dict[int, set[int]], parted: Callable[[int], bool]) -> list[int]:
    """Of the places told of a deed those that are not another's: what stands right behind it, else what stands right behind no other.

    ``holds``: mention of a known place -> those of the same deed whose place lies in its own; a province that holds another's village says nothing by itself.
    ``parted``: whether another deed is told between a mention and this one.
    """
    others = {i for i in told if behind.get(i, index) != index}
    if any(behind.get(i) == index for i in told):
        return [i for i in told if behind.get(i) == index or (i not in others and not parted(i))]
    left = [i for i in told if i not in others and not holds.get(i, set()) & others]
    return left if any(i in holds for i in left) else list(told)
