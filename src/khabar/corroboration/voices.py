"""Voices: how many independent original sources stand behind a value.

The minimum counts what nobody can doubt to be separate: parties, third bodies, and outlets with witnesses or counts of
their own. The maximum adds what may be separate: outlets that tell it in their own words after others (all together
one, as nothing shows that they did not read one another), and unnamed sources (together one). Whom an outlet heard counts
as the outlet; only where those heard are of more kinds than there are outlets (a doctor and a resident, both heard by one)
are they that many voices. Who denies is no voice for what is denied; a later admission is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khabar.corroboration.speakers import Listener, Origin, OriginKind
from khabar.model import Actor, ActorKind, AnyClaim, EventClaim, Status, TimeFrame, Voices

SUPPORTS = frozenset({Status.ASSERTED, Status.UNCONFIRMED, Status.PLANNED})


@dataclass(frozen=True)
class Heard:
    """A claim, the report it stands in, whose word it is, and since when it is known."""

    claim: AnyClaim
    report: str
    origin: Origin
    known: date | None
    key: tuple[str, str, int, str]  # the order of telling


def heard(claim: AnyClaim, report: str, ear: Listener) -> Heard:
    published = ear.reports[report].published
    known = published.start if published else None
    order = (known.isoformat() if known else "9999", report, claim.quote.start, claim.id)
    return Heard(claim, report, ear.origin(claim, report), known, order)


def voices(claims: Iterable[Heard]) -> Voices:
    """The voices behind what these claims say together."""
    told = sorted((h for h in claims if h.claim.status in SUPPORTS), key=lambda h: h.key)
    sure = {h.origin.key for h in told if is_sure(h, told)}
    rest = {h.origin.key: h.origin.kind for h in told if h.origin.key not in sure}
    retold = any(kind is not OriginKind.UNNAMED for kind in rest.values())
    unnamed = OriginKind.UNNAMED in rest.values()
    apart = told_apart(told)
    least = (len(sure) or int(retold)) + apart
    most = len(sure) + int(retold) + int(unnamed) + apart
    return Voices(least, most, tuple(sorted(sure | rest.keys())))


def told_apart(told: Iterable[Heard]) -> int:
    """Voices beyond their outlets: who tends the hurt, who was there and who holds an office are never one source; two outlets may have asked the same doctor."""
    asked = [h.origin for h in told if h.origin.is_witness]
    return max(0, len({origin.standing for origin in asked}) - len({origin.name for origin in asked}))


def is_sure(one: Heard, told: list[Heard]) -> bool:
    """A source of its own: somebody speaks, or the outlet was first, or it brings a figure that nobody gave before."""
    if one.origin.kind is OriginKind.UNNAMED:
        return False
    if not one.origin.own:
        return one.origin.kind is not OriginKind.OUTLET or one.origin.speaker is not None
    if one.claim.time_frame is TimeFrame.BACKGROUND or one.claim.status is Status.PLANNED:
        return False  # recalled, or somebody else's plan
    others = [h for h in told if h.origin.key != one.origin.key and (h.key < one.key or h.report == one.report)]
    return not others or bool(figures(one.claim) - {f for h in others for f in figures(h.claim)})


def figures(claim: AnyClaim) -> frozenset[tuple[str, float | None]]:
    if not isinstance(claim, EventClaim):
        return frozenset()
    return frozenset((number.role, number.best if number.best is not None else number.low) for number in claim.numbers)


def speaker_of(one: Heard) -> Actor:
    origin = one.origin
    return origin.speaker or Actor(origin.name, origin.name.replace("_", " "), ActorKind.MEDIA)
