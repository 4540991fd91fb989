"""Killed at any moment, a store keeps what was added, has nothing by half, and goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from khabar import wire
from khabar.assembly import assemble
from khabar.corroboration import TableWorld, corroborate
from khabar.model import CodedReport
from khabar.store import Store, open_store

from .made import coded, story

COUNT = 60  # reports of one run
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill")


def all_reports() -> list[CodedReport]:
    return [*story(), *(coded(n, killed=n % 7 + 1, outlet=f"Outlet {n % 9}") for n in range(10, COUNT + 4))]


def build(store: Store, fingerprint: str) -> None:
    made = assemble(store, world_of=lambda _: TableWorld(), tables=("crash",))
    assert store.derived.keep(made.situation, fingerprint=fingerprint, board=made.board)


def fill(file: Path, given: list[CodedReport], told: int) -> None:
    """What a run of `khabar add` does: makes the store, adds each report, says so, keeps a situation now and then."""
    with open_store(file, create=True) as store:
        os.write(told, b"begun\n")
        for n, one in enumerate(given):
            store.evidence.add(one)
            os.write(told, f"{one.report.id}\n".encode())
            if n % 6 == 5:
                build(store, f"after {n}")


def killed_after(file: Path, given: list[CodedReport], seconds: float) -> tuple[set[str], bool]:
    """Fills in a process of its own, kills it, and says what it had told before: added reports, and whether it had finished."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            fill(file, given, write_end)
        except BaseException:
            os._exit(1)
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as told:
        first = told.readline() if seconds > 0.02 else b""  # sometimes already while the store is made
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        rest = told.read()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    lines = (first + rest).decode().split()
    return {line for line in lines if line.startswith("r_")}, not os.WIFSIGNALED(status)


def run_of_kills(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    given = all_reports()
    file, added, generation = folder / "0.sqlite", set[str](), 0
    for _ in range(kills):
        told, finished = killed_after(file, given, chance.choice([chance.uniform(0, 0.02), chance.uniform(0.02, 0.3)]))
        added |= told
        if not file.exists() or file.stat().st_size == 0:
            continue  # killed before there was a database
        with open_store(file, create=True) as store:
            kept = {one.report.id for one in store.evidence.coded_reports()}
            assert added <= kept, "a report that was added is lost"
            assert store.check() == []
        if finished or len(kept) == len(given):
            same_as_uninterrupted(file, given)
            generation += 1
            file, added = folder / f"{generation}.sqlite", set()
    with open_store(file, create=True) as store:
        for one in given:
            store.evidence.add(one)
    same_as_uninterrupted(file, given)


def same_as_uninterrupted(file: Path, given: list[CodedReport]) -> None:
    with open_store(file) as store:
        build(store, "resumed")
        whole = wire.situation_to_json(corroborate(given, world=TableWorld()))
        assert store.derived.document() == json.loads(json.dumps(whole)), "gone on from whatever board was kept last"
        assert wire.situation_to_json(corroborate(store.evidence.coded_reports(), world=TableWorld())) == whole
        assert store.check() == []


def test_twenty_kills(tmp_path: Path) -> None:
    run_of_kills(tmp_path, 20, seed=20)


@pytest.mark.slow
def test_two_hundred_kills(tmp_path: Path) -> None:
    run_of_kills(tmp_path, 200, seed=200)
