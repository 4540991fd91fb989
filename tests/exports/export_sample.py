"""A small invented situation for the tests of exports: one event of every kind that an export treats differently."""

from __future__ import annotations

from datetime import date, timedelta

from khabar.model import (
    Actor,
    ActorKind,
    Basis,
    CodedReport,
    Coder,
    ControlState,
    DateBasis,
    Dispute,
    Event,
    EventClaim,
    EventType,
    Figure,
    ForceState,
    Holding,
    Interval,
    Number,
    Outlet,
    Place,
    PlacePrecision,
    PlaceRole,
    Position,
    Published,
    Quote,
    Report,
    Responsibility,
    Said,
    Scope,
    Situation,
    Span,
    Stance,
    Status,
    TimePrecision,
    Toll,
    Voices,
    When,
    Where,
)
from khabar.world import codebook

DAY = date(2022, 5, 3)
ARMY = Actor("afg_military_x", "Emirate Army", ActorKind.MILITARY, "MIL", "AFG")
FRONT = Actor("northern_front_x", "جبههٔ شمال", ActorKind.ARMED_GROUP, "REB", "AFG")
LEAGUE = Actor("league_x", '=cmd|"/C calc"!A0', ActorKind.ARMED_GROUP, "REB", "AFG")
PEOPLE = Actor("generic_villager", "villagers", ActorKind.CIVILIANS, "CVL")
CHILDREN = Actor("generic_child", "children", ActorKind.CIVILIANS, "CVL")
CROWD = Actor("generic_protester", "protesters", ActorKind.PROTESTERS, "OPP")
ELDER = Actor("p_rahim_nazari", "Rahim Nazari", ActorKind.PERSON)
NAMED = Actor("mohammad_yaqub", "Mohammad Yaqoob", ActorKind.PERSON, country="AFG")  # a public figure of the pack


def place(name: str, precision: PlacePrecision = PlacePrecision.POINT) -> Place:
    return Place(
        name.lower().replace(" ", "_"), name, precision, admin2=None if precision is PlacePrecision.ADMIN1 else "Imam Sahib",
        admin1="Kunduz", country="AFG", lat=37.19, lon=68.93, radius_km=2,
    )  # fmt: skip


class Maker:
    """Reports of one sentence, each with one event claim."""

    def __init__(self) -> None:
        self.reports: list[CodedReport] = []
        self.events: list[Event] = []

    def event(
        self, kind: EventType, *, actors: tuple[Actor, ...] = (), recipients: tuple[Actor, ...] = (), spot: Place | None = None,
        killed: float | None = None, whose: str | None = None, status: Status = Status.ASSERTED, days: int = 1,
        precision: TimePrecision = TimePrecision.DAY, aggregate: bool = False, directed: bool = True, credibility: int = 3,
        offset: int = 0, disputes: tuple[Dispute, ...] = (), responsibility: tuple[Responsibility, ...] = (), target: str | None = None,
    ) -> str:  # fmt: skip
        n = len(self.events)
        spot = spot or place("Bazaar Town")
        start = DAY + timedelta(n + offset)
        when = When(start, start + timedelta(days), precision)
        text = f"Report {n}: {spot.name}: something was done there, said Rahim Nazari, an elder. Figure: {killed or 0:g}."
        codes = codebook.derive(kind, codebook.Slots(actors=actors, recipients=recipients, directed=directed))
        at, said = text.index(spot.name), text.index("Rahim")
        trigger = text.index("something")
        numbers = (Number("killed", killed, killed, killed, whose, words=f"{killed:g}"),) if killed is not None else ()
        claim = EventClaim(
            id=f"c_{n:016x}", quote=Quote.of(text, trigger, trigger + 9), type=kind, plover=codes.plover, acled=codes.acled,
            cameo=codes.cameo, actors=actors, recipients=recipients, status=status, when=when, target=target, directed=directed,
            where=(Where(spot, PlaceRole.AT, Quote.of(text, at, at + len(spot.name))),), numbers=numbers,
            said_by=(Said(0, Actor(ELDER.id, ELDER.name, ELDER.kind, quote=Quote.of(text, said, said + 12)), Stance.ASSERTS, "said", None),),
            sentence=Quote.of(text, 0, len(text)), aggregate=aggregate, confidence=0.8, responsibility=responsibility,
        )  # fmt: skip
        published = Published(start, start + timedelta(1), TimePrecision.DAY, DateBasis.STATED)
        report = Report(
            id=f"r_{n:016x}", path=f"{n}.txt", text=text, sha256="", outlet=Outlet("tolo", "TOLOnews"), published=published,
            title=f"Title {n}, كندز", url=f"https://example.org/{n}", language="en",
        )  # fmt: skip
        self.reports.append(CodedReport(
            coder=Coder("0.1.0", "", ""), report=report, published=published, title=report.title, outlet=report.outlet,
            sentences=(Span(0, len(text)),), claims=(claim,),
        ))  # fmt: skip
        figure = Figure(killed, ELDER, (claim.id,)) if killed is not None else None
        tolls = (Toll(role="killed", whose=whose, low=killed, best=killed, high=killed, by=(figure,)),) if figure else ()
        self.events.append(Event(
            id=f"e_{n:016x}", type=kind, plover=codes.plover, acled=codes.acled, when=when, where=claim.where, actors=actors,
            recipients=recipients, directed=directed, numbers=tolls, status=status, aggregate=aggregate, target=target,
            voices=Voices(1, 2), credibility=credibility, disputes=disputes, responsibility=responsibility, claims=(claim.id,),
        ))  # fmt: skip
        return self.events[-1].id

    def situation(self) -> Situation:
        base = Interval(DAY, DAY + timedelta(1), TimePrecision.DAY)
        return Situation(
            reports=tuple(self.reports), events=tuple(self.events), event_of=tuple((e.claims[0], e.id) for e in self.events),
            control=(ControlState(
                id="k_1", place=place("Imam Sahib", PlacePrecision.ADMIN2), holder=FRONT, state=Holding.HELD, scope=Scope.WHOLE,
                basis=Basis.CLAIMED, start=base, first_cited=DAY, last_cited=DAY,
            ),),
            forces=(ForceState(
                id="f_1", unit=Actor("u_1", "1st Brigade", ActorKind.UNIT), parent=ARMY, parent_kind=None, commander=None,
                place=place("Fort Hill"), activity="garrison", size=None, start=base, end=None, first_cited=DAY, last_cited=DAY, claims=(),
            ),),
        )  # fmt: skip


def sample() -> Situation:
    make = Maker()
    make.event(EventType.ARMED_CLASH, actors=(FRONT,), recipients=(ARMY,), killed=4, whose=ARMY.id, directed=False)  # 0
    make.event(EventType.ATTACK_ON_CIVILIANS, actors=(LEAGUE,), recipients=(PEOPLE,), killed=3, whose="civilians")  # 1
    make.event(EventType.SEXUAL_VIOLENCE, actors=(ARMY,), recipients=(PEOPLE,), spot=place("Quiet Village"))  # 2
    make.event(EventType.IED, recipients=(CHILDREN,), killed=2, whose="civilians", spot=place("Small Village"))  # 3
    make.event(EventType.PROTEST, actors=(CROWD,))  # 4
    make.event(EventType.MEETING, actors=(NAMED,), recipients=(FRONT,))  # 5
    make.event(EventType.ATTACK_ON_CIVILIANS, actors=(NAMED,), recipients=(ELDER,), killed=1,
               responsibility=(Responsibility(NAMED, "accused", (Said(0, FRONT, Stance.ASSERTS, None, None),)),))  # 6  # fmt: skip
    make.event(EventType.AIR_STRIKE, actors=(ARMY,), recipients=(FRONT,), status=Status.DENIED, killed=9)  # 7
    make.event(EventType.GROUND_ATTACK, actors=(FRONT,), recipients=(ARMY,), killed=68, aggregate=True, days=30, precision=TimePrecision.MONTH)  # 8
    make.event(EventType.SHELLING, actors=(ARMY,), recipients=(PEOPLE,), spot=place("Kunduz", PlacePrecision.ADMIN1), credibility=6)  # 9
    make.event(EventType.DEPLOYMENT, actors=(ARMY,), spot=place("Secret Post"), days=365, precision=TimePrecision.YEAR)  # 10
    make.event(EventType.ATTACK_ON_CIVILIANS, actors=(FRONT, LEAGUE), recipients=(PEOPLE,), killed=5, whose="civilians", disputes=(Dispute(field="actors", positions=(
        Position(value=FRONT.id, by=(ARMY,), voices=Voices(1, 1), claims=()),
        Position(value=LEAGUE.id, by=(FRONT,), voices=Voices(2, 2), claims=()),
    )),))  # 11  # fmt: skip
    return make.situation()


EMPTY = Situation(reports=())
