"""Whom "them", "him" and "the group" mean, and whom they cannot mean. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.actors.ground import ground_actors
from khabar.coding.draft import Mention, MentionKind
from khabar.coding.text.split import sentences
from khabar.world import World, open_world


@pytest.fixture(scope="module")
def world() -> World:
    return open_world("world")


def meant(world: World, text: str, pronoun: str, *told: str, kind: MentionKind = MentionKind.GROUP) -> str:
    """The name of whom the last mention of a pronoun means."""
    mentions = [Mention(text.index(w), text.index(w) + len(w), MentionKind.UNIT if w[0].isdigit() else kind) for w in told]
    at = text.rindex(pronoun)
    mentions.append(Mention(at, at + len(pronoun), kind))
    grounded = ground_actors(text, mentions, sentences=sentences(text, ()), registry=world.registry, report="r_1", on=date(2020, 1, 1))
    return grounded.actors[len(told)].name if len(told) in grounded.actors else ""


@pytest.mark.parametrize(
    ("text", "told", "whom"),
    [
        ("Herders burned the mill. Wardens arrested four of them.", ("Herders", "Wardens"), "Herders"),
        ("Wardens surprised the poachers and chased them off.", ("Wardens", "the poachers"), "poachers"),
        ("Poachers entered the park before trackers drove them out.", ("Poachers", "trackers"), "Poachers"),
        ("Wardens used dogs to chase away herders who stoned them.", ("Wardens", "herders"), "Wardens"),
        ("Kidnappers seized nine pupils and let them go on Friday.", ("Kidnappers", "pupils"), "pupils"),
        ("The bishop said herders had fought wardens, killing six of them.", ("herders", "wardens"), "wardens"),
    ],
)
def test_an_object_is_not_who_does_it(world: World, text: str, told: tuple[str, ...], whom: str) -> None:
    assert meant(world, text, "them", *told) == whom


def test_an_object_of_the_things_subject_may_be_the_last_told(world: World) -> None:
    assert meant(world, "The bomb destroyed a camp of poachers and killed ten of them.", "them", "poachers") == "poachers"
    assert meant(world, "Two pupils with charges strapped to them neared the gate.", "them", "pupils") == "pupils"
    assert meant(world, "Herders came to the gate, and twelve of them were killed.", "them", "Herders") == "Herders"


def test_him_is_not_who_speaks_to_him(world: World) -> None:
    text = "Juan Prado said the road was open. Luis Mora was there. Juan Prado spoke to him on Sunday."
    at = [text.index("Luis Mora"), text.rindex("Juan Prado"), text.rindex("him")]
    mentions = [Mention(at[0], at[0] + 9, MentionKind.PERSON), Mention(at[1], at[1] + 10, MentionKind.PERSON), Mention(at[2], at[2] + 3, MentionKind.PERSON)]
    grounded = ground_actors(text, mentions, sentences=sentences(text, ()), registry=world.registry, report="r_1", on=date(2020, 1, 1))
    assert grounded.actors[2].name == "Luis Mora"


def test_the_group_is_no_bystanders_and_the_rebels_no_army_unit(world: World) -> None:
    assert meant(world, "A militia stopped a bus. Passengers were led away. The group shot six.", "The group", "militia", "Passengers") == "militia"
    assert meant(world, "Insurgents left the hills. The 9th Brigade was away. The rebels burned the depot.", "The rebels", "Insurgents", "9th Brigade") == "Insurgents"
