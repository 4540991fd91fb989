"""A clause's own time and place. The texts are our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.same.clauses import of_another, relative, with_own_clauses
from khabar.coding.drafts.when.time_before import after_it
from khabar.coding.drafts.where.scenes import Scenes
from khabar.model import Place, PlacePrecision, Span, TimePrecision, When

NOTHING: Any = None


def context(text: str, deeds: dict[str, tuple[str, ...]], times: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> Context:
    """One sentence; ``deeds``: trigger -> the times and places that the finder gave it, with ! surely."""
    words = (*times, *places)
    mentions = tuple(Mention(text.index(w), text.index(w) + len(w), MentionKind.TIME if w in times else MentionKind.PLACE) for w in words)
    drafts = tuple(
        Draft(Span(text.index(t), text.index(t) + len(t)), "ground_attack", 0.9, tuple(Slot("when" if w in times else "at", words.index(w.rstrip("!")), 0.95 if w.endswith("!") else 0.4) for w in slots))
        for t, slots in deeds.items()
    )
    day = When(date(2020, 1, 1), date(2020, 1, 2), TimePrecision.DAY, None)
    return Context(
        report="r_1", text=text, folded=text, sentences=[Span(0, len(text))], title=None, found=Found(mentions, drafts), actors={},
        places={i: (Place(w, w, PlacePrecision.NEAR),) for i, w in enumerate(words) if w in places}, times={i: day for i, w in enumerate(words) if w in times},
        amounts={}, published=None, registry=NOTHING, calibration=Calibration({}, 0.0),
    )  # fmt: skip


def told(around: Context) -> list[list[str]]:
    return [[around.words(s.mention) for s in d.slots] for d in with_own_clauses(around).found.drafts]


def test_each_clause_has_its_own_month() -> None:
    text = "In December rebels killed 17 workers, and in April their old leader was shot dead."
    assert told(context(text, {"killed": ("December", "April"), "shot dead": ("December",)}, times=("December", "April"))) == [["December"], ["April"]]


def test_each_clause_has_its_own_place() -> None:
    text = "Gunmen attacked a post near Karun; in Tarin two more soldiers died."
    assert told(context(text, {"attacked": ("Karun",), "died": ("Karun",)}, places=("Karun", "Tarin"))) == [["Karun"], ["Tarin"]]


def test_a_clause_with_its_own_place_has_no_other_s() -> None:
    text = "Gunmen took Karun as jets bombed Tarin."
    assert told(context(text, {"took": ("Karun!", "Tarin"), "bombed": ("Tarin!", "Karun")}, places=("Karun", "Tarin"))) == [["Karun"], ["Tarin"]]
    assert told(context(text, {"took": ("Karun!", "Tarin!"), "bombed": ("Karun",)}, places=("Karun", "Tarin"))) == [["Karun", "Tarin"], ["Karun"]]
    assert told(context(text, {"took": ("Karun!", "Tarin")}, places=("Karun", "Tarin"))) == [["Karun", "Tarin"]], "nothing else is told"


@pytest.mark.parametrize(
    "text",
    [
        "Attacks in Karun, Tarin, and in Maran killed nine.",  # a list goes on
        "Attacks in Karun and in Maran two days later killed nine.",
    ],
)
def test_a_list_is_no_clause(text: str) -> None:
    assert told(context(text, {"Attacks": ("Karun", "Maran"), "killed": ("Karun", "Maran")}, places=("Karun", "Maran"))) == [["Karun", "Maran"]] * 2


@pytest.mark.parametrize(
    ("text", "deed", "time", "other", "expected"),
    [
        ("Workers who have not been paid since May blocked the gate.", "blocked", "May", "", True),
        ("Engineers blew up the home of a man accused of a raid in which two died in May.", "blew up", "May", "died", True),
        ("Gunmen shot a man who sold tea in May.", "shot", "May", "", False),  # nobody can tell
        ("The town which rebels took in May is quiet.", "took", "May", "", False),  # its own
        ("Rebels have held the town since May.", "held", "May", "", False),
    ],
)
def test_what_a_relative_clause_dates(text: str, deed: str, time: str, other: str, expected: bool) -> None:
    others = [Span(text.index(other), text.index(other) + len(other))] if other else []
    around = context(text, {deed: (time,)}, times=(time,))
    assert relative(around, around.found.drafts[0].trigger, around.found.mentions[0].span, others) is expected


def test_the_happening_by_which_a_day_is_given_is_another() -> None:
    text = "A blast on Friday tore down a mosque in Karun, two days after a deadly bombing of pilgrims in Tarin."
    around = context(text, {"A blast": ("Friday", "Karun!", "Tarin"), "bombing": ("Friday", "Tarin!")}, times=("Friday",), places=("Karun", "Tarin"))
    assert told(around) == [["Friday", "Karun"], ["Tarin"]]
    first, second = (d.trigger for d in around.found.drafts)
    assert of_another(text, first, second) and not of_another(text.replace("two days after", "and told of"), first, second)
    made = with_own_clauses(replace(around, times={i: replace(w, quote=around.mention_quote(i)) for i, w in around.times.items()}))
    counted = [after_it(made, made.sentences[0], d, [o.trigger.start for o in made.found.drafts if o is not d]) for d in made.found.drafts]
    assert counted[0] is None and counted[1] is not None and counted[1][1:] == (2, "day")
    when = Scenes(made, made.found.drafts).scene(1).when
    assert when is not None and (when.start, when.end, when.precision) == (date(2019, 12, 30), date(2019, 12, 31), TimePrecision.DAYS)
