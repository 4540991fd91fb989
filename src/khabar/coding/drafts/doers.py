"""Who did it, where the words before the deed say it and the finder saw no participant: "a U.S. drone strike", "regime barrel
bombs"; a weapon that only one side has; the one whom the same report names for the like of it at the same place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from khabar.coding.actors.ground import ground_actors
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.families import VIOLENT
from khabar.model import Actor, ActorKind, Quote, Span

GIVEN = 0.5  # of a slot that the words before the trigger give
ALIKE = 0.4  # of one that another telling of the like gives
WORDS = 4  # of a name before the deed: "Tehrik-e Taliban Pakistan", "Rapid Support Forces"
NEAR = 3  # sentences within which a deed without a place is at the place of the last

DEED = re.compile(
    r"(?:strikes?|air ?strikes?|raids?|attacks?|bombing|bombings|bombardments?|shelling|fire|offensives?|operations?|assaults?|ambush(?:es)?|incursions?"
    r"|invasion|campaign|crackdown|siege|blockade|barrages?|massacre|occupation|sweeps?|drones?|missiles?|rockets?|bombs?|shells?|airstrikes?|withdrawal|pull-?out|retreat|advance"
    r"|deployment|helicopters?|warplanes?|jets?|aircraft|mortars?|artillery|gunfire|gunships?|snipers?|capture|seizure|takeover|counter-?offensives?)",
    re.IGNORECASE,
)
OF_DEED = re.compile(
    r"(?:air|drone|missile|rocket|artillery|barrel|bomb|mortar|tank|ground|naval|aerial|suicide|car|truck|night|overnight|dawn|heavy|deadly|special|forces|commando"
    r"|joint|cross-border|retaliatory|alleged|suspected|reported|sniper|gun|military|counter-?terrorism|surprise|lightning|major|massive|fresh|new|latest|recent|sustained"
    r"|intense|indiscriminate|cluster|ballistic|cruise|kamikaze|double-tap|precision|guided|glide|helicopter|fighter|jet|warplane|gunship|large-scale|full-scale|two|three"
    r"|four|several|deadliest|repeated|daily|nightly|renewed|continuing|ongoing|first|second|third|winter|spring|summer|week-?long|months?-?long|days?-?long|year-?long|-?led|-?style)",
    re.IGNORECASE,
)
# Of these the words before "attack" or "bombing" may as well be the target.
AMBIGUOUS = re.compile(
    r"(?:attacks?|bombings?|bombs?|shooting|massacre|siege|capture|seizure|takeover|blockade|occupation)$",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[^\s,;:()\"“”]+")
BACKED = re.compile(
    r"-(?:backed|supported|sponsored|held|controlled|occupied|run|administered|allied|aligned|born|style|trained|made|built|owned)$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?:\s+\w+){0,2}?\s+(?:from|by)\s+(?:the\s+|a\s+)?(?P<who>(?:[\w.'-]+\s+){1,4}?)"
    r"(?:helicopters?|war ?planes?|fighter jets?|jets?|aircraft|planes?|gunships?|drones?|artillery|tanks?|snipers?)\b"
)
OF_MANY = re.compile(
    r"\s+of\s+(?:(?:the|its|their|all|some|about|around|nearly|over|more than|at least)\s+)*(?:[\d,.]+\s+)?"
)
TRUE_DOERS = frozenset(
    [ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.UNIT, ActorKind.GOVERNMENT,
     ActorKind.STATE, ActorKind.INTELLIGENCE, ActorKind.INTERNATIONAL, ActorKind.CRIMINAL]
)  # fmt: skip
FROM_AFAR = frozenset(["air_strike", "drone_strike", "shelling"])
BY_ONE = VIOLENT | {"siege", "territory_taken", "withdrawal", "destruction", "crowd_force", "deployment"}


def with_doers(context: Context) -> Context:
    """The context with doers for the drafts of violence that have none."""
    if not context.sentences:
        return context
    actors, mentions = dict(context.actors), list(context.found.mentions)
    country = main_country(context)
    drafts: list[Draft] = []
    for d in context.found.drafts:
        d = who_moves(context, not_of_their_own(d, actors))
        span = (
            None if d.type not in BY_ONE or has_doer(context, d) else doer_before(context, d) or doer_after(context, d)
        )
        index = None if span is None else mention_of(context, mentions, actors, span, country)
        sufferers = {actors[s.mention].id for s in d.slots if s.role == "rec" and s.mention in actors}
        if index is not None and actors[index].id not in sufferers:
            kept = tuple(s for s in d.slots if not (s.mention == index and s.role in ("rec", "other")))
            d = replace(d, slots=(*kept, Slot("actor", index, GIVEN)))
        drafts.append(d)
    done = {context.sentence_index(d.trigger.start) for d in drafts if d.type in VIOLENT and has_doer(context, d)}
    for n, d in enumerate(drafts):
        if d.type in VIOLENT and context.sentence_index(d.trigger.start) not in done:
            drafts[n] = by_its_weapon(context, d, mentions, actors, country)
    return replace(context, actors=actors, found=Found(tuple(mentions), tuple(drafts)))


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


# ------------------------------------------------------------------ the words before the deed
def doer_before(context: Context, draft: Draft) -> Span | None:
    """The name before the noun of the deed, over words that only say of what kind it was."""
    text = context.folded
    start = context.sentences[context.sentence_index(draft.trigger.start)].start
    tokens = [Span(m.start(), m.end()) for m in TOKEN.finditer(text, start, draft.trigger.end)]
    words = [
        text[t.start : t.end].rstrip(".'’") if text[t.start : t.end].count(".") < 2 else text[t.start : t.end]
        for t in tokens
    ]
    head = next(
        (n for n in range(len(words) - 1, -1, -1) if tokens[n].end > draft.trigger.start and DEED.fullmatch(words[n])),
        None,
    )
    if head is None:
        return None
    at = head - 1
    while at >= 0 and (OF_DEED.fullmatch(words[at]) or DEED.fullmatch(words[at])):
        at -= 1
    if at < 0 or at < head - 5 or "." in text[tokens[at].end : tokens[at + 1].start]:
        return None
    for size in range(min(WORDS, at + 1), 0, -1):
        span = Span(tokens[at - size + 1].start, tokens[at].end)
        if words[at - size + 1].lower() in ("a", "an", "the", "in", "of", "by"):
            continue
        if text[span.start : span.end].endswith(("'s", "’s")):
            span = Span(span.start, span.end - 2)
        if not BACKED.search(words[at]) and acts(
            context, span, ambiguous=head == at + 1 and bool(AMBIGUOUS.fullmatch(words[head]))
        ):
            return span
    return None


def doer_after(context: Context, draft: Draft) -> Span | None:
    """ "Dropped from Syrian government helicopters"."""
    found = AFTER.match(
        context.folded, draft.trigger.end, context.sentences[context.sentence_index(draft.trigger.start)].end
    )
    if found is None:
        return None
    whole = Span(found.start("who"), found.end())  # "Syrian government helicopters" are the air force
    span = Span(whole.start, whole.start + len(found["who"].rstrip()))
    return next((one for one in (whole, span) if acts(context, one, ambiguous=False)), None)


def acts(context: Context, span: Span, *, ambiguous: bool) -> bool:
    """Whether words name somebody who may have done it: no place but by its demonym or as an abbreviation, no common noun of civilians."""
    words = context.folded[span.start : span.end]
    if not words.replace(".", "").isupper() and any(context.found.mentions[i].span == span for i in context.places):
        return False
    day = context.published.start if context.published else None
    for alias in context.registry.lookup(words, day):
        known = context.registry.known(alias.target, day)
        if (
            alias.role == "capital_metonym"
            or known is None
            or known.kind not in TRUE_DOERS
            or (alias.since and day and day < alias.since)
        ):
            continue
        if known.kind == ActorKind.STATE:
            if alias.role == "demonym" or words.replace(".", "").isupper():
                return True
            continue
        if known.generic and (ambiguous or known.kind in (ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.MILITARY)):
            continue
        if words[0].isupper() or known.generic or alias.strength == "weak":
            return True
    return False


def mention_of(
    context: Context, mentions: list[Mention], actors: dict[int, Actor], span: Span, country: str | None
) -> int | None:
    """The participant of these words; a new mention where the finder saw none."""
    same = next(
        (i for i, m in enumerate(mentions) if i in actors and m.start >= span.start and m.end <= span.end + 2), None
    )
    if same is not None:
        return same
    day = context.published.start if context.published else None
    mention = Mention(span.start, span.end, MentionKind.GROUP)
    made = ground_actors(
        context.folded,
        [mention],
        sentences=context.sentences,
        registry=context.registry,
        report=context.report,
        on=day,
        country=country,
    )
    if 0 not in made.actors:
        return None
    mentions.append(mention)
    actors[len(mentions) - 1] = replace(made.actors[0], quote=Quote.of(context.text, span.start, span.end))
    return len(mentions) - 1


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
                    known[d.type][camp(a)].append((s.mention, d))
    out = list(drafts)
    for n, d in enumerate(drafts):
        if d.type in FROM_AFAR and len(known[d.type]) == 1 and not has_doer(context, d):
            ((who, deeds),) = known[d.type].items()
            mention = next((m for m, e in deeds if same_place(context, d, e)), None)
            if mention is not None and who not in {camp(a) for a in context.actors_in(d, "rec")}:
                out[n] = replace(d, slots=(*d.slots, Slot("actor", mention, ALIKE)))
    return tuple(out)


def camp(actor: Actor) -> str:
    """An army and its air force are one."""
    return f"{actor.country}:{actor.side}" if actor.country and actor.side else actor.id


def same_place(context: Context, one: Draft, other: Draft) -> bool:
    """Whether they are told of one place, or the one of none, in a sentence that names none, close by the other."""
    mine, its = ({p.id for i in context.slot(d, "at") for p in context.places.get(i, ())} for d in (one, other))
    if mine:
        return bool(mine & its)
    here, there = context.sentence_index(one.trigger.start), context.sentence_index(other.trigger.start)
    return abs(here - there) <= NEAR and not any(i in context.places for i in context.in_sentence[here])
