"""Steps: the claims about one place that tell one change of hands, or one confirmation of who holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from khabar.corroboration.forces import BARE
from khabar.corroboration.generics import meant, parties
from khabar.corroboration.nearness import is_exact
from khabar.corroboration.speakers import Listener, OriginKind
from khabar.corroboration.tellings import finest, inherited
from khabar.corroboration.text import fold
from khabar.corroboration.types import gives_up
from khabar.corroboration.voices import Heard, heard, speaker_of
from khabar.corroboration.wording import speaks_of_parts
from khabar.corroboration.words import weight
from khabar.corroboration.world import PARTIES, local
from khabar.model import (
    Actor,
    ActorKind,
    ControlChange,
    ControlClaim,
    Event,
    EventClaim,
    EventType,
    Holding,
    Interval,
    Manner,
    Place,
    PlacePrecision,
    PlaceRole,
    Scope,
    Status,
    TimeFrame,
    TimePrecision,
    Where,
)

ARMED = PARTIES - {
    ActorKind.PARTY,
    ActorKind.STATE,
}  # those whom a noun alone lets hold a place: "fighters", "the army"
GAINS = frozenset({ControlChange.TOOK, ControlChange.RETOOK, ControlChange.REPELLED})
LOSES = frozenset({ControlChange.LOST, ControlChange.WITHDREW_FROM})
STILL = frozenset({ControlChange.HOLDS, ControlChange.CONTESTS, ControlChange.BESIEGED})
MOVES_NOTHING = frozenset({ControlChange.PRESENT, ControlChange.ENTERED})  # who comes in may be thrown out the same day
SAID = frozenset({Status.ASSERTED, Status.UNCONFIRMED, Status.DENIED})
CHANGES = frozenset({EventType.TERRITORY_TAKEN, EventType.TERRITORY_CEDED})
PLACES = frozenset(
    {PlacePrecision.POINT, PlacePrecision.NEAR, PlacePrecision.ADMIN2, PlacePrecision.ADMIN1, PlacePrecision.LINEAR}
)
HISTORY = 5 * 365  # days between what is recalled and the report; it is no state of today
SURE_DAYS = 2  # an interval up to so long dates a change
FOUGHT_OVER = frozenset({Holding.CONTESTED, Holding.BESIEGED, Holding.PARTLY_HELD})


@dataclass(frozen=True)
class Word:
    """One claim about who holds a place, with whose word it is and what it comes to."""

    heard: Heard
    place: Place
    scope: Scope
    change: ControlChange
    state: Holding
    actor: Actor | None
    gainer: Actor | None
    loser: Actor | None
    how: Manner
    denied: bool
    day: Interval | None
    dated: bool  # by words of its own, not by its report
    gainer_camp: str | None
    loser_camp: str | None

    @property
    def order(self) -> tuple[str, tuple[str, str, int, str]]:
        return (self.day.start.isoformat() if self.day else "9999", self.heard.key)

    @property
    def concedes(self) -> bool:
        """The speaker's own side loses by what is said."""
        camp = self.heard.origin.camp
        return camp is not None and camp == self.loser_camp and camp != self.gainer_camp

    @property
    def boasts(self) -> bool:
        camp = self.heard.origin.camp
        return camp is not None and camp == self.gainer_camp


@dataclass
class Step:
    """What several words say of one change."""

    words: tuple[Word, ...] = ()
    denials: list[Word] = field(default_factory=list)
    holder: Actor | None = None
    state: Holding = Holding.UNKNOWN
    scope: Scope = Scope.UNSPECIFIED
    how: Manner = Manner.UNKNOWN
    start: Interval | None = None
    before: Actor | None = None  # who is said to have held it until then
    before_when: Interval | None = None
    moves: bool = True

    @property
    def day(self) -> date | None:
        return self.start.start if self.start else None

    @property
    def deniers(self) -> tuple[Actor, ...]:
        return tuple(word.heard.origin.speaker or named(word) for word in self.denials)

    @property
    def claimants(self) -> tuple[Actor, ...]:
        return tuple(word.gainer for word in self.words if word.gainer and word.boasts)

    @property
    def rivals(self) -> tuple[Actor, ...]:
        """Who claims it for another than the one whom the step comes to."""
        support = {word.heard.claim.id for word in self.support}
        return tuple(w.gainer for w in self.words if w.gainer and w.boasts and w.heard.claim.id not in support)

    @property
    def support(self) -> tuple[Word, ...]:
        """The words that say what the step comes to: the same holder and state, or that the former holder lost it."""
        return tuple(word for word in self.words if supports(word, self))


def named(word: Word) -> Actor:
    return speaker_of(word.heard)


def supports(word: Word, step: Step) -> bool:
    if word.gainer is None:
        return step.state is not Holding.CONTESTED
    if step.state in FOUGHT_OVER:
        return word.state in FOUGHT_OVER
    camps = {w.gainer_camp for w in step.words if step.holder and w.gainer and w.gainer.id == step.holder.id}
    return word.gainer_camp is None or word.gainer_camp in camps


# ------------------------------------------------------------------------------------------------ words
def words_of(ear: Listener, events: Iterable[Event] = ()) -> Iterable[Word]:
    """The claims of control, and what the events of taking and losing places tell where no such claim was coded."""
    event_of = {claim: event for event in events for claim in event.claims}
    for report in sorted(ear.reports):
        for claim in ear.reports[report].claims:
            if isinstance(claim, ControlClaim) and counts(claim):
                event = next((event_of[one] for one in claim.with_ if one in event_of), None)
                yield from words_of_claim(claim, report, ear, event)
            elif isinstance(claim, EventClaim) and claim.id in event_of and tells_control(claim, event_of[claim.id]):
                yield from words_of_event(claim, report, ear, event_of[claim.id])


def counts(claim: ControlClaim) -> bool:
    """Plans and hypotheses hold nothing; presence and entry move nothing; a count of unnamed places sets none."""
    return claim.status in SAID and claim.change not in MOVES_NOTHING and claim.count is None


def tells_control(claim: EventClaim, event: Event) -> bool:
    """A place taken or given up, as such: no base, no post, no sum of places, and no control claim on the same words."""
    whole = claim.target is None and not claim.aggregate and not claim.with_
    return whole and claim.type in CHANGES and event.type in CHANGES and claim.status in SAID


def words_of_event(claim: EventClaim, report: str, ear: Listener, event: Event) -> Iterable[Word]:
    """An event claim read as a claim of control, with the day and place that its event came to."""
    gives = gives_up(claim.type)
    doers = claim.actors if claim.actors else ()
    one = doers[0] if len({ear.camp(actor, report, None) or actor.id for actor in doers}) == 1 else None
    if one is None and not (claim.recipients if not gives else ()):
        return
    other = claim.recipients[0] if claim.recipients and not gives else None
    state = Holding.NOT_HELD if gives or one is None else Holding.HELD
    change = ControlChange.LOST if gives or one is None else ControlChange.TOOK
    read = ControlClaim(
        id=claim.id, quote=claim.quote, status=claim.status, time_frame=claim.time_frame, said_by=claim.said_by,
        when=event.when or claim.when, where=tuple(w for w in event.where if w.role is PlaceRole.AT) or claim.where,
        confidence=claim.confidence, sentence=claim.sentence, actor=one if one is not None else other,
        change=change, state=state, previous=other if one is not None else None, how=claim.how,
    )  # fmt: skip
    yield from words_of_claim(read, report, ear, None)


def words_of_claim(claim: ControlClaim, report: str, ear: Listener, event: Event | None) -> Iterable[Word]:
    """A claim's word for every place that it names; what it does not say it takes from the event on the same words."""
    if event is not None:
        claim = replace(claim, when=claim.when or event.when, where=claim.where or event.where)
    if is_history(claim, report, ear):
        return
    said = heard(claim, report, ear)
    on = ear.day(claim, report)
    gainer, loser = (holder(one, claim, report, ear) for one in gainer_and_loser(claim))
    if gainer is None and claim.change in GAINS and said.origin.camp:
        gainer = own_side(said.origin.camp, loser, report, on, ear)
    if gainer is not None and said.origin.camp and gainer.kind is ActorKind.UNIT and BARE.fullmatch(gainer.name.lower()):
        gainer = parties(ear.reports[report], on, ear).get(said.origin.camp, gainer)  # "units liberated the town", says a party: its own
    if gainer is None and (loser is None or claim.change in STILL):
        return
    handed = claim.change is ControlChange.HANDED_OVER and gainer is not None
    state = Holding.HELD if handed else claim.state
    day = claim.when.interval if claim.when else published_day(report, ear)
    for where in finest(claim.where):
        if tells_of(where, claim):
            yield Word(
                heard=said, place=where.place, scope=claim.scope, change=claim.change, state=state, actor=claim.actor,
                gainer=gainer, loser=loser, how=claim.how, denied=claim.status is Status.DENIED, day=day,
                dated=claim.when is not None and not inherited(claim.when, ear.reports[report].published), gainer_camp=camp_of(gainer, report, on, ear),
                loser_camp=camp_of(loser, report, on, ear),
            )  # fmt: skip


def gainer_and_loser(claim: ControlClaim) -> tuple[Actor | None, Actor | None]:
    if claim.change is ControlChange.HANDED_OVER and claim.state is Holding.NOT_HELD:
        return claim.previous, claim.actor  # "X handed it over to Y": the other of the two gets it
    if claim.change in LOSES or claim.change is ControlChange.HELD_FORMERLY or claim.state is Holding.NOT_HELD:
        return None, claim.actor
    return claim.actor, claim.previous


def tells_of(where: Where, claim: ControlClaim) -> bool:
    """A place that can be held; a wide one only where the words name it themselves, and speak of no unnamed parts of it."""
    place = where.place
    if where.role not in (PlaceRole.AT, PlaceRole.TARGET):
        return False
    if is_exact(place):
        return True
    parts = claim.sentence is not None and speaks_of_parts(claim.sentence.text)
    return place.precision in PLACES and where.quote is not None and not parts


def is_history(claim: ControlClaim, report: str, ear: Listener) -> bool:
    """Of another war: told as background, and years before its report."""
    published = ear.reports[report].published
    if claim.when is None or published is None or claim.time_frame is not TimeFrame.BACKGROUND:
        return False
    return (published.start - claim.when.end).days > HISTORY


def holder(actor: Actor | None, claim: ControlClaim, report: str, ear: Listener) -> Actor | None:
    """Who can hold a place: a party or a named person, not "men", "whoever" or a newspaper."""
    if actor is None:
        return None
    if local(actor):
        party = meant(actor, claim, report, ear.day(claim, report), ear)
        noun = any(weight(word) > 0 for word in fold(actor.name).split())
        return party or (actor if noun and actor.kind in ARMED else None)
    return actor if actor.kind in PARTIES or actor.kind is ActorKind.PERSON else None


def own_side(camp: str, loser: Actor | None, report: str, on: date | None, ear: Listener) -> Actor | None:
    """ "The district was cleared of rebels", says a party: by itself."""
    if loser is None or camp_of(loser, report, on, ear) == camp:
        return None
    return parties(ear.reports[report], on, ear).get(camp)


def camp_of(actor: Actor | None, report: str, on: date | None, ear: Listener) -> str | None:
    """The camp of a holder; who has no name is of none, and contradicts nobody who has."""
    if actor is None:
        return None
    return ear.camp(actor, report, on) or (None if local(actor) else actor.id)


def published_day(report: str, ear: Listener) -> Interval | None:
    published = ear.reports[report].published
    return Interval(published.start, published.end, TimePrecision.UNKNOWN) if published else None


# ------------------------------------------------------------------------------------------------ what a step says
def step_of(words: Sequence[Word]) -> Step:
    holder = holder_of(words)
    state = state_of(words, holder)
    own = [w for w in words if w.change not in STILL] or list(words)
    return Step(
        words=tuple(words), holder=holder, state=state, start=start_interval(own), scope=scope_of(words),
        how=next((w.how for w in words if w.how is not Manner.UNKNOWN), Manner.UNKNOWN),
    )  # fmt: skip


def holder_of(words: Sequence[Word]) -> Actor | None:
    """Who is said to hold it: by third parties before by itself; who claims it too before a mere description; by words that name a day before others."""
    dated = any(w.dated for w in words if w.gainer_camp)
    support: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        if word.gainer and word.gainer_camp:
            support[word.gainer_camp].append(word)
    if not support:
        return min((w.gainer for w in words if w.gainer), key=lambda actor: actor.id, default=None)

    def strength(camp: str) -> tuple[int, int, int, str]:
        told = support[camp]
        third = {w.heard.origin.key for w in told if w.heard.origin.kind is not OriginKind.UNNAMED and not w.boasts and w.dated >= dated}
        return (-len(third), -any(w.boasts for w in told), -len({w.heard.report for w in told}), camp)

    best = support[min(support, key=strength)]
    return min((w.gainer for w in best if w.gainer), key=lambda actor: (actor.id != best[0].gainer_camp, actor.id))


def state_of(words: Sequence[Word], holder: Actor | None) -> Holding:
    """As third parties have it; else as the words of the holder have it."""
    third = [w for w in words if w.heard.origin.camp is None]
    for told in (third, list(words)):
        states = {w.state for w in told if w.gainer}
        fought = FOUGHT_OVER & states
        if fought and not states & {Holding.HELD}:
            return min(fought)
        if states:
            return Holding.HELD if Holding.HELD in states else min(states)
    return Holding.NOT_HELD if holder is None else Holding.HELD


def start_interval(words: Sequence[Word]) -> Interval | None:
    """The day that most origins give, words of their own before the days of reports."""
    given: dict[Interval, set[str]] = defaultdict(set)
    dated = [w for w in words if w.dated and w.day] or [w for w in words if w.day]
    for word in dated:
        if word.day:
            given[word.day].add(word.heard.origin.key)
    if not given:
        return None
    return min(given, key=lambda i: (i.days > SURE_DAYS, -len(given[i]), i.days, i.start, i.end))


def scope_of(words: Sequence[Word]) -> Scope:
    """The narrowest scope that anyone names: who holds the centre is not said to hold the whole."""
    named_scopes = {w.scope for w in words} - {Scope.UNSPECIFIED}
    if not named_scopes:
        return Scope.UNSPECIFIED
    narrow = named_scopes - {Scope.WHOLE}
    return (
        min(narrow)
        if narrow and Scope.WHOLE not in named_scopes
        else Scope.WHOLE
        if Scope.WHOLE in named_scopes
        else min(narrow)
    )
