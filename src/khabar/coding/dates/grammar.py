"""Finds time expressions by a grammar of its own, without looking at any date but the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from khabar.coding.dates import absolute, relative
from khabar.coding.dates.absolute import Fields
from khabar.coding.dates.calendar import Unit
from khabar.coding.dates.cues import Places
from khabar.coding.dates.expression import Base, Form, Link, TimeExpression, TimeKind, is_weekday
from khabar.coding.dates.words import MONTHS
from khabar.world.dated import names_in

MAX_TEXT = 400_000  # characters read; more is no report
MAX_EXPRESSIONS = 5_000
PIECE = 800  # characters read at once
BESIDE = 40  # characters before and behind a piece at which rules look

_LINKS = {
    "since": Link.SINCE, "ever since": Link.SINCE, "until": Link.UNTIL, "till": Link.UNTIL, "up to": Link.UNTIL, "from": Link.FROM,
    "starting": Link.FROM, "beginning": Link.FROM, "beginning on": Link.FROM, "beginning in": Link.FROM, "between": Link.FROM,
    "to": Link.TO, "through": Link.TO, "by": Link.BY, "before": Link.BEFORE, "prior to": Link.BEFORE, "after": Link.AFTER,
    "following": Link.AFTER,
}  # fmt: skip
_LINK = re.compile(
    r"\b(ever since|since|until|till|up to|from|starting|beginning(?: on| in)?|between|to|through|by|before|prior to|after|following)"
    r"(?: at least| about| around)?(?: the| late| early| at| on| in)?\s$",
    re.IGNORECASE,
)
_INNER_LINK = re.compile(r"^(since|until|by|from|before|after)\b", re.IGNORECASE)
_JOIN = re.compile(r"^\s?(?:[-–—]|to|and|through|until|till|up to|or)\s?(?:the\s)?(?:on\s|in\s)?$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|['’]ll|going to|plan(?:s|ned|ning)? to|set to|due|expected to|scheduled (?:to|for)|to be held"
    r"|is to|are to|would|upcoming|intends? to|vow(?:s|ed) to|deadline)\b"
)
# 'Called a strike for Thursday', 'the march is set for 3 May'.
_MEANT = re.compile(
    r"\b(?:call(?:s|ed|ing)?|announc(?:es?|ed|ing)|declar(?:es?|ed|ing)|schedul(?:es?|ed|ing)|set|sets|plan(?:s|ned|ning)?|slated|fix(?:es|ed)?)\b[^.;,\n]{0,60}\bfor (?:the )?(?:next |coming )?$"
)
_PAST = re.compile(r"\b(?:said|told|was|were|did|began|took|fell|fled|hit|left|won|lost|held|met|came|went|\w{2,}ed)\b")
_TO_BE = re.compile(r"\b(?:will|shall|would|to|must|may|can|could|should|might)(?: not)?(?: be| have been)?(?: \w+ly)? $")  # before "held", which is not past then
_PROLONGED = re.compile(r"\b(?:extend|prolong|renew|postpone|delay|adjourn|defer)\w*\b|\b(?:put off|push\w* back)\b", re.IGNORECASE)  # "until" a day to come
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)")
_DAY_LEFT = re.compile(r"(?<![\w,.:/])(\d{1,2})(?:st|nd|rd|th)?(?: ?[-–—/] ?| (?:to|and|or|until|till) (?:the )?)$")
_DAY_RIGHT = re.compile(
    r"^(?: ?[-–—/] ?| (?:to|and|or|until|till|through) (?:the )?)(\d{1,2})(?:st|nd|rd|th)?"
    rf"(?![\w:%./]|,\d| (?:{'|'.join(m for m in MONTHS if m.isascii())})\b)"
)
_STATED_YEAR = re.compile(r",? ((?:1[4-9]|20)\d\d)(?![\w])")
_BREAK = re.compile(r"(?<![\n.:!?])\n(?![\n\s])")
_BESIDE = re.compile(r",? (?:on |on the |the )?")
_YEAR_RIGHT = re.compile(r"^ ?[-–—/] ?(\d{2})(?![\w:%./]|,\d)")


def find_times(text: str) -> list[TimeExpression]:
    """Every time expression of a text, in order, none overlapping another."""
    text = _one_line(text[:MAX_TEXT])
    found = _longest(_candidates(text))[:MAX_EXPRESSIONS]
    found = _by_locale(text, _pairs(text, _weekdays_beside(text, _offsets(text, _numbers_beside(text, found)))))
    return [_in_context(text, expression) for expression in found]


def _one_line(text: str) -> str:
    """Lines broken by an editor read as one; the length stays, and so do paragraphs."""
    return _BREAK.sub(" ", text).replace("\xa0", " ").replace("\t", " ")


def _candidates(text: str) -> list[TimeExpression]:
    found = [e for start, end in _pieces(text) for e in _in_piece(text[max(0, start - BESIDE) : end + BESIDE], start, end)]
    for event, match in names_in(text):
        found.append(
            TimeExpression(start=match.start(), end=match.end(), kind=TimeKind.DATE, form=Form.NAMED, name=event.name)
        )
    return found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A text cut at ends of lines, over which no expression goes on: at the first behind each PIECE characters of the whole."""
    start = 0
    while start < len(text):
        end = text.find("\n", (start // PIECE + 1) * PIECE) + 1 or len(text)
        yield start, end
        start = end


@lru_cache(24)  # the whole text of a report and its article are both read, and differ in a few lines
def _in_piece(words: str, start: int, end: int) -> tuple[TimeExpression, ...]:
    """What the rules find in a piece of a text; ``words`` are its own with those BESIDE it."""
    places = Places(words)
    offset = max(0, start - BESIDE)
    return tuple(
        expression
        for rules in (absolute.RULES, relative.RULES)
        for pattern, build, cues in rules
        for match in places.matches(pattern, cues)
        if start <= match.start() + offset < end and (expression := _expression(match, build(match), offset)) is not None
    )


def _expression(match: re.Match[str], fields: Fields | None, offset: int) -> TimeExpression | None:
    if fields is None:
        return None
    end = fields.pop("end", None)
    start, stop = match.start(), end if isinstance(end, int) else match.end()
    words = match.string[start:stop]
    start += len(words) - len(words.lstrip())
    stop -= len(words) - len(words.rstrip())
    if stop <= start:
        return None
    return TimeExpression(start=start + offset, end=stop + offset, **fields)  # type: ignore[arg-type]


def _strength(expression: TimeExpression) -> tuple[int, int]:
    """Of two that begin together the longer one is meant; of two equals the one of the earlier rule (stable sort)."""
    return (expression.start, -expression.end)


def _longest(found: list[TimeExpression]) -> list[TimeExpression]:
    """None overlapping another: longest first where they cross."""
    kept: list[TimeExpression] = []
    for expression in sorted(found, key=_strength):
        if kept and expression.start < kept[-1].end:
            last = kept[-1]
            if expression.end - expression.start > last.end - last.start:
                kept[-1] = expression
            continue
        kept.append(expression)
    return kept


def _numbers_beside(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Bare numbers that share a neighbour's month or century: '22-27 February', 'June 4 and 5', '1939–45'."""
    more: list[TimeExpression] = []
    for i, this in enumerate(list(found)):
        if this.form is not Form.CALENDAR or this.calendar != "gregorian":
            continue
        left = _DAY_LEFT.search(text, max(0, this.start - 14), this.start) if this.day and this.month else None
        limit = found[i + 1].start if i + 1 < len(found) else len(text)
        after = text[this.end : min(limit, this.end + 18)]
        if (
            left
            and 1 <= int(left[1]) <= 31
            and (i == 0 or found[i - 1].end <= left.start(1))
            and not _is_clock(text, left.start(1))
        ):
            more.append(replace(this, start=left.start(1), end=left.end(1), day=int(left[1]), weekday=None, clock=None))
        right = (
            _DAY_RIGHT.match(after)
            if this.day and this.month and text[this.end - 1].isdigit() and this.clock is None
            else None
        )
        short = _YEAR_RIGHT.match(after) if this.year and this.year > 0 and not this.day else None
        if right and this.year is None and 1 <= int(right[1]) <= 31:
            stated = _STATED_YEAR.match(text, this.end + right.end())
            end = stated.end() if stated else this.end + right.end(1)
            year = int(stated[1]) if stated else None
            last = replace(this, start=this.end + right.start(1), end=end, day=int(right[1]), weekday=None, year=year)
            more.append(last)
            if stated:
                found = [
                    replace(f, year=year) if f is this else f for f in found if not last.start <= f.start < last.end
                ]
        elif short and this.year and int(short[1]) > this.year % 100:
            start, end = this.end + short.start(1), this.end + short.end(1)
            more.append(
                replace(
                    this,
                    start=start,
                    end=end,
                    year=this.year // 100 * 100 + int(short[1]),
                    month=None,
                    season=None,
                    edge=None,
                )
            )
    return sorted([*found, *more], key=_strength)


def _is_clock(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] in ":."


def _offsets(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Joins 'two days before' with the event or date that it counts from."""
    joined: list[TimeExpression] = []
    for expression in found:
        last = joined[-1] if joined else None
        if last and last.form is Form.OFFSET and not text[last.end : expression.start].strip():
            if expression.form is Form.NAMED:
                joined[-1] = replace(last, end=expression.end, name=expression.name)
                continue
            if expression.form is Form.CALENDAR and expression.year and last.name is None:
                joined[-1] = replace(last, end=expression.end, year=expression.year, month=expression.month, day=expression.day,
                                     calendar=expression.calendar)  # fmt: skip
                continue
        joined.append(expression)
    return joined


def _weekdays_beside(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Joins a weekday and the step that leads to it: 'on the Sunday, three days later', 'the next day, Monday'."""
    joined: list[TimeExpression] = []
    for expression in found:
        last = joined[-1] if joined else None
        if last and _BESIDE.fullmatch(text, last.end, expression.start):
            if _is_step(last) and _is_bare_weekday(expression):
                joined[-1] = replace(last, end=expression.end, weekday=expression.weekday)
                continue
            if _is_bare_weekday(last) and expression.form is Form.SHIFT and _is_step(expression):
                joined[-1] = replace(expression, start=last.start, weekday=last.weekday)
                continue
        joined.append(expression)
    return joined


def _is_step(expression: TimeExpression) -> bool:
    return expression.form in (Form.SHIFT, Form.UNIT) and expression.unit is Unit.DAY and expression.base is Base.STORY and expression.weekday is None


def _is_bare_weekday(expression: TimeExpression) -> bool:
    return is_weekday(expression) and expression.year is None and expression.week is None


def _pairs(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Joins the two ends of 'from A to B', and gives the first the year or month that only the second states."""
    paired = list(found)
    for i in range(len(found) - 2, -1, -1):
        one, two = paired[i], paired[i + 1]
        between = text[one.end : two.start]
        if (
            len(between) > 20
            or not (_JOIN.match(between) or (between == "/" and one.day and two.day))
            or one.form is not Form.CALENDAR
            or two.form is not Form.CALENDAR
        ):
            continue
        if (
            one.year is None
            and two.year is not None
            and one.name is None
            and (one.month or one.season)
            and two.calendar == one.calendar
        ):
            later = one.month is not None and two.month is not None and one.month > two.month
            one = replace(one, year=two.year - later)
        lead = text[max(0, one.start - 12) : one.start].lower()
        ranged = between.split()[:1] not in (["and"], ["or"], ["And"]) or "between" in lead
        paired[i] = replace(one, pair=i + 1) if ranged else one
    return paired


def _in_context(text: str, expression: TimeExpression) -> TimeExpression:
    """Adds what the words around say: 'since', 'until', and whether the clause speaks of the future."""
    before = text[max(0, expression.start - 24) : expression.start]
    link = _LINK.search(before) or _INNER_LINK.match(text[expression.start : expression.end])
    name = _LINKS.get(" ".join(link[1].lower().split())) if link else None
    future = expression.future or _looks_ahead(text, expression, name)
    return expression if (name, future) == (expression.link, expression.future) else replace(expression, link=name, future=future)


def _looks_ahead(text: str, expression: TimeExpression, link: Link | None) -> bool:
    """'will meet on Friday', 'On Friday they will meet', but not 'said on Friday that they will meet'."""
    possessive = text.startswith(("'s", "’s"), expression.end)
    if expression.form is Form.CALENDAR and not possessive and _MEANT.search(text, max(0, expression.start - 100), expression.start):
        return True
    first = max(text.rfind(mark, max(0, expression.start - 160), expression.start) for mark in (". ", "\n", "; ")) + 1
    clause = text[max(first, expression.start - 160, 0) : expression.start]
    verb = max((m.start() for m in _PAST.finditer(clause) if not _TO_BE.search(clause, max(0, m.start() - 30), m.start())), default=-1)
    cues = [m.end() for m in _FUTURE.finditer(clause)]
    if cues:
        return cues[-1] > verb
    if (link in (Link.UNTIL, Link.BY) and verb < 0) or (link in (Link.UNTIL, Link.TO) and _PROLONGED.search(clause)):
        return True  # 'you have until Friday', 'extended the curfew until Friday'
    after = re.split(r"[.;\n]", text[expression.end : expression.end + 60], maxsplit=1)[0]
    cue, past = _FUTURE.search(after), _PAST.search(after)
    return verb < 0 and cue is not None and (past is None or cue.start() <= past.start())


def _by_locale(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Where a text writes one figured date month first and none day first, all of them are."""
    figures = [
        (i, m)
        for i, e in enumerate(found)
        if e.form is Form.CALENDAR and (m := _FIGURES.fullmatch(text, e.start, e.end))
    ]
    month_first = any(int(m[1]) <= 12 < int(m[2]) for _i, m in figures)
    day_first = any(int(m[1]) > 12 for _i, m in figures)
    if month_first == day_first:
        return found
    settled = list(found)
    for i, m in figures:
        if found[i].ambiguous:
            day, month = (int(m[2]), int(m[1])) if month_first else (int(m[1]), int(m[2]))
            settled[i] = replace(found[i], day=day, month=month, ambiguous=False)
    return settled
