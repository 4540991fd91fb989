"""Whose word a claim is: the origin behind the chain of speakers, after copies are folded into their line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from khabar.corroboration.text import fold
from khabar.corroboration.world import CorroborationWorld, Standing, local
from khabar.model import Actor, ActorKind, AnyClaim, CodedReport, Outlet, RoleClaim

BODIES = frozenset({ActorKind.AID, ActorKind.INTERNATIONAL, ActorKind.MEDIA})  # speak for themselves, on no side


class OriginKind(StrEnum):
    CAMP = "camp"  # a party to a conflict, all its officials, organs and accounts together
    BODY = "body"  # a third body with a name
    OUTLET = "outlet"  # an outlet's own account, or the witnesses whom it alone heard
    UNNAMED = "unnamed"  # "sources", channels, rumour


@dataclass(frozen=True)
class Origin:
    """An original source: what counts as one voice."""

    kind: OriginKind
    name: str  # camp, body or outlet id
    speaker: Actor | None  # who says it, as the claim has it
    source: str  # the body or person that speaks; a later figure replaces an earlier one of the same source
    standing: Standing
    steps: int  # how many mouths it went through
    own: bool  # the outlet's own words, nobody named as their source

    @cached_property
    def key(self) -> str:
        return f"{self.kind.value}:{self.name}"

    @property
    def camp(self) -> str | None:
        return self.name if self.kind is OriginKind.CAMP else None


@dataclass(frozen=True)
class Listener:
    """Everything needed to tell whose word a claim is."""

    world: CorroborationWorld
    reports: Mapping[str, CodedReport]
    roots: Mapping[str, str]  # a report in a line of copies -> the report that the line begins with
    agencies: Mapping[str, str]  # a report -> the outside agency that its line credits
    twins: Mapping[str, str] = field(default_factory=dict)  # a claim of a digest -> the report that it was taken from

    def root(self, report: str) -> CodedReport:
        return self.reports[self.roots.get(report, report)]

    def day(self, claim: AnyClaim, report: str) -> date | None:
        """The day on which sides are looked up: that of the happening, else of the report."""
        if claim.when:
            return claim.when.start
        published = self.reports[report].published
        return published.start if published else None

    def camp(self, actor: Actor, report: str, on: date | None) -> str | None:
        """The side of an actor: by the tables, else by the office that this report gives them."""
        found = self.world.camp(actor, on)
        if found or actor.kind is not ActorKind.PERSON:
            return found
        office = next((o for o in offices(self.reports[report]) if o.person.id == actor.id), None)
        return self.world.camp(office.organisation, on) if office and office.organisation else None

    def origin(self, claim: AnyClaim, report: str) -> Origin:
        chain = [said.speaker for said in sorted(claim.said_by, key=lambda said: said.step)]
        people = [speaker for speaker in chain if not self.world.is_outlet(speaker.id)]
        outlets = [speaker for speaker in chain if self.world.is_outlet(speaker.id)]
        via = masthead(outlets[-1].name) if outlets else self._outlet(self.twins.get(claim.id, report))
        if not people:
            return self._outlet_origin(via, outlets, self.twins.get(claim.id, report))
        return self._spoken(claim, report, people[0], via, len(chain))

    def _outlet(self, report: str) -> str:
        """The outlet whose work a report is: the agency of its line, else the outlet of the line's first report."""
        root = self.root(report)
        agency = self.agencies.get(root.report.id) or (root.credits[0] if len(root.credits) == 1 else None)
        outlet: Outlet | None = root.outlet
        return masthead(agency or (outlet.name if outlet else root.report.id))

    def _outlet_origin(self, outlet: str, named: list[Actor], report: str) -> Origin:
        own = self.root(report).outlet
        ids = [actor.id for actor in named[-1:]] or ([own.id] if own and masthead(own.name) == outlet else [])
        party = next((party for one in ids if (party := self.world.organ_of(one))), None)
        speaker = named[0] if named else None
        if party:
            return Origin(OriginKind.CAMP, party, speaker, outlet, Standing.REMOTE, len(named), own=False)
        return Origin(OriginKind.OUTLET, outlet, speaker, outlet, Standing.REMOTE, len(named), own=not named)

    def _spoken(self, claim: AnyClaim, report: str, speaker: Actor, via: str, steps: int) -> Origin:
        on = self.day(claim, report)
        standing = self.world.standing(speaker)
        source = self.world.parent(speaker.id, on) or speaker.id if speaker.kind is ActorKind.PERSON else speaker.id
        camp = self.camp(speaker, report, on)
        if camp:
            desk = self.world.standing(Actor(source, source.replace("_", " "), ActorKind.OTHER))
            return Origin(OriginKind.CAMP, camp, speaker, source, max(standing, desk), steps, own=False)
        if standing is Standing.NOBODY:
            return Origin(OriginKind.UNNAMED, via, speaker, via, standing, steps, own=False)
        if speaker.kind in BODIES and not local(speaker):
            return Origin(OriginKind.BODY, speaker.id, speaker, speaker.id, standing, steps, own=False)
        # Witnesses whom one outlet heard are that outlet's account: nobody else can check them.
        return Origin(OriginKind.OUTLET, via, speaker, f"{via}/{source}", standing, steps, own=False)


def masthead(name: str) -> str:
    """One key for an outlet, whether it published the report, is credited by it, or speaks in it."""
    return re.sub(r"\W+", "_", fold(name)).strip("_")


def offices(coded: CodedReport) -> tuple[RoleClaim, ...]:
    return tuple(claim for claim in coded.claims if isinstance(claim, RoleClaim) and claim.tense == "current")
