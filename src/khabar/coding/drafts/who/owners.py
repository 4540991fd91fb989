"""Whom a deed struck that is told of a thing: "burned 60 houses" its people, "overran an insurgent base" the insurgents, "the home of" its owner."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.who.doer_words import acts, mention_of
from khabar.coding.drafts.who.doers import main_country
from khabar.coding.families import VIOLENT
from khabar.model import Actor, ActorKind, Quote, Span

GIVEN = 0.4  # of a slot that what was struck gives
STRUCK = VIOLENT | {"destruction", "looting", "crowd_force", "riot", "territory_taken"}
TAKEN = frozenset(["territory_taken"])  # of which the people of a place are no victims
CIVIL = (
    r"houses?|homes?|huts?|villages?|hamlets?|shops?|stores?|markets?|bazaars?|mosques?|church(?:es)?|schools?|hospitals?|clinics?|(?:mini)?bus(?:es)?|cars?|lorr(?:y|ies)|trucks?|farms?|crops"
    r"|(?:displacement|displaced (?:persons|people)['’]?s?|idps?|refugee)\s+(?:sites?|camps?|settlements?)|granar(?:y|ies)|boreholes?|wells?|haystacks?|pastures?|caf[eé]s?|restaurants?|hotels?|apartment (?:blocks?|buildings?)|residential (?:buildings?|areas?)|neighbou?rhoods?|bakery|funerals?|weddings?|tents|shelters|dwellings?|stalls?|kiosks?|canoes?|ambulances?|orchards?|(?:olive |palm )?groves?|plantations?"
)
ANY = (
    r"bases?|camps?|(?:check|out)?-?posts?|checkpoints?|positions?|headquarters|barracks|convoys?|patrols?|vehicles?|stations?|consulates?|embass(?:y|ies)|offices?|rall(?:y|ies)|march(?:es)?"
    r"|protests?|demonstrations?|sit-ins?|buildings?|compounds?|hideouts?|strongholds?|garrisons?|residences?|columns?"
)
_FEW = r"the|an?|its|his|her|their|all|some|several|many|(?:dozens|scores|hundreds) of|another|about|around|nearly|over|more than|at least|up to|\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty"
_THING = rf"(?P<thing>(?:(?:{_FEW})\s+){{0,4}}(?P<kind>(?:(?!(?:and|or|in|at|of|on|to|from|with|by|for|near|after|before|were|was|{_FEW})\b)[\w'’-]+\s+){{0,3}}?)(?:(?P<civil>{CIVIL})|{ANY}))\b"
AFTER = re.compile(rf"\s+(?:(?:fire|ablaze|alight|stones|tear gas)\s+)?(?:(?:to|at|on|into|down|up|of|against|off)\s+)?{_THING}(?P<of>\s+(?:of|belonging to)\s+(?:the\s+)?)?", re.I)
BEFORE = re.compile(rf"\b{_THING}(?P<of>\s+(?:of|belonging to)\s+(?:the\s+)?(?:[\w'’-]+\s+){{1,4}}?)?\s*(?:(?:had|has|have)\s+)?(?:was|were|been|being|are|is)\s+(?:\w+ly\s+)?$", re.I)
NAMES = re.compile(r"[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3}")
PASSIVE = re.compile(r"(?:was|were|been|being|are|is)\s+(?:\w+ly\s+)?$", re.I)  # with which BEFORE ends
OF_WHOM = re.compile(r"\s+(?:of|belonging to)\s+(?:the\s+)?(?P<who>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3})")
LED_UP_TO = 120  # characters before a passive
OF_ARMS = re.compile(r"\b(?:army|military|militar\w+|police|rebels?|insurgents?|militants?|militia\w*|soldiers?|troops?|guards?|security|government|enemy|armou?red|regime|guerrillas?|fighters?|terrorists?|gang|gunmen)\b", re.I)


def with_owners(context: Context) -> Context:
    """The context in which deeds without a sufferer have the owner of what was struck, or the civilians whose it was."""
    if not context.sentences:
        return context
    actors, mentions, drafts = dict(context.actors), list(context.found.mentions), []
    for d in context.found.drafts:
        if d.type in STRUCK and not any(s.role == "rec" and s.mention in actors for s in d.slots):
            index = struck(context, d, mentions, actors)
            if index is not None and actors[index].id not in {actors[s.mention].id for s in d.slots if s.role == "actor" and s.mention in actors}:
                d = replace(d, slots=(*(s for s in d.slots if s.mention != index), Slot("rec", index, GIVEN, thing=True)))
        drafts.append(d)
    return replace(context, actors=actors, found=Found(tuple(mentions), tuple(drafts)))


def struck(context: Context, draft: Draft, mentions: list[Mention], actors: dict[int, Actor]) -> int | None:
    """The mention of whose the thing is that stands as the object of an active, or the subject of a passive."""
    text, sentence = context.folded, context.sentences[context.sentence_index(draft.trigger.start)]
    low = max(sentence.start, draft.trigger.start - LED_UP_TO)
    passive = PASSIVE.search(text, low, draft.trigger.start)
    found = (passive and BEFORE.search(text, low, draft.trigger.start)) or AFTER.match(text, draft.trigger.end, sentence.end)
    if found is None:
        return None
    if found["of"]:
        low, high = (found.start("of"), found.end("of")) if found.re is BEFORE else (found.end("of") - len("the "), found.end("of") + 1)
        owners = [i for i, m in enumerate(mentions) if i in actors and low <= m.start < high and m.kind is not MentionKind.PLACE]
        if owners:
            return min(owners, key=lambda i: mentions[i].start)
        return civilians(context, found, draft, mentions, actors) if found["civil"] else named_owner(context, found.start("of"), mentions, actors)
    inside = [i for i, m in enumerate(mentions) if i in actors and found.start("kind") <= m.start < found.end("kind")]
    if inside:
        return inside[0]
    kind = found["kind"].strip()
    if kind and OF_ARMS.search(kind):
        span = Span(found.start("kind"), found.start("kind") + len(found["kind"].rstrip()))
        return mention_of(context, mentions, actors, span, main_country(context))
    if found["civil"]:
        return civilians(context, found, draft, mentions, actors)
    return first_known(context, [Span(found.start("kind") + w.start(), found.start("kind") + w.end()) for w in NAMES.finditer(found["kind"])], mentions, actors)


def named_owner(context: Context, at: int, mentions: list[Mention], actors: dict[int, Actor]) -> int | None:
    """Whose "the camp of the VDP" is, where the finder saw only a place."""
    found = OF_WHOM.match(context.folded, at)
    return first_known(context, [Span(*found.span("who"))], mentions, actors) if found else None


def first_known(context: Context, spans: list[Span], mentions: list[Mention], actors: dict[int, Actor]) -> int | None:
    """The first of these names that the registry knows as one who may bear arms: "a Kenyan base", "an LNA training camp"."""
    known = next((span for span in spans if acts(context, span, ambiguous=False)), None)
    return mention_of(context, mentions, actors, known, main_country(context)) if known else None


def civilians(context: Context, found: re.Match[str], draft: Draft, mentions: list[Mention], actors: dict[int, Actor]) -> int | None:
    """The people whose houses, shops or fields they were."""
    if draft.type in TAKEN or OF_ARMS.search(found["kind"]):
        return None
    span = Span(*found.span("thing"))
    mentions.append(Mention(span.start, span.end, MentionKind.GROUP))
    actors[len(mentions) - 1] = Actor(f"{context.report}:civilians", "civilians", ActorKind.CIVILIANS, "CVL", None, None, Quote.of(context.text, span.start, span.end))
    return len(mentions) - 1
