"""What mentions of times and figures mean, those that only grammar sees, and all mentions as a reader may ask for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from khabar.coding import dates
from khabar.coding.context import Context
from khabar.coding.dates import ResolvedTime
from khabar.coding.draft import Found, Mention, MentionKind
from khabar.coding.numbers import parse_amount
from khabar.model import Amount, Mentioned, Miss, Place, Quote, Span, TimePrecision, When

DEICTIC = ("today", "yesterday", "tomorrow")
ONE_MORE = re.compile(r"an? (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)", re.I)  # "wounded a fourth": one, no quarter
NO_COUNT = re.compile(r"\b(?:boy|girl|man|woman|child|baby|youth|toddler|pensioner) of\s+$|\b(?:not|rather than|instead of)\s+$|\b(?:aged?|ages)(?: of)?(?: (?:between|about|around|only|just))?(?: \w+(?:,| and| to| or))?\s+$", re.I)  # of "two girls aged eight and eleven" neither is a count, of "eight, and not eleven" one
NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?=[A-Z\d])")
AS_MANY = re.compile(r"as (?:many|much) as ", re.I)
YEARS_OLD = re.compile(r"[- ]years?[- ]old", re.I)
NIGHT_TO = re.compile(r"\bnight (?:in)?to ")  # "in the night to Tuesday" it may have been Monday
OF_A_NAME = re.compile(r"[A-Z][\w'’]+\s+T$")  # "India Today" is a magazine


def mentioned(context: Context, resolved: Sequence[ResolvedTime], demonyms: Sequence[tuple[Mention, Place]]) -> tuple[Mentioned, ...]:
    """Every mention with what it was taken for; dates are those of the grammar, which finds more than claims use."""
    out = [
        Mentioned(
            kind=m.kind.value,
            quote=context.quote(m.span),
            score=m.score,
            actor=context.actors.get(i) if m.kind != MentionKind.PLACE else None,
            place=next(iter(context.places.get(i, ())), None),
            amount=context.amounts.get(i),
        )
        for i, m in enumerate(context.found.mentions)
        if m.kind != MentionKind.TIME
    ]
    for r in resolved:
        when = When(r.interval.start, r.interval.end, r.interval.precision) if r.interval else None
        out.append(Mentioned(kind="date", quote=context.quote(r.expression.span), score=r.confidence, when=when, value=r.value))
    for m, place in demonyms:
        out.append(Mentioned(kind="demonym", quote=context.quote(m.span), score=m.score, place=place))
    return tuple(sorted(out, key=lambda m: (m.quote.start, m.quote.end, m.kind)))


def with_days(found: Found, resolved: Sequence[ResolvedTime], folded: str = "") -> Found:
    """The finder's times and, where it saw none, full dates and "today": "15.08.08  Six killed in a raid"."""
    taken = [m.span for m in found.mentions if m.kind == MentionKind.TIME]
    days = [r.expression for r in resolved if r.interval and ((r.expression.day and r.expression.year) or (r.expression.form is dates.Form.SHIFT and r.expression.name in DEICTIC))]
    extra = [Mention(e.start, e.end, MentionKind.TIME) for e in days if not any(t.overlaps(e.span) for t in taken) and not OF_A_NAME.search(folded, max(0, e.start - 30), e.start + 1)]
    return Found((*found.mentions, *extra), found.drafts) if extra else found


def times(
    text: str, mentions: tuple[Mention, ...], resolved: Sequence[ResolvedTime], misses: list[Miss], written: Span | None = None
) -> dict[int, When]:
    """The interval of each time mention: of the expressions that the grammar finds in it the first that resolves. On the day of the dateline it was ``written``."""
    out: dict[int, When] = {}
    for i, m in enumerate(mentions):
        if m.kind != MentionKind.TIME or (written is not None and written.overlaps(m.span)):
            continue
        inside = [r for r in resolved if m.start < r.expression.end and r.expression.start < m.end]
        best = next((r for r in inside if r.interval and r.expression.form is not dates.Form.PART), None) or next((r for r in inside if r.interval), None)
        if best and best.interval:
            start = best.interval.start - timedelta(days=NIGHT_TO.search(text, best.expression.start, best.expression.end) is not None)
            out[i] = When(start, best.interval.end, best.interval.precision if start == best.interval.start else TimePrecision.DAYS, Quote.of(text, m.start, m.end))
        elif not inside:
            misses.append(Miss("dates", Quote.of(text, m.start, m.end), "no known form of time expression"))
    return out


def counted_words(folded: str, m: Mention) -> str:
    """The words of a figure without the number of its item in a list, "2. Thirty-seven soldiers", and with all of "as many as"."""
    item = NUMBERED.match(folded, m.start, m.end) if not folded[folded.rfind("\n", 0, m.start) + 1 : m.start].strip() else None
    start = item.end() if item else m.start - len("as ") if AS_MANY.match(folded, max(0, m.start - len("as "))) else m.start
    return folded[start : m.end]


def amounts(folded: str, mentions: tuple[Mention, ...]) -> dict[int, Amount]:
    out = {}
    for i, m in enumerate(mentions):
        if m.kind == MentionKind.NUMBER and not NO_COUNT.search(folded[max(0, m.start - 24) : m.start]) and not YEARS_OLD.match(folded[m.end : m.end + 12]):
            amount = parse_amount(counted_words(folded, m))
            if ONE_MORE.fullmatch(folded[m.start : m.end]) and not folded[m.end : m.end + 4].startswith(" of "):
                amount = Amount(1.0, 1.0, 1.0)
            if amount:
                out[i] = amount
    return out
