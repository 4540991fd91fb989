"""The tutorial notebook: kept without outputs, and every cell runs, in this process and in a kernel."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs/tutorial.ipynb"
TABLES = ("polars", "pandas", "pyarrow", "geopandas")
SHOWN_AS_HTML = {
    "open",
    "events",
    "polars",
    "disagree",
    "why",
    "claims",
    "speakers",
    "control",
    "control-time",
    "control-map",
    "forces",
    "sources",
    "reports",
}


def cells(kind: str) -> list[dict[str, Any]]:
    found = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == kind]


def test_it_is_kept_without_outputs() -> None:
    """Outputs hold names and places, and make every change unreadable."""
    whole = json.loads(NOTEBOOK.read_text("utf-8"))
    assert (whole["nbformat"], set(whole["metadata"])) == (4, {"kernelspec", "language_info"})
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells("code"))
    assert all(cell["metadata"] == {} for cell in whole["cells"])
    ids = [cell["id"] for cell in whole["cells"]]
    assert len(ids) == len(set(ids)) and set(ids) >= SHOWN_AS_HTML


def test_it_is_valid_for_jupyter() -> None:
    nbformat = pytest.importorskip("nbformat", reason="extra notebook")
    nbformat.validate(nbformat.read(NOTEBOOK, as_version=4))


def test_its_cells_run_in_order(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in TABLES:
        pytest.importorskip(package, reason="extra tables")
    monkeypatch.chdir(place)
    space: dict[str, Any] = {}
    values = {cell["id"]: run("".join(cell["source"]), cell["id"], space) for cell in cells("code")}
    assert all("<table" in values[one]._repr_html_() for one in ("events", "claims", "control", "forces"))
    assert all(str(values[one]).startswith("<svg") for one in ("control-time", "control-map"))
    assert "<svg" in values["open"]._repr_html_()
    assert len(values["polars"]) and len(values["why"]) >= 2 and values["geo"]["pins"] and values["share"][1]
    assert (values["why"]["quote"].str.len_chars() > 0).all()


def run(code: str, name: str, space: dict[str, Any]) -> Any:
    """Runs a cell; the value of its last line, as a notebook shows it."""
    tree = ast.parse(code, name)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), space)
    return eval(compile(ast.Expression(last.value), name, "eval"), space) if isinstance(last, ast.Expr) else None


def test_a_kernel_runs_it(place: Path) -> None:
    nbclient = pytest.importorskip("nbclient", reason="extra notebook")
    nbformat = pytest.importorskip("nbformat", reason="extra notebook")
    for package in (*TABLES, "ipykernel"):
        pytest.importorskip(package, reason="extra notebook")
    book = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(
        book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(place)}}
    ).execute()
    for cell in book.cells:
        outputs = cell.get("outputs", [])
        assert not [one for one in outputs if one.output_type in ("error", "stream")], cell.id
        if cell.id in SHOWN_AS_HTML:
            assert any("text/html" in one.get("data", {}) for one in outputs), cell.id
