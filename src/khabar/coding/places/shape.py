"""From a site and a relation to a place with honest position, radius and precision."""

from __future__ import annotations

import math

from khabar.coding.places.read import Reading, Relation
from khabar.model import Place, PlacePrecision
from khabar.world.sites import Level, Site

PRECISION = {
    Level.COUNTRY: PlacePrecision.COUNTRY, Level.ADMIN1: PlacePrecision.ADMIN1, Level.ADMIN2: PlacePrecision.ADMIN2,
    Level.TOWN: PlacePrecision.POINT, Level.SPOT: PlacePrecision.POINT, Level.AREA: PlacePrecision.REGION,
    Level.LINE: PlacePrecision.LINEAR, Level.SEA: PlacePrecision.SEA_AIR,
}  # fmt: skip
EDGE_KM = 12.0  # "north of the town", "near it": how far beyond its edge, where no distance is said
NEAR_LEAST_KM = 10.0


def place_of(site: Site, reading: Reading, second: Site | None = None) -> Place:
    if site.middle_of is not None:  # no distance counts from a point that is another's
        return plain(site)
    match reading.relation:
        case Relation.DIRECTION:
            return _beyond(site, reading)
        case Relation.PART:
            return _part(site, reading.bearing)
        case Relation.NEAR | Relation.OUTSKIRTS | Relation.INSIDE:
            return _near(site, reading)
        case Relation.BETWEEN if second is not None and second.middle_of is None:
            return _between(site, second)
        case Relation.BORDER if second is not None:
            return _border(site, second)
        case _:
            return plain(site)


def plain(site: Site, precision: PlacePrecision | None = None) -> Place:
    """The site itself; of a division that stands at its parent's middle no more than the parent is known."""
    if site.middle_of is not None:
        precision = PRECISION[site.middle_of]
    return _place(site, precision or PRECISION[site.level], site.point, site.radius_km)


def _place(site: Site, precision: PlacePrecision, point: tuple[float, float] | None, radius_km: float) -> Place:
    return Place(
        id=site.id, name=site.name, precision=precision, kind=site.kind, admin2=site.admin2, admin1=site.admin1,
        country=site.country, pcode=site.pcode, geonames=site.geonames,
        lat=round(point[0], 4) if point else None, lon=round(point[1], 4) if point else None,
        radius_km=round(radius_km, 1),
    )  # fmt: skip


def shifted(point: tuple[float, float], bearing: float, km: float) -> tuple[float, float]:
    lat = point[0] + km * math.cos(math.radians(bearing)) / 111.2
    lon = point[1] + km * math.sin(math.radians(bearing)) / (111.3 * max(0.1, math.cos(math.radians(point[0]))))
    return max(-90.0, min(90.0, lat)), (lon + 180) % 360 - 180


def _beyond(site: Site, reading: Reading) -> Place:
    """'north of': outside a town, but inside the north of a province or country."""
    if site.point is None or reading.bearing is None:
        return _near(site, reading)
    if reading.km is None and site.level in (Level.COUNTRY, Level.ADMIN1, Level.AREA):
        return _part(site, reading.bearing)
    km = reading.km if reading.km is not None else site.radius_km + EDGE_KM
    slack = max(5.0, 0.25 * km)  # a direction of eight is right within 22 degrees: a quarter of the way at most
    return _place(site, PlacePrecision.NEAR, shifted(site.point, reading.bearing, km), slack + min(site.radius_km, 10))


def _near(site: Site, reading: Reading) -> Place:
    if site.level in (Level.COUNTRY, Level.SEA, Level.AREA, Level.LINE, Level.ADMIN1):
        return plain(site)
    if reading.relation is Relation.INSIDE:
        return plain(site, PlacePrecision.NEAR if site.level in (Level.TOWN, Level.SPOT) else None)
    reach = reading.km if reading.km is not None else NEAR_LEAST_KM
    precision = PlacePrecision.ADMIN2 if site.level is Level.ADMIN2 else PlacePrecision.NEAR
    return _place(site, precision, site.point, max(reach, site.radius_km + 3))


def _part(site: Site, bearing: float | None) -> Place:
    """'northern': the middle of that half of the box; of a town, the town."""
    precision = PRECISION[site.level]
    if site.level is Level.COUNTRY:
        precision = PlacePrecision.REGION
    elif site.level in (Level.TOWN, Level.SPOT):
        return plain(site, PlacePrecision.NEAR)
    if site.point is None or bearing is None:
        return _place(site, precision, site.point, 0.6 * site.radius_km)
    if site.box is None:
        return _place(site, precision, shifted(site.point, bearing, 0.45 * site.radius_km), 0.6 * site.radius_km)
    south, west, north, east = site.box
    up, right = math.cos(math.radians(bearing)), math.sin(math.radians(bearing))
    lat = site.point[0] + 0.5 * up * ((north - site.point[0]) if up > 0 else (site.point[0] - south))
    lon = site.point[1] + 0.5 * right * ((east - site.point[1]) if right > 0 else (site.point[1] - west))
    return _place(site, precision, (lat, lon), 0.6 * site.radius_km)


def _between(a: Site, b: Site) -> Place:
    if a.point is None or b.point is None:
        return plain(a)
    middle = (a.point[0] + b.point[0]) / 2, (a.point[1] + b.point[1]) / 2
    half = 111.2 * math.hypot(a.point[0] - b.point[0], (a.point[1] - b.point[1]) * math.cos(math.radians(middle[0]))) / 2
    return _place(a, PlacePrecision.LINEAR, middle, half + 2)


def _border(a: Site, b: Site) -> Place:
    """Between the point of each that lies nearest to the other's middle."""
    if a.point is None or b.point is None:
        return plain(a)
    if a.level is not Level.COUNTRY and b.level is Level.COUNTRY:
        return plain(a, PlacePrecision.LINEAR if a.level is Level.ADMIN1 else None)
    pa, pb = _clamped(b.point, a), _clamped(a.point, b)
    middle = (pa[0] + pb[0]) / 2, (pa[1] + pb[1]) / 2
    return _place(a, PlacePrecision.LINEAR, middle, min(a.radius_km, b.radius_km))


def border(line: Site, a: Site, b: Site) -> Place:
    """A border that is a site of its own, laid where the two countries meet."""
    there = _border(a, b)
    point = (there.lat, there.lon) if there.lat is not None and there.lon is not None else None
    return _place(line, PlacePrecision.LINEAR, point, there.radius_km or line.radius_km)


def _clamped(point: tuple[float, float], site: Site) -> tuple[float, float]:
    if site.box is None:
        return site.point or point
    south, west, north, east = site.box
    return min(max(point[0], south), north), min(max(point[1], west), east)
