"""Who says that it did not happen: "the army dismissed claims that", "..., a claim that the Taliban denied", "the junta denied it".

What stands inside a denial is told as denied by whom the sentence names. A denial that follows a telling, in the same sentence or at the
head of the next, is a telling of its own by another speaker, so that both voices stand side by side. Who only denies a part in it: ``denials``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.families import BEARING_ARMS, VIOLENT
from khabar.coding.text.fold import holds_any
from khabar.model import ActorKind, EventType, Span

GIVEN = 0.9
LOST = 0.4  # of who only rejects that a place was taken
SCORE = 0.9  # of a telling that grammar alone gives
OF_ITSELF = (("family", SCORE), ("type", SCORE))
SURE = 0.6  # of a telling that can be answered
EVENTS = frozenset(EventType)
# of which a bare "denied it" may speak
TOLD = VIOLENT | {"territory_taken", "territory_ceded", "withdrawal", "surrender", "capture", "abduction", "detention", "siege", "destruction", "border_crossing", "deployment", "crowd_force", "looting", "weapons_disrupted"}
ASIDE = r"(?:,[^.;\"]{1,80},)?(?:\s+(?:has|have|had|also|later|again|then|strongly|flatly|categorically|repeatedly|immediately|quickly|promptly|on \w+day|however|in turn|meanwhile|both))*"
_DENY = r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es?|ed)|rebut(?:s|ted)?|disput(?:es?|ed)|contradict(?:s|ed)?)"
_WORD = r"(?:(?:media|press|news|such|any|all|some|the|these|those|that|this|an?|its|their|earlier|rebel|government|local|\w+'s)\s+){0,3}(?:reports?|claims?|allegations?|accusations?|suggestions?|rumou?rs?|charges?|assertions?|accounts?|stories|news)"
OF_REPORTS = re.compile(rf"{ASIDE}\s+{_DENY}\s+(?:as\s+[\w ]{{1,30}}?\s+)?{_WORD}(?:\s+(?:by|from|in|on)\s+[^,.;]{{1,50}}?)?\s+(?:that|of(?!\s+(?:the|his|her|their|its|local|some|\d)\b))\s+", re.I)
DENIED_THAT = re.compile(rf"{ASIDE}\s+den(?:y|ies|ied)\s+that\s+", re.I)
CALLED = re.compile(rf"{ASIDE}\s+(?:called|calls|described|describes|branded|denounced|labelled)\s+{_WORD}\s+(?:that|of)\s+(?P<content>[^.;\"]{{8,160}}?)\s+(?:as\s+)?(?:\"?(?:an?\s+)?(?:\w+\s+)?(?:false|untrue|baseless|unfounded|fabricat\w+|fake|incorrect|groundless|lies?|propaganda|nonsense|rumou?rs?))\b", re.I)
NO_TRUTH = re.compile(rf"\b(?:there\s+(?:is|was|were)\s+no\s+(?:truth|substance|basis)\s+(?:in|to|for)\s+{_WORD}\s+(?:that|of)|it\s+(?:is|was)\s+(?:\w+ly\s+)?(?:not true|untrue|false),?(?:[^.;\"]{{0,50}},)?\s+that)\s+(?P<content>[^.;\"]{{8,160}})", re.I)
FALSE = re.compile(rf"\b{_WORD}\s+(?:that|of)\s+(?P<content>[^.;\"]{{8,160}}?)\s+(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:false|untrue|baseless|unfounded|fabricat\w+|fake|incorrect|groundless|not true)\b", re.I)
_UNTRUE = r"(?:\w+ly\s+)?(?:false|untrue|not true|baseless|unfounded|fabricat\w+|fake|incorrect|groundless|an?\s+(?:lie|fabrication|hoax))"
_TELLS = r"(?:claim(?:s|ed|ing)?|alleg(?:es|ed|ing)|report(?:s|ed|ing)?|stat(?:es|ed|ing)|assert(?:s|ed|ing)|say(?:s|ing)|suggest(?:s|ed|ing)|rumou?rs?|news)\s+that\s+"
SPREAD = re.compile(rf"\b(?:posts?|videos?|messages?|reports?|claims?|rumou?rs?|stor(?:y|ies)|pages|accounts|channels|images|pictures|media|recordings?|news)\b[^.;\"]{{0,90}}?\b{_TELLS}(?P<content>[^.;\"]{{8,160}})", re.I)
THEY_ARE_FALSE = re.compile(rf"\W*(?:the|this|these|those|such|all (?:of )?(?:these|this)|that)\s+(?:\w+\s+)?(?:claims?|reports?|allegations?|rumou?rs?|posts?|stor(?:y|ies)|news|statements?|videos?|information)\s+(?:is|are|was|were)\s+{_UNTRUE}\b", re.I)
# Parts of words of which every sentence that tells of a denial holds one: sought sooner.
OF_DENIALS = (
    "deny", "denie", "reject", "dismiss", "refut", "rebut", "disput", "contradict", "false", "true", "baseless", "unfounded", "fabricat", "fake", "incorrect",
    "groundless", "lie", "hoax", "propaganda", "nonsense", "rumo", "truth", "substance", "basis",
)  # fmt: skip
ENDS = re.compile(r"\s+and\s+\w+ed\s+(?:to|that|it|he|she|they|the)\b|;|,\s+(?:but|and\s+(?:said|says|insisted|added|told|accused)|while|although|though|saying|adding|insisting|claiming|calling|which|who)\b|\s(?:who|which|whose)\s|\"")
_NOUN = r"(?:claim|charge|allegation|accusation|report|account|assertion|version|statement)s?"
A_CLAIM = re.compile(rf",\s+(?:an?|the|which is an?)\s+(?:\w+\s+)?{_NOUN}\s+(?:(?:that|which)\s+)?(?:(?:was|were|has been|had been)\s+)?(?:\w+ly\s+|later\s+)?(?P<deny>{_DENY})\s+by\s+(?:the\s+)?$", re.I)
THAT_ONE = re.compile(rf"(?:,\s+(?:an?|the)\s+(?:\w+\s+)?{_NOUN}(?:\s+(?:that|which))?|,\s+(?:which|something(?:\s+that)?|though|although|but)|;)\s+(?:the\s+)?$", re.I)
_OF_CLAIMS = rf"(?:the|that|this|any|all|these|those|such)\s+(?:\w+\s+){{0,2}}?{_NOUN}|any\s+such\s+\w+"
_WHERE = r"(?:\s+(?:on|as|through|via)\s+[^.;\"]{1,40})?"
# An offer too is rejected: of a bare "it" only what is denied or disputed did not happen.
DENIES_IT = re.compile(
    rf"{ASIDE}\s+(?:(?P<deny>den(?:y|ies|ied)|disput(?:es?|ed))(?:\s+(?:it|this|that|so|doing\s+so|having\s+done\s+so))?|(?P<reject>{_DENY})\s+(?:{_OF_CLAIMS})){_WHERE}\s*(?=[.,;]|$|\s+and\s+said)", re.I
)
REJECTS = re.compile(rf"{ASIDE}\s+(?P<reject>{_DENY})\s*(?=[.,;]|$)", re.I)  # "a claim that the governor rejects"
CLAIMED = re.compile(_NOUN, re.I)
OBJECT = re.compile(rf"{_DENY}\s+\w", re.I)
DENYING = re.compile(_DENY, re.I)
OPENING = re.compile(r"\W*(?:(?:but|the|however,?|meanwhile,?|both|officials in)\s+)*", re.I)


def with_contradictions(context: Context) -> Context:
    """The context in which denials are tellings of those who deny."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    inside: set[int] = set()
    for content, speaker, claimant in reported(context):
        for n, d in enumerate(drafts):
            if d.type in EVENTS and d.status in ("asserted", "unconfirmed", "denied") and content.start <= d.trigger.start and d.trigger.end <= content.end:
                drafts[n] = denied_by(theirs(context, d, speaker, claimant), speaker)
                inside.add(n)
    new: list[Draft] = []
    for words, verb, speaker, sentence, until in answers(context):
        target = answered(drafts, context, sentence, until, inside)
        if target is None or any(d.trigger.overlaps(words) for d in new):
            continue
        told = drafts[target]
        drafts[target] = lost_by(context, replace(told, slots=tuple(s for s in told.slots if not (s.role in ("by", "by2") and same(context, s.mention, speaker)))), speaker)
        seen = next((n for n, d in enumerate(drafts) if d.type in EVENTS and d.type != "rejection" and d.trigger.overlaps(words)), None)
        if seen is not None:  # the finder took "the claim" for a telling
            kept = tuple(s for s in drafts[seen].slots if not same(context, s.mention, speaker))
            answer = replace(drafts[seen], trigger=verb, type=told.type, score=SCORE, scores=OF_ITSELF, same_as=target if target < seen else None, slots=kept)
            drafts[seen] = denied_by(answer, speaker)
            continue
        new.append(Draft(verb, told.type, SCORE, (Slot("by", speaker, GIVEN),), "denied", stance="denies", background=told.background, same_as=target, scores=OF_ITSELF))
    now = (*drafts, *new)
    return context.with_drafts(now)


def is_answer(context: Context, draft: Draft) -> bool:
    """Whether a draft is no more than a denial of what another one tells."""
    return draft.status == "denied" and DENYING.fullmatch(context.folded, draft.trigger.start, draft.trigger.end) is not None


def theirs(context: Context, draft: Draft, speaker: int | None, claimant: int | None) -> Draft:
    """ "The ministry rejected the rebels' claim that they had taken the town": they are the rebels."""
    if claimant is None or speaker is None or context.actors[claimant].kind not in BEARING_ARMS | {ActorKind.STATE, ActorKind.GOVERNMENT}:
        return draft
    kept = tuple(s for s in draft.slots if not (s.role == "actor" and same(context, s.mention, speaker)))
    lost = len(kept) < len(draft.slots) and not any(s.role == "actor" for s in kept)
    return replace(draft, slots=(*kept, Slot("actor", claimant, GIVEN))) if lost else draft


def lost_by(context: Context, draft: Draft, speaker: int) -> Draft:
    """A capture that somebody in arms rejects is told to be from them, if from nobody else; a staff or a unit speaks for its army."""
    who = context.actors[speaker]
    told = any(s.role == "rec" or same(context, s.mention, speaker) for s in draft.slots)
    if draft.type != "territory_taken" or told or who.kind not in BEARING_ARMS or ":" in who.id or context.registry.parents(who.id, None):
        return draft
    return replace(draft, slots=(*draft.slots, Slot("rec", speaker, LOST)))


def denied_by(draft: Draft, speaker: int | None) -> Draft:
    if speaker is None:
        return replace(draft, status="denied")
    kept = tuple(s for s in draft.slots if s.role not in ("by", "by2"))
    return replace(draft, status="denied", stance="denies", slots=(*kept, Slot("by", speaker, GIVEN)))


def same(context: Context, one: int, other: int) -> bool:
    a, b = context.actors.get(one), context.actors.get(other)
    return one == other or (a is not None and b is not None and a.id == b.id)


def reported(context: Context) -> Iterator[tuple[Span, int | None, int | None]]:
    """What is told inside a denial, who denies it, and whose claim it is called."""
    text = context.folded
    for n, here in enumerate(context.sentences):
        if not holds_any(text, here, OF_DENIALS):
            continue
        for i, span in context.widest(n):
            for pattern in (OF_REPORTS, DENIED_THAT):
                if found := pattern.match(text, span.end, here.end):
                    end = ENDS.search(text, found.end(), here.end)
                    whose = next((j for j, m in context.widest(n) if span.end < m.start and m.end <= found.end() and j != i), None)
                    yield Span(found.end(), end.start() if end else here.end), i, whose
                    break
            else:
                if found := CALLED.match(text, span.end, here.end):
                    yield Span(*found.span("content")), i, None
        if n and THEY_ARE_FALSE.match(text, here.start, here.end):
            before = context.sentences[n - 1]
            yield from ((Span(*found.span("content")), None, None) for found in SPREAD.finditer(text, before.start, before.end))
        for pattern in (NO_TRUTH, FALSE):
            for found in pattern.finditer(text, here.start, here.end):
                yield Span(*found.span("content")), None, None


def answers(context: Context) -> Iterator[tuple[Span, Span, int, int, int]]:
    """Denials of what was told before them: the words, their verb, who denies, the sentence of the telling, and up to where in it."""
    text = context.folded
    for n, here in enumerate(context.sentences):
        for i, span in context.widest(n):
            lead = text[here.start : span.start]
            if (by := A_CLAIM.search(lead)) is not None:
                verb = Span(here.start + by.start("deny"), here.start + by.end("deny"))
                yield verb, verb, i, n, here.start + by.start()
                continue
            clause = THAT_ONE.search(lead)
            found = DENIES_IT.match(text, span.end, here.end) or (REJECTS.match(text, span.end, here.end) if clause and CLAIMED.search(clause[0]) else None)
            if found is None:
                continue
            how = "deny" if found.groupdict().get("deny") else "reject"
            verb, words = Span(*found.span(how)), Span(found.start(how), found.end())
            if clause is not None:
                yield words, verb, i, n, here.start + clause.start()
            elif n and OPENING.fullmatch(lead) and OBJECT.match(text, verb.start) and "\n\n" not in text[context.sentences[n - 1].end : here.start].strip(" "):
                yield words, verb, i, n - 1, context.sentences[n - 1].end


def answered(drafts: list[Draft], context: Context, sentence: int, until: int, denied: set[int]) -> int | None:
    """The telling that a denial answers: the first of a deed in its sentence, before it."""
    here = context.sentences[sentence]
    for n, d in enumerate(drafts):
        if d.type in TOLD and d.status in ("asserted", "unconfirmed") and d.score >= SURE and not d.aggregate and n not in denied and here.start <= d.trigger.start and d.trigger.end <= until:
            return n
    return None
