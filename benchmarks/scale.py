"""How corroboration grows to 100,000 reports and a million claims on one machine: arrival, rebuild, memory, and a picture.

    python benchmarks/scale.py 1000 10000 100000 [--save]
    python benchmarks/scale.py --store 2000 10000 [--save]

For every size, each in a process of its own: seconds to build everything at once from nothing (``rebuild``) and how much of it
went into the states that are folded from all events (``states``); milliseconds until one more report is in and the events
that it changes are worked out (``arrival``: of 200 reports one by one, in processor time); and the largest memory of the
process, the reports themselves included. Python's garbage collector goes over everything once (``collection``) before reports
arrive, and is told to leave it alone from then on (``gc.freeze``), as a program that keeps a board open should do: else it goes over
all of it again each time that a quarter more has come. The load is that of ``benchmarks/corroboration.py``.

``--store``: the way of ``khabar add`` and ``khabar situation``, in an SQLite database in a temporary folder, without the coding itself:
processor seconds to add all reports, to work out and keep the situation from nothing, then for each of 5 more reports to add it
(milliseconds) and to work out and keep the situation, and to print it; megabytes of the database before and after its first situation.

``--save`` writes ``benchmarks/results/scale.json`` and draws ``docs/images/growth.svg`` from it; with ``--store``
``benchmarks/results/scale_store.json``.
"""

from __future__ import annotations

import argparse
import gc
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from math import log10
from pathlib import Path

from corroboration import CLAIMS, SIDES, memory, reports
from khabar.assembly import assemble
from khabar.corroboration import Board, TableWorld, situation_of
from khabar.store import Store, open_store

ROOT = Path(__file__).resolve().parent.parent
RESULT, PICTURE = ROOT / "benchmarks/results/scale.json", ROOT / "docs/images/growth.svg"
STORED = ROOT / "benchmarks/results/scale_store.json"
ARRIVALS = 200
MORE = 5  # reports added to a store one by one
TARGET_MS, TARGET_MB = 100.0, 4000.0


@dataclass(frozen=True)
class Grown:
    """What was measured at one size. Seconds and milliseconds of processor time; memory in MB (1,048,576 bytes)."""

    reports: int
    claims: int
    rebuild_s: float
    states_s: float
    arrival_median_ms: float
    arrival_95_ms: float
    arrival_worst_ms: float
    memory_mb: float
    events: int
    copies: int
    collection_s: float = 0.0


@dataclass(frozen=True)
class Stored:
    """What was measured of a store. Seconds and milliseconds of processor time; MB are 1,048,576 bytes."""

    reports: int
    claims: int
    add_all_s: float
    anew_s: float
    add_one_ms: float  # median
    one_more_s: float  # median
    one_more_worst_s: float
    print_s: float
    evidence_mb: float
    database_mb: float
    memory_mb: float


def measure(count: int) -> Grown:
    world = TableWorld(camps=frozenset(side.id for side in SIDES))
    made = reports(count + ARRIVALS)
    first = list(islice(made, count))
    board = Board(world=world)
    start = time.process_time()
    board.add(first)
    built = time.process_time()
    situation = situation_of(board)
    folded = time.process_time()
    events, copies = len(situation.events), len(situation.copies)
    del situation, first
    collected = time.process_time()
    gc.collect()
    collected = time.process_time() - collected
    gc.freeze()
    times: list[float] = []
    for one in made:
        begin = time.process_time()
        board.add([one])
        times.append((time.process_time() - begin) * 1000)
    times.sort()
    return Grown(
        count, count * CLAIMS, round(folded - start, 2), round(folded - built, 2), round(times[len(times) // 2], 1),
        round(times[len(times) * 95 // 100], 1), round(times[-1], 1), round(memory()), events, copies, round(collected, 2),
    )  # fmt: skip


def measure_store(count: int) -> Stored:
    made = reports(count + MORE)
    with tempfile.TemporaryDirectory() as folder, open_store(file := Path(folder) / "a.sqlite", create=True) as store:
        added = timed(lambda: [store.evidence.add(one) for one in islice(made, count)])
        evidence = size(file)
        anew = timed(lambda: keep(store, "anew"))
        database = size(file)
        ones: list[float] = []
        times: list[float] = []
        for one in made:
            ones.append(timed(partial(store.evidence.add, one)) * 1000)
            times.append(timed(partial(keep, store, "one more")))
        printed = timed(lambda: json.dumps(store.derived.document()))
    ones.sort()
    times.sort()
    return Stored(
        count, count * CLAIMS, round(added, 1), round(anew, 1), round(ones[MORE // 2], 1), round(times[MORE // 2], 2),
        round(times[-1], 2), round(printed, 2), round(evidence), round(database), round(memory()),
    )  # fmt: skip


def keep(store: Store, name: str) -> None:
    world = TableWorld(camps=frozenset(side.id for side in SIDES))
    made = assemble(store, world_of=lambda _: world, tables=("benchmark",))
    if not store.derived.keep(made.situation, fingerprint=name, board=made.board):
        raise RuntimeError("another process writes in this database")


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def size(file: Path) -> float:
    """With everything that waits in its log written into it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file.stat().st_size / 2**20


def alone(count: int, option: str) -> str:
    """One size in a process of its own, so that the memory is its own too."""
    call = [sys.executable, __file__, option, str(count)]
    return subprocess.run(call, stdout=subprocess.PIPE, text=True, check=True).stdout


# ------------------------------------------------------------------------------------------------ the picture
WIDTH, HEIGHT, LEFT, TOP, PANEL = 860, 300, 64, 48, 190
INK, LINE_, LIMIT, GRID = "#222", "#1f5f8b", "#b03a2e", "#ddd"


def plot(rows: list[Grown]) -> str:
    """Three panels over the number of reports, both axes logarithmic; the dashed line is the target, or exact proportion."""
    linear = [(row.reports, rows[0].rebuild_s * row.reports / rows[0].reports) for row in rows]
    ends = (rows[0].reports, rows[-1].reports)
    panels = [
        panel(0, "one more report, ms (worst of 200)", [(r.reports, r.arrival_worst_ms) for r in rows], [(n, TARGET_MS) for n in ends], "target 100 ms"),
        panel(1, "rebuild from nothing, s", [(r.reports, r.rebuild_s) for r in rows], linear, "in proportion"),
        panel(2, "memory, MB", [(r.reports, r.memory_mb) for r in rows], [(n, TARGET_MB) for n in ends], "target 4000 MB"),
    ]  # fmt: skip
    title = f"Corroboration of up to {rows[-1].reports:,} reports ({rows[-1].claims:,} claims), one process"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11" fill="{INK}">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n<text x="{LEFT}" y="20" font-size="14">{title}</text>\n'
        + "\n".join(panels)
        + "\n</svg>\n"
    )


Points = list[tuple[int, float]]


def panel(at: int, title: str, points: Points, dashed: Points, name: str) -> str:
    left, bottom = LEFT + at * (PANEL + 85), TOP + PANEL
    low_x, high_x = log10(points[0][0]), log10(points[-1][0])
    values = [value for _, value in (*points, *dashed)]
    low, high = int(log10(min(values)) // 1), int(-(-log10(max(values)) // 1))

    def xy(point: tuple[int, float]) -> tuple[float, float]:
        x = left + (log10(point[0]) - low_x) / ((high_x - low_x) or 1) * PANEL
        return round(x, 1), round(bottom - (log10(point[1]) - low) / (high - low) * PANEL, 1)

    def path(of: Points) -> str:
        return " ".join(f"{x},{y}" for x, y in map(xy, of))

    out = [f'<text x="{left}" y="{TOP - 8}">{title}</text>']
    for power in range(low, high + 1):
        y = bottom - (power - low) / (high - low) * PANEL
        out.append(f'<path d="M{left} {y:.1f}h{PANEL}" stroke="{GRID}"/><text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{10**power:g}</text>')  # fmt: skip
    out += [f'<text x="{xy(p)[0]}" y="{bottom + 16}" text-anchor="middle">{p[0]:,}</text>' for p in points]
    out.append(f'<polyline points="{path(dashed)}" fill="none" stroke="{LIMIT}" stroke-dasharray="5 4"/>')
    x, y = xy(dashed[-1])
    out.append(f'<text x="{left + 4}" y="{y + 14}" fill="{LIMIT}">{name}</text>')
    out.append(f'<polyline points="{path(points)}" fill="none" stroke="{LINE_}" stroke-width="2"/>')
    for point in points:
        x, y = xy(point)
        out.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{LINE_}"/><text x="{x}" y="{y - 8}" text-anchor="middle" fill="{LINE_}">{point[1]:,.0f}</text>')  # fmt: skip
    return "\n".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--store", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--one-store", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one or options.one_store:
        print(json.dumps(asdict(measure(options.one) if options.one else measure_store(options.one_store))))
        return
    done: list[dict[str, float]] = []
    for count in options.sizes:
        done.append(json.loads(alone(count, "--one-store" if options.store else "--one")))
        print(json.dumps(done[-1]), flush=True)
    if options.save and options.store:
        merged(done, STORED)
    elif options.save:
        PICTURE.write_text(plot([Grown(**row) for row in merged(done, RESULT)]), "utf-8")  # type: ignore[arg-type]


def merged(rows: list[dict[str, float]], file: Path) -> list[dict[str, float]]:
    """Beside the sizes measured before."""
    known = json.loads(file.read_text("utf-8")) if file.exists() else []
    of_size = {row["reports"]: row for row in (*known, *rows)}
    kept = [of_size[count] for count in sorted(of_size)]
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return kept


if __name__ == "__main__":
    main()
