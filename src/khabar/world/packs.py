"""Theatre packs: tables of what is known beforehand of a theatre, with those of the packs that it extends."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol, TypeVar

from khabar.world.rows import ActorRow, NameRow, OpeningRow, OutletRow, PersonRow, PlaceRow, Strength, UnitRow

R = TypeVar("R")
RENAMED = {"from": "since", "to": "until", "gn_id": "geonames"}
TABLES = ("actors", "people", "units", "places", "names", "outlets", "opening")


class PackError(ValueError):
    """A pack that cannot be read; names file, row and column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One theatre with all that it extends, nearest first."""

    id: str
    name: str
    chain: tuple[str, ...]  # ids of the packs, this one first
    own: frozenset[str]  # ids of this pack's own rows
    countries: tuple[str, ...]
    bbox: tuple[float, float, float, float] | None  # west, south, east, north
    time_zone: str | None
    week_start: int  # ISO weekday, 1 Monday
    languages: tuple[str, ...]
    actors: tuple[ActorRow, ...]
    people: tuple[PersonRow, ...]
    units: tuple[UnitRow, ...]
    places: tuple[PlaceRow, ...]
    names: tuple[NameRow, ...]
    outlets: tuple[OutletRow, ...]
    opening: tuple[OpeningRow, ...]
    lexicon: dict[str, Any]
    digest: str


def theatres_folder() -> Traversable:
    return files("khabar").joinpath("data/theatres")


def available() -> list[str]:
    return sorted(p.name for p in theatres_folder().iterdir() if p.joinpath("theatre.toml").is_file())


def parse_value(text: str, kind: str) -> Any:
    """A cell as what the column holds. Raises ValueError."""
    if "date" in kind:
        return date.fromisoformat(text if len(text) == 10 else (text + "-01-01")[:10])
    if "float" in kind:
        return float(text)
    if "int" in kind:
        return int(float(text))
    return Strength(text) if "Strength" in kind else text


def rows(folder: Traversable, table: str, make: Callable[..., R]) -> Iterator[R]:
    """The rows of one table as values; unknown columns are kept in ``extra``."""
    file = folder.joinpath(f"{table}.csv")
    if not file.is_file():
        return
    kinds = {f.name: str(f.type) for f in fields(make)}  # type: ignore[arg-type]
    label = f"{folder.name}/{table}.csv"
    for number, raw in enumerate(csv.DictReader(file.read_text("utf-8-sig").splitlines()), 2):
        known: dict[str, Any] = {}
        extra = []
        for column, text in raw.items():
            if column is None:
                raise PackError(f"{label} row {number}: more cells than columns")
            name = RENAMED.get(column, column)
            text = (text or "").strip()
            if name in kinds and name != "extra":
                if not text:
                    continue
                try:
                    known[name] = parse_value(text, kinds[name])
                except ValueError as e:
                    raise PackError(f"{label} row {number} column {column}: {text!r} ({e})") from e
            elif text:
                extra.append((column, text))
        try:
            yield make(**known, extra=tuple(extra))
        except TypeError as e:
            raise PackError(f"{label} row {number}: {e}") from e


def chain_of(theatre: str) -> list[tuple[str, dict[str, Any]]]:
    out: list[tuple[str, dict[str, Any]]] = []
    name: str | None = theatre
    while name:
        folder = theatres_folder().joinpath(name)
        if not folder.joinpath("theatre.toml").is_file():
            raise PackError(f"no theatre {name!r}; there are {', '.join(available())}")
        if name in (n for n, _ in out):
            raise PackError(f"theatre {name!r} extends itself")
        settings = tomllib.loads(folder.joinpath("theatre.toml").read_text("utf-8"))
        out.append((name, settings))
        name = settings.get("extends")
    return out


def merged_lexicon(chain: list[str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in reversed(chain):
        file = theatres_folder().joinpath(name, "lexicon.toml")
        if file.is_file():
            for key, value in tomllib.loads(file.read_text("utf-8")).items():
                out[key] = {**out.get(key, {}), **value} if isinstance(value, dict) else value
    return out


def digest_of(chain: list[str]) -> str:
    h = hashlib.sha256()
    for name in chain:
        for file in sorted(theatres_folder().joinpath(name).iterdir(), key=lambda f: f.name):
            if file.name.endswith((".csv", ".toml")):
                h.update(file.name.encode())
                h.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return "sha256:" + h.hexdigest()


class Tables:
    """The tables of one pack folder, without those that it extends."""

    def __init__(self, folder: Traversable) -> None:
        self.actors = list(rows(folder, "actors", ActorRow))
        self.people = list(rows(folder, "people", PersonRow))
        self.units = list(rows(folder, "units", UnitRow))
        self.places = list(rows(folder, "places", PlaceRow))
        self.names = list(rows(folder, "names", NameRow))
        self.outlets = list(rows(folder, "outlets", OutletRow))
        self.opening = list(rows(folder, "opening", OpeningRow))

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(r.id for t in (self.actors, self.people, self.units, self.places, self.outlets) for r in t)


class HasId(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=HasId)


def nearest(tables: list[list[Row]]) -> tuple[Row, ...]:
    """Rows of all packs; an id that a nearer pack defines replaces those of the packs under it."""
    out: list[Row] = []
    taken: set[str] = set()
    for table in tables:
        out += [r for r in table if r.id not in taken]
        taken |= {r.id for r in table}
    return tuple(out)


def names_of(tables: list[Tables]) -> tuple[NameRow, ...]:
    out: list[NameRow] = []
    taken: set[str] = set()
    for t in tables:
        out += [n for n in t.names if n.target not in taken]
        taken |= {n.target for n in t.names}
    return tuple(out)


def load_pack(theatre: str) -> Pack:
    """A theatre and the packs that it extends. Raises PackError with file, row and column."""
    chain = chain_of(theatre)
    names = [n for n, _ in chain]
    settings = chain[0][1]
    folders = [theatres_folder().joinpath(n) for n in names]
    south, west, north, east = settings.get("box", (None,) * 4)
    tables = [Tables(f) for f in folders]
    return Pack(
        id=theatre,
        name=settings.get("name", theatre),
        chain=tuple(names),
        own=tables[0].ids,
        countries=tuple(settings.get("countries", [settings["country"]] if "country" in settings else [])),
        bbox=None if south is None or east - west >= 360 else (west, south, east, north),
        time_zone=settings.get("time_zone"),
        week_start=int(settings.get("week_start", 1)),
        languages=tuple(settings.get("languages", ("en",))),
        actors=nearest([t.actors for t in tables]),
        people=nearest([t.people for t in tables]),
        units=nearest([t.units for t in tables]),
        places=nearest([t.places for t in tables]),
        names=names_of(tables),
        outlets=nearest([t.outlets for t in tables]),
        opening=tuple(r for t in tables for r in t.opening),
        lexicon=merged_lexicon(names),
        digest=digest_of(names),
    )
