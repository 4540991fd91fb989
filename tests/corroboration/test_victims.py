"""Whom a strike hit: civilians by some, fighters by those who struck."""

from __future__ import annotations

import pytest
from made import ARMY, DOCTOR, FRONT, PEOPLE, RESIDENTS, SPOKESMAN, TOWN, WORLD, Writer, days, killed, says

from khabar.corroboration import corroborate
from khabar.model import Actor, ActorKind, Event, EventType

BANDITS = Actor("r:bandits", "bandits", ActorKind.CRIMINAL)
AIR = EventType.AIR_STRIKE


def told(name: str, outlet: str, kind: EventType = AIR, **slots: object) -> Writer:
    writer = Writer(name, outlet)
    writer.event(kind, where=TOWN, when=days(1), **slots)  # type: ignore[arg-type]
    return writer


def event_of(*reports: Writer) -> Event:
    (event,) = corroborate([one.done() for one in reports], world=WORLD).events
    return event


def hit(event: Event) -> dict[str, set[str]]:
    return {p.value: {actor.id for actor in p.by} for d in event.disputes if d.field == "recipients" for p in d.positions}


def villagers(count: int = 6) -> Writer:
    return told("a", "daily", actors=(ARMY,), recipients=(PEOPLE,), said_by=says(DOCTOR), numbers=(killed(count, "recipients"),))


def test_the_army_says_fighters_and_a_doctor_villagers() -> None:
    army = told("b", "wire", actors=(ARMY,), recipients=(FRONT,), said_by=says(ARMY), numbers=(killed(20, "recipients"),))
    assert hit(event_of(villagers(), army)) == {"civilians": {DOCTOR.id}, "front": {ARMY.id}}


def test_those_hit_are_of_no_known_side_and_called_by_a_word_for_foes() -> None:
    army = told("b", "wire", actors=(ARMY,), recipients=(BANDITS,), said_by=says(SPOKESMAN), numbers=(killed(20, "recipients"),))
    assert set(hit(event_of(villagers(), army))) == {"civilians", "fighters"}


def test_one_row_of_dead_whoever_they_were() -> None:
    army = told("b", "wire", actors=(ARMY,), recipients=(FRONT,), said_by=says(ARMY), numbers=(killed(20, "recipients"),))
    rows = [one for one in event_of(villagers(), army).numbers if one.role == "killed"]
    assert [(one.whose, one.best, one.high) for one in rows] == [(None, 6, 20)]


def test_bandits_are_counted_as_no_civilians() -> None:
    others = [told(name, outlet, actors=(ARMY,), recipients=(PEOPLE,), said_by=says(RESIDENTS)) for name, outlet in (("c", "gazette"), ("d", "post"))]
    army = told("b", "wire", EventType.GROUND_ATTACK, actors=(ARMY,), recipients=(BANDITS,), said_by=says(SPOKESMAN), numbers=(killed(20),))
    rows = [one for one in event_of(villagers(), army, *others).numbers if one.role == "killed"]
    assert all(one.high < 20 for one in rows if one.whose == "civilians")


@pytest.mark.parametrize(
    "other",
    [
        {"kind": AIR, "actors": (FRONT,), "recipients": (ARMY,), "said_by": says(ARMY)},  # its own dead
        {"kind": AIR, "actors": (ARMY,), "recipients": (FRONT, PEOPLE), "said_by": says(ARMY)},  # both were there
        {"kind": EventType.ARMED_CLASH, "actors": (ARMY,), "recipients": (FRONT,), "said_by": says(ARMY)},  # a battle
    ],
    ids=["own dead", "a mixed crowd", "a battle"],
)
def test_no_dispute(other: dict[str, object]) -> None:
    first = told("a", "daily", actors=(), recipients=(PEOPLE,), said_by=says(DOCTOR))
    second = told("b", "wire", **other)  # type: ignore[arg-type]
    for event in corroborate([first.done(), second.done()], world=WORLD).events:
        assert not hit(event)
