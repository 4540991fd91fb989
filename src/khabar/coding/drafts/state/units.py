"""A military unit in its phrase: of which larger one it is, who leads it, where it stands; and units that only a phrase tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, MentionKind, Slot
from khabar.coding.families import BEARING_ARMS
from khabar.model import Actor, ActorKind

SCORE = 0.7  # of a draft that grammar gives: between the finder's thresholds and its sure ones
ECHELON = re.compile(
    r"\b(?:corps|brigade|battalion|division|regiment|unit|company|platoon|squad|kandak|lashkar|army|front|garrison|detachment|contingent)\b",
    re.I,
)
SINGLE = re.compile(
    r"\b(?:officer|commander|soldier|general|colonel|major|captain|chief|leader|fighter|gunman|policeman|spokesm[ae]n|official|minister|governor)\s*$",
    re.I,
)
OF = re.compile(r"\s+(?:of|from|in)\s+(?:the\s+)?$", re.I)  # "the 3rd Brigade of the 2nd Corps"
OF_THE = re.compile(r"\s+of\s+(?:the\s+)?$", re.I)  # "the 4th Brigade of the rebels"
LED = re.compile(
    r"[\s,(]*(?:(?:with |of |numbering )?(?:(?:about|some|around|nearly|almost|roughly|over|up to|more than|at least) )?[\d,]+(?: strong| (?:men|soldiers|troops|fighters|personnel))[\s,]+(?:and )?)?(?:(?:which is |is |was )?(?:led|commanded|headed|run) by|under(?: the command of)?)\s+(?:(?:its|their|a|an|one|the)\s+)?(?:commander,?\s+)?(?:[\w-]+\s+){0,3}$",
    re.I,
)
POSTED = re.compile(
    r"(?:,?\s+(?:which\s+)?(?:(?:is|are|was|were|has been|have been)\s+)?(?:now\s+)?(?:based|stationed|quartered|garrisoned|posted|deployed))?\s+(?:in|at|near|around|outside)\s+(?:the\s+)?$",
    re.I,
)
SEAT = re.compile(
    r"(?:,?\s+(?:which\s+)?(?:is|remains|has been)\s+(?:now\s+|still\s+)?(?:the\s+)?(?:seat|home|headquarters|base|garrison)\s+(?:of|to)|,?\s+(?:which\s+)?(?:houses|hosts)(?:\s+the\s+(?:headquarters|base)\s+of)?)\s+(?:the\s+)?$", re.I
)  # "X is the seat of the 3rd Brigade"
JOINED = re.compile(r"(?:,|\s+and|\s*&)\s+(?:the\s+)?$", re.I)
NUMBERED = re.compile(r"^\d+(?:st|nd|rd|th)?\b.*\b(?:corps|division|brigade|regiment|battalion|detachment|company)$", re.I)
NO_MORE = re.compile(r"\b(?:no longer|not|never|once|formerly|hardly)\b|n't\b", re.I)
PHRASE = 60  # characters within which a phrase goes on


@dataclass(frozen=True, slots=True)
class Phrase:
    """Mentions that stand with a unit."""

    parent: int | None = None
    commander: int | None = None
    place: int | None = None

    @property
    def says_something(self) -> bool:
        return (self.parent, self.commander, self.place) != (None, None, None)


def is_force(actor: Actor) -> bool:
    """A body of troops, no single person of it."""
    return actor.kind != ActorKind.PERSON and not SINGLE.search(actor.name)


def phrase_of(context: Context, index: int) -> Phrase:
    """What the words right after a unit say of it: "the 3rd Brigade of the 2nd Corps under General X in Homs"."""
    mentions = context.found.mentions
    text, unit = context.folded, mentions[index]
    here = context.sentence_index(unit.start)
    near = context.in_sentence[here]
    stop = context.sentences[here].end

    def next_to(link: re.Pattern[str], at: int, kind: MentionKind) -> int | None:
        """The nearest grounded mention of a kind that these words lead to."""
        known = context.places if kind == MentionKind.PLACE else context.actors
        found = [(mentions[i].start, -mentions[i].end, i) for i in near if mentions[i].kind == kind and i in known and at < mentions[i].start <= min(stop, at + PHRASE)]
        if kind == MentionKind.PERSON:  # "under its commander, Major Duran": the name, and not the office
            found = [one for one in found if ":" not in context.actors[one[2]].id] or found
        return next((i for start, _, i in sorted(found) if link.fullmatch(text[at:start])), None)

    at = unit.end
    parent = next_to(OF, at, MentionKind.UNIT)
    if parent is None and (whose := next_to(OF_THE, at, MentionKind.GROUP)) is not None and context.actors[whose].kind in BEARING_ARMS:
        parent = whose
    if parent is not None:
        at = mentions[parent].end
    else:
        inside = (i for i in near if mentions[i].kind == MentionKind.UNIT and i in context.actors and unit.span.holds(mentions[i].span) and mentions[i].end == unit.end)
        parent = next((i for i in inside if OF.search(text[unit.start : mentions[i].start])), None)
    commander = next_to(LED, at, MentionKind.PERSON)
    if commander is not None:
        at = mentions[commander].end
    place = next_to(POSTED, at, MentionKind.PLACE)
    if place is None:  # "A and B in Homs"
        other = next_to(JOINED, at, MentionKind.UNIT)
        place = next_to(POSTED, mentions[other].end, MentionKind.PLACE) if other is not None else None
    if place is None:
        seats = (i for i in near if mentions[i].kind == MentionKind.PLACE and i in context.places and mentions[i].end < unit.start)
        place = next((i for i in seats if SEAT.fullmatch(text[mentions[i].end : unit.start])), None)
    return Phrase(parent, commander, place)


def held_by(context: Context, index: int) -> int | None:
    """The place that a numbered unit is told to hold or to remain in: "the 4th Brigade, which holds X"."""
    mentions = context.found.mentions
    unit = mentions[index]
    if not NUMBERED.search(context.actors[index].name):
        return None
    for d in context.found.drafts:
        if d.type != "CONTROL.holds" or d.status != "asserted" or not unit.end <= d.trigger.start <= unit.end + PHRASE:
            continue
        by_it = any(s.mention == index and s.role in ("actor", "subj", "unit") for s in d.slots)
        at = [s for s in d.slots if s.role == "at" and s.mention in context.places]
        if by_it and at and context.sentence_index(d.trigger.start) == context.sentence_index(unit.start) and not NO_MORE.search(context.folded[unit.end : d.trigger.end]):
            return max(at, key=lambda s: s.score).mention
    return None


def units_in_phrases(context: Context) -> Iterator[Draft]:
    """Units with a name whose phrase says under whom or where they are, and of which no draft tells."""
    mentions = context.found.mentions
    told = {
        s.mention
        for d in context.found.drafts
        for s in d.slots
        if (s.role in ("unit", "parent") and not d.type.startswith("CONTROL.")) or (s.role in ("actor", "rec") and d.type in ("deployment", "withdrawal", "exercise", "formation"))
    }
    phrases = {i: phrase_of(context, i) for i, m in enumerate(mentions) if m.kind == MentionKind.UNIT}
    phrases |= {i: replace(p, place=held_by(context, i)) for i, p in phrases.items() if p.place is None and i in context.actors}
    told |= {p.parent for p in phrases.values() if p.parent is not None}
    for i, phrase in phrases.items():
        m, actor = mentions[i], context.actors.get(i)
        near = context.in_sentence[context.sentence_index(m.start)]
        if actor is None or actor.id.startswith("r_") or (phrase.place is None and phrase.commander is None):
            continue
        if any(j in told and m.span.overlaps(mentions[j].span) for j in near):
            continue
        if any(j in phrases and m.span != mentions[j].span and mentions[j].span.holds(m.span) for j in near):
            continue
        slots = [("unit", i), ("parent", phrase.parent), ("commander", phrase.commander), ("at", phrase.place)]
        given = tuple(Slot(role, j, SCORE) for role, j in slots if j is not None)
        yield Draft(m.span, "FORCE.seen", SCORE, given, scores=(("family", SCORE), ("type", SCORE)))
