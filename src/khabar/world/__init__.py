"""What is known before any report: a theatre's packs, the gazetteer, names. Opened once, read-only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from khabar.world.boundaries import Boundaries, Rings, all_of, file_of
from khabar.world.layers import layers_of, open_gazetteer
from khabar.world.packs import Pack, PackError, available, load_pack
from khabar.world.places import Atlas
from khabar.world.registry import Registry
from khabar.world.userdata import UserDataError, read_origin, user_folder

DEFAULT_THEATRE = "afghanistan"


@dataclass(frozen=True)
class World:
    """One theatre with everything under it, and over it what the user added: gazetteers, boundaries."""

    pack: Pack
    boundaries: tuple[Boundaries, ...] = ()  # districts before provinces

    @cached_property
    def registry(self) -> Registry:
        return Registry(self.pack)

    @cached_property
    def atlas(self) -> Atlas:
        return Atlas(
            open_gazetteer(),
            places=self.pack.places,
            names=self.pack.names,
            bbox=self.pack.bbox,
            countries=self.pack.countries,
            district_at=self.district_at if self.boundaries else None,
        )

    def outline(self, place: str) -> Rings | None:
        """The rings (longitude, latitude in degrees; open, holes among them) of a place, where boundaries were imported."""
        return next((rings for one in self.boundaries if (rings := one.outline(place)) is not None), None)

    def district_at(self, lat: float, lon: float) -> str | None:
        """The id of the district that holds a point, where boundaries of districts were imported."""
        return next((found for one in self.boundaries if one.level == 2 and (found := one.at(lat, lon))), None)


def open_world(theatre: str = DEFAULT_THEATRE) -> World:
    """The world as seen from a theatre, with what the user added to it.

    Raises PackError when there is no such theatre or its tables cannot be read, UserDataError when the user's data cannot.
    """
    return _opened(theatre, _stamps(theatre))


Stamp = tuple[str, int]


def _stamps(theatre: str) -> tuple[Stamp, ...]:
    """The user's files that count here, and when each was written: another set is another world."""
    files = [*layers_of(), *(p for n in (2, 1) if (p := file_of(theatre, n)).is_file())]
    return tuple((str(p), p.stat().st_mtime_ns) for p in files)


@lru_cache(maxsize=4)
def _opened(theatre: str, stamps: tuple[Stamp, ...]) -> World:
    pack = load_pack(theatre)
    if not stamps:
        return World(pack)
    boundaries = tuple(all_of(theatre))
    codes = {place: code for one in boundaries for place, code in one.pcodes.items()}
    places = tuple(replace(p, pcode=codes[p.id]) if p.id in codes else p for p in pack.places)
    return World(replace(pack, places=places, digest=_digest(pack.digest, boundaries)), boundaries)


def _digest(pack: str, boundaries: tuple[Boundaries, ...]) -> str:
    """Another digest than the pack's own, so that what was coded without the user's data is known to be."""
    found = hashlib.sha256(pack.encode())
    for path in layers_of():
        found.update(read_origin(path.with_suffix(".json")).sha256.encode())
    for one in boundaries:
        found.update(f"{one.level}:{one.origin.sha256}".encode())
    return "sha256:" + found.hexdigest()


__all__ = [
    "DEFAULT_THEATRE", "Atlas", "Boundaries", "Pack", "PackError", "Registry", "UserDataError", "World", "available", "open_world",
    "user_folder",
]  # fmt: skip
