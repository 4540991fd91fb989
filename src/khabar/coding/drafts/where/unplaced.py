"""Where an event happened whose own place is named by words that nothing known bears: the coarser place, never a namesake.

Many villages, quarters and camps stand in no gazetteer. What the report is about tells their province or country, and an
event there is told of as somewhere in that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from khabar.coding.context import Context
from khabar.coding.draft import MentionKind
from khabar.coding.places.shape import plain
from khabar.model import ActorKind, Place, PlacePrecision
from khabar.world.sites import Level

ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their|in|at|near)\s+", re.I)
CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w'’\-]*")
GOES_ON = re.compile(r"\s(?:[A-Z][a-z]+ )?(?:Park|Street|Road|Square|Avenue|University|Hospital|Hotel)\b")
ABROAD = frozenset([MentionKind.GROUP, MentionKind.PERSON, MentionKind.UNIT, MentionKind.WEAPON])
OF_DEED = re.compile(r"\S+ (?:[\w-]+ ){0,2}?(?:air|drones?|missiles?|rockets?|shelling|artillery|strikes?|airstrikes?|jets?|warplanes?|bomb\w*|fire|raids?|attacks?|offensive|invasion|troops|forces|soldiers)\b")
SHARE = 0.6  # of the places of a report that make their province or country that of the others
READ = 20_000  # characters searched for names of countries
FINE = frozenset({PlacePrecision.POINT, PlacePrecision.NEAR, PlacePrecision.ADMIN2})
LEAST = 2  # fine places that must agree on a province
AGAIN = 3  # mentions of the one fine place of a report that agree on its province
NEARBY, SENTENCES = 2, 2  # how much more the places of the sentence and of so many before it say
APPOSED = re.compile(r"(?:,| in| of|, in| district| village| town)(?: the)?(?: (?:far )?(?:north|south|east|west|northern|southern|eastern|western|centre|outskirts)\w*(?: of)?(?: the)?)? ")
OPENING = re.compile(r"\W*(?:(?:[\w-]+ ){0,4}[\w-]+, )?[Ii]n (?:the )?(?:(?:northern|southern|eastern|western|central|neighbou?ring|nearby|far) )*")
NEXT_TO = re.compile(
    r",?\s+(?:(?:which\s+(?:is|lies)|lying|situated|located)\s+)?(?:just\s+|about\s+|some\s+|around\s+)?(?:(?:[\d.,]+|a few|several|two|three|five|ten)[ -]?(?:km|kilomet\w+|miles)\s+)?"
    r"(?:near|close to|outside|not far from|on the outskirts of|(?:to\s+the\s+)?(?:north|south|east|west)\w*\s+of|from)\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?"
)
BULLET = re.compile(r"[\W\d]*(?:[A-Z][\w'’-]+ )?")  # and the first word of a name
HEADING_ENDS = re.compile(r"(?:,\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*){0,2}(?:\s+(?:province|district|territory|state|county|region|governorate|sector|front|axis|area))?\s*(?:[.:|]|\s[-–—])(?=\s)")
EVIDENCE = 3  # a single name tells nothing
BESIDE = re.compile(
    r"\b(?:near|line|border|frontier|side|with|towards?|consulate|embassy)\b", re.I
)  # "a village near the Malian line"


def is_named(words: str) -> bool:
    """ "Kwajaffa", "the Ras Doumeira road", but not "his palace"."""
    return CAPITALISED.search(ARTICLE.sub("", words)) is not None


class Surroundings:
    """What the known places of one report tell of its unknown ones."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.placed = {i: ps[0] for i, ps in context.places.items() if ps and i not in context.dateline}

    @cached_property
    def allusions(self) -> list[tuple[int, str]]:
        return nations(self.context, self.context.folded[:READ])

    def coarser(self, mention: int, *, country: bool = False) -> Place | None:
        """The province or country in which an unknown name lies, as the rest of the report has it; with ``country`` only that."""
        apposed = None if country else self.apposed(mention) or self.beside(mention) or self.opened(mention) or self.headed(mention)
        if apposed is not None:
            return apposed
        words = self.context.words(mention)
        told = [] if BESIDE.search(words) else [code for _, code in nations(self.context, words)]
        code = told[0] if told else self.country(self.context.found.mentions[mention].start)
        if code is None:
            return None
        province = None if country or told else self.province(code)
        known = province_place(self.context, code, province) if province else None
        return known or country_place(self.context, code)

    def apposed(self, mention: int) -> Place | None:
        """ "Jangebe, Zamfara State", "Al-Rai, in the north of Aleppo province": the district or province named right behind it."""
        m = self.context.found.mentions[mention]
        behind = [
            (self.context.found.mentions[i].start, p) for i, p in self.placed.items()
            if p.precision in (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2) and APPOSED.fullmatch(self.context.folded[m.end : self.context.found.mentions[i].start])
        ]  # fmt: skip
        return min(behind, key=lambda x: x[0], default=(0, None))[1]

    def beside(self, mention: int) -> Place | None:
        """ "Dianweli, near Koro", "Ban Pong, 12 km north of Mae Sot": near the town named right behind it."""
        m = self.context.found.mentions[mention]
        behind = [
            (self.context.found.mentions[i].start, p) for i, p in self.placed.items()
            if p.precision in (PlacePrecision.POINT, PlacePrecision.NEAR, PlacePrecision.ADMIN2) and NEXT_TO.fullmatch(self.context.folded[m.end : self.context.found.mentions[i].start])
        ]  # fmt: skip
        _, town = min(behind, key=lambda x: x[0], default=(0, None))
        return replace(town, precision=PlacePrecision.NEAR) if town is not None and town.precision is PlacePrecision.POINT else town

    def headed(self, mention: int) -> Place | None:
        """The district or town that heads the paragraph: "Mambasa territory. At dawn armed men attacked the village of Largu"."""
        return self.head_of(self.context.found.mentions[mention].start)

    def head_of(self, at: int) -> Place | None:
        """What heads the paragraph that holds an offset: "2. Tumaco, Nariño. On Monday ..."."""
        start = self.context.folded.rfind("\n", 0, at) + 1
        heads = [
            (self.context.found.mentions[i].start, p) for i, p in self.placed.items()
            if p.precision in (*FINE, PlacePrecision.ADMIN1) and start <= (own := self.context.found.mentions[i]).start < own.end < at
            and BULLET.fullmatch(self.context.folded, start, own.start) and HEADING_ENDS.match(self.context.folded, own.end)
        ]  # fmt: skip
        _, head = min(heads, key=lambda x: x[0], default=(0, None))
        return replace(head, precision=PlacePrecision.NEAR) if head is not None and head.precision is PlacePrecision.POINT else head

    def opened(self, mention: int) -> Place | None:
        """ "In Ituri, fighters attacked the village of Largu": the province with which the sentence begins."""
        m = self.context.found.mentions[mention]
        low, _ = self.nearby(m.start, 0)
        before = [
            (self.context.found.mentions[i].start, p) for i, p in self.placed.items()
            if p.precision in (PlacePrecision.ADMIN1, PlacePrecision.REGION) and low <= self.context.found.mentions[i].start < m.start
            and OPENING.fullmatch(self.context.folded[low : self.context.found.mentions[i].start])
        ]  # fmt: skip
        return min(before, key=lambda x: x[0], default=(0, None))[1]

    def country(self, at: int) -> str | None:
        """That of most of the places and of the names and adjectives of nationality, those shortly before counting more."""
        start, end = self.nearby(at)
        votes: Counter[str] = Counter()
        for code in {p.id: p.country for p in self.placed.values() if p.country}.values():
            votes[code] += 1
        for _, code in self.allusions:
            votes[code] += 1
        for i, place in self.placed.items():
            if place.country and start <= self.context.found.mentions[i].start < end and not (place.precision is PlacePrecision.COUNTRY and self.of_a_person(i)):
                votes[place.country] += NEARBY
        for where, code in self.allusions:
            votes[code] += NEARBY if start <= where < end and not self.of_somebody(where) else 0
        return most(votes) if votes.total() >= EVIDENCE else None

    def of_somebody(self, at: int) -> bool:
        """Whether a nationality is that of a participant or weapon, who may be abroad: "Russian shelling", "a Ugandan guard"."""
        return bool(OF_DEED.match(self.context.folded, at)) or any(m.start <= at < m.end for m in self.context.found.mentions if m.kind in ABROAD)

    def of_a_person(self, i: int) -> bool:
        """Whether a country only says whose citizen somebody is: "a New Zealand pilot"."""
        span = self.context.found.mentions[i].span
        return any(m.kind is MentionKind.PERSON and m.span.holds(span) for m in self.context.found.mentions)

    def nearby(self, at: int, back: int = SENTENCES) -> tuple[int, int]:
        """From ``back`` sentences before to the end of the sentence."""
        if not self.context.sentences:
            return 0, len(self.context.folded)
        here = self.context.sentence_index(at)
        return self.context.sentences[max(0, here - back)].start, self.context.sentences[here].end

    def province(self, code: str) -> str | None:
        told = {i: (p.id, p.admin1) for i, p in self.placed.items() if p.country == code and p.precision in FINE and p.admin1}
        fine = Counter(area for _, area in set(told.values()))
        if fine.total() >= LEAST:
            return most(fine)
        (only,) = fine or (None,)  # one town, told of again and again
        return only if len(told) >= AGAIN else None


def most(votes: Counter[str]) -> str | None:
    """What ``SHARE`` of them say."""
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] >= SHARE * votes.total() else None


def nations(context: Context, words: str) -> list[tuple[int, str]]:
    """Names of countries and adjectives of nationality among the words, and where: "Tunisian beach hotel", "Guyana's oil region"."""
    out = []
    for found in CAPITALISED.finditer(words):
        if GOES_ON.match(words, found.end()):
            continue  # "Victoria Park"
        named = (a for a in context.registry.lookup(found[0]) if a.role != "metonym")
        states = (context.registry.known(a.target) for a in named)
        code = next((s.country for s in states if s and s.kind == ActorKind.STATE and s.country), None)
        if code:
            out.append((found.start(), code))
    return out


def country_place(context: Context, code: str) -> Place | None:
    site = context.atlas.country(code) if context.atlas else None
    if site is not None:
        return plain(site)
    named = (p for ps in context.places.values() for p in ps if p.id == code)
    state = context.registry.known(code.lower())
    return next(named, Place(code, state.name, PlacePrecision.COUNTRY, country=code) if state else None)


def province_place(context: Context, code: str, name: str) -> Place | None:
    found = context.atlas.candidates(name, kind_hint=Level.ADMIN1) if context.atlas else []
    site = next((c.site for c in found if c.site.level is Level.ADMIN1 and c.site.country == code), None)
    if site is not None:
        return plain(site)
    provinces: Sequence[Place] = [
        p for ps in context.places.values() for p in ps if p.precision is PlacePrecision.ADMIN1
    ]
    return next((p for p in provinces if p.country == code and p.admin1 == name), None)
