"""Measures of one flight are tellings of it: the whole coder, on texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import AnyClaim, EventClaim, EventType, IndicatorClaim, Page
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def claims(coder: Coder, text: str) -> tuple[AnyClaim, ...]:
    return coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1)))).claims


def flights(coder: Coder, text: str) -> list[tuple[float | None, str, str]]:
    """Figure, innermost speaker and origin of each displacement."""
    told = [c for c in claims(coder, text) if isinstance(c, EventClaim) and c.type is EventType.DISPLACEMENT]
    origin = [next((w.place.name for w in c.where if w.role.value in ("origin", "at")), "") for c in told]
    return [(next((n.best for n in c.numbers), None), c.said_by[0].speaker.name if c.said_by else "", at) for c, at in zip(told, origin, strict=True)]


FIRST = "The UN refugee agency said that 9,000 people have fled Kutum since 20 April. "


@pytest.mark.parametrize(("then", "figure", "speaker"), [
    ("The mayor puts the number at 2,500.", 2500, "mayor"),
    ("The mayor put the figure much lower, at 2,500.", 2500, "mayor"),
    ("The mayor speaks of 2,500 people.", 2500, "mayor"),
    ("The mayor gave a figure of 2,500, most of whom, he said, had returned.", 2500, "mayor"),
    ("The mayor cited a much lower figure of 2,500.", 2500, "mayor"),
    ("The mayor has counted only 2,500.", 2500, "mayor"),
    ("The mayor said that the real number was 2,500.", 2500, "mayor"),
    ("The Red Cross has registered 2,500 new arrivals in Tawila.", 2500, "International Committee of the Red Cross (ICRC)"),
    ("Our teams have registered 2,500 new arrivals in Tawila.", 2500, ""),
    ("We had counted 2,500 families by Monday.", 2500, ""),
    ("The ministry of social welfare speaks of 2,500, half of whom have gone home.", 2500, "ministry of social welfare"),
])  # fmt: skip
def test_a_measure_has_its_own_figure_and_voice(coder: Coder, then: str, figure: int, speaker: str) -> None:
    told = flights(coder, FIRST + then)
    assert told[0][0] == 9000
    assert told[1:] == [(figure, speaker, "Kutum")]


def test_the_measures_are_one_happening(coder: Coder) -> None:
    told = [c for c in claims(coder, FIRST + "\n\nThe mayor puts the number at 2,500.\n\nOur teams have registered 4,100 people in Tawila.") if isinstance(c, EventClaim)]
    assert {c.same_as for c in told[1:]} == {told[0].id}


@pytest.mark.parametrize("then", [
    "The mayor speaks of 25 dead.",
    "At least 40 people were killed. The mayor speaks of 25.",
    "Doctors have recorded 300 cases of measles.",
    "The army said it had counted 60 bodies.",
    "The mayor put the number of wounded at 120.",
    "In Kabkabiya aid workers registered 3,000 people.",
    "The mayor spoke of a disaster.",
])  # fmt: skip
def test_other_counts_are_no_measure(coder: Coder, then: str) -> None:
    assert [f for f in flights(coder, FIRST + then) if f[2] == "Kutum"] == [flights(coder, FIRST)[0]]


@pytest.mark.parametrize("text", [
    "Some 6 million people have been displaced since 2011.",
    "The war has displaced 2.3 million people in Sudan since April 2023, the UN says.",
    "More than 140,000 people have been displaced in Haiti since January, the IOM said.",
])  # fmt: skip
def test_a_whole_war_or_country_is_a_quantity(coder: Coder, text: str) -> None:
    assert flights(coder, text) == [] and any(isinstance(c, IndicatorClaim) for c in claims(coder, text))


def test_a_provinces_month_is_a_quantity(coder: Coder) -> None:
    told = claims(coder, "Some 18,500 people were displaced in Takhar province of Afghanistan in March 2024, IOM said. Some 24,200 people were displaced in Takhar in April 2024, IOM said.")
    assert [c.best for c in told if isinstance(c, IndicatorClaim)] == [18500, 24200]


def test_that_most_returned_is_told_of_the_flight(coder: Coder) -> None:
    told = [c for c in claims(coder, FIRST + "The mayor puts the number at 2,500, most of whom, he says, have returned.") if isinstance(c, EventClaim)]
    assert [(c.type.value, bool(c.same_as)) for c in told] == [("displacement", False), ("displacement", True), ("return", True)]


@pytest.mark.parametrize(("text", "kind"), [
    ("Carts from Guriel have been arriving in Galkayo since Friday, shopkeepers say.", "displacement"),
    ("Cars with mattresses on the roof have been arriving in Pokrovsk from Myrnohrad since Monday, drivers said.", "displacement"),
    ("Families are arriving in Galkayo from Guriel on foot, traders said.", "displacement"),
    ("Trucks with soldiers have been arriving in Gedaref from Sennar since Friday, drivers said.", "deployment"),
    ("Armoured vehicles have been arriving in Gedaref from Sennar since Friday, drivers said.", "deployment"),
])  # fmt: skip
def test_who_brings_a_household_has_fled(coder: Coder, text: str, kind: str) -> None:
    assert [c.type.value for c in claims(coder, text) if isinstance(c, EventClaim)] == [kind]


def test_who_leaves_for_a_place_leaves_the_scene(coder: Coder) -> None:
    assert [f[2] for f in flights(coder, "Fighting reached El Fasher on Monday. Residents were leaving for Tawila on foot.")] == ["El Fasher"]
