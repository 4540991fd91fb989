"""Analysts' rulings: same, different, wrong, value, verified, credibility. They point at words, so they survive re-coding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from khabar.corroboration.merge import Links, pair
from khabar.corroboration.tellings import Telling
from khabar.model import AnyClaim, ClaimKind, CodedReport, ControlState, Event, Reason, Ruling, Span, Toll

SAME, DIFFERENT, WRONG, VALUE, VERIFIED, CREDIBILITY = "same", "different", "wrong", "value", "verified", "credibility"
DIGITS = frozenset("123456")


def pointed_at(report: CodedReport | None, start: int, end: int, kind: ClaimKind) -> AnyClaim | None:
    """The claim of that kind that overlaps those words most; None where re-coding found none there."""
    if report is None:
        return None
    span = Span(start, end)
    near = [c for c in report.claims if c.kind is kind and c.quote.span.overlaps(span)]
    return min(near, key=lambda c: (abs(c.quote.start - start) + abs(c.quote.end - end), c.id), default=None)


@dataclass(frozen=True)
class Rulings:
    """All rulings of a situation, asked by what they are about."""

    given: tuple[Ruling, ...] = ()

    def of(self, *verdicts: str) -> list[Ruling]:
        return [ruling for ruling in self.given if ruling.verdict in verdicts]

    def without_wrong(self, coded: CodedReport) -> CodedReport:
        """The report without the claims that an analyst struck out."""
        mine = [r for r in self.of(WRONG) if r.report == coded.report.id]
        struck = {claim.id for r in mine if (claim := pointed_at(coded, r.start, r.end, r.kind))}
        return replace(coded, claims=tuple(c for c in coded.claims if c.id not in struck)) if struck else coded

    def links(
        self,
        tellings: Mapping[str, Telling],
        of_report: Mapping[str, Sequence[str]],
        reports: Mapping[str, CodedReport],
    ) -> Links:
        """Pairs of tellings that are ruled to be one happening, and two."""
        links = Links()
        for ruling in self.of(SAME, DIFFERENT):
            if ruling.other_report is None:
                continue
            first = pointed_at(reports.get(ruling.report), ruling.start, ruling.end, ruling.kind)
            start, end = ruling.other_start or 0, ruling.other_end or 0
            second = pointed_at(reports.get(ruling.other_report), start, end, ruling.kind)
            a, b = (
                home_of(first, ruling.report, tellings, of_report),
                home_of(second, ruling.other_report, tellings, of_report),
            )
            if a and b and a != b:
                (links.same if ruling.verdict == SAME else links.different).add(pair(a, b))
        return links

    def corrected(self, event: Event, reports: Mapping[str, CodedReport]) -> Event:
        """An event with the right values and the credibility that an analyst gave it."""
        for ruling in self.of(VALUE, CREDIBILITY):
            claim = pointed_at(reports.get(ruling.report), ruling.start, ruling.end, ruling.kind)
            if claim is None or claim.id not in event.claims or ruling.value is None:
                continue
            if ruling.verdict == CREDIBILITY and ruling.value in DIGITS:
                reason = Reason("ruled", 0.0, f"{ruling.by}: {ruling.why}")
                event = replace(
                    event, credibility=int(ruling.value), credibility_reasons=(*event.credibility_reasons, reason)
                )
            elif ruling.verdict == VALUE and ruling.field:
                event = replace(event, numbers=tuple(ruled_toll(toll, ruling) for toll in event.numbers))
        return event

    def verified(self, rows: Iterable[ControlState], reports: Mapping[str, CodedReport]) -> tuple[ControlState, ...]:
        """States of control with what an analyst verified, or found untrue."""
        ruled: dict[str, bool] = {}
        for ruling in self.of(VERIFIED):
            claim = pointed_at(reports.get(ruling.report), ruling.start, ruling.end, ruling.kind)
            if claim:
                ruled[claim.id] = ruling.value != "false"
        marks = [next((ruled[c] for c in row.claims if c in ruled), None) for row in rows] if ruled else []
        return (
            tuple(replace(row, verified=mark) for row, mark in zip(rows, marks, strict=True)) if ruled else tuple(rows)
        )


def home_of(
    claim: AnyClaim | None, report: str, tellings: Mapping[str, Telling], of_report: Mapping[str, Sequence[str]]
) -> str | None:
    if claim is None:
        return None
    mine = (tellings[one] for one in of_report.get(report, ()) if one in tellings)
    return next((t.id for t in mine if any(c.id == claim.id for c in t.claims)), None)


def ruled_toll(toll: Toll, ruling: Ruling) -> Toll:
    """The right value, as ruled: of the field ``killed``, or ``killed of civilians``."""
    names = {toll.role, f"{toll.role} of {toll.whose}" if toll.whose else toll.role}
    try:
        value = float(ruling.value or "")
    except ValueError:
        return toll
    if ruling.field not in names:
        return toll
    low = value if toll.low is None else min(toll.low, value)
    high = value if toll.high is None else max(toll.high, value)
    return replace(toll, best=value, low=low, high=high, claimed_only=False)
