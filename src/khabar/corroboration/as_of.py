"""The situation of a day: what held then, what was known then, and what changed between two days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from khabar.corroboration.tracks import MAIN
from khabar.model import (
    ControlState,
    Event,
    ForceState,
    Interval,
    RelationState,
    RoleState,
    Scope,
    Situation,
    When,
)


class Lasting(Protocol):
    """Anything that holds from one interval to another."""

    @property
    def id(self) -> str: ...
    @property
    def start(self) -> Interval | None: ...
    @property
    def end(self) -> Interval | None: ...


State = TypeVar("State", bound=Lasting)
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Day:
    """What held on one day, as far as the situation knows."""

    on: date
    events: tuple[Event, ...]
    control: tuple[ControlState, ...]
    forces: tuple[ForceState, ...]
    roles: tuple[RoleState, ...]
    relations: tuple[RelationState, ...]


def on(situation: Situation, day: date) -> Day:
    """The states that hold on a day, and the events that happened on it."""
    return Day(
        on=day,
        events=tuple(event for event in situation.events if happens(event.when, day)),
        control=held(situation.control, day),
        forces=held(situation.forces, day),
        roles=held(situation.roles, day),
        relations=held(situation.relations, day),
    )


def happens(when: When | None, day: date) -> bool:
    return when is not None and when.start <= day < when.end


def held(states: Iterable[State], day: date) -> tuple[State, ...]:
    """States run from the first day on which they may have begun to the first on which they may have ended."""
    return tuple(state for state in states if holds(state, day))


def holds(state: Lasting, day: date) -> bool:
    begun = state.start is None or state.start.start <= day
    over = state.end is not None and state.end.start <= day
    return begun and not over


# ------------------------------------------------------------------------------------------------ what changed
@dataclass(frozen=True, slots=True)
class Change(Generic[Row]):
    """A row before and after; None where there was, or is, none."""

    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What two situations, or two days of one, differ in."""

    events: tuple[Change[Event], ...]
    control: tuple[Change[ControlState], ...]
    forces: tuple[Change[ForceState], ...]
    roles: tuple[Change[RoleState], ...]
    relations: tuple[Change[RelationState], ...]


def diff_days(situation: Situation, first: date, second: date) -> Difference:
    """What changed between two days: places that changed hands, units that moved, and the events between."""
    a, b = on(situation, first), on(situation, second)
    between = (e for e in situation.events if e.when and e.when.start < second and e.when.end > first)
    return Difference(
        events=tuple(happened(event) for event in between),
        control=changes(a.control, b.control, place_key, same_control),
        forces=changes(a.forces, b.forces, lambda row: row.id, same),
        roles=changes(a.roles, b.roles, lambda row: row.id, same),
        relations=changes(a.relations, b.relations, lambda row: row.id, same),
    )


def diff_known(before: Situation, after: Situation) -> Difference:
    """What became known between two situations of the same world, also about the past.

    Events are the same event where they share a claim: an earlier claim that comes in late gives it another id.
    """
    return Difference(
        events=changed_events(before.events, after.events),
        control=changes(before.control, after.control, lambda row: row.id, same),
        forces=changes(before.forces, after.forces, lambda row: row.id, same),
        roles=changes(before.roles, after.roles, lambda row: row.id, same),
        relations=changes(before.relations, after.relations, lambda row: row.id, same),
    )


def changes(
    before: Iterable[Row], after: Iterable[Row], key: Callable[[Row], str], equal: Callable[[Row, Row], bool]
) -> tuple[Change[Row], ...]:
    old, new = {key(row): row for row in before}, {key(row): row for row in after}
    found: list[Change[Row]] = []
    for one in sorted(old.keys() | new.keys()):
        a, b = old.get(one), new.get(one)
        if a is None or b is None or not equal(a, b):
            found.append(Change(a, b))
    return tuple(found)


def place_key(row: ControlState) -> str:
    scope = Scope.WHOLE if row.scope in MAIN else row.scope
    return f"{row.place.id} {scope.value}"


def same_control(a: ControlState, b: ControlState) -> bool:
    holders = (a.holder.id if a.holder else None) == (b.holder.id if b.holder else None)
    return holders and a.state is b.state


def same(a: object, b: object) -> bool:
    return a == b


def happened(event: Event) -> Change[Event]:
    """``Change[Event](...)`` would do, were it not that Python 3.11 cannot call the alias of a frozen class with slots."""
    return Change(None, event)


def gone(event: Event) -> Change[Event]:
    return Change(event, None)


def changed_events(before: Sequence[Event], after: Sequence[Event]) -> tuple[Change[Event], ...]:
    home = {claim: event for event in before for claim in event.claims}
    found: list[Change[Event]] = []
    kept: set[str] = set()
    for event in after:
        old = next((home[claim] for claim in event.claims if claim in home and home[claim].id not in kept), None)
        if old is not None:
            kept.add(old.id)
        if old != event:
            found.append(Change(old, event))
    found += [gone(event) for event in before if event.id not in kept]
    return tuple(found)


def moved_ids(before: Situation, after: Situation) -> dict[str, str]:
    """For the store's table of moved events: an old id, and the event that its earliest claim is in now."""
    now = dict(after.event_of)
    ids = {event.id for event in after.events}
    moved: dict[str, str] = {}
    for event in before.events:
        claim = "c_" + event.id.removeprefix("e_")
        target = now.get(claim) or next((now[one] for one in event.claims if one in now), None)
        if event.id not in ids and target:
            moved[event.id] = target
    return moved
