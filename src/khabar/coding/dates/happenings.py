"""News of known days: which happening the head of a text tells of, by its names and the words that go with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from khabar.coding.dates.clues import CAMPAIGN, Mention
from khabar.coding.dates.expression import TimeExpression
from khabar.world.dated import DatedEvent, Happening, Sought, happenings_table

HEAD = 1_300  # characters in which news says what it is about
APART = 700  # characters within which the names of one happening stand
RIVAL = 10  # days: two happenings further apart than this cannot both be the news
AHEAD = 7  # days before a vote in which most of what is written "ahead of" it appears

_VOTE = re.compile(r"\b(?:election|vote|run-off|referendum|plebiscite)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:ahead of|eve of|run-up to|before|upcoming|forthcoming|campaign(?:ing|ed)? for)\b[^.\n]{0,60}"
    r"\b(?:election|vote|poll|run-off|runoff|referendum|plebiscite)s?\b|\b(?:will|are to|is to|to) (?:vote|choose|elect|go to the polls)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fit:
    """A happening that a text may tell of; ``weight`` counts its words; ``agrees``: on a weekday that the text names."""

    mention: Mention
    weight: float
    agrees: bool


def news_of(
    text: str, expressions: Sequence[TimeExpression], known: Sequence[Mention], bounds: tuple[date, date | None]
) -> list[Mention]:
    """The happenings that the text is news of: the best fit and what lies within days of it; none where two fit equally.

    ``known``: events that the text tells of anyhow; one in its head on a weekday that it names is the news. ``bounds``:
    offices and explicit dates say that the text was not written before the first day, nor after the second. Where the
    text names weekdays, one of them must be that of the happening or of the day after it.
    """
    head = text[:HEAD]
    named = {e.weekday for e in expressions if e.weekday is not None and e.start < HEAD and not e.future}
    sought = Sought(head)
    fits = [fit for one in happenings_table().within(sought) if (fit := _fit(sought, one, named, bounds)) is not None]
    first = [
        one.event for one in known if one.event.news and max(one.places) < HEAD and one.event.interval.days <= CAMPAIGN
    ]
    sure = [event for event in first if named & _weekdays(event)]
    if sure:
        fits = [fit for fit in fits if any(not _apart(fit.mention.event, event) for event in sure)]
    elif first:
        fits = [fit for fit in fits if fit.agrees or any(not _apart(fit.mention.event, event) for event in first)]
    if not fits:
        return []
    best = max(fits, key=lambda fit: fit.weight)
    if any(fit.weight >= best.weight and _apart(fit.mention.event, best.mention.event) for fit in fits):
        return []
    return [fit.mention for fit in fits if not _apart(fit.mention.event, best.mention.event)]


def told_in(sentence: str) -> list[DatedEvent]:
    """The happenings that a sentence names: all keys and a word more, for a text that looks back at them."""
    sought = Sought(sentence)
    return [
        one.event
        for one in happenings_table().within(sought)
        if all(clue.search(sought) for clue in one.event.clues) and one.told.search(sentence)
    ]


def _apart(one: DatedEvent, other: DatedEvent) -> bool:
    return abs((one.start - other.start).days) > RIVAL


def _weekdays(event: DatedEvent) -> set[int]:
    return {(event.start + timedelta(days=n)).weekday() for n in range(min(7, event.interval.days))}


def _fit(sought: Sought, one: Happening, named: set[int], bounds: tuple[date, date | None]) -> Fit | None:
    event = one.event
    places: list[int] = []
    for clue in event.clues:
        found = clue.search(sought)
        if found is None:
            return None
        places.append(found.start())
    if max(places) - min(places) > APART:
        return None
    words = {found.group().lower() for found in one.told.finditer(sought.text)}
    if len(words) < one.least + (not named):
        return None
    low, high = bounds
    if event.end + timedelta(days=30) < low or (high is not None and event.start > high):
        return None
    agrees = bool(named & _weekdays(event))
    if named and not agrees and event.end.weekday() not in named:
        return None
    if _VOTE.search(event.name) and _TO_COME.search(sought.text):
        if not agrees:
            return None
        event = replace(event, start=event.start - timedelta(days=AHEAD), end=event.start)
    return Fit(Mention(event, tuple(places)), len(words) + len(places) + (1.5 if agrees else 0.0), agrees)
