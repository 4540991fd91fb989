"""Words that are signed, or told in turns: a quotation with a dash and a name behind it, and a transcript whose paragraphs begin with who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from khabar.coding.draft import PEOPLE, Found, Mention, MentionKind
from khabar.model import Span

SIGNED = re.compile(r"\"[^\"\n]*\"\s*--?\s*(?P<who>[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,4}(?:,[^\n\"]{0,60})?)\s*(?=\n|$)")
TURN = re.compile(r"(?:^|(?<=\n))\"?(?P<who>[A-Z][A-Z.'-]+(?:\s[A-Z][A-Z.'-]+){0,3}|Q|A)\s?:\s")
SEEN = 0.5  # score of a mention that grammar alone sees


def with_signatories(found: Found, text: str) -> Found:
    """The mentions with those who sign and those who take turns, where the finder saw none."""
    taken = {at for m in found.mentions if m.kind in (*PEOPLE, MentionKind.PLACE) for at in range(m.start, m.end)}
    named = [Span(*m.span("who")) for m in SIGNED.finditer(text)] + [who for who, _ in turns(text)]
    extra = [Mention(n.start, n.end, MentionKind.PERSON, SEEN) for n in named if n.end - n.start > 1 and taken.isdisjoint(range(n.start, n.end))]
    return Found((*found.mentions, *extra), found.drafts) if extra else found


@lru_cache(4)  # asked for again of each claim of one report
def turns(text: str) -> tuple[tuple[Span, Span], ...]:
    """Who speaks and his words, of each turn of a transcript."""
    found = list(TURN.finditer(text))
    names = [m["who"] for m in found]
    if len(set(names)) < 2 or len(set(names)) == len(names):  # two at least, and one of them again
        return ()
    ends = [text.find("\n\n", m.end()) for m in found]
    following = [m.start() for m in found[1:]] + [len(text)]
    return tuple((Span(*m.span("who")), Span(m.end(), min(n, e if e >= 0 else len(text)))) for m, n, e in zip(found, following, ends, strict=True))


def signatory(text: str, at: Span, mentions: Sequence[Mention]) -> int | None:
    """The mention of who signs the quotation around ``at``, or whose turn it is."""
    who = next((Span(*m.span("who")) for m in SIGNED.finditer(text, max(0, text.rfind("\n", 0, at.start))) if m.start() <= at.start and at.end <= m.start("who")), None)
    if who is None:
        who = next((name for name, words in turns(text) if words.start <= at.start and at.end <= words.end), None)
    return next((i for i, m in enumerate(mentions) if who is not None and m.kind in PEOPLE and m.span.overlaps(who)), None)
