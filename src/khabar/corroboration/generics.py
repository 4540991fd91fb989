"""Who is meant by "the rebels": actors without a name, by who speaks of them and whom the report names.

Where a report names only one side that may be meant, that one is; else it stays open. Nouns are English, as reports are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from khabar.corroboration.speakers import Listener
from khabar.corroboration.text import fold
from khabar.corroboration.world import PARTIES, local
from khabar.model import Actor, ActorKind, AnyClaim, CodedReport, ControlClaim, EventClaim, RelationClaim

FOES = re.compile(
    r"\b(?:rebel|insurgent|opponent|enem(?:y|ie)|occupier|invader|mercenar(?:y|ie)|terrorist|militant|aggressor)s?\b"
)
REBELS = re.compile(r"\b(?:rebel|insurgent|militant|guerrilla)s?\b")
OWN = re.compile(r"\b(?:our|mujahid|muja?hid\w*n)\b")
BODIES = re.compile(r"(?:the )?(?:province|region|county|governorate|municipality|prefecture)")  # of whose doing an official of theirs tells
GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION})


def meant(actor: Actor, claim: AnyClaim, report: str, on: date | None, ear: Listener) -> Actor | None:
    """The party behind an actor without a name: the speaker's own side, or the only one that it can be set against."""
    if not local(actor):
        return None
    said = fold(actor.name)
    if BODIES.fullmatch(said):
        camp = ear.origin(claim, report).camp
        return Actor(camp, camp, ActorKind.GOVERNMENT) if camp else None
    if not (FOES.search(said) or OWN.search(said)):
        return None
    speaker = ear.origin(claim, report).camp
    known = parties(ear.reports[report], on, ear)
    if OWN.search(said):
        return known.get(speaker) if speaker else None
    if speaker:
        others = [camp for camp in known if camp != speaker and ear.world.hostile(camp, speaker, on)]
    else:
        others = [camp for camp, one in known.items() if REBELS.search(said) and one.kind in GROUPS]
    return known[others[0]] if len(others) == 1 else None


def parties(coded: CodedReport, on: date | None, ear: Listener) -> dict[str, Actor]:
    """The parties that a report names, by their camps; of several actors of one camp the camp itself, else the first id."""
    found: dict[str, Actor] = {}
    for claim in coded.claims:
        for actor in named_in(claim):
            camp = ear.world.camp(actor, on) if actor.kind in PARTIES and not local(actor) else None
            if camp and (camp not in found or (actor.id != camp, actor.id) < (found[camp].id != camp, found[camp].id)):
                found[camp] = actor
    return found


def named_in(claim: AnyClaim) -> Iterable[Actor]:
    yield from (said.speaker for said in claim.said_by)
    match claim:
        case EventClaim():
            yield from (*claim.actors, *claim.recipients)
        case ControlClaim():
            yield from (one for one in (claim.actor, claim.previous) if one)
        case RelationClaim():
            yield from (claim.subject, claim.object)
        case _:
            return
