"""Figures beside the dead that count none of them, and ways of telling of the dead without the word."""

from __future__ import annotations

import pytest

from khabar.coding.drafts.toll.harm import toll_role
from khabar.model import Span


def role(text: str, count: str) -> str | None:
    at = text.index(count)
    return toll_role(text, Span(0, len(text)), Span(at, at + len(count)))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two intelligence officials told the agency that the general had died in a strike.", "Two"),
        ("Three residents said a shell killed the baker.", "Three"),
        ("The mayor was shot dead outside his home by two masked gunmen.", "two"),
        ("A judge was killed in Loja by at least four men on motorcycles.", "four"),
        ("Nine were buried, according to the priest and two other survivors who were not killed.", "two"),
        ("The shelling killed a pair of conscripts, aged 19 and 20.", "20"),
        ("3. A rocket hits the gate, and a guard is killed.", "3"),
        ("A car exploded 750 metres from the office, and a clerk was killed.", "750"),
        ("More than 120 incidents were logged on polling day and clerks were killed.", "120"),
        ("They attacked two posts and came back with their wounded.", "two"),
    ],
)
def test_counts_none_of_the_dead(text: str, count: str) -> None:
    assert role(text, count) == "neither"


@pytest.mark.parametrize(
    ("text", "count", "want"),
    [
        ("The army killed two officials, sources said.", "two", "killed"),
        ("Troops killed three men said to be spies.", "three", "killed"),
        ("Five men were killed by a mine.", "Five", "killed"),
        ("Two officials were killed, police said.", "Two", "killed"),
        ("Six soldiers and one officer embraced martyrdom in the operation.", "Six", "killed"),
        ("Gunmen fell on the village, taking the lives of three farmers.", "three", "killed"),
        ("The attack cost the lives of at least nine people.", "nine", "killed"),
        ("They cleared the town for the loss of nine of their own.", "nine", "killed"),
        ("Nine commandos gave their lives for a mile of road.", "Nine", "killed"),
        ("Four old people suffocated in the cellar.", "Four", "killed"),
    ],
)
def test_the_counted_are_dead(text: str, count: str, want: str) -> None:
    assert role(text, count) == want
