"""One row of somebody's table of incidents as a report: rendered to text, with a claim that quotes that text.

The row is the evidence, so the text is made from the row alone, the same row always giving the same text and id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from khabar import __version__
from khabar.imports.ground import Grounder
from khabar.model import (
    Acled,
    ActorKind,
    ClaimKind,
    CodedReport,
    Coder,
    DateBasis,
    EventClaim,
    EventType,
    Failure,
    Manner,
    Number,
    Outlet,
    Page,
    Place,
    PlacePrecision,
    PlaceRole,
    Published,
    Quote,
    Report,
    Span,
    Status,
    TimePrecision,
    When,
    Where,
)
from khabar.world import codebook

SURE = 0.9  # a row is coded by somebody who read more than its words
Figures = tuple[float | None, float | None, float | None]  # low, best, high


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as the table names them."""

    name: str
    kind: ActorKind = ActorKind.OTHER


@dataclass(frozen=True, slots=True)
class Toll:
    role: str
    figures: Figures
    whose: str | None = None  # actors, recipients, civilians


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What a row says, before any name is looked up."""

    id: str
    first: date
    last: date
    precision: TimePrecision
    type: EventType
    words: str  # the type as the table calls it
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    directed: bool = True
    acled: Acled | None = None
    how: Manner = Manner.UNKNOWN
    place: str | None = None
    place_precision: PlacePrecision = PlacePrecision.NEAR
    admin2: str | None = None
    admin1: str | None = None
    country: str | None = None  # ISO 3166 alpha-3
    lat: float | None = None
    lon: float | None = None
    tolls: tuple[Toll, ...] = ()
    notes: str = ""
    sources: tuple[str, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """Rows as reports. ``pages`` and ``reports`` go side by side; rows that could not be read are failures."""

    pages: tuple[Page, ...] = ()
    reports: tuple[CodedReport, ...] = ()
    failures: tuple[Failure, ...] = ()


class Writing:
    """A text in the making that remembers where its parts stand."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: dict[str, Span] = {}

    def add(self, text: str, key: str | None = None) -> None:
        if key and text:
            self.spans[key] = Span(len(self.text), len(self.text) + len(text))
        self.text += text

    def quote(self, key: str) -> Quote | None:
        span = self.spans.get(key)
        return Quote.of(self.text, span.start, span.end) if span else None


def rendered(incident: Incident, outlet: Outlet) -> Writing:
    """The row in words: what, who, to whom, where, when, how many, then the table's own notes."""
    page = Writing()
    page.add(f"{outlet.name}, {incident.id}. ")
    page.add(one_line(incident.words) or incident.type.value, "what")
    page.add(". ")
    for heading, key, parties in (("By", "actor", incident.actors), ("To", "recipient", incident.recipients)):
        if parties:
            page.add(f"{heading}: ")
            for n, party in enumerate(parties):
                page.add("; " if n else "")
                page.add(one_line(party.name), f"{key}{n}")
            page.add(". ")
    _where(page, incident)
    page.add("When: ")
    last = "" if incident.last == incident.first else f" to {incident.last.isoformat()}"
    page.add(incident.first.isoformat() + last, "when")
    page.add(f" ({incident.precision.value}). ")
    for n, toll in enumerate(incident.tolls):
        page.add(f"{toll.role.capitalize()}{f' ({toll.whose})' if toll.whose else ''}: ")
        page.add(figures_in_words(toll.figures), f"toll{n}")
        page.add(". ")
    if incident.sources:
        page.add(f"Sources: {'; '.join(map(one_line, incident.sources))}. ")
    page.text = page.text.rstrip()
    page.add(f"\n{incident.notes.strip()}" if incident.notes.strip() else "")
    return page


def _where(page: Writing, incident: Incident) -> None:
    if not incident.place:
        return
    page.add("Where: ")
    page.add(one_line(incident.place), "where")
    wider = (one_line(p) for p in (incident.admin2, incident.admin1, incident.country) if p and p != incident.place)
    page.add("".join(f", {name}" for name in dict.fromkeys(wider)))
    if incident.lat is not None and incident.lon is not None:
        page.add(f" ({incident.lat:g}, {incident.lon:g})")
    page.add(". ")


def figures_in_words(figures: Figures) -> str:
    low, best, high = figures
    shown = [f"{value:g}" for value in dict.fromkeys((low, best, high)) if value is not None]
    return " to ".join((shown[0], shown[-1])) if len(shown) > 1 else shown[0] if shown else "unknown"


def one_line(text: str) -> str:
    return " ".join(text.split())


# ------------------------------------------------------------------------------------------------ to a coded report
def imported(incident: Incident, *, outlet: Outlet, file: str, grounder: Grounder) -> tuple[Page, CodedReport]:
    """The page and the coded report of a row."""
    page = rendered(incident, outlet)
    text = page.text
    day = incident.published
    published = Published(day, day + timedelta(1), TimePrecision.DAY, DateBasis.STATED) if day else None
    ident = report_id(text, outlet.id, day)
    path = f"{file}:{incident.id}"
    report = Report(
        id=ident, path=path, text=text, sha256=sha256(text.encode()).hexdigest(), title=None, outlet=outlet, published=published,
    )  # fmt: skip
    claim = _claim(incident, page, ident, grounder)
    coded = CodedReport(
        coder=Coder(f"import {__version__}", "", grounder.digest), report=report, published=published, outlet=outlet,
        credits=incident.sources, sentences=(Span(0, len(text)),), claims=(claim,),
    )  # fmt: skip
    return Page(path=path, text=text, id=incident.id, published=day, outlet=outlet.name), coded


def _claim(incident: Incident, page: Writing, report: str, grounder: Grounder) -> EventClaim:
    on = incident.first
    actors = tuple(
        grounder.actor(p.name, p.kind, on=on, report=report, side="a", quote=page.quote(f"actor{n}"), country=incident.country)
        for n, p in enumerate(incident.actors)
    )
    recipients = tuple(
        grounder.actor(p.name, p.kind, on=on, report=report, side="b", quote=page.quote(f"recipient{n}"), country=incident.country)
        for n, p in enumerate(incident.recipients)
    )
    what = page.quote("what")
    if what is None:
        raise ValueError("a row without words for what happened")
    codes = codebook.derive(
        incident.type,
        codebook.Slots(actors=actors, recipients=recipients, directed=incident.directed, how=incident.how, trigger=incident.words),
    )
    return EventClaim(
        id=claim_id(report, ClaimKind.EVENT, what), quote=what, sentence=Quote.of(page.text, 0, len(page.text)),
        status=Status.ASSERTED, when=When(incident.first, incident.last + timedelta(1), incident.precision, page.quote("when")),
        where=_places(incident, page, grounder), confidence=SURE, type=incident.type, plover=codes.plover,
        acled=incident.acled or codes.acled, cameo=codes.cameo, directed=incident.directed, actors=actors,
        recipients=recipients, how=incident.how,
        numbers=tuple(
            Number(t.role, *t.figures, whose=t.whose, words=figures_in_words(t.figures), quote=page.quote(f"toll{n}"))
            for n, t in enumerate(incident.tolls)
        ),
    )  # fmt: skip


def _places(incident: Incident, page: Writing, grounder: Grounder) -> tuple[Where, ...]:
    if not incident.place:
        return ()
    place = grounder.place(
        Place(
            "", one_line(incident.place), incident.place_precision, admin2=incident.admin2, admin1=incident.admin1,
            country=incident.country, lat=incident.lat, lon=incident.lon,
        )
    )  # fmt: skip
    return (Where(place, PlaceRole.AT, page.quote("where")),)


def report_id(text: str, outlet: str, day: date | None) -> str:
    """The contract's id: text, address, outlet and stated day."""
    whole = "\0".join((text, "", outlet, day.isoformat() if day else ""))
    return "r_" + sha256(whole.encode()).hexdigest()[:16]


def claim_id(report: str, kind: ClaimKind, quote: Quote) -> str:
    return "c_" + sha256(f"{report}\0{kind.value}\0{quote.start}\0{quote.end}\0{0}".encode()).hexdigest()[:16]


def slug(name: str) -> str:
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_") or "unnamed"


