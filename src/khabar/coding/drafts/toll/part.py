"""Parts of a whole: "nine people, including two soldiers, were killed", "28 hurt, among them a nurse", "ten dead, five of them children".

Those of the part are counted with the whole, and the whole is told although the part is told too.
"""

from __future__ import annotations

import re

from khabar.model import Span

_HEDGE = r"(?:at least|more than|about|some|nearly|up to|almost)\s+"
_CUE = r"(?:\b(?:including|includes?|included|mostly|mainly|most of them|many of them|some of them|all of them|among them|among whom|among those killed|one of them|one of whom)\b)"
_ITEM = r"(?:(?!\w*(?:ed|ing)\b|left\b|were\b|was\b|has\b|have\b|had\b|who\b|which\b|that\b|when\b|while\b|as\b|after\b|before\b|in\b|at\b|on\b|near\b|by\b|from\b)[\w'’-]+(?:\s+|,\s+(?=(?:and\s+)?(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d+|his|her|their)\b)))"
IN_PART = re.compile(rf"{_CUE}\s+(?:{_HEDGE})?{_ITEM}{{0,9}}$", re.I)
OF_THEM = re.compile(r"\s+of (?:them|whom|those)\b", re.I)  # behind the figure of a part
BY_OF_THEM = re.compile(rf"(?:,|\()\s*(?:{_HEDGE})?[\w-]+ of (?:them|whom)(?:\s+(?:were|was))?\s+(?:[a-z]+\s+)?$", re.I)  # "three of them soldiers"
END = re.compile(r"[,;)]|$")  # of a part
OWN_DEED = re.compile(r"[^,;()]*?\b(?:when|who|whose|whom|after)\b[^,;()]*")  # between the figure of a part and what befell that part alone
REACH = 90  # characters before a mention in which the word stands that opens its part


def part_begins(text: str, at: Span, low: int = 0) -> int | None:
    """Where the part begins to which words belong, or None; ``low`` is where their sentence begins."""
    lead = max(low, at.start - REACH)
    found = IN_PART.search(text, lead, at.start) or BY_OF_THEM.search(text, lead, at.start)
    if found is not None:
        return found.start()
    return at.start if OF_THEM.match(text, at.end) and text[lead : at.start].rstrip().endswith((",", "(")) else None


def part_of(at: Span, sentence: Span, text: str) -> Span:
    """What of a sentence may say what became of a part: "three wanted men" of "20 people, including three wanted men, and two were killed"."""
    end = END.search(text, at.end, sentence.end)
    return Span(sentence.start, end.start() if end else sentence.end)


def befell_the_part(text: str, at: Span, deed: Span) -> bool:
    """Whether a deed is told of a part alone: "26 dead since dawn, among them eight of a family whose home was shelled"."""
    return at.end < deed.start and OWN_DEED.fullmatch(text, at.end, deed.start) is not None
