"""Whose place it is that stands right behind a deed: "burned houses in Ndele two days after the ambush at Birao" tells of two scenes."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def own_of(told: Sequence[int], index: int, behind: dict[int, int], holds: dict[int, set[int]]) -> list[int]:
    """Of the places told of a deed those that are not another's: what stands right behind it, else what stands right behind no other.

    ``holds``: mention -> those of the same deed whose place lies in its own; a province that holds another's village says nothing by itself.
    """
    mine = [i for i in told if behind.get(i) == index]
    others = {i for i in told if i in behind and behind[i] != index}
    if mine and others:
        return [i for i in told if i not in others]
    left = [i for i in told if i not in others and not holds.get(i, set()) & others]
    return left or list(told)
