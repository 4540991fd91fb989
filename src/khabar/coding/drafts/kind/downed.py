"""Aircraft that came down: shot down, as the one side says, or by a fault, as the other does.

"A helicopter came down near Oldtown. The rebels say that they shot it down. It made a hard landing after engine trouble, the army said." All of it tells
one happening. Who only tells that it came down names nobody who did it, and who tells of a fault says that nobody did: their tellings have no doer, and
say so by their outcome. Where nobody speaks of an attack it is an accident, and no claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.families import COUNTS, VIOLENT
from khabar.model import Span

CRASHED, ACCIDENT = "crashed", "accident"
SCORE = 0.9
OF_ITSELF = (("family", SCORE), ("type", SCORE))
DOING = ("actor", "resp", "acc")
NEAR = 3  # sentences between two that tell of one aircraft
DEEDS = VIOLENT | {"weapons_disrupted", "destruction"}
TAKEN_FOR = DEEDS | {"base", "deployment", "withdrawal", "other", "visit", "surrender"}  # for which "an emergency landing" is taken
AIRCRAFT = re.compile(r"\b(?:(?:heli)?copter|chopper|gunship|(?:war)?plane|aircraft|jet|drone|uav|quadcopter|bomber|airliner|(?:mi|su|mig|mq|rq|il|an|ka|tu|f|ch|l|k)-?\d+\w*|sukhoi|bayraktar|black ?hawk)\b", re.I)
CRAFT = ("copter", "chopper", "gunship", "plane", "aircraft", "jet", "drone", "uav", "bomber", "airliner", "sukhoi", "bayraktar", "hawk")
MODEL = re.compile(r"[iugqlnafhk]-?\d")  # one of these, casefolded, is in every text that AIRCRAFT fits
CALLED = re.compile(r"\b(?:the|this|that)\s+(?:machine|craft|aircraft|wreck\w*|crew|pilots?)\b|\bit\b|\bboard\b", re.I)  # of one that has been named
SHOT = re.compile(r"\b(?:sho[ot]t?(?:ing|s)?|br(?:ought|ings?|inging)|t(?:ook|aken|aking))\b(?:(?!\b(?:said|says|and|but)\b)[^.;:]){0,60}?\bdown\b|\bdown(?:ed|ing)\b|\b(?:hit|struck|damaged) by (?:[\w-]+ ){0,3}(?:fire|missiles?|rockets?|bullets|gunfire|rounds)\b|\bfired (?:on|at|upon)\b", re.I)
DOWN = re.compile(r"\bdown(?:ed|ing)?\b", re.I)
UNMANNED = re.compile(r"\b(?:drones?|uavs?|quadcopters?|unmanned|[mr]q-?\d+)\b", re.I)
FROM_THE_AIR = frozenset(["air_strike", "drone_strike", "shelling", "destruction"])  # for which the fall of an aircraft is taken
FELL = re.compile(r"\b(?:c[ao]m(?:e|es|ing) down|w[e]nt down|go(?:es|ing)? down|crash(?:ed|es|ing)?(?:[- ]land(?:ed|ing))?|(?:an? |its |the )?(?:emergency|hard|forced|crash|precautionary|rough|belly)[- ]landing|fell (?:from the sky|out of the sky|to (?:the ground|earth))|crash)\b", re.I)
FAULT = re.compile(r"\b(?:(?:technical|mechanical|engine|electrical|hydraulic|mechanic|rotor|navigation|motor)\s+(?:faults?|failures?|troubles?|problems?|malfunctions?|breakdowns?|errors?|difficult(?:y|ies)|reasons?|defects?)|malfunction\w*|(?:pilot|human)(?:'s)? error|bad weather|poor visibility|thick fog|(?:lost|losing|loss of) (?:engine )?power|(?:an?|the|in an) accident|accidental(?:ly)?|bird strike|ran out of fuel|lack of fuel)\b", re.I)
BLAMED = re.compile(r"\s+(?:(?:has|have|had|also|later|\w+ly)\s+)*(?:blam(?:es|ed)|cit(?:es|ed)|suspect(?:s|ed)|sp(?:oke|eaks) of|attribut(?:es|ed)\s+(?:it|the \w+) to|put (?:it|the \w+) down to)\s+(?:an? |the )?(?:suspected |possible )?", re.I)
ITS_BLOW = re.compile(r"\b(?:helicopters?|gunships?|planes?|jets?|drones?|aircraft)\s+(?:(?:had|has|have|also)\s+)*(?:shot|hit|struck|fired|attacked|bombed|destroyed|killed)\b", re.I)  # what an aircraft does to others


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence tells of an aircraft: that it fell (by which words), that it was shot at, that a fault brought it down."""

    sentence: int
    fell: Span | None
    shot: Span | None
    fault: Span | None


def with_downed(context: Context) -> Context:
    """The context in which tellings of one aircraft that came down are tellings of one happening."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    for story in stories(context):
        if any(s.fell or s.fault for s in story) and any(s.shot for s in story):
            told_as_one(context, drafts, story)
    return context.with_drafts(drafts)


def stories(context: Context) -> list[list[Said]]:
    """Sentences near one another that tell of an aircraft which came down or was shot at."""
    out: list[list[Said]] = []
    whole = context.folded.casefold()
    if not (any(word in whole for word in CRAFT) or MODEL.search(whole)):
        return out
    named = -NEAR - 1
    for n, here in enumerate(context.sentences):
        text = context.folded[here.start : here.end]
        craft = AIRCRAFT.search(text) is not None
        if not craft and not (n - named <= NEAR and CALLED.search(text)):
            continue
        fell, shot, fault = (span_in(p, context.folded, here) for p in (FELL, SHOT, FAULT))
        if ITS_BLOW.search(text) and fell is None and fault is None:
            shot = None
        if craft and (fell or shot or fault):
            named = n
        if not (fell or shot or fault):
            continue
        if out and (n - out[-1][-1].sentence <= NEAR or context.title_holds(context.sentences[out[-1][-1].sentence].start)) and not context.apart(context.sentences[out[-1][-1].sentence].start, here.start):
            out[-1].append(Said(n, fell, shot, fault))
        else:
            out.append([Said(n, fell, shot, fault)])
    return out


def span_in(pattern: re.Pattern[str], text: str, here: Span) -> Span | None:
    found = pattern.search(text, here.start, here.end)
    return Span(*found.span()) if found else None


def told_as_one(context: Context, drafts: list[Draft], story: list[Said]) -> None:
    of = {s.sentence: s for s in story}
    shots = [
        k for k, d in enumerate(drafts)
        if d.type in DEEDS and d.status == "asserted" and (s := of.get(context.sentence_index(d.trigger.start))) is not None and s.shot is not None and d.trigger.overlaps(s.shot)
    ]  # fmt: skip
    if not shots:
        return
    for k in shots:
        if drafts[k].type in FROM_THE_AIR and DOWN.search(context.folded, drafts[k].trigger.start, (of[context.sentence_index(drafts[k].trigger.start)].shot or drafts[k].trigger).end):
            here = context.sentences[context.sentence_index(drafts[k].trigger.start)]
            drafts[k] = replace(drafts[k], type="weapons_disrupted" if UNMANNED.search(context.folded, here.start, here.end) else "ground_attack")
    kind = max(shots, key=lambda k: drafts[k].score)
    members, new = set(shots), []
    for s in story:
        words = s.fell or s.fault
        if words is None or (s.shot is not None and s.fault is None):
            continue
        outcome = ACCIDENT if s.fault else CRASHED
        told = [k for k, d in enumerate(drafts) if context.sentence_index(d.trigger.start) == s.sentence and d.status != "denied" and k not in shots and (d.type in DEEDS or (d.type in TAKEN_FOR and d.trigger.overlaps(words)))]
        for k in told:
            slots = tuple(slot for slot in drafts[k].slots if slot.role not in DOING and (slot.role not in COUNTS or context.sentence_index(context.found.mentions[slot.mention].start) == s.sentence))
            sure = {"score": SCORE, "scores": OF_ITSELF} if drafts[k].trigger.overlaps(words) else {}
            drafts[k] = replace(drafts[k], type=drafts[kind].type, slots=slots, outcome=outcome, **sure)  # type: ignore[arg-type]
            members.add(k)
        if not any(drafts[k].trigger.overlaps(words) for k in told) and (s.fell is not None or not told):
            new.append(Draft(words, drafts[kind].type, SCORE, blamed_by(context, s.sentence, words), background=drafts[kind].background, outcome=outcome, scores=OF_ITSELF))
    root = min(members)
    for k in members - {root}:
        drafts[k] = replace(drafts[k], same_as=root)
    drafts[root] = replace(drafts[root], same_as=None)
    drafts += [replace(d, same_as=root) for d in new]


def blamed_by(context: Context, sentence: int, fault: Span) -> tuple[Slot, ...]:
    """Who "blamed bad weather" tells it."""
    who = next((i for i, m in context.people(sentence) if m.end < fault.start and BLAMED.fullmatch(context.folded, m.end, fault.start)), None)
    return (Slot("by", who, SCORE),) if who is not None else ()
