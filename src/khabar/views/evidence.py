"""Claims with the words that they rest on: passages of reports, and where in them each slot stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from khabar.model import (
    Actor,
    AnyClaim,
    CodedReport,
    ControlClaim,
    EventClaim,
    ForceClaim,
    IndicatorClaim,
    Quote,
    RelationClaim,
    RoleClaim,
    Span,
)
from khabar.views import words
from khabar.wire import Json

AROUND = 220  # letters shown before and after a claim's sentence on demand
SENTENCE_LIMIT = 900  # letters of a sentence that are kept around its quote
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x0b-\x1f\x7f\ufeff]")
STOP = re.compile(r"(?<=[.!?…۔؟])[\s\"'”’»)]+|\n\s*\n")


def tame(text: str) -> str:
    """Controls that turn or hide text become a visible sign of the same length; what is read is what is there."""
    return BIDI.sub("\ufffd", text)


def sentence_span(coded: CodedReport, claim: AnyClaim) -> Span:
    """The sentence around a claim, at most ``SENTENCE_LIMIT`` long."""
    if claim.sentence is not None:
        found = Span(min(claim.sentence.start, claim.quote.start), max(claim.sentence.end, claim.quote.end))
    else:
        at = bisect_right(coded.sentences, Span(claim.quote.start, 1 << 60)) - 1
        known = coded.sentences[at] if at >= 0 else None
        found = known if known and known.holds(claim.quote.span) else _guess(coded.report.text, claim.quote)
    return Span(
        max(found.start, claim.quote.start - SENTENCE_LIMIT // 2),
        min(
            found.end,
            max(claim.quote.start + SENTENCE_LIMIT // 2, min(claim.quote.end, claim.quote.start + SENTENCE_LIMIT)),
        ),
    )


def _guess(text: str, quote: Quote) -> Span:
    low, high = max(0, quote.start - SENTENCE_LIMIT), min(len(text), quote.end + SENTENCE_LIMIT)
    starts = [m.end() for m in STOP.finditer(text, low, quote.start)]
    end = STOP.search(text, quote.end, high)
    return Span(starts[-1] if starts else low, end.start() if end else high)


def passages(coded: CodedReport, spans: Iterable[Span]) -> list[Span]:
    """Runs of text that hold all the sentences with a little around them; nothing of the rest is carried."""
    length = len(coded.report.text)
    runs: list[Span] = []
    for span in sorted(spans):
        start, end = max(0, span.start - AROUND), min(length, span.end + AROUND)
        if runs and start <= runs[-1].end:
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, end))
        else:
            runs.append(Span(start, end))
    return runs


class Offsets:
    """Offsets of a text as browsers count: pairs of surrogates are two there and one in Python."""

    def __init__(self, text: str) -> None:
        self._wide = [i for i, c in enumerate(text) if c > "\uffff"] if text and max(text) > "\uffff" else []

    def of(self, at: int) -> int:
        return at + bisect_right(self._wide, at - 1) if self._wide else at


def slots(claim: AnyClaim) -> Iterator[tuple[Quote, str]]:
    """The words that fill each slot of a claim, with the slot's name."""
    for said in claim.said_by:
        yield from _quoted(said.speaker, "speaker")
        if said.quote:
            yield said.quote, "speaker"
    if claim.when and claim.when.quote:
        yield claim.when.quote, "when"
    for where in claim.where:
        if where.quote:
            yield where.quote, "where"
    for actor, role in actors_of(claim):
        yield from _quoted(actor, role)
    if isinstance(claim, EventClaim):
        for number in claim.numbers:
            if number.quote:
                yield number.quote, "number"


def actors_of(claim: AnyClaim) -> Iterator[tuple[Actor | None, str]]:
    match claim:
        case EventClaim():
            yield from ((a, "actor") for a in claim.actors)
            yield from ((a, "recipient") for a in claim.recipients)
            yield from ((a, "other") for a in claim.others)
        case ControlClaim():
            yield from ((claim.actor, "actor"), (claim.previous, "recipient"))
        case ForceClaim():
            yield from ((claim.unit, "actor"), (claim.parent, "other"), (claim.commander, "other"))
        case RoleClaim():
            yield from ((claim.person, "actor"), (claim.organisation, "other"))
        case RelationClaim():
            yield from ((claim.subject, "actor"), (claim.object, "recipient"))
        case IndicatorClaim():
            yield from ((claim.about, "recipient"), (claim.measured_by, "speaker"))


def _quoted(actor: Actor | None, role: str) -> Iterator[tuple[Quote, str]]:
    if actor is not None and actor.quote is not None:
        yield actor.quote, role


def marks(claim: AnyClaim, sentence: Span, offsets: Offsets) -> list[Json]:
    """Slots inside the sentence as start, end, name; the trigger comes first and wins where two overlap."""
    taken: list[Span] = []
    found: list[tuple[int, int, str]] = []
    for quote, role in ((claim.quote, "trigger"), *slots(claim)):
        span = Span(max(quote.start, sentence.start), min(quote.end, sentence.end))
        if span.start < span.end and not any(span.overlaps(other) for other in taken):
            taken.append(span)
            found.append((offsets.of(span.start), offsets.of(span.end), role))
    return [list(row) for row in sorted(found)]


def says(claim: AnyClaim) -> str:
    """What a claim comes to, in a few plain words."""
    where = words.inside(claim.where[0].place) if claim.where else ""
    match claim:
        case EventClaim():
            tolls = [f"{words.span_of(n.low, n.best, n.high)} {n.role.replace('_', ' ')}" for n in claim.numbers[:3]]
            return words.event_type(claim.type) + where + (": " + ", ".join(tolls) if tolls else "")
        case ControlClaim():
            who = words.clip(claim.actor.name, 80) if claim.actor else "somebody not named"
            return f"{who} {claim.change.value.replace('_', ' ')}{where.replace(' in ', ' ', 1)}"
        case ForceClaim():
            return f"{words.clip(claim.unit.name, 80)}: {claim.activity.replace('_', ' ')}{where}"
        case RoleClaim():
            of = f", {words.clip(claim.organisation.name, 80)}" if claim.organisation else ""
            former = "former " if claim.tense == "former" else ""
            return f"{words.clip(claim.person.name, 80)}: {former}{words.clip(claim.title or 'member', 80)}{of}"
        case RelationClaim():
            negated = "not " if claim.polarity == "does_not_hold" else ""
            verb = claim.relation.replace("_", " ")
            return f"{words.clip(claim.subject.name, 80)} – {negated}{verb} – {words.clip(claim.object.name, 80)}"
        case IndicatorClaim():
            value = words.span_of(claim.low, claim.best, claim.high)
            unit = f" {claim.measured_in}" if claim.measured_in else ""
            return f"{words.clip(claim.measure.replace('_', ' '))}: {value}{unit}{where}"
