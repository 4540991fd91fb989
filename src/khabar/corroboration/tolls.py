"""Tolls: low, best and high of every number of an event, per side, and who gave which figure.

A later figure replaces an earlier one of the same source. Best comes from those who may be believed on it: sources that
are no party before a party's own admitted losses; never a belligerent's count of the enemy's dead or of civilians whom it
killed. Of those, who was there or treats the wounded comes before who speaks from afar, and the latest word counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khabar.corroboration.belief import CIVILIANS, counted, eligible, is_in_arms, trusted
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tellings import UNSURE, side_of, sides_of, sure
from khabar.corroboration.types import TWO_SIDED, facets
from khabar.corroboration.victims import who_was_hit
from khabar.corroboration.voices import SUPPORTS, Heard
from khabar.corroboration.wording import corrects, in_households, is_correction, is_counted
from khabar.corroboration.world import Standing
from khabar.model import Actor, ActorKind, EventClaim, EventType, Figure, Number, Toll

SELDOM = 3  # times as many claims name another side than this one
BEFORE_TITLE = 200  # characters of a page that may stand before its headline
CLEARLY = 2  # times as many origins as name the next side


@dataclass(frozen=True)
class Count:
    """One figure with all that decides whether it may be believed."""

    role: str
    whose: str | None
    number: Number
    heard: Heard
    standing: Standing
    eligible: bool
    order: tuple[str, str, int, str]
    households: bool = False  # of families, and not of people
    corrects: bool = False  # of a source that says that a figure given before was wrong
    trust: int = 2  # 2 of who is no party, 1 of a party on its own losses, 0 of who may be a party

    @property
    def value(self) -> float:
        return value_of(self.number)

    @property
    def day(self) -> date:
        return self.heard.known or date.max

    @property
    def source(self) -> str:
        return f"{self.heard.origin.key} {self.heard.origin.source}"


def value_of(number: Number) -> float:
    return next((v for v in (number.best, number.low, number.high) if v is not None), 0.0)


def in_title(one: Heard, ear: Listener) -> bool:
    title = ear.reports[one.report].title
    return title is not None and one.claim.quote.text in title and one.claim.quote.start < len(title) + BEFORE_TITLE


def tolls(claims: Sequence[Heard], ear: Listener) -> tuple[Toll, ...]:
    """One row for every role and side."""
    rows: dict[tuple[str, str | None], list[Count]] = defaultdict(list)
    disputed = {CIVILIANS, *answers} if (answers := who_was_hit(claims, ear)) else set()  # the same dead, whoever they were
    for count in counts(claims, ear):
        rows[count.role, None if count.whose in disputed else count.whose].append(count)
    found = (toll(*key, rows[key]) for key in sorted(rows, key=lambda key: (key[0], key[1] or "")))
    return tuple(replace(one, high=max(one.high or 0.0, most_of_all(one.role, rows))) if one.whose is None else one for one in found)


def most_of_all(role: str, rows: Mapping[tuple[str, str | None], Sequence[Count]]) -> float:
    """The most that one report has one voice say of all sides together: where a side is not told, so many may be meant."""
    sums: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for (of, whose), counts_of_side in rows.items():
        for row in counts_of_side:
            if of == role and whose is not None and is_counted(row.number.words):
                mine = sums[row.heard.report, row.heard.origin.key]
                mine[whose] = max(top(row), mine.get(whose, 0.0))
    return max((sum(sides.values()) for sides in sums.values()), default=0.0)


def counts(claims: Sequence[Heard], ear: Listener) -> list[Count]:
    doers, sufferers = sides(claims, ear)
    found: list[Count] = []
    given: set[tuple[str, float]] = set()
    only = one_side(claims, ear)
    spoken: dict[tuple[str, str], set[float]] = defaultdict(set)
    for one in claims:
        if not one.origin.own and isinstance(one.claim, EventClaim):
            for number in one.claim.numbers:
                spoken[one.report, number.role].add(value_of(number))
    corrected = {(one.report, one.origin.source) for one in claims if isinstance(one.claim, EventClaim) and one.claim.numbers and says_so(one, ear)}
    for one in sorted(claims, key=lambda h: h.key):
        claim = one.claim
        if not isinstance(claim, EventClaim) or claim.status not in SUPPORTS:
            continue
        for number in claim.numbers:
            whose = whose_of(number, claim, one, ear) or (None if only == CIVILIANS and any(map(is_in_arms, counted(claim, number))) else only)
            # A headline's figure is that of the speaker whom its report quotes, as is one that repeats what somebody said.
            beside = one.origin.own and (one.report, number.role) in spoken
            headline = beside and (value_of(number) in spoken[one.report, number.role] or in_title(one, ear))
            believed = not headline and eligible(one, number, whose, doers, sufferers, ear)
            trust = 0 if beside else trusted(one, whose, doers, sufferers, ear)
            near = min(standing(one, number, given), Standing.REMOTE) if beside else standing(one, number, given)
            count = Count(role_of(number, claim), whose, number, one, near, believed, one.key, in_households(claim, number), correcting(one, number, claims, corrected), trust)
            found.append(count)
        given |= {(number.role, number.best or 0.0) for number in claim.numbers}
    return found


def says_so(one: Heard, ear: Listener) -> bool:
    """Whether a claim's own sentence, or the whole of a report by somebody who speaks in it, puts right an earlier figure."""
    assert isinstance(one.claim, EventClaim)
    return corrects((one.claim.sentence or one.claim.quote).text) or (not one.origin.own and is_correction(ear.reports[one.report].report.text))


def correcting(one: Heard, number: Number, claims: Sequence[Heard], corrected: set[tuple[str, str]]) -> bool:
    """Whether a figure stands in place of an earlier one: of who says so, or the one figure of the wounded beside the corrected one of the dead."""
    if (one.report, one.origin.source) in corrected:
        return True
    if one.report not in {report for report, _ in corrected}:
        return False
    beside = [(h, n) for h in claims if h.report == one.report and isinstance(h.claim, EventClaim) for n in h.claim.numbers if n.role == number.role]
    return len({value_of(n) for _, n in beside}) == 1 and not any((h.report, h.origin.source) in corrected for h, _ in beside)


def role_of(number: Number, claim: EventClaim) -> str:
    """Of a defection those who "surrendered", "fled" or are "troops" are the same men."""
    return "troops" if claim.type is EventType.DEFECTION and number.role in ("surrendered", "fled") else number.role


def sides(claims: Iterable[Heard], ear: Listener) -> tuple[frozenset[str], frozenset[str]]:
    """Who is said to have done it, and to whom it was done; a side that few name beside another that many name is a slip."""
    doers: Counter[str] = Counter()
    sufferers: Counter[str] = Counter()
    for one in claims:
        if isinstance(one.claim, EventClaim) and one.claim.status in SUPPORTS:
            ours, theirs = sides_of(one.claim, one.report, ear)
            doers.update(ours)
            sufferers.update(theirs)
    return often(doers), often(sufferers)


def often(named: Counter[str]) -> frozenset[str]:
    most = max(named.values(), default=0)
    return frozenset(side for side in named if named[side] * SELDOM >= most)


def one_side(claims: Sequence[Heard], ear: Listener) -> str | None:
    """Where only one side can have lost people (a bomb in a market), a bare figure is of the side that most origins name."""
    told = [h for h in claims if isinstance(h.claim, EventClaim) and h.claim.status in SUPPORTS]
    fights = [h for h in told if isinstance(h.claim, EventClaim) and facets(h.claim.type) & TWO_SIDED]
    if 2 * len(fights) >= len(told):
        return None
    named: dict[str, set[str]] = defaultdict(set)
    for one in told:
        if isinstance(one.claim, EventClaim):
            for side in sure(sides_of(one.claim, one.report, ear)[1]):
                named[side].add(one.origin.key)
    ranked = sorted(named, key=lambda side: (-len(named[side]), side))
    alone = len(ranked) == 1 or (len(ranked) > 1 and len(named[ranked[0]]) >= CLEARLY * len(named[ranked[1]]))
    return ranked[0] if alone else None


def whose_of(number: Number, claim: EventClaim, one: Heard, ear: Listener) -> str | None:
    on = ear.day(claim, one.report)
    match number.whose:
        case None:
            return None
        case "actors" | "recipients":
            slot = claim.actors if number.whose == "actors" else claim.recipients
            found = sure(frozenset(side for actor in slot if (side := side_of(actor, one.report, on, ear, claim))))
            return next(iter(found)) if len(found) == 1 else None
        case "civilians":
            return CIVILIANS
        case actor_id:
            slots = (*claim.actors, *claim.recipients, *claim.others)
            actor = next((a for a in slots if a.id == actor_id), Actor(actor_id, actor_id, ActorKind.OTHER))
            return (side_of(actor, one.report, on, ear, claim) or actor_id).removeprefix(UNSURE)


def standing(one: Heard, number: Number, given: set[tuple[str, float]]) -> Standing:
    """An outlet that brings a figure of its own has counted; one that repeats a figure has read."""
    if one.origin.own:
        return Standing.REMOTE if (number.role, number.best or 0.0) in given else Standing.SCENE
    return one.origin.standing


# ------------------------------------------------------------------------------------------------ low, best, high
def toll(role: str, whose: str | None, rows: Sequence[Count]) -> Toll:
    rows = [row for row in rows if is_counted(row.number.words)] or list(rows)  # "the mayor was killed" beside "three died" is one of them
    rows = [row for row in rows if not row.households] or list(rows)
    apart = [row for row in rows if not row.number.includes_attackers] or list(rows)
    current = latest(apart)
    believed = [row for row in current if row.eligible]
    best = best_of(believed)
    low = floor(believed)
    if best is not None and low is not None:
        low = min(low, best)
    return Toll(
        role=role, whose=whose, low=low, best=best, high=max(top(row) for row in rows),
        claimed_only=best is None, by=figures(rows),
    )  # fmt: skip


def latest(rows: Iterable[Count]) -> list[Count]:
    """The last figure of every source. Of one day that which it gives most often; then one that is tied to those who suffered
    ("eight people, and not eleven"); then the larger, as a part comes beside its sum."""
    of_source: dict[str, list[Count]] = defaultdict(list)
    for row in rows:
        of_source[row.source].append(row)
    found: list[Count] = []
    for source in sorted(of_source):
        day = max(row.day for row in of_source[source])
        last = [row for row in of_source[source] if row.day == day]
        times = Counter(row.value for row in last)
        found.append(max(last, key=lambda r: (times[r.value], r.number.whose is not None, r.value, r.order)))
    return found


def best_of(believed: Sequence[Count]) -> float | None:
    if not believed:
        return None
    put_right = max((row.day for row in believed if row.corrects), default=date.min)
    believed = [row for row in believed if row.corrects or row.day > put_right] or believed
    near = [row for row in believed if row.corrects or row.standing >= Standing.SCENE] or believed
    most = max(row.trust for row in near)
    near = [row for row in near if row.trust == most or row.corrects]  # who corrects a count has looked, be it a party
    day = max(row.day for row in near)
    final = [row for row in near if row.day == day]
    return min(final, key=lambda row: (-row.standing, row.value, row.order)).value


def floor(believed: Sequence[Count]) -> float | None:
    """The highest number that every source that may be believed supports."""
    lows = [row.number.low if row.number.low is not None else row.value for row in believed]
    return min(lows, default=None)


def top(row: Count) -> float:
    return max(v for v in (row.value, row.number.high) if v is not None)


def figures(rows: Sequence[Count]) -> tuple[Figure, ...]:
    by: dict[tuple[float, str], list[Count]] = defaultdict(list)
    for row in rows:
        speaker = row.heard.origin.speaker
        by[row.value, speaker.id if speaker else row.heard.origin.key].append(row)
    return tuple(
        Figure(value, group[0].heard.origin.speaker, tuple(sorted({row.heard.claim.id for row in group})),
               group[0].number.low, group[0].number.high)
        for (value, _), group in sorted(by.items(), key=lambda item: item[0])
    )  # fmt: skip
