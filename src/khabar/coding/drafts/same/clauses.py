"""Clauses of one sentence: a time or place with which a clause begins is of what is told in it, and of nothing before it.

"In December rebels killed 17 workers, and in April their leader was shot dead": each deed has its own month. What a relative
clause dates ("workers who have not been paid since February blocked the gate") is not the deed around it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from khabar.coding.context import Context
from khabar.coding.draft import Draft, MentionKind, Slot
from khabar.model import Span

SURE = 0.9  # of the time or place with which a clause begins
PARTED = ("at", "actor", "rec")  # roles of which a clause with its own needs no other's
SURELY, DOUBTFUL = 0.85, 0.9  # of its own; of another clause's that goes
OWN = 0.5  # of one that the finder gives from the clause itself
JOINT = re.compile(r"(?:;|,\s+(?:and|but|while|whereas))\s+(?:then\s+|also\s+|later\s+)?(?:(?:in|on|at|near|around|by|early|late|earlier|over|during)\s+){0,2}(?:the\s+)?", re.I)
SUBJECT = re.compile(r",?\s+(?:(?!and\b|or\b)[\w'’-]+\s+){2,}")  # words that stand between it and the deed: no list goes on
RELATIVE = re.compile(r"\b(?:who|which|where|whom|whose)\b")
PARTS = re.compile(r";\s|\s(?:as|while|whereas|after|before|when|until|but)\s|,\s+and\s")  # between two clauses that each tell a deed
FARTHEST = 80  # characters behind a trigger that its phrase may go on
NOT_ITS = (*PARTED, "when", "killed", "injured")
OF_ANOTHER = re.compile(
    r"\b(?P<number>an?|one|two|three|four|five|six|seven|ten|\d+|several|some)\s+(?P<unit>day|week|month|year|hour)s?\s+(?P<side>after|before)\s+(?P<other>(?:an?|another|the|similar)\s+(?:[\w'-]+\s+){0,4}?"
    r"(?:bombings?|attacks?|blasts?|explosions?|killings?|assaults?|raids?|strikes?|shootings?|ambush(?:es)?|massacres?|clash(?:es)?)\b[^,;.]*)",
    re.I,
)
SIDED = re.compile(r"(?:day|week|month|year|hour)s?\s+(?:after|before)\s", re.I)  # in every text that OF_ANOTHER fits
SINCE = re.compile(r"\bsince\s+$", re.I)
ROLES = {MentionKind.TIME: "when", MentionKind.PLACE: "at"}


def with_own_clauses(context: Context) -> Context:
    """The context in which no deed has the time or place of another clause of its sentence."""
    drafts = list(context.found.drafts)
    for n, sentence in enumerate(context.sentences):
        inside = [k for k, d in enumerate(drafts) if sentence.start <= d.trigger.start < sentence.end]
        for k in inside:
            drafts[k] = without_others(context, sentence, drafts[k], [drafts[j].trigger for j in inside if j != k])
            drafts[k] = without_relative_times(context, drafts[k], [drafts[j].trigger for j in inside if j != k])
        for leader, clause in led(context, n, sentence, [drafts[k] for k in inside]):
            for k in inside:
                drafts[k] = led_by(context, drafts[k], leader, clause)
    others = [(Span(*m.span()), Span(*m.span("other"))) for m in OF_ANOTHER.finditer(context.folded)] if counts_from(context.folded) else []
    return context.with_drafts(tuple(without_the_other(context, others, d) for d in drafts) if others else tuple(drafts))


def without_others(context: Context, sentence: Span, draft: Draft, others: list[Span]) -> Draft:
    """A draft without the places and participants of another clause that tells another deed, where its own clause has some."""
    marks = [m.start() for m in PARTS.finditer(context.folded, sentence.start, sentence.end)]
    part = {o: sum(m < o for m in marks) for o in (draft.trigger.start, *(t.start for t in others))}
    elsewhere = {part[t.start] for t in others} - {part[draft.trigger.start]}
    if not elsewhere:
        return draft

    def of(s: Slot) -> int:
        return sum(m < context.found.mentions[s.mention].start for m in marks)

    gone = set()
    for role in PARTED:
        own = max((s.score for s in draft.slots if s.role == role and of(s) == part[draft.trigger.start]), default=0.0)
        gone |= {s for s in draft.slots if s.role == role and of(s) in elsewhere and own >= SURELY and s.score < min(own, DOUBTFUL)}
    return replace(draft, slots=tuple(s for s in draft.slots if s not in gone)) if gone else draft


@lru_cache(4)  # asked of each pair of triggers
def counts_from(text: str) -> bool:
    """Whether a text may give any day by another happening."""
    return SIDED.search(text) is not None


def of_another(text: str, one: Span, two: Span) -> bool:
    """Whether one of two triggers tells the happening by which the day of the other is given."""
    if not counts_from(text):
        return False
    first, second = sorted((one, two))
    return any(m.start("other") <= second.start < m.end("other") for m in OF_ANOTHER.finditer(text, first.end, second.end + FARTHEST))


def without_the_other(context: Context, others: list[tuple[Span, Span]], draft: Draft) -> Draft:
    """A draft without what is told of another happening by which a day is given, "a day after a bombing of pilgrims in another city"; and that without the day."""
    foreign = [o for _, o in others if not o.start <= draft.trigger.start < o.end]
    whole = next((w for w, o in others if o.start <= draft.trigger.start < o.end), None)
    here = context.sentence_index(draft.trigger.start)

    def its(s: Slot) -> bool:
        m = context.found.mentions[s.mention]
        if whole is not None and s.role == "when" and context.sentence_index(m.start) == here and not whole.holds(m.span):
            return False
        return s.role not in NOT_ITS or not any(o.holds(m.span) for o in foreign)

    kept = tuple(s for s in draft.slots if its(s))
    return draft if len(kept) == len(draft.slots) else replace(draft, slots=kept)


def led(context: Context, n: int, sentence: Span, drafts: list[Draft]) -> list[tuple[int, Span]]:
    """Mentions of times and places with which a later clause of a sentence begins, and the clause."""
    out = []
    starts = {context.found.mentions[i].start: i for i in reversed(context.in_sentence[n]) if i in context.times or i in context.places}
    joints = list(JOINT.finditer(context.folded, sentence.start, sentence.end))
    for j, found in enumerate(joints):
        leader = next((starts[at] for at in (found.end(), found.end() - len("the "), found.end() - len("early ")) if at in starts), None)
        if leader is None or not any(d.trigger.start < found.start() for d in drafts):
            continue
        clause = Span(found.start(), joints[j + 1].start() if j + 1 < len(joints) else sentence.end)
        m = context.found.mentions[leader]
        first = min((d.trigger.start for d in drafts if m.end <= d.trigger.start < clause.end), default=None)
        if first is not None and SUBJECT.match(context.folded, m.end, first):
            out.append((leader, clause))
    return out


def led_by(context: Context, draft: Draft, leader: int, clause: Span) -> Draft:
    """A draft with the leader of its own clause, or without that of another."""
    role = ROLES.get(context.found.mentions[leader].kind)
    mine = clause.start <= draft.trigger.start < clause.end
    if role is None:
        return draft

    def here(s: Slot) -> bool:
        return clause.start <= context.found.mentions[s.mention].start < clause.end

    own = [s for s in draft.slots if s.role == role and here(s) is mine]
    if not mine:
        return replace(draft, slots=tuple(s for s in draft.slots if s.role != role or not here(s))) if own else draft
    kept = tuple(s for s in draft.slots if s.role != role or (here(s) and s.score >= OWN))
    return replace(draft, slots=kept if any(s.role == role for s in kept) else (*kept, Slot(role, leader, SURE)))


def without_relative_times(context: Context, draft: Draft, others: list[Span]) -> Draft:
    """A draft without a time that a relative clause beside it tells: with "since", or of another deed in that clause."""
    gone = {s for s in draft.slots if s.role == "when" and relative(context, draft.trigger, context.found.mentions[s.mention].span, others)}
    return replace(draft, slots=tuple(s for s in draft.slots if s not in gone)) if gone else draft


def relative(context: Context, trigger: Span, time: Span, others: list[Span]) -> bool:
    text, low = context.folded, context.sentences[context.sentence_index(trigger.start)].start
    since = SINCE.search(text, max(low, time.start - 10), time.start) is not None
    start = trigger.end if trigger.end <= time.start else low
    pronoun = next((m for m in reversed(list(RELATIVE.finditer(text, start, time.start)))), None)
    if pronoun is None or pronoun.start() <= trigger.start < time.start:
        return False
    return since or (trigger.end <= time.start and any(pronoun.end() <= o.start < time.start for o in others))
