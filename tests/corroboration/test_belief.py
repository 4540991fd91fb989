"""Whose count of the dead may be believed: a count of foes is a claim and no more, own losses are a floor, who is no party comes first."""

from __future__ import annotations

import pytest
from made import AGENCY, ARMY, DAY, DOCTOR, FRONT, RESIDENTS, SPOKESMAN, TOWN, WORLD, Writer, days, killed, says

from khabar.corroboration import corroborate
from khabar.model import Actor, ActorKind, Event, EventType, Toll

CLASH = EventType.ARMED_CLASH
OFFICER = Actor("p_karim_dost", "Karim Dost", ActorKind.PERSON)


def called(name: str) -> Actor:
    return Actor(f"r_1:{name}", name, ActorKind.ARMED_GROUP)


def told(name: str, outlet: str = "daily", day: int = 1, words: str = "", **slots: object) -> Writer:
    writer = Writer(name, outlet, day)
    writer.event(CLASH, TOWN, days(1), words, **slots)
    return writer


def only(*writers: Writer) -> Event:
    events = corroborate([writer.done() for writer in writers], world=WORLD).events
    assert len(events) == 1, DAY
    return events[0]


def row(event: Event, whose: str | None = None) -> Toll:
    return next(one for one in event.numbers if one.role == "killed" and one.whose == whose)


@pytest.mark.parametrize("name", ["the enemy", "terrorists", "bandits", "mercenaries", "insurgents", "gunmen"])
def test_a_party_that_counts_foes_boasts_whatever_it_calls_them(name: str) -> None:
    event = only(told("a", said_by=says(SPOKESMAN), actors=(ARMY,), recipients=(called(name),), numbers=(killed(40, "recipients"),)))
    assert row(event).best is None and row(event).low is None and row(event).claimed_only and row(event).high == 40


def test_an_officer_of_nobodys_army_boasts_too_and_a_doctor_does_not() -> None:
    boast = only(told("a", said_by=says(OFFICER), recipients=(called("militants"),), numbers=(killed(24, "recipients"),)))
    assert row(boast).best is None and row(boast).high == 24
    assert row(only(told("b", said_by=says(DOCTOR), recipients=(called("militants"),), numbers=(killed(5, "recipients"),)))).best == 5
    assert row(only(told("c", said_by=says(AGENCY), recipients=(called("militants"),), numbers=(killed(6, "recipients"),)))).best == 6


def test_an_outlet_writes_the_enemy_in_nobodys_words_but_a_partys() -> None:
    assert row(only(told("a", recipients=(called("the enemy"),), numbers=(killed(22, "recipients"),)))).best is None
    assert row(only(told("b", recipients=(called("militants"),), numbers=(killed(22, "recipients"),)))).best == 22


def test_who_did_it_counts_no_dead_of_others() -> None:
    cell = Actor("g_cell", "Hill Cell", ActorKind.OTHER)
    event = only(told("a", said_by=says(cell), actors=(cell,), recipients=(Actor("x_guards", "guards", ActorKind.OTHER),), numbers=(killed(7, "recipients"),)))
    assert row(event).best is None and row(event).high == 7


def test_who_is_no_party_comes_before_own_losses() -> None:
    fight = {"actors": (FRONT,), "recipients": (ARMY,)}
    event = only(
        told("a", said_by=says(AGENCY), numbers=(killed(14, "army"),), **fight),
        told("b", "wire", 2, said_by=says(SPOKESMAN), numbers=(killed(9, "army"),), **fight),
    )
    assert (row(event, "army").low, row(event, "army").best, row(event, "army").high) == (9, 14, 14)


def test_where_no_side_is_told_as_many_may_be_meant_as_one_voice_says_of_all() -> None:
    sides = (killed(30, "army"), killed(2, "front"))
    event = only(
        told("a", "front_channel", actors=(FRONT,), recipients=(ARMY,), numbers=sides),
        told("b", "wire", said_by=says(RESIDENTS), actors=(FRONT,), recipients=(ARMY,), numbers=(killed(12),)),
    )
    assert (row(event).best, row(event).high) == (12, 32)
