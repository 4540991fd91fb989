"""Numbers and letters that the field's formats use for countries, places and kinds of event."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

# khabar's own numbers of conflicts, dyads and sides begin where UCDP's never reach.
OWN_NUMBERS = 9_000_000_000


@dataclass(frozen=True, slots=True)
class Country:
    """One country in the codes of five schemes; None where a scheme does not list it."""

    iso3: str
    name: str
    number: int | None  # ISO 3166 numeric
    gw: int | None  # Gleditsch and Ward
    cow: int | None  # Correlates of War
    fips: str | None  # FIPS 10-4, as GDELT uses it
    acled_region: str
    ucdp_region: str


def table(name: str) -> list[dict[str, str]]:
    """A table of data/codebook."""
    text = files("khabar").joinpath("data/codebook", f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def countries() -> dict[str, Country]:
    return {
        row["iso3"]: Country(
            row["iso3"], row["name"], _number(row["iso_number"]), _number(row["gw"]), _number(row["cow"]),
            row["fips"] or None, row["acled_region"], row["ucdp_region"],
        )
        for row in table("countries")
    }  # fmt: skip


def _number(text: str) -> int | None:
    return int(text) if text else None


def country(iso3: str | None) -> Country | None:
    return countries().get(iso3.upper()) if iso3 else None


@cache
def _plover() -> dict[tuple[str, str], tuple[int, float]]:
    return {(row["type"], row["mode"]): (int(row["quad"]), float(row["score"])) for row in table("plover")}


def plover_score(kind: str, modes: tuple[str, ...]) -> tuple[int, float] | None:
    """Quad code and intensity of a PLOVER type; a mode may have its own."""
    scores = _plover()
    return next((scores[kind, mode] for mode in (*modes, "") if (kind, mode) in scores), None)


@cache
def contexts() -> dict[str, str]:
    return {kind: "; ".join(row["contexts"].split()) for row in table("contexts") for kind in row["types"].split()}


@cache
def _goldstein() -> dict[str, float]:
    return {row["code"]: float(row["goldstein"]) for row in table("cameo")}


def goldstein(cameo: str) -> float | None:
    scores = _goldstein()
    return next((scores[cameo[:n]] for n in range(len(cameo), 1, -1) if cameo[:n] in scores), None)


def quad_class(cameo: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; by CAMEO's root."""
    root = int(cameo[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def priogrid(lat: float, lon: float) -> int:
    """The cell of half a degree: rows from the south, 720 a row, counted from 1."""
    row = min(359, math.floor((lat + 90) * 2))
    column = math.floor((lon + 180) * 2) % 720
    return row * 720 + column + 1


def number_of(ident: str) -> int:
    """A whole number for formats that want one: 52 bits, so that every program reads it exactly."""
    tail = ident.removeprefix("e_")
    try:
        return int(tail[:13], 16) if len(tail) == 16 else int(sha256(ident.encode()).hexdigest()[:13], 16)
    except ValueError:
        return int(sha256(ident.encode()).hexdigest()[:13], 16)


def own_number(*names: str) -> int:
    """khabar's own number for a conflict, dyad or side: the same names, the same number."""
    return OWN_NUMBERS + int(sha256("\0".join(names).encode("utf-8", "surrogatepass")).hexdigest()[:7], 16)
