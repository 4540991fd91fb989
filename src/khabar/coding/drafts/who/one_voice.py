"""One speaker told in several pieces is one voice: "Sudan's official news agency SUNA said", "the group's armed wing, the Lions, said".

The finder marks a name and what it is called as two. Two voices for one would count as two sources. Speakers beside one another with "and" are two.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Mention, Slot
from khabar.model import ActorKind

BESIDE = re.compile(r"(?:'s?)?(?:\s(?!and\b|or\b|said\b|told\b)[a-z-]+){0,3}?\s|'s?|-", re.I)  # what stands between a name and what it is called
TITLE = re.compile(r"(?:'s?)?\s(?:[a-z-]+\s)?(?:spokes\w+|commander|leader|chief|minister|president|governor|official)\s(?:(?:[A-Z][a-z]+\.?|[a-z]+)\s){0,2}")
APPOSED = re.compile(r"(?:\s(?:in|of|for)\s(?:the\s)?[A-Z]\w+)?,\s")
CLOSED = re.compile(r",\s(?!and\b|or\b|as\s+well)")
NAME = re.compile(r"(?:^|\s)[^\sa-z]\S*$|\([A-Z]+\)$")  # its last word has a capital


def with_one_voice(context: Context) -> Context:
    """The context in which the pieces of one speaker are one."""
    drafts = tuple(one_voice(context, d) for d in context.found.drafts)
    return context.with_drafts(drafts)


def one_voice(context: Context, draft: Draft) -> Draft:
    for role in ("by", "by2"):
        his = sorted((s for s in draft.slots if s.role == role and s.mention in context.actors), key=lambda s: (context.found.mentions[s.mention].start, -context.found.mentions[s.mention].end))
        chains: list[list[Slot]] = []
        for s in his:
            if chains and any(of_one(context, context.found.mentions[t.mention], context.found.mentions[s.mention]) for t in chains[-1]):
                chains[-1].append(s)
            else:
                chains.append([s])
        for chain in chains:
            if len({context.actors[s.mention].id for s in chain}) > 1:
                whole = [s for s in chain if not any(t is not s and widened(context, s, t) for t in chain)]
                best = max(whole, key=lambda s: worth(context, s))
                draft = replace(draft, slots=tuple(s for s in draft.slots if s not in chain or s is best))
        draft = not_the_owner(context, draft, chains)
    return draft


def of_one(context: Context, one: Mention, other: Mention) -> bool:
    """Whether two mentions, the first before the other, are of one speaker: they overlap, or stand side by side, or one is apposed to the other."""
    text = context.folded
    if one.span.overlaps(other.span):
        return True
    if other.start < one.end or other.start - one.end > 60:
        return False
    if BESIDE.fullmatch(text, one.end, other.start) or TITLE.fullmatch(text, one.end, other.start):
        return True
    names = [NAME.search(text[m.start : m.end]) is not None for m in (one, other)]
    return names[0] != names[1] and APPOSED.fullmatch(text, one.end, other.start) is not None and CLOSED.match(text, other.end) is not None


def widened(context: Context, slot: Slot, other: Slot) -> bool:
    """Whether another piece holds this one and is known by its whole name: "Hamas" inside "Hamas's armed wing"."""
    inner, outer = (context.found.mentions[s.mention].span for s in (slot, other))
    return outer.holds(inner) and outer != inner and ":" not in context.actors[other.mention].id


def worth(context: Context, slot: Slot) -> tuple[bool, bool, bool, int]:
    """How well a piece names the speaker: no country whose body it is, one that is known, a name before a description, the wider."""
    m, actor = context.found.mentions[slot.mention], context.actors[slot.mention]
    known = ":" not in actor.id
    return (actor.kind != ActorKind.STATE, known, NAME.search(context.words(slot.mention)) is not None, m.end - m.start)


def not_the_owner(context: Context, draft: Draft, chains: list[list[Slot]]) -> Draft:
    """ "Sudan's news agency said the army had bombed the town": Sudan did not do it for these words, if somebody else is told to have."""
    mentions, text = context.found.mentions, context.folded
    firsts = [mentions[chain[0].mention] for chain in chains]
    owners = {
        s for s in draft.slots if s.role == "actor" and any(text[mentions[s.mention].end : mentions[s.mention].end + 1] == "'" and mentions[s.mention].end <= f.start and BESIDE.fullmatch(text, mentions[s.mention].end, f.start) for f in firsts)
    }  # fmt: skip
    others = any(s.role == "actor" and s not in owners and s.mention in context.actors and mentions[s.mention].start > draft_start(chains, mentions) for s in draft.slots)
    return replace(draft, slots=tuple(s for s in draft.slots if s not in owners)) if owners and others else draft


def draft_start(chains: list[list[Slot]], mentions: tuple[Mention, ...]) -> int:
    return max((mentions[s.mention].end for chain in chains for s in chain), default=0)
