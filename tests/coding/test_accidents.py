"""Accidents are no attacks, and attacks no accidents. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import EventClaim, Page
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def anywhere(coder: Coder) -> Coder:
    """The coder of all tests, for any country."""
    return Coder(open_world("world"), models=coder.folder)


def kinds(coder: Coder, text: str) -> list[str]:
    return [c.type.value for c in coder.code(to_report(Page(path="-", text=text, published=date(2021, 7, 10)))).claims if isinstance(c, EventClaim)]


@pytest.mark.parametrize(
    "text",
    [
        "A gas cylinder explosion in a restaurant in Hyderabad injured 11 people.",
        "A boiler exploded in a factory in Gazipur, killing ten workers.",
        "A fire at a hospital in Baghdad killed 82 people.",
        "Lions killed two herders in Kajiado county.",
        "Health officials said mpox had killed 450 people in Congo.",
        "Twelve miners were killed when a gold mine collapsed in Zamfara.",
        "Two soldiers were killed when their helicopter crashed in Herat.",
        "A transformer exploded in Kisumu on Monday. Four people were killed.",
    ],
)
def test_what_nobody_brought_about_is_no_event(anywhere: Coder, text: str) -> None:
    assert kinds(anywhere, text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Israeli air strikes collapsed a building in Beirut, killing nine.", ["air_strike"]),
        ("Tamil Tigers killed six soldiers in Vavuniya.", ["ground_attack"]),
        ("Landmines killed two farmers in Kherson.", ["mine"]),
        ("A drone hit a fuel depot in Feodosia. A fire broke out at the depot, killing two.", ["drone_strike", "drone_strike"]),
        ("A fuel tanker exploded near a checkpoint in Mogadishu, killing three soldiers.", ["ied"]),
        ("Two pilots were killed when rebels shot down their helicopter in Mopti.", ["ground_attack"]),
        ("Ethnic mobs set a market ablaze in Imphal.", ["riot"]),
    ],
)
def test_what_an_attack_brought_about_is_one(anywhere: Coder, text: str, right: list[str]) -> None:
    assert kinds(anywhere, text) == right
