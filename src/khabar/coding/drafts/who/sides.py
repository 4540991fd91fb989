"""The side that a sentence leaves out and the report gives: who holds the place that is attacked, who did what is condemned, whom else one fights."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Slot
from khabar.coding.families import BEARING_ARMS, VIOLENT
from khabar.coding.finding.holders import holders
from khabar.model import Actor, ActorKind

AT_A_PLACE = frozenset(["ground_attack", "armed_clash", "air_strike", "drone_strike", "shelling", "territory_taken", "siege"])
OF_TWO = frozenset(["armed_clash", "ground_attack", "territory_taken", "territory_ceded"])
YIELDED = frozenset(["surrender"])
DISARMED = frozenset(["weapons_disrupted"])  # of two camps, whose drones and shells they were
LEAST = 2  # times that each camp of a report must be told of
GIVEN = 0.4  # of a slot that the report gives and not the sentence
NEAR = 80  # characters from "condemned" to the attack
SURE = 0.8  # of a side that "between" names
BETWEEN = re.compile(r"\bbetween\s", re.I)
CLOSED = re.compile(r"[.;\"]|,?\s(?:which|who|that|after|when|while|since|as|on \w+day|in|at|near|left|leaving|kill(?:ed|ing)|continued?|broke|erupted|have|has|had|were|was|over|for)\s")
OF_A_STATE = frozenset([ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.INTELLIGENCE])
ARMED = BEARING_ARMS | {ActorKind.GOVERNMENT, ActorKind.STATE, ActorKind.INTELLIGENCE, ActorKind.UNIDENTIFIED}


def with_other_sides(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """Drafts of events whose empty side is filled from the rest of the report where that leaves one answer."""
    drafts = facing_holders(between(drafts, context), context)
    drafts = against_the_doer(drafts, context)
    return of_two_sides(drafts, context)


def facing_holders(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """What is attacked or taken is attacked or taken from who holds it."""
    held = holders(context.folded, context.found.mentions, context.actors, context.places, drafts)
    if not held:
        return drafts
    out = list(drafts)
    for n, d in enumerate(drafts):
        if d.type not in AT_A_PLACE or context.actors_in(d, "rec") or not context.actors_in(d, "actor"):
            continue  # of a place that "fell" nobody says whether who holds it lost or took it
        here = context.sentence_index(d.trigger.start)
        spots = [i for i in context.slot(d, "at", "to") if i in held] or [i for i in context.in_sentence[here] if i in held and context.found.mentions[i].start > d.trigger.start]
        whom = next((held[i] for i in spots), None)
        if whom is not None and not one_side(context, d, whom):
            out[n] = replace(d, slots=(*d.slots, Slot("rec", whom, GIVEN)))
    return tuple(out)


def one_side(context: Context, draft: Draft, whom: int) -> bool:
    """Whether somebody is the doer, or cannot be told from the doer."""
    mine = context.actors[whom]
    return any(a.id == mine.id or stem(a.name) == stem(mine.name) or one_camp(context, a, mine) for a in context.actors_in(draft, "actor"))


def one_camp(context: Context, a: Actor, b: Actor) -> bool:
    """Whether two are of one side: a state and its army, a group and the group that it is part of."""
    if camp_of(a, context) == camp_of(b, context) or (a.country is not None and a.country == b.country and ActorKind.STATE in (a.kind, b.kind) and {a.kind, b.kind} <= OF_A_STATE):
        return True
    day = context.published.start if context.published else None
    over = [context.registry.parents(one.id, day) if ":" not in one.id else () for one in (a, b)]
    return a.id in over[1] or b.id in over[0]


def between(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """ "Clashes between the army and two militias": the first and those of its camp on one side, the rest on the other."""
    out = list(drafts)
    for n, d in enumerate(drafts):
        if d.type != "armed_clash" or not context.sentences:
            continue
        here = context.sentence_index(d.trigger.start)
        opened = BETWEEN.search(context.folded, d.trigger.end, context.sentences[here].end)
        if opened is None:
            continue
        close = CLOSED.search(context.folded, opened.end(), context.sentences[here].end)
        end = close.start() if close else context.sentences[here].end
        told = sorted((i for i in context.in_sentence[here] if opened.end() - 1 <= context.found.mentions[i].start and context.found.mentions[i].end <= end and context.found.mentions[i].kind in PARTICIPANTS and i in context.actors), key=lambda i: context.found.mentions[i].start)
        fighting = [i for i in told if context.actors[i].kind in ARMED | {ActorKind.OTHER, ActorKind.CIVILIANS}]
        first = [i for i in fighting if one_camp(context, context.actors[i], context.actors[fighting[0]])]
        second = [i for i in fighting if i not in first]
        if first and second:
            kept = tuple(s for s in d.slots if s.role not in ("actor", "rec"))
            out[n] = replace(d, both_sides=True, slots=(*kept, *(Slot("actor", i, SURE) for i in first), *(Slot("rec", i, SURE) for i in second)))
    return tuple(out)


def stem(name: str) -> str:
    return name.casefold().rstrip("s")


def against_the_doer(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """ "Condemned the attack" is said against who is told to have made it."""
    out = list(drafts)
    for n, d in enumerate(drafts):
        if d.type != "accusation" or context.actors_in(d, "rec", "acc"):
            continue
        attack = next((e for e in drafts if e.type in VIOLENT and 0 <= e.trigger.start - d.trigger.end <= NEAR), None)
        if attack is not None and context.sentence_index(attack.trigger.start) == context.sentence_index(d.trigger.start):
            mine = {s.mention for s in d.slots}
            blamed = [s for s in attack.slots if s.role == "actor" and s.mention not in mine]
            out[n] = replace(d, slots=(*d.slots, *(replace(s, role="rec", score=GIVEN) for s in blamed)))
    return tuple(out)


def of_two_sides(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """A fight of which one side is named is with the only one that this side is told to fight, or with the other camp of a report that knows two."""
    foes, camps = enemies(drafts, context), two_camps(drafts, context)
    out = list(drafts)
    for n, d in enumerate(drafts):
        if d.type not in OF_TWO and not (camps and d.type in YIELDED | DISARMED):
            continue
        sides = {role: named(context.actors_in(d, role)) for role in ("actor", "rec")}
        told = [role for role in sides if context.actors_in(d, role)]
        if len(told) != 1 or len(sides[told[0]]) != 1:
            continue
        (one,) = sides[told[0]]
        if len(foes.get(one, {})) == 1:
            ((_, mention),) = foes[one].items()
        elif camps and d.status not in ("denied", "hypothetical"):
            mine = camp_of(next(a for a in context.actors_in(d, told[0]) if a.id == one), context)
            mention = next((m for camp, m in camps.items() if camp != mine), -1) if mine in camps else -1
        else:
            continue
        if mention >= 0:
            out[n] = replace(d, slots=(*d.slots, Slot("rec" if told[0] == "actor" else "actor", mention, GIVEN)))
    return tuple(out)


def two_camps(drafts: Sequence[Draft], context: Context) -> dict[str, int]:
    """Camp -> the mention of the one of it who is named most, where all who fight in a report are of two camps; else nothing."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    mention: dict[str, int] = {}
    for d in drafts:
        if d.type not in VIOLENT | OF_TWO | YIELDED or d.status in ("denied", "hypothetical") or d.background:
            continue
        for s in d.slots:
            a = context.actors.get(s.mention) if s.role in ("actor", "rec") else None
            if a is not None and named((a,)):
                seen[camp_of(a, context)][a.id] += 1
                mention.setdefault(a.id, s.mention)
    if len(seen) != 2 or min(c.total() for c in seen.values()) < LEAST:
        return {}
    return {camp: mention[most.most_common(1)[0][0]] for camp, most in seen.items()}


def camp_of(actor: Actor, context: Context) -> str:
    """A state, its army, its corps and its police are one."""
    if actor.country and actor.side:
        return f"{actor.country}:{actor.side}"
    day = context.published.start if context.published else None
    if actor.kind is ActorKind.STATE and actor.country:  # "Russia took it" and "Russian troops took it" are of one camp
        army = context.registry.forces_of(actor.country, "military", day)
        return f"{actor.country}:{side}" if army and (side := context.registry.side(army.id, day)) else actor.id
    over = context.registry.parents(actor.id, day) if ":" not in actor.id and actor.kind is ActorKind.UNIT else ()
    for known in filter(None, (context.registry.known(one, day) for one in over)):
        if known.country and (side := context.registry.side(known.id, day)):
            return f"{known.country}:{side}"
    return actor.id


def enemies(drafts: Sequence[Draft], context: Context) -> dict[str, dict[str, int]]:
    """Actor -> those named whom it fights in this report, each with a mention."""
    out: dict[str, dict[str, int]] = defaultdict(dict)
    for d in drafts:
        if d.type not in VIOLENT | OF_TWO or d.status in ("denied", "hypothetical"):
            continue
        for role, other in (("actor", "rec"), ("rec", "actor")):
            for a in named(context.actors_in(d, role)):
                for s in d.slots:
                    foe = context.actors.get(s.mention) if s.role == other else None
                    if foe is not None and named((foe,)) and foe.id != a:
                        out[a].setdefault(foe.id, s.mention)
    return out


def named(actors: Sequence[Actor]) -> list[str]:
    """Ids of those that can fight and have a name."""
    return [a.id for a in actors if a.kind in ARMED and ":" not in a.id and not a.id.startswith("r_")]
