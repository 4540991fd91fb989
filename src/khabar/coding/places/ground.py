"""Says which place each mention means: a place, or a miss with its candidates. Never loses the rest of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khabar.coding.draft import Mention
from khabar.coding.places.choose import Chooser, Home
from khabar.coding.places.earlier import LARGEST, Earlier, fits
from khabar.coding.places.passing import in_passing
from khabar.coding.places.read import Reading, Relation, read_mention
from khabar.coding.places.shape import border, place_of, plain
from khabar.coding.places.words import BUILDING, DIVISIONS, SPEAKS
from khabar.model import Miss, Place, PlacePrecision, Quote, Span
from khabar.world import folds
from khabar.world.places import Atlas
from khabar.world.sites import Candidate, Level, Site

STAGE = "places"
OF_TOWNS = (Relation.OUTSKIRTS, Relation.NEAR, Relation.DIRECTION, Relation.INSIDE, Relation.BETWEEN)
NAMED = 40  # characters of a mention in which a building is told
MOST_MENTIONS = 2_000  # a bound: later mentions are missed with a reason
GOAL = re.compile(r"\b(?:towards?|en route (?:to|for)|head(?:s|ed|ing) (?:to|for)|on (?:the|his|her|its|their) way (?:to|from)|bound for|in the direction of)\s+(?:the\s+)?$", re.I)  # nobody is there yet: "the town" is another
APPOSED = re.compile(r",\s+")
IN_NEXT = re.compile(r"\s+(?:in|at|inside|of)\s+(?:the\s+(?:[a-z]+\s+){0,2}(?:city|town|village|district|camp|port)\s+of\s+)?")  # "a hospital in Goma", cut in two
LAY_AT = re.compile(r"\b(?:in|at|to|from|of|by)\s+(?:an?\s+|the\s+)?$")  # where somebody lies or speaks: "died in hospital in Goma"
CAPITAL_OF = re.compile(r",\s+(?:the\s+(?:\w+\s+)?capital\s+of\s+(?:the\s+)?)?")
CLOSES = re.compile(r"\s*(?:,|that\b|which\b|where\b|to the\b|on the\b|of\b)")
OF_A_NAME = frozenset(["town", "village", "city", "there", "locality", "settlement", "hamlet"])  # that stand for a place named before
PROVINCIAL = re.compile(r"\b(?:provincial|regional|state|departmental)\s+capital$|\b(?:province|state|region|governorate|department|oblast),?\s+(?:and\s+its|whose)\s+capital$", re.I)
NATIONAL = re.compile(r"\b(?:national|federal|country['’]s|nation['’]s)\s+capital$", re.I)
OF_PLACE = re.compile(r"\b(?:of|in|from|at|near|around)\b")
PEOPLE_OF = re.compile(r"\b(?:of|in|from|at|near|around)\s+(?:the\s+)?$")  # "residents of Goma said": it is not Goma that speaks
AMBIGUOUS_LEAST = 50_000  # of a province and its town, bare words mean the town where it has so many people


@dataclass(frozen=True, slots=True)
class GroundedPlace:
    """What one mention came to. Exactly one of ``place`` and ``miss`` is given."""

    mention: Mention
    quote: Quote
    place: Place | None = None
    miss: Miss | None = None
    also: tuple[Place, ...] = ()  # the others of a list: "Fuaa and Kafraya"
    relation: Relation = Relation.AT
    generic: bool = False  # "the city": means an earlier place
    dateline: bool = False


class Grounder:
    def __init__(
        self, text: str, mentions: Sequence[Mention], atlas: Atlas, home: Home, dateline: Span | None, read: dict[tuple[int, int], Reading] | None = None,
        acting: frozenset[tuple[int, int]] = frozenset(), disbelieved: Iterable[int] = (), passing: dict[tuple[int, int], bool] | None = None,
    ) -> None:
        self.text, self.atlas, self.dateline, self.acting, self.disbelieved = text, atlas, dateline, acting, tuple(disbelieved)
        self.mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self.passing = {} if passing is None else passing
        read = {} if read is None else read
        for m in self.mentions:
            if (m.start, m.end) not in read:
                read[m.start, m.end] = read_mention(text, m, atlas)
        self.readings = [read[m.start, m.end] for m in self.mentions]
        self.chooser = Chooser(text, self.mentions, self.readings, atlas, home)
        self.chosen = self.chooser.run()
        self.told = Earlier(atlas, (*home.countries, *atlas.countries), self.chosen)
        self.unknown = -1  # how many of these had been named when an unknown name was
        self.known: set[tuple[int, int]] = set()  # mentions of them
        self.line: Site | None = None  # of the dateline

    def run(self) -> list[GroundedPlace]:
        return [self.ground(i) for i in range(len(self.mentions))]

    def ground(self, i: int) -> GroundedPlace:
        m, reading = self.mentions[i], self.readings[i]
        quote = Quote.of(self.text, m.start, m.end)
        if any((self.mentions[i - 1].start if i else 0) <= at < m.start and not BUILDING.search(self.text, at, at + NAMED) for at in self.disbelieved):
            self.unknown = len(self.told.last)
        in_line = self.dateline is not None and self.dateline.overlaps(m.span)
        if not reading.names:
            return self.generic(m, quote, reading)
        options = [self.chosen.get((i, j)) for j in range(len(reading.names))]
        at = next((j for j, c in enumerate(options) if c is not None), None)
        if at is None and (wide := self.holder(i)) is not None:
            self.told.remember(wide)
            place = place_of(wide, Reading(reading.names, Relation.INSIDE))
            return GroundedPlace(m, quote, place, relation=Relation.INSIDE, dateline=in_line)
        if at is None:
            if not BUILDING.search(self.text, m.start, m.end) and not BUILDING.match(self.text, m.end + 1):
                self.unknown = len(self.told.last)
            why = "no such place in the theatre or the world gazetteer"
            near = tuple(c.site.name for c in self.atlas.similar(reading.names[0].text, least=0.7, most=3))
            return GroundedPlace(m, quote, miss=Miss(STAGE, quote, why, near), dateline=in_line)
        found = options[at]
        assert found is not None
        site, ambiguous = self.level(i, at, found)
        speaks = SPEAKS.match(self.text, m.end) is not None
        if not in_line and not (speaks and not PEOPLE_OF.search(self.text, max(0, m.start - NAMED), m.start)) and (m.start, m.end) not in self.acting:
            self.told.remember(site, passing=speaks or self.in_passing(m) or self.of_a_group(m) or bool(self.told.last and GOAL.search(self.text, max(0, m.start - NAMED), m.start)))
        elif in_line:
            self.line = site
        self.known.add((m.start, m.end))
        place = self.build(i, at, site, ambiguous=ambiguous)
        also = tuple(plain(c.site) for c in options[at + 1 :] if c is not None) if reading.listed else ()
        return GroundedPlace(m, quote, place, None, also, reading.relation, False, in_line)

    def in_passing(self, m: Mention) -> bool:
        if (m.start, m.end) not in self.passing:
            self.passing[m.start, m.end] = in_passing(self.text, m.span)
        return self.passing[m.start, m.end]

    def of_a_group(self, m: Mention) -> bool:
        """Whether a name is only part of a participant's: "the Sinaloa Cartel", but not "residents of Culiacán"."""
        return any(start <= m.start and m.end < end and not OF_PLACE.search(self.text, start, m.start) for start, end in self.acting)

    def build(self, i: int, at: int, site: Site, *, ambiguous: bool) -> Place:
        reading = self.readings[i]
        if reading.relation is Relation.CAPITAL and (seat := self.capital_beside(i, site) or self.told.seat(site, of_state=True)) is not None:
            self.told.remember(seat)
            return plain(seat)
        if at > 0 and not reading.listed:  # the narrower name is unknown: somewhere in the wider
            reading = Reading(reading.names, Relation.INSIDE)
        if site.point is None and len(pair := self.sides(site)) == 2:
            return border(site, *pair)
        place = place_of(site, reading, self.second(i, site))
        if ambiguous and place.precision is PlacePrecision.POINT:
            return plain(site, PlacePrecision.NEAR)
        return place

    def capital_beside(self, i: int, area: Site) -> Site | None:
        """ "Taunggyi, the capital of Shan state": the town that has just been named, whatever else is the capital of a wider area named with it."""
        beside = [j for j in range(max(0, i - 3), i) if CAPITAL_OF.fullmatch(self.text, self.mentions[j].end, self.mentions[i].start)]
        towns = [c.site for j in beside if (c := self.chosen.get((j, 0))) is not None and c.site.level is Level.TOWN and self.atlas.contains(area, c.site)]
        return towns[-1] if towns else None

    def area(self, town: Site, name: str) -> Site | None:
        """The province or district that bears the name of its town, or is known by the name of its largest."""
        twins = [c.site for c in self.atlas.candidates(name) if c.site.level in (Level.ADMIN1, Level.ADMIN2) and self.related(c.site, town)]
        wide = [up for up in self.atlas.chain(town) if up.level is Level.ADMIN1] + [
            c.site for c in self.atlas.candidates(town.admin1 or "") if c.site.level is Level.ADMIN1 and c.site.country == town.country
        ]  # fmt: skip
        firsts = [s for s in twins if s.level is Level.ADMIN1] or (wide if town.seat >= LARGEST else [])
        return next(iter([*firsts, *twins]), None)

    def district(self, town: Site) -> Site | None:
        """The district that is named after its town: "the district of Koro"."""
        named = [c.site for c in self.atlas.candidates(town.name) if self.related(c.site, town)]
        around = [up for up in self.atlas.chain(town) if folds.key(town.name) in folds.key(up.name)]
        return next((site for site in (*named, *around) if site.level is Level.ADMIN2), None)

    def holder(self, i: int) -> Site | None:
        """What the words set an unknown name in: of a province and its town of one name the province."""
        site = self.chooser.container(i)
        return (self.area(site, site.name) or site) if site is not None and site.level is Level.TOWN else site

    def sides(self, site: Site) -> list[Site]:
        """The countries of a border that is known by name only: "Afghan-Tajik border"."""
        words = re.split(r"[-–\s]", site.name)
        found = [c for w in words for c in (*self.atlas.demonym(w), *(x.site for x in self.atlas.candidates(w) if x.main))]
        return [c for c in found if c.level is Level.COUNTRY][:2]

    def second(self, i: int, site: Site) -> Site | None:
        """The other end of "between A and B" and of a border: the name behind, else the one before."""
        if self.readings[i].relation not in (Relation.BETWEEN, Relation.BORDER):
            return None
        other = self.chosen.get((i, 1))
        if other is not None and other.site.id != site.id:
            return other.site
        after = self.chosen.get((i + 1, 0))
        if after is not None and after.site.id != site.id and self.mentions[i + 1].start - self.mentions[i].end < 40:
            gap = self.text[self.mentions[i].end : self.mentions[i + 1].start]
            apart = "\n" in gap or ". " in gap or (self.dateline is not None and self.dateline.overlaps(self.mentions[i + 1].span))
            if not apart and (self.readings[i].relation is Relation.BETWEEN or site.level is not Level.COUNTRY or after.site.level is Level.COUNTRY):
                return after.site
        earlier = [s for s in self.told.named[:-1] if s.id != site.id and s.level is Level.COUNTRY]
        return earlier[-1] if earlier else None

    def level(self, i: int, at: int, found: Candidate) -> tuple[Site, bool]:
        """The town or the province of one name, by the words; and whether they leave it open."""
        name = self.readings[i].names[at]
        site = found.site
        if site.level is Level.TOWN and Level.ADMIN1 in name.levels and Level.TOWN not in name.levels:
            return self.area(site, name.text) or site, False  # "Taiz province"
        if site.level is Level.TOWN and Level.ADMIN2 in name.levels and (Level.SPOT in name.levels or Level.TOWN not in name.levels):
            return self.district(site) or site, False
        if name.levels or site.level not in (Level.ADMIN1, Level.ADMIN2, Level.TOWN):
            return site, False
        twins = [c.site for c in self.atlas.candidates(name.text) if self.related(c.site, site)]
        towns = [s for s in twins if s.level is Level.TOWN]
        wider = [s for s in twins if s.level is Level.ADMIN1]
        if site.level is Level.ADMIN2 and not site.own and towns and not wider:
            return max(towns, key=lambda s: s.population), True
        if not towns or not wider or self.readings[i].relation in (Relation.PART, Relation.CAPITAL):
            return (wider[0] if wider and site.level is Level.ADMIN2 else site), False
        town = max(towns, key=lambda s: s.population)
        if self.readings[i].relation in OF_TOWNS:
            return town, False
        if self.beside_provinces(i) or self.chooser.holds_district(i) or town.population < AMBIGUOUS_LEAST:
            return wider[0], False
        return town, True

    def related(self, a: Site, b: Site) -> bool:
        return a.id == b.id or self.atlas.contains(a, b) or self.atlas.contains(b, a)

    def beside_provinces(self, i: int) -> bool:
        """In a list with provinces ("Kunduz, Takhar and Badakhshan provinces"), or holding the place named before it."""
        for j in (i - 1, i + 1):
            if not 0 <= j < len(self.mentions):
                continue
            a, b = sorted((self.mentions[i], self.mentions[j]), key=lambda m: m.start)
            gap = self.text[a.end : b.start]
            if len(gap) > 12:
                continue
            other = self.chosen.get((j, 0))
            if other is None:
                continue
            if j < i and other.site.level in (Level.ADMIN2, Level.TOWN, Level.SPOT) and "and" not in gap:
                mine = self.chosen.get((i, 0))
                return mine is not None and self.atlas.contains(mine.site, other.site)
            if other.site.level is Level.ADMIN1 and ("," in gap or " and " in gap):
                towns = [c for c in self.atlas.candidates(self.readings[j].names[0].text) if c.site.level is Level.TOWN]
                if not any(c.site.population >= AMBIGUOUS_LEAST for c in towns) or self.readings[j].names[0].levels:
                    return True
        return False

    def generic(self, m: Mention, quote: Quote, reading: Reading) -> GroundedPlace:
        """'the city', 'the district': the last place named that is one."""
        word = reading.generic
        if word is None and (site := self.in_next(m)) is not None:
            return GroundedPlace(m, quote, place_of(site, Reading((), Relation.INSIDE)), relation=Relation.INSIDE)
        if word is None:
            return GroundedPlace(m, quote, miss=Miss(STAGE, quote, "no name of a place in these words"))
        site = self.apposed(m, word)
        if site is None and not (self.unknown == len(self.told.last) and word in OF_A_NAME):  # "the town" is the one that was named last, and nobody knows it
            kind = self.text[max(0, m.start - NAMED) : m.end] if word == "capital" else ""
            site = (self.told.provincial() if PROVINCIAL.search(kind) else self.told.national() if NATIONAL.search(kind) else None) or self.told.earlier(word) or (self.line if self.line is not None and fits(word, self.line) else None)
        if site is None:
            return GroundedPlace(m, quote, miss=Miss(STAGE, quote, f"no {word} named before"), generic=True)
        reads = reading if reading.relation is Relation.PART else Reading((), Relation.AT)
        if DIVISIONS.get(word) is Level.SPOT or word in ("park", "market", "mosque", "site", "scene"):
            reads = Reading((), Relation.INSIDE)
        return GroundedPlace(m, quote, place_of(site, reads), relation=Relation.AT, generic=True)

    def in_next(self, m: Mention) -> Site | None:
        """The town behind a building that was seen apart from it: "a hospital" in "Goma"."""
        if not BUILDING.search(self.text, m.start, m.end):
            return None
        i = self.mentions.index(m)
        following = next((j for j in range(i + 1, min(i + 3, len(self.mentions))) if self.mentions[j].start >= m.end), None)
        if following is None or not IN_NEXT.fullmatch(self.text, m.end, self.mentions[following].start):
            return None
        if LAY_AT.search(self.text, max(0, m.start - NAMED), m.start):
            return None
        found = self.chosen.get((following, 0))
        return found.site if found is not None and found.site.level in (Level.TOWN, Level.ADMIN2) else None

    def apposed(self, m: Mention, word: str) -> Site | None:
        """ "Ituri, the province to the north": what has just been named, whatever the gazetteer takes it for."""
        if word == "capital" or not self.told.named or not (before := [o for o in self.mentions if o.end <= m.start]):
            return None
        (named,) = before[-1:]
        return self.told.named[-1] if APPOSED.fullmatch(self.text[named.end : m.start]) and (named.start, named.end) in self.known and CLOSES.match(self.text, m.end) else None



def ground_places(
    text: str,
    mentions: Sequence[Mention],
    *,
    atlas: Atlas,
    home: Home | None = None,
    dateline: Span | None = None,
    read: dict[tuple[int, int], Reading] | None = None,
    acting: frozenset[tuple[int, int]] = frozenset(),
    disbelieved: Iterable[int] = (),
    passing: dict[tuple[int, int], bool] | None = None,
) -> list[GroundedPlace]:
    """One result a mention, in the order of the mentions as given. ``read`` and ``passing`` keep what was read, for a second time over one text.

    ``acting`` are spans that name somebody who acts ("armed by Kinshasa"): no "town" or "there" stands for them.
    ``disbelieved`` are offsets of names that were found to be nothing known: "the town" after one is no place named before it.
    """
    grounder = Grounder(text, mentions[:MOST_MENTIONS], atlas, home or Home(), dateline, read, acting, disbelieved, passing)
    by_span = {(g.mention.start, g.mention.end): g for g in grounder.run()}
    out = []
    for m in mentions:
        quote = Quote.of(text, m.start, m.end)
        grounded = by_span.get((m.start, m.end))
        out.append(grounded or GroundedPlace(m, quote, miss=Miss(STAGE, quote, "too many mentions in one report")))
    return out
