"""Folding over scripts and transliterations, and the likeness of names."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.world.folds import key, latin, skeleton
from khabar.world.likeness import SAME_NAME, distance, name_likeness, place_likeness


def test_key_folds_case_accents_hyphens_and_keyboards() -> None:
    assert key("Pul-e-Ḩesār") == key("PUL E HESAR")
    assert key("كندوز") == key("کندوز")


def test_latin_reads_cyrillic_and_arabic_script() -> None:
    assert latin("Харків") == "kharkiv"
    assert skeleton("کندوز") == skeleton("Kunduz") == skeleton("Кундуз")


SAME_PLACE = [
    ("Barchman", "Purchaman"), ("Andrab", "Andarab"), ("Pul-e-Hesar", "Pul-e Hisar"), ("Qala-e-Naw", "Qalah-i-Naw"),
    ("Hasakeh", "Al Hasakah"), ("Qonduz", "Kunduz"), ("Emamsaheb", "Imam Sahib"), ("امام صاحب", "Imam Sahib"), ("El Fasher", "Al-Fashir"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME_PLACE)
def test_spellings_of_one_place_are_alike(a: str, b: str) -> None:
    assert place_likeness(a, b) >= 0.84


@pytest.mark.parametrize(("a", "b"), [("Baghlan", "Badghis"), ("Balkh", "Badakhshan"), ("Herat", "Helmand"), ("Homs", "Hama")])
def test_places_with_like_beginnings_are_not_alike(a: str, b: str) -> None:
    assert place_likeness(a, b) < 0.75


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ahmad Massoud", "Ahmed Masood"), ("Sergey Viktorovich Lavrov", "Sergei Lavrov"), ("Mullah Hassan Akhund", "Hasan Akhund"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy"), ("Siemens AG", "Siemens Aktiengesellschaft"),
    ],
)  # fmt: skip
def test_one_bearer(a: str, b: str) -> None:
    assert name_likeness(a, b) >= SAME_NAME


@pytest.mark.parametrize(
    ("a", "b"),
    [("Yusuf Ahmed al-Harbi", "Yusuf Ahmed al-Ghamdi"), ("Shaheen Corps 209", "Shaheen Corps 217"), ("Atta Noor", "Atta Khalil")],
)
def test_two_bearers(a: str, b: str) -> None:
    assert name_likeness(a, b) < SAME_NAME


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_bounded_and_even_handed(a: str, b: str) -> None:
    assert 0 <= name_likeness(a, b) <= 1
    assert 0 <= place_likeness(a, b) <= 1
    assert place_likeness(a, b) == pytest.approx(place_likeness(b, a), abs=0.02)


@given(st.text(alphabet="abcdehikqz ", max_size=20))
def test_nothing_is_nearer_than_itself(a: str) -> None:
    assert distance(a, a) == 0


@given(st.text("abehinorw ", max_size=10), st.text("abehinorw ", max_size=10), st.floats(0, 4))
def test_a_limit_hides_only_what_lies_over_it(a: str, b: str, most: float) -> None:
    whole, limited = distance(a, b), distance(a, b, most)
    assert limited == whole or (limited == inf and whole > most)


@given(st.text("abehinorw ", max_size=10), st.text("abehinorw ", max_size=10), st.sampled_from([0.6, 0.84, 0.9]))
def test_what_is_like_enough_is_as_like_with_a_least(a: str, b: str, least: float) -> None:
    whole, limited = place_likeness(a, b), place_likeness(a, b, least)
    assert limited == whole or max(limited, whole) < least


def test_a_turned_pair_is_one_edit_of_its_own_cost() -> None:
    assert distance("brg", "bgr") == 0.6  # else two whole edits
