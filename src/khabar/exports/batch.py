"""What every format starts from: the events that may leave, redacted, and what is written about the file itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from khabar import __version__
from khabar.exports.options import ExportOptions, Format, NotExported
from khabar.exports.parties import Kinds
from khabar.exports.records import Record, held_back, left_out, records
from khabar.exports.withhold import without
from khabar.model import PlacePrecision, Situation, Where
from khabar.world import World, open_world
from khabar.world.coarsening import Centres, coarser
from khabar.world.packs import Pack
from khabar.world.redaction import Redaction, redact
from khabar.world.sites import Level, level_of

SHORTEST_HIDDEN = 4  # letters of a masked word that an address must not repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a file says of itself. No clock: the same situation gives the same bytes."""

    title: str
    program: str
    version: str
    format: str
    theatre: str
    coders: tuple[str, ...]
    packs: tuple[str, ...]
    reports: int
    events: int
    first_published: str | None
    last_published: str | None
    options: tuple[tuple[str, str], ...]
    redactions: tuple[str, ...]
    notice: str = (
        "Coded from reports by a program. Every row rests on quoted words; what a source says is not thereby true. "
        "Rows held back or not expressible in this format are listed in not_exported.csv with the reason."
    )


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One export: redacted events, the situation that they are from, and the pack behind it."""

    records: tuple[Record, ...]
    situation: Situation
    options: ExportOptions
    about: About
    kinds: Kinds
    scales: Mapping[str, str]  # outlet id -> National, International, ...

    def split(self, *reasons: Callable[[Record], str | None]) -> tuple[list[Record], list[NotExported]]:
        """Records that no reason keeps out, and the others with the first reason that does."""
        kept: list[Record] = []
        left: list[NotExported] = []
        for record in self.records:
            why = next((found for reason in reasons if (found := reason(record))), None)
            if why:
                left.append(left_out(record, why))
            else:
                kept.append(record)
        return kept, left


def prepare(form: Format, situation: Situation, options: ExportOptions) -> tuple[Batch, list[NotExported]]:
    """The batch of an export and what the options alone hold back."""
    world = open_world(options.theatre)
    situation, left = without(situation, options.withheld)
    redaction = redaction_of(world, options)
    shown = redact(situation, redaction) if options.redact or not options.precise else situation
    if options.coarsen:
        shown = coarsened(shown, options.coarsen, redaction.centres)
    every = records(shown, links(situation, shown))
    until = _until(situation, options)
    kept: list[Record] = []
    for record in every:
        why = held_back(record, min_credibility=options.min_credibility, until=until)
        if why:
            left.append(left_out(record, why))
        else:
            kept.append(record)
    batch = Batch(
        records=tuple(kept), situation=shown, options=options, kinds=Kinds(world.registry),
        about=_about(form, situation, options, redaction), scales={o.id: o.scale for o in world.pack.outlets if o.scale},
    )  # fmt: skip
    return batch, left


# ------------------------------------------------------------------------------------------------ what is hidden
def redaction_of(world: World, options: ExportOptions) -> Redaction:
    """What is hidden, with the pack's public figures and the middles of its provinces and districts."""
    return Redaction(
        persons=options.redact,
        places=not options.precise,
        public=frozenset(person.id for person in world.pack.people),
        centres=centres_of(world.pack),
    )


def centres_of(pack: Pack) -> Centres:
    rows = {row.id: row for row in pack.places}
    found: dict[tuple[str, str | None], tuple[float, float, float | None]] = {}
    for row in pack.places:
        if row.lat is None or row.lon is None:
            continue
        match level_of(row.kind):
            case Level.ADMIN1:
                found.setdefault((row.name, None), (row.lat, row.lon, row.radius_km))
            case Level.ADMIN2:
                parent = rows.get(row.parent or "")
                found.setdefault((parent.name if parent else "", row.name), (row.lat, row.lon, row.radius_km))
            case _:
                pass
    return found


def coarsened(situation: Situation, limit: PlacePrecision, centres: Centres) -> Situation:
    """No place of an event, control or force finer than asked for. Quotes keep their words: only places move."""

    def wide(where: Where) -> Where:
        place = coarser(where.place, limit, centres)
        return where if place is where.place else replace(where, place=place, quote=None)

    return replace(
        situation,
        events=tuple(replace(e, where=tuple(map(wide, e.where))) for e in situation.events),
        control=tuple(replace(c, place=coarser(c.place, limit, centres)) for c in situation.control),
        forces=tuple(replace(f, place=f.place and coarser(f.place, limit, centres)) for f in situation.forces),
    )


def links(before: Situation, after: Situation) -> dict[str, str]:
    """Addresses of reports, but none that spells out a word which was masked in its text or title."""
    found: dict[str, str] = {}
    for old, new in zip(before.reports, after.reports, strict=True):
        url = old.report.url
        if not url or not url.lower().startswith(("http://", "https://")):
            continue
        if old.title != new.title:
            continue
        hidden = masked_words(old.report.text, new.report.text) if old.report.text != new.report.text else set()
        if not any(word in url.casefold() for word in hidden):
            found[old.report.id] = url
    return found


def masked_words(before: str, after: str) -> set[str]:
    """The words of a text that its masked copy no longer shows."""
    words: set[str] = set()
    for word, mask in zip(before.split(), after.split(), strict=False):
        if word != mask:
            bare = "".join(c for c in word if c.isalnum()).casefold()
            if len(bare) >= SHORTEST_HIDDEN:
                words.add(bare)
    return words


# ------------------------------------------------------------------------------------------------ about the file
def _until(situation: Situation, options: ExportOptions) -> date | None:
    """The end of the days that may be shown; None: all of them."""
    if not options.delay_days:
        return None
    known = [coded.published.end for coded in situation.reports if coded.published]
    last = options.as_of + timedelta(1) if options.as_of else max(known, default=None)
    return last - timedelta(options.delay_days) if last else date.min


def _about(form: Format, situation: Situation, options: ExportOptions, redaction: Redaction) -> About:
    days = sorted(coded.published.start for coded in situation.reports if coded.published)
    return About(
        title=f"khabar events, {form.value}", program="khabar", version=__version__, format=form.value, theatre=options.theatre,
        coders=_named(f"{c.coder.version} {c.coder.models}".strip() for c in situation.reports),
        packs=_named(c.coder.pack for c in situation.reports), reports=len(situation.reports), events=len(situation.events),
        first_published=days[0].isoformat() if days else None, last_published=days[-1].isoformat() if days else None,
        options=(
            ("redact", "yes" if options.redact else "NO"),
            ("precise", "YES" if options.precise else "no"),
            ("coarsen", options.coarsen.value if options.coarsen else "no"),
            ("min_credibility", str(options.min_credibility or "none")),
            ("delay_days", str(options.delay_days)),
            ("withheld", f"{len(options.withheld)} reports"),
            ("as_of", options.as_of.isoformat() if options.as_of else "day of the latest report"),
        ),
        redactions=redaction.sentences(),
    )  # fmt: skip


def _named(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({text for text in texts if text}))
