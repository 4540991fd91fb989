"""Drafts of events to event claims: participants, counts, codes."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.claims.singles import implied
from khabar.coding.claims.taken import killed_too
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Mention, MentionKind
from khabar.coding.drafts.same.chains import BY_NOBODY
from khabar.coding.drafts.toll.harm import one_beside, others_beside
from khabar.coding.drafts.toll.harm_words import DEAD, DEAD_SINCE, HURT, HURT_SINCE
from khabar.coding.drafts.toll.own_dead import IRREGULAR, kind_of
from khabar.coding.drafts.toll.part import part_begins
from khabar.coding.drafts.who.attribution import chain
from khabar.coding.drafts.who.sides import OF_A_STATE
from khabar.coding.families import COUNTS
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

ATTACKER_DEATHS = re.compile(r"includ\w+ (?:the )?(?:attackers?|assailants?|bombers?|gunm[ae]n)", re.I)
DETAIL = r"(?:(?:the|a|an|other|more|several|many|dead|wounded|injured|killed)\s+)*"
ANYBODY = re.compile(rf"{DETAIL}(?:people|persons?|victims?|others?|those|wounded|injured|dead|casualties|individuals?|lives|bod(?:y|ies))", re.I)
VEHICLES = re.compile(rf"{DETAIL}(?:(?:mini)?bus(?:es)?|vehicles?|cars?|trucks?|lorr(?:y|ies))(?:\s+carrying)?", re.I)
SOME = re.compile(r"\b(?:women|children|child|men|boys?|girls?|babies|elderly|famil(?:y|ies)|civilians?|residents)\b", re.I)
DEFINITE = re.compile(r"(?i:the|one of|his|her|their|our|its)\b|[A-Z][\w'-]+ [A-Z]")
APPOSED = re.compile(r",\s+an?\s", re.I)
LEAD, TAIL = 80, 12  # characters before and after a trigger that may refine its codes
THEIRS = ("his ", "her ")  # begin a further person of a list, and no more about the one before
HE_AND = re.compile(r"\b(?:he|she|him)\s+(?:and|along with|together with)\s+(?:at least\s+)?$", re.I)
PRONOUN = re.compile(r"his|her|their|its", re.I)
AND_HERS = re.compile(r",?\s+(?:and|as well as|along with|together with)\s+(?:his |her |their )?")
HEADLINE = re.compile(r"\b(?:kill|wound|injure|hurt|slay)s? $", re.I)  # before a person: "blast kills mayor, two guards"
HARM_TOLD = re.compile(rf"\b(?:(?P<injured>{HURT})|(?P<killed>{DEAD}))\b", re.I)
THEIR_FATE = re.compile(rf"(?: [\w'-]+){{0,3}}? (?:{DEAD_SINCE}|{HURT_SINCE}|missing|arrested|held)\b", re.I)
PERSONS = ("killed", "injured", "captured", "arrested", "missing")  # of whom one may be told beside those counted
MAX_ACTORS = 8
SURER = 0.3  # by how much one role of somebody must be the surer to leave him the other no more
SHORTEST_WEAPON = 3  # letters: "IED"
MUTUAL = frozenset({EventType.ARMED_CLASH})
COURT = re.compile(r"\bcourt|tribunal|judge|sentenc", re.I)


def event_claim(context: Context, draft: Draft, scene: Scene) -> EventClaim:
    kind = EventType(draft.type)
    draft = one_sided(context, draft)
    denying = {a.id for a in context.actors_in(draft, "den")}
    draft, denying = said_by_others(context, draft, denying)
    actors = () if draft.outcome in BY_NOBODY else tuple(a for a in context.actors_in(draft, "actor") if a.id not in denying)[:MAX_ACTORS]
    taken = {a.id for a in actors}
    recipients = telling(unapposed(context, tuple(a for a in context.actors_in(draft, "rec") if a.id not in taken)), context.folded)[:MAX_ACTORS]
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


def said_by_others(context: Context, draft: Draft, denying: set[str]) -> tuple[Draft, set[str]]:
    """ "The army bombed a market, the lawyers said; the army denied responsibility": the lawyers say it, and of the army, whose denial is no word for it."""
    said = {context.actors[s.mention].id for s in draft.slots if s.role == "by" and s.mention in context.actors}
    if not denying or not said - denying or not said & denying:
        return draft, denying
    return replace(draft, slots=tuple(s for s in draft.slots if s.role != "by" or s.mention not in context.actors or context.actors[s.mention].id not in denying)), set()


def one_sided(context: Context, draft: Draft) -> Draft:
    """The draft in which nobody both does and suffers it: "the minister survived a bomb" is where his score is the higher."""

    def best(role: str) -> dict[str, float]:
        out: dict[str, float] = {}
        for s in draft.slots:
            if s.role == role and s.mention in context.actors:
                out[context.actors[s.mention].id] = max(s.score, out.get(context.actors[s.mention].id, 0.0))
        return out

    does, suffers = best("actor"), best("rec")
    victims = {who for who in does.keys() & suffers.keys() if suffers[who] > does[who] + SURER}
    if not victims:
        return draft
    return replace(draft, slots=tuple(s for s in draft.slots if not (s.role == "actor" and s.mention in context.actors and context.actors[s.mention].id in victims)))


def unapposed(context: Context, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Without those who only say more of the one before: "one of our drivers, a man of 54, was held"."""

    def more(a: Actor, before: Actor) -> bool:
        if a.quote is None or before.quote is None or not DEFINITE.match(before.quote.text):
            return False
        between = context.folded[before.quote.end : a.quote.start]
        words = between + context.folded[a.quote.start : a.quote.end]
        return APPOSED.match(words) is not None and between.strip() in (",", ", a", ", an") and context.folded[a.quote.end : a.quote.end + 1] == ","

    return tuple(a for a in actors if not any(more(a, b) for b in actors if b is not a))


def telling(actors: tuple[Actor, ...], text: str = "") -> tuple[Actor, ...]:
    """Without what they rode in, and without "people", beside words that say who they are; women and children are some of the people, as are all of whom a part is told."""
    riders = tuple(a for a in actors if not VEHICLES.fullmatch(a.name)) or actors
    if all((a.quote is not None and part_begins(text, Span(a.quote.start, a.quote.end)) is not None) or ANYBODY.fullmatch(a.name) or SOME.search(a.name) for a in riders):
        return riders
    return tuple(a for a in riders if not ANYBODY.fullmatch(a.name))


def sided(actors: tuple[Actor, ...], side: str) -> tuple[Actor, ...]:
    return tuple(replace(a, side=side) for a in actors)


def responsibility(context: Context, draft: Draft, said: tuple[Said, ...]) -> tuple[Responsibility, ...]:
    claims = tuple(Responsibility(a, "claims", said) for a in context.actors_in(draft, "resp"))
    accused = tuple(Responsibility(a, "accused", said) for a in context.actors_in(draft, "acc"))
    denying = tuple(Responsibility(a, "denies", said) for a in context.actors_in(draft, "den"))
    return claims + accused + denying


def counts(context: Context, draft: Draft, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> tuple[Number, ...]:
    out: list[Number] = []
    seen: set[tuple[str, int]] = set()
    around = context.sentence(draft.trigger.start)
    attackers = bool(around and ATTACKER_DEATHS.search(around.text))
    told = {s.role for s in draft.slots}
    for role in (role for role in COUNTS if role in told):
        if role == "captured" and draft.type == EventType.WEAPONS_DISRUPTED:
            continue  # the figure counts what was taken, and no prisoners
        slots = sorted((s for s in draft.slots if s.role == role), key=lambda s: -s.score)
        for s in slots[:4]:
            amount = context.amounts.get(s.mention)
            if amount is None or (role, s.mention) in seen:
                continue
            seen.add((role, s.mention))
            more = beside(context, draft, s.mention, role) if role in PERSONS else 0
            side = whose(context, s.whose, actors, recipients)
            out.append(
                Number(
                    role,
                    amount.low + more if amount.low is not None else None,
                    amount.best + more if amount.best is not None else None,
                    amount.high + more if amount.high is not None else None,
                    side,
                    role == "killed" and (attackers or side == "actors"),
                    context.words(s.mention),
                    context.mention_quote(s.mention),
                )
            )
    numbers = tuple(out) + implied(context, draft, {n.role for n in out}) + alone(context, draft, out)
    if any(n.role == "killed" for n in numbers) or not killed_too(context, draft):
        return numbers
    return numbers + tuple(replace(n, role="killed") for n in numbers if n.role in ("captured", "missing"))


def alone(context: Context, draft: Draft, told: list[Number]) -> tuple[Number, ...]:
    """One person who fell beside foes that a figure counts."""
    figures = {s.mention: s.role for s in draft.slots if s.role in ("killed", "injured")}
    out: list[Number] = []
    if not figures:
        return ()
    for s in draft.slots:
        m = context.found.mentions[s.mention]
        role = next((role for i, role in figures.items() if AND_HERS.fullmatch(context.folded[m.end : context.found.mentions[i].start]) and foes(context, s.mention, i)), None)
        if s.role == "rec" and m.kind == MentionKind.PERSON and s.mention in context.actors and role in {n.role for n in told}:
            out.append(Number(str(role), 1.0, 1.0, 1.0, "recipients", False, context.words(s.mention), context.mention_quote(s.mention)))
    return tuple(out)


def beside(context: Context, draft: Draft, count: int, role: str = "killed") -> int:
    """How many beside those counted, "a clerk and eight others", "her and two girls", "four pupils and their teacher", are told with them: one person, or none."""
    number = context.found.mentions[count]
    here = context.sentence_index(number.start)
    before = [
        m for s in draft.slots if s.role == "rec" and (m := context.found.mentions[s.mention]).kind == MentionKind.PERSON and m.end <= number.start
        if context.sentence_index(m.start) == here and s.mention in context.actors and not foes(context, s.mention, count)
    ]  # fmt: skip
    if any(in_a_headline(context.folded, m.span, number.span) for m in before):
        return 1
    before = [m for m in before if not came_to_another_end(context, m.span, number.span, role)]
    him = HE_AND.search(context.folded, max(0, number.start - 30), number.start)
    if him and not came_to_another_end(context, Span(*him.span()), number.span, role):
        return 1
    if others_beside(context.folded, number.span):
        return min(len(before), 1)
    behind = bool(context.sentences) and one_beside(context.folded, context.sentences[here], number.span)
    return behind + listed_before(context, before, number, behind)


def listed_before(context: Context, persons: list[Mention], count: Mention, more: bool) -> int:
    """How many persons a list tells before those counted: "the chief, his wife and two sons", and of ``more`` behind them "a teacher, two pupils and a cook"."""
    n, end = 0, count.start
    for m in sorted((m for m in persons if not PRONOUN.fullmatch(context.folded, m.start, m.end)), key=lambda m: -m.start):
        gap, told = context.folded[m.end : end], context.folded[end : end + 4].lower()
        if not (AND_HERS.fullmatch(gap) or (gap.strip() == "," and (more if not n else told in THEIRS))):
            break
        n, end = n + 1, m.start
    return n


def came_to_another_end(context: Context, person: Span, count: Span, role: str) -> bool:
    """Whether the person before a figure of wounded died, or was wounded before one of dead: "his driver died with him and five passers-by were hurt"."""
    lead = context.folded[context.sentences[context.sentence_index(person.start)].start : count.start] if context.sentences else ""
    told = max(HARM_TOLD.finditer(lead), key=lambda m: m.start(), default=None)
    return told is not None and told.lastgroup != role and role in ("killed", "injured") and told.start() > lead.rfind(";")


def in_a_headline(text: str, person: Span, count: Span) -> bool:
    """Whether a headline lists those counted right behind a person: "blast kills mayor, two guards", and not "..., two guards wounded"."""
    return text[person.end : count.start] == ", " and HEADLINE.search(text, max(0, person.start - 10), person.start) is not None and THEIR_FATE.match(text, count.end) is None


def foes(context: Context, person: int, count: int) -> bool:
    """Whether a person and those behind a figure fight one another: "a soldier and four militants were killed"."""
    number = context.found.mentions[count]
    counted = next((i for i in context.in_sentence[context.sentence_index(number.start)] if i in context.actors and context.folded[number.end : context.found.mentions[i].start] == " "), None)
    if counted is None or person not in context.actors:
        return False
    kinds = [kind_of(context, context.actors[i]) for i in (person, counted)]
    return any(a in OF_A_STATE and b in IRREGULAR for a, b in (kinds, kinds[::-1]))


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
