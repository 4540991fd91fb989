"""How corroboration grows to 100,000 reports and a million claims on one machine: arrival, rebuild, memory, and a picture.

    python benchmarks/scale.py 1000 10000 100000 [--save]

For every size, each in a process of its own: seconds to build everything at once from nothing (``rebuild``) and how much of it
went into the states that are folded from all events (``states``); milliseconds until one more report is in and the events
that it changes are worked out (``arrival``: of 200 reports one by one, in processor time); and the largest memory of the
process, the reports themselves included. The load is that of ``benchmarks/corroboration.py``. ``--save`` writes
``benchmarks/results/scale.json`` and draws ``docs/images/growth.svg`` from it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from itertools import islice
from math import log10
from pathlib import Path

from corroboration import CLAIMS, SIDES, memory, reports
from khabar.corroboration import Board, TableWorld, situation_of

ROOT = Path(__file__).resolve().parent.parent
RESULT, PICTURE = ROOT / "benchmarks/results/scale.json", ROOT / "docs/images/growth.svg"
ARRIVALS = 200
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
    times: list[float] = []
    for one in made:
        begin = time.process_time()
        board.add([one])
        times.append((time.process_time() - begin) * 1000)
    times.sort()
    return Grown(
        count, count * CLAIMS, round(folded - start, 2), round(folded - built, 2), round(times[len(times) // 2], 1),
        round(times[len(times) * 95 // 100], 1), round(times[-1], 1), round(memory()), events, copies,
    )  # fmt: skip


def alone(count: int) -> Grown:
    """One size in a process of its own, so that the memory is its own too."""
    done = subprocess.run([sys.executable, __file__, "--one", str(count)], capture_output=True, text=True, check=True)
    return Grown(**json.loads(done.stdout))


# ------------------------------------------------------------------------------------------------ the picture
WIDTH, HEIGHT, LEFT, TOP, PANEL = 860, 300, 64, 48, 190
INK, LINE_, LIMIT, GRID = "#222", "#1f5f8b", "#b03a2e", "#ddd"


def plot(rows: list[Grown]) -> str:
    """Three panels over the number of reports, both axes logarithmic; the dashed line is the target, or exact proportion."""
    linear = [(row.reports, rows[0].rebuild_s * row.reports / rows[0].reports) for row in rows]
    ends = (rows[0].reports, rows[-1].reports)
    panels = [
        panel(0, "one more report, ms (95 of 100)", [(r.reports, r.arrival_95_ms) for r in rows], [(n, TARGET_MS) for n in ends], "target 100 ms"),
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
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(asdict(measure(options.one))))
        return
    rows: list[Grown] = []
    for size in options.sizes:
        rows.append(alone(size))
        print(json.dumps(asdict(rows[-1])), flush=True)
    if options.save:
        save(rows)


def save(rows: list[Grown]) -> None:
    """Beside the sizes measured before; the picture is of all of them."""
    known = [Grown(**row) for row in json.loads(RESULT.read_text("utf-8"))] if RESULT.exists() else []
    of_size = {row.reports: row for row in (*known, *rows)}
    kept = [of_size[size] for size in sorted(of_size)]
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps([asdict(row) for row in kept], indent=1) + "\n", "utf-8")
    PICTURE.write_text(plot(kept), "utf-8")


if __name__ == "__main__":
    main()
