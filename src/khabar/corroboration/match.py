"""Same happening or not: a sum of named reasons, and the reasons that forbid it.

Weights are in the logistic scale (log odds). They were set by hand from what each sign is worth where the signs are known
(same place to a kilometre, same day, same sides) and checked, not fitted, on the development scenario under noise; see
tests/corroboration/test_match.py for the cases that hold each of them in place.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from khabar.corroboration.nearness import Near, nearness
from khabar.corroboration.tellings import Telling
from khabar.corroboration.types import LASTING, TERRITORY, kindred, of_one_battle
from khabar.model import EventType, PlacePrecision, Reason, Status, TimePrecision, When, Where

CIVILIANS = "civilians"  # a side that is in every war
UNLIKELY = -5.0  # a pair that cannot be one as it stands, weighed against the other pairs of two groups
PRIOR = -2.5  # two tellings of one kind from one country in one week are mostly two happenings
SAME_TYPE, KIN_TYPE, OTHER_PART = 1.5, 0.8, -0.6
SAME_DAY, SAME_SPAN, NEXT_DAY, FAR_DAYS = 1.5, 1.0, 0.2, -1.5
SHORT = 3  # days; longer intervals overlap too easily to tell much
SAME_SIDE, OTHER_SIDE, OTHER_VICTIM, TURNED = 0.8, -0.6, -0.9, -1.5
SAME_VICTIM = 1.6  # a named person
SAME_TOLL, NEAR_TOLL, FAR_TOLL = 0.5, 0.2, -0.7
RARE_WORD, MOST_WORDS, NO_WORD = 0.35, 1.4, -0.4
SAME_MEANS, OTHER_MEANS = 0.4, -0.7
COPIED = 4.0  # the words themselves were copied
OTHER_FRAME = -0.8  # what is recalled is mostly older; an anniversary recalls its day as well
SAME_REPORT = 0.4  # a report mostly returns to what it is about ...
OWN_NUMBERS = -1.6  # ... unless it counts two different tolls for two things
NOBODY = -0.8  # one of two without a day, and no side, person, figure or copied sentence that both have
FRESH, OLD = 4, 8  # days from a happening to the report that tells it without a day


@dataclass(frozen=True, slots=True)
class Match:
    """Whether two tellings are one happening: the sum of the reasons, or why they cannot be."""

    score: float
    reasons: tuple[Reason, ...]
    barred: str | None = None


def match(a: Telling, b: Telling) -> Match:
    never, hardly = forbidden(a, b), unlikely(a, b)
    if never or hardly:
        return Match(-math.inf if never else UNLIKELY, (), never or hardly)
    reasons = (Reason("prior", PRIOR), *_reasons(a, b))
    return Match(sum(reason.weight for reason in reasons), reasons)


# ------------------------------------------------------------------------------------------------ must not merge
def barred(a: Telling, b: Telling) -> str | None:
    """Why two tellings are not one happening; None where they may be."""
    return forbidden(a, b) or unlikely(a, b)


def forbidden(a: Telling, b: Telling) -> str | None:
    """Why two tellings can never be one, nor their happenings, whatever else speaks for it."""
    if a.aggregate != b.aggregate:
        return "a sum over many happenings is none of them"
    if (EventType.SIEGE in a.types) != (EventType.SIEGE in b.types):
        return "a siege is more than its assaults"
    if TERRITORY in a.facets and TERRITORY in b.facets and turned(a, b):
        return "who gained in the one lost in the other"
    if only_planned(a) != only_planned(b) and not a.copied & b.copied and happened(a) != happened(b):
        return "a plan is not what happened"
    return None


def unlikely(a: Telling, b: Telling) -> str | None:
    """Why two tellings are not one, as they stand; a coder's slip in one of ten must not part the other nine."""
    if not kindred(a.types, b.types) and not of_one_battle(a.types, b.types):
        return "different kinds of happening"
    if days_apart(a, b) > slack(a, b):
        return "different days"
    if foretold(a, b) or foretold(b, a):
        return "told before it happened"
    if nearness(a.where, b.where) is Near.ELSEWHERE:
        return "different places"
    if a.report == b.report and a.apart != b.apart:
        return "set apart by the words of the report"
    return "nothing in common but kind and days" if bare(a, b) else None


def bare(a: Telling, b: Telling) -> bool:
    """No place narrower than a province, nobody, no figure, no rare word and no copied sentence in common."""
    if a.report == b.report or a.words & b.words or in_common(a, b):
        return False
    return nearness(own(a.where), own(b.where)).value <= Near.SAME_PROVINCE.value


def in_common(a: Telling, b: Telling) -> bool:
    """A side, a person, a figure or a copied sentence that both have."""
    sides = (a.doers | a.sufferers) & (b.doers | b.sufferers) - {CIVILIANS}
    figures = any(a.numbers[role] & b.numbers[role] for role in a.numbers.keys() & b.numbers.keys())
    return bool(sides or figures or a.persons & b.persons or a.copied & b.copied)


def own(places: Sequence[Where]) -> tuple[Where, ...]:
    """Places that the report names for it; one that it inherits from what was told before says little."""
    return tuple(w for w in places if w.quote is not None or w.place.precision is PlacePrecision.POINT)


def foretold(a: Telling, b: Telling) -> bool:
    """The one had been told before the other's day."""
    early = a.published and b.when and happened(a) and (b.when.start - a.published).days > 1
    return bool(early)


def days_apart(a: Telling, b: Telling) -> int:
    return gap(a.when, b.when) if a.when and b.when else 0


def gap(a: When, b: When) -> int:
    """Days between two intervals: 0 where they overlap, 1 for neighbouring days."""
    first, second = (a, b) if a.start <= b.start else (b, a)
    return max(0, (second.start - first.end).days + 1)


def slack(a: Telling, b: Telling) -> int:
    """A night belongs to two days; what lasts is told of on any of its days."""
    return 2 if a.types & b.types & LASTING else 1


def turned(a: Telling, b: Telling) -> bool:
    return bool(a.doers & b.sufferers or a.sufferers & b.doers) and not (a.doers & b.doers or a.sufferers & b.sufferers)


def only_planned(telling: Telling) -> bool:
    return telling.status <= {Status.PLANNED, Status.HYPOTHETICAL}


def happened(telling: Telling) -> bool:
    return Status.ASSERTED in telling.status or Status.UNCONFIRMED in telling.status


# ------------------------------------------------------------------------------------------------ reasons
def _reasons(a: Telling, b: Telling) -> Iterator[Reason]:
    yield _type(a, b)
    yield from _place(a, b)
    yield from _time(a, b)
    yield from _sides(a, b)
    yield from _persons(a, b)
    yield from _tolls(a, b)
    yield from _words(a, b)
    yield from _means(a, b)
    if a.copied & b.copied:
        yield Reason("copied words", COPIED * copied_share(a, b))
    elif a.background != b.background:
        yield Reason("background in the one, news in the other", OTHER_FRAME)
    if a.report == b.report:
        yield Reason("same report", SAME_REPORT)
        if counts_twice(a, b):
            yield Reason("two tolls by one speaker in one report", OWN_NUMBERS)


def copied_share(a: Telling, b: Telling) -> float:
    """Of one type, any sentence that one copied from the other will do; else a sentence may tell two things."""
    shared = len(a.copied & b.copied)
    return shared / (min(len(a.copied), len(b.copied)) if a.types & b.types else len(a.copied | b.copied))


def counts_twice(a: Telling, b: Telling) -> bool:
    """One speaker gives, in one report, two tolls of one role: two things are counted."""
    ours, theirs = {key[:2] for key in a.counted}, {key[:2] for key in b.counted}
    return bool(ours & theirs) and a.counted.isdisjoint(b.counted)


def _type(a: Telling, b: Telling) -> Reason:
    if a.types & b.types:
        return Reason("same type", SAME_TYPE)
    return (
        Reason("kindred type", KIN_TYPE) if kindred(a.types, b.types) else Reason("other part of a battle", OTHER_PART)
    )


def _place(a: Telling, b: Telling) -> Iterator[Reason]:
    near = nearness(a.where, b.where)
    if near is not Near.UNKNOWN:
        yield Reason(f"place: {near.name.lower().replace('_', ' ')}", near.value)


def _time(a: Telling, b: Telling) -> Iterator[Reason]:
    if not a.when or not b.when:
        yield from _undated(a, b)
        return
    apart = gap(a.when, b.when)
    if apart:
        yield Reason("neighbouring days", NEXT_DAY) if apart == 1 else Reason("days apart", FAR_DAYS)
    elif days(a.when) <= SHORT and days(b.when) <= SHORT:
        both = a.when.precision is b.when.precision is TimePrecision.DAY
        yield Reason("same day", SAME_DAY) if both else Reason("same days", SAME_SPAN)
    else:
        yield Reason("same weeks", NEXT_DAY)


def _undated(a: Telling, b: Telling) -> Iterator[Reason]:
    """News that names no day is mostly of the days before its report."""
    first, second = _told(a), _told(b)
    if first is None or second is None:
        return
    if not in_common(a, b):
        yield Reason("neither day nor anybody in common", NOBODY)
    if a.when or b.when:
        dated, report = (first, second) if a.when else (second, first)
        lag = (report - dated).days
        near, far = -1 <= lag <= FRESH, lag > OLD
    else:
        lag = abs((first - second).days)
        near, far = lag <= FRESH, lag > OLD
    if near:
        yield Reason("told within days of it", NEXT_DAY)
    else:
        yield Reason("told weeks apart", FAR_DAYS) if far else Reason("told a week apart", FAR_DAYS / 2)


def _told(telling: Telling) -> date | None:
    """The day of the happening, else of the report."""
    return telling.when.start if telling.when else telling.published


def days(when: When) -> int:
    return (when.end - when.start).days


def _sides(a: Telling, b: Telling) -> Iterator[Reason]:
    if not a.directed or not b.directed:
        ours, theirs = a.doers | a.sufferers, b.doers | b.sufferers
        if ours and theirs:
            yield Reason("same sides", SAME_SIDE * 1.5) if ours & theirs else Reason("other sides", OTHER_SIDE * 2)
        return
    if a.doers and b.doers:
        yield Reason("same doer", SAME_SIDE) if a.doers & b.doers else Reason("other doer", OTHER_SIDE)
    if a.sufferers and b.sufferers:
        yield Reason("same victims", SAME_SIDE) if a.sufferers & b.sufferers else Reason("other victims", OTHER_VICTIM)
    if turned(a, b):
        yield Reason("sides exchanged", TURNED)


def _persons(a: Telling, b: Telling) -> Iterator[Reason]:
    if a.persons and b.persons:
        shared = a.persons & b.persons
        yield Reason("same person", SAME_VICTIM) if shared else Reason("other person", OTHER_VICTIM)


def _tolls(a: Telling, b: Telling) -> Iterator[Reason]:
    for role in sorted(a.numbers.keys() & b.numbers.keys()):
        shared = a.numbers[role] & b.numbers[role]
        if shared:
            yield Reason(f"same number {role}", SAME_TOLL + min(1.0, math.log10(1 + max(shared))))
        else:
            ours, theirs = max(a.numbers[role]), max(b.numbers[role])
            ratio = min(ours, theirs) / max(ours, theirs, 1)
            if ratio >= 0.6:
                yield Reason(f"like number {role}", NEAR_TOLL)
            elif ratio < 0.4 and abs(ours - theirs) > 3:
                yield Reason(f"other number {role}", FAR_TOLL)


def _words(a: Telling, b: Telling) -> Iterator[Reason]:
    shared = len(a.words & b.words)
    if shared:
        yield Reason("rare words", min(MOST_WORDS, RARE_WORD * shared), " ".join(sorted(a.words & b.words)[:8]))
    elif min(len(a.words), len(b.words)) >= 6:
        yield Reason("no rare word shared", NO_WORD)


def _means(a: Telling, b: Telling) -> Iterator[Reason]:
    for name, ours, theirs in (("weapon", a.weapons, b.weapons), ("target", a.targets, b.targets)):
        if ours and theirs:
            yield Reason(f"same {name}", SAME_MEANS) if ours & theirs else Reason(f"other {name}", OTHER_MEANS)
