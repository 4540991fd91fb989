"""What an export is asked for, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from khabar.model import PlacePrecision
from khabar.world import DEFAULT_THEATRE


class ExportError(ValueError):
    """An export that cannot be made; the message says what to do."""


class Format(StrEnum):
    ACLED = "acled"
    UCDP = "ucdp-ged"
    POLECAT = "polecat"
    GDELT_EVENTS = "gdelt-events"
    GDELT_MENTIONS = "gdelt-mentions"
    PLOVER = "plover"
    GEOJSON = "geojson"
    GEOPACKAGE = "geopackage"
    KML = "kml"
    PARQUET = "parquet"
    HXL = "hxl"
    ATOM = "atom"
    RSS = "rss"
    EXCEL = "excel"

    @property
    def suffix(self) -> str:
        """The ending that a file of this format usually has."""
        return SUFFIXES[self]


SUFFIXES = {
    Format.ACLED: "csv", Format.UCDP: "csv", Format.POLECAT: "tsv", Format.GDELT_EVENTS: "tsv", Format.GDELT_MENTIONS: "tsv",
    Format.PLOVER: "json", Format.GEOJSON: "geojson", Format.GEOPACKAGE: "gpkg", Format.KML: "kml", Format.PARQUET: "parquet",
    Format.HXL: "csv", Format.ATOM: "atom", Format.RSS: "rss", Format.EXCEL: "xlsx",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """How much leaves the machine. Every choice is written into the file."""

    theatre: str = DEFAULT_THEATRE
    redact: bool = True  # private persons are hidden
    precise: bool = False  # True: places of those who could be harmed are not made coarser
    coarsen: PlacePrecision | None = None  # no place finer than this (admin2 or admin1)
    min_credibility: int | None = None  # 2 keeps only what is probably true, 4 all but what nobody can judge
    delay_days: int = 0  # hold back what happened in the last days before ``as_of``
    as_of: date | None = None  # None: the day of the latest report
    withheld: frozenset[str] = frozenset()  # ids of reports that may not leave (their label forbids it)
    labels: bool = False  # ACLED's inter columns as words instead of numbers

    def __post_init__(self) -> None:
        if self.coarsen not in (None, PlacePrecision.ADMIN2, PlacePrecision.ADMIN1):
            raise ExportError(f"places can be coarsened to admin2 or admin1, not to {self.coarsen}")
        if self.min_credibility is not None and not 1 <= self.min_credibility <= 6:
            raise ExportError(f"a credibility is a digit from 1 to 6, not {self.min_credibility}")
        if self.delay_days < 0:
            raise ExportError(f"a delay is a number of days, not {self.delay_days}")


@dataclass(frozen=True, slots=True)
class NotExported:
    """An event that a file does not hold, and why."""

    event: str
    type: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written: the file itself first, then what lies beside it."""

    paths: tuple[Path, ...]
    rows: int
    not_exported: tuple[NotExported, ...] = ()
