"""Claims of control and of forces: those that an event gives, and those that a report states by themselves."""

from __future__ import annotations

import re

from khabar.coding.attribution import chain
from khabar.coding.confidence import confidence
from khabar.coding.context import Context
from khabar.coding.draft import Draft, MentionKind
from khabar.coding.scenes import Scene
from khabar.model import (
    Actor,
    ActorKind,
    ClaimKind,
    ControlChange,
    ControlClaim,
    EventClaim,
    EventType,
    ForceClaim,
    Holding,
    Manner,
    PlacePrecision,
    PlaceRole,
    Scope,
    Status,
    TimeFrame,
    Where,
)

RETAKEN = re.compile(r"\b(?:re-?t(?:ook|ak)|re-?captur|re-?gain|re-?claim|re-?conquer|win(?:ning)? back|won back|took back|liberat)", re.I)
REPELLED = re.compile(r"\b(?:repel|repuls|beat(?:en)? back|push(?:ed)? back|foil|thwart)", re.I)
ENTERED = re.compile(r"\b(?:enter|walk(?:ed|ing)? in|storm(?:ed|ing)? in|march(?:ed|ing)? in|advanc(?:e|ed|ing) in|push(?:ed|ing)? in)", re.I)
RID_OF = re.compile(r"\s+(?:of|from)\s+(?:all\s+|the\s+|its\s+|any\s+)*$", re.I)  # "cleansed of rebels": they are who lost it
OUSTED = re.compile(r"\b(?:thrown|pushed|driven|forced|kicked|flushed|chased) (?:out|from|back)|\b(?:expelled|ousted|dislodged|evicted)\b", re.I)
PASSIVE = re.compile(r"\b(?:been|was|were|being|be|got)\s+(?:\w+ly\s+)?$", re.I)
WAS = re.compile(r"\b(?:was|were|had been|have been|been)\s+(?:\w+\s+)?$", re.I)
FOR_A_WHILE = re.compile(r"[^.;]{0,60}\bfor (?:\w+ ){1,3}(?:hour|day|night|week|month|year)s?\b", re.I)
SCOPES = (
    (re.compile(r"\b(?:cent(?:re|er)|headquarters|district compound|bazaar|capital)\b", re.I), Scope.CENTRE),
    (re.compile(r"\b(?:outskirts|villages|countryside|rural|outside)\b", re.I), Scope.OUTSIDE_CENTRE),
    (re.compile(r"\b(?:base|garrison|barracks|outpost|checkpoint|airport|airfield)\b", re.I), Scope.BASE),
    (re.compile(r"\b(?:highway|road|route)\b", re.I), Scope.ROAD),
    (re.compile(r"\b(?:border crossing|crossing|border post|port)\b", re.I), Scope.CROSSING),
    (re.compile(r"\bairspace\b", re.I), Scope.AIRSPACE),
    (re.compile(r"\b(?:town|city|village)\b", re.I), Scope.TOWN),
    (re.compile(r"\b(?:district|province|region|all of|whole|entire)\b", re.I), Scope.WHOLE),
)
STATES = {
    ControlChange.TOOK: Holding.HELD,
    ControlChange.RETOOK: Holding.HELD,
    ControlChange.LOST: Holding.NOT_HELD,
    ControlChange.HANDED_OVER: Holding.NOT_HELD,
    ControlChange.WITHDREW_FROM: Holding.NOT_HELD,
    ControlChange.ENTERED: Holding.CONTESTED,
    ControlChange.BESIEGED: Holding.BESIEGED,
    ControlChange.REPELLED: Holding.HELD,
    ControlChange.HOLDS: Holding.HELD,
    ControlChange.CONTESTS: Holding.CONTESTED,
    ControlChange.PRESENT: Holding.PARTLY_HELD,
    ControlChange.HELD_FORMERLY: Holding.NOT_HELD,
}
ACTIVITY = {
    EventType.DEPLOYMENT: "deployed",
    EventType.EXERCISE: "exercised",
    EventType.FORMATION: "formed",
    EventType.WITHDRAWAL: "moved",
    EventType.SURRENDER: "surrendered",
    EventType.BASE: "garrison",
}
ARMED = {ActorKind.MILITARY, ActorKind.UNIT, ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.POLICE, ActorKind.FACTION, ActorKind.INTELLIGENCE}
ECHELON = re.compile(r"\b(?:corps|brigade|battalion|division|regiment|unit|company|platoon|squad|kandak|lashkar|army|front)\b", re.I)


def scope_of(words: str) -> Scope:
    return next((scope for pattern, scope in SCOPES if pattern.search(words)), Scope.UNSPECIFIED)


def control_of_event(context: Context, draft: Draft, event: EventClaim) -> ControlClaim | None:
    """A change of hands, a siege or a hand-over as a claim of control."""
    told = hands(context, draft, event)
    places = tuple(w for w in event.where if w.role in (PlaceRole.AT, PlaceRole.TARGET))
    if told is None or not places or all(w.place.precision == PlacePrecision.COUNTRY for w in places):
        return None
    change, actor, previous = told
    if actor is None and previous is None and not any(w.quote for w in places):
        return None  # nobody, and no place of its own
    return build_control(context, draft, event, actor, previous, change, places)


def hands(context: Context, draft: Draft, event: EventClaim) -> tuple[ControlChange, Actor | None, Actor | None] | None:
    """What changed, who comes first in it, and the other: "X took it from Y", "it was cleared of Y", "Y lost it"."""
    actor, previous = first(event.actors), first(event.recipients)
    trigger = context.folded[draft.trigger.start : draft.trigger.end]
    match event.type:
        case EventType.TERRITORY_TAKEN if event.outcome in ("repelled", "foiled"):
            return ControlChange.REPELLED, previous, actor
        case EventType.TERRITORY_TAKEN:
            if actor and previous is None and (is_rid_of(context, draft, actor) or was_ousted(context, draft)):
                actor, previous = None, actor
            if actor is None and previous is not None and not RETAKEN.search(trigger) and not is_rid_of(context, draft, previous):
                return ControlChange.LOST, previous, None
            if ENTERED.search(trigger):
                return ControlChange.ENTERED, actor, previous
            return (ControlChange.RETOOK if RETAKEN.search(trigger) else ControlChange.TOOK), actor, previous
        case EventType.TERRITORY_CEDED:
            return (ControlChange.HANDED_OVER if previous else ControlChange.WITHDREW_FROM), actor, previous
        case EventType.SIEGE:
            return ControlChange.BESIEGED, actor, previous
    return None


def was_ousted(context: Context, draft: Draft) -> bool:
    """ "They had been thrown out": the one whom the finder takes for the doer lost it."""
    before = context.folded[max(0, draft.trigger.start - 30) : draft.trigger.start]
    return bool(OUSTED.search(context.folded[draft.trigger.start : draft.trigger.end + 5]) and PASSIVE.search(before))


def is_rid_of(context: Context, draft: Draft, actor: Actor) -> bool:
    """The actor's words follow the trigger after "of": a place cleared, cleansed, rid of them."""
    start = actor.quote.start if actor.quote else -1
    return start >= draft.trigger.end and RID_OF.fullmatch(context.folded[draft.trigger.end : start]) is not None


def build_control(
    context: Context, draft: Draft, event: EventClaim, actor: Actor | None, previous: Actor | None, change: ControlChange, places: tuple[Where, ...]
) -> ControlClaim:
    around = " ".join(w.quote.text for w in places if w.quote)
    return ControlClaim(
        id=context.claim_id(ClaimKind.CONTROL, draft.trigger),
        quote=event.quote,
        sentence=event.sentence,
        status=event.status,
        time_frame=event.time_frame,
        said_by=event.said_by,
        when=event.when,
        where=places,
        confidence=event.confidence,
        reasons=event.reasons,
        with_=(event.id,),
        actor=actor,
        change=change,
        state=STATES[change],
        scope=scope_of(around),
        previous=previous,
        how=event.how,
        count=context.amount(draft, "districts", "count"),
    )


def control_claim(context: Context, draft: Draft, scene: Scene) -> ControlClaim | None:
    """A state of control that the report tells by itself: CONTROL.holds, .contests, .present, ..."""
    change = ControlChange(draft.type.split(".")[1])
    if change is ControlChange.HOLDS and is_over(context, draft):
        change = ControlChange.HELD_FORMERLY
    actor = context.first_actor(draft, "actor", "subj")
    count = context.amount(draft, "count", "districts")
    if actor is None or (not scene.where and count is None):
        return None
    said = chain(context, draft)
    score, reasons = confidence(draft, scene, (actor,), said)
    around = " ".join(w.quote.text for w in scene.where if w.quote)
    return ControlClaim(
        id=context.claim_id(ClaimKind.CONTROL, draft.trigger),
        quote=context.quote(draft.trigger),
        sentence=context.sentence(draft.trigger.start),
        status=Status.DENIED if draft.negated else Status(draft.status),
        time_frame=frame(draft),
        said_by=said,
        when=scene.when,
        where=scene.where,
        confidence=score,
        reasons=reasons,
        actor=actor,
        change=change,
        state=STATES[change],
        scope=scope_of(around),
        previous=context.first_actor(draft, "rec"),
        how=Manner(draft.how) if draft.how else Manner.UNKNOWN,
        count=count,
    )


def is_over(context: Context, draft: Draft) -> bool:
    """ "It was in the hands of the rebels for seven days": told as past, and how long it lasted."""
    before = context.folded[max(0, draft.trigger.start - 30) : draft.trigger.start]
    return WAS.search(before) is not None and FOR_A_WHILE.match(context.folded[draft.trigger.end : draft.trigger.end + 120]) is not None


def force_of_event(context: Context, draft: Draft, event: EventClaim) -> ForceClaim | None:
    """A deployment, exercise, formation, withdrawal or surrender as a claim about a force."""
    activity = ACTIVITY.get(event.type)
    if activity is None:
        return None
    unit, sender = unit_of(context, draft, event)
    if unit is None or not (unit.kind in ARMED or ECHELON.search(unit.name)):
        return None
    places = tuple(w for w in event.where if w.role in (PlaceRole.AT, PlaceRole.DESTINATION))
    return ForceClaim(
        id=context.claim_id(ClaimKind.FORCE, draft.trigger),
        quote=unit.quote or event.quote,
        sentence=event.sentence,
        status=event.status,
        time_frame=event.time_frame,
        said_by=event.said_by,
        when=event.when,
        where=places,
        confidence=event.confidence,
        reasons=event.reasons,
        with_=(event.id,),
        unit=unit,
        parent=sender,
        parent_kind="organic" if sender else None,
        commander=context.first_actor(draft, "commander"),
        activity=activity,
        size=context.amount(draft, "troops", "size"),
    )


def unit_of(context: Context, draft: Draft, event: EventClaim) -> tuple[Actor | None, Actor | None]:
    """(who is moved, who sends it): "the corps sent a battalion" moves the battalion, not the corps."""
    moved = [*event.recipients, *event.others]
    moved = [a for a in moved if a.kind in ARMED or ECHELON.search(a.name)]
    if event.type in (EventType.DEPLOYMENT, EventType.FORMATION, EventType.BASE) and moved:
        return moved[0], first(event.actors)
    units = [a for i in context.slot(draft, "unit") if (a := context.actors.get(i))]
    if units:
        return units[0], first(tuple(a for a in event.actors if a.id != units[0].id)) or context.first_actor(draft, "parent")
    actors = sorted(event.actors, key=lambda a: a.kind != ActorKind.UNIT)
    if not actors:
        return None, None
    return actors[0], next((a for a in actors[1:] if a.kind != ActorKind.UNIT), context.first_actor(draft, "parent"))


def force_claim(context: Context, draft: Draft, scene: Scene) -> ForceClaim | None:
    """FORCE.x drafts: a unit told of without an event."""
    index = next((i for i in context.slot(draft, "unit", "actor", "subj") if i in context.actors), None)
    if index is None:
        return None
    unit = context.actors[index]
    if not (unit.kind in ARMED or ECHELON.search(unit.name) or context.found.mentions[index].kind == MentionKind.UNIT):
        return None
    said = chain(context, draft)
    score, reasons = confidence(draft, scene, (unit,), said)
    return ForceClaim(
        id=context.claim_id(ClaimKind.FORCE, draft.trigger),
        quote=context.mention_quote(index),
        sentence=context.sentence(draft.trigger.start),
        status=Status(draft.status),
        time_frame=frame(draft),
        said_by=said,
        when=scene.when,
        where=tuple(w for w in scene.where if w.role in (PlaceRole.AT, PlaceRole.DESTINATION)),
        confidence=score,
        reasons=reasons,
        unit=unit,
        parent=context.first_actor(draft, "parent"),
        parent_kind="organic" if context.first_actor(draft, "parent") else None,
        commander=context.first_actor(draft, "commander"),
        activity=draft.type.split(".")[1],
        size=context.amount(draft, "size", "troops", "count"),
    )


def frame(draft: Draft) -> TimeFrame:
    return TimeFrame.BACKGROUND if draft.background else TimeFrame.NEWS


def first(actors: tuple[Actor, ...]) -> Actor | None:
    """The first who has a name, else the first: of "fighters" and "the National Front" the latter."""
    return next((a for a in actors if ":" not in a.id), actors[0] if actors else None)

