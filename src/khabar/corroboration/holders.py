"""Who holds the place now: the dispute over a place, shown with the event from which it began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from khabar.corroboration.nearness import Near, place_nearness
from khabar.corroboration.types import TWO_SIDED, facets
from khabar.model import Actor, ControlState, Dispute, Event, Position, Voices

FROM = 2  # days between an event and the state that begins with it


def with_holders(events: Iterable[Event], rows: Iterable[ControlState]) -> tuple[Event, ...]:
    """Fights and changes of hands with the disputes over who holds the place since."""
    disputed: dict[str, list[ControlState]] = defaultdict(list)
    for row in rows:
        if row.disputed_by and row.start:
            disputed[row.start.start.isoformat()[:7]].append(row)
    return tuple(with_holder(event, near_in_time(event, disputed)) for event in events)


def near_in_time(event: Event, disputed: dict[str, list[ControlState]]) -> list[ControlState]:
    if event.when is None or not facets(event.type) & TWO_SIDED or not disputed:
        return []
    months = sorted({event.when.start.isoformat()[:7], event.when.end.isoformat()[:7]})
    return [row for month in months for row in disputed.get(month, ()) if begins_with(row, event)]


def begins_with(row: ControlState, event: Event) -> bool:
    if row.start is None or event.when is None:
        return False
    lag = (row.start.start - event.when.start).days
    inside = any(place_nearness(row.place, where.place).value >= Near.INSIDE.value for where in event.where)
    return inside and -FROM <= lag <= max(FROM, (event.when.end - event.when.start).days)


def with_holder(event: Event, rows: Sequence[ControlState]) -> Event:
    if not rows or any(one.field == "holder" for one in event.disputes):
        return event
    row = min(rows, key=lambda r: r.id)
    value = row.holder.id if row.holder else row.state.value
    told = position(value, (row.holder,) if row.holder else (), row, row.claims)
    against = position(f"not {value}", row.disputed_by, row, ())
    found = Dispute(field="holder", positions=(told, against))
    return replace(event, disputes=tuple(sorted((*event.disputes, found), key=lambda one: one.field)))


def position(value: str, by: Sequence[Actor], row: ControlState, claims: tuple[str, ...]) -> Position:
    return Position(value=value, by=tuple(by), voices=Voices(0, 0), claims=claims, since=row.first_cited)
