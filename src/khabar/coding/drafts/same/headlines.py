"""A headline of two news, "bomb kills six in market; shells hit police post": what each half tells is no part of the other."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.model import Span

HALF = re.compile(r";\s")
STRUCK = re.compile(
    r"\b(?:bomb(?:s|ings?|ers?|ed)?|blasts?|explosions?|devices?|mines?|grenades?|rockets?|shell(?:s|ing|ed)?|missiles?|drones?|attack(?:s|ed|ers)?|(?:air)?strikes?|raid(?:s|ed)?|assaults?|"
    r"ambush(?:es|ed)?|shootings?|clash(?:es)?|gunm[ae]n|bombard(?:s|ed|ment)?|storm(?:s|ed))\b",
    re.I,
)
OF_HALF = ("actor", "rec", "at", "when", "weapon", "killed", "injured")


def with_halves(context: Context) -> Context:
    """The context in which no deed of a headline has what the other half tells; a town is that of both."""
    halves = halves_of(context.folded, context.title) if context.title is not None else None
    if halves is None:
        return context
    drafts = tuple(in_its_half(context, d, halves) for d in context.found.drafts)
    return context.with_drafts(drafts)


def halves_of(text: str, title: Span) -> tuple[Span, Span] | None:
    """The halves, where both tell of something struck; a toll alone, "five dead", is that of the first."""
    marks = list(HALF.finditer(text, title.start, title.end))
    if len(marks) != 1:
        return None
    halves = Span(title.start, marks[0].start()), Span(marks[0].end(), title.end)
    return halves if all(STRUCK.search(text, h.start, h.end) for h in halves) else None


def in_its_half(context: Context, draft: Draft, halves: tuple[Span, Span]) -> Draft:
    other = next((b for a, b in (halves, halves[::-1]) if a.holds(draft.trigger)), None)
    if other is None:
        return draft

    def foreign(role: str, mention: int) -> bool:
        town = role == "at" and mention in context.places
        return role in OF_HALF and not town and other.holds(context.found.mentions[mention].span)

    kept = tuple(s for s in draft.slots if not foreign(s.role, s.mention))
    return draft if len(kept) == len(draft.slots) else replace(draft, slots=kept)
