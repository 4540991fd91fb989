"""How long each export of many events takes, and how much memory: ``python benchmarks/exports.py [--open] [EVENTS] [FORMAT ...]``.

``--open`` leaves the hiding of names and places out, whose time is the same for every format.

The events are made up: a fifth as many reports as events, five claims each, a few persons to hide among the actors.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from khabar.exports import ExportOptions, Format, export
from khabar.model import (
    Acled,
    Actor,
    ActorKind,
    CodedReport,
    Coder,
    DateBasis,
    Event,
    EventClaim,
    EventType,
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
    Situation,
    Span,
    Stance,
    TimePrecision,
    Toll,
    Voices,
    When,
    Where,
)
from khabar.world import codebook

PER_REPORT = 5
KINDS = (
    EventType.ARMED_CLASH, EventType.IED, EventType.AIR_STRIKE, EventType.ATTACK_ON_CIVILIANS, EventType.DISPLACEMENT,
    EventType.PROTEST, EventType.SEXUAL_VIOLENCE, EventType.MEETING,
)  # fmt: skip
ARMY = Actor("army", "Army", ActorKind.MILITARY, "MIL", "AFG", "republic")
FRONT = Actor("front", "Front", ActorKind.ARMED_GROUP, "REB", "AFG", "front")
PEOPLE = Actor("generic_people", "villagers", ActorKind.CIVILIANS, "CVL", "AFG")
SENTENCE = "Front fighters attacked an Army post near the bazaar of Town {n} on Monday and killed {k} people, said Rahim Nazari{n}. "


def situation(count: int) -> Situation:
    """So many events, each told by one claim."""
    reports: list[CodedReport] = []
    events: list[Event] = []
    for r in range(-(-count // PER_REPORT)):
        numbers = range(r * PER_REPORT, min(count, (r + 1) * PER_REPORT))
        text, claims, spans = "", [], []
        for n in numbers:
            start = len(text)
            text += SENTENCE.format(n=n % 5000, k=n % 9)
            spans.append(Span(start, len(text)))
            claims.append(claim_of(n, text, start))
        day = date(2021, 1, 1) + timedelta(r % 700)
        published = Published(day, day + timedelta(1), TimePrecision.DAY, DateBasis.STATED)
        report = Report(
            id=f"r_{r:016x}", path=f"{r}.txt", text=text, sha256="", title=f"Attack {r}", published=published,
            outlet=Outlet(f"outlet_{r % 40}", f"Outlet {r % 40}"), language="en", url=f"https://example.org/{r}",
        )  # fmt: skip
        reports.append(CodedReport(
            coder=Coder("0", "", ""), report=report, published=published, title=report.title, outlet=report.outlet,
            claims=tuple(claims), sentences=tuple(spans),
        ))  # fmt: skip
        events += [event_of(claim, n) for claim, n in zip(claims, numbers, strict=True)]
    return Situation(reports=tuple(reports), events=tuple(events), event_of=tuple((e.claims[0], e.id) for e in events))


def claim_of(n: int, text: str, start: int) -> EventClaim:
    trigger = text.index("attacked", start)
    who = text.index("Rahim", start)
    kind = KINDS[n % len(KINDS)]
    speaker = Actor(f"rahim_{n % 5000}", f"Rahim Nazari{n % 5000}", ActorKind.PERSON, quote=Quote.of(text, who, who + 12))
    place = Place(
        f"town_{n % 5000}", f"Town {n % 5000}", PlacePrecision.POINT, admin2=f"District {n % 400}", admin1=f"Province {n % 34}",
        country="AFG", lat=30 + n % 5000 / 700, lon=61 + n % 5000 / 400, radius_km=2,
    )  # fmt: skip
    codes = codebook.derive(kind, codebook.Slots())
    where = text.index("Town", start)
    day = date(2021, 1, 1) + timedelta(n // PER_REPORT % 700)
    return EventClaim(
        id=f"c_{n:016x}", quote=Quote.of(text, trigger, trigger + 8), type=kind, plover=codes.plover, acled=codes.acled,
        cameo=codes.cameo, actors=(FRONT,), recipients=(PEOPLE if n % 3 else ARMY,),
        said_by=(Said(0, speaker, Stance.ASSERTS, "said", None),), when=When(day, day + timedelta(1), TimePrecision.DAY),
        where=(Where(place, PlaceRole.AT, Quote.of(text, where, where + 8)),), sentence=Quote.of(text, start, len(text) - 1),
        numbers=(Number("killed", n % 9, n % 9, n % 9, words=str(n % 9)),), confidence=0.8,
    )  # fmt: skip


def event_of(claim: EventClaim, n: int) -> Event:
    return Event(
        id=f"e_{n:016x}", type=claim.type, plover=Plover(claim.plover.type, claim.plover.modes),
        acled=claim.acled and Acled(claim.acled.event_type, claim.acled.sub_event_type), when=claim.when, where=claim.where,
        actors=claim.actors, recipients=claim.recipients, directed=True, voices=Voices(1, 1), credibility=4, claims=(claim.id,),
        numbers=(Toll(role="killed", whose="civilians" if n % 3 else "army", low=n % 9, best=n % 9, high=n % 9),),
    )  # fmt: skip


def main() -> None:
    given = [argument for argument in sys.argv[1:] if argument != "--open"]
    options = ExportOptions(redact=False, precise=True) if "--open" in sys.argv else ExportOptions()
    count = int(given[0]) if given else 100_000
    chosen = [Format(name) for name in given[1:]] or list(Format)
    whole = situation(count)
    with tempfile.TemporaryDirectory() as folder:
        for form in chosen:
            start, worked = time.perf_counter(), time.process_time()
            result = export(form, whole, out=Path(folder) / f"events.{form.suffix}", options=options)
            spent, worked = time.perf_counter() - start, time.process_time() - worked
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            size = result.paths[0].stat().st_size / 1e6
            print(f"{form.value:<16} {spent:6.1f} s  {worked:6.1f} s CPU  {result.rows:>7} rows  {len(result.not_exported):>6} not  {size:7.1f} MB  peak {peak:5.0f} MB", flush=True)


if __name__ == "__main__":
    main()
