"""Whose words are whose, where several speak in one sentence: the whole coder, on texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import EventClaim, Page
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Six people were killed in Menaka on Friday, the mayor said; the army says it knows of nothing.", "killed", {"the mayor"}),
        ("Rebels captured Kidal on Monday, residents say; the government said its army still holds the airport.", "captured", {"residents"}),
        ("Rebels captured Kidal on Monday, residents and the police said.", "captured", {"residents", "the police"}),
        ("Colonel Ali Musa came to Goma on Friday. Rebels shot two farmers there on Thursday, he said.", "shot", {"he"}),
        ("A leaked report showed soldiers had executed nine farmers in Menaka.", "executed", {"A leaked report"}),
    ],
)
def test_each_tells_his_own(coder: Coder, text: str, trigger: str, who: set[str]) -> None:
    claims = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1)))).claims
    told = [c for c in claims if isinstance(c, EventClaim) and trigger in c.quote.text]
    assert told, f"no event {trigger!r}"
    assert {s.quote.text for c in told for s in c.said_by if s.quote} == who
