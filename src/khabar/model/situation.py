"""What many reports come to: events, disputes, control, forces, relations, sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from khabar.model.claims import CodedReport
from khabar.model.lists import (
    Basis,
    ClaimKind,
    ControlChange,
    CopyKind,
    EventType,
    Holding,
    Manner,
    Scope,
    Status,
    TimeFrame,
)
from khabar.model.values import (
    Acled,
    Actor,
    Amount,
    Interval,
    Place,
    Plover,
    Quote,
    Reason,
    Responsibility,
    When,
    Where,
)


@dataclass(frozen=True, slots=True)
class Voices:
    """Independent original sources behind a value."""

    min: int
    max: int
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLink:
    report: str
    of: str | None
    origin: str | None
    kind: CopyKind
    share: float
    evidence: tuple[tuple[Quote, Quote], ...] = ()
    shared_with: str | None = None  # where the origin is outside: the other report that carries the same words


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a number, and who gives it."""

    value: float
    speaker: Actor | None
    claims: tuple[str, ...]
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    role: str
    whose: str | None
    low: float | None
    best: float | None
    high: float | None
    claimed_only: bool = False
    by: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One answer to a disputed question, and who gives it since when."""

    value: str
    by: tuple[Actor, ...]
    voices: Voices
    claims: tuple[str, ...]
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    field: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The claims, over all reports, that tell of one happening."""

    id: str
    type: EventType
    plover: Plover
    acled: Acled | None
    when: When | None
    where: tuple[Where, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    directed: bool
    responsibility: tuple[Responsibility, ...] = ()
    numbers: tuple[Toll, ...] = ()
    status: Status = Status.ASSERTED
    time_frame: TimeFrame = TimeFrame.NEWS
    aggregate: bool = False
    target: str | None = None
    weapon: str | None = None
    voices: Voices = Voices(0, 0)
    credibility: int = 6  # 2, 3, 4 or 6 of the Admiralty scale; 1 and 5 only by ruling
    credibility_reasons: tuple[Reason, ...] = ()
    part_of: str | None = None
    consequence_of: str | None = None
    disputes: tuple[Dispute, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlState:
    """Who held a place from when to when, on whose word. ``end`` None: end not known."""

    id: str
    place: Place
    holder: Actor | None
    state: Holding
    scope: Scope
    basis: Basis
    verified: bool | None = None
    how: Manner = Manner.UNKNOWN
    disputed_by: tuple[Actor, ...] = ()
    start: Interval | None = None
    end: Interval | None = None
    first_cited: date | None = None
    last_cited: date | None = None
    claims: tuple[str, ...] = ()


class SumVerdict(StrEnum):
    """How a statement that counts places stands to the fold of named places."""

    AGREES = "agrees"  # the fold gives as many
    OPEN = "open"  # more than the fold gives; what is unknown may be theirs
    MORE = "more"  # more than the fold gives, even if everything unknown were theirs
    FEWER = "fewer"  # fewer than the fold gives


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSum:
    """A statement about how many districts somebody holds, beside what the fold gives for its day. It moves nothing."""

    id: str
    actor: Actor
    change: ControlChange
    place: Place | None  # the area that is spoken of; None: all that is known
    on: date
    said: Amount
    total: int | None  # out of how many, where the words say so
    held: int  # districts there that the fold gives the same side that day
    known: int  # districts there whose state is known that day
    verdict: SumVerdict
    denied: bool = False
    by: tuple[Actor, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """What was counted about an outlet; no grade."""

    id: str
    name: str
    reports: int = 0
    copies: int = 0  # of its reports, those taken from others
    copied_from: int = 0  # reports of others taken from it
    events: int = 0  # that it told in words of its own
    confirmed: int = 0  # of these, told by another voice too
    contradicted: int = 0  # of these, with a question that others answer only otherwise
    corrected: int = 0  # pages
    retracted: int = 0


class VersionKind(StrEnum):
    """What the last known version of a page says of itself."""

    UPDATE = "update"
    CORRECTION = "correction"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class PageVersions:
    """Reports that are versions of one page, the first first."""

    url: str | None
    reports: tuple[str, ...]
    kind: VersionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceState:
    id: str
    unit: Actor
    parent: Actor | None
    parent_kind: str | None
    commander: Actor | None
    place: Place | None
    activity: str
    size: Amount | None
    start: Interval | None
    end: Interval | None
    first_cited: date | None
    last_cited: date | None
    claims: tuple[str, ...]
    doubt: str | None = None  # e.g. the number and the name of the unit belong to two units


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleState:
    id: str
    person: Actor
    title: str | None
    organisation: Actor | None
    start: Interval | None
    end: Interval | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationState:
    id: str
    subject: Actor
    relation: str
    object: Actor
    start: Interval | None
    end: Interval | None
    denied_by: tuple[Actor, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    id: str
    measure: str
    about: Actor | None
    when: When | None
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    measured_by: Actor | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An analyst's word, pointing at (report, offsets, kind), so that it survives re-coding."""

    verdict: str  # same, different, wrong, value, verified, credibility
    report: str
    start: int
    end: int
    kind: ClaimKind
    other_report: str | None = None
    other_start: int | None = None
    other_end: int | None = None
    field: str | None = None
    value: str | None = None
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What many coded reports come to; the same in any order of arrival."""

    reports: tuple[CodedReport, ...]
    copies: tuple[CopyLink, ...] = ()
    events: tuple[Event, ...] = ()
    control: tuple[ControlState, ...] = ()
    forces: tuple[ForceState, ...] = ()
    roles: tuple[RoleState, ...] = ()
    relations: tuple[RelationState, ...] = ()
    indicators: tuple[IndicatorValue, ...] = ()
    event_of: tuple[tuple[str, str], ...] = field(default=())  # (claim id, event id)
    control_sums: tuple[ControlSum, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    versions: tuple[PageVersions, ...] = ()
