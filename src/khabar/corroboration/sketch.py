"""MinHash sketches and the keys of their bands (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3).

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


def band_keys(of: Sketch, *, bands: int, salts: Iterable[int]) -> list[list[int]]:
    """For every salt one key (64 bits, signed) a band: sketches that agree in a whole band have its key in common."""
    parts = of.astype(np.uint64).reshape(bands, -1)
    mixed = np.arange(bands, dtype=np.uint64)
    for column in parts.T:
        mixed = scattered(mixed ^ column)
    return [scattered(mixed ^ salt).view(np.int64).tolist() for salt in np.fromiter(salts, np.uint64)]


def scattered(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finisher of SplitMix64 (Steele, Lea and Flood 2014): no two numbers of 64 bits become the same."""
    values = (values + np.uint64(0x9E3779B97F4A7C15)).astype(np.uint64)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(values ^ (values >> np.uint64(31)))
