"""The doer's own dead: "police raided a house; two officers were killed", "militants attacked a camp. Fifteen assailants were also killed".

A telling of harm that names no doer gets the one of the attack that it belongs to. Where those harmed are of that doer's own side the other side did it,
and a figure of theirs beside a figure of the attacked is told as the doer's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from khabar.coding.actors.words import ATTACKERS
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.who.sides import ARMED, OF_A_STATE, one_camp
from khabar.coding.families import COUNTS, VIOLENT
from khabar.model import Actor, ActorKind

HARMING = VIOLENT | {"crowd_force"}
IRREGULAR = frozenset([ActorKind.ARMED_GROUP, ActorKind.UNIDENTIFIED, ActorKind.CRIMINAL])
GAP = re.compile(r"(?: of(?: (?:the|those|these|its|their))?)? ", re.I)  # between a figure and those whom it counts
LENT = 0.9  # of the score of a slot that another telling gives
SAME, LIKE, AKIN = 3, 2, 1  # how near two are to one side: known to be, by a noun of one kind, by nouns of one sort


def with_own_dead(context: Context, drafts: tuple[Draft, ...], roots: Sequence[int]) -> tuple[Context, tuple[Draft, ...], frozenset[int], frozenset[int]]:
    """The drafts with such harm told as done by the other side, those of them that take no side from another telling, and those that lend it none."""
    chains: dict[int, list[int]] = defaultdict(list)
    for i, r in enumerate(roots):
        chains[r].append(i)
    out, actors = list(drafts), dict(context.actors)
    taking_none: set[int] = set()
    lending_none: set[int] = set()
    for i, d in enumerate(drafts):
        if d.type not in HARMING or d.status != "asserted":
            continue
        donor = attack_of(drafts, chains[roots[i]], i)
        if donor is None:
            continue
        own = of_the_doer(context, d, donor)
        if donor is d:
            d = out[i] = replace(d, slots=tuple(counted_with(context, s, {**attackers(context, d), **own}) for s in d.slots))
            if (other := nearest(drafts, [j for j in chains[roots[i]] if turned(context, drafts[j], d)], i)) is not None:
                told_again(context, actors, of_the_doer(context, d, other))
                lending_none.add(i)
        if not own:
            continue
        told_again(context, actors, own)
        if own.keys() == {s.mention for s in d.slots if s.role == "rec"} and donor is not d:
            taking_none.add(i)
            lending_none.add(i)
            out[i] = replace(d, slots=(*d.slots, *opponents(context, d, donor, own)))
            for j in chains[roots[i]]:
                if j != i:
                    out[j] = replace(out[j], slots=tuple(s for s in out[j].slots if s.role != "rec" or s.mention not in own))
        elif own.keys() != {s.mention for s in d.slots if s.role == "rec"}:
            out[i] = replace(d, slots=tuple(counted_with(context, s, own) for s in out[i].slots if s.role != "rec" or s.mention not in own))
    return replace(context, actors=actors), tuple(out), frozenset(taking_none), frozenset(lending_none)


def told_again(context: Context, actors: dict[int, Actor], own: dict[int, int]) -> None:
    """Makes those harmed who are told by a common noun the doers of whom it is said: "the assailants" are who attacked."""
    for mention, doer in own.items():
        if ":" in actors[mention].id and actors[mention].kind in IRREGULAR:
            actors[mention] = replace(context.actors[doer], quote=actors[mention].quote)


def turned(context: Context, attack: Draft, answer: Draft) -> bool:
    """Whether forces of a state do harm to irregular ones of whom another telling says that they attacked: "20 insurgents were killed by troops"."""
    kinds = [{kind_of(context, context.actors[s.mention]) for s in d.slots if s.role == "actor" and s.mention in context.actors} for d in (attack, answer)]
    return bool(kinds[0] and kinds[1]) and kinds[0] <= IRREGULAR | {ActorKind.MILITIA, ActorKind.FACTION} and kinds[1] <= OF_A_STATE


def attack_of(drafts: Sequence[Draft], chain: Sequence[int], at: int) -> Draft | None:
    """The telling whose doer a draft has: its own, else that of the nearest telling of the same."""
    if any(s.role == "actor" for s in drafts[at].slots):
        return drafts[at]
    return nearest(drafts, chain, at)


def nearest(drafts: Sequence[Draft], chain: Sequence[int], at: int) -> Draft | None:
    """The nearest telling that names a doer."""
    near = (j for j in chain if drafts[j].type in HARMING and drafts[j].status == "asserted" and any(s.role == "actor" for s in drafts[j].slots))
    j = min(near, key=lambda j: (abs(j - at), j), default=None)
    return None if j is None else drafts[j]


def of_the_doer(context: Context, draft: Draft, attack: Draft) -> dict[int, int]:
    """Those harmed in a draft who are of the side of an attack's doer, each with the mention of that doer."""
    doers = [s.mention for s in attack.slots if s.role == "actor" and s.mention in context.actors]
    harmed = [s.mention for s in draft.slots if s.role == "rec" and s.mention in context.actors]
    facing = [context.actors[s.mention] for s in attack.slots if s.role == "rec" and s.mention in context.actors and (s.mention not in harmed or attack is draft)]
    known = any(kind_of(context, context.actors[s.mention]) not in IRREGULAR for d in (attack, draft) for s in d.slots if (s.role == "rec" or (d is not attack and s.role == "actor")) and s.mention in context.actors)
    out = {}
    for m in harmed:
        one = context.actors[m]
        others = [a for a in facing if a.id != one.id] if attack is draft else facing
        doer = max(doers, key=lambda i: nearness(context, context.actors[i], one, known), default=None)
        if doer is None or m in doers:
            continue
        near = nearness(context, context.actors[doer], one, known)
        if near > max((nearness(context, a, one) for a in others), default=0) and (attack is not draft or near == SAME or ATTACKERS.search(one.name)):
            out[m] = doer
    return out


def nearness(context: Context, a: Actor, harmed: Actor, known: bool = False) -> int:
    """How surely somebody is of the side of those harmed; ``known`` says that regular forces or civilians stand on the other."""
    if a.id == harmed.id and a.kind in ARMED | IRREGULAR:
        return SAME
    kind, other = kind_of(context, a), kind_of(context, harmed)
    if kind in OF_A_STATE and other in OF_A_STATE:
        if a.side and harmed.side and a.side != harmed.side:
            return 0
        if a.country and harmed.country:
            return SAME if a.country == harmed.country or one_camp(context, a, harmed) else 0
        return LIKE if kind == other else AKIN
    if {kind, other} <= IRREGULAR and ":" in harmed.id:
        return LIKE if ATTACKERS.search(harmed.name) else AKIN if known or (":" in a.id and kind == other) else 0
    return SAME if {kind, other} <= ARMED and one_camp(context, a, harmed) else 0


def kind_of(context: Context, actor: Actor) -> ActorKind:
    """What somebody is; a person by the common noun that describes them: "an Israeli soldier"."""
    if actor.kind is not ActorKind.PERSON or actor.id.startswith("p_"):
        return actor.kind
    found = (context.registry.known(a.target) for a in context.registry.lookup(actor.name.split()[-1]) if context.registry.is_generic(a.target))
    return next((known.kind for known in found if known), actor.kind)


def attackers(context: Context, draft: Draft) -> dict[int, int]:
    """The mentions behind the figures of a draft by which its doer is told again, "four of the attackers were killed", each with the mention of that doer."""
    doers = [s.mention for s in draft.slots if s.role == "actor" and s.mention in context.actors]
    figures = {s.mention for s in draft.slots if s.role in COUNTS}
    out = {}
    for i in (i for f in figures for i in context.in_sentence[context.sentence_index(context.found.mentions[f].start)] if i in context.actors and i not in doers):
        if ATTACKERS.search(context.words(i)) and (doer := next((d for d in doers if nearness(context, context.actors[d], context.actors[i]) >= LIKE), None)) is not None:
            out[i] = doer
    return out


def opponents(context: Context, draft: Draft, attack: Draft, own: dict[int, int]) -> list[Slot]:
    """Whom the doer attacked, as those who did him harm."""
    mine = {s.mention for s in draft.slots if s.role in ("rec", "actor")}
    armed = {i for i, a in context.actors.items() if a.kind in ARMED | IRREGULAR}
    return [replace(s, role="actor", score=round(s.score * LENT, 3), thing=False) for s in attack.slots if s.role == "rec" and s.mention in armed - mine - own.keys()]


def counted_with(context: Context, slot: Slot, own: dict[int, int]) -> Slot:
    """A figure of the doer's own dead as the doer's: "ten soldiers and 57 terrorists were killed"."""
    if slot.role not in COUNTS:
        return slot
    n = context.found.mentions[slot.mention]
    whom = next((m for m in own if GAP.fullmatch(context.folded, n.end, context.found.mentions[m].start) or context.found.mentions[m].span.holds(n.span)), None)
    return slot if whom is None else replace(slot, whose=own[whom])
