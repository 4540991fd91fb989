"""The order of everything: pages to reports, reports to claims, claims to a situation. The only file that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from khabar import __version__
from khabar.model import CodedReport, Failure, Page, Report, Situation
from khabar.world import DEFAULT_THEATRE, open_world

if TYPE_CHECKING:  # each stage is imported when it is reached: reading a store loads no model
    from khabar.assembly import Assembled
    from khabar.coding.coder import Coder
    from khabar.corroboration import CorroborationWorld
    from khabar.corroboration.as_of import Difference
    from khabar.store import Store

BATCH = 8  # reports handed to a worker process at a time
THEATRE = "theatre"  # the setting of a store that names the theatre whose tables coded it
T = TypeVar("T", Page, Report)


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
    from khabar.coding.coder import Coder

    return Coder(open_world(theatre), models=models)


# ------------------------------------------------------------------------------------------------ pages to reports
def report_of(page: Page, theatre: str) -> Report:
    from khabar.reading import slug, to_report

    registry = open_world(theatre).registry
    return to_report(page, outlet_id=lambda name: registry.outlet_id(name) or slug(name))


def read_page(page: Page, settings: Settings) -> Report | Failure:
    """One page to a report, or why not."""
    try:
        report = report_of(page, settings.theatre)
    except Exception as e:  # whatever a page does to a parser, the batch goes on
        return Failure(page.path, "reading", reason(e))
    return report if report.text.strip() else Failure(page.path, "reading", "no text in it")


def reason(e: Exception) -> str:
    return f"{type(e).__name__}: {e}"[:300]


# ------------------------------------------------------------------------------------------------ reports to claims
def code_page(page: Page, settings: Settings) -> CodedReport | Failure:
    """One page to a coded report."""
    report = read_page(page, settings)
    return report if isinstance(report, Failure) else code_report(report, settings)


def code_report(report: Report, settings: Settings) -> CodedReport | Failure:
    """One report to a coded report. The one place where a bad report is caught."""
    try:
        return coder(settings.theatre, settings.models).code(report, mentions=settings.mentions)
    except Exception as e:
        return Failure(report.path, "coding", reason(e))


def code_pages(pages: Iterable[Page | Failure], settings: Settings) -> Iterator[CodedReport | Failure]:
    """Pages to coded reports in their order, in this process or in several."""
    return spread(pages, partial(code_page, settings=settings), settings.workers)


def code_reports(reports: Iterable[Report | Failure], settings: Settings) -> Iterator[CodedReport | Failure]:
    return spread(reports, partial(code_report, settings=settings), settings.workers)


def spread(
    items: Iterable[T | Failure], work: Callable[[T], CodedReport | Failure], workers: int
) -> Iterator[CodedReport | Failure]:
    """The results of ``work`` in the order of the items; failures pass through."""
    if workers <= 1:
        for item in items:
            yield item if isinstance(item, Failure) else work(item)
        return
    with ProcessPoolExecutor(workers) as pool:
        for group in batches(items, BATCH * workers * 4):
            good = [item for item in group if not isinstance(item, Failure)]
            done = iter(pool.map(work, good, chunksize=BATCH))
            for item in group:
                yield item if isinstance(item, Failure) else next(done)


def batches(items: Iterable[T | Failure], size: int) -> Iterator[list[T | Failure]]:
    rest = iter(items)
    while group := list(islice(rest, size)):
        yield group


def code_paths(paths: Iterable[str | Path], settings: Settings) -> Iterator[CodedReport | Failure]:
    """Files, folders, archives or ``-`` to coded reports and failures."""
    from khabar.reading import read_pages

    return code_pages(read_pages(paths, published=settings.published, outlet=settings.outlet), settings)


# ------------------------------------------------------------------------------------------------ into a store
@dataclass(frozen=True, slots=True)
class Added:
    """What became of one page: ``new`` says whether the store has more than before."""

    path: str
    report: str | None
    claims: int
    new: bool
    failure: Failure | None = None


class WrongTheatre(ValueError):
    """A store is of one theatre, and is coded by that one's tables."""


def theatre_of(store: Store, asked: str | None = None) -> str:
    """The theatre of a store; the one asked for where it has none yet."""
    kept = store.evidence.setting(THEATRE)
    if kept and asked and asked != kept:
        raise WrongTheatre(f"this database is of the theatre {kept!r}; make another for {asked!r}")
    return kept or asked or DEFAULT_THEATRE


def add_paths(
    store: Store, paths: Iterable[str | Path], settings: Settings, *, on: date | None = None
) -> Iterator[Added]:
    """Codes what is new among the pages and keeps each report at once, so that an interrupted run goes on where it was."""
    from khabar.reading import read_pages

    theatre = store.evidence.settle(THEATRE, theatre_of(store, settings.theatre))
    if theatre != settings.theatre:
        raise WrongTheatre(f"this database is of the theatre {theatre!r}; make another for {settings.theatre!r}")
    known: list[Added] = []
    pages = read_pages(paths, published=settings.published, outlet=settings.outlet)
    for result in code_reports(fresh(store, pages, settings, known), settings):
        yield from drain(known)
        yield keep(store, result, on)
    yield from drain(known)


def fresh(
    store: Store, pages: Iterable[Page | Failure], settings: Settings, known: list[Added]
) -> Iterator[Report | Failure]:
    """Reports that the store does not have; the others are noted in ``known``."""
    seen: set[str] = set()
    for page in pages:
        report = page if isinstance(page, Failure) else read_page(page, settings)
        if isinstance(report, Failure):
            yield report
        elif report.id in seen or store.evidence.has(report.id):
            known.append(Added(report.path, report.id, 0, False))
        else:
            seen.add(report.id)
            yield report


def drain(known: list[Added]) -> Iterator[Added]:
    while known:
        yield known.pop(0)


def keep(store: Store, result: CodedReport | Failure, on: date | None) -> Added:
    from khabar.store.evidence import Unstorable

    if isinstance(result, Failure):
        store.evidence.add_failure(result, on=on)
        return Added(result.path, None, 0, False, result)
    try:
        new = store.evidence.add(result, on=on)
    except Unstorable as e:
        return keep(store, Failure(result.report.path, "store", str(e)), on)
    return Added(result.report.path, result.report.id, len(result.claims), new)


@dataclass(frozen=True, slots=True)
class Recoded:
    """One report coded anew: the claims that came and went, as (kind, type, words)."""

    report: str
    path: str
    gained: tuple[tuple[str, str, str], ...]
    lost: tuple[tuple[str, str, str], ...]
    failure: Failure | None = None


def recode(store: Store, settings: Settings, *, on: date | None = None) -> Iterator[Recoded]:
    """Codes again every report whose newest coding is by another coder; says what each gained and lost."""
    from khabar.store.recoding import changes

    now = coder(settings.theatre, settings.models).id
    for result in code_reports(store.evidence.stale(now), settings):
        if isinstance(result, Failure):
            yield Recoded("", result.path, (), (), result)
            continue
        before = store.evidence.coded_reports_of([result.report.id])
        store.evidence.add(result, on=on)
        gained, lost = changes(before[0] if before else None, result)
        yield Recoded(result.report.id, result.report.path, gained, lost)


# ------------------------------------------------------------------------------------------------ claims to a situation
def world_of(reports: Sequence[CodedReport], theatre: str) -> CorroborationWorld:
    """What corroboration asks of a theatre; its opening map begins on the day of the first report."""
    from khabar.outlook import Outlook

    world = open_world(theatre)
    places = {where.place for coded in reports for claim in coded.claims for where in claim.where}
    begins = min((coded.published.start for coded in reports if coded.published), default=None)
    return Outlook(world.registry, world.atlas, places=places, begins=begins)


def situation(store: Store, *, known: date | None = None) -> Situation:
    """What the reports of a store come to; ``known``: as far as those published up to that day tell."""
    from khabar.corroboration import corroborate

    if known is None:
        return assembled(store).situation
    reports = tuple(store.evidence.coded_reports())
    world = world_of(reports, theatre_of(store))
    return corroborate(reports, rulings=store.evidence.rulings(), world=world, known=known)


def assembled(store: Store) -> Assembled:
    from khabar.assembly import assemble

    theatre = theatre_of(store)
    tables = (__version__, open_world(theatre).pack.digest)
    return assemble(store, world_of=partial(world_of, theatre=theatre), tables=tables)


def opening_note(store: Store, place: str, on: date) -> str | None:
    """The row of the opening map that a state without claims rests on: of the place, else of what it lies in."""
    pack = open_world(theatre_of(store)).pack
    parents = {row.id: row.parent for row in pack.places}
    at: str | None = place
    while at is not None:
        row = next((row for row in pack.opening if row.place == at and row.date == on), None)
        if row:
            return f"{row.place}, {row.holder} on {row.date}: {row.source}"
        at = parents.get(at)
    return None


def fingerprint(store: Store) -> str:
    return store.derived.fingerprint(__version__, open_world(theatre_of(store)).pack.digest)


def is_current(store: Store) -> bool:
    return store.derived.kept() == fingerprint(store)


def refresh(store: Store) -> bool:
    """Brings the kept situation up to date where anything that it rests on has changed; whether it had."""
    while store.derived.kept() != (now := fingerprint(store)):
        made = assembled(store)
        if store.derived.keep(made.situation, fingerprint=now, board=made.board):
            return True
    return False


def situation_on(whole: Situation, day: date) -> Situation:
    """What of a situation held or happened on a day, with the claims and reports behind it."""
    from khabar.corroboration.as_of import happens, on

    held = on(whole, day)
    indicators = tuple(value for value in whole.indicators if happens(value.when, day))
    told = (held.events, held.control, held.forces, held.roles, held.relations, indicators)
    used = {claim for rows in told for row in rows for claim in row.claims}
    kept = (
        replace(coded, claims=tuple(claim for claim in coded.claims if claim.id in used)) for coded in whole.reports
    )
    reports = tuple(coded for coded in kept if coded.claims)
    ids = {coded.report.id for coded in reports}
    return Situation(
        reports=reports, copies=tuple(link for link in whole.copies if link.report in ids), events=held.events, control=held.control,
        forces=held.forces, roles=held.roles, relations=held.relations, indicators=indicators,
        event_of=tuple(pair for pair in whole.event_of if pair[0] in used),
    )  # fmt: skip


def difference(store: Store, first: date, second: date, *, known: bool = False) -> Difference:
    """What changed between two days; ``known``: what the reports published between them made known."""
    from khabar.corroboration.as_of import diff_days, diff_known

    if known:
        return diff_known(situation(store, known=first), situation(store, known=second))
    return diff_days(situation(store), first, second)
