"""The signs by which two tellings are known for one happening or two: named, each with how strongly it is there.

A sign is 1 where it is there at all, or a part of 1 (of the rare words, of the names of two reports), or the logarithm of a
figure. What each is worth stands in ``weights.toml``; here nothing is weighed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from khabar.corroboration.nearness import Near, nearness
from khabar.corroboration.tellings import Telling, sure
from khabar.corroboration.types import FLIGHT, TERRITORY, kindred, means
from khabar.corroboration.words import weight
from khabar.model import EventType, Status, TimePrecision, When

CIVILIANS = "civilians"  # a side that is in every war
SHORT = 3  # days; longer intervals overlap too easily to tell much
FRESH, OLD = 4, 8  # days from a happening to the report that tells it without a day
MOST_WORDS = 4  # rare words; more of them tell no more
FEW_NAMES = 5  # names and numbers of a report; fewer tell no story
PART_OF_WORD = 4  # letters with which two words of one root begin


@dataclass(frozen=True, slots=True)
class Sign:
    """One named sign, how strongly it is there, and what it was seen by."""

    name: str
    value: float = 1.0
    detail: str = ""


def signs(a: Telling, b: Telling) -> Iterator[Sign]:
    """Everything that speaks for or against one happening, without what forbids it outright."""
    yield Sign("prior")
    yield from _type(a, b)
    yield from _place(a, b)
    yield from _time(a, b)
    yield from _hours(a, b)
    yield from _sides(a, b)
    yield from _persons(a, b)
    yield from _tolls(a, b)
    yield from _words(a, b)
    yield from _means(a, b)
    if cites(a, b) or cites(b, a):
        yield Sign("one cites the second")
    if a.copied & b.copied:
        yield Sign("copied words", copied_share(a, b))
    elif a.background != b.background:
        yield Sign("background in the one, news in the other")
    if a.report == b.report:
        yield Sign("same report")
        if counts_twice(a, b):
            yield Sign("two tolls by one speaker in one report")


def cites(a: Telling, b: Telling) -> bool:
    """ "According to Hill Post", said of what Hill Post tells too; a name may be cut short."""
    outlet = set(b.outlet.split())
    return a.outlet != b.outlet and any(set(one.split()) <= outlet for one in a.cites if one)


# ------------------------------------------------------------------------------------------------ what
def _type(a: Telling, b: Telling) -> Iterator[Sign]:
    if EventType.OTHER in a.types or EventType.OTHER in b.types:
        yield Sign("type unknown")
        yield from _trigger(a, b)
        yield from _story(a, b)
    elif a.types & b.types:
        yield Sign("same type")
    else:
        yield Sign("kindred type" if kindred(a.types, b.types) else "other part of a battle")


def _trigger(a: Telling, b: Telling) -> Iterator[Sign]:
    """Of what has no type the words themselves say what it was."""
    if not a.triggers or not b.triggers:
        return
    if shared := common(a.triggers, b.triggers):
        name = "same trigger word" if any(weight(word) > 0.5 for word in shared) else "same plain trigger word"
        yield Sign(name, len(shared) / max(len(a.triggers), len(b.triggers)), " ".join(sorted(shared)))
    elif any(one_root(x, y) for x in a.triggers for y in b.triggers):
        yield Sign("trigger words of one root")
    else:
        yield Sign("other trigger word")


def _story(a: Telling, b: Telling) -> Iterator[Sign]:
    """Whether two reports are about one story: the part of the names and numbers of the poorer that the other has too."""
    least = min(len(a.story), len(b.story))
    if a.report != b.report and least >= FEW_NAMES:
        yield Sign("reports share their names", len(common(a.story, b.story)) / least)


def one_root(a: str, b: str) -> bool:
    """ "Explode" and "explosion": more than half of the longer word in common, from its beginning."""
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= PART_OF_WORD and 2 * shared > max(len(a), len(b))


# ------------------------------------------------------------------------------------------------ where and when
def _place(a: Telling, b: Telling) -> Iterator[Sign]:
    near = nearness(a.where, b.where)
    if near not in (Near.UNKNOWN, Near.ELSEWHERE):
        yield Sign(f"place: {near.name.lower().replace('_', ' ')}")


def _time(a: Telling, b: Telling) -> Iterator[Sign]:
    if not a.when or not b.when:
        yield from _undated(a, b)
        return
    apart = gap(a.when, b.when)
    if apart == 1 and (Status.DENIED in a.status) != (Status.DENIED in b.status):
        yield Sign("denied for a neighbouring day")
    elif apart == 1 and a.report == b.report:
        yield Sign("another day of one report")
    elif apart:
        yield Sign("neighbouring days") if apart == 1 else Sign("days apart")
    elif days(a.when) <= SHORT and days(b.when) <= SHORT:
        both = a.when.precision is b.when.precision is TimePrecision.DAY
        yield Sign("same day") if both else Sign("same days")
    else:
        yield Sign("same weeks")


def _hours(a: Telling, b: Telling) -> Iterator[Sign]:
    """Of one day: morning and evening are two; who names both, or neither, says nothing."""
    if len(a.hours) == 1 and len(b.hours) == 1:
        yield Sign("same part of the day") if a.hours == b.hours else Sign("other part of the day")


def _undated(a: Telling, b: Telling) -> Iterator[Sign]:
    """News that names no day is mostly of the days before its report."""
    first, second = _told(a), _told(b)
    if first is None or second is None:
        return
    if a.types & b.types & FLIGHT and _overlap(a, b):
        yield Sign("same weeks")
        return
    scenes = _scenes(a, b)
    if scenes:
        yield scenes
        if scenes.name == "told of one day":
            return
    if not in_common(a, b):
        yield Sign("neither day nor anybody in common")
    if a.when or b.when:
        dated, report = (first, second) if a.when else (second, first)
        lag = (report - dated).days
        near, far = -1 <= lag <= FRESH, lag > OLD
    else:
        lag = abs((first - second).days)
        near, far = lag <= FRESH, lag > OLD
    yield Sign("told within days of it" if near else "told weeks apart" if far else "told a week apart")


def _overlap(a: Telling, b: Telling) -> bool:
    """A flight goes on for weeks: who tells of its first day and who sums it up tell of one."""
    ours, theirs = a.when or a.scene, b.when or b.scene
    return ours is not None and theirs is not None and gap(ours, theirs) == 0


def _scenes(a: Telling, b: Telling) -> Sign | None:
    """Days that at least one takes from what its report told before: equal ones speak for it, far ones a little against."""
    ours, theirs = a.when or a.scene, b.when or b.scene
    if ours is None or theirs is None or days(ours) > SHORT or days(theirs) > SHORT:
        return None
    apart = gap(ours, theirs)
    return Sign("told of one day") if apart == 0 else Sign("told of other days") if apart > 1 else None


def _told(telling: Telling) -> date | None:
    """The day of the happening, else of the report."""
    return telling.when.start if telling.when else telling.published


def days(when: When) -> int:
    return (when.end - when.start).days


def gap(a: When, b: When) -> int:
    """Days between two intervals: 0 where they overlap, 1 for neighbouring days."""
    first, second = (a, b) if a.start <= b.start else (b, a)
    return max(0, (second.start - first.end).days + 1)


# ------------------------------------------------------------------------------------------------ who
def in_common(a: Telling, b: Telling) -> bool:
    """A side, a person, a figure or a copied sentence that both have."""
    sides = (a.doers | a.sufferers) & (b.doers | b.sufferers) - {CIVILIANS}
    figures = any(a.numbers[role] & b.numbers[role] for role in a.numbers.keys() & b.numbers.keys())
    return bool(sides or figures or a.persons & b.persons or a.copied & b.copied)


def turned(a: Telling, b: Telling) -> bool:
    return bool(a.doers & b.sufferers or a.sufferers & b.doers) and not (a.doers & b.doers or a.sufferers & b.sufferers)


def _sides(a: Telling, b: Telling) -> Iterator[Sign]:
    if not a.directed or not b.directed:
        ours, theirs = a.doers | a.sufferers, b.doers | b.sufferers
        if ours & theirs:
            yield Sign("same sides")
        elif differ(ours, theirs):
            yield Sign("other sides")
        return
    if a.doers & b.doers:
        yield Sign("same doer")
    yield from directed_sides(a, b)
    if TERRITORY in a.facets & b.facets and a.again != b.again and EventType.TERRITORY_TAKEN in a.types & b.types:
        yield Sign("won back in the one")


def directed_sides(a: Telling, b: Telling) -> Iterator[Sign]:
    """Of two tellings that say who did it to whom: other doers, the same or other victims, the sides exchanged."""
    if differ(a.doers, b.doers):
        yield Sign("other doer")
    if a.sufferers & b.sufferers:
        yield Sign("same victims")
    elif differ(a.sufferers, b.sufferers):
        yield Sign("other victims")
    if turned(a, b):
        yield Sign("sides exchanged")
    if TERRITORY in a.facets & b.facets and differ(a.doers, b.doers):
        yield Sign("won by another")


def differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """Both name sides that are known for sides, and none in common; a bare name may be a part of the other."""
    ours, theirs = sure(a), sure(b)
    return bool(ours and theirs) and not a & b


def _persons(a: Telling, b: Telling) -> Iterator[Sign]:
    if a.persons and b.persons:
        shared = a.persons & b.persons
        yield Sign("same person", detail=" ".join(sorted(shared))) if shared else Sign("other person")


def _tolls(a: Telling, b: Telling) -> Iterator[Sign]:
    for role in sorted(a.numbers.keys() & b.numbers.keys()):
        shared = a.numbers[role] & b.numbers[role]
        if shared:
            yield Sign("same number", detail=role)
            yield Sign("same number: its size", min(1.0, math.log10(1 + max(shared))), role)
            continue
        ours, theirs = max(a.numbers[role]), max(b.numbers[role])
        ratio = min(ours, theirs) / max(ours, theirs, 1)
        if ratio >= 0.6:
            yield Sign("like number", detail=role)
        elif ratio < 0.4 and abs(ours - theirs) > 3:
            yield Sign("other number", detail=role)


def counts_twice(a: Telling, b: Telling) -> bool:
    """One speaker gives, in one report, two tolls of one role: two things are counted."""
    ours, theirs = {key[:2] for key in a.counted}, {key[:2] for key in b.counted}
    return bool(ours & theirs) and a.counted.isdisjoint(b.counted)


# ------------------------------------------------------------------------------------------------ in which words
def _words(a: Telling, b: Telling) -> Iterator[Sign]:
    shared = common(a.words, b.words)
    if shared:
        yield Sign("rare words", min(MOST_WORDS, len(shared)) / MOST_WORDS, " ".join(sorted(shared)[:8]))
    elif min(len(a.words), len(b.words)) >= 6:
        yield Sign("no rare word shared")


def common(a: Sequence[str], b: Sequence[str]) -> set[str]:
    """Words are kept as tuples, a fifth of the size of sets."""
    return set(a).intersection(b) if len(a) < len(b) else set(b).intersection(a)


def _means(a: Telling, b: Telling) -> Iterator[Sign]:
    for name, ours, theirs in (("weapon", a.weapons, b.weapons), ("target", a.targets, b.targets)):
        if ours and theirs:
            yield Sign(f"same {name}") if ours & theirs else Sign(f"other {name}")
    if other_means(a, b):
        yield Sign("other means")


def other_means(a: Telling, b: Telling) -> bool:
    """A car bomb and shells are two, in one town and on one day; each tells by what it was done."""
    ours, theirs = means(a.types), means(b.types)
    return bool(ours and theirs) and not ours & theirs


def copied_share(a: Telling, b: Telling) -> float:
    """Of one type, any sentence that one copied from the other will do; else a sentence may tell two things."""
    shared = len(a.copied & b.copied)
    return shared / (min(len(a.copied), len(b.copied)) if a.types & b.types else len(a.copied | b.copied))
