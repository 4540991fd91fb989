"""Each verb's own object, place and agent, where a sentence has several: "killed eight farmers and abducted three women", "a missile fired by the Houthis".

The finder gives participants that stand near one another to every deed around them. Of two verbs that are joined, the object of one is not the
other's, when both have one (of violence all are sufferers of one happening); and a participle with its agent ("fired by the rebels") has no other doer before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Mention, MentionKind, Slot
from khabar.coding.drafts.who.voice import ACTIVE, DONE_TO, PARTICIPLE, PARTICIPLE_ING, passive
from khabar.coding.families import COUNTS, HARM, VIOLENT
from khabar.model import Span

REACH = 60  # characters between a verb and its object
JOINED = re.compile(r"(?:,? and|,? but|, then| then|,| before| after)\s+(?:(?:also|later|then|again|\w+ly|had|has|have)\s+)*$")
AND = re.compile(r"\b(?:and|but|while|before)\b")
OBJECT = re.compile(r"\s+(?:(?!and\b|but\b|by\b|in\b|at\b|near\b|with\b|after\b|when\b|from\b|for\b|to\b|on\b|as\b|who\b|which\b|that\b)[\w'’,.-]+\s+){0,6}", re.I)
SUBJECT = re.compile(r"\s+(?:(?:was|were|had been|have been|has been|being|also|reportedly|\w+ly)\s+)*")
BY = re.compile(r"(?:\s+[\w-]+){0,2}?\s+by\s+(?:(?:the|an?|some|several|two|three|suspected|alleged|unidentified|unknown|armed|heavily)\s+)*", re.I)
ABOUT = re.compile(r"\s+(?:(?:at least|at most|more than|less than|up to|as many as|a total of|about|around|some|nearly|almost|over|another|an estimated|an additional)\s+)*", re.I)  # before a count
GIVEN = 0.9
BEFORE_OBJECT = 12  # characters between a figure and whom it counts
FIGURE_OF = {"abduction": "captured", "capture": "captured", "detention": "arrested"}  # the role of those whom a type of deed takes


def with_own_objects(context: Context) -> Context:
    """The context in which joined verbs keep each its own object, and a participle its own agent."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    order = sorted((n for n, d in enumerate(drafts) if d.type in DONE_TO), key=lambda n: drafts[n].trigger.start)
    for a, b in pairwise(order):
        one, two = drafts[a], drafts[b]
        if context.sentence_index(one.trigger.start) == context.sentence_index(two.trigger.start) and one.trigger.end < two.trigger.start and not (one.type in VIOLENT and two.type in VIOLENT):
            drafts[a], drafts[b] = apart(context, one, two)
    deeds = sorted((n for n, d in enumerate(drafts) if d.type in HARM or d.type.startswith("CONTROL.")), key=lambda n: drafts[n].trigger.start)
    for a, b in pairwise(deeds):
        drafts[a], drafts[b] = each_place(context, drafts[a], drafts[b])
    for n in order:
        if (taken := figure_behind(context, drafts[n])) is not None:
            drafts = [with_figure(d, taken) if d is drafts[n] else without_figure(d, taken) for d in drafts]
    for n in {*order, *deeds}:
        drafts[n] = of_the_agent(context, drafts[n])
    return context.with_drafts(drafts)


def apart(context: Context, one: Draft, two: Draft) -> tuple[Draft, Draft]:
    """Two joined verbs without each other's object."""
    text = context.folded
    for kind, side in ((is_active, after), (is_passive, before)):
        if not (kind(text, one) and kind(text, two)):
            continue
        gap = Span(one.trigger.end, two.trigger.start)
        mine = {s.mention for s in one.slots if s.role == "rec" and side(context, one, context.found.mentions[s.mention])}
        its = {s.mention for s in two.slots if s.role == "rec" and side(context, two, context.found.mentions[s.mention])}
        if side is after and not JOINED.search(text, gap.start, gap.end):
            continue
        if mine and its and not mine & its:
            return with_figures(context, without(context, one, its), two, mine), with_figures(context, without(context, two, mine), one, its)
    return one, two


def each_place(context: Context, one: Draft, two: Draft) -> tuple[Draft, Draft]:
    """ "Shelled Kutum on Friday and bombed Nyala": two joined deeds, each with the place behind it."""
    text, mentions = context.folded, context.found.mentions
    if two.same_as is not None or context.sentence_index(one.trigger.start) != context.sentence_index(two.trigger.start) or not AND.search(text, one.trigger.end, two.trigger.start):
        return one, two
    end = context.sentences[context.sentence_index(one.trigger.start)].end

    def told(draft: Draft, low: int, high: int) -> set[int]:
        return {s.mention for s in draft.slots if s.role == "at" and low <= mentions[s.mention].start < high}

    middle, last = told(one, one.trigger.end, two.trigger.start), told(two, two.trigger.end, end)
    if not middle or not last:
        return one, two
    return (
        replace(one, slots=tuple(s for s in one.slots if s.role != "at" or s.mention not in last)),
        replace(two, slots=tuple(s for s in two.slots if s.role != "at" or s.mention not in middle)),
    )


def is_active(text: str, draft: Draft) -> bool:
    return ACTIVE.match(text, draft.trigger.start, draft.trigger.end) is not None and not passive(text, draft) and BY.match(text, draft.trigger.end) is None


def is_passive(text: str, draft: Draft) -> bool:
    return PARTICIPLE.match(text, draft.trigger.start, draft.trigger.end) is not None


def after(context: Context, draft: Draft, m: Mention) -> bool:
    """Whether a participant stands behind a verb as its object."""
    return draft.trigger.end < m.start <= draft.trigger.end + REACH and OBJECT.fullmatch(context.folded, draft.trigger.end, m.start) is not None


def before(context: Context, draft: Draft, m: Mention) -> bool:
    """Whether a participant stands before a participle as its subject."""
    return m.end < draft.trigger.start and SUBJECT.fullmatch(context.folded, m.end, draft.trigger.start) is not None


def without(context: Context, draft: Draft, mentions: set[int]) -> Draft:
    """A draft without these as sufferers, in any form of their name at the same words."""
    spans = [context.found.mentions[i].span for i in mentions]

    def theirs(s: Slot) -> bool:
        return s.role == "rec" and any(context.found.mentions[s.mention].span.overlaps(span) for span in spans)

    return replace(draft, slots=tuple(s for s in draft.slots if not theirs(s)))


def with_figures(context: Context, draft: Draft, other: Draft, own: set[int]) -> Draft:
    """A draft with the figures right before its own object, whichever of the two the finder gave them, and without those before the other's."""
    mentions = context.found.mentions
    starts = [mentions[i].start for i in own]

    def counts_mine(s: Slot) -> bool:
        return any(0 < start - mentions[s.mention].end <= BEFORE_OBJECT for start in starts)

    taken = FIGURE_OF.get(draft.type)
    have = {s.mention for s in draft.slots if s.role in COUNTS}
    lent = [s for s in other.slots if s.role in COUNTS and counts_mine(s) and s.mention not in have and (taken or s.role == "killed")]
    kept = tuple(s for s in draft.slots if s.role not in COUNTS or counts_mine(s) or s.mention not in {o.mention for o in other.slots})
    return replace(draft, slots=(*kept, *(replace(s, role=taken or s.role) for s in lent[:1])))


def figure_behind(context: Context, draft: Draft) -> int | None:
    """The number that is the object of a verb of taking: the six of "killing two and detaining six"."""
    text, verb = context.folded, draft.trigger
    if draft.type not in FIGURE_OF or not (is_active(text, draft) or PARTICIPLE_ING.fullmatch(text, verb.start, verb.end)):
        return None
    for i in context.in_sentence[context.sentence_index(verb.start)]:
        m = context.found.mentions[i]
        if m.kind is MentionKind.NUMBER and i in context.amounts and m.start > verb.end and ABOUT.fullmatch(text, verb.end, m.start):
            return i
    return None


def with_figure(draft: Draft, number: int) -> Draft:
    role = FIGURE_OF[draft.type]
    told = any(s.role == role and s.mention == number for s in draft.slots)
    kept = tuple(s for s in draft.slots if s.mention != number or s.role not in COUNTS)
    return draft if told else replace(draft, slots=(*kept, Slot(role, number, GIVEN)))


def without_figure(draft: Draft, number: int) -> Draft:
    """A deed that counts its own dead has nothing of who was taken."""
    kept = tuple(s for s in draft.slots if not (s.mention == number and s.role in COUNTS))
    return draft if draft.type in FIGURE_OF or len(kept) == len(draft.slots) else replace(draft, slots=kept)


def of_the_agent(context: Context, draft: Draft) -> Draft:
    """ "Rockets fired by the rebels": they fired them, and nobody who stands before."""
    text = context.folded
    if not PARTICIPLE.match(text, draft.trigger.start, draft.trigger.end):
        return draft
    agents = [
        context.found.mentions[s.mention] for s in draft.slots
        if s.role == "actor" and context.found.mentions[s.mention].kind in PARTICIPANTS and context.found.mentions[s.mention].start > draft.trigger.end
        and BY.fullmatch(text, draft.trigger.end, context.found.mentions[s.mention].start)
    ]  # fmt: skip
    if not agents:
        return draft
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    gone = {s for s in draft.slots if s.role == "actor" and here.start <= context.found.mentions[s.mention].start and context.found.mentions[s.mention].end <= draft.trigger.start}
    return replace(draft, slots=tuple(s for s in draft.slots if s not in gone)) if gone else draft
