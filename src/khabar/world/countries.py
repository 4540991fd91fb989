"""Countries by name or code: ``data/codebook/countries.csv`` as a lookup."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    iso3: str
    iso2: str
    name: str


@cache
def _by_word() -> dict[str, Country]:
    text = files("khabar").joinpath("data/codebook/countries.csv").read_text("utf-8")
    found: dict[str, Country] = {}
    for row in csv.DictReader(text.splitlines()):
        country = Country(row["iso3"], row["iso2"], row["name"])
        for word in (row["iso3"], row["iso2"], row["name"]):
            if word:
                found.setdefault(word.casefold(), country)
    return found


def country_of(text: str) -> Country | None:
    """The country of an ISO 3166 code (two or three letters) or English name, whatever its case."""
    return _by_word().get(text.strip().casefold())
