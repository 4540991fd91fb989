"""Quantities in words and digits: 'at least 14', 'two to 12', 'dozens', 'over a third', 'one in five'.

Vague words stand for ranges whose ``best`` is the lowest count that the word allows ('dozens': two dozen), because a
toll is never rounded up. (ACLED writes 10 for 'dozens' or 'several', 100 for 'hundreds'; an export that wants its
convention must map the words, which every number keeps; of a range both take the lower end.) Shares are fractions of one. 'At least n' and 'more than n'
both give low n, best n, no high: annotators of tolls write 280 for 'more than 280', never 281.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from khabar.model import Amount, Span

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40, "ninty": 90}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "lakh": 1e5, "crore": 1e7, "dozen": 12.0}
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9}
FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6,
             "seventh": 1 / 7, "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10}  # fmt: skip

# Lowest and highest count that a vague word allows; best is the lowest (see above).
VAGUE: dict[str, tuple[float, float]] = {
    "a couple": (2, 2), "couple": (2, 2), "a pair": (2, 2), "pair": (2, 2), "both": (2, 2),
    "a few": (3, 6), "few": (3, 6), "a handful": (3, 6), "handful": (3, 6), "several": (3, 9), "some": (2, 9),
    "numerous": (3, 99), "many": (3, 99), "multiple": (2, 9), "various": (2, 9),
    "dozens": (24, 99), "scores": (40, 99), "tens": (20, 99), "a score": (20, 20),
    "hundreds": (200, 999), "thousands": (2000, 9999), "millions": (2e6, 9.99e6),
    "several dozen": (36, 99), "a few dozen": (36, 72), "several hundred": (300, 900), "a few hundred": (300, 600),
    "several thousand": (3000, 9000), "a few thousand": (3000, 6000), "several million": (3e6, 9e6),
    "dozens of thousands": (24_000, 99_999), "tens of thousands": (20_000, 99_999),
    "ten thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999), "tens of millions": (2e7, 9.9e7),
    "hundreds of millions": (2e8, 9.9e8), "a small number": (2, 9), "a large number": (10, 99),
}  # fmt: skip

_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,3})?|\d{1,3}(?: \d{3}){1,4}(?!\d)|\d{1,12}(?:\.\d{1,3})?"
_ONES = "|".join(sorted((w for w in UNITS), key=len, reverse=True))
_TENS = "|".join(TENS)
_PLAIN = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_ONES})"
_SCALE = "|".join(SCALES)
_PART = rf"(?:{_PLAIN}|(?:{_DIGITS})|half an?|half|an?)"
_WORDS = (
    rf"(?:{_PART}(?:[- ]?(?:{_SCALE})\b){{1,3}}(?:,? (?:and )?(?:{_PLAIN})(?:[- ](?:{_SCALE})\b)?){{0,3}}|{_PLAIN}\b)"
)
_FRACTION = (
    rf"(?:an? |one[- ]|two[- ]|three[- ]|four[- ])(?:{'|'.join(FRACTIONS)})s?\b(?! (?:\w+ )?(?:man|person|time|day|one|attack))"
    r"|half(?= (?:of|the)\b)"
)
_IN = rf"(?:one|two|three|four|1|2|3|4) (?:in|out of)(?: every)? (?:{_ONES}|\d{{1,3}})\b"
_PERCENT = rf"(?:{_DIGITS}|{_PLAIN})(?: ?%| ?per ?cent\b| ?percent\b| ?pc\b)"
_SHORT = rf"(?:{_DIGITS})(?:k|mn|mln|bn|m)\b"
_VAGUE = "|".join(
    sorted((re.escape(w) for w in VAGUE if w not in ("some", "many", "few", "both")), key=len, reverse=True)
)
NUMBER = rf"(?:{_PERCENT}|{_IN}|{_FRACTION}|(?:{_VAGUE})\b|{_SHORT}|{_WORDS}|(?:{_DIGITS})(?![\w]))"

_AT_LEAST = r"at least|no (?:fewer|less) than|a minimum of|not (?:fewer|less) than|minimum"
_MORE = r"more than|over|above|upwards? of|in excess of|well over|exceeding|beyond|greater than"
_ABOUT = r"about|around|some|roughly|approximately|approx\.?|an estimated|estimated|circa|ca\.?|or so|close to|nearly|almost|as many as about"
_UP_TO = r"up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum"
_UNDER = r"fewer than|less than|under|below"
_NEAR = r"nearly|almost|close to|just under"
_HEDGE = rf"(?:(?P<least>{_AT_LEAST})|(?P<up>{_UP_TO})|(?P<more>{_MORE})|(?P<under>{_UNDER})|(?P<near>{_NEAR})|(?P<about>{_ABOUT}))"
_JOIN = r"(?: ?[-–—] ?| to | or )"
_AMOUNT = re.compile(
    rf"(?<![\w$.-])(?:between (?P<b1>{NUMBER}) and (?P<b2>{NUMBER})"
    rf"|(?:{_HEDGE} (?:an? (?:further|additional|other) |another |the )?)?(?P<one>{NUMBER})"
    rf"(?:{_JOIN}(?P<two>{NUMBER}))?(?P<plus>\+| or more\b| or so\b)?)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\d[\d, ]*(?:\.\d+)?|[a-z]+", re.IGNORECASE)
_MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")
_DESIGNATOR = re.compile(
    r"^(?:st|nd|rd|th)\b|^[-/:]\d|^-(?:year|day|month|week|hour)s?\b|^\.\d|^[a-z]|^ ?(?:km|a\.m|p\.m|am|pm)\b|^ (?:January|February"
    r"|March|April|May|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
MAX_WORDS = 120  # no amount is longer; the rest of a hostile string is not read


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """An amount and the words that give it."""

    start: int
    end: int
    amount: Amount

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def read_number(words: str) -> float | None:
    """The value of a plain number: '1,500', 'twenty-three', 'a hundred', 'half a dozen', '1.2 million', 'two and a half'."""
    text = words.strip().lower().replace("-", " ").replace("\xa0", " ")[:MAX_WORDS]
    short = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)(k|mn|mln|bn|m|b)", text)
    if short:
        return float(short[1].replace(",", "")) * SHORT_SCALES[short[2]]
    half = text.endswith(" and a half")
    total, current, seen = 0.0, 0.0, False
    for token in _TOKEN.findall(text[: -len(" and a half")] if half else text):
        if token[0].isdigit():
            current, seen = current + float(re.sub(r"[, ]", "", token)), True
        elif token in UNITS or token in TENS:
            current, seen = current + (UNITS[token] if token in UNITS else TENS[token]), True
        elif token == "half":
            current, seen = 0.5, True
        elif token in SCALES:
            current, seen = (current or 1) * SCALES[token], True
            if SCALES[token] >= 1000:
                total, current = total + current, 0.0
        elif token in ("a", "an"):
            seen = True
        elif token not in ("and", "of"):
            return None
    return total + current + 0.5 * half if seen and (total + current or re.search(r"\d|zero", text)) else None


def parse_amount(words: str) -> Amount | None:
    """Low, best and high of a quantity phrase, or None where the words hold no quantity."""
    match = _AMOUNT.search(" ".join(words[:MAX_WORDS].split()))
    return _amount(match) if match else None


def find_numbers(text: str) -> list[FoundNumber]:
    """Every quantity of a text, but no ordinals, designators ('AK-47', '217th'), clock times or bare calendar years."""
    found = []
    for match in _AMOUNT.finditer(text):
        bare = match["one"] and not match["two"] and not any(match[h] for h in ("least", "up", "more", "under", "near"))
        if _DESIGNATOR.match(text[match.end() : match.end() + 12]) and not match[0].endswith("%"):
            continue
        if bare and _MONTH_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        if bare and re.fullmatch(r"(?:1[89]|20)\d\d", match["one"]) and not _counted(text, match.end()):
            continue
        amount = _amount(match)
        if amount is not None and match[0].lower() not in ("a", "an"):
            found.append(FoundNumber(match.start(), match.end(), amount))
    return found


def _counted(text: str, end: int) -> bool:
    """A number that looks like a year counts something only where a noun of people or things follows."""
    after = re.match(r" (?:\w+ )?(?:people|civilians|troops|soldiers|fighters|militants|families|men|women|children|prisoners)\b",
                     text[end : end + 40])  # fmt: skip
    return after is not None


def _amount(match: re.Match[str]) -> Amount | None:
    if match["b1"]:
        return _between(_bounds(match["b1"]), _bounds(match["b2"]))
    one = _bounds(match["one"])
    if match["two"]:
        return _between(_scaled(match["one"], match["two"]) or one, _bounds(match["two"]))
    if one is None:
        return None
    low, high = one
    best = low if low != high else high
    if match["least"] or match["more"] or (match["plus"] or "").strip() in ("+", "or more"):
        return Amount(low, best, None)
    if match["up"]:
        return Amount(None, high, high)
    if match["under"]:
        return Amount(None, None, high)
    if match["near"]:
        return Amount(_near(0.9 * low), best, high)
    if (match["about"] or match["plus"]) and low == high:
        # A tenth either way: how far apart outlets' rounded counts of one toll usually stand.
        return Amount(_near(0.9 * low), best, _near(1.1 * high))
    return Amount(low, best, high)


def _near(value: float) -> float:
    return float(round(value)) if value >= 2 else round(value, 4)


def _scaled(first: str, second: str) -> tuple[float, float] | None:
    """In '2 to 3 million' the scale stands only at the second number."""
    scale = re.search(rf" ({_SCALE})$| ?(%|per ?cent|percent)$", second.lower())
    if scale is None or re.search(rf"{_SCALE}|%|cent", first.lower()):
        return None
    value = read_number(first)
    return None if value is None else (value * (SCALES[scale[1]] if scale[1] else 0.01),) * 2


def _between(one: tuple[float, float] | None, two: tuple[float, float] | None) -> Amount | None:
    if one is None or two is None:
        return None
    low, high = min(one[0], two[0]), max(one[1], two[1])
    return Amount(low, low, high)


def _bounds(words: str) -> tuple[float, float] | None:
    text = " ".join(words.lower().split())
    if text in VAGUE:
        return VAGUE[text]
    percent = re.fullmatch(r"(.+?) ?(?:%|per ?cent|percent|pc)", text)
    if percent:
        share = read_number(percent[1])
        return None if share is None else (round(share / 100, 6),) * 2
    ratio = re.fullmatch(r"(\w+) (?:in|out of)(?: every)? (\w+)", text)
    if ratio:
        part, whole = read_number(ratio[1]), read_number(ratio[2])
        return (part / whole,) * 2 if part is not None and whole else None
    fraction = re.fullmatch(rf"(?:(\w+)[ -])?({'|'.join(FRACTIONS)})s?", text)
    if fraction:
        return ((read_number(fraction[1] or "one") or 1) * FRACTIONS[fraction[2]],) * 2
    value = read_number(text)
    return None if value is None else (value, value)
