"""The names in a mention: which bodies and persons the tables know by these words, and what the common noun at their head is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from khabar.coding.actors.discourse import SPEAKS, Discourse
from khabar.coding.actors.words import (
    AFTER_A_NAME,
    ARTICLES,
    MAX_WORDS,
    OPPOSED,
    PARTICLES,
    POSSESSIVE_END,
    SECTORS,
    WITH_PARTICLE,
    WORDS,
    core_of,
    split_hyphens,
)
from khabar.coding.draft import Mention
from khabar.model import Actor, ActorKind, Miss, Span
from khabar.world.registry import Alias, Known, Registry
from khabar.world.rows import Strength

STANDS = re.compile(r"\w\s+(?:in|from|near|outside|inside|around|across|at|of)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$")
WITHIN = re.compile(r"\s(?:in|near|outside|inside|around|across)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$")
SOMEWHERE = re.compile(r"\w\s+(?:in|from|near|outside)\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s+)*$")
HELD = re.compile(r"['’]?s?[- ](?:held|run|controlled|ruled|occupied|administered|dominated)\b")
ABROAD = re.compile(r"\b(?:embass(?:y|ies)|consulates?|diplomats?|envoys?|emissar(?:y|ies)|delegations?|negotiators?)\b", re.I)  # in a capital that of others, from one its own
# Whom a capital names when it stands for the government: those who hold an office.
OFFICE = re.compile(
    r"\b(?:officials?|authorit(?:y|ies)|governments?|regimes?|administrations?|leaders?|leadership|rulers?|juntas?|generals|minist\w+|cabinet|courts?|prosecutors?|"
    r"lawmakers|parliament|presiden\w+|policymakers|powers|state|command|capitals?|masters|sponsors|backers|allies)\b", re.I
)


class Names:
    """The tables as one report reads them: by its day, the country that it is about, and whom it has named so far."""

    def __init__(self, text: str, starts: list[int], registry: Registry, report: str, on: date | None, country: str | None, countries: frozenset[str]) -> None:
        self.text = text
        self.country = country
        self.countries = countries
        self.starts = starts
        self.registry = registry
        self.report = report
        self.on = on
        self.so_far = Discourse()
        self.misses: list[Miss] = []
        self.sited: dict[int, str] = {}  # countries of the places of the report, by where their mentions begin

    def first_known(self, found: Sequence[Alias], kinds: set[ActorKind] | None) -> Known | None:
        chosen: list[tuple[int, Known]] = []
        capital = any(a.role == "capital_metonym" for a in found)  # "Moscow accused Kyiv", whatever the report is about
        for a in found:
            known = self.registry.known(a.target, self.on)
            if a.strength != Strength.STRONG and not self.registry.exists(a.target, self.on):
                continue  # "the mujahideen" of 2022 are not those of 1985
            if a.strength != Strength.STRONG and known and known.country and self.abroad(known.country) and not known.generic and not capital:
                continue  # "government troops" of a report on Syria are not those of the theatre
            if known and (kinds is None or known.kind in kinds):
                chosen.append((a.strength != Strength.STRONG, known))
        if len(chosen) < 2:
            return chosen[0][1] if chosen else None
        earlier = {actor.id for _, actor in [*self.so_far.groups, *self.so_far.people]}
        best = min(range(len(chosen)), key=lambda i: (chosen[i][1].id not in earlier, chosen[i][0], i))
        return chosen[best][1]

    def abroad(self, country: str) -> bool:
        """Whether a country is not what the report is about, or is named nowhere in a report about several."""
        return country != self.country if self.country else bool(self.countries) and country not in self.countries

    def actor_of(self, known: Known) -> Actor:
        return Actor(known.id, known.name, known.kind, SECTORS.get(known.kind), known.country, self.registry.side(known.id, self.on))

    def names_inside(self, m: Mention) -> list[tuple[Span, Known]]:
        """Known names inside a mention, longest first, those under "anti-" or "former" left out."""
        tokens = [(w.start(), w.end()) for w in WORDS.finditer(self.text, m.start, m.end)][:MAX_WORDS]
        tokens = split_hyphens(self.text, tokens)
        out: list[tuple[Span, Known]] = []
        taken: list[Span] = []
        for size in range(min(len(tokens), self.registry.longest), 0, -1):
            for i in range(len(tokens) - size + 1):
                span = Span(tokens[i][0], tokens[i + size - 1][1])
                if any(span.overlaps(t) for t in taken):
                    continue
                words = self.text[span.start : span.end]
                if not any(c.isupper() for c in words):
                    continue
                known = self.first_known(self.registry.lookup(words, self.on), None)
                if known is None or known.generic or known.kind == ActorKind.PERSON or self.is_word(m, span, known):
                    continue
                taken.append(span)
                if self.only_where(m, span, known):
                    continue
                if not OPPOSED.search(self.text[max(m.start, span.start - 24) : span.start]):
                    out.append((span, known))
        return sorted(out, key=lambda x: x[0].start)

    def is_word(self, m: Mention, span: Span, known: Known) -> bool:
        """Whether the one word by which an outlet goes is a word of the language here: "Hindu nationalists", "a Dawn raid", but "The Hindu reported"."""
        if known.kind is not ActorKind.MEDIA or " " in self.text[span.start : span.end] or self.text[span.start : span.end].isupper():
            return False
        article = self.text[max(0, span.start - 4) : span.start] == "The "
        behind = self.text[span.end : m.end].strip(" '’s")
        if behind and behind[0].islower() and self.head_kind(behind) is None:
            return True
        return known.name.startswith("The ") and not article and not SPEAKS.match(self.text, m.end)

    def only_where(self, m: Mention, span: Span, known: Known) -> bool:
        """Whether a name only says where the people of a mention are: "students in Islamabad", "families in Hamas-run Gaza"; but "officials in Islamabad" are its government."""
        head = self.text[m.start : span.start]
        if not STANDS.search(head):
            return False
        if HELD.match(self.text, span.end) and WITHIN.search(head):
            return True
        town = known.kind in (ActorKind.GOVERNMENT, ActorKind.INTERNATIONAL) and span.start in self.sited
        capital = town or any(a.role == "capital_metonym" for a in self.registry.lookup(self.text[span.start : span.end], self.on))
        if ABROAD.search(head):
            return capital and WITHIN.search(head) is not None
        return capital and not OFFICE.search(head)

    def head_kind(self, core: str) -> Known | None:
        """The common noun at the head: the last words that a pack knows as generic."""
        tokens = WORDS.findall(core)[:MAX_WORDS]
        for end in range(len(tokens), 0, -1):
            for size in range(min(3, end), 0, -1):
                words = " ".join(tokens[end - size : end])
                for a in self.registry.lookup(words, self.on):
                    if self.registry.is_generic(a.target):
                        return self.registry.known(a.target, self.on)
        return None

    def is_common(self, word: str) -> bool:
        if word.lower() in ARTICLES:
            return True
        return any(self.registry.is_generic(a.target) for a in self.registry.lookup(word, self.on))

    def person_name(self, m: Mention, titles: Sequence[Mention]) -> str:
        """The name proper: the longest run of capitalised words outside titles."""
        best: list[str] = []
        run: list[str] = []
        last = m.start
        first_of_text = m.start == 0 or (self.text[max(0, m.start - 2) : m.start].strip() in {".", "\n", "\"", ""} and "\n" in self.text[max(0, m.start - 2) : m.start])
        for w in WORDS.finditer(self.text, m.start, m.end):
            capital = w.group()[0].isupper() or w.group().lower() in PARTICLES or bool(WITH_PARTICLE.match(w.group()))
            in_title = any(t.start <= w.start() < t.end for t in titles)
            gap = self.text[last : w.start()]
            if not run and SOMEWHERE.search(self.text, m.start, w.start()):
                capital = False  # "a journalist in Veracruz" is not called so
            if not capital or in_title or ("," in gap and run):
                run = []
            if capital and not in_title:
                run.append(POSSESSIVE_END.sub("", w.group()))
            if len(run) > len(best):
                best = list(run)
            last = w.end()
        if len(best) > 1 and best[0].lower() in ARTICLES:
            best = best[1:]
        if len(best) == 1 and AFTER_A_NAME.search(core_of(self.text[m.start : m.end]).partition(best[0])[2]):
            return ""  # "a Christian pastor" has no name
        if len(best) == 1 and (first_of_text or best[0].lower() in ARTICLES or m.start == self.text.find(best[0], m.start)) and self.is_common(best[0]):
            return ""
        while best and best[0].lower() in ARTICLES:
            best = best[1:]
        return " ".join(best).rstrip(".")
