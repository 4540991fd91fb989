"""What is called off, ruled out or falls apart is told by its verb, and not as done."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import EventClaim, Page
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def events(coder: Coder, text: str) -> list[EventClaim]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 6, 12))))
    return [c for c in coded.claims if isinstance(c, EventClaim)]


@pytest.mark.parametrize(("text", "verb", "kind", "who"), [
    ("The army ruled out negotiations with the militants on Friday.", "ruled out", "rejection", ["army"]),
    ("The M23 walked out of talks in Luanda.", "walked out of", "rejection", ["March 23 Movement"]),
    ("The rebels suspended talks with the government on Monday.", "suspended", "rejection", ["rebels"]),
    ("The army postponed its withdrawal from Abyei.", "postponed", "rejection", ["army"]),
    ("Nurses suspended their strike in Harare on Thursday.", "suspended", "concession", ["Nurses"]),
    ("The ceasefire between Israel and Hamas collapsed on Tuesday.", "collapsed", "rejection", ["Israel", "Hamas"]),
    ("A truce between rival gangs in Port-au-Prince has broken down.", "broken down", "rejection", ["rival gangs"]),
    ("The protest was called off after police fired tear gas in Nairobi.", "called off", "concession", []),
])  # fmt: skip
def test_what_is_undone_is_not_done(coder: Coder, text: str, verb: str, kind: str, who: list[str]) -> None:
    [told] = [e for e in events(coder, text) if e.type.value != "crowd_force"]
    assert (told.quote.text, told.type.value, told.status.value) == (verb, kind, "asserted")
    assert [a.name for a in told.actors] == who


@pytest.mark.parametrize(("text", "kind"), [
    ("The delegations held talks in Geneva on Monday.", "talks"),
    ("Rebels abandoned their positions after an air strike in Idlib.", "air_strike"),
    ("Nurses began a strike in Harare on Thursday.", "strike_action"),
])  # fmt: skip
def test_what_is_done_stays(coder: Coder, text: str, kind: str) -> None:
    assert kind in [e.type.value for e in events(coder, text)]
