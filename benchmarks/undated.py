"""The day of reports that state none: how many are put within three days of the truth, and how many ranges miss it.

    python benchmarks/undated.py [FILE] [--show]

FILE (benchmarks/undated.txt) holds short reports of our own on real happenings, each with its day and the part that it
belongs to. A report counts as right where the whole range that is inferred lies within three days of its day; a range misses
where the day lies more than three days outside of it. A day inferred from content is never given to the day; the last figure
counts those that are.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from khabar.coding.dates import infer_published
from khabar.model import TimePrecision

NEAR = timedelta(days=3)
HEAD = re.compile(r"^@(\d{4}-\d\d-\d\d) (\w+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    part: str
    day: date
    text: str


def cases(file: Path) -> Iterator[Case]:
    pieces = HEAD.split(file.read_text("utf-8"))[1:]
    for day, part, text in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        written = date.fromisoformat(day)
        days = {f"{{{n}}}": (written - timedelta(days=n)).strftime("%A") for n in range(8)}
        for mark, weekday in days.items():
            text = text.replace(mark, weekday)
        yield Case(part, written, text.strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=Path(__file__).with_name("undated.txt"))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    for case in cases(options.file):
        count = counts.setdefault(case.part, Counter())
        found = infer_published(case.text, title=case.text.split("\n", 1)[0])
        first, last = (found.start, found.end - timedelta(days=1)) if found else (None, None)
        right = (
            first is not None and last is not None and abs(first - case.day) <= NEAR and abs(last - case.day) <= NEAR
        )
        missed = first is not None and last is not None and not first - NEAR <= case.day <= last + NEAR
        count.update(
            reports=1,
            right=right,
            none=found is None,
            missed=missed,
            to_the_day=bool(found and found.precision is TimePrecision.DAY),
        )
        if options.show and not right:
            print(case.part, case.day, first, last, case.text.split("\n", 1)[0])
    for part, count in counts.items():
        print(
            f"{part}: {count['right']} of {count['reports']} within three days, {count['none']} without a date, {count['missed']} ranges miss, {count['to_the_day']} to the day"
        )


if __name__ == "__main__":
    main()
