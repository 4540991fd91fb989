"""What was counted, in sentences: statements of how many places somebody holds, pages that were corrected or taken back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from khabar.model import CodedReport, ControlChange, ControlSum, PageVersions, Situation, SumVerdict, VersionKind
from khabar.views import words

VERDICTS: Mapping[SumVerdict, str] = {
    SumVerdict.AGREES: "The two agree.",
    SumVerdict.OPEN: "The sum is more than is known by name; those of which nobody speaks may make up the rest.",
    SumVerdict.MORE: "The sum is more than can be, even if all those of which nobody speaks were meant.",
    SumVerdict.FEWER: "The sum is fewer than are known by name.",
}
KINDS: Mapping[VersionKind, str] = {
    VersionKind.UPDATE: "changed", VersionKind.CORRECTION: "corrected", VersionKind.RETRACTION: "taken back",
}  # fmt: skip
NOTICES: Mapping[VersionKind, re.Pattern[str]] = {
    VersionKind.CORRECTION: re.compile(r"correct|amended|clarif|apologi|(?:earlier|previous) version", re.IGNORECASE),
    VersionKind.RETRACTION: re.compile(r"retract|withdr|kill(?:s|ed) the story", re.IGNORECASE),
}
ENDS = 600  # letters at either end of a page where a notice about the page stands
NOTICE = 300  # letters of a notice that are shown


# ------------------------------------------------------------------------------------------------ sums of control
def said(one: ControlSum) -> str:
    """The statement: who is said to hold how many places where."""
    verb = "contest" if one.change is ControlChange.CONTESTS else "hold"
    count = words.span_of(one.said.low, one.said.best, one.said.high)
    total = f" of {one.total} districts" if one.total else " places"
    where = f" in {words.place(one.place)}" if one.place else ""
    return f"{words.clip(one.actor.name, 80)}: said {'not ' if one.denied else ''}to {verb} {count}{total}{where}, which are not named"


def beside(one: ControlSum) -> str:
    """What the places that reports name come to on that day."""
    if not one.known:
        return "No report names a district there whose holder is known for that day"
    what = "contested" if one.change is ControlChange.CONTESTS else "theirs"
    return f"By name, {one.known} {'district is' if one.known == 1 else 'districts are'} known there on that day, {one.held or 'none'} of them {what}"


def sum_sentence(one: ControlSum) -> str:
    """The statement with what stands beside it. A denied statement is held against nothing."""
    by = f", {words.names(one.by)} says" if len(one.by) == 1 else f", {words.names(one.by)} say" if one.by else ""
    compared = "" if one.denied else f" {VERDICTS[one.verdict]}"
    return f"{said(one)}{by} ({words.day(one.on)}). {beside(one)}.{compared}"


# ------------------------------------------------------------------------------------------------ versions of a page
def notice(version: PageVersions, reports: Mapping[str, CodedReport]) -> str | None:
    """The words in which the last version of a page says that it corrects or takes back."""
    last = reports.get(version.reports[-1])
    if last is None or version.kind not in NOTICES:
        return None
    text = last.report.text
    for part in (text[:ENDS], text[-ENDS:]):
        for line in re.split(r"\n+|(?<=[.!?])\s+(?=[A-Z])", part):
            if NOTICES[version.kind].search(line):
                return words.clip(" ".join(line.split()), NOTICE)
    return None


def version_sentence(version: PageVersions, reports: Mapping[str, CodedReport]) -> str:
    last = reports[version.reports[-1]]
    outlet = words.outlet(last.outlet.name) if last.outlet else "An unnamed outlet"
    day = f" on {words.day(last.published.start)}" if last.published else ""
    title = f" “{words.clip(last.title, 160)}”" if last.title else " a page"
    what = {"corrected": "corrected", "taken back": "took back", "changed": "changed"}[KINDS[version.kind]]
    quoted = notice(version, reports)
    return f"{words.clip(outlet, 120)}{day} {what}{title}" + (f": “{quoted}”" if quoted else ".")


def claims_of(version: PageVersions, reports: Mapping[str, CodedReport]) -> tuple[str, ...]:
    """The claims of all versions, those of the last first."""
    return tuple(c.id for one in reversed(version.reports) if one in reports for c in reports[one].claims)


def amendments(
    situation: Situation, since: date = date.min, until: date = date.max
) -> list[tuple[str, tuple[str, ...]]]:
    """Pages whose last version corrects or takes back, published in these days: sentences with the claims of the page, the newest last."""
    reports = {c.report.id: c for c in situation.reports}
    days = {one: c.published.start for one, c in reports.items() if c.published}
    found = [v for v in situation.versions if v.kind is not VersionKind.UPDATE and v.reports[-1] in reports]
    found = [v for v in found if since <= days.get(v.reports[-1], since) < until]
    found.sort(key=lambda v: (days.get(v.reports[-1], date.min), v.reports))
    return [(version_sentence(v, reports), claims_of(v, reports)) for v in found]
