"""The dead of one sentence and the wounded of another: a telling that gives one of the two with the other as the rest of the report has it.

And the attack of one sentence with the dead whom the next only counts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from khabar.coding.drafts.toll.harm_words import DEAD_SINCE, HARMED_SINCE, HURT_SINCE, KILLING
from khabar.coding.families import VIOLENT
from khabar.model import AnyClaim, EventClaim, EventType, Number, Quote, Status

PAIR = {"killed": "injured", "injured": "killed"}
BEHIND = 3  # characters between two sentences that follow one another
KILLED = re.compile(rf"(?:(?:was|were|had been|have been|been)\s+)?(?:{KILLING}|{DEAD_SINCE}|{HURT_SINCE})", re.I)
OF_THE_DEAD = re.compile(r"(?:the\s+|their\s+|his\s+)?(?:bod(?:y|ies)|corpses?|deaths?|fatalities|dead|loss(?:es)?|missing|succumbed|fell|fallen)", re.I)
THE_DEED = re.compile(r"(?:the|this) ", re.I)  # "the blast" points back
NEAR = 150  # characters between the sentences of two tellings that may be read as one


def with_whole_tolls(claims: Sequence[AnyClaim]) -> list[AnyClaim]:
    """The claims, in which a telling that gives only the dead, or only the wounded, has the other figure too.

    All of the report's tellings that give it must agree, or most of them and one of these stand beside.

    The figure keeps its quote, which lies in the sentence of the other telling: whoever speaks there said it.
    """
    claims = with_the_dead_of_takings(claims)
    tellings: dict[str, list[EventClaim]] = defaultdict(list)
    for c in claims:
        if isinstance(c, EventClaim) and c.status is Status.ASSERTED:
            tellings[c.same_as or c.id].append(c)
    return [completed(with_its_dead(c, tellings[c.same_as or c.id]), tellings[c.same_as or c.id]) if isinstance(c, EventClaim) and c.status is Status.ASSERTED else c for c in claims]


def completed(claim: EventClaim, tellings: Sequence[EventClaim]) -> EventClaim:
    roles = {n.role for n in claim.numbers} & PAIR.keys()
    if len(roles) != 1 or len(tellings) == 1 or claim.aggregate:
        return claim
    (have,) = roles
    told = [(t, [n for n in t.numbers if n.role == PAIR[have]]) for t in tellings]
    told = [(t, ns) for t, ns in told if ns and same_account(claim, t, have) and not (claim.same_as and turned(t, claim))]
    figures = Counter(ns[0].best for _, ns in told)
    if not told or any(len(ns) > 1 for _, ns in told) or 2 * max(figures.values()) <= len(told):
        return claim
    best = figures.most_common(1)[0][0]
    agreed = len(figures) == 1  # nobody in the report gives another
    beside = next((seen_from(claim, t, ns[0]) for t, ns in told if ns[0].best == best and (agreed or near(claim.sentence, t.sentence))), None)
    return replace(claim, numbers=(*claim.numbers, beside)) if beside else claim


def with_its_dead(claim: EventClaim, tellings: Sequence[EventClaim]) -> EventClaim:
    """An attack without a figure with those of the sentence right behind it, if that tells of nothing but its dead and wounded."""
    if {n.role for n in claim.numbers} & PAIR.keys() or claim.aggregate or claim.sentence is None or HARMED_SINCE.fullmatch(claim.quote.text):
        return claim
    end = claim.sentence.end
    behind = [t for t in tellings if t.sentence and 0 <= t.sentence.start - end <= BEHIND and (HARMED_SINCE.fullmatch(t.quote.text) or OF_THE_DEAD.fullmatch(t.quote.text) or THE_DEED.match(t.quote.text)) and of_one_voice(claim, t)]
    figures = [seen_from(claim, t, n) for t in behind[:1] for n in t.numbers if n.role in PAIR]
    return replace(claim, numbers=(*claim.numbers, *figures)) if figures else claim


def with_the_dead_of_takings(claims: Sequence[AnyClaim]) -> list[AnyClaim]:
    """The claims, in which a place was taken with the dead that its sentence, or the one right behind it, says that the takers made there.

    "The rebels retook the town, killing eleven soldiers"; "the post was captured and six guards killed".
    """
    events = [c for c in claims if isinstance(c, EventClaim) and c.status is Status.ASSERTED and not c.aggregate]
    found: dict[str, tuple[Number, ...]] = {}
    for c in events:
        if c.type is not EventType.TERRITORY_TAKEN or {n.role for n in c.numbers} & PAIR.keys() or c.sentence is None:
            continue
        told = [t for t in events if t.type.value in VIOLENT and {n.role for n in t.numbers} & PAIR.keys() and t.time_frame is c.time_frame and killed_there(c, t)]
        if len(told) == 1:
            found[c.id] = tuple(lent(n, c, told[0]) for n in told[0].numbers if n.role in PAIR)
    return [replace(c, numbers=(*c.numbers, *found[c.id])) if isinstance(c, EventClaim) and c.id in found else c for c in claims]


def lent(figure: Number, taking: EventClaim, telling: EventClaim) -> Number:
    """A figure as the taking tells it: of its own sides only where they are those of the telling."""
    slot, other = (getattr(c, figure.whose) if figure.whose in ("actors", "recipients") else () for c in (taking, telling))
    return figure if {a.id for a in slot} == {a.id for a in other} else replace(figure, whose=None)


def killed_there(taking: EventClaim, telling: EventClaim) -> bool:
    """Whether a telling that speaks of killing alone follows the taking of the same place, by the same or by nobody named."""
    if taking.sentence is None or telling.sentence is None or not KILLED.fullmatch(telling.quote.text) or telling.quote.start < taking.quote.end:
        return False
    if telling.sentence != taking.sentence and not 0 <= telling.sentence.start - taking.sentence.end <= BEHIND:
        return False
    by, takers = {a.id for a in telling.actors}, {a.id for a in taking.actors}
    here, there = ({w.place.id for w in c.where} for c in (taking, telling))
    return by <= takers and (not there or bool(here & there)) and (taking.when is None or telling.when is None or (taking.when.start, taking.when.end) == (telling.when.start, telling.when.end))


def seen_from(claim: EventClaim, other: EventClaim, figure: Number) -> Number:
    """Another telling's figure with its side as a claim tells them."""
    return replace(figure, whose="actors", includes_attackers=figure.role == "killed") if figure.whose == "recipients" and turned(claim, other) else figure


def turned(claim: EventClaim, other: EventClaim) -> bool:
    """Whether another telling is of the doer's own dead, whom the attacked killed or of whom nobody says who did."""
    doers, harmed = ({a.id for a in side} for side in (claim.actors, claim.recipients))
    by, its = ({a.id for a in side} for side in (other.actors, other.recipients))
    return bool(its) and not its & harmed and (its <= doers or bool(by & harmed) or bool(doers and not by))


def of_one_voice(claim: EventClaim, other: EventClaim) -> bool:
    """Whether no two different speakers are named for what two tellings say."""
    mine, its = ({s.speaker.id for s in c.said_by} for c in (claim, other))
    return not mine or not its or bool(mine & its)


def same_account(claim: EventClaim, other: EventClaim, role: str) -> bool:
    """Whether neither telling gives another figure for what both count: 92 dead for one speaker and 97 for the next are two accounts, one person named is a part."""
    mine, its = ({n.best for n in c.numbers if n.role == role and (n.best or 0) > 1} for c in (claim, other))
    return not mine or not its or bool(mine & its)


def near(a: Quote | None, b: Quote | None) -> bool:
    return a is not None and b is not None and max(a.start, b.start) - min(a.end, b.end) <= NEAR
