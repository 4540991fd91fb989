"""Gazetteers that users added, opened over the one that ships: one body of rows, each place once.

Rows of the first gazetteer keep their numbers; those of a layer follow. A layer's row that is a place beneath (by its
GeoNames number, or by name and point when it was compiled) stands for that place, and gives it its further names and
P-code. Other transliterations are found by skeleton: comparing all names of a large dump would take seconds and memory.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np

from khabar.world import folds, likeness
from khabar.world.gazetteer import MOST_POSTED, Box, Gazetteer, GazetteerRow, Kind, Near, Strength
from khabar.world.userdata import UserDataError, user_folder

SHORTEST_BONES = 3  # letters of a skeleton: shorter ones are those of too many names
MOST_ALIKE = 400  # names of one skeleton that are compared


class Layer(Gazetteer):
    """One index that a user added."""

    def __init__(self, path: Path) -> None:
        try:
            super().__init__(path)
            self.twin, self.number = self._arrays["twin"], self._arrays["geonames"]
            self._order = self._arrays["by_number"]
            self.coded = np.flatnonzero(np.diff(self._arrays["pcode_at"]))
        except (OSError, KeyError, ValueError) as e:
            raise UserDataError(f"{path}: no gazetteer that this version reads ({e})") from e

    def at_number(self, number: int) -> int:
        """The row with this number, or -1."""
        low, high = 0, len(self._order)
        while low < high:
            mid = (low + high) // 2
            if int(self.number[self._order[mid]]) < number:
                low = mid + 1
            else:
                high = mid
        row = int(self._order[low]) if low < len(self._order) else -1
        return row if row >= 0 and int(self.number[row]) == number else -1

    def alike(self, name: str, countries: frozenset[str]) -> list[tuple[int, float]]:
        """Rows of these countries whose name has the same skeleton, and how like the names are."""
        bones = folds.skeleton(name)
        at = self._find_in("bone", bones.encode()) if len(bones) >= SHORTEST_BONES else -1
        if at < 0:
            return []
        ends, out = self._arrays["bone_key_at"], []
        for key in self._arrays["bone_key"][
            int(ends[at]) : min(int(ends[at + 1]), int(ends[at]) + MOST_ALIKE)
        ].tolist():
            rows = [r for r, s in self._posted(key) if s < Strength.SHORT and self.country_of(r) in countries]
            if rows:
                like = likeness.place_likeness(name, self._text("key", key))
                out += [(row, like) for row in rows]
        return out

    def country_of(self, row: int) -> str | None:
        at = int(self._arrays["country"][row])
        return self.countries[at] if at < len(self.countries) else None


class Layered(Gazetteer):
    """The gazetteer that ships, with layers over it."""

    def __init__(self, path: Path, layers: Iterable[Path]) -> None:
        super().__init__(path)
        own = self._arrays["geonames"]
        self._order = np.argsort(own, kind="stable")
        self._sorted = own[self._order]
        self._layers = [Layer(p) for p in layers]
        self._all_posts: dict[str, list[tuple[int, Strength]]] = {}
        self._starts = [super().__len__()]
        for layer in self._layers:
            self._starts.append(self._starts[-1] + len(layer))
        self._pcodes: dict[int, str] = {}
        for depth, layer in enumerate(self._layers):
            for row in layer.coded.tolist():
                self._pcodes.setdefault(self._global(depth, row), layer._text("pcode", row))

    def __len__(self) -> int:
        return self._starts[-1]

    def _at_number(self, number: int, depth: int) -> int:
        """The row with this number in the first gazetteer or in a layer beneath ``depth``; -1 for none."""
        at = bisect_left(self._sorted, number) if number else len(self._sorted)
        if at < len(self._sorted) and int(self._sorted[at]) == number:
            return int(self._order[at])
        for lower, layer in enumerate(self._layers[:depth]):
            if number and (row := layer.at_number(number)) >= 0:
                return self._global(lower, row)
        return -1

    def _global(self, depth: int, row: int) -> int:
        layer = self._layers[depth]
        for number in (int(layer.number[row]), int(layer.twin[row])):
            if (known := self._at_number(number, depth)) >= 0:
                return known
        return self._starts[depth] + row

    def row(self, index: int, strength: Strength = Strength.MAIN) -> GazetteerRow:
        depth = bisect_right(self._starts, index) - 1
        if depth < 0:
            found = super().row(index, strength)
        else:
            local = self._layers[depth].row(index - self._starts[depth], strength)
            parent = None if local.parent is None else self._global(depth, local.parent)
            found = replace(local, index=index, parent=None if parent == index else parent)
        return replace(found, pcode=self._pcodes[index]) if index in self._pcodes else found

    def postings(self, key: str) -> list[tuple[int, Strength]]:
        known = self._all_posts.get(key)
        if known is not None:
            return known
        found = dict(super().postings(key))
        for depth, layer in enumerate(self._layers):
            for row, strength in layer.postings(key):
                at = self._global(depth, row)
                found[at] = min(strength, found.get(at, strength))
        if len(self._all_posts) >= MOST_POSTED:
            self._all_posts.clear()
        out = self._all_posts[key] = list(found.items())
        return out

    def divisions(self, countries: Iterable[str], kind: Kind) -> list[GazetteerRow]:
        wanted = tuple(countries)
        found = {r.index: r for r in super().divisions(wanted, kind)}
        for depth, layer in enumerate(self._layers):
            for row in layer.divisions(wanted, kind):
                at = self._global(depth, row.index)
                if at not in found:
                    found[at] = self.row(at)
        return list(found.values())

    def fuzzy(
        self, name: str, *, country: str | Iterable[str], box: Box | None = None, least: float = 0.8, most: int = 8
    ) -> list[Near]:
        countries = [country] if isinstance(country, str) else list(country)
        best = {n.row.index: n for n in super().fuzzy(name, country=countries, box=box, least=least, most=most)}
        inside = frozenset(countries)
        for depth, layer in enumerate(self._layers):
            for local, like in layer.alike(name, inside):
                at = self._global(depth, local)
                if like < least or (at in best and best[at].likeness >= like):
                    continue
                row = self.row(at, Strength.ALIAS)
                if box is None or (box[0] <= row.lat < box[2] and box[1] <= row.lon < box[3]):
                    best[at] = Near(row, like)
        return sorted(best.values(), key=lambda n: (-n.likeness, n.row.kind, -n.row.population, n.row.index))[:most]


def gazetteer_folder(root: Path | None = None) -> Path:
    return (root or user_folder()) / "gazetteer"


def layers_of(root: Path | None = None) -> list[Path]:
    """The indices that the user added, by name."""
    folder = gazetteer_folder(root)
    return sorted(folder.glob("*.idx")) if folder.is_dir() else []


def open_gazetteer(root: Path | None = None, *, without: str | None = None) -> Gazetteer:
    """The gazetteer that ships, its small places, and all that the user added (but for ``without``). Raises UserDataError."""
    return Layered(Gazetteer.shipped(), [Gazetteer.small_places(), *(p for p in layers_of(root) if p.stem != without)])
