"""The report page of a database: gathers what the page needs to know of the theatre, and writes the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.world import open_world
from khabar.world.outlines import open_outlines

if TYPE_CHECKING:
    from khabar.database import Database


def write_page(
    handle: Database,
    output: Path,
    *,
    title: str | None = None,
    known: date | None = None,
    persons: bool = True,
    places: bool = True,
    constructed: bool = False,
) -> None:
    page = page_of(handle, title=title, known=known, persons=persons, places=places, constructed=constructed)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(page, "utf-8")


def page_of(
    handle: Database,
    *,
    title: str | None = None,
    known: date | None = None,
    persons: bool = True,
    places: bool = True,
    constructed: bool = False,
) -> str:
    from khabar import exchange, pipeline
    from khabar.exports.batch import redaction_of
    from khabar.exports.options import ExportOptions
    from khabar.views import report_page

    theatre = pipeline.theatre_of(handle.store)
    situation = exchange.shown(handle, known=known)
    count = len(situation.reports)
    hidden = ExportOptions(theatre=theatre, redact=persons, precise=not places)
    made = f"Made on {date.today()} from {count} reports" + (f" published by {known}" if known else "") + "."
    return report_page(
        situation, title=title or f"{open_world(theatre).pack.name}: situation from {count} reports", outlines=open_outlines(theatre), made=made,
        constructed=constructed, redact=redaction_of(open_world(theatre), hidden), native=native_names(theatre),
    )  # fmt: skip


def native_names(theatre: str) -> dict[str, str]:
    """Names in the theatre's own script, where it has one beside English."""
    pack = open_world(theatre).pack
    local = [language for language in pack.languages if language != "en"]
    found: dict[str, str] = {}
    for language in local:
        for name in pack.names:
            if name.language == language:
                found.setdefault(name.target, name.text)
    return found
