"""The claim finder: word vectors and heads to mentions and ungrounded claims (drafts) of one report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.families import family
from khabar.coding.finding.edges import SpanOf, whole
from khabar.coding.finding.encoder import Encoder, Words, shapes, split_words, windows
from khabar.coding.finding.heads import Heads, decode_tags, distance_bucket, logit, running, sentence_bucket, sigmoid
from khabar.coding.finding.means import without_means
from khabar.model import Span

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

KIND = {
    "a": MentionKind.GROUP,
    "h": MentionKind.PERSON,
    "u": MentionKind.UNIT,
    "p": MentionKind.PLACE,
    "t": MentionKind.TIME,
    "n": MentionKind.NUMBER,
    "w": MentionKind.WEAPON,
    "r": MentionKind.TITLE,
}
MAX_SENTENCES = 4000  # a report longer than a book is coded to here, and the rest is a Miss
NEAR = 72  # words between a trigger and an argument
SAME_LOOKBACK = 40  # earlier triggers that one is compared with
MAX_MENTION = 14  # words
MAX_TRIGGER = 6


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which the finder speaks; chosen on the project's own development part (training/calibrate.py)."""

    trigger: float = 0.5  # of events
    state: float = 0.35  # of controls, forces, relations, indicators: told rarely, and no event is invented by them
    mention: float = 0.5
    role: float = 0.45
    same: float = 0.5
    roles: tuple[tuple[str, float], ...] = ()

    def of(self, role: str) -> float:
        return dict(self.roles).get(role, self.role)


def within_sentences(spans: Sequence[SpanOf], sentence: Sequence[int]) -> list[SpanOf]:
    """Spans that run over the end of a sentence as one each side of it: a heading is no part of the name below it."""
    out: list[SpanOf] = []
    for x in spans:
        first = x.first
        for at in range(x.first + 1, x.last + 1):
            if at == x.last or sentence[at] != sentence[first]:
                out.append(x if (first, at) == (x.first, x.last) else replace(x, first=first, last=at))
                first = at
    return out


COUNTED_WITHIN = 40  # words between a count and those whom it counts
BLOCK = 64  # counts that are looked at at once


class Finder:
    """The trained claim finder of a model folder."""

    def __init__(self, folder: Path, thresholds: Thresholds | None = None) -> None:
        self.folder = folder
        self.encoder = Encoder(folder)
        self._thresholds = thresholds

    @cached_property
    def heads(self) -> Heads:
        return Heads(self.folder)

    @cached_property
    def kin(self) -> list[list[int]]:
        """For each type those of its family, by index."""
        families = [family(t) for t in self.heads.labels.types]
        return [[i for i, f in enumerate(families) if f == own] for own in families]

    @cached_property
    def thresholds(self) -> Thresholds:
        if self._thresholds:
            return self._thresholds
        file = self.folder / "thresholds.json"
        if not file.is_file():
            return Thresholds()
        raw = json.loads(file.read_text("utf-8"))
        return Thresholds(**{**raw, "roles": tuple(sorted(raw.get("roles", {}).items()))})

    def find(self, text: str, sentences: Sequence[Span]) -> Found:
        """``text`` must already be folded (same length as the report's text)."""
        words = split_words(text, sentences[:MAX_SENTENCES])
        if not words.spans:
            return Found((), ())
        vectors = self.vectors(words)
        tags = self.heads.tags(vectors)
        mentions = within_sentences(self.mentions(tags), words.sentence)
        triggers = within_sentences(self.triggers(tags, mentions), words.sentence)
        return self.assemble(text, words, vectors, mentions, triggers)

    def vectors(self, words: Words) -> Floats:
        pieces = self.encoder.pieces(words.texts)
        parts = [self.encoder.encode(pieces[a:b]) for a, b in windows([len(p) for p in pieces], words.sentence)]
        return np.concatenate([np.concatenate(parts), shapes(words.texts, words.sentence)], 1)

    def mentions(self, tags: dict[str, Floats]) -> list[SpanOf]:
        out: dict[tuple[int, int, str], SpanOf] = {}
        for layer, names in self.heads.labels.layers.items():
            if layer == "trigger":
                continue
            for first, last, kind, score in decode_tags(tags[layer], names):
                if last - first <= MAX_MENTION:
                    out.setdefault((first, last, KIND[kind]), SpanOf(first, last, kind, score))
        return sorted(out.values(), key=lambda m: (m.first, -m.last, m.kind))

    def triggers(self, tags: dict[str, Floats], mentions: list[SpanOf]) -> list[SpanOf]:
        least = min(self.thresholds.trigger, self.thresholds.state, 0.5)
        spans = decode_tags(tags["trigger"], self.heads.labels.layers["trigger"], least)
        found = [SpanOf(a, min(b, a + MAX_TRIGGER), "e", score) for a, b, _, score in spans]
        titles = [m for m in mentions if m.kind == "r"]
        return sorted(found + titles, key=lambda m: (m.first, m.last))

    def assemble(self, text: str, words: Words, vectors: Floats, mentions: list[SpanOf], triggers: list[SpanOf]) -> Found:
        mentions = whole(mentions, words.texts, words.spans)
        out_mentions = tuple(
            Mention(words.spans[m.first].start, words.spans[m.last - 1].end, KIND[m.kind], round(m.score, 3)) for m in mentions
        )
        if not triggers:
            return Found(out_mentions, ())
        sums = running(vectors)
        t = self.heads.triggers(vectors, sums, np.array([(x.first, x.last) for x in triggers], np.int64))
        types = without_means(text, self.heads.labels.types, self.heads.types(t))
        role_type = self.heads.labels.types.index("ROLE")
        for i, x in enumerate(triggers):
            if x.kind == "r":
                types[i] = np.eye(len(self.heads.labels.types), dtype=np.float32)[role_type]
            else:
                types[i, role_type] = 0
        worth = self.heads.worth(t)
        triggers = [x if x.kind == "r" else SpanOf(x.first, x.last, x.kind, float(np.sqrt(x.score * worth[i]))) for i, x in enumerate(triggers)]
        kept = [i for i, x in enumerate(triggers) if self.speaks(x, int(types[i].argmax()))]
        if not kept:
            return Found(out_mentions, ())
        triggers, t, types = [triggers[i] for i in kept], t[kept], types[kept]
        sentence = np.array(words.sentence, np.int64)
        m = self.heads.mentions(vectors, sums, np.array([(x.first, x.last) for x in mentions], np.int64).reshape(-1, 2))
        slots = self.slots(m, mentions, triggers, t, types, sentence)
        same = self.same(triggers, t, types, sentence)
        chosen = {
            name: list(zip([self.heads.labels.attributes[name][k] for k in v.argmax(1).tolist()], v.max(1).tolist(), strict=True))
            for name, v in self.heads.attributes(t).items()
        }
        drafts = tuple(
            self.draft(words, x, types[i], {k: v[i] for k, v in chosen.items()}, slots[i], same[i]) for i, x in enumerate(triggers)
        )
        return Found(out_mentions, drafts)

    def speaks(self, x: SpanOf, kind: int) -> bool:
        """Whether a trigger is sure enough for its kind."""
        if x.kind == "r":
            return True
        event = self.heads.labels.types[kind].islower()
        return x.score >= (self.thresholds.trigger if event else self.thresholds.state)

    def slots(
        self, m: Floats, mentions: list[SpanOf], triggers: list[SpanOf], t: Floats, types: Floats, sentence: Ints
    ) -> list[list[Slot]]:
        out: list[list[Slot]] = [[] for _ in triggers]
        if not mentions:
            return out
        kinds = np.array([self.heads.labels.kinds.index(x.kind) for x in mentions], np.int64)
        starts = np.array([x.first for x in mentions], np.int64)
        whose = self.whose(mentions, m)
        roles = self.heads.labels.roles
        least = logit(np.array([max(0.15, self.thresholds.of(role)) for role in roles], np.float32))
        at = np.array([x.first for x in triggers], np.int64)
        pairs = np.argwhere(np.abs(starts[None] - at[:, None]) <= NEAR)
        a, b = at[pairs[:, 0]], starts[pairs[:, 1]]
        done = 0
        for scores in self.heads.arguments(t, types, m, kinds, pairs, distance_bucket(b - a), sentence_bucket(sentence[b] - sentence[a])):
            which, role = np.nonzero(scores >= least)
            found = zip(pairs[done + which].tolist(), role.tolist(), sigmoid(scores[which, role]).tolist(), strict=True)
            for (i, k), r, probability in found:
                out[i].append(Slot(roles[r], k, round(probability, 3), whose.get(k)))
            done += len(scores)
        return out

    def whose(self, mentions: list[SpanOf], m: Floats) -> dict[int, int]:
        """Which participants each count counts: number mention -> participant mention."""
        numbers = [i for i, x in enumerate(mentions) if x.kind == "n"]
        people = [i for i, x in enumerate(mentions) if x.kind in "ahu"]
        out: dict[int, int] = {}
        if not numbers or not people:
            return out
        at = np.array([x.first for x in mentions], np.int64)
        there = at[people]  # in the order of the text
        for start in range(0, len(numbers), BLOCK):  # in blocks, that a book costs no more memory than a page
            block = numbers[start : start + BLOCK]
            low, high = there.searchsorted(at[block].min() - COUNTED_WITHIN), there.searchsorted(at[block].max() + COUNTED_WITHIN, "right")
            near = people[low:high]
            if not near:
                continue
            away = at[near][None] - at[block][:, None]
            scores = np.where(np.abs(away) <= COUNTED_WITHIN, self.heads.whose(m[block], m[near], distance_bucket(away)), 0)
            for i, j, best in zip(block, scores.argmax(1).tolist(), scores.max(1).tolist(), strict=True):
                if best >= 0.5:
                    out[i] = near[j]
        return out

    def same(self, triggers: list[SpanOf], t: Floats, types: Floats, sentence: Ints) -> list[int | None]:
        """For each trigger the best earlier one that tells the same happening."""
        out: list[int | None] = [None] * len(triggers)
        events = np.array([i for i, x in enumerate(triggers) if x.kind == "e"], np.int64)
        earliest = events.searchsorted(events - SAME_LOOKBACK)
        before = np.arange(len(events)) - earliest  # how many earlier ones each is compared with
        if not before.any():
            return out
        nth = np.arange(before.sum()) - np.repeat(before.cumsum() - before, before)
        pairs = np.stack([np.repeat(events, before), events[np.repeat(earliest, before) + nth]], 1)
        at = sentence[[x.first for x in triggers]]
        p = self.heads.same(t, types, pairs, sentence_bucket(at[pairs[:, 1]] - at[pairs[:, 0]]))
        best = [0.0] * len(triggers)
        told = p >= self.thresholds.same
        for (i, j), score in zip(pairs[told].tolist(), p[told].tolist(), strict=True):
            if score > best[i]:
                out[i], best[i] = j, score
        return out

    def draft(
        self,
        words: Words,
        x: SpanOf,
        types: Floats,
        attributes: dict[str, tuple[str, float]],
        slots: list[Slot],
        same: int | None,
    ) -> Draft:
        labels = self.heads.labels
        best = int(types.argmax())

        def value(name: str) -> str:
            return attributes[name][0]

        flag = {name: value(name) == "yes" for name in ("bg", "both", "agg", "neg", "former")}
        kin = self.kin[best]
        scores = {"type": float(types[best]), "family": float(types[kin].sum()), **{k: probability for k, (_, probability) in attributes.items()}}
        return Draft(
            trigger=Span(words.spans[x.first].start, words.spans[x.last - 1].end),
            type=labels.types[best],
            score=round(x.score, 3),
            slots=tuple(slots),
            status=value("st"),
            background=flag["bg"],
            both_sides=flag["both"],
            aggregate=flag["agg"],
            negated=flag["neg"],
            former=flag["former"],
            outcome=None if value("out") == "none" else value("out"),
            target=None if value("tgt") == "none" else value("tgt"),
            how=None if value("how") == "unknown" else value("how"),
            stance=value("stance"),
            same_as=same,
            scores=tuple(sorted((k, round(v, 3)) for k, v in scores.items())),
        )
