"""Who went over and with how many: "defected with forty men", "who joined our ranks with his 35 soldiers", "only five had followed him".

Those whom he left tell of the same in other words: "he ran away with nine", "six thieves left with him". That is a telling of it by them, with a figure
of their own, and no flight, withdrawal or theft.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, MentionKind, Slot
from khabar.model import Span

SCORE = 0.9
NEAR = 3  # sentences behind a defection in which it is told again
ROLE = "surrendered"
OF_ITSELF = (("family", SCORE), ("type", SCORE))
COUNTED = frozenset(["killed", "injured", "captured", "surrendered", "displaced", "fled", "troops", "arrested", "missing"])
_HAD = r"(?:(?:had|has|have|was|were|also|simply|only|just|never|in fact)\s+)*"
_ABOUT = r"(?:(?:his|her|its|their|him|them|some|about|around|roughly|only|just|barely|at least|more than|over|nearly|almost|up to|no more than|another|a mere|all of|all)\s+)*"
WITH = re.compile(rf"\b(?:with|taking|took|takes|bring(?:s|ing)|brought|leading|accompanied by|followed by|along with|and his|and her)\s+{_ABOUT}\"?$", re.I)
MEN = re.compile(r"\s+(?:(?:of|other|others|armed|brave|fellow|his|her|own|loyal|heavily|well-armed|young)\s+)*(?:men|fighters|soldiers|troops|policemen|officers|guards|bodyguards|militiamen|followers|comrades|gunmen|recruits|people|deserters|criminals|thieves|others|companions|supporters|militants|rebels)\b|\"?(?=\s*(?:[.,;\"]|and was|and were|and had|and is|$))", re.I)
WHO_DID = re.compile(rf"(?:{MEN.pattern})?\s+{_HAD}", re.I)
FOLLOWED = re.compile(rf"(?:\s+[\w-]+){{0,3}}?\s+{_HAD}(?P<verb>(?:followed|left with|ran away with|run away with|ran off with|gone with|went with|fled with|deserted with|joined|accompanied))\s+(?:him|her|them)\b", re.I)
AWAY = re.compile(rf"\b(?:he|she|they|(?:the|this|that)\s+(?:commander|colonel|general|major|captain|officer|man))\s+{_HAD}(?P<verb>left|fled|r[au]n (?:away|off)|absconded|deserted|gone|went|defected|walked (?:out|away)|escaped|slipped away|disappeared|crossed over|made off)\b|\b(?:who|but|and)\s+{_HAD}(?P<verb2>r[au]n (?:away|off)|deserted|fled|left|absconded)\s+(?=with\b)", re.I)
JOINED = re.compile(r"\b(?:joined|joins|joining)\s+(?:our|its|their|the)\s+(?:ranks|side|cause|struggle|resistance|revolution)\b", re.I)
TAKEN_FOR = frozenset(["defection", "withdrawal", "displacement", "looting", "abduction", "border_crossing", "deployment", "other", "resignation", "ground_attack", "REL.merges_with", "REL.part_of"])


def with_followers(context: Context) -> Context:
    """The context in which defections have the figures of those who went, by whoever gives them."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    with_joined(context, drafts)
    for k, d in enumerate(list(drafts)):
        if d.type == "defection":
            n = context.sentence_index(d.trigger.start)
            drafts[k] = counted(context, drafts[k], figure(context, n, Span(d.trigger.end, context.sentences[n].end)) or deserters(context, d))
    for k, d in enumerate(list(drafts)):
        if d.type == "defection" and d.status == "asserted" and named(context, d) is not None:
            told_again(context, drafts, k)
    return context.with_drafts(drafts)


def with_joined(context: Context, drafts: list[Draft]) -> None:
    """ "The Front welcomes Commander Amin and his 35 soldiers, who joined its ranks": he went over to it."""
    for n, here in enumerate(context.sentences):
        found = JOINED.search(context.folded, here.start, here.end)
        who = [i for i, m in context.people(n) if found and m.kind == MentionKind.PERSON and m.end <= found.start() and len(context.words(i)) > len("his")]
        if found is None or not who:
            continue
        words = Span(*found.span())
        seen = next((k for k, d in enumerate(drafts) if d.trigger.overlaps(words) and (d.type in TAKEN_FOR or d.type.startswith("REL."))), None)
        when = tuple(s for s in drafts[seen].slots if s.role == "when") if seen is not None else ()
        draft = Draft(words if seen is None else drafts[seen].trigger, "defection", SCORE, (Slot("actor", who[-1], SCORE), *when), scores=OF_ITSELF)
        draft = counted(context, draft, figure(context, n, Span(here.start, here.end)))
        if seen is None:
            drafts.append(draft)
        else:
            drafts[seen] = draft


def figure(context: Context, sentence: int, within: Span) -> int | None:
    """The number of those whom somebody took along."""
    text = context.folded
    for i in context.in_sentence.get(sentence, ()):
        m = context.found.mentions[i]
        if i in context.amounts and within.start <= m.start and m.end <= within.end and WITH.search(text, max(within.start - 20, m.start - 60), m.start) and MEN.match(text, m.end):
            return i
    return None


def deserters(context: Context, draft: Draft) -> int | None:
    """The number of those who are the subject: "20 soldiers had deserted"."""
    here = context.in_sentence.get(context.sentence_index(draft.trigger.start), ())
    return next((i for i in here if i in context.amounts and context.found.mentions[i].end < draft.trigger.start and WHO_DID.fullmatch(context.folded, context.found.mentions[i].end, draft.trigger.start)), None)


def counted(context: Context, draft: Draft, number: int | None) -> Draft:
    if number is None:
        return draft
    span = context.found.mentions[number].span
    kept = tuple(s for s in draft.slots if not (s.role in COUNTED and context.found.mentions[s.mention].span.overlaps(span)))
    return replace(draft, slots=(*kept, Slot(ROLE, number, SCORE)))


def named(context: Context, draft: Draft) -> int | None:
    """The person who went over."""
    people = [s for s in draft.slots if s.role == "actor" and s.mention in context.actors and context.found.mentions[s.mention].kind == MentionKind.PERSON]
    return max(people, key=lambda s: s.score).mention if people else None


def told_again(context: Context, drafts: list[Draft], first: int) -> None:
    """Later sentences in which somebody else says how he went, and with how many."""
    text, told = context.folded, drafts[first]
    start = context.sentence_index(told.trigger.start)
    for n in range(start + 1, min(start + NEAR + 1, len(context.sentences))):
        here = context.sentences[n]
        if context.apart(told.trigger.start, here.start):
            return
        away = AWAY.search(text, here.start, here.end)
        followed = [(i, f) for i in context.in_sentence.get(n, ()) if i in context.amounts and (f := FOLLOWED.match(text, context.found.mentions[i].end, here.end))]
        if followed:
            number: int | None = followed[0][0]
            verb = Span(*followed[0][1].span("verb"))
        elif away:
            verb = Span(*away.span("verb" if away["verb"] else "verb2"))
            number = figure(context, n, Span(verb.end, here.end))
        else:
            continue
        seen = next((k for k, d in enumerate(drafts) if d.trigger.overlaps(verb) and d.type in TAKEN_FOR), None)
        if number is None and (seen is None or drafts[seen].type != "defection"):
            continue
        who = named(context, told)
        slots = [s for s in drafts[seen].slots if s.role in ("by", "by2")] if seen is not None else []
        again = counted(context, Draft(verb, "defection", SCORE, (*slots, *((Slot("actor", who, SCORE),) if who is not None else ())), scores=OF_ITSELF), number)
        if seen is None:
            drafts.append(replace(again, same_as=first))
        elif seen > first:
            drafts[seen] = replace(again, same_as=first)
