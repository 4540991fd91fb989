"""MUC, B-cubed and CEAF-e of clusters of gold mentions, and their mean, the CoNLL F1.

Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005. Both sides hold the same mentions; a mention alone is a cluster of one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Clusters = Sequence[frozenset[str]]


@dataclass(frozen=True)
class Score:
    """Recall, precision and F1 as numerators and denominators, so that parts can be added."""

    right_gold: float
    all_gold: float
    right_found: float
    all_found: float

    @property
    def recall(self) -> float:
        return self.right_gold / self.all_gold if self.all_gold else 0.0

    @property
    def precision(self) -> float:
        return self.right_found / self.all_found if self.all_found else 0.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right_gold + other.right_gold, self.all_gold + other.all_gold, self.right_found + other.right_found,
            self.all_found + other.all_found,
        )  # fmt: skip


def home(clusters: Clusters) -> dict[str, int]:
    return {one: at for at, cluster in enumerate(clusters) for one in cluster}


def muc(gold: Clusters, found: Clusters) -> Score:
    """Links: how many of the links that a cluster needs the other side keeps."""

    def side(these: Clusters, those: Clusters) -> tuple[float, float]:
        of = home(those)
        kept = sum(len(cluster) - len({of.get(one, one) for one in cluster}) for cluster in these)
        return kept, sum(len(cluster) - 1 for cluster in these)

    return Score(*side(gold, found), *side(found, gold))


def b_cubed(gold: Clusters, found: Clusters) -> Score:
    """For every mention how much of its cluster the other side's cluster of it has."""

    def side(these: Clusters, those: Clusters) -> tuple[float, float]:
        of = home(those)
        right = sum(n * n / len(c) for c in these for n in Counter(of.get(one) for one in c).values())
        return right, sum(len(cluster) for cluster in these)

    return Score(*side(gold, found), *side(found, gold))


def ceaf_e(gold: Clusters, found: Clusters) -> Score:
    """The best pairing of clusters one to one, each pair worth 2 |a & b| / (|a| + |b|)."""
    of = home(found)
    likeness: dict[int, dict[int, float]] = {}
    for at, cluster in enumerate(gold):
        shared = Counter(of[one] for one in cluster if one in of)
        likeness[at] = {other: 2 * n / (len(cluster) + len(found[other])) for other, n in shared.items()}
    total = sum(best_pairing(part) for part in components(likeness))
    return Score(total, len(gold), total, len(found))


def components(likeness: dict[int, dict[int, float]]) -> Iterable[list[list[float]]]:
    """The tables of clusters that touch one another, each small: what shares no mention is never paired."""
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, others in likeness.items():
        for other in others:
            rows_of[other].append(row)
    seen: set[int] = set()
    for start in likeness:
        if start in seen:
            continue
        rows, columns, waiting = {start}, set[int](), [start]
        while waiting:
            for other in likeness[waiting.pop()]:
                columns.add(other)
                fresh = [row for row in rows_of[other] if row not in rows]
                rows.update(fresh)
                waiting += fresh
        seen |= rows
        yield [[likeness[row].get(column, 0.0) for column in sorted(columns)] for row in sorted(rows)]


def best_pairing(table: list[list[float]]) -> float:
    """The greatest sum of a pairing of rows with columns (Kuhn 1955, Munkres 1957; the form with potentials)."""
    if len(table) > len(table[0]):
        table = [list(column) for column in zip(*table, strict=True)]
    rows, columns = len(table), len(table[0])
    up, across = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0], at = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while row_of[at]:
            used[at] = True
            here, step, then = row_of[at], float("inf"), 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                cost = -table[here - 1][column - 1] - up[here] - across[column]
                if cost < least[column]:
                    least[column], way[column] = cost, at
                if least[column] < step:
                    step, then = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    up[row_of[column]] += step
                    across[column] -= step
                else:
                    least[column] -= step
            at = then
        while at:
            row_of[at] = row_of[way[at]]
            at = way[at]
    return sum(table[row_of[column] - 1][column - 1] for column in range(1, columns + 1) if row_of[column])


def conll(gold: Clusters, found: Clusters) -> dict[str, Score]:
    return {"MUC": muc(gold, found), "B3": b_cubed(gold, found), "CEAFe": ceaf_e(gold, found)}


def mean_f1(scores: dict[str, Score]) -> float:
    return sum(score.f1 for score in scores.values()) / len(scores)
