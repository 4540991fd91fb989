"""A field report entered by hand: its text is the report; who told it is kept apart and never exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khabar.imports.cells import TableError
from khabar.model import Page

LONGEST = 200_000  # characters


class Tlp(StrEnum):
    """Traffic Light Protocol 2.0: who may be told."""

    RED = "TLP:RED"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    AMBER = "TLP:AMBER"
    GREEN = "TLP:GREEN"
    CLEAR = "TLP:CLEAR"

    @property
    def may_leave(self) -> bool:
        """Whether an export may hold it: what is for named people or one organisation stays."""
        return self in (Tlp.GREEN, Tlp.CLEAR)


@dataclass(frozen=True, slots=True)
class FieldNote:
    """``page`` is coded and kept like any report; ``source`` goes to the store's own place and nowhere else."""

    page: Page
    label: Tlp
    source: str | None


def note(
    text: str,
    *,
    on: date,
    outlet: str = "Field note",
    title: str | None = None,
    source: str | None = None,
    label: Tlp = Tlp.AMBER,
) -> FieldNote:
    """A note as a page to be coded. Raises TableError for an empty or overlong text, or one that names its source."""
    words = text.strip()
    if not words:
        raise TableError("a note needs words")
    if len(words) > LONGEST:
        raise TableError(f"a note of more than {LONGEST:,} characters")
    who = (source or "").strip().casefold()
    if who and any(who in told.casefold() for told in (words, outlet, title or "")):
        raise TableError("text, outlet or title names the source, and they are shown: write the source apart only")
    return FieldNote(
        Page(path=f"note:{on.isoformat()}", text=words, published=on, outlet=outlet, title=title), label, source
    )
