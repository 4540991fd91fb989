"""Whose the thing was that a deed struck. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.actors.ground import ground_actors
from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.who.owners import with_owners
from khabar.coding.text.split import sentences
from khabar.model import Span
from khabar.world import World, open_world


@pytest.fixture(scope="module")
def world() -> World:
    return open_world("world")


def struck(world: World, text: str, trigger: str, kind: str, *groups: str, **slots: str) -> list[tuple[str, str]]:
    """Name and quote of those whom one deed struck; ``groups`` and the words of the slots are what the finder saw."""
    words = [*groups, *slots.values()]
    mentions = [Mention(text.index(w), text.index(w) + len(w), MentionKind.GROUP) for w in words]
    found = tuple(Slot(role, words.index(w), 0.9) for role, w in slots.items())
    deed = Draft(Span(text.index(trigger), text.index(trigger) + len(trigger)), kind, 0.9, found)
    spans = sentences(text, ())
    grounded = ground_actors(text, mentions, sentences=spans, registry=world.registry, report="r_1", on=date(2020, 1, 1))
    around = Context(
        report="r_1", text=text, folded=text, sentences=spans, title=None, found=Found(tuple(mentions), (deed,)), actors=dict(grounded.actors),
        places={}, times={}, amounts={}, published=None, registry=world.registry, calibration=Calibration({}, 0.0), atlas=world.atlas,
    )  # fmt: skip
    out = with_owners(around)
    return [(a.name, a.quote.text if a.quote else "") for a in out.actors_in(out.found.drafts[0], "rec")]


@pytest.mark.parametrize(
    ("text", "trigger", "thing"),
    [
        ("Troops set fire to 60 houses in the valley.", "set", "60 houses"),
        ("Fifteen houses were burned.", "burned", "Fifteen houses"),
        ("Gunmen raided the village of Galgan on Monday.", "raided", "the village"),
        ("The men blew up a borehole and a mast.", "blew up", "a borehole"),
        ("Some 90 shelters had been razed by Monday.", "razed", "Some 90 shelters"),
        ("Flares set olive groves ablaze around the village.", "set", "olive groves"),
    ],
)
def test_whose_house_burns_suffers_it(world: World, text: str, trigger: str, thing: str) -> None:
    assert struck(world, text, trigger, "destruction") == [("civilians", thing)]


def test_the_owner_who_is_told_suffers_it(world: World) -> None:
    assert [n for n, _ in struck(world, "Police broke up a rally of the Farmers Union.", "broke up", "crowd_force", "the Farmers Union")] == ["Farmers Union"]
    assert [q for _, q in struck(world, "Soldiers overran an insurgent base.", "overran", "ground_attack", "insurgent")] == ["insurgent"]
    assert [q for _, q in struck(world, "Rebels attacked an army base.", "attacked", "ground_attack")] == ["army"]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Rebels attacked a base.", "attacked", "ground_attack"),  # whose, nobody says
        ("The army took the village of Galgan.", "took", "territory_taken"),  # no victims by that
        ("Rebels fired on Monday.", "fired", "ground_attack"),
        ("They spoke near the market.", "spoke", "visit"),
    ],
)
def test_what_says_nothing_of_an_owner(world: World, text: str, trigger: str, kind: str) -> None:
    assert struck(world, text, trigger, kind) == []


def test_who_is_told_to_suffer_it_stays(world: World) -> None:
    assert [q for _, q in struck(world, "Gunmen shot guards and burned a house.", "burned", "destruction", rec="guards")] == ["guards"]


def test_none_strikes_their_own(world: World) -> None:
    text = "The army left an army base."
    assert struck(world, text, "left", "destruction", actor="The army") == []
