"""The command that adds, killed many times: nothing that was added is lost or half there, and it goes on where it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from khabar import pipeline
from khabar.coding.coder import models_folder
from khabar.model import CodedReport, Page

from .kills import REPORTS, kill_many

MANY = int(os.environ.get("KHABAR_TEST_KILLS", "0"))  # `make kills` says how many
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill")
Khabar = Callable[..., Result]


@pytest.fixture
def warm(models: Path) -> None:
    """The model in this process, where every fork finds it."""
    if models != models_folder():
        pytest.skip("the command takes the weights that ship")
    page = Page(path="1.txt", text=REPORTS["1.txt"])
    assert isinstance(pipeline.code_page(page, pipeline.Settings()), CodedReport)


def test_a_few_kills(warm: None, khabar: Khabar, tmp_path: Path) -> None:
    tally = kill_many(tmp_path, 12, seed=12, shell_every=0, khabar=khabar)
    assert tally.kills >= 12 and tally.with_reports and tally.resumed


@pytest.mark.skipif(not MANY, reason="minutes long: KHABAR_TEST_KILLS says how many (make kills)")
def test_many_kills(warm: None, khabar: Khabar, tmp_path: Path) -> None:
    tally = kill_many(tmp_path, MANY, seed=MANY, shell_every=20, khabar=khabar)
    print(f"{tally.kills} kills, {tally.with_reports} of them with part of the reports there, {tally.resumed} resumed")
    assert tally.kills >= MANY and tally.with_reports >= MANY // 4
