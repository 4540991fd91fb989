"""Resolves weekdays: 'on Saturday', 'Tuesday of last week', 'on the Sunday' of a story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from khabar.coding.dates import calendar as cal
from khabar.coding.dates.expression import TimeExpression
from khabar.coding.dates.meanings import Meaning, nothing
from khabar.coding.dates.story import Anchors
from khabar.coding.dates.told import SENTENCE, Told
from khabar.coding.dates.units import start_of
from khabar.coding.dates.values import day_value, unknown_value
from khabar.coding.dates.words import PRAYER
from khabar.model import Interval


def weekday(expression: TimeExpression, anchors: Anchors) -> Meaning:
    """'On Saturday' is the last one up to the report's day, or the next where the words look ahead."""
    if expression.name == "the" and anchors.day is not None and (found := _after(expression, anchors.day, anchors)) is not None:
        return Meaning(day_value(found.start, expression), found, "story", 0.75)
    if expression.name == PRAYER and (month := _month_told(expression, anchors)) is not None:
        return Meaning(unknown_value(cal.Unit.DAY, expression), month, "story", 0.6)
    if not anchors.exact or expression.weekday is None:
        return nothing(unknown_value(cal.Unit.DAY, expression))
    ahead = expression.direction > 0 or (expression.future and expression.direction == 0)
    wanted = expression.weekday
    step = 1 if expression.direction > 0 else 0  # 'is due on Thursday', written on a Thursday, is today

    def near(day: date) -> Interval | None:
        if expression.week is not None:
            week = cal.week_of(day, anchors.week_start)
            first = cal.add_days(week.start, 7 * expression.week) if week else None
            return cal.day_of(cal.add_days(first, (wanted - anchors.week_start) % 7))
        if ahead:
            return cal.day_of(cal.add_days(day, (wanted - day.weekday() - step) % 7 + step))
        back = (day.weekday() - wanted) % 7
        if expression.name in ("last", "past", "previous") and back == 0:
            back = 7
        return cal.day_of(cal.add_days(day, -back))

    found = anchors.from_report(near)
    if found is None or found.days > 31:
        return nothing(unknown_value(cal.Unit.DAY, expression))
    value = day_value(found.start, expression) if found.days == 1 else unknown_value(cal.Unit.DAY, expression)
    return Meaning(value, found, "report", 0.9 if found.days == 1 and not ahead else 0.6)


def _month_told(expression: TimeExpression, anchors: Anchors) -> Interval | None:
    """The month that the sentence tells before, or the day if it is that of the prayers: "in October a bomber struck at Friday prayers" is no Friday of this week."""
    told = anchors.told
    if told is None or told.month is None or told.interval is None or SENTENCE.search(anchors.text, told.at, expression.start):
        return None
    return told.interval if told.day is None or told.interval.start.weekday() == expression.weekday else None


def _after(expression: TimeExpression, told: Told, anchors: Anchors) -> Interval | None:
    """The first such day after the one told: 'on 2 June ... on the Sunday'."""
    start = start_of(told) if told.day else None
    if start is None or expression.weekday is None:
        return None
    found = cal.day_of(cal.add_days(start, (expression.weekday - start.weekday() - 1) % 7 + 1))
    return found if found is not None and anchors.possible(found) else None


def counted_weekday(expression: TimeExpression, counted: Meaning, anchors: Anchors) -> Meaning:
    """'On the Sunday, three days later' is counted from the story's day, where that gives a Sunday; else it is the Sunday after it."""
    if counted.anchor == "story" and counted.interval is not None and counted.interval.start.weekday() == expression.weekday:
        return counted
    return weekday(replace(expression, direction=0, name="the" if expression.direction > 0 else None), anchors)
