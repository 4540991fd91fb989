"""Whose "our fighters", "her side" or "the movement's men" are: of who speaks, or of the party that writes.

Inside a quotation they are the speaker's: the body that he is, holds an office of, or has a rank in. Outside one they are of the party under
whose name the text goes out, which its outlet bears ("Front Media Cell") or its first lines. Such a party's words of praise and abuse ("the mujahideen", "the
terrorists") mean its own men and those whom it fights.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PEOPLE, Mention, MentionKind
from khabar.coding.drafts.who.doers import main_country
from khabar.coding.drafts.who.sides import OF_A_STATE, camp_of
from khabar.coding.families import BEARING_ARMS
from khabar.coding.finding.speech import speaker_of
from khabar.model import Actor, ActorKind, Span

_MEN = r"(?:(?:own|brave|heroic|valiant|dear|two|three|four|few)\s+)*(?:men|fighters?|forces?|troops|soldiers?|units?|side|comrades?|brothers|heroes|martyrs|mujahid(?:een|in)|army|boys|people|lads|defenders|(?:air )?defen[cs]e teams)"
OURS = re.compile(rf"(?:(?:some|one|two|three|all|many|most)\s+of\s+)?our\s+{_MEN}|ours", re.I)
BARE = re.compile(r"(?:(?:the|these|brave|heroic|two|three|four|few)\s+)*(?:comrades|martyrs|heroes|mujahid(?:een|in))", re.I)  # so a party calls its own alone
THEIRS = re.compile(r"(?:his|her|its)\s+(?:own\s+)?side", re.I)
THEIR_MEN = re.compile(rf"(?:its|their|his|her)\s+(?:{_MEN}|(?:own\s+)?(?:[\w-]+\s+){{1,2}}(?:units?|brigades?|battalions?|columns?|wing|fighters|men|forces)|members|personnel)", re.I)
OF_THE_GROUP = re.compile(rf"(?:the|this)\s+(?:group|movement|militia|party|front|organi[sz]ation|alliance|coalition)['’]s\s+{_MEN}", re.I)
ENEMY = re.compile(r"(?:the )?enem(?:y|ies)(?: (?:forces?|troops|soldiers?|army|fighters|side|column|garrison))?", re.I)
_NUMBER = r"[\d,]+|(?:at least|more than|about|over|nearly)|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?:-\w+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|dozens|scores|hundreds?"
_ADORNED = rf"(?:(?:the|all|some|several|many|alert|gallant|brave|heroic|valiant|vigilant|our|own|{_NUMBER})\s+)*(?:of\s+(?:the|our)\s+)?"
PRAISED = re.compile(  # what a movement's own communique calls its fighters
    rf"{_ADORNED}(?:mujahid(?:een|in|s)|mujahidin|soldiers of (?:the )?(?:caliphate|islam|god|allah|the faith)|brothers|lions|heroes|revolutionaries|freedom fighters|guerrill(?:a|ero)s|comrades|martyrs|defenders|resistance fighters|fighters)", re.I
)
TROOPS = re.compile(rf"{_ADORNED}(?:ground |land |joint |combined |special )?(?:troops|soldiers|personnel|servicemen|men|gunners|pilots|(?:army |air )?units|forces)", re.I)  # the same of an army's
REVILED = re.compile(  # what either calls those whom it fights
    rf"{_ADORNED}(?:(?:armed|foreign|hired|so-called|neutrali[sz]ed|fleeing|murtadd|criminal)\s+)*(?:terrorists?|apostates?|mercenar(?:y|ies)|infidels?|hypocrites?|khawarij|crusaders?|occupiers?|invaders?|aggressors?|puppets?|bandits?|militants?|insurgents?|rebels?|separatists?|extremists?|(?:terrorist|rebel|bandit|militant|insurgent|apostate|occupation|mercenary|puppet) (?:fighters|elements|forces|army|soldiers|troops|militia|garrison|group|gang|column)s?)(?:\s+of\s+(?:the\s+)?(?:aggression|regime|occupation|enemy|junta|dictatorship|dictator|coalition|invaders?|crusaders?|colonel))?", re.I
)
LEAST = 2  # times that an enemy is named in a report that is not of the party itself
TWICE = 2  # times as often as any other of another camp is the enemy named whom words of abuse are taken for
PRONOUN = re.compile(r"they|them|who|we|us", re.I)
POSSESSIVE = re.compile(r"\b(?:our|his|her|its|their)\s$", re.I)  # that the mention leaves out
BODIES = BEARING_ARMS | {ActorKind.GOVERNMENT, ActorKind.STATE, ActorKind.MINISTRY, ActorKind.INTELLIGENCE, ActorKind.INTERNATIONAL}
SOLDIER = re.compile(r"\b(?:general|colonel|major|captain|lieutenant|brigadier|admiral|commodore|marshal|sergeant)\s+(?:\w+\s+){0,2}$", re.I)
POLICEMAN = re.compile(r"\bpolice\s+(?:\w+\s+){0,3}$|\bcommissioner\s+(?:\w+\s+){0,2}$", re.I)
RANK = 40  # characters before a name in which a rank stands
FAR = 3  # sentences to either side in which the body of "the movement's men" is named


def with_own_people(context: Context) -> Context:
    """The context in which those who are called one's own are whose own they are."""
    if not context.sentences:
        return context
    actors = dict(context.actors)
    for i, m in enumerate(context.found.mentions):
        if m.kind not in (MentionKind.GROUP, MentionKind.UNIT):
            continue
        owner = POSSESSIVE.search(context.folded, max(0, m.start - 5), m.start)
        words = context.folded[owner.start() if owner else m.start : m.end]
        if OURS.fullmatch(words):
            body = of_who_speaks(context, m.span) or (None if is_quoted(context, m.start) else context.author)
        elif BARE.fullmatch(words) and not is_quoted(context, m.start):
            body = context.author
        elif THEIRS.fullmatch(words):
            body = of_who_speaks(context, m.span)
        elif THEIR_MEN.fullmatch(words) and is_common(actors.get(i)):
            body = of_who_says(context, m.span) or (None if words.casefold().startswith("their") else of_who_speaks(context, m.span))
        elif OF_THE_GROUP.fullmatch(words):
            body = named_near(context, i)
        elif ENEMY.fullmatch(words) and context.author is not None and not is_quoted(context, m.start):
            body = foe_of(context, context.author)
        elif i in actors and is_common(actors[i]):
            body = by_tone(context, m, words)
        else:
            continue
        if body is None:
            continue
        old = actors.get(i)
        actors[i] = replace(body, quote=context.mention_quote(i))
        if old is not None and ":" in old.id:  # and of "they" that means them
            again = (k for k, a in context.actors.items() if a.id == old.id and context.found.mentions[k].start > m.start and PRONOUN.fullmatch(context.words(k)))
            actors |= {k: replace(body, quote=context.mention_quote(k)) for k in again}
    return replace(context, actors=actors) if actors != context.actors else context


def is_common(actor: Actor | None) -> bool:
    """Whether a mention stands for nobody by name."""
    return actor is None or ":" in actor.id


def of_who_says(context: Context, at: Span) -> Actor | None:
    """The body in arms whose words these are, where nobody else is named between: "the rebels said that their fighters ...", and of no mayor."""
    here = context.sentences[context.sentence_index(at.start)]
    if is_quoted(context, at.start):
        return None
    people = [(i, m) for i, m in context.people(context.sentence_index(at.start)) if m.end <= at.start and m.start >= here.start]
    who = speaker_of(context.folded, context.sentences, context.sentence_index(at.start), at, lambda n: [(i, m) for i, m in context.people(n) if m.kind in PEOPLE])
    if who is None or not people or context.found.mentions[who].end > at.start:
        return None
    said = context.found.mentions[who]
    between = [m for i, m in people if m.start >= said.end and not is_common(context.actors[i]) and context.actors[i].id != context.actors[who].id]
    body = None if between else body_of(context, who)
    return body if body is not None and body.kind in BEARING_ARMS and not is_common(body) else None


def foe_of(context: Context, author: Actor) -> Actor | None:
    """Whom a party's own report calls the enemy: the one in arms of another camp that it names most, else of a movement the army of its country."""
    mine = camp_of(author, context)
    seen = Counter(a.id for a in context.actors.values() if a.kind in BEARING_ARMS and ":" not in a.id and camp_of(a, context) != mine)
    best = seen.most_common(1)[0][0] if seen else None
    if best is not None:
        return next(a for a in context.actors.values() if a.id == best)
    return army_against(context, author)


def army_against(context: Context, author: Actor) -> Actor | None:
    """The army of a movement's country, where its report names nobody else in arms."""
    if author.kind is ActorKind.MILITARY or not author.country:
        return None
    day = context.published.start if context.published else None
    known = context.registry.forces_of(author.country, "military", day)
    return Actor(known.id, known.name, known.kind, "MIL", known.country, context.registry.side(known.id, day)) if known else None


def by_tone(context: Context, m: Mention, words: str) -> Actor | None:
    """Whom a party means by words of praise or abuse, in its own report or in the mouth of its spokesman: "the mujahideen", "troops", "the terrorists"."""
    quoted = is_quoted(context, m.start)
    party = of_who_speaks(context, m.span) if quoted else context.author
    if party is None or party.kind not in BEARING_ARMS:
        return None
    if REVILED.fullmatch(words):
        return clear_foe(context, party, written=not quoted)
    if quoted:
        return None
    own = TROOPS if party.kind in OF_A_STATE else PRAISED
    return party if own.fullmatch(words) else None


def clear_foe(context: Context, party: Actor, *, written: bool) -> Actor | None:
    """The one in arms of another camp whom a report names, and clearly more often than any other such; in one that the party has ``written`` once is enough."""
    mine = camp_of(party, context)
    seen = Counter(a.id for a in context.actors.values() if a.kind in BEARING_ARMS and ":" not in a.id and a.id != party.id and camp_of(a, context) != mine)
    if not seen:
        return army_against(context, party) if written else None
    (best, count), *others = seen.most_common(2)
    if (count < LEAST and not written) or (others and count < TWICE * others[0][1]):
        return None
    return next(a for a in context.actors.values() if a.id == best)


def of_who_speaks(context: Context, at: Span) -> Actor | None:
    """The body of the one who says the words there."""
    who = speaker_of(context.folded, context.sentences, context.sentence_index(at.start), at, context.who_may_speak)
    return body_of(context, who) if who is not None else None


def body_of(context: Context, mention: int) -> Actor | None:
    """The army, movement or office of state that a speaker is, holds an office of, or has a rank in."""
    speaker = context.actors.get(mention)
    if speaker is None or speaker.kind in BODIES:
        return speaker
    offices = [d for d in context.found.drafts if d.type == "ROLE" and any(s.role == "person" and (a := context.actors.get(s.mention)) is not None and a.id == speaker.id for s in d.slots)]
    for d in offices:
        body = next((a for a in context.actors_in(d, "org") if a.kind in BODIES), None)
        if body is not None:
            return body
    start = context.found.mentions[mention].start
    lead = context.folded[max(0, start - RANK) : start] + context.folded[start : context.found.mentions[mention].end]
    return by_rank(context, lead)


def by_rank(context: Context, words: str) -> Actor | None:
    """The army or police of the country that the report is about, by the rank before a name."""
    before = words.rsplit(" ", 1)[0] + " "
    organ = "police" if POLICEMAN.search(before) else "military" if SOLDIER.search(before) else None
    country = main_country(context) if organ else None
    day = context.published.start if context.published else None
    known = context.registry.forces_of(country, organ, day) if country and organ else None
    return Actor(known.id, known.name, known.kind, "COP" if organ == "police" else "MIL", known.country, context.registry.side(known.id, day)) if known else None


def named_near(context: Context, mention: int) -> Actor | None:
    """The one armed group that this sentence or those before it name."""
    here = context.sentence_index(context.found.mentions[mention].start)
    for n in range(here, max(-1, here - FAR), -1):
        near = {a.id: a for i in context.in_sentence.get(n, ()) if i != mention and context.found.mentions[i].start < context.found.mentions[mention].start and (a := context.actors.get(i)) is not None and a.kind in BEARING_ARMS and ":" not in a.id}
        if near:
            return next(iter(near.values())) if len(near) == 1 else None
    return None


def is_quoted(context: Context, at: int) -> bool:
    """Whether a quotation mark stands open before an offset in its paragraph."""
    return context.folded.count('"', context.folded.rfind("\n\n", 0, at) + 1, at) % 2 == 1
