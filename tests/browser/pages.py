"""Writes the pages that the browser tests open: small, with districts, hostile, 5,000 events, the demo where it is given.

python tests/browser/pages.py FOLDER [DEMO.html]
"""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from khabar.views import brief, report_page
from khabar.world.outlines import Area, open_outlines
from khabar.world.redaction import NOTHING_HIDDEN, Redaction
from views import counted, made


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    outlines = open_outlines("afghanistan")
    for name, situation, redact in (
        ("small", counted.small(), Redaction()), ("hostile", made.hostile(), NOTHING_HIDDEN), ("large", made.large(5000), Redaction()),
    ):  # fmt: skip
        begun = time.perf_counter()
        page = report_page(
            situation,
            title=f"Test page: {name}",
            outlines=outlines,
            made="Made for a test.",
            constructed=True,
            redact=redact,
        )
        (folder / f"{name}.html").write_text(page, "utf-8")
        print(f"{name}: {len(page.encode()):,} bytes in {time.perf_counter() - begun:.1f} s")
    square = Area("Warsaj", ((69500, 36000, 1000, 0, 0, 500, -1000, 0),), admin1="Takhar")
    drawn = outlines and replace(outlines, districts=(square,), districts_from="a test's hand")
    page = report_page(made.small(), title="Test page: districts", outlines=drawn, made="Made for a test.")
    (folder / "districts.html").write_text(page, "utf-8")
    paper = brief(
        counted.small(), since=date(2022, 6, 4), until=date(2022, 6, 11), outlines=outlines, made="Made for a test."
    )
    (folder / "brief.html").write_text(paper.to_html(), "utf-8")
    if len(sys.argv) > 2:
        shutil.copy(sys.argv[2], folder / "demo.html")


if __name__ == "__main__":
    main()
