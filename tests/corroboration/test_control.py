"""Control through time: who moves the holder, on what basis, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from made import AGENCY, ARMY, DAY, FRONT, HILL, LEAGUE, RESIDENTS, SPOKESMAN, TOWN, WORLD, Writer, days, says

from khabar.corroboration import Opening, TableWorld, corroborate
from khabar.corroboration.as_of import diff_days, diff_known, moved_ids, on
from khabar.corroboration.control import age, is_stale
from khabar.model import (
    Actor,
    ActorKind,
    Amount,
    Basis,
    ClaimKind,
    ControlChange,
    ControlClaim,
    ControlState,
    Holding,
    Ruling,
    Said,
    Scope,
    Status,
)

TOOK, RETOOK, LOST, HOLDS, CONTESTS, PRESENT = (
    ControlChange.TOOK, ControlChange.RETOOK, ControlChange.LOST, ControlChange.HOLDS, ControlChange.CONTESTS, ControlChange.PRESENT,
)  # fmt: skip
OPENING = replace(WORLD, opening_map=(Opening(TOWN, ARMY, date(2029, 1, 1)),))


def said(
    name: str,
    change: ControlChange,
    actor: object,
    day: int,
    by: tuple[Said, ...] = (),
    outlet: str = "daily",
    **more: object,
) -> Writer:
    writer = Writer(name, outlet, day)
    writer.control(change, actor, when=days(day), said_by=by, **more)  # type: ignore[arg-type]
    return writer


def rows(*writers: Writer, world: TableWorld = OPENING) -> list[ControlState]:
    found = corroborate([w.done() for w in writers], world=world).control
    return sorted(
        (row for row in found if row.place.id == "town"), key=lambda row: row.start.start if row.start else date.min
    )


def story(*writers: Writer, world: TableWorld = OPENING) -> list[tuple[str | None, str, str]]:
    return [
        (row.holder.id if row.holder else None, row.state.value, row.basis.value) for row in rows(*writers, world=world)
    ]


ASSUMED = ("army", "held", "assumed")


def test_the_opening_map_is_assumed() -> None:
    assert story() == [ASSUMED]


def test_claimed_by_the_holder_reported_by_others() -> None:
    assert story(said("a", TOOK, FRONT, 1, outlet="front_channel")) == [ASSUMED, ("front", "held", "claimed")]
    assert story(said("a", TOOK, FRONT, 1, says(RESIDENTS))) == [ASSUMED, ("front", "held", "reported")]


def test_conceded_by_the_loser() -> None:
    assert story(said("a", LOST, ARMY, 1, says(SPOKESMAN)), said("b", TOOK, FRONT, 1, says(FRONT), "wire"))[1] == (
        "front",
        "held",
        "conceded",
    )


def test_the_verb_does_not_decide() -> None:
    """ "Acknowledged" in the victor's mouth is a boast."""
    boast = said("a", TOOK, FRONT, 1, (replace(says(FRONT)[0], cue="acknowledged"),))
    assert story(boast)[1] == ("front", "held", "claimed")


def test_corroborated_needs_two_origins_one_of_them_no_party() -> None:
    residents, agency = said("a", TOOK, FRONT, 1, says(RESIDENTS)), said("b", TOOK, FRONT, 1, says(AGENCY), "wire")
    assert story(residents, agency)[1][2] == "corroborated"
    parties = said("c", TOOK, FRONT, 1, says(FRONT)), said("d", TOOK, FRONT, 1, says(LEAGUE), "wire")
    assert story(*parties)[1][2] != "corroborated"


def test_claimed_and_denied_is_unknown() -> None:
    boast, denial = (
        said("a", TOOK, FRONT, 1, outlet="front_channel"),
        said("b", TOOK, FRONT, 2, says(SPOKESMAN), "wire", status=Status.DENIED),
    )
    found = rows(boast, denial)[1]
    assert found.state is Holding.UNKNOWN and found.holder is None
    assert {actor.id for actor in found.disputed_by} == {"front", "spokesman"}


def test_a_denied_boast_does_not_move_a_holder_who_was_cited() -> None:
    seen = said("s", HOLDS, ARMY, 0, says(RESIDENTS), "herald")
    boast, denial = (
        said("a", TOOK, FRONT, 1, outlet="front_channel"),
        said("b", TOOK, FRONT, 2, says(SPOKESMAN), "wire", status=Status.DENIED),
    )
    found = rows(seen, boast, denial)[-1]
    assert found.holder == ARMY and "front" in {actor.id for actor in found.disputed_by}


def test_taken_retaken_taken_again() -> None:
    told = story(
        said("a", TOOK, FRONT, 1, says(RESIDENTS)), said("b", RETOOK, ARMY, 4, says(SPOKESMAN), "wire"),
        said("c", LOST, FRONT, 4, says(FRONT), "herald"), said("d", TOOK, FRONT, 9, says(RESIDENTS)),
    )  # fmt: skip
    assert told == [ASSUMED, ("front", "held", "reported"), ("army", "held", "conceded"), ("front", "held", "reported")]


def test_two_sides_that_leave_leave_by_two_changes() -> None:
    conceded = Writer("b", "wire", 8)  # "lost it last week": no day
    conceded.control(LOST, ARMY, when=days(1, 8), said_by=says(SPOKESMAN))
    boast = Writer("a", "front_channel", 2)
    boast.control(TOOK, FRONT)
    told = story(
        boast, conceded,
        said("c", LOST, FRONT, 7, says(FRONT), "herald"), said("d", RETOOK, ARMY, 7, says(SPOKESMAN), "wire"),
    )  # fmt: skip
    assert told[1] == ("front", "held", "conceded")
    assert told[-1][:2] == ("army", "held")


def test_two_who_claim_it_the_one_whom_others_name_holds_it() -> None:
    found = rows(
        said("a", TOOK, FRONT, 1, outlet="front_channel"), said("b", TOOK, LEAGUE, 1, says(RESIDENTS), "wire")
    )[1]
    assert found.holder == LEAGUE and [actor.id for actor in found.disputed_by] == ["front"]


def test_fought_over() -> None:
    found = rows(said("a", CONTESTS, FRONT, 1, says(RESIDENTS)), said("b", HOLDS, ARMY, 1, says(SPOKESMAN), "wire"))[-1]
    assert found.state is Holding.CONTESTED and found.basis is Basis.REPORTED


def test_presence_plans_and_counts_move_nothing() -> None:
    plan = said("b", TOOK, FRONT, 1, status=Status.PLANNED)
    counted = Writer("c").done()
    some = Writer("c")
    some.control(TOOK, FRONT, when=days(1))
    many = replace(some.claims[0], count=Amount(3, 3, 3))
    assert isinstance(many, ControlClaim)
    some.claims[0] = many
    assert story(said("a", PRESENT, FRONT, 1), plan, some) == [ASSUMED]
    assert counted.claims == ()


def test_a_child_inherits_until_it_is_spoken_of() -> None:
    world = TableWorld(
        places={"hill": "town"}, opening_map=OPENING.opening_map, camps=WORLD.camps, parents=WORLD.parents
    )
    writer = Writer("a", day=1)
    writer.control(TOOK, FRONT, HILL, days(1), says(RESIDENTS))
    found = sorted(
        (r for r in corroborate([writer.done()], world=world).control if r.place.id == "hill"),
        key=lambda r: r.basis.value,
    )
    assert [(r.holder and r.holder.id, r.basis) for r in found] == [("army", Basis.INFERRED), ("front", Basis.REPORTED)]


def test_a_parents_claim_leaves_the_child() -> None:
    world = replace(OPENING, places={"hill": "town"})
    child, parent = Writer("a", day=1), Writer("b", "wire", day=3)
    child.control(HOLDS, FRONT, HILL, days(1), says(RESIDENTS))
    parent.control(TOOK, LEAGUE, TOWN, days(3), says(RESIDENTS))
    found = [r for r in corroborate([child.done(), parent.done()], world=world).control if r.place.id == "hill"]
    assert {r.holder.id for r in found if r.holder} == {"army", "front"}


def test_a_road_is_not_its_place() -> None:
    found = rows(said("a", TOOK, FRONT, 1, says(RESIDENTS), scope=Scope.ROAD))
    assert {(row.scope, row.holder.id) for row in found if row.holder} == {(Scope.WHOLE, "army"), (Scope.ROAD, "front")}


def test_age_and_staleness() -> None:
    row = rows(said("a", TOOK, FRONT, 1, says(RESIDENTS)))[-1]
    assert (
        age(row, DAY + timedelta(41)) == 40
        and is_stale(row, DAY + timedelta(41))
        and not is_stale(row, DAY + timedelta(9))
    )


def test_verified_only_by_ruling() -> None:
    coded = said("a", TOOK, FRONT, 1, says(RESIDENTS)).done()
    q = coded.claims[0].quote
    rule = Ruling(verdict="verified", report=coded.report.id, start=q.start, end=q.end, kind=ClaimKind.CONTROL)
    assert [r.verified for r in corroborate([coded], world=WORLD).control] == [None]
    assert [r.verified for r in corroborate([coded], world=WORLD, rulings=[rule]).control] == [True]


# ------------------------------------------------------------------------------------------------ as of a day
def test_the_state_of_a_day() -> None:
    reports = [
        said("a", TOOK, FRONT, 1, says(RESIDENTS)).done(),
        said("b", RETOOK, ARMY, 4, says(RESIDENTS), "wire").done(),
    ]
    whole = corroborate(reports, world=OPENING)
    holders = [[r.holder.id for r in on(whole, DAY + timedelta(day)).control if r.holder] for day in (0, 1, 3, 4, 30)]
    assert holders == [["army"], ["front"], ["front"], ["army"], ["army"]]
    assert len(diff_days(whole, DAY, DAY + timedelta(2)).control) == 1
    assert diff_days(whole, DAY, DAY + timedelta(9)).control == ()


def test_what_was_known_and_what_became_known_of_the_past() -> None:
    reports = [said("a", TOOK, FRONT, 1, says(RESIDENTS)).done()]
    late = Writer("b", "wire", 9)
    late.control(RETOOK, ARMY, when=days(2), said_by=says(RESIDENTS))
    reports.append(late.done())
    then, now = (corroborate(reports, world=OPENING, known=DAY + timedelta(day)) for day in (5, 20))
    assert len(then.reports) == 1
    assert [r.holder.id for r in on(then, DAY + timedelta(3)).control if r.holder] == ["front"]
    assert [r.holder.id for r in on(now, DAY + timedelta(3)).control if r.holder] == ["army"]
    assert diff_known(then, now).control and moved_ids(then, now) == {}


def map_of(*rows: tuple[object, int, int]) -> TableWorld:
    """The opening map with rows (holder, year, month) for the town."""
    openings = tuple(Opening(TOWN, holder, date(year, month, 1)) for holder, year, month in rows)  # type: ignore[arg-type]
    return replace(WORLD, opening_map=openings)


def test_the_map_goes_on_until_a_claim_or_its_next_row() -> None:
    world = map_of((ARMY, 2029, 1), (FRONT, 2029, 6), (LEAGUE, 2029, 8))
    found = rows(Writer("a", day=1), world=world)
    assert [(r.holder and r.holder.id, r.basis) for r in found] == [
        ("army", Basis.ASSUMED), ("front", Basis.ASSUMED), ("league", Basis.ASSUMED)
    ]  # fmt: skip
    assert all(a.end == b.start for a, b in pairwise(found)) and found[-1].end is None


def test_a_row_takes_the_place_of_older_word() -> None:
    """Who was cited before the map's next row has been driven out by its day; who is cited after it holds on."""
    old = replace(
        WORLD, opening_map=(Opening(TOWN, LEAGUE, date(2029, 1, 1)), Opening(TOWN, ARMY, DAY + timedelta(30)))
    )
    told = [said("a", TOOK, FRONT, 1, says(RESIDENTS)), Writer("b", "wire", day=60)]
    assert [one[0] for one in story(*told, world=old)] == ["league", "front", "army"]
    later = said("c", TOOK, FRONT, 40, says(RESIDENTS), "herald")
    assert [one[0] for one in story(*told, later, world=old)] == ["league", "front", "army", "front"]


def test_rows_that_no_report_has_lived_to_see() -> None:
    world = map_of((ARMY, 2029, 1), (FRONT, 2129, 1))
    assert [one[0] for one in story(Writer("a", day=1), world=world)] == ["army"]


def test_nouns_hold_nothing_unless_it_is_plain_who_is_meant() -> None:
    men = Actor("r_a:men", "men", ActorKind.CIVILIANS)
    rebels = Actor("r_a:rebels", "rebels", ActorKind.ARMED_GROUP)
    assert story(said("a", TOOK, men, 1, says(RESIDENTS))) == [ASSUMED]
    spoken = said("a", TOOK, rebels, 1, says(SPOKESMAN))
    assert story(spoken)[-1][0] == "r_a:rebels"
    spoken = said("a", TOOK, rebels, 1, says(SPOKESMAN))
    spoken.control(PRESENT, FRONT, when=days(1), said_by=says(RESIDENTS))
    assert story(spoken)[-1] == ("front", "held", "claimed")


def test_one_voice_tells_of_two_changes() -> None:
    writer = Writer("a", "daily", 4)
    writer.control(TOOK, FRONT, when=days(3), said_by=says(SPOKESMAN))
    writer.control(RETOOK, ARMY, when=days(3), said_by=says(SPOKESMAN))
    held = [(row.holder.id if row.holder else None, row.state.value) for row in rows(writer)]
    assert held[-1] == ("army", "held") and ("front", "held") not in held[-1:]
    later = said("b", RETOOK, FRONT, 9, says(RESIDENTS), "wire")
    assert [row[0] for row in story(writer, later)][-2:] == ["army", "front"]


def test_a_wide_date_does_not_join_two_captures() -> None:
    """ "Last week" overlaps both captures; the words that tell a day part them."""
    first = said("a", TOOK, FRONT, 1, says(RESIDENTS))
    wide = Writer("b", "wire", 10)
    wide.control(TOOK, FRONT, when=days(1, 9), said_by=says(AGENCY))
    back, again = said("c", RETOOK, ARMY, 4, says(RESIDENTS)), said("d", TOOK, FRONT, 9, says(RESIDENTS))
    assert [row[0] for row in story(first, wide, back, again)] == ["army", "front", "army", "front"]


def test_the_former_holder_who_says_that_others_took_it_concedes() -> None:
    """ "The army conceded that the front had overrun the town": its own loss, though no loser is named."""
    taken, back = said("a", TOOK, FRONT, 1, says(SPOKESMAN), "wire"), said("b", RETOOK, ARMY, 4, says(RESIDENTS))
    assert story(taken, back)[1] == ("front", "held", "conceded")


def test_a_boast_of_a_victory_is_taken_back_by_the_loss_admitted_later() -> None:
    boast, owned = Writer("a", "daily", 1), Writer("b", "wire", 6)
    boast.control(RETOOK, ARMY, when=days(1), said_by=says(SPOKESMAN))
    owned.control(TOOK, FRONT, when=days(1), said_by=says(SPOKESMAN))
    assert [row[0] for row in story(boast, owned)] == ["army", "front"]


def test_taken_a_second_time_by_who_names_no_day() -> None:
    """ "The front has taken the town", told after the army took it back, by a report that tells of nothing else: a second capture."""
    told = [said("a", TOOK, FRONT, 1, says(RESIDENTS)), said("b", RETOOK, ARMY, 4, says(RESIDENTS), "wire")]
    news = Writer("c", "gazette", 9)
    news.control(TOOK, FRONT, said_by=says(RESIDENTS))
    assert [row[0] for row in story(*told, news)] == ["army", "front", "army", "front"]


def test_units_without_a_name_are_of_the_party_that_tells_of_them() -> None:
    units = Actor("r:units", "units", ActorKind.UNIT)
    taken = said("a", TOOK, FRONT, 1, says(RESIDENTS))
    writer = Writer("b", "wire", 4)
    writer.control(RETOOK, units, when=days(4), said_by=says(SPOKESMAN), previous=ARMY)
    assert story(taken, writer)[-1][0] == "army"
