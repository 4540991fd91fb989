"""Train the page triage from the corpus: reports with claims against those without.

    python training/triage.py --corpus 'training/corpus/w*.txt' --test 'training/corpus/test/*.txt' --to src/khabar/data/models/coder/triage.json

The threshold is the highest at which at most 2 in 1,000 reports with claims are lost in five-fold cross-validation, divided by ten for safety: the corpus is narrower than the web.
"""

from __future__ import annotations

import argparse
import glob
import json
import math
import sys
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpus import Doc, read

from khabar.coding.text.triage import READ, WORD, Triage

SEED = 7


def words(doc: Doc) -> set[str]:
    return set(WORD.findall(doc.text[:READ].lower()))


def fit(docs: list[set[str]], labels: np.ndarray, vocabulary: list[str], epochs: int = 300, l2: float = 0.002):
    index = {w: i for i, w in enumerate(vocabulary)}
    rows = [np.array([index[w] for w in d if w in index], np.int64) for d in docs]
    scale = np.array([1 / math.sqrt(max(1, len(d))) for d in docs])
    x = np.zeros((len(docs), len(vocabulary)), np.float32)
    for r, (ids, s) in enumerate(zip(rows, scale, strict=True)):
        x[r, ids] = s
    w, b = np.zeros(len(vocabulary), np.float32), 0.0
    m, v = np.zeros_like(w), np.zeros_like(w)
    balance = np.where(labels == 1, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
    for t in range(1, epochs + 1):
        p = 1 / (1 + np.exp(-(x @ w + b)))
        g = (p - labels) * balance / len(labels)
        grad = x.T @ g + l2 * w / len(labels) * 10
        m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad * grad
        w -= 0.3 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        b -= 3 * float(g.sum())
    return w, b


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpus", nargs="+", required=True)
    ap.add_argument("--test", nargs="*", default=[])
    ap.add_argument("--to", type=Path, required=True)
    a = ap.parse_args()
    docs = [d for pattern in a.corpus for p in sorted(glob.glob(pattern)) for d in read(Path(p))[0]]
    bags = [words(d) for d in docs]
    labels = np.array([float(bool(d.claims)) for d in docs])
    counts = Counter(w for b in bags for w in b)
    vocabulary = sorted(w for w, n in counts.items() if n >= 3)
    rng = np.random.default_rng(SEED)
    fold = rng.integers(0, 5, len(docs))
    scores = np.zeros(len(docs))
    for k in range(5):
        train = [i for i in range(len(docs)) if fold[i] != k]
        w, b = fit([bags[i] for i in train], labels[train], vocabulary)
        model = Triage(dict(zip(vocabulary, w.tolist(), strict=True)), b, 0)
        for i in range(len(docs)):
            if fold[i] == k:
                scores[i] = model.score(docs[i].text)
    threshold = float(np.quantile(scores[labels == 1], 0.002)) / 10
    w, b = fit(bags, labels, vocabulary)
    weights = {v: round(float(x), 3) for v, x in zip(vocabulary, w, strict=True) if abs(x) > 0.05}
    a.to.write_text(json.dumps({"bias": round(b, 4), "threshold": round(threshold, 5), "weights": weights}, ensure_ascii=False), "utf-8")
    final = Triage.load(a.to)
    print(f"{len(docs)} reports, {len(weights)} weights, threshold {threshold:.4f}")
    print(f"cross-validated: kept {np.mean(scores[labels == 1] >= threshold):.4f} of those with claims, dropped {np.mean(scores[labels == 0] < threshold):.3f} of the others")
    test = [d for pattern in a.test for p in sorted(glob.glob(pattern)) for d in read(Path(p))[0]]
    if test:
        kept = [final.passes(d.text) for d in test if d.claims]
        dropped = [not final.passes(d.text) for d in test if not d.claims]
        print(f"test: kept {np.mean(kept):.4f} of {len(kept)}, dropped {np.mean(dropped):.3f} of {len(dropped)}")


if __name__ == "__main__":
    main()
