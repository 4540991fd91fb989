"""How corroboration grows: synthetic reports with claims, copies and rewrites, in the proportions of real ones.

    python benchmarks/corroboration.py 1000 2000 4000 8000

For every size: processor seconds to work out everything at once, milliseconds for one more report, memory, and what it came to.
The world grows with the load (more days, the same density), as an archive does.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from khabar.corroboration import Board, TableWorld, situation_of
from khabar.model import (
    Actor,
    ActorKind,
    AnyClaim,
    CodedReport,
    Coder,
    ControlChange,
    ControlClaim,
    DateBasis,
    EventClaim,
    EventType,
    Holding,
    Number,
    Outlet,
    Place,
    PlacePrecision,
    PlaceRole,
    Plover,
    Published,
    Quote,
    Report,
    Said,
    Stance,
    TimePrecision,
    When,
    Where,
)

BEGIN = date(2020, 1, 1)
PER_DAY = 60  # reports a day
CLAIMS = 10  # claims a report
STORIES = 12  # happenings a day; five outlets tell the greater ones
COPIES = 0.25  # of all reports
SYLLABLES = [
    "ka",
    "ri",
    "do",
    "ma",
    "tel",
    "ur",
    "shi",
    "ban",
    "zo",
    "pel",
    "dra",
    "gha",
    "ni",
    "sor",
    "ve",
    "lu",
    "mi",
    "ta",
    "ko",
    "ras",
    "en",
    "bi",
    "cha",
    "fo",
    "wi",
    "gu",
]
PLAIN = [
    "the",
    "of",
    "and",
    "in",
    "a",
    "to",
    "on",
    "by",
    "for",
    "with",
    "after",
    "said",
    "that",
    "were",
    "was",
    "from",
    "had",
    "which",
    "as",
    "near",
    "at",
    "their",
    "they",
    "but",
    "who",
    "when",
    "more",
    "than",
    "police",
    "soldiers",
    "fighters",
    "town",
    "district",
    "attack",
    "killed",
    "wounded",
    "bomb",
    "road",
    "village",
    "people",
    "officials",
    "army",
]
KINDS = [
    EventType.IED,
    EventType.ARMED_CLASH,
    EventType.AIR_STRIKE,
    EventType.TERRITORY_TAKEN,
    EventType.DISPLACEMENT,
    EventType.DETENTION,
]
SIDES = [Actor(f"side{i}", f"Side {i}", ActorKind.ARMED_GROUP) for i in range(6)]
PEOPLE = Actor("x_people", "residents", ActorKind.CIVILIANS)
OUTLETS = [Outlet(f"outlet{i}", f"Outlet {i}") for i in range(80)]
PLACES = [
    Place(
        f"p{i}",
        f"Place {i}",
        PlacePrecision.ADMIN2,
        admin1=f"Province {i % 34}",
        country="XXA",
        lat=30 + i % 34 / 3,
        lon=60 + i // 34 / 2,
    )
    for i in range(400)
]

OFTEN = [
    1 / (rank + 3) for rank in range(len(PLACES))
]  # a few towns see most of a war (Zipf's law, its head flattened)


@dataclass(frozen=True)
class Story:
    """One happening, and the words in which it is mostly told."""

    kind: EventType
    place: Place
    day: date
    doer: Actor
    killed: int
    names: tuple[str, ...]


def name(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(3)).capitalize()


def stories(count: int, dice: random.Random) -> list[Story]:
    return [
        Story(dice.choice(KINDS), dice.choices(PLACES, OFTEN)[0], BEGIN + timedelta(number // STORIES), dice.choice(SIDES),
              dice.randint(0, 30), tuple(name(dice) for _ in range(6)))
        for number in range(count)
    ]  # fmt: skip


def sentence(story: Story, dice: random.Random) -> str:
    words = [*dice.choices(PLAIN, k=14), *dice.sample(story.names, 2), name(dice).lower(), name(dice).lower()]
    dice.shuffle(words)
    return " ".join(words).capitalize() + "."


def reports(count: int, seed: int = 7) -> Iterator[CodedReport]:
    dice = random.Random(seed)
    known = stories(count * STORIES // PER_DAY + STORIES, dice)
    recent: list[tuple[str, list[Story]]] = []
    for number in range(count):
        day = number // PER_DAY
        if recent and dice.random() < COPIES:
            text, told = dice.choice(recent[-PER_DAY:])
            text = copied(text, dice)
        else:
            told = dice.choices(known[day * STORIES : (day + 1) * STORIES] or known[:1], k=2)
            text = " ".join(sentence(story, dice) for story in told for _ in range(6))
            recent.append((text, told))
        yield coded(number, text, told, BEGIN + timedelta(day + 1), dice)


def copied(text: str, dice: random.Random) -> str:
    """A reprint, or a rewrite with a third of the words exchanged."""
    if dice.random() < 0.6:
        return text + " All rights reserved."
    return " ".join(word if dice.random() < 0.7 else name(dice).lower() for word in text.split(" "))


def coded(number: int, text: str, told: list[Story], day: date, dice: random.Random) -> CodedReport:
    ident = "r_" + sha256(f"{number}".encode()).hexdigest()[:16]
    outlet = dice.choice(OUTLETS)
    published = Published(day, day + timedelta(1), TimePrecision.DAY, DateBasis.STATED)
    report = Report(id=ident, path=f"{number}.txt", text=text, sha256="", outlet=outlet, published=published)
    claims = [claim(number, at, text, told[at * 2 // CLAIMS], dice) for at in range(CLAIMS)]
    return CodedReport(
        coder=Coder("bench", "", ""), report=report, published=published, outlet=outlet, claims=tuple(claims)
    )


def claim(number: int, at: int, text: str, story: Story, dice: random.Random) -> AnyClaim:
    start = at * len(text) // (CLAIMS + 1)
    quote = Quote.of(text, start, start + 8)
    when = When(story.day, story.day + timedelta(1), TimePrecision.DAY, quote)
    where = (Where(story.place, PlaceRole.AT),)
    ident = "c_" + sha256(f"{number} {at}".encode()).hexdigest()[:16]
    said = (Said(0, dice.choice([*SIDES, PEOPLE]), Stance.ASSERTS, None, None),) if dice.random() < 0.6 else ()
    if story.kind is EventType.TERRITORY_TAKEN and at % 5 == 4:
        return ControlClaim(
            id=ident,
            quote=quote,
            actor=story.doer,
            change=ControlChange.TOOK,
            state=Holding.HELD,
            when=when,
            where=where,
            said_by=said,
        )
    first = "c_" + sha256(f"{number} {at // 5 * 5}".encode()).hexdigest()[:16]
    numbers = (Number("killed", story.killed, story.killed, story.killed),) if at % 3 == 0 else ()
    sentence_quote = Quote.of(text, max(0, start - 40), min(len(text), start + 100))
    return EventClaim(
        id=ident, quote=quote, sentence=sentence_quote, type=story.kind, plover=Plover("ASSAULT"), when=when, where=where,
        actors=(story.doer,), recipients=(PEOPLE,), said_by=said, numbers=numbers, same_as=first if at % 5 else None, confidence=0.8,
    )  # fmt: skip


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> str:
    world = TableWorld(camps=frozenset(side.id for side in SIDES))
    made = list(reports(count + 40))
    board = Board(world=world)
    start = time.process_time()
    board.add(made[:count])
    built = time.process_time() - start
    start = time.process_time()
    situation = situation_of(board)
    folded = time.process_time() - start
    times = []
    for one in made[count:]:
        start = time.process_time()
        board.add([one])
        times.append((time.process_time() - start) * 1000)
    times.sort()
    return (
        f"{count:>8} reports {count * CLAIMS:>9} claims  events {built:7.1f} s ({built / count * 1000:.2f} ms each)  states {folded:6.1f} s  "
        f"one more {times[len(times) // 2]:6.1f} ms median {times[-1]:6.1f} ms worst  {memory():6.0f} MB  "
        f"{len(situation.events)} events {len(situation.copies)} copies {len(situation.control)} states"
    )


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["500", "1000", "2000"]):
        print(measure(size), flush=True)
