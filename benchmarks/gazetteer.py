"""How fast the gazetteer opens and what it holds in memory: ``python benchmarks/gazetteer.py [--add N]``.

Alone, and with ``--add N`` beneath an added dump of N made places (default 150,000; four syllables, up to four further names
each). Each measure is a process of its own. Printed: seconds to open, resident memory over that of the interpreter with its
libraries, and that memory after 10,000 lookups, and after the 200 names that are looked for by likeness in one country.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from khabar.world import folds
from khabar.world.adding import add_gazetteer
from khabar.world.layers import open_gazetteer

SEED = 7
SYLLABLES = sorted(
    folds.word_set(
        "ka ra ba la man gar shah deh qal ah naw jan pul sar kot khel abad zar gul dar band tang chah mir sang koh now lal tep"
    )
)
LOOKUPS, LIKES = 10_000, 200


def name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(4)).capitalize()


def lines(count: int) -> Iterator[str]:
    rng = random.Random(SEED)
    for i in range(count):
        spelt = ",".join(name(rng) for _ in range(rng.randint(0, 4)))
        cells = [
            20_000_000 + i,
            name(rng),
            "",
            spelt,
            f"{rng.uniform(30, 38):.5f}",
            f"{rng.uniform(61, 74):.5f}",
            "P",
            "PPL",
            "AF",
        ]
        yield "\t".join(map(str, [*cells, *[""] * 5, 0, "", "", "", ""])) + "\n"


def resident() -> float:
    """Megabytes that the process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure() -> None:
    before = resident()
    start = time.perf_counter()
    gazetteer = open_gazetteer()
    opened = time.perf_counter() - start
    after = resident()
    rng = random.Random(SEED + 1)
    known = [gazetteer.row(rng.randrange(len(gazetteer))).name for _ in range(LOOKUPS)]
    start = time.perf_counter()
    for one in known:
        gazetteer.lookup(one)
    looked, after_lookups = time.perf_counter() - start, resident()
    start = time.perf_counter()
    for _ in range(LIKES):
        gazetteer.fuzzy(name(rng), country="AFG")
    liked = time.perf_counter() - start
    print(json.dumps({
        "places": len(gazetteer), "open_s": round(opened, 3), "open_mb": round(after - before, 1), "lookup_us": round(looked / LOOKUPS * 1e6),
        "lookups_mb": round(after_lookups - before, 1), "likeness_ms": round(liked / LIKES * 1e3, 1), "likeness_mb": round(resident() - before, 1),
        "process_mb": round(resident(), 1),
    }))  # fmt: skip


def apart(folder: Path) -> str:
    environment = {**os.environ, "KHABAR_DATA": str(folder)}
    done = subprocess.run(
        [sys.executable, __file__, "--measure"], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--add", type=int, nargs="?", const=150_000, metavar="N")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        measure()
        return
    with tempfile.TemporaryDirectory() as folder:
        print("shipped", apart(Path(folder)), sep="\t")
        if args.add:
            dump = Path(folder) / "made.txt"
            with dump.open("w", encoding="utf-8") as file:
                file.writelines(lines(args.add))
            start = time.perf_counter()
            done = add_gazetteer(dump, day="2020-01-01", root=Path(folder))
            size = done.path.stat().st_size / 1e6
            print(
                f"added\t{done.origin.places} places, {done.origin.names} names in {time.perf_counter() - start:.0f} s, {size:.1f} MB"
            )
            print("with it", apart(Path(folder)), sep="\t")


if __name__ == "__main__":
    main()
