"""The attackers among the dead: "three soldiers and four militants were killed when gunmen attacked a post" counts four of those who attacked.

Irregulars who fall in an attack on soldiers, police or civilians which no state made are of the side that attacked, unless the words say who they were.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.families import COUNTS
from khabar.model import Actor, ActorKind, EventType

ATTACKS = frozenset([EventType.GROUND_ATTACK, EventType.COMPLEX_ATTACK, EventType.SUICIDE_ATTACK, EventType.ATTACK_ON_CIVILIANS])
IRREGULARS = re.compile(
    r"(?:(?:the|an?|at least|some|all|more than|about|several|other|suspected|islamist|armed|of the|[\d,]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)*"
    r"(?:attackers?|assailants?|raiders?|militants?|terrorists?|insurgents?|gunm[ae]n|jihadis(?:ts?)?|extremists?|suicide bombers?|bombers?|bandits?|rebels?|guerrillas?)", re.I
)
STATE = frozenset([ActorKind.MILITARY, ActorKind.POLICE, ActorKind.INTELLIGENCE, ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.INTERNATIONAL])
ATTACKED = STATE | {ActorKind.CIVILIANS, ActorKind.AID, ActorKind.MEDIA, ActorKind.UNIT}


def with_attackers_dead(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """The drafts, each whole with all that its sentence tells, in which attackers who fell are no victims of their own attack."""
    return tuple(apart(context, d) if d.type in ATTACKS and len(d.slots) > 2 else d for d in drafts)


def apart(context: Context, draft: Draft) -> Draft:
    doers = [s.mention for s in draft.slots if s.role == "actor" and s.mention in context.actors]
    if any(context.actors[i].kind in STATE for i in doers):
        return draft
    hit = [s.mention for s in draft.slots if s.role == "rec" and s.mention in context.actors]
    fallen = [i for i in hit if IRREGULARS.fullmatch(context.words(i)) and is_nobody_known(context.actors[i])]
    if not fallen or not any(context.actors[i].kind in ATTACKED for i in hit if i not in fallen) or not any(s.role in COUNTS and s.whose in fallen for s in draft.slots):
        return draft
    side = doers[0] if doers else fallen[0]

    def right(s: Slot) -> Slot:
        return replace(s, whose=side) if s.role in COUNTS and s.whose in fallen else s

    kept = tuple(right(s) for s in draft.slots if not (s.role == "rec" and s.mention in fallen))
    return replace(draft, slots=kept if doers else (*kept, Slot("actor", side, 0.9)))


def is_nobody_known(actor: Actor) -> bool:
    """Whether an actor is known by a common noun alone: "militants", and no group of that name."""
    return ":" in actor.id or actor.kind in (ActorKind.UNIDENTIFIED, ActorKind.OTHER)
