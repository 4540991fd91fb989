"""Who does not confirm or comment tells nothing; whose habit a thing is has not thereby done it; what nobody reported did not happen."""

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


def voices(event: EventClaim) -> list[tuple[str, str]]:
    return [(s.quote.text if s.quote else "", s.stance.value) for s in event.said_by]


@pytest.mark.parametrize(("text", "deed", "who"), [
    ("The UN said it was unable to verify reports that the RSF had killed 90 people in Tina.", "killed", [("The UN", "doubts")]),
    ("The army has not confirmed the capture of Garbahaarrey.", "capture", [("The army", "doubts")]),
    ("The police commissioner would neither confirm nor deny that five officers were abducted in Rivers.", "abducted", [("The police commissioner", "doubts")]),
    ("The Kremlin declined to comment on reports that Wagner fighters had left Gao.", "left", []),
    ("The defence ministry declined to say whether its troops had entered Sudzha.", "entered", []),
    ("Neither the army nor the rebels confirmed the fall of Rubaya.", "fall", []),
    ("Reports that the army had retaken Sennar could not be independently verified.", "retaken", []),
])  # fmt: skip
def test_what_is_not_confirmed_stays_unconfirmed(coder: Coder, text: str, deed: str, who: list[tuple[str, str]]) -> None:
    told = next(e for e in events(coder, text) if e.quote.text.endswith(deed))
    assert told.status.value == "unconfirmed"
    assert voices(told) == who


def test_no_comment_on_what_happened_leaves_it_as_told(coder: Coder) -> None:
    [strike] = events(coder, "Israel has not commented on the strike, which killed four people in Homs.")
    assert strike.status.value == "asserted" and not strike.said_by


def test_no_comment_is_no_happening(coder: Coder) -> None:
    assert not events(coder, "The Rwandan government did not reply to a request for comment.")
    told = events(coder, "The army did not respond to a request for comment on the bombing of the market in Kabkabiya.")
    assert [(e.quote.text, e.said_by) for e in told] == [("the bombing", ())]


@pytest.mark.parametrize("text", [
    "A bomb exploded at a market in Gamboru. No group has claimed responsibility, but Boko Haram often attacks markets in the region.",
    "An explosion hit a minibus in Kabul. Islamic State has claimed similar attacks in the past.",
    "Six labourers were shot dead in Panjgur. The Baloch Liberation Front has previously claimed similar killings.",
    "A roadside bomb killed two policemen in Peshawar. No one claimed responsibility, but the Pakistani Taliban regularly targets security forces.",
])  # fmt: skip
def test_a_habit_is_no_deed(coder: Coder, text: str) -> None:
    told = events(coder, text)
    assert told and not any(e.actors or e.responsibility for e in told)


def test_who_claims_it_beside_a_habit_did_it(coder: Coder) -> None:
    told = events(coder, "A car bomb killed 20 people in Mogadishu. Al-Shabaab, which often targets hotels, said it carried out the attack.")
    assert {a.name for e in told for a in e.actors} == {"Al-Shabaab"}


def test_no_group_is_nobody(coder: Coder) -> None:
    [killing] = events(coder, "No armed group has claimed the killing of the aid worker in Bamenda.")
    assert not killing.actors and not killing.said_by and not killing.responsibility


@pytest.mark.parametrize(("text", "deed"), [
    ("There were no reports of fighting in Goma on Sunday.", "fighting"),
    ("There is no evidence that rebels shelled the camp at Mugunga, the army said.", "shelled"),
    ("No protests were reported in Dakar on Friday.", "protests"),
    ("There was no immediate sign of Russian forces withdrawing from the plant in Enerhodar.", "withdrawing"),
])  # fmt: skip
def test_what_nobody_reported_is_denied(coder: Coder, text: str, deed: str) -> None:
    assert [e.status.value for e in events(coder, text) if e.quote.text == deed] == ["denied"]


@pytest.mark.parametrize(("text", "deed"), [
    ("There were no immediate reports of casualties in the shelling of Kherson.", "the shelling"),
    ("No fewer than 15 protesters were shot dead in Lagos.", "shot dead"),
    ("There was no doubt that rebels shelled the camp at Mugunga.", "shelled"),
])  # fmt: skip
def test_no_dead_and_no_doubt_deny_nothing(coder: Coder, text: str, deed: str) -> None:
    assert [(e.quote.text, e.status.value) for e in events(coder, text)] == [(deed, "asserted")]
