"""Events: what the tellings of one happening come to, with every value led back to its claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from khabar.corroboration.credibility import credibility
from khabar.corroboration.disputes import disputes
from khabar.corroboration.nearness import REACH
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tellings import SEASON, Telling, finest, order
from khabar.corroboration.text import fold
from khabar.corroboration.tolls import sides, tolls
from khabar.corroboration.types import SPECIFIC, TERRITORY, facets, gives_up, goes_on
from khabar.corroboration.voices import SUPPORTS, Heard, heard, voices
from khabar.corroboration.world import local
from khabar.model import Actor, ActorKind, Event, EventClaim, PlaceRole, Responsibility, Status, TimeFrame, When, Where


def event_of(group: Sequence[Telling], ear: Listener) -> Event:
    """The event that these tellings come to."""
    told = [heard(claim, telling.report, ear) for telling in group for claim in telling.claims]
    claims = sorted(told, key=lambda h: order_of(h, ear))
    main = [h for h in claims if h.claim.status in SUPPORTS] or claims
    lead = lead_of(main)
    _, sufferers = sides(claims, ear)
    losers = sufferers if TERRITORY in facets(lead.type) else frozenset[str]()
    disputed = disputes(claims, ear)
    digit, reasons = credibility(claims, disputed, losers)
    return Event(
        id="e_" + claims[0].claim.id.removeprefix("c_"), type=lead.type, plover=lead.plover, acled=lead.acled,
        when=when_of(main), where=where_of(main), actors=actors_of(main, lead, doing=True),
        recipients=actors_of(main, lead, doing=False), directed=any(c.directed for c in events(main)),
        responsibility=responsibility_of(claims), numbers=tolls(claims, ear), status=status_of(claims),
        time_frame=time_frame_of(claims), aggregate=all(c.aggregate for c in events(claims)),
        target=most(c.target for c in events(main)), weapon=most(c.weapon for c in events(main)),
        voices=voices(claims), credibility=digit, credibility_reasons=reasons, disputes=disputed,
        claims=tuple(sorted(h.claim.id for h in claims)),
    )  # fmt: skip


def order_of(one: Heard, ear: Listener) -> tuple[str, int, str]:
    assert isinstance(one.claim, EventClaim)
    return order(one.claim, ear.reports[one.report])


def events(claims: Iterable[Heard]) -> Iterable[EventClaim]:
    return (h.claim for h in claims if isinstance(h.claim, EventClaim))


def lead_of(claims: Sequence[Heard]) -> EventClaim:
    """The claim whose type is the event's: the type that most origins give, the more telling before the vague."""
    votes: dict[str, float] = defaultdict(float)
    by_origin: dict[str, Counter[str]] = defaultdict(Counter)
    for one in claims:
        if isinstance(one.claim, EventClaim):
            by_origin[one.origin.key][one.claim.type] += 1
    for kinds in by_origin.values():
        for kind, count in kinds.items():
            votes[kind] += count / kinds.total()
    weighed = {
        kind: share * SPECIFIC.get(kind, 1.0) for kind, share in ((c.type, votes[c.type]) for c in events(claims))
    }
    best = min(weighed, key=lambda kind: (-round(weighed[kind], 6), kind.value))
    return max((c for c in events(claims) if c.type is best), key=lambda c: (c.confidence, c.id))


def when_of(claims: Sequence[Heard]) -> When | None:
    """The interval that most origins give among the shortest ones; never shorter than any words. Of a flight the longest."""
    given: dict[When, set[str]] = defaultdict(set)
    own = [one for one in claims if one.claim.when and one.claim.when.quote] or claims
    for one in own:
        if one.claim.when:
            given[replace(one.claim.when, quote=None)].add(one.origin.key)
    if not given:
        return None
    if goes_on(claim.type for claim in events(claims)) and (spans := [w for w in given if (w.end - w.start).days <= SEASON]):
        return max(spans, key=lambda w: ((w.end - w.start).days, len(given[w]), w.start))
    return min(
        given, key=lambda w: ((w.end - w.start).days > 1, -len(given[w]), (w.end - w.start).days, w.start, w.end)
    )


def where_of(claims: Sequence[Heard]) -> tuple[Where, ...]:
    """For every role the place that most origins name, the more precise one where they are equal."""
    given: dict[PlaceRole, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    places: dict[str, Where] = {}
    for one in claims:
        for where in finest(one.claim.where):
            given[where.role][where.place.id].add(one.origin.key)
            known = places.get(where.place.id)
            if known is None or repr(where.place) < repr(known.place):
                places[where.place.id] = replace(where, quote=None)
    found: list[Where] = []
    for role in sorted(given):
        best = min(given[role], key=lambda p: (-len(given[role][p]), REACH[places[p].place.precision], p))
        found.append(replace(places[best], role=role))
    return tuple(found)


VAGUE = frozenset([ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.MILITARY, ActorKind.UNIT, ActorKind.UNIDENTIFIED, ActorKind.OTHER])


def actors_of(claims: Sequence[Heard], lead: EventClaim, *, doing: bool) -> tuple[Actor, ...]:
    """Who did it, or to whom: everyone whom most origins name, and all where none has more; beside somebody with a name no "rebels", "others".

    Whom the tellings of the event's own type put on one side only, stands there: who lost the town also fought for it."""
    named: dict[str, Actor] = {}
    support: dict[str, set[str]] = defaultdict(set)
    across = put_across(claims, lead, doing=doing)
    for one in claims:
        claim = one.claim
        if not isinstance(claim, EventClaim):
            continue
        # "lost by X" told of "taken by Y": the same two sides in the other's slots.
        turned = TERRITORY in facets(lead.type) and gives_up(claim.type) != gives_up(lead.type)
        for actor in claim.actors if doing != turned else claim.recipients:
            if actor.id in across:
                continue
            key = f"{actor.kind.value}:{fold(actor.name)}" if local(actor) else actor.id  # "worshippers" of three reports are told once
            support[key].add(one.origin.key)
            one_of = replace(actor, quote=None)
            named[key] = min(named.get(key, one_of), one_of, key=lambda a: a.id)
    most_support = max((len(origins) for origins in support.values()), default=0)
    kept = [key for key, origins in support.items() if len(origins) * 2 >= most_support]
    sure = max((len(support[key]) for key in kept if not local(named[key])), default=0)
    told = (named[key] for key in kept if not (local(named[key]) and named[key].kind in VAGUE and len(support[key]) <= sure))
    return tuple(sorted(told, key=lambda a: a.id))


def put_across(claims: Sequence[Heard], lead: EventClaim, *, doing: bool) -> frozenset[str]:
    """The ids of those whom the claims of the lead's type have on the other side and never on this."""
    alike = [claim for claim in events(claims) if claim.type is lead.type and claim.directed]
    here, there = (
        {actor.id for claim in alike for actor in (claim.actors if slot == doing else claim.recipients)}
        for slot in (True, False)
    )
    return frozenset(there - here)


def responsibility_of(claims: Sequence[Heard]) -> tuple[Responsibility, ...]:
    found = {(part.actor.id, part.stance): part for claim in events(claims) for part in claim.responsibility}
    return tuple(found[key] for key in sorted(found))


def status_of(claims: Sequence[Heard]) -> Status:
    """Asserted where anyone asserts it; else what the most say."""
    given = {h.claim.status for h in claims}
    ranked = (Status.ASSERTED, Status.UNCONFIRMED, Status.PLANNED, Status.DENIED, Status.HYPOTHETICAL)
    return next(status for status in ranked if status in given)


def time_frame_of(claims: Sequence[Heard]) -> TimeFrame:
    return TimeFrame.NEWS if any(h.claim.time_frame is TimeFrame.NEWS for h in claims) else TimeFrame.BACKGROUND


def most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value), default=None)
