"""A report as the network is trained on it: pieces and windows, tags, and index tables of triggers, mentions, arguments and links."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from labels import ATTRIBUTES, LAYERS, ROLES, TYPES
from torch import Tensor

from data import Example, layer_spans, shown
from khabar.coding.finding.encoder import Encoder, shapes, windows
from khabar.coding.finding.heads import distance_bucket, sentence_bucket


@dataclass(slots=True)
class Item:
    """One report, ready for the network."""

    example: Example
    pieces: list[list[int]]
    parts: list[tuple[int, int]]


def prepare(x: Example, encoder: Encoder) -> Item:
    pieces = encoder.pieces(x.words)
    return Item(x, pieces, list(windows([len(p) for p in pieces], x.sentence)))


def layer_tags(x: Example) -> dict[str, list[int]]:
    out = {}
    for layer, names in LAYERS.items():
        tags = [0] * len(x.words)
        for m in layer_spans(x)[layer]:
            tags[m.first] = names.index("B-" + m.kind)
            for i in range(m.first + 1, m.last):
                tags[i] = names.index("I-" + m.kind)
        out[layer] = tags
    return out


def specials(tokenizer) -> tuple[int, int, int]:
    """The pieces that open a window, close it, and hide a word: of the vocabulary of BERT or of MPNet."""
    found = [[tokenizer.token_to_id(t) for t in names] for names in (("[CLS]", "[SEP]", "[MASK]"), ("<s>", "</s>", "<mask>"))]
    cls, sep, hidden = next(ids for ids in found if None not in ids)
    return cls, sep, hidden


def target_tables(x: Example):
    """Triggers with types and attributes, mentions, arguments, whose, same: index tables of one report."""
    seen = shown(x)
    claims = [c for c in x.claims if c.id in seen]
    mentions = [m for m in seen.values() if m.kind != "e"]
    index = {m.id: i for i, m in enumerate(mentions)}
    spans = [(seen[c.id].first, seen[c.id].last) for c in claims]
    types = [TYPES.index(c.type) for c in claims]
    attributes = {}
    for name, values in ATTRIBUTES.items():
        if name in ("bg", "both", "agg", "neg", "former"):
            attributes[name] = [int(name in c.flags) for c in claims]
        else:
            attributes[name] = [values.index(c.values.get(name, values[0])) for c in claims]
    args, whose = [], []
    for i, c in enumerate(claims):
        for a in c.args:
            if a.ref in index:
                args.append((i, index[a.ref], ROLES.index(a.key)))
                if a.whose in index and a.ref[0] == "n":
                    whose.append((index[a.ref], index[a.whose]))
    position = {c.id: i for i, c in enumerate(claims)}
    # every pair of one chain is a pair that tells the same
    root = list(range(len(claims)))
    for i, c in enumerate(claims):
        j = position.get(c.values.get("same", ""))
        if j is not None:
            a, b = root[i], root[j]
            root = [b if r == a else r for r in root]
    return spans, types, attributes, mentions, args, whose, root


def geometry(x: Example, spans, mentions):
    t = np.array([s[0] for s in spans], np.int64)
    m = np.array([q.first for q in mentions], np.int64)
    sentence = np.array(x.sentence, np.int64)
    return (
        torch.from_numpy(distance_bucket(m[None, :] - t[:, None])),
        torch.from_numpy(sentence_bucket(sentence[m][None, :] - sentence[t][:, None])),
        torch.from_numpy(sentence_bucket(sentence[t][None, :] - sentence[t][:, None])),
    )


def word_vectors(net, items: list[Item], tokenizer, rng: random.Random | None, drop: float) -> list[Tensor]:
    """Vectors of all words of each report, window by window, in one padded batch."""
    rows, ats = [], []
    cls, sep, mask_id = specials(tokenizer)
    for item in items:
        for a, b in item.parts:
            ids, at = [cls], []
            for p in item.pieces[a:b]:
                at.append(len(ids))
                hide = rng is not None and rng.random() < drop
                ids.extend([mask_id] * len(p) if hide else p)
            ids.append(sep)
            rows.append(ids)
            ats.append(at)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    vectors: dict[int, Tensor] = {}
    for k in range(0, len(order), 8):  # length-bucketed
        chosen = order[k : k + 8]
        size = max(len(rows[i]) for i in chosen)
        ids = torch.zeros(len(chosen), size, dtype=torch.long)
        mask = torch.zeros(len(chosen), size, dtype=torch.long)
        for r, i in enumerate(chosen):
            ids[r, : len(rows[i])] = torch.tensor(rows[i])
            mask[r, : len(rows[i])] = 1
        hidden = net.hidden(ids, mask)
        for r, i in enumerate(chosen):
            vectors[i] = hidden[r, ats[i]]
    out, k = [], 0
    for item in items:
        parts = [vectors[k + j].float() for j in range(len(item.parts))]
        k += len(item.parts)
        shape = torch.from_numpy(shapes(item.example.words, item.example.sentence))
        out.append(torch.cat([torch.cat(parts), shape], 1))
    return out
