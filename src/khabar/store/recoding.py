"""What a new coding of a report changed: claims are the same where kind, type, words and place in the text are."""

from __future__ import annotations

from collections import Counter

from khabar.model import CodedReport
from khabar.store.rows import type_of

Told = tuple[str, str, str]  # kind, type, the quoted words
Key = tuple[int, int, Told]


def changes(before: CodedReport | None, after: CodedReport) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """The claims that came, and those that went, in the order of the text."""
    old, new = keys(before) if before else Counter[Key](), keys(after)
    return in_order(new - old), in_order(old - new)


def keys(coded: CodedReport) -> Counter[Key]:
    return Counter(
        (claim.quote.start, claim.quote.end, (claim.kind.value, type_of(claim) or "", claim.quote.text))
        for claim in coded.claims
    )


def in_order(found: Counter[Key]) -> tuple[Told, ...]:
    return tuple(key[2] for key in sorted(found.elements()))
