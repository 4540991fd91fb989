"""What belongs to what: actors to their camps through time, outlets to parties, places to places, and the opening map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from khabar.model import Actor, Place, PlacePrecision
from khabar.world.packs import Pack
from khabar.world.places import Atlas
from khabar.world.registry import Registry
from khabar.world.sites import Level, Site

PRECISION = {
    Level.COUNTRY: PlacePrecision.COUNTRY, Level.ADMIN1: PlacePrecision.ADMIN1, Level.ADMIN2: PlacePrecision.ADMIN2,
    Level.TOWN: PlacePrecision.POINT, Level.SPOT: PlacePrecision.POINT, Level.AREA: PlacePrecision.REGION,
    Level.LINE: PlacePrecision.LINEAR, Level.SEA: PlacePrecision.SEA_AIR,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A row of the opening map: who held a place on a day, and who says so."""

    place: Place
    holder: Actor
    on: date
    source: str


class Belonging:
    """Answers about a theatre's tables. ``places`` are those that reports name and no table has: they lie where they say."""

    def __init__(self, registry: Registry, atlas: Atlas, *, places: Iterable[Place] = ()) -> None:
        self.registry = registry
        self.atlas = atlas
        self.pack: Pack = registry.pack
        self._outlets = {row.id: dict(row.extra).get("party") for row in self.pack.outlets}
        self._parents = {row.id: row.parent for row in reversed(self.pack.places) if row.parent}
        self._parents |= self._parents_of(places)
        self._friends = frozenset(frozenset(pair) for pair in self.pack.lexicon.get("friends", ()))

    # ------------------------------------------------------------------ actors
    def parent(self, actor_id: str, on: date | None) -> str | None:
        known = self.registry.known(actor_id, on)
        return known.parent if known else None

    def is_known(self, actor_id: str) -> bool:
        return self.registry.known(actor_id) is not None

    def is_generic(self, actor_id: str) -> bool:
        return self.registry.is_generic(actor_id)

    def hostile(self, a: str, b: str, on: date | None) -> bool:
        """Camps are taken for hostile unless the theatre names them friends."""
        return a != b and frozenset({a, b}) not in self._friends

    # ------------------------------------------------------------------ outlets
    def is_outlet(self, actor_id: str) -> bool:
        return actor_id in self._outlets

    def organ_of(self, outlet_id: str) -> str | None:
        return self._outlets.get(outlet_id)

    # ------------------------------------------------------------------ places
    def parent_place(self, place_id: str) -> str | None:
        return self._parents.get(place_id)

    def _parents_of(self, places: Iterable[Place]) -> Mapping[str, str]:
        """Parents of the gazetteer's places, by the divisions that they are said to lie in."""
        divisions: dict[tuple[str, str], str] = {}
        for row in self.pack.places:
            site = self.atlas.site(row.id)
            if site and site.level in (Level.ADMIN1, Level.ADMIN2):
                divisions.setdefault((site.admin1 or "", site.admin2 or ""), row.id)
        found: dict[str, str] = {}
        for place in sorted(places, key=repr):
            lies_in = divisions.get((place.admin1 or "", place.admin2 or "")) or divisions.get((place.admin1 or "", ""))
            if place.country in self.pack.countries and lies_in and lies_in != place.id:
                found.setdefault(place.id, lies_in)
        return {one: parent for one, parent in found.items() if one not in self._parents}

    # ------------------------------------------------------------------ the opening map
    def opening_map(self, begins: date | None) -> tuple[Held, ...]:
        """Who held each place from when on: the last row up to the day of the first report, and all that follow it."""
        rows: dict[str, list[Held]] = {}
        for row in sorted(self.pack.opening, key=lambda row: (row.place, row.date, row.holder)):
            site = self.atlas.site(row.place)
            holder = self.registry.known(row.holder, row.date)
            if site is None or holder is None:
                continue
            told = rows.setdefault(row.place, [])
            if begins is not None and row.date <= begins:
                told.clear()
            actor = Actor(holder.id, holder.name, holder.kind, country=holder.country)
            told.append(Held(place_of(site), actor, row.date, row.source))
        return tuple(held for told in rows.values() for held in told)


def place_of(site: Site) -> Place:
    """A site as claims name it."""
    return Place(
        id=site.id, name=site.name, precision=PRECISION[site.level], kind=site.kind, admin2=site.admin2,
        admin1=site.admin1, country=site.country, pcode=site.pcode, geonames=site.geonames,
        lat=round(site.lat, 4) if site.lat is not None else None, lon=round(site.lon, 4) if site.lon is not None else None,
        radius_km=round(site.radius_km, 1),
    )  # fmt: skip
