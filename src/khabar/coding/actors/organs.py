"""Whose "the police", "850 troops" or "the defence ministry" are, where no owner stands beside them.

Mostly of the country that the report is about; but of the place named right behind ("police in Milan"), of the state that sends them ("Zambia sent 300
soldiers to Mozambique"), of the side whose deed a ministry of war tells ("Turkish soldiers killed four fighters in Iraq, the defence ministry said"), and
never of the country into which they fled.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from khabar.coding.actors.discourse import BEFORE, LATEST, SPEAKS, SPOKEN
from khabar.coding.actors.names import Names
from khabar.coding.actors.words import OF_A_STATE, STOP, core_of
from khabar.coding.draft import Mention, MentionKind
from khabar.model import ActorKind, Place, PlacePrecision

AT_WAR = frozenset(["military", "mod"])  # organs that tell of their own deeds abroad
SENT = frozenset(["military", "police", "security_forces"])
ARMED = frozenset(["military", "mod", "police", "security_forces", "intelligence"])
SEAT = re.compile(r"\s+(?:in|at|near|outside)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?(?:of\s+)?")
SENDS = re.compile(
    r"\b(?P<verb>sent|sends?|sending|dispatch(?:ed|es|ing)?|deploy(?:ed|s|ing)?|redeploy(?:ed|s|ing)?|airlift(?:ed|s|ing)?|fl(?:ew|own|ying)|contribut(?:ed|es?|ing)|"
    r"pledg(?:ed|es?|ing)|withdr(?:ew|aws?|awn|awing)|pull(?:ed|s|ing)? out)\s+(?:(?!to\b|from\b)[\w,.'’-]+\s+){0,4}$"
)
FLED = re.compile(r"[^.;]{0,80}?\b(?:fle(?:d|e|es|eing)|cross(?:ed|es|ing)?|escap(?:ed|es|e|ing)|desert(?:ed|s|ing)?|retreat(?:ed|s|ing)?|slipped|poured|ran)\b(?:\s+[\w-]+){0,4}?\s+(?:in)?to\s+(?:neighbou?ring\s+)?")


class Organs(Names):
    """Names, and the countries of the places around them; ``states`` are where mentions of whole countries begin."""

    states: frozenset[int]
    line: str | None  # the country of the dateline
    all: tuple[Mention, ...]

    def around(self, mentions: Sequence[Mention], places: Mapping[int, Place], dateline: frozenset[int]) -> None:
        """Takes in what stands around the names of a report."""
        self.all = tuple(sorted(mentions, key=lambda m: m.start))
        self.sited = {mentions[i].start: p.country for i, p in places.items() if p.country and i not in dateline}
        self.states = frozenset(mentions[i].start for i, p in places.items() if p.precision is PlacePrecision.COUNTRY)
        self.line = next((p.country for i, p in places.items() if i in dateline and p.country), None)

    def whose_organ(self, m: Mention, organ: str) -> str | None:
        """The country of an organ without an owner, or None where that stays open."""
        if (here := self.seat_country(m, organ)) is not None:
            return here
        if organ in SENT and (sender := self.sender(m)) is not None:
            return sender
        if organ in AT_WAR and self.speaks(m):
            return self.teller(m)
        return None if self.country is not None and self.fled_to(m) == self.country else self.country

    def seat_country(self, m: Mention, organ: str) -> str | None:
        """That of the place right behind: "police in Milan"; of soldiers only a town, for in a whole country they may be strangers."""
        stop = STOP.search(self.text[m.start : m.end])
        end = m.start + stop.start() if stop else m.end
        near = (at for at in sorted(self.sited) if end < at <= end + 40 and SEAT.fullmatch(self.text, end, at))
        return next((self.sited[at] for at in near if organ not in AT_WAR or at not in self.states), None)

    def sentence(self, m: Mention) -> tuple[int, int]:
        n = bisect_right(self.starts, m.start)
        return (self.starts[n - 1] if n else 0), (self.starts[n] if n < len(self.starts) else len(self.text))

    def sender(self, m: Mention) -> str | None:
        """The state whose soldiers they are that somebody sends: of the one named last before the verb."""
        low, _ = self.sentence(m)
        sent = SENDS.search(self.text, low, m.start)
        if sent is None:
            return None
        near = [a.country for end, a in self.so_far.groups[-LATEST:] if low < end <= sent.start("verb") and a.country and a.kind in OF_A_STATE]
        inside = [k.country for _, k in self.names_inside(Mention(low, sent.start("verb"), MentionKind.GROUP)) if k.kind in OF_A_STATE and k.country]
        return next(iter([*inside[-1:], *near[-1:]]), None)

    def fled_to(self, m: Mention) -> str | None:
        """The country into which they fled: theirs it is not."""
        _, high = self.sentence(m)
        return next((self.sited[at] for at in sorted(self.states & self.sited.keys()) if m.end < at < high and FLED.fullmatch(self.text, m.end, at)), None)

    def speaks(self, m: Mention) -> bool:
        return SPEAKS.match(self.text, m.end) is not None or SPOKEN.search(self.text, max(0, m.start - BEFORE), m.start) is not None

    def teller(self, m: Mention) -> str | None:
        """Whose army or ministry of war speaks: of the side in uniform that its sentence tells of; open where dateline or harmed civilians speak against that."""
        theirs = self.in_uniform(m)
        if theirs is None or theirs == self.country:
            return self.country
        if self.line == theirs:
            return theirs
        home = self.line == self.country and self.line in self.sited.values()  # and no capital from which one writes of its neighbours
        if home or self.harmed(m):
            return self.country if home and self.harmed(m) else None
        return theirs

    def in_uniform(self, m: Mention) -> str | None:
        """The country of the first soldiers or police in the sentence that are named with their state."""
        low, high = self.sentence(m)
        for one in self.all:
            if one.kind in (MentionKind.GROUP, MentionKind.UNIT) and low <= one.start < high and one.span != m.span:
                owner = next((k for _, k in self.names_inside(one) if k.country and (k.kind in OF_A_STATE or k.kind is ActorKind.POLICE)), None)
                if owner is not None and (owner.kind is ActorKind.MILITARY or self.registry.organ_of(core_of(self.text[one.start : one.end])) in ARMED):
                    return owner.country
        return None

    def harmed(self, m: Mention) -> bool:
        """Whether the sentence tells of civilians: who counts them may be of either side."""
        low, high = self.sentence(m)
        heads = (self.head_kind(core_of(self.text[one.start : one.end])) for one in self.all if low <= one.start < high and one.kind in (MentionKind.GROUP, MentionKind.PERSON))
        return any(head is not None and head.kind is ActorKind.CIVILIANS for head in heads)
