"""From tellings to happenings: candidate pairs, blocks, and clusters that keep what must and must not be one.

Blocks are the connected components of the pairs that speak for one happening, so that a block worked out alone comes to
the same as in the whole. Inside a block the best pair is joined first; a join needs the mean of all its cross pairs to
speak for it, and nothing that forbids it.
"""

from __future__ import annotations

import math
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from khabar.corroboration.match import UNLIKELY, match
from khabar.corroboration.nearness import is_exact
from khabar.corroboration.postings import Postings, key_of
from khabar.corroboration.signs import days
from khabar.corroboration.tellings import SEASON, Telling
from khabar.corroboration.types import goes_on
from khabar.model import EventType, PlacePrecision

JOIN = 0.0  # log odds: more likely one happening than two
MARGIN = 0.7  # log odds by which a loose telling must fit one happening better than the next
WORST = UNLIKELY  # no pair weighs more than that against a join
PASSES = 3  # over all tellings of a block; a telling that would go back and forth stays where it is then
WINDOW = 4  # days in a bucket of candidates; neighbours are looked into as well
MONTH = 8  # days; what is told with a longer interval is looked for by its months
SCORES_KEPT = 200_000  # pairs; the towns that are fought over this week have some thousands
Pair = tuple[str, str]


@dataclass
class Links:
    """What analysts have ruled: pairs of telling ids that are, and that are not, one happening."""

    same: set[Pair] = field(default_factory=set)
    different: set[Pair] = field(default_factory=set)


def pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


# ------------------------------------------------------------------------------------------------ candidates
def keys_of(telling: Telling) -> tuple[list[str], list[str]]:
    """The keys under which a telling is found: those of its own days, and those of its months."""
    places = areas(telling) or ["?"]
    kinds = sorted(telling.facets)
    persons = [f"person {one}" for one in sorted(telling.persons)]
    copied = [f"copied {report} {at}" for report, at in sorted(telling.copied)]
    short: list[str] = copied
    months: list[str] = []
    for where in places:
        for kind in kinds:
            short += [f"{kind} {where} {bucket}" for bucket in buckets(telling)]
            months += [f"{kind} {where} m{month}" for month in months_of(telling)]
    short += [f"{one} {bucket}" for one in persons for bucket in buckets(telling)]
    return short, months


def areas(telling: Telling) -> list[str]:
    """Provinces, else countries, in which it may have happened."""
    found: set[str] = set()
    for where in telling.where:
        place = where.place
        if place.admin1:
            found.add(f"{place.country} {place.admin1}")
        elif place.lat is not None and place.lon is not None and place.precision is not PlacePrecision.COUNTRY:
            found.add(f"{round(place.lat)} {round(place.lon)}")
        else:
            found.add(place.country or place.id)
    return sorted(found)


def buckets(telling: Telling) -> Iterable[int]:
    when = telling.when
    if when is None:
        # What says no day is news of the days before its report.
        return {(telling.published.toordinal() - back) // WINDOW for back in (0, WINDOW)} if telling.published else ()
    if days(when) > MONTH:
        return ()
    return range((when.start.toordinal() - 1) // WINDOW, (when.end.toordinal() + 1) // WINDOW + 1)


def months_of(telling: Telling) -> list[int]:
    when = telling.when
    if when is None:  # it may be of what has gone on for weeks
        return [telling.published.year * 12 + telling.published.month] if telling.published else []
    first, last = when.start.year * 12 + when.start.month, when.end.year * 12 + when.end.month
    return list(range(first, min(last, first + 12) + 1))


def lasts(telling: Telling) -> bool:
    return telling.when is not None and days(telling.when) > MONTH


class Finder:
    """Tellings by their keys; finds those worth comparing with a new one."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self.of_report: dict[str, set[str]] = defaultdict(set)

    def remove(self, telling: Telling) -> None:
        keys = Keys.of(telling)
        self._postings.warm((*keys.short, *keys.long, *keys.day))
        for key in (*keys.short, *keys.long, *keys.day):
            self._postings.remove(key, telling.id)
        self.of_report[telling.report].discard(telling.id)

    def add(self, telling: Telling) -> set[str]:
        keys = Keys.of(telling)
        self._postings.warm((*keys.short, *keys.long, *keys.day))
        found = set(self.of_report[telling.report])
        for key in (*keys.short, *keys.long, *(keys.day if lasts(telling) else ())):
            found.update(self._postings.find(key))
        for key in (*keys.short, *(keys.long if lasts(telling) else keys.day)):
            self._postings.add(key, telling.id)
        self.of_report[telling.report].add(telling.id)
        return found


@dataclass(frozen=True)
class Keys:
    """Where a telling stands: under its own days, and by months, those with long intervals apart from those with days."""

    short: list[int]
    long: list[int]
    day: list[int]

    @staticmethod
    def of(telling: Telling) -> Keys:
        short, months = keys_of(telling)
        return Keys(
            [key_of(key) for key in short],
            [key_of(f"long {key}") for key in months],
            [key_of(f"day {key}") for key in months],
        )


# ------------------------------------------------------------------------------------------------ clusters
Edges = dict[Pair, float]


def edges_of(telling: Telling, others: Iterable[str], tellings: Mapping[str, Telling]) -> Edges:
    scored = ((pair(telling.id, other), match(telling, tellings[other]).score) for other in others)
    return {one: round(score, 9) for one, score in scored if score > JOIN}


def reach(start: str, near: Mapping[str, Iterable[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for other in near.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def clusters(
    block: Sequence[Telling], links: Links, *, known: Scores | None = None, all_pairs: bool = False
) -> list[list[str]]:
    """The happenings of one block. Looks at its tellings only, so that blocks equal the whole.

    Tellings that name a day and a place are joined first; those that do not go to the one happening that they fit better
    than any other, and stay alone where two fit as well: a doubtful word is not worth two happenings made one.
    ``all_pairs``: the block is all that there is, and every pair of it is a candidate.
    """
    judge = Judge({telling.id: telling for telling in block}, links, known=known, all_pairs=all_pairs)
    firm = [telling.id for telling in block if grounded(telling) or judge.is_ruled(telling.id)]
    loose = sorted({telling.id for telling in block} - set(firm))
    groups = judge.join(firm)
    homes = {one: judge.home_of(one, groups) for one in loose}
    for one in loose:
        home = homes[one]
        if home is not None:
            home.append(one)
    groups += judge.join([one for one in loose if homes[one] is None])
    return sorted(sorted(group) for group in groups)


def grounded(telling: Telling) -> bool:
    near = any(is_exact(where.place) for where in telling.where)
    return near and telling.when is not None and days(telling.when) <= (SEASON if goes_on(telling.types) else MONTH)


class Scores:
    """Scores of pairs of tellings, kept as long as both are the same tellings: a block is worked out anew with every arrival."""

    def __init__(self) -> None:
        self._known: OrderedDict[Pair, tuple[Telling, Telling, float]] = OrderedDict()

    def of(self, a: Telling, b: Telling) -> float:
        key = (a.id, b.id)
        found = self._known.get(key)
        if found is None or found[0] is not a or found[1] is not b:
            if (
                len(self._known) >= SCORES_KEPT
            ):  # one by one: to let go of all of them at once takes as long as ten arrivals
                self._known.popitem(last=False)
            found = self._known[key] = (a, b, match(a, b).score)
        return found[2]


class Judge:
    """The matches within one block, each worked out once."""

    def __init__(
        self, tellings: Mapping[str, Telling], links: Links, *, known: Scores | None = None, all_pairs: bool = False
    ) -> None:
        self._tellings = tellings
        self._links = links
        self._known = known if known is not None else Scores()
        self._all_pairs = all_pairs
        self._scores: Edges = {}
        self._keys: dict[str, tuple[frozenset[str], frozenset[str], bool]] = {}

    def score(self, one: Pair) -> float:
        if one not in self._scores:
            a, b = self._tellings[one[0]], self._tellings[one[1]]
            score = self._known.of(a, b)
            # Only candidates can be joined directly, else a block would depend on what else lies in it.
            self._scores[one] = round(score if self._all_pairs or self._meet(a, b) else min(score, JOIN), 9)
        return self._scores[one]

    def _meet(self, a: Telling, b: Telling) -> bool:
        for one in (a, b):
            if one.id not in self._keys:
                short, months = keys_of(one)
                self._keys[one.id] = (frozenset(short), frozenset(months), lasts(one))
        ours, theirs = self._keys[a.id], self._keys[b.id]
        by_month = (ours[2] or theirs[2]) and not ours[1].isdisjoint(theirs[1])
        return a.report == b.report or by_month or not ours[0].isdisjoint(theirs[0])

    def is_ruled(self, one: str) -> bool:
        return any(one in ruled for ruled in (*self._links.same, *self._links.different))

    def join(self, ids: Sequence[str]) -> list[list[str]]:
        """Clusters of these tellings: the best pair first, as long as the whole speaks for it."""
        home = {one: one for one in ids}
        members = {one: [one] for one in ids}
        for a, b in self._by_strength(ids):
            left, right = sorted((home[a], home[b]))
            if left != right and self.may_join(members[left], members[right]):
                members[left] += members.pop(right)
                home.update(dict.fromkeys(members[left], left))
        return self._settled([members[one] for one in sorted(members)])

    def _settled(self, groups: list[list[str]]) -> list[list[str]]:
        """Who was joined early to a group that has grown away from it goes to the one that it fits better by now."""
        ids = sorted(one for group in groups for one in group)
        home = {one: at for at, group in enumerate(groups) for one in group}
        near: dict[str, list[str]] = defaultdict(list)
        for a, b in combinations(ids, 2):
            if self.score((a, b)) > JOIN:
                near[a].append(b)
                near[b].append(a)
        for _ in range(PASSES):
            moved = [self._move(one, groups, home, near[one]) for one in ids]
            if not any(moved):
                break
        return [group for group in groups if group]

    def _move(self, one: str, groups: list[list[str]], home: dict[str, int], near: Sequence[str]) -> bool:
        """Moves a telling to the best group of those near it, where that is better by a margin."""
        own = home[one]
        elsewhere = sorted({home[other] for other in near} - {own})
        # What has no type has signs of another scale, and stays where it was joined.
        if not elsewhere or len(groups[own]) == 1 or self.is_ruled(one) or EventType.OTHER in self._tellings[one].types:
            return False
        fits = {at: round(self._mean([pair(one, other) for other in groups[at]]), 9) for at in elsewhere}
        best = max(elsewhere, key=lambda at: (fits[at], -at))
        now = self._mean([pair(one, other) for other in groups[own] if other != one])
        if fits[best] <= JOIN or fits[best] - now < MARGIN:
            return False
        groups[own].remove(one)
        groups[best].append(one)
        home[one] = best
        return True

    def _by_strength(self, ids: Sequence[str]) -> Iterator[Pair]:
        """Rulings first, then the best match first."""
        inside = set(ids)
        yield from sorted(one for one in self._links.same if inside.issuperset(one))
        near = [one for one in combinations(sorted(ids), 2) if self.score(one) > JOIN]
        yield from sorted(near, key=lambda one: (-self.score(one), one))

    def may_join(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Rulings first; then nothing may forbid it, and the mean of all cross pairs must speak for it."""
        cross = [pair(a, b) for a in left for b in right]
        if any(one in self._links.different for one in cross):
            return False
        if any(one in self._links.same for one in cross):
            return True
        return self._mean(cross) > JOIN

    def _mean(self, cross: Sequence[Pair]) -> float:
        scores = [self.score(one) for one in cross]
        return -math.inf if -math.inf in scores else sum(max(score, WORST) for score in scores) / len(scores)

    def home_of(self, one: str, groups: Sequence[list[str]]) -> list[str] | None:
        """The group that a loose telling fits, by its best half; None where another fits nearly as well."""
        fits = sorted(((self._fit(one, group), at) for at, group in enumerate(groups)), reverse=True)
        near = [fit for fit in fits if fit[0] > JOIN]
        if not near or (len(near) > 1 and near[0][0] - near[1][0] < MARGIN):
            return None
        home = groups[near[0][1]]
        return None if any(self._set_apart(one, other) for other in home) else home

    def _fit(self, one: str, group: Sequence[str]) -> float:
        scores = sorted((self.score(pair(one, other)) for other in group), reverse=True)
        if scores[-1] == -math.inf and scores[len(scores) // 2] == -math.inf:
            return -math.inf
        best = [max(score, WORST) for score in scores[: (len(scores) + 1) // 2]]
        return sum(best) / len(best)

    def _set_apart(self, one: str, other: str) -> bool:
        """Whether one report tells both and cannot mean one happening: two bombs of one day."""
        return self._tellings[one].report == self._tellings[other].report and self.score(pair(one, other)) <= UNLIKELY
