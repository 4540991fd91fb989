"""Which drafts of a report tell one happening: the finder's links, without those that the words forbid, and the headline's."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.same.answered import is_answer_to
from khabar.coding.drafts.same.kept_apart import APART, elsewhere, forbidden, own_places
from khabar.coding.families import COUNTS, HARMING, VIOLENT, family
from khabar.model import EventType, Span

EVENTS = frozenset(EventType)
NOBODY_CLAIMED = re.compile(
    r"\bno(?:body|[ -]one| group| organi[sz]ation)?\b[^.]{0,60}\b(?:claim|credit|responsib)", re.I
)
SECOND = re.compile(r"\b(?:another|a second|a third|a separate|the second|the other)\b", re.I)
THE = re.compile(r"(?:the|this|that)\b", re.I)
THE_BEFORE = re.compile(r"\b(?:the|this|that)\s+(?:(?!was\b|were\b|been\b|had\b|has\b|have\b|is\b|are\b)[\w-]+\s+){0,2}$", re.I)
FROM_AFAR = frozenset(["air_strike", "drone_strike", "shelling", "ied", "mine", "suicide_attack", "chemical_attack"])  # no fight is told so
REFERENCE = re.compile(r"(?:the|this|that)\s+incident$", re.I)
DEED_NOUN = re.compile(r"(?:(?:the|this|that|an?|his|its|their|deadly|fierce|heavy|brutal|brazen|ensuing|resulting|[\w-]+'s)\s+)*(?:attack|assault|ambush|raid|strike|airstrike|air strike|bombing|bomb attack|blast|explosion|detonation|shelling|bombardment|shooting|gunfight|gun battle|gunbattle|firefight|gunfire|exchange of fire|encounter|clash|clashes|fighting|battle|skirmish|massacre|carnage|bloodshed|killing|killings|onslaught|incursion|invasion|siege)$", re.I)
POINTS_BACK = re.compile(r"\b(?:(?:the|this|that|during|after|before|following|since|behind|of|in|by|amid|from|when|as)\s+(?:(?:the|this|that|his|their)\s+)?(?:(?!was\b|were\b|been\b|had\b|has\b|have\b|is\b|are\b|another\b|a\b|an\b|separate\b|similar\b|second\b)[\w-]+\s+){0,1})$", re.I)
SET_OFF = re.compile(r"\b(?:before|after|since|until|following|like|unlike|than|responsibility for|claimed|credit for)\s+$", re.I)
RELATIVE_BEFORE = re.compile(r"\b(?:who|which|that|whose)\s+(?:(?:had|has|have|also|once|earlier|last|previously|in|\w+ly)\s+){0,3}$", re.I)
BLASTS = frozenset(["ied", "suicide_attack", "complex_attack", "mine", "grenade"])
AFAR = frozenset(["air_strike", "drone_strike", "shelling"])
FIGHTS = frozenset(["armed_clash", "ground_attack", "complex_attack"])
IN_WHICH = re.compile(r",?\s+(?:(?:on|in|at|near|with|between|against|by)\s+[^,.;]{1,40}?\s+)?(?:in which|during which|where|that|which)\s+(?:(?!\b(?:and|but|while|after|before|said|says)\b)[^,.;]){0,60}")
RECENT = 2  # sentences back in which "the incident" has just been told
FAR_BACK = 4  # sentences
OWN_SLOTS = frozenset(["at", "when", "from", "to", *COUNTS])
LEAD = 3  # sentences after the headline in which its news is told


def linked(context: Context) -> tuple[Draft, ...]:
    """The drafts of a report with their links put right."""
    drafts = with_reference(context, of_what_is_recalled(context, about_the_news(context, with_relative_clauses(context, context.found.drafts))))
    return with_bare_nouns(context, with_headline(context, of_the_other(context, without_forbidden(context, drafts))))


def with_relative_clauses(context: Context, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """ "An attack in which eight soldiers were killed", "a raid that left ten dead": the harm is that of the attack."""
    out = list(drafts)
    for i, d in enumerate(drafts):
        j = i - 1
        if d.type not in HARMING or d.same_as not in (None, j) or j < 0 or drafts[j].type not in VIOLENT or drafts[j].status != d.status:
            continue
        noun = DEED_NOUN.fullmatch(context.folded[drafts[j].trigger.start : drafts[j].trigger.end].removesuffix("s"))
        if noun and IN_WHICH.fullmatch(context.folded, drafts[j].trigger.end, d.trigger.start):
            out[i] = replace(d, same_as=j, background=drafts[j].background, type=d.type if d.type in VIOLENT else drafts[j].type)
    return tuple(out)


def without_forbidden(context: Context, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts without the links that their words forbid, or the places of the others that tell the same."""
    out: list[Draft] = []
    tellings: dict[int, list[Draft]] = {}
    roots: list[int] = []
    for i, d in enumerate(drafts):
        j = d.same_as
        if j is not None and j < i:
            mine = own_places(context, d)
            if forbidden(context, d, drafts[j]) or is_answer_to(context.folded, d, drafts[j]) or any(elsewhere(mine, own_places(context, e)) for e in tellings[roots[j]]):
                d, j = replace(d, same_as=None), None
        out.append(d)
        roots.append(roots[j] if j is not None and j < i else i)
        tellings.setdefault(roots[i], []).append(d)
    return tuple(out)


def of_the_other(context: Context, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Whose dead the sentence behind "another bomb wrecked the office" tells: those of that bomb, and not of the first."""
    if not context.sentences:
        return drafts
    out = list(drafts)
    sentence = [context.sentence_index(d.trigger.start) for d in drafts]
    for i, d in enumerate(drafts):
        if d.type not in VIOLENT or d.same_as is None or context.title_holds(d.trigger.start):
            continue
        other = max((j for j in range(i) if sentence[j] == sentence[i] - 1 and drafts[j].type in VIOLENT and is_another(context, drafts[j])), default=None, key=lambda j: drafts[j].trigger.start)
        same_paragraph = other is not None and "\n\n" not in context.folded[drafts[other].trigger.end : d.trigger.start]
        if other is None or not same_paragraph or refers(context, d) or forbidden(context, d, drafts[other]):
            continue
        if chain_roots(tuple(out))[i] != chain_roots(tuple(out))[other]:
            out[i] = replace(d, same_as=other)
    return tuple(out)


def is_another(context: Context, draft: Draft) -> bool:
    """Whether a draft's sentence brings up a second happening: "another bomb", "in a separate incident"."""
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    lead = context.folded[here.start : draft.trigger.end]
    return draft.same_as is None and (APART.match(lead) is not None or SECOND.search(lead) is not None)


def refers(context: Context, draft: Draft) -> bool:
    """Whether a draft points back by a definite noun: "the blast"."""
    return THE.match(context.folded, max(0, draft.trigger.start)) is not None or THE_BEFORE.search(context.folded, max(0, draft.trigger.start - 30), draft.trigger.start) is not None


def with_reference(context: Context, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """ "The incident" is the violence that was told last before its sentence, if the two can be one."""
    if not context.sentences:
        return drafts
    out = list(drafts)
    sentence = [context.sentence_index(d.trigger.start) for d in drafts]
    for i, d in enumerate(drafts):
        if d.type not in VIOLENT or not REFERENCE.match(context.folded[d.trigger.start : d.trigger.end]):
            continue
        just = [
            j for j, e in enumerate(out[:i])
            if e.type in VIOLENT and sentence[i] - RECENT <= sentence[j] < sentence[i] and (e.background, e.status) == (d.background, d.status)
        ]  # fmt: skip
        near = next((j for j in sorted(just, key=lambda j: -drafts[j].trigger.start) if not forbidden(context, d, out[j])), None)
        if near is not None:
            out[i] = replace(d, same_as=near)
    return tuple(out)


def of_what_is_recalled(context: Context, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """ "In 2022 rebels killed 131 people, said a mission which blamed them for the massacre": the noun is what its own sentence recalls, and not the news."""
    out = list(drafts)
    for i, d in enumerate(drafts):
        words = context.folded[d.trigger.start : d.trigger.end]
        if d.type not in VIOLENT or d.background or not (THE.match(words) and DEED_NOUN.fullmatch(words)) or not context.sentences:
            continue
        here = context.sentences[context.sentence_index(d.trigger.start)]
        told = [j for j, e in enumerate(drafts[:i]) if e.type in VIOLENT and e.background and here.start <= e.trigger.start < d.trigger.start]
        said = context.folded[here.start : d.trigger.start]
        if told and not NOBODY_CLAIMED.search(said + words) and not SET_OFF.search(said) and not recalled_aside(context, drafts[told[-1]], here):
            out[i] = replace(d, same_as=told[-1], type=drafts[told[-1]].type, background=True)
    return tuple(out)


def recalled_aside(context: Context, draft: Draft, sentence: Span) -> bool:
    """Whether a draft is told in a relative clause: "the group, which killed 40 in May, said ..."."""
    return RELATIVE_BEFORE.search(context.folded, sentence.start, draft.trigger.start) is not None


def with_bare_nouns(context: Context, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """A bare "gunfight" or "the blast" with no place, day or figure of its own tells the nearest happening before it that it can tell."""
    if not context.sentences:
        return drafts
    out = list(drafts)
    sentence = [context.sentence_index(d.trigger.start) for d in drafts]
    for i, d in enumerate(drafts):
        if d.type not in VIOLENT or d.same_as is not None or not is_bare(context, d):
            continue
        before = [j for j in range(i) if out[j].type in VIOLENT and drafts[j].trigger.end < d.trigger.start and sentence[i] - FAR_BACK <= sentence[j] and (out[j].background, out[j].status) == (d.background, d.status)]
        near = next((j for j in sorted(before, key=lambda j: -drafts[j].trigger.start) if alike(context, d, out[j]) and not forbidden(context, d, out[j])), None)
        if near is not None:
            out[i] = replace(d, same_as=near)
    return tuple(out)


def is_bare(context: Context, draft: Draft) -> bool:
    """Whether a draft is no more than a noun that points back."""
    text, trigger = context.folded, draft.trigger
    words = text[trigger.start : trigger.end]
    if not DEED_NOUN.fullmatch(words) or not (THE.match(words) or POINTS_BACK.search(text, max(0, trigger.start - 30), trigger.start)):
        return False
    here = context.sentence_index(trigger.start)
    return not any(s.role in OWN_SLOTS and context.sentence_index(context.found.mentions[s.mention].start) == here and s.score >= 0.5 for s in draft.slots)


def alike(context: Context, later: Draft, earlier: Draft) -> bool:
    """Whether two types of violence can be one happening told twice: a blast is no gunfight."""
    if later.type == earlier.type or "attack_on_civilians" in (later.type, earlier.type):
        return True
    return any({later.type, earlier.type} <= kinds for kinds in (BLASTS, AFAR, FIGHTS))


def about_the_news(context: Context, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """ "Nobody claimed the attack" is said of what the report is about, not of the earlier attack that it has just recalled."""
    first = min(
        (i for i, d in enumerate(drafts) if d.type in VIOLENT and not d.background),
        key=lambda i: drafts[i].trigger,
        default=None,
    )
    if first is None:
        return drafts

    def said_of_it(i: int, d: Draft) -> bool:
        sentence = context.sentence(d.trigger.start)
        return (
            i > first
            and d.same_as is not None
            and d.type in VIOLENT
            and bool(sentence and NOBODY_CLAIMED.search(sentence.text))
        )

    return tuple(replace(d, same_as=first) if said_of_it(i, d) else d for i, d in enumerate(drafts))


def with_headline(context: Context, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The headline's happening is the one of its family that the first sentences tell, unless they cannot be one."""
    title = context.title
    if title is None:
        return drafts
    heads = [
        i
        for i, d in enumerate(drafts)
        if d.type in EVENTS and title.start <= d.trigger.start < title.end and not d.background
    ]
    after = context.sentence_index(title.end - 1)
    out = list(drafts)
    for i, d in enumerate(drafts):
        if (
            d.type not in EVENTS
            or d.background
            or d.trigger.start < title.end
            or context.sentence_index(d.trigger.start) > after + LEAD
        ):
            continue
        if d.same_as is not None and d.same_as in heads:
            heads.remove(d.same_as)
            continue
        likely = sorted((h for h in heads if fits(drafts[h], d)), key=lambda h: drafts[h].type != d.type)
        match = next((h for h in likely if not forbidden(context, d, drafts[h])), None)
        if match is not None and d.same_as is None:
            out[i] = replace(d, same_as=match)
            heads.remove(match)
    return tuple(out)


def fits(head: Draft, lead: Draft) -> bool:
    """One family of types, and of violence any two: a headline says "kills" of what its lead calls a bombing."""
    if head.status != lead.status or (lead.type == "armed_clash" and head.type in FROM_AFAR):
        return False
    return {head.type, lead.type} <= VIOLENT or (head.type == lead.type and family(head.type) == family(lead.type))


def chain_roots(drafts: tuple[Draft, ...]) -> list[int]:
    """For each draft the index of the first telling of its happening."""
    roots: list[int] = []
    for i, d in enumerate(drafts):
        j = d.same_as
        joins = j is not None and j < i and d.type in EVENTS and drafts[j].type in EVENTS
        roots.append(roots[j] if joins and j is not None else i)
    return roots
