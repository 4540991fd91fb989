"""The world gazetteer that ships: what it knows, how fast it opens."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from khabar.world.gazetteer import COLUMNS, Gazetteer, Kind, Strength, write_index


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return Gazetteer.open()


def test_it_opens_at_once_and_is_small() -> None:
    start = time.perf_counter()
    assert len(Gazetteer.open()) > 250_000
    assert time.perf_counter() - start < 0.3


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kunduz", Kind.ADMIN1, "AFG"), ("Kunduz", Kind.CITY, "AFG"), ("Кундуз", Kind.CITY, "AFG"), ("حلب", Kind.CITY, "SYR"),
        ("Donbas", Kind.REGION, "UKR"), ("Rapides Parish", Kind.ADMIN2, "USA"), ("Ivory Coast", Kind.COUNTRY, "CIV"),
        ("Gulf of Aden", Kind.SEA, None), ("Euphrates", Kind.LINEAR, None), ("St. Louis", Kind.CITY, "USA"), ("Hawijah", Kind.CITY, "IRQ"),
    ],
)  # fmt: skip
def test_it_knows(world: Gazetteer, name: str, kind: Kind, country: str | None) -> None:
    assert any(r.kind is kind and r.country == country for r in world.lookup(name))


def test_unknown_names_give_nothing(world: Gazetteer) -> None:
    assert world.lookup("Zzyzxistan") == []
    assert world.lookup("") == []


def test_abbreviations_and_demonyms_are_marked(world: Gazetteer) -> None:
    assert any(r.strength is Strength.SHORT and r.name == "Texas" for r in world.lookup("Tex."))
    assert any(r.strength is Strength.DEMONYM and r.country == "SYR" for r in world.lookup("Syrian"))


def test_fuzzy_stays_in_the_country(world: Gazetteer) -> None:
    found = world.fuzzy("Purchman", country="AFG")
    assert found and all(n.row.country == "AFG" for n in found)
    assert world.fuzzy("Purchman", country="AFG", box=(0, 0, 1, 1)) == []


def test_divisions_have_a_middle_and_a_box(world: Gazetteer) -> None:
    helmand = next(r for r in world.lookup("Helmand") if r.kind is Kind.ADMIN1)
    assert helmand.box is not None and helmand.box[0] < helmand.lat < helmand.box[2]
    assert 30 < helmand.radius_km < 300


def test_an_index_of_ones_own(tmp_path: Path) -> None:
    one = {name: np.zeros(1, dtype) for name, dtype in COLUMNS.items()}
    one["box"] = np.zeros((1, 4), np.float32)
    one["parent"][0] = -1
    write_index(tmp_path / "x.idx", names=["Öland"], columns=one, keys={"oland": {0: Strength.MAIN}}, countries=["SWE"])
    assert [r.name for r in Gazetteer.open(tmp_path / "x.idx").lookup("öland")] == ["Öland"]
