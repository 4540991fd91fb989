"""What is true for a while, by cited claims: forces, offices, relations; and what was measured, indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from khabar.corroboration.speakers import Listener
from khabar.corroboration.voices import Heard, heard, speaker_of
from khabar.model import (
    Actor,
    AnyClaim,
    IndicatorClaim,
    IndicatorValue,
    Interval,
    RelationClaim,
    RelationState,
    RoleClaim,
    RoleState,
    Status,
    TimePrecision,
)

HOLDS = frozenset({Status.ASSERTED, Status.UNCONFIRMED})
# Relations that hold both ways: the pair is one, whoever is named first.
BOTH_WAYS = frozenset(
    {"ally", "hostile", "merges_with", "coordinates_with", "negotiates_with", "ceasefire_with", "kin_of"}
)


def state_id(*parts: str) -> str:
    return "s_" + sha256("\0".join(parts).encode()).hexdigest()[:16]


def interval_of(one: Heard, ear: Listener) -> Interval | None:
    """The claim's own time, else the day of its report."""
    if one.claim.when:
        return one.claim.when.interval
    published = ear.reports[one.report].published
    return Interval(published.start, published.end, TimePrecision.UNKNOWN) if published else None


def starting(told: Sequence[Heard], ear: Listener) -> Interval | None:
    """When it first was so, as far as anyone tells: own dates first."""
    own = [h.claim.when.interval for h in told if h.claim.when]
    every = own or [interval for h in told if (interval := interval_of(h, ear))]
    return min(every, key=lambda i: (i.start, i.end), default=None)


def cited(told: Iterable[Heard]) -> list[date]:
    return sorted(h.known for h in told if h.known)


def plain(actor: Actor | None) -> Actor | None:
    return replace(actor, quote=None, side=None) if actor else None


def bare(actor: Actor) -> Actor:
    return replace(actor, quote=None, side=None)


def ids(told: Iterable[Heard]) -> tuple[str, ...]:
    return tuple(sorted({h.claim.id for h in told}))


def claims_of(kind: type[AnyClaim], ear: Listener) -> list[Heard]:
    found = [
        heard(claim, report, ear)
        for report in sorted(ear.reports)
        for claim in ear.reports[report].claims
        if isinstance(claim, kind)
    ]
    return sorted(found, key=lambda h: h.key)


# ------------------------------------------------------------------------------------------------ offices
def offices(ear: Listener) -> tuple[RoleState, ...]:
    """Who was what when. A former holder's office ended before the first report that calls it former."""
    groups: dict[tuple[str, str], list[Heard]] = defaultdict(list)
    for one in claims_of(RoleClaim, ear):
        claim = one.claim
        if isinstance(claim, RoleClaim) and claim.status in HOLDS:
            groups[claim.person.id, claim.organisation.id if claim.organisation else ""].append(one)
    return tuple(sorted((office(key, told, ear) for key, told in groups.items()), key=lambda row: row.id))


def office(key: tuple[str, str], told: Sequence[Heard], ear: Listener) -> RoleState:
    claims = [h.claim for h in told if isinstance(h.claim, RoleClaim)]
    current = [h for h in told if isinstance(h.claim, RoleClaim) and h.claim.tense == "current"]
    former = [h for h in told if isinstance(h.claim, RoleClaim) and h.claim.tense == "former"]
    titles = sorted({claim.title for claim in claims if claim.title}, key=lambda title: (-len(title), title))
    return RoleState(
        id=state_id("role", *key), person=bare(claims[0].person), title=titles[0] if titles else None,
        organisation=plain(claims[0].organisation), start=starting(current, ear),
        end=starting(former, ear), claims=ids(told),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ relations
def relations(ear: Listener) -> tuple[RelationState, ...]:
    """Every relation that anybody asserts or denies, with who denies it."""
    groups: dict[tuple[str, str, str], list[Heard]] = defaultdict(list)
    for one in claims_of(RelationClaim, ear):
        claim = one.claim
        if isinstance(claim, RelationClaim) and claim.status in HOLDS | {Status.DENIED}:
            groups[relation_key(claim)].append(one)
    return tuple(sorted((relation(key, told, ear) for key, told in groups.items()), key=lambda row: row.id))


def relation_key(claim: RelationClaim) -> tuple[str, str, str]:
    a, b = claim.subject.id, claim.object.id
    if claim.relation in BOTH_WAYS and b < a:
        a, b = b, a
    return (a, claim.relation, b)


def relation(key: tuple[str, str, str], told: Sequence[Heard], ear: Listener) -> RelationState:
    actors = {a.id: a for h in told if isinstance(h.claim, RelationClaim) for a in (h.claim.subject, h.claim.object)}
    against = [h for h in told if is_denial(h)]
    for_it = [h for h in told if not is_denial(h)]
    return RelationState(
        id=state_id("relation", *key), subject=bare(actors[key[0]]), relation=key[1], object=bare(actors[key[2]]),
        start=starting(for_it, ear), end=None, denied_by=speakers(against), claims=ids(told),
    )  # fmt: skip


def is_denial(one: Heard) -> bool:
    """ "Does not hold" asserted is a denial, and so is "holds" denied; both together are none."""
    claim = one.claim
    return isinstance(claim, RelationClaim) and (claim.polarity == "does_not_hold") != (claim.status is Status.DENIED)


def speakers(told: Iterable[Heard]) -> tuple[Actor, ...]:
    found = {actor.id: bare(actor) for actor in map(speaker_of, told)}
    return tuple(found[key] for key in sorted(found))


# ------------------------------------------------------------------------------------------------ indicators
def indicators(ear: Listener) -> tuple[IndicatorValue, ...]:
    """Every value measured, once for each who measured it; equal values of one time are one row."""
    groups: dict[tuple[str, ...], list[Heard]] = defaultdict(list)
    for one in claims_of(IndicatorClaim, ear):
        claim = one.claim
        if isinstance(claim, IndicatorClaim) and claim.status in HOLDS:
            groups[indicator_key(claim, one, ear)].append(one)
    return tuple(sorted((indicator(key, told) for key, told in groups.items()), key=lambda row: row.id))


def indicator_key(claim: IndicatorClaim, one: Heard, ear: Listener) -> tuple[str, ...]:
    when = interval_of(one, ear)
    by = claim.measured_by.id if claim.measured_by else one.origin.key
    where = " ".join(sorted(w.place.id for w in claim.where))
    about = claim.about.id if claim.about else ""
    return (
        claim.measure,
        claim.measure_kind,
        about,
        where,
        str(when and when.start),
        f"{claim.low} {claim.best} {claim.high}",
        by,
    )


def indicator(key: tuple[str, ...], told: Sequence[Heard]) -> IndicatorValue:
    claim = next(h.claim for h in told if isinstance(h.claim, IndicatorClaim))
    return IndicatorValue(
        id=state_id("indicator", *key), measure=claim.measure, about=plain(claim.about),
        when=replace(claim.when, quote=None) if claim.when else None, low=claim.low, best=claim.best, high=claim.high,
        unit=claim.measured_in, measured_by=plain(claim.measured_by) or told[0].origin.speaker, claims=ids(told),
    )  # fmt: skip
