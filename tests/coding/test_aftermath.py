"""The dead that a sentence counts right behind an attack. The texts are our own."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.toll.aftermath import with_aftermaths
from khabar.coding.drafts.toll.tolls import begins_anew
from khabar.model import Place, PlacePrecision, Span

NOTHING: Any = None
ATTACK = "Jets bombed Nadir on Monday."


def second(text: str, trigger: str, *, time: str = "", places: tuple[str, ...] = (), counted: bool = False, gap: str = " ", status: str = "asserted") -> tuple[str, int | None]:
    """The type of what is told behind the attack, and what it tells again."""
    whole = ATTACK + gap + text
    words = [*([time] if time else []), *places]
    kinds = [MentionKind.TIME] * bool(time) + [MentionKind.PLACE] * len(places)
    mentions = tuple(Mention(whole.rindex(w), whole.rindex(w) + len(w), k) for w, k in zip(words, kinds, strict=True))
    town: dict[int, tuple[Place, ...]] = {i: (Place(f"p_{w}", w, PlacePrecision.NEAR),) for i, w in enumerate(words) if w in places}
    at = len(ATTACK + gap)
    one = Draft(Span(5, 11), "air_strike", 0.9, (Slot("killed", 0),) if counted else ())
    slots = tuple(Slot("when" if k is MentionKind.TIME else "at", i) for i, k in enumerate(kinds))
    two = Draft(Span(at + text.index(trigger), at + text.index(trigger) + len(trigger)), "attack_on_civilians", 0.9, slots, status=status)
    context = Context(
        report="r_1", text=whole, folded=whole, sentences=[Span(0, len(ATTACK)), Span(at, len(whole))], title=None, found=Found(mentions, (one, two)), actors={}, places=town,
        times={}, amounts={}, published=None, registry=NOTHING, calibration=Calibration({}, 0.0),
    )  # fmt: skip
    made = with_aftermaths(context).found.drafts[1]
    return made.type, made.same_as


@pytest.mark.parametrize(
    ("text", "trigger", "again"),
    [
        ("Three men were killed.", "killed", True),
        ("The market was destroyed, three men were killed.", "destroyed", True),
        ("Three men were reportedly hurt.", "hurt", True),
        ("Three men died.", "died", True),
        ("Three men killed a guard.", "killed", False),
        ("Three men were killed in a raid.", "killed", False),
        ("Three men were killed when a wall fell.", "killed", False),
        ("Elsewhere three men were killed.", "killed", False),
        ("So far this year 300 men have been killed.", "killed", False),
        ("Three men were seen.", "seen", False),
    ],
)
def test_who_is_told_of_right_behind_an_attack_died_in_it(text: str, trigger: str, again: bool) -> None:
    assert second(text, trigger) == (("air_strike", 0) if again else ("attack_on_civilians", None))


def test_a_day_a_place_a_paragraph_or_another_toll_are_another_happening() -> None:
    text = "In Borun three men were killed on Sunday."
    assert second(text, "killed") == ("air_strike", 0)
    assert second(text, "killed", time="Sunday")[1] is None
    assert second(text, "killed", places=("Borun",))[1] is None
    assert second(text, "killed", gap="\n\n")[1] is None
    assert second(text, "killed", counted=True)[1] is None
    assert second(text, "killed", status="denied")[1] is None


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        ("In Borun three men were killed.", True),
        ("On Sunday three men were killed.", True),
        ("A bus overturned and three men died.", True),
        ("In the blast three men were killed.", False),
        ("Three men were killed in Borun.", False),
    ],
)
def test_a_sentence_that_sets_out_elsewhere_counts_its_own(text: str, anew: bool) -> None:
    assert begins_anew(text, Span(0, len(text))) is anew
