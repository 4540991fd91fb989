"""Mentions that the finder cut inside a name, as wide as the name: "the White" of "the White Army", "Pul" of "Pul-e Hesar"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from khabar.coding.actors.words import LEAD_ARTICLE, WORDS
from khabar.coding.draft import Mention, MentionKind
from khabar.coding.families import BEARING_ARMS
from khabar.model import ActorKind
from khabar.world.registry import Registry
from khabar.world.rows import Strength

OUTLET = re.compile(r" (?:Online|Times|Post|Herald|Dispatch|Wire|News|Press|Observer|Tribune|Gazette|Courier|Ledger|Journal|Chronicle|Monitor|Radio|TV|Today|Daily|Telegraph|Brief|Review|Mail)\b")
WHERE = re.compile(r"\b(?:in|into|at|near|to|from|towards?|around|outside|inside|across|over)\s+(?:the\s+)?(?:[a-z-]+\s+of\s+)?$")
MARKS = re.compile(r"[,.;:\"()\n]")  # that no name holds
ACRONYM = re.compile(r"[A-Z]{3,6}")
NAME_BEFORE = re.compile(r"\b(?:Operation|Brigade|Battalion|Movement|Front|Army|Forces?|Liwa|Harakat|Jaysh|Jaish|Katibat|Lashkar-e)\s+$")  # of a body that is called after somebody
# "Its Western Front", "the Deir Hafer front of the SDF", "the group's coastal sector": a part of a force with a name of its own.
FRONT = re.compile(r"(?:(?:the|an?|its|their|his)\s+)?(?:[A-Z][\w'’-]+|north\w*|south\w*|east\w*|west\w*|central|coastal)(?:\s+[A-Z][\w'’-]+)?\s+(?:[Ff]ront|[Ss]ector|[Ww]ing)")
COMPASS = re.compile(r"(?:(?:the|its|their|his)\s+)?(?P<way>(?:North|South|East|West|Centr|Coast)\w*)")
SECTOR = re.compile(r"\s+(?:Front|Sector|Wing|Command)\b")
OWNER = re.compile(r"(?:\b(?:its|their)|['’]s?)\s+$", re.I)
OWNED = re.compile(r"(?:its|their)\s", re.I)
OF_ITS_OWN = re.compile(r"\s+of\s+(?:its|their)\s+own\b")
OF_A_POWER = re.compile(r"(?:[Tt]he\s+)?[\w-]+(?:\s+[A-Z][\w-]+){0,2}['’]s?\s+(?=\d+(?:st|nd|rd|th)?\s+[A-Z])")  # whose a numbered unit is: "Russia's 137th Regiment"
BELONGS = re.compile(r"\s+of\s+(?:the\s+)?")
BEFORE = 3  # words of the text before a mention that may be of its name
AFTER = 4
REACH = 60  # characters in which these words stand
LONGEST = 6  # words of a mention that can be a part of a name


def whole_place(m: Mention, known: Sequence[Mention], text: str) -> Mention:
    """What was cut at a hyphen, as wide as the place that the gazetteer knows there: "Pul-e-" and "Hesar" are one district."""
    cut = "-" in (text[m.end : m.end + 1], text[m.end - 1 : m.end], text[max(0, m.start - 1) : m.start])
    around = next((one for one in known if cut and one.span.holds(m.span) and one.span != m.span), None)
    return replace(m, start=around.start, end=around.end, kind=MentionKind.PLACE) if around else m


def whole_sector(m: Mention, text: str) -> Mention:
    """ "Northern" and "Front", told as one name: as wide as both."""
    if COMPASS.fullmatch(text, m.start, m.end) and (behind := SECTOR.match(text, m.end)):
        return replace(m, end=behind.end())
    if SECTOR.fullmatch(text, max(0, m.start - 1), m.end) and (before := [*WORDS.finditer(text, max(0, m.start - REACH), m.start)][-1:]):
        way = COMPASS.fullmatch(text, before[0].start(), before[0].end())
        return replace(m, start=way.start("way")) if way and before[0].end() == m.start - 1 else m
    return m


def without_owner(m: Mention, text: str) -> Mention:
    """A numbered unit by its designation alone: "the army's 3rd Brigade" and "the 3rd Brigade" are one."""
    owner = OF_A_POWER.match(text, m.start, m.end)
    return replace(m, start=owner.end()) if owner else m


def whole_group(m: Mention, text: str, registry: Registry) -> Mention:
    """A group as wide as the longest name around it that a pack knows; names of one line, which begin and end with capitals."""
    inner = list(WORDS.finditer(text, m.start, m.end))
    if len(inner) == 1 and inner[0].group()[0].isupper() and (paper := OUTLET.match(text, m.end)):
        return replace(m, end=paper.end())
    if not inner or len(inner) > LONGEST:
        return m
    starts = [m.start, *(w.start() for w in reversed([*WORDS.finditer(text, max(0, m.start - REACH), m.start)][-BEFORE:]))]
    after = [*WORDS.finditer(text, m.end, m.end + REACH)][:AFTER]
    ends = [m.end, *(w.end() for w in after)]
    heads = [True, *(text[w].isupper() for w in starts[1:])]
    tails = [True, *(w.group()[0].isupper() for w in after)]
    spans = [(s, e) for s, head in zip(starts, heads, strict=True) for e, tail in zip(ends, tails, strict=True) if head and tail and (s, e) != (m.start, m.end)]
    for s, e in sorted(spans, key=lambda span: span[0] - span[1]):
        if named(text[s:e], registry):
            return replace(m, start=s, end=e)
    return m


def named(words: str, registry: Registry) -> bool:
    """Whether the words are the name of a body that a pack knows."""
    if MARKS.search(words):
        return False
    found = [registry.known(a.target) for a in registry.lookup(words) if a.strength == Strength.STRONG and a.role != "demonym"]
    return any(k is not None and not k.generic and k.kind != ActorKind.PERSON for k in found)


def is_fighters(m: Mention, text: str, registry: Registry) -> bool:
    """Whether what the gazetteer takes for a place is a name of men in arms: "the military wing of Hamas", but not "in Azov"."""
    if WHERE.search(text, max(0, m.start - REACH), m.start):
        return False
    found = [registry.known(a.target) for a in registry.lookup(text[m.start : m.end]) if a.strength == Strength.STRONG and a.role != "demonym"]
    return any(k is not None and not k.generic and k.kind in (ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.UNIT) for k in found)


def by_acronym(m: Mention, text: str, registry: Registry) -> Mention:
    """A place that is only an armed group's acronym, as the group: "fell to ISWAP"."""
    is_group = m.kind == MentionKind.PLACE and ACRONYM.fullmatch(text, m.start, m.end) is not None and is_fighters(replace(m, start=0, end=m.end - m.start), text[m.start : m.end], registry)
    return replace(m, kind=MentionKind.GROUP) if is_group else m


def with_whole_names(mentions: Sequence[Mention], places: Sequence[Mention], text: str, registry: Registry) -> tuple[Mention, ...]:
    """All mentions, in their order; ``text`` folded, ``places`` those that the gazetteer is sure of."""

    def whole(m: Mention) -> Mention:
        m = by_acronym(m, text, registry)
        if m.kind in (MentionKind.GROUP, MentionKind.UNIT):
            m = whole_sector(m, text)
        if m.kind == MentionKind.UNIT:
            return without_owner(m, text)
        if m.kind in (MentionKind.PLACE, MentionKind.GROUP):
            m = whole_place(m, places, text)
        if m.kind == MentionKind.GROUP:
            return whole_group(m, text, registry)
        if m.kind == MentionKind.PERSON and NAME_BEFORE.search(text, max(0, m.start - REACH), m.start):
            wider = whole_group(m, text, registry)
            return replace(wider, kind=MentionKind.GROUP) if wider.start < m.start and wider.end == m.end else m
        return m

    wide = tuple(whole(m) for m in mentions)
    return tuple(replace(m, kind=MentionKind.UNIT) if m.kind == MentionKind.GROUP and is_front(m, wide, text, registry) else m for m in wide)


def is_front(m: Mention, mentions: Sequence[Mention], text: str, registry: Registry) -> bool:
    """Whether a group is a front of a force that has several: one that is owned, and no movement that calls itself a front."""
    if not FRONT.fullmatch(text, m.start, m.end) or named(LEAD_ARTICLE.sub("", text[m.start : m.end]), registry):
        return False
    if OWNED.match(text, m.start) or OWNER.search(text, max(0, m.start - 8), m.start) or OF_ITS_OWN.match(text, m.end):
        return True
    link = BELONGS.match(text, m.end)
    behind = (o for o in mentions if link and o.kind == MentionKind.GROUP and abs(o.start - link.end()) <= len("the "))
    return any(is_armed(LEAD_ARTICLE.sub("", text[o.start : o.end]), registry) for o in behind)


def is_armed(words: str, registry: Registry) -> bool:
    found = [registry.known(a.target) for a in registry.lookup(words)]
    return any(k is not None and k.kind in BEARING_ARMS for k in found)
