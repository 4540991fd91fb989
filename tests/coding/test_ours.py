"""Whose "our fighters" are: of who speaks, by office or rank, or of the party that writes."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.actors.outlets import author
from khabar.coding.confidence import FEATURES, Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.who.ours import with_own_people
from khabar.model import Actor, ActorKind, Place, PlacePrecision, Span
from khabar.world import open_world

REGISTRY = open_world("afghanistan").registry
FRONT = Actor("front", "Front", ActorKind.ARMED_GROUP)
AMIN = Actor("p_amin", "Amin Gul", ActorKind.PERSON)
MEN = Actor("r_1:men", "men", ActorKind.OTHER)


def whose(text: str, words: str, *, office: bool = False, written_by: Actor | None = None) -> str:
    """The id of the actor that the words of a mention came to mean."""
    kinds = {"Amin Gul": (MentionKind.PERSON, AMIN), "the Front": (MentionKind.GROUP, FRONT), words: (MentionKind.GROUP, MEN)}
    there = [w for w in kinds if w in text]
    mentions = tuple(Mention(text.index(w), text.index(w) + len(w), kinds[w][0]) for w in there)
    drafts = (Draft(Span(0, 1), "ROLE", 0.9, (Slot("person", there.index("Amin Gul")), Slot("org", there.index("the Front")))),) if office else ()
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    context = Context(
        report="r_1", text=text, folded=text, sentences=spans, title=None, found=Found(mentions, drafts), actors={i: kinds[w][1] for i, w in enumerate(there)},
        places={9: (Place("afg", "Kabul", PlacePrecision.NEAR, country="AFG"),)}, times={}, amounts={}, published=None, registry=REGISTRY, author=written_by,
        calibration=Calibration(dict.fromkeys(("base", *FEATURES), 0.0), 0.0),
    )  # fmt: skip
    made = with_own_people(context)
    actor = made.actors[there.index(words)]
    assert actor is MEN or (actor.quote is not None and actor.quote.text == words)
    return actor.id


def test_our_fighters_in_a_partys_text_are_the_partys() -> None:
    assert whose("At dawn our fighters took the hill.", "our fighters", written_by=FRONT) == "front"
    assert whose("At dawn our fighters took the hill.", "our fighters") == "r_1:men"


def test_in_a_quotation_they_are_the_speakers() -> None:
    text = '"At dawn our men left," said Amin Gul, a spokesman of the Front.'
    assert whose(text, "our men", office=True) == "front"
    assert whose(text, "our men") == "r_1:men", "nobody is said to speak for anybody"
    assert whose('"At dawn our men left," General Amin Gul said.', "our men", written_by=FRONT) == REGISTRY.forces_of("AFG", "military", None).id  # type: ignore[union-attr]


@pytest.mark.parametrize(("text", "words", "who"), [
    ("The talks of the Front went on.\\nThe movement's men left.", "The movement's men", "front"),
    ("Amin Gul of the Front said that his side had left.", "his side", "front"),
    ("They saw their men leave.", "their men", "r_1:men"),
])  # fmt: skip
def test_the_movements_men_and_his_side(text: str, words: str, who: str) -> None:
    assert whose(text.replace("\\n", "\n"), words, office="Amin" in text) == who


@pytest.mark.parametrize(("name", "who"), [("NRF Foreign Desk channel", "nrf"), ("The Daily Voice", None), ("NRF", None), (None, None)])
def test_the_party_whose_organ_an_outlet_is(name: str | None, who: str | None) -> None:
    found = author(name, REGISTRY, date(2022, 5, 4))
    assert (found.id if found else None) == who
