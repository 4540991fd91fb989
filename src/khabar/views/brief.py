"""The brief: what a week (or any run of days) brought, in sentences that cite the words they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.model import AnyClaim, Basis, CodedReport, ControlState, Event, Situation
from khabar.views import charts, doubt, evidence, mapfigure, summary, tallies, words
from khabar.views.evidence import tame
from khabar.views.papers import Block, Figure, Heading, Note, Paragraph, Table, docx, html, markdown
from khabar.world.outlines import Outlines
from khabar.world.redaction import Redaction
from khabar.world.redaction import redact as hide

MEAN_WEEKS = 4
HIGHLIGHTS = 8
LOGGED = 200  # rows of the incident log; the rest is counted
CITED = 3  # quotations given for a sentence, one a report
QUOTED = 240  # letters of a quotation in the notes
CONFIDENCE: Mapping[int, str] = {
    1: "confirmed",
    2: "probable",
    3: "possible",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as blocks, and as the files that it can become."""

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]

    def to_markdown(self) -> str:
        return markdown(self.title, self.blocks, self.notes)

    def to_html(self) -> str:
        return html(self.title, self.blocks, self.notes)

    def to_docx(self) -> bytes:
        return docx(self.title, self.blocks, self.notes, charts.png)


def week_of(week: str, start: int = 1) -> tuple[date, date]:
    """The days of ``2022-W18``. ``start`` is the ISO weekday on which a week begins in the theatre; the week is the one
    that holds the ISO week's Thursday. Raises ValueError for what is no week."""
    year, _, number = week.partition("-W")
    thursday = date.fromisocalendar(int(year), int(number), 4)
    first = thursday - timedelta((thursday.isoweekday() - start) % 7)
    return first, first + timedelta(7)


def brief(
    situation: Situation,
    *,
    since: date,
    until: date,
    outlines: Outlines | None,
    made: str,
    title: str | None = None,
    constructed: bool = False,
    redact: Redaction | None = None,
) -> Brief:
    """The brief of the days from ``since`` (in) to ``until`` (out); names and places hidden as the page hides them."""
    redact = redact or Redaction()
    writer = Writer(hide(situation, redact), since, until, outlines)
    blocks = [*writer.opening(constructed), *writer.highlights(), *writer.figures(outlines), *writer.provinces(), *writer.tolls(),
              *writer.control(), *writer.disputes(), *writer.amended(), *writer.log(), *writer.limits(redact), Note(tame(made))]  # fmt: skip
    return Brief(tame(title or f"Situation brief, {words.days(since, until)}"), tuple(blocks), tuple(writer.notes))


class Writer:
    """Writes the parts of a brief and numbers what they cite."""

    def __init__(self, situation: Situation, since: date, until: date, outlines: Outlines | None) -> None:
        self.situation, self.since, self.until = situation, since, until
        self.doubts = doubt.doubts(situation, outlines)
        self.names = summary.Names(situation)
        self.claims: dict[str, tuple[CodedReport, AnyClaim]] = {
            c.id: (r, c) for r in situation.reports for c in r.claims
        }
        self.notes: list[str] = []
        self.numbers: dict[str, int] = {}
        self.events = [e for e in situation.events if summary.told(e) and self.within(e, since, until)]
        self.events.sort(key=lambda e: (e.when.start if e.when else date.min, e.id))

    @staticmethod
    def within(event: Event, since: date, until: date) -> bool:
        """Dated into the run of days, and not so vaguely that it could lie far outside it."""
        return (
            event.when is not None
            and since <= event.when.start < until
            and (event.when.end - event.when.start).days <= 31
        )

    def cite(self, claims: Iterable[str]) -> tuple[int, ...]:
        """Numbers of notes for the first claims of different reports."""
        found: list[int] = []
        seen: set[str] = set()
        for one in claims:
            if one not in self.claims or len(found) >= CITED:
                continue
            report, claim = self.claims[one]
            if report.report.id in seen:
                continue
            seen.add(report.report.id)
            if one not in self.numbers:
                self.notes.append(self.note(report, claim))
                self.numbers[one] = len(self.notes)
            found.append(self.numbers[one])
        return tuple(found)

    def note(self, report: CodedReport, claim: AnyClaim) -> str:
        span = evidence.sentence_span(report, claim)
        quoted = " ".join(words.clip(report.report.text[span.start : span.end], QUOTED).split())
        outlet = words.outlet(report.outlet.name) if report.outlet else "unnamed outlet"
        day = words.days(report.published.start, report.published.end) if report.published else "undated"
        speakers = [s.speaker.name for s in sorted(claim.said_by, key=lambda s: s.step)[:1]]
        said = f", {words.clip(speakers[0], 80)}" if speakers else ""
        return tame(f"{words.clip(outlet, 120)}, {day}{said}: “{quoted}”")

    # -------------------------------------------------------------------------------------------- parts
    def opening(self, constructed: bool) -> Iterable[Block]:
        if constructed:
            yield Note("Constructed example: the reports behind this brief are made up.")
        reports = [c for c in self.situation.reports if c.published and self.since <= c.published.start < self.until]
        outlets = {c.outlet.id for c in reports if c.outlet}
        before = sum(
            self.within(e, self.since - (self.until - self.since), self.since)
            for e in self.situation.events
            if summary.told(e)
        )
        yield Paragraph(
            f"{len(self.events)} events fall into {words.days(self.since, self.until)}; {before} into the same number of days before. "
            f"{len(reports)} reports of {len(outlets)} outlets were published in it."
        )

    def highlights(self) -> Iterable[Block]:
        yield Heading("Highlights")
        chosen = sorted(
            (e for e in self.events if not e.aggregate),
            key=lambda e: (e.id in self.doubts, -e.voices.min, -summary.dead(e), e.id),
        )[:HIGHLIGHTS]
        for event in sorted(chosen, key=lambda e: (e.when.start if e.when else date.min, e.id)):
            parts = [p for p in (summary.tolls(event, self.names), summary.voices(event)) if p]
            text = f"{words.when(event.when)}: {summary.headline(event)} – {'; '.join(parts)}; {CONFIDENCE[event.credibility]}."
            yield Paragraph(tame(text[0].upper() + text[1:]), self.cite(event.claims), bullet=True)
        if not chosen:
            yield Paragraph("No event is dated to these days.")

    def figures(self, outlines: Outlines | None) -> Iterable[Block]:
        start = self.since - timedelta(7 * MEAN_WEEKS)
        dated = [e for e in self.situation.events if summary.told(e) and self.within(e, start, self.until)]
        if outlines:
            yield Figure(
                mapfigure.area_map(self.events, self.held(), outlines, on=self.until - timedelta(1)),
                "Events of these days, and who held what at their end.",
            )
        yield Figure(charts.day_bars(dated, start, self.until), "Events by day, with the four weeks before.")

    def held(self) -> list[ControlState]:
        """States of control on the last of the days."""
        last = self.until - timedelta(1)
        return [
            s
            for s in self.situation.control
            if (not s.start or s.start.start <= last) and (not s.end or s.end.start > last)
        ]

    def provinces(self) -> Iterable[Block]:
        yield Heading("Provinces")
        length = self.until - self.since
        now, before = self.counts(self.since, self.until), self.counts(self.since - length, self.since)
        weeks = self.weeks_before()
        groups = [g for g in words.GROUPS if any(row[g] for row in now.values())]
        if not groups:
            yield Paragraph("No events.")
            return
        rows = []
        for name in sorted(now, key=lambda n: (-sum(now[n].values()), n)):
            total, earlier = sum(now[name].values()), sum(before.get(name, Counter()).values())
            mean = sum(sum(w.get(name, Counter()).values()) for w in weeks) / max(1, len(weeks))
            rows.append(
                (
                    tame(name),
                    *(str(now[name][g] or "") for g in groups),
                    str(total),
                    f"{total - earlier:+d}",
                    f"{mean:.1f}",
                )
            )
        yield Table(("Province", *groups, "All", "Change", f"Mean of {len(weeks)} weeks before"), tuple(rows))
        if len(weeks) < MEAN_WEEKS:
            yield Note(
                f"Reports cover only {len(weeks)} of the {MEAN_WEEKS} weeks before; the mean is that of the weeks that they cover."
            )

    def weeks_before(self) -> list[dict[str, Counter[str]]]:
        """Events of each week before that any report was published in: a week without reports is no week without events."""
        published = [c.published.start for c in self.situation.reports if c.published]
        found = []
        for k in range(1, MEAN_WEEKS + 1):
            start, end = self.since - timedelta(7 * k), self.since - timedelta(7 * (k - 1))
            if any(start <= day < end for day in published):
                found.append(self.counts(start, end))
        return found

    def counts(self, since: date, until: date) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        names = list(words.GROUPS)
        for event in self.situation.events:
            if summary.told(event) and not event.aggregate and self.within(event, since, until):
                place = event.where[0].place if event.where else None
                key = (place.admin1 or place.name) if place else "place not known"
                found.setdefault(words.clip(key, 60), Counter())[names[words.group_of(event.type)]] += 1
        return found

    def tolls(self) -> Iterable[Block]:
        yield Heading("Tolls")
        sums: dict[tuple[str, str], list[float]] = {}
        cited: dict[tuple[str, str], list[str]] = {}
        for event in self.events:
            if event.aggregate:
                continue
            for toll in event.numbers:
                key = (toll.role.replace("_", " "), summary.whose(toll, event, self.names) or "side not said")
                low, high = toll.low or toll.best or 0, toll.high or toll.best or toll.low or 0
                total = sums.setdefault(key, [0, 0])
                total[0], total[1] = total[0] + low, total[1] + high
                cited.setdefault(key, []).extend(c for f in toll.by for c in f.claims)
        for (role, owner), (low, high) in sorted(sums.items(), key=lambda row: (row[0][0], -row[1][1], row[0][1])):
            yield Paragraph(
                tame(f"{role.capitalize()}, {words.clip(owner, 80)}: {words.span_of(low, None, high)}."),
                self.cite(cited[role, owner]),
                bullet=True,
            )
        yield Note(
            "Sums of single events, from the least to the most that anybody gives; sums that reports give themselves are left out."
        )

    def control(self) -> Iterable[Block]:
        yield Heading("Control")
        moved = [
            s
            for s in self.situation.control
            if s.start and self.since <= s.start.start < self.until and s.basis is not Basis.ASSUMED and s.claims
        ]
        for state in sorted(moved, key=lambda s: (s.start.start if s.start else date.min, s.id)):
            yield Paragraph(tame(summary.control_sentence(state, self.names)), self.cite(state.claims), bullet=True)
        if not moved:
            yield Paragraph("No place is said to have changed hands.")
        for one in self.situation.control_sums:
            if self.since <= one.on < self.until:
                yield Paragraph(tame(tallies.sum_sentence(one)), self.cite(one.claims), bullet=True)

    def disputes(self) -> Iterable[Block]:
        yield Heading("Disputed")
        found = [e for e in self.events if e.disputes]
        for event in found:
            claims = [c for d in event.disputes for p in d.positions for c in p.claims[:1]]
            yield Paragraph(tame(summary.dispute_sentence(event, self.names)), self.cite(claims), bullet=True)
        if not found:
            yield Paragraph("No event of these days is told in ways that contradict each other.")

    def amended(self) -> Iterable[Block]:
        found = tallies.amendments(self.situation, self.since, self.until)
        if found:
            yield Heading("Corrected and taken back")
        yield from (Paragraph(tame(text), self.cite(claims), bullet=True) for text, claims in found)

    def log(self) -> Iterable[Block]:
        yield Heading("Incident log")
        rows = []
        for event in self.events[:LOGGED]:
            numbers = "".join(f"[{n}]" for n in self.cite(event.claims))
            rows.append(tuple(map(tame, (
                words.when(event.when), words.where(event.where), words.event_type(event.type), words.names(event.actors) or "not known",
                words.names(event.recipients), summary.tolls(event, self.names), f"{summary.origin_words(event.voices.origins, self.names)} {numbers}".strip(),
                f"{event.credibility} {CONFIDENCE[event.credibility]}{' (reading doubtful)' if event.id in self.doubts else ''}",
            ))))  # fmt: skip
        if rows:
            yield Table(("Date", "Place", "What", "Who", "To whom", "Numbers", "Sources", "Credibility"), tuple(rows))
        if len(self.events) > LOGGED:
            yield Note(f"{len(self.events) - LOGGED} more events are not listed.")

    def limits(self, redaction: Redaction) -> Iterable[Block]:
        yield Heading("Limits")
        undated = sum(e.when is None for e in self.situation.events)
        single = sum(summary.one_sided(e) for e in self.events)
        lines: Sequence[str] = (
            f"{single} of {len(self.events)} events rest on one voice. {undated} events of the whole situation have no date and are not counted here.",
            f"{sum(e.id in self.doubts for e in self.events)} of the {len(self.events)} events bear a sign that khabar may have misread them "
            "(for instance a doer that is no armed party); they give way to the others in the highlights and are marked in the log.",
            "Confidence words: confirmed and improbable are an analyst's ruling; probable, possible and doubtful follow from who tells it "
            "(independent voices, parties and non-parties, concessions, denials); where only unnamed sources tell it, it cannot be judged.",
            *redaction.sentences(),
        )
        yield from (Paragraph(line, bullet=True) for line in lines)
