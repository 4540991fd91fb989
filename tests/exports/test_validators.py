"""Every export of the demonstration, opened by a program that was not written here (extra ``formats``)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from khabar.cli import main
from khabar.coding.coder import models_folder
from khabar.exports import Format
from khabar.exports.tables import columns, header

from test_exports import STRICT  # isort: skip

TEXTS = (Format.ACLED, Format.UCDP, Format.POLECAT, Format.GDELT_EVENTS, Format.GDELT_MENTIONS)
HEADLESS = (Format.GDELT_EVENTS, Format.GDELT_MENTIONS)
NEEDED = ("duckdb", "feedparser", "geopandas", "hxl", "openpyxl", "pandas", "pyarrow", "pyogrio")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for package in NEEDED:
        pytest.importorskip(package, reason="extra formats")
    if not (models_folder() / "encoder.onnx").is_file():
        pytest.skip("no weights in the package")
    folder = tmp_path_factory.mktemp("formats")
    done = CliRunner().invoke(main, ["demo", "-o", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module", params=["all", "none"])
def exported(demo: Path, request: pytest.FixtureRequest) -> Callable[[Format], tuple[Path, int]]:
    """Writes a format by the command, of all events or of none; the file and how many rows the command says it has."""
    chosen = [] if request.param == "all" else ["--actor", "nobody at all"]
    folder = demo / request.param
    folder.mkdir()

    def write(form: Format) -> tuple[Path, int]:
        done = CliRunner().invoke(main, ["export", form.value, str(demo / "khabar.sqlite"), "-o", str(folder), *chosen])
        assert done.exit_code == 0, done.output
        name, said = done.stdout.split(": ", 1)
        rows = int(said.split()[0])
        assert (rows > 0) is (request.param == "all"), said
        return Path(name), rows

    return write


Exported = Callable[[Format], tuple[Path, int]]


@pytest.mark.parametrize("form", TEXTS)
def test_pandas_with_strict_types(form: Format, exported: Exported) -> None:
    import pandas

    path, rows = exported(form)
    tabs = path.suffix == ".tsv"
    head = list(header(form.value)) if form in HEADLESS else None
    table = pandas.read_csv(
        path, sep="\t" if tabs else ",", dtype=STRICT[form], names=head, header=None if head else 0, quoting=3 if tabs else 0,
        na_values=["None"] if tabs and head is None else [""], keep_default_na=False, encoding="utf-8",
    )  # fmt: skip
    assert len(table) == rows and tuple(table.columns) == header(form.value)


@pytest.mark.parametrize("form", TEXTS)
def test_duckdb_reads_the_tables(form: Format, exported: Exported) -> None:
    import duckdb

    path, rows = exported(form)
    tabs = "delim='\t', quote='', escape=''" if path.suffix == ".tsv" else "delim=',', quote='\"'"
    given = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in header(form.value)) + "}"
    heads = f"header=false, auto_detect=false, columns={given}" if form in HEADLESS else "header=true, all_varchar=true"
    table = duckdb.sql(f"SELECT * FROM read_csv('{path}', {tabs}, {heads})")
    assert tuple(table.columns) == header(form.value) and len(table.fetchall()) == rows


@pytest.mark.parametrize("form", [Format.GEOJSON, Format.GEOPACKAGE, Format.KML])
def test_gdal_reads_the_maps(form: Format, exported: Exported) -> None:
    import geopandas
    import pyogrio

    path, rows = exported(form)
    layers = [
        str(name) for name, kind in pyogrio.list_layers(path) if kind is not None and str(name).startswith("event")
    ]
    frames = [geopandas.read_file(path, layer=name) for name in layers]
    assert sum(len(frame) for frame in frames) == rows
    for frame in frames:
        shapes = frame.geometry.dropna()
        assert shapes.is_valid.all() and shapes.geom_type.isin(["Point", "Polygon", "MultiPolygon"]).all()
        if form is not Format.KML and len(frame):
            assert set(header("events")) <= set(frame.columns) | {"geometry"}


def test_duckdb_geopandas_and_arrow_read_parquet(exported: Exported) -> None:
    import duckdb
    import geopandas
    import pyarrow.parquet

    path, rows = exported(Format.PARQUET)
    assert duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall() == [(rows,)]
    assert len(geopandas.read_parquet(path)) == rows
    names = pyarrow.parquet.read_schema(path).names
    assert tuple(name for name in names if name != "geometry") == header("events")


def test_libhxl_reads_hxl(exported: Exported) -> None:
    import hxl

    path, rows = exported(Format.HXL)
    source = hxl.data(str(path), hxl.InputOptions(allow_local=True))
    assert [column.header for column in source.columns] == list(header("events"))
    wanted = [column.tag for column in columns("events")]
    assert [column.display_tag for column in source.columns] == wanted and len(list(source)) == rows


@pytest.mark.parametrize("form", [Format.ATOM, Format.RSS])
def test_feedparser_reads_feeds(form: Format, exported: Exported) -> None:
    import feedparser

    path, rows = exported(form)
    feed = feedparser.parse(str(path))
    assert (
        not feed.bozo and feed.version == {"atom": "atom10", "rss": "rss20"}[form.value] and len(feed.entries) == rows
    )
    assert len({entry.id for entry in feed.entries}) == rows and all(entry.title for entry in feed.entries)


def test_openpyxl_and_pandas_read_the_workbook(exported: Exported) -> None:
    import openpyxl
    import pandas

    path, rows = exported(Format.EXCEL)
    sheets = pandas.read_excel(path, sheet_name=None)
    assert tuple(sheets["events"].columns) == header("events") and len(sheets["events"]) == rows
    assert set(header("events")) <= set(sheets["codebook"].iloc[:, 0].astype(str)) | set(
        sheets["codebook"].iloc[:, 1].astype(str)
    )
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)


def test_duckdb_reads_plover(exported: Exported) -> None:
    import duckdb

    path, rows = exported(Format.PLOVER)
    found: list[tuple[Any]] = duckdb.sql(f"SELECT len(events) FROM read_json('{path}')").fetchall()
    assert found == [(rows,)] and json.loads(path.read_text("utf-8"))["about"]["format"] == "plover"


def test_every_format_is_validated() -> None:
    tested = {
        *TEXTS,
        Format.GEOJSON,
        Format.GEOPACKAGE,
        Format.KML,
        Format.PARQUET,
        Format.HXL,
        Format.ATOM,
        Format.RSS,
        Format.EXCEL,
        Format.PLOVER,
    }
    assert tested == set(Format)
