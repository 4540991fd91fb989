"""Signs that an event may be misread, each on an event made up to bear it, and the small event that bears none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from khabar.model import Actor, ActorKind, Event, EventType, Place, PlacePrecision, Situation, TimePrecision, When
from khabar.views import words
from khabar.views.doubt import doubts
from khabar.views.summary import summary
from khabar.world.outlines import open_outlines
from views import made

MINIBUSES = Actor("r_1:minibuses", "minibuses", ActorKind.OTHER)
OSLO = Place("oslo", "Oslo", PlacePrecision.POINT, lat=59.9, lon=10.7)


def with_event(**change: object) -> Situation:
    situation = made.small()
    first = replace(situation.events[0], **change)  # type: ignore[arg-type]
    return replace(situation, events=(first, *situation.events[1:]))


def signs(situation: Situation) -> tuple[str, ...]:
    return doubts(situation, open_outlines("afghanistan")).get("e_1", ())


def test_a_plain_event_bears_no_sign() -> None:
    assert signs(made.small()) == ()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"actors": (MINIBUSES,)}, "no armed party"),
        ({"recipients": (made.GUARDS, made.TALIBAN)}, "both sides"),
        ({"actors": (), "recipients": (), "where": ()}, "neither who nor where"),
        ({"where": made.at(OSLO)}, "far outside"),
        ({"when": When(date(2020, 6, 4), date(2020, 6, 5), TimePrecision.DAY)}, "dated most of a year before"),
    ],
)
def test_each_sign(change: dict[str, object], word: str) -> None:
    [found] = signs(with_event(**change))
    assert word in found


def test_low_confidence_is_a_sign() -> None:
    situation = made.small()
    reports = tuple(replace(r, claims=tuple(replace(c, confidence=0.4) for c in r.claims)) for r in situation.reports)
    assert "khabar was not sure of its reading" in signs(replace(situation, reports=reports))


@pytest.mark.parametrize("kind", [EventType.SURRENDER, EventType.PROTEST, EventType.ABDUCTION])
def test_what_anybody_may_do_is_no_sign(kind: EventType) -> None:
    assert signs(with_event(actors=(MINIBUSES,), type=kind)) == ()


def test_one_known_party_among_the_doers_is_enough() -> None:
    assert signs(with_event(actors=(MINIBUSES, made.GUARDS))) == ()


def test_doubtful_events_come_last_in_the_summary() -> None:
    situation = made.small()
    sure: Event = situation.events[0]
    unsure = replace(sure, id="e_0", actors=(MINIBUSES,))
    both = replace(situation, events=(unsure, sure))
    told = [s.event for s in summary(both, doubtful=doubts(both)) if s.part == "New"]
    assert told == ["e_1"]
    alone = replace(situation, events=(unsure,))  # better a doubtful event that is marked than none
    assert [s.event for s in summary(alone, doubtful=doubts(alone)) if s.part == "New"] == ["e_0"]


def test_a_reports_own_word_stands_in_quotation_marks() -> None:
    assert words.names((MINIBUSES, made.GUARDS)) == "Valley Guards and “minibuses”"  # who is known, first


@pytest.mark.parametrize(
    ("actor", "named"),
    [
        (Actor("nrf", "National Resistance Front", ActorKind.ARMED_GROUP), True),
        (Actor("r_1:brigade", "brigade", ActorKind.UNIT), False),
        (Actor("r_1:third_battalion", "battalion of the 3rd Brigade", ActorKind.UNIT), True),
        (Actor("g_units", "Units", ActorKind.UNIT), False),
        (Actor("generic_fighters", "fighters", ActorKind.ARMED_GROUP), False),
        (Actor("r_1:a", "a", ActorKind.UNIT), False),
    ],
)
def test_what_has_a_name(actor: Actor, named: bool) -> None:
    assert words.has_name(actor) is named


@pytest.mark.parametrize(
    ("name", "set_as"),
    [
        ("VALLEY NOTES", "Valley Notes"),
        ("MINISTRY OF DEFENCE OF THE ISLAMIC EMIRATE", "Ministry of Defence of the Islamic Emirate"),
        ("BBC", "BBC"),
        ("Radio Sada-e Shomal", "Radio Sada-e Shomal"),
    ],
)
def test_outlets_in_capitals_are_set_as_names(name: str, set_as: str) -> None:
    assert words.outlet(name) == set_as


def test_a_day_more_or_less_decides_at_the_bound() -> None:
    """The first report is of 5 June 2022; a day that ended 300 days before it is still news, one that ended 301 is not."""
    end = date(2022, 6, 5) - timedelta(300)
    assert signs(with_event(when=When(end - timedelta(1), end, TimePrecision.DAY))) == ()
    assert signs(with_event(when=When(end - timedelta(2), end - timedelta(1), TimePrecision.DAY))) != ()
