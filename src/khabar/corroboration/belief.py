"""Who may be believed on how many: those who are no party, and a party on its own losses.

A belligerent's count of the dead of those whom it fights is a claim and no more, whichever side they turn out to be of: that it
calls them "the enemy", "terrorists" or "bandits" says enough. The same words from an officer of whom nobody says whose he is
are a belligerent's words, and an outlet that writes "the enemy" has them from one.
"""

from __future__ import annotations

import re

from khabar.corroboration.generics import FOES, GROUPS, REBELS, parties
from khabar.corroboration.offices import is_same_person, offices
from khabar.corroboration.speakers import BODIES, Listener, OriginKind, is_named_body
from khabar.corroboration.text import fold
from khabar.corroboration.voices import Heard
from khabar.corroboration.wording import words_behind
from khabar.corroboration.world import PARTIES, Standing, local
from khabar.model import Actor, ActorKind, EventClaim, Number

CIVILIANS = "civilians"
FIGHTING = frozenset({ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.UNIT, ActorKind.POLICE})
OUTLAWS = re.compile(r"\b(?:bandit|gunm[ae]n|gunman|jihadi(?:st)?|extremist|assailant|attacker|criminal|infiltrator|saboteur)s?\b")
PARTISAN = re.compile(r"\b(?:enem(?:y|ies)|occupiers?|invaders?|aggressors?|infidels?)\b")  # what no outlet calls anybody in words of its own
RANKS = re.compile(r"\b(?:general|colonel|major|captain|lieutenant|brigadier|admiral|commodore|marshal)\b")
IN_ARMS = re.compile(r"\b(?:officers?|officials?|commanders?|generals?|colonels?|majors?|captains?|lieutenants?|brigadiers?|admirals?|spokes\w+|fighters?|soldiers?|sources?)\b")


def eligible(one: Heard, number: Number, whose: str | None, doers: frozenset[str], sufferers: frozenset[str], ear: Listener) -> bool:
    """May this source be believed on this number?"""
    camp = one.origin.camp
    if one.origin.kind is OriginKind.UNNAMED:
        return False
    if camp is not None and whose == camp:
        return True
    if is_own_deed(one, number) or is_boast(one, number, ear) or (camp is not None and is_of_a_foe(one, camp, whose, ear)):
        return False
    if camp is None or camp not in doers | sufferers:
        return True
    if whose is None:
        return camp not in doers and camp in sufferers
    return whose == CIVILIANS and camp not in doers


def trusted(one: Heard, whose: str | None, doers: frozenset[str], sufferers: frozenset[str], ear: Listener) -> int:
    """How far a source is from those who fought: 2 where it is no party, 1 where it is one and tells of its own losses, 0 where it may be one."""
    camp = one.origin.camp
    if camp is not None:
        return 2 if camp not in doers | sufferers else 1 if whose in (camp, None) else 0
    return 0 if is_own_deed(one) or may_be_a_party(one, ear) else 2


def is_own_deed(one: Heard, number: Number | None = None) -> bool:
    """Whether who speaks says that they did it themselves, and counts others than their own."""
    claim, speaker = one.claim, one.origin.speaker
    if not isinstance(claim, EventClaim) or speaker is None or speaker.kind in BODIES or one.origin.standing >= Standing.SCENE or (number is not None and number.whose == "actors"):
        return False
    return any(actor.id == speaker.id for actor in claim.actors)


def is_of_a_foe(one: Heard, camp: str, whose: str | None, ear: Listener) -> bool:
    """Whether an armed group counts those of another side; a state may also tell of its allies' dead."""
    if whose is None or whose == CIVILIANS:
        return False
    on = ear.day(one.claim, one.report)
    known = parties(ear.reports[one.report], on, ear).get(camp)
    return known is not None and known.kind in GROUPS and ear.world.hostile(camp, whose, on)


def is_boast(one: Heard, number: Number, ear: Listener) -> bool:
    """Whether those counted are called by a word that only their foes use, or by one that foes use and by who may be one."""
    claim = one.claim
    if not isinstance(claim, EventClaim):
        return False
    whom = counted(claim, number)
    said = [*(fold(f"{actor.name} {actor.quote.text if actor.quote else ''}") for actor in whom), fold(words_behind(claim, number))]
    if not any(FOES.search(name) or REBELS.search(name) or OUTLAWS.search(name) for name in said):
        return one.origin.camp is None and any(actor.kind in GROUPS for actor in whom) and is_ranked(one, ear)
    if one.origin.camp is not None:
        return True
    if one.origin.own:
        return any(PARTISAN.search(name) for name in said)
    return one.origin.standing < Standing.SCENE and may_be_a_party(one, ear)


def counted(claim: EventClaim, number: Number) -> tuple[Actor, ...]:
    """Those of whom a number tells; where it does not say, those to whom it was done."""
    match number.whose:
        case "actors":
            return claim.actors
        case "recipients":
            return claim.recipients
        case None:
            return tuple(actor for actor in claim.recipients if is_told_here(claim, actor))
        case _:
            return tuple(actor for actor in (*claim.actors, *claim.recipients, *claim.others) if actor.id == number.whose)


def is_told_here(claim: EventClaim, actor: Actor) -> bool:
    """Whether a claim's own sentence names somebody; others were filled in from what was told before."""
    if actor.quote is None or claim.sentence is None:
        return True
    return claim.sentence.start <= actor.quote.start < claim.sentence.end


def is_called_a_foe(actor: Actor) -> bool:
    """Whether somebody is called by a word for those whom one fights: "bandits", "terrorists"."""
    said = fold(f"{actor.name} {actor.quote.text if actor.quote else ''}")
    return any(words.search(said) for words in (FOES, REBELS, OUTLAWS))


def is_in_arms(actor: Actor) -> bool:
    """Whether somebody bears arms, by kind or by what they are called."""
    return actor.kind in FIGHTING or is_called_a_foe(actor)


def may_be_a_party(one: Heard, ear: Listener) -> bool:
    """A speaker who is under arms, or a person of whom nobody says that they speak for a body that is no party."""
    speaker = one.origin.speaker
    if speaker is None or speaker.kind in BODIES or is_named_body(speaker):
        return False
    if speaker.kind is not ActorKind.PERSON:
        return speaker.kind in PARTIES or (local(speaker) and IN_ARMS.search(fold(speaker.name)) is not None)
    held = [office for office in offices(ear.reports[one.report]) if is_same_person(office.person, speaker)]
    return not any(office.organisation is not None and office.organisation.kind not in PARTIES for office in held)


def is_ranked(one: Heard, ear: Listener) -> bool:
    """A person with a rank of whom nobody says in whose army."""
    speaker = one.origin.speaker
    if speaker is None or speaker.kind is not ActorKind.PERSON:
        return False
    return any(RANKS.search(fold(office.title or "")) for office in offices(ear.reports[one.report]) if is_same_person(office.person, speaker))
