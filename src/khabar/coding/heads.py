"""The heads of the claim coder in numpy: word vectors to tags, types, attributes, arguments and co-reference.

Trained in training/net.py, whose names the weights keep. Every function takes and returns float32.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

DISTANCES = 22
SENTENCES = 12


def distance_bucket(offset: Ints) -> Ints:
    """Signed distance in words -> 0..21: exact to 3 words, then by powers of two."""
    size = np.abs(offset)
    scale = np.where(size <= 3, size, np.minimum(10, 2 + np.log2(np.maximum(size, 1)).astype(np.int64)))
    return np.asarray(np.where(offset < 0, scale, 11 + scale), np.int64)


def sentence_bucket(offset: Ints) -> Ints:
    """Signed distance in sentences -> 0..11."""
    return np.asarray(np.clip(offset, -6, 5) + 6, np.int64)


def gelu(x: Floats) -> Floats:
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))), np.float32)


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
        y = x @ self.w[f"{name}.weight"].T
        bias = self.w.get(f"{name}.bias")
        return np.asarray(y if bias is None else y + bias, np.float32)

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
        product = self.linear("arg_product_t", t)[:, None] * self.linear("arg_product_m", m)[None]
        x = (
            left[:, None]
            + right[None]
            + self.linear("arg_product", product)
            + self.w["arg_distance.weight"][distance]
            + self.w["arg_sentence.weight"][sentence]
        )
        return sigmoid(self.linear("arg_out", gelu(x)))

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


def decode_tags(probabilities: Floats, names: Sequence[str], threshold: float | None = None) -> list[tuple[int, int, str, float]]:
    """(words, tags) -> spans (first, last, kind, mean probability of their tags).

    With a threshold a word is inside a span where one minus P(O) reaches it, whichever tag is the best.
    """
    best = probabilities.argmax(1)
    if threshold is not None:
        inner = probabilities.copy()
        inner[:, 0] = 0
        best = np.where(1 - probabilities[:, 0] >= threshold, inner.argmax(1), 0)
    out: list[tuple[int, int, str, float]] = []
    start, kind = -1, ""
    for i in range(len(best) + 1):
        name = names[best[i]] if i < len(best) else "O"
        if start >= 0 and name != f"I-{kind}":
            score = float(np.mean(1 - probabilities[start:i, 0]))
            out.append((start, i, kind, score))
            start = -1
        if start < 0 and name != "O":  # an I without its B begins a span too
            start, kind = i, name[2:]
    return out
