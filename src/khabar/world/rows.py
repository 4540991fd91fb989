"""The rows of a theatre pack, as its tables state them: frozen values, no behaviour.

Columns are those of the CSV files; ``from`` and ``to`` are ``since`` and ``until`` here. ``extra`` keeps columns that no
field names, so that a pack may carry more than khabar reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Strength(StrEnum):
    """Whether a name is enough by itself to point at its target."""

    STRONG = "strong"
    WEAK = "weak"


Extra = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    id: str
    name: str
    kind: str  # country, province, district, city, town, village, valley, base, pass, crossing, river, region, ...
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    pcode: str | None = None
    geonames: int | None = None
    country: str | None = None  # ISO 3166 alpha-3, where the row itself says it
    radius_km: float | None = None
    source: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One alias or spelling of anything that a pack knows."""

    target: str
    text: str
    language: str = "en"
    strength: Strength = Strength.STRONG
    since: date | None = None
    until: date | None = None
    role: str | None = None
    source: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    id: str
    name: str
    kind: str
    parent: str | None = None
    side: str | None = None
    since: date | None = None
    until: date | None = None
    country: str | None = None
    role: str | None = None
    source: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    id: str
    name: str
    actor: str | None = None
    title: str | None = None
    since: date | None = None
    until: date | None = None
    country: str | None = None
    role: str | None = None
    source: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    id: str
    name: str
    echelon: str | None = None
    parent: str | None = None
    since: date | None = None
    until: date | None = None
    country: str | None = None
    role: str | None = None
    source: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    id: str
    name: str
    domain: str | None = None
    owner: str | None = None
    alignment: str | None = None
    language: str | None = None
    scale: str | None = None
    country: str | None = None
    source: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningRow:
    """Who held a place when the story of the theatre begins."""

    place: str
    holder: str
    date: date
    source: str = ""
    extra: Extra = ()
