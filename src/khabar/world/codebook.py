"""From khabar's event types to PLOVER, ACLED and CAMEO: one table (data/codebook/types.csv) and the slots that refine it."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from khabar.model import Acled, Actor, ActorKind, EventType, Manner, Plover, Status

ATTACK = Acled("Violence against civilians", "Attack")
CLASH = Acled("Battles", "Armed clash")
REGAINS = Acled("Battles", "Government regains territory")
OVERTAKES = Acled("Battles", "Non-state actor overtakes territory")
TRANSFER = Acled("Strategic developments", "Non-violent transfer of territory")

FAR = 40  # characters before a trigger in which its verb stands
UNARMED = {ActorKind.CIVILIANS, ActorKind.MEDIA, ActorKind.AID, ActorKind.PROTESTERS}
STATE_FORCES = {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.INTELLIGENCE}
COOPERATION = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"])
# Of cooperation to come PLOVER codes the word given (AGREE), of cooperation refused the refusal (REJECT), of a treaty signed the support.
WILLING = re.compile(r"\b(?:agree(?:d|s|ing)?|willing(?:ness)?|promis\w*|pledg\w*|offer(?:ed|s|ing)?|ready|commit\w*|undert\w+|vow(?:ed|s|ing)?|accept(?:ed|s|ing)?) (?:\w+ ){0,2}?to (?:\w+ )?$|\b(?:said|says|announced|promised) (?:that )?(?:it|they|he|she|we) (?:will|would|shall) (?!not)(?:\w+ )?$", re.I)
REFUSING = re.compile(r"\b(?:refus\w+|declin\w+|reject\w+|(?:(?:will|would|does|did|do|can|could) not|won't|cannot)(?! (?:rule out|exclude|discount|oppose|reject|object)\b)|fail(?:ed|s|ing)? to|cancel\w*|spurn\w*|boycott\w*) (?:[\w-]+ ){0,3}$", re.I)
COMING = re.compile(  # nothing "said to have been done" is to come
    r"\b(?:(?<!is )(?<!are )(?<!was )(?<!were )(?:said|says|announced|declared)|warned|vowed|threatened|threatens|threatening) (?:that )?(?:(?:it|they|he|she|we) (?:will|would|shall)|to(?! (?:have|be)\b)) (?!not)(?:\w+ )?$", re.I
)
IMPOSED = re.compile(r"(?:impos|bann|a ban|ban\b|restrict|prohibit|levied|prolong|renew|extend|tighten|sanctioned)", re.I)
JOINT = re.compile(r"\bjoint", re.I)
HOSTILE = frozenset(["PROTEST", "SANCTION", "COERCE", "ASSAULT"])
SIGNED = re.compile(r"\b(?:sign(?:ed|s|ing)?|ratif\w+|finali[sz]\w+|establish\w*|reach(?:ed|es|ing)?|struck|conclud\w+)\b|\bagreed (?:on )?(?:an?|the|its|their) ", re.I)
DEPORTED = re.compile(r"\bdeport|\brepatriat", re.I)
SHOOTING = re.compile(r"open\w* fire|\bshot|\bshoot|\bfir(?:ed|es|ing)\b(?! (?:tear|water|rubber|gas|flash|stun|warn|in|into))|\bgun", re.I)
OF_PEACE = re.compile(r"\b(?:peace[- ]?keep\w+|blue helmets|(?:election|ceasefire|truce) (?:observers|monitors))\b", re.I)
FIREARMS = ("gun", "rifle", "firearm", "kalashnikov", "pistol", "shot", "bullet", "sniper")


@dataclass(frozen=True, slots=True)
class Row:
    plover: str | None
    modes: tuple[str, ...]
    acled: Acled | None
    cameo: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What of a claim refines its codes."""

    actors: Sequence[Actor] = ()
    recipients: Sequence[Actor] = ()
    directed: bool = True
    how: Manner = Manner.UNKNOWN
    weapon: str | None = None
    status: Status = Status.ASSERTED
    killed: bool = False
    by_court: bool = False
    trigger: str = ""
    lead: str = ""  # the words of the sentence before the trigger
    tail: str = ""  # some words after it
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Codes:
    plover: Plover
    acled: Acled | None
    cameo: str | None


@cache
def table() -> dict[EventType, Row]:
    text = files("khabar").joinpath("data/codebook/types.csv").read_text("utf-8")
    out = {}
    for row in csv.DictReader(text.splitlines()):
        event_type, _, sub = row["acled"].partition("|")
        out[EventType(row["type"])] = Row(
            row["plover"] or None,
            tuple(m for m in row["modes"].split(";") if m),
            Acled(event_type, sub or None) if event_type else None,
            row["cameo"] or None,
        )
    missing = set(EventType) - set(out)
    if missing:
        raise ValueError(f"types.csv lacks {sorted(missing)}")
    return out


def only(actors: Sequence[Actor], kinds: set[ActorKind]) -> bool:
    return bool(actors) and all(a.kind in kinds for a in actors)


def is_civilian(actors: Sequence[Actor]) -> bool:
    """Nobody armed among them: persons without a side count as civilians."""
    return bool(actors) and all(a.kind in UNARMED or (a.kind == ActorKind.PERSON and not a.side) for a in actors)


def derive(kind: EventType, slots: Slots) -> Codes:
    """The three codes of an event. What a scheme cannot express is None there."""
    row = table()[kind]
    plover = Plover(row.plover, row.modes)
    acled, cameo = row.acled, row.cameo
    match kind:
        case EventType.ARMED_CLASH | EventType.GROUND_ATTACK:
            if slots.weapon and any(w in slots.weapon.lower() for w in FIREARMS):
                plover, cameo = Plover("ASSAULT", ("firearms",)), "193"
            if kind == EventType.GROUND_ATTACK and is_civilian(slots.recipients):
                acled = ATTACK
        case EventType.COMPLEX_ATTACK:
            acled = ATTACK if is_civilian(slots.recipients) else CLASH
        case EventType.TARGETED_KILLING:
            acled = CLASH if slots.recipients and not is_civilian(slots.recipients) else ATTACK
        case EventType.SHELLING:
            acled = acled if slots.directed else CLASH
        case EventType.EXECUTION if slots.by_court:
            plover, acled = Plover("SANCTION", ("convict",)), None
        case EventType.ABDUCTION | EventType.DISAPPEARANCE:
            acled = ATTACK if slots.killed else acled
        case EventType.WITHDRAWAL if OF_PEACE.search(slots.sentence):
            plover = Plover("SANCTION", ("withdraw",))
        case EventType.WITHDRAWAL if slots.status == Status.PLANNED:
            plover = Plover("CONCEDE")
        case EventType.TERRITORY_TAKEN:
            plover, acled = territory(slots)
        case EventType.BORDER_CROSSING:
            if only(slots.actors, STATE_FORCES | {ActorKind.UNIT, ActorKind.ARMED_GROUP, ActorKind.MILITIA}):
                plover = Plover("RETREAT", ("withdraw",))
        case EventType.FORMATION:
            if only(slots.actors, STATE_FORCES):
                plover = Plover("MOBILIZE", ("troops",))
        case EventType.DISPLACEMENT:
            if slots.actors and slots.recipients:
                plover, cameo = Plover("SANCTION", ("expel",)), "174"
        case EventType.DEPLOYMENT if OF_PEACE.search(slots.sentence):
            plover, cameo = Plover("AID"), "074"
        case EventType.EXPULSION:
            if DEPORTED.search(slots.trigger):
                plover, cameo = Plover("COERCE", ("deport",)), "174"
            acled = acled if is_civilian(slots.recipients) else None
        case EventType.CROWD_FORCE:
            if slots.killed or SHOOTING.search(slots.trigger + slots.tail):
                plover, acled = Plover("ASSAULT", ("crowd-control",)), Acled("Protests", "Excessive force against protesters")
        case EventType.ACCUSATION:
            if slots.trigger.lower().startswith(("condemn", "denounc", "criti", "deplor", "slam")):
                plover = Plover("ACCUSE", ("disapprove",))
        case EventType.SANCTION if IMPOSED.match(slots.trigger):
            plover = Plover("COERCE", ("restrict",))
        case EventType.EXERCISE if JOINT.search(slots.lead[-FAR:] + slots.trigger):
            plover = Plover("COOPERATE")
        case EventType.AGREEMENT if SIGNED.search(slots.lead[-FAR:] + slots.trigger + slots.tail):
            plover = Plover("SUPPORT")
        case _:
            pass
    return Codes(given_or_refused(plover, slots), acled, cameo)


def given_or_refused(plover: Plover, slots: Slots) -> Plover:
    """Cooperation that is promised or refused, harm that is announced: what is to come has not taken place."""
    if plover.type in HOSTILE and COMING.search(slots.lead):
        return Plover("THREATEN")
    if plover.type == "MOBILIZE" and WILLING.search(slots.lead):
        return Plover("AGREE")
    if plover.type not in COOPERATION:
        return plover
    if REFUSING.search(slots.lead):
        return Plover("REJECT")
    return Plover("AGREE") if WILLING.search(slots.lead) or (slots.status is Status.PLANNED and plover.type != "CONCEDE") else plover


def territory(slots: Slots) -> tuple[Plover, Acled | None]:
    """Land that changed hands: a battle with fighting, strategic without, unknown when nobody says."""
    match slots.how:
        case Manner.FIGHTING:
            state = any(a.kind in STATE_FORCES or a.side == "government" for a in slots.actors)
            return Plover("ASSAULT"), REGAINS if state else OVERTAKES
        case Manner.SURRENDER | Manner.WITHOUT_FIGHTING:
            return Plover("COERCE", ("seize",)), TRANSFER
        case Manner.UNKNOWN:
            return Plover("COERCE", ("seize",)), None
