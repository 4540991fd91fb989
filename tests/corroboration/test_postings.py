"""Postings: what stands under a key, in memory or read as it is asked for, and what is to be kept."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from khabar.corroboration.postings import Posting, Postings, key_of

STEPS = st.lists(st.tuples(st.booleans(), st.integers(-3, 3), st.sampled_from("abc")), max_size=30)


@given(STEPS, STEPS)
def test_postings_are_a_mapping_of_sets_and_what_changed_brings_the_kept_up_to_date(
    first: list[tuple[bool, int, str]], second: list[tuple[bool, int, str]]
) -> None:
    want: dict[int, set[str]] = defaultdict(set)
    whole = Postings()
    run(whole, first, want)
    kept = set(whole)
    asked: list[list[int]] = []

    def recall(keys: list[int]) -> list[Posting]:
        asked.append(keys)
        return sorted(one for one in kept if one[0] in keys)

    later = Postings(recall)
    for step in second:
        later.warm([step[1]])
        run(later, [step], want)
    assert whole.changed == {}, "what is kept as a whole needs no list of changes"
    assert {key: set(later.find(key)) for _, key, _ in second} == {key: want[key] for _, key, _ in second}
    added = {one for one, new in later.changed.items() if new}
    gone = {one for one, new in later.changed.items() if not new}
    assert not added & kept and gone <= kept
    assert (kept | added) - gone == {(key, one) for key in want for one in want[key]}
    assert sorted(key for keys in asked for key in keys) == sorted({key for _, key, _ in second}), "each is read once"


def run(postings: Postings, steps: list[tuple[bool, int, str]], want: dict[int, set[str]]) -> None:
    for add, key, one in steps:
        if add:
            postings.add(key, one)
            want[key].add(one)
        else:
            postings.remove(key, one)
            want[key].discard(one)


def test_keys_are_signed_numbers_of_64_bits() -> None:
    keys = {key_of(f"person {n} 1") for n in range(1000)}
    assert len(keys) == 1000 and all(-(2**63) <= key < 2**63 for key in keys)
    assert min(keys) < 0 < max(keys)
