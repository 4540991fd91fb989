"""What the page says of itself: title, outlet, authors, credits, and the words that may be its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from khabar.coding.text import clean_rules as rules
from khabar.coding.text.clean_marks import HEAD_LINES, is_menu
from khabar.coding.text.clean_sheet import PROSE, Line, Sheet
from khabar.coding.text.dateline import DATE, DATE_WORDS, Dateline
from khabar.coding.text.fold import fold
from khabar.coding.text.markup import Field
from khabar.model import Span

MAX_TITLE = 220
_CAPITALISED = r"(?:[A-Z\u00c0-\u00de][\w'&-]*(?:\.\w+)*|of|the|and|for|on|in)"
_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
# Kokcha Online | Sunday, 29 May 2022      Aryana Ledger, 30 May 2022, page 3      FERGHANA LINE. Faizabad, 2 June 2022.
_MASTHEAD = re.compile(
    rf"(?P<name>[A-Z\u00c0-\u00de][\w'&-]*(?: {_CAPITALISED}){{0,4}}?)(?:,| ?\||\.| -| ·)\s*"
    rf"(?:(?!{_WEEKDAY})[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,2}},? )?(?P<date>{DATE_WORDS})(?:\W.{{0,60}})?"
)
_BULLETIN = re.compile(
    r".{0,60}\b(?:bulletin|edition|statement|communique|communiqué|press release|issue|no\.|nr\.|volume|vol\.|flash note)(?!\w).{0,60}",
    re.I,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|[Cc]opyright)\s*(?:\d{4}(?:-\d{2,4})?)?[ ,]*(?P<name>[A-Z][\w'&. -]{2,50}?)(?:\.|,| -|\||$| All| all)"
)
_SUFFIX = re.compile(r"\s+[-|]\s+(?P<name>[A-Z][\w'&.]*(?: [A-Z][\w'&.]*){0,3})$")
_GENERIC = re.compile(
    r"\b(?:staff|web|news|desk|admin|administrator|editors?|writer|team|reporters?|correspondent|agenc(?:y|ies)|online)\b",
    re.I,
)
_TITLES = ("title", "post_title", "headline", "name")
_DATES = (
    "date",
    "post_date",
    "published",
    "pubdate",
    "publish_date",
    "published_at",
    "date_published",
    "created",
    "datetime",
    "publishdate",
)
_OUTLETS = ("outlet", "publisher", "site", "site_name", "source", "newspaper", "publication", "original_source")
_AUTHORS = ("author", "authors", "byline", "by")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """Words that may say when the page was published, most certain kinds first: front_matter, stamp, masthead, dateline, line."""

    span: Span
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Head:
    title: str | None
    title_span: Span | None
    authors: tuple[str, ...]
    outlet: str | None
    credits: tuple[str, ...]
    dates: tuple[StatedDate, ...]


def read_head(
    sheet: Sheet, *, shown: Sheet, fields: tuple[Field, ...], dateline: Dateline | None, known: str | None
) -> Head:
    """What can be told from the lines around the article. ``sheet`` is the whole page, ``shown`` its article."""
    title, span = _title(shown, fields=fields, known=known)
    return Head(
        title=title,
        title_span=span,
        authors=_unique(name for name in _authors(sheet, fields) if not _GENERIC.search(name)),
        outlet=next(_outlets(sheet, shown.lines[:HEAD_LINES], fields), None),
        credits=_unique(_credits(sheet, title, dateline)),
        dates=_dates(sheet, fields=fields, dateline=dateline),
    )


def _title(sheet: Sheet, *, fields: tuple[Field, ...], known: str | None) -> tuple[str | None, Span | None]:
    stated = known or _field(fields, _TITLES)
    if stated:
        at = sheet.flat.find(fold(stated), 0, 20_000)
        return stated, Span(at, at + len(stated)) if at >= 0 else None
    lines = sheet.lines[:HEAD_LINES]
    for number, line in enumerate(lines[:8]):
        words = sheet.flat[line.start : line.end]
        if _MASTHEAD.fullmatch(words) or _BULLETIN.fullmatch(words) or DATE.fullmatch(words):
            continue
        if line.size > MAX_TITLE:
            # the headline and the article may share a line: At Least 17 Slain. MAKHACHKALA -- Three days of ...
            first = re.match(r"[^.!?\n]{15,150}(?=\. [A-Z]{3,}[^.]{0,40} -)", words)
            return (first.group(), Span(line.start, line.start + first.end())) if first else (None, None)
        if _is_title(sheet, lines, number):
            return sheet.text[line.start : line.end], Span(line.start, line.end)
    return None, None


def _is_title(sheet: Sheet, lines: tuple[Line, ...], number: int) -> bool:
    """Three words or more and no sentence; an outlet's name in capitals and its motto give way to a headline below."""
    line = lines[number]
    words = sheet.flat[line.start : line.end]
    if len(words.split()) < 3 or rules.LISTED.match(words) or words.startswith("In the name of"):
        return False
    if words.endswith((".", ",", ":", ";")) and line.size >= PROSE:
        return False
    day = DATE.search(words)
    dated = day is not None and day.end() == len(words) and line.size <= 60  # "Access note, 19 May 2022"
    named = number > 0 and sheet.flat[lines[0].start : lines[0].end].isupper()
    if not (words.isupper() and number == 0) and not (named and number == 1 and not line.blank_before) and not dated:
        return True
    below = [other for other in lines[number + 1 : number + 4] if other.size <= MAX_TITLE]
    return not any(len(other.words.split()) >= 3 and not other.words.endswith((".", ",")) for other in below)


def _authors(sheet: Sheet, fields: tuple[Field, ...]) -> Iterator[str]:
    stated = _field(fields, _AUTHORS)
    if stated:
        yield from re.split(r"\s*(?:;|,| and | & )\s*", stated.strip("[]"))
    for line in sheet.lines:
        if line.size > 200:
            continue
        words = sheet.flat[line.start : line.end]
        found = rules.BYLINE.fullmatch(words) or rules.POSTED.fullmatch(words)
        if found and found["names"]:
            yield from re.split(r"\s*(?:;|,| and | & )\s*", found["names"])
    for signed in rules.SIGN_OFF.finditer(sheet.flat):
        for part in re.findall(r"(?:[Rr]eporting|[Ww]riting|[Ww]ritten) by ([^();]+)", signed.group()):
            yield from re.split(
                r"\s*(?:,| and | & )\s*",
                re.sub(r" in [A-Z].*|,? (?:[Ww]riting|[Ee]diting) by.*", "", " ".join(part.split())),
            )


def _outlets(sheet: Sheet, shown: tuple[Line, ...], fields: tuple[Field, ...]) -> Iterator[str]:
    stated = _field(fields, _OUTLETS)
    if stated and not stated.startswith("http"):
        yield stated
    flat = sheet.flat
    for line in shown[:6]:
        found = _MASTHEAD.fullmatch(flat, line.start, line.end)
        if found and line.size <= 120 and not _BULLETIN.fullmatch(found["name"]):
            yield found["name"]
    for head in (sheet.lines[:2], shown[:2]):
        if len(head) == 2 and head[0].size <= 60:
            words, second = (flat[line.start : line.end] for line in head)
            if words.isupper() and second.isupper() and not head[1].blank_before and not _BULLETIN.match(second):
                yield f"{words}, {second}"  # MINISTRY OF DEFENCE, PRESS OFFICE on two lines
            elif len(words.split()) <= 9 and (
                (words.isupper() and len(words) > 3) or _BULLETIN.match(second) or is_menu(head[1].words)
            ):
                yield words
    if sheet.lines and (not shown or shown[0].start > sheet.lines[0].start):  # its first line is no article
        motto = re.match(r"([A-Z]\w+(?: [A-Z]\w+){0,3}) +[-|:]+ ", flat[sheet.lines[0].start : sheet.lines[0].end])
        if motto:
            yield motto[1]
    if (
        len(shown) > 2
        and shown[1].size <= 40
        and shown[1].blank_before
        and (shown[2].blank_before or DATE.fullmatch(flat, shown[2].start, shown[2].end))
    ):
        words = flat[shown[1].start : shown[1].end]
        if re.fullmatch(rf"[A-Z][\w'-]+(?: {_CAPITALISED}){{1,3}}", words):
            yield words
    for line in reversed(sheet.lines[-8:]):
        found = _COPYRIGHT.search(flat, line.start, line.end)
        if found and line.size <= 200:
            yield found["name"].strip()


def _credits(sheet: Sheet, title: str | None, dateline: Dateline | None) -> Iterator[str]:
    """Agencies and outlets that the page names as its origin; "told X" is no credit."""
    if dateline and dateline.source:
        yield from re.split(r"\s*[/,;]\s*", dateline.source)
    suffix = _SUFFIX.search(re.sub("[–—]", "-", title)) if title else None
    if suffix:
        yield suffix["name"]
    for line in sheet.lines:
        if line.size > 200:
            continue
        words = sheet.flat[line.start : line.end]
        found = rules.CREDIT.fullmatch(words)
        if found:
            yield from re.split(r"\s*(?:,|/| and | & )\s*", found["names"])
        elif (byline := rules.BYLINE.fullmatch(words)) and byline["with"]:
            yield byline["names"]
            yield byline["with"]
        elif (helped := rules.CONTRIBUTED.fullmatch(words)) and helped["outlet"]:
            yield helped["outlet"]


def _dates(sheet: Sheet, *, fields: tuple[Field, ...], dateline: Dateline | None) -> tuple[StatedDate, ...]:
    found: list[StatedDate] = []
    for field in fields:
        if field.name in _DATES and re.search(r"\d", field.value):
            found.append(StatedDate(field.span, field.value, "front_matter"))
    for number, line in enumerate(sheet.lines):
        if number >= 2 * HEAD_LINES and number < len(sheet.lines) - HEAD_LINES:
            continue
        found += _line_dates(sheet, line, early=number < HEAD_LINES)
    if dateline and dateline.date_span:
        found.append(StatedDate(dateline.date_span, dateline.date or "", "dateline"))
    unique = {entry.span: entry for entry in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda entry: (_ORDER.index(entry.kind), entry.span)))


_ORDER = ("front_matter", "stamp", "masthead", "dateline", "line")


def _line_dates(sheet: Sheet, line: Line, *, early: bool) -> Iterator[StatedDate]:
    flat = sheet.flat
    if crawl := rules.CRAWL_STAMP.match(flat, line.start, line.end):
        yield StatedDate(Span(*crawl.span("date")), crawl["date"], "stamp")
        return
    head = rules.STAMP_HEAD.match(flat, line.start, line.end)
    if head and (day := DATE.match(flat, head.end(), line.end)):
        yield StatedDate(Span(*day.span()), day.group(), "stamp")
    elif not early:
        return
    elif found := _MASTHEAD.fullmatch(flat, line.start, line.end):
        yield StatedDate(Span(*found.span("date")), found["date"], "masthead")
    elif whole := DATE.match(flat, line.start, line.end):
        # a date that opens the first paragraph: "16 July 2015 At least 11 civilians ..."
        alone = whole.end() == line.end
        opens = re.match(r"\s+[A-Z\"]", flat[whole.end() : whole.end() + 3]) and re.search(
            r"\d{4}|\d{2}/", whole.group()
        )
        if alone or opens:
            yield StatedDate(Span(*whole.span()), whole.group(), "masthead" if alone else "line")
    elif line.size <= PROSE and (day := DATE.search(flat, line.start, line.end)) and re.search(r"\d{4}", day.group()):
        yield StatedDate(Span(*day.span()), day.group(), "line")


def _field(fields: tuple[Field, ...], names: tuple[str, ...]) -> str | None:
    for name in names:
        for field in fields:
            if field.name == name and field.value and field.value not in ("true", "false", "[]"):
                return " ".join(field.value.split())
    return None


def _unique(names: Iterator[str]) -> tuple[str, ...]:
    kept = (" ".join(name.split()).strip(" .,;") for name in names)
    return tuple(dict.fromkeys(name for name in kept if 2 <= len(name) <= 60))[:10]
