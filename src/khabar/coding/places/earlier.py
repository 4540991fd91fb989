"""Which place a common noun stands for: "the city", "there", "the provincial capital" are what has been named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from khabar.coding.places.words import DIVISIONS
from khabar.world.places import Atlas
from khabar.world.sites import Candidate, Level, Site

THERE = frozenset(["there", "here"])
TOO_LARGE = {"town": 700_000, "village": 100_000, "hamlet": 50_000, "settlement": 100_000}  # people of what nobody calls so
LARGEST = 2  # ``Site.seat`` of the largest town of a first-level division
SEAT_LEAST = 50_000  # people of a capital of a country


def fits(word: str, site: Site) -> bool:
    """Whether a place can be called so."""
    return DIVISIONS.get(word) in (site.level, None, Level.SPOT) if word != "capital" else bool(site.seat)


class Earlier:
    """The places that a report has named so far, latest last."""

    def __init__(self, atlas: Atlas, home: Sequence[str], chosen: Mapping[tuple[int, int], Candidate | None]) -> None:
        self.atlas, self.home, self.chosen = atlas, tuple(home), chosen
        self.last: list[Site] = []  # neither the dateline nor a capital that speaks for its government
        self.named: list[Site] = []  # these and those told in passing

    def remember(self, site: Site, *, passing: bool = False) -> None:
        self.named.append(site)
        if not passing:
            self.last.append(site)

    def national(self) -> Site | None:
        """'the national capital': that of the country of most places."""
        countries = Counter(c.site.country for c in self.chosen.values() if c is not None and c.site.country)
        state = next((top for country, _ in countries.most_common(1) if (top := self.atlas.country(country)) is not None), None)
        return self.atlas.seat(state) if state is not None else None

    def provincial(self) -> Site | None:
        """'the provincial capital': that of the province named last, or of the place that was."""
        for site in reversed(self.last):
            if site.level is Level.TOWN and site.seat:
                if site.seat == LARGEST:
                    return site
                continue
            area = site if site.level is Level.ADMIN1 else next((up for up in self.atlas.chain(site) if up.level is Level.ADMIN1), None)
            if area is not None:
                return self.seat(area)
        return None

    def capital(self) -> Site | None:
        """'the capital' of the country that the report names most, or that most of its places lie in."""
        countries = Counter(c.site.country for c in self.chosen.values() if c is not None and c.site.country)
        for country, _ in countries.most_common(1):
            seats = [s for s in self.last if s.country == country and s.seat and s.level is Level.TOWN and s.population >= SEAT_LEAST]
            state = next((c.site for c in self.chosen.values() if c is not None and c.site.level is Level.COUNTRY and c.site.country == country), None)
            named = self.seat(state) if state is not None else None
            return named or (seats[-1] if seats else None)
        return None

    def seat(self, area: Site, *, of_state: bool = False) -> Site | None:
        """The capital of an area: the town marked so, among those of its name and those named in the report; "Yemen's capital" is that of the state."""
        named = [c.site for c in self.chosen.values() if c is not None]
        inside = [s for s in named if s.level is Level.TOWN and self.atlas.contains(area, s) and s.seat]
        first = self.atlas.seat(area) if area.level is Level.COUNTRY or not inside else None
        return first if first is not None and (of_state or not inside or any(s.name == first.name for s in named)) else next(iter(inside), None)

    def earlier(self, word: str) -> Site | None:
        """The last place named that is one; what is told in passing only of "there", and for want of another."""
        if word in THERE:
            return self.latest(word, self.named)
        return self.latest(word, self.last) or self.latest(word, self.named)

    def latest(self, word: str, last: Sequence[Site]) -> Site | None:
        level = DIVISIONS.get(word)
        if word == "capital" and not any(s.level is Level.ADMIN1 for s in last[-1:]) and (seat := self.capital()) is not None:
            return seat
        if level is Level.COUNTRY and (own := [s for s in last if s.level is level and s.country in self.home]):
            return own[-1]
        for site in reversed(last):
            if site.population > TOO_LARGE.get(word, site.population):
                continue
            if word == "capital" and site.level is Level.TOWN and site.seat:
                return site
            if word == "capital" and site.level in (Level.COUNTRY, Level.ADMIN1):
                return self.seat(site)
            if word in ("there", "here", "scene", "site", "area", "locality") and site.level is not Level.COUNTRY:
                return site
            if level in (Level.SPOT, None) and site.level in (Level.TOWN, Level.SPOT, Level.ADMIN2):
                return site
            if level is site.level and word != "capital":
                return site
        if level is Level.TOWN and (near := [s for s in last if s.level is Level.ADMIN2]):
            return near[-1]  # a town known only by its district
        return self.wider(level, last)

    def wider(self, level: Level | None, last: Sequence[Site]) -> Site | None:
        """'the province' after only a district was named: the one it lies in."""
        if level not in (Level.ADMIN1, Level.ADMIN2, Level.COUNTRY):
            return None
        for site in reversed(last):
            up = next((s for s in self.atlas.chain(site) if s.level is level), None)
            if up is not None:
                return up
        return None
