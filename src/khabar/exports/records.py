"""The events of a situation with all that a row needs: who tells them, where, when, how many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from khabar.exports.options import NotExported
from khabar.model import (
    CodedReport,
    Event,
    EventClaim,
    Place,
    PlacePrecision,
    PlaceRole,
    Situation,
    Status,
    TimePrecision,
)

FINEST_FIRST = (
    PlacePrecision.POINT, PlacePrecision.NEAR, PlacePrecision.ADMIN2, PlacePrecision.LINEAR, PlacePrecision.ADMIN1,
    PlacePrecision.REGION, PlacePrecision.SEA_AIR, PlacePrecision.COUNTRY,
)  # fmt: skip
RANK = {precision: rank for rank, precision in enumerate(FINEST_FIRST)}
HERE_FIRST = {role: rank for rank, role in enumerate((PlaceRole.AT, PlaceRole.TARGET, PlaceRole.DESTINATION, PlaceRole.ORIGIN, PlaceRole.VIA))}
MONTH = frozenset({TimePrecision.MINUTE, TimePrecision.DAY, TimePrecision.DAYS, TimePrecision.WEEK, TimePrecision.MONTH})
MOST_QUOTED = 300  # characters of a report's words in a row


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's claim of an event."""

    claim: EventClaim
    coded: CodedReport
    link: str | None  # address of the report, where it gives nothing away

    @property
    def outlet(self) -> str:
        return self.coded.outlet.name if self.coded.outlet else "unnamed source"

    @property
    def day(self) -> date | None:
        return self.coded.published.start if self.coded.published else None

    @property
    def words(self) -> str:
        quote = self.claim.sentence or self.claim.quote
        text = " ".join(quote.text.split())
        return text if len(text) <= MOST_QUOTED else text[: MOST_QUOTED - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Count:
    """Low, best and high of a number."""

    low: float = 0
    best: float = 0
    high: float = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.low + other.low, self.best + other.best, self.high + other.high)


@dataclass(frozen=True)
class Record:
    """An event and its tellings, earliest first."""

    event: Event
    tellings: tuple[Telling, ...]

    @cached_property
    def place(self) -> Place | None:
        """The most exact place at which it happened."""
        spots = self.event.where
        if not spots:
            return None
        return min(spots, key=lambda w: (HERE_FIRST[w.role], RANK[w.place.precision], w.place.lat is None, w.place.id)).place

    @property
    def country(self) -> str | None:
        return self.place.country if self.place else None

    @property
    def first_day(self) -> date | None:
        return self.event.when.start if self.event.when else None

    @property
    def last_day(self) -> date | None:
        return self.event.when.end - timedelta(1) if self.event.when else None

    @cached_property
    def published(self) -> tuple[date, ...]:
        return tuple(sorted({t.day for t in self.tellings if t.day}))

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t.outlet for t in self.tellings))

    @cached_property
    def reports(self) -> tuple[CodedReport, ...]:
        return tuple({t.coded.report.id: t.coded for t in self.tellings}.values())

    @property
    def link(self) -> str | None:
        return next((t.link for t in self.tellings if t.link), None)

    def count(self, role: str) -> Count | None:
        """A number of the whole event: the total where one is told, never less than its parts together."""
        rows = [toll for toll in self.event.numbers if toll.role == role]
        if not rows:
            return None
        parts = Count()
        total = Count()
        for toll in rows:
            low, best = toll.low or 0, toll.best if toll.best is not None else toll.low or 0
            counted = Count(low, best, max(toll.high or 0, best, low))
            if toll.whose is None:
                total = total + counted
            else:
                parts = parts + counted
        return Count(max(parts.low, total.low), max(parts.best, total.best), max(parts.high, total.high))


def records(situation: Situation, links: Mapping[str, str]) -> tuple[Record, ...]:
    """Every event with its tellings. ``links``: addresses of reports that may be given."""
    told = {
        claim.id: Telling(claim, coded, links.get(coded.report.id))
        for coded in situation.reports
        for claim in coded.claims
        if isinstance(claim, EventClaim)
    }
    return tuple(
        Record(event, tuple(sorted((told[c] for c in event.claims if c in told), key=_order)))
        for event in sorted(situation.events, key=lambda e: e.id)
    )


def _order(telling: Telling) -> tuple[date, str, int]:
    return telling.day or date.max, telling.coded.report.id, telling.claim.quote.start


def held_back(record: Record, *, min_credibility: int | None, until: date | None) -> str | None:
    """Why an event does not leave the machine by the options, if so."""
    event = record.event
    if min_credibility is not None and event.credibility > min_credibility:
        return f"credibility {event.credibility} is weaker than {min_credibility}"
    if until is None:
        return None
    latest = event.when.end if event.when else max(record.published, default=None)
    if latest is None:
        return "no day known, and recent days are held back"
    return f"held back: happened after {until.isoformat()}" if latest > until else None


def happened(record: Record) -> str | None:
    """Why an event is not told as something that took place, if so."""
    match record.event.status:
        case Status.ASSERTED | Status.UNCONFIRMED:
            return "a sum over many happenings" if record.event.aggregate else None
        case Status.DENIED | Status.PLANNED | Status.HYPOTHETICAL:
            return f"status {record.event.status.value}"


def dated(record: Record) -> str | None:
    """Why its day is too vague for formats that have a date, if so."""
    when = record.event.when
    if when is None:
        return "no day known"
    return None if when.precision in MONTH else f"known by {when.precision.value} only"


def placed(record: Record) -> str | None:
    place = record.place
    if place is None:
        return "no place known"
    return f"no coordinates known for {place.precision.value} {place.name}" if place.lat is None or place.lon is None else None


def left_out(record: Record, reason: str) -> NotExported:
    return NotExported(record.event.id, record.event.type.value, reason)

