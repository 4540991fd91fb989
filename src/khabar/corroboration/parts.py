"""What belongs to what: an assault to its siege, single events to the sum that a report makes of them, flight to an attack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from khabar.corroboration.nearness import Near, is_exact, nearness
from khabar.corroboration.types import facets
from khabar.model import Event, EventType, Status, When

BECAUSE = frozenset({EventType.DISPLACEMENT, EventType.BORDER_CLOSED, EventType.DESTRUCTION})
CAUSE = frozenset({"fight", "attack", "territory", "air", "shell", "bomb"})
AFTER = 7  # days from a fight to a flight that is told as following it
Key = tuple[str, int]


def with_wholes(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events with what they are part of, and what they follow from. Never merges, never sums."""
    whole = index(event for event in events if is_whole(event))
    cause = index(event for event in events if causes(event))
    return tuple(replace(e, part_of=part_of(e, whole), consequence_of=consequence_of(e, cause)) for e in events)


def is_whole(event: Event) -> bool:
    return (
        (event.aggregate or event.type is EventType.SIEGE)
        and event.when is not None
        and event.status is Status.ASSERTED
    )


def causes(event: Event) -> bool:
    """A fight at a place that is known better than by its province."""
    near = any(is_exact(where.place) for where in event.where)
    return near and event.when is not None and bool(facets(event.type) & CAUSE) and event.status is Status.ASSERTED


def index(events: Iterable[Event]) -> dict[Key, list[Event]]:
    found: dict[Key, list[Event]] = defaultdict(list)
    for event in events:
        for area in areas(event):
            for month in months(event.when):
                found[area, month].append(event)
    return found


def areas(event: Event) -> set[str]:
    return {where.place.admin1 or where.place.id for where in event.where} or {""}


def months(when: When | None) -> range:
    if when is None:
        return range(0)
    return range(when.start.year * 12 + when.start.month, when.end.year * 12 + when.end.month + 1)


def near_in(event: Event, found: dict[Key, list[Event]], back: int = 0) -> list[Event]:
    span = months(event.when)
    keys = [(area, month) for area in sorted(areas(event)) for month in range(span.start - back, span.stop)]
    return sorted(
        {e.id: e for key in keys for e in found.get(key, ()) if e.id != event.id}.values(), key=lambda e: e.id
    )


def part_of(event: Event, whole: dict[Key, list[Event]]) -> str | None:
    """The shortest siege or sum whose days and places hold the event."""
    if event.when is None or is_whole(event):
        return None
    fitting = [one for one in near_in(event, whole) if holds(one, event)]
    best = min(fitting, key=lambda one: (one.when.end - one.when.start if one.when else None, one.id), default=None)
    return best.id if best else None


def holds(whole: Event, part: Event) -> bool:
    if whole.when is None or part.when is None or not facets(whole.type) & facets(part.type):
        return False
    inside = whole.when.start <= part.when.start and part.when.end <= whole.when.end
    longer = (whole.when.end - whole.when.start) > (part.when.end - part.when.start)
    return inside and longer and nearness(whole.where, part.where).value > 0


def consequence_of(event: Event, cause: dict[Key, list[Event]]) -> str | None:
    """The last fight at the same place in the week before a flight, a closing, a burning."""
    if event.type not in BECAUSE or event.when is None:
        return None
    start = event.when.start
    before = [
        one
        for one in near_in(event, cause, back=1)
        if one.when
        and -1 <= (start - one.when.start).days <= AFTER
        and nearness(one.where, event.where).value >= Near.INSIDE.value
    ]
    return max(before, key=lambda one: (one.when.start if one.when else start, one.id)).id if before else None
