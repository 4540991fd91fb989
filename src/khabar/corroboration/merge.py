"""From tellings to happenings: candidate pairs, blocks, and clusters that keep what must and must not be one.

Blocks are the connected components of the pairs that speak for one happening, so that a block worked out alone comes to
the same as in the whole. Inside a block the best pair is joined first; a join needs the mean of all its cross pairs to
speak for it, and nothing that forbids it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from khabar.corroboration.match import days, match
from khabar.corroboration.tellings import Telling
from khabar.model import PlacePrecision

JOIN = 0.0  # log odds: more likely one happening than two
WORST = -3.0  # one pair of which little is known must not outweigh ten good ones
WINDOW = 4  # days in a bucket of candidates; neighbours are looked into as well
MONTH = 8  # days; what is told with a longer interval is looked for by its months
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
    if when is None:
        return []
    first, last = when.start.year * 12 + when.start.month, when.end.year * 12 + when.end.month
    return list(range(first, min(last, first + 12) + 1))


class Finder:
    """Tellings by their keys; finds those worth comparing with a new one."""

    def __init__(self) -> None:
        self._short: dict[str, list[str]] = defaultdict(list)
        self._long: dict[str, list[str]] = defaultdict(list)  # by months: those with long intervals
        self._day: dict[str, list[str]] = defaultdict(list)  # by months: those with days
        self._of_report: dict[str, list[str]] = defaultdict(list)

    def add(self, telling: Telling) -> set[str]:
        short, months = keys_of(telling)
        lasts = telling.when is not None and days(telling.when) > MONTH
        found = set(self._of_report[telling.report])
        for key in short:
            found.update(self._short[key])
            self._short[key].append(telling.id)
        for key in months:
            found.update(self._long[key])
            if lasts:
                found.update(self._day[key])
            (self._long if lasts else self._day)[key].append(telling.id)
        self._of_report[telling.report].append(telling.id)
        return found


# ------------------------------------------------------------------------------------------------ clusters
Edges = dict[Pair, float]


def find_edges(tellings: Mapping[str, Telling], links: Links) -> Edges:
    """Every candidate pair that speaks for one happening; what analysts ruled to be one is an edge too."""
    finder = Finder()
    edges: Edges = {}
    for one in sorted(tellings):
        edges.update(edges_of(tellings[one], finder.add(tellings[one]), tellings))
    for ruled in sorted(links.same):
        if ruled[0] in tellings and ruled[1] in tellings:
            edges.setdefault(ruled, JOIN)
    return edges


def edges_of(telling: Telling, others: Iterable[str], tellings: Mapping[str, Telling]) -> Edges:
    scored = ((pair(telling.id, other), match(telling, tellings[other]).score) for other in others)
    return {one: round(score, 9) for one, score in scored if score > JOIN}


def neighbours(edges: Iterable[Pair]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    return near


def blocks(tellings: Iterable[str], near: Mapping[str, set[str]]) -> list[list[str]]:
    """Connected components of the pairs that speak for one happening."""
    seen: set[str] = set()
    found: list[list[str]] = []
    for one in sorted(tellings):
        if one not in seen:
            block = reach(one, near)
            seen |= block
            found.append(sorted(block))
    return found


def reach(start: str, near: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for other in near.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def clusters(block: Sequence[Telling], links: Links) -> list[list[str]]:
    """The happenings of one block. Looks at its tellings only, so that blocks equal the whole."""
    judge = Judge({telling.id: telling for telling in block}, links)
    home = {telling.id: telling.id for telling in block}
    members = {telling.id: [telling.id] for telling in block}
    for a, b in judge.by_strength():
        left, right = sorted((home[a], home[b]))
        if left != right and judge.may_join(members[left], members[right]):
            members[left] += members.pop(right)
            home.update(dict.fromkeys(members[left], left))
    return [sorted(group) for _, group in sorted(members.items())]


class Judge:
    """The matches within one block, each worked out once."""

    def __init__(self, tellings: Mapping[str, Telling], links: Links) -> None:
        self._tellings = tellings
        self._links = links
        self._scores: Edges = {}

    def score(self, one: Pair) -> float:
        if one not in self._scores:
            self._scores[one] = round(match(self._tellings[one[0]], self._tellings[one[1]]).score, 9)
        return self._scores[one]

    def by_strength(self) -> Iterator[Pair]:
        """Rulings first, then the best match first."""
        ids = sorted(self._tellings)
        yield from sorted(one for one in self._links.same if one[0] in self._tellings and one[1] in self._tellings)
        near = [one for one in combinations(ids, 2) if self.score(one) > JOIN]
        yield from sorted(near, key=lambda one: (-self.score(one), one))

    def may_join(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Rulings first; then nothing may forbid it, and the mean of all cross pairs must speak for it."""
        cross = [pair(a, b) for a in left for b in right]
        if any(one in self._links.different for one in cross):
            return False
        if any(one in self._links.same for one in cross):
            return True
        return sum(max(self.score(one), WORST) if self.score(one) > -math.inf else -math.inf for one in cross) > JOIN
