"""Whose habit it is, and not whose deed: "no group claimed it, but the Front often attacks markets", "suspicion fell on the League".

What somebody often does, or did before, does not tell that he did it this time, and on whom suspicion falls is at most accused of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Slot
from khabar.coding.families import COUNTS, HARM
from khabar.model import Span

ACCUSED = 0.5
_EARLIER = r"(?:similar|previous|past|earlier|prior|other|such|comparable)"
_MANY = rf"(?:{_EARLIER}|most|many|several|numerous|dozens of|scores of|hundreds of|a (?:number|series|string|spate|wave) of|(?:the|its|their) (?:\w+ )?(?:previous|past|earlier))"
_HAVING = r"(?:has|have|had)(?: (?:also|often|previously|repeatedly|frequently|regularly|in the past|long|since|been blamed for|been accused of))*"
_OFTEN = r"(?:often|frequently|regularly|routinely|usually|typically|commonly|sometimes|occasionally|periodically)"
HABIT = re.compile(  # behind a subject
    rf"(?:,? (?:and|which|who))?(?: fighters| militants| group)?\s+(?:{_OFTEN}\s+[a-z]+s?\b(?<!ed)|(?:has|have|had) (?:often|frequently|regularly|routinely|previously|repeatedly) [a-z]+(?:ed|en|t)\b|is known to|are known to|(?:has|have) a history of"
    rf"|(?:(?:{_HAVING} )?(?:claim|carr(?:y|i)|stag|launch|conduct|mount|perpetrat)[a-z]*(?: out)?|{_HAVING}(?: been behind)?)\s+(?:responsibility for )?{_MANY}\b)",
    re.I,
)
CLAIMED_OFTEN = re.compile(rf"\b{_EARLIER}\s+(?:\w+\s+)?\w+s\s+(?:in\s+the\s+(?:\w+\s+)?\w+\s+)?(?:have|were|had|are)\s+(?:(?:been|{_OFTEN}|\w+ly)\s+)*(?:claimed by|carried out by|blamed on|attributed to|staged by)\s+(?:the\s+)?$", re.I)
SUSPICION = re.compile(r"\bsuspicions?\s+(?:(?:has|have|had|immediately|quickly|\w+ly|will|may|is likely to)\s+)*(?:fell|fall(?:en|s)?|centred|centered|focused)\s+on\s+(?:the\s+)?$|\bhallmarks\s+of\s+(?:an?\s+attack\s+by\s+|the\s+)?$", re.I)
OF_SUSPICIONS = ("suspicion", "hallmarks")  # of each, casefolded, SUSPICION holds one
OF_CLAIMS = ("claimed by", "carried out by", "blamed on", "attributed to", "staged by")  # and CLAIMED_OFTEN
NOBODY_CLAIMED = re.compile(r"\b(?:no[ -]?(?:one|body)|none|neither|no\s+(?:[\w-]+\s+){1,3}?)\b[^.;,\"]{0,40}?\b(?:claim(?:ed|s)?|taken|took|said)\b|\bno\s+(?:\w+\s+)?claims?\s+of\s+responsibility\b", re.I)
CLAIMS = re.compile(r"(?:,[^.;\"]{1,60},)?\s+(?:(?:has|have|had|later|since|then)\s+)*(?:claim|admit|said|took\s+responsibility)", re.I)
APART = re.compile(r"[,;:.]|\b(?:and|but|when|after|before|while)\b")
HABITUALLY = re.compile(rf"\b{_OFTEN}\s+$", re.I)
OF_BEFORE = re.compile(r"(?:previous|past|earlier|prior) (?:\w+ )?[a-z]+s", re.I)
PRESENT = re.compile(r"(?!\w+(?:ed|ing)\b)[a-z]+", re.I)


def with_habits(context: Context) -> Context:
    """The context in which nobody did a thing only because he often does its like."""
    if not context.sentences:
        return context
    drafts = context.found.drafts
    claimed = any(d.type in HARM and s.role == "resp" for d in drafts for s in d.slots)
    text = context.folded.casefold()
    suspicions, many_claims = any(w in text for w in OF_SUSPICIONS), any(w in text for w in OF_CLAIMS)
    for n, here in enumerate(context.sentences):
        if claimed and NOBODY_CLAIMED.search(context.folded, here.start, here.end):
            drafts = tuple(unclaimed(context, d, here) for d in drafts)
        for i, m in ((i, context.found.mentions[i]) for i in context.in_sentence.get(n, ())):
            if m.kind not in PARTICIPANTS or i not in context.actors:
                continue
            lead = context.folded[here.start : m.start]
            suspected = suspicions and SUSPICION.search(lead) is not None
            habit = HABIT.match(context.folded, m.end, here.end)
            if suspected or habit or (many_claims and CLAIMED_OFTEN.search(lead)):
                drafts = tuple(not_his(context, d, i, suspected=suspected, until=habit.end() if habit else m.start) for d in drafts)
    return context.with_drafts(drafts)


def not_his(context: Context, draft: Draft, mention: int, *, suspected: bool, until: int) -> Draft:
    """A draft told before a habit or as one, without him whose habit it is for these words."""
    m = context.found.mentions[mention]
    if draft.type not in HARM or (draft.trigger.start > until and APART.search(context.folded, until, draft.trigger.start)):
        return draft
    his = {s for s in draft.slots if context.found.mentions[s.mention].span.overlaps(m.span) and s.role in ("actor", "resp", "acc", "by")}
    if not his:
        return draft
    kept = tuple(s for s in draft.slots if s not in his)
    others = any(s.role == "actor" and s.mention in context.actors for s in kept)
    return replace(draft, slots=(*kept, Slot("acc", mention, ACCUSED)) if suspected and not others else kept)


def unclaimed(context: Context, draft: Draft, here: Span) -> Draft:
    """ "No group claimed the attack, which the police blamed on the League": in this sentence the League claims nothing."""
    if draft.type not in HARM:
        return draft
    mentions = context.found.mentions
    inside = {s for s in draft.slots if s.role == "resp" and here.start <= mentions[s.mention].start < here.end and not CLAIMS.match(context.folded, mentions[s.mention].end, here.end)}
    return replace(draft, slots=tuple(s for s in draft.slots if s not in inside)) if inside else draft


def of_habit(context: Context, draft: Draft) -> str | None:
    """Why a draft is no happening: "the Front often attacks markets"."""
    text, trigger = context.folded, draft.trigger
    if draft.type in HARM and OF_BEFORE.fullmatch(text, trigger.start, trigger.end) and not any(s.role in COUNTS or s.role == "when" for s in draft.slots):
        return "speaks of what was done before, of no one happening"
    if HABITUALLY.search(text, max(0, trigger.start - 16), trigger.start) and PRESENT.fullmatch(text[trigger.start : trigger.end].partition(" ")[0]):
        return "tells what is often done"
    return None
