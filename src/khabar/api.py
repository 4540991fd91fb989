"""The library: code a text in one call, open a database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from khabar.database import Database, open_database
from khabar.model import CodedReport, Page
from khabar.pipeline import Settings, code_page
from khabar.world import DEFAULT_THEATRE


class CodingError(ValueError):
    """A text that could not be coded, and why."""


def code(
    text: str,
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    theatre: str = DEFAULT_THEATRE,
) -> CodedReport:
    """What a report claims.

    ``text`` is the report as found; offsets of all quotes point into it. ``published`` is the day on which it appeared
    (a date, or ISO text); without it the day is read or inferred from the text. ``outlet`` is the name of who published it.
    Raises CodingError for a text without words, PackError for an unknown theatre.

    >>> coded = code("Gunmen killed two policemen in Kunduz on Saturday, officials said.", published="2022-05-02")
    >>> [claim.quote.text for claim in coded.claims if claim.kind == "event"]
    ['killed']
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    page = Page(path="text", text=text, published=day, outlet=outlet, title=title)
    result = code_page(page, Settings(theatre=theatre))
    if isinstance(result, CodedReport):
        return result
    raise CodingError(f"{result.stage}: {result.why}")


def open(where: str | Path, *, create: bool = False) -> Database:
    """A database of coded reports and their situation: a file, or ``postgresql+psycopg://USER@HOST/NAME``.

    Raises StoreError where there is none; ``create=True`` makes it.
    """
    return open_database(where, create=create)
