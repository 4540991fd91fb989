"""Later tellings that say no more than an earlier one: mentions of it, or left out. The texts are our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from khabar.coding.claims.again import MOST, SURE, mention
from khabar.coding.coder import Coder
from khabar.coding.confidence import FEATURES, Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found
from khabar.coding.scene import Scene
from khabar.model import (
    EventClaim,
    EventType,
    Page,
    Place,
    PlacePrecision,
    PlaceRole,
    Plover,
    Quote,
    Span,
    Status,
    TimeFrame,
    TimePrecision,
    When,
    Where,
)
from khabar.reading import to_report

NOTHING: Any = None
LEAST = 0.4
MONDAY, FRIDAY = (When(date(2024, 3, day), date(2024, 3, day + 1), TimePrecision.DAY) for day in (4, 8))
MAIN, OTHER = (Where(Place(name, name, PlacePrecision.ADMIN2), PlaceRole.AT) for name in ("Tillabery", "Gao"))
TEXT = "Gunmen raided Tillabery on Monday. Nobody claimed the attack. They stormed it."


def around() -> Context:
    return Context(
        report="r_1", text=TEXT, folded=TEXT, sentences=[Span(0, 35), Span(35, 61), Span(61, len(TEXT))], title=None, found=Found((), ()), actors={}, places={}, times={}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration(dict.fromkeys(("base", *FEATURES), 0.0), LEAST),
    )  # fmt: skip


def telling(words: str, kind: EventType = EventType.GROUND_ATTACK, where: Where | None = MAIN, when: When | None = MONDAY, confidence: float = 0.9) -> EventClaim:
    at = TEXT.index(words)
    return EventClaim(
        id=f"c_{words}", quote=Quote(at, at + len(words), words), sentence=None, type=kind, plover=Plover("ASSAULT"), status=Status.ASSERTED, time_frame=TimeFrame.NEWS,
        where=(where,) if where else (), when=when, confidence=confidence,
    )  # fmt: skip


def seen(event: EventClaim, *, inherited: bool = True, score: float = 0.9, earlier: list[EventClaim] | None = None) -> EventClaim | None:
    draft = Draft(Span(event.quote.start, event.quote.end), event.type.value, score)
    return mention(around(), draft, Scene(event.where, event.when, inherited, inherited), event, [telling("raided")] if earlier is None else earlier)


def test_a_mention_has_all_from_the_first_telling() -> None:
    again = seen(telling("attack", EventType.COMPLEX_ATTACK, where=None))
    assert again is not None and again.same_as == "c_raided" and again.quote.text == "attack"
    assert (again.type, again.where, again.when) == (EventType.GROUND_ATTACK, (MAIN,), MONDAY)


def test_what_cannot_be_that_happening_is_no_mention_of_it() -> None:
    assert seen(telling("attack"), earlier=[]) is None, "nothing has been told"
    assert seen(telling("attack", EventType.TALKS)) is None, "talks are no raid"
    assert seen(replace(telling("attack"), status=Status.DENIED)) is None
    assert seen(replace(telling("attack"), time_frame=TimeFrame.BACKGROUND)) is None
    assert seen(telling("attack", where=OTHER), inherited=False) is None, "it has a place of its own"
    assert seen(telling("attack", when=FRIDAY), inherited=False) is None, "and this one a day"


def test_a_noun_inherits_its_scene_and_a_verb_does_not() -> None:
    assert seen(telling("attack", where=OTHER)) is not None
    assert seen(telling("stormed", where=OTHER)) is None
    assert seen(telling("stormed", when=FRIDAY)) is None
    assert seen(telling("stormed")) is not None


def test_an_unsure_type_needs_a_sure_trigger() -> None:
    assert seen(telling("attack", confidence=LEAST - 0.1), score=SURE) is not None
    assert seen(telling("attack", confidence=LEAST - 0.1), score=SURE - 0.1) is None


def test_a_happening_is_not_mentioned_without_end() -> None:
    assert seen(telling("attack"), earlier=[telling("raided")] * (MOST - 1)) is not None
    assert seen(telling("attack"), earlier=[telling("raided")] * MOST) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A bomb in a market in Kano killed six people on Monday, police said.\n\nNobody has claimed the attack.", "attack"),
        ("Three soldiers died in an ambush near Djibo on Monday, the army said.\n\nThere has been no claim for the ambush.", "ambush"),
    ],
)
def test_that_nobody_claimed_it_mentions_it(coder: Coder, text: str, words: str) -> None:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 3, 6))))
    first, *later = [c for c in coded.claims if isinstance(c, EventClaim)]
    assert [c.quote.text.removeprefix("the ") for c in later] == [words]
    assert later[0].same_as == first.id and later[0].recipients == first.recipients and not later[0].numbers
