"""Which of several similar happenings of one day a sentence tells. The texts are our own."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from khabar.coding.coder import Coder
from khabar.coding.confidence import FEATURES, Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.same.headlines import halves_of, with_halves
from khabar.coding.drafts.same.linking import chain_roots, linked
from khabar.coding.drafts.same.several import of_several
from khabar.model import Actor, ActorKind, EventClaim, Page, Span
from khabar.reading import to_report

NOTHING: Any = None


def context(text: str, drafts: tuple[Draft, ...], mentions: tuple[Mention, ...] = (), title: Span | None = None, actors: dict[int, Actor] | None = None) -> Context:
    spans = [Span(*m.span()) for m in re.finditer(r"[^\n.]+\.?", text) if m[0].strip()]
    return Context(
        report="r_1", text=text, folded=text, sentences=spans, title=title, found=Found(mentions, drafts), actors=actors or {}, places={}, times={}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration(dict.fromkeys(("base", *FEATURES), 0.0), 0.0),
    )  # fmt: skip


def draft(text: str, words: str, kind: str = "ied", same: int | None = None, *slots: Slot) -> Draft:
    return Draft(Span(text.index(words), text.index(words) + len(words)), kind, 0.9, slots, same_as=same)


def at(text: str, *words: str) -> tuple[Mention, ...]:
    return tuple(Mention(text.index(w), text.index(w) + len(w), MentionKind.PLACE) for w in words)


def roots(text: str, drafts: tuple[Draft, ...], mentions: tuple[Mention, ...] = ()) -> list[int]:
    made = context(text, drafts, mentions)
    return chain_roots(of_several(made, linked(made)))


def test_what_has_no_words_of_its_own_is_of_the_sentence_before_it() -> None:
    text = "A bomb exploded at a bus station. Another bomb wrecked the customs office. The blast was heard far away and four were killed."
    drafts = (draft(text, "exploded"), draft(text, "wrecked"), draft(text, "The blast", "ied", 0), draft(text, "were killed", "ied", 0))
    assert roots(text, drafts) == [0, 1, 1, 1]


def test_a_new_paragraph_is_left_to_the_finder() -> None:
    text = "A bomb exploded at a bus station. Another bomb wrecked the customs office.\n\nFour were killed in all."
    drafts = (draft(text, "exploded"), draft(text, "wrecked"), draft(text, "were killed", "ied", 0))
    assert roots(text, drafts) == [0, 1, 0]


def test_the_thing_struck_tells_which() -> None:
    text = "A bomb exploded at a bus station. In a separate incident shells hit the customs office.\n\nA militia said that it had planned the bus station attack. It knew nothing of the customs office."
    drafts = (draft(text, "exploded", "ied", None, Slot("at", 0)), draft(text, "hit", "shelling", None, Slot("at", 1)), draft(text, "attack", "ied", 1))
    assert roots(text, drafts, at(text, "a bus station", "the customs office")) == [0, 1, 0]


def test_the_part_of_the_day_tells_which() -> None:
    text = "A bomb exploded in the morning. A second bomb killed a judge in the afternoon.\n\nThe afternoon attack was claimed by a militia. The morning attack was not."
    mentions = tuple(Mention(text.index(w), text.index(w) + len(w), MentionKind.TIME) for w in ("the morning", "the afternoon"))
    drafts = (
        draft(text, "exploded", "ied", None, Slot("when", 0)),
        draft(text, "killed", "ied", None, Slot("when", 1)),
        draft(text, "The afternoon attack", "ied", 0),
        draft(text, "The morning attack", "ied", 0),
    )
    assert roots(text, drafts, mentions) == [0, 1, 1, 0]


def test_the_first_of_two_that_were_counted() -> None:
    text = "Two attacks shook the port. The first tore up a fish market. The shelling of the lighthouse came at dusk. Three sailors were killed."
    drafts = (draft(text, "attacks"), draft(text, "tore up", "ied", None, Slot("at", 0)), draft(text, "shelling", "shelling", None, Slot("at", 1)), draft(text, "were killed", "ied", 1))
    assert roots(text, drafts, at(text, "a fish market", "the lighthouse")) == [0, 1, 2, 2]


@pytest.mark.parametrize(
    "said",
    [
        "Another man was wounded.",  # one more of the harmed, and no attack
        "Minutes later a second bomb exploded among the rescuers.",  # of one attack
        "Police searched the place.",
    ],
)
def test_one_attack_stays_one(said: str) -> None:
    text = f"A bomb exploded at a bus station. {said} The blast killed four."
    drafts = (draft(text, "exploded"), draft(text, "The blast", "ied", 0))
    assert roots(text, drafts) == [0, 0]


def test_a_party_with_a_deed_of_its_own_is_not_drawn_in() -> None:
    text = "A bomb exploded at a bus station. A second explosion followed at noon. The army raided two villages."
    mentions = (Mention(text.index("The army"), text.index("The army") + 8, MentionKind.GROUP),)
    drafts = (draft(text, "exploded"), draft(text, "second explosion"), draft(text, "raided", "ground_attack", None, Slot("actor", 0, 0.9)))
    made = context(text, drafts, mentions, actors={0: Actor("army", "army", ActorKind.MILITARY)})
    assert chain_roots(of_several(made, linked(made))) == [0, 1, 2]


def test_both_are_neither() -> None:
    text = "A bomb exploded at a bus station. In a separate incident gunmen attacked a prison. Police said the two attacks were not connected."
    drafts = (draft(text, "exploded"), draft(text, "attacked", "ground_attack"), draft(text, "two attacks", "ied", 0))
    assert roots(text, drafts) == [0, 1, 0]


def test_two_news_in_one_headline() -> None:
    title = "Toll of station bomb rises to nine; rockets hit air base"
    halves = halves_of(title, Span(0, len(title)))
    assert halves is not None and title[halves[1].start :] == "rockets hit air base"
    assert halves_of("Bomb kills nine in station; 20 hurt", Span(0, 35)) is None, "a toll is that of the first half"
    assert halves_of("Army takes town; talks begin; aid arrives", Span(0, 41)) is None


def test_each_half_of_a_headline_has_its_own() -> None:
    title = "Station bomb kills nine; rockets hit air base"
    mentions = (Mention(19, 23, MentionKind.NUMBER), Mention(25, 32, MentionKind.WEAPON), Mention(37, 45, MentionKind.PLACE))
    slots = (Slot("killed", 0), Slot("weapon", 1), Slot("at", 2))
    drafts = (draft(title, "kills", "ied", None, *slots), draft(title, "hit", "shelling", None, *slots))
    out = with_halves(context(title, drafts, mentions, title=Span(0, len(title)))).found.drafts
    assert [[s.role for s in d.slots] for d in out] == [["killed"], ["weapon", "at"]]


def test_what_is_recalled_in_its_own_sentence() -> None:
    text = "A bomb exploded at a bus station. In 2014 rebels killed 90 people there, said a court which blamed them for the massacre."
    past = Draft(Span(text.index("killed"), text.index("killed") + 6), "attack_on_civilians", 0.9, background=True)
    made = linked(context(text, (draft(text, "exploded"), past, draft(text, "the massacre", "ied", 0))))
    assert chain_roots(made) == [0, 1, 1] and made[2].background and made[2].type == "attack_on_civilians"
    for said in ("The rebels, who killed 90 people in 2014, claimed the attack.", "In 2014 rebels killed 90 people there; nobody claimed the attack."):
        text = f"A bomb exploded at a bus station. {said}"
        past = Draft(Span(text.index("killed"), text.index("killed") + 6), "attack_on_civilians", 0.9, background=True)
        made = linked(context(text, (draft(text, "exploded"), past, draft(text, "the attack", "ied", 0))))
        assert chain_roots(made) == [0, 1, 0], said


def test_won_back_in_other_words() -> None:
    text = "The rebels seized the port on Monday. The port is back under the control of the army. Its allies entered the port first."
    took, back = draft(text, "seized", "territory_taken"), draft(text, "back under the control", "territory_taken", 0)
    assert chain_roots(linked(context(text, (took, back)))) == [0, 1]
    entered = draft(text, "entered", "territory_taken", 1)
    assert chain_roots(linked(context(text, (took, back, entered)))) == [0, 1, 1]


def test_two_sides_leave_twice() -> None:
    text = "The army left the port. The rebels pulled out of the port."
    mentions = (Mention(0, 8, MentionKind.GROUP), Mention(24, 34, MentionKind.GROUP))
    drafts = (draft(text, "left", "withdrawal", None, Slot("actor", 0)), draft(text, "pulled out", "withdrawal", 0, Slot("actor", 1)))
    army, rebels = Actor("army", "army", ActorKind.MILITARY), Actor("front", "rebels", ActorKind.ARMED_GROUP)
    assert chain_roots(linked(context(text, drafts, mentions, actors={0: army, 1: rebels}))) == [0, 1]
    assert chain_roots(linked(context(text, drafts, mentions, actors={0: army, 1: army}))) == [0, 0]


def test_a_report_of_two_bombs(coder: Coder) -> None:
    text = (
        "KABUL, May 3 (Hill Wire) - A bomb exploded in a cattle market in Herat on Thursday morning and killed nine people, a doctor said.\n\n"
        "In a separate incident on Thursday evening, another bomb hit a police station in Herat. Two officers were killed in the attack, a spokesman said.\n"
    )
    claims = [c for c in coder.code(to_report(Page(path="case.txt", text=text, published=date(2022, 5, 6)))).claims if isinstance(c, EventClaim)]
    by = {number.best: c.same_as or c.id for c in claims for number in c.numbers if number.role == "killed"}
    assert by[9] != by[2]
    assert not any({n.best for n in c.numbers if n.role == "killed"} >= {2, 9} for c in claims)
