"""Who gathers and protests against nothing, and what never happened at all. The texts are our own."""

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


def kinds(coder: Coder, text: str) -> dict[str, str]:
    claims = coder.code(to_report(Page(path="-", text=text, published=date(2021, 7, 10)))).claims
    return {c.quote.text: c.type.value for c in claims if isinstance(c, EventClaim)}


@pytest.mark.parametrize(
    ("text", "deed", "right"),
    [
        ("Hundreds of people gathered in Kyiv on Saturday for the funeral of a soldier.", "gathered", None),
        ("Mourners marched through Karbala to mark Ashura.", "marched", None),
        ("Pilgrims gathered in Mecca for the hajj.", "gathered", None),
        ("Leaders of ECOWAS gathered in Abuja on Sunday for a summit.", "gathered", "meeting"),
        ("Ambassadors gathered in Brussels to discuss aid for Gaza.", "gathered", "meeting"),
        ("Women marched in Kabul to mark International Women's Day.", "marched", "protest"),
        ("Crowds gathered in Beirut to celebrate the ceasefire.", "gathered", "protest"),
        ("Thousands gathered in Belgrade to demand the government's resignation.", "gathered", "protest"),
        ("Police dispersed mourners who gathered in Tunis for the funeral of an activist.", "gathered", "protest"),
    ],
)
def test_a_protest_is_for_or_against_something(anywhere: Coder, text: str, deed: str, right: str | None) -> None:
    assert kinds(anywhere, text).get(deed) == right


@pytest.mark.parametrize(
    "text",
    [
        "The play tells how rebels seized a school in Beslan.",
        "In the novel, soldiers raid a village in Peru and shoot the schoolteacher.",
        "The opposition alliance seized control of Istanbul in Sunday's local elections.",
        "The defence minister came under fire over the deaths of 14 soldiers.",
        "The missile is capable of hitting targets in Israel.",
        "The army's new howitzers can shell positions 40 km away.",
    ],
)
def test_what_never_happened_is_no_event(anywhere: Coder, text: str) -> None:
    assert kinds(anywhere, text) == {}


@pytest.mark.parametrize(
    ("text", "deed", "right"),
    [
        ("The army seized control of Naypyidaw before the elections.", "seized", "territory_taken"),
        ("A convoy came under fire from militants near Bannu.", "under fire", "ground_attack"),
        ("Gunmen stormed a theatre showing the film in Moscow, killing 40.", "stormed", "complex_attack"),
    ],
)
def test_what_looks_alike_and_happened_is_one(anywhere: Coder, text: str, deed: str, right: str) -> None:
    assert kinds(anywhere, text)[deed] == right
