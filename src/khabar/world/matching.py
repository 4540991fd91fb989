"""Which division of a boundary file is which place of a pack: by P-code, name, province and where the points lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from khabar.world import folds, likeness
from khabar.world.polygons import Feature
from khabar.world.rows import NameRow, PlaceRow
from khabar.world.sites import Level, level_of

NEAR_DEGREES = 0.6  # boxes further than this from a point are not looked at
FAR_KM = 30.0  # a place of the very name this far outside a polygon may still be it: centres move, borders are redrawn
NAMED = 0.8  # how like the names are where the point lies outside
WITHIN = 0.6  # and where it lies inside
SAME_CODE = 0.5  # and where the P-codes are equal, which countries have renumbered
ALIKE = 45  # rapidfuzz ratio of skeletons, below which names are not compared
INSIDE, OWN_PROVINCE, OTHER_PROVINCE, KM_OFF = 0.25, 0.2, -0.2, 0.3  # a province counts for more than a point that may be off


@dataclass(frozen=True, slots=True)
class Match:
    """What a feature is taken for, and on what grounds."""

    place: PlaceRow | None
    likeness: float = 0.0
    km_off: float = 0.0  # from the pack's point to the polygon; 0 inside


@dataclass(frozen=True, slots=True)
class _Province:
    names: tuple[str, ...]
    pcode: str | None


class Matcher:
    """A pack's places of one level, with their names."""

    def __init__(self, places: Iterable[PlaceRow], names: Iterable[NameRow], *, level: int) -> None:
        wanted = {1: Level.ADMIN1, 2: Level.ADMIN2}[level]
        rows = list(places)
        spelt: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            spelt[row.id].append(row.name)
        for name in names:
            spelt[name.target].append(name.text)
        self.places = [p for p in rows if level_of(p.kind) is wanted and p.lat is not None and p.lon is not None]
        self.names = {p.id: self._folded(spelt[p.id]) for p in self.places}
        by_id = {p.id: p for p in rows}
        self.provinces = {
            p.parent: _Province(tuple(spelt[p.parent]), by_id[p.parent].pcode)
            for p in self.places
            if p.parent and p.parent in by_id
        }

    @staticmethod
    def _folded(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Names and skeletons, each fold once."""
        return tuple({folds.key(n): (n, folds.skeleton(n)) for n in names}.values())

    def match(self, features: Sequence[Feature]) -> list[Match]:
        """One match for each feature, at most one feature for each place; the surest pairs first."""
        pairs = [
            (*scored, f, p)
            for f, feature in enumerate(features)
            for p, place in self._near(feature)
            if (scored := self._score(feature, place)) is not None
        ]
        found = [Match(None)] * len(features)
        taken: set[int] = set()
        for _, like, off, f, p in sorted(pairs, key=lambda x: (-x[0], x[3], x[4])):
            if found[f].place is None and p not in taken:
                found[f] = Match(self.places[p], like, off)
                taken.add(p)
        return found

    def _near(self, feature: Feature) -> Iterable[tuple[int, PlaceRow]]:
        south, west, north, east = feature.box()
        d = NEAR_DEGREES
        for i, p in enumerate(self.places):
            lat, lon = p.lat or 0.0, p.lon or 0.0
            if south - d <= lat <= north + d and west - d <= lon <= east + d:
                yield i, p

    def _score(self, feature: Feature, place: PlaceRow) -> tuple[float, float, float] | None:
        like = self._likeness(feature, place)
        if like < SAME_CODE:
            return None
        off = feature.kilometres_to(place.lon or 0.0, place.lat or 0.0)
        coded = bool(feature.code) and feature.code == place.pcode
        if not (coded or (off == 0 and like >= WITHIN) or (off <= FAR_KM and like >= NAMED)):
            return None
        score = (
            like + (INSIDE if off == 0 else -min(KM_OFF, off / 100)) + self._province(feature, place) + coded * INSIDE
        )
        return score, like, off

    def _likeness(self, feature: Feature, place: PlaceRow) -> float:
        best = 0.0
        for name, bones in self._folded((feature.name, *feature.names)):
            for other, theirs in self.names[place.id]:
                if fuzz.ratio(bones, theirs) >= ALIKE:
                    best = max(best, likeness.place_likeness(name, other))
            if best == 1.0:
                break
        return best

    def _province(self, feature: Feature, place: PlaceRow) -> float:
        province = self.provinces.get(place.parent or "")
        if province is None or not (feature.province or feature.province_code):
            return 0.0
        if feature.province_code and feature.province_code == province.pcode:
            return OWN_PROVINCE
        same = (
            max((likeness.place_likeness(feature.province, n) for n in province.names), default=0.0)
            if feature.province
            else 0.0
        )
        return OWN_PROVINCE if same >= NAMED else OTHER_PROVINCE
