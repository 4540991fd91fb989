"""Which lines of a page are no article. Each rule looks at the page's lines and yields the spans that it is sure of.

Precision comes before completeness: furniture that stays costs a stray claim, an article that is swallowed costs the
report. So every rule that takes more than one line needs prose of the article before or after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from khabar.coding.text import clean_rules as rules
from khabar.coding.text.clean_sheet import PROSE, Line, Sheet
from khabar.coding.text.fold import mixed_words
from khabar.model import Excluded, ExcludedKind

HEAD_LINES = 12  # in which mastheads, menus and banners stand
REGION_SHARE = 0.25  # of all prose that must stand before it: threads may be longer than their article, not by far
REGION_LETTERS = 400  # of prose before a heading may open a region to the end of the page
_DATED = re.compile(r"\d{4}|\d{1,2} [a-z]{3}")


# ------------------------------------------------------------------------------------------------ single lines
def notices(sheet: Sheet) -> Iterator[Excluded]:
    for line in sheet.lines:
        if line.size <= rules.MAX_LINE and (rules.NOTICE.fullmatch(line.words) or not line.words.strip(" .|-")):
            yield sheet.mark(line, line, ExcludedKind.NOTICE)
        elif stamp := rules.CRAWL_STAMP.match(sheet.flat, line.start, line.end):
            yield Excluded(line.start, stamp.end(), ExcludedKind.NOTICE)
        elif line.size <= rules.MAX_LINE and _signed(sheet.flat[line.start : line.end]):
            yield sheet.mark(line, line, ExcludedKind.NOTICE)
    for found in rules.SIGN_OFF.finditer(sheet.flat):
        yield Excluded(found.start(), found.end(), ExcludedKind.NOTICE)


def _signed(words: str) -> bool:
    forms = (rules.CREW_LINE, rules.CONTRIBUTED, rules.BYLINE, rules.POSTED, rules.CORRESPONDENT)
    return any(form.fullmatch(words) for form in forms) and not re.match(r"[Bb]y [A-Z]\w+\.?$", words)


def shares(sheet: Sheet) -> Iterator[Excluded]:
    for line in sheet.lines:
        if line.size <= 200 and (rules.SHARE_LINE.fullmatch(line.words) or _buttons(line.words)):
            yield sheet.mark(line, line, ExcludedKind.SHARE)


def _buttons(words: str) -> bool:
    parts = [part.strip(" .!?'\"-()[]<>+@#*") for part in rules.SHARE_SPLIT.split(words)]
    parts = [part for part in parts if part]
    strong = sum(part in rules.SHARE_STRONG for part in parts)
    known = all(part in rules.SHARE_WORDS or rules.COUNTER.fullmatch(part) for part in parts)
    return known and (strong > 0 or (len(parts) >= 2 and any(part in rules.SHARE_WORDS for part in parts)))


def captions(sheet: Sheet) -> Iterator[Excluded]:
    for line in sheet.lines:
        if line.size <= 240 and (
            rules.CAPTION.fullmatch(line.words)
            or rules.SOURCE_LINE.fullmatch(line.words)
            or rules.RELATED_LINE.fullmatch(line.words)
        ):
            yield sheet.mark(line, line, ExcludedKind.OTHER)


# ------------------------------------------------------------------------------------------------ menus and banners
def menus(sheet: Sheet) -> Iterator[Excluded]:
    lines = sheet.lines
    for at, line in enumerate(lines):
        if line.size <= 240 and is_menu(line.words):
            first = at
            if 0 < at <= 2 and _masthead(sheet, lines[at - 1]) and not line.blank_before:
                first = at - 1
            yield sheet.mark(lines[first], line, ExcludedKind.MENU)
    yield from _menu_columns(sheet)


def is_menu(words: str) -> bool:
    items = [item.strip(" .-*") for item in rules.MENU_SPLIT.split(words)]
    items = [item for item in items if item]
    known = sum(item in rules.MENU_WORDS for item in items)
    if len(items) == 2:
        return known == 2
    short = all(len(item.split()) <= 4 and not _DATED.search(item) for item in items)
    return len(items) >= 3 and short and (known >= 2 or known * 3 >= len(items))


def _masthead(sheet: Sheet, line: Line) -> bool:
    """A name above a menu: a few capitalised words."""
    words = sheet.flat[line.start : line.end].split()
    return len(words) <= 5 and all(
        word[0].isupper() or not word[0].isalpha() or word in ("of", "the", "and", "for") for word in words
    )


def _menu_columns(sheet: Sheet) -> Iterator[Excluded]:
    """A menu with one item on a line: four or more of at most three words, half of them known from menus."""
    run: list[Line] = []
    for line in (*sheet.lines, None):
        if line is not None and line.size <= 30 and len(line.words.split()) <= 3 and line.words[-1:] not in ".!?\"'":
            run.append(line)
            continue
        items = [item.words.strip("*-•+ ") in rules.MENU_WORDS for item in run]
        if sum(items) >= 3:
            first, last = items.index(True), len(items) - 1 - items[::-1].index(True)
            if sum(items) * 2 >= last - first + 1:
                yield sheet.mark(run[first], run[last], ExcludedKind.MENU)
        run = []


def banners(sheet: Sheet) -> Iterator[Excluded]:
    """``BREAKING`` by itself, and a site's name with its motto above the headline."""
    head = sheet.lines[:HEAD_LINES]
    for line in sheet.lines:
        if line.size <= 40 and rules.BREAKING.fullmatch(line.words):
            yield sheet.mark(line, line, ExcludedKind.BANNER)
    if len(head) >= 3 and _motto(sheet.flat[head[0].start : head[0].end]):
        second = head[1]
        title_follows = second.blank_before and 20 <= second.size <= 200 and not second.words.endswith((".", "!", "?"))
        if title_follows and any(line.size >= PROSE for line in head[2:6]):
            yield sheet.mark(head[0], head[0], ExcludedKind.BANNER)


def _motto(words: str) -> bool:
    found = re.fullmatch(
        r"([A-Z]\w+(?: [A-Z]\w+){0,3}) +[-|:]+ +(?:the |your |a |all |news|voice|[a-z]).{5,100}", words
    )
    return found is not None and len(words) <= 120


# ------------------------------------------------------------------------------------------------ donation
def donations(sheet: Sheet) -> Iterator[Excluded]:
    """Lines about giving: sure ones alone, others beside a second one; repeats of the title between them."""
    lines = sheet.lines
    sure = {at for at, line in enumerate(lines) if line.size <= 240 and rules.DONATION.fullmatch(line.words)}
    weak = {
        at
        for at, line in enumerate(lines)
        if at not in sure and line.size <= 240 and rules.DONATION_WEAK.fullmatch(line.words)
    }
    signs = sorted(sure | weak)
    near = {one for pair in pairwise(signs) if pair[1] - pair[0] <= 4 for one in pair}
    kept = [at for at in signs if at in sure or at in near]
    previous: int | None = None
    seen: dict[str, int] = {}
    for at, line in enumerate(lines):
        seen.setdefault(line.words, at)
    for at in kept:
        first = at
        if (
            previous is not None
            and at - previous <= 4
            and all(_filler(lines, gap, seen) for gap in range(previous + 1, at))
        ):
            first = previous
        yield sheet.mark(lines[first], lines[at], ExcludedKind.DONATION)
        previous = at


def _filler(lines: tuple[Line, ...], at: int, seen: dict[str, int]) -> bool:
    """A line between two lines about giving: the title again, or a few words without a blank line around."""
    line = lines[at]
    return line.size <= PROSE and (
        seen[line.words] < at or (not line.blank_before and not line.words.endswith(".") and line.size <= 60)
    )


# ------------------------------------------------------------------------------------------------ comments and spam
def comments(sheet: Sheet) -> Iterator[Excluded]:
    lines = sheet.lines
    start = comments_start(sheet)
    if start is not None:
        yield sheet.mark(lines[start], lines[-1], ExcludedKind.COMMENTS)
    for line in lines[:start]:
        form = line.size <= 240 and rules.COMMENT_FORM.fullmatch(line.words)
        if form or (line.size <= 60 and rules.COMMENTS_HEAD.fullmatch(line.words) and not line.words.isalpha()):
            yield sheet.mark(line, line, ExcludedKind.COMMENTS)


def comments_start(sheet: Sheet) -> int | None:
    """The line from which all is comments: a heading or form with enough article before it."""
    total = sheet.prose_before[-1]
    for at, line in enumerate(sheet.lines):
        if line.size > 240 or not (
            rules.COMMENTS_HEAD.fullmatch(line.words) or rules.COMMENT_FORM.fullmatch(line.words)
        ):
            continue
        before = sheet.prose_before[at]
        if before >= REGION_LETTERS and before >= REGION_SHARE * total:
            return at
    return None


def spam(sheet: Sheet) -> Iterator[Excluded]:
    """Comment spam: line by line among the comments, elsewhere only whole paragraphs in the page's second half."""
    lines = sheet.lines
    start = comments_start(sheet)
    start = len(lines) if start is None else start
    for line in lines[start:]:
        score, strange = _spam(sheet, line.start, line.end)
        if score >= 2 or (score and strange):
            yield sheet.mark(line, line, ExcludedKind.SPAM)
    for first, last in _paragraphs(lines[:start]):
        if first.start < len(sheet.flat) // 2 or last.end - first.start > 2_000:
            continue
        score, strange = _spam(sheet, first.start, last.end)
        if score >= 3 or (score >= 2 and strange) or (score and strange >= 3):
            yield sheet.mark(first, last, ExcludedKind.SPAM)


def _spam(sheet: Sheet, start: int, end: int) -> tuple[int, int]:
    """How many different phrases of spam, and how many words with look-alike letters."""
    phrases = {found.group() for found in rules.SPAM.finditer(sheet.flat[start : min(end, start + 3_000)].lower())}
    return len(phrases), mixed_words(sheet.text[start : min(end, start + 3_000)])


def _paragraphs(lines: tuple[Line, ...]) -> Iterator[tuple[Line, Line]]:
    first: Line | None = None
    last: Line | None = None
    for line in lines:
        if line.blank_before or first is None:
            if first and last:
                yield first, last
            first = line
        last = line
    if first and last:
        yield first, last


# ------------------------------------------------------------------------------------------------ lists
def lists(sheet: Sheet) -> Iterator[Excluded]:
    """Related stories and sources: a heading and the items below it."""
    lines = sheet.lines
    for at, line in enumerate(lines):
        if line.size > 100:
            continue
        if rules.RELATED_HEAD.fullmatch(line.words):
            yield sheet.mark(line, lines[_related_end(lines, at)], ExcludedKind.OTHER)
        elif rules.SOURCES_HEAD.fullmatch(line.words) and sheet.prose_before[at] >= REGION_LETTERS:
            yield sheet.mark(line, lines[_sources_end(lines, at)], ExcludedKind.OTHER)


def _related_end(lines: tuple[Line, ...], at: int) -> int:
    last = at
    for number in range(at + 1, min(at + 13, len(lines))):
        line = lines[number]
        listed = rules.LISTED.match(line.words) is not None
        if line.size > 160 or (line.blank_before and number > at + 1 and not listed):
            break
        if not listed and (
            line.words.endswith((".", '."', ".'")) or (line.blank_before and number == at + 1 and line.size > PROSE)
        ):
            break
        last = number
    return last


def _sources_end(lines: tuple[Line, ...], at: int) -> int:
    last = at
    for number in range(at + 1, min(at + 41, len(lines))):
        line = lines[number]
        if not rules.LISTED.match(line.words) and (line.blank_before or line.size > rules.MAX_LINE):
            break
        last = number
    return last


RULES = (
    notices,
    spam,
    shares,
    donations,
    comments,
    lists,
    captions,
    menus,
    banners,
)  # the first that marks a character keeps it
