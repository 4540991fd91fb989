"""Situations made up for tests of the views: small, hostile, and large."""

from __future__ import annotations

import random
from datetime import date, timedelta

from khabar.model import (
    Actor,
    ActorKind,
    Amount,
    Basis,
    CodedReport,
    Coder,
    ControlChange,
    ControlClaim,
    ControlState,
    CopyKind,
    CopyLink,
    DateBasis,
    Dispute,
    Event,
    EventClaim,
    EventType,
    Figure,
    ForceClaim,
    ForceState,
    Holding,
    IndicatorClaim,
    IndicatorValue,
    Interval,
    Miss,
    Number,
    Outlet,
    Place,
    PlacePrecision,
    PlaceRole,
    Plover,
    Position,
    Published,
    Quote,
    Reason,
    RelationClaim,
    RelationState,
    Report,
    RoleClaim,
    RoleState,
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

GUARDS = Actor("guards", "Valley Guards", ActorKind.ARMED_GROUP)
TALIBAN = Actor("taliban", "Taliban", ActorKind.ARMED_GROUP)
VILLAGERS = Actor("civilians", "Villagers", ActorKind.CIVILIANS)
ELDER = Actor("sardar_noorzada", "Sardar Noorzada", ActorKind.PERSON)
SPOKESMAN = Actor("qasim_rahimyar", "Qasim Rahimyar", ActorKind.PERSON)
TEXT = (
    "Fighters of the Valley Guards attacked a checkpoint of the Taliban in Warsaj on 4 June, killing 6. "
    "“Twelve were killed,” said Qasim Rahimyar, spokesman of the Valley Guards. "
    "Sardar Noorzada, an elder of Deh Miran, said that the Taliban had left the bazaar without a fight. "
    "The 3rd Brigade was seen in Deh Miran. Some 40 per cent of families in Takhar go hungry."
)


def day(text: str, precision: TimePrecision = TimePrecision.DAY, days: int = 1) -> When:
    start = date.fromisoformat(text)
    return When(start, start + timedelta(days), precision)


def place(one: str, name: str, precision: PlacePrecision, lat: float | None, lon: float | None, **more: str) -> Place:
    return Place(one, name, precision, lat=lat, lon=lon, country="AFG", **more)  # type: ignore[arg-type]


WARSAJ = place("warsaj", "Warsaj", PlacePrecision.ADMIN2, 36.2, 70.0, admin1="Takhar", admin2="Warsaj")
DEH_MIRAN = place("deh_miran", "Deh Miran", PlacePrecision.POINT, 36.21, 70.03, admin1="Takhar", admin2="Warsaj")
FARKHAR = place("farkhar", "Farkhar", PlacePrecision.ADMIN2, 36.58, 69.86, admin1="Takhar", admin2="Farkhar")
TAKHAR = place("takhar", "Takhar", PlacePrecision.ADMIN1, 36.7, 69.7, admin1="Takhar")


def find(text: str, words: str) -> Quote:
    at = text.index(words)
    return Quote(at, at + len(words), words)


def at(one: Place, quote: Quote | None = None) -> tuple[Where, ...]:
    return (Where(one, PlaceRole.AT, quote),)


def small(text: str = TEXT) -> Situation:
    """One report and its reprint, with every kind of claim."""
    first, second = report("r_1", text, "Oxus Wire"), report("r_2", text, "Daily Copy")
    reports = (claims_of(first, "a"), claims_of(second, "b"))
    link = CopyLink(
        report="r_2",
        of="r_1",
        origin=None,
        kind=CopyKind.REPRINT,
        share=0.97,
        evidence=((find(text, "attacked"), find(text, "attacked")),),
    )
    said = (Actor("oxus_wire", "Oxus Wire", ActorKind.MEDIA),)
    event = Event(
        id="e_1", type=EventType.GROUND_ATTACK, plover=Plover("ASSAULT"), acled=None, when=day("2022-06-04"), where=at(WARSAJ),
        actors=(GUARDS,), recipients=(TALIBAN,), directed=True, voices=Voices(1, 2, ("outlet:oxus_wire", "camp:guards")), credibility=3,
        credibility_reasons=(Reason("no party", 1.0, "outlet:oxus_wire"),), claims=("c_a_event", "c_b_event", "c_a_toll"),
        numbers=(Toll(role="killed", whose="taliban", low=6, best=6, high=12, by=(
            Figure(6, None, ("c_a_event", "c_b_event"), 6, 6), Figure(12, SPOKESMAN, ("c_a_toll",), 12, 12))),),
        disputes=(Dispute(field="killed", positions=(
            Position(value="6 of taliban", by=said, voices=Voices(1, 1), claims=("c_a_event",), since=date(2022, 6, 5)),
            Position(value="12 of taliban", by=(SPOKESMAN,), voices=Voices(1, 1), claims=("c_a_toll",)))),),
    )  # fmt: skip
    vague = Event(
        id="e_2", type=EventType.DISPLACEMENT, plover=Plover(None), acled=None, when=None, where=at(TAKHAR), actors=(), recipients=(VILLAGERS,),
        directed=True, voices=Voices(1, 1, ("outlet:oxus_wire",)), claims=("c_a_fled",),
    )  # fmt: skip
    moved = Event(
        id="e_3", type=EventType.WITHDRAWAL, plover=Plover("RETREAT"), acled=None, when=day("2022-06-05"), actors=(TALIBAN,), recipients=(), directed=True,
        where=(Where(WARSAJ, PlaceRole.ORIGIN), Where(FARKHAR, PlaceRole.DESTINATION)), claims=("c_b_control",),
    )  # fmt: skip
    start = Interval(date(2022, 6, 4), date(2022, 6, 5), TimePrecision.DAY)
    held = ControlState(id="s_1", place=WARSAJ, holder=GUARDS, state=Holding.HELD, scope=Scope.WHOLE, basis=Basis.CLAIMED, disputed_by=(TALIBAN,),
                        start=start, first_cited=date(2022, 6, 5), last_cited=date(2022, 6, 5), claims=("c_a_control",))  # fmt: skip
    brigade = Actor("brigade_3", "3rd Brigade", ActorKind.UNIT)
    force = ForceState(id="f_1", unit=brigade, parent=TALIBAN, parent_kind="organic", commander=None, place=DEH_MIRAN, activity="seen", size=Amount(None, 200, None),
                       start=start, end=None, first_cited=date(2022, 6, 5), last_cited=date(2022, 6, 5), claims=("c_a_force",))  # fmt: skip
    role = RoleState(
        id="o_1", person=SPOKESMAN, title="spokesman", organisation=GUARDS, start=None, end=None, claims=("c_a_role",)
    )
    relation = RelationState(
        id="l_1",
        subject=GUARDS,
        relation="hostile",
        object=TALIBAN,
        start=None,
        end=None,
        denied_by=(),
        claims=("c_a_relation",),
    )
    denied = RelationState(id="l_2", subject=TALIBAN, relation="arms", object=GUARDS, start=None, end=None, denied_by=(TALIBAN,), claims=("c_b_relation",))  # fmt: skip
    value = IndicatorValue(id="i_1", measure="families that go hungry", about=None, when=day("2022-06-01", TimePrecision.MONTH, 30), low=None, best=40, high=None,
                           unit="per cent", measured_by=None, claims=("c_a_indicator",))  # fmt: skip
    of = {"c_a_event": "e_1", "c_b_event": "e_1", "c_a_toll": "e_1", "c_a_fled": "e_2"}
    return Situation(reports=reports, copies=(link,), events=(event, vague, moved), control=(held,), forces=(force,), roles=(role,), relations=(relation, denied),
                     indicators=(value,), event_of=tuple(of.items()))  # fmt: skip


def report(one: str, text: str, outlet: str) -> Report:
    published = Published(date(2022, 6, 5), date(2022, 6, 6), TimePrecision.DAY, DateBasis.STATED)
    return Report(id=one, path=f"{one}.txt", text=text, sha256="0" * 64, title="Attack in Warsaj", published=published, authors=("A. Writer",),
                  outlet=Outlet(outlet.lower().replace(" ", "_"), outlet), url="https://example.org/a?b=1&c=<2>")  # fmt: skip


def claims_of(one: Report, key: str) -> CodedReport:
    def quote(words: str) -> Quote:
        return find(one.text, words)

    def named(actor: Actor) -> Actor:
        return Actor(actor.id, actor.name, actor.kind, quote=quote(actor.name))

    elder = (Said(0, named(ELDER), Stance.ASSERTS, "said", None),)
    attack = EventClaim(id=f"c_{key}_event", quote=quote("attacked"), type=EventType.GROUND_ATTACK, plover=Plover("ASSAULT"), actors=(named(GUARDS),),
                        recipients=(named(TALIBAN),), when=When(date(2022, 6, 4), date(2022, 6, 5), TimePrecision.DAY, quote("4 June")), where=at(WARSAJ, quote("Warsaj")),
                        numbers=(Number("killed", 6, 6, 6, "taliban", False, "killing 6", quote("killing 6")),))  # fmt: skip
    toll = EventClaim(id=f"c_{key}_toll", quote=quote("killed"), type=EventType.GROUND_ATTACK, plover=Plover("ASSAULT"), said_by=(Said(0, named(SPOKESMAN), Stance.ASSERTS, "said", quote("said")),),
                      numbers=(Number("killed", 12, 12, 12, "taliban", False, "Twelve", quote("Twelve")),))  # fmt: skip
    fled = EventClaim(
        id=f"c_{key}_fled",
        quote=quote("families"),
        type=EventType.DISPLACEMENT,
        plover=Plover(None),
        recipients=(VILLAGERS,),
        where=at(TAKHAR, quote("Takhar")),
    )
    left = ControlClaim(
        id=f"c_{key}_control",
        quote=quote("had left"),
        actor=named(TALIBAN),
        change=ControlChange.LOST,
        state=Holding.NOT_HELD,
        said_by=elder,
        where=at(WARSAJ),
    )
    seen = ForceClaim(
        id=f"c_{key}_force",
        quote=quote("was seen"),
        unit=Actor("brigade_3", "3rd Brigade", ActorKind.UNIT),
        where=at(DEH_MIRAN, quote("Deh Miran")),
    )
    role = RoleClaim(
        id=f"c_{key}_role", quote=quote("spokesman"), person=named(SPOKESMAN), title="spokesman", organisation=GUARDS
    )
    relation = RelationClaim(
        id=f"c_{key}_relation", quote=quote("of the Taliban"), subject=GUARDS, relation="hostile", object=TALIBAN
    )
    hungry = IndicatorClaim(
        id=f"c_{key}_indicator",
        quote=quote("40 per cent"),
        measure="families that go hungry",
        best=40,
        measured_in="per cent",
    )
    return CodedReport(
        coder=Coder("0", "", ""), report=one, published=one.published, title=one.title, outlet=one.outlet, sentences=sentences(one.text),
        claims=(attack, toll, fled, left, seen, role, relation, hungry), misses=(Miss("places", quote("bazaar"), "no such place"),),
    )  # fmt: skip


def sentences(text: str) -> tuple[Span, ...]:
    spans, start = [], 0
    for i, letter in enumerate(text):
        if letter == "." or i == len(text) - 1:
            spans.append(Span(start, i + 1))
            start = i + 2
    return tuple(spans)


def large(count: int, seed: int = 1) -> Situation:
    """As many events, each told in one to three reports."""
    rng = random.Random(seed)
    kinds = [k for k in EventType if k not in (EventType.SEXUAL_VIOLENCE,)]
    groups = [Actor(f"group_{n}", f"Front {n}", ActorKind.ARMED_GROUP) for n in range(12)]
    reports: list[CodedReport] = []
    events: list[Event] = []
    event_of: list[tuple[str, str]] = []
    for n in range(count):
        when = day((date(2021, 6, 1) + timedelta(rng.randrange(700))).isoformat())
        spot = place(
            f"p{n % 400}",
            f"Village {n % 400}",
            PlacePrecision.POINT if n % 7 else PlacePrecision.ADMIN1,
            33 + (n % 37) / 8,
            62 + (n % 83) / 9,
            admin1=rng.choice(("Takhar", "Kunduz", "Balkh", "Herat", "Ghazni")),
        )
        a, b = rng.sample(groups, 2)
        kind, dead, tellers = rng.choice(kinds), rng.randrange(9), []
        for k in range(rng.randrange(1, 4)):
            text = f"Report {n}.{k}. {a.name} attacked {b.name} in {spot.name}, killing {dead + k}, residents said. Nothing more was known by the evening."
            one = report(f"r_{n}_{k}", text, f"Outlet {rng.randrange(60)}")
            claim = EventClaim(id=f"c_{n}_{k}", quote=find(text, "attacked"), type=kind, plover=Plover(None), actors=(Actor(a.id, a.name, a.kind, quote=find(text, a.name)),),
                               recipients=(b,), when=when, where=at(spot, find(text, spot.name)), numbers=(Number("killed", dead + k, dead + k, dead + k),))  # fmt: skip
            published = Published(when.end, when.end + timedelta(1), TimePrecision.DAY, DateBasis.STATED)
            reports.append(
                CodedReport(
                    coder=Coder("0", "", ""),
                    report=one,
                    published=published,
                    title=one.title,
                    outlet=one.outlet,
                    sentences=sentences(text),
                    claims=(claim,),
                )
            )
            tellers.append(claim.id)
        events.append(Event(id=f"e_{n}", type=kind, plover=Plover(None), acled=None, when=when, where=at(spot), actors=(a,), recipients=(b,), directed=True, claims=tuple(tellers),
                            voices=Voices(1, len(tellers), ("outlet:outlet_1",)), numbers=(Toll(role="killed", whose=b.id, low=dead, best=dead, high=dead + 2, by=(Figure(dead, None, tuple(tellers)),)),),
                            status=Status.ASSERTED))  # fmt: skip
        event_of += [(c, f"e_{n}") for c in tellers]
    control = tuple(
        ControlState(id=f"s_{n}", place=place(f"d{n}", f"District {n}", PlacePrecision.ADMIN2, 33 + (n % 17) / 4, 62 + (n % 31) / 3, admin1="Takhar"), holder=groups[n % 4], state=list(Holding)[n % 4],
                     scope=Scope.WHOLE, basis=list(Basis)[n % 6], start=Interval(date(2021, 7, 1) + timedelta(n), date(2021, 7, 2) + timedelta(n), TimePrecision.DAY), last_cited=date(2022, 1, 1) + timedelta(n))
        for n in range(300)
    )  # fmt: skip
    return Situation(reports=tuple(reports), events=tuple(events), control=control, event_of=tuple(event_of))


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} ${7*7} \u202egpj.exe\u202c \u2028 ]]> <!-- 𝕏 "


def hostile() -> Situation:
    """The small situation with hostile words in its text, names and titles, and a word of a megabyte."""
    text = HOSTILE + TEXT + " " + "A" * 1_000_000
    found = small(text)
    bad = Actor("bad", HOSTILE + "x" * 500_000, ActorKind.ARMED_GROUP)
    from dataclasses import replace

    events = tuple(replace(e, actors=(bad,)) for e in found.events)
    reports = tuple(
        replace(
            r,
            title=HOSTILE,
            outlet=Outlet(r.outlet.id if r.outlet else "o", HOSTILE),
            report=replace(r.report, url="javascript:alert(1)", path=HOSTILE),
        )
        for r in found.reports
    )
    return replace(found, events=events, reports=reports)
