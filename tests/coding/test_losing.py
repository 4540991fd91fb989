"""Who loses a place by the verb of losing, and who gains it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khabar.coding.claims.events import event_claim
from khabar.coding.claims.states import hands
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.when.times import Times
from khabar.coding.drafts.who.losing import is_losing, who_lost
from khabar.coding.scene import Scene
from khabar.model import ControlChange, Span, TimePrecision, When

from .test_hands import context, told

NAMES = ("Guard", "rebels", "League", "governor")


def lost(text: str, trigger: str, **slots: str) -> dict[str, str]:
    """Who has which role in a draft of a taking with this trigger."""
    words = [w for w in NAMES if w in text]
    made, index = context(text, *words)
    made.in_sentence[0] = list(range(len(words)))
    start = text.index(trigger)
    draft = Draft(Span(start, start + len(trigger)), "territory_taken", 0.9, tuple(Slot(r, index[w]) for r, w in slots.items()))
    return {words[s.mention]: s.role for s in who_lost(made, draft).slots}


@pytest.mark.parametrize(
    ("text", "trigger", "slots", "right"),
    [
        ("The Guard lost the mill to the rebels on Monday.", "lost", {"actor": "Guard", "rec": "rebels"}, {"Guard": "rec", "rebels": "actor"}),
        ("The Guard has lost control of the mill.", "lost control", {"actor": "Guard"}, {"Guard": "rec"}),
        ("The rebels admit losing the mill.", "losing", {"actor": "rebels"}, {"rebels": "rec"}),
        ("The League confirmed that it had lost the mill.", "lost", {"actor": "League"}, {"League": "rec"}),
        ("The mill was lost to the rebels.", "lost", {"rec": "rebels"}, {"rebels": "actor"}),
        ("The mill was lost by the Guard.", "lost", {"actor": "Guard"}, {"Guard": "rec"}),
        ("The governor said the Guard had lost the mill.", "lost", {"actor": "Guard"}, {"Guard": "rec"}),
        ("The Guard took the mill from the rebels.", "took", {"actor": "Guard", "rec": "rebels"}, {"Guard": "actor", "rebels": "rec"}),
        ("The Guard lost the mill, the rebels said to the League.", "lost", {"actor": "Guard"}, {"Guard": "rec"}),
    ],
)
def test_the_subject_of_losing_loses(text: str, trigger: str, slots: dict[str, str], right: dict[str, str]) -> None:
    assert lost(text, trigger, **slots) == right


def test_words_of_losing() -> None:
    assert [is_losing(w) for w in ("lost", "had lost control of", "losing", "is losing", "taken", "lots of", "closed")] == [True, True, True, True, False, False, False]


def test_a_loss_is_a_change_of_hands() -> None:
    assert told("The Guard admits losing the mill.", "losing", rec="Guard") == (ControlChange.LOST, "Guard", None)
    assert told("The Guard lost the mill to the rebels.", "lost", rec="Guard", actor="rebels") == (ControlChange.TOOK, "rebels", "Guard")


def test_the_day_of_a_recapture_is_not_that_of_the_loss() -> None:
    text = "The Guard admits losing the mill, having retaken it on Sunday."
    day = When(made_day := context(text, "Guard")[0].published.start, made_day.replace(day=2), TimePrecision.DAY, None)  # type: ignore[union-attr]
    made, index = context(text, "Guard", "Sunday", when={"Sunday": day})
    made.in_sentence[0] = [0, 1]

    def when(trigger: str, other: str) -> When | None:
        drafts = [Draft(Span(at := text.index(w), at + len(w)), "territory_taken", 0.9, (Slot("when", index["Sunday"]),) if w == other else ()) for w in (trigger, other)]
        return Times(replace(made, found=replace(made.found, drafts=tuple(drafts))), tuple(drafts)).nearby_time(0)

    assert when("losing", "retaken") is None
    assert when("admits", "retaken") is not None


def test_who_took_it_may_stand_in_another_sentence() -> None:
    made, index = context("The Guard lost the mill. The League took it.", "Guard", "League")
    made = replace(made, sentences=[Span(0, 24), Span(25, 44)])
    draft = Draft(Span(10, 14), "territory_taken", 0.9, (Slot("rec", index["Guard"]), Slot("actor", index["League"])))
    found = hands(made, draft, event_claim(made, draft, Scene((), None, False, False)))
    assert found and (found[0], found[1] and found[1].name, found[2] and found[2].name) == (ControlChange.TOOK, "League", "Guard")
