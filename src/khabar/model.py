"""Every noun of khabar: frozen values and closed lists. Imports the standard library only.

Offsets are ``str`` offsets, half-open, into ``Report.text``. Days are half-open intervals of ``datetime.date``.
Latitudes and longitudes are degrees (WGS 84), distances kilometres. ``None`` means unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


# ------------------------------------------------------------------------------------------------ closed lists
class ClaimKind(StrEnum):
    EVENT = "event"
    CONTROL = "control"
    FORCE = "force"
    ROLE = "role"
    RELATION = "relation"
    INDICATOR = "indicator"


class Status(StrEnum):
    """How a claim stands by its own words."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    UNCONFIRMED = "unconfirmed"
    HYPOTHETICAL = "hypothetical"


class TimeFrame(StrEnum):
    NEWS = "news"
    BACKGROUND = "background"


class Stance(StrEnum):
    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DOUBTS = "doubts"
    PREDICTS = "predicts"
    DEMANDS = "demands"
    THREATENS = "threatens"
    PROMISES = "promises"


class TimePrecision(StrEnum):
    MINUTE = "minute"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    POINT = "point"
    NEAR = "near"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    REGION = "region"
    LINEAR = "linear"
    COUNTRY = "country"
    SEA_AIR = "sea_air"


class PlaceRole(StrEnum):
    AT = "at"
    ORIGIN = "origin"
    DESTINATION = "destination"
    TARGET = "target"
    VIA = "via"


class ActorKind(StrEnum):
    STATE = "state"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    MILITARY = "military"
    POLICE = "police"
    INTELLIGENCE = "intelligence"
    ARMED_GROUP = "armed_group"
    MILITIA = "militia"
    FACTION = "faction"
    UNIT = "unit"
    PARTY = "party"
    PERSON = "person"
    CIVILIANS = "civilians"
    PROTESTERS = "protesters"
    MEDIA = "media"
    AID = "aid"
    INTERNATIONAL = "international"
    CRIMINAL = "criminal"
    UNIDENTIFIED = "unidentified"
    OTHER = "other"


class EventType(StrEnum):
    ARMED_CLASH = "armed_clash"
    GROUND_ATTACK = "ground_attack"
    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"
    IED = "ied"
    MINE = "mine"
    SUICIDE_ATTACK = "suicide_attack"
    GRENADE = "grenade"
    COMPLEX_ATTACK = "complex_attack"
    CHEMICAL_ATTACK = "chemical_attack"
    TARGETED_KILLING = "targeted_killing"
    ATTACK_ON_CIVILIANS = "attack_on_civilians"
    EXECUTION = "execution"
    TORTURE = "torture"
    SEXUAL_VIOLENCE = "sexual_violence"
    ABDUCTION = "abduction"
    DISAPPEARANCE = "disappearance"
    DETENTION = "detention"
    CAPTURE = "capture"
    SURRENDER = "surrender"
    DEFECTION = "defection"
    RELEASE = "release"
    RESCUE = "rescue"
    TERRITORY_TAKEN = "territory_taken"
    TERRITORY_CEDED = "territory_ceded"
    SIEGE = "siege"
    CHECKPOINT = "checkpoint"
    DEPLOYMENT = "deployment"
    WITHDRAWAL = "withdrawal"
    EXERCISE = "exercise"
    FORMATION = "formation"
    BASE = "base"
    WEAPONS_DISRUPTED = "weapons_disrupted"
    RECRUITMENT = "recruitment"
    LOOTING = "looting"
    TAXATION = "taxation"
    DESTRUCTION = "destruction"
    ACCESS_OBSTRUCTION = "access_obstruction"
    EDICT = "edict"
    DISPLACEMENT = "displacement"
    RETURN = "return"
    BORDER_CROSSING = "border_crossing"
    BORDER_CLOSED = "border_closed"
    BORDER_OPENED = "border_opened"
    PROTEST = "protest"
    RIOT = "riot"
    CROWD_FORCE = "crowd_force"
    STRIKE_ACTION = "strike_action"
    VISIT = "visit"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    CEASEFIRE = "ceasefire"
    TALKS = "talks"
    AID = "aid"
    SUPPORT = "support"
    COOPERATION = "cooperation"
    APPOINTMENT = "appointment"
    RESIGNATION = "resignation"
    REQUEST = "request"
    ACCUSATION = "accusation"
    INVESTIGATION = "investigation"
    REJECTION = "rejection"
    THREAT = "threat"
    SANCTION = "sanction"
    EXPULSION = "expulsion"
    CONVICTION = "conviction"
    CONCESSION = "concession"
    CYBER = "cyber"
    OTHER = "other"


class ControlChange(StrEnum):
    TOOK = "took"
    RETOOK = "retook"
    LOST = "lost"
    HANDED_OVER = "handed_over"
    WITHDREW_FROM = "withdrew_from"
    ENTERED = "entered"
    BESIEGED = "besieged"
    REPELLED = "repelled"
    HOLDS = "holds"
    CONTESTS = "contests"
    PRESENT = "present"
    HELD_FORMERLY = "held_formerly"


class Holding(StrEnum):
    HELD = "held"
    PARTLY_HELD = "partly_held"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    NOT_HELD = "not_held"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    WHOLE = "whole"
    CENTRE = "centre"
    OUTSIDE_CENTRE = "outside_centre"
    TOWN = "town"
    BASE = "base"
    ROAD = "road"
    CROSSING = "crossing"
    AIRSPACE = "airspace"
    UNSPECIFIED = "unspecified"


class Manner(StrEnum):
    """How a place changed hands."""

    FIGHTING = "fighting"
    SURRENDER = "surrender"
    WITHOUT_FIGHTING = "without_fighting"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """On what a state of control rests, weakest first."""

    ASSUMED = "assumed"
    INFERRED = "inferred_from_parent"
    CLAIMED = "claimed"
    REPORTED = "reported"
    CONCEDED = "conceded"
    CORROBORATED = "corroborated"


class CopyKind(StrEnum):
    COPY = "copy"
    REPRINT = "reprint"
    ABRIDGED = "abridged"
    MERGED = "merged"
    REWRITE = "rewrite"
    DIGEST = "digest"
    SHARED_QUOTE = "shared_quote"


class ExcludedKind(StrEnum):
    BANNER = "banner"
    MENU = "menu"
    DONATION = "donation"
    COMMENTS = "comments"
    SPAM = "spam"
    SHARE = "share"
    NOTICE = "notice"
    OTHER = "other"


class DateBasis(StrEnum):
    STATED = "stated"
    METADATA = "metadata"
    INFERRED = "inferred"


# ------------------------------------------------------------------------------------------------ small values
@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of a report, and where they stand in it."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Quote:
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` (in) to ``end`` (out), never more precise than the words."""

    start: date
    end: date
    precision: TimePrecision

    def overlaps(self, other: Interval) -> bool:
        return self.start < other.end and other.start < self.end

    @property
    def days(self) -> int:
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class When:
    """An interval and the words that give it (``None`` where it is inherited)."""

    start: date
    end: date
    precision: TimePrecision
    quote: Quote | None = None

    @property
    def interval(self) -> Interval:
        return Interval(self.start, self.end, self.precision)


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: str
    precision: PlacePrecision
    kind: str | None = None
    admin2: str | None = None
    admin1: str | None = None
    country: str | None = None  # ISO 3166 alpha-3
    pcode: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Where:
    place: Place
    role: PlaceRole
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody named or described: a state, group, unit, person, crowd."""

    id: str
    name: str
    kind: ActorKind
    sector: str | None = None  # PLOVER sector
    country: str | None = None
    side: str | None = None  # a or b within a claim; the camp within a situation
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One step of the chain of who says it; step 0 is the innermost speaker."""

    step: int
    speaker: Actor
    stance: Stance
    cue: str | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Number:
    role: str  # killed, injured, captured, ...
    low: float | None
    best: float | None
    high: float | None
    whose: str | None = None  # actors, recipients, civilians, an actor id, or None where not said
    includes_attackers: bool = False
    words: str = ""
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One named part of a confidence or credibility."""

    name: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Plover:
    type: str | None
    modes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Acled:
    event_type: str
    sub_event_type: str | None


@dataclass(frozen=True, slots=True)
class Responsibility:
    actor: Actor
    stance: str  # claims, denies, accused
    said_by: tuple[Said, ...] = ()


# ------------------------------------------------------------------------------------------------ pages and reports
@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes or text as found, with what came along. ``path`` says where from, and is never part of an id."""

    path: str
    data: bytes | None = None
    text: str | None = None
    media: str = "text/plain"
    id: str | None = None
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Published:
    start: date
    end: date
    precision: TimePrecision
    basis: DateBasis

    @property
    def interval(self) -> Interval:
        return Interval(self.start, self.end, self.precision)


@dataclass(frozen=True, slots=True)
class Excluded:
    """Text that is no article, and why."""

    start: int
    end: int
    kind: ExcludedKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text by one outlet at one time, as stated. Its text never changes."""

    id: str
    path: str
    text: str
    sha256: str
    title: str | None = None
    outlet: Outlet | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    url: str | None = None
    language: str | None = None
    extractor: str | None = None
    markup: tuple[Excluded, ...] = ()  # spans that reading already knows to be no article


@dataclass(frozen=True, slots=True)
class Miss:
    """What could not be resolved; never silence."""

    stage: str
    quote: Quote | None
    why: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    path: str
    stage: str
    why: str


# ------------------------------------------------------------------------------------------------ claims
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


# ------------------------------------------------------------------------------------------------ the situation
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
