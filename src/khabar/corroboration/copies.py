"""Copies and lineage: which report is taken from which, how, and the words that show it.

Direction goes by credit ("Hindukush Wire reported"), then by time, then by completeness. Links of lineage never say that
two reports tell the same event, only that the one is no second witness of what it took from the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from khabar.corroboration.likeness import Aligned, Likeness, compare
from khabar.corroboration.shelf import Shelf
from khabar.corroboration.text import Article, article_of, fold
from khabar.corroboration.wording import is_digest
from khabar.model import CodedReport, CopyKind, CopyLink, EventClaim, Quote, Span

LINE = frozenset({CopyKind.COPY, CopyKind.REPRINT, CopyKind.ABRIDGED, CopyKind.REWRITE, CopyKind.MERGED})
# Calibrated on the pairs of tests/corroboration/copy_pairs.py: copies of every strength share 0.55 and more of the
# shorter text, independent reports of one event at most 0.3 (a shared statement and a shared background sentence).
IN_LINE = 0.5
SAME_WORDS, SAME_RUNS = 0.9, 0.7  # below both, the words were exchanged; editors and shorteners leave whole runs
WHOLE = 0.85  # of a text: it is the same text
ALONE = 0.6  # of a sentence that is all that two reports share; two that tell one event apart reach 0.45
PART = 0.2  # of a text taken from one of several sources
ARTICLES_KEPT = 2_000  # split texts kept at hand; reports of one story come within days
MOST_EVIDENCE = 3  # pairs of sentences shown


@dataclass(frozen=True, eq=False)
class Reading:
    """A coded report with what the search for copies needs of it. Its words are split anew when they are asked for again."""

    coded: CodedReport
    length: int
    names: tuple[str, ...] = ()  # names and numbers of the article
    digest: bool = False  # made of what others published, by its own words

    @property
    def article(self) -> Article:
        return _article(self)

    @property
    def id(self) -> str:
        return self.coded.report.id

    @property
    def day(self) -> date | None:
        return self.coded.published.start if self.coded.published else None

    @property
    def outlet(self) -> str | None:
        return self.coded.outlet.id if self.coded.outlet else None

    def credits(self, other: Reading) -> bool:
        """This report names the other's outlet as its origin."""
        outlet = other.coded.outlet
        if not self.coded.credits or outlet is None or outlet.id == self.outlet:
            return False
        names = {fold(outlet.id), fold(outlet.name)}
        return any(fold(credit) in names for credit in self.coded.credits)


@lru_cache(maxsize=ARTICLES_KEPT)
def _article(reading: Reading) -> Article:
    return article_of(reading.coded)


def read(coded: CodedReport) -> Reading:
    article = article_of(coded)
    return Reading(coded, article.length, tuple(sorted(article.anchors)), is_digest(coded.report.text))


def meet(shelf: Shelf, reading: Reading, readings: Mapping[str, Reading]) -> dict[tuple[str, str], Likeness]:
    """Puts one report on the shelf; its pairs with those that stand there."""
    pairs: dict[tuple[str, str], Likeness] = {}
    for other in sorted(shelf.add(reading.article, reading.day, lambda other: readings[other].names)):
        first, second = sorted((other, reading.id))
        likeness = compare(readings[first].article, readings[second].article)
        if max(likeness.share_a, likeness.share_b) >= PART or likeness.quotes:
            pairs[first, second] = likeness
    return pairs


# ------------------------------------------------------------------------------------------------ from pairs to links
def oriented(
    taker: Reading, readings: Mapping[str, Reading], pairs: Mapping[str, Likeness]
) -> list[tuple[Reading, Likeness]]:
    """The reports that a report may be taken from, each with their likeness seen from the taker as ``b``."""
    found: list[tuple[Reading, Likeness]] = []
    for other in sorted(pairs):
        a, b = sorted((taker.id, other))
        origin, later, seen = directed(readings[a], readings[b], pairs[other])
        if later.id == taker.id:
            found.append((origin, seen))
    return found


def directed(a: Reading, b: Reading, likeness: Likeness) -> tuple[Reading, Reading, Likeness]:
    """The origin, the taker, and their likeness seen from the taker as ``b``."""
    return (a, b, likeness) if precedes(a, b) else (b, a, turned(likeness))


def precedes(a: Reading, b: Reading) -> bool:
    """Credit, then time (an undated text comes last), then completeness."""
    if a.credits(b) != b.credits(a):
        return b.credits(a)
    return _order(a) < _order(b)


def _order(reading: Reading) -> tuple[date, int, int, str]:
    foreign = len(reading.coded.credits)  # who credits nobody is nearer to the origin
    return (reading.day or date.max, foreign, -reading.length, reading.id)


def turned(likeness: Likeness) -> Likeness:
    return Likeness(
        share_a=likeness.share_b,
        share_b=likeness.share_a,
        run_share_a=likeness.run_share_b,
        run_share_b=likeness.run_share_a,
        aligned=tuple(Aligned(pair.b, pair.a, pair.likeness) for pair in likeness.aligned),
        quotes=tuple((b, a) for a, b in likeness.quotes),
    )


def links_of(taker: Reading, sources: Sequence[tuple[Reading, Likeness]]) -> list[CopyLink]:
    line = [(origin, likeness) for origin, likeness in sources if in_line(likeness)]
    parts = _parts(sources)
    if len(parts) > 1 and max(likeness.share_b for _, likeness in sources) < WHOLE:
        return [_link(taker, origin, likeness, CopyKind.MERGED) for origin, likeness in parts]
    if line:
        return [_line_link(taker, *best_source(taker, line))]
    return [_quote_link(taker, origin, likeness) for origin, likeness in sources if likeness.quotes][:1]


def in_line(likeness: Likeness) -> bool:
    """Half of the taker stands in the origin, or half of the origin in the taker; quotations alone are no copy."""
    much = max(likeness.share_b, likeness.share_a) >= IN_LINE and len(likeness.aligned) > len(likeness.quotes)
    return much and is_plain(likeness)


def is_plain(likeness: Likeness) -> bool:
    """Two sentences in their order, or one that is nearly the same: one loose likeness is two reports that name the same people."""
    return len(likeness.aligned) > 1 or likeness.exactness >= ALONE or likeness.run_share_b >= ALONE


def best_source(taker: Reading, line: Sequence[tuple[Reading, Likeness]]) -> tuple[Reading, Likeness]:
    """Whom it credits, else whom it shares most with, else the first of them all."""

    def key(source: tuple[Reading, Likeness]) -> tuple[bool, float, tuple[date, int, int, str]]:
        origin, likeness = source
        return (not taker.credits(origin), -round(max(likeness.share_a, likeness.share_b), 1), _order(origin))

    return min(line, key=key)


def _parts(sources: Sequence[tuple[Reading, Likeness]]) -> list[tuple[Reading, Likeness]]:
    """Several sources, each of which gives sentences that no other gives, and together half of the text."""
    taken: set[Span] = set()
    kept: list[tuple[Reading, Likeness]] = []
    total = 0.0
    for origin, likeness in sorted(sources, key=lambda s: (-s[1].share_b, _order(s[0]))):
        spans = {Span(pair.b.start, pair.b.end) for pair in likeness.aligned}
        new = len(spans - taken) / len(spans) if spans else 0.0
        if likeness.share_b * new >= PART and is_plain(likeness):
            kept.append((origin, likeness))
            total += likeness.share_b * new
            taken |= spans
    return kept if total >= IN_LINE else []


def _line_link(taker: Reading, origin: Reading, likeness: Likeness) -> CopyLink:
    return _link(taker, origin, likeness, line_kind(taker, origin, likeness))


def line_kind(taker: Reading, origin: Reading, likeness: Likeness) -> CopyKind:
    if likeness.exactness < SAME_WORDS and likeness.run_share_b < SAME_RUNS:
        return CopyKind.REWRITE
    if likeness.share_b >= WHOLE and likeness.share_a >= WHOLE:
        same = taker.article.words == origin.article.words
        return CopyKind.COPY if same else CopyKind.REPRINT
    return CopyKind.ABRIDGED if likeness.share_b >= likeness.share_a else CopyKind.REPRINT


def _link(taker: Reading, origin: Reading, likeness: Likeness, kind: CopyKind) -> CopyLink:
    best = sorted(likeness.aligned, key=lambda pair: (-pair.likeness * len(pair.b.words), pair.b.start))[:MOST_EVIDENCE]
    evidence = tuple(
        (taker.article.quote(Span(pair.b.start, pair.b.end)), origin.article.quote(Span(pair.a.start, pair.a.end)))
        for pair in sorted(best, key=lambda pair: pair.b.start)
    )
    return CopyLink(
        report=taker.id, of=origin.id, origin=common_credit(taker, origin), kind=kind,
        share=max(likeness.share_b, likeness.share_a if kind is CopyKind.REPRINT else 0.0), evidence=evidence,
    )  # fmt: skip


def common_credit(taker: Reading, origin: Reading) -> str | None:
    """An agency that both credit stands behind both; else the origin's own outlet."""
    ours = {fold(credit): credit for credit in taker.coded.credits}
    shared = [credit for credit in origin.coded.credits if fold(credit) in ours]
    if shared:
        return min(shared)
    return origin.coded.outlet.name if origin.coded.outlet else None


# ------------------------------------------------------------------------------------------------ shared quotations
def _quote_link(taker: Reading, other: Reading, likeness: Likeness) -> CopyLink:
    evidence: list[tuple[Quote, Quote]] = [
        (taker.article.quote(mine), other.article.quote(theirs)) for theirs, mine in likeness.quotes
    ]
    words = sum(len(s.words) for s in taker.article.sentences) or 1
    share = sum(len(quote.text.split()) for quote, _ in evidence) / words
    return CopyLink(
        report=taker.id, of=None, origin=_speaker_of(taker, evidence[0][0]) or _speaker_of(other, evidence[0][1]),
        kind=CopyKind.SHARED_QUOTE, share=min(1.0, share), evidence=tuple(evidence[:MOST_EVIDENCE]),
        shared_with=other.id,
    )  # fmt: skip


def _speaker_of(reading: Reading, quote: Quote) -> str | None:
    """Who says what stands in a quotation, by the claims that lie in it."""
    for claim in reading.coded.claims:
        if claim.said_by and quote.span.overlaps(claim.quote.span):
            return claim.said_by[0].speaker.name
    return None


def draws_on(a: Reading, mine: EventClaim, b: Reading) -> bool:
    """A later report that credits the other's outlet, for this claim or at all; or a digest, which has nothing of its own."""
    outlet = b.coded.outlet
    if outlet is None or outlet.id == a.outlet:
        return False
    if a.digest and not b.digest and not mine.said_by and precedes(b, a):
        return True
    named = (said.speaker for said in mine.said_by)
    credited = any(one.id == outlet.id or fold(one.name) == fold(outlet.name) for one in named) or a.credits(b)
    return credited and precedes(b, a)


def digest_link(a: Reading, mine: EventClaim, b: Reading, theirs: EventClaim) -> CopyLink:
    """A report tells another's event and credits its outlet: a link with the two sentences."""
    ours = mine.sentence or mine.quote
    share = len(ours.text) / max(1, sum(s.end - s.start for s in a.article.sentences))
    return CopyLink(
        report=a.id, of=b.id, origin=b.coded.outlet.name if b.coded.outlet else None, kind=CopyKind.DIGEST,
        share=min(1.0, share), evidence=((ours, theirs.sentence or theirs.quote),),
    )  # fmt: skip
