"""Who denies a part in a deed does not deny the deed, and is not its doer."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.coding.claims.worth import presupposed
from khabar.coding.confidence import FEATURES, Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.truth.denials import with_denials
from khabar.model import Actor, ActorKind, Span

NOTHING: Any = None


def made(text: str, words: str, status: str = "denied", kind: str = "ied") -> tuple[Context, Draft]:
    """One draft of which the Front is the doer, after denials were read."""
    who = Mention(text.index("the Front"), text.index("the Front") + 9, MentionKind.GROUP)
    at = text.index(words)
    draft = Draft(Span(at, at + len(words)), kind, 0.9, (Slot("actor", 0, 0.9), Slot("by", 0, 0.9)), status=status)
    context = Context(
        report="r_1", text=text, folded=text, sentences=[Span(0, len(text))], title=None, found=Found((who,), (draft,)), actors={0: Actor("front", "Front", ActorKind.ARMED_GROUP)},
        places={}, times={}, amounts={}, published=None, registry=NOTHING, calibration=Calibration(dict.fromkeys(("base", *FEATURES), 0.0), 0.0),
    )  # fmt: skip
    around = with_denials(context)
    return around, around.found.drafts[0]


@pytest.mark.parametrize(("text", "words"), [
    ("On Friday the Front denied any role in the bombing.", "bombing"),
    ("On Friday the Front, which rules the hills, denied having any hand in the market bombing.", "the market bombing"),
    ("On Friday the Front denied responsibility for it.", "denied responsibility"),
    ("On Friday the Front denied that it was behind the bombing.", "bombing"),
    ("It said that the Front had nothing to do with the bombing.", "bombing"),
    ("It said that the Front took no part in the bombing.", "bombing"),
])  # fmt: skip
def test_a_part_in_it_is_denied_and_not_the_deed(text: str, words: str) -> None:
    context, draft = made(text, words)
    assert (draft.status, {s.role for s in draft.slots}) == ("asserted", {"by", "den"})
    assert not presupposed(context, draft, [NOTHING]), "it says something that no telling before it says"


@pytest.mark.parametrize(("text", "words"), [
    ("On Friday the Front denied the bombing.", "bombing"),
    ("On Friday the Front denied any role in politics. A bombing followed.", "bombing"),
    ("On Friday the Front claimed a hand in the bombing.", "bombing"),
    ("On Friday the Front denied any hand in it: its bombing had ended.", "bombing"),
])  # fmt: skip
def test_other_words_deny_no_part(text: str, words: str) -> None:
    _, draft = made(text, words)
    assert (draft.status, [s.role for s in draft.slots]) == ("denied", ["actor", "by"])
