"""The demonstration, coded once for all tests of the edges."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar.cli import main
from khabar.coding.coder import models_folder

MODELS = os.environ.get("KHABAR_TEST_MODELS")  # weights other than the shipped ones


def weights() -> Path | None:
    folder = Path(MODELS) if MODELS else models_folder()
    return folder if folder.is_dir() and any(folder.iterdir()) else None


def run(*arguments: object, given: str | None = None) -> Result:
    """A command in this process; what it prints to standard error is kept apart."""
    return CliRunner().invoke(main, [str(one) for one in arguments], input=given, catch_exceptions=True)


@pytest.fixture(scope="session")
def models() -> Path:
    found = weights()
    if found is None:
        pytest.skip("no model weights in the package")
    return found


@pytest.fixture(scope="session")
def demo(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of `khabar demo`."""
    folder = tmp_path_factory.mktemp("demo")
    done = run("demo", "-o", folder, "--models", models)
    assert done.exit_code == 0, done.output
    (folder / "said.txt").write_text(done.stdout, "utf-8")
    return folder


@pytest.fixture
def db(demo: Path) -> Path:
    return demo / "khabar.sqlite"


@pytest.fixture(scope="session")
def khabar() -> Callable[..., Result]:
    return run
