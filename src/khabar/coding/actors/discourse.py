"""Who has been named so far in a report, and whom a pronoun or "the group" means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from khabar.coding.actors.words import ATTACKERS, SEVERAL
from khabar.coding.draft import Mention, MentionKind
from khabar.model import Actor, ActorKind
from khabar.world.registry import Known, actor_key

_SAYING = (
    r"(?:sa(?:id|ys)|told|tells|add(?:ed|s)|stated|announced|claim(?:ed|s)|confirmed|insist(?:ed|s)|explained|acknowledged|admitted|alleged|reported|wrote|warned|recalled|"
    r"maintained|argued|noted|tweeted|denied|vowed|recounted|conceded)"
)
SPEAKS = re.compile(rf"(?:,[^.\"]{{1,90}},)?\s+(?:(?:also|later|then|has|had|\w+ly)\s+){{0,2}}{_SAYING}\b")  # behind who speaks
SPOKEN = re.compile(r"(?:\b(?:said|says|added|according to|quoted by)|[,\"] told) (?:the )?$")  # before who speaks
IT_SPEAKS = re.compile(rf"\s+(?:(?:also|later|then|has|had|\w+ly)\s+){{0,2}}(?:{_SAYING}|blam(?:ed|es)|accus(?:ed|es)|urged|called|condemned|put|gave|did\s+not\s+(?:say|give|provide|name|elaborate))\b")  # behind an "it" that can speak
SAID_IT = re.compile(r"\b(?:said|says|saying|claim(?:ed|s|ing)|announc(?:ed|es|ing)|add(?:ed|ing|s)|boast(?:ed|ing)|admitt(?:ed|ing))\s+(?:that\s+)?$")
A_GROUP = re.compile(r"\b(?:group|movement|militia|organi[sz]ation|faction|outfit)\s+$")
CLOSES = re.compile(r"[,\"]\s*$")  # before "he said" that ends what he said
BEFORE = 20  # characters that these may be long
FAR = 900  # characters back to which a pronoun may point
LATEST = 24  # groups looked back over
OBJECTS = re.compile(r"(?:them|him)\b|her(?=[.,;]| (?:to|in|at|on|for|and|with|from|after|before|home|away)\b)", re.I)  # that are nobody's own: "police held her", but "her uncle"
ATTACHED = re.compile(r"\b(?:(?:strapped|tied|attached|close|next|belonging|loyal|known) to|with|around|on|behind|near|beside|among|between|over|above) $")  # before an object that may be the subject's own
_CARRIES = r"(?:also |then |later |again |\w+ly )*(?!(?:the|an?|its|his|their|her|some|several|many|other|two|three|four|it|they|he|she)\b)[a-z]"
CARRIED = re.compile(rf"\b(?:and|but|then)(?= {_CARRIES})|\b(?:before|after)(?= \w+ing\b)|,(?= \w+ing\b)", re.I)  # opens a clause without a subject of its own
INFINITIVE = re.compile(r"\bto(?= [a-z])")
OPENED = re.compile(r"\b(?:that|who|which|when|while|as|because|if|until|where|said|says|say|and|but|then|before|after)\b|[;:]", re.I)
VERB = re.compile(r"\b(?!(?:armed|suspected|alleged|masked|unidentified|so-called)\b)(?:[a-z]+ed|had|has|have|was|were|is|are|took|hit|struck|shot|left|fell|met|held)\b")  # before who is no subject
BE = re.compile(r" (?:was|were|are|is|had|have|has)\b")  # behind "of them" in a subject
PEOPLE = frozenset([ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.PERSON, ActorKind.MEDIA])  # whom "the group" does not mean


@dataclass(slots=True)
class Discourse:
    """Who has been named so far."""

    people: list[tuple[int, Actor]] = field(default_factory=list)
    groups: list[tuple[int, Actor]] = field(default_factory=list)
    spoke: list[tuple[int, Actor]] = field(default_factory=list)
    voices: list[tuple[int, Actor]] = field(default_factory=list)  # bodies that spoke
    many: set[str] = field(default_factory=set)  # told by a common noun in the plural
    came: list[tuple[int, Actor]] = field(default_factory=list)
    surnames: dict[str, Actor] = field(default_factory=dict)
    generic: dict[str, Actor] = field(default_factory=dict)

    def remember(self, m: Mention, actor: Actor, words: str, *, named: bool) -> None:
        if m.kind == MentionKind.PERSON:
            if ":" in actor.id and SEVERAL.search(words):
                return  # "one of their leaders, Amin Gul": "he" is none of them
            self.people.append((m.end, actor))
            if named:
                self.surnames.setdefault(actor_key(actor.name).split(" ")[-1], actor)
                self.surnames.setdefault(actor_key(words).split(" ")[-1], actor)
        elif m.kind in (MentionKind.GROUP, MentionKind.UNIT):
            self.groups.append((m.end, actor))
            if ":" in actor.id and SEVERAL.search(words):
                self.many.add(actor.id)
        if ATTACKERS.search(words):
            self.came.append((m.end, actor))

    def heard(self, m: Mention, actor: Actor, text: str) -> None:
        """Remembers who speaks: "the mayor told", "said the mayor", "the ministry said"."""
        if m.kind in (MentionKind.PERSON, MentionKind.GROUP) and (SPEAKS.match(text, m.end) or SPOKEN.search(text, max(0, m.start - BEFORE), m.start)):
            (self.spoke if m.kind == MentionKind.PERSON else self.voices).append((m.end, actor))

    def speaker(self, m: Mention, text: str) -> Actor | None:
        """Whom the "he" of "..., he said" means: who spoke last, and nobody of whom he speaks."""
        if not CLOSES.search(text, max(0, m.start - BEFORE), m.start) or not SPEAKS.match(text, m.end):
            return None
        return next((a for end, a in reversed(self.spoke) if end <= m.start and m.start - end <= FAR), None)

    def named_so(self, head: str) -> Actor | None:
        """The body named last whose longer name has this word: "the Front" of the National Resistance Front; a word without a capital in any case."""
        return next((a for _, a in reversed(self.groups[-LATEST:]) if ":" not in a.id and a.kind != ActorKind.PERSON and has_word(a.name, head)), None)

    def attackers(self, m: Mention) -> Actor | None:
        """Whom "the gunmen" means: the last who were told to have come as such, whoever else is named since."""
        return next((a for end, a in reversed(self.came) if end <= m.start), None)

    def one_body(self, m: Mention, starts: Sequence[int], text: str) -> Actor | None:
        """Whom "it" means: no plural, and where it opens its sentence and speaks, the body that spoke in the one before."""
        here = bisect_right(starts, m.start) - 1
        if here > 0 and not text[starts[here] : m.start].strip(" \"'") and IT_SPEAKS.match(text, m.end):
            spoke = next((a for end, a in reversed(self.voices) if starts[here - 1] < end <= m.start and a.id not in self.many), None)
            if spoke:
                return spoke
        if (said := SAID_IT.search(text, max(0, m.start - BEFORE), m.start)) and A_GROUP.search(text, max(0, said.start() - BEFORE), said.start()):
            return next((a for end, a in reversed(self.groups[-LATEST:]) if 0 <= said.start() - end <= 1), None)  # "the Iran-backed group saying it fired": itself, and nobody else
        return back(m, [(end, a) for end, a in self.groups[-LATEST:] if a.id not in self.many], starts)

    def group(self, m: Mention, starts: Sequence[int], like: Known | None, text: str, uniformed: Callable[[Actor], bool]) -> Actor | None:
        """Whom "they" or "the group" means; for "the fighters" somebody of that kind, for "the rebels" no unit of a state, for "them" nobody who does it to them."""
        subjects = self.subjects(m, starts, text)
        described = " " in text[m.start : m.end]
        rebels = like is not None and like.kind == ActorKind.ARMED_GROUP
        fit = [
            (end, a)
            for end, a in self.groups[-LATEST:]
            if (like is None or a.kind == like.kind or a.kind in (ActorKind.ARMED_GROUP, ActorKind.UNIT))
            and a.id not in subjects and not (like is None and described and no_body(a)) and not (rebels and a.kind == ActorKind.UNIT and uniformed(a))
        ]
        return back(m, fit, starts)

    def person(self, m: Mention, starts: Sequence[int], text: str) -> Actor | None:
        """Whom "he" means; "him" nobody who does it to him."""
        subjects = self.subjects(m, starts, text)
        return back(m, [(end, a) for end, a in self.people if a.id not in subjects], starts)

    def subjects(self, m: Mention, starts: Sequence[int], text: str) -> frozenset[str]:
        """Whom "them" or "him" cannot mean: those of its own clause, or the subject that is carried into it ("the army met rebels and drove them off")."""
        if not OBJECTS.match(text, m.start, m.end + 8) or ATTACHED.search(text, max(0, m.start - BEFORE), m.start) or BE.match(text, m.end):
            return frozenset()
        here = bisect_right(starts, m.start) - 1
        low = starts[here] if here >= 0 else 0
        told = sorted(((end, a) for end, a in (*self.groups[-LATEST:], *self.people[-LATEST:]) if low < end <= m.start), key=lambda one: one[0])
        own = latest((OPENED, CARRIED, INFINITIVE), text, low, m.start)
        inside = [a for end, a in told if end > own.end()] if own else [a for _, a in told]
        if own is None or inside:
            return frozenset(a.id for a in inside)
        if own.re is INFINITIVE:
            return frozenset(a.id for _, a in told[-1:])
        if own.re is not CARRIED:
            return frozenset()
        main = latest((OPENED,), text, low, own.start())
        begun = main.end() if main else low
        first = next(((end, a) for end, a in told if end > begun), None)
        return frozenset() if first is None or VERB.search(text, begun, first[0]) else frozenset([first[1].id])


def latest(patterns: Sequence[re.Pattern[str]], text: str, low: int, high: int) -> re.Match[str] | None:
    """What of several patterns stands last; of two at one place the later pattern's."""
    found = [match for pattern in patterns for match in pattern.finditer(text, low, high)]
    last = max((match.end() for match in found), default=0)
    return next((match for match in reversed(found) if match.end() == last), None)


def no_body(actor: Actor) -> bool:
    """Whether somebody is no group that "the group" may mean: people, or things known by a common noun."""
    return actor.kind in PEOPLE or (actor.kind == ActorKind.OTHER and ":" in actor.id)


def has_word(name: str, head: str) -> bool:
    words = name.split() if head[0].isupper() else name.casefold().split()
    return head in words and len(words) > 1


def back(m: Mention, named: Sequence[tuple[int, Actor]], starts: Sequence[int]) -> Actor | None:
    """The subject, which comes first, of this sentence or else of the one before; else the last named."""
    here = bisect_right(starts, m.start) - 1
    for index in (here, here - 1):
        if 0 <= index < len(starts):
            low = starts[index]
            high = min(m.start, starts[index + 1] if index + 1 < len(starts) else m.start)
            inside = [a for end, a in named if low < end <= high]
            if inside:
                return inside[0]
    near = [a for end, a in named if m.start - end <= FAR]
    return near[-1] if near else None
