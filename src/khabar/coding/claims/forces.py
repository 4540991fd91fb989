"""Claims of forces: those that a deployment, exercise or withdrawal gives, and those that a report states by themselves."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.claims.states import first, frame, surest
from khabar.coding.context import Context
from khabar.coding.draft import Draft, MentionKind
from khabar.coding.drafts.state.units import ECHELON, Phrase, is_force, phrase_of
from khabar.coding.drafts.who.attribution import chain
from khabar.coding.families import BEARING_ARMS, VIOLENT
from khabar.coding.places.passing import way
from khabar.coding.scene import Scene
from khabar.model import Actor, ActorKind, ClaimKind, EventClaim, EventType, ForceClaim, PlaceRole, Status, Where

MEN = re.compile(r"(?:^|\s)(?:men|soldiers|troops|fighters|members|elements|personnel|militants|commandos|recruits)$", re.I)
OF_THE = len(" from the ")  # characters between men and their unit
THERE = re.compile(r"\s+there\b")
ACTIVITY = {
    EventType.DEPLOYMENT: "deployed",
    EventType.EXERCISE: "exercised",
    EventType.FORMATION: "formed",
    EventType.WITHDRAWAL: "moved",
    EventType.SURRENDER: "surrendered",
    EventType.BASE: "garrison",
}
FIGHTING = VIOLENT - {"ied", "mine", "suicide_attack", "air_strike", "drone_strike", "shelling"} | {"territory_taken", "siege"}
ARMED = BEARING_ARMS | {ActorKind.INTELLIGENCE}


def force_of_event(context: Context, draft: Draft, event: EventClaim) -> ForceClaim | None:
    """A deployment, exercise, formation, withdrawal or surrender as a claim about a force; and a unit that fights somewhere as one that is seen there."""
    activity = ACTIVITY.get(event.type) or ("seen" if fights(context, draft, event) else None)
    if activity is None:
        return None
    unit, sender = unit_of(context, draft, event)
    if unit is None or not is_force(unit) or not (unit.kind in ARMED or ECHELON.search(unit.name)):
        return None
    phrase = told_of(context, draft, unit)
    parent = other_than(unit, sender, context.actors.get(phrase.parent) if phrase.parent is not None else None)
    unit, parent = of_the_unit(unit, parent)
    places = stands(context, draft, event.where, told_before=activity == "seen" and event.same_as is not None)
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
        parent=parent,
        parent_kind="organic" if parent else None,
        commander=leader(context, phrase) or context.first_actor(draft, "commander"),
        activity=activity,
        size=context.amount(draft, "troops", "size"),
    )


def fights(context: Context, draft: Draft, event: EventClaim) -> bool:
    """Whether a named unit does it at a place that its sentence names: "the 4th Brigade overran the post above the town"."""
    named = any(a.kind is ActorKind.UNIT and ":" not in a.id and ECHELON.search(a.name) for a in event.actors)
    return named and event.type.value in FIGHTING and event.status is Status.ASSERTED and bool(stands(context, draft, event.where, told_before=event.same_as is not None))


def unit_of(context: Context, draft: Draft, event: EventClaim) -> tuple[Actor | None, Actor | None]:
    """(who is moved, who sends it): "the corps sent a battalion" moves the battalion, not the corps."""
    moved = [*event.recipients, *event.others]
    moved = [a for a in moved if is_force(a) and (a.kind in ARMED or ECHELON.search(a.name))]
    if event.type in (EventType.DEPLOYMENT, EventType.FORMATION, EventType.BASE) and moved:
        return moved[0], first(event.actors)
    units = [a for i in context.slot(draft, "unit") if (a := context.actors.get(i))]
    if units:
        return units[0], first(tuple(a for a in event.actors if a.id != units[0].id)) or context.first_actor(
            draft, "parent"
        )
    actors = sorted(event.actors, key=lambda a: (not is_force(a), a.kind != ActorKind.UNIT, not ECHELON.search(a.name)))
    return (actors[0], context.first_actor(draft, "parent")) if actors else (None, None)


def force_claim(context: Context, draft: Draft, scene: Scene) -> ForceClaim | None:
    """FORCE.x drafts: a unit told of without an event."""
    index = next(
        (
            i
            for i in context.slot(draft, "unit", "actor", "subj")
            if i in context.actors and is_force(context.actors[i])
        ),
        None,
    )
    if index is None:
        return None
    unit = context.actors[index]
    if not (unit.kind in ARMED or ECHELON.search(unit.name) or context.found.mentions[index].kind == MentionKind.UNIT):
        return None
    said = chain(context, draft)
    score, reasons = context.calibration.confidence(draft, scene, (unit,), said)
    phrase = phrase_of(context, index)
    parent = other_than(
        unit,
        context.actors.get(phrase.parent) if phrase.parent is not None else None,
        context.first_actor(draft, "parent"),
    )
    unit, parent = of_the_unit(unit, parent)
    return ForceClaim(
        id=context.claim_id(ClaimKind.FORCE, draft.trigger),
        quote=context.mention_quote(index),
        sentence=context.sentence(draft.trigger.start),
        status=Status(draft.status),
        time_frame=frame(draft),
        said_by=said,
        when=scene.when,
        where=stands(context, draft, scene.where),
        confidence=score,
        reasons=reasons,
        unit=unit,
        parent=parent,
        parent_kind="organic" if parent else None,
        commander=leader(context, phrase) or context.first_actor(draft, "commander"),
        activity=draft.type.split(".")[1],
        size=context.amount(draft, "size", "troops", "count"),
    )


def of_the_unit(unit: Actor, parent: Actor | None) -> tuple[Actor, Actor | None]:
    """ "500 men of the 99th Division" are that division, as far as it is told of; so are "200 commandos of the 99th Battalion", whose army the words alone name."""
    if parent is None or parent.kind is not ActorKind.UNIT:
        return unit, parent
    bare = ":" in unit.id and MEN.search(unit.name)
    if not bare and not (unit.quote and parent.quote and MEN.search(unit.quote.text) and 0 < parent.quote.start - unit.quote.end <= OF_THE):
        return unit, parent
    return replace(parent, quote=unit.quote), None


def told_of(context: Context, draft: Draft, unit: Actor) -> Phrase:
    """The phrase of the unit where the draft names it."""
    index = next(
        (s.mention for s in draft.slots if s.mention in context.actors and context.actors[s.mention].id == unit.id),
        None,
    )
    return phrase_of(context, index) if index is not None else Phrase()


def stands(context: Context, draft: Draft, where: tuple[Where, ...], *, told_before: bool = False) -> tuple[Where, ...]:
    """Where the sentence itself puts a force: none is moved to the scene of what is told beside it, but where it did what was ``told_before``."""
    sentence = context.sentence_index(draft.trigger.start)
    named = {
        p.id
        for i, places in context.places.items()
        if context.sentence_index(context.found.mentions[i].start) == sentence
        for p in places
    }
    if THERE.match(context.folded, draft.trigger.end) or told_before:
        named |= {w.place.id for w in where}
    own = tuple(
        w
        for w in surest(context, draft, where)
        if w.role in (PlaceRole.AT, PlaceRole.DESTINATION) and w.place.id in named
    )
    if not own and (draft.type in VIOLENT or draft.type == "FORCE.seen"):
        own = came_from(context, sentence)
    reached = {w.place.id for w in own if w.role == PlaceRole.DESTINATION}
    return tuple(w for w in own if not reached or w.place.id in reached)


def came_from(context: Context, sentence: int) -> tuple[Where, ...]:
    """The one place of a sentence from which a force attacked, "fell upon the garrison from the pass": there it had stood."""
    mentions = context.found.mentions
    told = [i for i in context.in_sentence.get(sentence, ()) if i in context.places and mentions[i].kind is MentionKind.PLACE and way(context.folded, mentions[i].span) == "from"]
    return tuple(Where(context.places[i][0], PlaceRole.AT, context.mention_quote(i)) for i in told[:1]) if len(told) == 1 else ()


def leader(context: Context, phrase: Phrase) -> Actor | None:
    return context.actors.get(phrase.commander) if phrase.commander is not None else None


def other_than(unit: Actor, *parents: Actor | None) -> Actor | None:
    """The first parent that is not the unit itself."""
    return next(
        (
            p
            for p in parents
            if p is not None and p.id != unit.id and (p.kind != ActorKind.UNIT or ECHELON.search(p.name))
        ),
        None,
    )
