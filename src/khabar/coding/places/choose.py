"""Chooses among namesakes, for a whole report at once.

One name of one kind means one place in a report. Each candidate is weighed by the words beside the name, the places that
the text sets it in, the countries and divisions of the report's other places, nearness to them, the theatre, and how well
known it is; a few rounds let the names agree with one another.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from khabar.coding.draft import Mention
from khabar.coding.places.read import WIDE, Name, Reading
from khabar.coding.places.words import BUILDING, DIVISIONS, PARTS, SPEAKS
from khabar.world import folds, likeness
from khabar.world.places import Atlas
from khabar.world.sites import Candidate, Level, Site

# What stands between a place and what it lies in: "Hawija, Kirkuk", "the town of Hawija in northern Kirkuk".
_OF_PLACES = rf"(?:{'|'.join(sorted({*PARTS, *DIVISIONS, 'far', 'extreme', 'main', 'capital', 'country', 'seat'}, key=len, reverse=True))})"
_ANY = r"(?:(?!by\b|with\b|for\b|as\b|near\b)[a-z-]+\s+){0,3}?"
LIES_IN = re.compile(
    r"^(?:\s+(?:city|town|village|district|county|municipality|neighbou?rhood|camp|area|quarter|gate|post|base|road)s?)?"
    r"(?:(?:,\s+in\s+|\s+(?:in|of)\s+|(?<=gate|post|base|camp|road)\s+at\s+|\s*\()(?:the\s+)?" + _ANY
    + rf"|,\s+(?:(?:an?|the)\s+{_ANY}{_OF_PLACES}\s+(?:in|of|on)\s+)?(?:the\s+)?(?:{_OF_PLACES}\s+){{0,3}})"
    r"(?:(?:province|state|district|region|governorate|county)\s+of\s+)?$"
)
# But not what lies beside it: "Bagram Airfield, just north of Kabul".
BESIDE = re.compile(r"\b(?:(?:north|south|east|west)+|near|from|outside|towards?|miles?|km|kilomet\w+|between|to)\b")
LIST_GOES_ON = re.compile(r"^(?:\s+[a-z]+)?(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?[A-Z]")
QUARTER = re.compile(r"\s+(?:(?:vegetable|cattle|livestock|fish|grain|main|central|open-air)\s+)?(?:market|bazaar|souk|souq|mosque|church|neighbou?rhood|quarter|square|roundabout|junction|suburb)\b")
OF_A_THING = re.compile(r"\s+(?!(?:and|or|on|in|to|at|by|for|as|was|were|is|are|has|had|have|with|from|when|where|who|which|that|while|after|before|during|since|but)\b)[a-z]")
HOLDS = re.compile(r"^(?:\s+(?:province|state|governorate|county|district|city|region))?['’]s?\s+(?:[a-z-]+\s+){0,3}$")

# Weights, set by hand on the development reports and half of LGL; only their order of size matters.
BASE = {Level.COUNTRY: 4.5, Level.AREA: 4.0, Level.SEA: 4.0, Level.LINE: 3.0, Level.ADMIN1: 3.3, Level.ADMIN2: 1.3, Level.SPOT: 1.5}
TOWN_BASE, OWN, ALIAS = 0.55, 2.0, 0.9  # times log10 of the population; a place of the pack; a name that is no main name
UNPLACED = 1.0  # off a division of which the gazetteer knows no more than its parent: any town of the name is rather meant
KIND, NO_KIND, UNLIKE = 2.5, 2.5, 9.0
LIES = 5.0
COUNTRY, HOME, IN_BOX, DIVISION, NEARNESS = 2.5, 1.2, 0.6, 1.6, 1.6
REACH_KM = 120.0
STRAY_KM = 50.0
QUARTER_KM, QUARTER_MOST = 80.0, 100_000  # how far off, and how large at most, what a quarter or market is not taken for
LIKE_OWN, LIKE_ANYWHERE = 0.86, 0.9  # how like an unknown name must be to one of the pack, of the report's countries
# One usual change of letter in a name of four is another name ("Gezi", "Gesi"): the shorter, the liker.
LIKE_SHORT_OWN, LIKE_SHORT = {2: 0.95, 3: 0.92, 4: 0.88}, {2: 0.99, 3: 0.98, 4: 0.96, 5: 0.94, 6: 0.92}
LIKE_IN_PART = 0.8  # the same where few of the area's places are known
LIKE_WITHIN, LIKE_AGAINST, LEAD = 0.6, 0.7, 0.02  # how like a name must be in the one area that the words give, and by how much the likest
ROUNDS = 3
LIKE_ONCE, SHORT_NAME, MOST_ONCE = 0.95, 4, 3  # the same of countries that one name alone speaks for, for names longer than so many letters
MOST_COUNTRIES = 4  # whose names are compared
MOST_CANDIDATES, MOST_ANCHORS = 60, 40


def least_like(name: str, *, own: bool) -> float:
    """How like a place's name an unknown one must be to be taken for it."""
    letters = len(likeness.bare(name).replace(" ", ""))
    return LIKE_SHORT_OWN.get(letters, LIKE_OWN) if own else LIKE_SHORT.get(letters, LIKE_ANYWHERE)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a report comes from: countries of outlet or theatre, surest first, and points that it is near to."""

    countries: tuple[str, ...] = ()


@dataclass(slots=True)
class Group:
    """All uses of one name with the same kinds beside it."""

    name: str
    levels: frozenset[Level]
    found: list[Candidate]
    uses: list[tuple[int, int]] = field(default_factory=list)  # mention, which of its names
    inside: list[str] = field(default_factory=list)  # keys of groups that the words set it in
    beside: list[str] = field(default_factory=list)  # likewise, but it may be a list: "Kunduz, Takhar and Badakhshan"
    holds: list[str] = field(default_factory=list)
    chosen: Candidate | None = None


class Chooser:
    def __init__(self, text: str, mentions: Sequence[Mention], readings: Sequence[Reading], atlas: Atlas, home: Home) -> None:
        self.text, self.mentions, self.readings, self.atlas, self.home = text, mentions, readings, atlas, home
        self.groups: dict[str, Group] = {}
        self._alone: dict[tuple[int, str, float, bool], float] = {}

    def run(self) -> dict[tuple[int, int], Candidate | None]:
        self.collect()
        self.link()
        for stage in range(ROUNDS):
            countries, divisions, anchors = self.evidence()
            before = [g.chosen for g in self.groups.values()]
            for g, site in [(g, g.chosen.site if g.chosen else None) for g in self.groups.values()]:
                own = self.weight(g) if site else 0.0  # no name speaks for itself
                g.chosen = self.best(g, _shares(countries, site.country if site else None, own), _shares(divisions, division(site) if site else None, own), anchors)
            if stage == 0:
                self.guess()
            elif all(g.chosen is c for g, c in zip(self.groups.values(), before, strict=True)):
                break  # another round would be the same
        strays = {k for k, g in self.groups.items() if self.strays(g)}
        return {use: None if k in strays else g.chosen for k, g in self.groups.items() for use in g.uses}

    def strays(self, g: Group) -> bool:
        """Whether what is chosen lies far from all that the words set the name in: a namesake, and the true one is unknown."""
        if g.chosen is None or not g.chosen.site.point or self.linked(g, g.chosen.site):
            return False
        if not g.inside:
            return self.is_quarter(g, g.chosen.site)
        around = [c.site for k in g.inside if (c := self.groups[k].chosen) is not None and c.site.point and c.site.level not in (Level.COUNTRY, Level.AREA)]
        site = g.chosen.site
        return bool(around) and all(division(a) != division(site) and self.atlas.apart(site, a) > STRAY_KM + 2 * a.radius_km for a in around)

    def is_quarter(self, g: Group, site: Site) -> bool:
        """Whether a market, mosque or quarter bears a name whose only known places are far from every other place of the report."""
        if site.own or site.level not in (Level.TOWN, Level.ADMIN2) or site.population > QUARTER_MOST or not all(QUARTER.match(self.text, self.readings[i].names[j].end) for i, j in g.uses):
            return False
        others = [o.chosen.site for o in self.groups.values() if o is not g and o.chosen is not None and placed(o.chosen.site) and o.chosen.site.id != site.id]
        return bool(others) and all(division(o) != division(site) and self.atlas.apart(site, o) > QUARTER_KM for o in others)

    # -------------------------------------------------------------------------------------------- names and links
    def collect(self) -> None:
        for i, reading in enumerate(self.readings):
            for j, name in enumerate(reading.names):
                k = self.key_of(name)
                group = self.groups.get(k)
                if group is None:
                    found = self.atlas.candidates(name.text, short=j > 0 or self.is_short(name))
                    if not found or self.of_a_people(name):
                        found = [Candidate(s, 1.0, True) for s in self.atlas.demonym(name.text)] or found
                    group = self.groups[k] = Group(name.text, name.levels, self.cut([c for c in found if suits(name, c.site)]))
                group.uses.append((i, j))

    def is_short(self, name: Name) -> bool:
        return self.text[max(0, name.start - 2) : name.start] == ", "

    def of_a_people(self, name: Name) -> bool:
        """Whether a name that a division shares with a people goes before a thing: "the Somali restaurant"."""
        return not name.levels and OF_A_THING.match(self.text, name.end) is not None

    @staticmethod
    def key_of(name: Name) -> str:
        return f"{folds.key(name.text)}|{'+'.join(sorted(name.levels))}"

    @staticmethod
    def cut(found: list[Candidate]) -> list[Candidate]:
        order = sorted(found, key=lambda c: (not c.site.own, c.site.level is Level.TOWN, -c.site.population, c.site.id))
        return order[:MOST_CANDIDATES]

    def link(self) -> None:
        """What the words say lies in what: names of one mention, and of neighbouring ones."""
        runs = [(n, self.key_of(n)) for r in self.readings for n in r.names if not r.listed]
        runs.sort(key=lambda x: x[0].start)
        enumerated = False
        for (a, ka), (b, kb) in pairwise(runs):
            between = self.text[a.end : b.start]
            if len(between) > 60 or (ka == kb and not between.startswith(",")):
                continue
            credit = "(" in between and self.text[b.end : b.end + 1] == " "  # "KUNDUZ (Khyber Wire) -"
            speaker = between == ", " and SPEAKS.match(self.text, b.end)  # "near Sotk, Baku says"
            if LIES_IN.match(between) and not BESIDE.search(between) and not credit and not speaker:
                ends = enumerated and between == ", " and not self.may_hold(kb, ka)  # "Idlib, Hama, Aleppo"
                enumerated = between.startswith(",") and (ends or LIST_GOES_ON.match(self.text[b.end : b.end + 40]) is not None)
                (self.groups[ka].beside if enumerated else self.groups[ka].inside).append(kb)
                self.groups[kb].holds.append(ka)
                continue
            enumerated = False
            if HOLDS.match(between):
                self.groups[kb].inside.append(ka)
                self.groups[ka].holds.append(kb)

    def may_hold(self, wide: str, narrow: str) -> bool:
        """Whether any place of the one name can hold any of the other."""
        return any(self.atlas.contains(o.site, c.site) for o in self.groups[wide].found[:20] for c in self.groups[narrow].found[:20])

    def guess(self) -> None:
        """Names that nothing bears exactly, or nothing where the words set it: the likest of the countries in question."""
        counted = Counter(g.chosen.site.country for g in self.groups.values() if g.chosen and g.chosen.site.country)
        near = [c for c, n in counted.most_common(2) if c and n >= 2]
        once = tuple(c for c, _ in counted.most_common(MOST_ONCE) if c)
        # the theatre's own countries, unless the report is clearly about others
        home = [c for c in (*self.home.countries, *self.atlas.countries) if not near or counted[c]]
        usual = tuple(dict.fromkeys([*home, *near]))[:MOST_COUNTRIES]
        for g in self.groups.values():
            said = [c for k in g.inside if (o := self.groups[k].chosen) is not None and (c := o.site.country)]
            countries = tuple(dict.fromkeys([*said, *usual]))[:MOST_COUNTRIES]
            if not (countries or once) or not (1 if g.inside else 2) < len(g.name) < 40 or (g.found and not self.misfit(g)) or self.names_building(g):
                continue
            known = {c.site.id for c in g.found}
            likely = self.within(g, countries) if countries else []
            likely = likely or [
                c
                for c in (self.atlas.similar(g.name, countries=countries, least=LIKE_OWN) if countries else [])
                if c.likeness >= least_like(g.name, own=c.site.own)
            ]
            if not likely and not g.found and once and len(g.name) > SHORT_NAME:
                likely = self.atlas.similar(g.name, countries=once, least=LIKE_ONCE)
            g.found = g.found + [c for c in likely if c.site.id not in known and suits(g, c.site) and not (g.levels == WIDE and c.site.level is Level.COUNTRY)]

    def within(self, g: Group, countries: tuple[str, ...]) -> list[Candidate]:
        """The likest of the few places that lie where the words set the name; a clear lead is enough."""
        for k in g.inside:
            areas = [c.site for c in self.groups[k].found if c.site.country in countries and c.site.level in (Level.ADMIN1, Level.ADMIN2)]
            complete = areas and areas[0].country in (*self.home.countries, *self.atlas.countries)  # only a theatre's own country has all its districts here
            found = self.atlas.similar(g.name, countries=countries, within=areas[0], least=LIKE_WITHIN if complete else LIKE_IN_PART) if areas else []
            first = {Level.ADMIN2} if Level.ADMIN2 in g.levels else g.levels
            found = [c for c in found if c.site.level in first] or found
            if BUILDING.search(g.name):  # one mosque of a province is like another by that word alone
                found = [c for c in found if c.likeness >= LIKE_OWN]
            if g.found:  # something does bear this very name: only a close likeness speaks against it
                found = [c for c in found if c.likeness >= LIKE_AGAINST]
            if found and (len(found) == 1 or found[0].likeness >= 0.84 or found[0].likeness - found[1].likeness >= LEAD):
                return found
        return []

    def names_building(self, g: Group) -> bool:
        """Whether it is a market or a mosque that bears the name: no town is meant by the like of it."""
        ends = (self.readings[i].names[j].end for i, j in g.uses)
        return not g.inside and (BUILDING.search(g.name) is not None or any(BUILDING.match(self.text, end + 1) for end in ends))

    def misfit(self, g: Group) -> bool:
        """Whether the words set the name in a place of the theatre where none of this name lies."""
        return bool(g.inside) and not any(self.linked(g, c.site) for c in g.found) and any(
            o.site.country in (*self.home.countries, *self.atlas.countries) for k in g.inside for o in self.groups[k].found[:3]
        )

    def container(self, i: int) -> Site | None:
        """What the words set the first name of a mention in, where that itself is nowhere found."""
        for reading in (self.readings[i],):
            for name in reading.names[:1]:
                for k in self.groups[self.key_of(name)].inside:
                    if (chosen := self.groups[k].chosen) is not None:
                        return chosen.site
        return None

    def holds_district(self, i: int) -> bool:
        """"districts of Baghlan": what holds a district is the province, not its town."""
        for name in self.readings[i].names[:1]:
            for k in self.groups[self.key_of(name)].holds:
                if (c := self.groups[k].chosen) is not None and c.site.level is Level.ADMIN2:
                    return True
        return False

    # -------------------------------------------------------------------------------------------- weighing
    def evidence(self) -> tuple[dict[str, float], dict[str, float], list[tuple[Group, Site]]]:
        """How much of what is chosen so far lies in each country and division, and the places to be near to."""
        countries: dict[str, float] = defaultdict(float)
        divisions: dict[str, float] = defaultdict(float)
        anchors: list[tuple[Group, Site]] = []
        for g in self.groups.values():
            if g.chosen is None:
                continue
            site, weight = g.chosen.site, self.weight(g)
            if site.country:
                countries[site.country] += weight
            if (area := division(site)) is not None:
                divisions[area] += weight
            if placed(site):
                anchors.append((g, site))
        anchors.sort(key=lambda a: -len(a[0].uses))
        return countries, divisions, anchors[:MOST_ANCHORS]

    @staticmethod
    def weight(g: Group) -> float:
        """How much a name's choice says of where the report is: more if it is named often and can mean nothing else."""
        sure = len(g.found) == 1 or g.inside or (g.chosen is not None and g.chosen.site.level in (Level.COUNTRY, Level.ADMIN1))
        return math.sqrt(len(g.uses)) * (1.0 if sure else 0.6)

    def best(
        self, g: Group, countries: dict[str, float], divisions: dict[str, float], anchors: list[tuple[Group, Site]]
    ) -> Candidate | None:
        ranked = [(self.weigh(g, c, countries, divisions, anchors), -i, c) for i, c in enumerate(g.found)]
        return max(ranked, key=lambda r: r[:2])[2] if ranked else None

    def weigh(
        self, g: Group, c: Candidate, countries: dict[str, float], divisions: dict[str, float], anchors: list[tuple[Group, Site]]
    ) -> float:
        site = c.site
        known = (id(g), site.id, c.likeness, c.main)  # groups live as long as the choice
        score = self._alone[known] if known in self._alone else self._alone.setdefault(known, self.alone(g, c))
        if site.country:
            score += COUNTRY * countries.get(site.country, 0.0) + HOME * (site.country in self.home.countries)
            if site.level not in (Level.COUNTRY, Level.ADMIN1):
                score += DIVISION * divisions.get(f"{site.country}/{site.admin1}", 0.0)
        if site.point and site.level not in (Level.COUNTRY, Level.AREA, Level.SEA):
            away = [self.atlas.apart(site, a) for other, a in anchors if other is not g and a.id != site.id]
            if away:
                score += NEARNESS * math.exp(-min(away) / REACH_KM)
        score += IN_BOX * (site.level is not Level.COUNTRY and self.atlas.in_box(site)) + LIES * self.linked(g, site)
        return score

    def alone(self, g: Group, c: Candidate) -> float:
        """What name, kind and renown say, without the rest of the report."""
        site = c.site
        base = BASE.get(site.level)
        score = base if base is not None else TOWN_BASE * math.log10(max(site.population, 150))
        score -= UNPLACED * (site.middle_of is not None and site.level not in g.levels)
        score += OWN * site.own + 0.5 * (site.seat % 2) - ALIAS * (not c.main) - UNLIKE * (1 - c.likeness)
        if site.level in (Level.ADMIN1, Level.ADMIN2) and g.found and not g.levels and site.population:
            score += 0.1 * math.log10(site.population)
        if g.levels:
            score += KIND if site.level in g.levels else -NO_KIND
        return score

    def linked(self, g: Group, site: Site) -> float:
        """1 where a place that the words set it in can hold it (or it can hold what they set in it)."""
        for k in (*g.inside, *g.beside):
            other = self.groups[k]
            options = [other.chosen] if other.chosen is not None and len(other.found) > 8 else other.found[:20]
            if any(self.atlas.contains(o.site, site) for o in options if o):
                return 1.0
        for k in g.holds:
            other = self.groups[k]
            if site.level in (Level.COUNTRY, Level.ADMIN1, Level.ADMIN2, Level.AREA) and any(
                self.atlas.contains(site, o.site) for o in other.found[:40]
            ):
                return 0.6
        return 0.0


def suits(name: Name | Group, site: Site) -> bool:
    """No river or range is a town of its name: "across the San Juan"."""
    return name.levels != WIDE or site.level in (*WIDE, Level.COUNTRY) or site.name.startswith("The ")


def placed(site: Site) -> bool:
    """Whether its point says where it is, and is no mere middle."""
    return site.point is not None and site.middle_of is None and site.level not in (Level.COUNTRY, Level.AREA, Level.SEA)


def division(site: Site) -> str | None:
    return f"{site.country}/{site.admin1}" if site.admin1 and site.country else None


def _shares(counts: dict[str, float], own: str | None, weight: float) -> dict[str, float]:
    """The parts of the whole, without ``weight`` of ``own``; of nothing else there are none."""
    others = {k: v - weight if k == own else v for k, v in counts.items()}
    total = sum(others.values())
    return {k: v / total for k, v in others.items()} if total > 1e-9 else {}
