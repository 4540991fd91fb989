"""A table to reports, row by row: a bad row is named, the others are read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from khabar.imports.cells import Line, TableError, read_sheet
from khabar.imports.ground import Grounder
from khabar.imports.incident import Imported, Incident, imported
from khabar.model import CodedReport, Failure, Outlet, Page
from khabar.world import World, open_world

STAGE = "import"
MOST_FAILURES = 1_000
# Names of countries in tables that ISO 3166 spells otherwise.
OTHERWISE = {
    "dr congo (zaire)": "COD", "dr congo": "COD", "congo": "COG", "russia (soviet union)": "RUS", "yemen (north yemen)": "YEM",
    "myanmar (burma)": "MMR", "burma": "MMR", "kingdom of eswatini (swaziland)": "SWZ", "cambodia (kampuchea)": "KHM",
    "united states of america": "USA", "bosnia-herzegovina": "BIH", "serbia (yugoslavia)": "SRB", "zimbabwe (rhodesia)": "ZWE",
    "vietnam (north vietnam)": "VNM", "madagascar (malagasy)": "MDG", "macedonia, fyr": "MKD", "ivory coast": "CIV", "czechia": "CZE",
}  # fmt: skip


def read_incidents(
    path: Path, *, make: Callable[[Line], Incident], needed: Sequence[str], outlet: Outlet, world: World | None
) -> Imported:
    """Every row that ``make`` understands, as a page and a coded report. Ids of rows must differ."""
    sheet = read_sheet(path)
    missing = [name for name in needed if name not in sheet.head]
    if missing:
        raise TableError(f"{path}: no column {', '.join(missing)}; there are {', '.join(sheet.head)}")
    grounder = Grounder(world or open_world())
    pages: list[Page] = []
    reports: list[CodedReport] = []
    failures: list[Failure] = []
    seen: set[str] = set()
    for line in sheet.lines:
        try:
            page, coded = imported(make(line), outlet=outlet, file=path.name, grounder=grounder)
        except (TableError, ValueError, OverflowError) as error:
            failures.append(Failure(f"{path.name}:{line.number}", STAGE, f"row {line.number}: {error}"))
            if len(failures) >= MOST_FAILURES:
                break
            continue
        if coded.report.id not in seen:
            seen.add(coded.report.id)
            pages.append(page)
            reports.append(coded)
    return Imported(tuple(pages), tuple(reports), tuple(failures))


@cache
def _countries() -> dict[str, str]:
    text = files("khabar").joinpath("data/codebook/countries.csv").read_text("utf-8")
    found = dict(OTHERWISE)
    for row in csv.DictReader(text.splitlines()):
        for name in (row["name"], row["iso3"], row["iso2"], row["iso_number"]):
            if name:
                found.setdefault(name.casefold(), row["iso3"])
    return found


def iso3_of(country: str) -> str | None:
    """ISO 3166 alpha-3 of a country's name or code."""
    return _countries().get(country.strip().casefold())
