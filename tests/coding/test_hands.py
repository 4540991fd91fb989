"""Words that turn a change of hands round, end it or make it none; and quotes that are the report's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from khabar.coding.claims.events import event_claim
from khabar.coding.claims.states import hands, is_over
from khabar.coding.claims.worth import unworthy
from khabar.coding.coder import Coder
from khabar.coding.confidence import FEATURES, Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.same.linking import about_the_news
from khabar.coding.drafts.where.scenes import Scenes
from khabar.coding.scene import Scene
from khabar.model import Actor, ActorKind, ControlChange, DateBasis, Page, Published, Quote, Span, TimePrecision, When
from khabar.reading import to_report

NAMED = {"rebels": "r_1:rebels", "Front": "front", "fighters": "r_1:fighters"}


def context(text: str, *words: str, when: dict[str, When] | None = None) -> tuple[Context, dict[str, int]]:
    """A context whose actors and times are these words."""
    mentions, actors, times, index = [], {}, {}, {}
    for i, word in enumerate(words):
        start = text.index(word)
        timed = (when or {}).get(word)
        mentions.append(Mention(start, start + len(word), MentionKind.TIME if timed else MentionKind.GROUP))
        if timed:
            times[i] = timed
        else:
            actors[i] = Actor(NAMED.get(word, word), word, ActorKind.ARMED_GROUP, quote=Quote.of(text, start, start + len(word)))
        index[word] = i
    day = Published(date(2030, 5, 1), date(2030, 5, 2), TimePrecision.DAY, DateBasis.METADATA)
    registry: Any = None
    made = Context(
        report="r_1", text=text, folded=text, sentences=[Span(0, len(text))], title=None, found=Found(tuple(mentions), ()), actors=actors,
        places={}, times=times, amounts={}, published=day, registry=registry,
        calibration=Calibration(dict.fromkeys(("base", *FEATURES), 0.0), 0.0),
    )  # fmt: skip
    return made, index


def told(text: str, trigger: str, **slots: str) -> tuple[ControlChange, str | None, str | None] | None:
    made, index = context(text, *slots.values())
    start = text.index(trigger)
    draft = Draft(Span(start, start + len(trigger)), "territory_taken", 0.9, tuple(Slot(r, index[w]) for r, w in slots.items()))
    found = hands(made, draft, event_claim(made, draft, Scene((), None, False, False)))
    return found and (found[0], found[1] and found[1].name, found[2] and found[2].name)  # type: ignore[return-value]


def test_who_gains_and_who_loses() -> None:
    assert told("The valley was cleansed of rebels.", "cleansed", actor="rebels") == (ControlChange.TOOK, None, "rebels")
    assert told("Later the fighters had been thrown out.", "thrown out", actor="fighters") == (ControlChange.LOST, "fighters", None)
    assert told("The Front took the town.", "took", actor="Front") == (ControlChange.TOOK, "Front", None)
    assert told("The town fell, and the Front was gone.", "fell", rec="Front") == (ControlChange.LOST, "Front", None)


def test_to_enter_is_not_to_take() -> None:
    assert told("The Front entered the town.", "entered", actor="Front") == (ControlChange.ENTERED, "Front", None)


def test_a_name_comes_before_a_noun() -> None:
    made, index = context("The fighters of the Front took it.", "fighters", "Front")
    draft = Draft(Span(26, 30), "territory_taken", 0.9, (Slot("actor", index["fighters"]), Slot("actor", index["Front"])))
    found = hands(made, draft, event_claim(made, draft, Scene((), None, False, False)))
    assert found and found[1] and found[1].id == "front"


def test_what_was_held_for_a_while_is_over() -> None:
    text = "Part of it was in the hands of the rebels for seven days."
    made, _ = context(text, "rebels")
    start = text.index("in the hands")
    assert is_over(made, Draft(Span(start, start + 12), "CONTROL.holds", 0.9))
    text = "It is in the hands of the rebels for now."
    made, _ = context(text, "rebels")
    assert not is_over(made, Draft(Span(6, 18), "CONTROL.holds", 0.9))


def test_days_after_the_day_that_the_sentence_names() -> None:
    text = "They retook it on Saturday, five days after they had been thrown out."
    saturday = When(date(2030, 4, 27), date(2030, 4, 28), TimePrecision.DAY, Quote(18, 26, "Saturday"))
    made, _ = context(text, "Saturday", when={"Saturday": saturday})
    drafts = tuple(Draft(Span(text.index(w), text.index(w) + len(w)), "territory_taken", 0.9) for w in ("retook", "thrown out"))
    scenes = Scenes(made, drafts)
    assert [s.when and s.when.start for s in (scenes.scene(0), scenes.scene(1))] == [date(2030, 4, 27), date(2030, 4, 22)]


def test_days_after_the_day_told_last_before() -> None:
    text = "They retook it on Saturday, five days after they had been thrown out, and on Monday shots were heard."
    days = {"Saturday": date(2030, 4, 27), "Monday": date(2030, 4, 29)}
    times = {w: When(d, d + (date(2030, 1, 2) - date(2030, 1, 1)), TimePrecision.DAY, Quote(text.index(w), text.index(w) + len(w), w)) for w, d in days.items()}
    made, _ = context(text, *days, when=times)
    out = text.index("thrown out")
    scenes = Scenes(made, (Draft(Span(out, out + 10), "territory_taken", 0.9),))
    told = scenes.scene(0).when
    assert told is not None and told.start == date(2030, 4, 22)


def test_nobody_claimed_what_the_report_is_about() -> None:
    for last, of in (("Nobody has claimed the attack.", 0), ("The attack was large.", 1)):
        text = f"A bomb exploded. In May another bomb exploded. {last}"
        made, _ = context(text)
        made = replace(made, sentences=[Span(0, 16), Span(17, 46), Span(47, len(text))])
        drafts = (
            Draft(Span(7, 15), "ied", 0.9), Draft(Span(37, 45), "ied", 0.9), Draft(Span(text.index(" attack"), text.index(" attack") + 7), "ied", 0.9, same_as=1)
        )  # fmt: skip
        assert about_the_news(made, drafts)[2].same_as == of


def test_kinds_of_things_did_not_happen() -> None:
    draft = Draft(Span(0, 12), "ied", 0.99, (Slot("actor", 0),))
    assert unworthy(draft, "such attacks", own_place=True) and not unworthy(draft, "the attack", own_place=True)


@pytest.mark.parametrize("text", ["Fighters took the villages of Zhüqala and Pul’e Kandär in Kunduz province on Sunday, killing two soldiers near Sarʿab."])
def test_quotes_are_the_words_of_the_report(coder: Coder, text: str) -> None:
    coded = coder.code(to_report(Page(path="case.txt", text=text, published=date(2021, 6, 21))), mentions=True)
    quotes = list(quotes_in(coded))
    assert quotes and all(quote.text == coded.report.text[quote.start : quote.end] for quote in quotes)


def quotes_in(value: object) -> Iterator[Quote]:
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from quotes_in(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from quotes_in(getattr(value, name))


