"""Paragraphs and sentences of news English, by rules: the same words give the same spans on every machine.

Everything works on ``visible`` text (folded, furniture blanked), whose offsets are those of the report. A sentence
never crosses a blank line or excluded text; markup inside a line does not break it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from khabar.coding.text.dateline import find_dateline
from khabar.coding.text.fold import visible
from khabar.model import Excluded, Span

MAX_SENTENCE = 800  # characters; the longest of 49 real and constructed reports has 590
MAX_WRAP = 120  # columns; text broken at a width beyond this is no hard-wrapped text
MIN_WRAP = 40

_END = re.compile(r"[.!?\u2026\u061f\u06d4\u3002]+[\"')\]]*")
_SPACE = re.compile(r"\s*")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Before a full stop these are no end of a sentence, whatever follows.
_TITLES = _set(
    "mr mrs ms dr prof gen lt col maj capt cpl pvt sgt brig cmdr cdr adm rev hon st sen rep gov pres amb supt insp det fr eng ing mt ft vs v "
    "messrs mlle mme e.g i.e cf approx ca dist distt vill tel ext op ed eds trans maj-gen brig-gen lt-col"
)
# Before a full stop these are no end where a number follows.
_NUMBERED = _set("no nos nr art sec para ch vol fig pp p jan feb mar apr jun jul aug sep sept oct nov dec gr bn regt")
# These may end a sentence: only if a word follows that begins one.
_EITHER = _set("jr sr inc ltd corp co bros etc al a.m p.m am pm b.c a.d bro govt dept univ esq ph.d")
_STARTERS = _set(
    "the a an in on at it its he she his her they their there this that these those we our i you but and or as after before when while if "
    "since during for from by with according officials police some many most several two three four five no not one however meanwhile "
    "earlier later last local residents witnesses what who how why where although though despite to of both all another also yet so then"
)
_SPOKE = re.compile(
    r"(?:(?:[A-Z][\w'-]+|the|a|an|of|al-\w+) ){1,5}(?:said|says|asked|added|told|replied|shouted|wrote|tweeted|warned|explained|insisted)\b"
)
_CLOSED = re.compile(r"[.!?:][\"')\]]*$")
_REFERENCE = re.compile(r"&#?\w{2,8};")
_NEXT_LETTER = re.compile(r"[\"'(\[]*(?:[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff]|\d|(?:al|el|ad|an|ash|as|ar)-[A-Z])")
_MISSING_SPACE = re.compile(r"[A-Z]?[a-z']+(?=[ ,\"'])")
_LAST_WORD = re.compile(r"[^\s(\[\"']+$")
_BULLET = re.compile(r"[ \t]*(?:[-*•>–·▪»]+[ \t]+)+")
_OPEN_END = re.compile(r"(?:[,;(\[-]|\b(?:and|or|of|the|in|to|a|an|for|by|with|from|at|on|that|which|who|as))$")
_LETTER = re.compile(r"\w")


def sentences(text: str, excluded: Iterable[Excluded] = (), *, shown: str | None = None) -> list[Span]:
    """The sentences of a text, in order, without outer spaces; headings, bullets and datelines are sentences too. ``shown``: what is visible of it, where known."""
    shown = visible(text, excluded) if shown is None else shown
    found: list[Span] = []
    dateline = find_dateline(shown)
    for part in _paragraphs(shown, text):
        pieces = [part]
        if dateline and part.holds(dateline.span) and dateline.span.end < part.end:
            cut = _SPACE.match(shown, dateline.span.end)
            pieces = [Span(part.start, dateline.span.end), Span(cut.end() if cut else dateline.span.end, part.end)]
        for piece in pieces:
            for start, end in _cut(shown, piece):
                found += _bounded(shown, start, end)
    return [_whole(text, span) for span in found] if "&" in text else found


def paragraphs(text: str, excluded: Iterable[Excluded] = ()) -> list[Span]:
    """The paragraphs of a text; lines broken only to fit a width belong together."""
    return list(_paragraphs(visible(text, excluded), text))


# ------------------------------------------------------------------------------------------------ lines to paragraphs
def _paragraphs(shown: str, text: str) -> Iterator[Span]:
    block: list[Span] = []
    at = 0
    while at <= len(shown):
        end = shown.find("\n", at)
        end = len(shown) if end < 0 else end
        line = shown[at:end]
        if line and not line.isspace():
            block.append(Span(at, end))
        elif block:
            yield from _joined(shown, text, block)
            block = []
        at = end + 1
    if block:
        yield from _joined(shown, text, block)


def _joined(shown: str, text: str, block: list[Span]) -> Iterator[Span]:
    """Lines without a blank line between them: apart, or one paragraph broken at a width."""
    start = block[0].start
    if len(block) > 1:
        width = max(_width(shown[line.start : line.end]) for line in block[:200])
        for line, following in pairwise(block):
            if not _soft(shown, text, line, following, width=width if len(block) > 2 else 0):
                yield from _trimmed(shown, start, line.end)
                start = following.start
    yield from _trimmed(shown, start, block[-1].end)


def _soft(shown: str, text: str, line: Span, following: Span, *, width: int) -> bool:
    """Whether the break between two lines is only there to fit a width."""
    words = shown[line.start : line.end].strip()
    below = shown[following.start : following.end].lstrip()
    hard = text[line.start : line.end].endswith("  ") and not words.endswith(",")  # Markdown's own way to break a line
    if hard or _BULLET.match(below):
        return False
    if not _CLOSED.search(words[-4:]) and (below[0].islower() or _OPEN_END.search(words[-12:])):
        return True
    if not MIN_WRAP <= width <= MAX_WRAP or words[-1] in "!?:":
        return False
    first = text[following.start : following.end].split(None, 1)[0]  # with its link: that is what did not fit
    length = _width(words)
    return length >= MIN_WRAP and length + 1 + len(first) > width


def _width(line: str) -> int:
    """Columns of a line; blanked links are wide, and count as one space."""
    return len(" ".join(line.split())) if "  " in line else len(line.strip())


def _trimmed(shown: str, start: int, end: int) -> Iterator[Span]:
    bullet = _BULLET.match(shown, start, end)
    if bullet:
        start = bullet.end()
    words = shown[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if end > start and _LETTER.search(shown, start, end):
        yield Span(start, end)


# ------------------------------------------------------------------------------------------------ paragraphs to sentences
def _cut(shown: str, part: Span) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph as (start, end)."""
    start = part.start
    for found in _END.finditer(shown, part.start, part.end):
        end = found.end()
        if end >= part.end:
            break
        space = _SPACE.match(shown, end, part.end)
        after = space.end() if space else end
        if (
            after < part.end
            and shown[after] in "\"'"
            and after > end
            and (after + 1 >= part.end or shown[after + 1].isspace())
        ):
            end = after + 1  # a closing quote that strayed behind a space
            space = _SPACE.match(shown, end, part.end)
            after = space.end() if space else end
        if after >= part.end or not _ends(shown, found, start=start, end=end, after=after):
            continue
        yield start, end
        start = after
    if start < part.end:
        yield start, part.end


def _ends(shown: str, found: re.Match[str], *, start: int, end: int, after: int) -> bool:
    """Whether the stop in ``found`` ends a sentence that began at ``start``; the next word begins at ``after``."""
    mark = found.group()
    before = shown[max(start, found.start() - 24) : found.start()]
    if after == end:  # no space behind the stop: "officials said.The son was"
        return mark == "." and before[-2:].isalpha() and before[-2:].islower() and _begins_unspaced(shown, after)
    if not _NEXT_LETTER.match(shown, after):
        return False
    if mark[-1] in "\"'" and _SPOKE.match(shown, after):  # "Why?" Salik said
        return False
    if mark[0] != "." or len(mark.rstrip("\"')]")) > 1:
        return True
    word = _LAST_WORD.search(before)
    return word is None or _full_stop(word.group(), shown, start=start, stop=found.start(), after=after)


def _full_stop(word: str, shown: str, *, start: int, stop: int, after: int) -> bool:
    low = word.lower().strip("-")
    if low in _TITLES:
        return False
    if low in _NUMBERED and shown[after].isdigit():
        return False
    if word.isdigit() and stop - len(word) <= start and len(word) <= 2:  # "1. Freedom Front": a number of a list
        return False
    if low in _EITHER or (
        len(word) > 1 and "." in word and all(len(piece) <= 2 for piece in low.split("."))
    ):  # U.S., a.m.
        return _next_word(shown, after) in _STARTERS
    # an initial: "J. Smith"
    return not (len(word) == 1 and word.isalpha() and word.isupper())


def _next_word(shown: str, after: int) -> str:
    found = re.compile(r"[\"'(\[]*([\w-]+)").match(shown, after)
    return found.group(1).lower() if found else ""


def _begins_unspaced(shown: str, after: int) -> bool:
    """``said.The son`` and not ``khaama.com`` or ``Node.Js``."""
    word = _MISSING_SPACE.match(shown, after)
    return word is not None and word.group()[0].isupper() and (len(word.group()) > 1 or word.group() in "AI")


def _bounded(shown: str, start: int, end: int) -> Iterator[Span]:
    """One sentence, or its pieces where it is far too long: cut behind a semicolon, a comma, or a space."""
    while end - start > MAX_SENTENCE and (end - start > 20 * MAX_SENTENCE or _width(shown[start:end]) > MAX_SENTENCE):
        limit = start + MAX_SENTENCE
        cuts = (shown.rfind(mark, start + MAX_SENTENCE // 2, limit) + len(mark) for mark in ("; ", ", ", " "))
        cut = next((at for at in cuts if at > start + MAX_SENTENCE // 2), limit)
        yield from _trimmed(shown, start, cut)
        start = cut
    yield from _trimmed(shown, start, end)


def _whole(text: str, span: Span) -> Span:
    """A sentence that begins or ends with a character reference holds all of it: ``&#8220;Nobody``."""
    start, end = span.start, span.end
    if (
        text[start] == ";"
        and (found := _REFERENCE.search(text, max(0, start - 9), start + 1))
        and found.end() == start + 1
    ):
        start = found.start()
    if text[end - 1] == "&" and (found := _REFERENCE.match(text, end - 1)):
        end = found.end()
    return Span(start, end)
