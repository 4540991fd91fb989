"""Which types of event may be two views of one happening."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.model import EventType as T

# A report says "bomb", another "attack", a third "killing": one happening seen from its means, its kind and its effect.
# Two types may be one happening where they share a facet. Types that are not listed are their own facet.
FACETS: dict[T, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        T.ARMED_CLASH: "fight attack", T.GROUND_ATTACK: "fight attack", T.COMPLEX_ATTACK: "bomb fight attack",
        T.AIR_STRIKE: "air attack", T.DRONE_STRIKE: "air attack", T.SHELLING: "shell fight attack",
        T.IED: "bomb attack", T.MINE: "bomb attack", T.SUICIDE_ATTACK: "bomb attack", T.GRENADE: "bomb attack",
        T.CHEMICAL_ATTACK: "shell air attack", T.TARGETED_KILLING: "kill attack", T.ATTACK_ON_CIVILIANS: "kill attack",
        T.EXECUTION: "kill", T.TORTURE: "abuse", T.SEXUAL_VIOLENCE: "abuse",
        T.ABDUCTION: "hold", T.DISAPPEARANCE: "hold", T.DETENTION: "hold", T.CAPTURE: "hold fight",
        T.RELEASE: "free", T.RESCUE: "free fight", T.SURRENDER: "yield fight", T.DEFECTION: "yield",
        T.TERRITORY_TAKEN: "territory fight", T.TERRITORY_CEDED: "territory yield", T.SIEGE: "territory fight",
        T.WITHDRAWAL: "territory march", T.DEPLOYMENT: "march", T.EXERCISE: "exercise", T.BASE: "march base",
        T.FORMATION: "formation recruit", T.RECRUITMENT: "recruit", T.WEAPONS_DISRUPTED: "down fight",
        T.DESTRUCTION: "harm attack down", T.LOOTING: "harm", T.TAXATION: "tax", T.CHECKPOINT: "checkpoint",
        T.ACCESS_OBSTRUCTION: "border deny", T.EDICT: "edict", T.DISPLACEMENT: "flight", T.RETURN: "homecoming",
        T.BORDER_CROSSING: "flight crossing", T.BORDER_CLOSED: "border", T.BORDER_OPENED: "opened",
        T.PROTEST: "crowd", T.RIOT: "crowd", T.CROWD_FORCE: "crowd", T.STRIKE_ACTION: "crowd",
        T.VISIT: "meet", T.MEETING: "meet", T.TALKS: "meet", T.AGREEMENT: "deal", T.CEASEFIRE: "deal", T.COOPERATION: "deal",
    }.items()
}  # fmt: skip
TERRITORY = "territory"
TWO_SIDED = frozenset({"fight", "territory"})  # both sides may lose men
STRIKING = frozenset(kind for kind, names in FACETS.items() if names & {"attack", "kill"}) - {T.DESTRUCTION}  # that hit somebody
GIVING_UP = frozenset({T.TERRITORY_CEDED, T.WITHDRAWAL, T.SURRENDER})
MEANS = frozenset({"bomb", "shell", "air"})  # one of which did it; a fight, a killing may have had any
BATTLE = frozenset({"fight", "territory", "yield"})
# What stays longer than the day on which it is told.
LASTING = frozenset(
    {T.DISPLACEMENT, T.RETURN, T.SIEGE, T.DEPLOYMENT, T.ARMED_CLASH, T.BORDER_CLOSED, T.DETENTION, T.ACCESS_OBSTRUCTION}
)
FLIGHT = frozenset({T.DISPLACEMENT, T.RETURN})  # goes on for days: the span that somebody gives holds the days that others name
# How well a type says what happened, for the type of an event that is told under several.
SPECIFIC: dict[T, float] = {
    T.OTHER: 0.2, T.ATTACK_ON_CIVILIANS: 0.8, T.ARMED_CLASH: 0.8, T.GROUND_ATTACK: 0.9, T.CAPTURE: 0.6, T.DESTRUCTION: 0.7,
    T.TERRITORY_TAKEN: 1.5, T.SIEGE: 1.2, T.SUICIDE_ATTACK: 1.3, T.COMPLEX_ATTACK: 1.3,
}  # fmt: skip


def facets(kind: T) -> frozenset[str]:
    return FACETS.get(kind) or frozenset({kind.value})


def means(kinds: frozenset[T]) -> frozenset[str]:
    """The means that the types name: a bomb that was laid, shells, what comes from the air."""
    return frozenset(one for kind in kinds for one in facets(kind) & MEANS)


def gives_up(kind: T) -> bool:
    """The actor of such an event is the one who loses by it."""
    return kind in GIVING_UP


def kindred(a: frozenset[T], b: frozenset[T]) -> bool:
    """One happening may be told under both sets of types; ``other`` says nothing against it."""
    if T.OTHER in a or T.OTHER in b:
        return True
    return any(facets(x) & facets(y) for x in a for y in b)


def of_one_battle(a: frozenset[T], b: frozenset[T]) -> bool:
    """Parts of one battle share no facet (a shot, a retreat), yet a battle may be told by either. Who goes over to the other side is in no battle."""
    return T.DEFECTION not in a | b and any(facets(x) & BATTLE for x in a) and any(facets(y) & BATTLE for y in b)


def goes_on(kinds: Iterable[T]) -> bool:
    """Whether all of it is flight, and so no matter of one day."""
    return frozenset(kinds) <= FLIGHT
