"""How sure a claim is: the sum of named reasons, calibrated on the project's own development part (training/calibrate.py)."""

from __future__ import annotations

import math

from khabar.coding.draft import Draft
from khabar.coding.scenes import Scene
from khabar.model import Actor, Reason, Said

# log-odds weights of a logistic regression of "the claim is right" on the features below
BASE = -1.2
WEIGHTS = {
    "trigger": 2.6,
    "type": 1.3,
    "slots": 0.9,
    "actor": 0.35,
    "place": 0.2,
    "time": 0.15,
    "inherited place": -0.25,
    "inherited time": -0.15,
    "hedged": -0.5,
    "speaker": 0.1,
}


def features(draft: Draft, scene: Scene, actors: tuple[Actor, ...], said: tuple[Said, ...]) -> dict[str, float]:
    scores = dict(draft.scores)
    slots = [s.score for s in draft.slots]
    return {
        "trigger": draft.score,
        "type": scores.get("type", 0.5),
        "slots": sum(slots) / len(slots) if slots else 0.0,
        "actor": float(bool(actors)),
        "place": float(bool(scene.where) and not scene.place_inherited),
        "time": float(scene.when is not None and not scene.time_inherited),
        "inherited place": float(scene.place_inherited),
        "inherited time": float(scene.time_inherited),
        "hedged": float(draft.status in ("unconfirmed", "hypothetical")),
        "speaker": float(bool(said)),
    }


def confidence(draft: Draft, scene: Scene, actors: tuple[Actor, ...], said: tuple[Said, ...]) -> tuple[float, tuple[Reason, ...]]:
    """Probability that the claim is right, and the reasons whose weights sum to its log-odds."""
    values = features(draft, scene, actors, said)
    reasons = tuple(Reason(k, round(WEIGHTS[k] * v, 3), f"{v:.2f}") for k, v in values.items() if v)
    total = BASE + sum(r.weight for r in reasons)
    return round(1 / (1 + math.exp(-total)), 3), (Reason("base", BASE, ""), *reasons)
