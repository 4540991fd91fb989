"""Plain words for closed lists, places and times: one place for how khabar speaks to readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from khabar.model import (
    Actor,
    ActorKind,
    Basis,
    CopyKind,
    EventType,
    Holding,
    Interval,
    Place,
    PlacePrecision,
    Scope,
    TimePrecision,
    When,
    Where,
)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

# Types whose plain words are not their own name with spaces.
SPOKEN: Mapping[EventType, str] = {
    EventType.ARMED_CLASH: "Fighting", EventType.IED: "Bomb attack (IED)", EventType.MINE: "Mine explosion",
    EventType.AIR_STRIKE: "Air strike", EventType.TARGETED_KILLING: "Targeted killing",
    EventType.ATTACK_ON_CIVILIANS: "Attack on civilians", EventType.TERRITORY_TAKEN: "Place taken",
    EventType.TERRITORY_CEDED: "Place given up", EventType.BASE: "Base set up", EventType.FORMATION: "Unit formed",
    EventType.WEAPONS_DISRUPTED: "Weapons seized or defused", EventType.ACCESS_OBSTRUCTION: "Access obstructed",
    EventType.BORDER_CLOSED: "Border closed", EventType.BORDER_OPENED: "Border opened",
    EventType.CROWD_FORCE: "Force against a crowd", EventType.STRIKE_ACTION: "Strike (labour)",
    EventType.AID: "Aid", EventType.EDICT: "Edict", EventType.CYBER: "Cyber attack", EventType.OTHER: "Other event",
    EventType.RETURN: "Return of displaced people", EventType.COMPLEX_ATTACK: "Complex attack",
}  # fmt: skip

GROUPS: Mapping[str, tuple[EventType, ...]] = {
    "Fighting": (
        EventType.ARMED_CLASH, EventType.GROUND_ATTACK, EventType.COMPLEX_ATTACK, EventType.SUICIDE_ATTACK,
        EventType.SURRENDER, EventType.DEFECTION, EventType.CAPTURE,
    ),
    "Explosions and strikes": (
        EventType.AIR_STRIKE, EventType.DRONE_STRIKE, EventType.SHELLING, EventType.IED, EventType.MINE,
        EventType.GRENADE, EventType.CHEMICAL_ATTACK, EventType.WEAPONS_DISRUPTED,
    ),
    "Violence against civilians": (
        EventType.TARGETED_KILLING, EventType.ATTACK_ON_CIVILIANS, EventType.EXECUTION, EventType.TORTURE,
        EventType.SEXUAL_VIOLENCE, EventType.ABDUCTION, EventType.DISAPPEARANCE, EventType.DETENTION,
        EventType.CROWD_FORCE, EventType.DESTRUCTION, EventType.LOOTING,
    ),
    "Territory": (EventType.TERRITORY_TAKEN, EventType.TERRITORY_CEDED, EventType.SIEGE, EventType.WITHDRAWAL),
    "Forces and borders": (
        EventType.DEPLOYMENT, EventType.EXERCISE, EventType.FORMATION, EventType.BASE, EventType.RECRUITMENT,
        EventType.CHECKPOINT, EventType.BORDER_CROSSING, EventType.BORDER_CLOSED, EventType.BORDER_OPENED,
    ),
    "People and relief": (
        EventType.DISPLACEMENT, EventType.RETURN, EventType.AID, EventType.ACCESS_OBSTRUCTION, EventType.RESCUE,
        EventType.RELEASE, EventType.TAXATION, EventType.EDICT,
    ),
    "Protest": (EventType.PROTEST, EventType.RIOT, EventType.STRIKE_ACTION),
    "Words and politics": (),  # all others
}  # fmt: skip
GROUP_OF: Mapping[EventType, int] = {kind: i for i, kinds in enumerate(GROUPS.values()) for kind in kinds}

# What joins who did it and to whom: by group, and for types that differ from their group.
LINKS: Mapping[int, str] = {0: "against", 1: "against", 2: "against", 3: "against"}
LINK: Mapping[EventType, str] = {
    EventType.SURRENDER: "to", EventType.DEFECTION: "– also named:", EventType.TERRITORY_CEDED: "to",
    EventType.WITHDRAWAL: "– also named:", EventType.DISPLACEMENT: "of", EventType.THREAT: "towards",
    EventType.ACCUSATION: "towards", EventType.REJECTION: "towards", EventType.REQUEST: "to", EventType.SANCTION: "on",
    EventType.EXPULSION: "of", EventType.AID: "to", EventType.SUPPORT: "for", EventType.CONCESSION: "to",
    EventType.BORDER_CLOSED: "towards", EventType.BORDER_OPENED: "towards", EventType.DEPLOYMENT: "of",
    EventType.APPOINTMENT: "of", EventType.RELEASE: "of", EventType.RESCUE: "of", EventType.CHECKPOINT: "for",
    EventType.ACCESS_OBSTRUCTION: "against", EventType.TAXATION: "of", EventType.EDICT: "for",
    EventType.INVESTIGATION: "into", EventType.CONVICTION: "of", EventType.CYBER: "against",
}  # fmt: skip

PRECISIONS: Mapping[PlacePrecision, str] = {
    PlacePrecision.POINT: "exact place", PlacePrecision.NEAR: "near", PlacePrecision.ADMIN2: "somewhere in the district",
    PlacePrecision.ADMIN1: "somewhere in the province", PlacePrecision.REGION: "somewhere in the region",
    PlacePrecision.LINEAR: "along a line", PlacePrecision.COUNTRY: "somewhere in the country",
    PlacePrecision.SEA_AIR: "at sea or in the air",
}  # fmt: skip
HOLDINGS: Mapping[Holding, str] = {
    Holding.HELD: "held", Holding.PARTLY_HELD: "partly held", Holding.CONTESTED: "contested",
    Holding.BESIEGED: "besieged", Holding.NOT_HELD: "not held", Holding.UNKNOWN: "unknown",
}  # fmt: skip
BASES: Mapping[Basis, str] = {
    Basis.ASSUMED: "assumed from the opening map", Basis.INFERRED: "inferred from the area around it",
    Basis.CLAIMED: "claimed by the holder's side", Basis.REPORTED: "reported by a non-party",
    Basis.CONCEDED: "conceded by the loser", Basis.CORROBORATED: "corroborated",
}  # fmt: skip
SCOPES: Mapping[Scope, str] = {
    Scope.WHOLE: "", Scope.UNSPECIFIED: "", Scope.CENTRE: "centre", Scope.OUTSIDE_CENTRE: "outside the centre",
    Scope.TOWN: "town", Scope.BASE: "base", Scope.ROAD: "road", Scope.CROSSING: "crossing", Scope.AIRSPACE: "airspace",
}  # fmt: skip
COPIES: Mapping[CopyKind, str] = {
    CopyKind.COPY: "copy", CopyKind.REPRINT: "reprint", CopyKind.ABRIDGED: "abridged copy",
    CopyKind.MERGED: "merged copy", CopyKind.REWRITE: "rewrite", CopyKind.DIGEST: "digest",
    CopyKind.SHARED_QUOTE: "shared quotation",
}  # fmt: skip
FIELDS: Mapping[str, str] = {
    "actors": "who did it", "recipients": "to whom", "how": "how it happened", "status": "whether it happened", "cause": "whether somebody did it",
    "when": "when", "where": "where", "type": "what it was", "killed": "number killed", "injured": "number injured",
    "captured": "number captured", "holder": "who holds it", "surrendered": "number surrendered", "displaced": "number displaced",
    "fled": "number fled", "arrested": "number arrested", "troops": "number of troops",
}  # fmt: skip
STAGES: Mapping[str, str] = {
    "places": "Places not found", "dates": "Times not resolved", "actors": "Actors not known",
    "numbers": "Numbers not read", "events": "Events not understood", "attribution": "Speakers not found",
}  # fmt: skip
LONGEST = 240  # letters of a name or value that a page shows; a word of a megabyte is no name


def clip(text: str, limit: int = LONGEST) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def event_type(kind: EventType) -> str:
    return SPOKEN.get(kind) or kind.value.replace("_", " ").capitalize()


def group_of(kind: EventType) -> int:
    return GROUP_OF.get(kind, len(GROUPS) - 1)


def day(one: date) -> str:
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"


def days(start: date, end: date) -> str:
    """A half-open run of days, in words."""
    last = end - timedelta(1)
    if last <= start:
        return day(start)
    if start.day == 1 and end.day == 1 and (end - start).days <= 31:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 1, 1) and end.year == start.year + 1:
        return str(start.year)
    if start.year == last.year and start.month == last.month:
        return f"{start.day}–{last.day} {MONTHS[last.month - 1]} {last.year}"
    if start.year == last.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day(last)}"
    return f"{day(start)} – {day(last)}"


def when(one: When | Interval | None) -> str:
    if one is None:
        return "time not known"
    if one.precision is TimePrecision.MONTH and 28 <= (one.end - one.start).days <= 31:
        return f"in {days(one.start, one.end)}" if one.start.day == 1 else f"between {days(one.start, one.end)}"
    return days(one.start, one.end)


def place(one: Place) -> str:
    """Name and province, and how exactly it is known where it is not a point."""
    name = clip(one.name)
    if one.admin1 and one.admin1.casefold() not in name.casefold():
        name = f"{name}, {one.admin1}"
    if one.precision is PlacePrecision.NEAR:
        return f"near {name}"
    return name


def where(places: tuple[Where, ...]) -> str:
    return place(places[0].place) if places else "place not known"


def described(actor: Actor) -> bool:
    """Whether an actor is a common noun of a report ("fighters"), and no name."""
    return ":" in actor.id or actor.id.startswith("generic_")


def unregistered(actor: Actor) -> bool:
    """Whether an actor is only what a report calls it: a common noun, or a name that no pack holds."""
    return described(actor) or actor.id.startswith(("g_", "p_"))


def spoken(actor: Actor) -> str:
    """A name as it is; what is only a report's word for somebody stands in quotation marks."""
    return f"“{clip(actor.name, 80)}”" if described(actor) else clip(actor.name, 80)


def best_known_first(actors: Iterable[Actor]) -> list[Actor]:
    """Who stands in the register first, then names that it does not hold, then what reports only describe."""
    return sorted(actors, key=lambda a: (unregistered(a), described(a)))


def has_name(actor: Actor) -> bool:
    """Whether a unit can be told from others by what it is called: a name, or a number or name within its words."""
    rest = actor.name.split()[1:]
    if actor.kind is ActorKind.UNIT and actor.id.startswith("g_") and not rest and actor.name.isalpha():
        return False  # "Units" at the head of a sentence
    return (not described(actor) and len(actor.name) > 2) or any(w[:1].isupper() or w[:1].isdigit() for w in rest)


def outlet(name: str) -> str:
    """An outlet's name; one in capitals throughout, as banners have it, is set as a name."""
    parts = name.split()
    if len(parts) < 2 or name != name.upper():
        return name
    small = {"OF", "THE", "AND", "FOR", "IN"}
    return " ".join(
        w.lower() if w in small and i else w.capitalize() if w.strip(",.;:").isalpha() else w
        for i, w in enumerate(parts)
    )


def names(actors: tuple[Actor, ...], limit: int = 3) -> str:
    known = list(dict.fromkeys(map(spoken, best_known_first(actors))))
    rest = len(known) - limit
    return listing(known[:limit] + ([f"{rest} other{'s' if rest > 1 else ''}"] if rest > 0 else []))


def inside(one: Place) -> str:
    """A place with its preposition."""
    spoken = place(one)
    return f" {spoken}" if one.precision is PlacePrecision.NEAR else f" in {spoken}"


def listing(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""


def number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def measured(low: float | None, best: float | None, high: float | None, unit: str | None) -> str:
    """A measured value: a share in per cent, "some 18,500" as it was said."""
    if unit == "share":
        low, best, high = (None if v is None else round(v * 100, 1) for v in (low, best, high))
        unit = None
        return f"{measured(low, best, high, unit)} per cent"
    about = best is not None and low is not None and high is not None and low < best < high
    return f"about {number(best)}" if about else span_of(low, best, high)


def span_of(low: float | None, best: float | None, high: float | None) -> str:
    """A range in words; an open end stays open."""
    if low is None and high is None:
        return number(best) if best is not None else "a number not known"
    if high is None:
        return f"at least {number(low)}"
    if low is None:
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"
