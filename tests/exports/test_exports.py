"""What every export must hold: valid for programs not written here, redacted, empty when empty, whole or not at all."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest

from khabar.exports import ExportError, ExportOptions, Format, export
from khabar.exports.tables import guarded, header
from khabar.model import PlacePrecision

from export_sample import EMPTY, FRONT, sample  # isort: skip

OPEN = ExportOptions(redact=False, precise=True)


NO_ARROW = pytest.mark.skipif(find_spec("pyarrow") is None, reason="Parquet needs the extra tables")
FORMS = [pytest.param(f, marks=NO_ARROW) if f == Format.PARQUET else f for f in Format]


def made(form: Format, folder: Path, options: ExportOptions = ExportOptions()) -> Path:  # noqa: B008
    return export(form, sample(), out=folder, options=options).paths[0]


def rows_of(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL))


def reasons(path: Path, file: str) -> dict[str, str]:
    return {row["event"]: row["reason"] for row in rows_of(path.with_name("not_exported.csv")) if row["file"] == file}


# ------------------------------------------------------------------------------------------------ every format
@pytest.mark.parametrize("form", FORMS)
def test_same_situation_same_bytes(form: Format, tmp_path: Path) -> None:
    first = export(form, sample(), out=tmp_path / "a").paths[0].read_bytes()
    turned = replace(sample(), reports=sample().reports[::-1], events=sample().events[::-1])
    assert export(form, sample(), out=tmp_path / "b").paths[0].read_bytes() == first
    assert export(form, turned, out=tmp_path / "c", options=OPEN).rows == export(form, sample(), out=tmp_path / "d", options=OPEN).rows


@pytest.mark.parametrize("form", FORMS)
def test_every_event_is_there_or_has_a_reason(form: Format, tmp_path: Path) -> None:
    result = export(form, sample(), out=tmp_path)
    left = {one.event for one in result.not_exported}
    assert all(one.reason for one in result.not_exported)
    if form is not Format.GDELT_MENTIONS:
        assert result.rows + len(left) == len(sample().events)
    assert result.paths[0].exists() and len(reasons(result.paths[0], result.paths[0].name)) == len(left)


@pytest.mark.parametrize("form", FORMS)
def test_metadata_says_what_is_hidden(form: Format, tmp_path: Path) -> None:
    beside = json.loads(export(form, sample(), out=tmp_path).paths[2].read_text("utf-8"))
    assert dict(beside["about"]["options"])["redact"] == "yes"
    assert "hidden" in " ".join(beside["about"]["redactions"])
    turned_off = json.loads(export(form, sample(), out=tmp_path, options=OPEN).paths[2].read_text("utf-8"))
    assert dict(turned_off["about"]["options"])["redact"] == "NO" and dict(turned_off["about"]["options"])["precise"] == "YES"
    assert "NOT hidden" in " ".join(turned_off["about"]["redactions"])


@pytest.mark.parametrize("form", [f for f in Format if f not in (Format.PARQUET, Format.EXCEL)])
def test_private_names_do_not_leave(form: Format, tmp_path: Path) -> None:
    body = made(form, tmp_path).read_bytes()
    assert b"Nazari" not in body and b"Rahim" not in body


@pytest.mark.parametrize("form", [f for f in Format if f not in (Format.PARQUET, Format.EXCEL)])
@pytest.mark.parametrize("name", [b"Quiet Village", b"Small Village", b"Secret Post", b"Fort Hill"])
def test_exact_places_of_the_endangered_do_not_leave(form: Format, name: bytes, tmp_path: Path) -> None:
    assert name not in made(form, tmp_path).read_bytes()


def test_nothing_hidden_when_asked_for(tmp_path: Path) -> None:
    assert b"Quiet Village" in made(Format.PLOVER, tmp_path, OPEN).read_bytes()
    assert b"Rahim Nazari" in made(Format.PLOVER, tmp_path, OPEN).read_bytes()


@pytest.mark.parametrize("form", [f for f in Format if f not in (Format.PARQUET, Format.EXCEL, Format.UCDP)])
def test_other_scripts_survive(form: Format, tmp_path: Path) -> None:
    assert FRONT.name in made(form, tmp_path).read_bytes().decode("utf-8", "replace") or form is Format.GDELT_MENTIONS


def test_a_folder_keeps_the_reasons_of_all_its_files(tmp_path: Path) -> None:
    for form in (Format.ACLED, Format.UCDP, Format.ACLED):
        export(form, sample(), out=tmp_path)
    listed = rows_of(tmp_path / "not_exported.csv")
    assert {row["file"] for row in listed} == {"acled.csv", "ucdp-ged.csv"}
    assert len(listed) == len({(row["file"], row["event"]) for row in listed})


def test_options_hold_back(tmp_path: Path) -> None:
    strict = export(Format.GEOJSON, sample(), out=tmp_path, options=ExportOptions(min_credibility=3))
    assert [one.reason for one in strict.not_exported] == ["credibility 6 is weaker than 3"]
    late = export(Format.GEOJSON, sample(), out=tmp_path, options=ExportOptions(delay_days=5, as_of=date(2022, 5, 12)))
    assert late.rows == 5 and all("held back" in one.reason for one in late.not_exported)
    wide = export(Format.GEOJSON, sample(), out=tmp_path, options=ExportOptions(coarsen=PlacePrecision.ADMIN1))
    found = json.loads(wide.paths[0].read_text("utf-8"))["features"]
    assert {f["properties"]["place_precision"] for f in found} == {"admin1"}


def test_wrong_options_are_refused() -> None:
    with pytest.raises(ExportError):
        ExportOptions(coarsen=PlacePrecision.COUNTRY)
    with pytest.raises(ExportError):
        ExportOptions(delay_days=-1)
    with pytest.raises(ExportError):
        ExportOptions(min_credibility=9)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="file"):
        export(Format.ACLED, sample(), out=tmp_path / "file" / "acled.csv")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝cmd"])
def test_formulas_are_neutralised(text: str) -> None:
    assert guarded(text).startswith("'")


# ------------------------------------------------------------------------------------------------ tables
def test_acled(tmp_path: Path) -> None:
    path = made(Format.ACLED, tmp_path)
    rows = rows_of(path)
    by_day = {row["event_date"]: row for row in rows}
    clash = by_day["2022-05-03"]
    assert (clash["inter1"], clash["inter2"], clash["interaction"], clash["fatalities"]) == ("2", "1", "12", "4")
    assert (clash["actor1"], clash["actor2"], clash["region"], clash["iso"]) == (FRONT.name, "Emirate Army", "Caucasus and Central Asia", "4")
    assert clash["civilian_targeting"] == "" and clash["disorder_type"] == "Political violence"
    attack = by_day["2022-05-04"]
    assert attack["actor1"].startswith("'=cmd") and attack["actor2"] == "Civilians (Afghanistan)" and attack["civilian_targeting"] == "Civilian targeting"
    assert by_day["2022-05-05"]["geo_precision"] == "3" and by_day["2022-05-05"]["location"] == "Kunduz"
    assert by_day["2022-05-06"]["actor1"] == "Unidentified Armed Group (Afghanistan)"
    assert by_day["2022-05-07"]["interaction"] == "60" and by_day["2022-05-07"]["tags"] == "crowd size=no report"
    assert "(alleged by" in by_day["2022-05-09"]["notes"] and "(alleged by" in by_day["2022-05-09"]["actor1"]
    why = reasons(path, "acled.csv")
    assert why["e_0000000000000007"] == "status denied" and "sum" in why["e_0000000000000008"]
    assert "year" in why["e_000000000000000a"] and "no ACLED" in why["e_0000000000000005"]


def test_a_disputed_doer_is_named_only_with_the_better_voices(tmp_path: Path) -> None:
    row = next(r for r in rows_of(made(Format.ACLED, tmp_path)) if r["event_date"] == "2022-05-14")
    assert row["actor1"].startswith("'=cmd") and row["assoc_actor_1"] == ""
    assert "Disputed, actors" in row["notes"] and FRONT.name in row["notes"]


def test_acled_labels(tmp_path: Path) -> None:
    rows = rows_of(made(Format.ACLED, tmp_path, ExportOptions(labels=True)))
    assert (rows[0]["inter1"], rows[0]["inter2"], rows[0]["interaction"]) == ("Rebel group", "State forces", "State forces-Rebel group")


def test_one_row_a_day_place_and_dyad(tmp_path: Path) -> None:
    whole = sample()
    twin = replace(whole.events[0], id="e_00000000000000ff", claims=())
    part = replace(whole.events[0], id="e_00000000000000fe", claims=(), part_of=whole.events[0].id)
    result = export(Format.ACLED, replace(whole, events=(*whole.events, twin, part)), out=tmp_path)
    row = rows_of(result.paths[0])[0]
    assert row["fatalities"] == "8"  # its twin counts, its part does not
    assert sum("same day, place" in one.reason for one in result.not_exported) == 2


def test_ucdp(tmp_path: Path) -> None:
    path = made(Format.UCDP, tmp_path)
    rows = rows_of(path)
    clash, attack = rows[0], rows[1]
    assert (clash["type_of_violence"], clash["side_a"], clash["side_b"], clash["deaths_a"], clash["best"]) == ("1", "Emirate Army", FRONT.name, "4", "4")
    assert (clash["gwnoa"], clash["gwnob"], clash["country_id"], clash["priogrid_gid"]) == ("700", "", "700", "183378")
    assert clash["date_start"] == "2022-05-03 00:00:00.000" and clash["geom_wkt"] == "POINT (68.930000 37.190000)"
    assert (attack["type_of_violence"], attack["side_b"], attack["deaths_civilians"]) == ("3", "Civilians", "3")
    assert reasons(path, path.name)["e_0000000000000003"] == "the two sides are not known by name"


def test_polecat(tmp_path: Path) -> None:
    path = made(Format.POLECAT, tmp_path)
    rows = rows_of(path, "\t")
    assert tuple(rows[0]) == header("polecat")
    denied = next(r for r in rows if r["Event ID"] == "e_0000000000000007")
    assert denied["Event Mode"] == "aerial; negation" and denied["Quad Code"] == "4" and denied["Actor COW"] == "700"
    assert denied["Wikipedia Actor ID"] == "None"


def test_gdelt(tmp_path: Path) -> None:
    lines = made(Format.GDELT_EVENTS, tmp_path).read_text("utf-8").splitlines()
    cells = dict(zip(header("gdelt-events"), lines[0].split("\t"), strict=True))
    assert (cells["SQLDATE"], cells["EventCode"], cells["EventRootCode"], cells["QuadClass"]) == ("20220503", "190", "19", "4")
    assert cells["FractionDate"] == "2022.4192" and cells["ActionGeo_CountryCode"] == "AF"
    assert all(cells[f"Actor{n}{kind}"] == "" for n in "12" for kind in ("EthnicCode", "Religion1Code", "Religion2Code"))


def test_gdelt_offsets_are_real(tmp_path: Path) -> None:
    whole = sample()
    lines = made(Format.GDELT_MENTIONS, tmp_path).read_text("utf-8").splitlines()
    cells = dict(zip(header("gdelt-mentions"), lines[0].split("\t"), strict=True))
    at = int(cells["ActionCharOffset"])
    assert whole.reports[0].report.text[at : at + 9] == "something" and int(cells["MentionDocLen"]) == len(whole.reports[0].report.text)


# ------------------------------------------------------------------------------------------------ programs not written here
def frames(path: Path, delimiter: str, dtypes: dict[str, str], head: Sequence[str] | None = None) -> object:
    pandas = pytest.importorskip("pandas")
    missing = ["None"] if delimiter == "\t" and head is None else [""]
    return pandas.read_csv(
        path, sep=delimiter, dtype=dtypes, names=head, header=None if head else 0, quoting=3 if delimiter == "\t" else 0,
        na_values=missing, keep_default_na=False, encoding="utf-8",
    )  # fmt: skip


STRICT = {
    Format.ACLED: {"year": "int64", "time_precision": "int8", "inter1": "int8", "inter2": "int8", "interaction": "int16", "iso": "int16",
                   "latitude": "float64", "longitude": "float64", "geo_precision": "int8", "fatalities": "int64", "timestamp": "int64"},
    Format.UCDP: {"id": "int64", "year": "int64", "active_year": "int8", "type_of_violence": "int8", "conflict_new_id": "int64", "dyad_new_id": "int64",
                  "side_a_new_id": "int64", "side_b_new_id": "int64", "number_of_sources": "int64", "where_prec": "int8", "latitude": "float64",
                  "longitude": "float64", "priogrid_gid": "int64", "country_id": "int64", "event_clarity": "int8", "date_prec": "int8", "deaths_a": "int64",
                  "deaths_b": "int64", "deaths_civilians": "int64", "deaths_unknown": "int64", "best": "int64", "high": "int64", "low": "int64",
                  "gwnoa": "Int64", "gwnob": "Int64"},
    Format.POLECAT: {"Intensity": "float64", "Quad Code": "int8", "Latitude": "float64", "Longitude": "float64", "GeoNames ID": "Int64"},
    Format.GDELT_EVENTS: {"GLOBALEVENTID": "int64", "SQLDATE": "int64", "FractionDate": "float64", "EventCode": "str", "QuadClass": "int8",
                          "GoldsteinScale": "float64", "NumMentions": "int64", "ActionGeo_Type": "int8", "ActionGeo_Lat": "float64", "DATEADDED": "int64"},
    Format.GDELT_MENTIONS: {"GLOBALEVENTID": "int64", "SentenceID": "int64", "Actor1CharOffset": "int64", "ActionCharOffset": "int64", "Confidence": "int16"},
}  # fmt: skip


@pytest.mark.parametrize("whole", [sample(), EMPTY], ids=["sample", "empty"])
@pytest.mark.parametrize("form", list(STRICT))
def test_pandas_with_strict_types(form: Format, whole: object, tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    result = export(form, whole, out=tmp_path)  # type: ignore[arg-type]
    head = header(form.value) if form in (Format.GDELT_EVENTS, Format.GDELT_MENTIONS) else None
    table = frames(result.paths[0], "\t" if result.paths[0].suffix == ".tsv" else ",", STRICT[form], head)
    assert len(table) == result.rows and tuple(table.columns) == header(form.value)  # type: ignore[arg-type, attr-defined]


@pytest.mark.parametrize("whole", [sample(), EMPTY], ids=["sample", "empty"])
@pytest.mark.parametrize("form", [Format.GEOJSON, Format.GEOPACKAGE, Format.KML])
def test_gdal_reads_the_maps(form: Format, whole: object, tmp_path: Path) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    geopandas = pytest.importorskip("geopandas")
    result = export(form, whole, out=tmp_path)  # type: ignore[arg-type]
    layers = [str(name) for name, kind in pyogrio.list_layers(result.paths[0]) if kind is not None]
    found = sum(len(geopandas.read_file(result.paths[0], layer=name)) for name in layers if name.startswith("event"))
    assert found == result.rows
    if form is Format.GEOPACKAGE:
        assert {"events", "event_areas", "control"} <= set(layers)
        assert geopandas.read_file(result.paths[0], layer="events").crs.to_epsg() == 4326


def test_areas_are_no_pins(tmp_path: Path) -> None:
    features = json.loads(made(Format.GEOJSON, tmp_path).read_text("utf-8"))["features"]
    for feature in features:
        shape, precision = feature["geometry"], feature["properties"]["place_precision"]
        if feature["properties"]["aggregate"]:
            assert shape is None
        elif precision == "point":
            assert shape["type"] == "Point"
        else:
            assert shape["type"] == "Polygon" and shape["coordinates"][0][0] == shape["coordinates"][0][-1]


def test_geopackage_is_what_it_says(tmp_path: Path) -> None:
    db = sqlite3.connect(made(Format.GEOPACKAGE, tmp_path))
    assert db.execute("PRAGMA application_id").fetchone()[0] == 0x47504B47
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok" and not db.execute("PRAGMA foreign_key_check").fetchall()
    assert db.execute("SELECT count(*) FROM about WHERE name = 'redaction'").fetchone()[0] == 2
    db.close()


@pytest.mark.parametrize("whole", [sample(), EMPTY], ids=["sample", "empty"])
def test_duckdb_and_geopandas_read_parquet(whole: object, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    geopandas = pytest.importorskip("geopandas")
    result = export(Format.PARQUET, whole, out=tmp_path)  # type: ignore[arg-type]
    found = duckdb.sql(f"SELECT count(*), sum(killed_best) FROM '{result.paths[0]}'").fetchall()[0]
    assert found[0] == result.rows
    frame = geopandas.read_parquet(result.paths[0])
    assert len(frame) == result.rows and frame.crs.to_string() == "OGC:CRS84"


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match="pip install"):
        export(Format.PARQUET, sample(), out=tmp_path)


@pytest.mark.parametrize("whole", [sample(), EMPTY], ids=["sample", "empty"])
def test_libhxl_reads_hxl(whole: object, tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl")
    result = export(Format.HXL, whole, out=tmp_path)  # type: ignore[arg-type]
    source = hxl.data(str(result.paths[0]), hxl.InputOptions(allow_local=True))
    assert len(source.columns) == len(header("events")) and len(list(source)) == result.rows
    assert "true" not in {row.get("#status+aggregate") for row in source}  # tools add rows up


@pytest.mark.parametrize("form", [Format.ATOM, Format.RSS])
@pytest.mark.parametrize("whole", [sample(), EMPTY], ids=["sample", "empty"])
def test_feedparser_reads_feeds(form: Format, whole: object, tmp_path: Path) -> None:
    feedparser = pytest.importorskip("feedparser")
    result = export(form, whole, out=tmp_path)  # type: ignore[arg-type]
    feed = feedparser.parse(str(result.paths[0]))
    assert not feed.bozo and len(feed.entries) == result.rows
    assert all(entry.id.startswith("urn:khabar:e_") and entry.title for entry in feed.entries)


@pytest.mark.parametrize("whole", [sample(), EMPTY], ids=["sample", "empty"])
def test_openpyxl_reads_the_workbook(whole: object, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    result = export(Format.EXCEL, whole, out=tmp_path)  # type: ignore[arg-type]
    book = openpyxl.load_workbook(result.paths[0])
    assert book.sheetnames == ["events", "control", "forces", "codebook", "about"]
    rows = list(book["events"].iter_rows(values_only=True))
    assert rows[0] == header("events") and len(rows) == result.rows + 1
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" or str(cell.value or "").startswith("=") for cell in cells)
    assert not any("Nazari" in str(cell.value) for cell in cells)
    if result.rows:
        assert any(FRONT.name in str(cell.value) for cell in cells) and rows[1][6].date() == date(2022, 5, 3)


def test_plover_json(tmp_path: Path) -> None:
    found = json.loads(made(Format.PLOVER, tmp_path).read_text("utf-8"))
    assert found["about"]["format"] == "plover" and found["events"][0]["type"] == "ASSAULT"
    quote = found["events"][0]["source"][0]["quote"]
    assert sample().reports[0].report.text[quote["start"] : quote["end"]] == quote["text"]
    assert json.loads(export(Format.PLOVER, EMPTY, out=tmp_path).paths[0].read_text("utf-8"))["events"] == []


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_breaks_no_file(form: Format, tmp_path: Path) -> None:
    """Control characters, markup, lone surrogates, breaks: the file stays one that others read."""
    nasty = 'A\x00\x0b"<b>]]>&\ud800\t\r\n;,\u2028=1+1'
    whole = sample()
    event = replace(whole.events[0], actors=(replace(FRONT, name=nasty),), where=tuple(
        replace(w, place=replace(w.place, name=nasty)) for w in whole.events[0].where
    ))  # fmt: skip
    report = replace(whole.reports[0], title=nasty, report=replace(whole.reports[0].report, title=nasty, url=f"https://x.org/{nasty}"))
    result = export(form, replace(whole, events=(event, *whole.events[1:]), reports=(report, *whole.reports[1:])), out=tmp_path)
    path = result.paths[0]
    match path.suffix:
        case ".csv":
            assert len({len(row) for row in csv.reader(path.open(encoding="utf-8", newline=""))}) == 1
        case ".tsv":
            assert len({line.count("\t") for line in path.read_text("utf-8").split("\n") if line}) == 1
        case ".json" | ".geojson":
            json.loads(path.read_text("utf-8"))
        case ".kml" | ".atom" | ".rss":
            ElementTree.parse(path)
        case ".xlsx":
            pytest.importorskip("openpyxl").load_workbook(path)
        case _:
            assert path.stat().st_size > 0


# ------------------------------------------------------------------------------------------------ formulas and scripts, format by format
NAME = '=cmd|"/C calc"!A0'  # an actor of the sample
TABLES = (Format.ACLED, Format.UCDP, Format.POLECAT, Format.GDELT_EVENTS, Format.GDELT_MENTIONS, Format.HXL)


def cells_of(path: Path) -> list[str]:
    tabs = path.suffix == ".tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return [cell for row in csv.reader(file, delimiter="\t" if tabs else ",", quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL) for cell in row]


@pytest.mark.parametrize("form", TABLES)
def test_no_cell_of_a_table_is_a_formula(form: Format, tmp_path: Path) -> None:
    """Nothing begins like a formula but numbers below zero; the name is there, with an apostrophe before it."""
    cells = cells_of(made(form, tmp_path, OPEN))
    for cell in cells:
        if cell.startswith(("=", "+", "-", "@")):
            float(cell)
    if form is not Format.GDELT_MENTIONS:  # it names nobody
        assert any(cell.casefold().startswith("'" + NAME.casefold()) for cell in cells)


@pytest.mark.parametrize("form", [Format.PLOVER, Format.GEOJSON, Format.GEOPACKAGE, Format.KML, Format.ATOM, Format.RSS, pytest.param(Format.PARQUET, marks=NO_ARROW)])
def test_what_no_spreadsheet_opens_keeps_names_as_they_are(form: Format, tmp_path: Path) -> None:
    names = names_in(form, made(form, tmp_path, OPEN))
    assert any(NAME in name for name in names) and any(FRONT.name in name for name in names)
    assert not any("'" + NAME in name for name in names)


def names_in(form: Format, path: Path) -> list[str]:
    """The texts of a file, as a reader of its format gives them."""
    match form:
        case Format.PLOVER | Format.GEOJSON:
            return [json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False).replace('\\"', '"')]
        case Format.GEOPACKAGE:
            with closing(sqlite3.connect(path)) as db:
                return [str(row[0]) for row in db.execute("SELECT actors FROM events UNION ALL SELECT actors FROM event_areas")]
        case Format.PARQUET:
            table = pytest.importorskip("pyarrow.parquet").read_table(path)
            return [str(value) for value in table["actors"].to_pylist()]
        case _:
            return ["".join(ElementTree.parse(path).getroot().itertext())]
