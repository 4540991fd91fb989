"""The order in which coded reports become a situation. Pure: the same reports and rulings give the same situation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khabar.corroboration.control import control
from khabar.corroboration.copies import LINE, Reading, digest_link, draws_on, find_pairs, links, read, roots
from khabar.corroboration.events import event_of
from khabar.corroboration.forces import forces
from khabar.corroboration.likeness import Likeness
from khabar.corroboration.merge import Links, blocks, clusters, find_edges, neighbours
from khabar.corroboration.rulings import links_of_rulings
from khabar.corroboration.speakers import Listener
from khabar.corroboration.states import indicators, offices, relations
from khabar.corroboration.tellings import Telling, tellings_of
from khabar.corroboration.world import CorroborationWorld
from khabar.model import CodedReport, CopyLink, EventClaim, Ruling, Situation


@dataclass(frozen=True)
class Lineage:
    """Who copied from whom, and where in the first text of the line each copied claim stands."""

    readings: Mapping[str, Reading]
    links: tuple[CopyLink, ...]
    roots: Mapping[str, str]
    copied: Mapping[str, tuple[str, int]]


def corroborate(
    reports: Iterable[CodedReport],
    *,
    rulings: Sequence[Ruling] = (),
    world: CorroborationWorld,
    known: date | None = None,
) -> Situation:
    """What the reports published up to the day ``known`` (all of them without it) come to."""
    chosen = sorted((r for r in reports if known is None or published_by(r, known)), key=lambda r: r.report.id)
    lineage = lineage_of(chosen)
    ear = listener(chosen, lineage, world)
    tellings = {t.id: t for r in chosen for t in tellings_of(r, ear, lineage.copied)}
    groups = group(tellings, links_of_rulings(rulings, tellings, chosen))
    taken = digests_of(groups, tellings, lineage)
    ear = replace(ear, twins=taken.twins)
    events = sorted((event_of([tellings[one] for one in members], ear) for members in groups), key=lambda e: e.id)
    return Situation(
        reports=tuple(chosen), copies=tuple(sorted((*lineage.links, *taken.links), key=link_key)), events=tuple(events),
        control=control(ear), forces=forces(ear), roles=offices(ear), relations=relations(ear), indicators=indicators(ear),
        event_of=tuple(sorted((claim, event.id) for event in events for claim in event.claims)),
    )  # fmt: skip


def published_by(coded: CodedReport, day: date) -> bool:
    """Undated reports are known only once everything is."""
    return coded.published is not None and coded.published.start <= day


def link_key(link: CopyLink) -> tuple[str, str, str]:
    return (link.report, link.of or "", link.origin or "")


# ------------------------------------------------------------------------------------------------ lineage
def lineage_of(reports: Sequence[CodedReport]) -> Lineage:
    readings = {r.report.id: read(r) for r in reports}
    pairs = find_pairs(readings.values())
    found = links(readings, pairs)
    top = roots(found)
    return Lineage(readings, found, top, copied_claims(readings, pairs, found, top))


def copied_claims(
    readings: Mapping[str, Reading],
    pairs: Mapping[tuple[str, str], Likeness],
    found: Iterable[CopyLink],
    top: Mapping[str, str],
) -> dict[str, tuple[str, int]]:
    """For every claim in a sentence that stands in the line's first report: that report, and where."""
    places: dict[str, tuple[str, int]] = {}
    for link in found:
        if link.kind not in LINE or link.of is None:
            continue
        root = top[link.report]
        likeness = pairs.get((min(link.report, root), max(link.report, root)))
        if likeness is None:
            continue
        for pair in likeness.aligned:
            mine, theirs = (pair.b, pair.a) if root < link.report else (pair.a, pair.b)
            mark(readings[link.report].coded, mine.start, mine.end, (root, theirs.start), places)
            mark(readings[root].coded, theirs.start, theirs.end, (root, theirs.start), places)
    return places


def mark(coded: CodedReport, start: int, end: int, place: tuple[str, int], places: dict[str, tuple[str, int]]) -> None:
    for claim in coded.claims:
        if isinstance(claim, EventClaim) and start <= claim.quote.start < end:
            places[claim.id] = place


def listener(reports: Sequence[CodedReport], lineage: Lineage, world: CorroborationWorld) -> Listener:
    agencies = {link.of: link.origin for link in lineage.links if link.kind in LINE and link.of and link.origin}
    outside = {
        report: origin
        for report, origin in agencies.items()
        if (outlet := lineage.readings[report].coded.outlet) is None or outlet.name != origin
    }
    return Listener(world, {r.report.id: r for r in reports}, lineage.roots, outside)


# ------------------------------------------------------------------------------------------------ events
def group(tellings: Mapping[str, Telling], ruled: Links) -> list[list[str]]:
    near = neighbours(find_edges(tellings, ruled))
    return [
        cluster for block in blocks(tellings, near) for cluster in clusters([tellings[one] for one in block], ruled)
    ]


@dataclass(frozen=True)
class Digests:
    """Who draws on whom for an event, and which claims were taken."""

    links: tuple[CopyLink, ...]
    twins: Mapping[str, str]  # a claim -> the report that it was taken from


def digests_of(groups: Sequence[Sequence[str]], tellings: Mapping[str, Telling], lineage: Lineage) -> Digests:
    """Tellings of an event in reports that credit, for it or at all, an earlier report's outlet that tells it too."""
    found: dict[tuple[str, str], CopyLink] = {}
    twins: dict[str, str] = {}
    for members in groups:
        if len({tellings[one].report for one in members}) > 1:
            for mine in members:
                for claim, origin in taken_claims(tellings[mine], [tellings[one] for one in members], lineage):
                    twins[claim.id] = origin.report
                    key = (tellings[mine].report, origin.report)
                    a, b = lineage.readings[key[0]], lineage.readings[key[1]]
                    found.setdefault(key, digest_link(a, claim, b, origin.claims[0]))
    return Digests(tuple(found[key] for key in sorted(found)), twins)


def taken_claims(mine: Telling, others: Sequence[Telling], lineage: Lineage) -> Iterable[tuple[EventClaim, Telling]]:
    """Claims of a telling with the earlier telling that they were taken from: whom the claim names, else whom the report credits."""
    top = lineage.roots.get(mine.report, mine.report)
    a = lineage.readings[mine.report]
    elsewhere = [o for o in others if lineage.roots.get(o.report, o.report) != top]
    for claim in mine.claims:
        sources = [o for o in elsewhere if draws_on(a, claim, lineage.readings[o.report])]
        named = {said.speaker.id for said in claim.said_by}
        if sources:
            yield (
                claim,
                min(
                    sources,
                    key=lambda o: (lineage.readings[o.report].outlet not in named, o.published or date.max, o.id),
                ),
            )
