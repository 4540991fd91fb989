"""MinHash sketches agree as often as their sets are alike, and banded look-up finds what agrees in a band."""

from __future__ import annotations

import numpy as np
import pytest

from khabar.corroboration.sketch import Bands, sketch


@pytest.mark.parametrize("shared", [0, 250, 500, 750, 1000])
def test_sketches_agree_as_often_as_sets_are_alike(shared: int) -> None:
    a = range(10_000, 11_000)
    b = [*range(11_000 - shared, 11_000), *range(20_000, 21_000 - shared)]
    alike = shared / (2000 - shared)
    agree = float(np.mean(sketch(a, 512) == sketch(b, 512)))
    assert abs(agree - alike) < 0.08, "512 places: a standard error of at most 0.022"


def test_order_and_repetition_do_not_matter() -> None:
    assert (sketch([1, 2, 3], 64) == sketch([3, 3, 2, 1], 64)).all()


def test_a_twin_is_found_and_a_stranger_is_not() -> None:
    shelf = Bands(16, 4)
    shelf.insert("twin", sketch(range(1000), 64))
    shelf.insert("stranger", sketch(range(50_000, 51_000), 64))
    assert shelf.query(sketch(range(20, 1000), 64)) == {"twin"}
