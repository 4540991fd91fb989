"""Everything grounded of one report, and the ids of its claims: what the makers of claims read."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field

from khabar.coding.confidence import Calibration
from khabar.coding.draft import PARTICIPANTS, PEOPLE, Draft, Found, Mention
from khabar.coding.text.items import in_other_items, item_starts
from khabar.model import (
    Actor,
    Amount,
    ClaimKind,
    Place,
    Published,
    Quote,
    Span,
    When,
)
from khabar.world.places import Atlas
from khabar.world.registry import Registry

RELATIVE = 0.6  # of the surest actor's score: one much less sure than another of its role is rather none


@dataclass(slots=True)
class Context:
    """One report in coding. Mentions are known by their index in ``found.mentions``."""

    report: str
    text: str  # as read: quotes are taken from here
    folded: str
    sentences: Sequence[Span]
    title: Span | None
    found: Found
    actors: dict[int, Actor]
    places: dict[int, tuple[Place, ...]]  # several for "Fuaa and Kafraya"
    times: dict[int, When]
    amounts: dict[int, Amount]
    published: Published | None
    registry: Registry
    calibration: Calibration
    author: Actor | None = None  # the party under whose name the report goes out
    dateline: frozenset[int] = frozenset()  # mentions of places in it: where it was written, no scene where another is told
    atlas: Atlas | None = None  # gives provinces and countries to places that are unknown
    ordinals: dict[tuple[str, int, int], int] = field(default_factory=dict)
    clauses: dict[int, Span | None] = field(default_factory=dict)  # the relative clauses that were asked for, by an offset in them
    starts: list[int] = field(init=False)  # of the sentences
    items: tuple[int, ...] = field(init=False)  # where the items of a digest begin
    in_sentence: dict[int, list[int]] = field(init=False)  # sentence -> its mentions
    _people: dict[int, list[tuple[int, Mention]]] = field(init=False, default_factory=dict)  # what was asked for
    _widest: dict[int, list[tuple[int, Span]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.starts = [0, *(s.start for s in self.sentences[1:])]  # what stands before the first sentence counts to it
        self.items = item_starts(self.folded)
        self.in_sentence = defaultdict(list)
        starts = self.starts
        for i, m in enumerate(self.found.mentions):
            self.in_sentence[bisect_right(starts, m.start) - 1].append(i)

    def with_drafts(self, drafts: Iterable[Draft]) -> Context:
        """The same report with other drafts: the very context where they are no others."""
        now = tuple(drafts)
        if now == self.found.drafts:
            return self
        other = copy(self)
        other.found = Found(self.found.mentions, now)
        return other

    def apart(self, a: int, b: int) -> bool:
        """Whether two offsets lie in different items of a digest."""
        return bool(self.items) and in_other_items(self.items, a, b)

    def quote(self, span: Span) -> Quote:
        return Quote.of(self.text, span.start, span.end)

    def mention_quote(self, index: int) -> Quote:
        return self.quote(self.found.mentions[index].span)

    def words(self, index: int) -> str:
        m = self.found.mentions[index]
        return self.text[m.start : m.end]

    def title_holds(self, at: int) -> bool:
        """Whether an offset lies in the headline."""
        return self.title is not None and self.title.start <= at < self.title.end

    def sentence_index(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def sentence(self, at: int) -> Quote | None:
        if not self.sentences:
            return None
        return self.quote(self.sentences[self.sentence_index(at)])

    def claim_id(self, kind: ClaimKind, span: Span) -> str:
        """``c_`` from report, kind, offsets and ordinal."""
        key = (kind.value, span.start, span.end)
        ordinal = self.ordinals.get(key, 0)
        self.ordinals[key] = ordinal + 1
        raw = "\0".join((self.report, kind.value, str(span.start), str(span.end), str(ordinal)))
        return "c_" + hashlib.sha256(raw.encode()).hexdigest()[:16]

    # ------------------------------------------------------------------ slots of a draft
    def people(self, sentence: int) -> Sequence[tuple[int, Mention]]:
        """The grounded participants of a sentence in the order of the text, the widest of those that begin together first."""
        known = self._people.get(sentence)
        if known is None:
            mentions = self.found.mentions
            found = [(i, mentions[i]) for i in self.in_sentence.get(sentence, ()) if i in self.actors and mentions[i].kind in PARTICIPANTS]
            known = self._people[sentence] = sorted(found, key=lambda x: (x[1].start, -x[1].end))
        return known

    def widest(self, sentence: int) -> Sequence[tuple[int, Span]]:
        """The grounded participants of a sentence, of those that end together the widest alone."""
        known = self._widest.get(sentence)
        if known is None:
            ends = {m.end: (i, m.span) for i, m in reversed(self.people(sentence))}
            known = self._widest[sentence] = sorted(ends.values(), key=lambda x: x[1].start)
        return known

    def who_may_speak(self, sentence: int) -> list[tuple[int, Mention]]:
        """The persons and groups of a sentence, grounded or not."""
        end = self.sentences[sentence].end
        return [(i, m) for i in self.in_sentence.get(sentence, ()) if (m := self.found.mentions[i]).kind in PEOPLE and m.end <= end]

    def slot(self, draft: Draft, *roles: str) -> list[int]:
        """Mentions in these roles, best first."""
        fit = [s for s in draft.slots if s.role in roles]
        if len(fit) < 2:
            return [s.mention for s in fit]
        fit.sort(key=lambda s: (-s.score, s.mention))
        return list(dict.fromkeys(s.mention for s in fit))

    def actors_in(self, draft: Draft, *roles: str) -> tuple[Actor, ...]:
        """Actors in these roles in the order of the text, each once."""
        scores = {s.mention: s.score for s in draft.slots if s.role in roles}
        if not scores:
            return ()
        out: dict[str, Actor] = {}
        least = RELATIVE * max(scores.values())
        spans = {i: self.found.mentions[i].span for i in self.slot(draft, *roles) if scores[i] >= least and i in self.actors}
        for i in sorted(spans, key=lambda i: spans[i].start):
            inside = len(spans) > 1 and any(span.holds(spans[i]) and span != spans[i] for span in spans.values())
            if not inside:
                out.setdefault(self.actors[i].id, self.actors[i])
        return tuple(out.values())

    def first_actor(self, draft: Draft, *roles: str) -> Actor | None:
        for i in self.slot(draft, *roles):
            if i in self.actors:
                return self.actors[i]
        return None

    def amount(self, draft: Draft, *roles: str) -> Amount | None:
        for i in self.slot(draft, *roles):
            if i in self.amounts:
                return self.amounts[i]
        return None
