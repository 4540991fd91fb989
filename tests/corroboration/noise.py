"""A worse coder: perfect claims with slots lost, blurred and mistaken, at the rates of a real one."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from khabar.model import (
    AnyClaim,
    CodedReport,
    ControlClaim,
    EventClaim,
    EventType,
    ForceClaim,
    Place,
    PlacePrecision,
    PlaceRole,
    TimePrecision,
    When,
    Where,
)

KIN = {
    EventType.IED: [EventType.ATTACK_ON_CIVILIANS, EventType.SUICIDE_ATTACK, EventType.GROUND_ATTACK],
    EventType.ARMED_CLASH: [EventType.GROUND_ATTACK, EventType.TARGETED_KILLING],
    EventType.TERRITORY_TAKEN: [EventType.ARMED_CLASH, EventType.GROUND_ATTACK],
    EventType.TERRITORY_CEDED: [EventType.WITHDRAWAL],
    EventType.DETENTION: [EventType.ABDUCTION],
}


@dataclass(frozen=True)
class Rates:
    claim_lost: float = 0.15
    same_as_lost: float = 0.4
    place_lost: float = 0.15
    place_province: float = 0.1
    place_wrong: float = 0.05
    when_lost: float = 0.15
    when_published: float = 0.1
    slot_lost: float = 0.25
    speaker_lost: float = 0.15
    number_lost: float = 0.1
    number_wrong: float = 0.03
    type_kin: float = 0.2


def worse(reports: Iterable[CodedReport], seed: int, rates: Rates = Rates()) -> tuple[CodedReport, ...]:
    dice = random.Random(seed)
    reports = tuple(reports)
    places = sorted({w.place for r in reports for c in r.claims for w in c.where}, key=lambda p: p.id)
    return tuple(replace(r, claims=tuple(worse_claims(r, dice, rates, places))) for r in reports)


def worse_claims(coded: CodedReport, dice: random.Random, rates: Rates, places: list[Place]) -> Iterable[AnyClaim]:
    kept = [claim for claim in coded.claims if dice.random() >= rates.claim_lost]
    ids = {claim.id for claim in kept}
    for claim in kept:
        claim = replace(claim, where=where(claim.where, dice, rates, places), when=when(claim, coded, dice, rates))
        if dice.random() < rates.speaker_lost:
            claim = replace(claim, said_by=())
        if isinstance(claim, EventClaim):
            claim = event(claim, dice, rates, ids)
        elif isinstance(claim, ForceClaim) and dice.random() < rates.slot_lost:
            claim = replace(claim, commander=None, parent=None)
        elif isinstance(claim, ControlClaim) and dice.random() < rates.slot_lost / 2:
            claim = replace(claim, actor=None)
        yield claim


def event(claim: EventClaim, dice: random.Random, rates: Rates, ids: set[str]) -> EventClaim:
    if claim.same_as and (claim.same_as not in ids or dice.random() < rates.same_as_lost):
        claim = replace(claim, same_as=None)
    if dice.random() < rates.slot_lost:
        claim = replace(claim, actors=())
    if dice.random() < rates.slot_lost:
        claim = replace(claim, recipients=())
    if claim.type in KIN and dice.random() < rates.type_kin:
        claim = replace(claim, type=dice.choice(KIN[claim.type]))
    numbers = tuple(n for n in claim.numbers if dice.random() >= rates.number_lost)
    if numbers and dice.random() < rates.number_wrong:
        numbers = (replace(numbers[0], low=44, best=44, high=44), *numbers[1:])
    return replace(claim, numbers=numbers)


def where(found: tuple[Where, ...], dice: random.Random, rates: Rates, places: list[Place]) -> tuple[Where, ...]:
    roll = dice.random()
    if roll < rates.place_lost:
        return ()
    if roll < rates.place_lost + rates.place_province and found and found[0].place.admin1:
        province = found[0].place.admin1
        return (
            Where(
                Place(f"adm1_{province}", province, PlacePrecision.ADMIN1, admin1=province, country="AFG"), PlaceRole.AT
            ),
        )
    if roll > 1 - rates.place_wrong:
        return (Where(dice.choice(places), PlaceRole.AT),)
    return found


def when(claim: AnyClaim, coded: CodedReport, dice: random.Random, rates: Rates) -> When | None:
    roll = dice.random()
    if roll < rates.when_lost:
        return None
    if roll < rates.when_lost + rates.when_published and coded.published:
        day = coded.published.start
        return When(day - timedelta(2), day + timedelta(1), TimePrecision.DAYS)
    return claim.when
