"""From khabar's event types to PLOVER, ACLED and CAMEO: one table (data/codebook/types.csv) and the slots that refine it."""

from __future__ import annotations

import csv
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

UNARMED = {ActorKind.CIVILIANS, ActorKind.MEDIA, ActorKind.AID, ActorKind.PROTESTERS}
STATE_FORCES = {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.INTELLIGENCE}
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
        case EventType.EXPULSION:
            acled = acled if is_civilian(slots.recipients) else None
        case EventType.CROWD_FORCE:
            if slots.killed:
                plover, acled = Plover("ASSAULT", ("crowd-control",)), Acled("Protests", "Excessive force against protesters")
        case EventType.ACCUSATION:
            if slots.trigger.lower().startswith(("condemn", "denounc", "criti", "deplor", "slam")):
                plover = Plover("ACCUSE", ("disapprove",))
        case _:
            pass
    return Codes(plover, acled, cameo)


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
