"""The library as an analyst uses it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import khabar
from khabar.frames import COLUMNS, flat

METHODS = ("events", "control", "forces", "roles", "relations", "indicators", "claims", "reports", "actors", "sources")
KINDS = {"events": "event", "forces": "force", "roles": "role", "relations": "relation", "indicators": "indicator", "claims": "claim", "reports": "report",
         "actors": "actor", "sources": "source"}  # fmt: skip


def in_a_process(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.strip()


def test_import_is_quick() -> None:
    loaded = in_a_process(
        "import sys, khabar; print(sorted(m for m in sys.modules if m.split('.')[0] in ('numpy', 'sqlalchemy', 'onnxruntime', 'rich')))"
    )
    assert loaded == "[]"
    assert {"code", "open", "Database"} <= set(dir(khabar))


def test_reading_a_store_loads_no_model(db: Path) -> None:
    program = f"import sys, khabar; khabar.open({str(db)!r}).events().to_rows(); print([m for m in sys.modules if m in ('onnxruntime', 'tokenizers', 'khabar.coding.coder')])"
    assert in_a_process(program) == "[]"


def test_code(models: Path) -> None:
    coded = khabar.code("Gunmen killed two policemen in Kunduz on Saturday, officials said.", published="2022-05-02")
    assert coded.published and coded.published.start == date(2022, 5, 2)
    with pytest.raises(khabar.CodingError):
        khabar.code("   ")


def test_no_such_database(tmp_path: Path) -> None:
    with pytest.raises(khabar.StoreError, match="no database"):
        khabar.open(tmp_path / "none.sqlite")


def test_selections_are_lazy_and_filterable(db: Path) -> None:
    with khabar.open(db) as handle:
        events = handle.events(since="2022-04-01")
        kunduz = events.where(province="Kunduz")
        assert 0 < len(kunduz) < len(events) and len(events.where(province="Kunduz", limit=1)) == 1
        assert events.first() == events.to_dicts()[0]
        with pytest.raises(TypeError):
            events.where(colour="red")  # type: ignore[call-arg]
        with pytest.raises(ValueError, match=r"day|format|date"):
            events.where(since="last tuesday")
        assert "reports" in repr(handle) and "event rows" in repr(events)


@pytest.mark.parametrize("method", METHODS)
def test_rows_are_flat_and_of_their_types(db: Path, method: str) -> None:
    kind = KINDS.get(method, method)
    with khabar.open(db) as handle:
        for row in getattr(handle, method)().to_rows():
            assert list(row) == list(COLUMNS[kind])
            assert all(value is None or isinstance(value, COLUMNS[kind][name]) for name, value in row.items())


def test_empty_selections_have_their_columns(db: Path) -> None:
    with khabar.open(db) as handle:
        assert handle.events(actor="nobody at all").to_rows() == []
    assert list(flat("event", {})) == list(COLUMNS["event"])


@pytest.mark.parametrize("actor", ["Taliban", "nobody at all"])
def test_tables(db: Path, actor: str) -> None:
    pandas, polars, arrow = (pytest.importorskip(name) for name in ("pandas", "polars", "pyarrow"))
    with khabar.open(db) as handle:
        for method in METHODS:
            chosen = getattr(handle, method)(actor=actor)
            count = len(chosen)
            tables = chosen.to_pandas(), chosen.to_polars(), chosen.to_arrow()
            assert [type(one) for one in tables] == [pandas.DataFrame, polars.DataFrame, arrow.Table]
            assert [len(one) for one in tables] == [count] * 3
            assert all(
                list(getattr(one, "column_names", None) or one.columns) == list(COLUMNS[chosen.kind]) for one in tables
            )


def test_points(db: Path) -> None:
    pytest.importorskip("geopandas")
    with khabar.open(db) as handle:
        frame = handle.events().to_geopandas()
        assert frame.crs == "EPSG:4326" and frame.geometry.notna().sum() == frame["lat"].notna().sum() > 0
        with pytest.raises(ValueError, match="no place"):
            handle.actors().to_geopandas()


def test_a_missing_package_is_named(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with khabar.open(db) as handle, pytest.raises(ImportError, match=r"khabar\[tables\]"):
        handle.events().to_polars()
