"""Analysts' rulings: same, different, wrong. They point at words, so that they survive re-coding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from khabar.corroboration.merge import Links, pair
from khabar.corroboration.tellings import Telling
from khabar.model import AnyClaim, ClaimKind, CodedReport, Ruling, Span

SAME, DIFFERENT, WRONG, VALUE, VERIFIED, CREDIBILITY = "same", "different", "wrong", "value", "verified", "credibility"


def pointed_at(
    report: str, start: int, end: int, kind: ClaimKind, claims: Mapping[str, Sequence[AnyClaim]]
) -> AnyClaim | None:
    """The claim of that kind that overlaps those words most; None where re-coding found none there."""
    span = Span(start, end)
    near = [c for c in claims.get(report, ()) if c.kind is kind and c.quote.span.overlaps(span)]
    return min(near, key=lambda c: (abs(c.quote.start - start) + abs(c.quote.end - end), c.id), default=None)


def claims_by_report(reports: Iterable[CodedReport]) -> dict[str, Sequence[AnyClaim]]:
    return {coded.report.id: coded.claims for coded in reports}


def wrong_claims(rulings: Iterable[Ruling], reports: Iterable[CodedReport]) -> frozenset[str]:
    """Claims that an analyst struck out."""
    claims = claims_by_report(reports)
    found = (pointed_at(r.report, r.start, r.end, r.kind, claims) for r in rulings if r.verdict == WRONG)
    return frozenset(claim.id for claim in found if claim)


def links_of_rulings(
    rulings: Iterable[Ruling], tellings: Mapping[str, Telling], reports: Iterable[CodedReport]
) -> Links:
    claims = claims_by_report(reports)
    home = {claim.id: one for one, telling in tellings.items() for claim in telling.claims}
    links = Links()
    for ruling in rulings:
        if ruling.verdict not in (SAME, DIFFERENT) or ruling.other_report is None:
            continue
        start, end = ruling.other_start or 0, ruling.other_end or 0
        a = pointed_at(ruling.report, ruling.start, ruling.end, ruling.kind, claims)
        b = pointed_at(ruling.other_report, start, end, ruling.kind, claims)
        if a and b and a.id in home and b.id in home and home[a.id] != home[b.id]:
            (links.same if ruling.verdict == SAME else links.different).add(pair(home[a.id], home[b.id]))
    return links


def by_claim(rulings: Iterable[Ruling], verdict: str, reports: Iterable[CodedReport]) -> dict[str, list[Ruling]]:
    """Rulings of one verdict by the claim that they point at."""
    claims = claims_by_report(reports)
    found: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        if ruling.verdict == verdict:
            claim = pointed_at(ruling.report, ruling.start, ruling.end, ruling.kind, claims)
            if claim:
                found[claim.id].append(ruling)
    return dict(found)
