"""A gazetteer that a user added, over the one that ships: every place once, with all its names."""

from __future__ import annotations

from pathlib import Path

import pytest
from dumps import KUNDUZ_CITY, KUNDUZ_PROVINCE, dump

from khabar.world import open_world
from khabar.world.adding import add_gazetteer, added, remove_gazetteer
from khabar.world.gazetteer import Gazetteer, Kind
from khabar.world.layers import open_gazetteer
from khabar.world.places import Atlas
from khabar.world.sites import Level
from khabar.world.userdata import UserDataError


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    add_gazetteer(dump(folder / "AF.zip"), day="2022-05-03", root=folder, licence="CC BY 4.0")
    return folder


@pytest.fixture(scope="module")
def layered(root: Path) -> Gazetteer:
    return open_gazetteer(root)


def test_without_anything_added_it_is_the_one_that_ships_and_its_small_places(tmp_path: Path) -> None:
    plain, shipped = open_gazetteer(tmp_path), Gazetteer.open()
    assert len(plain) - len(shipped) == len(Gazetteer.open(Gazetteer.small_places())) > 5_000
    (village,) = plain.lookup("Robotyne")
    assert village.country == "UKR" and village.radius_km == 3.0 and not shipped.lookup("Robotyne")


def test_new_places_are_found_with_all_their_names(layered: Gazetteer) -> None:
    for name in ("Zarqalot", "zarghalot", "زرقلات"):
        assert 90000002 in {r.geonames for r in layered.lookup(name)}, name
    (spot,) = layered.lookup("Kotal-e Zzpass")
    assert spot.kind is Kind.SPOT and spot.radius_km == 5.0


def test_a_place_that_ships_is_the_same_place_with_more_names(layered: Gazetteer) -> None:
    shipped = Gazetteer.open()
    (known,) = [r for r in shipped.lookup("Kunduz") if r.geonames == KUNDUZ_CITY]
    assert [r.index for r in layered.lookup("Zzkundustan")] == [known.index]
    assert len([r for r in layered.lookup("Kunduz") if r.geonames == KUNDUZ_CITY]) == 1


def test_near_namesakes_are_one_and_far_ones_two(layered: Gazetteer) -> None:
    assert sorted(r.geonames or 0 for r in layered.lookup("Zarqalot")) == [90000002, 90000004]


def test_parents_lead_into_what_ships(layered: Gazetteer) -> None:
    (near,) = [r for r in layered.lookup("Zarqalot") if r.geonames == 90000002]
    assert near.parent is not None
    district = layered.row(near.parent)
    assert (district.name, district.kind, district.geonames) == ("Testabad District", Kind.ADMIN2, 90000001)
    assert district.parent is not None and layered.row(district.parent).geonames == KUNDUZ_PROVINCE
    assert district.index in {r.index for r in layered.divisions(["AFG"], Kind.ADMIN2)}


def test_another_transliteration_is_found_in_its_country(layered: Gazetteer) -> None:
    assert 90000002 in {n.row.geonames for n in layered.fuzzy("Zarqulout", country="AFG")}
    assert layered.fuzzy("Zarqulout", country="PAK", least=0.95) == []


def test_the_atlas_sees_one_body(layered: Gazetteer) -> None:
    pack = open_world("afghanistan").pack
    atlas = Atlas(layered, places=pack.places, names=pack.names, bbox=pack.bbox, countries=pack.countries)
    towns = {c.site.id: c.site for c in atlas.candidates("Zarqalot")}
    assert set(towns) == {"gn:90000002", "gn:90000004"}
    assert (towns["gn:90000002"].admin1, towns["gn:90000002"].admin2) == ("Kunduz", "Testabad District")
    (kunduz,) = [c.site for c in atlas.candidates("Zzkundustan")]
    assert kunduz.id == "afg.kunduz.kunduz_city"


def test_a_table_joins_the_divisions_that_ship(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(
        "name,lat,lon,type,country,admin1,pcode\nZzvillage,36.71,68.91,village,AF,Kunduz,\nZzvillage,35.2,69.9,village,AF,,\n"
        "Kunduz,36.73,68.86,town,AF,,AF190101\n"
    )
    add_gazetteer(tmp_path / "own.csv", day="2022-05-03", root=tmp_path)
    layered = open_gazetteer(tmp_path)
    one, other = sorted(layered.lookup("Zzvillage"), key=lambda r: -r.lat)
    assert one.geonames is None and one.number and other.number and one.number != other.number
    assert one.parent is not None and layered.row(one.parent).geonames == KUNDUZ_PROVINCE and other.parent is None
    (kunduz,) = [r for r in layered.lookup("Kunduz") if r.geonames == KUNDUZ_CITY]
    assert (
        kunduz.pcode == "AF190101" and len(layered) - len(open_gazetteer(tmp_path / "none")) == 4
    )  # a row that stands for the province
    atlas = Atlas(layered, countries=["AFG"])
    assert len({c.site.id for c in atlas.candidates("Zzvillage")}) == 2
    assert all(c.site.id.startswith("own:") and c.site.level is Level.TOWN for c in atlas.candidates("Zzvillage"))


def test_a_second_file_is_folded_into_the_first(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("name,lat,lon,country\nZzvillage,36.71,68.91,AF\n")
    (tmp_path / "two.csv").write_text(
        "name,lat,lon,country,alternates\nZzvillage,36.715,68.915,AF,Zzother\nZzvillage,30,65,AF,\n"
    )
    for name in ("one", "two"):
        add_gazetteer(tmp_path / f"{name}.csv", day="2022-05-03", root=tmp_path)
    layered = open_gazetteer(tmp_path)
    (other,) = layered.lookup("Zzother")
    assert other.lat == pytest.approx(36.71, abs=1e-4)
    assert len(layered.lookup("Zzvillage")) == 2


def test_adding_again_replaces(tmp_path: Path) -> None:
    for name in ("Zzfirst", "Zzsecond"):
        (tmp_path / "own.csv").write_text(f"name,lat,lon,country\n{name},36.71,68.91,AF\n")
        add_gazetteer(tmp_path / "own.csv", day="2022-05-03", root=tmp_path)
    layered = open_gazetteer(tmp_path)
    assert layered.lookup("Zzfirst") == [] and len(layered.lookup("Zzsecond")) == 1


def test_where_it_came_from_is_kept(root: Path) -> None:
    ((name, origin),) = added(root)
    assert (name, origin.file, origin.added, origin.licence) == ("af", "AF.zip", "2022-05-03", "CC BY 4.0")
    assert len(origin.sha256) == 64 and origin.places == 6


def test_a_file_without_places_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,lat,lon\nA,x,y\n")
    with pytest.raises(UserDataError, match="no place"):
        add_gazetteer(tmp_path / "own.csv", day="2022-05-03", root=tmp_path)
    assert list(added(tmp_path)) == [] and not list((tmp_path / "gazetteer").iterdir())


def test_removed_is_gone(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,lat,lon,country\nZzvillage,36.71,68.91,AF\n")
    add_gazetteer(tmp_path / "own.csv", day="2022-05-03", root=tmp_path)
    remove_gazetteer("own", tmp_path)
    assert list(added(tmp_path)) == [] and open_gazetteer(tmp_path).lookup("Zzvillage") == []
    with pytest.raises(UserDataError, match="there are none"):
        remove_gazetteer("own", tmp_path)


def test_the_world_opens_with_it_and_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = open_world("afghanistan")
    monkeypatch.setenv("KHABAR_DATA", str(root))
    world = open_world("afghanistan")
    assert world.pack.digest != plain.pack.digest
    assert [c.site.id for c in world.atlas.candidates("Zarghalot")] == ["gn:90000002"]


def test_an_index_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "bad.idx").write_bytes(b"{}\n")
    with pytest.raises(UserDataError, match=r"bad\.idx"):
        open_gazetteer(tmp_path)
