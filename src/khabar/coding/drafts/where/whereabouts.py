"""The place that a sentence tells, where the finder ties it to no deed: "In Argelia, the army deployed 420 soldiers", "a raid at Barire".

A sentence that tells one place tells where its deeds happened, if the place stands behind "in", "at" or "near", is no part of a name, and is not of
a relative clause. A sentence without any deed can tell the scene of the next: "On Monday it was the turn of Beled Hawo."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, MentionKind, Slot
from khabar.coding.places.passing import way
from khabar.model import Place, PlacePrecision, Span

TOWNS = frozenset({PlacePrecision.POINT, PlacePrecision.NEAR, PlacePrecision.ADMIN2})
FINE = TOWNS | {PlacePrecision.ADMIN1}
AT = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|within|over|throughout)\s+(?:the\s+|a\s+)?(?:(?:[\w'’-]+\s+){0,3}?(?:of|city|town|village|district|province|state|region|area|county|county of|department)\s+)?(?:of\s+)?$", re.I
)
TURN = re.compile(r"\b(?:turn|battle|fall|siege|capture|town|city|village|district|province) of\s+(?:the\s+)?$", re.I)
OPENING = re.compile(r"\W*(?:(?:and|but|meanwhile|elsewhere|also|earlier|later|on \w+day|on [\w ]{3,12}),?\s+)*(?:in|at|near|outside|around)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?", re.I)
RELATIVE = re.compile(r",?\s\b(?:who|which|where|whom|whose|that)\b[^,;]*$")
HOME = re.compile(r"\b(?:born|based|living|lives?|lived|resident|residents|native|headquartered|studying|exile|exiled|arrived|meeting|talks|conference|statement|hospitals?|told \w+|said|spoke|court|jailed|prison)\s+(?:\w+\s+)?(?:in|at)\s+(?:the\s+)?$", re.I)
OF_WHO_SPEAKS = re.compile(r"(?:,[^,.;]{1,60},)?\s+(?:\w+ly\s+|also\s+|later\s+)?(?:sa(?:y|ys|id)|told|tells?|reports?|reported|claim(?:s|ed)?|add(?:s|ed)|den(?:y|ies|ied)|confirm(?:s|ed)?|announce[sd]?)\b", re.I)  # "police in Bannu say"
TALKS_IN = re.compile(r"\s+(?:(?!and\b|but\b|who\b|which\b|after\b|before\b|on\b|about\b|over\b|to\b|of\b)[\w'’.-]+,?\s+){0,10}?(?:in|at)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:capital\s+(?:of\s+)?)?(?:town\s+of\s+|city\s+of\s+)?", re.I)
LIST = re.compile(r"\s*(?:,|,? and|&)\s+(?:the\s+)?", re.I)
ABOUT = 60  # characters before a place that say how it is told


def with_listed_places(context: Context) -> Context:
    """The context in which "Pul-e-Hesar, Deh Salah and Banu districts" are three places, though the finder took one of them for people."""
    drafts = tuple(d.with_slots(as_listed(context, d, s) for s in d.slots) for d in context.found.drafts)
    return context.with_drafts(drafts)


def as_listed(context: Context, draft: Draft, slot: Slot) -> Slot:
    """A participant whom no registry knows and whose name is a place, joined to a place of the deed by a comma or "and", as that place."""
    mentions, actor = context.found.mentions, context.actors.get(slot.mention)
    if slot.role not in ("actor", "rec", "other") or actor is None or not actor.id.startswith("g_"):
        return slot
    span = mentions[slot.mention].span
    place = next((i for i, m in enumerate(mentions) if m.kind is MentionKind.PLACE and m.span == span and context.places.get(i)), None)
    beside = (mentions[s.mention] for s in draft.slots if s.role in ("at", "from", "to"))
    joined = any(LIST.fullmatch(context.folded, min(m.end, span.end), max(m.start, span.start)) for m in beside if not m.span.overlaps(span))
    return Slot("at", place, slot.score) if place is not None and joined else slot


def only_place(context: Context, trigger: Span, *, towns: bool = False) -> int | None:
    """The mention of the one place that the sentence of a deed tells, or that of the words with which it begins; with ``towns`` no province."""
    if not context.sentences:
        return None
    n = context.sentence_index(trigger.start)
    told = [i for i in scenes_of(context, n, trigger) if not towns or context.places[i][0].precision in TOWNS]
    if not told:
        return None
    start = context.sentences[n].start
    opening = [i for i in told if OPENING.fullmatch(context.folded, start, context.found.mentions[i].start)]
    places = {context.places[i][0].id for i in told}
    holders = {context.places[i][0].id for i in told for j in told if i != j and holds(context.places[i][0], context.places[j][0])}
    if len(places - holders) == 1:
        return next(i for i in told if context.places[i][0].id not in holders)
    return opening[0] if opening and context.found.mentions[opening[0]].end < trigger.start else None


def opening_place(context: Context, trigger: Span) -> int | None:
    """The mention of the one place with which the sentence of what is said begins: "In Chennai, the chief minister threatened ..."."""
    if not context.sentences:
        return None
    n = context.sentence_index(trigger.start)
    start = context.sentences[n].start
    told = [i for i in scenes_of(context, n, trigger) if OPENING.fullmatch(context.folded, start, context.found.mentions[i].start) and context.found.mentions[i].end < trigger.start]
    told = [i for i in told if ";" not in context.folded[context.found.mentions[i].end : trigger.start]]
    return told[0] if len({context.places[i][0].id for i in told}) == 1 else None


def place_of_talks(context: Context, trigger: Span) -> int | None:
    """The mention of the town in which people sat together, right behind the word for it: "talks in Doha", "met generals in Juba"."""
    if not context.sentences:
        return None
    end = context.sentences[context.sentence_index(trigger.start)].end
    for i in context.in_sentence.get(context.sentence_index(trigger.start), ()):
        m = context.found.mentions[i]
        if m.kind is MentionKind.PLACE and trigger.end <= m.start < end and context.places.get(i) and context.places[i][0].precision in TOWNS and TALKS_IN.fullmatch(context.folded, trigger.end, m.start):
            return i
    return None


def scene_before(context: Context, sentence: int) -> int | None:
    """The mention of the one town to which a sentence without a deed comes: "it was the turn of Macomia", "In Argelia, bodies were found"."""
    start = context.sentences[sentence].start
    told = [i for i in scenes_of(context, sentence, None) if context.places[i][0].precision in TOWNS]
    told = [i for i in told if TURN.search(context.folded, start, context.found.mentions[i].start) or context.found.mentions[i].start == start or OPENING.fullmatch(context.folded, start, context.found.mentions[i].start)]
    return told[0] if len({context.places[i][0].id for i in told}) == 1 else None


def scenes_of(context: Context, sentence: int, trigger: Span | None) -> Iterator[int]:
    """The mentions of fine places of a sentence that can be where something happened."""
    text, here = context.folded, context.sentences[sentence]
    for i in context.in_sentence.get(sentence, ()):
        m = context.found.mentions[i]
        if m.kind is not MentionKind.PLACE or i in context.dateline or not context.places.get(i) or context.places[i][0].precision not in FINE:
            continue
        if any(o.kind in PARTICIPANTS and o.start <= m.start and m.end <= o.end for o in context.found.mentions if abs(o.start - m.start) < ABOUT):
            continue
        lead = text[max(here.start, m.start - ABOUT) : m.start]
        heading = m.start == here.start and not text[m.end : here.end].strip(" .:\n")  # "Binnish. The rescuers found nine bodies."
        if way(text, m.span) is not None or HOME.search(lead) or OF_WHO_SPEAKS.match(text, m.end, here.end) or not (AT.search(lead) or heading or (trigger is None and TURN.search(lead))):
            continue
        if trigger is not None and relative_of_another(text, trigger, m.start):
            continue
        yield i


def relative_of_another(text: str, trigger: Span, at: int) -> bool:
    """Whether a relative pronoun stands between a deed and a place: one of them is of another clause."""
    low, high = (trigger.end, at) if trigger.end <= at else (at, trigger.start)
    return RELATIVE.search(text, low, high) is not None


def holds(outer: Place, inner: Place) -> bool:
    """Whether a place is the province or district of another one."""
    return outer.country == inner.country and outer.precision in (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2) and outer.name in (inner.admin1, inner.admin2) and outer.id != inner.id
