"""Which events are to be read with doubt: signs, plain enough for a reader to check, that the coder may have misread.

Nothing is hidden by a sign; the page and the brief show it, and put other events first.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from khabar.model import ActorKind, AnyClaim, CodedReport, Event, EventType, Situation, TimeFrame
from khabar.views import words
from khabar.world.outlines import Outlines

UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.MEDIA, ActorKind.AID, ActorKind.OTHER})
# Groups of types whose doer bears arms, less the types that anybody may do.
ARMED_GROUPS = frozenset({0, 1, 3})
ANYBODY = frozenset({EventType.SURRENDER, EventType.DEFECTION, EventType.WITHDRAWAL, EventType.WEAPONS_DISRUPTED})
UNSURE = 0.5  # of the confidence of an event's surest claim: below, the reading is more likely wrong than right
FAR_DEGREES = 6.0  # outside the theatre's box; its neighbours' capitals lie nearer
OLD = timedelta(300)  # news is told of days, not of the year before


def doubts(situation: Situation, outlines: Outlines | None = None) -> dict[str, tuple[str, ...]]:
    """For each event that bears a sign of misreading, the signs in words."""
    claims = {claim.id: (report, claim) for report in situation.reports for claim in report.claims}
    found = {event.id: signs(event, claims, outlines) for event in situation.events}
    return {one: why for one, why in found.items() if why}


def signs(
    event: Event, claims: Mapping[str, tuple[CodedReport, AnyClaim]], outlines: Outlines | None
) -> tuple[str, ...]:
    """The signs of one event. ``claims`` holds the claims of the situation by id, with their reports."""
    told = [claims[one] for one in event.claims if one in claims]
    found: list[str] = []
    if unarmed(event):
        found.append(f"{words.names(event.actors)} stands as the doer, and is no armed party that khabar knows")
    both = {a.id for a in event.actors} & {a.id for a in event.recipients}
    if both and event.directed:
        found.append("the same party stands on both sides")
    if not event.actors and not event.recipients and not event.where:
        found.append("neither who nor where was read")
    if far(event, outlines):
        found.append("the place lies far outside the theatre")
    if event.time_frame is TimeFrame.NEWS and event.when is not None:
        days = [report.published.start for report, _ in told if report.published]
        if days and event.when.end < min(days) - OLD:
            found.append("told as news, and dated most of a year before the first report of it")
    if told and max(claim.confidence for _, claim in told) < UNSURE:
        found.append("khabar was not sure of its reading")
    return tuple(found)


def unarmed(event: Event) -> bool:
    """A deed of arms whose doers are all crowds or things that no register knows as armed."""
    if (
        words.group_of(event.type) not in ARMED_GROUPS
        or event.type in ANYBODY
        or not event.actors
        or not event.directed
    ):
        return False
    return all(a.kind in UNARMED and words.unregistered(a) for a in event.actors)


def far(event: Event, outlines: Outlines | None) -> bool:
    place = event.where[0].place if event.where else None
    if outlines is None or place is None or place.lat is None or place.lon is None:
        return False
    west, south, east, north = outlines.box
    return not (
        west - FAR_DEGREES <= place.lon <= east + FAR_DEGREES
        and south - FAR_DEGREES <= place.lat <= north + FAR_DEGREES
    )
