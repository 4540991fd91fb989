"""Who is told to have done it outside the deed's own subject: by a light verb ("the massacre was carried out by"), by blame that follows it, by what
somebody is wanted for; and whose deed it is not: those of a clause that only gives the hour."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.who.voice import BY, passive
from khabar.coding.families import VIOLENT
from khabar.model import Span

GIVEN = 0.5
BLAMED = 0.4  # of who is only blamed
DEEDS = VIOLENT | {"abduction", "capture", "destruction", "looting", "execution", "disappearance", "torture", "sexual_violence", "siege"}
LIGHT_BY = re.compile(
    r"(?:(?!\b(?:and|but|while|when|was|were|is|are|which|who)\b)[^.,;:\"]){0,80}?\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?(?:carried out|committed|perpetrated|conducted|launched|staged|mounted|executed|masterminded|claimed|ordered)\s+by\s+"
    r"(?:(?:the|a|an|some|several|suspected|alleged|unidentified|unknown|armed|government|regime)\s+)*(?:(?:war ?planes|jets|aircraft|helicopters|fighters|men|members|elements|troops|soldiers|gunmen|forces)\s+(?:of|from|loyal to)\s+(?:the\s+)?)?",
    re.I,
)
BLAME = re.compile(r"(?:(?:has|have|had|also|later|immediately|\w+ly)\s+)*(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|held|holds|pointed (?:the|a) finger at)$", re.I)
OF_IT = re.compile(r"\s*(?:[.;]|$|,|\s(?:for|of) (?:it|this|that|the (?:attack|killings?|massacre|raid|strike|bombing|shelling|incident|blast|deaths?|ambush|violence|atrocity))\b|\s(?:responsible)\b)", re.I)
WANTED = re.compile(r"(?:,\s+(?:who\s+)?)?\s*(?:(?:was|were|is|are|had been|been)\s+)?(?:suspected|accused|blamed|wanted|tagged|implicated|linked|tied|charged|involved)\s+(?:of|for|in|to|with|over)\s+(?:(?:the|a|an|several|this|that|last \w+'s|\w+day's)\s+)*(?:(?!(?:was|were|been|being|is|are|had|has|have)\b)[\w-]+\s+){0,2}?$", re.I)
NOUN = re.compile(r"(?:attacks?|assaults?|massacres?|killings?|murders?|raids?|strikes?|bombings?|blasts?|explosions?|shelling|shootings?|ambush(?:es)?|executions?|abductions?|kidnappings?|siege|operations?|offensives?|crimes?|atrocit(?:y|ies))$", re.I)
HOUR = re.compile(r"\W*(?:(?:[\w-]+\s+){0,3}(?:after|before|since)|when|as|while|once)\s[^,;\"]{6,120},\s", re.I)


def with_the_answerable(context: Context) -> Context:
    """The context in which deeds have those whom the words around them make answerable."""
    if not context.sentences:
        return context
    drafts = [not_of_the_hour(context, d) if d.type in DEEDS else d for d in context.found.drafts]
    drafts = [by_light_verb(context, wanted_for(context, d)) if d.type in DEEDS else d for d in drafts]
    blame(context, drafts)
    found = tuple(drafts)
    return context.with_drafts(found)


def doers(context: Context, draft: Draft) -> list[Slot]:
    return [s for s in draft.slots if s.role == "actor" and s.mention in context.actors]


def not_of_the_hour(context: Context, draft: Draft) -> Draft:
    """ "Hours after the soldiers left, 60 people were killed": the soldiers did not kill them for these words."""
    text, here = context.folded, context.sentences[context.sentence_index(draft.trigger.start)]
    clause = HOUR.match(text, here.start, draft.trigger.start)
    if clause is None or not passive(text, draft) or BY.match(text, draft.trigger.end):
        return draft
    inside = {s for s in draft.slots if s.role == "actor" and clause.start() <= context.found.mentions[s.mention].start and context.found.mentions[s.mention].end <= clause.end()}
    return replace(draft, slots=tuple(s for s in draft.slots if s not in inside)) if inside else draft


def by_light_verb(context: Context, draft: Draft) -> Draft:
    """ "The massacre of villagers was carried out by soldiers": the soldiers did it."""
    n = context.sentence_index(draft.trigger.start)
    if not NOUN.search(context.folded, draft.trigger.start, draft.trigger.end):
        return draft
    found = LIGHT_BY.match(context.folded, draft.trigger.end, context.sentences[n].end)
    who = next((i for i, m in context.people(n) if found and (m.start <= found.end() < m.end)), None)
    if who is None:
        return draft
    span = context.found.mentions[who].span
    kept = tuple(s for s in draft.slots if s.role != "actor" and not (s.role in ("rec", "other") and context.found.mentions[s.mention].span.overlaps(span)))
    return replace(draft, slots=(*kept, Slot("actor", who, GIVEN)))


def wanted_for(context: Context, draft: Draft) -> Draft:
    """ "Two men accused of the bombing were held": they are told to have done it, and did not suffer it."""
    text, n = context.folded, context.sentence_index(draft.trigger.start)
    start = context.sentences[n].start
    if passive(text, draft):
        return draft
    who = next((i for i, m in context.people(n) if start <= m.start and m.end <= draft.trigger.start and WANTED.fullmatch(text, m.end, draft.trigger.start)), None)
    if who is None:
        return draft
    span = context.found.mentions[who].span
    kept = tuple(s for s in draft.slots if not (s.role in ("rec", "other") and context.found.mentions[s.mention].span.overlaps(span)))
    if any(s.role == "actor" for s in doers(context, draft)):
        return replace(draft, slots=kept)
    return replace(draft, slots=(*kept, Slot("acc", who, GIVEN), Slot("actor", who, BLAMED)))


def blame(context: Context, drafts: list[Draft]) -> None:
    """ "Shells hit a market. The army blamed the rebels.": the deed told last that has no doer is what they are blamed for."""
    text = context.folded
    for d in list(drafts):
        if d.type != "accusation" or not BLAME.search(text, d.trigger.start, d.trigger.end):
            continue
        n = context.sentence_index(d.trigger.start)
        who = [s.mention for s in d.slots if s.role == "rec" and s.mention in context.actors and context.found.mentions[s.mention].start > d.trigger.end]
        whom = next((i for i in sorted(who, key=lambda i: context.found.mentions[i].start) if OF_IT.match(text, context.found.mentions[i].end)), None)
        before = [k for k, e in enumerate(drafts) if e.type in DEEDS and n - 1 <= context.sentence_index(e.trigger.start) <= n and e.trigger.end < d.trigger.start]
        last = max(before, key=lambda k: drafts[k].trigger.start, default=None)
        if whom is None or last is None or doers(context, drafts[last]) or apart(context, drafts[last].trigger, d.trigger):
            continue
        sufferers = {context.actors[s.mention].id for s in drafts[last].slots if s.role == "rec" and s.mention in context.actors}
        if context.actors[whom].id not in sufferers:
            drafts[last] = replace(drafts[last], slots=(*drafts[last].slots, Slot("acc", whom, GIVEN), Slot("actor", whom, BLAMED)))


def apart(context: Context, one: Span, other: Span) -> bool:
    """Whether a paragraph ends between two, or they stand in two items."""
    return "\n\n" in context.folded[one.end : other.start] or context.apart(one.start, other.start)
