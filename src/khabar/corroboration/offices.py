"""Whose side somebody speaks for of whom no table knows: by the office, the organ of state or the outlet that the report gives.

A report that calls a man "police spokesman" has said for whom he speaks. The police, the ministries and the governors of a
country are those of who governs it that day; an army is only where the report names no army of another country. An outlet
whose name is a party's and an organ's ("X Media Cell"), or that writes "our fighters" under a party's name, is that party's voice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from khabar.corroboration.text import fold
from khabar.corroboration.wording import speaks_of_own_men
from khabar.corroboration.world import PARTIES, CorroborationWorld, local
from khabar.model import Actor, ActorKind, CodedReport, EventClaim, Outlet, RoleClaim

CIVIL = frozenset({ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.MINISTRY})  # of who governs, by their nouns alone
STATE = CIVIL | {ActorKind.MILITARY, ActorKind.INTELLIGENCE, ActorKind.UNIT}
TITLES: tuple[tuple[re.Pattern[str], ActorKind], ...] = (
    (
        re.compile(r"\b(?:police|governor(?:ate)?|government|minist(?:er|ry)|interior|prefect(?:ure)?|commissioner)\b"),
        ActorKind.POLICE,
    ),
    (re.compile(r"\b(?:army|air force|navy|gendarmerie|military|armed forces|defen[cs]e)\b"), ActorKind.MILITARY),
)
INSIDER = re.compile(r"(?:(?:an?|the|one|two|three|several|some|senior|local|unnamed|anonymous|high ranking) )*(?:police|government|interior ministry|army|military|defen[cs]e(?: ministry)?) (?:sources?|officials?|officers?|commanders?)")
ORGAN = re.compile(
    r"\b(?:channel|radio|tv|television|media|press|desk|cell|office|voice|communications?|information|bulletin|telegram|"
    r"website|spokes\w+|bureau|directorate|service|statement|(?:public|media) (?:relations|affairs)|headquarters)\b"
)
COMMAND = re.compile(r"\b(?:command|corps|brigade|division|garrison|general staff)\b")  # in the name of an outlet, of an army
HEAD = 300  # characters of a communique in which its party's name stands


# ------------------------------------------------------------------------------------------------ countries
def country_of(coded: CodedReport) -> str | None:
    """The country that most of a report's claims lie in."""
    found = Counter(where.place.country for claim in coded.claims for where in claim.where if where.place.country)
    return min(found, key=lambda country: (-found[country], country), default=None)


def foreign_army(coded: CodedReport, country: str) -> bool:
    """The report names a state's force of another country, so that "the army" may be either."""
    return any(
        actor.kind in STATE and actor.country is not None and actor.country != country for actor in actors_of(coded)
    )


def actors_of(coded: CodedReport) -> Iterable[Actor]:
    for claim in coded.claims:
        yield from (said.speaker for said in claim.said_by)
        if isinstance(claim, EventClaim):
            yield from (*claim.actors, *claim.recipients)


# ------------------------------------------------------------------------------------------------ sides
def side_of_organ(kind: ActorKind, coded: CodedReport, on: date | None, world: CorroborationWorld) -> str | None:
    """Of the police, a ministry, an army without a name: the side of who governs the country of the report."""
    country = country_of(coded) if kind in STATE else None
    if country is None or (kind not in CIVIL and foreign_army(coded, country)):
        return None
    return world.government(country, on)


def side_of_insider(actor: Actor, coded: CodedReport, on: date | None, world: CorroborationWorld) -> str | None:
    """Of "a military source", "two army officers", of whom no more is said: the side whose army it is."""
    said = fold(actor.name)
    kind = kind_by_name(actor) if INSIDER.fullmatch(said) else None
    return side_of_organ(kind, coded, on, world) if kind else None


def side_of_organisation(actor: Actor, coded: CodedReport, on: date | None, world: CorroborationWorld) -> str | None:
    """The side of the body that an office belongs to."""
    if actor.kind is ActorKind.PERSON:
        return None
    own = world.camp(actor, on)
    if own is not None and own != actor.id:
        return own  # it stands in the tables, under a side
    if actor.kind in STATE:
        return side_of_organ(kind_by_name(actor) or actor.kind, coded, on, world) or own
    return own


def kind_by_name(actor: Actor) -> ActorKind | None:
    return next((kind for pattern, kind in TITLES if pattern.search(fold(actor.name))), None)


def side_of_person(person: Actor, coded: CodedReport, on: date | None, world: CorroborationWorld) -> str | None:
    """The side of the office that this report gives a person, by its organisation, else by its title."""
    held = [office for office in offices(coded) if is_same_person(office.person, person)]
    for office in held:
        if office.organisation and (side := side_of_organisation(office.organisation, coded, on, world)):
            return side
    for office in held:
        kind = next((kind for pattern, kind in TITLES if pattern.search(fold(office.title or ""))), None)
        if office.organisation is None and kind and (side := side_of_organ(kind, coded, on, world)):
            return side
    return None


def offices(coded: CodedReport) -> tuple[RoleClaim, ...]:
    return tuple(claim for claim in coded.claims if isinstance(claim, RoleClaim) and claim.tense == "current")


def is_same_person(a: Actor, b: Actor) -> bool:
    """One id; or, within one report, "Salik" and "Qari Obaidullah Salik"."""
    if a.id == b.id:
        return True
    ours, theirs = set(fold(a.name).split()), set(fold(b.name).split())
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


# ------------------------------------------------------------------------------------------------ outlets
def party_of_outlet(coded: CodedReport, world: CorroborationWorld) -> str | None:
    """The side whose voice an outlet is: by the tables, by its name, by what it calls its own."""
    outlet = coded.outlet
    if outlet is None:
        return None
    if found := world.organ_of(outlet.id):
        return found
    on = coded.published.start if coded.published else None
    if ORGAN.search(fold(outlet.name)):
        if found := world.party_named(outlet.name, on):
            return found
        kind = next(
            (kind for pattern, kind in TITLES if pattern.search(fold(outlet.name).replace("armies", "army"))), None
        )
        if kind is None and COMMAND.search(fold(outlet.name)):
            kind = ActorKind.MILITARY
        if kind and (found := side_of_organ(kind, coded, on, world)):
            return found
    return party_of_words(coded, outlet, on, world)


def party_of_words(coded: CodedReport, outlet: Outlet, on: date | None, world: CorroborationWorld) -> str | None:
    """ "Our fighters", outside quotations, under the name of one party at its head."""
    if not speaks_of_own_men(coded.report.text):
        return None
    named: set[str] = set()
    for claim in coded.claims:
        for actor in (
            *(said.speaker for said in claim.said_by),
            *(claim.actors if isinstance(claim, EventClaim) else ()),
        ):
            if actor.kind in PARTIES and not local(actor) and actor.quote is not None and actor.quote.start < HEAD:
                named.add(world.camp(actor, on) or "")
    sides = named - {""}
    return sides.pop() if len(sides) == 1 else None
