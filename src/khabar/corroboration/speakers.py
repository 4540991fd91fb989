"""Whose word a claim is: the origin behind the chain of speakers, after copies are folded into their line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from khabar.corroboration.offices import (
    CIVIL,
    ORGAN,
    actors_of,
    is_same_person,
    offices,
    party_of_outlet,
    side_of_insider,
    side_of_organ,
    side_of_person,
)
from khabar.corroboration.text import fold
from khabar.corroboration.world import PARTIES, CorroborationWorld, Standing, local
from khabar.model import Actor, ActorKind, AnyClaim, CodedReport, Outlet

IN_BRACKETS = re.compile(r"\s*\([^()]{1,20}\)\s*$")
SMALL_WORDS = frozenset({"of", "for", "the", "and", "in", "on", "to", "de", "des", "du", "pour", "al", "et", "la", "le"})
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
    def is_witness(self) -> bool:
        """Somebody whom an outlet heard, and who counts as that outlet."""
        return self.kind is OriginKind.OUTLET and self.source.startswith(f"{self.name}/")

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
    _parties: dict[str, tuple[CodedReport, str | None]] = field(default_factory=dict, repr=False, compare=False)

    def root(self, report: str) -> CodedReport:
        return self.reports[self.roots.get(report, report)]

    def day(self, claim: AnyClaim, report: str) -> date | None:
        """The day on which sides are looked up: that of the happening, else of the report, else of what it copies."""
        if claim.when:
            return claim.when.start
        published = self.reports[report].published or self.root(report).published
        return published.start if published else None

    def camp(self, actor: Actor, report: str, on: date | None) -> str | None:
        """The side of an actor: by the tables, else by the office or organ of state that this report gives them."""
        found = self.world.camp(actor, on)
        if found:
            return found
        coded = self.reports[report]
        if actor.kind is ActorKind.PERSON:
            return side_of_person(actor, coded, on, self.world)
        if not local(actor):
            return None
        return side_of_organ(actor.kind, coded, on, self.world) if actor.kind in CIVIL else side_of_insider(actor, coded, on, self.world)

    def origin(self, claim: AnyClaim, report: str) -> Origin:
        chain = [said.speaker for said in sorted(claim.said_by, key=lambda said: said.step) if not self._is_part(said.speaker, report)]
        taken = self.twins.get(claim.id)
        outlets = [speaker for speaker in chain if self._is_outlet(speaker, report) or (taken is not None and self._is_own(speaker, taken))]
        people = [speaker for speaker in chain if speaker not in outlets]
        via = masthead(outlets[-1].name) if outlets else self._outlet(self.twins.get(claim.id, report))
        if not people:
            return self._outlet_origin(via, outlets, self.twins.get(claim.id, report))
        return self._spoken(claim, report, people, via)

    def _is_outlet(self, speaker: Actor, report: str) -> bool:
        """An outlet of the tables, the one that published the report, or one that the report credits."""
        if self.world.is_outlet(speaker.id):
            return True
        coded = self.reports[report]
        name = masthead(speaker.name)
        return self._is_own(speaker, report) or any(masthead(credit) == name for credit in coded.credits)

    def _is_own(self, speaker: Actor, report: str) -> bool:
        """The outlet that published a report."""
        outlet = self.reports[report].outlet
        return outlet is not None and masthead(outlet.name) == masthead(speaker.name)

    def _is_part(self, speaker: Actor, report: str) -> bool:
        """The desk of the outlet itself: "Northern Press Office" in a paper of the "Home Front, Northern Press Office"."""
        outlet = self.reports[report].outlet
        name, own = masthead(speaker.name).split("_"), masthead(outlet.name).split("_") if outlet else []
        return 1 < len(name) < len(own) and set(name) <= set(own) and speaker.kind not in PARTIES

    def party(self, report: str) -> str | None:
        """The side whose voice the outlet of a report is."""
        coded = self.reports[report]
        known = self._parties.get(report)
        if known is None or known[0] is not coded:
            known = self._parties[report] = (coded, party_of_outlet(coded, self.world))
        return known[1]

    def _outlet(self, report: str) -> str:
        """The outlet whose work a report is: the agency of its line, else the outlet of the line's first report."""
        root = self.root(report)
        agency = self.agencies.get(root.report.id) or (root.credits[0] if len(root.credits) == 1 else None)
        outlet: Outlet | None = root.outlet
        return masthead(agency or (outlet.name if outlet else root.report.id))

    def _outlet_origin(self, outlet: str, named: list[Actor], report: str) -> Origin:
        party = self.world.organ_of(named[-1].id) if named else self._own_party(report, outlet)
        speaker = named[0] if named else None
        if party:
            return Origin(OriginKind.CAMP, party, speaker, outlet, Standing.REMOTE, len(named), own=False)
        return Origin(OriginKind.OUTLET, outlet, speaker, outlet, Standing.REMOTE, len(named), own=not named)

    def _own_party(self, report: str, outlet: str) -> str | None:
        """The side whose voice the outlet is, where the report's line begins with that outlet's own work."""
        root = self.root(report)
        own = root.outlet is not None and masthead(root.outlet.name) == outlet
        return self.party(root.report.id) if own else None

    def _spoken(self, claim: AnyClaim, report: str, people: Sequence[Actor], via: str) -> Origin:
        on, speaker, steps = self.day(claim, report), people[0], len(claim.said_by)
        standing = max(map(self.world.standing, desks(people, self.reports[report])))
        source = self.world.parent(speaker.id, on) or speaker.id if speaker.kind is ActorKind.PERSON else speaker.id
        camp = self.camp(speaker, report, on)
        if camp is None and (speaker.kind is ActorKind.PERSON or is_desk(speaker)) and len(people) > 1 and people[1].kind in PARTIES:
            camp = self.camp(
                people[1], report, on
            )  # "Dr Keita of the ministry", "the office of the governor": the second is for whom the first speaks
        if camp:
            desk = self.world.standing(Actor(source, source.replace("_", " "), ActorKind.OTHER))
            return Origin(OriginKind.CAMP, camp, speaker, source, max(standing, desk), steps, own=False)
        if standing is Standing.NOBODY:
            return Origin(OriginKind.UNNAMED, via, speaker, via, standing, steps, own=False)
        if speaker.kind in BODIES and not local(speaker):
            return Origin(OriginKind.BODY, speaker.id, speaker, speaker.id, standing, steps, own=False)
        # Witnesses whom one outlet heard are that outlet's account: nobody else can check them.
        party = self._own_party(report, via)
        if is_named_body(speaker) and not party:
            # A body with a name, a monitor or another paper, speaks for itself: one voice, also with bulletins of its own.
            return Origin(OriginKind.OUTLET, masthead(speaker.name), speaker, speaker.id, standing, steps, own=False)
        if party:
            return Origin(OriginKind.CAMP, party, speaker, f"{via}/{source}", standing, steps, own=False)
        return Origin(OriginKind.OUTLET, via, speaker, f"{via}/{source}", standing, steps, own=False)


def is_named_body(speaker: Actor) -> bool:
    """A body of no known kind with a name of its own, "Ridge Rights Monitor", and no "officer of the 3rd Brigade"."""
    words = [word for word in IN_BRACKETS.sub("", speaker.name).split() if word.lower() not in SMALL_WORDS]
    return speaker.kind is ActorKind.OTHER and not local(speaker) and bool(words) and all(word[0].isupper() for word in words)


def is_desk(speaker: Actor) -> bool:
    """ "The office", "the press service", without a name: some body's, and none by itself."""
    return local(speaker) and speaker.kind is ActorKind.OTHER and ORGAN.search(fold(speaker.name)) is not None


def desks(people: Sequence[Actor], coded: CodedReport) -> list[Actor]:
    """Who speaks, and the bodies that the report says a person speaks for: the head of a hospital counts as the hospital."""
    first = people[0]
    if first.kind is not ActorKind.PERSON:
        return [first]
    held = [office for office in offices(coded) if is_same_person(office.person, first)]
    bodies = [body for office in held if office.organisation for body in in_full(office.organisation, coded)]
    titles = [Actor(first.id, office.title, ActorKind.OTHER) for office in held if office.title]
    return [first, *bodies, *titles, *(one for one in people[1:2] if one.kind in PARTIES)]


def in_full(body: Actor, coded: CodedReport) -> list[Actor]:
    """A body with the longer names by which the report calls it: "the directorate", "the directorate of public health"."""
    name = fold(body.name)
    return [
        body,
        *(one for one in actors_of(coded) if one.id != body.id and name and fold(one.name).startswith(f"{name} of ")),
    ]


def masthead(name: str) -> str:
    """One key for an outlet, whether it published the report, is credited by it, or speaks in it; "(SOHR)" is no part of it."""
    return re.sub(r"\W+", "_", fold(IN_BRACKETS.sub("", name) or name)).strip("_")
