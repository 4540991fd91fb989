"""Control of places through time: a fold of cited claims over the opening map.

Claims that tell one change of hands are one step. A step moves the holder where somebody beside the gainer tells it, or
nobody denies it; a claim by the gainer alone that the other side denies leaves the place unknown, or with a holder who
was cited before. Presence, plans and hypotheses move nothing; a parent's claim never overrides a child's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from khabar.corroboration.folding import steps_of
from khabar.corroboration.speakers import Listener, OriginKind
from khabar.corroboration.steps import Step, Word
from khabar.corroboration.tracks import MAIN, Track, tracks_of
from khabar.corroboration.world import Opening
from khabar.model import (
    Actor,
    Basis,
    ControlState,
    Event,
    Holding,
    Interval,
    Manner,
    Scope,
    TimePrecision,
)

FORGOTTEN_AFTER = 365  # days; so old a word about a place does not stand against the map of the area around it
STALE_AFTER = 30  # days without a word; in the theatres looked at half of all recaptures became known within a month


def control(ear: Listener, events: Sequence[Event] = ()) -> tuple[ControlState, ...]:
    """Every place that anybody spoke of, or that the opening map knows, with its states from first to last."""
    tracks = tracks_of(ear, events)
    rows = [row for key in sorted(tracks) for row in fold(tracks[key], ear)]
    return tuple(sorted(rows, key=lambda row: row.id))


# ------------------------------------------------------------------------------------------------ the fold
@dataclass(frozen=True)
class State:
    """Who holds the place from a step on."""

    holder: Actor | None
    state: Holding
    basis: Basis
    start: Interval | None
    scope: Scope
    how: Manner = Manner.UNKNOWN
    disputed_by: tuple[Actor, ...] = ()
    words: tuple[Word, ...] = ()


def fold(track: Track, ear: Listener) -> list[ControlState]:
    """Claims and rows of the opening map in order of time; on one day the map comes first."""
    states: list[State] = []
    waiting = list(track.openings)
    for step in steps_of(track.words):
        while waiting and waiting[0].on <= (step.day or date.max):
            states = with_map(states, waiting.pop(0), track, ear)
        states = after(states, step, ear)
    for opening in waiting:
        states = with_map(states, opening, track, ear)
    return rows_of(track, states)


def with_map(states: list[State], opening: Opening, track: Track, ear: Listener) -> list[State]:
    """A row of the map takes the place of whoever else held; a parent's row leaves what a child was said of its own."""
    row = opening_state(track, opening)
    now = states[-1] if states else None
    if now is None:
        return [row]
    same = now.holder is not None and one_camp(now.holder, opening.holder, opening.on, ear)
    if same and now.state is Holding.HELD:
        return states
    return states if row.basis is Basis.INFERRED and is_own(now, opening, track, ear) else [*trimmed(states, row), row]


def is_own(now: State, opening: Opening, track: Track, ear: Listener) -> bool:
    """Told of the place itself within a year, and not what the map said of all around it until this row."""
    told = max((word.day.start for word in now.words if word.day), default=date.min)
    if not now.words or (opening.on - told).days > FORGOTTEN_AFTER:
        return False
    before = [row.holder for row in track.openings if row.on < opening.on]
    follows = bool(before and now.holder) and one_camp(now.holder, before[-1], opening.on, ear)
    return not follows


def opening_state(track: Track, opening: Opening) -> State:
    basis = Basis.ASSUMED if opening.place.id == track.place.id else Basis.INFERRED
    day = Interval(opening.on, opening.on + timedelta(1), TimePrecision.DAY)
    return State(opening.holder, Holding.HELD, basis, day, track.scope)


def after(states: list[State], step: Step, ear: Listener) -> list[State]:
    """The states with one more step: confirmed, changed, or left in doubt."""
    now = states[-1] if states else None
    if step.before is not None and not same_actor(step.before, step.holder, step, ear):
        states = with_former_holder(states, step, ear)
        now = states[-1] if states else None
    if now and agrees(now, step, ear):
        return [*states[:-1], confirmed(now, step, ear)]
    if not step.moves:
        return states
    if now and loses_nothing(now, step, ear):
        return states
    new = state_of(step, now, ear)
    if new is None:
        return (
            [*states[:-1], replace(now, disputed_by=merge_actors(now.disputed_by, step.claimants))] if now else states
        )
    return [*trimmed(states, new), new]


def trimmed(states: list[State], new: State) -> list[State]:
    """States that would begin on or after the new one are of its own day; the better founded stays."""
    if new.start is None:
        return []
    kept = list(states)
    while kept and kept[-1].start is not None and kept[-1].start.start >= new.start.start:
        kept.pop()
    return kept


def loses_nothing(now: State, step: Step, ear: Listener) -> bool:
    """Told as a loss by those who are not known to have held it, with nobody to gain by it."""
    losers = [word.loser for word in step.words if word.loser]
    held = now.holder is not None and step.holder is None and step.state is Holding.NOT_HELD
    return held and not any(same_actor(one, now.holder, step, ear) for one in losers)


def agrees(now: State, step: Step, ear: Listener) -> bool:
    return (
        now.holder is not None
        and step.holder is not None
        and step.state is now.state
        and (now.holder.id == step.holder.id or same_camp(now.holder, step.holder, step, ear))
    )


def same_camp(a: Actor, b: Actor, step: Step, ear: Listener) -> bool:
    ours, theirs = ear.world.camp(a, step.day), ear.world.camp(b, step.day)
    return ours is not None and ours == theirs


def one_camp(a: Actor | None, b: Actor, on: date, ear: Listener) -> bool:
    ours = a and ear.world.camp(a, on)
    return a is not None and (a.id == b.id or (ours is not None and ours == ear.world.camp(b, on)))


def confirmed(now: State, step: Step, ear: Listener) -> State:
    words = (*now.words, *step.support)
    basis = max(now.basis, basis_of(words), key=RANK.__getitem__)
    return replace(now, basis=basis, words=words, disputed_by=merge_actors(now.disputed_by, step.deniers))


def with_former_holder(states: list[State], step: Step, ear: Listener) -> list[State]:
    """ "The place was in the hands of X": X held it until now, from a day that nobody tells or the claim's own."""
    now = states[-1] if states else None
    former = step.before
    if former is None or (now and now.holder and now.holder.id == former.id):
        return states
    start = step.before_when
    if start is None or (now and now.start and start.start <= now.start.start):
        return states
    words = tuple(w for w in step.words if w.actor and w.actor.id == former.id)
    held = State(former, Holding.HELD, basis_of(words), start, now.scope if now else Scope.UNSPECIFIED, words=words)
    return [*states, held]


def state_of(step: Step, now: State | None, ear: Listener) -> State | None:
    """The state that a step leads to; None where it is too weak to move a holder who was cited before."""
    basis = basis_of(step.support)
    holder = None if step.state is Holding.CONTESTED else step.holder
    if step.state is Holding.BESIEGED:
        holder = inside(step, now, ear)
    against = (*step.deniers, *step.rivals)
    deniers = merge_actors((), (actor for actor in against if not same_actor(actor, holder, step, ear)))
    scope = step.scope
    if step.holder is None and step.state is Holding.NOT_HELD:
        return State(None, Holding.UNKNOWN, basis, step.start, scope, step.how, deniers, step.words)
    alone = basis is Basis.CLAIMED and bool(step.deniers)
    if alone and now is not None and RANK[now.basis] >= RANK[Basis.REPORTED]:
        return None
    if alone:
        both = merge_actors(deniers, step.claimants)
        return State(None, Holding.UNKNOWN, basis, step.start, scope, step.how, both, step.words)
    return State(holder, step.state, basis, step.start, scope, step.how, deniers, step.words)


def inside(step: Step, now: State | None, ear: Listener) -> Actor | None:
    """Who holds a place under siege: the one who held it before, not the one who besieges it."""
    before = now.holder if now else None
    return before if before and not same_actor(before, step.holder, step, ear) else None


def same_actor(a: Actor, b: Actor | None, step: Step, ear: Listener) -> bool:
    return b is not None and (a.id == b.id or same_camp(a, b, step, ear))


RANK = {basis: rank for rank, basis in enumerate(Basis)}


def basis_of(words: Iterable[Word]) -> Basis:
    """On what a state rests: two independent origins, one of them no party, before a concession, before a report."""
    told = [word for word in words if not word.denied]
    origins = {w.heard.origin.key: w.heard.origin for w in told if w.heard.origin.kind is not OriginKind.UNNAMED}
    third = [origin for origin in origins.values() if origin.camp is None]
    if third and len(origins) > 1:
        return Basis.CORROBORATED
    if any(w.concedes for w in told):
        return Basis.CONCEDED
    return Basis.REPORTED if third else Basis.CLAIMED


def merge_actors(a: Sequence[Actor], b: Iterable[Actor]) -> tuple[Actor, ...]:
    found = {actor.id: replace(actor, quote=None) for actor in (*a, *b)}
    return tuple(found[key] for key in sorted(found))


# ------------------------------------------------------------------------------------------------ rows
def rows_of(track: Track, states: Sequence[State]) -> list[ControlState]:
    rows: list[ControlState] = []
    cited = [(state, citations(state)) for state in states]
    for at, (state, days) in enumerate(cited):
        end = states[at + 1].start if at + 1 < len(states) else None
        rows.append(ControlState(
            id=row_id(track, state), place=track.place, holder=state.holder and replace(state.holder, quote=None),
            state=state.state, scope=state.scope if track.scope is Scope.WHOLE else track.scope, basis=state.basis,
            how=state.how, disputed_by=state.disputed_by, start=state.start, end=end,
            first_cited=min(days, default=None), last_cited=max(days, default=None),
            claims=tuple(sorted({word.heard.claim.id for word in state.words})),
        ))  # fmt: skip
    return rows


def citations(state: State) -> list[date]:
    return [word.heard.known for word in state.words if word.heard.known]


def row_id(track: Track, state: State) -> str:
    start = state.start.start.isoformat() if state.start else ""
    return "s_" + sha256(f"{track.place.id}\0{track.scope.value}\0{start}".encode()).hexdigest()[:16]


def age(state: ControlState, on: date) -> int | None:
    """Days since anybody last spoke of this state."""
    return (on - state.last_cited).days if state.last_cited else None


def is_stale(state: ControlState, on: date) -> bool:
    days = age(state, on)
    return days is None or days > STALE_AFTER


def by_place(rows: Iterable[ControlState]) -> dict[tuple[str, Scope], list[ControlState]]:
    found: dict[tuple[str, Scope], list[ControlState]] = defaultdict(list)
    for row in rows:
        scope = Scope.WHOLE if row.scope in MAIN else row.scope
        found[row.place.id, scope].append(row)
    return dict(found)
