"""A page to the report that is coded: its exact text, its id, and what is known of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256

from khabar.model import DateBasis, Outlet, Page, Published, Report, TimePrecision
from khabar.reading.decode import check_text, decode
from khabar.reading.html import EXTRACTOR, Extract, extract


def to_report(page: Page, *, outlet_id: Callable[[str], str] | None = None) -> Report:
    """The report in ``page``. Text stays exactly as it is; HTML becomes the text of its article.

    ``outlet_id`` names the outlets that a theatre knows; without it an id is made from the name. Raises
    ``Unreadable`` where there is nothing to code.
    """
    html = page.media == "text/html"
    raw = page.text if page.text is not None else decode(page.data or b"", html=html).text
    found = extract(raw) if html else Extract(raw)
    text = check_text(found.text)
    name = page.outlet or found.outlet
    outlet = Outlet((outlet_id or slug)(name), name) if name else None
    day = page.published or found.published
    url = page.url or found.url
    return Report(
        id=report_id(text, url=url, outlet=outlet.id if outlet else None, day=day),
        path=page.path,
        text=text,
        sha256=_digest(text),
        title=page.title or found.title,
        outlet=outlet,
        authors=page.authors or found.authors,
        published=_published(day),
        url=url,
        language=page.language or found.language,
        extractor=EXTRACTOR if html else None,
    )


def report_id(text: str, *, url: str | None = None, outlet: str | None = None, day: date | None = None) -> str:
    """The same text by the same outlet on the same day is the same report, wherever it lies."""
    return "r_" + _digest("\0".join((text, url or "", outlet or "", day.isoformat() if day else "")))[:16]


def slug(name: str) -> str:
    """An id made from a name: ``Khaama Press`` is ``khaama_press``; letters of other scripts stay."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return re.sub(r"[\W_]+", "_", plain).strip("_") or "unnamed"


def _published(day: date | None) -> Published | None:
    if not day or day == date.max:
        return None
    return Published(day, day + timedelta(days=1), TimePrecision.DAY, DateBasis.METADATA)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()
