"""Statements that count places without naming them: read, checked against the fold, and moving nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import ARMY, FRONT, WORLD, Writer, days, place, says

from khabar.corroboration import corroborate
from khabar.corroboration.sums import counted, verdict
from khabar.model import (
    Amount,
    ControlChange,
    ControlClaim,
    ControlSum,
    Place,
    PlacePrecision,
    PlaceRole,
    Quote,
    Situation,
    SumVerdict,
    Where,
)

NORTH = Place("north", "North", PlacePrecision.ADMIN1, admin1="North", country="XXA")
SOUTH = Place("south", "South", PlacePrecision.ADMIN1, admin1="South", country="XXA")
DISTRICTS = [place(f"District {n}", n / 2) for n in range(4)]


def statement(words: str, count: Amount | None = None, area: Place | None = NORTH) -> ControlClaim:
    quote = Quote(0, len(words), words)
    where = (Where(area, PlaceRole.AT, quote),) if area else ()
    return ControlClaim(
        id="c_0", quote=quote, sentence=quote, actor=FRONT, change=ControlChange.HOLDS, state="held",  # type: ignore[arg-type]
        count=count, where=where, when=days(5), said_by=says(FRONT),
    )  # fmt: skip


def situation(claim: ControlClaim, taken: int) -> Situation:
    """The front takes so many of four districts on the first day, told by an outlet; the statement is about the fifth."""
    names = Writer("names", day=2)
    for one in DISTRICTS[:taken]:
        names.control(ControlChange.TOOK, FRONT, one, days(0))
    for one in DISTRICTS[taken:]:
        names.control(ControlChange.HOLDS, ARMY, one, days(0))
    count = Writer("count", "wire", day=6)
    count.add(claim)
    return corroborate([names.done(), count.done()], world=WORLD)


def the_sum(claim: ControlClaim, taken: int) -> ControlSum:
    (one,) = situation(claim, taken).control_sums
    return one


@pytest.mark.parametrize(
    ("words", "said", "total"),
    [
        ("The front controls over a third of 421 districts", Amount(141, 141, None), 421),  # 140.3 and more
        ("It holds less than half of the 34 districts", Amount(None, 17, 17), 34),
        (
            "It holds 25 percent of the country's 400 districts",
            Amount(60, 100, 140),
            400,
        ),  # a tenth of 400 on either side
        ("It holds three of 30 districts", None, 30),
        ("It holds a third of the bread", None, None),
        ("It holds " + "9" * 400 + " percent of the districts", None, None),
        ("It holds half of the " + "9" * 5000 + " districts", None, None),
    ],
)
def test_shares_of_a_total(words: str, said: Amount | None, total: int | None) -> None:
    assert counted(statement(words)) == (said, total)


@pytest.mark.parametrize(
    ("said", "total", "held", "known", "want"),
    [
        (Amount(3, 3, 3), 4, 3, 4, SumVerdict.AGREES),
        (Amount(4, 4, 4), 10, 3, 4, SumVerdict.OPEN),  # six are unknown
        (Amount(4, 4, 4), 4, 3, 4, SumVerdict.MORE),  # all four are known
        (Amount(2, 2, 2), 4, 3, 4, SumVerdict.FEWER),
        (Amount(9, 9, None), None, 3, 4, SumVerdict.OPEN),  # out of how many nobody says
        (Amount(None, 5, 5), 10, 3, 4, SumVerdict.AGREES),  # three are fewer than five
        (Amount(None, 5, 5), 10, 3, 10, SumVerdict.AGREES),
        (Amount(None, 5, 5), 10, 6, 10, SumVerdict.FEWER),
        (Amount(2, 2, None), 4, 3, 4, SumVerdict.AGREES),
    ],
)
def test_verdicts(said: Amount, total: int | None, held: int, known: int, want: SumVerdict) -> None:
    assert verdict(said, total, held, known) is want


def test_beside_the_fold() -> None:
    one = the_sum(statement("It holds 3 of the 4 districts", Amount(3, 3, 3)), taken=3)
    assert (one.held, one.known, one.total, one.verdict) == (3, 4, 4, SumVerdict.AGREES)
    assert [actor.id for actor in one.by] == ["front"] and one.place == NORTH


def test_more_than_the_fold_allows() -> None:
    assert the_sum(statement("It holds 3 of the 4 districts", Amount(3, 3, 3)), taken=1).verdict is SumVerdict.MORE


def test_only_districts_of_the_area_count() -> None:
    one = the_sum(statement("It holds 3 districts", Amount(3, 3, 3), SOUTH), taken=3)
    assert (one.held, one.known, one.verdict) == (0, 0, SumVerdict.OPEN)


def test_a_count_moves_nothing() -> None:
    claim = statement("It holds 4 of the 4 districts", Amount(4, 4, 4))
    with_count, without = situation(claim, 2), situation(replace(claim, actor=None), 2)
    assert with_count.control_sums and not without.control_sums
    assert with_count.control == without.control


def test_a_flow_is_no_state() -> None:
    claim = replace(statement("It took 3 of the 4 districts", Amount(3, 3, 3)), change=ControlChange.TOOK)
    assert situation(claim, 3).control_sums == ()
