"""The order of everything: pages to reports, reports to claims, claims to a situation. The only file that knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path

from khabar.coding.coder import Coder
from khabar.model import CodedReport, Failure, Page, Report
from khabar.reading import read_pages, to_report
from khabar.world import DEFAULT_THEATRE, open_world

BATCH = 8  # reports handed to a worker process at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How reports are coded: the theatre, and what is known of all pages beside their text."""

    theatre: str = DEFAULT_THEATRE
    models: Path | None = None
    published: date | None = None
    outlet: str | None = None
    workers: int = 1
    mentions: bool = False


@lru_cache(maxsize=2)
def coder(theatre: str = DEFAULT_THEATRE, models: Path | None = None) -> Coder:
    """The coder of a theatre; loading it takes seconds, so it is kept."""
    return Coder(open_world(theatre), models=models)


def report_of(page: Page, theatre: str) -> Report:
    registry = open_world(theatre).registry
    from khabar.reading.report import slug

    return to_report(page, outlet_id=lambda name: registry.outlet_id(name) or slug(name))


def code_page(page: Page, settings: Settings) -> CodedReport | Failure:
    """One page to a coded report. The one place where a bad report is caught."""
    try:
        report = report_of(page, settings.theatre)
    except Exception as e:  # whatever a page does to a parser, the batch goes on
        return Failure(page.path, "reading", reason(e))
    if not report.text.strip():
        return Failure(page.path, "reading", "no text in it")
    try:
        return coder(settings.theatre, settings.models).code(report, mentions=settings.mentions)
    except Exception as e:
        return Failure(page.path, "coding", reason(e))


def reason(e: Exception) -> str:
    return f"{type(e).__name__}: {e}"[:300]


def code_pages(pages: Iterable[Page | Failure], settings: Settings) -> Iterator[CodedReport | Failure]:
    """Pages to coded reports in their order, in this process or in several."""
    if settings.workers <= 1:
        for page in pages:
            yield page if isinstance(page, Failure) else code_page(page, settings)
        return
    with ProcessPoolExecutor(settings.workers) as pool:
        for group in batches(pages, BATCH * settings.workers * 4):
            good = [p for p in group if isinstance(p, Page)]
            coded = iter(pool.map(code_page, good, [settings] * len(good), chunksize=BATCH))
            for page in group:
                yield page if isinstance(page, Failure) else next(coded)


def batches(pages: Iterable[Page | Failure], size: int) -> Iterator[list[Page | Failure]]:
    rest = iter(pages)
    while group := list(islice(rest, size)):
        yield group


def code_paths(paths: Iterable[str | Path], settings: Settings) -> Iterator[CodedReport | Failure]:
    """Files, folders, archives or ``-`` to coded reports and failures."""
    return code_pages(read_pages(paths, published=settings.published, outlet=settings.outlet), settings)
