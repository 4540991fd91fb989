"""Drafts that tell one happening: what one of them leaves open another may fill."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from khabar.coding.context import RELATIVE
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.same.answered import is_answer_to
from khabar.coding.drafts.same.clauses import of_another
from khabar.coding.drafts.same.linking import EVENTS
from khabar.coding.families import HARMING, VIOLENT
from khabar.model import Actor

FILLED = ("actor", "rec", "at", "when")
SIDES = ("actor", "rec")
BY_NOBODY = ("crashed", "accident")  # outcomes by which a telling says that it names no doer
SHUT = frozenset(["border_closed", "access_obstruction"])
TOLD_BY_EACH = SHUT | {"displacement"}  # "drivers say that guards shut it, the governor that the army did"
GENERAL = frozenset(["ground_attack", "armed_clash", "attack_on_civilians", "targeted_killing", "complex_attack"])  # any means may be behind them
HARMED = re.compile(r"(?:was |were |been )?(?:killed|wounded|injured|hurt|died|dead|maimed)", re.I)
WHEN = re.compile(r"(?:\s+(?!(?:and|but|who|which|before|after|while)\b)[\w-]+){0,5}?\s+when\s+(?!(?:he|she|they|it|his|her|their|its)\b)", re.I)
BLASTS = frozenset(["ied", "suicide_attack", "grenade"])
STORMING = re.compile(r"(?:(?:had|have|has|then|later)\s+)*(?:storm(?:ed|ing|s)?|raid(?:ed|ing|s)?|stormed into|burst into|broke into|forced (?:their|its) way into)", re.I)
CLAUSE = 90  # characters between the harm and the attack that did it, in one sentence


def in_one_clause(
    drafts: tuple[Draft, ...], roots: list[int], sentence_of: Callable[[int], int], who: Mapping[int, Actor] = MappingProxyType({}), text: str = ""
) -> tuple[tuple[Draft, ...], list[int]]:
    """Drafts of one sentence that tell one happening as one draft: "60 were killed by air strikes" is a single claim.

    They are joined where the finder links them, and where a harm and an attack stand close together and neither has a
    time of its own that the other lacks; ``who`` gives the actors of mentions ("their" is who was named). The surest keeps its trigger; its type is the more specific one.
    """
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].trigger)
    into: dict[int, int] = {}
    for n, i in enumerate(order):
        for j in order[max(0, n - 3) : n]:
            j = into.get(j, j)
            if i != j and joined(drafts[j], drafts[i], roots[i] == roots[j], sentence_of, who, text):
                into[i] = j
                break
    merged: dict[int, Draft] = {}
    for i in order:
        target = into.get(i, i)
        merged[target] = of_several_means(merged[target], drafts[i], both(of_the_attack(merged[target], drafts[i], text), drafts[i]), text) if target in merged else drafts[i]
    kept = [i for i in range(len(drafts)) if i not in into]
    place = {i: n for n, i in enumerate(kept)}
    oldest = {i: min(into.get(roots[j], roots[j]) for j in (i, *(k for k, t in into.items() if t == i))) for i in kept}
    new_roots = [place[oldest[i]] for i in kept]
    return tuple(merged[i] for i in kept), [min(r, n) for n, r in enumerate(new_roots)]


def joined(a: Draft, b: Draft, linked: bool, sentence_of: Callable[[int], int], who: Mapping[int, Actor] = MappingProxyType({}), text: str = "") -> bool:
    if a.type not in EVENTS or b.type not in EVENTS or sentence_of(a.trigger.start) != sentence_of(b.trigger.start):
        return False
    if a.outcome != b.outcome and (a.outcome in BY_NOBODY or b.outcome in BY_NOBODY):
        return False
    if a.status != b.status or a.background != b.background or two_accounts(a, b) or of_another(text, a.trigger, b.trigger) or is_answer_to(text, a, b):
        return False
    if linked:
        return a.type == b.type or {a.type, b.type} <= VIOLENT
    if {a.type, b.type} <= VIOLENT and counted(a) & counted(b) and not apart(a, b, who, ("actor",)):
        return True
    if {a.type, b.type} <= (VIOLENT if counted(b) and not counted(a) & counted(b) else HARMING) and died_when(text, a, b) and not apart(a, b, who, ("when", "at", "actor")):
        return True
    near = b.trigger.start - a.trigger.end <= CLAUSE and "; " not in text[a.trigger.end : b.trigger.start]
    alike = a.type == b.type or (a.type in GENERAL) != (b.type in GENERAL)
    return near and {a.type, b.type} <= VIOLENT and alike and not apart(a, b, who)


def two_accounts(a: Draft, b: Draft) -> bool:
    """Whether two voices give two tolls, or two doers, of one happening: each is a telling."""
    by = [{s.mention for s in d.slots if s.role == "by"} for d in (a, b)]
    if by[0] and by[1] and not by[0] & by[1] and {a.type, b.type} <= TOLD_BY_EACH:
        return True
    return bool(counted(a) and counted(b) and not counted(a) & counted(b) and by[1] and not by[0] & by[1])


def died_when(text: str, harm: Draft, attack: Draft) -> bool:
    """Whether one draft tells who came to harm when the other happened: "the guards were killed when a man rammed their car"."""
    return HARMED.fullmatch(text, harm.trigger.start, harm.trigger.end) is not None and WHEN.match(text, harm.trigger.end, attack.trigger.start) is not None


def of_the_attack(harm: Draft, attack: Draft, text: str) -> Draft:
    """A draft of harm that was taken for a riot, as what killed them: "two people died when guards opened fire"."""
    if harm.type in VIOLENT or harm.type == attack.type or not died_when(text, harm, attack):
        return harm
    return replace(harm, type=attack.type, score=min(harm.score, attack.score), scores=attack.scores)


def of_several_means(a: Draft, b: Draft, joint: Draft, text: str) -> Draft:
    """Two drafts made one: who bomb a gate and storm the building have done both."""
    both_told = any(x.type in BLASTS and y.type not in BLASTS and STORMING.fullmatch(text, y.trigger.start, y.trigger.end) for x, y in ((a, b), (b, a)))
    return replace(joint, type="complex_attack") if both_told and joint.type in BLASTS else joint


def counted(draft: Draft) -> set[tuple[str, int]]:
    """The dead and wounded of a draft: what shares one of these figures is one happening."""
    return {(s.role, s.mention) for s in draft.slots if s.role in ("killed", "injured")}


def apart(a: Draft, b: Draft, who: Mapping[int, Actor] = MappingProxyType({}), roles: tuple[str, ...] = ("when", "at", "actor", "rec")) -> bool:
    """Different times, places, doers or sufferers: two happenings."""
    for role in roles:
        mine, other = ({who[m].id if m in who else m for m in surest(d, role)} for d in (a, b))
        if mine and other and not mine & other:
            return True
    return False


def surest(draft: Draft, role: str) -> set[int]:
    """The mentions in a role, of doers and sufferers without those much less sure than the best."""
    scores = {s.mention: s.score for s in draft.slots if s.role == role}
    least = RELATIVE * max(scores.values(), default=0.0) if role in ("actor", "rec") else 0.0
    return {mention for mention, score in scores.items() if score >= least}


def both(a: Draft, b: Draft) -> Draft:
    """One draft from two: the surer one's trigger, the specific type, the slots of both."""
    first, second = (a, b) if a.score >= b.score - 0.05 else (b, a)
    kind = max((first, second), key=lambda d: (d.type not in GENERAL, dict(d.scores).get("type", 0.0), d is first)).type
    best: dict[tuple[str, int], Slot] = {}
    for s in (*first.slots, *second.slots):
        key = (s.role, s.mention)
        if key not in best or s.score > best[key].score:
            best[key] = s
    doers = {m for r, m in best if r == "actor"}
    slots = tuple(s for (r, m), s in best.items() if not (r == "rec" and m in doers))
    return replace(
        first,
        type=kind,
        slots=slots,
        both_sides=first.both_sides or second.both_sides,
        aggregate=first.aggregate or second.aggregate,
        outcome=first.outcome or second.outcome,
        target=first.target or second.target,
        how=first.how or second.how,
    )


def fill(drafts: tuple[Draft, ...], roots: list[int], taking_none: frozenset[int] = frozenset(), lending_none: frozenset[int] = frozenset()) -> tuple[Draft, ...]:
    """Each draft with the slots that it lacks taken from the nearest telling of the same happening.

    A figure is not taken over: tellings give different ones, and each speaker keeps their own. What the attacked did in return
    shares time and place with the others, but takes no side from them (``taking_none``) or lends them none (``lending_none``).
    """
    members: dict[int, list[int]] = defaultdict(list)
    for i, r in enumerate(roots):
        members[r].append(i)
    out = list(drafts)
    for chain in members.values():
        if len(chain) < 2:
            continue
        for i in chain:
            have = {s.role for s in drafts[i].slots}
            extra: list[Slot] = []
            for role in FILLED:
                if role in have or (role in SIDES and i in taking_none) or (role == "actor" and drafts[i].outcome in BY_NOBODY):
                    continue
                donor = min((j for j in chain if may_give(drafts[j], drafts[i], role) and not (role in SIDES and j in lending_none)), key=lambda j: (abs(j - i), j), default=None)
                if donor is not None:
                    extra += [replace(s, score=round(s.score * 0.9, 3)) for s in drafts[donor].slots if s.role == role]
            # one happening cannot have the same mention as doer and as sufferer
            doers = {s.mention for s in drafts[i].slots if s.role == "actor"}
            sufferers = {s.mention for s in drafts[i].slots if s.role == "rec"}
            extra = [s for s in extra if not (s.role == "rec" and s.mention in doers) and not (s.role == "actor" and s.mention in sufferers)]
            out[i] = replace(drafts[i], slots=(*drafts[i].slots, *extra))
    return tuple(out)


def may_give(donor: Draft, draft: Draft, role: str) -> bool:
    """Whether one telling may lend a role to another: whose deed is denied is not thereby its doer, and who shut a gate as one has it did so by his word alone."""
    if role == "actor" and donor.type in SHUT and (by := {s.mention for s in donor.slots if s.role == "by"}) and by != {s.mention for s in draft.slots if s.role == "by"}:
        return False
    return any(s.role == role for s in donor.slots) and (donor.status == draft.status or donor.status not in (("denied", "planned", "hypothetical") if role == "actor" else ("planned", "hypothetical")))
