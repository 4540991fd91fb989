"""Who holds a place by the words for it: "the rebel-held town", "a League stronghold", "Oldtown, which is held by the Front"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from khabar.coding.draft import PARTICIPANTS, Draft, Found, Mention, MentionKind
from khabar.model import Actor, Place, PlacePrecision

NAME = r"(?:[^\W\d_][\w.]*)(?: [A-Z]\w*){0,3}(?: (?:group|movement|army|regime))?"
OF_A_PLACE = re.compile(
    rf"\b(?P<who>{NAME}?)(?:[-‐–‑](?:held|controlled|occupied|dominated)\b|(?:['’]s?)?[ -](?:[A-Z][\w-]+ ){{0,2}}?(?:stronghold|bastion)\b)"
)
HELD = re.compile(r"[-‐–‑](?:held|controlled|occupied|dominated)|[ -](?:stronghold|bastion)")  # in every text that OF_A_PLACE fits
LONGEST = 40
NO_NAME = frozenset(
    ["one", "two", "three", "four", "five", "several", "few", "the", "a", "an", "last", "main", "former", "remaining", "major", "key", "its", "their", "his", "her", "long", "strategic", "militarily", "already", "newly", "previously", "currently", "still", "also", "now", "un", "being", "be", "been", "was", "were", "is", "are", "which", "that", "and", "or", "of", "in", "to", "government-"]
)
HELD_BY = re.compile(r"\b(?:held|controlled|occupied|ruled)\s+by\s*$", re.I)
BEFORE = 40  # characters from a place to "held by" after it
FINDER = 0.5  # of a mention that grammar alone sees


def with_holders(found: Found, text: str) -> Found:
    """The mentions with those whom an epithet of a place names and the finder did not see: "the League" of "a League stronghold"."""
    extra: list[Mention] = []
    for start, end in epithets(text):
        if not any(m.kind in PARTICIPANTS and m.start <= start and end <= m.end for m in found.mentions):
            extra.append(Mention(start, end, MentionKind.GROUP, FINDER))
    return Found((*found.mentions, *extra), found.drafts) if extra else found


@lru_cache(4)  # read by two stages of one report
def epithets(text: str) -> tuple[tuple[int, int], ...]:
    """The offsets of the holders' names."""
    if not HELD.search(text):
        return ()
    out = []
    for m in OF_A_PLACE.finditer(text):
        who = m["who"]
        words = who.split()
        while words and words[0].lower() in NO_NAME:
            who = who.partition(" ")[2]
            words = words[1:]
        if words and len(who) <= LONGEST and not (len(words) == 1 and words[0].endswith("ly")):
            out.append((m.end("who") - len(who), m.end("who")))
    return tuple(out)


def holders(text: str, mentions: Sequence[Mention], actors: Mapping[int, Actor], places: Mapping[int, tuple[Place, ...]], drafts: Sequence[Draft]) -> dict[int, int]:
    """Place mention -> the mention of who holds it, by its epithet, by "held by" after it, or by a state of control that names both.

    Other mentions of one place share its holder.
    """
    out: dict[int, int] = {}
    spots = [i for i, m in enumerate(mentions) if m.kind == MentionKind.PLACE]
    for start, end in epithets(text):
        holder = next((i for i in actors if mentions[i].start <= start and end <= mentions[i].end), None)
        if holder is None:
            continue
        for i in spots:
            m = mentions[i]
            if m.start <= start < m.end or (end <= m.start <= end + BEFORE and not re.search(r"[.;,]", text[end : m.start])):
                out.setdefault(i, holder)
    for who in actors:
        start = mentions[who].start
        cue = HELD_BY.search(text[max(0, start - 30) : start])
        if cue:
            near = [i for i in spots if 0 <= start - len(cue[0]) - mentions[i].end <= BEFORE]
            for i in near[-1:]:
                out.setdefault(i, who)
    for d in drafts:
        if d.type == "CONTROL.holds":
            held = [s.mention for s in d.slots if s.role == "at" and small(places.get(s.mention, ()))]
            by = next((s.mention for s in d.slots if s.role == "actor" and s.mention in actors), None)
            if by is not None:
                out.update({i: by for i in held if i not in out})
    known = {p.id: who for i, who in out.items() if small(places.get(i, ())) for p in places[i]}
    for i in spots:
        for p in places.get(i, ()):
            if i not in out and p.id in known:
                out[i] = known[p.id]
    return out


def small(places: Sequence[Place]) -> bool:
    """Whether a name is of a place that one side can hold whole: no province, region or country."""
    return bool(places) and all(p.precision in (PlacePrecision.POINT, PlacePrecision.NEAR, PlacePrecision.ADMIN2) for p in places)
