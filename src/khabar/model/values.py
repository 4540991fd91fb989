"""Small values: spans, quotes, intervals, places, actors, numbers, codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khabar.model.lists import ActorKind, PlacePrecision, PlaceRole, Stance, TimePrecision


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
