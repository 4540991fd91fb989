"""What is undone: "the rebels called off talks", "a swap was cancelled", "the truce collapsed".

The noun then tells of nothing that happened; the verb does. Who undoes what is done together rejects it, who undoes a pressure yields.
What only may be undone ("the truce could collapse", "if talks fail") is no more than thought of.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.model import EventType, Span

_OFF = r"(?:call(?:ed|s|ing)?\s+off|cancel(?:s|led|ed|ling|ing)?|postpon(?:es|ed|ing)|put(?:s|ting)?\s+off|scrap(?:s|ped|ping)|shelv(?:es|ed|ing)|abandon(?:s|ed|ing)|suspend(?:s|ed|ing)|br(?:oke|eaks?|eaking|oken)\s+off)"
_OUT = r"(?:rul(?:es|ed|ing)\s+out|(?:walk|pull|back|storm)(?:s|ed|ing)?\s+(?:out\s+of|away\s+from)|withdr(?:e|a)w(?:s|n)?\s+from|boycott(?:s|ed|ing)?|refus(?:es|ed|ing)\s+to\s+(?:extend|renew|attend|join|resume|hold|enter|begin|open)|(?P<asked>(?:reject|dismiss|rebuff|spurn)(?:s|es|ed|ing)?\s+(?:\w+\s+){0,2}?(?:calls|demands|appeals|pleas|proposals?|offers?|requests?)\s+(?:for|to)))"
_NP = r"\s+(?:(?:an?\s+|the\s+|any\s+)?(?:return\s+to|resumption\s+of|extension\s+of|renewal\s+of)\s+)?(?:(?:the|an?|its|their|his|her|any|all|planned|peace|direct|indirect|further|new|\w+day's)\s+)*(?:(?!(?:after|before|when|while|as|in|on|at|of|from|with|by|to|for|and|or|but|over|following|during|amid|because|since|until|despite)\b)[\w-]+\s+){0,2}?$"
UNDOES = re.compile(rf"\b(?P<verb>(?P<out>{_OUT})|{_OFF}){_NP}", re.I)
_MAY = r"(?:could|would|may|might|will|should|can|must)\s+(?:also\s+|soon\s+|\w+ly\s+)?(?:be\s+)?"
_NOT = r"(?:has|have|had|was|were|is|are|did|do|does)(?:\s+(?:not|never)|n't)\s+(?:yet\s+)?(?:been\s+)?"
_BEHIND = r"(?:\sbetween\s[^.,;:\"]{3,50}?\sand\b)?(?:(?:(?!\b(?:and|but|which|who|after|when|while|that|because|not|never|if|to)\b|n't\b)[^.,;:\"]){0,90}?)"
UNDONE = re.compile(
    rf"{_BEHIND}\s(?:(?:{_MAY}|{_NOT}|(?:was|were|has\s+been|have\s+been|had\s+been|is|are|being)\s+(?:\w+ly\s+)?)(?P<off>called\s+off|cancell?ed|postponed|put\s+off|scrapped|shelved|suspended|broken\s+off)"
    rf"|(?:{_MAY}|{_NOT}|(?:(?:has|have|had|\w+ly)\s+)*)(?P<fell>collapse[ds]?|br(?:eak|oke|oken)\s+down|f(?:all|ell|allen)\s+apart|expired?|unravel(?:led)?|stalled))\b",
    re.I,
)
MAY = re.compile(rf"\b{_MAY}$", re.I)
NOT = re.compile(rf"\b{_NOT}$", re.I)
IF = re.compile(r"(?:\bif|\bunless|\bshould|\bin\s+case)\s+(?:(?!(?:and|or|but)\b)[\w'-]+\s+){0,3}$", re.I)
HELD_BACK = re.compile(  # before a verb of which nobody says that it was done: "threatened to", "did not", "could"
    r"(?:\b(?:not|never|will|would|could|may|might|should|must|can|shall)|n't|(?<!decided )(?<!agreed )(?<!forced )(?<!voted )(?<!compelled )(?<!obliged )(?<!chosen )(?<!chose )\bto)\s+(?:also\s+|\w+ly\s+|be\s+)?$", re.I
)
LEFT_OPEN = re.compile(rf"(?:\b(?:not|never|without|(?:refus|declin)\w+\s+to)|n't)\s+(?:\w+ly\s+)?(?:rul(?:e|ed|ing)\s+out|exclud(?:e|ed|ing)|discount(?:ed|ing)?){_NP}", re.I)
_TALKS = r"(?:(?:an?|the|its|their|any|all|further|peace|direct|indirect|planned)\s+)*(?:(?!(?:in|at|on|of|from|with|by|to|for|and|or|after)\b)[\w-]+\s+){0,2}?(?:talks|negotiations|dialogue|ceasefire|cease-fire|truce|meeting|summit|conference|agreement|accord|pact)\b"
BY_ITSELF = re.compile(rf"(?:has\s+|have\s+|had\s+)?(?:{_OUT})", re.I)
TO_TALKS = re.compile(rf"\s+{_TALKS}", re.I)
ASKS = re.compile(r"(?:reject|dismiss|rebuff|spurn)", re.I)
OTHER_CLAUSE = re.compile(r"\b(?:after|when|as|while|before|because|since|until|although|though|that)\b|,\s+and\b|;")
TOGETHER = frozenset(["talks", "ceasefire", "agreement", "meeting", "visit", "withdrawal", "release", "cooperation", "aid", "support", "return", "concession"])
PRESSURE = frozenset(["strike_action", "protest", "sanction", "edict"])
ATTACKS = frozenset(["ground_attack", "air_strike"])
LASTING = frozenset(["talks", "ceasefire", "agreement"])  # that can collapse
NOUNS = TOGETHER | PRESSURE | ATTACKS | {"exercise", "deployment", "rejection", "resignation"}
BY = re.compile(r"\s(?:\w+\s)?by\s(?:the\s|an?\s)?")
EVENTS = frozenset(EventType)
OF_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
REACH = 90  # characters before a noun
OF_ITSELF = (("family", 0.9), ("type", 0.9))  # of a type that grammar alone gives


def with_undone(context: Context) -> Context:
    """The context in which what was called off is told by its verb, and not as done."""
    if not context.sentences:
        return context
    drafts = [by_its_verb(context, d) for d in context.found.drafts]
    gone = {k for n, d in enumerate(drafts) if d.type in NOUNS and d.status in ("asserted", "planned", "denied", "hypothetical") for k in undo(context, drafts, n)}
    now = without(drafts, gone)
    return context.with_drafts(now)


def by_its_verb(context: Context, draft: Draft) -> Draft:
    """ "Walked away from talks", "dismissed calls for his resignation": no resignation and no withdrawal; who "did not rule out talks" held none."""
    text, start = context.folded, draft.trigger.start
    here = context.sentences[context.sentence_index(start)]
    if draft.type in EVENTS and draft.status in ("asserted", "denied") and LEFT_OPEN.search(text, max(here.start, start - REACH), start):
        return replace(draft, status="hypothetical")
    if draft.type not in ("resignation", "withdrawal"):
        return draft
    found = BY_ITSELF.match(text, start, here.end)
    refused = found is not None and (ASKS.match(text, start) or TO_TALKS.match(text, found.end(), here.end)) is not None
    return replace(draft, type=EventType.REJECTION.value) if refused else draft


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
        if HELD_BACK.search(text, here.start, verb.start):
            return set()
    elif after is not None and (after["off"] or d.type in LASTING):
        verb, out = Span(*after.span("off" if after["off"] else "fell")), False
    else:
        return set()
    if d.status == "hypothetical" and not (before and before["asked"]):
        return set()
    if after is not None:  # "was called off after police came": the police did not call it off
        drafts[n] = d = by_nobody_else(context, d, d.trigger, verb)
    kind = EventType.CONCESSION if d.type in PRESSURE | ATTACKS and not out else EventType.REJECTION
    status = "asserted" if before else undoing(text, here, d.trigger, verb)
    inside = [k for k, e in enumerate(drafts) if k != n and e.trigger.overlaps(verb) and (e.type in NOUNS or (e.type == EventType.REQUEST and before and before["asked"]))]
    told = next((k for k in inside if drafts[k].type in NOUNS), None)
    if told is None:
        drafts[n] = replace(d, trigger=verb, type=kind.value, status=status, scores=OF_ITSELF)
        return set(inside)
    if after is not None:
        drafts[told] = by_nobody_else(context, drafts[told], d.trigger, verb)
    have = {s.role for s in drafts[told].slots}
    drafts[told] = replace(drafts[told], type=kind.value, status=status, scores=OF_ITSELF, same_as=None, score=max(d.score, drafts[told].score), slots=(*drafts[told].slots, *(s for s in d.slots if s.role not in have)))
    return {n, *(k for k in inside if k != told)}


def undoing(text: str, here: Span, noun: Span, verb: Span) -> str:
    """How it stands with what happens to a noun: "collapsed", "could collapse", "has not collapsed", "if talks collapse"."""
    if MAY.search(text, noun.end, verb.start) or IF.search(text, here.start, noun.start):
        return "hypothetical"
    return "denied" if NOT.search(text, noun.end, verb.start) else "asserted"


def by_nobody_else(context: Context, draft: Draft, noun: Span, verb: Span) -> Draft:
    """A passive or a collapse without doers of another clause: "was called off after police came", "the army shelled the town after talks broke down"."""
    mentions, text = context.found.mentions, context.folded

    def its_own(start: int, end: int) -> bool:
        if start >= verb.end:
            return BY.fullmatch(text, verb.end, start) is not None
        return end > noun.start or OTHER_CLAUSE.search(text, end, noun.start) is None

    return replace(draft, slots=tuple(s for s in draft.slots if s.role != "actor" or its_own(mentions[s.mention].start, mentions[s.mention].end)))


def without(drafts: list[Draft], gone: set[int]) -> tuple[Draft, ...]:
    """The drafts without some, each still pointing at the one that it tells again."""
    now = {n: k for k, n in enumerate(n for n in range(len(drafts)) if n not in gone)}
    return tuple(d.with_link(now.get(d.same_as) if d.same_as is not None else None) for n, d in enumerate(drafts) if n not in gone)
