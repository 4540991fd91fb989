"""Forces, offices, relations and indicators through time."""

from __future__ import annotations

from made import AGENCY, ARMY, FRONT, HILL, LEAGUE, SPOKESMAN, TOWN, WORLD, Writer, days, says

from khabar.corroboration import corroborate
from khabar.model import (
    Actor,
    ActorKind,
    Amount,
    EventType,
    ForceClaim,
    ForceState,
    IndicatorClaim,
    PlaceRole,
    Quote,
    RelationClaim,
    RelationState,
    RoleClaim,
    Situation,
    Status,
    Where,
)

NOWHERE = Quote(0, 1, "x")
BRIGADE = Actor("3_brigade_217", "3rd Brigade of the 217th Corps", ActorKind.UNIT)
WRONG = Actor("3_brigade_209", "3rd Brigade of the 209th Corps", ActorKind.UNIT)
CORPS, OTHER_CORPS = (
    Actor("corps_217", "217th Corps", ActorKind.UNIT),
    Actor("corps_209", "209th Corps", ActorKind.UNIT),
)


def made(*writers: Writer) -> Situation:
    return corroborate([writer.done() for writer in writers], world=WORLD)


def force(name: str, unit: Actor, day: int = 1, role: PlaceRole = PlaceRole.AT, **slots: object) -> Writer:
    writer = Writer(name, day=day)
    where = slots.pop("where", (Where(TOWN, role),))
    writer.add(ForceClaim(id="", quote=NOWHERE, unit=unit, where=where, when=days(day), **slots))  # type: ignore[arg-type]
    return writer


def forces(*writers: Writer) -> list[ForceState]:
    return sorted(made(*writers).forces, key=lambda row: (row.unit.id, row.place.id if row.place else ""))


def test_a_unit_is_told_of_once_for_every_place() -> None:
    a, b = (
        force("a", BRIGADE, 1, parent=CORPS, size=Amount(1200, 1200, 1200)),
        force("b", BRIGADE, 5, where=(Where(HILL, PlaceRole.AT),)),
    )
    hill, town = forces(a, b)
    assert (hill.place, town.place) == (HILL, TOWN) and town.end is None
    assert hill.parent == CORPS and hill.size == Amount(1200, 1200, 1200)
    assert (town.first_cited, hill.first_cited) == (days(1).start, days(5).start)


def test_a_unit_leaves_where_the_words_say_so() -> None:
    a = force("a", BRIGADE, 1)
    b = force(
        "b", BRIGADE, 5, where=(Where(TOWN, PlaceRole.ORIGIN), Where(HILL, PlaceRole.DESTINATION)), activity="moved"
    )
    hill, town = forces(a, b)
    assert town.end is not None and town.end.start == days(5).start and hill.end is None


def test_a_wrong_number_is_no_second_unit() -> None:
    rows = forces(
        force("a", BRIGADE, parent=CORPS), force("b", BRIGADE, parent=CORPS), force("c", WRONG, parent=OTHER_CORPS)
    )
    assert [row.unit.id for row in rows] == [BRIGADE.id]
    assert rows[0].parent == CORPS and rows[0].doubt and "209th" in rows[0].doubt


def test_plans_place_no_unit() -> None:
    assert forces(force("a", BRIGADE, status=Status.PLANNED)) == []


# ------------------------------------------------------------------------------------------------ relations and offices
def relation(name: str, a: Actor, kind: str, b: Actor, **slots: object) -> Writer:
    writer = Writer(name)
    writer.add(RelationClaim(id="", quote=NOWHERE, subject=a, relation=kind, object=b, **slots))  # type: ignore[arg-type]
    return writer


def relations(*writers: Writer) -> tuple[RelationState, ...]:
    return made(*writers).relations


def test_a_relation_with_its_denials() -> None:
    (row,) = relations(
        relation("a", ARMY, "shelters", FRONT, said_by=says(LEAGUE)),
        relation("b", ARMY, "shelters", FRONT, said_by=says(SPOKESMAN), status=Status.DENIED),
        relation("c", ARMY, "shelters", FRONT, said_by=says(FRONT), polarity="does_not_hold"),
    )
    assert [actor.id for actor in row.denied_by] == ["front", "spokesman"] and len(row.claims) == 3


def test_a_denied_negation_is_no_denial() -> None:
    (row,) = relations(relation("a", ARMY, "ally", FRONT, polarity="does_not_hold", status=Status.DENIED))
    assert row.denied_by == ()


def test_allies_are_allies_both_ways_and_shelter_is_not() -> None:
    assert len(relations(relation("a", ARMY, "ally", FRONT), relation("b", FRONT, "ally", ARMY))) == 1
    assert len(relations(relation("a", ARMY, "shelters", FRONT), relation("b", FRONT, "shelters", ARMY))) == 2


def test_offices_begin_and_end() -> None:
    now, then = Writer("a", day=1), Writer("b", day=9)
    now.add(RoleClaim(id="", quote=NOWHERE, person=SPOKESMAN, title="spokesman", organisation=ARMY))
    then.add(
        RoleClaim(id="", quote=NOWHERE, person=SPOKESMAN, title="former spokesman", organisation=ARMY, tense="former")
    )
    (row,) = made(now, then).roles
    assert row.start and row.end and (row.start.start, row.end.start) == (days(1).start, days(9).start)


def test_an_office_in_the_report_tells_whose_word_it_is() -> None:
    """A person whom no table knows speaks for the body that the report gives him."""
    somebody = Actor("p_new", "Major New", ActorKind.PERSON)
    writer = Writer("a")
    writer.add(RoleClaim(id="", quote=NOWHERE, person=somebody, title="spokesman", organisation=ARMY))
    writer.event(EventType.IED, when=days(1), said_by=says(somebody))
    assert made(writer).events[0].voices.origins == ("camp:army",)


def test_indicators_are_kept_by_who_measured() -> None:
    def measured(name: str, value: float, by: Actor) -> Writer:
        writer = Writer(name)
        writer.add(
            IndicatorClaim(id="", quote=NOWHERE, measure="displaced families", best=value, measured_by=by, when=days(1))
        )
        return writer

    rows = made(measured("a", 520, AGENCY), measured("b", 520, AGENCY), measured("c", 200, ARMY)).indicators
    assert sorted((row.best, len(row.claims)) for row in rows) == [(200, 1), (520, 2)]


def test_only_what_can_be_told_from_other_units_has_a_row() -> None:
    garrison, bare = Actor("r_1:garrison_of_some_90", "garrison of some 90", ActorKind.OTHER), Actor("u_battalion", "Battalion", ActorKind.UNIT)
    guard = Actor("guard", "Ridge Guard", ActorKind.MILITARY)
    assert forces(force("a", garrison), force("b", bare), force("c", guard)) == []
    assert [row.unit.id for row in forces(force("a", BRIGADE), force("b", guard, size=Amount(90, 90, 90)))] == ["3_brigade_217", "guard"]
