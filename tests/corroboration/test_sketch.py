"""MinHash sketches agree as often as their sets are alike, and banded look-up finds what agrees in a band."""

from __future__ import annotations

import numpy as np
import pytest

from khabar.corroboration.sketch import band_keys, scattered, sketch


@pytest.mark.parametrize("shared", [0, 250, 500, 750, 1000])
def test_sketches_agree_as_often_as_sets_are_alike(shared: int) -> None:
    a = range(10_000, 11_000)
    b = [*range(11_000 - shared, 11_000), *range(20_000, 21_000 - shared)]
    alike = shared / (2000 - shared)
    agree = float(np.mean(sketch(a, 512) == sketch(b, 512)))
    assert abs(agree - alike) < 0.08, "512 places: a standard error of at most 0.022"


def test_order_and_repetition_do_not_matter() -> None:
    assert (sketch([1, 2, 3], 64) == sketch([3, 3, 2, 1], 64)).all()


def test_a_twin_has_a_band_in_common_and_a_stranger_has_none() -> None:
    def keys(of: range, salt: int) -> set[int]:
        return set(band_keys(sketch(of, 64), bands=16, salts=[salt])[0])

    twin = keys(range(1000), 1)
    assert len(twin) == 16
    assert twin & keys(range(20, 1000), 1)
    assert not twin & keys(range(50_000, 51_000), 1)
    assert not twin & keys(range(1000), 2), "what is salted otherwise stands elsewhere"


def test_keys_of_all_salts_are_those_of_each() -> None:
    both = band_keys(sketch(range(9), 64), bands=32, salts=[5, 6])
    assert both == [band_keys(sketch(range(9), 64), bands=32, salts=[one])[0] for one in (5, 6)]


def test_scattering_keeps_numbers_apart() -> None:
    numbers = np.arange(100_000, dtype=np.uint64)
    assert len(set(scattered(numbers).tolist())) == len(numbers)
    assert int(scattered(np.array([0], np.uint64))[0]) == 0xE220A8397B1DCDAF, (
        "SplitMix64 from 0 begins with this number"
    )
