"""Small coded reports for the tests of corroboration: said in one line, or made up at random."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from khabar.corroboration import TableWorld
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
    Scope,
    Stance,
    Status,
    TimePrecision,
    When,
    Where,
)

DAY = date(2030, 3, 1)
ARMY = Actor("army", "Army", ActorKind.MILITARY)
FRONT = Actor("front", "Front", ActorKind.ARMED_GROUP)
LEAGUE = Actor("league", "League", ActorKind.ARMED_GROUP)
PEOPLE = Actor("x_people", "people", ActorKind.CIVILIANS)
SPOKESMAN = Actor("spokesman", "Colonel Hadd", ActorKind.PERSON)
RESIDENTS = Actor("x_residents", "residents", ActorKind.OTHER)
DOCTOR = Actor("x_doctor", "a doctor at the hospital", ActorKind.OTHER)
SOURCES = Actor("x_sources", "sources", ActorKind.OTHER)
AGENCY = Actor("relief", "Relief Agency", ActorKind.AID)
WORLD = TableWorld(
    parents={"spokesman": "army"}, camps=frozenset({"army", "front", "league"}), organs={"army_radio": "army", "front_channel": "front"},
    outlets=frozenset({"daily", "wire", "herald", "army_radio", "front_channel"}),
)  # fmt: skip
OUTLETS = {
    "daily": "Daily",
    "wire": "Wire",
    "herald": "Herald",
    "army_radio": "Army Radio",
    "front_channel": "Front Channel",
}


def place(name: str, north: float = 0.0, precision: PlacePrecision = PlacePrecision.ADMIN2) -> Place:
    return Place(name.lower(), name, precision, admin1="North", country="XXA", lat=10 + north, lon=20)


TOWN, HILL, PORT = place("Town"), place("Hill", 1), place("Port", 2)


def days(start: int, length: int = 1, text: str = "on the day") -> When:
    precision = TimePrecision.DAY if length == 1 else TimePrecision.DAYS
    begin = DAY + timedelta(start)
    return When(begin, begin + timedelta(length), precision, Quote(0, len(text), text))


def says(*actors: Actor, stance: Stance = Stance.ASSERTS) -> tuple[Said, ...]:
    return tuple(Said(step, actor, stance, None, None) for step, actor in enumerate(actors))


def killed(count: float, whose: str | None = None, *, least: bool = False) -> Number:
    return Number("killed", count, count, None if least else count, whose=whose, words=str(count))


class Writer:
    """Writes one report claim by claim; every claim stands on a sentence of its own."""

    def __init__(self, name: str, outlet: str = "daily", day: int | None = 1, credits: Sequence[str] = ()) -> None:
        self.name, self.outlet, self.day, self.credits = name, outlet, day, tuple(credits)
        self.text = ""
        self.claims: list[AnyClaim] = []

    def _quote(self, words: str) -> Quote:
        start = len(self.text)
        self.text += words + ".\n"
        return Quote.of(self.text, start, start + len(words))

    def _id(self) -> str:
        return "c_" + sha256(f"{self.name} {len(self.claims)}".encode()).hexdigest()[:16]

    def event(
        self, kind: EventType, where: Place | None = TOWN, when: When | None = None, words: str = "", **slots: object
    ) -> str:
        quote = self._quote(words or f"{kind.value} {self.name} {len(self.claims)}")
        claim = EventClaim(
            id=self._id(), quote=quote, sentence=quote, type=kind, plover=Plover("ASSAULT"), when=when,
            where=(Where(where, PlaceRole.AT),) if where else (), confidence=0.9, **slots,  # type: ignore[arg-type]
        )  # fmt: skip
        self.claims.append(claim)
        return claim.id

    def control(
        self, change: ControlChange, actor: Actor, where: Place = TOWN, when: When | None = None,
        said_by: tuple[Said, ...] = (), status: Status = Status.ASSERTED, scope: Scope = Scope.UNSPECIFIED, previous: Actor | None = None,
    ) -> str:  # fmt: skip
        gone = {ControlChange.LOST, ControlChange.WITHDREW_FROM, ControlChange.HELD_FORMERLY}
        state = (
            Holding.NOT_HELD
            if change in gone
            else Holding.CONTESTED
            if change is ControlChange.CONTESTS
            else Holding.HELD
        )
        claim = ControlClaim(
            id=self._id(), quote=self._quote(f"{actor.name} {change.value} {where.name}"), actor=actor, change=change,
            state=state, where=(Where(where, PlaceRole.AT),), when=when, said_by=said_by, status=status, scope=scope, previous=previous,
        )  # fmt: skip
        self.claims.append(claim)
        return claim.id

    def add(self, claim: AnyClaim) -> str:
        self.claims.append(replace(claim, id=self._id(), quote=self._quote(f"{claim.kind.value} {len(self.claims)}")))
        return self.claims[-1].id

    def done(self) -> CodedReport:
        return report(self.name, self.text or self.name, self.outlet, self.day, self.claims, self.credits)


def report(
    name: str,
    text: str,
    outlet: str = "daily",
    day: int | None = 1,
    claims: Iterable[AnyClaim] = (),
    credits: Sequence[str] = (),
) -> CodedReport:
    start = DAY + timedelta(day) if day is not None else None
    published = Published(start, start + timedelta(1), TimePrecision.DAY, DateBasis.STATED) if start else None
    mast = Outlet(outlet, OUTLETS.get(outlet, outlet.title()))
    raw = Report(
        id="r_" + sha256(f"{name} {text} {outlet}".encode()).hexdigest()[:16], path=f"{name}.txt", text=text,
        sha256=sha256(text.encode()).hexdigest(), outlet=mast, published=published,
    )  # fmt: skip
    return CodedReport(
        coder=Coder("test", "", ""),
        report=raw,
        published=published,
        outlet=mast,
        credits=tuple(credits),
        claims=tuple(claims),
    )


# ------------------------------------------------------------------------------------------------ at random
KINDS = [
    EventType.IED,
    EventType.TERRITORY_TAKEN,
    EventType.TERRITORY_CEDED,
    EventType.ARMED_CLASH,
    EventType.DISPLACEMENT,
    EventType.AIR_STRIKE,
]
CHANGES = [
    ControlChange.TOOK,
    ControlChange.RETOOK,
    ControlChange.LOST,
    ControlChange.HOLDS,
    ControlChange.CONTESTS,
    ControlChange.HELD_FORMERLY,
]
SIDES = [ARMY, FRONT, LEAGUE]
SPEAKERS = [(), says(SPOKESMAN), says(RESIDENTS), says(DOCTOR), says(SOURCES), says(FRONT), says(AGENCY)]


def random_reports(seed: int, count: int) -> list[CodedReport]:
    """Reports of a fortnight about three places, with copies among them."""
    dice = random.Random(seed)
    reports: list[CodedReport] = []
    for number in range(count):
        if reports and dice.random() < 0.2:
            reports.append(copy_of(dice.choice(reports), f"{seed}-{number}", dice))
            continue
        writer = Writer(f"{seed}-{number}", dice.choice(sorted(OUTLETS)), dice.choice([None, *range(14)]))
        for _ in range(dice.randint(1, 5)):
            random_claim(writer, dice)
        reports.append(writer.done())
    return reports


def random_claim(writer: Writer, dice: random.Random) -> None:
    where, when = (
        dice.choice([TOWN, HILL, PORT]),
        dice.choice([None, days(dice.randint(0, 13)), days(dice.randint(0, 6), 4)]),
    )
    said, status = dice.choice(SPEAKERS), dice.choices(list(Status), [8, 2, 1, 1, 1])[0]
    if dice.random() < 0.4:
        writer.control(dice.choice(CHANGES), dice.choice(SIDES), where, when, said, status)
        return
    a, b = dice.sample([*SIDES, PEOPLE], 2)
    numbers = (
        (killed(dice.randint(1, 20), dice.choice([None, "recipients", "civilians"])),) if dice.random() < 0.5 else ()
    )
    earlier = [c.id for c in writer.claims if isinstance(c, EventClaim)]
    writer.event(
        dice.choice(KINDS), dice.choice([where, None]), when, actors=(a,), recipients=(b,), said_by=said, status=status,
        numbers=numbers, same_as=dice.choice(earlier) if earlier and dice.random() < 0.3 else None,
    )  # fmt: skip


def copy_of(coded: CodedReport, name: str, dice: random.Random) -> CodedReport:
    claims = [replace(c, id="c_" + sha256(f"{name} {c.id}".encode()).hexdigest()[:16]) for c in coded.claims]
    ids = {old.id: new.id for old, new in zip(coded.claims, claims, strict=True)}
    claims = [replace(c, same_as=ids[c.same_as]) if isinstance(c, EventClaim) and c.same_as else c for c in claims]
    return report(name, coded.report.text + f"From {name}.", dice.choice(sorted(OUTLETS)), dice.randint(0, 14), claims)
