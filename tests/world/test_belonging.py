"""Who belongs to whom, through time, by the tables of a theatre."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.model import Actor, ActorKind, Place, PlacePrecision
from khabar.outlook import Outlook
from khabar.world import open_world

BEFORE, AFTER = date(2021, 7, 1), date(2022, 5, 1)


@pytest.fixture(scope="module")
def outlook() -> Outlook:
    world = open_world("afghanistan")
    town = Place("gn:1", "Somewhere", PlacePrecision.POINT, admin2="Imam Sahib", admin1="Kunduz", country="AFG")
    abroad = Place("gn:2", "Elsewhere", PlacePrecision.POINT, admin1="Kunduz", country="USA")
    return Outlook(world.registry, world.atlas, places=[town, abroad])


def somebody(ident: str, kind: ActorKind = ActorKind.OTHER) -> Actor:
    return Actor(ident, ident, kind)


def test_camps(outlook: Outlook) -> None:
    taliban = somebody("taliban", ActorKind.ARMED_GROUP)
    assert outlook.camp(taliban, BEFORE) == outlook.camp(somebody("haqqani"), AFTER) == "taliban"
    assert outlook.camp(somebody("afg_emirate_police", ActorKind.POLICE), AFTER) == "taliban"
    republic = outlook.camp(somebody("afg_republic", ActorKind.GOVERNMENT), BEFORE)
    assert republic not in (None, "taliban")
    assert outlook.camp(somebody("anp", ActorKind.POLICE), BEFORE) == republic
    assert outlook.camp(somebody("ana_201", ActorKind.UNIT), BEFORE) == republic
    assert outlook.camp(somebody("mohammad_yaqub", ActorKind.PERSON), AFTER) == "taliban"
    groups = {outlook.camp(somebody(one, ActorKind.ARMED_GROUP), AFTER) for one in ("nrf", "aff", "taliban")}
    assert None not in groups and len(groups) == 3, "allied groups with commands of their own are camps apart"


def test_who_is_no_party_has_no_camp(outlook: Outlook) -> None:
    assert outlook.camp(somebody("tolo", ActorKind.MEDIA), AFTER) is None
    assert outlook.camp(somebody("generic_gunman", ActorKind.UNIDENTIFIED), AFTER) is None
    assert outlook.camp(somebody("x_gunmen", ActorKind.ARMED_GROUP), AFTER) is None
    assert outlook.camp(somebody("p_a_teacher", ActorKind.PERSON), AFTER) is None


def test_a_group_that_no_table_knows_is_a_camp_alone(outlook: Outlook) -> None:
    assert outlook.camp(somebody("sons_of_the_river", ActorKind.MILITIA), AFTER) == "sons_of_the_river"


def test_governments_are_camps_of_their_own(outlook: Outlook) -> None:
    camps = {outlook.camp(somebody(one, ActorKind.GOVERNMENT), AFTER) for one in ("usa_government", "rus_government")}
    assert None not in camps and len(camps) == 2


def test_outlets(outlook: Outlook) -> None:
    assert outlook.is_outlet("tolo") and not outlook.is_outlet("taliban")
    assert outlook.organ_of("alemarah") == "taliban" and outlook.organ_of("tolo") is None


def test_places(outlook: Outlook) -> None:
    assert outlook.parent_place("afg.kunduz.imam_sahib") == "afg.kunduz"
    assert outlook.parent_place("gn:1") == "afg.kunduz.imam_sahib"
    assert outlook.parent_place("gn:2") is None


@pytest.mark.parametrize(
    ("begins", "holders"), [(BEFORE, ["afg_republic", "taliban"]), (AFTER, ["taliban"]), (None, ["afg_republic", "taliban"])]
)
def test_the_opening_map_runs_from_its_day_on(begins: date | None, holders: list[str]) -> None:
    world = open_world("afghanistan")
    rows = Outlook(world.registry, world.atlas, begins=begins).opening()
    kabul = [row for row in rows if row.place.id == "afg.kabul.kabul_city"]
    assert [row.holder.id for row in kabul] == holders
    assert all(row.place.admin1 for row in rows)


def test_a_unit_named_after_a_party_is_under_it(outlook: Outlook) -> None:
    brigade = Actor("u_9th_brigade_of_the_taliban", "9th Brigade of the Taliban", ActorKind.UNIT)
    assert outlook.camp(brigade, AFTER) == "taliban"
    assert outlook.camp(Actor("u_9th_brigade", "9th Brigade", ActorKind.UNIT), AFTER) != "taliban"
