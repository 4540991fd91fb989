"""What one report claims, and the coded report."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.model.lists import ClaimKind, ControlChange, EventType, Holding, Manner, Scope, Status, TimeFrame
from khabar.model.reports import Excluded, Miss, Outlet, Published, Report
from khabar.model.values import (
    Acled,
    Actor,
    Amount,
    Number,
    Place,
    Plover,
    Quote,
    Reason,
    Responsibility,
    Said,
    Span,
    When,
    Where,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one report says. Cannot be built without a quote."""

    id: str
    kind: ClaimKind
    quote: Quote
    status: Status = Status.ASSERTED
    time_frame: TimeFrame = TimeFrame.NEWS
    said_by: tuple[Said, ...] = ()
    when: When | None = None
    where: tuple[Where, ...] = ()
    confidence: float = 0.5
    reasons: tuple[Reason, ...] = ()
    sentence: Quote | None = None  # the sentence around the quote
    with_: tuple[str, ...] = ()  # claims of other kinds that rest on the same words

    def __post_init__(self) -> None:
        if self.quote.end <= self.quote.start or len(self.quote.text) != self.quote.end - self.quote.start:
            raise ValueError(f"a claim needs the words it rests on: {self.quote!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim(Claim):
    kind: ClaimKind = ClaimKind.EVENT
    type: EventType
    plover: Plover
    acled: Acled | None = None
    cameo: str | None = None
    directed: bool = True
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    others: tuple[Actor, ...] = ()
    weapon: str | None = None
    target: str | None = None
    outcome: str | None = None
    how: Manner = Manner.UNKNOWN
    responsibility: tuple[Responsibility, ...] = ()
    numbers: tuple[Number, ...] = ()
    aggregate: bool = False
    same_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlClaim(Claim):
    kind: ClaimKind = ClaimKind.CONTROL
    actor: Actor | None
    change: ControlChange
    state: Holding
    scope: Scope = Scope.UNSPECIFIED
    previous: Actor | None = None
    how: Manner = Manner.UNKNOWN
    count: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceClaim(Claim):
    kind: ClaimKind = ClaimKind.FORCE
    unit: Actor
    parent: Actor | None = None
    parent_kind: str | None = None  # organic, attached
    commander: Actor | None = None
    activity: str = "seen"
    size: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleClaim(Claim):
    kind: ClaimKind = ClaimKind.ROLE
    person: Actor
    title: str | None = None
    organisation: Actor | None = None
    tense: str = "current"  # current, former


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationClaim(Claim):
    kind: ClaimKind = ClaimKind.RELATION
    subject: Actor
    relation: str
    polarity: str = "holds"  # holds, does_not_hold
    object: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorClaim(Claim):
    kind: ClaimKind = ClaimKind.INDICATOR
    measure: str
    measure_kind: str = "stock"  # stock, flow, cumulative, share
    low: float | None = None
    best: float | None = None
    high: float | None = None
    measured_in: str | None = None
    population: str | None = None
    about: Actor | None = None
    measured_by: Actor | None = None


AnyClaim = EventClaim | ControlClaim | ForceClaim | RoleClaim | RelationClaim | IndicatorClaim


@dataclass(frozen=True, slots=True)
class Coder:
    """Which coder made a coded report."""

    version: str
    models: str
    pack: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """Words that point at something, and what they were taken for."""

    kind: str  # group, person, unit, place, demonym, date, number, weapon, title
    quote: Quote
    score: float
    actor: Actor | None = None
    place: Place | None = None
    when: When | None = None
    value: str | None = None  # TIMEX value of a date
    amount: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """What one report claims: a pure function of the report, the theatre and the coder."""

    coder: Coder
    report: Report
    published: Published | None
    title: str | None = None
    outlet: Outlet | None = None
    credits: tuple[str, ...] = ()  # agencies and outlets that the text names as its origin
    excluded: tuple[Excluded, ...] = ()
    sentences: tuple[Span, ...] = ()
    claims: tuple[AnyClaim, ...] = ()
    misses: tuple[Miss, ...] = ()
    mentions: tuple[Mentioned, ...] = ()  # only where asked for
