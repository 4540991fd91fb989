"""The type of an attack by the means that its sentence names. The texts are our own."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found
from khabar.coding.drafts.kind.by_means import by_means
from khabar.coding.drafts.kind.retyped import right_type
from khabar.model import Span

NOTHING: Any = None


def types(text: str, *drafts: Draft) -> list[str]:
    """The types of drafts in a text of which each line is a sentence."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    context = Context(
        report="r_1", text=text, folded=text, sentences=spans, title=None, found=Found((), drafts), actors={}, places={}, times={}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration({}, 0.0),
    )  # fmt: skip
    return [d.type for d in by_means(context).found.drafts]


def draft(text: str, words: str, kind: str, same: int | None = None) -> Draft:
    return Draft(Span(text.index(words), text.index(words) + len(words)), kind, 0.9, same_as=same)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "right"),
    [
        ("Robbers struck again, hacking a headman to death.", "struck", "air_strike", "ground_attack"),
        ("A ranger was badly maimed by a landmine.", "badly maimed", "air_strike", "mine"),
        ("Two guards were martyred when their car ran over a mine.", "martyred", "air_strike", "mine"),
        ("Two miners were killed by jets near the mine.", "killed", "air_strike", "air_strike"),
        ("A farmer was killed by a booby-trapped door.", "killed", "ground_attack", "ied"),
        ("They blew up a booby-trapped house on a patrol.", "blew up", "destruction", "ied"),
        ("They blew up a house.", "blew up", "destruction", "destruction"),
        ("Hand grenades were lobbed at the post.", "lobbed", "shelling", "grenade"),
        ("A sergeant fell to rebel bullets.", "fell", "shelling", "ground_attack"),
        ("The rebels targeted with rockets a hill.", "targeted", "ground_attack", "shelling"),
        ("The rebels attacked a post with rockets and rifles.", "attacked", "ground_attack", "ground_attack"),
        ("Oldland attacked the port of Newtown with 20 drones overnight.", "attacked", "ground_attack", "drone_strike"),
        ("The rebels attacked a base near the lake with mortars before storming it.", "attacked", "ground_attack", "shelling"),
        ("The rebels attacked a camp using cruise missiles.", "attacked", "complex_attack", "shelling"),
        ("The rebels attacked a convoy with rocket-propelled grenades.", "attacked", "ground_attack", "ground_attack"),
        ("The rebels attacked a post and fled with drones.", "attacked", "ground_attack", "ground_attack"),
        ("The army hit the town with guided bombs.", "hit", "ground_attack", "air_strike"),
        ("The navy struck a frigate off the cape.", "struck", "air_strike", "ground_attack"),
        ("The army struck a house.", "struck", "air_strike", "air_strike"),
        ("Two men were killed.", "killed", "air_strike", "ground_attack"),
        ("Two men were killed by mortar fire.", "killed", "shelling", "shelling"),
        ("A bomber died in the lane.", "died", "suicide_attack", "suicide_attack"),
    ],
)
def test_the_means_of_the_sentence_decide(text: str, trigger: str, kind: str, right: str) -> None:
    assert types(text, draft(text, trigger, kind)) == [right]


def test_another_telling_may_name_the_means() -> None:
    text = "Jets came over the town.\nThe market burned.\nNobody helped.\nTwo men were killed."
    jets, men = draft(text, "came over", "air_strike"), draft(text, "killed", "air_strike", 0)
    assert types(text, jets, men) == ["air_strike", "air_strike"]
    assert types(text, jets, draft(text, "killed", "air_strike")) == ["air_strike", "ground_attack"], "what is told elsewhere is of another attack"
    near = "Jets came over the town.\nTwo men were killed."
    assert types(near, draft(near, "killed", "air_strike")) == ["air_strike"], "of the sentence before"


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "right"),
    [
        ("The armed strike declared by the front closed the river.", "armed strike", "air_strike", "access_obstruction"),
        ("The armed strike killed six.", "armed strike", "air_strike", "air_strike"),
        ("Robbers came, hacking a headman to death.", "hacking", "cyber", "attack_on_civilians"),
        ("Robbers came, hacking a bank.", "hacking", "cyber", "cyber"),
        ("The militia fell back to the hills.", "fell back", "ground_attack", "withdrawal"),
        ("The militia fought back.", "fought back", "ground_attack", "ground_attack"),
    ],
)
def test_words_of_two_kinds(text: str, trigger: str, kind: str, right: str) -> None:
    assert right_type(text, draft(text, trigger, kind)) == right
