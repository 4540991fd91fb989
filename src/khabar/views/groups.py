"""The register of groups: name, leader, area, and when and by whom each was first named."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from khabar.model import Actor, ActorKind, Situation
from khabar.views import words
from khabar.views.evidence import actors_of

LISTED = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.UNIT, ActorKind.PARTY})


@dataclass(slots=True)
class Group:
    actor: Actor
    leaders: list[tuple[Actor, str | None, tuple[str, ...]]] = field(default_factory=list)
    areas: Counter[str] = field(default_factory=Counter)
    first: date | None = None
    first_claim: str | None = None
    by: str | None = None
    claims: list[str] = field(default_factory=list)


def groups(situation: Situation) -> list[Group]:
    """Every group that a claim names, in order of how often it is named."""
    found: dict[str, Group] = {}
    for coded in sorted(situation.reports, key=lambda c: (c.published.start if c.published else date.max, c.report.id)):
        for claim in coded.claims:
            for actor, _ in actors_of(claim):
                if actor is None or actor.kind not in LISTED or not words.has_name(actor):
                    continue
                group = found.setdefault(actor.id, Group(actor))
                group.claims.append(claim.id)
                group.areas.update({w.place.admin1 or w.place.name for w in claim.where})
                if group.first_claim is None:
                    group.first = coded.published.start if coded.published else None
                    group.first_claim, group.by = claim.id, words.outlet(coded.outlet.name) if coded.outlet else None
    leaders: dict[str, list[tuple[Actor, str | None, tuple[str, ...]]]] = defaultdict(list)
    for role in situation.roles:
        if role.organisation and role.end is None:
            leaders[role.organisation.id].append((role.person, role.title, role.claims))
    for force in situation.forces:
        if force.commander and all(force.commander.id != known.id for known, _, _ in leaders[force.unit.id]):
            leaders[force.unit.id].append((force.commander, "commander", force.claims))
    for group in found.values():
        group.leaders = leaders[group.actor.id][:4]
    return sorted(found.values(), key=lambda g: (-len(g.claims), words.clip(g.actor.name), g.actor.id))
