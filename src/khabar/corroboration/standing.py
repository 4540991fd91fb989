"""What of a board is kept in a store, and a board that goes on from it.

Kept are results, not texts: for each report its line of copies and its tellings, for each block its events, and the postings by
which both are found. What a new report does not touch is neither read from its text nor worked out again; what it touches is
worked out from the texts as if the board had never been closed. So a board that goes on comes to the same as a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import msgspec

from khabar.corroboration.board import Block, Board
from khabar.corroboration.copies import read
from khabar.corroboration.grouping import tellings_of
from khabar.corroboration.likeness import Likeness, compare
from khabar.corroboration.merge import reach
from khabar.corroboration.postings import Postings, Recall
from khabar.corroboration.tellings import Telling
from khabar.corroboration.world import CorroborationWorld
from khabar.model import CodedReport, CopyLink, Event, Ruling

REPORT, BLOCK = "report", "block"
Row = tuple[str, str]  # kind and id
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Placed:
    """What is kept of one report: the reports that share words with it, what it was taken from, and its tellings."""

    pairs: tuple[str, ...]
    links: tuple[CopyLink, ...]
    root: str | None
    agency: str | None
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """What is kept of one block."""

    tellings: tuple[str, ...]
    near: tuple[tuple[str, str], ...]
    events: tuple[Event, ...]
    digests: tuple[CopyLink, ...]
    twins: dict[str, str]


class Unreadable(ValueError):
    """A kept row that is none."""


def decoded(body: str, kind: type[V]) -> V:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError as error:
        raise Unreadable(str(error)) from error


class Recalled(MutableMapping[str, V]):
    """A mapping that works out some of its values only when they are asked for; ``make`` may give others with them."""

    def __init__(self, waiting: Iterable[str], make: Callable[[str], Mapping[str, V]]) -> None:
        self._known: dict[str, V] = {}
        self._waiting = set(waiting)
        self._make = make

    def __getitem__(self, key: str) -> V:
        if key not in self._known and key in self._waiting:
            made = self._make(key)
            self._known.update((one, made[one]) for one in made if one in self._waiting)
            self._waiting.difference_update(made)
        return self._known[key]

    def __setitem__(self, key: str, value: V) -> None:
        self._waiting.discard(key)
        self._known[key] = value

    def __delitem__(self, key: str) -> None:
        if key in self._waiting:
            self._waiting.discard(key)
        else:
            del self._known[key]

    def __contains__(self, key: object) -> bool:
        return key in self._known or key in self._waiting

    def __iter__(self) -> Iterator[str]:
        yield from self._known
        yield from self._waiting

    def __len__(self) -> int:
        return len(self._known) + len(self._waiting)


class StandingBoard(Board):
    """A board whose results can be kept, and that goes on from what was kept.

    ``reports`` are those that the kept ``rows`` were made of, with the same rulings; ``recall`` reads kept postings.
    Raises Unreadable where a row cannot be read.
    """

    def __init__(
        self, *, world: CorroborationWorld, rulings: Sequence[Ruling] = (), reports: Iterable[CodedReport] = (),
        rows: Mapping[Row, str] | None = None, recall: Recall | None = None,
    ) -> None:  # fmt: skip
        super().__init__(world=world, rulings=rulings, postings=Postings(recall))
        self._owner: dict[str, str] = {}
        for coded in reports:
            self.given[coded.report.id] = coded
            self.reports[coded.report.id] = self._rulings.without_wrong(coded)
        for (kind, key), body in (rows or {}).items():
            if kind == REPORT:
                self._place(key, decoded(body, Placed))
            else:
                self._lay(key, decoded(body, Worked))
        self._as_kept = dict(self._blocks)
        if rows:
            self._shelf.know(coded.published.start if coded.published else None for coded in self.reports.values())
            self._readings = Recalled(self.reports, lambda report: {report: read(self.reports[report])})
            self._tellings = Recalled(self._owner, self._tell_again)

    # -------------------------------------------------------------------------------------------- from what is kept
    def _place(self, report: str, kept: Placed) -> None:
        if kept.pairs:
            self._pairs[report] = Recalled(kept.pairs, partial(self._compare, report))
        if kept.root is not None:
            self._roots[report] = kept.root
        if kept.agency is not None:
            self._agencies[report] = kept.agency
        self._links[report] = kept.links
        self._of_report[report] = kept.tellings
        self._finder.of_report[report] = set(kept.tellings)
        self._owner.update(dict.fromkeys(kept.tellings, report))

    def _lay(self, key: str, kept: Worked) -> None:
        self._blocks[key] = Block(kept.tellings, kept.events, kept.digests)
        self._block_of.update(dict.fromkeys(kept.tellings, key))
        self._twins.update(kept.twins)
        for a, b in kept.near:
            self._near[a].add(b)
            self._near[b].add(a)

    def _compare(self, report: str, other: str) -> dict[str, Likeness]:
        first, second = sorted((report, other))
        return {other: compare(self._readings[first].article, self._readings[second].article)}

    def _tell_again(self, telling: str) -> dict[str, Telling]:
        """The tellings of a report from its text, while it stands in its line as it did."""
        report = self._owner[telling]
        copied = self._copied(report, sorted(reach(report, self._pairs)))
        made = tellings_of(self.reports[report], self.ear, copied, self._readings[report].names)
        return {one.id: one for one in made}

    # -------------------------------------------------------------------------------------------- to be kept
    def rows(self) -> Iterator[tuple[Row, str]]:
        """Everything that is to be kept, beside the postings."""
        yield from (self._placed(report) for report in sorted(self.reports))
        yield from (self._worked(key) for key in sorted(self._blocks))

    def changed_rows(self) -> Iterator[tuple[Row, str]]:
        """Rows that are new, or other than they were."""
        yield from (self._placed(report) for report in sorted(self.stirred))
        yield from (
            self._worked(key) for key in sorted(self._blocks) if self._as_kept.get(key) is not self._blocks[key]
        )

    def gone_rows(self) -> list[Row]:
        return [(BLOCK, key) for key in sorted(self._as_kept.keys() - self._blocks.keys())]

    def _placed(self, report: str) -> tuple[Row, str]:
        kept = Placed(
            pairs=tuple(sorted(self._pairs.get(report, ()))), links=self._links[report], root=self._roots.get(report),
            agency=self._agencies.get(report), tellings=self._of_report[report],
        )  # fmt: skip
        return (REPORT, report), msgspec.json.encode(kept).decode()

    def _worked(self, key: str) -> tuple[Row, str]:
        block = self._blocks[key]
        near = ((one, other) for one in block.tellings for other in sorted(self._near.get(one, ())) if one < other)
        claims = [claim.id for one in block.tellings for claim in self._tellings[one].claims]
        twins = {claim: self._twins[claim] for claim in claims if claim in self._twins}
        kept = Worked(block.tellings, tuple(near), block.events, block.digests, twins)
        return (BLOCK, key), msgspec.json.encode(kept).decode()
