"""What of a report is article, and what the page around it says. Stand-off: nothing is cut, spans carry a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.coding.text import clean_rules as rules
from khabar.coding.text.clean_head import StatedDate, read_head
from khabar.coding.text.clean_marks import RULES
from khabar.coding.text.clean_sheet import Sheet
from khabar.coding.text.dateline import Dateline, find_dateline
from khabar.coding.text.fold import fold, is_inline, visible
from khabar.coding.text.markup import find_markup, front_matter
from khabar.model import Excluded, ExcludedKind, Report, Span

__all__ = ["Cleaned", "StatedDate", "clean", "fold", "is_inline", "visible"]

_KINDS = tuple(ExcludedKind)
_MARKUP = len(_KINDS) + 1  # painted apart, so that inline markup does not grow together with its surroundings
_RUN = re.compile(rb"([\x01-\xff])\1*", re.S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """``excluded`` is sorted and never overlaps; ``body`` is the rest, without outer spaces."""

    excluded: tuple[Excluded, ...]
    body: tuple[Span, ...]
    title: str | None = None
    title_span: Span | None = None
    authors: tuple[str, ...] = ()
    outlet_name: str | None = None
    dateline: Dateline | None = None
    credits: tuple[str, ...] = ()
    stated_dates: tuple[StatedDate, ...] = ()


def clean(report: Report) -> Cleaned:
    """Marks of what is no article in ``report``, and its title, authors, outlet, dateline, credits and dates."""
    text = report.text
    painted = bytearray(len(text))
    for markup in (*report.markup, *find_markup(text)):
        _paint(painted, markup, _MARKUP)
    folded = fold(text)
    sheet = Sheet(text, visible(text, _spans(painted, text), folded=folded))
    matter = front_matter(text)
    for rule in RULES:
        for mark in rule(sheet):
            _paint(painted, mark, _KINDS.index(mark.kind) + 1)
    shown = visible(text, _spans(painted, text), folded=folded)
    dateline = find_dateline(shown)
    head = read_head(
        sheet, shown=Sheet(text, shown), fields=matter[1] if matter else (), dateline=dateline, known=report.title
    )
    for stated in head.dates:
        if stated.kind in ("stamp", "line", "masthead"):
            _paint_stamp(painted, sheet.flat, stated)
    excluded = _spans(painted, text)
    return Cleaned(
        excluded=excluded,
        body=_body(excluded, text),
        title=head.title,
        title_span=head.title_span,
        authors=report.authors or head.authors,
        outlet_name=head.outlet,
        dateline=dateline,
        credits=head.credits,
        stated_dates=head.dates,
    )


def _paint(painted: bytearray, mark: Excluded, code: int) -> None:
    """Colour the characters of a mark that no earlier mark has taken."""
    start, end = mark.start, mark.end
    if painted.count(0, start, end) == end - start:
        painted[start:end] = bytes([code]) * (end - start)
        return
    for at in range(start, end):
        if not painted[at]:
            painted[at] = code


def _paint_stamp(painted: bytearray, flat: str, stated: StatedDate) -> None:
    """``Published July 5 2016`` before the first sentence, or a date alone on its line, is no part of the article."""
    start = flat.rfind("\n", 0, stated.span.start) + 1
    before = flat[start : stated.span.start]
    end = stated.span.end
    stop = flat.find("\n", end)
    alone = not flat[end : stop if stop >= 0 else len(flat)].strip(" .,|")
    headed = rules.STAMP_HEAD.fullmatch(before) is not None
    if headed or (not before.strip() and (alone or stated.kind == "line")):
        start += len(before) - len(before.lstrip())
        _paint(painted, Excluded(start, end, ExcludedKind.NOTICE), _KINDS.index(ExcludedKind.NOTICE) + 1)


def _spans(painted: bytearray, text: str) -> tuple[Excluded, ...]:
    """The colours as spans without outer spaces; marks of one kind with only space between are one, markup stays apart."""
    spans: list[Excluded] = []
    last = 0
    for run in _RUN.finditer(painted):
        code, start, end = run.group()[0], run.start(), run.end()
        kind = ExcludedKind.OTHER if code == _MARKUP else _KINDS[code - 1]
        if code != _MARKUP:
            words = text[start:end]
            start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            if start >= end:
                continue
            if spans and last == code and not text[spans[-1].end : start].strip():
                start = spans.pop().start
        spans.append(Excluded(start, end, kind))
        last = code
    return tuple(spans)


def _body(excluded: tuple[Excluded, ...], text: str) -> tuple[Span, ...]:
    body: list[Span] = []
    at = 0
    for start, end in (*((mark.start, mark.end) for mark in excluded), (len(text), len(text))):
        part = text[at:start]
        if part.strip():
            body.append(Span(at + len(part) - len(part.lstrip()), at + len(part.rstrip())))
        at = end
    return tuple(body)
