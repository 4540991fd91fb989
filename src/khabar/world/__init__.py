"""What is known before any report: a theatre's packs, the gazetteer, names. Opened once, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from khabar.world.gazetteer import Gazetteer
from khabar.world.packs import Pack, PackError, available, load_pack
from khabar.world.places import Atlas
from khabar.world.registry import Registry

DEFAULT_THEATRE = "afghanistan"


@dataclass(frozen=True)
class World:
    """One theatre with everything under it."""

    pack: Pack

    @cached_property
    def registry(self) -> Registry:
        return Registry(self.pack)

    @cached_property
    def atlas(self) -> Atlas:
        return Atlas(
            Gazetteer.open(),
            places=self.pack.places,
            names=self.pack.names,
            bbox=self.pack.bbox,
            countries=self.pack.countries,
        )


@lru_cache(maxsize=4)
def open_world(theatre: str = DEFAULT_THEATRE) -> World:
    """The world as seen from a theatre. Raises PackError when there is no such theatre or its tables cannot be read."""
    return World(load_pack(theatre))


__all__ = ["DEFAULT_THEATRE", "Atlas", "Pack", "PackError", "Registry", "World", "available", "open_world"]
