"""What the stages of coding hand to one another inside one report: mentions and ungrounded claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from khabar.model import Span


class MentionKind(StrEnum):
    GROUP = "group"  # a participant that is no single person
    PERSON = "person"
    UNIT = "unit"  # a military unit with a designator or name
    PLACE = "place"
    TIME = "time"
    NUMBER = "number"
    WEAPON = "weapon"
    TITLE = "title"  # a title or office


PARTICIPANTS = (MentionKind.GROUP, MentionKind.PERSON, MentionKind.UNIT)
PEOPLE = (MentionKind.PERSON, MentionKind.GROUP)  # who may speak


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that point at something; ``score`` is the finder's probability."""

    start: int
    end: int
    kind: MentionKind
    score: float = 1.0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument of a draft: a role and the index of its mention."""

    role: str
    mention: int
    score: float = 1.0
    whose: int | None = None  # for counts: the mention of those who are counted
    thing: bool = False  # whether the mention is a thing ("60 houses"), whose people are meant


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before grounding: a trigger, its type and slots as the finder saw them."""

    trigger: Span
    type: str  # an event type, CONTROL.x, FORCE.x, REL.x, ROLE or IND
    score: float
    slots: tuple[Slot, ...] = ()
    status: str = "asserted"
    background: bool = False
    both_sides: bool = False
    aggregate: bool = False
    negated: bool = False  # of a relation
    former: bool = False  # of a role
    outcome: str | None = None
    target: str | None = None
    how: str | None = None
    stance: str = "asserts"
    same_as: int | None = None  # index of an earlier draft that tells the same happening
    scores: tuple[tuple[str, float], ...] = field(default=())  # probabilities of status, frame, ...

    def with_slots(self, slots: Iterable[Slot]) -> Draft:
        """The same draft with other slots: the very draft where they are no others."""
        now = tuple(slots)
        return self if now == self.slots else replace(self, slots=now)

    def with_link(self, same_as: int | None) -> Draft:
        """The same draft as another telling of an earlier one, or of none."""
        return self if same_as == self.same_as else replace(self, same_as=same_as)


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a finder saw in one report."""

    mentions: tuple[Mention, ...]
    drafts: tuple[Draft, ...]
