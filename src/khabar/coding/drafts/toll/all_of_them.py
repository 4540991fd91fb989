"""Who the counted all were, told behind them: "had seen six dead, all of them rebels", "eleven people were killed, all soldiers of the 3rd Division"."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.toll.harm_words import HARMED_SINCE
from khabar.coding.families import BEARING_ARMS, HARMING

GIVEN = 0.6  # of a side that only these words give
FAR = 70  # characters between the telling and "all"
ALL = re.compile(r",\s+(?:(?:nearly|almost|reportedly|apparently)\s+)?all\s+(?:of\s+(?:them|whom)\s+)?(?:(?:were|are)\s+)?(?:(?:the|its|his|their|of the)\s+)?$", re.I)
THEM = re.compile(r"all(?: of (?:them|whom))?|them|whom", re.I)
ANYBODY = re.compile(r"(?:(?:the|at least|some|about|\d[\d,]*|\w+)\s+)?(?:people|persons|others|bodies|dead|men|victims|those|them)", re.I)


def with_all_of_them(context: Context) -> Context:
    """The context in which those dead and wounded are of the side that "all of them" names."""
    if ", all " not in context.folded and ", nearly all " not in context.folded and ", almost all " not in context.folded:
        return context
    return context.with_drafts(told(context, d) if d.type in HARMING else d for d in context.found.drafts)


def told(context: Context, draft: Draft) -> Draft:
    figure = next((s for s in draft.slots if s.role in ("killed", "injured")), None)
    who = named_behind(context, draft) if figure is not None else None
    if who is None:
        return draft
    harmed = [s for s in draft.slots if s.role == "rec" and s.mention != who]
    if any(not ANYBODY.fullmatch(context.words(s.mention)) for s in harmed if s.mention in context.actors):
        return draft  # somebody else is named
    mine = context.actors[who].id
    kept = (replace(s, whose=who) if s is figure else s for s in draft.slots if s not in harmed and s.mention != who and not (s.role == "actor" and s.mention in context.actors and context.actors[s.mention].id == mine))
    kind = "ground_attack" if draft.type == "attack_on_civilians" and context.actors[who].kind in BEARING_ARMS else draft.type
    return replace(draft, type=kind, slots=(*kept, Slot("rec", who, GIVEN)))


def named_behind(context: Context, draft: Draft) -> int | None:
    """The participants right behind "all of them" that stands behind a telling of harm, with no other telling between."""
    text, end = context.folded, draft.trigger.end
    for i, m in context.people(context.sentence_index(draft.trigger.start)):
        if THEM.fullmatch(text, m.start, m.end):
            continue
        start = m.start + 4 if text.startswith("all ", m.start) else m.start
        found = ALL.search(text, end, start) if end < m.start <= end + 2 * FAR else None
        if found is None or found.start() - end > FAR:
            continue
        others = (d.trigger for d in context.found.drafts if d is not draft and d.type in HARMING and end <= d.trigger.start < found.start())
        return i if all(HARMED_SINCE.fullmatch(text, t.start, t.end) is None for t in others) else None
    return None
