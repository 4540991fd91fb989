"""Writes the pages that the browser tests open: small, hostile, 5,000 events, and the demo where its database is given.

python tests/browser/pages.py FOLDER [DEMO.html]
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from khabar.views import brief, report_page
from khabar.world.outlines import open_outlines
from khabar.world.redaction import NOTHING_HIDDEN, Redaction
from views import made


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    outlines = open_outlines("afghanistan")
    for name, situation, redact in (
        ("small", made.small(), Redaction()), ("hostile", made.hostile(), NOTHING_HIDDEN), ("large", made.large(5000), Redaction()),
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
    from datetime import date

    paper = brief(
        made.small(), since=date(2022, 6, 4), until=date(2022, 6, 11), outlines=outlines, made="Made for a test."
    )
    (folder / "brief.html").write_text(paper.to_html(), "utf-8")
    if len(sys.argv) > 2:
        shutil.copy(sys.argv[2], folder / "demo.html")


if __name__ == "__main__":
    main()
