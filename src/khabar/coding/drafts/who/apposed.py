"""A person told twice in one breath is one: "the mayor of Kherson, Ihor Kolykhaiev, was abducted", "the activist Mazen al-Hamada was held".

The finder marks who somebody is and what he is called as two persons, and may even have the one visit the other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Mention, MentionKind, Slot

ROLES = frozenset(["actor", "rec", "other", "by", "by2", "resp", "acc", "den"])
DESCRIBED = re.compile(r"(?:(?:an?|the|its|his|her|their|our|one of|another)\s|(?:[A-Z]\w+(?:'s?|\sof)?\s)?[a-z])", re.I)
COMMON = re.compile(r"[a-z][\w-]*(?:\s(?:of|for|in|at)\s(?:the\s)?[\w' -]+)?$")  # ends in a common noun, or in what that is of
MANY = re.compile(r"\b(?:men|women|people|others|children|persons|police|brothers|sons|[a-z]+(?:[^s\W]s))(?=$|\s(?:of|for|in|at|from)\s)")
NAME = re.compile(r"(?:(?:[A-Z][\w'’-]*\.?|al-[A-Z][\w'’-]*|(?:bin|ibn|ben|al|el|ul|ud|de|van|von|der|ould|ag|abu)\b)(?:\s|$))+")
COMMA = re.compile(r"(?:\s(?:in|of|for|at)\s(?:the\s)?(?:[A-Z][\w'’-]*\s?){1,4})?,\s")  # behind a description may stand where
TITLE = re.compile(r"\s(?:(?:[A-Z][a-z]+\.?|[a-z]+)\s){0,2}")  # "the army chief, General Valery Horbenko"
CLOSES = re.compile(r"\s*(?:[,.;:\"(]|$|and\b|was\b|were\b|has\b|had\b|is\b|said\b)|\s+(?:by|in|on|at|near|after|while|when|from|for|to|with|as|outside|during)\b|\s+\w+(?:ed|es|s)\b")


def with_apposed(context: Context) -> Context:
    """The context in which of two mentions of one person only the name has a part in what happened."""
    names = dict(apposed(context))
    if not names:
        return context
    drafts = tuple(of_one(context, d, names) for d in context.found.drafts)
    return context.with_drafts(drafts)


def apposed(context: Context) -> list[tuple[int, int]]:
    """Pairs of a description and the name that stands beside it."""
    out = []
    for n in range(len(context.sentences)):
        places = {context.found.mentions[i].span for i in context.in_sentence.get(n, ()) if context.found.mentions[i].kind is MentionKind.PLACE}
        people = [(i, m) for i, m in context.people(n) if m.kind is MentionKind.PERSON and m.span not in places]
        alone = [(i, m) for i, m in people if not any(o.span.holds(m.span) and o.span != m.span for _, o in people)]
        for (i, one), (j, two) in pairwise(alone):
            if one.end < two.start and beside(context, one, two):
                out.append((i, j) if is_name(context, two) else (j, i))
    return out


def beside(context: Context, one: Mention, two: Mention) -> bool:
    """Whether one is the name and the other the description of one person."""
    text = context.folded
    if is_name(context, one) == is_name(context, two):
        return False
    first, second = (context.folded[m.start : m.end] for m in (one, two))
    description = first if is_name(context, two) else second
    if not DESCRIBED.match(description) or MANY.search(description) or (COMMON.search(description) is None and description is first):
        return False
    if description is second:  # "Amin Gul, the district governor, was shot"
        return text[one.end : two.start] == ", " and re.match(r"(?:an?|the|its|his|her|their)\s", second) is not None and CLOSES.match(text, two.end) is not None
    joined = text[one.end : two.start] == " " or COMMA.fullmatch(text, one.end, two.start) or (text.startswith(", ", one.end) and TITLE.fullmatch(text, one.end + 1, two.start))
    return bool(joined) and CLOSES.match(text, two.end) is not None


def is_name(context: Context, m: Mention) -> bool:
    return NAME.fullmatch(context.folded, m.start, m.end) is not None


def of_one(context: Context, draft: Draft, names: dict[int, int]) -> Draft:
    """A draft in which the name has the surest part that the finder gave the name or the description."""
    slots = draft.slots
    for told, name in names.items():
        theirs = [s for s in slots if s.mention in (told, name) and s.role in ROLES]
        if not any(s.mention == told for s in theirs):
            continue
        best = max(theirs, key=lambda s: (s.score, s.mention == name))
        parts = {s.role for s in theirs if s.role == best.role or s.role not in ("actor", "rec", "other")}
        kept = [Slot(role, name, max(s.score for s in theirs if s.role == role)) for role in sorted(parts)]
        slots = (*(s for s in slots if s not in theirs), *kept)
    return replace(draft, slots=slots) if slots != draft.slots else draft
