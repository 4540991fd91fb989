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


@pytest.mark.parametrize(("text", "verb", "who"), [
    ("Iran walked away from nuclear talks in Vienna on Tuesday.", "walked away", ["Iran"]),
    ("The prime minister rejected demands for his resignation on Monday.", "rejected", ["prime minister"]),
    ("The president dismissed calls for his resignation.", "dismissed", ["president"]),
    ("Peace negotiations between the Philippine government and communist rebels have stalled.", "stalled", ["Government of Philippines", "communist rebels"]),
])  # fmt: skip
def test_who_turns_away_from_it_rejects_it_and_no_more(coder: Coder, text: str, verb: str, who: list[str]) -> None:
    [told] = events(coder, text)
    assert (told.quote.text, told.type.value, told.status.value) == (verb, "rejection", "asserted")
    assert [a.name for a in told.actors] == who


@pytest.mark.parametrize(("text", "verb", "status"), [
    ("The mediator warned that the truce could collapse in Tripoli.", "collapse", "hypothetical"),
    ("If talks collapse, the army will attack Mekelle.", "collapse", "hypothetical"),
    ("The truce has not collapsed, the mediator said in Tripoli.", "collapsed", "denied"),
    ("The army did not rule out talks with the militants on Friday.", "talks", "hypothetical"),
    ("Ankara has not ruled out a military operation in northern Syria.", "a military operation", "hypothetical"),
])  # fmt: skip
def test_what_may_be_undone_is_not_undone(coder: Coder, text: str, verb: str, status: str) -> None:
    told = next(e for e in events(coder, text) if e.quote.text == verb)
    assert told.status.value == status


@pytest.mark.parametrize(("text", "verb"), [
    ("The army resumed strikes on Gaza after the truce collapsed on Friday.", "collapsed"),
    ("The group resumed attacks in Mindanao on Tuesday after peace talks broke down.", "broke down"),
])  # fmt: skip
def test_what_falls_apart_is_not_undone_by_who_attacks_then(coder: Coder, text: str, verb: str) -> None:
    told = next(e for e in events(coder, text) if e.quote.text == verb)
    assert told.type.value == "rejection" and not told.actors


@pytest.mark.parametrize(("text", "deed"), [
    ("The rebels rejected the offer and attacked Bunia on Monday.", "attacked"),
    ("The junta rejected the proposal and bombed three villages in Sagaing on Friday.", "bombed"),
    ("The ceasefire expired at midnight and shelling resumed in Khartoum.", "shelling"),
    ("The talks were called off and rebels shelled Goma on Sunday.", "shelled"),
])  # fmt: skip
def test_a_deed_beside_a_refusal_is_done(coder: Coder, text: str, deed: str) -> None:
    assert deed in [e.quote.text for e in events(coder, text) if e.status.value == "asserted"]


def test_what_is_refused_is_still_only_spoken_of(coder: Coder) -> None:
    told = events(coder, "The general ignored calls for a ceasefire and shelled Tripoli on Monday.")
    assert [e.type.value for e in told] == ["rejection", "shelling"]
