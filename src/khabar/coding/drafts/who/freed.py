"""Who is freed: "gunmen seized two nuns; they were rescued on Monday": the nuns, and not the gunmen who were named first; and by whom: who held them let them go."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.actors.words import PRONOUN_GROUP, PRONOUN_PERSON
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.who.voice import BY

FREED = frozenset(["release", "rescue"])
HELD = frozenset(["abduction", "capture", "detention", "disappearance"])
TAKEN = HELD - {"disappearance"}
GIVEN = 0.4  # of who held the freed and is not told to have freed them
BY_FORCE = re.compile(r"\b(?:operations?|raids?|rescue[drs]?|stormed|assault|troops|soldiers|commandos|army|escaped?)\b", re.I)  # by which others freed them
BACK = 2  # sentences back to which "they" may point
BE = re.compile(r"\s+(?:all\s+|both\s+)?(?:was|were|had been|have been|has been|are|is)\s+(?:\w+ly\s+|all\s+|later\s+|then\s+|eventually\s+)*$", re.I)


def with_the_freed(context: Context) -> Context:
    """The context in which "they were freed" is told of those who were held."""
    if not context.sentences:
        return context
    drafts = tuple(by_the_captors(context, of_the_held(context, d)) if d.type in FREED else of_the_freed(context, d) if d.type in HELD else d for d in context.found.drafts)
    return context.with_drafts(drafts)


def of_the_held(context: Context, draft: Draft) -> Draft:
    """A release whose pronoun was taken for the captors, with the captives in its place."""
    text, here = context.folded, context.sentence_index(draft.trigger.start)
    mentions = context.found.mentions
    who = {
        s for s in draft.slots if s.role in ("rec", "actor", "other") and context.words(s.mention).lower() in PRONOUN_GROUP | PRONOUN_PERSON
        and mentions[s.mention].end <= draft.trigger.start and BE.fullmatch(text[mentions[s.mention].end : draft.trigger.start])
    }  # fmt: skip
    earlier = [d for d in context.found.drafts if d.type in HELD and d.trigger.end <= draft.trigger.start and here - BACK <= context.sentence_index(d.trigger.start) <= here]
    held = max((d for d in earlier if any(s.role == "rec" and s.mention in context.actors for s in d.slots)), key=lambda d: d.trigger.start, default=None)
    if not who or held is None or context.apart(held.trigger.start, draft.trigger.start):
        return draft
    captors = {context.actors[s.mention].id for s in held.slots if s.role == "actor" and s.mention in context.actors}
    if not all(s.mention not in context.actors or context.actors[s.mention].id in captors for s in who):
        return draft
    captives = [s for s in held.slots if s.role == "rec" and s.mention in context.actors]
    kept = tuple(s for s in draft.slots if s not in who and s.role != "rec")
    return replace(draft, slots=(*kept, *(Slot("rec", s.mention, s.score) for s in captives)))


def of_the_freed(context: Context, draft: Draft) -> Draft:
    """ "Troops rescued 30 hostages ten years after they were abducted": the hostages were, and not the troops."""
    text, mentions, here = context.folded, context.found.mentions, context.sentences[context.sentence_index(draft.trigger.start)]
    who = {
        s for s in draft.slots if s.role == "rec" and context.words(s.mention).lower() in PRONOUN_GROUP
        and here.start <= mentions[s.mention].start and mentions[s.mention].end <= draft.trigger.start and BE.fullmatch(text[mentions[s.mention].end : draft.trigger.start])
    }  # fmt: skip
    freeing = next((d for d in context.found.drafts if d.type in FREED and here.holds(d.trigger) and d.trigger.end <= draft.trigger.start), None)
    if not who or freeing is None:
        return draft
    doers = {context.actors[s.mention].id for s in freeing.slots if s.role == "actor" and s.mention in context.actors}
    freed = [s for s in freeing.slots if s.role == "rec" and s.mention in context.actors]
    if not freed or not all(s.mention in context.actors and context.actors[s.mention].id in doers for s in who):
        return draft
    return replace(draft, slots=(*(s for s in draft.slots if s not in who), *(Slot("rec", s.mention, s.score) for s in freed if all(o.mention != s.mention for o in draft.slots))))


def by_the_captors(context: Context, draft: Draft) -> Draft:
    """ "The nurses were freed": by who had taken them, if the report tells who that was and of nobody else who freed them."""
    at, here = draft.trigger, context.sentences[context.sentence_index(draft.trigger.start)]
    if draft.type != "release" or any(s.role == "actor" and s.mention in context.actors for s in draft.slots) or BY.match(context.folded, at.end) or BY_FORCE.search(context.folded, here.start, here.end):
        return draft
    freed = {context.actors[s.mention].id for s in draft.slots if s.role == "rec" and s.mention in context.actors}
    earlier = [d for d in context.found.drafts if d.type in TAKEN and d.trigger.end <= at.start and not context.apart(d.trigger.start, at.start)]
    theirs = [d for d in earlier if freed & {context.actors[s.mention].id for s in d.slots if s.role == "rec" and s.mention in context.actors}]
    taken = max(theirs, key=lambda d: d.trigger.start, default=None)
    captors = [s.mention for s in taken.slots if s.role == "actor" and s.mention in context.actors and context.actors[s.mention].id not in freed] if taken else []
    return replace(draft, slots=(*(s for s in draft.slots if s.mention not in captors), *(Slot("actor", i, GIVEN) for i in captors))) if captors else draft
