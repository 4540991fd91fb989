"""What a situation comes to, in sentences that each lead to the claims behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from khabar.model import Actor, Basis, ControlState, Dispute, Event, Holding, Situation, Status, TimeFrame, Toll, When
from khabar.views import tallies, words
from khabar.views.evidence import actors_of
from khabar.world.redaction import MASK

NEW_DAYS = 7  # before the last report; what is younger counts as new
SHOWN = 4  # sentences of each kind; the rest is counted
HOLDERLESS = {"unknown": "the place is lost", "not unknown": "it is not lost"}  # answers to who holds a place
SUMS = 2  # statements of how many places somebody holds


@dataclass(frozen=True, slots=True)
class Sentence:
    """``part`` is the heading it stands under; ``claims`` are what it rests on."""

    part: str
    text: str
    claims: tuple[str, ...] = ()
    event: str | None = None


class Names:
    """Names of actors and outlets by id, as the reports give them."""

    def __init__(self, situation: Situation) -> None:
        self._names: dict[str, str] = {}
        for coded in situation.reports:
            for claim in coded.claims:
                self._names.update((a.id, words.spoken(a)) for a, _ in actors_of(claim) if a)
                self._names.update((said.speaker.id, words.spoken(said.speaker)) for said in claim.said_by)
        for event in situation.events:
            self._names.update((a.id, words.spoken(a)) for a in (*event.actors, *event.recipients))
        self._outlets = {c.outlet.id: words.outlet(c.outlet.name) for c in situation.reports if c.outlet}
        self._names |= self._outlets
        self._spoken = {
            name.casefold(): name for name in self._outlets.values()
        }  # an outlet that is known by its words alone
        self._reports = {c.report.id for c in situation.reports}  # who stands for a report of no named outlet
        sides: dict[str, Counter[str]] = {}
        for actor in (
            a for e in situation.events for a in (*e.actors, *e.recipients) if a.side and not words.described(a)
        ):
            sides.setdefault(actor.side or "", Counter())[actor.name] += 1
        self._sides = {side: max(sorted(found), key=lambda name: found[name]) for side, found in sides.items()}

    def of(self, one: str) -> str:
        if one in self._reports:
            return "an unnamed outlet"
        plain = one.replace("_", " ")
        return self._names.get(one) or self._sides.get(one) or self._spoken.get(plain, plain)

    def bearer(self, one: Actor) -> Actor:
        """An outlet that stands as a speaker bears its own name."""
        return replace(one, name=self._outlets[one.id]) if one.id in self._outlets else one


def summary(situation: Situation, names: Names | None = None, doubtful: Collection[str] = ()) -> tuple[Sentence, ...]:
    """``doubtful`` holds the ids of events that bear a sign of misreading: they come last, and no sentence is spent on them alone."""
    names = names or Names(situation)
    return (
        *_happened(situation, names, doubtful), *_changed(situation, names), *_disputed(situation, names, doubtful),
        *_one_sided(situation, names, doubtful), *_missing(situation, doubtful),
    )  # fmt: skip


def last_day(situation: Situation) -> date | None:
    """The day of the last report."""
    return max((c.published.start for c in situation.reports if c.published), default=None)


# ------------------------------------------------------------------------------------------------ events
def headline(event: Event) -> str:
    """Type, who, to whom and where; the time stands beside it."""
    text = words.event_type(event.type)
    doers = {a.id for a in event.actors}
    others = tuple(a for a in event.recipients if a.id not in doers)
    if event.actors and others:
        joint = (
            words.LINKS.get(words.group_of(event.type), "with")
            if event.type not in words.LINK
            else words.LINK[event.type]
        )
        text += (
            f": {words.names(event.actors)} {joint} {words.names(others)}"
            if event.directed
            else f" between {words.names(event.actors)} and {words.names(others)}"
        )
    elif event.actors:
        text += f": {words.names(event.actors)}"
    elif others:
        text += f": {words.names(others)} (by whom is not known)"
    return f"{text}, {words.where(event.where)}" if event.where else text


def toll(one: Toll, owner: str | None = None) -> str:
    said = f"{words.span_of(one.low, one.best, one.high)} {one.role.replace('_', ' ')}"
    return f"{said} ({owner})" if owner else said


def whose(one: Toll, event: Event, names: Names | None = None) -> str | None:
    """The side that a toll belongs to, in words."""
    if one.whose is None:
        return None
    if one.whose == "actors":
        return words.names(event.actors) or None
    if one.whose == "recipients":
        return words.names(event.recipients) or None
    known = {a.id: a.name for a in (*event.actors, *event.recipients)}
    elsewhere = names.of(one.whose) if names else one.whose.replace("_", " ")
    return words.clip(known.get(one.whose, elsewhere), 80)


def tolls(event: Event, names: Names | None = None) -> str:
    return "; ".join(toll(n, whose(n, event, names)) for n in event.numbers)


def voices(event: Event) -> str:
    low, high = event.voices.min, event.voices.max
    if high == 0:
        return "no independent voice"
    count = str(low) if low == high else f"{low} to {high}"
    return f"{count} independent voice{'s' if count != '1' else ''}"


def dead(event: Event) -> float:
    return max((n.best or n.low or 0 for n in event.numbers if n.role == "killed"), default=0)


def told(event: Event) -> bool:
    """An event of the news that is said to have happened."""
    return event.status in (Status.ASSERTED, Status.UNCONFIRMED) and event.time_frame is TimeFrame.NEWS


def is_new(when: When, end: date) -> bool:
    """Whether something fell into the days before the last report, and is dated well enough to say so."""
    return end - timedelta(NEW_DAYS) < when.end <= end + timedelta(NEW_DAYS) and (when.end - when.start).days <= 31


def _happened(situation: Situation, names: Names, doubtful: Collection[str]) -> Iterable[Sentence]:
    end = last_day(situation)
    recent = [e for e in situation.events if told(e) and not e.aggregate and end and e.when and is_new(e.when, end)]
    firm = [e for e in recent if e.id not in doubtful] or recent
    chosen = sorted(firm, key=lambda e: (-e.voices.min, -dead(e), e.id))[: SHOWN + 1]
    for event in sorted(chosen, key=lambda e: (e.when.start if e.when else date.min, e.id)):
        parts = [p for p in (tolls(event, names), voices(event)) if p]
        yield Sentence("New", f"{_stamp(event)}: {headline(event)} – {'; '.join(parts)}.", event.claims, event.id)
    if not recent and situation.events:
        yield Sentence("New", "No event is dated to the last seven days before the last report.")


def _stamp(event: Event) -> str:
    text = words.when(event.when)
    return text[0].upper() + text[1:]


def _changed(situation: Situation, names: Names) -> Iterable[Sentence]:
    moves = [s for s in situation.control if s.claims and s.start and s.basis is not Basis.ASSUMED]
    moves.sort(key=lambda s: (s.start.start if s.start else date.min, s.id), reverse=True)
    for state in moves[:SHOWN]:
        yield Sentence("Control", control_sentence(state, names), state.claims)
    for one in sorted(situation.control_sums, key=lambda s: (s.on, s.id), reverse=True)[:SUMS]:
        yield Sentence("Control", tallies.sum_sentence(one), one.claims)


def control_sentence(state: ControlState, names: Names | None = None) -> str:
    holder = words.clip(state.holder.name, 80) if state.holder else None
    scope = words.SCOPES[state.scope]
    place = words.place(state.place) + (f" ({scope})" if scope else "")
    how = words.HOLDINGS[state.state] + (f" by {holder}" if holder and state.state is not Holding.UNKNOWN else "")
    if holder and state.state in (Holding.BESIEGED, Holding.CONTESTED):  # the holder is who is besieged
        how = f"held by {holder}, {words.HOLDINGS[state.state]}"
    since = f"first cited {words.day(state.first_cited)}" if state.first_cited else ""
    if state.start and state.start.precision.value != "unknown":
        since = f"since {words.when(state.start).removeprefix('in ')}"
    deniers = words.names(tuple(names.bearer(a) for a in state.disputed_by) if names else state.disputed_by)
    against = f"; disputed by {deniers}" if state.disputed_by else ""
    until = f", until {words.when(state.end).removeprefix('in ')}" if state.end else ""
    return f"{place}: {how}{', ' + since if since else ''}{until} – {words.BASES[state.basis]}{against}."


# ------------------------------------------------------------------------------------------------ what is not agreed
def _disputed(situation: Situation, names: Names, doubtful: Collection[str]) -> Iterable[Sentence]:
    found = sorted((e for e in situation.events if e.disputes), key=lambda e: (e.id in doubtful, -len(e.claims), e.id))
    for event in found[:SHOWN]:
        claims = tuple(dict.fromkeys(c for d in event.disputes for p in d.positions for c in p.claims))
        yield Sentence("Disputed", dispute_sentence(event, names), claims, event.id)
    if len(found) > SHOWN:
        rest = tuple(c for e in found[SHOWN:] for c in e.claims)
        yield Sentence(
            "Disputed", f"{len(found) - SHOWN} more events are told in ways that contradict each other.", rest
        )


def dispute_sentence(event: Event, names: Names) -> str:
    """What is disputed about an event, with the answers that are given; who gives which stands at the event."""
    head = f"{words.event_type(event.type)}, {words.where(event.where)}, {words.when(event.when)}"
    return f"{head}: {'; '.join(answers(d, names) for d in event.disputes)}."


def answers(dispute: Dispute, names: Names) -> str:
    topic = words.FIELDS.get(dispute.field, dispute.field.replace("_", " "))
    figures = [figure_of(p.value) for p in dispute.positions]
    known = [figure for figure in figures if figure is not None]
    if len(known) == len(figures) and len(set(known)) > 1:  # who gives which, and of whom, stands at the event
        return f"{topic} is disputed ({words.number(min(known))} to {words.number(max(known))})"
    given = list(dict.fromkeys(position(p.value, names) for p in dispute.positions))
    shown = given[:4] + ([f"{len(given) - 4} other answers"] if len(given) > 4 else [])
    return f"{topic} is disputed ({' / '.join(shown)})"


def figure_of(value: str) -> float | None:
    """The number that a position begins with: ``14 of them`` gives 14."""
    try:
        return float(value.partition(" of ")[0].replace(",", ""))
    except ValueError:
        return None


def position(value: str, names: Names) -> str:
    """A position's value with ids turned into names; ``14 of them`` is said as ``14 (them)``."""
    if value in HOLDERLESS:
        return HOLDERLESS[value]
    figure, of, owner = value.partition(" of ")
    if of and figure[:1].isdigit():
        return words.clip(f"{figure} ({names.of(owner)})")
    return words.clip(" ".join(word if word in ("and", "not") else names.of(word) for word in value.split(" ")))


def one_sided(event: Event) -> bool:
    return told(event) and event.voices.max <= 1


def _one_sided(situation: Situation, names: Names, doubtful: Collection[str]) -> Iterable[Sentence]:
    found = sorted((e for e in situation.events if one_sided(e)), key=lambda e: (e.id in doubtful, -dead(e), e.id))
    for event in found[:SHOWN]:
        by = origin_words(event.voices.origins, names) or "an unnamed source"
        yield Sentence(
            "Known from one side only", f"{_stamp(event)}: {headline(event)} – only from {by}.", event.claims, event.id
        )
    if len(found) > SHOWN:
        rest = tuple(c for e in found[SHOWN:] for c in e.claims)
        yield Sentence("Known from one side only", f"{len(found) - SHOWN} more events rest on one voice.", rest)


def origin_words(origins: Sequence[str], names: Names) -> str:
    """Who stands behind a value: camps and outlets by name."""
    out = []
    for origin in origins:
        kind, _, key = origin.partition(":")
        name = names.of(key) if key else kind
        name = "a person not named here" if MASK in name else name
        out.append(words.clip(f"{name} and its own" if kind == "camp" else name, 80))
    return words.listing(out[:4] + ([f"{len(out) - 4} others"] if len(out) > 4 else []))


def _missing(situation: Situation, doubtful: Collection[str]) -> Iterable[Sentence]:
    unsure = [e for e in situation.events if e.id in doubtful]
    if unsure:
        yield Sentence(
            "Missing",
            f"{len(unsure)} of {len(situation.events)} events bear a sign that khabar may have misread them; they are marked.",
            tuple(c for e in unsure for c in e.claims),
        )
    yield from (Sentence("Missing", text, claims) for text, claims in tallies.amendments(situation)[-SHOWN:])
    undated = [e for e in situation.events if e.when is None]
    unplaced = [e for e in situation.events if not e.where]
    misses = sum(len(c.misses) for c in situation.reports)
    unknown = [s for s in situation.control if s.state is Holding.UNKNOWN]
    for rows, text in ((undated, "have no date"), (unplaced, "have no place")):
        if rows:
            yield Sentence(
                "Missing",
                f"{len(rows)} of {len(situation.events)} events {text}.",
                tuple(c for e in rows for c in e.claims),
            )
    if unknown:
        named = words.listing([words.place(s.place) for s in unknown[:SHOWN]])
        yield Sentence("Missing", f"Who holds {named} is not known.", tuple(c for s in unknown for c in s.claims))
    if misses:
        yield Sentence(
            "Missing",
            f"{misses} words or phrases in the reports could not be resolved; they are listed under What is not known.",
        )
