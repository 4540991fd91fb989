"""Lines of copies: the report that each begins with, the agency behind it, and which claims were taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from khabar.corroboration.copies import LINE, Reading, digest_link, draws_on
from khabar.corroboration.likeness import Likeness
from khabar.corroboration.tellings import Telling
from khabar.model import CopyLink, EventClaim


@dataclass(frozen=True)
class Line:
    """What links of copies come to: first reports, and agencies that stand behind these."""

    roots: Mapping[str, str]
    agencies: Mapping[str, str]


def line_of(links: Sequence[CopyLink], readings: Mapping[str, Reading]) -> Line:
    parent = {
        link.report: link.of
        for link in sorted(links, key=lambda c: (c.report, c.of or ""))
        if link.kind in LINE and link.of
    }
    roots = {report: _root(report, parent) for report in parent}
    agencies: dict[str, str] = {}
    for link in links:
        if link.kind in LINE and link.of and link.origin and not _own(readings[link.of], link.origin):
            root = roots[link.report]
            agencies[root] = min(link.origin, agencies.get(root, link.origin))
    return Line(roots, agencies)


def _root(report: str, parent: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while report in parent and report not in seen:
        seen.add(report)
        report = parent[report]
    return report


def _own(reading: Reading, name: str) -> bool:
    return reading.coded.outlet is not None and reading.coded.outlet.name == name


def copied_claims(reading: Reading, taker: str, root: str, likeness: Likeness) -> dict[str, tuple[str, int]]:
    """The claims of the taker, or of the root, that stand in sentences which both have."""
    places: dict[str, tuple[str, int]] = {}
    for pair in likeness.aligned:
        first, second = (pair.a, pair.b) if root < taker else (pair.b, pair.a)
        here = first if reading.id == root else second
        for claim in reading.coded.claims:
            if isinstance(claim, EventClaim) and here.start <= claim.quote.start < here.end:
                places[claim.id] = (root, first.start)
    return places


# ------------------------------------------------------------------------------------------------ digests
@dataclass(frozen=True)
class Digests:
    """Who draws on whom for an event, and which claims were taken."""

    links: tuple[CopyLink, ...]
    twins: Mapping[str, str]  # a claim -> the report that it was taken from


def digests_of(
    groups: Iterable[Sequence[str]],
    tellings: Mapping[str, Telling],
    readings: Mapping[str, Reading],
    roots: Mapping[str, str],
) -> Digests:
    """Tellings of an event in reports that credit, for it or at all, an earlier report's outlet that tells it too."""
    found: dict[tuple[str, str], CopyLink] = {}
    twins: dict[str, str] = {}
    for group in groups:
        members = [tellings[one] for one in group]
        for mine in members if len({one.report for one in members}) > 1 else ():
            for claim, origin in taken_claims(mine, members, readings, roots):
                twins[claim.id] = origin.report
                link = digest_link(readings[mine.report], claim, readings[origin.report], origin.claims[0])
                found.setdefault((mine.report, origin.report), link)
    return Digests(tuple(found[key] for key in sorted(found)), twins)


def taken_claims(
    mine: Telling, others: Sequence[Telling], readings: Mapping[str, Reading], roots: Mapping[str, str]
) -> Iterable[tuple[EventClaim, Telling]]:
    """Claims with the earlier telling that they were taken from: whom the claim names, else whom the report credits."""
    top = roots.get(mine.report, mine.report)
    mine_too = readings[top].outlet  # a copy of an agency's first story draws on nothing by crediting the agency
    elsewhere = [
        other
        for other in others
        if roots.get(other.report, other.report) != top
        and (mine_too is None or readings[other.report].outlet != mine_too)
    ]
    for claim in mine.claims:
        sources = [other for other in elsewhere if draws_on(readings[mine.report], claim, readings[other.report])]
        named = {said.speaker.id for said in claim.said_by}
        if sources:
            yield (
                claim,
                min(sources, key=lambda o: (readings[o.report].outlet not in named, o.published or date.max, o.id)),
            )
