"""Disputes: the questions on which those who speak of an event differ, and who answers what since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from khabar.corroboration.belief import CIVILIANS
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tellings import side_of, sides_of, sure
from khabar.corroboration.tolls import Count, counts
from khabar.corroboration.types import TERRITORY, facets, gives_up
from khabar.corroboration.victims import who_was_hit
from khabar.corroboration.voices import SUPPORTS, Heard, speaker_of, voices
from khabar.corroboration.wording import only_counts, tells_a_fight, tells_a_loss
from khabar.model import Dispute, EventClaim, EventType, Manner, Position, Status

Answers = Mapping[str, list[Heard]]


def disputes(claims: Sequence[Heard], ear: Listener) -> tuple[Dispute, ...]:
    events = [h for h in claims if isinstance(h.claim, EventClaim)]
    found = [occurrence(events, ear), doers(events, ear), dispute("recipients", who_was_hit(events, ear), ear), manner(events, ear), cause(events, ear), *numbers(events, ear)]
    return tuple(sorted((one for one in found if one), key=lambda one: one.field))


def dispute(field: str, answers: Answers, ear: Listener) -> Dispute | None:
    """A dispute where two answers come from different speakers; who told one story in two outlets is one."""
    if len(answers) < 2:
        return None
    positions = [position(value, answers[value]) for value in sorted(answers)]
    speakers = {actor.id for one in positions for actor in one.by} | {
        o for one in positions for o in one.voices.origins
    }
    return Dispute(field=field, positions=tuple(positions)) if len(speakers) > 1 else None


def position(value: str, told: Sequence[Heard]) -> Position:
    ordered = sorted(told, key=lambda h: h.key)
    by = {h.origin.speaker.id if h.origin.speaker else h.origin.name: speaker_of(h) for h in reversed(ordered)}
    supporting = [h for h in ordered if h.claim.status in SUPPORTS]
    return Position(
        value=value, by=tuple(by[one] for one in sorted(by)), voices=voices(supporting),
        claims=tuple(sorted(h.claim.id for h in told)),
        since=min((h.known for h in told if h.known), default=None),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ the questions
def own_part_denied(one: Heard, ear: Listener) -> bool:
    """Somebody denies having done it; that it was done they do not deny."""
    claim = one.claim
    if not isinstance(claim, EventClaim) or claim.status is not Status.DENIED:
        return False
    own = claim.recipients if gives_up(claim.type) else claim.actors
    on = ear.day(claim, one.report)
    speaker = one.origin.speaker
    return any(
        (speaker is not None and actor.id == speaker.id) or (one.origin.camp is not None and ear.camp(actor, one.report, on) == one.origin.camp)
        for actor in own
    )


def occurrence(claims: Iterable[Heard], ear: Listener) -> Dispute | None:
    answers: dict[str, list[Heard]] = defaultdict(list)
    for one in claims:
        if one.claim.status is Status.DENIED and not own_part_denied(one, ear):
            answers["did not happen"].append(one)
        elif one.claim.status is Status.ASSERTED:
            answers["happened"].append(one)
        elif one.claim.status is Status.PLANNED:
            answers["announced"].append(one)
    if "did not happen" not in answers:
        return None
    return dispute("status", answers, ear)


def doers(claims: Iterable[Heard], ear: Listener) -> Dispute | None:
    """Who did it: every set of doers that somebody names, and those who say that it was not them."""
    answers: dict[str, list[Heard]] = defaultdict(list)
    sets: dict[str, frozenset[str]] = {}
    for one in claims:
        claim = one.claim
        if not isinstance(claim, EventClaim):
            continue
        ours, _ = sides_of(claim, one.report, ear)
        if own_part_denied(one, ear):
            answers[f"not {one.origin.camp or one.origin.source}"].append(one)
        elif (named := sure(ours) - {CIVILIANS}) and claim.status in SUPPORTS and claim.directed:
            value = " and ".join(sorted(named))
            sets[value] = named
            answers[value].append(one)
        for part in claim.responsibility:
            side = side_of(part.actor, one.report, ear.day(claim, one.report), ear)
            if part.stance == "denies":
                answers[f"not {side or part.actor.id}"].append(one)
            elif side and claim.status in SUPPORTS and sure(frozenset([side])) - {CIVILIANS} and one not in answers[side]:
                answers[side].append(one)
                sets[side] = frozenset([side])
    answers = {value: told for value, told in answers.items() if told}
    denied = any(value.startswith("not ") for value in answers)
    return dispute("actors", answers, ear) if denied or any_disjoint(list(sets.values())) else None


def any_disjoint(sets: Sequence[frozenset[str]]) -> bool:
    return any(a.isdisjoint(b) for a in sets for b in sets)


def cause(claims: Iterable[Heard], ear: Listener) -> Dispute | None:
    """By somebody's hand or by accident: of what one says that it shot down, and another that a fault brought down."""
    answers: dict[str, list[Heard]] = defaultdict(list)
    for one in claims:
        claim = one.claim
        if not isinstance(claim, EventClaim) or claim.status not in SUPPORTS:
            continue
        if claim.outcome == "accident":
            answers["accident"].append(one)
        elif claim.outcome != "crashed" and claim.actors and not only_counts(claim.quote.text):
            answers["attack"].append(one)
    return dispute("cause", answers, ear) if "accident" in answers else None


def manner(claims: Iterable[Heard], ear: Listener) -> Dispute | None:
    """By fighting or without; of a place also where one side tells of an assault and another only of a withdrawal."""
    answers: dict[str, list[Heard]] = defaultdict(list)
    told = [one for one in claims if isinstance(one.claim, EventClaim) and one.claim.status in SUPPORTS]
    land = any(TERRITORY in facets(one.claim.type) for one in told if isinstance(one.claim, EventClaim))
    for one in told:
        if isinstance(one.claim, EventClaim) and (value := manner_of(one.claim, land)) and not (value == "fighting" and land and says_only_that(one)):
            answers[value].append(one)
    left = {one.origin.key for one in answers["withdrawal"]} - {one.origin.key for one in answers["fighting"]}
    if not left:
        answers.pop("withdrawal")  # who tells of the fight tells of the retreat that ended it
    return dispute("how", {value: told for value, told in answers.items() if told}, ear)


def says_only_that(one: Heard) -> bool:
    """Whether a third party tells that a place was taken, or the loser that it was lost, and not how: "recaptured the town" is said of what was left as well."""
    claim = one.claim
    return isinstance(claim, EventClaim) and claim.how is Manner.FIGHTING and (one.origin.camp is None or tells_a_loss(claim)) and not tells_a_fight(claim)


def manner_of(claim: EventClaim, land: bool) -> str | None:
    if claim.how is not Manner.UNKNOWN:
        return "fighting" if claim.how is Manner.FIGHTING else "without fighting"
    if land and claim.type in (EventType.GROUND_ATTACK, EventType.ARMED_CLASH):
        return None if only_counts(claim.quote.text) else "fighting"
    return "withdrawal" if land and claim.type in (EventType.WITHDRAWAL, EventType.TERRITORY_CEDED) else None


def numbers(claims: Sequence[Heard], ear: Listener) -> Iterable[Dispute | None]:
    """Roles of which different sources give different tolls, side by side; 200 families are no answer to 1,000 people."""
    rows: dict[tuple[str, bool], list[Count]] = defaultdict(list)
    for count in counts(claims, ear):
        rows[count.role, count.households].append(count)
    for role, households in sorted(rows):
        answers: dict[str, list[Heard]] = defaultdict(list)
        if differ(rows[role, households]):
            for count in rows[role, households]:
                what = "families" if households else count.whose
                answers[f"{count.value:g}" + (f" of {what}" if what else "")].append(count.heard)
        yield dispute(role, answers, ear)


def differ(given: Sequence[Count]) -> bool:
    """Two sources contradict each other on a side, or on the sum; or belligerents each count the other's dead."""
    totals: dict[str, dict[str | None, float]] = defaultdict(dict)
    for count in given:
        mine = totals[count.source]
        mine[count.whose] = max(count.value, mine.get(count.whose, 0.0))
    for a in totals.values():
        for b in totals.values():
            if any(a[whose] != b[whose] for whose in a.keys() & b.keys()):
                return True
            if (None in a) != (None in b) and total(a) != total(b):
                return True
    boasts = {count.source for count in given if not count.eligible and count.heard.origin.camp and count.whose}
    return bool(boasts) and len(totals) > 1


def total(sides: Mapping[str | None, float]) -> float:
    return sides[None] if None in sides else sum(sides.values())
