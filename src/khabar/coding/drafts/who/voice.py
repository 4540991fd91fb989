"""Subject and object by the voice of the verb, where the finder took one for the other: "civilians are asked", "he accused the army and warned".

Each looks at the words between a participant and the deed. A participant with nothing else between is the verb's own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Slot
from khabar.coding.families import HARM, VIOLENT

# deeds that somebody does to somebody, told by a verb with an object; who is deployed or flees acts
DONE_TO = VIOLENT | {"request", "accusation", "detention", "abduction", "capture", "release", "rescue", "conviction", "expulsion", "sanction", "crowd_force", "support", "threat", "rejection"}
BE = re.compile(r"(?:,? (?:who|which))? (?:(?:was|were|is|are|had been|has been|have been|being|got) )(?:(?:also|again|later|then|not|\w+ly) )*")
BEEN = re.compile(r"\b(?:was|were|is|are|been|being|got|be) (?:\w+ly )?$")
BY = re.compile(r"(?: \w+ly)? by\b")
DIRECT = re.compile(r" (?:(?:the|an?|its|his|her|their|some|several|two|three) )?(?:[A-Z][a-z]+ ){0,2}")
ACTIVE = re.compile(r"[a-z]+(?:ed|es|s)\b|[a-z]+(?:ed|es|s) (?:up|down|on|at|out|upon|for|off|into)\b|(?:(?:re)?took|struck|hit|shot|met|held|beat|fought|fell upon|drove|blew up|overran|won|swept|broke|stole|slew|burnt|threw|went|withdrew)\b", re.I)
PARTICIPLE = re.compile(r"(?:[a-z]+ed|[a-z]+en|shot|hit|held|hurt|struck|torn|slain|blown|caught)\b", re.I)
LET = re.compile(r"(?:let|put|set|cut|sent|led|brought|left|found|kept|bound|burnt|thrown|taken|seen|told|fed|hung) (?:go|free|to|out|off|on|down|up|into|aside)\b", re.I)
BEATEN_BACK = re.compile(r"(?:driven|pushed|beaten|thrown|forced|fought) (?:off|back|out)|repel|repuls|foil|thwart|defeat", re.I)  # of whom that is told attacked
LOSING = re.compile(r"(?:los[te]|suffer|sustain|receiv|endur|abandon|ced|gave|given|yield|left)", re.I)  # what they had lost they did not take
WHICH = re.compile(r"\b(?:which|that|whom)\s+(?:the\s+|an?\s+)?$")
PERFECT = re.compile(r" (?:(?:had|has|have|been|also|then|later|\w+ly) )*")
FINITE = re.compile(r"(?:[a-z]+ed|left|fled|took|seized|went|drove|set|shot|hit|struck|burnt|fell|broke|stole|withdrew|held|gave|beat|blew|fought|made|brought|threw|cut|sent)\b", re.I)
SUBJECT_OF = re.compile(r"(?: (?:had|has|have|also|later|then|again|\w+ly))* ")
AND = re.compile(r"(?:,? and|,? but|, then| then) (?:(?:also|later|then|again|\w+ly) )*$")
TOGETHER = VIOLENT | {"riot", "crowd_force", "meeting", "talks", "visit"}
WITH = re.compile(r"(?: (?!and\b)\w+){0,2}? with (?:(?:the|an?|some|local|several) )*(?:[A-Z][\w.]+ ){0,2}")
PARTICIPLE_ING = re.compile(r"[a-z]+ing\b")
WHERE = re.compile(r"\b(?:where|which|who|whose)\b")
OPENS = re.compile(r"\W*(?:(?:the|an?|but|and|meanwhile,?) )*", re.I)
ASIDE = re.compile(r", (?!and\b|but\b)[^.;:\"]{4,160}, (?:(?:has|had|have|also|then|later|briefly|again|\w+ly) )*")
SUBJECT = 0.5  # of a subject that only grammar sees
AUXILIARY = re.compile(r",? (?:(?:has|have|had|also|then|later|jointly|\w+ly) )*")
JOINED = re.compile(r",? (?:and|together with|along with|alongside|jointly with|in coordination with|side by side with) (?:the |some |several |men of the |fighters of the )?")
ANOTHER_SUBJECT = re.compile(r"\b(?:who|which|while|when|after|before|as)\b|;")


def by_voice(context: Context, draft: Draft) -> Draft:
    """A draft in which nobody does what is done to them."""
    draft = past_an_aside(context, of_the_main_clause(context, with_whom(context, draft)))
    draft = carried_subject(context, relative_object(context, draft)) if draft.type.islower() else draft
    if draft.type not in DONE_TO:
        return joint_subject(context, draft) if draft.type == "territory_taken" else draft
    for turn in (passive_subject, direct_object, joint_subject, shared_subject):
        draft = turn(context, draft)
    return draft


def with_whom(context: Context, draft: Draft) -> Draft:
    """ "Relatives clashed with the police", "the minister met with elders": the one before the verb and the other behind "with"."""
    if draft.type not in TOGETHER:
        return draft
    text, mentions = context.folded, context.found.mentions
    before = [s for s in draft.slots if s.role == "actor" and mentions[s.mention].end <= draft.trigger.start]
    other = {s for s in draft.slots if s.role == "actor" and mentions[s.mention].start > draft.trigger.end and WITH.fullmatch(text, draft.trigger.end, mentions[s.mention].start)}
    if not before or not other:
        return draft
    return undergoing(draft, other)


def of_the_main_clause(context: Context, draft: Draft) -> Draft:
    """ "The League entered the town where the Guard and the police share control, seizing the mill": the League did, and not those of the clause between."""
    text, mentions = context.folded, context.found.mentions
    if draft.type not in HARM or not context.sentences or not PARTICIPLE_ING.match(text, draft.trigger.start, draft.trigger.end):
        return draft
    low = context.sentences[context.sentence_index(draft.trigger.start)].start
    main = min((d for d in context.found.drafts if low <= d.trigger.start and d.trigger.end < draft.trigger.start), key=lambda d: d.trigger.start, default=None)
    if main is None or not ACTIVE.match(text, main.trigger.start, main.trigger.end) or passive(text, main):
        return draft
    clause = WHERE.search(text, main.trigger.end, draft.trigger.start)
    subjects = [s for s in main.slots if s.role == "actor" and low <= mentions[s.mention].start and mentions[s.mention].end <= main.trigger.start]
    inside = {s for s in draft.slots if s.role == "actor" and clause is not None and clause.start() < mentions[s.mention].start < draft.trigger.start}
    others = {s.mention for s in draft.slots if s.role == "actor" and s not in inside}
    if not subjects or not inside or not others <= {s.mention for s in subjects}:
        return draft
    turned = undergoing(draft, inside)
    return replace(turned, slots=(*turned.slots, *(Slot("actor", s.mention, s.score) for s in subjects if s.mention not in others)))


def past_an_aside(context: Context, draft: Draft) -> Draft:
    """ "The League, made up of men who left the army in April, took the town": the League did, if nobody is said to have."""
    text, mentions = context.folded, context.found.mentions
    if draft.type not in HARM or not context.sentences or any(s.role == "actor" and s.mention in context.actors for s in draft.slots):
        return draft
    if not ACTIVE.match(text, draft.trigger.start, draft.trigger.end) or BY.match(text, draft.trigger.end) or passive(text, draft):
        return draft
    n = context.sentence_index(draft.trigger.start)
    low = context.sentences[n].start
    first = [i for i in context.in_sentence.get(n, ()) if mentions[i].kind in PARTICIPANTS and i in context.actors and OPENS.fullmatch(text, low, mentions[i].start)]
    subject = max(first, key=lambda i: mentions[i].end, default=None)
    if subject is None or not ASIDE.fullmatch(text, mentions[subject].end, draft.trigger.start):
        return draft
    return replace(draft, slots=(*(s for s in draft.slots if s.mention != subject), Slot("actor", subject, SUBJECT)))


def relative_object(context: Context, draft: Draft) -> Draft:
    """ "The road, which activists had been blocking": the activists block it, and nobody named before does it to them."""
    text, mentions, start = context.folded, context.found.mentions, draft.trigger.start
    if not context.sentences or LOSING.match(text, start) or (passive(text, draft) and PARTICIPLE.match(text, start, draft.trigger.end)):
        return draft
    here = context.sentences[context.sentence_index(start)].start
    own = {s for s in draft.slots if s.role in ("actor", "rec") and mentions[s.mention].end <= start and WHICH.search(text, here, mentions[s.mention].start) and PERFECT.fullmatch(text, mentions[s.mention].end, start)}
    if not own:
        return draft
    kept = tuple(s for s in draft.slots if s not in own and s.role != "actor")
    return replace(draft, slots=(*kept, *(replace(s, role="actor") for s in own)))


def carried_subject(context: Context, draft: Draft) -> Draft:
    """ "Soldiers gave up their base and left": they left, if nobody else is said to have."""
    text, mentions = context.folded, context.found.mentions
    if not context.sentences or any(s.role == "actor" for s in draft.slots) or passive(text, draft) or BY.match(text, draft.trigger.end):
        return draft
    low = context.sentences[context.sentence_index(draft.trigger.start)].start
    joint = AND.search(text, low, draft.trigger.start)
    first = max((d for d in context.found.drafts if joint and d.type.islower() and low <= d.trigger.start and d.trigger.end <= joint.start()), key=lambda d: d.trigger.start, default=None)
    if first is None or passive(text, first) or not FINITE.match(text, draft.trigger.start, draft.trigger.end) or ANOTHER_SUBJECT.search(text, first.trigger.end, draft.trigger.start):
        return draft
    subjects = [s for s in first.slots if s.role == "actor" and low <= mentions[s.mention].start and mentions[s.mention].end <= first.trigger.start and SUBJECT_OF.fullmatch(text, mentions[s.mention].end, first.trigger.start)]
    sufferers = {s.mention for s in draft.slots if s.role == "rec"}
    return replace(draft, slots=(*draft.slots, *(Slot("actor", s.mention, SUBJECT) for s in subjects if s.mention not in sufferers)))


def passive_subject(context: Context, draft: Draft) -> Draft:
    """ "Civilians are asked to leave": they are asked, and ask nobody."""
    text = context.folded
    under = {s for s in draft.slots if s.role == "actor" and BE.fullmatch(text, context.found.mentions[s.mention].end, draft.trigger.start) and context.found.mentions[s.mention].kind in PARTICIPANTS}
    words = text[draft.trigger.start : draft.trigger.end]
    if not under or not (PARTICIPLE.match(words) or LET.match(words)) or BEATEN_BACK.match(words):
        return draft
    return undergoing(draft, under)


def direct_object(context: Context, draft: Draft) -> Draft:
    """ "The Front welcomes the commander": he is welcomed, if somebody before the verb does it."""
    text, mentions = context.folded, context.found.mentions
    if not ACTIVE.match(text, draft.trigger.start, draft.trigger.end) or BY.match(text, draft.trigger.end) or passive(text, draft):
        return draft
    before = [s for s in draft.slots if s.role == "actor" and mentions[s.mention].end <= draft.trigger.start]
    after = {s for s in draft.slots if s.role == "actor" and mentions[s.mention].start >= draft.trigger.end and DIRECT.fullmatch(text, draft.trigger.end, mentions[s.mention].start)}
    if not before or not after:
        return draft
    return undergoing(draft, after)


def joint_subject(context: Context, draft: Draft) -> Draft:
    """ "Villagers and former policemen have wrested": both did, and nobody wrested it from the policemen."""
    text, mentions = context.folded, context.found.mentions
    if not ACTIVE.match(text, draft.trigger.start, draft.trigger.end) or BY.match(text, draft.trigger.end) or passive(text, draft):
        return draft
    doers = [mentions[s.mention] for s in draft.slots if s.role == "actor"]
    with_them = {
        s for s in draft.slots if s.role == "rec" and AUXILIARY.fullmatch(text, mentions[s.mention].end, draft.trigger.start)
        and any(d.end < mentions[s.mention].start and JOINED.fullmatch(text, d.end, mentions[s.mention].start) for d in doers)
    }  # fmt: skip
    return replace(draft, slots=tuple(replace(s, role="actor") if s in with_them else s for s in draft.slots)) if with_them else draft


def shared_subject(context: Context, draft: Draft) -> Draft:
    """ "He accused the army of theft and warned": he warned, and not the army."""
    text, mentions = context.folded, context.found.mentions
    if not context.sentences or not ACTIVE.match(text, draft.trigger.start, draft.trigger.end):
        return draft
    low = context.sentences[context.sentence_index(draft.trigger.start)].start
    joint = AND.search(text, low, draft.trigger.start)
    if joint is None:
        return draft
    earlier = [d for d in context.found.drafts if low <= d.trigger.start and d.trigger.end <= joint.start()]
    first = max(earlier, key=lambda d: d.trigger.start, default=None)
    if first is None or first.type not in DONE_TO or not ACTIVE.match(text, first.trigger.start, first.trigger.end) or passive(text, first) or ANOTHER_SUBJECT.search(text, first.trigger.end, draft.trigger.start):
        return draft
    subjects = [s for s in first.slots if s.role == "actor" and low <= mentions[s.mention].start and mentions[s.mention].end <= first.trigger.start]
    between = {s for s in draft.slots if s.role == "actor" and first.trigger.end <= mentions[s.mention].start and mentions[s.mention].end <= joint.start()}
    if not subjects or not between:
        return draft
    kept = tuple(s for s in draft.slots if s not in between)
    have = {s.mention for s in kept if s.role == "actor"}
    return replace(draft, slots=(*kept, *(Slot("actor", s.mention, s.score) for s in subjects if s.mention not in have)))


def undergoing(draft: Draft, who: set[Slot]) -> Draft:
    """A draft in which those who were said to do it are those to whom it is done."""
    known = {s.mention for s in draft.slots if s.role == "rec"}
    kept = tuple(s for s in draft.slots if s not in who)
    return replace(draft, slots=(*kept, *(replace(s, role="rec") for s in draft.slots if s in who and s.mention not in known)))


def passive(text: str, draft: Draft) -> bool:
    """Whether "was" or "been" stands before a verb."""
    return BEEN.search(text[max(0, draft.trigger.start - 24) : draft.trigger.start]) is not None
