"""Others' tables as reports, and the comparison with them. All rows are invented."""

from __future__ import annotations

import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khabar.corroboration import TableWorld, corroborate
from khabar.exports import ExportOptions, Format, export
from khabar.imports import Imported, TableError, compare, read_acled, read_table, read_ucdp
from khabar.imports.ground import Grounder
from khabar.imports.incident import report_id as own_report_id
from khabar.model import ActorKind, EventClaim, EventType, Place, PlacePrecision, TimePrecision
from khabar.reading.report import report_id
from khabar.wire import claim_from_json, claim_to_json, plain
from khabar.world import open_world

sys.path.insert(0, str(Path(__file__).parent.parent / "exports"))
from export_sample import sample

HEAD = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,admin1,admin2,location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp"
ROWS = (
    'AFG1,2022-05-03,1,Battles,Armed clash,Taliban,1,National Resistance Front,2,Afghanistan,Kunduz,Imam Sahib,Imam Sahib,37.189,68.936,1,TOLOnews; Pajhwok,"On 3 May they fought near the bazaar; four died.",4,1652745600',
    'AFG2,04 May 2022,2,Explosions/Remote violence,Remote explosive/landmine/IED,Unidentified Armed Group (Afghanistan),3,Civilians (Afghanistan),7,Afghanistan,Kabul,Kabul,Kabul,34.52,69.18,1,Khaama Press,"A mine.",0,1652745600',
)
OPEN = ExportOptions(redact=False, precise=True)


def write(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "rows.csv"
    path.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return path


def only(found: Imported, n: int = 0) -> EventClaim:
    claim = found.reports[n].claims[0]
    assert isinstance(claim, EventClaim)
    return claim


def check_quotes(found: Imported) -> None:
    """Every quote is the text that it points at, and pages carry the same text."""
    for page, coded in zip(found.pages, found.reports, strict=True):
        text = coded.report.text
        assert page.text == text
        for claim in coded.claims:
            assert isinstance(claim, EventClaim)
            parts = [claim.quote, claim.sentence, claim.when.quote if claim.when else None]
            parts += [a.quote for a in (*claim.actors, *claim.recipients)] + [n.quote for n in claim.numbers] + [w.quote for w in claim.where]
            assert all(q is not None and text[q.start : q.end] == q.text for q in parts)
            assert claim_from_json(claim_to_json(claim)) == claim


def test_acled_rows_become_claims(tmp_path: Path) -> None:
    found = read_acled(write(tmp_path, *ROWS))
    assert len(found.reports) == 2 and not found.failures
    check_quotes(found)
    clash, mine = only(found), only(found, 1)
    assert clash.type is EventType.ARMED_CLASH and not clash.directed and clash.actors[0].id == "taliban"
    assert clash.numbers[0].best == 4 and clash.where[0].place.precision is PlacePrecision.POINT
    assert clash.where[0].place.country == "AFG" and clash.where[0].place.id.startswith("afg.kunduz.imam_sahib")
    assert clash.when is not None and (clash.when.start, clash.when.precision) == (date(2022, 5, 3), TimePrecision.DAY)
    assert found.reports[0].credits == ("TOLOnews", "Pajhwok") and found.reports[0].outlet is not None
    assert mine.actors[0].kind is ActorKind.UNIDENTIFIED and ":" in mine.actors[0].id and mine.numbers == ()
    assert mine.when is not None and mine.when.precision is TimePrecision.WEEK


def test_the_same_row_gives_the_same_id(tmp_path: Path) -> None:
    one, two = read_acled(write(tmp_path, *ROWS)), read_acled(write(tmp_path, ROWS[1], ROWS[0], ROWS[0]))
    assert {c.report.id for c in one.reports} == {c.report.id for c in two.reports} and len(two.reports) == 2
    first = one.reports[0]
    assert first.published is not None
    assert first.report.id == report_id(first.report.text, outlet="acled", day=first.published.start)
    assert own_report_id("x", "acled", None) == report_id("x", outlet="acled")


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [("event_date", "soon", "no day"), ("latitude", "north", "no number"), ("fatalities", "-3", "below nothing"), ("sub_event_type", "Duel", "none of ACLED's")],
)
def test_a_bad_row_is_named_and_the_others_are_read(column: str, value: str, words: str, tmp_path: Path) -> None:
    cells = dict(zip(HEAD.split(","), ["AFG3", "2022-05-03", "1", "Battles", "Armed clash", "A", "1", "B", "2", "Afghanistan", "", "", "X", "1", "2", "1", "S", "N", "1", ""], strict=True))
    found = read_acled(write(tmp_path, ",".join({**cells, column: value}.values()), ROWS[0]))
    assert len(found.reports) == 1 and len(found.failures) == 1
    assert "row 2" in found.failures[0].why and words in found.failures[0].why and column in found.failures[0].why


def test_no_table(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="sub_event_type"):
        read_acled(write(tmp_path, "1,2", head="event_date,actor1"))
    with pytest.raises(TableError, match="empty"):
        read_empty(tmp_path)
    with pytest.raises(TableError, match=r"none\.csv"):
        read_acled(tmp_path / "none.csv")
    assert read_acled(write(tmp_path)).reports == ()


def read_empty(folder: Path) -> None:
    (folder / "empty.csv").write_bytes(b"")
    read_acled(folder / "empty.csv")


def test_acled_round_trip(tmp_path: Path) -> None:
    """What khabar exports as ACLED reads back with the same days, kinds, sides, places and deaths."""
    whole = sample()
    path = export(Format.ACLED, whole, out=tmp_path, options=OPEN).paths[0]
    found = read_acled(path)
    assert not found.failures and len(found.reports) == 8
    check_quotes(found)
    first = only(found)
    event = whole.events[0]
    assert first.type is event.type and first.acled == event.acled and first.numbers[0].best == 4
    assert {a.name for a in (*first.actors, *first.recipients)} == {"جبههٔ شمال", "Emirate Army"}
    assert only(found, 1).actors[0].name.startswith("=cmd")  # the guard is no part of the name
    result = compare(whole, found.reports)
    assert len(result.matched) == 8 and not result.missed
    assert all(a.differ == 0 for a in result.fields if a.field in ("day", "event_type", "sub_event_type", "killed", "place"))


def test_ucdp_round_trip(tmp_path: Path) -> None:
    whole = sample()
    path = export(Format.UCDP, whole, out=tmp_path, options=OPEN).paths[0]
    found = read_ucdp(path)
    assert len(found.reports) == 3 and not found.failures
    check_quotes(found)
    first = only(found)
    assert first.type is EventType.ARMED_CLASH and not first.directed
    assert [(n.best, n.whose) for n in first.numbers] == [(4, "actors")]
    assert only(found, 1).type is EventType.ATTACK_ON_CIVILIANS and only(found, 1).numbers[0].whose == "civilians"
    assert len(compare(whole, found.reports).matched) == 3


def test_imported_rows_stand_as_one_more_voice(tmp_path: Path) -> None:
    found = read_acled(write(tmp_path, *ROWS))
    whole = corroborate(found.reports, world=TableWorld())
    assert len(whole.events) == 2 and all(e.voices.max == 1 for e in whole.events) and not whole.copies


MAP = """
outlet = "Northern log"
country = "AFG"
date_format = "%d/%m/%Y"
[columns]
id = "No"
date = "Date of incident"
type = "Category"
place = "Village"
province = "Province"
actor = "By"
recipient = "Against"
killed = "Dead"
notes = "What happened"
source = "Told by"
[types]
"Small-arms fire" = "armed_clash"
"Roadside bomb" = "ied"
"""
LOG = "No,Date of incident,Category,Village,Province,By,Against,Dead,What happened,Told by\n7,03/05/2022,Small-arms fire,دشت ارچی,Kunduz,Taliban,Gunmen,2,Shots at night,Elder\n8,31/02/2022,Roadside bomb,,Kunduz,,Villagers,1,Boom,\n9,05/05/2022,Cow theft,,Kunduz,,,,=Odd,\n"


def test_any_table_by_its_map(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(MAP, "utf-8")
    (tmp_path / "log.csv").write_text(LOG, "utf-8-sig")
    found = read_table(tmp_path / "log.csv", tmp_path / "map.toml")
    check_quotes(found)
    assert [only(found, n).type for n in range(2)] == [EventType.ARMED_CLASH, EventType.OTHER]
    assert "دشت ارچی" in found.reports[0].report.text and only(found).numbers[0].best == 2
    assert found.reports[0].outlet is not None and found.reports[0].outlet.id == "northern_log"
    assert len(found.failures) == 1 and "row 3" in found.failures[0].why and "Date of incident" in found.failures[0].why


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [('date = "Date of incident"', 'day = "x"', "day"), ("armed_clash", "fisticuffs", "'Small-arms fire': 'fisticuffs' is no type"), ("armed_clash", "armed_clsh", "perhaps armed_clash"), ("outlet =", "outlt =", "outlt"), ('"Dead"', '"Deaths"', "Deaths")],
)
def test_a_wrong_map_is_refused(old: str, new: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(MAP.replace(old, new), "utf-8")
    (tmp_path / "log.csv").write_text(LOG, "utf-8")
    with pytest.raises(TableError, match=words):
        read_table(tmp_path / "log.csv", tmp_path / "map.toml")


def test_a_table_without_rows_still_has_columns(tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_text(HEAD + "\n", "utf-8")
    assert read_acled(tmp_path / "none.csv").reports == ()
    (tmp_path / "other.csv").write_text("a,b\n", "utf-8")
    with pytest.raises(TableError, match="there are a, b"):
        read_acled(tmp_path / "other.csv")


def test_workbooks_are_read(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(HEAD.split(","))
    book.active.append(["AFG1", date(2022, 5, 3), 1, "Battles", "Armed clash", "Taliban", "State forces", "گروه", "Rebel group", "Afghanistan", "Kunduz", None, "Imam Sahib", 37.189, 68.936, 1, "S", "N", 4, 1652745600])
    book.save(tmp_path / "rows.xlsx")
    found = read_acled(tmp_path / "rows.xlsx")
    assert not found.failures and only(found).numbers[0].best == 4
    assert only(found).when is not None and only(found).when.start == date(2022, 5, 3)  # type: ignore[union-attr]


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as file:
        file.writestr("hello.txt", "hello")
    with pytest.raises(TableError):
        read_acled(tmp_path / "x.xlsx")


# ------------------------------------------------------------------------------------------------ comparison
def test_compare_field_by_field(tmp_path: Path) -> None:
    whole = sample()
    path = export(Format.ACLED, whole, out=tmp_path, options=OPEN).paths[0]
    lines = path.read_text("utf-8").splitlines()
    changed = [lines[0], lines[1].replace(",4,,", ",9,,"), *lines[3:], lines[2].replace("2022-05-04", "2022-08-04")]
    path.write_text("\n".join(changed) + "\n", "utf-8")
    rows = read_acled(path)
    result = compare(whole, rows.reports)
    assert len(result.missed) == 1 and result.extra and "e_0000000000000001" in result.extra
    killed = next(p for m in result.matched if m.event == "e_0000000000000000" for p in m.fields if p.field == "killed")
    assert (killed.ours, killed.theirs, killed.same) == ("4", "9", False)
    assert next(a for a in result.fields if a.field == "killed").differ == 1
    assert result.recall == pytest.approx(7 / 8) and plain(result)


def test_rows_that_are_in_the_situation_do_not_match_themselves(tmp_path: Path) -> None:
    rows = read_acled(write(tmp_path, *ROWS)).reports
    alone = corroborate(rows, world=TableWorld())
    assert compare(alone, rows).matched == ()
    assert len(compare(alone, rows).missed) == 2


def test_nothing_compares_with_nothing() -> None:
    whole = replace(sample(), events=())
    result = compare(whole, ())
    assert (result.matched, result.missed, result.extra, result.recall) == ((), (), (), None)


def test_a_point_gets_the_district_whose_boundaries_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the table names none; a label point of a province lies in some district by chance and gets none."""
    world = open_world("afghanistan")
    district = next(p for p in world.pack.places if p.kind == "district" and p.id.startswith("afg.kunduz."))
    monkeypatch.setattr(type(world), "district_at", lambda self, lat, lon: district.id if (lat, lon) == (37.19, 68.94) else None)
    grounder = Grounder(world)
    spot = Place("x", "Zzqala", PlacePrecision.POINT, country="AFG", lat=37.19, lon=68.94)
    assert grounder.place(spot).admin2 == district.name and grounder.place(spot).admin1 == "Kunduz"
    assert grounder.place(replace(spot, admin2="Elsewhere")).admin2 == "Elsewhere"
    assert grounder.place(replace(spot, precision=PlacePrecision.ADMIN1)).admin2 is None
    assert grounder.place(replace(spot, lat=30.0)).admin2 is None
    assert grounder.place(replace(spot, country="PAK")).admin2 is None
