"""People who come together and protest against nothing: mourners and pilgrims tell of no event, leaders who gather for a summit meet.

The finder takes every gathering for a protest. It stays one where the sentence has a demand, or protesters; who marches is believed to protest unless he
mourns or prays.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft

GATHERING = re.compile(r"(?:(?:had|have|has|also|\w+ly)\s+)*(?:gather(?:ed|s|ing)?|assembl(?:ed|es|ing)|attend(?:ed|s|ing)?|converg(?:ed|es|ing)|flock(?:ed|s|ing)?|throng(?:ed|s|ing)?|c[ao]me together|turn(?:ed|s|ing)? out|fil(?:ed|l(?:ed|ing)|ing)|conven(?:ed|es|ing)|met|meet(?:ing)?)", re.I)
WALKING = re.compile(r"(?:(?:had|have|has|also|\w+ly)\s+)*(?:march(?:ed|es|ing)?|rall(?:ied|ies|y|ying)|walk(?:ed|s|ing)?|parad(?:ed|es|ing))", re.I)
PROTESTING = re.compile(r"\b(?:against|demand\w*|protest\w*|demonstrat\w*|activists?|chant\w*|slogans?|call(?:ed|ing|s)? (?:for|on)|urg(?:e[ds]?|ing)|condemn\w*|denounc\w*|solidarity|in support|opposition|oppos\w+|anti-\w+|unions?|strikers?|clash\w*|police|tear gas|anger|angry|justice|resign\w*|placards?|banners?|riot\w*)\b", re.I)
_WHOSE = r"(?:(?:an?|the|his|her|their|its|this year's|annual|mass|joint|state)\s+)*"
_RITE = r"(?:funerals?|burials?|memorial(?: service| ceremony)?|feasts?|pilgrimages?|hajj|(?:friday |evening |eid |special )?prayers?|mass|processions?|festivals?|weddings?|ceremon(?:y|ies)|wake|celebrations?|service)"
RITE = re.compile(rf"\bto (?:mark|mourn|commemorate|honou?r|pray|remember|bury|worship|bid (?:\w+ )?farewell|pay (?:\w+ ){{0,2}}(?:respects?|tribute|homage))\b|\b(?:for|at|attend\w*) {_WHOSE}(?:[\w-]+\s+){{0,2}}?{_RITE}\b", re.I)
CELEBRATING = re.compile(r"\bto celebrate\b", re.I)  # a peace or a verdict may well be a rally
DEVOUT = re.compile(r"\b(?:mourners|pilgrims|worshippers|the faithful|believers|devotees|shi'?(?:ite|a)s?|muslims|christians|catholics|jews|hindus|sikhs)\b", re.I)
OFFICES = re.compile(r"\b(?:leaders|ministers|ambassadors|delegates|delegations?|envoys|diplomats|heads of (?:state|government)|presidents|chiefs|elders|representatives|negotiators|officials|commanders|generals|bishops|experts|mediators|chieftains)\b[^.,;]{0,60}$", re.I)
TO_MEET = re.compile(rf"\bto (?:discuss|negotiate|consider|review|coordinate|debate|hold talks|agree|draft)\b|\b(?:for|at) {_WHOSE}(?:[\w-]+\s+){{0,3}}?(?:summit|conference|talks|meeting|congress|assembly|session|jirga|shura|negotiations|consultations)\b", re.I)
CROWD = re.compile(r"\b(?:thousands|hundreds|tens of|dozens|crowds?|people|mourners|residents|relatives|villagers)\b", re.I)
NO_EVENT = "other"  # which a draft without slots is no claim of


def with_gatherings(context: Context) -> Context:
    """The context in which only those protest who come together against or for something."""
    drafts = context.found.drafts
    out = tuple(gathering(context, d) for d in drafts)
    return context.with_drafts(out) if out != drafts else context


def gathering(context: Context, draft: Draft) -> Draft:
    """ "Gathered for the funeral of a soldier": no event; "ambassadors gathered to discuss aid": a meeting."""
    text, trigger = context.folded, draft.trigger
    if draft.type not in ("protest", "meeting") or not context.sentences:
        return draft
    here = context.sentences[context.sentence_index(trigger.start)]
    walking = WALKING.fullmatch(text, trigger.start, trigger.end)
    if not (walking or GATHERING.fullmatch(text, trigger.start, trigger.end)) or PROTESTING.search(text, here.start, here.end):
        return draft
    if draft.type == "protest" and not walking and OFFICES.search(text[here.start : trigger.start]) and TO_MEET.search(text, trigger.end, here.end):
        return replace(draft, type="meeting")
    devout = DEVOUT.search(text, here.start, trigger.start)
    rite = RITE.search(text, trigger.start, here.end) or (devout and CELEBRATING.search(text, trigger.start, here.end))
    if rite and (devout if walking else draft.type == "protest" or CROWD.search(text, here.start, trigger.start)):
        return replace(draft, type=NO_EVENT, slots=())
    return draft
