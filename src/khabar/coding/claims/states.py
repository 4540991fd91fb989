"""Claims of control: those that an event gives, and those that a report states by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.state.units import is_force
from khabar.coding.drafts.who.attribution import chain
from khabar.coding.drafts.who.losing import RETAKEN, is_losing
from khabar.coding.families import BEARING_ARMS
from khabar.coding.scene import Scene
from khabar.model import (
    Actor,
    ActorKind,
    ClaimKind,
    ControlChange,
    ControlClaim,
    EventClaim,
    EventType,
    Holding,
    Manner,
    PlacePrecision,
    PlaceRole,
    Scope,
    Status,
    TimeFrame,
    Where,
)

REPELLED = re.compile(r"\b(?:repel|repuls|beat(?:en)? back|push(?:ed)? back|foil|thwart)", re.I)
ENTERED = re.compile(r"\b(?:enter|walk(?:ed|ing)? in|storm(?:ed|ing)? in|march(?:ed|ing)? in|advanc(?:e|ed|ing) in|push(?:ed|ing)? in)", re.I)
BACK = re.compile(r"(?:\s+\w+){0,2}\s+back\b(?!\s+(?:to|from|in)\b)", re.I)  # "they got it back"
SLIPPED = re.compile(r"^(?:slip|pass|fall|fell|go|went|gone|came|los)\w*", re.I)  # of a place, which is the subject
OUT_OF = re.compile(r"\s*(?:out\s+)?(?:of|from)\s+(?:the\s+)?(?:hands\s+of\s+|control\s+of\s+)?(?:the\s+)?$", re.I)
INTO = re.compile(r"[^.;]{0,40}?\b(?:to|under|into)\s+(?:the\s+)?(?:(?:control|hands|rule)\s+of\s+)?(?:the\s+)?$", re.I)  # "passed on Monday under the control of"
COARSE = (PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY)
SMALL = re.compile(r"\b(?:districts?|towns?|villages?|bases?|posts?|outposts?|checkpoints?|garrisons?|barracks|bazaar|compound|neighbou?rhoods?|suburbs?|hamlets?)\b", re.I)
PLURAL = re.compile(r"\b(?:districts|towns|villages|areas|parts|positions|bases|posts|territories)\b", re.I)  # some of a province, not all of it
PRONOUN = re.compile(r"(?:it|its|there|here|the (?:place|area|district|town|city|village|valley|province|base|port))", re.I)
ALONE = 0.25  # confidence of an event from which its words on control are believed; set by eye on development texts
SURE = 0.6  # of the surest place's score: one much less sure than another of its role is rather none
RID_OF = re.compile(r"\s+(?:of|from)\s+(?:all\s+|the\s+|its\s+|any\s+)*$", re.I)  # "cleansed of rebels": they are who lost it
OUSTED = re.compile(r"\b(?:thrown|pushed|driven|forced|kicked|flushed|chased) (?:out|from|back)|\b(?:expelled|ousted|dislodged|evicted)\b", re.I)
PASSIVE = re.compile(r"\b(?:been|was|were|being|be|got)\s+(?:\w+ly\s+)?$", re.I)
AROUND = re.compile(r"\b(?:countryside|outskirts|hinterland|surroundings|suburbs|environs|vicinity) (?:of|around) (?:the (?:city|town) of )?[\w' -]*$", re.I)
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


def scope_of(words: str) -> Scope:
    return next((scope for pattern, scope in SCOPES if pattern.search(words)), Scope.UNSPECIFIED)


def control_of_event(context: Context, draft: Draft, event: EventClaim) -> ControlClaim | None:
    """A change of hands, a siege or a hand-over as a claim of control."""
    told = hands(context, draft, event)
    left = event.type == EventType.WITHDRAWAL
    places = tuple(w for w in surest(context, draft, event.where) if w.role in ((PlaceRole.ORIGIN,) if left else (PlaceRole.AT, PlaceRole.TARGET)))
    counted = context.amount(draft, "districts", "count")
    places = tuple(w for w in places if counted or not names_smaller(w))
    places = tuple(w for w in places if not lies_around(context, w)) or places
    if told is None or not places or all(w.place.precision == PlacePrecision.COUNTRY for w in places):
        return None
    if left and not any(w.quote and w.place.precision not in COARSE and (SMALL.search(w.quote.text) or any(c.isupper() for c in w.quote.text)) for w in places):
        return None  # who leaves a province or a country may never have held it
    if event.type == EventType.TERRITORY_TAKEN and any(n.role in ("killed", "injured") for n in event.numbers) and not any(w.quote for w in places):
        return None  # "three of them fell" is no place that fell
    if event.status == Status.DENIED and not any(is_near(context, draft, w) for w in event.where):
        return None  # what is denied must be named near, or it is the fall of another place that seems denied
    if left:
        places = tuple(replace(w, role=PlaceRole.AT) for w in places)
    change, actor, previous = told
    if actor is None and previous is None and not any(w.quote for w in places):
        return None  # nobody, and no place of its own
    return build_control(context, draft, event, actor, previous, change, places)


def control_alone(context: Context, draft: Draft, event: EventClaim, others: Sequence[ControlClaim] = ()) -> ControlClaim | None:
    """What a telling too unsure to be an event, or one that adds nothing to an earlier one, still says of who holds a place.

    A named side and a place of the telling's own are wanted, and that no other telling says the same of both.
    """
    control = control_of_event(context, draft, event)
    if control is None or control.status != Status.ASSERTED or event.confidence < ALONE or control.change in (ControlChange.ENTERED, ControlChange.BESIEGED):
        return None
    if control.change is ControlChange.LOST and (control.when is None or control.when.quote is None):
        return None  # a loss of no day of its own, which the place's later winner may long have made good
    side = control.actor or control.previous
    own = [w for w in control.where if w.quote and (w.place.precision not in COARSE or PLURAL.search(w.quote.text))]
    if side is None or ":" in side.id or not own or in_sentence(context, draft, side) is None:
        return None
    said = {(c.actor and c.actor.id, c.change, w.place.id) for c in others for w in c.where}
    if all((side.id, control.change, w.place.id) in said for w in control.where):
        return None
    return replace(control, with_=())


def hands(context: Context, draft: Draft, event: EventClaim) -> tuple[ControlChange, Actor | None, Actor | None] | None:
    """What changed, who comes first in it, and the other: "X took it from Y", "it was cleared of Y", "Y lost it"."""
    actor, previous = first(event.actors), in_sentence(context, draft, first(event.recipients))
    trigger = context.folded[draft.trigger.start : draft.trigger.end]
    match event.type:
        case EventType.TERRITORY_TAKEN if event.outcome in ("repelled", "foiled"):
            return ControlChange.REPELLED, previous, actor
        case EventType.TERRITORY_TAKEN:
            if is_losing(trigger) and (gains := in_sentence(context, draft, actor)) is not None:
                return ControlChange.TOOK, gains, previous
            if (moved := hands_over(context, draft, actor, previous)) is not None:
                return moved
            if is_losing(trigger) and not in_sentence(context, draft, actor):
                if actor is not None and previous is not None and ":" not in actor.id and actor.id != previous.id:
                    return ControlChange.TOOK, actor, previous  # who took it another sentence says
                return (ControlChange.LOST, previous, None) if previous else None
            actor = actor if in_sentence(context, draft, actor) else own_boast(context, draft, event) or actor
            if actor and previous is None and (is_rid_of(context, draft, actor) or was_ousted(context, draft)):
                actor, previous = None, actor
            if actor is None and previous is not None and not RETAKEN.search(trigger) and not is_rid_of(context, draft, previous):
                return ControlChange.LOST, previous, None
            if ENTERED.search(trigger):
                return ControlChange.ENTERED, actor, previous
            again = RETAKEN.search(trigger) or BACK.match(context.folded[draft.trigger.end : draft.trigger.end + 30])
            return (ControlChange.RETOOK if again else ControlChange.TOOK), actor, previous
        case EventType.TERRITORY_CEDED:
            return (ControlChange.HANDED_OVER if previous else ControlChange.WITHDREW_FROM), actor, previous
        case EventType.WITHDRAWAL if not any(a.kind == ActorKind.UNIT for a in event.recipients):  # an army that pulls one unit out has not left
            leaver = first(tuple(a for a in event.actors if a.kind in BEARING_ARMS and is_force(a)))
            return (ControlChange.WITHDREW_FROM, leaver, None) if leaver else None
        case EventType.SIEGE:
            return ControlChange.BESIEGED, actor, previous
    return None


def hands_over(context: Context, draft: Draft, *actors: Actor | None) -> tuple[ControlChange, Actor | None, Actor | None] | None:
    """ "It slipped from X", "it passed under the control of X": the place is what moves, and the preposition says who gains."""
    trigger = context.folded[draft.trigger.start : draft.trigger.end]
    if not SLIPPED.match(trigger):
        return None
    for actor in actors:
        start = actor.quote.start if actor and actor.quote else -1
        if start < draft.trigger.start:
            continue
        between = trigger[len(trigger.split()[0]) :] + context.folded[draft.trigger.end : start]
        if OUT_OF.fullmatch(between):
            return ControlChange.LOST, actor, None
        if INTO.fullmatch(between):
            return ControlChange.TOOK, actor, None
    return None


def in_sentence(context: Context, draft: Draft, actor: Actor | None) -> Actor | None:
    """The actor where the sentence of the change itself names it: who loses by another telling may gain by this one."""
    if actor is None or actor.quote is None or not context.sentences:
        return actor
    return actor if context.sentence_index(actor.quote.start) == context.sentence_index(draft.trigger.start) else None


def own_boast(context: Context, draft: Draft, event: EventClaim) -> Actor | None:
    """ "X says it has captured", "X admits losing, then regaining": who speaks is the doer of a verb without a subject of its own."""
    words = context.folded[draft.trigger.start : draft.trigger.end].split()
    speaker = next((s for s in event.said_by if s.step == 0 and s.quote and s.quote.end <= draft.trigger.start), None)
    if not words or not words[0].lower().endswith("ing") or speaker is None or in_sentence(context, draft, speaker.speaker) is None:
        return None
    return speaker.speaker


def is_near(context: Context, draft: Draft, where: Where) -> bool:
    """Whether a place is named in the sentence of the trigger or the one before it."""
    here = context.sentence_index(draft.trigger.start)
    named = [context.found.mentions[i].start for i, places in context.places.items() if any(p.id == where.place.id for p in places)]
    return any(0 <= here - context.sentence_index(at) <= 1 for at in named)


def surest(context: Context, draft: Draft, where: tuple[Where, ...]) -> tuple[Where, ...]:
    """Places without those much less sure than another of their role."""
    scores: dict[int, float] = {}
    for s in draft.slots:
        if s.role in ("at", "from", "to", "via"):
            start = context.found.mentions[s.mention].start
            scores[start] = max(s.score, scores.get(start, 0.0))
    best: dict[PlaceRole, float] = {}
    for w in where:
        if w.quote:
            best[w.role] = max(best.get(w.role, 0.0), scores.get(w.quote.start, 1.0))
    return tuple(w for w in where if w.quote is None or scores.get(w.quote.start, 1.0) >= SURE * best[w.role])


def names_smaller(where: Where) -> bool:
    """Words that name a village or base, of which no more than the province or country is known."""
    return where.place.precision in COARSE and where.quote is not None and where.place.name not in where.quote.text and bool(SMALL.search(where.quote.text))


def lies_around(context: Context, where: Where) -> bool:
    """ "A town in the western countryside of the city": what is told of the town is not told of the city."""
    if where.quote is None:
        return False
    return AROUND.search(context.folded, max(0, where.quote.start - 30), where.quote.end) is not None


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
    where = tuple(w for w in surest(context, draft, scene.where) if count or not names_smaller(w)) or pronoun_place(context, draft)
    if actor is None or (not where and count is None):
        return None
    said = chain(context, draft)
    score, reasons = context.calibration.confidence(draft, scene, (actor,), said)
    around = " ".join(w.quote.text for w in where if w.quote)
    return ControlClaim(
        id=context.claim_id(ClaimKind.CONTROL, draft.trigger),
        quote=context.quote(draft.trigger),
        sentence=context.sentence(draft.trigger.start),
        status=Status.DENIED if draft.negated else Status(draft.status),
        time_frame=frame(draft),
        said_by=said,
        when=scene.when,
        where=where,
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


def pronoun_place(context: Context, draft: Draft) -> tuple[Where, ...]:
    """ "It", "the place": the nearest place named before, in this sentence or the two before it."""
    index = next((i for i in context.slot(draft, "at") if PRONOUN.fullmatch(context.words(i))), None)
    if index is None or not context.sentences:
        return ()
    here = context.sentence_index(draft.trigger.start)
    m = context.found.mentions[index]
    near = [(context.found.mentions[i].end, i) for i in context.places if context.found.mentions[i].end <= m.start and here - context.sentence_index(context.found.mentions[i].start) <= 2]
    near = [(end, i) for end, i in near if not any(p.precision in COARSE for p in context.places[i])]
    return tuple(Where(p, PlaceRole.AT, context.mention_quote(index)) for p in context.places[max(near)[1]]) if near else ()


def is_over(context: Context, draft: Draft) -> bool:
    """ "It was in the hands of the rebels for seven days": told as past, and how long it lasted."""
    before = context.folded[max(0, draft.trigger.start - 30) : draft.trigger.start]
    return WAS.search(before) is not None and FOR_A_WHILE.match(context.folded[draft.trigger.end : draft.trigger.end + 120]) is not None


def frame(draft: Draft) -> TimeFrame:
    return TimeFrame.BACKGROUND if draft.background else TimeFrame.NEWS


def first(actors: tuple[Actor, ...]) -> Actor | None:
    """The first who has a name, else the first: of "fighters" and "the National Front" the latter."""
    return next((a for a in actors if ":" not in a.id), actors[0] if actors else None)

