"""Quantities: words -> low, best, high."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.coding.draft import Mention, MentionKind
from khabar.coding.mentions import amounts
from khabar.coding.numbers import find_numbers, parse_amount, read_number

CASES = [
    ("14", 14, 14, 14), ("at least 14", 14, 14, None), ("more than 300", 300, 300, None), ("over 1,500", 1500, 1500, None),
    ("two to 12", 2, 2, 12), ("60-70", 60, 60, 70), ("between 5 and 9", 5, 5, 9), ("up to 20", None, 20, 20),
    ("as many as 30", None, 30, 30), ("fewer than 10", None, None, 10), ("some 40", 36, 40, 44), ("about a dozen", 11, 12, 13),
    ("nearly 50", 45, 50, 50), ("dozens", 24, 24, 99), ("scores", 40, 40, 99), ("hundreds", 200, 200, 999), ("several", 3, 3, 9),
    ("a handful", 3, 3, 6), ("thousands", 2000, 2000, 9999), ("tens of thousands", 20_000, 20_000, 99_999),
    ("ten thousands", 20_000, 20_000, 99_999), ("several hundred", 300, 300, 900), ("1.2 million", 1.2e6, 1.2e6, 1.2e6),
    ("12m", 12e6, 12e6, 12e6), ("2 to 3 million", 2e6, 2e6, 3e6), ("a hundred", 100, 100, 100), ("half a dozen", 6, 6, 6),
    ("two dozen", 24, 24, 24), ("twenty-three", 23, 23, 23), ("two hundred and fifty", 250, 250, 250),
    ("three thousand two hundred", 3200, 3200, 3200), ("one", 1, 1, 1), ("100+", 100, 100, None), ("20 or more", 20, 20, None),
    ("55%", 0.55, 0.55, 0.55), ("50 percent", 0.5, 0.5, 0.5), ("one in five", 0.2, 0.2, 0.2), ("a third", 1 / 3, 1 / 3, 1 / 3),
    ("over a third", 1 / 3, 1 / 3, None), ("three-quarters", 0.75, 0.75, 0.75), ("half of the town", 0.5, 0.5, 0.5),
    ("no fewer than eight civilians", 8, 8, None), ("12 million people", 12e6, 12e6, 12e6),
]  # fmt: skip


@pytest.mark.parametrize(("words", "low", "best", "high"), CASES, ids=[row[0] for row in CASES])
def test_amounts(words: str, low: float | None, best: float | None, high: float | None) -> None:
    amount = parse_amount(words)
    assert amount is not None
    assert (amount.low, amount.best, amount.high) == pytest.approx((low, best, high))


@pytest.mark.parametrize("words", ["", "the men", "a man", "soldiers", "who", "and", "an"])
def test_no_amount(words: str) -> None:
    assert parse_amount(words) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 14 people were killed and eight wounded.", ["At least 14", "eight"]),
        ("The 217th Corps and the 7th Brigade", []),
        ("They carried AK-47 and RPG-7", []),
        ("On July 4, 2021 it rained", []),
        ("A 13-year-old boy", []),
        ("In 2016 they sent 1500 troops", ["1500"]),
        ("More than 60,000 fled, about 80km to the west", ["More than 60,000"]),
        ("Ten districts fell, eight without a fight", ["Ten", "eight"]),
        ("2,000 soldiers and 2016 prisoners", ["2,000", "2016"]),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert [text[n.start : n.end] for n in find_numbers(text)] == expected


def test_plain_numbers() -> None:
    assert read_number("two and a half") == 2.5
    assert read_number("1 500") == 1500
    assert read_number("five million three hundred thousand and one") == 5_300_001
    assert read_number("none of it") is None


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                ["two", "to", "12", "-", "at", "least", "a", "half", "third", "dozen", "hundred", "1,500", "%", "in", "%", "9", "million", "and", "over", "00", ".5"]
            ),
            max_size=30,
        ).map(" ".join),
    )
)
def test_any_text(text: str) -> None:
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        known = [v for v in (number.amount.low, number.amount.best, number.amount.high) if v is not None]
        assert known == sorted(known) and all(v >= 0 for v in known)
    parse_amount(text)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A shell killed two girls aged eight and eleven.", ["two"]),
        ("A 14-year-old boy and 3 others were hurt.", ["3"]),
        ("He had reached the age of 90 when 6 men came.", ["6"]),
        ("The village managed 12 wells.", ["12"]),
    ],
)
def test_an_age_is_no_count(text: str, counts: list[str]) -> None:
    found = re.finditer(r"\b(?:two|eight|eleven|\d+)\b", text)
    mentions = tuple(Mention(m.start(), m.end(), MentionKind.NUMBER) for m in found)
    assert [text[mentions[i].start : mentions[i].end] for i in amounts(text, mentions)] == counts


def test_a_fourth_man_is_one() -> None:
    def of(text: str, words: str) -> list[float | None]:
        at = text.index(words)
        return [a.best for a in amounts(text, (Mention(at, at + len(words), MentionKind.NUMBER),)).values()]

    assert of("They killed three soldiers and wounded a fourth.", "a fourth") == [1.0]
    assert of("They hold a third of the district.", "a third") == [pytest.approx(1 / 3)]
    assert of("A boy of nine was hurt.", "nine") == []
