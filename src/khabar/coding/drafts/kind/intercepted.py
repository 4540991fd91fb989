"""Weapons destroyed in flight: who downs drones or intercepts rockets makes no strike with them, and who launched them did not down them."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.families import VIOLENT

AGAINST = VIOLENT | {"destruction", "weapons_disrupted"}
DOWNING = re.compile(r"(?:(?:had|have|has|was|were|been|all|\w+ly)\s+)*(?:destroy(?:ed|ing|s)?|down(?:ed|ing|s)|intercept(?:ed|ing|s)?|(?:shoot(?:ing|s)?|shot|br(?:ought|ing|inging)|took|tak(?:e|en|ing)) down|neutrali[sz](?:ed|ing)|jamm(?:ed|ing)|suppress(?:ed|ing))", re.I)
_MANY = r"(?:(?:an?|the|all|some|another|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|several|many|most|at least|more than|about|over|nearly|[\d,.]+)\s+)*"
FLYING = r"(?:drones?|uavs?|quadcopters?|(?:unmanned )?aerial vehicles|missiles?|rockets?|projectiles?|shaheds?)"
OF_FLIGHT = re.compile(rf"(?:\s+down)?\s+{_MANY}(?:(?:out )?of\s+{_MANY})?(?:[\w'-]+\s+){{0,4}}?{FLYING}\b(?!['-]|\s+(?:launch(?:ers?|ing)|bases?|factor\w+|depots?|sites?|units?|control|operators?|strikes?|attacks?|workshops?|crews?|plants?|warehouses?|stores?|storage|production|systems?|stockpiles?|batter\w+|team|command|hangars?|assembly)\b)", re.I)
BOUND = re.compile(r"\b(?:with|using|by|in|on|at|near|and|from|after|when|as|who|which|that|belonging|during)\b", re.I)  # what stands behind these is no object
FLYING_WERE = re.compile(rf"\b{FLYING}(?:\s+(?:launched|fired|sent)\s[^,.;]{{1,40}}?)?\s+(?:(?:was|were|had been|have been|has been|being)\s+)?(?:also\s+|\w+ly\s+)?$", re.I)
PASSIVE = re.compile(r"\b(?:was|were|been|being)\s+(?:also\s+|\w+ly\s+)?$", re.I)
SENDER = re.compile(r"\b(?:launched|fired|sent|flown|operated)\s+(?:\w+\s+)?(?:by|from)\s+(?:the\s+)?$", re.I)
LEAD = 90  # characters before a trigger


def with_interceptions(context: Context) -> Context:
    """The context in which what destroys weapons in flight is told so, of those who did it and none who launched them."""
    drafts = context.found.drafts
    out = tuple(intercepted(context, d) for d in drafts)
    return context.with_drafts(out) if out != drafts else context


def intercepted(context: Context, draft: Draft) -> Draft:
    """ "Destroyed 24 of 28 drones launched by Oldland": no drone strike, and Oldland suffered it."""
    if draft.type not in AGAINST or not context.sentences or not in_flight(context, draft):
        return draft
    text, mentions = context.folded, context.found.mentions

    def sent(index: int) -> bool:
        m = mentions[index]
        return bool(SENDER.search(text, max(0, m.start - LEAD), m.start))

    slots = tuple(replace(s, role="rec") if s.role == "actor" and sent(s.mention) else s for s in draft.slots if s.role != "weapon")
    return replace(draft, type="weapons_disrupted", slots=slots)


def in_flight(context: Context, draft: Draft) -> bool:
    """Whether drones, missiles or rockets are the object of a trigger, or the subject of its passive."""
    text, trigger = context.folded, draft.trigger
    if not DOWNING.fullmatch(text, trigger.start, trigger.end):
        return False
    here = context.sentences[context.sentence_index(trigger.start)]
    behind = OF_FLIGHT.match(text, trigger.end, here.end)
    if behind:
        return not BOUND.search(behind[0])
    low = max(here.start, trigger.start - LEAD)
    passive = PASSIVE.search(text, low, trigger.start) or PASSIVE.search(text[trigger.start : trigger.end] + " ")
    return bool(re.match(r"(?:was|were|been)\s", text[trigger.start : trigger.end], re.I) or passive) and FLYING_WERE.search(text, low, trigger.start) is not None
