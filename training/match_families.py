"""Families of tellings with known truth, over made-up theatres: what the weights of event matching are fitted on.

A theatre has provinces, districts, sides at war and a vocabulary. Its happenings crowd into a few towns, as they do; some
follow one another on one day in one town, answer one another with the sides exchanged, or are recalled a year later. Reports
tell them as a middling coder reads them: with slots lost, blurred and mistaken. No text and no row is from any source.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from khabar.corroboration.tellings import Telling
from khabar.corroboration.types import facets
from khabar.model import EventType as T
from khabar.model import Place, PlacePrecision, PlaceRole, Quote, Status, TimePrecision, When, Where

BEGIN = date(2031, 1, 1)
KIN: dict[T, tuple[T, ...]] = {
    T.IED: (T.ATTACK_ON_CIVILIANS, T.SUICIDE_ATTACK, T.GROUND_ATTACK), T.SUICIDE_ATTACK: (T.IED, T.COMPLEX_ATTACK),
    T.ARMED_CLASH: (T.GROUND_ATTACK, T.TARGETED_KILLING), T.GROUND_ATTACK: (T.ARMED_CLASH, T.SHELLING),
    T.AIR_STRIKE: (T.DRONE_STRIKE, T.SHELLING), T.SHELLING: (T.AIR_STRIKE, T.ARMED_CLASH),
    T.TERRITORY_TAKEN: (T.ARMED_CLASH, T.GROUND_ATTACK), T.DETENTION: (T.ABDUCTION,), T.ABDUCTION: (T.DETENTION,),
    T.ATTACK_ON_CIVILIANS: (T.TARGETED_KILLING, T.IED), T.DISPLACEMENT: (T.RETURN,), T.PROTEST: (T.RIOT,), T.TALKS: (T.MEETING,),
}  # fmt: skip
KINDS = tuple(KIN)
WEAPONS, TARGETS = ("car bomb", "rocket", "mine", "rifle"), ("mosque", "checkpoint", "school", "market", "base")
QUOTE = Quote(0, 4, "here")
# How often a slot is lost or mistaken: those of tests/corroboration/noise.py, which stand for a middling coder.
LOST, PROVINCE, WRONG, KINDRED, SLOT_LOST = 0.2, 0.12, 0.05, 0.2, 0.3
MISREAD = 0.15  # a telling with the figures and words of another happening of its report


@dataclass(frozen=True)
class Happening:
    number: int
    kind: T
    place: Place
    day: date
    doer: str
    victim: str
    toll: dict[str, float]
    weapon: str
    target: str
    words: tuple[str, ...]
    person: str


@dataclass(frozen=True)
class Theatre:
    places: tuple[Place, ...]
    provinces: dict[str, Place]
    sides: tuple[str, ...]
    words: tuple[str, ...]


def theatre(number: int, dice: random.Random) -> Theatre:
    country, side = f"X{number:02}", dice.uniform(0.4, 1.5)
    provinces, places = dict[str, Place](), list[Place]()
    for at in range(dice.randint(3, 8)):
        name = f"{country} province {at}"
        north, east = 20 + at % 3 * side * 2, 10 + at // 3 * side * 2
        provinces[name] = Place(name, name, PlacePrecision.ADMIN1, admin1=name, country=country, lat=north, lon=east)
        for one in range(dice.randint(3, 8)):
            kind = dice.choice((PlacePrecision.ADMIN2, PlacePrecision.NEAR, PlacePrecision.POINT))
            places.append(
                Place(f"{name}/{one}", f"{name}/{one}", kind, admin1=name, country=country,
                      lat=north + dice.uniform(-side, side), lon=east + dice.uniform(-side, side))
            )  # fmt: skip
    words = tuple(f"{country} word {at}" for at in range(120))
    return Theatre(tuple(places), provinces, tuple(f"{country} side {n}" for n in range(dice.randint(2, 4))), words)


def happenings(of: Theatre, count: int, dice: random.Random) -> list[Happening]:
    span = dice.randint(30, 120)
    often = [1 / (rank + 2) for rank in range(len(of.places))]
    found: list[Happening] = []
    for number in range(count):
        doer = dice.choice(of.sides)
        others = [*(side for side in of.sides if side != doer), "civilians"]
        kind, place = dice.choice(KINDS), dice.choices(of.places, often)[0]
        day = BEGIN + timedelta(dice.randrange(span))
        # Its own names, those of the town, and those of the week: the governor, the minister, the offensive.
        words = [f"{of.words[0]} of {number} {n}" for n in range(4)] + [f"{place.id} word {n}" for n in range(4)]
        words += [f"{of.words[0]} week {day.toordinal() // 7} {n}" for n in range(3)]
        killed = float(int(dice.paretovariate(0.9)))
        toll = {"killed": min(killed, 150.0), "injured": float(dice.randint(0, 40))} if dice.random() < 0.7 else {}
        made = Happening(
            number, kind, place, day, doer, dice.choice(others), toll, dice.choice(WEAPONS), dice.choice(TARGETS), tuple(words),
            f"person {number // 3}",
        )  # fmt: skip
        found.append(made if not found else after(found[-1], made, dice))
    return found


def after(last: Happening, made: Happening, dice: random.Random) -> Happening:
    """Some happenings follow the last: a second bomb that day, a counter-attack, the anniversary."""
    roll = dice.random()
    words = made.words[:4] + last.words[4:]
    made = replace(made, kind=last.kind, place=last.place, words=words) if roll < 0.25 else made
    if roll < 0.12:
        return replace(made, day=last.day, doer=last.doer, victim=last.victim)
    if roll < 0.2 and last.victim != "civilians":
        return replace(made, day=last.day + timedelta(dice.randint(0, 3)), doer=last.victim, victim=last.doer)
    if roll < 0.25:
        return replace(made, day=last.day + timedelta(365))
    return made


# ------------------------------------------------------------------------------------------------ how they are told
def told(of: Theatre, known: list[Happening], dice: random.Random) -> Iterator[tuple[int, Telling]]:
    """Every happening by a few reports, each of which tells others too: (number of the happening, telling)."""
    report = 0
    by_day = sorted(known, key=lambda one: (one.day, one.number))
    for at, one in enumerate(by_day):
        for _ in range(dice.choice((1, 1, 2, 2, 3, 4, 6))):
            report += 1
            published = one.day + timedelta(dice.choices((0, 1, 2, 4, 9), (3, 5, 2, 1, 1))[0])
            name, about = f"{of.words[0]} report {report}", [one] * dice.choice((1, 1, 2, 3))
            about += dice.sample(by_day[max(0, at - 6) : at + 1], min(at + 1, dice.randint(0, 2)))
            noise = tuple(f"{name} word {n}" for n in range(12))
            for number, what in enumerate(about):
                counted = dice.choice(about) if dice.random() < MISREAD else what
                read = replace(what, toll=counted.toll, words=what.words + counted.words)
                yield what.number, telling(of, read, f"{name}/{number}", published, (what is not one, noise), dice)


def telling(
    of: Theatre, one: Happening, name: str, published: date, manner: tuple[bool, tuple[str, ...]], dice: random.Random
) -> Telling:
    aside, noise = manner
    kind = dice.choice(KIN[one.kind]) if dice.random() < KINDRED else one.kind
    words = {w for w in one.words if dice.random() < 0.3} | set(dice.sample(of.words, 2)) | set(dice.sample(noise, 4))
    numbers = {role: frozenset({figure(value, dice)}) for role, value in one.toll.items() if dice.random() < 0.55}
    directed = dice.random() < 0.85
    who = frozenset({side(one.doer, of, dice)} - {""}), frozenset({side(one.victim, of, dice)} - {""})
    return Telling(
        id=name, report=name.rsplit("/", 1)[0], published=published if dice.random() < 0.9 else None, claims=(),
        types=frozenset({kind}), facets=facets(kind), when=when(one, published, dice), where=where(of, one, dice),
        doers=who[0], sufferers=who[1] - who[0], persons=frozenset({one.person} if dice.random() < 0.08 else ()), numbers=numbers,
        counted=frozenset((role, "", value) for role, values in numbers.items() for value in values),
        words=tuple(sorted(words)), triggers=(kind.value,), story=(),
        weapons=frozenset({slip(one.weapon, WEAPONS, dice)} if dice.random() < 0.25 else ()),
        targets=frozenset({slip(one.target, TARGETS, dice)} if dice.random() < 0.2 else ()),
        directed=directed, aggregate=False, background=aside and dice.random() < 0.5, status=frozenset({Status.ASSERTED}), copied=frozenset(),
    )  # fmt: skip


def slip(right: str, others: tuple[str, ...], dice: random.Random) -> str:
    return right if dice.random() < 0.85 else dice.choice(others)


def side(right: str, of: Theatre, dice: random.Random) -> str:
    roll = dice.random()
    return "" if roll < SLOT_LOST else dice.choice(of.sides) if roll > 1 - WRONG else right


def figure(right: float, dice: random.Random) -> float:
    """As it was, as another count has it, or read off another number."""
    roll = dice.random()
    near = max(1.0, round(right * dice.uniform(0.6, 1.3)))
    return right if roll < 0.65 else near if roll < 0.95 else float(dice.randint(1, 60))


def where(of: Theatre, one: Happening, dice: random.Random) -> tuple[Where, ...]:
    roll, place = dice.random(), one.place
    if roll < LOST:
        return ()
    if roll < LOST + PROVINCE:
        place = of.provinces[place.admin1 or ""]
    elif roll > 1 - WRONG:
        place = dice.choice(of.places)
    elif roll > 0.8:  # a point of the town, or its surroundings
        place = replace(
            place, id=f"{place.id} {dice.randint(0, 3)}", precision=PlacePrecision.POINT, lat=(place.lat or 0) + 0.01
        )
    return (Where(place, PlaceRole.AT, QUOTE if dice.random() < 0.8 else None),)


def when(one: Happening, published: date, dice: random.Random) -> When | None:
    roll = dice.random()
    if roll < LOST:
        return None
    if roll < LOST + 0.1:
        return When(published - timedelta(2), published + timedelta(1), TimePrecision.DAYS, QUOTE)
    if roll < LOST + 0.15:
        first = one.day.replace(day=1)
        return When(first, (first + timedelta(32)).replace(day=1), TimePrecision.MONTH, QUOTE)
    day = one.day + timedelta(dice.choice((-1, 1)) if roll > 0.93 else 0)
    return When(day, day + timedelta(1), TimePrecision.DAY, QUOTE)
