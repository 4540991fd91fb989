"""Drafts of events to event claims: participants, counts, codes."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Mention, MentionKind
from khabar.coding.drafts.attribution import chain
from khabar.coding.drafts.harm import one_beside, others_beside
from khabar.coding.families import VIOLENT
from khabar.coding.scene import Scene
from khabar.model import (
    Actor,
    ActorKind,
    ClaimKind,
    EventClaim,
    EventType,
    Manner,
    Number,
    Responsibility,
    Said,
    Span,
    Status,
    TimeFrame,
)
from khabar.world.codebook import Slots, derive

COUNTS = ("killed", "injured", "captured", "surrendered", "displaced", "fled", "troops", "districts", "arrested", "missing")
ONE_DEAD = re.compile(r"\b(?:kill|shot dead|shoot|assassinat|murder|behead|execut|hang|lynch|slain|died|dead|gunned down|stabbed)", re.I)
AND_KILLED = re.compile(r"\s+(?:and (?:then )?killed|to death|dead)\b", re.I)  # "shot and killed", "beaten to death"
ONE_HURT = re.compile(r"\b(?:wound|injur|hurt)", re.I)
ONE_TAKEN = re.compile(r"\b(?:arrest|detain|abduct|kidnap|captur|seiz)", re.I)
ATTACKER_DEATHS = re.compile(r"includ\w+ (?:the )?(?:attackers?|assailants?|bombers?|gunm[ae]n)", re.I)
DETAIL = r"(?:(?:the|a|an|other|more|several|many|dead|wounded|injured|killed)\s+)*"
ANYBODY = re.compile(rf"{DETAIL}(?:people|persons?|victims?|others?|those|wounded|injured|dead|casualties|individuals?|lives|bod(?:y|ies))", re.I)
VEHICLES = re.compile(rf"{DETAIL}(?:(?:mini)?bus(?:es)?|vehicles?|cars?|trucks?|lorr(?:y|ies))(?:\s+carrying)?", re.I)
SOME = re.compile(r"\b(?:women|children|child|men|boys?|girls?|babies|elderly|famil(?:y|ies)|civilians?|residents)\b", re.I)
CLAUSE = re.compile(r"\s+(?:who|whom|that|which|\w+ing)\b(?!.*\band\s*$)", re.S)
LEAD, TAIL = 80, 12  # characters before and after a trigger that may refine its codes
AND_HERS = re.compile(r"\s+and\s+(?:his |her |their )?")
APPOSED = re.compile(r"(?:, |\s)?")
ONLY_HURT = re.compile(r"\s+(?:was |were )?(?:also )?(?:injured|wounded|hurt)\b", re.I)  # "a guard was killed and a clerk injured"
LISTED = re.compile(r"\band\b|^\s*,\s*(?:an?|the|his|her)?\s*$")  # what stands between two persons told one after the other
ONE_HARMED = re.compile(
    r"(?:, | and | which | that )(?P<verb>killing|killed|wounding|wounded|injuring|injured|hurting) "
    r"(?P<whom>(?:an?|one|his|her|their|its) (?!dozen|number|handful|few|score|couple|total|family|further|third|of\b|estimated|unknown)(?:[\w'-]+ ){0,5}?(?!\w*(?:men|people|children)\b)[\w-]+?(?<!s))"
    r"(?=[,.;]| (?:and (?!\w+ (?:others|more))|in |at |on |near |who |when |as |before |after |while |outside |inside ))",
    re.I,
)
PARTICIPLE = 160  # characters from a deed to the participle of its harm
PASSIVE = 30  # characters of "was wounded in"
BY_PASSIVE = re.compile(r"\s+(?:was|were|had been|has been|is|are)\s+(?:\w+ly\s+)?\w+ (?:in|by|during)\s*$")
MAX_ACTORS = 8
SHORTEST_WEAPON = 3  # letters: "IED"
MUTUAL = frozenset({EventType.ARMED_CLASH})
COURT = re.compile(r"\bcourt|tribunal|judge|sentenc", re.I)


def event_claim(context: Context, draft: Draft, scene: Scene) -> EventClaim:
    kind = EventType(draft.type)
    actors = context.actors_in(draft, "actor")[:MAX_ACTORS]
    taken = {a.id for a in actors}
    recipients = telling(tuple(a for a in context.actors_in(draft, "rec") if a.id not in taken))[:MAX_ACTORS]
    others = tuple(a for a in context.actors_in(draft, "other") if a.id not in taken | {r.id for r in recipients})[:MAX_ACTORS]
    directed = not (draft.both_sides or (kind in MUTUAL and bool(recipients)))
    numbers = counts(context, draft, actors, recipients)
    status = Status(draft.status)
    manner = Manner(draft.how) if draft.how else Manner.UNKNOWN
    trigger = context.quote(draft.trigger)
    weapon = next((w for i in context.slot(draft, "weapon") if len(w := context.words(i)) >= SHORTEST_WEAPON), None)
    codes = derive(
        kind,
        Slots(
            actors=actors,
            recipients=recipients,
            directed=directed,
            how=manner,
            weapon=weapon,
            status=status,
            killed=any(n.role == "killed" for n in numbers),
            by_court=any(COURT.search(a.name) for a in actors),
            trigger=trigger.text,
            tail=context.folded[draft.trigger.end : draft.trigger.end + TAIL],
            sentence=around.text if (around := context.sentence(draft.trigger.start)) else "",
            lead=context.folded[max(context.sentences[context.sentence_index(draft.trigger.start)].start if context.sentences else 0, draft.trigger.start - LEAD) : draft.trigger.start],
        ),
    )
    said = chain(context, draft)
    score, reasons = context.calibration.confidence(draft, scene, actors, said)
    return EventClaim(
        id=context.claim_id(ClaimKind.EVENT, draft.trigger),
        quote=trigger,
        sentence=context.sentence(draft.trigger.start),
        status=status,
        time_frame=TimeFrame.BACKGROUND if draft.background else TimeFrame.NEWS,
        said_by=said,
        when=scene.when,
        where=scene.where,
        confidence=score,
        reasons=reasons,
        type=kind,
        plover=codes.plover,
        acled=codes.acled,
        cameo=codes.cameo,
        directed=directed,
        actors=sided(actors, "a"),
        recipients=sided(recipients, "b"),
        others=others,
        weapon=weapon,
        target=draft.target,
        outcome=draft.outcome,
        how=manner,
        responsibility=responsibility(context, draft, said),
        numbers=numbers,
        aggregate=draft.aggregate,
    )


def telling(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Without what they rode in, and without "people", beside words that say who they are; women and children are some of the people."""
    riders = tuple(a for a in actors if not VEHICLES.fullmatch(a.name)) or actors
    if all(ANYBODY.fullmatch(a.name) or SOME.search(a.name) for a in riders):
        return riders
    return tuple(a for a in riders if not ANYBODY.fullmatch(a.name))


def sided(actors: tuple[Actor, ...], side: str) -> tuple[Actor, ...]:
    return tuple(replace(a, side=side) for a in actors)


def responsibility(context: Context, draft: Draft, said: tuple[Said, ...]) -> tuple[Responsibility, ...]:
    claims = tuple(Responsibility(a, "claims", said) for a in context.actors_in(draft, "resp"))
    accused = tuple(Responsibility(a, "accused", said) for a in context.actors_in(draft, "acc"))
    return claims + accused


def counts(context: Context, draft: Draft, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> tuple[Number, ...]:
    out: list[Number] = []
    seen: set[tuple[str, int]] = set()
    around = context.sentence(draft.trigger.start)
    attackers = bool(around and ATTACKER_DEATHS.search(around.text))
    for role in COUNTS:
        slots = sorted((s for s in draft.slots if s.role == role), key=lambda s: -s.score)
        for s in slots[:4]:
            amount = context.amounts.get(s.mention)
            if amount is None or (role, s.mention) in seen:
                continue
            seen.add((role, s.mention))
            more = beside(context, draft, s.mention) if role in ("killed", "injured") else 0
            out.append(
                Number(
                    role,
                    amount.low + more if amount.low is not None else None,
                    amount.best + more if amount.best is not None else None,
                    amount.high + more if amount.high is not None else None,
                    whose(context, s.whose, actors, recipients),
                    attackers and role == "killed",
                    context.words(s.mention),
                    context.mention_quote(s.mention),
                )
            )
    return tuple(out) + implied(context, draft, {n.role for n in out})


def beside(context: Context, draft: Draft, count: int) -> int:
    """How many beside those counted, "a clerk and eight others", "her and two girls", "four pupils and their teacher", are told with them: one person, or none."""
    number = context.found.mentions[count]
    here = context.sentence_index(number.start)
    before = [
        m for s in draft.slots if s.role == "rec" and (m := context.found.mentions[s.mention]).kind == MentionKind.PERSON and m.end <= number.start
        if context.sentence_index(m.start) == here and s.mention in context.actors
    ]  # fmt: skip
    if others_beside(context.folded, number.span):
        return min(len(before), 1)
    if context.sentences and one_beside(context.folded, context.sentences[here], number.span):
        return 1
    return int(any(AND_HERS.fullmatch(context.folded[m.end : number.start]) for m in before))


def whose(context: Context, mention: int | None, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> str | None:
    """On whose side the counted stand."""
    actor = context.actors.get(mention) if mention is not None else None
    if actor is None:
        return None
    if any(a.id == actor.id for a in recipients):
        return "recipients"
    if any(a.id == actor.id for a in actors):
        return "actors"
    if actor.kind == ActorKind.CIVILIANS:
        return "civilians"
    return None if ":" in actor.id else actor.id  # a common noun of this report says no side


def own_sufferers(context: Context, draft: Draft) -> list[int]:
    """Without those of a clause about another: the children of "a woman who taught children was shot"."""
    all_of_them = sorted((s.mention for s in draft.slots if s.role == "rec"), key=lambda i: context.found.mentions[i].start)
    out: list[int] = []
    for i in all_of_them:
        m = context.found.mentions[i]
        last = context.found.mentions[out[-1]] if out else None
        between = context.folded[last.end : m.start] if last and m.end <= draft.trigger.start else ""
        if not (last and last.kind == MentionKind.PERSON and CLAUSE.match(between)):
            out.append(i)
    return out


def harm_of(words: str) -> str | None:
    return "killed" if ONE_DEAD.search(words) else "injured" if ONE_HURT.search(words) else "arrested" if ONE_TAKEN.search(words) else None


def until_trigger(context: Context, draft: Draft) -> str:
    """ "was hurt in" of "a driver was hurt in the attack": the words between who suffered it and its name."""
    ends = [context.found.mentions[s.mention].end for s in draft.slots if s.role == "rec" and context.found.mentions[s.mention].end <= draft.trigger.start]
    gap = context.folded[max(ends) : draft.trigger.start] if ends else ""
    return gap if len(gap) <= PASSIVE and BY_PASSIVE.match(gap) else ""


def implied(context: Context, draft: Draft, told: set[str]) -> tuple[Number, ...]:
    """ "killed a soldier" is one: the trigger names the harm, its one sufferer is singular and no figure is told."""
    words = context.folded[draft.trigger.start : draft.trigger.end]
    dead = AND_KILLED.match(context.folded, draft.trigger.end)
    words += dead[0] if dead else ""
    role = harm_of(words) or harm_of(until_trigger(context, draft))
    if role is None and draft.type in VIOLENT:
        return one_harmed(context, draft, told)
    if role is None or role in told or draft.status in ("planned", "hypothetical"):
        return ()
    sufferers = own_sufferers(context, draft)
    if role == "killed":
        sufferers = [i for i in sufferers if not ONLY_HURT.match(context.folded, context.found.mentions[i].end)]
    persons = [i for i in sufferers if context.found.mentions[i].kind == MentionKind.PERSON]
    if not persons or len(persons) != len(sufferers) or len(persons) > 3:
        return ()
    n = float(max(1, len(people_of(context, persons))))
    return (Number(role, n, n, n, "recipients", False, context.words(persons[0]), context.mention_quote(persons[0])),)


def people_of(context: Context, persons: list[int]) -> set[str]:
    """The persons of these mentions; "Commander Ali Khan" and "a gardener, Des Kogo" are one each."""
    out: set[str] = set()
    last: Mention | None = None
    for i in sorted(persons, key=lambda i: context.found.mentions[i].start):
        m = context.found.mentions[i]
        gap = context.folded[last.end : m.start] if last is not None else ""
        same = last is not None and (m.start < last.end or bool(APPOSED.fullmatch(gap)) or ("," in gap and not LISTED.search(gap)))
        if i in context.actors and not same:
            out.add(context.actors[i].id)
        last = m
    return out


def one_harmed(context: Context, draft: Draft, told: set[str]) -> tuple[Number, ...]:
    """ "..., killing a farmer and wounding his son": one each, told by participles after the deed."""
    sentence = context.sentence(draft.trigger.start)
    end = sentence.end if sentence else draft.trigger.end
    if draft.status in ("planned", "hypothetical"):
        return ()
    out: dict[str, Number] = {}
    for found in ONE_HARMED.finditer(context.folded, draft.trigger.end, min(end, draft.trigger.end + PARTICIPLE)):
        role = "killed" if found["verb"].lower().startswith("kill") else "injured"
        if role in told or role in out:
            continue
        whom = Span(*found.span("whom"))
        quote = context.quote(whom)
        n = 1.0 + (sentence is not None and one_beside(context.folded, Span(sentence.start, sentence.end), whom))
        out[role] = Number(role, n, n, n, "recipients", False, quote.text, quote)
    return tuple(out.values())
