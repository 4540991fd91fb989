"""Many names found in many texts at once, and covered letter by letter, so that every offset stays true."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from khabar.model import Quote

MASK = "▒"
SHORTEST = 3  # letters of a name that is looked for
FEW = 64  # names for which the smallest automaton is the quickest to make
SPACE = re.compile(r"\s+")
WIDE = re.compile(r"\s{2,}")
SINGLE = re.compile(r"[^\S ]")
ALIKE = str.maketrans(
    {"İ": "i", "ı": "i", "ſ": "s", "K": "k", "ς": "σ"}
)  # letters that count as one whatever their case
Span = tuple[int, int]


def folded(text: str) -> str:
    """The text without differences of case; as long as before."""
    return text.translate(ALIKE).lower().replace("ς", "σ")  # lower() writes a last sigma its own way


class Names:
    """Names to be found as whole words, whatever their case and the spaces inside them; time grows with the text alone."""

    def __init__(self, names: Iterable[str]) -> None:
        words = sorted({folded(" ".join(n.split())) for n in names if len(n.strip()) >= SHORTEST})
        kind = Implementation.NoncontiguousNFA if len(words) < FEW else Implementation.ContiguousNFA
        self._found = (
            AhoCorasick([_whole(w) for w in words], matchkind=MatchKind.Standard, implementation=kind)
            if words
            else None
        )

    def __bool__(self) -> bool:
        return self._found is not None

    def spans(self, text: str) -> list[Span]:
        """Where any of the names stands, those inside others too."""
        if self._found is None:
            return []
        flat, jumps = _level(text)
        found = self._found.find_matches_as_indexes(_whole(folded(flat)), overlapping=True)
        whole = ((start, end) for _, start, end in found if _alone(flat, start, end))
        if not jumps:
            return list(whole)
        return [(_back(start, jumps), _back(end - 1, jumps) + 1) for start, end in whole]

    def mask(self, text: str) -> str:
        return cover(text, self.spans(text))


def _whole(text: str) -> str:
    """Half of a pair of code units, which no UTF-8 can hold, as a question mark."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit runs on before or after."""
    return not (start and _is_word(text[start - 1])) and not (end < len(text) and _is_word(text[end]))


def _is_word(letter: str) -> bool:
    return letter == "_" or letter.isalnum()


def _level(text: str) -> tuple[str, list[Span]]:
    """The text with one blank for every run of spaces, and where letters were dropped: (place in it, dropped up to there)."""
    jumps: list[Span] = []
    dropped = 0
    for run in WIDE.finditer(text):
        at = run.start() - dropped + 1
        dropped += len(run[0]) - 1
        jumps.append((at, dropped))
    return (SPACE.sub(" ", text) if jumps else SINGLE.sub(" ", text)), jumps


def _back(at: int, jumps: list[Span]) -> int:
    """A place in the levelled text as one in the text itself."""
    before = bisect_right(jumps, at, key=lambda jump: jump[0])
    return at + (jumps[before - 1][1] if before else 0)


def cover(text: str, spans: Iterable[Span]) -> str:
    """The text with everything but the spaces of the spans masked."""
    found = sorted(spans)
    if not found:
        return text
    parts: list[str] = []
    at = 0
    for start, end in found:
        start, end = max(at, start), min(end, len(text))
        if start < end:
            parts += (text[at:start], "".join(c if c.isspace() else MASK for c in text[start:end]))
            at = end
    return "".join((*parts, text[at:]))


def again(quote: Quote, text: str) -> Quote:
    """The quote as its masked text has it; the same one where nothing in it is masked."""
    words = text[quote.start : quote.end]
    return quote if words == quote.text or quote.end > len(text) else Quote(quote.start, quote.end, words)
