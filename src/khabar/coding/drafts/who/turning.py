"""Who is doer and who sufferer, put right by the words between them: "slipped from the Guard", "police, who fired", "it had retaken".

These look at one draft and its sentence only, before anything is filled from the rest of the report (``sides``).
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, MentionKind, Slot
from khabar.coding.drafts.who.losing import who_held, who_lost
from khabar.coding.drafts.who.sides import GIVEN, NEAR, OF_TWO
from khabar.coding.drafts.who.voice import by_voice
from khabar.coding.families import VIOLENT
from khabar.model import Actor, ActorKind, Span

IT = re.compile(r"\bit (?:had |has |have |also |later |then |now )*$")
AND_THAT_IT = re.compile(r"\band\s+(?:(?:also|later|then)\s+)?(?:(?:said|says|added|claimed|stated|insisted|announced)\s+)?that\s+(?:it|they)\s+(?:(?:had|has|have|also|since|then)\s+)+$")  # "conceded that rebels took it and said that it had won it back"
BEFORE_IT = 30  # characters in which "it had" stands before a verb
SURE = 0.8  # of a doer whom the finder tells in spite of "it"
BODIES = frozenset([ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.ARMED_GROUP, ActorKind.INTERNATIONAL])
FROM = re.compile(r"\b(?:from|out of) (?:the )?(?:(?:hands?|control|grip) of )?(?:the |its |his |their )?$", re.I)
OF = re.compile(r"^\s*(?:of|from) (?:the |its |all |any )?$", re.I)
CLEARED = re.compile(r"(?:was |were |been |be )?(?:cleans|clear|fre|rid|purg|liberat|swept|sweep)", re.I)
RELATIVE = re.compile(r",? (?:who|which) (?:had |have |has |later |then |also |in turn |promptly |reportedly |allegedly )*")
FELL = re.compile(r"(?:has |had |have )?(?:fell|falls?|fallen|falling)", re.I)
TO = re.compile(r"\b(?:to|under|into the hands of|in the hands of|under the control of)\s+(?:the |an? )?$", re.I)
BY = re.compile(r"\bby (?:the |an? )?$")
BY_OTHERS = re.compile(r"\b[\w-]+(?:ed|en|eld|un)\s+by (?:the |an? )?$")
UNSURE = 0.5  # of a doer below which "a place favoured by monks" makes the monks no bombers
COORDINATED = 6  # characters of " and " between two verbs that share their doer: "shot and killed by"
ENCLOSED = re.compile(  # a clause between commas, and what may stand between it and the deed of its subject
    r",\s+(?:which|who|whose)\b[^,.;]{3,90},\s+(?:(?:had|has|have|also|later|then)\s+)*"
    r"(?:(?:claim(?:s|ed)|t(?:akes?|aken|ook))\s+(?:(?:the\s+)?(?:responsibility|credit)\s+for\s+)?(?:(?:the|an?)\s+)?(?:[\w-]+\s+)?)?$"
)
HELD_FOR = re.compile(r"\b(?:regards?|considers?|views?|brands?|deems?|calls) (?:the )?$", re.I)
BOUND_FOR = re.compile(r"\b(?:bus(?:es)?|train|ticket|tickets|window|flight|plane|boat|ferry|road|left|leaving|bound|heading|headed|setting out|set out) for (?:the )?$", re.I)
OFFICE = re.compile(r",\s+(?:an?\s+|the\s+)?(?:(?:deputy|chief|senior|local|provincial|acting|regional)\s+)*(?:spokes\w+|head|director|chief|commander|governor|official|officer|member|minister|mayor|deputy|secretary|leader)\s+(?:for|of|at|in)\s+[^,.;\"]{3,80}", re.I)
RANKED = re.compile(r"(?:(?:[A-Z][\w.-]*|of|the)\s+){1,5}$")  # "Police Lieutenant Colonel" before a name
BLAMED = ("actor", "resp", "acc")  # roles of who did it, or is said to have
BEHIND = re.compile(r"\s+(?:was|were|is|are|had been|stood|has been|as|as being)\s+(?:\w+ly\s+)?(?:behind|responsible for)\s+(?:(?:the|an?|both|this|that|these|those|many|most|several|all)\s+)?(?:[\w'-]+\s+){0,3}")
DID_IT = re.compile(r"\s+(?:later\s+|also\s+)?(?:sa(?:id|ys)|claim(?:s|ed))\s+(?:that\s+)?(?:it|they)\s+(?:did it|was behind|were behind|carried (?:it )?out|had carried (?:it )?out)\b")
NOBODY = re.compile(r"\b(?:no|nobody|no-one|none|neither)\b", re.I)
PASSIVE = re.compile(r",? (?:who|which) (?:was|were|had been|has been|have been) (?:\w+ly |later |also |then )*")
DEEDS = VIOLENT | OF_TWO | {"crowd_force", "riot", "destruction", "looting", "detention", "abduction"}
UNDERGONE = re.compile(r"(?:(?:was|were|been|being|got|is|are|be)\b|die|dying|fell\b|perish|suffer|drown|lost\b|surviv|vanish|disappear|sustain|bled|collaps)", re.I)  # what its subject suffers


def turned_round(context: Context) -> Context:
    """The context in which who loses a place is not who takes it: "slipped from the Guard", "cleared of rebels", "wrested from the League"."""

    def right(draft: Draft, slot: Slot) -> Slot:
        return replace(slot, role="rec") if slot.role == "actor" and loses(context, draft, slot.mention) else slot

    offices = [span for i in {s.mention for d in context.found.drafts for s in d.slots if s.role == "by"} if (span := office_of(context, i))]

    def told(draft: Draft, slot: Slot) -> Slot:
        """ "Which regards monks as heretics" tells of no deed of theirs, "said the spokesman of the police" of none to the police, "the bus for Goma" of none in Goma."""
        m = context.found.mentions[slot.mention]
        held = slot.role in BLAMED and HELD_FOR.search(context.folded, max(0, m.start - 20), m.start)
        named = draft.type in DEEDS and slot.role in ("rec", "actor", "at") and slot.score < SURE and any(span.holds(m.span) for span in offices)
        bound = slot.role == "at" and BOUND_FOR.search(context.folded, max(0, m.start - 30), m.start)
        return replace(slot, role="other" if slot.role != "at" else "about") if held or named or bound else slot

    def turned(draft: Draft) -> Draft:
        if draft.type in DEEDS:
            for turn in (to_whom_it_fell, who_was_behind, agent_of_the_last, past_a_clause, it_did, who_did, who_suffered):
                draft = turn(context, draft)
        draft = by_voice(context, draft.with_slots(told(draft, s) for s in draft.slots))
        return who_held(context, who_lost(context, replace(draft, slots=tuple(right(draft, s) for s in draft.slots)))) if draft.type == "territory_taken" else draft

    return context.with_drafts(tuple(turned(d) for d in context.found.drafts))


def office_of(context: Context, speaker: int) -> Span | None:
    """The words that say what office a speaker holds: behind the name, or the ranks before it."""
    m = context.found.mentions[speaker]
    if m.kind is not MentionKind.PERSON:
        return None
    behind = OFFICE.match(context.folded, m.end)
    before = RANKED.search(context.folded, max(0, m.start - 40), m.start)
    start, end = before.start() if before else m.start, behind.end() if behind else m.start
    return Span(start, end) if end > start else None


def followed_by(pattern: re.Pattern[str], context: Context, at: int) -> list[int]:
    """The participants between whom and an offset nothing stands but "who" or "which" with what the pattern allows behind it."""
    if "wh" not in context.folded[max(0, at - NEAR) : at]:
        return []
    return [i for i, m in enumerate(context.found.mentions) if 0 < at - m.end <= NEAR and m.kind in PARTICIPANTS and pattern.fullmatch(context.folded, m.end, at)]


def who_did(context: Context, draft: Draft) -> Draft:
    """ "They threw stones at riot police, who fired": the police fired, and nobody fired at them."""
    if UNDERGONE.match(context.folded, draft.trigger.start):
        return draft
    near = followed_by(RELATIVE, context, draft.trigger.start)
    subject = min(near, key=lambda i: context.found.mentions[i].start, default=None)  # the widest
    if subject is None or subject not in context.actors:
        return draft
    held = context.found.mentions[subject].span
    inside = {i for i, m in enumerate(context.found.mentions) if m.kind in PARTICIPANTS and held.start <= m.start and m.end <= held.end}
    if any(s.role == "actor" and s.mention in inside for s in draft.slots):
        return draft
    return replace(draft, slots=(*(s for s in draft.slots if not (s.role == "rec" and s.mention in inside) and s.role != "actor"), Slot("actor", subject, GIVEN)))


def past_a_clause(context: Context, draft: Draft) -> Draft:
    """ "The Front, which regards monks as heretics, claimed the attack": the Front did, whoever the clause between the commas names."""
    if not context.sentences:
        return draft
    low = context.sentences[context.sentence_index(draft.trigger.start)].start
    clause = ENCLOSED.search(context.folded, low, draft.trigger.start)
    if clause is None:
        return draft
    inside = {s for s in draft.slots if s.role in BLAMED and clause.start() < context.found.mentions[s.mention].start < clause.end()}
    subject = next((i for i, m in enumerate(context.found.mentions) if m.kind in PARTICIPANTS and i in context.actors and 0 <= clause.start() - m.end <= 1), None)
    if not inside or subject is None:
        return draft
    kept = tuple(s for s in draft.slots if s not in inside and s.mention != subject)
    return replace(draft, slots=(*kept, Slot("actor", subject, max(s.score for s in inside))))


def agent_of_the_last(context: Context, draft: Draft) -> Draft:
    """ "Captured on Monday and regained by the army": the army regained it, and nobody is said to have captured it.

    Nor did those do it by whom something else is done: "a blast tore down a shrine favoured by monks".
    """
    others = [d.trigger for d in context.found.drafts if d.type in DEEDS and d.trigger.start > draft.trigger.end + COORDINATED]

    def of_another(slot: Slot) -> bool:
        m = context.found.mentions[slot.mention]
        by = BY.search(context.folded, max(draft.trigger.end, m.start - 12), m.start) if m.start > draft.trigger.end else None
        if by is None:
            return False
        done = BY_OTHERS.search(context.folded, draft.trigger.end, m.start)
        return any(t.end <= by.start() <= t.end + COORDINATED for t in others) or (done is not None and slot.score < UNSURE)

    gone = {s for s in draft.slots if s.role == "actor" and of_another(s)}
    return replace(draft, slots=tuple(s for s in draft.slots if s not in gone)) if gone else draft


def who_was_behind(context: Context, draft: Draft) -> Draft:
    """ "The branch was behind the attack", "the Front says it did it": they did, whatever else they were taken for."""
    if not context.sentences:
        return draft
    text, n = context.folded, context.sentence_index(draft.trigger.start)
    here = context.sentences[n]
    mine = [i for i in context.in_sentence.get(n, ()) if context.found.mentions[i].kind in PARTICIPANTS and i in context.actors]
    own = [i for i in mine if BEHIND.fullmatch(text, context.found.mentions[i].end, draft.trigger.start) or DID_IT.match(text, context.found.mentions[i].end, here.end)]
    who = min(own, key=lambda i: context.found.mentions[i].start, default=None)  # the widest
    if who is None or NOBODY.search(text, max(here.start, context.found.mentions[who].start - 12), context.found.mentions[who].end):
        return draft
    span = context.found.mentions[who].span
    inside = {i for i in mine if span.holds(context.found.mentions[i].span)}
    far = {s for s in draft.slots if s.role == "actor" and s.score < SURE and context.sentence_index(context.found.mentions[s.mention].start) != n}
    kept = tuple(s for s in draft.slots if not (s.role == "rec" and s.mention in inside) and s not in far)
    told = any(s.role == "actor" and s.mention in inside for s in kept)
    return replace(draft, slots=kept if told else (*kept, Slot("actor", who, GIVEN)))


def to_whom_it_fell(context: Context, draft: Draft) -> Draft:
    """A town that "fell" was taken by the one to whom it fell, and by nobody else whom the sentence names."""
    if draft.type != "territory_taken" or not FELL.fullmatch(context.folded[draft.trigger.start : draft.trigger.end]):
        return draft
    kept = tuple(s for s in draft.slots if s.role != "actor" or TO.search(context.folded, max(0, context.found.mentions[s.mention].start - 30), context.found.mentions[s.mention].start))
    return draft if len(kept) == len(draft.slots) else replace(draft, slots=kept)


def who_suffered(context: Context, draft: Draft) -> Draft:
    """ "Ahmad Jan, who was killed by a bomber": Ahmad Jan suffered it, if nobody else is said to have."""
    if any(s.role == "rec" and s.mention in context.actors for s in draft.slots):
        return draft
    near = followed_by(PASSIVE, context, draft.trigger.start)
    whom = min(near, key=lambda i: context.found.mentions[i].start, default=None)  # the widest
    if whom is None or whom not in context.actors:
        return draft
    return replace(draft, slots=(*(s for s in draft.slots if s.mention != whom), Slot("rec", whom, GIVEN)))


def it_did(context: Context, draft: Draft) -> Draft:
    """ "The army said that rebels had taken the town and that it had retaken it": "it" is one body, no "rebels"."""
    if not context.sentences or not IT.search(context.folded[max(0, draft.trigger.start - BEFORE_IT) : draft.trigger.start]):
        return draft
    low = context.sentences[context.sentence_index(draft.trigger.start)].start
    told = [s for s in draft.slots if s.role == "actor" and s.mention in context.actors]
    teller = next((s for s in draft.slots if s.role == "by" and s.mention in context.actors and is_body(context.actors[s.mention])), None)
    if teller is not None and AND_THAT_IT.search(context.folded, low, draft.trigger.start) and all(s.mention != teller.mention for s in told):
        return replace(draft, slots=(*(s for s in draft.slots if s.role != "actor"), Slot("actor", teller.mention, GIVEN)))
    bodies = [i for i, m in enumerate(context.found.mentions) if low <= m.start and m.end < draft.trigger.start and i in context.actors and is_body(context.actors[i])]
    if not bodies or any(is_body(context.actors[s.mention]) or s.score >= SURE for s in told):
        return draft
    return replace(draft, slots=(*(s for s in draft.slots if s.role != "actor"), Slot("actor", bodies[-1], GIVEN)))


def is_body(actor: Actor) -> bool:
    """One army, government or movement, and not "rebels"."""
    return actor.kind in BODIES and ":" not in actor.id


def loses(context: Context, draft: Draft, mention: int) -> bool:
    """Whether "from" or "of" stands before one who is named after a verb of losing or of clearing."""
    m = context.found.mentions[mention]
    if not 0 <= m.start - draft.trigger.end <= NEAR:
        return False
    between = context.folded[draft.trigger.end : m.start]
    lost = FROM.search(context.folded[draft.trigger.start : m.start])  # "slipped out of" is a trigger too
    cleared = CLEARED.match(context.folded[draft.trigger.start : draft.trigger.end])
    return bool(lost) or bool(cleared and OF.search(between))
