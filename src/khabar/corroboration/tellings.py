"""Tellings: the claims of one report that the coder already says tell one happening, with their slots laid together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from sys import intern
from typing import TypeVar

from khabar.corroboration.generics import meant
from khabar.corroboration.nearness import Near, is_exact, nearness, reach_of
from khabar.corroboration.speakers import Listener
from khabar.corroboration.text import TOKEN, fold
from khabar.corroboration.types import TERRITORY, facets, gives_up, goes_on
from khabar.corroboration.wording import hours_of, looks_back, names_nobody, set_apart, won_back
from khabar.corroboration.words import stem, weight
from khabar.corroboration.world import local
from khabar.model import (
    Actor,
    ActorKind,
    CodedReport,
    EventClaim,
    EventType,
    PlaceRole,
    Published,
    Status,
    TimeFrame,
    TimePrecision,
    When,
    Where,
)

UNSURE = "?"  # before the id of a side that is a name and no more: it may be a part of any other
CIVILIANS = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.MEDIA, ActorKind.AID})
SEASON = 62  # days; how many have fled since the war began is told of no one flight
KEPT = 10_000  # sentences whose rare words are kept at hand
T = TypeVar("T", bound=str)
Key = tuple[str, int, str]  # published, offset, claim: the order of claims everywhere


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of one happening."""

    id: str  # that of its earliest claim
    report: str
    published: date | None
    claims: tuple[EventClaim, ...]
    types: frozenset[EventType]
    facets: frozenset[str]
    when: When | None
    where: tuple[Where, ...]
    doers: frozenset[str]  # camps, else ids; of territory: who gains it
    sufferers: frozenset[str]  # of territory: who loses it
    persons: frozenset[str]  # named persons to whom it happened
    numbers: Mapping[str, frozenset[float]]
    counted: frozenset[tuple[str, str, float]]  # role, innermost speaker, figure
    words: tuple[str, ...]  # rare words of its sentences, in order: tuples, as there are a million of them
    triggers: tuple[str, ...]  # the words that say that it happened
    story: tuple[str, ...]  # the names and numbers of its report
    weapons: frozenset[str]
    targets: frozenset[str]
    directed: bool
    aggregate: bool
    background: bool
    status: frozenset[Status]
    copied: frozenset[tuple[str, int]]  # the sentences of the line's first report that it repeats
    apart: str = ""  # which of several its own words say it is: "first", "other"
    earlier: bool = False  # its words put it before what its sentence is about
    hours: frozenset[str] = frozenset()  # the parts of the day that its sentences name
    again: bool = False  # of territory: its words say that it was won back
    outlet: str = ""  # folded
    cites: frozenset[str] = frozenset()  # who is said to tell it and is no person: mostly other outlets
    scene: When | None = None  # the day on which its report tells, where its own sentences name none


def order(claim: EventClaim, coded: CodedReport) -> Key:
    published = coded.published.start.isoformat() if coded.published else "9999"
    return (f"{published} {coded.report.id}", claim.quote.start, claim.id)


def telling_of(
    coded: CodedReport,
    claims: list[EventClaim],
    ear: Listener,
    copied: Mapping[str, tuple[str, int]],
    story: tuple[str, ...] = (),
) -> Telling:
    doers, sufferers = told_apart([sides_of(claim, coded.report.id, ear) for claim in claims])
    counted = frozenset(one for claim in claims for one in counted_by(claim))
    numbers: dict[str, set[float]] = defaultdict(set)
    for role, _, value in counted:
        numbers[role].add(value)
    types = frozenset(claim.type for claim in claims)
    return Telling(
        id=claims[0].id, report=coded.report.id, published=coded.published.start if coded.published else None,
        claims=tuple(claims), types=shared(types, EventType),
        facets=shared(frozenset[str]().union(*(facets(one) for one in types))),
        when=best_when(claims, coded.published), where=places_of(claims),
        doers=shared(doers), sufferers=shared(sufferers),
        persons=shared(frozenset(a.id for claim in claims for a in undergoing(claim) if named_person(a))),
        numbers={role: frozenset(values) for role, values in numbers.items()},
        counted=counted,
        words=words_of(claims, ear),
        triggers=tuple(sorted({word for claim in claims for word in trigger_words(claim)})),
        story=story,
        weapons=shared(frozenset(claim.weapon for claim in claims if claim.weapon)),
        targets=shared(frozenset(claim.target for claim in claims if claim.target)),
        directed=any(claim.directed for claim in claims), aggregate=any(claim.aggregate for claim in claims),
        background=all(claim.time_frame is TimeFrame.BACKGROUND for claim in claims),
        status=shared(frozenset(claim.status for claim in claims), Status),
        copied=frozenset(copied[claim.id] for claim in claims if claim.id in copied),
        apart=max(map(set_apart, claims)),
        earlier=all(looks_back(claim) for claim in claims),
        hours=shared(frozenset[str]().union(*map(hours_of, claims))), again=any(TERRITORY in facets(claim.type) and won_back(claim) for claim in claims),
        scene=scene_of(claims), outlet=intern(fold(coded.outlet.name)) if coded.outlet else "",
        cites=shared(frozenset(fold(one.speaker.name) for claim in claims for one in claim.said_by if one.speaker.kind in TELLERS)),
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def shared(one: frozenset[T], of: type[str] = str) -> frozenset[T]:
    """The same set for equal sets: a million tellings have few different ones.

    ``of`` keeps enums apart from plain texts, which are equal to them: a target "checkpoint" is no type of event.
    """
    return one


TELLERS = frozenset({ActorKind.MEDIA, ActorKind.OTHER})
LEAVING = frozenset({EventType.WITHDRAWAL, EventType.TERRITORY_CEDED, EventType.DISPLACEMENT})
VAGUE = frozenset({ActorKind.OTHER, ActorKind.UNIDENTIFIED, ActorKind.PERSON, ActorKind.CIVILIANS})


def counted_by(claim: EventClaim) -> Iterable[tuple[str, str, float]]:
    """The figures of a claim with the one who gives them."""
    speaker = min(claim.said_by, key=lambda said: said.step).speaker.id if claim.said_by else ""
    for number in claim.numbers:
        value = number.best if number.best is not None else number.low
        if value is not None:
            yield number.role, speaker, value


def told_apart(sides: Iterable[tuple[frozenset[str], frozenset[str]]]) -> tuple[frozenset[str], frozenset[str]]:
    """Who does and who suffers; whom the claims name on both sides stays where it stands alone."""
    both = list(sides)
    doers = frozenset[str]().union(*(ours for ours, _ in both))
    sufferers = frozenset[str]().union(*(theirs for _, theirs in both))
    twice = doers & sufferers
    if len(sufferers) > len(twice):
        return doers, sufferers - twice
    return (doers - twice or doers), sufferers


def undergoing(claim: EventClaim) -> tuple[Actor, ...]:
    """To whom it happened; of a defection, who went over."""
    return (*claim.recipients, *claim.others, *(claim.actors if claim.type is EventType.DEFECTION else ()))


def named_person(actor: Actor) -> bool:
    return actor.kind is ActorKind.PERSON and not local(actor)


def sides_of(claim: EventClaim, report: str, ear: Listener) -> tuple[frozenset[str], frozenset[str]]:
    """Who does and who suffers, as camps; of territory given up the roles are turned: the giver loses."""
    on = ear.day(claim, report)
    doers = frozenset(side for actor in claim.actors if (side := side_of(actor, report, on, ear, claim)))
    sufferers = frozenset(side for actor in claim.recipients if (side := side_of(actor, report, on, ear, claim)))
    return (sufferers, doers) if gives_up(claim.type) else (doers, sufferers)


def side_of(actor: Actor, report: str, on: date | None, ear: Listener, claim: EventClaim | None = None) -> str | None:
    """The camp of an actor; civilians are one side; who is known by a generic noun only has none, unless it is plain who is meant."""
    if actor.kind in VAGUE and names_nobody(actor.name):
        return None
    if actor.kind in CIVILIANS:
        return "civilians"
    party = meant(actor, claim, report, on, ear) if claim else None
    camp = ear.camp(party or actor, report, on)
    if camp:
        return camp
    if local(actor) or actor.kind is ActorKind.PERSON:
        return None
    return f"{UNSURE}{actor.id}" if actor.kind in VAGUE else actor.id


def sure(sides: frozenset[str]) -> frozenset[str]:
    """Sides that are known for sides."""
    return frozenset(side for side in sides if not side.startswith(UNSURE))


def best_when(claims: Iterable[EventClaim], published: Published | None) -> When | None:
    """The shortest interval that any of the claims gives, of a flight the longest. A day that is only the report's own is none."""
    told = list(claims)
    given = [claim.when for claim in told if claim.when and not inherited(claim.when, published)]
    if goes_on(claim.type for claim in told) and (spans := [w for w in given if days_of(w) <= SEASON]):
        return max(spans, key=lambda w: (days_of(w), w.quote is not None, w.start))
    return min(given, key=lambda w: ((w.end - w.start).days, w.quote is None, w.start), default=None)


def scene_of(claims: Iterable[EventClaim]) -> When | None:
    """The shortest interval of all, with those that are taken from what was told before."""
    return min((claim.when for claim in claims if claim.when), key=lambda w: (days_of(w), w.start), default=None)


def days_of(when: When) -> int:
    return (when.end - when.start).days


def inherited(when: When, published: Published | None) -> bool:
    """No words give this time, and it is the report's, or that of what was told before without a claim to the day."""
    if when.quote is not None:
        return False
    reports_own = published is not None and days_of(when) > 1 and when.start <= published.start < when.end
    return reports_own or (when.precision is TimePrecision.DAYS and days_of(when) == 1)


def places_of(claims: Iterable[EventClaim]) -> tuple[Where, ...]:
    """Where it happened: places without the way there, unless there are no others, and without what they lie in."""
    found = {(where.place.id, where.role): where for claim in claims for where in finest(given_up(claim))}
    at = [w for w in found.values() if w.role is not PlaceRole.VIA]
    return tuple(sorted(at or found.values(), key=lambda w: (w.role.value, w.place.id)))


def given_up(claim: EventClaim) -> tuple[Where, ...]:
    """Of a withdrawal or a flight the place that is left; where the way leads is no place of what happened."""
    if claim.type not in LEAVING:
        return claim.where
    towards = {where.place.id for where in claim.where if where.role is PlaceRole.DESTINATION}
    return tuple(where for where in claim.where if where.place.id not in towards)


def finest(places: Sequence[Where]) -> tuple[Where, ...]:
    """Of a town and the province that is named with it, the town."""
    exact = [w for w in places if is_exact(w.place)]
    return tuple(w for w in places if is_exact(w.place) or not any(encloses(w, x) for x in exact))


def encloses(wide: Where, narrow: Where) -> bool:
    """An area named in the same role as a place in it."""
    near = nearness((wide,), (narrow,)) not in (Near.ELSEWHERE, Near.FARTHER)
    return wide.role is narrow.role and near and reach_of(wide.place) > reach_of(narrow.place)


def words_of(claims: Iterable[EventClaim], ear: Listener) -> tuple[str, ...]:
    return tuple(sorted({word for claim in claims for word in telling_words(claim, ear)}))


def trigger_words(claim: EventClaim) -> Iterable[str]:
    """Without the words that are in every text, unless there are no others."""
    words = [fold(match.group()) for match in TOKEN.finditer(claim.quote.text)]
    return (intern(stem(word)) for word in [word for word in words if weight(word) > 0] or words)


def telling_words(claim: EventClaim, ear: Listener) -> tuple[str, ...]:
    return rare_words((claim.sentence or claim.quote).text, ear.world.rare_word_weight)


@lru_cache(maxsize=KEPT)
def rare_words(text: str, weigh: Callable[[str], float]) -> tuple[str, ...]:
    """The words of a sentence that tell much, stemmed; kept, as claims of one sentence and of a line of copies ask again."""
    found = (stem(fold(match.group())) for match in TOKEN.finditer(text))
    return tuple(intern(word) for word in found if not word[:1].isdigit() and weigh(word) > 0.5)
