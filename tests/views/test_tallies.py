"""What was counted, in sentences: sums of control beside the fold, corrected and retracted pages; on the page and in the brief."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from khabar.model import (
    Actor,
    ActorKind,
    Amount,
    ControlChange,
    ControlSum,
    Holding,
    Situation,
    SumVerdict,
)
from khabar.views import brief, report_page, summary, tallies, words
from khabar.views.pagecells import core
from khabar.world.redaction import NOTHING_HIDDEN, Redaction, redact
from views import counted, made
from views.test_page import data


def page(situation: Situation, redact: Redaction = NOTHING_HIDDEN) -> dict:
    return data(report_page(situation, title="t", outlines=None, made="m", redact=redact))


def test_a_sum_says_what_was_said_what_is_known_and_how_they_compare() -> None:
    assert tallies.sum_sentence(counted.SUM) == (
        "Valley Guards: said to hold 9 of 17 districts in Takhar, which are not named, Sardar Noorzada says (5 June 2022). By name, 3 districts are known there "
        "on that day, 1 of them theirs. The sum is more than is known by name; those of which nobody speaks may make up the rest."
    )


@pytest.mark.parametrize(
    ("change", "words_of_it"),
    [
        ({"denied": True}, "said not to hold 9 of 17"),
        ({"change": ControlChange.CONTESTS}, "said to contest 9 of 17"),
        ({"known": 0, "held": 0}, "No report names a district there"),
        ({"known": 1, "held": 0}, "1 district is known there on that day, none of them theirs"),
        ({"total": None, "said": Amount(4, 4, None)}, "said to hold at least 4 places in Takhar"),
        ({"verdict": SumVerdict.FEWER}, "The sum is fewer than are known by name."),
        ({"verdict": SumVerdict.MORE}, "more than can be"),
        ({"by": ()}, "which are not named (5 June 2022)"),
    ],
)
def test_each_form_of_a_sum(change: dict, words_of_it: str) -> None:
    one: ControlSum = replace(counted.SUM, **change)
    assert words_of_it in tallies.sum_sentence(one)
    assert not (one.denied and "The sum is" in tallies.sum_sentence(one)), "what is denied is held against nothing"


def test_amended_pages_are_told_with_their_notice_in_their_days() -> None:
    situation = counted.small()
    told = tallies.amendments(situation)
    assert [text for text, _ in told] == [
        "Daily Copy on 5 June 2022 corrected “Attack in Warsaj”: “Correction: an earlier version of this article gave another number.”",
        "Evening Lamp on 7 June 2022 took back “Attack in Warsaj”: “Retraction: our report on Warsaj was wrong.”",
    ]
    assert {c[:4] for c in told[0][1]} == {"c_b_"} and {c[:4] for c in told[1][1]} == {"c_l_"}
    assert tallies.amendments(situation, date(2022, 6, 6), date(2022, 6, 8)) == told[1:]
    assert tallies.amendments(made.small()) == []


def test_the_page_carries_sums_sources_and_versions_with_their_claims() -> None:
    found = page(counted.small())
    [row] = found["sums"]
    assert row["x"].startswith("Valley Guards: said to hold 9 of 17 districts") and row["vk"] == "open"
    assert found["claims"][row["c"][0]]["k"] == "control"
    assert [(s["o"], s["n"], s["ev"], s["ok"], s["no"], s["cp"], s["cf"]) for s in found["sources"]] == [
        ("Oxus Wire", 1, 2, 1, 1, 0, 1), ("Evening Lamp", 1, 1, 1, 1, 0, 0), ("Daily Copy", 1, 0, 0, 0, 1, 0),
    ]  # fmt: skip
    assert [found["reports"][n]["o"] for s in found["sources"] for n in s["r"]] == ["Oxus Wire", "Evening Lamp", "Daily Copy"]  # fmt: skip
    assert [(v["x"], v["r"], bool(v["q"])) for v in found["versions"]] == [
        ("corrected", [1], True),
        ("taken back", [2], True),
    ]


def test_who_gives_a_sum_is_hidden_like_everybody_else() -> None:
    assert "Noorzada" in str(page(counted.small())["sums"] + page(counted.small())["actors"])
    assert "Noorzada" not in str(page(counted.small(), Redaction()))


def test_the_brief_names_sums_and_amended_pages_of_its_days() -> None:
    def text(since: date, until: date, situation: Situation) -> str:
        return brief(situation, since=since, until=until, outlines=None, made="m").to_markdown()

    week = text(date(2022, 6, 4), date(2022, 6, 11), counted.small())
    assert "said to hold 9 of 17 districts in Takhar" in week.partition("## Control")[2].partition("## Disputed")[0]
    assert "took back" in week.partition("## Corrected and taken back")[2]
    other = text(date(2022, 6, 11), date(2022, 6, 18), counted.small())
    assert "said to hold" not in other and "Corrected and taken back" not in other


def test_who_is_besieged_is_the_holder() -> None:
    state = replace(made.small().control[0], state=Holding.BESIEGED)
    assert "held by Valley Guards, besieged" in summary.control_sentence(state)


def test_measured_values_are_said_as_they_were_said() -> None:
    assert words.measured(16650, 18500, 20350, "count") == "about 18,500"
    assert words.measured(None, 0.45, None, "share") == "45 per cent"
    assert words.measured(300, 300, None, "count") == "at least 300"
    assert words.measured(None, 2450, None, "afghanis") == "2,450"


def test_a_small_early_part_before_a_long_silence_lies_outside_the_axis() -> None:
    main = [date(2022, 4, n) for n in range(1, 30)]
    assert core([date(2021, 7, 4), date(2021, 8, 20), *main]) == main
    assert core([date(2022, 3, 20), *main])[0] == date(2022, 3, 20), "a short silence parts nothing"
    assert len(core([date(2021, 7, 4)] * 10 + main)) == 39, "ten of thirty-nine are no small part"


# ------------------------------------------------------------------------------------------------ what is no name
@pytest.mark.parametrize("name", ["Our", "Taliban", "Takhar", "midwife"])
def test_words_that_are_no_persons_name_are_not_covered(name: str) -> None:
    situation = made.small()
    ident = "r_1:midwife" if name == "midwife" else f"p_{name.casefold()}"
    text = made.TEXT + f" {name} was there."
    event = replace(made.small(text).events[0], actors=(Actor(ident, name, ActorKind.PERSON),))
    shown = redact(replace(made.small(text), events=(event, *situation.events[1:])), Redaction())
    assert all(f"{name} was there." in c.report.text for c in shown.reports)


def test_who_commands_a_unit_acts_in_public() -> None:
    text = made.TEXT + " Mirza Karim was there."
    leader = Actor("p_mirza_karim", "Mirza Karim", ActorKind.PERSON)
    led = made.small(text)
    hidden = replace(led, events=(replace(led.events[0], actors=(leader,)), *led.events[1:]))
    assert "Mirza Karim" not in redact(hidden, Redaction()).reports[0].report.text
    forces = (replace(led.forces[0], commander=leader),)
    assert "Mirza Karim" in redact(replace(hidden, forces=forces), Redaction()).reports[0].report.text
