"""MinHash sketches and banded look-up (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3).

Two sets agree in a place of their sketches as often as they are alike (Jaccard). Own code because the libraries that do it bring
145 MB of numerical routines for parameters that are fixed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

Sketch = NDArray[np.uint32]


@cache
def _constants(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Odd multipliers and offsets of multiply-shift hashing, the same on every machine (SplitMix64 from a fixed seed)."""
    out = []
    state = 0x5EED
    for _ in range(2 * count):
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        out.append(z ^ (z >> 31))
    values = np.array(out, np.uint64)
    return values[:count] | np.uint64(1), values[count:]


def sketch(hashes: Iterable[int], size: int) -> Sketch:
    """The least value of each of ``size`` hash functions over a set of 32-bit hashes; all ones for an empty set."""
    values = np.fromiter((h & 0xFFFFFFFF for h in hashes), np.uint64)
    if not values.size:
        return np.full(size, 0xFFFFFFFF, np.uint32)
    multipliers, offsets = _constants(size)
    # wrap-around of 64 bits is meant; the upper half of the product is the hash
    mixed = (values[None, :] * multipliers[:, None] + offsets[:, None]) >> np.uint64(32)
    return np.asarray(mixed.min(axis=1), np.uint32)


class Bands:
    """Sketches by bands of ``rows`` values: those that agree with a sketch in one whole band are found."""

    def __init__(self, bands: int, rows: int) -> None:
        self.bands = bands
        self.rows = rows
        # Most places hold one key: it stands there itself, several as a tuple. Half the size of lists.
        self._found: list[dict[bytes, Kept]] = [{} for _ in range(bands)]

    def _keys(self, of: Sketch) -> list[bytes]:
        return [of[i * self.rows : (i + 1) * self.rows].tobytes() for i in range(self.bands)]

    def insert(self, key: str, of: Sketch) -> None:
        for band, part in zip(self._found, self._keys(of), strict=True):
            band[part] = with_one(band.get(part), key)

    def query(self, of: Sketch) -> set[str]:
        return {key for band, part in zip(self._found, self._keys(of), strict=True) for key in keys_in(band.get(part))}


Kept = str | tuple[str, ...]


def with_one(kept: Kept | None, key: str) -> Kept:
    """What stands in a place of an index after one more key was put there."""
    return key if kept is None else (*keys_in(kept), key)


def keys_in(kept: Kept | None) -> tuple[str, ...]:
    return () if kept is None else (kept,) if isinstance(kept, str) else kept
