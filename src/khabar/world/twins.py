"""Which rows of the gazetteer are places of a theatre's pack: by number, by name, level and distance, divisions by likeness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.world import likeness
from khabar.world.gazetteer import Gazetteer, GazetteerRow, Kind, Strength
from khabar.world.rows import PlaceRow
from khabar.world.sites import KIND_LEVEL, Level, Site, kilometres, level_of

# How far a pack's place and a gazetteer's of the same name and level may lie apart and be one.
SAME_WITHIN = {Level.TOWN: 25.0, Level.ADMIN2: 70.0, Level.ADMIN1: 300.0, Level.AREA: 150.0, Level.LINE: 500.0, Level.SEA: 500.0}
TWIN_LEAST = 0.84  # how like a division's names in pack and gazetteer are, within one parent


class Twins:
    """The rows that pack and gazetteer both know."""

    def __init__(self, gazetteer: Gazetteer, rows: Mapping[str, PlaceRow], countries: tuple[str, ...]) -> None:
        self.gazetteer = gazetteer
        self.countries = countries
        self._rows = rows
        self.of: dict[int, str] = {}  # row of the gazetteer -> id of the pack's place

    def find(self, p: PlaceRow, texts: list[str]) -> None:
        """Marks the gazetteer's rows that are this place."""
        level = level_of(p.kind)
        for text in texts:
            for row in self.gazetteer.lookup(text):
                if row.index not in self.of and row.strength < Strength.SHORT and self._same(p, level, row):
                    self.of[row.index] = p.id

    def find_divisions(self, sites: Sequence[Site]) -> None:
        """Divisions of the theatre's countries that the gazetteer spells otherwise: the likest of the same parent."""
        if not self._rows:
            return
        for level, kind in ((Level.ADMIN1, Kind.ADMIN1), (Level.ADMIN2, Kind.ADMIN2)):
            own = [s for s in sites if s.level is level]
            for row in self.gazetteer.divisions(self.countries, kind):
                if row.index in self.of:
                    continue
                parent = self.of.get(row.parent) if row.parent is not None else None
                near = [s for s in own if level is Level.ADMIN1 or (parent is not None and s.parent == parent)]
                like = max(((likeness.place_likeness(row.name, s.name), s.id) for s in near), default=(0.0, ""))
                if like[0] >= TWIN_LEAST:
                    self.of[row.index] = like[1]

    def _same(self, p: PlaceRow, level: Level, row: GazetteerRow) -> bool:
        if (number := geonames(p)) is not None and number == row.geonames:
            return True
        if KIND_LEVEL[row.kind] is not level:
            return False
        if level is not Level.COUNTRY and self.countries and row.country not in (None, *self.countries):
            return False
        if level is Level.COUNTRY:
            return True
        if level is Level.ADMIN2 and row.parent is not None and p.parent:
            parent = self._rows.get(p.parent)
            up = self.gazetteer.row(row.parent)
            if parent is not None and up.kind is Kind.ADMIN1:
                return likeness.place_likeness(parent.name, up.name) >= TWIN_LEAST
        if p.lat is None or p.lon is None:
            if level in (Level.LINE, Level.SEA):
                return True
            return row.country is not None and (row.country == p.country or row.country in self.countries)
        return kilometres((p.lat, p.lon), (row.lat, row.lon)) <= SAME_WITHIN.get(level, 10.0)


def geonames(p: PlaceRow) -> int | None:
    """The GeoNames number, also from a column that the pack calls ``gn_id``."""
    if p.geonames is None and (text := dict(p.extra).get("gn_id", "")).isdigit():
        return int(text)
    return p.geonames
