"""Folding that keeps length: every offset into the folded text is an offset into the text that was read.

Curly quotes, dashes and spaces become plain ones; letters of other scripts that only look Latin become Latin, but only
inside words that are otherwise Latin; character references (``&#8217;``) become their character, padded with spaces.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from khabar.model import Excluded, Span

_PLAIN = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'", "ʼ": "'", "ʻ": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "＂": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "－": "-",
    "\u00a0": " ", "\u2000": " ", "\u2001": " ", "\u2002": " ", "\u2003": " ", "\u2004": " ", "\u2005": " ",
    "\u2006": " ", "\u2007": " ", "\u2008": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u205f": " ",
    "\u3000": " ", "\ufeff": " ", "\u200b": " ", "\u2060": " ", "\u00ad": "-", "\u2028": "\n", "\u2029": "\n", "\x85": "\n",
}  # fmt: skip
# Look-alikes seen in comment spam; from, to. Zero-width joiners stay: Persian spells with them.
_LOOKS = (
    ("аеорсухіјѕԁһԛԝкԍѵӏтАВЕКМНОРСТХУІЈЅԌ", "aeopcyxijsdhqwkgvltABEKMHOPCTXYIJSG"),  # Cyrillic
    ("οανρικυτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavpikutABEZHIKMNOPTYX"),  # Greek
    ("ցօոսհզյ", "gonuhqj"),  # Armenian
    ("Ƅⅼıɡⅰⅽⅾⅿⅴⅹʀᴀᴇᴏᴜ", "bligicdmvxraeou"),  # Roman numerals and small capitals
)
_LIKE = {foreign: plain for row in _LOOKS for foreign, plain in zip(*row, strict=True)}
_TABLE = str.maketrans(_PLAIN)
_LIKE_TABLE = str.maketrans(_LIKE)
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[" + re.escape("".join(_LIKE)) + "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
_TWICE = re.compile(r"(?<!')''(?!')")  # how wires and typewriters write a quotation mark
_OPENING = "“‘«„"
_INLINE_TAG = r"</?(?:a|b|i|u|s|em|strong|span|font|sup|sub|abbr|mark|small|big|time|cite|q|ins|del|code|wbr|label)(?:\s[^<>]*)?/?>"
_INLINE = re.compile(rf"(?:{_INLINE_TAG}|\]\([^()]*\)|\[|\]|#{{1,6}} |\*{{1,3}}|_{{1,3}}|[ \t])+")


@lru_cache(4)  # asked for by the coder and by the cleaning of one report
def fold(text: str) -> str:
    """``text`` in plain characters, of exactly the same length."""
    if "&" in text:
        text = _REFERENCE.sub(_resolve, text)
    if text.isascii():
        text = text.replace("`", "'") if "`" in text else text
        return _TWICE.sub(_of_two, text) if "''" in text else text
    text = text.translate(_TABLE)
    text = _TWICE.sub(_of_two, text) if "''" in text else text
    return _WORD.sub(_fold_word, text) if _FOREIGN.search(text) else text


def visible(text: str, excluded: Iterable[Excluded], *, folded: str | None = None) -> str:
    """Folded text with everything that is no article blanked, of exactly the same length. ``folded``: where it is known.

    Markup inside a line (links, emphasis) becomes spaces; anything else becomes a blank line, so that no sentence
    runs across it.
    """
    folded = fold(text) if folded is None else folded
    parts: list[str] = []
    at = 0
    for span in excluded:
        parts += (folded[at : span.start], _blank(text[span.start : span.end]))
        at = span.end
    parts.append(folded[at:])
    return "".join(parts)


def holds_any(text: str, span: Span, words: Iterable[str]) -> bool:
    """Whether a stretch of text holds one of these words or parts of words, whatever its capitals."""
    here = text[span.start : span.end].casefold()
    return any(word in here for word in words)


def is_inline(markup: str) -> bool:
    """Whether excluded words are markup inside a sentence, not a break between two."""
    return len(markup) < 4_000 and _INLINE.fullmatch(markup) is not None


def mixed_words(text: str) -> int:
    """How many words hold both Latin letters and look-alikes of another script: a mark of comment spam."""
    if text.isascii():
        return 0
    return sum(1 for word in _WORD.finditer(text) if not word.group().isascii() and _fold_word(word) != word.group())


def _blank(hidden: str) -> str:
    size = len(hidden)
    if is_inline(hidden):
        return " " * size
    return "\n" * size if size < 2 else "\n" + " " * (size - 2) + "\n"


def _of_two(marks: re.Match[str]) -> str:
    """A quotation mark of two apostrophes, with a space so that it is as long."""
    return ' "' if marks.end() < len(marks.string) and not marks.string[marks.end()].isspace() and (marks.start() == 0 or marks.string[marks.start() - 1] in " \n\t(") else '" '


def _fold_word(found: re.Match[str]) -> str:
    word = found.group()
    if word.isascii() or not _FOREIGN.search(word):
        return word
    plain = word.translate(_LIKE_TABLE)
    if not plain.isascii():
        plain = "".join(_compatible(char) for char in plain)
    # real Russian, Greek or Armenian keeps letters that have no Latin look-alike
    return plain if all(_is_latin(char) for char in plain) else word


def _compatible(char: str) -> str:
    """A full-width or mathematical letter as the plain one."""
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def _is_latin(char: str) -> bool:
    return char < "\u0250"


def _resolve(found: re.Match[str]) -> str:
    """A character reference as its character, moved towards the word that it belongs to."""
    char = html.unescape(found.group())
    size = len(found.group())
    if len(char) != 1 or char == found.group():
        return found.group()
    return char.rjust(size) if char in _OPENING else char.ljust(size)
