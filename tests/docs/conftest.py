"""The demonstration, coded once for all tests of the documentation."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from khabar.cli import main
from khabar.cli.demo import examples
from khabar.coding.coder import models_folder


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the examples expect it: the demonstration, and one report of one's own."""
    if not (models_folder() / "encoder.onnx").is_file():
        pytest.skip("no weights in the package: train them first (training/README.md)")
    folder = tmp_path_factory.mktemp("docs")
    done = CliRunner().invoke(main, ["demo", "-o", str(folder / "demo")])
    assert done.exit_code == 0, done.output
    (folder / "demo-reports").mkdir()
    shutil.copy(examples() / "36-pickup-accident.txt", folder / "demo-reports")
    return folder
