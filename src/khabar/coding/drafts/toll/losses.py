"""Whose the men are that a side is said to have lost: "the army lost 14 soldiers in an ambush", "we lost two fighters".

They are of the subject of "lost", who suffered what is told there and did not do it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Slot
from khabar.coding.drafts.toll.harm import LOST, LOST_MEN
from khabar.coding.drafts.toll.own_dead import kind_of
from khabar.coding.drafts.who.ours import is_quoted, of_who_speaks
from khabar.coding.drafts.who.sides import ARMED
from khabar.coding.families import VIOLENT
from khabar.model import Actor, Span

SUBJECT = re.compile(r"(?:,? (?:who|which))?\s+(?:(?:has|have|had|also|itself|themselves|later|already|\w+ly)\s+)*$", re.I)  # between who lost and "lost"
WE = re.compile(r"\bwe\s+(?:(?:have|had|also|only|\w+ly)\s+)*$", re.I)
FAR = 25  # characters between who lost and "lost"
SURE = 0.8


def with_losses(context: Context) -> Context:
    """The context in which such figures are of the side that lost them."""
    if not context.sentences:
        return context
    actors, drafts = dict(context.actors), list(context.found.drafts)
    for n, d in enumerate(drafts):
        figure = next((s for s in d.slots if s.role == "killed" and verb_before(context, s.mention) is not None), None) if d.type in VIOLENT else None
        who = loser(context, figure, actors) if figure is not None else None
        if figure is None or who is None:
            continue
        side = actors[who].id
        kept = (replace(s, whose=who) if s is figure else s for s in d.slots if not (s.role == "actor" and s.mention in actors and actors[s.mention].id == side))
        slots = tuple(s for s in kept if s.role != "rec" or not counted(context, figure.mention, s.mention))
        ours = counted(context, figure.mention, who)  # of a side that tells what it did itself: its own dead are no victims of that
        drafts[n] = replace(d, slots=slots if ours or any(s.role == "rec" and s.mention == who for s in slots) else (*slots, Slot("rec", who, SURE)))
    return replace(context, actors=actors, found=replace(context.found, drafts=tuple(drafts)))


def verb_before(context: Context, figure: int) -> Span | None:
    """The "lost" right before a figure of men."""
    m = context.found.mentions[figure]
    here = context.sentences[context.sentence_index(m.start)]
    found = LOST.search(context.folded, here.start, m.start)
    return Span(*found.span()) if found and LOST_MEN.match(context.folded, m.end, here.end) else None


def loser(context: Context, figure: Slot, actors: dict[int, Actor]) -> int | None:
    """The mention of the armed side that is the subject of "lost"; who "we" are is who speaks, or the party that writes."""
    verb = verb_before(context, figure.mention)
    assert verb is not None
    here = context.sentence_index(verb.start)
    subject = next(
        (i for i in context.in_sentence.get(here, ()) if (m := context.found.mentions[i]).kind in PARTICIPANTS and i in actors and m.end <= verb.start and verb.start - m.end <= FAR and SUBJECT.fullmatch(context.folded, m.end, verb.start)), None,
    )  # fmt: skip
    if subject is not None and kind_of(context, actors[subject]) in ARMED and not WE.search(context.folded, context.sentences[here].start, verb.start):
        return subject
    if not WE.search(context.folded, context.sentences[here].start, verb.start):
        return None
    body = of_who_speaks(context, verb) or (None if is_quoted(context, verb.start) else context.author)
    men = next((i for i in context.in_sentence.get(here, ()) if counted(context, figure.mention, i)), None)
    if body is None or men is None:
        return None
    actors[men] = replace(body, quote=context.mention_quote(men))
    return men


def counted(context: Context, figure: int, who: int) -> bool:
    """Whether a mention is of those whom a figure counts: "14 soldiers", "two of its men"."""
    m, n = context.found.mentions[figure], context.found.mentions[who]
    return n.kind in PARTICIPANTS and m.end <= n.start and re.fullmatch(r"(?: of)?(?: (?:its|his|our|their|her))? ", context.folded[m.end : n.start]) is not None
