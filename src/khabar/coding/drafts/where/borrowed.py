"""Places that the finder lends a deed from far off, though another scene has been told since.

"A bomb killed five at the market of Gao. (...) In the region of Timbuktu troops entered Goundam on Sunday. Forty fighters
were killed": they fell at Goundam, unless the words say more than nearness does.
"""

from __future__ import annotations

from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.families import VERBAL
from khabar.model import EventType

SURE = 0.75  # of a lent place that stands though another is nearer
OWN = 0.5  # of a place in the sentence of its deed
BACK = 2  # sentences back in which the nearer scene is told
HAPPENING = frozenset(EventType) - VERBAL


def with_nearer_scenes(context: Context) -> Context:
    """The context without doubtful places of deeds that a nearer scene takes the place of."""
    if not context.sentences:
        return context
    drafts = context.found.drafts
    out = tuple(without_borrowed(context, drafts, i) for i in range(len(drafts)))
    return context.with_drafts(out) if out != drafts else context


def without_borrowed(context: Context, drafts: tuple[Draft, ...], index: int) -> Draft:
    draft = drafts[index]
    told = [s for s in draft.slots if s.role == "at"]
    here = context.sentence_index(draft.trigger.start)
    if draft.type not in HAPPENING or draft.same_as is not None or not told:
        return draft
    last = max(context.sentence_index(context.found.mentions[s.mention].start) for s in told)
    if last >= here or max(s.score for s in told) >= SURE:
        return draft
    opened = context.folded.rfind("\n\n", 0, draft.trigger.start)
    for other in drafts:
        there = context.sentence_index(other.trigger.start)
        if not max(last, here - BACK - 1) < there < here or other.trigger.start < opened or other.type not in HAPPENING or other.background != draft.background:
            continue
        if any(s.role == "at" and s.score >= OWN and s.mention in context.places and context.sentence_index(context.found.mentions[s.mention].start) == there for s in other.slots):
            return replace(draft, slots=tuple(s for s in draft.slots if s.role != "at"))
    return draft
