"""An event in words: what is said to have happened, the figures and who gives them, the words of one report."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.exports.parties import sides
from khabar.exports.records import Record
from khabar.model import Actor, ActorKind, Dispute, Event, EventType, Place, Responsibility, Status, Toll

MOST_FIGURES = 12
HARM = frozenset({"ASSAULT", "COERCE", "ACCUSE"})  # PLOVER types that a person is accused of


def number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:g}"


def place_name(place: Place | None) -> str:
    """A place with what it lies in, each name once."""
    if place is None:
        return "place unknown"
    parts = (place.name, place.admin2, place.admin1)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def days(record: Record) -> str:
    first, last = record.first_day, record.last_day
    if first is None or last is None:
        return "day unknown"
    return first.isoformat() if first == last else f"between {first.isoformat()} and {last.isoformat()}"


def headline(record: Record) -> str:
    """Armed clash: NRF, Taliban; Bano, Baghlan; 2022-06-02"""
    event, side = record.event, sides(record)
    between = " and " if not event.directed else " against "
    who = between.join(filter(None, (names(record, side.a), names(record, side.b))))
    kind = "IED" if event.type is EventType.IED else event.type.value.replace("_", " ").capitalize()
    hedge = "" if event.status is Status.ASSERTED else f" ({event.status.value})"
    return f"{kind}{hedge}: {who or 'nobody named'}; {place_name(record.place)}; {days(record)}"


def figures(event: Event) -> str:
    return "; ".join(_toll(toll, event) for toll in event.numbers[:MOST_FIGURES])


def _toll(toll: Toll, event: Event) -> str:
    low, best, high = toll.low, toll.best, toll.high
    if low is None and best is None and high is not None:
        amount = f"up to {number(high)}"
    elif low is not None and high is None:
        amount = f"at least {number(low)}"
    elif low is not None and high is not None and low != high:
        amount = f"{number(low)} to {number(high)}"
    else:
        amount = number(best if best is not None else low if low is not None else high or 0)
    whose = next((a.name for a in (*event.actors, *event.recipients) if a.id == toll.whose), toll.whose)
    by = ", ".join(dict.fromkeys(f.speaker.name for f in toll.by if f.speaker))
    said = f" (only a party says so: {by})" if toll.claimed_only and by else f" ({by})" if by else ""
    return f"{amount} {toll.role}{f' ({whose})' if whose else ''}{said}"


def positions(dispute: Dispute, event: Event) -> str:
    """Every answer with those who give it."""
    called = {a.id: a.name for a in (*event.actors, *event.recipients)}
    answers = []
    for position in dispute.positions[:MOST_FIGURES]:
        words = " ".join(called.get(word, word) for word in position.value.split(" "))
        answers.append(f"{words} ({', '.join(dict.fromkeys(a.name for a in position.by))})")
    return "; ".join(answers)


def responsibility(event: Event) -> str:
    """Who claims, denies or is accused. A named person is never accused without saying by whom."""
    return "; ".join(dict.fromkeys(_responsible(r) for r in event.responsibility))


def _responsible(r: Responsibility) -> str:
    if r.stance == "accused" or (r.actor.kind is ActorKind.PERSON and r.stance not in ("claims", "denies")):
        by = ", ".join(dict.fromkeys(s.speaker.name for s in r.said_by)) or "an unnamed source"
        return f"{r.actor.name} (alleged by {by})"
    return f"{r.actor.name} {r.stance} it"


def called(record: Record, actor: Actor) -> str:
    """An actor's name; a named person as the doer of harm only with those who say so."""
    if actor.kind is not ActorKind.PERSON or record.event.plover.type not in HARM or actor not in record.event.actors:
        return actor.name
    speakers = [s.speaker.name for t in record.tellings for s in t.claim.said_by[:1]] or [t.outlet for t in record.tellings[:1]]
    return f"{actor.name} (alleged by {', '.join(dict.fromkeys(speakers)) or 'an unnamed source'})"


def names(record: Record, actors: Sequence[Actor]) -> str:
    return "; ".join(dict.fromkeys(called(record, a) for a in actors))


def note(record: Record) -> str:
    """The whole event in a few sentences."""
    event = record.event
    parts = [headline(record) + "."]
    if event.numbers:
        parts.append(f"Figures: {figures(event)}.")
    if event.responsibility:
        parts.append(f"Responsibility: {responsibility(event)}.")
    parts += [f"Disputed, {d.field}: {positions(d, event)}." for d in event.disputes]
    parts.append(f"Independent sources: {event.voices.min} to {event.voices.max}; credibility {event.credibility}.")
    if record.tellings:
        first = record.tellings[0]
        parts.append(f"“{first.words}” ({', '.join(filter(None, (first.outlet, first.day.isoformat() if first.day else None)))})")
    return " ".join(parts)
