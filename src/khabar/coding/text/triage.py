"""Whether a page can hold a claim at all: words and their weights, so that irrelevant pages cost almost nothing."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

WORD = re.compile(r"[a-z]{3,}")
READ = 6_000  # characters of a page that are looked at
SHORT = 40  # words under which a text is always coded: too little to judge by
LATIN = 0.5  # share of ASCII letters under which the weights say nothing


@dataclass(frozen=True, slots=True)
class Triage:
    """A logistic regression over the words of a page; trained in training/triage.py."""

    weights: dict[str, float]
    bias: float
    threshold: float

    @classmethod
    def load(cls, file: Path) -> Triage:
        raw = json.loads(file.read_text("utf-8"))
        return cls(raw["weights"], raw["bias"], raw["threshold"])

    def score(self, text: str) -> float:
        """Probability that the page holds a claim; 1 where it is too short or too foreign to judge."""
        words = WORD.findall(text[:READ].lower())
        if len(words) < SHORT:
            return 1.0
        weights = self.weights
        unique = set(words)
        total = self.bias + sum(weights.get(w, 0.0) for w in unique) / math.sqrt(len(unique))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def passes(self, text: str) -> bool:
        return self.score(text) >= self.threshold
