"""A situation without the reports that may not leave the machine (a note under TLP:RED), and without what only they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from khabar.exports.options import NotExported
from khabar.model import Dispute, Event, EventClaim, Situation, Toll

REASON = "told only by reports that may not leave"


def without(situation: Situation, withheld: frozenset[str]) -> tuple[Situation, list[NotExported]]:
    """The situation that the other reports tell; figures, positions and states that rest on withheld claims alone go too."""
    if not withheld:
        return situation, []
    kept = tuple(c for c in situation.reports if c.report.id not in withheld)
    hidden = frozenset(claim.id for c in situation.reports if c.report.id in withheld for claim in c.claims)
    claims = {claim.id: claim for c in kept for claim in c.claims if isinstance(claim, EventClaim)}
    told = [e for e in situation.events if not e.claims or set(e.claims) - hidden]
    lost = [NotExported(e.id, e.type.value, REASON) for e in situation.events if e.claims and not set(e.claims) - hidden]
    shown = replace(
        situation,
        reports=kept,
        copies=tuple(link for link in situation.copies if not {link.report, link.of, link.shared_with} & withheld),
        events=tuple(_event(e, hidden, claims) if set(e.claims) & hidden else e for e in told),
        control=tuple(s for s in situation.control if _rests(s.claims, hidden)),
        forces=tuple(s for s in situation.forces if _rests(s.claims, hidden)),
        roles=tuple(s for s in situation.roles if _rests(s.claims, hidden)),
        relations=tuple(s for s in situation.relations if _rests(s.claims, hidden)),
        indicators=tuple(s for s in situation.indicators if _rests(s.claims, hidden)),
        event_of=tuple(pair for pair in situation.event_of if pair[0] not in hidden),
    )
    return shown, lost


def _rests(claims: Iterable[str], hidden: frozenset[str]) -> bool:
    """Whether anything but withheld claims carries it; an opening map rests on none."""
    found = set(claims)
    return not found or bool(found - hidden)


def _event(event: Event, hidden: frozenset[str], claims: dict[str, EventClaim]) -> Event:
    """An event by its other claims: who, where and when only as these say it."""
    left = [claims[c] for c in event.claims if c in claims]
    names = {a.id for c in left for a in (*c.actors, *c.recipients)}
    spots = {w.place.id for c in left for w in c.where}
    days = [c.when for c in left if c.when]
    when = event.when if event.when in days else min(days, key=lambda w: ((w.end - w.start).days, w.start), default=None)
    return replace(
        event,
        claims=tuple(c.id for c in left),
        when=when,
        where=tuple(w for w in event.where if w.place.id in spots) or tuple(w for c in left[:1] for w in c.where),
        actors=tuple(a for a in event.actors if a.id in names),
        recipients=tuple(a for a in event.recipients if a.id in names),
        responsibility=tuple(dict.fromkeys(r for c in left for r in c.responsibility)),
        numbers=tuple(toll for t in event.numbers if (toll := _toll(t, hidden))),
        disputes=tuple(dispute for d in event.disputes if (dispute := _dispute(d, hidden))),
    )


def _toll(toll: Toll, hidden: frozenset[str]) -> Toll | None:
    left = tuple(f for f in toll.by if _rests(f.claims, hidden))
    if len(left) == len(toll.by):
        return toll
    if not left:
        return None
    values = [f.value for f in left]
    best = toll.best if toll.best in values else values[0]
    return replace(toll, low=min(values), best=None if toll.claimed_only else best, high=max(values), by=left)


def _dispute(dispute: Dispute, hidden: frozenset[str]) -> Dispute | None:
    left = tuple(p for p in dispute.positions if _rests(p.claims, hidden))
    return replace(dispute, positions=left) if len(left) > 1 else None
