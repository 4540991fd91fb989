"""Which claims of one report tell one happening: the claims that fit best are joined first, as long as the whole speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from khabar.corroboration.inside import Alone, weigh
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tellings import Telling, telling_of
from khabar.corroboration.told_here import with_own_figures
from khabar.model import CodedReport, EventClaim

JOIN = 0.6  # log odds: more than even, as the pairs of two groups share their claims and so their mistakes
WORST = -4.0  # no pair weighs more than that against a join
REACH = 60  # claims; those farther apart in a long report are compared only where the coder links them
Copied = Mapping[str, tuple[str, int]]


def tellings_of(coded: CodedReport, ear: Listener, copied: Copied, story: tuple[str, ...] = ()) -> list[Telling]:
    """The event claims of a report, as the happenings that they tell."""
    told = with_own_figures([claim for claim in coded.claims if isinstance(claim, EventClaim)])
    mentions = mentions_in(told)
    above = {claim.id: claim.same_as for claim in told}
    bare = {claim.id for those in mentions.values() for claim in those}
    ordered = sorted((claim for claim in told if claim.id not in bare), key=lambda c: (c.quote.start, c.id))
    head = len(coded.title or "") if coded.report.text.lstrip().startswith(coded.title or "") else 0
    alone = [Alone(c, telling_of(coded, [c], ear, copied, story), first(c, above), headline=c.quote.start < head) for c in ordered]
    tellings = [
        alone[group[0]].telling
        if len(group) == 1
        else telling_of(coded, [ordered[at] for at in group], ear, copied, story)
        for group in joined(alone)
    ]
    return [with_mentions(telling, mentions) for telling in tellings] if mentions else tellings


def mentions_in(claims: Sequence[EventClaim]) -> dict[str, list[EventClaim]]:
    """The bare mentions of each claim, by its id: they say nothing by which two happenings could be told apart."""
    by_id = {claim.id: claim for claim in claims}
    found: dict[str, list[EventClaim]] = defaultdict(list)
    for claim in claims:
        if claim.same_as in by_id and is_mention(claim, by_id[claim.same_as]):
            found[claim.same_as].append(claim)
    return found


def is_mention(claim: EventClaim, told: EventClaim) -> bool:
    """Whether a claim has all that it says from the telling that it goes back to ("nobody claimed the attack")."""
    same = replace(
        told, id=claim.id, quote=claim.quote, sentence=claim.sentence, confidence=claim.confidence, reasons=claim.reasons,
        numbers=(), responsibility=(), with_=(), same_as=told.id,
    )  # fmt: skip
    return told.same_as is None and claim == same


def with_mentions(telling: Telling, mentions: Mapping[str, Sequence[EventClaim]]) -> Telling:
    """A telling with the bare mentions of its claims behind them."""
    return replace(telling, claims=(*telling.claims, *(m for claim in telling.claims for m in mentions.get(claim.id, ()))))


def joined(alone: Sequence[Alone]) -> list[list[int]]:
    """Groups of places in the list, each in the order of the text."""
    scores = {(i, j): weigh(alone[i], alone[j]) for i, j in combinations(range(len(alone)), 2) if compared(alone, i, j)}
    home = list(range(len(alone)))
    members = {at: [at] for at in home}
    for i, j in sorted(
        (pair for pair in scores if scores[pair] > JOIN), key=lambda pair: (-round(scores[pair], 9), pair)
    ):
        left, right = sorted((home[i], home[j]))
        if left != right and mean(members[left], members[right], scores) > JOIN:
            members[left] += members.pop(right)
            for at in members[left]:
                home[at] = left
    return [sorted(members[at]) for at in sorted(members)]


def compared(alone: Sequence[Alone], i: int, j: int) -> bool:
    return j - i <= REACH or alone[i].root == alone[j].root


def mean(left: Sequence[int], right: Sequence[int], scores: Mapping[tuple[int, int], float]) -> float:
    """Of all cross pairs; those that were not compared speak against it."""
    cross = [max(scores.get((min(i, j), max(i, j)), WORST), WORST) for i in left for j in right]
    return sum(cross) / len(cross)


def first(claim: EventClaim, above: Mapping[str, str | None]) -> str:
    """The claim at the end of the chain of ``same_as``."""
    at, seen = claim.id, {claim.id}
    while (up := above.get(at)) and up in above and up not in seen:
        seen.add(up)
        at = up
    return at
