"""Accidents: deaths, blasts and fires that nobody brought about. "A gas cylinder exploded in Oldtown, killing four", "lions killed two herders".

What is told of an accident is no claim unless its sentence speaks of an attack, or of somebody who did it and is no part of the accident: the helicopter
that crashes and the crocodile that bites are no doers.
"""

from __future__ import annotations

import re

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.kind.downed import ACCIDENT as ACCIDENT_SAID
from khabar.coding.drafts.kind.downed import CRASHED
from khabar.coding.drafts.toll.harm_words import ACCIDENT, HARMED_SINCE, KILLING, OF_ACCIDENTS
from khabar.coding.families import VIOLENT
from khabar.coding.text.fold import holds_any
from khabar.model import Span

MEANT = re.compile(rf"\b(?!kill)(?:{KILLING}|hack\w*|stab\w*|rap(?:ed|ing)|hang(?:ed|ing)|burn\w* alive)\b", re.I)  # done by somebody on purpose
ATTACKED = re.compile(r"\b(?:attack\w*|sho[ot]\w*|opened fire|under fire|gunfire|bomb\w*|missiles?|rockets?|drones?|shell\w*|artillery|gunm[ae]n|ambush\w*|mines?|landmines?|ieds?|blasts?|explo\w+|militants?|rebels?|insurgents?|strikes?|hijack\w*|ramm\w+|sabotag\w+|torpedo\w*|downed|clash\w*|fighting|war)\b", re.I)
ON_PURPOSE = re.compile(r"\b(?:arson\w*|set (?:\w+ ){0,4}?(?:ablaze|alight|afire|on fire|fire to)|(?:set|started|lit) (?:an?|the) (?:fire|blaze)|torch(?:ed|ing)|(?:petrol|fire)[- ]?bomb\w*|molotov\w*|deliberate\w*|air ?strikes?|air raids?|munitions? (?:hit|struck)|mobs?|rioters?|protesters?)\b", re.I)
THE_BLAST = re.compile(r"\b(?:the|this|that) (?:blast|explosion|mine)s?\b", re.I)  # of what has just been told
_LOST = r"(?:destroy\w*|damag\w+|burn\w*|gutted|razed|swept|engulf\w*|consum\w+|tore|broke out|ripped|broken out|fires?|blazes?|inferno|charred|levelled|flattened|ravag\w+|explo\w+|blasts?)"
LOST = re.compile(rf"(?:(?:an?|the|was|were|had|has|have|been|\w+ly)\s+)*(?:[\w-]+\s)?{_LOST}(?:\s(?:down|out|through))?", re.I)
OF_THINGS = frozenset(["destruction", "riot", "looting", "crowd_force", "other"])  # of which an accident is told with a verb of loss, or of drowning
MAY_FOLLOW = re.compile(r"fires?\b|blaze|inferno|conflagration|collaps|cave|explo|blast|blew|burst", re.I)  # what an attack may have brought about as well
DROWNED = re.compile(r"(?:(?:was|were|had|have|has|been)\s+)*drown(?:ed|ing|s)?", re.I)


def by_accident(context: Context, draft: Draft) -> str | None:
    """Why violence or a loss that nobody is said to have brought about is none: "ten people were feared dead after a boat sank"."""
    if not context.sentences or not of_a_kind(context, draft) or draft.outcome in (ACCIDENT_SAID, CRASHED):
        return None  # of an aircraft that others say they shot down
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    told = accidents(context, here)
    before = context.sentence_index(draft.trigger.start) - 1
    if told is None and before >= 0 and HARMED_SINCE.fullmatch(context.folded, draft.trigger.start, draft.trigger.end):
        told = None if ATTACKED.search(context.folded, here.start, here.end) else accidents(context, context.sentences[before])
    if not told or MEANT.search(context.folded, draft.trigger.start, draft.trigger.end):
        return None
    doers = [context.found.mentions[s.mention] for s in draft.slots if s.role == "actor" and s.mention in context.actors]
    return "tells of an accident" if all(any(m.span.overlaps(a) for a in told) for m in doers) else None


def of_a_kind(context: Context, draft: Draft) -> bool:
    """Whether a draft is of violence, or of a loss of things told as fire and water bring it."""
    at = (context.folded, draft.trigger.start, draft.trigger.end)
    return draft.type in VIOLENT or (draft.type in OF_THINGS and (LOST.fullmatch(*at) or DROWNED.fullmatch(*at)) is not None)


def accidents(context: Context, sentence: Span) -> list[Span] | None:
    """The words of a sentence that tell of accidents; None where there are none, or where the rest of it speaks of an attack."""
    if not holds_any(context.folded, sentence, OF_ACCIDENTS):
        return None
    told = [Span(*m.span()) for m in ACCIDENT.finditer(context.folded, sentence.start, sentence.end)]
    told = [a for a in told if not MAY_FOLLOW.search(context.folded, a.start, a.end) or not attacked_before(context, sentence)]
    if not told:
        return None
    rest = THE_BLAST.sub("", ACCIDENT.sub("", context.folded[sentence.start : sentence.end]))
    return told if not ATTACKED.search(rest) and not ON_PURPOSE.search(rest) else None


def attacked_before(context: Context, sentence: Span) -> bool:
    """Whether the headline or one of the two sentences before speaks of an attack: "Drones hit a depot. A fire broke out, killing two." """
    n = context.sentence_index(sentence.start)
    spans = [*context.sentences[max(0, n - 2) : n], *([context.title] if context.title else [])]
    texts = [context.folded[s.start : s.end] for s in spans if s.start != sentence.start]
    return any(ATTACKED.search(ACCIDENT.sub("", t)) or ON_PURPOSE.search(t) for t in texts)
