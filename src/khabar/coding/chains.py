"""Drafts that tell one happening: what one of them leaves open another may fill."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from khabar.coding.draft import Draft, Slot
from khabar.model import EventType

EVENTS = frozenset(EventType)
FILLED = ("actor", "rec", "at", "when")


def chain_roots(drafts: tuple[Draft, ...]) -> list[int]:
    """For each draft the index of the first telling of its happening."""
    roots: list[int] = []
    for i, d in enumerate(drafts):
        j = d.same_as
        joins = j is not None and j < i and d.type in EVENTS and drafts[j].type in EVENTS
        roots.append(roots[j] if joins and j is not None else i)
    return roots


def fill(drafts: tuple[Draft, ...], roots: list[int]) -> tuple[Draft, ...]:
    """Each draft with the slots that it lacks taken from the nearest telling of the same happening.

    A figure is not taken over: tellings give different ones, and each speaker keeps their own.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for i, r in enumerate(roots):
        members[r].append(i)
    out = list(drafts)
    for chain in members.values():
        if len(chain) < 2:
            continue
        for i in chain:
            have = {s.role for s in drafts[i].slots}
            extra: list[Slot] = []
            for role in FILLED:
                if role in have:
                    continue
                donor = min((j for j in chain if any(s.role == role for s in drafts[j].slots)), key=lambda j: (abs(j - i), j), default=None)
                if donor is not None:
                    extra += [replace(s, score=round(s.score * 0.9, 3)) for s in drafts[donor].slots if s.role == role]
            # one happening cannot have the same mention as doer and as sufferer
            doers = {s.mention for s in drafts[i].slots if s.role == "actor"}
            sufferers = {s.mention for s in drafts[i].slots if s.role == "rec"}
            extra = [s for s in extra if not (s.role == "rec" and s.mention in doers) and not (s.role == "actor" and s.mention in sufferers)]
            out[i] = replace(drafts[i], slots=(*drafts[i].slots, *extra))
    return tuple(out)
