"""Markup inside text: front matter, HTML tags, Markdown links, shortcodes. Marked, never cut out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from khabar.model import Excluded, ExcludedKind, Span

MAX_FRONT_MATTER = 20_000  # characters; the longest in the wild (lists of original links) has 4,000
_TAGS = (
    "a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|"
    "fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|"
    "mark|meta|nav|noscript|object|ol|option|p|picture|pre|q|s|script|section|select|small|source|span|strong|style|"
    "sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|u|ul|video|wbr|path"
)
_TAG = re.compile(rf"<(?:/?(?:{_TAGS})(?:\s[^<>]{{0,4000}})?/?|!doctype[^<>]{{0,300}})>", re.I)
_RAW = re.compile(r"<(script|style|noscript|svg)\b[^<>]{0,2000}>", re.I)
_SHORTCODE = re.compile(
    r"\[/?(?:ad_\d+|(?:caption|gallery|embed|video|audio|vc_\w+|et_pb_\w+|toc)(?:\s[^\[\]\n=]{1,30}=[^\[\]\n]{0,500})?)/?\]", re.I
)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,3000}(?:\s+\"[^\"\n]{0,200}\")?\)")
_LINK = re.compile(
    r"(\[)((?:[^\[\]\n]|\n(?!\s*\n)){1,300})(\]\((?:https?://|/|#|mailto:|www\.)[^()\s]{0,3000}(?:\s+\"[^\"\n]{0,200}\")?\))"
)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)((?:[^*_\n]|(?!\1)[*_]){1,500}?)(?<=\S)\1")
_HEADING = re.compile(r"^#{1,6} (?=\S)", re.M)
_KEY = re.compile(r"([A-Za-z][\w-]{0,40}(?: [\w-]{1,40})?)\s*[:=]\s*(.*)")
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of front matter; ``span`` is where its value stands."""

    name: str
    value: str
    span: Span


def front_matter(text: str) -> tuple[Span, tuple[Field, ...]] | None:
    """The block of ``key: value`` lines at the head of a page, if it has one."""
    fences = _FENCES.get(text[:3])
    first = text.find("\n")
    if fences is None or first < 0 or text[:first].strip() != text[:3]:
        return None
    at = first + 1
    fields: list[Field] = []
    while at < min(len(text), MAX_FRONT_MATTER):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if line.strip() in fences:
            return (Span(0, end), tuple(fields)) if fields else None
        found = _KEY.match(line)
        if found:
            fields.append(_field(found, at))
        elif fields and line.startswith((" ", "\t", "- ")):
            fields[-1] = _longer(fields[-1], line, at)
        elif line.strip() and not line.startswith("#"):
            return None  # prose: the dashes were a ruler
        at = end + 1
    return None


def find_markup(text: str) -> Iterator[Excluded]:
    """Everything in ``text`` that is markup, in no order; spans may touch and overlap."""
    head = front_matter(text)
    if head:
        yield Excluded(head[0].start, head[0].end, ExcludedKind.NOTICE)
    if "<" in text:
        yield from _tags(text)
    if "[" in text:
        for found in _SHORTCODE.finditer(text):
            yield _other(found.start(), found.end())
        for found in _IMAGE.finditer(text):
            yield _other(found.start(), found.end())
        for found in _LINK.finditer(text):
            yield _other(found.start(1), found.end(1))
            yield _other(found.start(3), found.end(3))
    if "**" in text or "__" in text:
        for found in _EMPHASIS.finditer(text):
            yield _other(found.start(), found.start() + 2)
            yield _other(found.end() - 2, found.end())
    if "# " in text:
        for found in _HEADING.finditer(text):
            yield _other(found.start(), found.end())


def _tags(text: str) -> Iterator[Excluded]:
    for found in _TAG.finditer(text):
        yield _other(found.start(), found.end())
    at = 0
    while at < len(text) and (opened := _RAW.search(text, at)):
        closed = re.compile(rf"</{opened.group(1)}\s*>", re.I).search(text, opened.end())
        if closed is None:
            break
        yield _other(opened.start(), closed.end())
        at = closed.end()
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        yield _other(start, end + 3)
        at = end + 3


def _field(found: re.Match[str], at: int) -> Field:
    raw = found.group(2).strip()
    value = html.unescape(raw.strip("'\""))
    start = at + found.start(2)
    return Field(found.group(1).strip().lower(), value, Span(start, start + len(found.group(2).rstrip())))


def _longer(field: Field, line: str, at: int) -> Field:
    """A value folded over several lines; of a list only the first item counts."""
    words = line.strip()
    start = at + len(line) - len(line.lstrip())
    if field.value in ("", ">", "|", ">-", "|-"):
        return Field(field.name, html.unescape(words.removeprefix("- ").strip("'\"")), Span(start, start + len(words)))
    if words.startswith("-"):
        return field
    return Field(
        field.name, f"{field.value} {html.unescape(words)}".strip(), Span(field.span.start, start + len(words))
    )


def _other(start: int, end: int) -> Excluded:
    return Excluded(start, end, ExcludedKind.OTHER)
