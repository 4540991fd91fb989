"""A type that names a means needs the means in the text."""

from __future__ import annotations

import numpy as np
import pytest

from khabar.coding.finding.means import without_means

TYPES = ("ied", "suicide_attack", "air_strike", "drone_strike", "shelling", "chemical_attack", "grenade", "visit")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A cart full of explosives went off in the bazaar.", False),
        ("The attacker blew himself up at the gate.", True),
        ("A driver rammed a lorry into the barracks.", True),
        ("Nobody has claimed the suicide attack.", True),
    ],
)
def test_a_suicide_attack_is_told_as_one(text: str, kept: bool) -> None:
    scores = np.array([[0.3, 0.6, 0.0, 0.0, 0.0, 0.0, 0.0, 0.1]], np.float32)
    out = without_means(text, TYPES, scores)
    assert TYPES[int(out[0].argmax())] == ("suicide_attack" if kept else "ied")
    assert out.sum() == pytest.approx(scores.sum())
    assert scores[0, 1] == pytest.approx(0.6), "what came in is not changed"


def test_each_means_has_its_heir() -> None:
    scores = np.eye(8, dtype=np.float32)
    told = without_means("A drone dropped a grenade, and chlorine hung over the road.", TYPES, scores)
    assert [TYPES[i] for i in told.argmax(1)] == ["ied", "ied", "air_strike", "drone_strike", "shelling", "chemical_attack", "grenade", "visit"]
    plain = without_means("Soldiers came.", TYPES, scores)
    assert [TYPES[i] for i in plain.argmax(1)] == ["ied", "ied", "air_strike", "air_strike", "shelling", "shelling", "ied", "visit"]
