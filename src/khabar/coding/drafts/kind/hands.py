"""Places that change hands by the verb: who is driven out of one loses it, and one that goes, passes or is given to somebody is his.

"The rebels were driven out of Oldtown by the army", "five days after they had been forced out", "Oldtown went to the rebels", "the district was handed to them".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from khabar.coding.actors.words import ATTACKERS
from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, MentionKind, Slot
from khabar.coding.families import BEARING_ARMS
from khabar.coding.text.fold import holds_any
from khabar.model import ActorKind, PlacePrecision, Span

OUSTING = r"(?:driv(?:en|ing)|drove|thrown|threw|push(?:ed|ing)|forc(?:ed|ing)|chas(?:ed|ing)|flush(?:ed|ing)|kick(?:ed|ing)|expell(?:ed|ing)|oust(?:ed|ing)|dislodg(?:ed|ing)|eject(?:ed|ing)|evict(?:ed|ing)|swept|hounded|booted)"
OUT = r"(?:\s+(?:out|away))?"
WAS = r"(?:(?:was|were|been|being|be|got)\s+)(?:\w+ly\s+|also\s+|since\s+|then\s+|first\s+|later\s+)?"
DRIVEN = re.compile(rf"\b(?P<was>{WAS})(?P<verb>{OUSTING}{OUT})(?P<from>\s+(?:of|from)\b)?", re.I)
DROVE = re.compile(rf"(?<!was )(?<!were )(?<!been )(?<!being )\b(?P<verb>{OUSTING}{OUT})\b", re.I)
DIRECT = re.compile(r"\s+(?:the\s+|its\s+|their\s+)?", re.I)
OUT_OF = re.compile(r"\s+(?:out\s+of|away\s+from|from)\s+(?:the\s+)?", re.I)
OUTWARD = re.compile(r"\s(?:out|away)$", re.I)
THEY = re.compile(r"\b(?:they|it)(?:\s+(?:has|have|had|also|later|then|first|once|\w+ly))*\s*$", re.I)
NEXT_CLAUSE = re.compile(r"[.;]|\b(?:said|says|who|which|after|before|when|while)\b", re.I)
BEFORE = re.compile(r"(?:,?\s+(?:who|which|that))?(?:\s+(?:has|have|had|also|later|then|finally|already|reportedly|now|soon|recently|\w+ly))*\s*", re.I)  # between a subject and "were driven"
BY = re.compile(r"\bby\s+(?:the\s+|an?\s+|its\s+|their\s+)?$", re.I)
PRONOUN = re.compile(r"(?:they|them|it|we|us)", re.I)
MEN = re.compile(r"\b(?:fighters|militants?|rebels?|insurgents?|guerrillas?|soldiers?|troops|forces?|garrison|army|militia(?:s|men)?|gunm[ae]n|jihadis(?:ts?)?|army|police|guards?|units?|battalion|brigade)\b", re.I)
NO_MEN = re.compile(r"\b(?:famil|residents?|people|civilians?|villagers?|inhabitants|households|farmers|herders|women|children|workers|staff|journalists?|diplomats?|ambassador|envoys?|refugees|migrants|prisoners|students|deserters)", re.I)
PASSED = re.compile(
    r"\s+(?:(?:had|has|have)\s+)?(?P<verb>(?:went|gone|pass(?:ed|es|ing)|collaps(?:ed|es|ing)|fell|fallen|falls|revert(?:ed|s)|switched)(?:\s+(?:back|over))?)\s+(?:in)?to\s+"
    r"(?:(?:the\s+)?(?:hands|control|rule|possession)\s+of\s+)?(?:the\s+)?", re.I
)
GIVEN = re.compile(r"\s+(?:(?:has|have|had|was|were|is|been|being)\s+)+(?:\w+ly\s+|since\s+|then\s+|later\s+)?(?P<verb>(?:given|handed|ceded|surrendered|yielded|transferred|turned|abandoned|left)(?:\s+(?:back|over|up))?)\s+to\s+(?:the\s+)?", re.I)
WORDS = ("driv", "drove", "thrown", "push", "forc", "chas", "flush", "kick", "expel", "oust", "dislodg", "eject", "evict", "swept", "hounded", "booted")
WORDS_TO = (" to ", " into ")
TYPES = frozenset(["withdrawal", "expulsion", "displacement", "destruction", "other", "ground_attack", "armed_clash", "territory_taken", "territory_ceded", "CONTROL.lost", "release", "siege", "deployment", "border_crossing", "return", "aid", "concession", "attack_on_civilians"])
SCORE, SURE = 0.97, 0.9  # of a deed and of the slots that grammar gives
KIND = (("type", SURE), ("family", SURE))
LEFT = ("to", "displaced", "fled")  # slots of a flight that a taking has not
AUXILIARIES = 30  # characters between a place and the verb by which it passes
SIDES = ("actor", "rec", "subj", "other")
ARMED = BEARING_ARMS | {ActorKind.STATE, ActorKind.GOVERNMENT}


def with_hands(context: Context) -> Context:
    """The context in which the verbs by which a place changes hands tell who has it and who had it."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    of_sentence: dict[int, list[int]] = {}
    for i, d in enumerate(drafts):
        if d.type in TYPES:
            of_sentence.setdefault(context.sentence_index(d.trigger.start), []).append(i)
    for n, mine in of_sentence.items():
        here = context.sentences[n]
        if holds_any(context.folded, here, WORDS):
            for m in DRIVEN.finditer(context.folded, here.start, here.end):
                ousted(context, drafts, mine, m, n)
            for m in DROVE.finditer(context.folded, here.start, here.end):
                drove_out(context, drafts, mine, m, n)
        if holds_any(context.folded, here, WORDS_TO):
            for i in mine:
                drafts[i] = passed(context, drafts[i], n)
    return context.with_drafts(drafts)


def ousted(context: Context, drafts: list[Draft], mine: Sequence[int], told: re.Match[str], n: int) -> None:
    """Puts right the draft of an ousting: "the rebels were driven out of Oldtown by the army" takes it from the rebels."""
    verb = Span(told.start("verb"), told.end("verb"))
    at = next((i for i in mine if drafts[i].trigger.overlaps(verb)), None)
    if at is None or not (told["from"] or OUTWARD.search(told["verb"])):
        return
    whom = subject(context, n, told.start("was"))
    if whom is None and THEY.search(context.folded, context.sentences[n].start, told.start("was")):
        whom = next((s.mention for i in mine if i != at and drafts[i].type == "territory_taken" for s in drafts[i].slots if s.role == "actor" and s.mention in participants(context, n)), None)
    elif whom is not None and not bears_arms(context, drafts, mine, at, whom):
        return
    if whom is not None:
        drafts[at] = taken(context, drafts[at], n, whom, agent(context, n, verb.end))


def drove_out(context: Context, drafts: list[Draft], mine: Sequence[int], told: re.Match[str], n: int) -> None:
    """Puts right the draft of "soldiers chased the fighters out of Oldtown", which takes it; "drove the attackers off" does not."""
    verb = Span(told.start("verb"), told.end("verb"))
    at = next((i for i in mine if drafts[i].trigger.overlaps(verb) and drafts[i].type in ("ground_attack", "armed_clash", "withdrawal", "other")), None)
    if at is None:
        return
    text, mentions = context.folded, context.found.mentions
    whom = next((i for i in participants(context, n) if mentions[i].start >= verb.end and DIRECT.fullmatch(text, verb.end, mentions[i].start)), None)
    if whom is None or ATTACKERS.search(context.words(whom)) or not bears_arms(context, drafts, mine, at, whom):
        return
    out = OUT_OF.match(text, mentions[whom].end)
    from_there = out is not None and any(mentions[i].kind is MentionKind.PLACE and mentions[i].start <= out.end() < mentions[i].end for i in context.in_sentence.get(n, ()))
    if not from_there and not (PRONOUN.fullmatch(context.words(whom)) and any(i != at and drafts[i].type == "territory_taken" for i in mine)):
        return
    taker = subject(context, n, told.start("verb"))
    if taker is None:
        taker = next((s.mention for s in drafts[at].slots if s.role == "actor" and not one(context, s.mention, whom)), None)
    drafts[at] = taken(context, drafts[at], n, whom, taker)


def one(context: Context, a: int, b: int) -> bool:
    """Whether two mentions are one, or of one actor."""
    return a == b or (a in context.actors and b in context.actors and context.actors[a].id == context.actors[b].id)


def taken(context: Context, draft: Draft, n: int, whom: int, taker: int | None) -> Draft:
    """A draft as the taking of a place from somebody, with nobody else of its sentence on either side."""
    mentions, here = context.found.mentions, context.sentences[n]
    kept = [
        replace(s, role="at") if s.role == "from" else s for s in draft.slots
        if s.role not in (*LEFT, "actor") and s.mention not in (whom, taker) and not (s.role in SIDES and here.holds(mentions[s.mention].span))
    ]  # fmt: skip
    sides = (Slot("rec", whom, SURE), *([Slot("actor", taker, SURE)] if taker is not None else []))
    return sure(replace(draft, type="territory_taken", slots=(*kept, *sides), both_sides=False))


def sure(draft: Draft) -> Draft:
    """A draft of whose deed and kind the grammar leaves no doubt."""
    return replace(draft, score=max(draft.score, SCORE), scores=(*(s for s in draft.scores if s[0] not in ("type", "family")), *KIND))


def agent(context: Context, n: int, verb_end: int) -> int | None:
    """Who stands behind "by" after a passive verb, in its own clause."""
    text, mentions = context.folded, context.found.mentions
    behind = (i for i in participants(context, n) if mentions[i].start >= verb_end and BY.search(text, verb_end, mentions[i].start))
    return next((i for i in behind if not NEXT_CLAUSE.search(text, verb_end, mentions[i].start)), None)


def subject(context: Context, n: int, at: int) -> int | None:
    """The participant who stands before a verb, with nothing between but auxiliaries."""
    near = [i for i in participants(context, n) if context.found.mentions[i].end <= at and BEFORE.fullmatch(context.folded, context.found.mentions[i].end, at)]
    return min(near, key=lambda i: context.found.mentions[i].start, default=None)


def participants(context: Context, n: int) -> list[int]:
    return [i for i in context.in_sentence.get(n, ()) if context.found.mentions[i].kind in PARTICIPANTS]


def bears_arms(context: Context, drafts: Sequence[Draft], mine: Sequence[int], at: int, who: int) -> bool:
    """Whether those who are driven out are fighters; "they" are where the same sentence tells that a place was taken."""
    if PRONOUN.fullmatch(context.words(who)) and any(i != at and drafts[i].type == "territory_taken" for i in mine):
        return True
    return is_armed(context, who, ARMED)


def is_armed(context: Context, who: int, kinds: frozenset[ActorKind]) -> bool:
    words, actor = context.words(who), context.actors.get(who)
    return NO_MEN.search(words) is None and (MEN.search(words) is not None or (actor is not None and actor.kind in kinds))


def passed(context: Context, draft: Draft, n: int) -> Draft:
    """ "Oldtown went to the rebels" gives it to the rebels, "was handed to them" lets them have it from somebody."""
    text, mentions, here = context.folded, context.found.mentions, context.sentences[n]
    ground = next((i for i in context.in_sentence.get(n, ()) if mentions[i].kind is MentionKind.PLACE and 0 < draft.trigger.start - mentions[i].end <= AUXILIARIES), None)
    if ground is None or any(p.precision is PlacePrecision.COUNTRY for p in context.places.get(ground, ())):
        return draft  # "Sudan went to the army for help"
    for verb, kind, role in ((PASSED, "territory_taken", "actor"), (GIVEN, "territory_ceded", "rec")):
        told = verb.match(text, mentions[ground].end)
        if told is None or not draft.trigger.overlaps(Span(told.start("verb"), told.end("verb"))):
            continue
        to = next((i for i in participants(context, n) if mentions[i].start <= told.end() < mentions[i].end), None)
        if to is None or not is_armed(context, to, ARMED):
            continue
        giver = agent(context, n, told.end())
        kept = [s for s in draft.slots if s.mention not in (ground, to) and (s.role not in SIDES or s.mention == giver or not here.holds(mentions[s.mention].span))]
        return sure(replace(draft, type=kind, slots=(*kept, Slot(role, to, SURE), Slot("at", ground, SURE))))
    return draft
