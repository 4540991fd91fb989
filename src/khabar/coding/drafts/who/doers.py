"""Who did it, where the words before the deed say it and the finder saw no participant: "a U.S. drone strike", "regime barrel
bombs"; a weapon that only one side has; the one whom the same report names for the like of it at the same place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.same.answered import is_answer_to
from khabar.coding.drafts.who.doer_words import BY, UNDERGONE, doer_after, doer_before, mention_of
from khabar.coding.drafts.who.sides import camp_of
from khabar.coding.families import BEARING_ARMS, HARM, VIOLENT
from khabar.model import Actor, ActorKind, Quote, Span

GIVEN = 0.5  # of a slot that the words before the trigger give
ALIKE = 0.4  # of one that another telling of the like gives
NEAR = 3  # sentences within which a deed without a place is at the place of the last

OF_MANY = re.compile(
    r"\s+of\s+(?:(?:the|its|their|all|some|about|around|nearly|over|more than|at least)\s+)*(?:[\d,.]+\s+)?"
)
FROM_AFAR = frozenset(["air_strike", "drone_strike", "shelling"])
CREWED = re.compile(
    r"\b(?P<crew>(?:(?:fighter|attack|combat|military|army|government|helicopter|enemy|unidentified|unknown|war|two|three|four|several)\s+){0,3}(?:helicopters?|gunships?|war ?planes?|jets?|aircraft|planes?|bombers|tanks|gunboats?|warships?))"
    r"\s+(?:(?:had|have|has|also|then|later|again|\w+ly)\s+)*$",
    re.I,
)
BARE = re.compile(r"\W*\w+$")
OWN_DEEDS = VIOLENT - {"suicide_attack", "ied", "mine"}  # of which who tells of them may be the doer
RIVALS = re.compile(r"\bbetween\b|\brivals?\b|\binfight|\bfeud|\b(?:clash\w*|fight\w*|battle\w*|gunfight|shoot-?out|skirmish\w*) with\b", re.I)
BELLIGERENT = BEARING_ARMS - {ActorKind.POLICE} | {ActorKind.INTELLIGENCE}
STATE_FORCE = frozenset([ActorKind.MILITARY, ActorKind.UNIT, ActorKind.INTELLIGENCE])
ONE_SIDED = HARM - {"armed_clash"}
GAINED = frozenset(["territory_taken", "capture", "siege"])  # by who had attacked
BEHIND = re.compile(r"\b(?:after|following|in the wake of|in response to|because of)\s+(?P<a>(?:the|an?|another|this|that|\w+day's)\s+)?(?:[a-z-]+\s+){0,3}$", re.I)
NOMINAL = re.compile(r"(?:the|an?|another|this|that)\s|\w+\s+(?:of|on|at|in|by)\b", re.I)
BY_ONE = VIOLENT | {"siege", "territory_taken", "withdrawal", "destruction", "crowd_force", "deployment"}


def with_doers(context: Context) -> Context:
    """The context with doers for the drafts of violence that have none."""
    if not context.sentences:
        return context
    actors, mentions = dict(context.actors), list(context.found.mentions)
    country = main_country(context)
    drafts: list[Draft] = []
    for d in context.found.drafts:
        d = not_who_responds(context, who_moves(context, not_of_their_own(d, actors)))
        span = (
            None if d.type not in BY_ONE or has_doer(context, d) else doer_before(context, d) or doer_after(context, d)
        )
        index = None if span is None else mention_of(context, mentions, actors, span, country)
        sufferers = {actors[s.mention].id for s in d.slots if s.role == "rec" and s.mention in actors and not (span and mentions[s.mention].span.overlaps(span))}
        if index is not None and actors[index].id not in sufferers:
            kept = tuple(s for s in d.slots if not (s.role in ("rec", "other") and (s.mention == index or (span and mentions[s.mention].span.overlaps(span)))))
            d = replace(d, slots=(*kept, Slot("actor", index, GIVEN)))
        if d.type in VIOLENT and not any(s.role == "actor" for s in d.slots) and (span := crew(context, d)) is not None:
            d = replace(d, slots=(*(s for s in d.slots if not context.found.mentions[s.mention].span.overlaps(span) or s.role == "weapon"), Slot("actor", with_crew(context, mentions, actors, span, country), GIVEN)))
        drafts.append(d)
    done = {context.sentence_index(d.trigger.start) for d in drafts if d.type in VIOLENT and has_doer(context, d)}
    for n, d in enumerate(drafts):
        if d.type in VIOLENT and context.sentence_index(d.trigger.start) not in done:
            drafts[n] = by_its_weapon(context, d, mentions, actors, country)
    drafts = [d if among_themselves(context, d) else by_who_tells(d, actors) for d in drafts]
    return replace(context, actors=actors, found=Found(tuple(mentions), tuple(drafts)))


def not_who_responds(context: Context, draft: Draft) -> Draft:
    """ "The Taliban fled after the bombing of their base": who does something because of a deed did not do it."""
    text, start = context.folded, context.sentences[context.sentence_index(draft.trigger.start)].start
    after = BEHIND.search(text, start, draft.trigger.start) if draft.type in ONE_SIDED else None
    if after is None or after.start() == start or not (after["a"] or NOMINAL.match(text, draft.trigger.start)):
        return draft  # "fled after shooting two policemen": he shot them
    before = [d for d in context.found.drafts if start <= d.trigger.start < after.start()]
    if any(d.type in VIOLENT | GAINED for d in before):
        return draft
    gone = {s for s in draft.slots if s.role == "actor" and start <= context.found.mentions[s.mention].start < after.start()}
    return replace(draft, slots=tuple(s for s in draft.slots if s not in gone)) if gone else draft


def crew(context: Context, draft: Draft) -> Span | None:
    """The crewed machines that are the subject of an active deed: "helicopter gunships fired on the positions"."""
    text, start = context.folded, context.sentences[context.sentence_index(draft.trigger.start)].start
    if UNDERGONE.match(text, draft.trigger.start) or BY.match(text, draft.trigger.end):
        return None
    found = CREWED.search(text, start, draft.trigger.start)
    return Span(*found.span("crew")) if found else None


def with_crew(context: Context, mentions: list[Mention], actors: dict[int, Actor], span: Span, country: str | None) -> int:
    """Who flies or drives: the army that the words name ("army helicopters"), else somebody known by nothing but the machines."""
    named = BARE.sub("", context.folded[span.start : span.end])  # "jets" may be anybody's
    known = mention_of(context, mentions, actors, span, country) if context.registry.organ_of(named) else None
    if known is not None:
        if ":" in actors[known].id:
            actors[known] = replace(actors[known], kind=ActorKind.MILITARY, sector="MIL")
        return known
    mentions.append(Mention(span.start, span.end, MentionKind.GROUP))
    words = context.text[span.start : span.end]
    key = re.sub(r"\W+", "_", words.casefold()).strip("_")
    actors[len(mentions) - 1] = Actor(f"{context.report}:{key}", words, ActorKind.MILITARY, "MIL", None, None, Quote.of(context.text, span.start, span.end))
    return len(mentions) - 1


def has_doer(context: Context, draft: Draft) -> bool:
    return any(s.role == "actor" and s.mention in context.actors for s in draft.slots)


def not_of_their_own(draft: Draft, actors: dict[int, Actor]) -> Draft:
    """Without the doer whose own people suffered it: the Taliban tell of "the execution of six Taliban prisoners"; and
    without the one whose name only says whose allies did it: "forces aligned with the government took the port"."""
    doers = {actors[s.mention].id for s in draft.slots if s.role == "actor" and s.mention in actors}
    friends = {
        s
        for s in draft.slots
        if s.role in ("rec", "other") and s.mention in actors and f"allied_with_{actors[s.mention].id}" in doers
    }
    if friends:
        draft = replace(draft, slots=tuple(s for s in draft.slots if s not in friends))
    if draft.type not in VIOLENT:
        return draft
    sufferers = [actors[s.mention].id for s in draft.slots if s.role == "rec" and s.mention in actors]
    own = {
        s
        for s in draft.slots
        if s.role == "actor"
        and s.mention in actors
        and any(r.startswith(actors[s.mention].id + "_") for r in sufferers)
    }
    return replace(draft, slots=tuple(s for s in draft.slots if s not in own)) if own else draft


def who_moves(context: Context, draft: Draft) -> Draft:
    """ "The withdrawal of 1,000 French troops" is theirs, whoever brought it about."""
    if draft.type != "withdrawal":
        return draft
    text, end = context.folded, draft.trigger.end
    own = {
        s.mention
        for s in draft.slots
        if s.role == "rec" and OF_MANY.fullmatch(text[end : context.found.mentions[s.mention].start])
    }
    if not own:
        return draft
    slots = tuple(replace(s, role="actor") if s.mention in own else s for s in draft.slots if s.role != "actor")
    return replace(draft, slots=slots)


def main_country(context: Context) -> str | None:
    """What country most of the report's places are in."""
    seen = Counter(p.country for ps in context.places.values() for p in ps if p.country)
    return seen.most_common(1)[0][0] if seen else None


# ------------------------------------------------------------------ who tells of the enemy's dead
def among_themselves(context: Context, draft: Draft) -> bool:
    """Whether a clash is told as one of others: "two militants died in a clash between rival militias", "with a rival gang"."""
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    return draft.type == "armed_clash" and (any(s.role == "other" for s in draft.slots) or RIVALS.search(context.folded, here.start, here.end) is not None)


def by_who_tells(draft: Draft, actors: Mapping[int, Actor]) -> Draft:
    """An army or armed group that tells of its enemy's dead, and of nobody who killed them, tells of its own deed."""
    if draft.type not in OWN_DEEDS or draft.status != "asserted" or any(s.role == "actor" for s in draft.slots):
        return draft
    tellers = [s.mention for s in draft.slots if s.role == "by" and s.mention in actors and actors[s.mention].kind in BELLIGERENT]
    struck = [actors[s.mention] for s in draft.slots if s.role == "rec" and s.mention in actors]
    if len(tellers) != 1 or not struck or not all(s.kind in BELLIGERENT and enemies(actors[tellers[0]], s) for s in struck):
        return draft
    return replace(draft, slots=(*draft.slots, Slot("actor", tellers[0], ALIKE)))


def enemies(one: Actor, other: Actor) -> bool:
    """Whether one is a state's force and the other a group in arms that is not on its side."""
    forces = (one.kind in STATE_FORCE) != (other.kind in STATE_FORCE) and ActorKind.MILITIA not in (one.kind, other.kind)
    return forces and not (one.country == other.country and one.side and one.side == other.side)


# ------------------------------------------------------------------ weapons of one side
def by_its_weapon(
    context: Context, draft: Draft, mentions: list[Mention], actors: dict[int, Actor], country: str | None
) -> Draft:
    """Barrel bombs in Syria are the government's, Shahed drones in Ukraine Russia's: the theatre's table says whose."""
    table = context.registry.pack.lexicon.get("sole_users", {}).get((country or "").upper(), {})
    if not table:
        return draft
    sentence = context.sentences[context.sentence_index(draft.trigger.start)]
    words = context.folded[sentence.start : sentence.end]
    day = context.published.start if context.published else None
    for weapon, target in table.items():
        found = re.search(rf"\b{re.escape(weapon)}s?\b", words, re.IGNORECASE)
        known = context.registry.known(target, day) if found and context.registry.exists(target, day) else None
        if found and known:
            here = context.in_sentence[context.sentence_index(draft.trigger.start)]
            own = next(
                (
                    i
                    for i in here
                    if i in actors and target in (actors[i].id, *context.registry.parents(actors[i].id, day))
                ),
                None,
            )
            if own is not None:  # "barrel bombs dropped from army helicopters"
                return replace(draft, slots=(*draft.slots, Slot("actor", own, ALIKE)))
            span = Span(sentence.start + found.start(), sentence.start + found.end())
            mentions.append(Mention(span.start, span.end, MentionKind.GROUP))
            side = context.registry.side(known.id, day)
            actors[len(mentions) - 1] = Actor(
                known.id,
                known.name,
                known.kind,
                "MIL",
                known.country,
                side,
                Quote.of(context.text, span.start, span.end),
            )
            return replace(draft, slots=(*draft.slots, Slot("actor", len(mentions) - 1, ALIKE)))
    return draft


# ------------------------------------------------------------------ the like of it
def of_the_like(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """What struck the same place from afar was sent by the one whom the report names for all such strikes there."""
    known: dict[str, dict[str, list[tuple[int, Draft]]]] = defaultdict(
        lambda: defaultdict(list)
    )  # type -> camp -> its mentions and deeds
    for d in drafts:
        if d.type in FROM_AFAR and d.status not in ("denied", "hypothetical"):
            for s in d.slots:
                a = context.actors.get(s.mention) if s.role == "actor" else None
                if a is not None and ":" not in a.id:
                    known[d.type][camp_of(a, context)].append((s.mention, d))
    out = list(drafts)
    for n, d in enumerate(drafts):
        if d.type in FROM_AFAR and len(known[d.type]) == 1 and not has_doer(context, d):
            ((who, deeds),) = known[d.type].items()
            mention = next((m for m, e in deeds if same_place(context, d, e) and not is_answer_to(context.folded, d, e)), None)
            if mention is not None and who not in {camp_of(a, context) for a in context.actors_in(d, "rec")}:
                out[n] = replace(d, slots=(*d.slots, Slot("actor", mention, ALIKE)))
    return tuple(out)


def same_place(context: Context, one: Draft, other: Draft) -> bool:
    """Whether they are told of one place, or the one of none, in a sentence that names none, close by the other."""
    mine, its = ({p.id for i in context.slot(d, "at") for p in context.places.get(i, ())} for d in (one, other))
    if mine:
        return bool(mine & its)
    here, there = context.sentence_index(one.trigger.start), context.sentence_index(other.trigger.start)
    return abs(here - there) <= NEAR and not any(i in context.places for i in context.in_sentence[here])
