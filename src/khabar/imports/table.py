"""Any spreadsheet of incidents that a team already keeps, by a map of its columns (TOML)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import msgspec

from khabar.imports.cells import Line, TableError
from khabar.imports.incident import Imported, Incident, Party, Toll, slug
from khabar.imports.reading import iso3_of, read_incidents
from khabar.model import ActorKind, EventType, Outlet, PlacePrecision, TimePrecision
from khabar.world import World

COLUMNS = frozenset(
    [
        "id",
        "date",
        "end_date",
        "type",
        "actor",
        "recipient",
        "place",
        "district",
        "province",
        "country",
        "latitude",
        "longitude",
        "killed",
        "injured",
        "displaced",
        "notes",
        "source",
        "published",
    ]
)
COUNTED = ("killed", "injured", "displaced")
SEVERAL = re.compile(r"\s*[;|]\s*")


class TableMap(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """``map.toml``: whose table it is, which column holds what, and what its types are called here.

    outlet = "Northern log"
    country = "AFG"
    date_format = "%d/%m/%Y"
    default_type = "other"
    [columns]
    date = "Date of incident"
    type = "Category"
    place = "Village"
    [types]
    "Small-arms fire" = "armed_clash"
    """

    outlet: str
    columns: dict[str, str]
    types: dict[str, EventType] = {}
    default_type: EventType = EventType.OTHER
    country: str | None = None
    date_format: str | None = None


def read_map(path: Path) -> TableMap:
    """Raises TableError for a map that says nothing, or something unknown."""
    try:
        given = tomllib.loads(path.read_text("utf-8"))
        check_types(path, given)
        found = msgspec.convert(given, TableMap)
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: {error}") from error
    unknown = sorted(set(found.columns) - COLUMNS)
    if unknown:
        raise TableError(f"{path}: [columns] has {', '.join(unknown)}; it may have {', '.join(sorted(COLUMNS))}")
    if "date" not in found.columns or not {"type", "notes"} & set(found.columns):
        raise TableError(f"{path}: [columns] needs date, and type or notes")
    return found


def check_types(path: Path, given: Mapping[str, object]) -> None:
    """Raises TableError for a type that khabar does not have, with the word that stands there and what is near it."""
    types, default = given.get("types"), given.get("default_type")
    asked = {f"[types] {name!r}": kind for name, kind in types.items()} if isinstance(types, dict) else {}
    for where, kind in {**asked, "default_type": default}.items():
        if isinstance(kind, str) and kind not in set(EventType):
            near = get_close_matches(kind, [one.value for one in EventType], n=3, cutoff=0.5)
            hint = f"; perhaps {' or '.join(near)}" if near else ""
            raise TableError(f"{path}: {where}: {kind!r} is no type of event{hint} (the codebook lists them)")


@dataclass(frozen=True, slots=True)
class _Reader:
    map: TableMap

    def __call__(self, line: Line) -> Incident:
        columns, form = self.map.columns, self.map.date_format
        first = line.day(columns["date"], form)
        if first is None:
            raise TableError(f"column {columns['date']}: empty")
        last = (line.day(columns["end_date"], form) if "end_date" in columns else None) or first
        if last < first:
            raise TableError(f"column {columns['end_date']}: before {columns['date']}")
        words = self.text(line, "type")
        types = {name.casefold(): kind for name, kind in self.map.types.items()}
        kind = types.get(words.casefold(), self.map.default_type)
        place = self.text(line, "place")
        district, province = self.text(line, "district"), self.text(line, "province")
        country = self.text(line, "country")
        return Incident(
            id=self.text(line, "id") or f"row {line.number}", first=first, last=last,
            precision=TimePrecision.DAY if first == last else TimePrecision.DAYS, type=kind, words=words or kind.value.replace("_", " "),
            actors=self.parties(line, "actor"), recipients=self.parties(line, "recipient"), directed=kind is not EventType.ARMED_CLASH,
            place=place or district or province or None,
            place_precision=PlacePrecision.NEAR if place else PlacePrecision.ADMIN2 if district else PlacePrecision.ADMIN1,
            admin2=district or None, admin1=province or None,
            country=iso3_of(country) if country else self.map.country, lat=self.degrees(line, "latitude"), lon=self.degrees(line, "longitude"),
            tolls=tuple(Toll(role, (n, n, n)) for role in COUNTED if role in columns and (n := line.count_of(columns[role])) is not None),
            notes=self.text(line, "notes"), sources=tuple(s for s in SEVERAL.split(self.text(line, "source")) if s),
            published=line.day(columns["published"], form) if "published" in columns else last,
        )  # fmt: skip

    def text(self, line: Line, field: str) -> str:
        return line.text(self.map.columns[field]) if field in self.map.columns else ""

    def degrees(self, line: Line, field: str) -> float | None:
        found = line.number_of(self.map.columns[field]) if field in self.map.columns else None
        if found is not None and abs(found) > (90 if field == "latitude" else 180):
            raise TableError(f"column {self.map.columns[field]}: {found:g} is no {field}")
        return found

    def parties(self, line: Line, field: str) -> tuple[Party, ...]:
        return tuple(Party(name, _kind(name)) for name in SEVERAL.split(self.text(line, field)) if name)


PLAIN: Mapping[ActorKind, re.Pattern[str]] = {
    ActorKind.CIVILIANS: re.compile(r"\b(civilians?|villagers?|residents?|people|children|women|students?)\b", re.I),
    ActorKind.UNIDENTIFIED: re.compile(r"\b(unknown|unidentified|gunmen)\b", re.I),
    ActorKind.PROTESTERS: re.compile(r"\b(protesters?|demonstrators?)\b", re.I),
}


def _kind(name: str) -> ActorKind:
    return next((kind for kind, words in PLAIN.items() if words.search(name)), ActorKind.OTHER)


def read_table(path: Path, map: TableMap | Path, *, world: World | None = None) -> Imported:
    """The rows of a team's own table. Raises TableError where the map or a mapped column is missing."""
    found = read_map(map) if isinstance(map, Path) else map
    needed = tuple(found.columns.values())
    return read_incidents(
        path, make=_Reader(found), needed=needed, outlet=Outlet(slug(found.outlet), found.outlet), world=world
    )
