"""Figures of the heads on annotated reports: mentions, triggers, types, attributes and arguments."""

from __future__ import annotations

from collections import Counter

import numpy as np
import torch
from data import layer_spans
from labels import ATTRIBUTES, KINDS, LAYERS, ROLES, TYPES
from targets import geometry, target_tables, word_vectors

from khabar.coding.finding.heads import decode_tags


def f1(right: int, have: int, want: int) -> float:
    p, r = right / max(1, have), right / max(1, want)
    return round(2 * p * r / (p + r), 3) if p + r else 0.0


def evaluate(net, items, encoder) -> dict:
    net.eval()
    right, have, want = Counter(), Counter(), Counter()
    with torch.no_grad():
        for k in range(0, len(items), 8):
            batch = items[k : k + 8]
            for item, words in zip(batch, word_vectors(net, batch, encoder.tokenizer, None, 0), strict=True):
                x = item.example
                probabilities = net.tags(words)
                at = 0
                gold = layer_spans(x)
                for layer, names in LAYERS.items():
                    p = torch.softmax(probabilities[:, at : at + len(names)], 1).numpy()
                    at += len(names)
                    got = {(a, b) for a, b, _, _ in decode_tags(p, names)}
                    true = {(m.first, m.last) for m in gold[layer]}
                    if layer == "trigger" and got:
                        found = sorted(got)
                        sure = torch.sigmoid(net.worth(net.triggers(words, torch.tensor(found)))).tolist()
                        kept = {s for s, p in zip(found, sure, strict=True) if p >= 0.5}
                        right["worth"] += min(sum(any(a < d and c < b for c, d in true) for a, b in kept), len(true))
                        have["worth"] += len(kept)
                    if layer == "trigger":
                        want["worth"] += len(true)
                    hit = sum(any(a < d and c < b for c, d in true) for a, b in got)
                    right[layer] += min(hit, len(true))
                    have[layer] += len(got)
                    want[layer] += len(true)
                spans, types, attributes, mentions, args, _, root = target_tables(x)
                if not spans:
                    continue
                t = net.triggers(words, torch.tensor(spans))
                logits = net.type_out(t)
                best = logits.argmax(1).tolist()
                right["type"] += sum(a == b for a, b in zip(best, types, strict=True))
                have["type"] += len(types)
                want["type"] += len(types)
                at = 0
                for name, values in ATTRIBUTES.items():
                    got = net.attribute_out(t)[:, at : at + len(values)].argmax(1).tolist()
                    at += len(values)
                    for g, w in zip(got, attributes[name], strict=True):
                        have[name] += g != 0
                        want[name] += w != 0
                        right[name] += g == w and w != 0
                if not mentions:
                    continue
                m = net.mentions(words, torch.tensor([(q.first, q.last) for q in mentions]))
                distance, sentence, between = geometry(x, spans, mentions)
                kinds = torch.tensor([KINDS.index(q.kind) for q in mentions])
                scores = torch.sigmoid(net.arguments(t, torch.softmax(logits, 1), m, kinds, distance, sentence)).numpy()
                true = {(i, j, r) for i, j, r in args}
                for i, j, r in zip(*np.where(scores > 0.5), strict=True):
                    have["arg." + ROLES[r]] += 1
                    right["arg." + ROLES[r]] += (int(i), int(j), int(r)) in true
                for _, _, r in true:
                    want["arg." + ROLES[r]] += 1
                pair = torch.sigmoid(net.same(t, torch.softmax(logits, 1), between)).numpy()
                for i in range(len(root)):
                    for j in range(i):
                        have["same"] += bool(pair[i, j] > 0.5)
                        want["same"] += root[i] == root[j]
                        right["same"] += bool(pair[i, j] > 0.5) and root[i] == root[j]
    net.train()
    keys = [k for k in want if want[k] >= 5]
    return {k: f1(right[k], have[k], want[k]) for k in keys}


__all__ = ["TYPES", "evaluate"]
