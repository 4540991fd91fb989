"""The board: reports as they come in, and what they come to, worked out again only where something changed.

``corroborate`` puts all reports on a board at once; a program may keep one open and add report by report, and a store keeps
what it came to (``standing``). All come to the same, because everything kept here is a function of the set of reports: lines of copies by their pairs, events by their
blocks, and no block looks at another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

from khabar.corroboration.copies import Reading, links_of, meet, oriented, read
from khabar.corroboration.events import event_of
from khabar.corroboration.grouping import tellings_of
from khabar.corroboration.likeness import Likeness
from khabar.corroboration.lineage import copied_claims, digests_of, line_of
from khabar.corroboration.merge import Finder, Links, Scores, clusters, edges_of, reach
from khabar.corroboration.postings import Postings
from khabar.corroboration.rulings import Rulings
from khabar.corroboration.shelf import Shelf
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tellings import Telling
from khabar.corroboration.world import CorroborationWorld
from khabar.model import CodedReport, CopyLink, Event, Ruling


@dataclass(frozen=True)
class Block:
    """What the tellings of one block come to."""

    tellings: tuple[str, ...]
    events: tuple[Event, ...]
    digests: tuple[CopyLink, ...]


class Board:
    """Reports, lines of copies, tellings, blocks and events."""

    def __init__(
        self, *, world: CorroborationWorld, rulings: Sequence[Ruling] = (), postings: Postings | None = None
    ) -> None:
        self.given: dict[str, CodedReport] = {}  # as they came
        self.reports: dict[str, CodedReport] = {}  # without the claims that analysts struck out
        self.postings = postings if postings is not None else Postings()
        self.stirred: set[str] = set()  # reports whose lines or tellings were looked at
        self._rulings = Rulings(tuple(rulings))
        self._readings: MutableMapping[str, Reading] = {}
        self._shelf = Shelf(self.postings)
        self._pairs: dict[str, MutableMapping[str, Likeness]] = defaultdict(dict)
        self._links: dict[str, tuple[CopyLink, ...]] = {}
        self._roots: dict[str, str] = {}
        self._agencies: dict[str, str] = {}
        self._twins: dict[str, str] = {}
        self._tellings: MutableMapping[str, Telling] = {}
        self._of_report: dict[str, tuple[str, ...]] = {}
        self._finder = Finder(self.postings)
        self._scores = Scores()
        self._near: dict[str, set[str]] = defaultdict(set)
        self._blocks: dict[str, Block] = {}  # by their first telling
        self._block_of: dict[str, str] = {}
        self._dirty: set[str] = set()
        self.ear = Listener(world, self.reports, self._roots, self._agencies, self._twins)

    # -------------------------------------------------------------------------------------------- reports in
    def add(self, reports: Iterable[CodedReport]) -> tuple[Event, ...]:
        """Puts reports on the board; the events that are new or changed by them."""
        for coded in reports:
            if coded.report.id not in self.given:
                self.given[coded.report.id] = coded
                self._put(self._rulings.without_wrong(coded))
        return self._settle()

    def _put(self, coded: CodedReport) -> None:
        reading = read(coded)
        self.reports[reading.id] = coded
        self._readings[reading.id] = reading
        for (a, b), likeness in meet(self._shelf, reading, self._readings).items():
            self._pairs[a][b] = self._pairs[b][a] = likeness
        self._dirty.add(reading.id)

    def _settle(self) -> tuple[Event, ...]:
        lines = self._lines_of(self._dirty)
        self._dirty.clear()
        before = {report: self._told(report) for line in lines for report in line}
        self.stirred.update(before)
        for line in lines:
            self._follow(line)
        return self._rework(
            {one for line in lines for report in line for one in self._retell(report, line, before.pop(report))}
        )

    # -------------------------------------------------------------------------------------------- lines of copies
    def _lines_of(self, reports: Iterable[str]) -> list[list[str]]:
        seen: set[str] = set()
        lines: list[list[str]] = []
        for report in sorted(reports):
            if report not in seen:
                line = reach(report, self._pairs)
                seen |= line
                lines.append(sorted(line))
        return lines

    def _follow(self, reports: Sequence[str]) -> None:
        """The links, roots and agencies of reports that share words with one another."""
        found: list[CopyLink] = []
        for report in reports:
            sources = oriented(self._readings[report], self._readings, self._pairs.get(report, {}))
            self._links[report] = tuple(links_of(self._readings[report], sources))
            found += self._links[report]
        line = line_of(found, self._readings)
        for report in reports:
            self._roots.pop(report, None)
            self._agencies.pop(report, None)
        self._roots.update(line.roots)
        self._agencies.update(line.agencies)

    def _told(self, report: str) -> dict[str, Telling]:
        return {one: self._tellings[one] for one in self._of_report.get(report, ())}

    def _retell(self, report: str, line: Sequence[str], old: Mapping[str, Telling]) -> set[str]:
        """The tellings of a report anew; the ids of those that are new, changed, gone, or of another line now."""
        copied = self._copied(report, line)
        fresh = {t.id: t for t in tellings_of(self.reports[report], self.ear, copied, self._readings[report].names)}
        changed = {one for one in fresh.keys() | old.keys() if fresh.get(one) != old.get(one)}
        touched = changed | fresh.keys()  # whose word a claim is hangs on its line, also where the telling stays
        for one in changed & old.keys():
            touched |= self._drop(old[one])
        for one in sorted(changed & fresh.keys()):
            touched |= self._tell(fresh[one])
        self._of_report[report] = tuple(sorted(fresh))
        return touched

    def _copied(self, report: str, line: Sequence[str]) -> dict[str, tuple[str, int]]:
        """For every claim in a sentence that the line's first report has too: that report, and where."""
        root = self._roots.get(report, report)
        takers = [other for other in line if self._roots.get(other) == root] if root == report else [report]
        places: dict[str, tuple[str, int]] = {}
        for taker in takers:
            likeness = self._pairs.get(taker, {}).get(root)
            if likeness is not None and taker != root:
                places.update(copied_claims(self._readings[report], taker, root, likeness))
        return places

    # -------------------------------------------------------------------------------------------- tellings
    def _drop(self, telling: Telling) -> set[str]:
        self._finder.remove(telling)
        del self._tellings[telling.id]
        others = self._near.pop(telling.id, set())
        for other in others:
            self._near[other].discard(telling.id)
        return others

    def _tell(self, telling: Telling) -> set[str]:
        self._tellings[telling.id] = telling
        edges = edges_of(telling, self._finder.add(telling), self._tellings)
        for a, b in edges:
            self._near[a].add(b)
            self._near[b].add(a)
        return {one for edge in edges for one in edge}

    # -------------------------------------------------------------------------------------------- blocks
    def _rework(self, touched: set[str]) -> tuple[Event, ...]:
        """The blocks of all touched tellings anew; their events where they differ from before."""
        links = self._rulings.links(self._tellings, self._of_report, self.reports)
        near = self._with_ruled(links)
        old = self._forget(touched)
        waiting = {one for one in touched if one in self._tellings}
        waiting |= {one for block in old for one in block.tellings if one in self._tellings}
        seen: set[str] = set()
        fresh: list[Event] = []
        for one in sorted(waiting):
            if one not in seen:
                members = sorted(reach(one, near))
                seen |= set(members)
                old += self._forget(members)
                fresh += self._work(members, links)
        before = {event.id: event for block in old for event in block.events}
        return tuple(event for event in sorted(fresh, key=lambda e: e.id) if before.get(event.id) != event)

    def _with_ruled(self, links: Links) -> Mapping[str, set[str]]:
        for a, b in links.same:
            self._near[a].add(b)
            self._near[b].add(a)
        return self._near

    def _forget(self, touched: Iterable[str]) -> list[Block]:
        keys = {self._block_of[one] for one in touched if one in self._block_of}
        gone = [self._blocks.pop(key) for key in sorted(keys)]
        for block in gone:
            for one in block.tellings:
                del self._block_of[one]
        return gone

    def _work(self, members: Sequence[str], links: Links) -> tuple[Event, ...]:
        tellings = [self._tellings[one] for one in members]
        groups = clusters(tellings, links, known=self._scores)
        by_id = {telling.id: telling for telling in tellings}
        digests = digests_of(groups, by_id, self._readings, self._roots)
        for telling in tellings:
            for claim in telling.claims:
                self._twins.pop(claim.id, None)
        self._twins.update(digests.twins)
        events = [event_of([by_id[one] for one in group], self.ear) for group in groups]
        block = Block(
            tuple(members), tuple(self._rulings.corrected(event, self.reports) for event in events), digests.links
        )
        self._blocks[members[0]] = block
        self._block_of.update(dict.fromkeys(members, members[0]))
        return block.events

    # -------------------------------------------------------------------------------------------- what it comes to
    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(sorted((e for block in self._blocks.values() for e in block.events), key=lambda e: e.id))

    @property
    def copies(self) -> tuple[CopyLink, ...]:
        found = {link_key(link): link for links in self._links.values() for link in links}
        for key in sorted(self._blocks):
            for link in self._blocks[key].digests:
                found.setdefault(link_key(link), link)
        return tuple(found[key] for key in sorted(found))


def link_key(link: CopyLink) -> tuple[str, str, str]:
    return (link.report, link.of or "", link.origin or "")
