"""Who the counted all were, told behind them."""

from __future__ import annotations

import pytest

from khabar.api import code
from khabar.model import EventClaim


def harmed(text: str) -> list[tuple[str, list[str], list[str | None]]]:
    """Trigger, recipients and whose the dead are, of every event."""
    claims = code(text, published="2022-06-07", theatre="world").claims
    return [(c.quote.text, [a.name for a in c.recipients], [n.whose for n in c.numbers if n.role == "killed"]) for c in claims if isinstance(c, EventClaim)]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The Taliban lost the district on Saturday. Residents said they had seen six dead, all of them Taliban.", "Taliban"),
        ("Eleven people were killed in the ambush, all soldiers of the 3rd Division.", "soldiers"),
        ("Nineteen people died in the air strike, all of them civilians, the doctor said.", "civilians"),
        ("Troops killed seven people in a raid, all of them rebels, the army said.", "rebels"),
    ],
)
def test_all_of_them(text: str, whom: str) -> None:
    (found,) = [one for one in harmed(text) if one[2]]
    assert any(whom in name for name in found[1]) and "people" not in found[1]
    assert found[2] == ["recipients"]


def test_all_of_others_are_none_of_the_dead() -> None:
    (killed,) = [one for one in harmed("Rebels killed nine policemen in Kati, all the hostages were freed.") if one[2]]
    assert "hostages" not in killed[1] and killed[1]
