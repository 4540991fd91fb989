"""What was counted about each source, and which reports are versions of one page.

The counts are shown beside a source and never move its letter: that is the user's own. Confirmed and contradicted are of
events that the source told in words of its own; what it took from others is counted as copies.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from khabar.corroboration.copies import LINE
from khabar.corroboration.wording import page_notice
from khabar.model import CodedReport, CopyLink, Event, PageVersions, SourceRecord, VersionKind

TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|ref|amp)$")


# ------------------------------------------------------------------------------------------------ versions of a page
def versions(reports: Iterable[CodedReport]) -> tuple[PageVersions, ...]:
    """Reports of one address, the first first; and pages that correct or retract, also where only one version is known."""
    of_page: dict[str, list[CodedReport]] = defaultdict(list)
    for coded in reports:
        address = page_of(coded.report.url)
        of_page[address or coded.report.id].append(coded)
    found: list[PageVersions] = []
    for page in sorted(of_page):
        known = sorted(
            of_page[page], key=lambda one: (one.published.start if one.published else date.max, one.report.id)
        )
        kind = page_notice(known[-1].report.text)
        if len({one.report.sha256 or one.report.text for one in known}) > 1 or kind is not VersionKind.UPDATE:
            found.append(PageVersions(known[-1].report.url, tuple(one.report.id for one in known), kind))
    return tuple(sorted(found, key=lambda one: one.reports))


def page_of(url: str | None) -> str | None:
    """An address without what differs between two visits: scheme, www, fragment, tracking, a slash at the end."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # "http://[x": a report may state anything as its address
        return None
    asked = "&".join(sorted(one for one in parts.query.split("&") if one and not TRACKING.match(one.split("=")[0])))
    host = parts.netloc.lower().removeprefix("www.").removeprefix("m.")
    return f"{host}{parts.path.rstrip('/')}?{asked}" if host else None


# ------------------------------------------------------------------------------------------------ counts by source
def records(
    reports: Mapping[str, CodedReport],
    copies: Sequence[CopyLink],
    events: Sequence[Event],
    pages: Sequence[PageVersions],
) -> tuple[SourceRecord, ...]:
    """For every outlet what was counted, in order of its id."""
    outlet_of = {report: coded.outlet.id for report, coded in reports.items() if coded.outlet}
    names = {coded.outlet.id: coded.outlet.name for _, coded in sorted(reports.items()) if coded.outlet}
    taken = {link.report for link in copies if link.kind in LINE}
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for report, outlet in outlet_of.items():
        counts[outlet]["reports"] += 1
        counts[outlet]["copies"] += report in taken
    for link in copies:
        if link.kind in LINE and link.of and outlet_of.get(link.of, "") != outlet_of.get(link.report):
            counts[outlet_of.get(link.of, "")]["copied_from"] += 1
    report_of = {claim.id: report for report in reports for claim in reports[report].claims if report not in taken}
    for event in events:
        judge(event, report_of, outlet_of, counts)
    for page in pages:
        field = {VersionKind.CORRECTION: "corrected", VersionKind.RETRACTION: "retracted"}.get(page.kind)
        if field:
            counts[outlet_of.get(page.reports[-1], "")][field] += 1
    return tuple(SourceRecord(id=one, name=names[one], **counts[one]) for one in sorted(names))


def judge(
    event: Event, report_of: Mapping[str, str], outlet_of: Mapping[str, str], counts: dict[str, dict[str, int]]
) -> None:
    """An event of two voices, told by two outlets first-hand, is confirmed for each of them; a question answered otherwise contradicts."""
    told = outlets(event.claims, report_of, outlet_of)
    answers = [
        [outlets(position.claims, report_of, outlet_of) for position in dispute.positions] for dispute in event.disputes
    ]
    for outlet in told:
        counts[outlet]["events"] += 1
        counts[outlet]["confirmed"] += event.voices.min > 1 and len(told) > 1
        counts[outlet]["contradicted"] += any(answers_alone(outlet, positions) for positions in answers)


def outlets(claims: Iterable[str], report_of: Mapping[str, str], outlet_of: Mapping[str, str]) -> set[str]:
    return {outlet_of[report_of[claim]] for claim in claims if claim in report_of and report_of[claim] in outlet_of}


def answers_alone(outlet: str, positions: Sequence[set[str]]) -> bool:
    """It gives one answer, and others give only another: who tells both sides is contradicted by nobody."""
    mine = [position for position in positions if outlet in position]
    return len(mine) == 1 and any(position - {outlet} for position in positions if outlet not in position)
