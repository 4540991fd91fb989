"""Small places of the wars of Africa and Latin America, which the gazetteer lacks, resolve in their country."""

from __future__ import annotations

import pytest

from khabar.world import open_world
from khabar.world.sites import kilometres

# Points from general knowledge, rounded; none of these names is in the gazetteer for its country.
KNOWN = [
    ("Bunagana", "COD", (-1.3, 29.6)),
    ("Labbezanga", "MLI", (14.95, 0.7)),
    ("Madama", "NER", (21.95, 13.65)),
    ("Doron Baga", "NGA", (13.1, 13.9)),
    ("Village de Dieu", "HTI", (18.5, -72.4)),
    ("Kalma camp", "SDN", (12.0, 25.0)),
    ("Manda Bay", "KEN", (-2.2, 40.9)),
]


@pytest.mark.parametrize(("name", "country", "point"), KNOWN)
def test_a_small_place_resolves(name: str, country: str, point: tuple[float, float]) -> None:
    sites = [c.site for c in open_world("world").atlas.candidates(name) if c.site.country == country]
    assert sites and all(s.point for s in sites)
    assert min(kilometres(point, s.point) for s in sites if s.point) <= 25
