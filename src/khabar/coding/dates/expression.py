"""What a time expression is, before and after it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from khabar.coding.dates.calendar import Unit
from khabar.model import Interval, Span


class TimeKind(StrEnum):
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Form(StrEnum):
    """How an expression is resolved."""

    CALENDAR = "calendar"  # year, month, day, season, weekday, as far as given
    UNIT = "unit"  # 'last month', 'this week', 'the same day', 'the following year', 'today'
    SHIFT = "shift"  # 'three days later', 'a week ago'
    WINDOW = "window"  # 'the previous three days', 'in recent months'
    PART = "part"  # 'overnight', 'at dawn', '6:30 p.m.'
    FEAST = "feast"  # 'Ramadan', 'Christmas 1963'
    NAMED = "named"  # 'the 9/11 attacks'
    OFFSET = "offset"  # 'two days before the 9/11 attacks', 'eight months into Taliban rule'
    DECADE = "decade"
    CENTURY = "century"
    ORDINAL_DAY = "ordinal_day"  # 'the 20th'
    LENGTH = "length"  # a duration
    REPEATED = "repeated"  # 'every day'
    VAGUE = "vague"  # 'now', 'in the past': no interval


class Edge(StrEnum):
    """Which part of a period is meant."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    START = "start"
    END = "end"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    FIRST_QUARTER = "first quarter"
    LAST_QUARTER = "last quarter"


class Base(StrEnum):
    """From where a relative expression counts."""

    REPORT = "report"  # 'last month', 'three days ago'
    STORY = "story"  # 'the following month', 'three days later'
    EITHER = "either"  # 'next month': the report's day where it is known, else the story's


class Link(StrEnum):
    """The word before an expression that says how it bounds an event."""

    SINCE = "since"
    UNTIL = "until"
    FROM = "from"
    TO = "to"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that tell a time, with what is needed to resolve them. A year before Christ is negative (-480: 480 BC)."""

    start: int
    end: int
    kind: TimeKind
    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None  # of which week the weekday is, counted from that of the report
    season: str | None = None  # SP, SU, FA, WI
    part: str | None = None  # MO, MI, AF, EV, NI, DT
    clock: str | None = None  # 18:30
    edge: Edge | None = None
    unit: Unit | None = None
    count: float | None = None  # None: not said how many
    direction: int = 0  # -1 past, +1 future
    base: Base = Base.REPORT
    name: str | None = None  # of a feast or a dated event
    calendar: str = "gregorian"  # or solar, lunar, fiscal
    ambiguous: bool = False  # 12/05/2021: day and month may change places
    link: Link | None = None
    pair: int | None = None  # index of the other end of 'from A to B'
    future: bool = False  # the clause speaks of what is to come

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def is_weekday(expression: TimeExpression) -> bool:
    """Whether a calendar date names a weekday and nothing of the calendar."""
    return expression.weekday is not None and expression.month is None and expression.season is None and expression.calendar == "gregorian"


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """An expression with its TIMEX value, and the days that it allows.

    ``point`` is what the words alone name; ``interval`` what they date: 'since March' names a month and dates from that
    month to the report, 'from May to July' names May and dates three months.
    """

    expression: TimeExpression
    value: str
    point: Interval | None
    interval: Interval | None
    anchor: str  # words, report, story, paragraph, event, or none
    confidence: float
