"""Names of a table to the actors and places of a theatre."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from khabar.model import Actor, ActorKind, Place, PlacePrecision, Quote
from khabar.world import World
from khabar.world.registry import actor_key
from khabar.world.sites import Level, Site, kilometres

BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")  # "Taliban (2021-)", "Civilians (Afghanistan)"
NAMELESS = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.UNIDENTIFIED})
SAME_PLACE_KM = 15.0  # a name and a point this near are one place
LEVELS = {PlacePrecision.ADMIN2: Level.ADMIN2, PlacePrecision.ADMIN1: Level.ADMIN1, PlacePrecision.COUNTRY: Level.COUNTRY}
AREAS = frozenset({PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY, PlacePrecision.SEA_AIR})  # a label point, which lies in some district by chance
SECTORS = {
    ActorKind.GOVERNMENT: "GOV", ActorKind.MILITARY: "MIL", ActorKind.POLICE: "COP", ActorKind.ARMED_GROUP: "REB",
    ActorKind.MILITIA: "PRM", ActorKind.CIVILIANS: "CVL", ActorKind.PROTESTERS: "OPP", ActorKind.UNIDENTIFIED: "UAF",
}  # fmt: skip


class Grounder:
    """Looks names up in a theatre; what no pack knows keeps its own name and an id made from it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.digest = world.pack.digest

    def actor(
        self, name: str, kind: ActorKind, *, on: date, report: str, side: str, quote: Quote | None, country: str | None
    ) -> Actor:
        bare = BRACKETS.sub("", " ".join(name.split())) or name
        if kind not in NAMELESS:
            for words in dict.fromkeys((name, bare, bare.split(" - ")[0])):
                known = self._known(words, on)
                if known:
                    return replace(known, side=side, quote=quote)
        key = re.sub(r"[^\w]+", "_", actor_key(bare)).strip("_") or "x"
        ident = f"{report}:{key}" if kind in NAMELESS else f"g_{key}"
        return Actor(ident[:80], bare, kind, SECTORS.get(kind), country if kind not in NAMELESS else None, side, quote)

    def _known(self, words: str, on: date) -> Actor | None:
        registry = self.world.registry
        for alias in registry.lookup(words, on):
            known = registry.known(alias.target, on)
            if known and not known.generic and known.kind is not ActorKind.MEDIA:
                return Actor(known.id, known.name, known.kind, SECTORS.get(known.kind), known.country)
        return None

    def place(self, place: Place) -> Place:
        """The same place with the theatre's id and codes, where name and point agree with one that it knows."""
        site = self._site(place)
        if site is None:
            place = self._in_district(place)
            at = f"{place.lat:.3f},{place.lon:.3f}" if place.lat is not None and place.lon is not None else place.admin1 or ""
            return replace(place, id=f"at:{at}:{actor_key(place.name).replace(' ', '_')}")
        return self._in_district(replace(
            place, id=site.id, kind=site.kind, pcode=site.pcode, geonames=site.geonames, radius_km=site.radius_km,
            admin1=site.admin1 or place.admin1, admin2=site.admin2 or place.admin2, country=site.country or place.country,
            lat=place.lat if place.lat is not None else site.lat, lon=place.lon if place.lon is not None else site.lon,
        ))  # fmt: skip

    def _in_district(self, place: Place) -> Place:
        """A point for which the table names no district, with the one whose boundaries hold it, where boundaries were imported."""
        if place.admin2 or place.lat is None or place.lon is None or place.precision in AREAS:
            return place
        found = self.world.district_at(place.lat, place.lon)
        district = self.world.atlas.site(found) if found else None
        if district is None or (place.country and district.country != place.country):
            return place
        return replace(place, admin2=district.name, admin1=place.admin1 or district.admin1, country=place.country or district.country)

    def _site(self, place: Place) -> Site | None:
        wanted = LEVELS.get(place.precision)
        fit = [
            c.site
            for c in self.world.atlas.candidates(place.name)
            if (wanted is None and c.site.level in (Level.TOWN, Level.SPOT, Level.ADMIN2)) or c.site.level is wanted
        ]
        fit = [s for s in fit if place.country is None or s.country in (None, place.country)]
        if place.lat is None or place.lon is None:
            return fit[0] if len(fit) == 1 else None
        here = (place.lat, place.lon)
        near = [(kilometres(here, s.point), s.level is not Level.TOWN, s.id, s) for s in fit if s.point]
        best = min(near, default=None, key=lambda n: n[:3])
        return best[3] if best and best[0] <= max(SAME_PLACE_KM, best[3].radius_km) else None
