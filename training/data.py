"""Corpus files to word-level examples, with augmentation by exchange of names."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus import Doc, read
from labels import INNER, LAYER_OF, LAYERS

from khabar.coding.finding.encoder import split_words
from khabar.model import Span


@dataclass(slots=True)
class M:
    id: str
    first: int  # word range, half-open
    last: int

    @property
    def kind(self) -> str:
        return self.id[0]


@dataclass(slots=True)
class Example:
    id: str
    words: list[str]
    sentence: list[int]
    mentions: dict[str, M]
    claims: list = field(default_factory=list)
    plain: bool = False  # holds no claim, and its mentions are not marked: teaches triggers only


def to_example(doc: Doc) -> Example:
    words = split_words(doc.text, [Span(a, b) for a, b in doc.sentences])
    starts = [s.start for s in words.spans]
    mentions = {}
    for m in doc.mentions.values():
        inside = [i for i, s in enumerate(words.spans) if s.start < m.end and m.start < s.end]
        if inside:
            mentions[m.id] = M(m.id, inside[0], inside[-1] + 1)
    assert starts == sorted(starts)
    return Example(doc.id, list(words.texts), list(words.sentence), mentions, doc.claims, doc.style.startswith("plain"))


def load(paths: list[Path]) -> list[Example]:
    out = []
    for path in sorted(paths):
        docs, errors = read(path)
        bad = {e.split(": ")[1].split(" ")[0].rstrip(":") for e in errors if ": " in e}
        if errors:
            print(f"{path.name}: {len(errors)} errors, first: {errors[0]}")
        out.extend(to_example(d) for d in docs if d.id not in bad and d.text)
    return out


def layer_spans(x: Example) -> dict[str, list[M]]:
    """Which mentions each layer of tags shows: the outermost in its own, those inside them in the inner one."""
    out: dict[str, list[M]] = {name: [] for name in LAYERS}
    for layer in dict.fromkeys(LAYER_OF.values()):
        mine = sorted((m for m in x.mentions.values() if LAYER_OF[m.kind] == layer), key=lambda m: (m.first, -m.last))
        outer: list[M] = out[layer]
        for m in mine:
            if outer and m.first < outer[-1].last:
                inner = out.get(INNER.get(layer, ""))
                if inner is not None and not (inner and m.first < inner[-1].last):
                    inner.append(m)
            else:
                outer.append(m)
    return out


def shown(x: Example) -> dict[str, M]:
    return {m.id: m for ms in layer_spans(x).values() for m in ms}


# ------------------------------------------------------------------------------------------------ augmentation
def name_bank(examples: list[Example]) -> dict[str, list[list[str]]]:
    """Capitalised places, persons and groups of the corpus, by kind."""
    bank: dict[str, list[list[str]]] = {"p": [], "h": [], "a": [], "u": []}
    for x in examples:
        for m in x.mentions.values():
            words = x.words[m.first : m.last]
            named = [w[0].isupper() for w in words if w[0].isalpha()]
            opens = m.first == 0 or x.sentence[m.first] != x.sentence[m.first - 1]  # "They", "Gunmen" are no names
            if m.kind in bank and len(words) <= 4 and named and all(named) and not opens:
                bank[m.kind].append(words)
    return bank


def exchange(x: Example, bank: dict[str, list[list[str]]], rng: random.Random, rate: float) -> Example:
    """The same report with some names exchanged for others of their kind, the same name everywhere the same way."""
    chosen: dict[tuple[str, ...], list[str]] = {}
    edits = []
    for m in x.mentions.values():
        words = tuple(x.words[m.first : m.last])
        named = [w[0].isupper() for w in words if w[0].isalpha()]
        nested = any(o is not m and o.first < m.last and m.first < o.last for o in x.mentions.values())
        opens = len(words) == 1 and (m.first == 0 or x.sentence[m.first] != x.sentence[m.first - 1])
        if m.kind not in bank or nested or opens or len(words) > 4 or not named or not all(named):
            continue
        if words not in chosen:
            chosen[words] = rng.choice(bank[m.kind]) if rng.random() < rate else list(words)
        edits.append((m, chosen[words]))
    edits.sort(key=lambda e: e[0].first)
    new_words: list[str] = []
    new_sentence: list[int] = []
    moved = {}
    at = 0
    place = {}
    for m, words in edits:
        for i in range(at, m.first):
            place[i] = len(new_words)
            new_words.append(x.words[i])
            new_sentence.append(x.sentence[i])
        moved[m.id] = M(m.id, len(new_words), len(new_words) + len(words))
        for w in words:
            new_words.append(w)
            new_sentence.append(x.sentence[m.first])
        at = m.last
    for i in range(at, len(x.words)):
        place[i] = len(new_words)
        new_words.append(x.words[i])
        new_sentence.append(x.sentence[i])
    for m in x.mentions.values():
        if m.id not in moved:
            moved[m.id] = M(m.id, place[m.first], place[m.last - 1] + 1)
    return replace(x, words=new_words, sentence=new_sentence, mentions=moved)
