"""One report to its claims: the order of the stages inside a report. Pure."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from khabar import __version__
from khabar.coding import dates
from khabar.coding.actors.ground import ground_actors
from khabar.coding.actors.outlets import author, letterhead, without_outlets
from khabar.coding.actors.whole_names import is_fighters, with_whole_names
from khabar.coding.actors.words import LEAD_ARTICLE
from khabar.coding.claims.make import make_claims
from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.dates import ResolvedTime
from khabar.coding.dates.published import infer_published
from khabar.coding.draft import Found, Mention, MentionKind
from khabar.coding.families import BEARING_ARMS
from khabar.coding.finding.finder import MAX_SENTENCES, Finder
from khabar.coding.finding.holders import with_holders
from khabar.coding.finding.signed import with_signatories
from khabar.coding.finding.unseen import with_speakers
from khabar.coding.mentions import amounts, mentioned, times, with_days
from khabar.coding.places import GroundedPlace, Home, find_demonyms, find_places, ground_places
from khabar.coding.places.doubt import doubtful
from khabar.coding.places.find import marked
from khabar.coding.places.read import Reading
from khabar.coding.text.clean import Cleaned, clean, fold, visible
from khabar.coding.text.dateline import town_line
from khabar.coding.text.split import sentences
from khabar.coding.text.triage import Triage
from khabar.model import (
    Actor,
    ActorKind,
    CodedReport,
    ExcludedKind,
    Miss,
    Outlet,
    Place,
    PlacePrecision,
    Published,
    Quote,
    Report,
    Span,
)
from khabar.model import (
    Coder as CoderId,
)
from khabar.world import World
from khabar.world.sites import Level

MAX_CLAIMS = 3000
WRITTEN_FROM = 20_000  # inhabitants of a town that stands alone before a mark and is a dateline
OF_A_CAUSE = frozenset([ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION])
IN_A_PLACE = re.compile(r"\b(?:in|at|near|into|to|from|outside|inside|around|towards?|(?:town|city|village|district|area|province) of)\s+(?:the\s+)?$", re.I)
LARGE_TOWN = 50_000  # people of a place that is rather meant than a group of its name
CAPITALISED = re.compile(r"\b[A-Z][a-z]+\b")
NOT_DATING = {ExcludedKind.COMMENTS, ExcludedKind.SPAM, ExcludedKind.MENU, ExcludedKind.DONATION, ExcludedKind.SHARE}  # their dates are others'


def models_folder() -> Path:
    """Where the shipped weights lie."""
    return Path(str(files("khabar").joinpath("data/models/coder")))


class Coder:
    """Codes reports of one theatre; opened once, used for any number of reports."""

    def __init__(self, world: World, *, models: Path | None = None, calibration: Calibration | None = None) -> None:
        self.world = world
        self.folder = models or models_folder()
        self.finder = Finder(self.folder)
        self.calibration = calibration or Calibration.load(self.folder)
        file = self.folder / "triage.json"
        self.triage = Triage.load(file) if file.is_file() else None

    @cached_property
    def id(self) -> CoderId:
        h = hashlib.sha256()
        for file in sorted(self.folder.iterdir()):
            h.update(file.name.encode())
            h.update(file.read_bytes())
        return CoderId(__version__, "sha256:" + h.hexdigest(), self.world.pack.digest)

    def code(self, report: Report, *, mentions: bool = False) -> CodedReport:
        """What the report claims. The same report gives the same value, alone or in any batch."""
        if self.triage and not mentions:
            score = self.triage.score(report.text)
            if score < self.triage.threshold:
                why = f"passed by: its words speak of no conflict ({score:.3f} under {self.triage.threshold:.3f})"
                return CodedReport(
                    coder=self.id, report=report, published=report.published, title=report.title, outlet=report.outlet, misses=(Miss("triage", None, why),)
                )
        cleaned = clean(report)
        plain = fold(report.text)
        folded = visible(report.text, cleaned.excluded, folded=plain)  # of the same length; what is no article is blank
        cleaned = cleaned if cleaned.dateline else replace(cleaned, dateline=town_line(folded, self.is_town))
        spans = sentences(report.text, cleaned.excluded, shown=folded)
        published = self.published(report, cleaned, plain)
        found = self.finder.find(folded, spans)
        found = with_signatories(with_speakers(with_holders(self.with_places(found, folded, cleaned), folded), folded, spans), folded)
        misses: list[Miss] = []
        resolved = dates.resolve(
            dates.find_times(folded),
            published=published.interval if published else None,
            text=folded,
            sentences=spans,
            week_start=self.world.pack.week_start - 1,
        )
        context = self.ground(report, folded, spans, cleaned, with_days(found, resolved, folded), published, resolved, misses)
        claims = make_claims(context, misses)
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
            mentions=mentioned(context, resolved, self.demonyms(folded, cleaned)) if mentions else (),
        )

    def is_town(self, name: str) -> bool:
        """Whether a town of some size goes by exactly this name: one from which news is written."""
        return any(c.likeness >= 1 and c.site.level is Level.TOWN and (c.site.population >= WRITTEN_FROM or c.site.seat) for c in self.world.atlas.candidates(name))

    def outlet(self, cleaned: Cleaned) -> Outlet | None:
        if not cleaned.outlet_name:
            return None
        from khabar.world.registry import actor_key

        known = self.world.registry.outlet_id(cleaned.outlet_name)
        return Outlet(known or actor_key(cleaned.outlet_name).replace(" ", "_"), cleaned.outlet_name)

    def published(self, report: Report, cleaned: Cleaned, plain: str) -> Published | None:
        """The day that came with the report, else what its text, here folded, states or allows to infer."""
        if report.published:
            return report.published
        ignored = [Span(e.start, e.end) for e in cleaned.excluded if e.kind in NOT_DATING]
        return infer_published(plain, title=report.title or cleaned.title, url=report.url, ignored=ignored)

    def with_places(self, found: Found, folded: str, cleaned: Cleaned) -> Found:
        """The finder's places and, where it saw none, those that the gazetteer is sure of. Drafts keep their mentions."""
        excluded = [Span(e.start, e.end) for e in cleaned.excluded]
        known = find_places(folded, atlas=self.world.atlas, excluded=excluded)
        mentions = without_outlets(with_whole_names(found.mentions, known, folded, self.world.registry), folded, cleaned)
        taken = marked(len(folded), [m.span for m in mentions if m.kind == MentionKind.PLACE])
        extra = [m for m in without_outlets(known, folded, cleaned) if 1 not in taken[m.start : m.end] and m.kind == MentionKind.PLACE and not is_fighters(m, folded, self.world.registry)]
        return Found((*mentions, *extra), found.drafts)

    def ground(
        self, report: Report, folded: str, spans: list[Span], cleaned: Cleaned, found: Found, published: Published | None, resolved: Sequence[ResolvedTime], misses: list[Miss]
    ) -> Context:
        day = published.interval if published else None
        party = author(report.outlet.name if report.outlet else cleaned.outlet_name, self.world.registry, day.start if day else None) or letterhead(folded, self.world.registry, day.start if day else None)
        nations = self.nations(folded)
        places = self.places(report.text, folded, found, cleaned, self.origins(report, cleaned, party), nations, misses)
        line = cleaned.dateline.place_span if cleaned.dateline else None
        dateline = frozenset(i for i, m in enumerate(found.mentions) if line is not None and line.overlaps(m.span))
        grounded = ground_actors(
            folded,
            found.mentions,
            sentences=spans,
            registry=self.world.registry,
            report=report.id,
            on=day.start if day else None,
            country=self.country(nations, places),
            countries=frozenset(p.country for ps in places.values() for p in ps if p.country) | frozenset(nations),
            places={i: ps[0] for i, ps in places.items()},
            dateline=frozenset(i for i in dateline if line is not None and line.holds(found.mentions[i].span)),
        )
        misses.extend(as_written(miss, report.text) for miss in grounded.misses)
        actors = {i: quoted(a, report.text) for i, a in grounded.actors.items() if a.quote}
        return Context(
            report=report.id,
            text=report.text,
            folded=folded,
            sentences=spans,
            title=cleaned.title_span,
            found=found,
            actors=actors,
            places=places,
            times=times(report.text, found.mentions, resolved, misses, cleaned.dateline.date_span if cleaned.dateline else None),
            amounts=amounts(folded, found.mentions),
            published=published,
            registry=self.world.registry,
            calibration=self.calibration,
            author=party,
            dateline=dateline,
            atlas=self.world.atlas,
        )

    def demonyms(self, folded: str, cleaned: Cleaned) -> list[tuple[Mention, Place]]:
        """Adjectives of nationality with their countries: no scene of anything, but asked for with the mentions."""
        excluded = [Span(e.start, e.end) for e in cleaned.excluded]
        out = []
        for m in find_demonyms(folded, atlas=self.world.atlas, excluded=excluded):
            site = next(iter(self.world.atlas.demonym(folded[m.start : m.end])), None)
            if site:
                out.append((m, Place(site.id, site.name, PlacePrecision.COUNTRY, country=site.country, lat=site.lat, lon=site.lon)))
        return out

    def country(self, nations: Counter[str], places: dict[int, tuple[Place, ...]]) -> str | None:
        """What country the report is about: the one that half of its places and adjectives of nationality name."""
        seen = Counter(p.country for ps in places.values() for p in ps if p.country) + nations
        if not seen:
            return self.world.pack.countries[0] if self.world.pack.countries else None
        best, count = seen.most_common(1)[0]
        return best if count * 2 >= sum(seen.values()) else None

    def nations(self, folded: str) -> Counter[str]:
        """How often each country is named, or alluded to by an adjective of nationality, at the head of the text."""
        seen: Counter[str] = Counter()
        for word in CAPITALISED.findall(folded[:20_000]):
            for alias in self.world.registry.lookup(word):
                known = self.world.registry.known(alias.target)
                if known and known.kind == ActorKind.STATE and known.country:
                    seen[known.country] += 1
                    break
        return seen

    def origins(self, report: Report, cleaned: Cleaned, party: Actor | None) -> tuple[str, ...]:
        """Countries that the name of a report's outlet tells, and that of the party that writes it: "Nigerian Army Public Relations"."""
        name = report.outlet.name if report.outlet else cleaned.outlet_name
        told = self.nations(name) if name else Counter[str]()
        return tuple(dict.fromkeys([*told, *([party.country] if party and party.country else [])]))

    def places(self, text: str, folded: str, found: Found, cleaned: Cleaned, origins: tuple[str, ...], nations: Counter[str], misses: list[Miss]) -> dict[int, tuple[Place, ...]]:
        index: dict[tuple[int, int], list[int]] = defaultdict(list)  # two parts of one name have become the same
        for i, m in enumerate(found.mentions):
            if m.kind == MentionKind.PLACE:
                index[m.start, m.end].append(i)
        mentions = [found.mentions[i] for i in sorted(same[0] for same in index.values())]
        line = cleaned.dateline.place_span if cleaned.dateline else None
        out: dict[int, tuple[Place, ...]] = {}
        acting = frozenset((m.start, m.end) for m in found.mentions if m.kind == MentionKind.GROUP)
        mentions = [m for m in mentions if not self.names_group(folded, m)]
        grounded, doubted = self.believed(folded, mentions, line, acting, tuple(dict.fromkeys([*self.homes(found, folded), *origins])), nations)
        for g, why in doubted:
            misses.append(Miss("places", Quote.of(text, g.quote.start, g.quote.end), why, tuple(p.name for p in (g.place,) if p)))
        for g in grounded:
            if g.place:
                out |= dict.fromkeys(index[g.mention.start, g.mention.end], (g.place, *g.also))
            elif g.miss:
                misses.append(as_written(g.miss, text))
        return out

    def names_group(self, folded: str, m: Mention) -> bool:
        """Whether what the finder takes for a place is the bare name of an armed group, and no place of that very name is known: "which the army calls Shene"."""
        name = folded[m.start : m.end]
        if not name[:1].isupper() or IN_A_PLACE.search(folded, max(0, m.start - 40), m.start):
            return False
        known = [k for a in self.world.registry.lookup(name) if (k := self.world.registry.known(a.target)) is not None]
        if not any(k.kind in OF_A_CAUSE and not k.generic for k in known):
            return False
        return not any(c.main and c.likeness >= 1 and c.site.population >= LARGE_TOWN for c in self.world.atlas.candidates(name))

    def homes(self, found: Found, folded: str) -> tuple[str, ...]:
        """Countries of the armed groups and forces that a report names, most named first: the BLA is of Pakistan."""
        seen: Counter[str] = Counter()
        for m in found.mentions:
            if m.kind is MentionKind.GROUP:
                known = next((k for a in self.world.registry.lookup(LEAD_ARTICLE.sub("", folded[m.start : m.end])) if (k := self.world.registry.known(a.target))), None)
                if known is not None and known.country and not known.generic and known.kind in BEARING_ARMS:
                    seen[known.country] += 1
        return tuple(country for country, _ in seen.most_common())

    def believed(self, folded: str, mentions: list[Mention], line: Span | None, acting: frozenset[tuple[int, int]], homes: tuple[str, ...], nations: Counter[str]) -> tuple[list[GroundedPlace], list[tuple[GroundedPlace, str]]]:
        """Places that belong to the report, and those that do not, with why. "The district" never stands for one of the latter."""
        named, own = {*nations, *homes}, self.world.pack.countries
        doubted: list[tuple[GroundedPlace, str]] = []
        read: dict[tuple[int, int], Reading] = {}
        passing: dict[tuple[int, int], bool] = {}
        for generics in (False, True):
            grounded = ground_places(folded, mentions, atlas=self.world.atlas, home=Home((*own, *(c for c in homes if c not in own))), dateline=line, read=read, acting=acting, disbelieved=[g.mention.start for g, _ in doubted], passing=passing)
            doubts = {n: why for n, why in doubtful(grounded, atlas=self.world.atlas, home=own, named=named, text=folded, groups=acting).items() if generics or not grounded[n].generic}
            doubted += [(grounded[n], why) for n, why in doubts.items()]
            grounded = [g for n, g in enumerate(grounded) if n not in doubts]
            mentions = [g.mention for g in grounded]
            if not doubts:
                break
        return grounded, doubted


def quoted(actor: Actor, text: str) -> Actor:
    """An actor with the words of the report itself, not of its folded text."""
    at = actor.quote
    return actor if at is None or text.startswith(at.text, at.start) else replace(actor, quote=Quote.of(text, at.start, at.end))


def as_written(miss: Miss, text: str) -> Miss:
    """A miss with the words of the report itself, not of its folded text: offsets are those of both."""
    return replace(miss, quote=Quote.of(text, miss.quote.start, miss.quote.end)) if miss.quote else miss
