"""Coded reports made by hand, without a model: every kind of claim, and one story told by several outlets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from khabar.model import (
    Actor,
    ActorKind,
    Amount,
    AnyClaim,
    CodedReport,
    Coder,
    ControlChange,
    ControlClaim,
    DateBasis,
    EventClaim,
    EventType,
    Excluded,
    ExcludedKind,
    ForceClaim,
    Holding,
    IndicatorClaim,
    Miss,
    Number,
    Outlet,
    Place,
    PlacePrecision,
    PlaceRole,
    Plover,
    Published,
    Quote,
    RelationClaim,
    Report,
    RoleClaim,
    Said,
    Span,
    Stance,
    Status,
    TimePrecision,
    When,
    Where,
)

CODER = Coder("0.1.0", "sha256:models", "sha256:pack")
TALIBAN = Actor("taliban", "Taliban", ActorKind.ARMED_GROUP, country="AFG")
POLICE = Actor("afg_republic_moi", "Ministry of Interior", ActorKind.MINISTRY, country="AFG")
IMAM_SAHIB = Place("afg.kunduz.imam_sahib", "Imam Sahib", PlacePrecision.ADMIN2, admin2="Imam Sahib", admin1="Kunduz",
                   country="AFG", lat=37.18, lon=68.77, radius_km=20.0)  # fmt: skip
ARGO = Place(
    "afg.badakhshan.argo",
    "Argo",
    PlacePrecision.ADMIN2,
    admin2="Argo",
    admin1="Badakhshan",
    country="AFG",
    lat=37.0,
    lon=70.4,
)
SENTENCE = "The ministry said on {day} that the Taliban seized {place}, killing {killed} policemen of the 3rd Brigade."


def day_of(day: date) -> Published:
    return Published(day, day + timedelta(1), TimePrecision.DAY, DateBasis.STATED)


def coded(
    number: int,
    *,
    day: date = date(2021, 7, 4),
    killed: int = 14,
    place: Place = IMAM_SAHIB,
    outlet: str = "Oxus Press",
    coder: Coder = CODER,
) -> CodedReport:
    """Report number ``number``: one sentence that gives a claim of every kind, and a line that is no article."""
    text = f"Donate now!\n{SENTENCE.format(day=day.isoformat(), place=place.name, killed=killed)}\nReport {number} \N{SNOWMAN} \U0001f3d4 خبر."
    ident = sha256(f"{text}{outlet}".encode()).hexdigest()[:16]
    source = Outlet(outlet.lower().replace(" ", "_"), outlet)
    report = Report(id="r_" + ident, path=f"{number:03}.txt", text=text, sha256=sha256(text.encode()).hexdigest(), outlet=source,
                    published=day_of(day), language="en", title=f"Title {number}")  # fmt: skip
    return CodedReport(
        coder=coder, report=report, published=day_of(day), title=report.title, outlet=source, credits=("AFP",),
        excluded=(Excluded(0, 11, ExcludedKind.DONATION),), sentences=(Span(12, text.index("\n", 12)),),
        claims=claims_of(ident, text, day, killed, place), misses=(Miss("places", Quote.of(text, 0, 6), "no such place", ("a", "b")),),
    )  # fmt: skip


def claims_of(ident: str, text: str, day: date, killed: int, place: Place) -> tuple[AnyClaim, ...]:
    def quote(words: str) -> Quote:
        at = text.index(words)
        return Quote.of(text, at, at + len(words))

    sentence = Quote.of(text, 12, text.index("\n", 12))
    said = (Said(0, replace(POLICE, quote=quote("The ministry")), Stance.ASSERTS, "said", quote("The ministry")),)
    when = When(day, day + timedelta(1), TimePrecision.DAY, quote(day.isoformat()))
    where = (Where(place, PlaceRole.AT, quote(place.name)),)
    toll = Number(
        "killed",
        killed,
        killed,
        None,
        whose="recipients",
        words=f"{killed} policemen",
        quote=quote(f"{killed} policemen"),
    )
    unit = Actor("u_3rd_brigade", "3rd Brigade", ActorKind.UNIT)
    return (
        EventClaim(id=f"c_{ident}0", quote=quote("seized"), type=EventType.TERRITORY_TAKEN, plover=Plover("COERCE", ("seize",)),
                   actors=(TALIBAN,), recipients=(POLICE,), numbers=(toll,), said_by=said, when=when, where=where, sentence=sentence, with_=(f"c_{ident}1",)),
        ControlClaim(id=f"c_{ident}1", quote=quote("seized"), actor=TALIBAN, change=ControlChange.TOOK, state=Holding.HELD, said_by=said,
                     when=when, where=where, with_=(f"c_{ident}0",)),
        ForceClaim(id=f"c_{ident}2", quote=quote("3rd Brigade"), unit=unit, parent=POLICE, size=Amount(14, 14, None), where=where, when=when),
        RoleClaim(id=f"c_{ident}3", quote=quote("The ministry"), person=Actor("p_x", "X", ActorKind.PERSON), title="minister", organisation=POLICE),
        RelationClaim(id=f"c_{ident}4", quote=quote("Taliban"), subject=TALIBAN, relation="hostile", object=POLICE, status=Status.DENIED),
        IndicatorClaim(id=f"c_{ident}5", quote=quote("Donate"), measure="price of flour", best=0.25),
    )  # fmt: skip


def story() -> list[CodedReport]:
    """Six reports: one happening told by three outlets with two tolls, another elsewhere, and one later."""
    first = date(2021, 7, 4)
    return [
        coded(1), coded(2, outlet="Pamir Courier"), coded(3, outlet="Valley Radio", killed=20, day=date(2021, 7, 5)),
        coded(4, place=ARGO, killed=2), coded(5, place=ARGO, killed=3, outlet="Valley Radio"),
        coded(6, day=first + timedelta(40), killed=1, outlet="Pamir Courier"),
    ]  # fmt: skip
