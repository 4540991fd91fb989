"""Same happening or not: a sum of named reasons, and the reasons that forbid it.

Weights are in the logistic scale (log odds) and stand, each with where it comes from, in ``weights.toml``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.corroboration.nearness import Near, is_exact, nearness
from khabar.corroboration.signs import common, days, gap, in_common, signs, turned
from khabar.corroboration.tellings import Telling
from khabar.corroboration.types import LASTING, TERRITORY, goes_on, kindred, of_one_battle
from khabar.corroboration.weights import UNTYPED, WEIGHTS
from khabar.model import EventType, PlacePrecision, Reason, Status, TimePrecision, Where

UNLIKELY = -5.0  # a pair that cannot be one as it stands, weighed against the other pairs of two groups


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
    worth = UNTYPED if EventType.OTHER in a.types or EventType.OTHER in b.types else WEIGHTS
    reasons = tuple(Reason(sign.name, worth[sign.name] * sign.value, sign.detail) for sign in signs(a, b))
    return Match(sum(reason.weight for reason in reasons), reasons)


# ------------------------------------------------------------------------------------------------ must not merge
def barred(a: Telling, b: Telling) -> str | None:
    """Why two tellings are not one happening; None where they may be."""
    return forbidden(a, b) or unlikely(a, b)


def forbidden(a: Telling, b: Telling) -> str | None:
    """Why two tellings can never be one, nor their happenings, whatever else speaks for it."""
    if is_sum(a) != is_sum(b):
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
    if nearness(a.where, b.where) is Near.ELSEWHERE and not (EventType.DEFECTION in a.types & b.types and a.persons & b.persons):
        return "different places"
    if a.report == b.report and (a.earlier != b.earlier or {a.apart, b.apart} in ({"first", "other"}, {"", "other"})):
        return "set apart by the words of the report"
    return "nothing in common but kind and days" if bare(a, b) else None


def bare(a: Telling, b: Telling) -> bool:
    """No place narrower than a province, nobody, no figure, no rare word and no copied sentence in common."""
    if a.report == b.report or in_common(a, b) or common(a.words, b.words) or one_scene(a, b):
        return False
    if goes_on(a.types | b.types):
        return nearness(a.where, b.where).value <= Near.SAME_PROVINCE.value  # all flights are of civilians, and from where the report is of
    return nearness(own(a.where), own(b.where)).value <= Near.SAME_PROVINCE.value


def one_scene(a: Telling, b: Telling) -> bool:
    """One kind of thing, in one town and on one day that both give: that is more than nothing, wherever the town's name stands."""
    if not a.when or not b.when or a.when.precision is not TimePrecision.DAY or b.when.precision is not TimePrecision.DAY:
        return False
    return bool(a.types & b.types) and gap(a.when, b.when) == 0 and nearness(a.where, b.where) is Near.SAME_POINT


def own(places: Sequence[Where]) -> tuple[Where, ...]:
    """Places that the report names for it; one that it inherits from what was told before says little."""
    return tuple(w for w in places if w.quote is not None or w.place.precision is PlacePrecision.POINT)


def foretold(a: Telling, b: Telling) -> bool:
    """The one had been told before the other's day."""
    early = a.published and b.when and happened(a) and (b.when.start - a.published).days > 1
    return bool(early)


def days_apart(a: Telling, b: Telling) -> int:
    return gap(a.when, b.when) if a.when and b.when else 0


def slack(a: Telling, b: Telling) -> int:
    """A night belongs to two days; what lasts is told of on any of its days."""
    return 2 if a.types & b.types & LASTING else 1


def is_sum(telling: Telling) -> bool:
    """Told as a sum, over days or over a province: "the toll has risen to 11" sums up one bombing, a flight goes on for days."""
    if not telling.aggregate or telling.types <= LASTING:
        return False
    over_days = telling.when is not None and days(telling.when) > 1
    return over_days or not any(is_exact(where.place) for where in telling.where)


def only_planned(telling: Telling) -> bool:
    """Meant and no more, or meant and said to have come to nothing."""
    meant = telling.status - {Status.DENIED}
    return meant <= {Status.PLANNED, Status.HYPOTHETICAL} and (bool(meant) or not telling.status)


def happened(telling: Telling) -> bool:
    return Status.ASSERTED in telling.status or Status.UNCONFIRMED in telling.status
