"""What a text has told so far, as anchors for what it tells next."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.expression import Form, Link, TimeExpression, TimeKind
from khabar.coding.dates.meanings import Meaning, calendar_meaning, nothing, other_calendar
from khabar.coding.dates.told import Told, in_passing, returns, told_by
from khabar.coding.dates.values import calendar_value, day_value
from khabar.model import Interval, Span, TimePrecision

# A report whose day is known only within so many days dates nothing by 'on Sunday' or 'yesterday'.
LOOSE_DAYS = 45
# In a story, a month without a year that lies this many months or more before the last one told is of the next year.
NEXT_YEAR_AFTER = 6
NEAR_DAYS = 60  # figures that may be read two ways are meant as the reading this close to the report
STORY_SENTENCES = 3  # how long an older year holds in a report that has no paragraphs
STORY_LENGTH = 500  # the same in characters, where sentences are not given
# Wars are told in steps of a few years; in WikiWars longer steps are mostly looks back ('as in 1614') or ahead.
LEAP_YEARS = 8


_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)")


class Anchors:
    """The report's day and the story's last date. Changes as a text is read from its beginning to its end."""

    def __init__(
        self, *, published: Interval | None, text: str, sentences: Sequence[Span], week_start: int, history: bool
    ) -> None:
        self.published = published
        self.history = history
        self.week_start = week_start
        self.text = text
        self.told: Told | None = None
        self.day: Told | None = None  # the last date told to the day
        self.last_day: Told | None = None  # the same over paragraphs, and told in any words: "that night"
        self._starts = sorted(span.start for span in sentences)
        self._read = 0
        self._pending: int | None = None
        self._back = False  # whether the story has come back from the year told

    # ---------------------------------------------------------------------------------------- moving through the text
    def move_to(self, expression: TimeExpression) -> None:
        """A new paragraph, or a few sentences, end the story told in a report that has a day of its own; a history goes on."""
        if self.dated and (self.text.find("\n", self._read, expression.start) >= 0 or self._far(expression.start)):
            self.told = self.day = None
        elif self.told and self.told.explicit and not self._back and expression.start > self._read:
            self._back = returns(self.text[self._read : expression.start], self.told.passing)
        self._read = max(self._read, expression.start)

    def _far(self, at: int) -> bool:
        if self.told is None:
            return False
        if not self._starts:
            return at - self.told.at > STORY_LENGTH
        return bisect.bisect_right(self._starts, at) - bisect.bisect_right(self._starts, self.told.at) > STORY_SENTENCES

    def tell(self, expression: TimeExpression, meaning: Meaning) -> None:
        if expression.kind in (TimeKind.SET,) or expression.form in (
            Form.LENGTH,
            Form.VAGUE,
            Form.REPEATED,
            Form.DECADE,
            Form.CENTURY,
        ):
            return
        told = told_by(expression, meaning)
        if told is not None and self._happened(expression, told):
            self.last_day = told
        if expression.form is Form.UNIT and expression.direction < 0:
            return  # 'as in the previous year' looks back; the story stays where it is
        if told is None or (meaning.anchor == "report" and self.dated and expression.form not in (Form.CALENDAR, Form.ORDINAL_DAY)):
            return
        if self.told and (self._aside(expression) or self._leap(told)):
            return
        self.told, self._back = replace(told, passing=in_passing(self.text, expression)), False
        if told.day is not None:
            self.day = told

    def _happened(self, expression: TimeExpression, told: Told) -> bool:
        """Whether a day is one on which something was told to have happened, not 'by Monday it will be over'."""
        ahead = expression.future or expression.link in (Link.UNTIL, Link.BY)
        return told.day is not None and not ahead and not self._aside(expression) and (told.interval is None or self.possible(told.interval))

    def _aside(self, expression: TimeExpression) -> bool:
        """Dates in brackets say something by the way."""
        opened = self.text.rfind("(", max(0, expression.start - 60), expression.start)
        closed = self.text.rfind(")", max(0, expression.start - 60), expression.start)
        return opened > closed

    def _leap(self, told: Told) -> bool:
        """A year far from the story is an aside, until a second date confirms it."""
        if self.told is None or self.told.year is None or told.year is None or not told.explicit:
            return False
        if abs(told.year - self.told.year) <= LEAP_YEARS:
            self._pending = None
            return False
        confirmed = self._pending is not None and abs(told.year - self._pending) <= LEAP_YEARS
        self._pending = None if confirmed else told.year
        return not confirmed

    @property
    def dated(self) -> bool:
        """Whether dates without a year are the report's own rather than a told story's."""
        return self.published is not None and self.published.days <= 366 and not self.history

    @property
    def exact(self) -> bool:
        return self.published is not None and self.published.days <= LOOSE_DAYS

    def possible(self, known: Interval) -> bool:
        """A report cannot look back on what came after it."""
        return self.published is None or known.start < self.published.end

    def report_days(self) -> tuple[date, ...]:
        """The first and the last day that the report may be of."""
        if self.published is None:
            return ()
        last = self.published.end - timedelta(days=1)
        return (self.published.start,) if last == self.published.start else (self.published.start, last)

    def from_report(self, rule: object) -> Interval | None:
        """What a rule of one day gives for all days that the report may be of."""
        parts = [rule(day) for day in self.report_days()]  # type: ignore[operator]
        return None if any(part is None for part in parts) else cal.union(*parts)

    # ---------------------------------------------------------------------------------------- calendar dates
    def calendar(self, expression: TimeExpression) -> Meaning:
        if expression.calendar != "gregorian":
            return other_calendar(expression, self.published)
        if expression.name and expression.year is None:
            return self._named_year(expression)
        if expression.year is not None and (near := self._figures(expression)) is not None:
            return Meaning(near.isoformat(), cal.day_of(near), "report", 0.8)
        if expression.year is not None:
            return calendar_meaning(
                expression, self._century(expression), "words", 0.7 if expression.ambiguous else 0.97
            )
        if self.dated and not self._in_story():
            return self._near_report(expression)
        return self._in_told(expression)

    def _figures(self, expression: TimeExpression) -> date | None:
        """Of the readings of '05/03/22' and '22/03/05' the only one that lies near the report's day."""
        words = _FIGURES.fullmatch(self.text, expression.start, expression.end)
        if words is None or self.published is None or not self.exact:
            return None
        one, two, three = (int(words[n]) for n in (1, 2, 3))
        long = three if three > 99 else 2000 + three
        readings = [cal.make_date(long, two, one), cal.make_date(long, one, two)]
        readings += [cal.make_date(2000 + one, two, three)] if three < 100 else []
        near = {day for day in readings if day and abs((day - self.published.start).days) <= NEAR_DAYS}
        return near.pop() if len(near) == 1 else None

    def _century(self, expression: TimeExpression) -> int:
        """'The class of '89' in a story of 1790 is of 1789."""
        year = expression.year or 0
        short = self.text[expression.start : expression.start + 1] in ("'", "’")
        if short and self.told is not None and self.told.year is not None and self.told.year > 0:
            near = self.told.year // 100 * 100 + year % 100
            return near if near <= self.told.year + 1 else near - 100
        return year

    def _in_story(self) -> bool:
        """An explicit year in the paragraph, other than the report's own, holds for the dates after it."""
        told, published = self.told, self.published
        if told is None or told.year is None or published is None:
            return told is not None
        return told.explicit and not self._back and told.year < published.start.year - (published.start.month < 4)

    def _named_year(self, expression: TimeExpression) -> Meaning:
        """'August of that year', 'last April', 'this summer', 'next May'."""
        word = (expression.name or "").removesuffix(" year").strip()
        report = self.published.start if self.published else None
        if (
            word in ("that", "same", "the same")
            or report is None
            or word in ("following", "previous", "the following", "the previous")
        ):
            base = self.told.year if self.told else None
            shift = (
                1
                if word.endswith("following") or word == "next"
                else -1
                if word.endswith("previous") or word == "last"
                else 0
            )
            if base is None:
                return calendar_meaning(expression, None, "none", 0.0)
            if expression.name and not expression.name.endswith("year"):
                before = self.told is not None and (self.told.month or 0) > (expression.month or 0)
                shift = shift if (shift < 0) != before or not shift else 0
            return calendar_meaning(expression, base + shift, "story", 0.7)
        if (expression.name or "").endswith(" year"):
            return calendar_meaning(expression, report.year + {"last": -1, "next": 1}.get(word, 0), "report", 0.9)
        return self._near_report(expression)

    def _near_report(self, expression: TimeExpression) -> Meaning:
        """The last such date before the report's day, or the next after it where the words look ahead."""
        assert self.published is not None
        published = self.published
        ahead = expression.direction > 0 or (
            expression.future and expression.direction == 0 and expression.link is not Link.SINCE
        )
        begun = expression.name != "last"
        candidates = [
            calendar_meaning(expression, year, "report", 0.85)
            for year in range(published.start.year - 1, published.end.year + 2)
        ]
        spans = [m for m in candidates if m.interval is not None]
        if ahead:
            later = [m for m in spans if m.interval and m.interval.end > published.start]
            near = later[0] if later else None
            if near and near.interval and (near.interval.start - published.end).days < 300:
                return replace(near, confidence=0.7)
        past = [
            m
            for m in spans
            if m.interval and (m.interval.start < published.end if begun else m.interval.end <= published.start)
        ]
        if not past:
            return nothing(calendar_value(expression, None))
        return past[-1]

    def _in_told(self, expression: TimeExpression) -> Meaning:
        """The year of the story, or the next one where the months begin anew."""
        told = self.told
        if told is None or told.year is None:
            return calendar_meaning(expression, None, "none", 0.0)
        year = told.year
        month = expression.month or {"SP": 4, "SU": 7, "FA": 10, "WI": 12}.get(expression.season or "")
        if month and told.month and told.month - month >= NEXT_YEAR_AFTER and not expression.season:
            year += 1
        return calendar_meaning(expression, year, "story", 0.75)

    # ---------------------------------------------------------------------------------------- feasts
    def feast(self, expression: TimeExpression) -> Meaning:
        name = expression.name or ""
        near = expression.year or (self.told.year if self.told and not self.exact else None)
        names = ("eid al-fitr", "eid al-adha") if name == "eid" else (name,)
        if near is not None and near > 0:
            found = [span for n in names for span in cal.feast_in(n, near)][:1]
        elif self.exact and self.published is not None:
            years = range(self.published.start.year - 1, self.published.end.year + 2)
            spans = sorted(
                (span for n in names for y in years for span in cal.feast_in(n, y)), key=lambda span: span.start
            )
            ahead = expression.future or expression.direction < 0
            found = _nearest(spans, self.published, ahead)
        else:
            return nothing("")
        if not found:
            return nothing("")
        span = found[0]
        if expression.direction and span.precision is TimePrecision.DAY:
            span = cal.day_of(cal.add_days(span.start, expression.direction)) or span
        value = day_value(span.start, expression) if span.precision is TimePrecision.DAY else ""
        return Meaning(value, span, "words" if expression.year else "report", 0.7)


def _nearest(spans: list[Interval], published: Interval, ahead: bool) -> list[Interval]:
    if ahead:
        return [span for span in spans if span.end > published.start][:1]
    return [span for span in spans if span.start < published.end][-1:]
