"""What was struck: the noun that stands as the thing attacked, and no other. The texts are our own."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found
from khabar.coding.drafts.kind.targets import with_targets
from khabar.model import Span

NOTHING: Any = None


def struck(text: str, trigger: str, kind: str, guess: str | None = None, score: float = 0.9) -> str | None:
    at = text.index(trigger)
    draft = Draft(Span(at, at + len(trigger)), kind, 0.9, target=guess, scores=(("tgt", score),))
    context = Context(
        report="r_1", text=text, folded=text, sentences=[Span(0, len(text))], title=None, found=Found((), (draft,)), actors={}, places={}, times={}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration({}, 0.0),
    )  # fmt: skip
    return with_targets(context).found.drafts[0].target


@pytest.mark.parametrize(("text", "trigger", "kind", "right"), [
    ("Gunmen attacked a courthouse in Oldtown.", "attacked", "ground_attack", "government"),
    ("Jets bombed a field hospital run by nuns in Oldtown.", "bombed", "air_strike", "hospital"),
    ("A bomb exploded in a crowded market in Oldtown, killing ten.", "exploded", "ied", "market"),
    ("A drone attack on a refinery in Oldtown started a fire.", "attack", "drone_strike", "oil"),
    ("Two schools in Oldtown were shelled on Monday.", "were shelled", "shelling", "school"),
    ("A roadside bomb hit a school bus near Oldtown.", "hit", "ied", "vehicle"),
    ("Rebels attacked an aid convoy near Oldtown.", "attacked", "ground_attack", "aid"),
    ("Rebels attacked a camp for displaced people in Oldtown.", "attacked", "ground_attack", "camp"),
])  # fmt: skip
def test_the_thing_attacked(text: str, trigger: str, kind: str, right: str) -> None:
    assert struck(text, trigger, kind, "mosque") == right


@pytest.mark.parametrize(("text", "trigger", "kind"), [
    ("Gunmen killed two market traders in Oldtown.", "killed", "attack_on_civilians"),
    ("The mosque's imam was shot dead in Oldtown.", "was shot dead", "targeted_killing"),
    ("Gunmen shot dead a judge in his car in Oldtown.", "shot dead", "targeted_killing"),
    ("Rebels took Oldtown and killed ten soldiers after a raid on a prison.", "took", "territory_taken"),
    ("A mortar shell killed two people in Oldtown, said a doctor at the hospital.", "killed", "shelling"),
    ("Protesters marched to the church in Oldtown.", "marched", "protest"),
])  # fmt: skip
def test_what_stands_beside_is_no_target(text: str, trigger: str, kind: str) -> None:
    assert struck(text, trigger, kind) is None


def test_a_guess_needs_a_noun_and_certainty() -> None:
    text = "Worshippers fled the mosque as shots rang out."
    assert struck(text, "shots", "ground_attack", "mosque") == "mosque"
    assert struck(text, "shots", "ground_attack", "mosque", 0.3) is None
    assert struck(text, "shots", "ground_attack", "prison") is None
