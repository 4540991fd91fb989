"""Main text of an HTML page. The only file that knows trafilatura."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from khabar.reading.decode import Unreadable
from khabar.reading.tables import parse_day

EXTRACTOR = f"trafilatura {version('trafilatura')}"

# The date is taken from metadata and addresses only: a search through the prose finds other happenings' days.
# max_date is fixed, because its default is today and a page must read the same on every day.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01", "outputformat": "%Y-%m-%d"}


@dataclass(frozen=True, slots=True)
class Extract:
    """What a page says, as far as it could be told from its menus."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def extract(html: str) -> Extract:
    """The article in ``html``; ``Unreadable`` if none is found."""
    import trafilatura  # here, because it takes half a second and most reports are text

    try:
        found = trafilatura.bare_extraction(
            html, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=_DATES
        )
        if isinstance(found, dict):  # only by its signature
            found = None
        text = str(found.text or "") if found else ""
        if not text.strip():  # very short or unusual pages: all paragraphs, without judging them
            text = str(trafilatura.baseline(html)[1])
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError) as problem:
        raise Unreadable(f"broken HTML: {type(problem).__name__}: {str(problem)[:120]}") from problem
    if not text.strip():
        raise Unreadable("HTML without any article text")
    if not found:
        return Extract(text)
    return Extract(
        text,
        title=_line(found.title),
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip())[:20],
        published=parse_day(found.date) if found.date else None,
        outlet=_line(found.sitename),
        url=_line(found.url),
        language=_line(found.language),
    )


def _line(value: object) -> str | None:
    return " ".join(value.split())[:500] or None if isinstance(value, str) else None
