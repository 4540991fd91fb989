"""How sure a claim is: the sum of named reasons, whose weights are fitted to reports that no network was trained on (training/confidence.py)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from khabar.coding.draft import Draft
from khabar.coding.scene import Scene
from khabar.model import Actor, Reason, Said

FEATURES = (
    "trigger",
    "type",
    "family",
    "slots",
    "actor",
    "recipient",
    "figure",
    "place",
    "time",
    "inherited place",
    "inherited time",
    "hedged",
    "background",
    "speaker",
    "state",
)
FURTHEST = 4.0  # log-odds of the network beyond which more says nothing


def log_odds(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return max(-FURTHEST, min(FURTHEST, math.log(p / (1 - p))))


def features(draft: Draft, scene: Scene, actors: tuple[Actor, ...], said: tuple[Said, ...]) -> dict[str, float]:
    scores = dict(draft.scores)
    slots = [s.score for s in draft.slots]
    roles = {s.role for s in draft.slots}
    return {
        "trigger": log_odds(draft.score),
        "type": log_odds(scores.get("type", 0.5)),
        "family": log_odds(scores.get("family", 0.5)),
        "slots": sum(slots) / len(slots) if slots else 0.0,
        "actor": float(bool(actors)),
        "recipient": float("rec" in roles),
        "figure": float(bool(roles & {"killed", "injured", "displaced", "arrested", "captured", "surrendered"})),
        "place": float(bool(scene.where) and not scene.place_inherited),
        "time": float(scene.when is not None and not scene.time_inherited),
        "inherited place": float(scene.place_inherited),
        "inherited time": float(scene.time_inherited),
        "hedged": float(draft.status in ("unconfirmed", "hypothetical")),
        "background": float(draft.background),
        "speaker": float(bool(said)),
        "state": float("." in draft.type or draft.type.isupper()),
    }


@dataclass(frozen=True, slots=True)
class Calibration:
    """Log-odds of each feature and of "base", and the confidence under which an event is no claim but a Miss."""

    weights: Mapping[str, float]
    least: float

    @classmethod
    def load(cls, folder: Path) -> Calibration:
        """From ``confidence.json`` of a model folder."""
        raw = json.loads((folder / "confidence.json").read_text("utf-8"))
        return cls(
            MappingProxyType({k: float(raw["weights"].get(k, 0.0)) for k in ("base", *FEATURES)}), float(raw["least"])
        )

    def confidence(
        self, draft: Draft, scene: Scene, actors: tuple[Actor, ...], said: tuple[Said, ...]
    ) -> tuple[float, tuple[Reason, ...]]:
        """Probability that the claim is there and of its family of types, and the reasons whose weights sum to its log-odds."""
        w = self.weights
        reasons = tuple(
            Reason(k, round(w[k] * v, 3), f"{v:.2f}") for k, v in features(draft, scene, actors, said).items() if v
        )
        total = w["base"] + sum(r.weight for r in reasons)
        return round(1 / (1 + math.exp(-total)), 3), (Reason("base", w["base"], ""), *reasons)
