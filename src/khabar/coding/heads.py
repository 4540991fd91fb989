"""The heads of the claim coder in numpy: word vectors to tags, types, attributes, arguments and co-reference.

Trained in training/net.py, whose names the weights keep. Every function takes and returns float32.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
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
        raw = json.loads((folder / "labels.json").read_text("utf-8"))
        self.labels = Labels(raw["layers"], raw["types"], raw["roles"], raw["attributes"], raw["kinds"])

    def linear(self, name: str, x: Floats) -> Floats:
        y: Floats = x @ self.w[f"{name}.weight"].T
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

    def span(self, words: Floats, spans: Ints) -> Floats:
        sums = np.concatenate([np.zeros_like(words[:1]), words.cumsum(0, dtype=np.float32)])
        mean = (sums[spans[:, 1]] - sums[spans[:, 0]]) / (spans[:, 1] - spans[:, 0])[:, None]
        return np.asarray(np.concatenate([words[spans[:, 0]], words[spans[:, 1] - 1], mean], 1), np.float32)

    def triggers(self, words: Floats, spans: Ints) -> Floats:
        return gelu(self.linear("trigger", self.span(words, spans)))

    def mentions(self, words: Floats, spans: Ints) -> Floats:
        return gelu(self.linear("mention", self.span(words, spans)))

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

    def arguments(self, t: Floats, types: Floats, m: Floats, kinds: Ints, distance: Ints, sentence: Ints) -> Floats:
        """(T, 320), (T, types), (M, 256), (M,), (T, M), (T, M) -> (T, M, roles) probabilities"""
        left = self.linear("arg_trigger", t) + self.linear("arg_type", types)
        right = self.linear("arg_mention", m) + self.w["arg_kind.weight"][kinds]
        product_t, product_m = self.linear("arg_product_t", t), self.linear("arg_product_m", m)
        near = self.w["arg_distance.weight"], self.w["arg_sentence.weight"]
        out = np.empty((len(t), len(m), len(self.labels.roles)), np.float32)
        rows = max(1, PAIRS // max(1, len(m)))
        for a in range(0, len(t), rows):  # in blocks that fit into the cache
            b = min(len(t), a + rows)
            product = product_t[a:b, None] * product_m[None]
            x = self.linear("arg_product", product.reshape(-1, product.shape[2])).reshape(b - a, len(m), right.shape[1])
            x += left[a:b, None]
            x += right[None]
            x += near[0][distance[a:b]]
            x += near[1][sentence[a:b]]
            out[a:b] = sigmoid(self.linear("arg_out", gelu(x)))
        return out

    def whose(self, numbers: Floats, mentions: Floats, distance: Ints) -> Floats:
        """(N, 256), (M, 256), (N, M) -> (N, M) probabilities"""
        x = (
            self.linear("whose_number", numbers)[:, None]
            + self.linear("whose_mention", mentions)[None]
            + self.w["whose_distance.weight"][distance]
        )
        return np.asarray(sigmoid(self.linear("whose_out", gelu(x)))[..., 0], np.float32)

    def same(self, last: Floats, earlier: Floats, last_types: Floats, types: Floats, sentence: Ints) -> Floats:
        """(320,), (T, 320), (types,), (T, types), (T,) -> (T,) probabilities that the last tells what each earlier told"""
        alike = np.asarray(types @ last_types, np.float32)[:, None]
        x = (
            self.linear("same_a", last)[None]
            + self.linear("same_b", earlier)
            + self.linear("same_product", earlier * last[None])
            + self.linear("same_type", alike)
            + self.w["same_sentence.weight"][sentence]
        )
        return np.asarray(sigmoid(self.linear("same_out", gelu(x)))[..., 0], np.float32)


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
            out.append((start, i + 1, kind, float(np.mean(inside[start : i + 1]))))
            start = -1
    return out
