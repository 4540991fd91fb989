"""Inside one report: by which signs two of its claims tell one happening, the coder's own link being one of them.

A report tells a happening in sentences that follow one another and take their day and place from what was told before; what
is no sign between two reports (a day without words of its own) is the strongest within one. The coder's link is a sign too and
no law: two claims of other days, or that the words set apart, stay apart although it links them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khabar.corroboration.match import forbidden, only_planned
from khabar.corroboration.nearness import Near, nearness
from khabar.corroboration.signs import MOST_WORDS, Sign, common, counts_twice, directed_sides, gap, other_means
from khabar.corroboration.tellings import Telling
from khabar.corroboration.types import kindred, of_one_battle
from khabar.corroboration.weights import INSIDE
from khabar.corroboration.wording import only_counts
from khabar.model import EventClaim, EventType, PlacePrecision, Where

NEXT = 40  # characters between two sentences that follow one another
NEAR = 300  # characters; farther on the report has mostly come to something else
SLACK = 1  # days: a night belongs to two
WEEK = 7  # days


@dataclass(frozen=True)
class Alone:
    """One claim as a telling of its own, and the claim that the coder's links lead back to."""

    claim: EventClaim
    telling: Telling
    root: str
    headline: bool = False


def weigh(a: Alone, b: Alone) -> float:
    """Log odds that two claims of one report tell one happening."""
    return sum(INSIDE[sign.name] * sign.value for sign in inside(a, b))


def inside(a: Alone, b: Alone) -> Iterator[Sign]:
    yield Sign("prior")
    if a.root == b.root:
        yield Sign("linked by the coder")
    yield from _scene(a.claim, b.claim)
    yield from _distance(a.claim, b.claim)
    yield from _kind(a.telling, b.telling)
    yield from _sides(a.telling, b.telling)
    yield from _likeness(a, b)
    yield from _against(a.telling, b.telling)
    yield from _set_apart(a, b)
    if a.root != b.root and a.telling.earlier != b.telling.earlier:
        yield Sign("looked back to in the one")


def follows(a: Alone, b: Alone) -> bool:
    """ "In a separate attack gunmen shot at a post. A guard was hurt": who only counts goes on with what was set apart before."""
    return a.root == b.root and a.telling.apart == "other" and not b.telling.apart and only_counts(b.claim.quote.text)


def _scene(a: EventClaim, b: EventClaim) -> Iterator[Sign]:
    """Day and place, also those that a claim takes from what was told before."""
    day = bool(a.when and b.when and (a.when.start, a.when.end) == (b.when.start, b.when.end))
    ours, theirs = ids(a.where), ids(b.where)
    if day and not (ours and theirs):
        yield Sign("one day, place unknown")
        return
    match day, bool(ours & theirs):
        case True, True:
            yield Sign("one scene")
        case True, False:
            yield Sign("one day, no place in common")
        case False, True:
            yield Sign("one place, not one day")
        case _:
            yield Sign("neither day nor place in common")


def ids(places: Iterable[Where]) -> set[str]:
    """Places narrower than a country."""
    return {where.place.id for where in places if where.place.precision is not PlacePrecision.COUNTRY}


def _distance(a: EventClaim, b: EventClaim) -> Iterator[Sign]:
    first, second = a.sentence or a.quote, b.sentence or b.quote
    between = second.start - first.end
    if first.start == second.start:
        yield Sign("same sentence")
    elif between < NEXT:
        yield Sign("next sentence")
    elif between >= NEAR:
        yield Sign("far on")


def _kind(a: Telling, b: Telling) -> Iterator[Sign]:
    if EventType.OTHER in a.types or EventType.OTHER in b.types:
        yield Sign("type unknown")
    elif a.types & b.types:
        yield Sign("same type")
    elif kindred(a.types, b.types):
        yield Sign("kindred type")
    else:
        yield Sign("other part of a battle" if of_one_battle(a.types, b.types) else "other kind")


def _sides(a: Telling, b: Telling) -> Iterator[Sign]:
    if a.directed and b.directed:
        if a.doers & b.doers:
            yield Sign("same doer")
        yield from directed_sides(a, b)
    if a.persons and b.persons:
        yield Sign("same person") if a.persons & b.persons else Sign("other person")


def _likeness(a: Alone, b: Alone) -> Iterator[Sign]:
    """Words and figures; "the attack" before any attack was told is mostly one of earlier days."""
    ours, theirs = a.telling, b.telling
    if shared := common(ours.words, theirs.words):
        yield Sign("rare words", min(MOST_WORDS, len(shared)) / MOST_WORDS)
    if any(ours.numbers[role].isdisjoint(theirs.numbers[role]) for role in ours.numbers.keys() & theirs.numbers.keys()):
        yield Sign("other number")
    if spoken_of_as_known(a.claim):
        yield Sign("first spoken of as known")


def spoken_of_as_known(claim: EventClaim) -> bool:
    """ "The attack", "this operation"."""
    return claim.quote.text.lower().startswith(("the ", "this ", "that ", "these ", "those "))


def _set_apart(a: Alone, b: Alone) -> Iterator[Sign]:
    """Words that set one apart from a third hold for what is linked to it too: what a headline brought up, or was told as one more."""
    ways = {a.telling.apart, b.telling.apart}
    if len(ways) < 2 or follows(a, b):
        return
    bound = a.root == b.root and (a.headline or b.headline or (a.telling.apart == "other" and a.root == a.claim.id))
    if ways == {"first", ""}:
        yield Sign("first of several in the one")
    elif not bound or ways == {"first", "other"}:
        yield Sign("set apart by the words")


def _against(a: Telling, b: Telling) -> Iterator[Sign]:
    if forbidden(a, b):
        yield Sign("cannot be one")
    if a.when and b.when and (apart := gap(a.when, b.when)) > SLACK:
        yield Sign("other days")
        if apart > WEEK:
            yield Sign("weeks apart")
    if nearness(a.where, b.where) is Near.ELSEWHERE:
        yield Sign("other places")
    if len(a.hours) == 1 and len(b.hours) == 1 and a.hours != b.hours:
        yield Sign("other part of the day")
    if EventType.TERRITORY_TAKEN in a.types & b.types and a.again != b.again:
        yield Sign("won back in the one")
    if other_means(a, b):
        yield Sign("other means")
    if a.background != b.background:
        yield Sign("background in the one, news in the other")
    if only_planned(a) != only_planned(b):
        yield Sign("planned in the one")
    if counts_twice(a, b):
        yield Sign("two tolls by one speaker")
