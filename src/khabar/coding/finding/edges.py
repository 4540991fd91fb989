"""Spans of words as the tags give them, made whole: brackets closed, words that belong to nobody cut from their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khabar.model import Span

PARTICIPANTS = frozenset("ahu")
# what no participant ends or begins with
TAIL = frozenset(["and", "or", "but", "nor", "of", "the", "a", "an", "in", "on", "at", "by", "with", "for", "to", "from", "as", "than", "that", "which", "who", "when", "while", "where", "were", "was", "is", "are", "have", "has", "had", "also", ",", ";", ":", "-", "–", "—", "(", "/", "&"])  # fmt: skip
HEAD = frozenset(["and", "or", "but", "nor", "by", "with", "in", "on", "at", "to", "from", "of", "as", "than", "that", "which", "were", "was", "is", "are", ",", ";", ":", ".", "-", "–", "—", ")", "/"])  # fmt: skip
# ranks, forms of address and prefixes that stand before a name and are nobody without one
BARE = frozenset(["gen", "maj", "lt", "col", "brig", "capt", "sgt", "cpl", "adm", "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "rev", "st", "anti", "pro", "ex", "non", "counter"])  # fmt: skip

BEFORE_A_NAME = frozenset(["at", "in", "of", "near"])
LONGEST_NAME = 4  # words

PLACE = "p"
NUMBER = "n"
THOUSANDS = 3  # digits behind a comma
COMPOUND = frozenset(["by", "on"])  # "passers-by", "hangers-on"
IZAFE = frozenset(["e", "i", "ye", "yi"])  # that join two words of a Persian or Urdu name: "Bandar-e Khanabad"
OF_A_NAME = frozenset(["al", "el", "ul", "bin", "ibn", "ben", "bint", "ould", "abu", "abdul", "abd", "zu", "uz", "ur"])


@dataclass(frozen=True, slots=True)
class SpanOf:
    """Words ``first`` to ``last`` (half-open), tagged with a letter for their kind."""

    first: int
    last: int
    kind: str
    score: float


def whole(mentions: Sequence[SpanOf], texts: Sequence[str], spans: Sequence[Span]) -> list[SpanOf]:
    """The mentions with clean ends, each once; of those of participants the ones that name nobody are gone."""
    out: dict[tuple[int, int, str], SpanOf] = {}
    for m in joined(mentions, texts, spans):
        m = closed(m, texts)
        if m.kind in PARTICIPANTS:
            cut = trimmed(m, texts)
            if cut is None:
                continue
            m = with_last_part(with_surname(cut, texts), texts, spans)
        elif m.kind == PLACE:
            m = with_its_name(with_first_part(m, texts, spans), texts)
        elif m.kind == NUMBER:
            m = whole_numeral(m, texts, spans)
        out.setdefault((m.first, m.last, m.kind), m)
    return sorted(out.values(), key=lambda m: (m.first, -m.last, m.kind))


def closed(m: SpanOf, texts: Sequence[str]) -> SpanOf:
    """A span with its bracket closed or dropped: "the RSF (Rapid" is no name."""
    inside = texts[m.first : m.last]
    if inside.count("(") > inside.count(")"):
        for at in range(m.last, min(m.last + 4, len(texts))):
            if texts[at] == ")":
                return replace(m, last=at + 1)
        cut = m.first + max(i for i, w in enumerate(inside) if w == "(")
        return replace(m, last=cut) if cut > m.first else m
    return m


def trimmed(m: SpanOf, texts: Sequence[str]) -> SpanOf | None:
    """A participant without "and" at its end or "by" at its head; None where nothing that could be one is left."""
    first, last = m.first, m.last
    while first < last and texts[first].lower() in HEAD:
        first += 1
    while first < last and texts[last - 1].lower() in TAIL:
        last -= 1
    words = [w for w in texts[first:last] if any(c.isalpha() for c in w)]
    if not words or (len(words) == 1 and words[0].lower() in BARE | TAIL | HEAD):
        return None
    return m if (first, last) == (m.first, m.last) else replace(m, first=first, last=last)


def with_surname(m: SpanOf, texts: Sequence[str]) -> SpanOf:
    """A person cut before "al-", "bin" or "ould": what follows in capitals is of the name."""
    last = m.last
    if m.kind != "h" or last + 1 >= len(texts) or not texts[last - 1][:1].isupper() or texts[last].lower() not in OF_A_NAME:
        return m
    at = last + 1 + (texts[last + 1] == "-")
    return replace(m, last=at + 1) if at < len(texts) and texts[at][:1].isupper() else m


def with_last_part(m: SpanOf, texts: Sequence[str], spans: Sequence[Span]) -> SpanOf:
    """A participant cut inside a word with hyphens: "passers-by", "the traders of Bandar-e Khanabad"."""
    at = m.last
    if at + 1 >= len(texts) or texts[at] != "-" or not spans[at - 1].end == spans[at].start == spans[at + 1].start - 1:
        return m
    if texts[at + 1].lower() in COMPOUND:
        return replace(m, last=at + 2)
    behind = at + 2 + (at + 2 < len(texts) and texts[at + 2] == "-")
    if texts[at + 1].lower() in IZAFE and behind < len(texts) and texts[at - 1][:1].isupper() and texts[behind][:1].isupper():
        return replace(m, last=behind + 1)
    return m


def with_first_part(m: SpanOf, texts: Sequence[str], spans: Sequence[Span]) -> SpanOf:
    """A place cut behind "-e": the "Khanabad" of "Bandar-e Khanabad" is no place of its own."""
    at = m.first - 1 - (texts[m.first - 1] == "-") if m.first else 0  # of "e"
    if at < 2 or texts[at].lower() not in IZAFE or texts[at - 1] != "-" or not texts[at - 2][:1].isupper():
        return m
    return replace(m, first=at - 2) if spans[at - 2].end == spans[at].start - 1 else m


def with_its_name(m: SpanOf, texts: Sequence[str]) -> SpanOf:
    """A place cut before its name: "the base at" is the base at Bama, or a base."""
    if m.last - m.first < 2 or texts[m.last - 1].lower() not in BEFORE_A_NAME:
        return m
    last = m.last
    while last < len(texts) and last - m.last < LONGEST_NAME and (texts[last][:1].isupper() or (texts[last] == "-" and last > m.last)):
        last += 1
    return replace(m, last=last if last > m.last else m.last - 1)


def whole_numeral(m: SpanOf, texts: Sequence[str], spans: Sequence[Span]) -> SpanOf:
    """A count cut at the comma of its thousands: of "2,110 wounded" neither "110" nor "2" is one."""

    def group(at: int) -> bool:
        """Whether the word there is a group of three digits right behind a comma right behind digits."""
        touching = 2 <= at < len(texts) and spans[at - 2].end == spans[at - 1].start and spans[at - 1].end == spans[at].start
        return touching and texts[at].isdigit() and len(texts[at]) == THOUSANDS and texts[at - 1] == "," and texts[at - 2].isdigit() and len(texts[at - 2]) <= THOUSANDS

    first, last = m.first, m.last
    if texts[first] == "," and group(first + 1):
        first += 1
    while group(first):
        first -= 2
    if texts[last - 1] == "," and group(last):
        last += 1
    while group(last + 1):
        last += 2
    return m if (first, last) == (m.first, m.last) else replace(m, first=first, last=last)


def joined(mentions: Sequence[SpanOf], texts: Sequence[str], spans: Sequence[Span]) -> list[SpanOf]:
    """Participants cut apart at a hyphen, as one: "would-" and "suicide bomber" are the would-be suicide bomber."""
    out: list[SpanOf] = []
    for m in sorted(mentions, key=lambda m: (m.kind not in PARTICIPANTS, m.first, m.last)):
        before = out[-1] if out else None
        if (
            before
            and m.kind in PARTICIPANTS
            and before.kind in PARTICIPANTS
            and texts[before.last - 1] == "-"
            and before.last <= m.first <= before.last + 1
        ):
            touching = spans[before.last - 1].end == spans[before.last].start
            if touching:
                out[-1] = SpanOf(before.first, m.last, m.kind, min(before.score, m.score))
                continue
        out.append(m)
    return out
