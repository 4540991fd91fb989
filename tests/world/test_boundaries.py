"""Boundaries of a user's: read, thinned without gaps, matched with a pack's places, served as outlines and districts."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from dumps import geojson, square

from khabar.model import Place, PlacePrecision
from khabar.world import World, open_world
from khabar.world.adding import add_gazetteer, import_boundaries
from khabar.world.boundaries import with_boundaries
from khabar.world.gazetteer import Kind
from khabar.world.layers import open_gazetteer
from khabar.world.matching import Matcher
from khabar.world.outlines import open_outlines
from khabar.world.packs import load_pack
from khabar.world.polygons import Fields, features
from khabar.world.rows import PlaceRow
from khabar.world.sources import Tally
from khabar.world.thinning import thin, thin_areas
from khabar.world.userdata import UserDataError

SHARED = Path(__file__).resolve().parents[3] / "shared" / "reference" / "afghanistan"
DISTRICTS = SHARED / "geoBoundaries-AFG-ADM2_simplified.geojson"
# Two districts of Kunduz, and one that no pack knows, drawn as squares around their true middles.
OCHA = [
    ({"ADM2_EN": "Emam Saheb", "ADM2_FA": "امام صاحب", "ADM2_PCODE": "AF1905", "ADM1_EN": "Kunduz", "ADM1_PCODE": "AF19", "ADM0_EN": "Afghanistan"}, square(68.6, 37.0, 69.1, 37.3)),
    ({"ADM2_EN": "Kunduz", "ADM2_PCODE": "AF9999", "ADM1_EN": "Kunduz", "ADM1_PCODE": "AF19", "ADM0_EN": "Afghanistan"}, square(68.6, 36.6, 69.0, 37.0)),
    ({"ADM2_EN": "Zzdistrict", "ADM2_PCODE": "AF1999", "ADM1_EN": "Kunduz", "ADM1_PCODE": "AF19", "ADM0_EN": "Afghanistan"}, square(69.0, 36.6, 69.1, 37.0)),
    ({"ADM2_EN": "Elsewhere", "ADM2_PCODE": "PK1", "ADM0_EN": "Pakistan"}, square(70.0, 36.6, 70.1, 37.0)),
]  # fmt: skip


def test_columns_of_ocha_and_geoboundaries(tmp_path: Path) -> None:
    ocha = geojson(tmp_path / "a.geojson", OCHA[:1])
    (one,) = features(ocha, Tally())
    assert (one.name, one.code, one.province, one.province_code, one.country, one.level) == (
        "Emam Saheb",
        "AF1905",
        "Kunduz",
        "AF19",
        "AFG",
        2,
    )
    assert one.names == ("امام صاحب",)
    gb = geojson(
        tmp_path / "b.geojson",
        [({"shapeName": "Imam Sahib", "shapeType": "ADM2", "shapeGroup": "AFG"}, square(0, 0, 1, 1))],
    )
    (two,) = features(gb, Tally())
    assert (two.name, two.code, two.country, two.level) == ("Imam Sahib", "", "AFG", 2)
    own = geojson(tmp_path / "c.geojson", [({"label": "X", "key": 7}, square(0, 0, 1, 1))])
    (three,) = features(own, Tally(), Fields("label", "KEY", 1))
    assert (three.name, three.code, three.level) == ("X", "7", 1)


def test_bad_features_are_told_and_the_rest_read(tmp_path: Path) -> None:
    path = geojson(
        tmp_path / "a.geojson", [*OCHA[:1], ({}, square(0, 0, 1, 1)), ({"name": "far"}, square(500000, 0, 500001, 1))]
    )
    found = json.loads(path.read_text())
    found["features"] += [
        {"type": "Feature", "properties": {"name": "p"}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
        7,
    ]
    path.write_text(json.dumps(found))
    tally = Tally()
    assert len(list(features(path, tally))) == 1
    assert [t.split(":")[0] for t in tally.told] == ["feature 2", "feature 3", "feature 4", "feature 5"]
    assert "no name" in tally.told[0] and "not in degrees" in tally.told[1] and "no polygon (Point)" in tally.told[2]


@pytest.mark.parametrize(
    ("text", "word"),
    [("<html>", "no GeoJSON"), ('{"features": 3}', "no GeoJSON"), ('{"features": [], "crs": {"properties": {"name": "EPSG:32642"}}}', "EPSG:32642")],
)  # fmt: skip
def test_what_cannot_be_read_at_all_is_refused(tmp_path: Path, text: str, word: str) -> None:
    (tmp_path / "a.geojson").write_text(text)
    with pytest.raises(UserDataError, match=word):
        list(features(tmp_path / "a.geojson", Tally()))


def test_a_zipped_shapefile(tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    (one,) = features(geojson(tmp_path / "a.geojson", OCHA[:1]), Tally())
    frame = geopandas.read_file(tmp_path / "a.geojson").to_crs(32642)  # metres: read back in degrees
    frame.to_file(tmp_path / "a.shz", driver="ESRI Shapefile")
    (tmp_path / "a.shz").rename(tmp_path / "a.zip")
    (two,) = features(tmp_path / "a.zip", Tally())
    assert (two.name, two.code, two.province) == (one.name, one.code, one.province)
    assert sorted(map(tuple, two.rings[0]))[0] == pytest.approx((68.6, 37.0), abs=1e-6)


# ------------------------------------------------------------------------------------------------ measures
def test_inside_and_how_far_outside(tmp_path: Path) -> None:
    hole = [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6], [0.4, 0.4]]
    (one,) = features(geojson(tmp_path / "a.geojson", [({"name": "A"}, [*square(0, 0, 1, 1), hole])]), Tally())
    assert one.holds(0.2, 0.2) and not one.holds(0.5, 0.5) and not one.holds(1.2, 0.5)
    assert one.kilometres_to(0.2, 0.2) == 0
    assert one.kilometres_to(1.1, 0.5) == pytest.approx(11.1, rel=0.01)
    assert one.kilometres_to(0.5, 0.5) == pytest.approx(11.1, rel=0.01)


def test_middle_and_size(tmp_path: Path) -> None:
    (one,) = features(geojson(tmp_path / "a.geojson", [({"name": "A"}, square(10, 0, 11, 1))]), Tally())
    lat, lon, radius = one.measures()
    assert (lat, lon) == pytest.approx((0.5, 10.5))
    assert radius == pytest.approx(111.2 / 3.14159**0.5, rel=0.01)  # of a disc as large as the square


# ------------------------------------------------------------------------------------------------ thinning
def test_ends_and_corners_stay_and_little_bends_go() -> None:
    assert thin([(0, 0), (5, 1), (10, 0), (15, 30), (20, 0)], 2) == [(0, 0), (10, 0), (15, 30), (20, 0)]


def test_neighbours_share_their_border_after_as_before() -> None:
    border = [(1 + 0.02 * math.sin(i / 8), i / 100) for i in range(101)]  # a wavering line from (1, 0) to (1.0, 1)
    west = [[(0.0, 0.0), *border, (0.0, 1.0)]]
    east = [[(2.0, 1.0), *border[::-1], (2.0, 0.0)]]  # the other way round
    (left,), (right,) = thin_areas([west, east], unit=1000, tolerance=0.005)
    shared = [p for p in left if p[0] not in (0, 2000)]
    assert 2 <= len(shared) < 80
    assert shared == [p for p in right if p[0] not in (0, 2000)][::-1]


def test_a_division_inside_another_leaves_a_hole_of_its_own_shape() -> None:
    ring = [(1.5, 1.0), (1.4, 1.3), (1.0, 1.5), (0.6, 1.3), (0.5, 1.0), (0.6, 0.7), (1.0, 0.5), (1.4, 0.7)]
    outer = [(0.0, 0.0), (3.0, 0.0), (3.0, 3.0), (0.0, 3.0)]
    (around, (inner,)) = thin_areas([[outer, ring[3:] + ring[:3]], [ring[::-1]]], unit=1000, tolerance=0.2)
    assert set(around[1]) == set(inner) and 3 <= len(inner) < 8


# ------------------------------------------------------------------------------------------------ matching
def test_provinces_tell_namesakes_apart(tmp_path: Path) -> None:
    places = [
        PlaceRow(id="a", name="North", kind="province", pcode="X1"), PlaceRow(id="b", name="South", kind="province", pcode="X2"),
        PlaceRow(id="a.tagab", name="Tagab", kind="district", parent="a", lat=0.5, lon=0.5),
        PlaceRow(id="b.tagab", name="Tagab", kind="district", parent="b", lat=0.5, lon=1.1),
    ]  # fmt: skip
    rows = [  # South's holds the point that the pack gives North's, and misses its own
        ({"ADM2_EN": "Tagab", "ADM2_PCODE": "X201", "ADM1_EN": "South", "ADM1_PCODE": "X2"}, square(0.45, 0.0, 1.0, 1.0)),
        ({"ADM2_EN": "Tagab", "ADM2_PCODE": "X101", "ADM1_EN": "North", "ADM1_PCODE": "X1"}, square(0.0, 0.0, 0.45, 1.0)),
    ]  # fmt: skip
    found = list(features(geojson(tmp_path / "a.geojson", rows), Tally()))
    assert [m.place and m.place.id for m in Matcher(places, [], level=2).match(found)] == ["b.tagab", "a.tagab"]


def test_a_name_far_away_is_no_match(tmp_path: Path) -> None:
    places = [PlaceRow(id="t", name="Tagab", kind="district", lat=5.0, lon=5.0)]
    found = list(features(geojson(tmp_path / "a.geojson", [({"name": "Tagab"}, square(0, 0, 1, 1))]), Tally()))
    assert Matcher(places, [], level=2).match(found)[0].place is None


# ------------------------------------------------------------------------------------------------ the world
@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    import_boundaries(
        geojson(folder / "ocha.geojson", OCHA), "afghanistan", day="2022-05-03", drawn_by="OCHA", root=folder
    )
    return folder


@pytest.fixture
def world(root: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("KHABAR_DATA", str(root))
    return open_world("afghanistan")


def test_what_is_told_of_an_import(root: Path) -> None:
    done = import_boundaries(root / "ocha.geojson", "afghanistan", day="2022-05-03", root=root, dry=True)
    assert done.path is None and done.codes == 2
    assert [m.place.id if m.place else None for m in done.matches] == [
        "afg.kunduz.imam_sahib",
        "afg.kunduz.kunduz",
        None,
    ]
    assert [(p.id, p.pcode, code) for p, code in done.other_codes] == [("afg.kunduz.kunduz", "AF1901", "AF9999")]
    assert "afg.kunduz.khanabad" in {p.id for p in done.bare} and "afg.kunduz.kunduz" not in {p.id for p in done.bare}


def test_codes_and_outlines_are_taken_over(world: World) -> None:
    codes = {p.id: p.pcode for p in world.pack.places}
    assert codes["afg.kunduz.kunduz"] == "AF9999" and codes["afg.kunduz.imam_sahib"] == "AF1905"
    site = world.atlas.site("afg.kunduz.kunduz")
    assert site is not None and site.pcode == "AF9999"
    outline = world.outline("afg.kunduz.imam_sahib")
    assert outline is not None and set(outline[0]) == {(68.6, 37.0), (69.1, 37.0), (69.1, 37.3), (68.6, 37.3)}
    assert world.outline("afg.kunduz.khanabad") is None and world.outline("nothing") is None


def test_a_point_without_a_district_gets_one(world: World) -> None:
    assert world.district_at(37.2, 68.8) == "afg.kunduz.imam_sahib"
    assert world.district_at(36.8, 69.05) is None  # in the area that is no place of the pack
    assert world.district_at(0.0, 0.0) is None


def test_a_town_of_the_gazetteer_gets_its_district(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "own.csv").write_text(
        "name,lat,lon,type,country,admin1\nZztown,37.21,68.81,town,AF,Kunduz\nZzout,37.5,68.81,town,AF,Kunduz\n"
    )
    add_gazetteer(root / "own.csv", day="2022-05-03", root=root)
    monkeypatch.setenv("KHABAR_DATA", str(root))
    atlas = open_world("afghanistan").atlas
    (town,), (out,) = atlas.candidates("Zztown"), atlas.candidates("Zzout")
    assert (town.site.admin2, town.site.admin1, town.site.parent) == ("Imam Sahib", "Kunduz", "afg.kunduz.imam_sahib")
    assert out.site.admin2 is None and out.site.admin1 == "Kunduz"


def test_a_map_gets_the_districts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = open_outlines("afghanistan")
    assert plain is not None and plain.districts == ()
    monkeypatch.setenv("KHABAR_DATA", str(root))
    drawn = open_outlines("afghanistan")
    assert drawn is not None and drawn.districts_from == "OCHA" and drawn.provinces == plain.provinces
    assert [(a.name, a.admin1) for a in drawn.districts] == [
        ("Imam Sahib", "Kunduz"),
        ("Kunduz", "Kunduz"),
        ("Zzdistrict", "Kunduz"),
    ]
    assert (
        drawn.district_of(Place("afg.kunduz.kunduz", "Kunduz", PlacePrecision.ADMIN2, admin2="Kunduz", admin1="Kunduz"))
        == 1
    )


def test_provinces_for_a_theatre_without_outlines(tmp_path: Path) -> None:
    path = geojson(
        tmp_path / "a.geojson", [({"ADM1_EN": "Kunduz", "ADM1_PCODE": "AF19"}, square(68, 36.4, 69.4, 37.4))]
    )
    assert with_boundaries(None, "afghanistan", (), tmp_path) is None
    import_boundaries(path, "afghanistan", day="2022-05-03", level=1, root=tmp_path)
    drawn = with_boundaries(None, "afghanistan", (), tmp_path)
    assert drawn is not None and [(a.name, a.pcode) for a in drawn.provinces] == [("Kunduz", "AF19")]


def test_nothing_of_the_theatre_is_refused(tmp_path: Path) -> None:
    path = geojson(tmp_path / "a.geojson", OCHA[3:])
    with pytest.raises(UserDataError, match="no division of level 2"):
        import_boundaries(path, "afghanistan", day="2022-05-03", root=tmp_path)


def test_a_stored_file_that_is_broken_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "boundaries").mkdir()
    (tmp_path / "boundaries" / "afghanistan-adm2.json").write_text("{}")
    monkeypatch.setenv("KHABAR_DATA", str(tmp_path))
    with pytest.raises(UserDataError, match=r"afghanistan-adm2\.json"):
        open_world("afghanistan")


def test_boundaries_as_a_gazetteer(tmp_path: Path) -> None:
    add_gazetteer(geojson(tmp_path / "ocha.geojson", OCHA[2:3]), day="2022-05-03", root=tmp_path)
    layered = open_gazetteer(tmp_path)
    (one,) = layered.lookup("Zzdistrict")
    assert (one.kind, one.pcode, one.country) == (Kind.ADMIN2, "AF1999", "AFG")
    assert one.box == pytest.approx((36.6, 69.0, 37.0, 69.1), abs=1e-5) and (one.lat, one.lon) == pytest.approx(
        (36.8, 69.05), abs=1e-4
    )
    assert one.parent is not None and layered.row(one.parent).name == "Kunduz"


# ------------------------------------------------------------------------------------------------ the reference
needs_reference = pytest.mark.skipif(not DISTRICTS.is_file(), reason="the reference boundaries are not here")


@pytest.mark.shared
@needs_reference
def test_every_district_of_the_reference_is_one_of_the_pack() -> None:
    pack = load_pack("afghanistan")
    divisions = list(features(DISTRICTS, Tally()))
    matches = Matcher(pack.places, pack.names, level=2).match(divisions)
    assert len(divisions) == 398 and all(m.place for m in matches)
    assert all(m.km_off <= 5 for m in matches)


@pytest.mark.shared
@needs_reference
def test_the_whole_reference_is_imported_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = import_boundaries(DISTRICTS, "afghanistan", day="2022-05-03", root=tmp_path)
    assert done.path is not None and done.path.stat().st_size < 400_000 < DISTRICTS.stat().st_size
    monkeypatch.setenv("KHABAR_DATA", str(tmp_path))
    world = open_world("afghanistan")
    inside = [
        p
        for p in world.pack.places
        if p.kind == "district" and p.source.startswith("geoBoundaries") and p.lat and p.lon
    ]
    right = sum(world.district_at(p.lat or 0.0, p.lon or 0.0) == p.id for p in inside)
    assert len(inside) == 398 and right >= 396  # middles of a few narrow ones may fall over a thinned border
