"""Attacks that somebody wards off: who repels one suffers it, who foils one or a plot for one did not make it."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft
from khabar.coding.drafts.who.voice import undergoing
from khabar.coding.families import BEARING_ARMS
from khabar.model import ActorKind

FOILED = re.compile(r"\b(?:foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|prevent(?:s|ed|ing)?|avert(?:s|ed|ing)?|disrupt(?:s|ed|ing)?|uncover(?:s|ed|ing)?|frustrat(?:es|ed|ing))\s+(?:(?:an?|the|another|two|several|its|their|alleged|suspected|planned|major|what \w+ called)\s+)*(?:plots?|plans?|conspirac(?:y|ies)|schemes?|attempts?|bids?|efforts?)\s+to\s+$", re.I)
_WARD = r"(?P<how>foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|avert(?:s|ed|ing)?|prevent(?:s|ed|ing)?|repel(?:s|led|ling)?|repuls(?:es|ed|ing)|beat(?:s|en)? (?:back|off)|f(?:ought|ighting) off|drove (?:back|off)|push(?:ed|ing) back)"
WARDED = re.compile(rf"\b{_WARD}\s+(?:(?:an?|the|another|two|three|four|five|several|\d+|its|their)\s+)?(?:[\w-]+\s+){{0,3}}$", re.I)
WARDING = re.compile(rf"{_WARD}\b", re.I)
FOILING = ("foil", "thwa", "aver", "prev")
SUBJECT = re.compile(r",?\s(?:(?:had|has|have|also|later|then|successfully|jointly|\w+ly)\s)*")


def warded_off(context: Context, draft: Draft) -> Draft:
    """ "Peacekeepers repelled an attack by the militia", "police foiled an attack on a church": who wards it off suffers it, if anybody else is told to have made it or nobody can have."""
    text, mentions, trigger = context.folded, context.found.mentions, draft.trigger
    here = context.sentences[context.sentence_index(trigger.start)]
    verb = WARDED.search(text, here.start, trigger.start) or WARDING.match(text, trigger.start, trigger.end)
    if verb is None:
        return draft
    outcome = "foiled" if verb["how"][:4].lower() in FOILING else "repelled"
    subject = {s for s in draft.slots if s.role == "actor" and here.start <= mentions[s.mention].start and mentions[s.mention].end <= verb.start() and SUBJECT.fullmatch(text, mentions[s.mention].end, verb.start())}
    behind = {s for s in draft.slots if s.role == "rec" and s.mention in context.actors and mentions[s.mention].start >= verb.end() and context.actors[s.mention].kind in BEARING_ARMS | {ActorKind.STATE, ActorKind.UNIDENTIFIED}}
    others = [s for s in draft.slots if s.role == "actor" and s not in subject and s.mention in context.actors]
    if subject and (others or (behind and outcome == "repelled")):
        turned = undergoing(draft, subject)
        slots = tuple(replace(s, role="actor") if s in behind and not others else s for s in turned.slots)
        return replace(turned, slots=slots, outcome=outcome)
    if subject and outcome == "foiled":
        draft = replace(draft, slots=tuple(s for s in draft.slots if s not in subject))
    return replace(draft, outcome=draft.outcome or outcome)


def foiled(context: Context, draft: Draft) -> Draft:
    """ "Police foiled a plot to bomb the market": it was meant, not done, and the police are no bombers."""
    text, mentions = context.folded, context.found.mentions
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    verb = FOILED.search(text, here.start, draft.trigger.start)
    before = verb.start() if verb else draft.trigger.start
    kept = tuple(s for s in draft.slots if not (s.role == "actor" and mentions[s.mention].kind in PARTICIPANTS and mentions[s.mention].end <= before))
    return replace(draft, status="planned", outcome="foiled", slots=kept)
