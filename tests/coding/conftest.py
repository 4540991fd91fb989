"""One coder for all tests of coding: loading it takes seconds."""

from __future__ import annotations

import pytest

from khabar.coding.coder import Coder, models_folder
from khabar.world import open_world


@pytest.fixture(scope="session")
def coder() -> Coder:
    if not (models_folder() / "encoder.onnx").is_file():
        pytest.skip("no weights in the package: train them first (training/README.md)")
    return Coder(open_world("afghanistan"))
