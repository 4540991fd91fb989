"""A place of the atlas, and the few measures that go with it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from khabar.world.gazetteer import Box, Kind


class Level(StrEnum):
    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    TOWN = "town"
    SPOT = "spot"  # a base, crossing, pass, bridge, quarter
    AREA = "area"  # a region, valley, desert
    LINE = "line"  # a river, road, border
    SEA = "sea"


KIND_LEVEL = {
    Kind.COUNTRY: Level.COUNTRY, Kind.ADMIN1: Level.ADMIN1, Kind.ADMIN2: Level.ADMIN2, Kind.REGION: Level.AREA,
    Kind.SEA: Level.SEA, Kind.LINEAR: Level.LINE, Kind.CITY: Level.TOWN,
    Kind.SPOT: Level.SPOT,
}  # fmt: skip
WORD_LEVEL: dict[str, Level] = {
    word: level
    for level, words in {
        Level.COUNTRY: "country state_country",
        Level.ADMIN1: "admin1 province state governorate oblast region_admin1 wilaya republic territory emirate krai",
        Level.ADMIN2: "admin2 district county parish raion rayon subdistrict municipality department prefecture zone "
        "cercle township tehsil woreda locality lga",
        Level.TOWN: "city town village capital settlement centre center camp hamlet suburb district_centre",
        Level.AREA: "region area valley desert mountain mountains plain forest island archipelago peninsula basin belt heights",
        Level.LINE: "line linear river road highway border canal route corridor",
        Level.SEA: "sea ocean gulf strait bay lake sea_air",
    }.items()
    for word in words.split()
}
# Kilometres from the middle, where neither pack nor gazetteer gives any.
USUAL_RADIUS = {
    Level.COUNTRY: 400.0, Level.ADMIN1: 80.0, Level.ADMIN2: 20.0, Level.TOWN: 3.0, Level.SPOT: 2.0, Level.AREA: 30.0,
    Level.LINE: 50.0, Level.SEA: 200.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the atlas."""

    id: str
    name: str
    kind: str
    level: Level
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float
    box: Box | None = None
    population: int = 0
    parent: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    pcode: str | None = None
    geonames: int | None = None
    own: bool = False  # a place of the theatre pack
    seat: int = 0  # 1 a country's capital, 2 the largest town of its first-level division, 3 both
    middle_of: Level | None = None  # whose middle its point is, where nothing is known of where in it the place lies

    @property
    def point(self) -> tuple[float, float] | None:
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A site that a name may mean: how like the names are (1 the same), and how surely the name points there."""

    site: Site
    likeness: float = 1.0
    main: bool = True  # the site's own name, not one of its aliases


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    la, lo, lb, lp = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def level_of(kind: str) -> Level:
    return WORD_LEVEL.get(kind.casefold().replace(" ", "_"), Level.SPOT)
