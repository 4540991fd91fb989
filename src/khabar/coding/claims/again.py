"""A later telling that says no more than an earlier one: kept as a mention of it, or left out with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.coding.claims.worth import names, presupposed, tells_nothing_more
from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.families import VIOLENT
from khabar.coding.scene import Scene
from khabar.model import EventClaim

MOST = 5  # tellings of one happening from which on a mere mention of it is left out
SURE = 0.7  # of the trigger of a mention whose type is unsure


def no_telling(context: Context, own: Draft, scene: Scene, event: EventClaim, earlier: Sequence[EventClaim]) -> str | None:
    """Why an event is no claim of its own, or None. ``own`` is its draft with the slots of this telling alone."""
    if event.confidence < context.calibration.least:
        return f"too unsure: {event.type.value} at {event.confidence:.2f}"
    if agrees(event, earlier):
        return None
    if presupposed(context, own, earlier) or tells_nothing_more(event, scene, earlier):
        return f"tells {earlier[0].id} again and adds nothing"
    return None


def mention(context: Context, draft: Draft, scene: Scene, event: EventClaim, earlier: Sequence[EventClaim]) -> EventClaim | None:
    """What is no claim of its own as a mention of the first telling ("nobody claimed the attack"), from which it has all that it says; or None."""
    if not 0 < len(earlier) < MOST or (event.confidence < context.calibration.least and draft.score < SURE):
        return None
    told = earlier[0]
    alike = event.type == told.type or {event.type, told.type} <= VIOLENT
    if not alike or (event.status, event.time_frame) != (told.status, told.time_frame) or not in_scene(context, draft, scene, event, earlier):
        return None
    return replace(
        told, id=event.id, quote=event.quote, sentence=event.sentence, said_by=event.said_by if any(speakers(event) == speakers(e) for e in earlier) else told.said_by,
        confidence=min(event.confidence, told.confidence), reasons=event.reasons,
        numbers=(), responsibility=(), with_=(), same_as=told.id,
    )  # fmt: skip


def speakers(event: EventClaim) -> frozenset[str]:
    return frozenset(s.speaker.id for s in event.said_by)


def in_scene(context: Context, draft: Draft, scene: Scene, event: EventClaim, earlier: Sequence[EventClaim]) -> bool:
    """Whether the place and the day of a mention are those of earlier tellings. A noun ("the attack") has what it inherits from them; a verb may not."""
    noun = names(context, draft)
    days = (noun and scene.time_inherited) or event.when is None or any(e.when is None or (event.when.start < e.when.end and e.when.start < event.when.end) for e in earlier)
    places = {w.place.id for w in event.where}
    return days and ((noun and scene.place_inherited) or any(places <= {w.place.id for w in e.where} for e in earlier))


def agrees(claim: EventClaim, earlier: Sequence[EventClaim]) -> bool:
    """Whether a later telling agrees with the first in its type, participants, places and days: what only refers to it and says otherwise has borrowed from elsewhere."""
    if not earlier:
        return False
    first = earlier[0]
    sides = ((claim.actors, first.actors), (claim.recipients, first.recipients))
    same_days = claim.when is None or (first.when is not None and claim.when.start < first.when.end and first.when.start < claim.when.end)
    return (
        claim.type == first.type and same_days
        and all({a.id for a in ours} <= {a.id for a in theirs} for ours, theirs in sides)
        and {w.place.id for w in claim.where} <= {w.place.id for w in first.where}
    )  # fmt: skip
