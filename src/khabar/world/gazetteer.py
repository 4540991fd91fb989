"""The world gazetteer: one memory-mapped index of countries, divisions, cities, regions and seas, opened read-only.

The file is a JSON header (a line) and arrays at the offsets that it names: columns of places (areas first, cities last),
their names, and the sorted keys (``folds.key``) with the rows that each points at. Nothing is loaded that is not asked
for. ``training/gazetteer/build.py`` makes it; `fuzzy` compares within countries, whose keys are read when first needed.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from khabar.world import folds, likeness


class Kind(IntEnum):
    COUNTRY = 0
    ADMIN1 = 1
    ADMIN2 = 2
    REGION = 3
    SEA = 4
    LINEAR = 5
    CITY = 6
    SPOT = 7  # a base, airport, pass, dam, peak: of gazetteers that users add


class Strength(IntEnum):
    """How a name points at a place, surest first."""

    MAIN = 0
    ALIAS = 1
    SHORT = 2  # "La.", "TX": a place only behind a comma
    DEMONYM = 3


COLUMNS: dict[str, str] = {
    "kind": "u1", "seat": "u1", "country": "<u2", "parent": "<i4", "geonames": "<u4", "population": "<u4", "lat": "<f4",
    "lon": "<f4", "radius": "<f4",
}  # fmt: skip
OWN_NUMBERS = 1 << 31  # from here on numbers are not GeoNames' but made of name and point
STRENGTH_SHIFT = 30  # a posting is a row and, in its two highest bits, the strength
Array = NDArray[Any]
Box = tuple[float, float, float, float]  # south, west, north, east


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    index: int
    name: str
    kind: Kind
    country: str | None  # ISO 3166 alpha-3
    parent: int | None
    geonames: int | None
    population: int
    lat: float
    lon: float
    radius_km: float
    box: Box | None
    seat: int  # 1 a country's capital, 2 the largest town of its first-level division, 3 both
    strength: Strength  # how the name that was looked up points here
    number: int | None = None  # of a place that a user added and GeoNames does not know
    pcode: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A row whose name is like the one asked for."""

    row: GazetteerRow
    likeness: float


@dataclass(frozen=True, slots=True)
class _Keys:
    """The names of one country, for comparing."""

    keys: tuple[str, ...]
    bones: tuple[str, ...]
    rows: list[int]  # of all names, one after another
    starts: list[int]  # where those of each name begin, and the end


def write_index(
    path: Path,
    *,
    names: list[str],
    columns: Mapping[str, Array],
    keys: Mapping[str, Mapping[int, IntEnum]],
    countries: list[str],
) -> None:
    """Writes the file that ``Gazetteer.open`` reads."""
    ordered = sorted(keys, key=lambda k: k.encode())
    postings = [[row | (int(s) << STRENGTH_SHIFT) for row, s in sorted(keys[k].items())] for k in ordered]
    arrays: dict[str, Array] = dict(columns)
    arrays["name_text"], arrays["name_at"] = _blob(names)
    arrays["key_text"], arrays["key_at"] = _blob(ordered)
    arrays["post_at"] = np.cumsum([0, *map(len, postings)]).astype("<u4")
    arrays["post"] = np.array([p for ps in postings for p in ps], "<u4")
    header: dict[str, Any] = {"countries": countries, "arrays": {}}
    at = 0
    for name, array in arrays.items():
        header["arrays"][name] = [array.dtype.str, list(array.shape), at]
        at += -(-array.nbytes // 8) * 8
    head = json.dumps(header).encode()
    head += b" " * (-(len(head) + 1) % 8) + b"\n"
    with path.open("wb") as fh:
        fh.write(head)
        for array in arrays.values():
            data = np.ascontiguousarray(array).tobytes()
            fh.write(data + b"\0" * (-len(data) % 8))


def _blob(texts: Iterable[str]) -> tuple[Array, Array]:
    data = [t.encode() for t in texts]
    return np.frombuffer(b"".join(data), np.uint8), np.cumsum([0, *map(len, data)]).astype("<u4")


MOST_POSTED = 50_000  # names whose postings are remembered: a bound, so that a long run cannot grow without end
NEARLY = 0.9  # likeness from which few candidates are enough
MOST_LIKED = 20_000  # names whose likes are remembered: reports of one theatre name the same places again


class Gazetteer:
    """Read-only, safe to share between threads; caches only what follows from the file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as fh:
            head = fh.readline()
            self._map = mmap.mmap(fh.fileno(), 0, access=mmap.ACCESS_READ)
        header = json.loads(head)
        self._liked: dict[tuple[str, str, float], list[tuple[int, float]]] = {}
        self._posts: dict[str, list[tuple[int, Strength]]] = {}
        self._seats: dict[str, list[GazetteerRow]] = {}
        self.countries: tuple[str, ...] = tuple(header["countries"])
        self._arrays: dict[str, Array] = {
            name: np.frombuffer(self._map, dtype, int(np.prod(shape)), len(head) + at).reshape(shape)
            for name, (dtype, shape, at) in header["arrays"].items()
        }
        self._countries_at: dict[str, list[int]] = {}  # the file may list a country twice
        for i, c in enumerate(self.countries):
            self._countries_at.setdefault(c, []).append(i)
        self._keys: dict[str, _Keys] = {}
        self._post_at = self._arrays["post_at"]

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """The index at ``path``, or the one that ships with khabar."""
        return cls(path or cls.shipped())

    @staticmethod
    def shipped() -> Path:
        return Path(str(resources.files("khabar") / "data" / "gazetteer" / "world.idx"))

    @staticmethod
    def small_places() -> Path:
        """The layer of villages, bases and crossings that ships over it (``training/gazetteer/small_places.py``)."""
        return Path(str(resources.files("khabar") / "data" / "gazetteer" / "small_places.idx"))

    def __len__(self) -> int:
        return int(self._arrays["kind"].shape[0])

    def row(self, index: int, strength: Strength = Strength.MAIN) -> GazetteerRow:
        a = self._arrays
        area = index < a["radius"].shape[0]
        country = int(a["country"][index])
        box = tuple(float(x) for x in a["box"][index]) if area else ()
        number, kind = int(a["geonames"][index]), Kind(int(a["kind"][index]))
        radius = float(a["radius"][index]) if area else 0.0
        return GazetteerRow(
            index=index,
            name=self._text("name", index),
            kind=kind,
            country=self.countries[country] if country < len(self.countries) else None,
            parent=int(a["parent"][index]) if a["parent"][index] >= 0 else None,
            geonames=number if 0 < number < OWN_NUMBERS else None,
            population=int(a["population"][index]),
            lat=round(float(a["lat"][index]), 5),
            lon=round(float(a["lon"][index]), 5),
            radius_km=radius if radius or (area and kind is not Kind.CITY) else _town_radius(int(a["population"][index])),
            box=(box[0], box[1], box[2], box[3]) if len(box) == 4 and box[0] == box[0] else None,
            seat=int(a["seat"][index]),
            strength=strength,
            number=number if number >= OWN_NUMBERS else None,
            pcode=(self._text("pcode", index) or None) if "pcode_at" in a else None,
        )

    def lookup(self, name: str) -> list[GazetteerRow]:
        """Every place that goes by exactly this name, whatever case, accent, hyphen."""
        return [self.row(i, s) for i, s in self.postings(folds.key(name))]

    def postings(self, key: str) -> list[tuple[int, Strength]]:
        """Rows and strengths of a folded name; cheap, nothing else is read."""
        known = self._posts.get(key)
        if known is not None:
            return known
        found: dict[int, Strength] = {}
        for k in _variants(key):
            at = self._find_in("key", k.encode())
            if at >= 0:
                for row, strength in self._posted(at):
                    found.setdefault(row, strength)
        if len(self._posts) >= MOST_POSTED:
            self._posts.clear()
        out = self._posts[key] = list(found.items())
        return out

    def _posted(self, at: int) -> list[tuple[int, Strength]]:
        """Rows and strengths of one key, by its place in the order."""
        low = (1 << STRENGTH_SHIFT) - 1
        posts = self._arrays["post"][int(self._post_at[at]) : int(self._post_at[at + 1])].tolist()
        return [(p & low, Strength(p >> STRENGTH_SHIFT)) for p in posts]

    def divisions(self, countries: Iterable[str], kind: Kind) -> list[GazetteerRow]:
        """All divisions of one level of these countries."""
        ats = [at for c in countries for at in self._countries_at.get(c, ())]
        found = np.isin(self._arrays["country"], ats) & (self._arrays["kind"] == int(kind))
        return [self.row(int(i)) for i in np.flatnonzero(found)]

    def seats(self, country: str) -> list[GazetteerRow]:
        """The capital of a country and the largest towns of its divisions."""
        known = self._seats.get(country)
        if known is None:
            marked = np.isin(self._arrays["country"], self._countries_at.get(country, [])) & (self._arrays["seat"] > 0)
            known = self._seats[country] = [self.row(int(i)) for i in np.flatnonzero(marked)]
        return known

    def _find_in(self, which: str, key: bytes) -> int:
        """The place of a text in a sorted column of texts; -1 where it is not."""
        ends, text = self._arrays[f"{which}_at"], self._arrays[f"{which}_text"]
        low, high = 0, len(ends) - 2
        while low <= high:
            mid = (low + high) // 2
            here = text[int(ends[mid]) : int(ends[mid + 1])].tobytes()
            if here == key:
                return mid
            if here < key:
                low = mid + 1
            else:
                high = mid - 1
        return -1

    def _text(self, which: str, i: int) -> str:
        at = self._arrays[f"{which}_at"]
        return bytes(self._arrays[f"{which}_text"][int(at[i]) : int(at[i + 1])]).decode()

    def fuzzy(
        self, name: str, *, country: str | Iterable[str], box: Box | None = None, least: float = 0.8, most: int = 8
    ) -> list[Near]:
        """Places of one or a few countries whose name is like this one, best first."""
        best: dict[int, float] = {}
        for code in [country] if isinstance(country, str) else country:
            for row, like in self._like(name, code, least):
                if like > best.get(row, 0.0):
                    best[row] = like
        found = [Near(self.row(i, Strength.ALIAS), like) for i, like in best.items()]
        if box is not None:
            found = [n for n in found if box[0] <= n.row.lat < box[2] and box[1] <= n.row.lon < box[3]]
        return sorted(found, key=lambda n: (-n.likeness, n.row.kind, -n.row.population, n.row.index))[:most]

    def _like(self, name: str, code: str, least: float) -> list[tuple[int, float]]:
        """Rows of a country with their likeness, where it is ``least`` or more."""
        if code not in self._countries_at:
            return []
        asked = (name, code, least)
        if asked in self._liked:
            return self._liked[asked]
        known = self._keys.get(code)
        if known is None:
            known = self._keys[code] = self._read_country(self._countries_at[code])
        bones = folds.skeleton(name)
        # 60 candidates by skeleton before the dear comparison: at 60 no right district of the Afghan names is lost.
        limit, cutoff = (60, 60) if least < NEARLY else (15, 75)
        close = process.extract(bones, known.bones, scorer=fuzz.ratio, limit=limit, score_cutoff=cutoff)
        out = []
        for _, _, i in close:
            like = likeness.place_likeness(name, known.keys[i], least)
            if like >= least:
                out += [(row, like) for row in known.rows[known.starts[i] : known.starts[i + 1]]]
        if len(self._liked) < MOST_LIKED:
            self._liked[asked] = out
        return out

    @cached_property
    def _by_country(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint32]]:
        """Postings in order of their country: which they are, where each country begins, and the row of every posting."""
        post = self._arrays["post"]
        rows = post & np.uint32((1 << STRENGTH_SHIFT) - 1)
        which = np.flatnonzero(post >> STRENGTH_SHIFT < Strength.SHORT)
        country = self._arrays["country"][rows[which]]
        starts = np.searchsorted(np.sort(country), np.arange(int(country.max(initial=0)) + 2))
        return which[np.argsort(country, kind="stable")], starts, rows

    def _read_country(self, countries: list[int]) -> _Keys:
        order, starts, rows = self._by_country
        parts = [order[starts[c] : starts[c + 1]] for c in countries if c + 1 < len(starts)]
        which = parts[0] if len(parts) == 1 else np.sort(np.concatenate([*parts, order[:0]]))
        keys = np.searchsorted(self._post_at, which, side="right") - 1
        unique, first = np.unique(keys, return_index=True)
        found = rows[which].tolist()
        at, raw = self._arrays["key_at"], self._arrays["key_text"].data
        ends = zip(at[unique].tolist(), at[unique + 1].tolist(), strict=True)
        texts = tuple(str(raw[a:b], "utf-8") for a, b in ends)
        return _Keys(texts, folds.skeletons(texts), found, [*first.tolist(), len(found)])


def _town_radius(population: int) -> float:
    """Rough kilometres from the middle to the edge of a town: 1 km for a village, 15 for ten million."""
    return float(round(min(15.0, max(1.0, 0.0047 * population**0.5)), 1))


ARTICLES = folds.word_set("al el ad ar as ash at az an")
SPELT_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
CUT_SHORT = {long: short for short, long in SPELT_OUT.items()}


def _variants(key: str) -> list[str]:
    """The key, without its article or (if it is one long word) with the Arabic one, with Saint for St and the reverse."""
    out = [key]
    first, _, rest = key.partition(" ")
    if rest and (first == "the" or first in ARTICLES):
        out.append(rest)
    elif len(key) > 3 and not rest and key.isascii():
        out.append(f"al {key}")
    if rest and (other := SPELT_OUT.get(first) or CUT_SHORT.get(first)):
        out.append(f"{other} {rest}")
    return out
