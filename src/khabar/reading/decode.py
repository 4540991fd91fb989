"""Bytes to text: which encoding, or why none.

The order is from certain to guessed: byte-order mark, UTF-16 seen by its NUL bytes, valid UTF-8, what an HTML page
declares, UTF-8 with a few foreign bytes, Windows-1252, and only then a statistical guess. Newlines are kept as they are.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from khabar.reading.limits import MAX_TEXT_CHARS

SAMPLE = 65_536  # bytes looked at by every test that need not see all
GUESS_SAMPLE = 20_000  # charset-normalizer is slow, and a page of text is enough for it

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file; PDF is not read yet, save it as text"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file; save it as text"),
    (b"SQLite format 3", "an SQLite database"),
    (b"7z\xbc\xaf", "a 7z archive; only zip, tar and gz are read"),
    (b"Rar!", "a RAR archive; only zip, tar and gz are read"),
    (b"{\\rtf", "an RTF file; save it as text"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_SURROGATES = re.compile("[\ud800-\udfff]")
_LETTER = re.compile(r"[^\W\d_]")


class Unreadable(ValueError):
    """A page that cannot become a report; the message says why."""


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """The text in ``data`` and its encoding; ``Unreadable`` if it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_clean(data[len(mark) :].decode(encoding, "replace")), encoding)
    refuse_binary(data)
    if wide := _wide(data):
        return Decoded(_clean(data.decode(wide, "replace")), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if html and (declared := _declared(data)):
        return Decoded(_clean(data.decode(declared, "replace")), declared)
    return _guess(data)


def refuse_binary(data: bytes) -> None:
    """Raise ``Unreadable`` if ``data`` begins like a known binary format or is full of control bytes."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(f"{what}, no text")
    head = data[:SAMPLE]
    if not head or _wide(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in head or controls > len(head) // 100:
        raise Unreadable("binary data, no text")


def check_text(text: str) -> str:
    """``text`` itself, or ``Unreadable`` if it is empty, has no letters or is far too long."""
    if not text.strip():
        raise Unreadable("empty: no text")
    if len(text) > MAX_TEXT_CHARS:
        raise Unreadable(f"{len(text):,} characters; a report has at most {MAX_TEXT_CHARS:,}")
    if not _LETTER.search(text):
        raise Unreadable("no letters in it, so nothing to code")
    return _clean(text)


def stream_encoding(head: bytes, *, valid_utf8: bool) -> str:
    """The encoding of a file too large to hold, from its head and whether all of it is valid UTF-8."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding[:6]
    wide = _wide(head)
    return wide or ("utf-8" if valid_utf8 else _guess(head).encoding)


def _clean(text: str) -> str:
    """Lone surrogates cannot be written as UTF-8; each becomes one replacement character."""
    return _SURROGATES.sub("\ufffd", text)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every second byte is NUL."""
    head = data[: min(SAMPLE, len(data) // 2 * 2)]
    if len(head) < 8:
        return None
    odd, even = head[1::2].count(0), head[0::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    # a page that says UTF-8 and is not goes to the guess below; codecs that are no charset (rot13, zip) are refused
    return name if name.startswith(("cp", "iso", "koi8", "mac", "gb", "big5", "shift", "euc", "windows")) else None


def _guess(data: bytes) -> Decoded:
    """Not UTF-8: UTF-8 with foreign bytes in it, Windows-1252, or what charset-normalizer thinks."""
    high = sum(1 for byte in data[:SAMPLE] if byte >= 0x80)
    mixed = data.decode("utf-8", "surrogateescape")
    stray = len(_SURROGATES.findall(mixed))
    whole = sum(1 for char in mixed[:SAMPLE] if char > "\x7f" and not "\ud800" <= char <= "\udfff")
    if whole > stray:
        return Decoded(_SURROGATES.sub(_stray, mixed), "utf-8 with windows-1252")
    if high < 0.15 * min(len(data), SAMPLE):  # Western letters and quotes are rare among ASCII
        return Decoded(_SURROGATES.sub(_stray, data.decode("ascii", "surrogateescape")), "windows-1252")
    best = from_bytes(data[:GUESS_SAMPLE]).best()
    if best is None:
        raise Unreadable("encoding not recognised")
    return Decoded(_clean(data.decode(best.encoding, "replace")), best.encoding)


def _stray(found: re.Match[str]) -> str:
    """One byte that UTF-8 refused, read as Windows-1252, or Latin-1 where that has no letter."""
    byte = bytes([ord(found.group()) - 0xDC00])
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")
