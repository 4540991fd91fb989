"""Names found in texts: whole words, any case, any spaces, every offset true."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.world.masks import MASK, Names, cover

LETTERS = st.text("aAbB é'-\n\t.", max_size=40)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Rahim Nazari", "x RAHIM \n\n nazari, y", ["RAHIM \n\n nazari"]),
        ("Rahim  Nazari", "Rahim\tNazari and Rahim Nazarian", ["Rahim\tNazari"]),
        ("Ali", "Alison, Kali and (Ali)", ["Ali"]),
        ("Νίκος", "ΝΊΚΟΣ. Νίκοσ", ["ΝΊΚΟΣ", "Νίκοσ"]),
        ("İnan", "inan and  İNAN", ["inan", "İNAN"]),
        ("خان", "یک خان.", ["خان"]),
        ("O'Neil", "\ud800 O'NEIL", ["O'NEIL"]),
        ("Al", "Al", []),
    ],
)
def test_spans(name: str, text: str, found: list[str]) -> None:
    names = Names([name])
    assert [text[start:end] for start, end in names.spans(text)] == found


def test_names_inside_names_are_all_found() -> None:
    assert Names(["Ali Khan", "Khan Nazari"]).mask("Ali Khan Nazari.") == f"{MASK * 3} {MASK * 4} {MASK * 6}."


def test_no_names() -> None:
    assert not Names([]) and Names([" "]).mask("text") == "text"


@given(st.lists(LETTERS, max_size=5), LETTERS)
def test_as_a_pattern_would(names: list[str], text: str) -> None:
    """At least what an alternation of all names finds, and each find is one of the names."""
    bodies = [r"\s+".join(map(re.escape, name.split())) for name in names if len(name.strip()) > 2]
    spans = Names(names).spans(text)
    for start, end in spans:
        assert any(re.fullmatch(body, text[start:end], re.I) for body in bodies)
    masked = cover(text, spans)
    for body in bodies:
        for match in re.finditer(rf"(?<!\w)(?:{body})(?!\w)", text, re.I):
            assert set(masked[match.start() : match.end()]) <= {MASK, *" \n\t"}
    assert len(masked) == len(text)
