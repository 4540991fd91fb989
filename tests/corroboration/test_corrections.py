"""A figure that its source says stands in place of another, and words that count the dead and tell of no fight."""

from __future__ import annotations

import pytest
from made import AGENCY, ARMY, DOCTOR, FRONT, PEOPLE, TOWN, WORLD, Writer, days, says

from khabar.corroboration.disputes import manner_of
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tolls import tolls
from khabar.corroboration.voices import heard
from khabar.corroboration.wording import corrects, is_correction
from khabar.model import CodedReport, EventClaim, EventType, Number


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Nine people died, and not eleven as was reported, the clerk said.", True),
        ("Nine people died, not eleven.", False),
        ("The ministry revised the toll down to nine.", True),
        ("Two bodies had been registered twice.", True),
        ("Nine people died, and not the governor, the clerk said.", False),
        ("Nine people died and not a word was said of it.", False),
    ],
)
def test_words_of_a_correction(text: str, is_one: bool) -> None:
    assert corrects(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("CITY COUNCIL\nPress office\n\nCORRECTION\nNine people died in Thursday's fire.", True),
        ("Nine dead in fire\n(Corrects toll to nine from eleven)\nNine people died on Thursday.", True),
        ("Nine people died on Thursday. The figure of eleven, which was given to agencies, was wrong.", True),
        ("Nine people died on Thursday. A correctional officer was among them.", False),
    ],
)
def test_reports_that_correct(text: str, is_one: bool) -> None:
    assert is_correction(text) is is_one


def test_who_corrects_a_count_is_believed_though_a_party() -> None:
    reports = (told("daily", 1, "The bomb killed eleven in the market", 11, (DOCTOR,)), told("wire", 3, "The bomb killed nine, and not eleven", 9, (ARMY,)))
    ear = Listener(WORLD, {one.report.id: one for one in reports}, {}, {})
    found = tolls([heard(one.claims[0], one.report.id, ear) for one in reports], ear)
    assert [(n.role, n.best) for n in found] == [("killed", 9)]


def told(name: str, day: int, words: str, dead: float, by: tuple[object, ...]) -> CodedReport:
    writer = Writer(name, name, day)
    writer.event(EventType.IED, TOWN, days(0), words=words, recipients=(PEOPLE,), said_by=says(*by), numbers=(Number("killed", dead, dead, dead, whose="recipients", words=str(int(dead))),))  # type: ignore[arg-type]
    return writer.done()


@pytest.mark.parametrize(("words", "best"), [("The bomb killed nine, and not eleven", 9), ("The bomb killed nine", 11)])
def test_a_correction_stands_in_place_of_what_was_counted_at_the_scene(words: str, best: float) -> None:
    reports = (told("daily", 1, "The bomb killed eleven in the market", 11, (DOCTOR,)), told("wire", 3, words, 9, (AGENCY,)))
    ear = Listener(WORLD, {one.report.id: one for one in reports}, {}, {})
    found = tolls([heard(one.claims[0], one.report.id, ear) for one in reports], ear)
    assert [(n.role, n.best) for n in found] == [("killed", best)]


@pytest.mark.parametrize(("words", "told_of"), [("killed", None), ("were killed", None), ("the bodies", None), ("lost their lives", None), ("stormed", "fighting"), ("killed in fighting", "fighting")])
def test_who_counts_the_dead_tells_of_no_fight(words: str, told_of: str | None) -> None:
    writer = Writer("a", "daily", 1)
    writer.event(EventType.GROUND_ATTACK, TOWN, days(0), words=words, actors=(ARMY,), recipients=(FRONT,))
    claim = writer.done().claims[0]
    assert isinstance(claim, EventClaim)
    assert manner_of(claim, land=True) == told_of


def test_who_corrects_the_dead_corrects_the_wounded() -> None:
    def wounded(count: float) -> Number:
        return Number("injured", count, count, count, whose="recipients", words=str(int(count)))

    later = Writer("wire", "wire", 3)
    later.event(EventType.IED, TOWN, days(0), words="The bomb killed six, and not eight", recipients=(PEOPLE,), said_by=says(AGENCY), numbers=(Number("killed", 6, 6, 6, whose="recipients", words="6"),))
    later.event(EventType.IED, TOWN, days(0), words="Seventeen were injured", recipients=(PEOPLE,), said_by=says(ARMY), numbers=(wounded(17),))
    first = Writer("daily", "daily", 1)
    first.event(EventType.IED, TOWN, days(0), words="Nineteen were injured", recipients=(PEOPLE,), said_by=says(DOCTOR), numbers=(wounded(19),))
    reports = (first.done(), later.done())
    ear = Listener(WORLD, {one.report.id: one for one in reports}, {}, {})
    found = tolls([heard(claim, one.report.id, ear) for one in reports for claim in one.claims], ear)
    assert {one.role: one.best for one in found} == {"killed": 6, "injured": 17}
