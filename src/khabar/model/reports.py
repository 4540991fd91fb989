"""What is read: pages, reports, what of them is no article, misses and failures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khabar.model.lists import DateBasis, ExcludedKind, TimePrecision
from khabar.model.values import Interval, Quote


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
