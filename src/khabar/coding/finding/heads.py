"""The heads of the claim coder in numpy: word vectors to tags, types, attributes, arguments and co-reference.

Trained in training/net.py, whose names the weights keep. Every function takes and returns float32.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

DISTANCES = 22
SENTENCES = 12
PAIRS = 512  # of triggers and mentions weighed at once: 256 floats each, half a megabyte


def distance_bucket(offset: Ints) -> Ints:
    """Signed distance in words -> 0..21: exact to 3 words, then by powers of two."""
    size = np.abs(offset)
    scale = np.where(size <= 3, size, np.minimum(10, 2 + np.log2(np.maximum(size, 1)).astype(np.int64)))
    return np.asarray(np.where(offset < 0, scale, 11 + scale), np.int64)


def sentence_bucket(offset: Ints) -> Ints:
    """Signed distance in sentences -> 0..11."""
    return np.asarray(np.clip(offset, -6, 5) + 6, np.int64)


def gelu(x: Floats) -> Floats:
    """The tanh form, in one array beside ``x``: large products of words and spans stay in the cache."""
    y = x * x
    y *= np.float32(0.7978845608 * 0.044715)
    y += np.float32(0.7978845608)
    y *= x
    np.tanh(y, out=y)
    y += np.float32(1)
    y *= x
    y *= np.float32(0.5)
    return y


def softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), np.float32)


def sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def logit(p: Floats) -> Floats:
    """What ``sigmoid`` makes these probabilities of."""
    return np.asarray(np.log(p / (1 - p)), np.float32)


def running(words: Floats) -> Floats:
    """(words, wide) -> (words + 1, wide): what stands before each word, added up"""
    sums = np.zeros((len(words) + 1, words.shape[1]), np.float32)
    for i, word in enumerate(words):  # twice as fast as ``cumsum``, which goes down each column
        np.add(sums[i], word, out=sums[i + 1])
    return sums


def span(words: Floats, sums: Floats, spans: Ints) -> Floats:
    """(words, wide), their ``running`` sums, (N, 2) half-open -> (N, 3 * wide): first word, last word, mean"""
    first, last = spans[:, 0], spans[:, 1]
    mean = (sums[last] - sums[first]) / (last - first)[:, None]
    return np.asarray(np.concatenate([words[first], words[last - 1], mean], 1), np.float32)


@dataclass(frozen=True, slots=True)
class Labels:
    """The closed lists in the order of the weights."""

    layers: dict[str, list[str]]
    types: list[str]
    roles: list[str]
    attributes: dict[str, list[str]]
    kinds: str


class Heads:
    """Weights from ``heads.npz`` and lists from ``labels.json`` of a model folder."""

    def __init__(self, folder: Path) -> None:
        with np.load(folder / "heads.npz") as file:
            self.w: dict[str, Floats] = {k: file[k].astype(np.float32) for k in file.files}
        self.turned = {k: np.ascontiguousarray(v.T) for k, v in self.w.items() if v.ndim == 2}  # multiplied a quarter faster so
        raw = json.loads((folder / "labels.json").read_text("utf-8"))
        self.labels = Labels(raw["layers"], raw["types"], raw["roles"], raw["attributes"], raw["kinds"])

    def linear(self, name: str, x: Floats) -> Floats:
        y: Floats = x @ self.turned[f"{name}.weight"]
        bias = self.w.get(f"{name}.bias")
        if bias is not None:
            y += bias
        return y

    def tags(self, words: Floats) -> dict[str, Floats]:
        """(words, wide) -> layer: (words, tags) probabilities"""
        logits = self.linear("tag_out", gelu(self.linear("tag_hidden", words)))
        out, at = {}, 0
        for layer, names in self.labels.layers.items():
            out[layer] = softmax(logits[:, at : at + len(names)])
            at += len(names)
        return out

    def triggers(self, words: Floats, sums: Floats, spans: Ints) -> Floats:
        """(words, wide), their ``running`` sums, (T, 2) -> (T, 320)"""
        return gelu(self.linear("trigger", span(words, sums, spans)))

    def mentions(self, words: Floats, sums: Floats, spans: Ints) -> Floats:
        """(words, wide), their ``running`` sums, (M, 2) -> (M, 256)"""
        return gelu(self.linear("mention", span(words, sums, spans)))

    def types(self, triggers: Floats) -> Floats:
        return softmax(self.linear("type_out", triggers))

    def worth(self, triggers: Floats) -> Floats:
        """(T, 320) -> (T,) probabilities that a span tells a happening at all: a second look at what the tags found"""
        return sigmoid(self.linear("worth_out", triggers)[:, 0])

    def attributes(self, triggers: Floats) -> dict[str, Floats]:
        logits = self.linear("attribute_out", triggers)
        out, at = {}, 0
        for name, values in self.labels.attributes.items():
            out[name] = softmax(logits[:, at : at + len(values)])
            at += len(values)
        return out

    def arguments(
        self, t: Floats, types: Floats, m: Floats, kinds: Ints, pairs: Ints, distance: Ints, sentence: Ints
    ) -> Iterator[Floats]:
        """(T, 320), (T, types), (M, 256), (M,), (P, 2) of a trigger and a mention, (P,), (P,) -> logits of (roles,), PAIRS rows at a time"""
        left = self.linear("arg_trigger", t) + self.linear("arg_type", types)
        right = self.linear("arg_mention", m) + self.w["arg_kind.weight"][kinds]
        product_t, product_m = self.linear("arg_product_t", t), self.linear("arg_product_m", m)
        for a in range(0, len(pairs), PAIRS):
            b = a + PAIRS
            i, j = pairs[a:b, 0], pairs[a:b, 1]
            x = self.linear("arg_product", product_t[i] * product_m[j])
            x += left[i]
            x += right[j]
            x += self.near[distance[a:b] * SENTENCES + sentence[a:b]]
            yield self.linear("arg_out", gelu(x))

    @cached_property
    def near(self) -> Floats:
        """(DISTANCES * SENTENCES, 256): how far apart two are in words and in sentences"""
        both = self.w["arg_distance.weight"][:, None] + self.w["arg_sentence.weight"][None]
        return np.asarray(both.reshape(-1, both.shape[2]), np.float32)

    def whose(self, numbers: Floats, mentions: Floats, distance: Ints) -> Floats:
        """(N, 256), (M, 256), (N, M) -> (N, M) probabilities"""
        x = (
            self.linear("whose_number", numbers)[:, None]
            + self.linear("whose_mention", mentions)[None]
            + self.w["whose_distance.weight"][distance]
        )
        return np.asarray(sigmoid(self.linear("whose_out", gelu(x)))[..., 0], np.float32)

    def same(self, t: Floats, types: Floats, pairs: Ints, sentence: Ints) -> Floats:
        """(T, 320), (T, types), (P, 2) of a later and an earlier, (P,) -> (P,) probabilities that the two tell the same"""
        last, earlier = self.linear("same_a", t), self.linear("same_b", t)
        out = np.empty(len(pairs), np.float32)
        for a in range(0, len(pairs), PAIRS):  # in blocks that fit into the cache
            i, j = pairs[a : a + PAIRS, 0], pairs[a : a + PAIRS, 1]
            x = self.linear("same_product", t[j] * t[i])
            x += last[i]
            x += earlier[j]
            x += self.linear("same_type", np.einsum("pt,pt->p", types[j], types[i])[:, None])
            x += self.w["same_sentence.weight"][sentence[a : a + PAIRS]]
            out[a : a + PAIRS] = sigmoid(self.linear("same_out", gelu(x)))[:, 0]
        return out


def decode_tags(
    probabilities: Floats, names: Sequence[str], threshold: float | None = None
) -> list[tuple[int, int, str, float]]:
    """(words, tags) -> spans (first, last, kind, mean probability of their tags).

    With a threshold a word is inside a span where one minus P(O) reaches it, whichever tag is the best.
    """
    best = probabilities.argmax(1)
    if threshold is not None:
        inner = probabilities.copy()
        inner[:, 0] = 0
        best = np.where(1 - probabilities[:, 0] >= threshold, inner.argmax(1), 0)
    inside = 1 - probabilities[:, 0]
    out: list[tuple[int, int, str, float]] = []
    start, kind = -1, ""
    tagged = np.flatnonzero(best).tolist()
    for i, following in pairwise([*tagged, -1]):
        name = names[best[i]]
        if start < 0 or name != f"I-{kind}":  # an I without its B begins a span too
            start, kind = i, name[2:]
        if following != i + 1 or names[best[following]] != f"I-{kind}":
            out.append((start, i + 1, kind, float(np.add.reduce(inside[start : i + 1]) / (i + 1 - start))))
            start = -1
    return out
