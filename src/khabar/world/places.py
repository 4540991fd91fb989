"""The atlas: a theatre's own places laid over the world gazetteer, as one body of sites that know what lies in what.

A place that pack and gazetteer both know is one site with the pack's id and names and the gazetteer's population. Ids are
the pack's, else ISO 3166 alpha-3 for countries, ``gn:`` and the GeoNames number, ``own:`` and the number of a place that a user
added, or ``area:`` and the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import resources

from rapidfuzz import fuzz, process

from khabar.world import folds, likeness
from khabar.world.called import bare_name, row_id
from khabar.world.gazetteer import MOST_LIKED, Box, Gazetteer, GazetteerRow, Kind, Strength
from khabar.world.rows import NameRow, PlaceRow
from khabar.world.rows import Strength as NameStrength
from khabar.world.sites import KIND_LEVEL, USUAL_RADIUS, Candidate, Level, Site, kilometres, level_of
from khabar.world.twins import Twins, geonames

MOST_APART = 50_000  # pairs of sites whose distance is remembered: a bound, so that a long run cannot grow without end


class Atlas:
    """Everything that is known of places; opened once, read-only."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        *,
        places: Iterable[PlaceRow] = (),
        names: Iterable[NameRow] = (),
        bbox: Box | None = None,  # west, south, east, north
        countries: Iterable[str] = (),
        district_at: Callable[[float, float], str | None] | None = None,  # by latitude, longitude, where boundaries are known
    ) -> None:
        self.gazetteer = gazetteer
        self._district_at = district_at
        self.bbox = bbox
        self.countries = tuple(countries)
        self._rows = {p.id: p for p in places}
        self._spellings: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        self._sites: dict[str, Site] = {}
        self._by_row: dict[int, Site] = {}
        self._twins = Twins(gazetteer, self._rows, self.countries)
        self._twin = self._twins.of
        self._cache: dict[str, list[Candidate]] = {}
        self._read_own(names)
        self.given_names = _word_list("given_names.txt")
        self.surnames = _word_list("surnames.txt")
        self._own_keys = list(self._spellings)
        self._own_bones = folds.skeletons(self._own_keys)
        self._liked: dict[tuple[str, str, float], tuple[tuple[str, float], ...]] = {}
        self._similar: dict[tuple[str, tuple[str, ...], Site | None, float, int, bool], list[Candidate]] = {}
        self._above: dict[tuple[str | None, str | None, bool], tuple[Site, ...]] = {}
        self._apart: dict[tuple[str, str], float] = {}
        self._within: dict[str, list[str]] = {}

    # -------------------------------------------------------------------------------------------- the pack's places
    def _read_own(self, names: Iterable[NameRow]) -> None:
        texts: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for p in self._rows.values():
            texts[p.id].append((p.name, True))
            if short := bare_name(p):
                texts[p.id].append((short, False))
        for n in names:
            if n.target in self._rows:
                texts[n.target].append((n.text, n.strength is NameStrength.STRONG))
        for target, spelt in texts.items():
            for text, strong in spelt:
                k = folds.key(text)
                if k and all(t != target for t, _ in self._spellings[k]):
                    self._spellings[k].append((target, strong))
        for p in self._rows.values():
            self._twins.find(p, [t for t, _ in texts[p.id]])
        for p in self._rows.values():
            self._own(p.id, 0)
        self._twins.find_divisions(list(self._sites.values()))

    def _own(self, ident: str, depth: int) -> Site | None:
        if ident in self._sites or depth > 8:
            return self._sites.get(ident)
        p = self._rows.get(ident)
        if p is None:
            return None
        twins = [self.gazetteer.row(i) for i, t in self._twin.items() if t == ident]
        twin = max(twins, key=lambda r: r.population, default=None)
        parent = self._own(p.parent, depth + 1) if p.parent else None
        level = level_of(p.kind)
        first = (parent.admin1 if parent else None) or dict(p.extra).get("admin1") or None
        second = parent.admin2 if parent else None
        site = Site(
            id=p.id, name=p.name, kind=p.kind, level=level, country=self._country_of(p, parent, twin),
            middle_of=self._middle_of(twin) if twin and p.lat is None else None,
            lat=p.lat if p.lat is not None else (twin.lat if twin else None),
            lon=p.lon if p.lon is not None else (twin.lon if twin else None),
            radius_km=p.radius_km or (twin.radius_km if twin else 0.0) or USUAL_RADIUS[level],
            box=twin.box if twin else None, population=twin.population if twin else 0, parent=p.parent,
            admin1=p.name if level is Level.ADMIN1 else first, admin2=p.name if level is Level.ADMIN2 else second,
            pcode=p.pcode or (twin.pcode if twin else None), geonames=geonames(p) or (twin.geonames if twin else None), own=True,
            seat=twin.seat if twin else 0,
        )  # fmt: skip
        if level in (Level.TOWN, Level.SPOT) and second is None and (inside := self._district_of(p.id, site.point, depth)):
            site = replace(site, parent=inside.id, admin2=inside.admin2, admin1=inside.admin1)
        self._sites[ident] = site
        return site

    def _district_of(self, ident: str, point: tuple[float, float] | None, depth: int = 0) -> Site | None:
        """The pack's district that holds a point, where boundaries are known."""
        if self._district_at is None or point is None:
            return None
        found = self._district_at(*point)
        return self._own(found, depth + 1) if found and found != ident else None

    def _country_of(self, p: PlaceRow, parent: Site | None, twin: GazetteerRow | None) -> str | None:
        for code in (p.country, parent.country if parent else None, twin.country if twin else None):
            if code:
                return code
        if p.parent and p.parent.upper() in self.gazetteer.countries:
            return p.parent.upper()
        return self.countries[0] if len(self.countries) == 1 else None

    # -------------------------------------------------------------------------------------------- the gazetteer's
    def _site(self, row: GazetteerRow) -> Site:
        if (twin := self._twin.get(row.index)) is not None and (own := self._sites.get(twin)) is not None:
            return own
        if (known := self._by_row.get(row.index)) is not None:
            return known
        parent = self._site(self.gazetteer.row(row.parent)) if row.parent is not None else None
        level, middle_of = KIND_LEVEL[row.kind], self._middle_of(row)
        radius = max(row.radius_km, parent.radius_km) if middle_of and parent else row.radius_km
        known = Site(
            id=row_id(row), name=row.name, kind=row.kind.name.lower(), level=level, country=row.country,
            lat=row.lat if row.lat == row.lat else None, lon=row.lon if row.lon == row.lon else None,
            radius_km=round(radius or USUAL_RADIUS[level], 1), box=row.box, population=row.population,
            parent=parent.id if parent else None,
            admin1=row.name if level is Level.ADMIN1 else (parent.admin1 if parent else None),
            admin2=row.name if level is Level.ADMIN2 else (parent.admin2 if parent else None),
            pcode=row.pcode, geonames=row.geonames, seat=row.seat, middle_of=middle_of,
        )  # fmt: skip
        if level in (Level.TOWN, Level.SPOT) and known.admin2 is None and row.country in self.countries:
            inside = self._district_of(known.id, known.point)
            if inside is not None and known.admin1 in (None, inside.admin1):
                known = replace(known, parent=inside.id, admin1=inside.admin1, admin2=inside.admin2)
        self._by_row[row.index] = known
        self._sites.setdefault(known.id, known)
        return known

    def _middle_of(self, row: GazetteerRow) -> Level | None:
        """The level of the parent at whose very point a division stands: the gazetteer knows no town of it."""
        if row.kind not in (Kind.ADMIN1, Kind.ADMIN2) or row.parent is None:
            return None
        up = self.gazetteer.row(row.parent)
        return KIND_LEVEL[up.kind] if (up.lat, up.lon) == (row.lat, row.lon) else None

    # -------------------------------------------------------------------------------------------- questions
    def site(self, ident: str) -> Site | None:
        """A site by id, of the pack or of a country; others once they were met."""
        if (known := self._sites.get(ident)) is not None:
            return known
        return self.country(ident) if ident in self.gazetteer.countries else None

    def country(self, code: str) -> Site | None:
        """The site of a country by ISO 3166 alpha-3."""
        try:
            return self._site(self.gazetteer.row(self.gazetteer.countries.index(code)))
        except ValueError:
            return None

    def candidates(self, name: str, *, kind_hint: Level | None = None, short: bool = False) -> list[Candidate]:
        """Every site that goes by exactly this name; of one level where a hint leaves any. ``short``: "La." counts."""
        cached = f"{name}\0{short}"
        found = self._cache.get(cached)
        if found is None:
            found = self._exact(name, short)
            if len(self._cache) < 200_000:  # a bound, so that a long run cannot grow without end
                self._cache[cached] = found
        hinted = [c for c in found if kind_hint is None or c.site.level is kind_hint]
        return hinted or found

    def _exact(self, name: str, short: bool) -> list[Candidate]:
        found: dict[str, Candidate] = {}
        for target, strong in self._spellings.get(folds.key(name), []):
            site = self._sites[target]
            found[site.id] = Candidate(site, 1.0, strong)
        for row in self.gazetteer.lookup(name):
            if row.strength is Strength.DEMONYM or (row.strength is Strength.SHORT and not short):
                continue
            site = self._site(row)
            if site.id not in found:
                found[site.id] = Candidate(site, 1.0, row.strength is not Strength.ALIAS)
        return list(found.values())

    def similar(
        self,
        name: str,
        *,
        countries: Iterable[str] = (),
        within: Site | None = None,
        least: float = 0.84,
        most: int = 8,
        own: bool = False,
    ) -> list[Candidate]:
        """Sites of the pack and (unless ``own``) of these countries whose name is like this one; best first."""
        question = (name, tuple(countries), within, least, most, own)
        if (answer := self._similar.get(question)) is None:
            if len(self._similar) >= MOST_LIKED:
                self._similar.clear()
            answer = self._similar[question] = self._likest(*question)
        return list(answer)

    def _likest(self, name: str, countries: tuple[str, ...], within: Site | None, least: float, most: int, own: bool) -> list[Candidate]:
        best: dict[str, Candidate] = {}

        def offer(site: Site, like: float, main: bool) -> None:
            if (site.id not in best or like > best[site.id].likeness) and (within is None or self.contains(within, site)):
                best[site.id] = Candidate(site, like, main)

        asked = (name, within.id if within else "", least)
        if asked not in self._liked:
            if len(self._liked) >= MOST_LIKED:
                self._liked.clear()
            self._liked[asked] = tuple(self._own_like(name, within, least))
        for target, like in self._liked[asked]:
            offer(self._sites[target], like, True)
        wide = most if within is None else 40
        for near in self.gazetteer.fuzzy(name, country=() if own else countries or self.countries, least=least, most=wide):
            offer(self._site(near.row), near.likeness, False)
        # a place of the pack goes before one of the gazetteer that is hardly liker
        return sorted(best.values(), key=lambda c: (-c.likeness - 0.03 * c.site.own, -c.site.population, c.site.id))[:most]

    def _own_like(self, name: str, within: Site | None, least: float) -> Iterator[tuple[str, float]]:
        if within is None:
            # 30 by skeleton before the dear comparison; in one area there are few enough to compare all
            close = process.extract(folds.skeleton(name), self._own_bones, scorer=fuzz.ratio, limit=30, score_cutoff=60)
            keys = [self._own_keys[i] for _, _, i in close]
        else:
            keys = self._keys_within(within)
        for k in keys:
            if (like := likeness.place_likeness(name, k, least)) >= least:
                for target, _ in self._spellings[k]:
                    yield target, like

    def _keys_within(self, area: Site) -> list[str]:
        known = self._within.get(area.id)
        if known is None:
            inside = {s.id for s in list(self._sites.values()) if s.own and self.contains(area, s)}
            known = [k for k, targets in self._spellings.items() if any(t in inside for t, _ in targets)]
            self._within[area.id] = known
        return known

    def apart(self, a: Site, b: Site) -> float:
        """Kilometres between two sites that have a point; those asked for are remembered."""
        known = self._apart.get((a.id, b.id))
        if known is None:
            assert a.point and b.point
            if len(self._apart) >= MOST_APART:
                self._apart.clear()
            known = self._apart[a.id, b.id] = kilometres(a.point, b.point)
        return known

    def in_box(self, site: Site) -> bool:
        """Whether it lies in the theatre's box."""
        if self.bbox is None or site.lat is None or site.lon is None:
            return False
        west, south, east, north = self.bbox
        return south <= site.lat < north and west <= site.lon < east

    def spellings(self, ident: str) -> list[str]:
        """The folded names by which the pack knows a place."""
        return [k for k, targets in self._spellings.items() if any(t == ident for t, _ in targets)]

    def demonym(self, name: str) -> list[Site]:
        """The countries and states whose people or things are called so."""
        rows = self.gazetteer.postings(folds.key(name))
        return [self._site(self.gazetteer.row(i)) for i, s in rows if s is Strength.DEMONYM]

    def known(self, name: str) -> bool:
        """Whether anything goes by this name; cheap."""
        k = folds.key(name)
        return k in self._spellings or any(s < Strength.SHORT for _, s in self.gazetteer.postings(k))

    def short(self, name: str) -> bool:
        """Whether this is a state's abbreviation, a place only behind a comma."""
        return any(s is Strength.SHORT for _, s in self.gazetteer.postings(folds.key(name)))

    def chain(self, site: Site) -> Sequence[Site]:
        """What a site lies in, nearest first, up to its country."""
        asked = (site.parent, site.country, site.level is Level.COUNTRY)  # all that it depends on
        known = self._above.get(asked)
        if known is not None:
            return known
        out: list[Site] = []
        here: Site | None = site
        while here is not None and here.parent and len(out) < 8:
            here = self.site(here.parent)
            if here is not None:
                out.append(here)
        if site.country and site.level is not Level.COUNTRY and all(s.level is not Level.COUNTRY for s in out):
            top = self.country(site.country)
            out += [top] if top is not None else []
        if here is not None and len(self._above) < MOST_APART:  # a parent that was not met yet may be met later
            self._above[asked] = tuple(out)
        return out

    def seat(self, area: Site) -> Site | None:
        """The capital of a country, or the largest town of a first-level division."""
        if area.level not in (Level.COUNTRY, Level.ADMIN1) or area.country is None:
            return None
        wanted = 1 if area.level is Level.COUNTRY else 2
        sites = [self._site(r) for r in self.gazetteer.seats(area.country) if r.seat & wanted]
        return next((s for s in sites if area.level is Level.COUNTRY or self.contains(area, s)), None)

    def contains(self, parent: Site, child: Site) -> bool:
        """Whether the one lies in the other, by the chain of divisions, or near enough to the middle of an area."""
        if parent.id == child.id:
            return False
        above = parent.id
        for s in self.chain(child):
            if s.id == above:
                return True
        if parent.level is Level.COUNTRY:
            return parent.country is not None and parent.country == child.country
        if parent.level is Level.ADMIN1 and child.admin1 and parent.country == child.country:
            return folds.key(parent.name) == folds.key(child.admin1)
        if parent.level in (Level.AREA, Level.SEA, Level.TOWN) and parent.point and child.point:
            reach = parent.radius_km if child.level not in (Level.COUNTRY, Level.ADMIN1) else 0.6 * parent.radius_km
            return kilometres(parent.point, child.point) <= reach
        return False


def _word_list(name: str) -> frozenset[str]:
    return frozenset((resources.files("khabar") / "data" / "gazetteer" / name).read_text(encoding="utf-8").split())
