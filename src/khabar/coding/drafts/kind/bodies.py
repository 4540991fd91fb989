"""Bodies that are found: who was killed is told, by whom and in what attack is not. "Four bodies with bullet wounds were discovered in Oldtown."

The finder sees somebody released, rescued or a store dug up. It is a killing of its own where no attack has been told before in its paragraph and
nothing speaks of a disaster; of what else was told it is no event, and above all no find of weapons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, MentionKind, Slot
from khabar.coding.drafts.kind.crowds import by_whom_it_struck
from khabar.coding.drafts.toll.counted import among
from khabar.coding.drafts.toll.harm_words import ACCIDENT
from khabar.coding.families import VIOLENT
from khabar.coding.text.fold import holds_any
from khabar.model import Span

_BODY = r"(?P<body>bod(?:y|ies)|corpses?|(?:human|skeletal|mortal) remains)"
BODIES = ("body", "bodies", "corpse", "remains")  # one of them in all that _BODY fits
_FOUND = r"(?P<found>found|discovered|recovered|retrieved|dumped|exhumed|unearthed|lying|left|spotted|washed up|strewn|hanging|hung)"
_ASIDE = r"(?:(?!\b(?:who|which|after|before|when|while|that|and)\b)[^.;:])"
FOUND_THERE = re.compile(rf"\b{_BODY}\b{_ASIDE}{{0,80}}?\s(?:(?:was|were|had been|have been|has been|being)\s+)(?:also\s+|later\s+|\w+ly\s+)?{_FOUND}\b(?! (?:dead|guilty|liable|wanting|to\b|not|that|responsible)\b)", re.I)
THEY_FOUND = re.compile(rf"\b(?P<found>found|finds?|discover(?:ed|s)|recover(?:ed|s)|retriev(?:ed|es)|dumped|exhumed|unearthed|came across)\s(?:(?:an?|the|at least|more than|about|some|another|many|several|dozens of|headless|[a-z]+|\d+)\s){{0,4}}?(?:[\w-]+\s){{0,2}}?{_BODY}\b", re.I)
SLAIN = re.compile(  # what a body shows of how it came to die
    r"\b(?:bullets?|gunshots?|shot|stab(?:bed|s)?|headless|behead\w*|decapitat\w*|mutilat\w*|dismember\w*|tortur\w*|throats?|slit|bound|(?:hands|legs|eyes|feet) (?:were )?(?:tied|bound|covered)|tied (?:hands|up)|blindfold\w*|execut\w*|riddled|strangled|mass graves?|machete\w*|hacked|slain|murdered|bore (?:marks|signs)|(?:marks|signs|traces) of (?:torture|violence|beating)|charred)\b", re.I
)
PUT_TO_DEATH = re.compile(r"\b(?:behead\w*|headless|decapitat\w*|(?:hands|eyes) (?:were )?(?:tied|bound|covered)|tied (?:hands|up)|bound|blindfold\w*|execut\w*)\b", re.I)
DISASTER = re.compile(r"\b(?:sea|shore|beach|coast|rivers?|lake|canal|water|flood\w*|quake|earthquake|debris|rubble|wreck\w*|crash\w*|capsiz\w*|sank|sunk|drown\w*|shipwreck|boats?|collaps\w*|avalanche|landslide|mudslide|mud|snow|desert|thirst|fire|blaze|burnt-out|suicide note|ebola|cholera|exposure|migrants?|mountaineers?|climbers?|divers?|plane|miners|archaeolog\w*|century|years? (?:ago|later|after)|remains of|identified)\b", re.I)
FINDING = re.compile(r"(?:(?:was|were|been|had|has|have|also|later)\s+)*(?:found|finds?|discover(?:ed|s)|recover(?:ed|s)|retriev(?:ed|es)|dumped|exhumed|unearthed|came across|lying|left|spotted|washed up|strewn|hanging|hung|tied|(?:their )?hands tied|bound)", re.I)
A_BODY = re.compile(r"(?:(?:an?|the|his|her|their|other|more|many)\s+)*(?:[\w-]+\s+)*?(?:headless|bod(?:y|ies)|corpses?|remains)(?: of (?:\w+|\d+))?", re.I)
BEFORE_BODIES = re.compile(r"\s+(?:[\w-]+\s+){0,2}")
OF_THESE = re.compile(r"\s+of\s+(?:(?:at least|more than|about|some|the|these|another)\s+)*(?:[\w-]+\s+){0,1}?")
SIGNS_OF = re.compile(r"\b(?:signs?|marks?|traces|evidence) of (?:severe |brutal )?$", re.I)
SCORE = 0.9  # of a draft that grammar gives
SURE = 0.75  # of its slots
NO_EVENT = "other"  # which a draft without slots is no claim of
KEPT = frozenset(["rescue"])
THERE = re.compile(r"\b(?:in|at|near|outside|on|from|of|inside|around)\s+(?:the\s+|an?\s+)?$", re.I)


def with_bodies(context: Context) -> Context:
    """The context in which bodies that are found tell of a killing, or of nothing."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    made: list[tuple[Draft, None]] = []
    for n, here in enumerate(context.sentences):
        if not holds_any(context.folded, here, BODIES):
            continue
        told = FOUND_THERE.search(context.folded, here.start, here.end) or THEY_FOUND.search(context.folded, here.start, here.end)
        if told is None:
            continue
        own = [i for i, d in enumerate(drafts) if here.start <= d.trigger.start < here.end]
        finding = [i for i in own if FINDING.fullmatch(context.folded, drafts[i].trigger.start, drafts[i].trigger.end)]
        violent = [i for i in own if i not in finding and drafts[i].type in VIOLENT]
        for i in violent:
            drafts[i] = without_bodies(context, drafts[i])
        slain = SLAIN.search(context.folded, here.start, here.end) is not None
        if violent or not of_itself(context, drafts, n, slain=slain):
            told_else = finding
        else:
            told_else = finding[1:]
            if finding:
                drafts[finding[0]] = killing(context, drafts[finding[0]], here, told)
            elif slain:
                made.append((killing(context, of_grammar(context, here, told), here, told), None))
        for i in own if made or finding else ():
            if (i in told_else and drafts[i].type not in KEPT | VIOLENT) or SIGNS_OF.search(context.folded, here.start, drafts[i].trigger.start):
                drafts[i] = replace(drafts[i], type=NO_EVENT, slots=())
    return context.with_drafts(among(drafts, made, None))


def of_itself(context: Context, drafts: Sequence[Draft], n: int, *, slain: bool) -> bool:
    """Whether bodies found in a sentence are those of no attack or disaster told before: none in the paragraph, and none at all where they show no wounds."""
    here = context.sentences[n]
    start = max(context.folded.rfind("\n\n", 0, here.start), 0)
    if (not slain and DISASTER.search(context.folded, start, here.end)) or ACCIDENT.search(context.folded, start, here.end):
        return False
    attacks = [d.trigger.start for d in drafts if d.type in VIOLENT and d.status == "asserted" and d.trigger.start < here.start]
    return not attacks or (slain and max(attacks) < start)


def of_grammar(context: Context, sentence: Span, told: re.Match[str]) -> Draft:
    """A draft of what the finder saw nothing in, with the places and times of its sentence."""
    mentions = [(i, context.found.mentions[i]) for i in context.in_sentence.get(context.sentence_index(sentence.start), ())]
    places = [Slot("at", i, SURE) for i, m in mentions if m.kind is MentionKind.PLACE and THERE.search(context.folded, sentence.start, m.start)]
    times = [Slot("when", i, SURE) for i, m in mentions if m.kind is MentionKind.TIME]
    return Draft(Span(*told.span("found")), "attack_on_civilians", SCORE, (*places, *times), scores=(("family", SCORE), ("type", SCORE)))


def killing(context: Context, draft: Draft, sentence: Span, told: re.Match[str]) -> Draft:
    """The draft of bodies found as one of a killing: of those whose bodies they are, by nobody that is told."""
    body = Span(*told.span("body"))
    kept = tuple(s for s in draft.slots if s.role in ("at", "when", "by"))
    mentions = [(i, context.found.mentions[i]) for i in context.in_sentence.get(context.sentence_index(sentence.start), ())]
    counts = {m.span for _, m in mentions if m.kind is MentionKind.NUMBER}
    figures = [i for i, m in mentions if m.kind is MentionKind.NUMBER and (BEFORE_BODIES.fullmatch(context.folded, m.end, body.start) or OF_THESE.fullmatch(context.folded, body.end, m.start))]
    whose = [i for i, m in mentions if m.kind in PARTICIPANTS and m.span not in counts and i in context.actors and OF_THESE.fullmatch(context.folded, body.end, m.start) and not A_BODY.fullmatch(context.words(i))]
    slots = (*kept, *(Slot("killed", i, SURE) for i in figures[:1]), *(Slot("rec", i, SURE) for i in whose[:1]))
    out = replace(draft, trigger=Span(*told.span("found")), type="attack_on_civilians", slots=slots, status="asserted", target=None, outcome=None, score=max(draft.score, SCORE), scores=(("family", SCORE), ("type", SCORE)), same_as=None)
    put_to_death = PUT_TO_DEATH.search(context.folded, sentence.start, sentence.end)
    return replace(out, type="execution" if put_to_death else by_whom_it_struck(context, out) if whose else out.type)


def without_bodies(context: Context, draft: Draft) -> Draft:
    """ "The beheaded body of a soldier": the soldier suffered it, and no body beside him."""
    others = [s for s in draft.slots if s.role == "rec" and not A_BODY.fullmatch(context.words(s.mention))]
    return replace(draft, slots=tuple(s for s in draft.slots if s.role != "rec" or s in others)) if others else draft
