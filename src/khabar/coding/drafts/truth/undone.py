"""What is undone: "the rebels called off talks", "a swap was cancelled", "the truce collapsed".

The noun then tells of nothing that happened; the verb does. Who undoes what is done together rejects it, who undoes a pressure yields.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found
from khabar.model import EventType, Span

_OFF = r"(?:call(?:ed|s|ing)?\s+off|cancel(?:s|led|ed|ling|ing)?|postpon(?:es|ed|ing)|put(?:s|ting)?\s+off|scrap(?:s|ped|ping)|shelv(?:es|ed|ing)|abandon(?:s|ed|ing)|suspend(?:s|ed|ing)|br(?:oke|eaks?|eaking|oken)\s+off)"
_OUT = r"(?:rul(?:es|ed|ing)\s+out|(?:walk|pull|back|storm)(?:s|ed|ing)?\s+out\s+of|withdr(?:e|a)w(?:s|n)?\s+from|boycott(?:s|ed|ing)?|refus(?:es|ed|ing)\s+to\s+(?:extend|renew|attend|join|resume|hold|enter|begin|open)|(?:reject|dismiss|rebuff|spurn)(?:s|ed|ing)?\s+(?:\w+\s+){0,2}?(?:calls|demands|appeals|pleas|proposals?|offers?|requests?)\s+(?:for|to))"
_NP = r"\s+(?:(?:an?\s+|the\s+|any\s+)?(?:return\s+to|resumption\s+of|extension\s+of|renewal\s+of)\s+)?(?:(?:the|an?|its|their|his|her|any|all|planned|peace|direct|indirect|further|new|\w+day's)\s+)*(?:(?!(?:after|before|when|while|as|in|on|at|of|from|with|by|to|for|and|or|but|over|following|during|amid|because|since|until|despite)\b)[\w-]+\s+){0,2}?$"
UNDOES = re.compile(rf"\b(?P<verb>(?P<out>{_OUT})|{_OFF}){_NP}", re.I)
_BEHIND = r"(?:\sbetween\s[^.,;:\"]{3,50}?\sand\b)?(?:(?:(?!\b(?:and|but|which|who|after|when|while|that|because)\b)[^.,;:\"]){0,90}?)"
UNDONE = re.compile(rf"{_BEHIND}\s(?:(?:was|were|has\s+been|have\s+been|had\s+been|is|are|being)\s+(?:\w+ly\s+)?(?P<off>called\s+off|cancell?ed|postponed|put\s+off|scrapped|shelved|suspended|broken\s+off)|(?:(?:has|have|had|\w+ly)\s+)*(?P<fell>collapse[ds]?|br(?:oke|oken)\s+down|f(?:ell|allen)\s+apart|expired|unravell?ed))\b", re.I)
TOGETHER = frozenset(["talks", "ceasefire", "agreement", "meeting", "visit", "withdrawal", "release", "cooperation", "aid", "support", "return", "concession"])
PRESSURE = frozenset(["strike_action", "protest", "sanction", "edict"])
ATTACKS = frozenset(["ground_attack", "air_strike"])
LASTING = frozenset(["talks", "ceasefire", "agreement"])  # that can collapse
NOUNS = TOGETHER | PRESSURE | ATTACKS | {"exercise", "deployment", "rejection", "resignation"}
BY = re.compile(r"\s(?:\w+\s)?by\s(?:the\s|an?\s)?")
OF_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
REACH = 90  # characters before a noun
OF_ITSELF = (("family", 0.9), ("type", 0.9))  # of a type that grammar alone gives


def with_undone(context: Context) -> Context:
    """The context in which what was called off is told by its verb, and not as done."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    gone = {k for n, d in enumerate(drafts) if d.type in NOUNS and d.status in ("asserted", "planned", "denied") for k in undo(context, drafts, n)}
    now = without(drafts, gone)
    return replace(context, found=Found(context.found.mentions, now)) if now != context.found.drafts else context


def undo(context: Context, drafts: list[Draft], n: int) -> set[int]:
    """Gives the draft of a noun that is undone to its verb, and which drafts are then gone; where the verb has none, the noun's becomes it."""
    text, d = context.folded, drafts[n]
    if OF_A_YEAR.search(text, max(0, d.trigger.start - 16), d.trigger.end):
        return set()  # "the 2015 pact collapsed": it was made
    here = context.sentences[context.sentence_index(d.trigger.start)]
    before = UNDOES.search(text, max(here.start, d.trigger.start - REACH), d.trigger.start)
    after = None if before else UNDONE.match(text, d.trigger.end, here.end)
    if before is not None:
        verb, out = Span(*before.span("verb")), before["out"] is not None
    elif after is not None and (after["off"] or d.type in LASTING):
        verb, out = Span(*after.span("off" if after["off"] else "fell")), False
    else:
        return set()
    if after is not None:  # "was called off after police came": the police did not call it off
        drafts[n] = d = by_nobody_later(context, d, verb)
    kind = EventType.CONCESSION if d.type in PRESSURE | ATTACKS and not out else EventType.REJECTION
    inside = [k for k, e in enumerate(drafts) if k != n and e.type in NOUNS and e.trigger.overlaps(verb)]
    told = next(iter(inside), None)
    if told is None:
        drafts[n] = replace(d, trigger=verb, type=kind.value, status="asserted", scores=OF_ITSELF)
        return set()
    if after is not None:
        drafts[told] = by_nobody_later(context, drafts[told], verb)
    have = {s.role for s in drafts[told].slots}
    drafts[told] = replace(drafts[told], type=kind.value, status="asserted", scores=OF_ITSELF, same_as=None, score=max(d.score, drafts[told].score), slots=(*drafts[told].slots, *(s for s in d.slots if s.role not in have)))
    return {n, *inside[1:]}


def by_nobody_later(context: Context, draft: Draft, verb: Span) -> Draft:
    """A passive without doers that stand behind it in another clause."""
    mentions, text = context.found.mentions, context.folded
    return replace(draft, slots=tuple(s for s in draft.slots if s.role != "actor" or mentions[s.mention].start < verb.end or BY.fullmatch(text, verb.end, mentions[s.mention].start)))


def without(drafts: list[Draft], gone: set[int]) -> tuple[Draft, ...]:
    """The drafts without some, each still pointing at the one that it tells again."""
    now = {n: k for k, n in enumerate(n for n in range(len(drafts)) if n not in gone)}
    return tuple(replace(d, same_as=now.get(d.same_as) if d.same_as is not None else None) for n, d in enumerate(drafts) if n not in gone)
