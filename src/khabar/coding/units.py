"""A military unit in its phrase: of which larger one it is, who leads it, where it stands; and units that only a phrase tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Mention, MentionKind, Slot
from khabar.model import Actor, ActorKind

SCORE = 0.7
ECHELON = re.compile(
    r"\b(?:corps|brigade|battalion|division|regiment|unit|company|platoon|squad|kandak|lashkar|army|front|garrison|detachment|contingent)\b",
    re.I,
)
SINGLE = re.compile(
    r"\b(?:officer|commander|soldier|general|colonel|major|captain|chief|leader|fighter|gunman|policeman|spokesm[ae]n|official|minister|governor)\s*$",
    re.I,
)
OF = re.compile(r"\s+(?:of|from|in)\s+(?:the\s+)?$", re.I)  # "the 3rd Brigade of the 2nd Corps"
LED = re.compile(
    r"[\s,(]*(?:(?:which is |is |was )?(?:led|commanded|headed|run) by|under(?: the command of)?)\s+(?:(?:its|their|a|an|one|the)\s+)?(?:commander\s+)?(?:[\w-]+\s+){0,3}$",
    re.I,
)
POSTED = re.compile(
    r"(?:,?\s+(?:which\s+)?(?:(?:is|are|was|were|has been|have been)\s+)?(?:now\s+)?(?:based|stationed|quartered|garrisoned|posted|deployed))?\s+(?:in|at|near|around|outside)\s+(?:the\s+)?$",
    re.I,
)
JOINED = re.compile(r"(?:,|\s+and|\s*&)\s+(?:the\s+)?$", re.I)
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


def phrase_of(context: Context, mentions: Sequence[Mention], index: int) -> Phrase:
    """What the words right after a unit say of it: "the 3rd Brigade of the 2nd Corps under General X in Homs"."""
    text, unit = context.folded, mentions[index]
    stop = context.sentences[context.sentence_index(unit.start)].end
    at = unit.end
    parent = following(context, mentions, OF, at, stop, MentionKind.UNIT)
    if parent is not None:
        at = mentions[parent].end
    inside = [
        i
        for i, m in enumerate(mentions)
        if m.kind == MentionKind.UNIT
        and i in context.actors
        and unit.span.holds(m.span)
        and m.end == unit.end
        and OF.search(text[unit.start : m.start])
    ]
    parent = parent if parent is not None else next(iter(inside), None)
    commander = following(context, mentions, LED, at, stop, MentionKind.PERSON)
    if commander is not None:
        at = mentions[commander].end
    place = following(context, mentions, POSTED, at, stop, MentionKind.PLACE)
    if place is None:  # "A and B in Homs"
        other = following(context, mentions, JOINED, at, stop, MentionKind.UNIT)
        place = (
            following(context, mentions, POSTED, mentions[other].end, stop, MentionKind.PLACE)
            if other is not None
            else None
        )
    return Phrase(parent, commander, place)


def following(
    context: Context, mentions: Sequence[Mention], link: re.Pattern[str], at: int, stop: int, kind: MentionKind
) -> int | None:
    """The nearest grounded mention of a kind that these words lead to."""
    known = context.places if kind == MentionKind.PLACE else context.actors
    near = [
        (m.start, -m.end, i)
        for i, m in enumerate(mentions)
        if m.kind == kind and i in known and at < m.start <= min(stop, at + PHRASE)
    ]
    return next((i for start, _, i in sorted(near) if link.fullmatch(context.folded[at:start])), None)


def units_in_phrases(context: Context, mentions: Sequence[Mention]) -> Iterator[Draft]:
    """Units with a name whose phrase says whose, under whom or where they are, and of which no draft tells."""
    told = {
        s.mention
        for d in context.found.drafts
        for s in d.slots
        if s.role in ("unit", "parent")
        or (s.role in ("actor", "rec") and d.type in ("deployment", "withdrawal", "exercise", "formation"))
    }
    told |= {
        p
        for i, m in enumerate(mentions)
        if m.kind == MentionKind.UNIT and (p := phrase_of(context, mentions, i).parent) is not None
    }
    spans = [mentions[i].span for i in told]
    for i, m in enumerate(mentions):
        actor = context.actors.get(i)
        if (
            m.kind != MentionKind.UNIT
            or actor is None
            or actor.id.startswith("r_")
            or any(m.span.overlaps(s) for s in spans)
        ):
            continue
        if any(m.span != o.span and o.span.holds(m.span) and o.kind == MentionKind.UNIT for o in mentions):
            continue
        found = phrase_of(context, mentions, i)
        if found.place is None and found.commander is None:
            continue
        slots = [("unit", i), ("parent", found.parent), ("commander", found.commander), ("at", found.place)]
        yield Draft(
            m.span,
            "FORCE.seen",
            SCORE,
            tuple(Slot(role, j, SCORE) for role, j in slots if j is not None),
            scores=(("family", SCORE), ("type", SCORE)),
        )
