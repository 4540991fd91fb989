"""The words of a coded report as copies are found by them: sentences of the article, folded, with offsets kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from sys import intern

from khabar.corroboration.words import KEPT, NUMBER_WORDS, stem, weight
from khabar.model import CodedReport, Quote, Span

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
BREAK = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]?[^\W_])|\n\s*\n|\n(?=[^\S\n]*\S)")
QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{20,}?)[\"”»]", re.DOTALL)

# Letters that look Latin and are not: comment spam and lifted texts carry them inside Latin words.
LOOKALIKE = str.maketrans("аеорсухкінвмтѕјԁАЕОРСУХКІНВМТ", "aeopcyxkihbmtsjdAEOPCYXKIHBMT")
MOST_WORDS = 20_000  # of one report; more than any news text has, and a bound for hostile ones


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article."""

    start: int
    end: int
    words: tuple[str, ...]  # folded and stemmed; numbers as digits
    names: frozenset[str]  # capitalised inside the sentence, as skeletons
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """A report as the search for copies sees it."""

    id: str
    text: str
    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def length(self) -> int:
        return sum(len(sentence.words) for sentence in self.sentences)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What a rewrite keeps: names by their skeleton, and numbers."""
        names = frozenset[str]().union(*(sentence.names for sentence in self.sentences))
        numbers = frozenset(f"#{number}" for sentence in self.sentences for number in sentence.numbers)
        return names | numbers

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks, at least twenty characters long, inside sentences of the article."""
        found = (Span(match.start(1), match.end(1)) for match in QUOTED.finditer(self.text))
        return tuple(span for span in found if any(s.start < span.end and span.start < s.end for s in self.sentences))

    def quote(self, span: Span) -> Quote:
        return Quote.of(self.text, span.start, span.end)


def article_of(coded: CodedReport) -> Article:
    text = coded.report.text
    out = [Span(part.start, part.end) for part in coded.excluded]
    spans = coded.sentences or split(text)
    kept = (span for span in spans if not any(span.overlaps(part) for part in out))
    return Article(coded.report.id, text, tuple(sentences(text, kept)))


def split(text: str) -> tuple[Span, ...]:
    """Sentences by their punctuation, for reports whose coder gave none."""
    spans: list[Span] = []
    start = 0
    for match in BREAK.finditer(text):
        spans.append(Span(start, match.start()))
        start = match.end()
    spans.append(Span(start, len(text)))
    return tuple(span for span in spans if text[span.start : span.end].strip())


def sentences(text: str, spans: Iterable[Span]) -> Iterable[Sentence]:
    total = 0
    for span in spans:
        sentence = _sentence(text, span)
        total += len(sentence.words)
        if total > MOST_WORDS:
            return
        if sentence.words:
            yield sentence


def _sentence(text: str, span: Span) -> Sentence:
    words: list[str] = []
    names: set[str] = set()
    numbers: list[str] = []
    for at, match in enumerate(TOKEN.finditer(text, span.start, span.end)):
        raw = match.group()
        word = fold(raw)
        if word[:1].isdigit() or word in NUMBER_WORDS:
            word = str(NUMBER_WORDS[word]) if word in NUMBER_WORDS else word.replace(",", "").rstrip(".:")
            numbers.append(word)
        elif at and raw[0].isupper() and weight(word) > 0.5:
            names.add(intern(skeleton(word)))
        words.append(intern(word if word[:1].isdigit() else stem(word)))
    return Sentence(span.start, span.end, tuple(words), frozenset(names), tuple(numbers))


@lru_cache(maxsize=KEPT)
def fold(word: str) -> str:
    """Lower case, no accents, look-alike letters made Latin, one kind of apostrophe."""
    plain = word.translate(LOOKALIKE) if not word.isascii() else word
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain.replace("’", "'").lower().removesuffix("'s")


def skeleton(name: str) -> str:
    """A name without its vowels and doubled letters: Kunduz and Kondoz are one, Salik and Saalek too."""
    spoken = (
        name.replace("kh", "x")
        .replace("gh", "g")
        .replace("q", "k")
        .replace("w", "v")
        .replace("ph", "f")
        .replace("c", "k")
    )
    kept = spoken[0] + "".join(c for c in spoken[1:] if c not in "aeiouy'h")
    return re.sub(r"(.)\1+", r"\1", kept)
