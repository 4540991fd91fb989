"""Write the samples of output in README.md, docs/tutorial.md and training/README.md anew: ``python docs/build_samples.py``.

Runs the demonstration in a folder of its own and the commands below on it. A sample stands between ``<!-- sample: NAME -->``
and ``<!-- end of sample -->``. Run it when the weights, the packs or what is printed have changed. Tables are cut and aligned as on a
terminal; nothing else is altered.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/tutorial.md")
DATASHEET = ROOT / "training/README.md"
DB = "demo/khabar.sqlite"
WIDE, LONG, CELL = 160, 10, 19
PARTS = {"training": "training/corpus/w*.txt", "calibrate": "training/corpus/calibrate/*.txt", "dev": "training/corpus/dev/*.txt", "test": "training/corpus/test/*.txt"}


def khabar(command: str, folder: Path) -> str:
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "khabar", *command.split()],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def aligned(printed: str) -> str:
    """A tab-separated table as a terminal shows it."""
    rows = [
        [cell if len(cell) <= CELL else cell[: CELL - 1] + "…" for cell in line.split("\t")]
        for line in printed.splitlines()
    ]
    if len(rows[0]) == 1:
        return printed.rstrip()
    widths = [max(len(row[i]) for row in rows if i < len(row)) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in rows
    )


def shown(command: str, printed: str, most: int) -> str:
    lines = [line if len(line) <= WIDE else line[: WIDE - 1] + "…" for line in aligned(printed).splitlines()]
    rest = ["…"] if len(lines) > most else []
    return "\n".join(["```text", f"$ khabar {command}", *lines[:most], *rest, "```"])


def samples(folder: Path) -> dict[str, str]:
    said = khabar("demo", folder)
    rows = [json.loads(line) for line in khabar(f"events {DB} --json --min-voices 2", folder).splitlines()]
    told = [row for row in rows if any(number["role"] == "killed" for number in row["numbers"])] or rows
    best = max(told, key=lambda row: (row["voices"]["min"], len(row["disputes"]), row["id"]))
    commands = {
        "events": (f"events {DB} --min-voices 2 --since 2022-04-01", LONG),
        "control": (f"control {DB} --province Baghlan --since 2022-04-01", LONG + 2),
        "denied": (f"claims {DB} --status denied", LONG),
        "why": (f"why {DB} {best['id']}/killed", 24),
    }
    return {
        "demo": shown("demo", said, 40),
        **{name: shown(text, khabar(text, folder), most) for name, (text, most) in commands.items()},
    }


def filled(page: str, made: Mapping[str, str]) -> str:
    def put(found: re.Match[str]) -> str:
        return f"<!-- sample: {found[1]} -->\n{made[found[1]]}\n<!-- end of sample -->"

    return re.sub(r"<!-- sample: (\w+) -->\n.*?<!-- end of sample -->", put, page, flags=re.S)


def counts() -> str:
    """The corpus in numbers."""
    sys.path.insert(0, str(ROOT / "training"))
    from corpus import read

    lines = [
        "| part | files | reports | without a claim | sentences | words | claims | theatres | dated |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    kinds: Counter[str] = Counter()
    for name, pattern in PARTS.items():
        files = sorted(ROOT.glob(pattern))
        docs = [doc for file in files for doc in read(file)[0]]
        claims = sum(len(doc.claims) for doc in docs)
        kinds.update(
            claim.type.split(".")[0] if claim.type.isupper() or "." in claim.type else "event"
            for doc in docs
            for claim in doc.claims
        )
        values = (
            name, len(files), len(docs), sum(not doc.claims for doc in docs), sum(len(doc.sentences) for doc in docs), sum(len(doc.text.split()) for doc in docs),
            claims, len({doc.theatre for doc in docs}), f"{min(d.date for d in docs)[:4]} to {max(d.date for d in docs)[:4]}",
        )  # fmt: skip
        lines.append("| " + " | ".join(f"{value:,}" if isinstance(value, int) else value for value in values) + " |")
    told = ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common())
    return "\n".join([*lines, "", f"Claims by kind, all parts: {told}."])


def with_counts(page: str) -> str:
    mark = "<!-- counts: written by docs/build_samples.py -->"
    return re.sub(
        re.escape(mark) + r"\n.*?<!-- end of counts -->",
        lambda _: f"{mark}\n{counts()}\n<!-- end of counts -->",
        page,
        flags=re.S,
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = samples(Path(folder))
    for name in PAGES:
        page = ROOT / name
        page.write_text(filled(page.read_text("utf-8"), made), "utf-8")
    DATASHEET.write_text(with_counts(DATASHEET.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
