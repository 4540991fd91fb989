"""One report to its claims: the order of the stages inside a report. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from khabar import __version__
from khabar.coding import dates
from khabar.coding.actors import ground_actors
from khabar.coding.chains import chain_roots, fill
from khabar.coding.clean import Cleaned, clean, fold, visible
from khabar.coding.context import Context
from khabar.coding.dates.published import infer_published
from khabar.coding.draft import Draft, Found, Mention, MentionKind
from khabar.coding.events import event_claim
from khabar.coding.finder import MAX_SENTENCES, Finder
from khabar.coding.numbers import parse_amount
from khabar.coding.places import Home, find_places, ground_places
from khabar.coding.relations import indicator_claim, relation_claim, role_claim
from khabar.coding.scenes import Scene, Scenes
from khabar.coding.split import sentences
from khabar.coding.states import control_claim, control_of_event, force_claim, force_of_event
from khabar.model import (
    Amount,
    AnyClaim,
    CodedReport,
    Coder as CoderId,
    EventClaim,
    EventType,
    ExcludedKind,
    Interval,
    Mentioned,
    Miss,
    Outlet,
    Place,
    Published,
    Quote,
    Report,
    Span,
    When,
)
from khabar.world import World

EVENT_TYPES = frozenset(EventType)
MAX_CLAIMS = 3000
NOT_DATING = {ExcludedKind.COMMENTS, ExcludedKind.SPAM, ExcludedKind.MENU, ExcludedKind.DONATION, ExcludedKind.SHARE}  # their dates are others'


def models_folder() -> Path:
    """Where the shipped weights lie."""
    return Path(str(files("khabar").joinpath("data/models/coder")))


class Coder:
    """Codes reports of one theatre; opened once, used for any number of reports."""

    def __init__(self, world: World, *, models: Path | None = None) -> None:
        self.world = world
        self.folder = models or models_folder()
        self.finder = Finder(self.folder)

    @cached_property
    def id(self) -> CoderId:
        h = hashlib.sha256()
        for file in sorted(self.folder.iterdir()):
            h.update(file.name.encode())
            h.update(file.read_bytes())
        return CoderId(__version__, "sha256:" + h.hexdigest(), self.world.pack.digest)

    def code(self, report: Report, *, mentions: bool = False) -> CodedReport:
        """What the report claims. The same report gives the same value, alone or in any batch."""
        cleaned = clean(report)
        folded = fold(report.text)
        spans = sentences(folded, cleaned.excluded)
        published = self.published(report, folded, cleaned)
        found = self.finder.find(folded, spans)
        found = self.with_places(found, folded, cleaned)
        misses: list[Miss] = []
        context = self.ground(report, folded, spans, cleaned, found, published, misses)
        claims = make_claims(context)
        if len(spans) > MAX_SENTENCES:
            at = spans[MAX_SENTENCES]
            misses.append(Miss("finder", Quote.of(report.text, at.start, min(at.end, at.start + 80)), f"coded to here: {len(spans)} sentences are too many"))
        return CodedReport(
            coder=self.id,
            report=report,
            published=published,
            title=report.title or cleaned.title,
            outlet=report.outlet or self.outlet(cleaned),
            credits=cleaned.credits,
            excluded=cleaned.excluded,
            sentences=tuple(spans),
            claims=claims[:MAX_CLAIMS],
            misses=tuple(misses),
            mentions=mentioned(context) if mentions else (),
        )

    def outlet(self, cleaned: Cleaned) -> Outlet | None:
        if not cleaned.outlet_name:
            return None
        from khabar.world.registry import actor_key

        known = self.world.registry.outlet_id(cleaned.outlet_name)
        return Outlet(known or actor_key(cleaned.outlet_name).replace(" ", "_"), cleaned.outlet_name)

    def published(self, report: Report, folded: str, cleaned: Cleaned) -> Published | None:
        """The day that came with the report, else what its text states or allows to infer."""
        if report.published:
            return report.published
        ignored = [Span(e.start, e.end) for e in cleaned.excluded if e.kind in NOT_DATING]
        return infer_published(folded, title=report.title or cleaned.title, url=report.url, ignored=ignored)

    def with_places(self, found: Found, folded: str, cleaned: Cleaned) -> Found:
        """The finder's places and, where it saw none, those that the gazetteer is sure of. Drafts keep their mentions."""
        excluded = [Span(e.start, e.end) for e in cleaned.excluded]
        taken = [m for m in found.mentions if m.kind == MentionKind.PLACE]
        extra = [m for m in find_places(folded, atlas=self.world.atlas, excluded=excluded) if not any(m.span.overlaps(t.span) for t in taken)]
        return Found((*found.mentions, *extra), found.drafts)

    def ground(
        self, report: Report, folded: str, spans: list[Span], cleaned: Cleaned, found: Found, published: Published | None, misses: list[Miss]
    ) -> Context:
        day = published.interval if published else None
        grounded = ground_actors(folded, found.mentions, registry=self.world.registry, report=report.id, on=day.start if day else None)
        misses.extend(grounded.misses)
        places = self.places(folded, found, cleaned, misses)
        actors = {i: replace(a, quote=Quote.of(report.text, a.quote.start, a.quote.end)) for i, a in grounded.actors.items() if a.quote}
        return Context(
            report=report.id,
            text=report.text,
            folded=folded,
            sentences=spans,
            title=cleaned.title_span,
            found=found,
            actors=actors,
            places=places,
            times=times(report.text, folded, found.mentions, day, spans, self.world.pack.week_start, misses),
            amounts=amounts(folded, found.mentions),
            published=published,
            registry=self.world.registry,
        )

    def places(self, folded: str, found: Found, cleaned: Cleaned, misses: list[Miss]) -> dict[int, Place]:
        index = {(m.start, m.end): i for i, m in enumerate(found.mentions) if m.kind == MentionKind.PLACE}
        mentions = [found.mentions[i] for i in sorted(index.values())]
        line = cleaned.dateline.place_span if cleaned.dateline else None
        home = Home(self.world.pack.countries)
        out: dict[int, Place] = {}
        for g in ground_places(folded, mentions, atlas=self.world.atlas, home=home, dateline=line):
            if g.place:
                out[index[g.mention.start, g.mention.end]] = g.place
            elif g.miss:
                misses.append(g.miss)
        return out


def mentioned(context: Context) -> tuple[Mentioned, ...]:
    return tuple(
        Mentioned(
            kind=m.kind.value,
            quote=context.quote(m.span),
            score=m.score,
            actor=context.actors.get(i),
            place=context.places.get(i),
            when=context.times.get(i),
            amount=context.amounts.get(i),
        )
        for i, m in sorted(enumerate(context.found.mentions), key=lambda x: (x[1].start, x[1].end, x[1].kind))
    )


def times(
    text: str, folded: str, mentions: tuple[Mention, ...], day: Interval | None, spans: list[Span], week_start: int, misses: list[Miss]
) -> dict[int, When]:
    """The interval of each time mention: of the expressions that the grammar finds in it the first that resolves."""
    resolved = dates.resolve(dates.find_times(folded), published=day, text=folded, sentences=spans, week_start=week_start - 1)
    out: dict[int, When] = {}
    for i, m in enumerate(mentions):
        if m.kind != MentionKind.TIME:
            continue
        inside = [r for r in resolved if m.start < r.expression.end and r.expression.start < m.end]
        best = next((r for r in inside if r.interval), None)
        if best and best.interval:
            out[i] = When(best.interval.start, best.interval.end, best.interval.precision, Quote.of(text, m.start, m.end))
        elif not inside:
            misses.append(Miss("dates", Quote.of(text, m.start, m.end), "no known form of time expression"))
    return out


def amounts(folded: str, mentions: tuple[Mention, ...]) -> dict[int, Amount]:
    out = {}
    for i, m in enumerate(mentions):
        if m.kind == MentionKind.NUMBER:
            amount = parse_amount(folded[m.start : m.end])
            if amount:
                out[i] = amount
    return out


def make_claims(context: Context) -> tuple[AnyClaim, ...]:
    """Every draft as the claims that it gives, in the order of the text."""
    drafts = context.found.drafts
    roots = chain_roots(drafts)
    drafts = fill(drafts, roots)
    scenes = Scenes(context, drafts)
    out: list[AnyClaim] = []
    events: dict[int, EventClaim] = {}
    for i, d in enumerate(drafts):
        scene = scenes.scene(i)
        if d.type in EVENT_TYPES:
            first = events.get(roots[i])
            event = event_claim(context, d, scene)
            extra = [c for c in (control_of_event(context, d, event), force_of_event(context, d, event)) if c]
            event = replace(event, same_as=first.id if first else None, with_=tuple(c.id for c in extra))
            events[i] = event
            out += [event, *extra]
        else:
            out += other_claim(context, d, scene)
    return tuple(out)


def other_claim(context: Context, draft: Draft, scene: Scene) -> list[AnyClaim]:
    head = draft.type.split(".")[0]
    claim: AnyClaim | None
    match head:
        case "CONTROL":
            claim = control_claim(context, draft, scene)
        case "FORCE":
            claim = force_claim(context, draft, scene)
        case "REL":
            claim = relation_claim(context, draft, scene)
        case "ROLE":
            claim = role_claim(context, draft, scene)
        case "IND":
            claim = indicator_claim(context, draft, scene)
        case _:
            raise ValueError(f"unknown draft type {draft.type!r}")
    return [claim] if claim else []
