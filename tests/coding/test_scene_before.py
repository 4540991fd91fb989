"""The scene that a deed takes over, and the place of what is said. The texts are our own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from khabar.coding.coder import Coder, models_folder
from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.where.borrowed import with_nearer_scenes
from khabar.coding.drafts.where.scenes import Scenes
from khabar.coding.places import ground_places
from khabar.coding.text.split import sentences
from khabar.model import ForceClaim, Page, PlacePrecision, PlaceRole, Span, Where
from khabar.reading import to_report
from khabar.world import World, open_world


@pytest.fixture(scope="module")
def world() -> World:
    return open_world("world")


@pytest.fixture(scope="module")
def widely() -> Coder:
    if not (models_folder() / "encoder.onnx").is_file():
        pytest.skip("no weights in the package: train them first (training/README.md)")
    return Coder(open_world("world"))


def context(world: World, text: str, places: list[str], drafts: list[tuple[str, str, dict[str, tuple[str, float]]]]) -> Context:
    mentions = tuple(Mention(text.index(w), text.index(w) + len(w), MentionKind.PLACE) for w in places)
    grounded = ground_places(text, mentions, atlas=world.atlas)
    made = []
    for trigger, kind, slots in drafts:
        at = text.index(trigger)
        made.append(Draft(Span(at, at + len(trigger)), kind, 1.0, tuple(Slot(role, places.index(w), score) for role, (w, score) in slots.items())))
    return Context(
        report="r", text=text, folded=text, sentences=sentences(text, ()), title=None, found=Found(mentions, tuple(made)), actors={},
        places={i: (g.place,) for i, g in enumerate(grounded) if g.place}, times={}, amounts={}, published=None,
        registry=world.registry, calibration=Calibration({}, 0.0), atlas=world.atlas,
    )  # fmt: skip


def scene(c: Context, index: int) -> tuple[Where, ...]:
    return Scenes(c, c.found.drafts).scene(index).where


def at(where: tuple[Where, ...]) -> list[str]:
    return [w.place.name for w in where if w.role is PlaceRole.AT]


TWO = "A bomb killed five in Garissa.\n\nIn the north soldiers entered Moyale on Sunday. Forty fighters were shot."


@pytest.mark.parametrize(("score", "expected"), [(0.55, "Moyale"), (0.95, "Garissa")])
def test_a_doubtful_place_from_afar_gives_way_to_the_scene_just_told(world: World, score: float, expected: str) -> None:
    drafts = [("bomb", "ied", {"at": ("Garissa", 1.0)}), ("entered", "territory_taken", {"at": ("Moyale", 1.0)}), ("shot", "armed_clash", {"at": ("Garissa", score)})]
    c = with_nearer_scenes(context(world, TWO, ["Garissa", "Moyale"], drafts))
    assert at(scene(c, 2)) == [expected]


def test_whoever_pulled_back_to_a_town_left_the_scene_before(world: World) -> None:
    text = "Rebels stormed Sake on Friday. The garrison withdrew to Minova."
    c = context(world, text, ["Sake", "Minova"], [("stormed", "ground_attack", {"at": ("Sake", 1.0)}), ("withdrew", "withdrawal", {"to": ("Minova", 1.0)})])
    assert at(scene(c, 1)) == ["Sake"]
    assert [w.place.name for w in scene(c, 1) if w.role is PlaceRole.DESTINATION] == ["Minova"]


def test_nobody_marches_across_the_country(world: World) -> None:
    text = "Rebels stormed Moyale on Friday. Policemen gave up their posts and withdrew to Mombasa."
    c = context(world, text, ["Moyale", "Mombasa"], [("stormed", "ground_attack", {"at": ("Moyale", 1.0)}), ("withdrew", "withdrawal", {"to": ("Mombasa", 1.0)})])
    assert at(scene(c, 1)) == ["Mombasa"]


def test_with_no_scene_before_it_is_where_they_went(world: World) -> None:
    c = context(world, "The garrison withdrew to Isiolo.", ["Isiolo"], [("withdrew", "withdrawal", {"to": ("Isiolo", 1.0)})])
    assert at(scene(c, 0)) == ["Isiolo"]


@pytest.mark.parametrize(("text", "kind", "expected"), [
    ("In Moyale, the governor threatened to close the market.", "threat", ["Moyale"]),
    ("In Moyale a bomb went off; the governor threatened to close the market.", "threat", []),
    ("The governor threatened traders in Moyale.", "threat", []),
    ("Both sides held talks with elders in Moyale.", "talks", ["Moyale"]),
    ("Both sides held talks on the killings in Moyale.", "talks", []),
    ("Both sides held talks to end the war in Moyale.", "talks", []),
])  # fmt: skip
def test_the_place_of_what_is_said(world: World, text: str, kind: str, expected: list[str]) -> None:
    trigger = "talks" if kind == "talks" else "threatened"
    assert at(scene(context(world, text, ["Moyale"], [(trigger, kind, {})]), 0)) == expected


@pytest.mark.parametrize(("text", "known", "precision"), [
    ("Garissa county. At dawn gunmen burned the village of Xorolo.", "Garissa", None),
    ("Gunmen burned the village of Xorolo, 12 km north of Moyale.", "Moyale", PlacePrecision.NEAR),
    ("Gunmen burned the village of Xorolo, near Moyale.", "Moyale", PlacePrecision.NEAR),
])  # fmt: skip
def test_an_unknown_village_stands_in_or_near_what_the_words_give(world: World, text: str, known: str, precision: PlacePrecision | None) -> None:
    words = re.search(rf"{known}(?: county)?", text)
    assert words is not None
    where = scene(context(world, text, [words[0], "the village of Xorolo"], [("burned", "destruction", {"at": ("the village of Xorolo", 1.0)})]), 0)
    assert [w.place.name.split()[0] for w in where] == [known]
    assert precision is None or where[0].place.precision is precision


@pytest.mark.parametrize(("text", "unit", "place"), [
    ("About 300 soldiers of the 9th Infantry Brigade have arrived in Moyale, a trader said.", "9th Infantry Brigade", "Moyale"),
    ("Al-Shabaab said that its Northern Front had stormed the camp at Moyale and killed ten soldiers.", "Northern Front", "Moyale"),
])  # fmt: skip
def test_units_stand_where_they_came_or_fought(widely: Coder, text: str, unit: str, place: str) -> None:
    forces = [c for c in widely.code(to_report(Page(path="-", text=text, published=date(2024, 5, 6)))).claims if isinstance(c, ForceClaim)]
    assert (unit, place) in {(c.unit.name, w.place.name) for c in forces for w in c.where}


def test_of_a_fight_told_only_from_where_the_title_tells_where(world: World) -> None:
    text = "Garissa freed once more\n\nThe unit fell upon the garrison from Moyale in the dark. The rest ran in the direction of Isiolo. Two were shot."
    ways = [("fell upon", "ground_attack", {"at": ("Moyale", 0.9)}), ("shot", "ground_attack", {"at": ("Isiolo", 0.9)})]
    told = context(world, text, ["Garissa", "Moyale", "Isiolo"], ways)
    titled = replace(told, title=Span(0, 23))
    assert [at(scene(titled, n)) for n in (0, 1)] == [["Garissa"], ["Garissa"]]
    assert (scene(titled, 0)[0].role, scene(titled, 1)[0].role) == (PlaceRole.ORIGIN, PlaceRole.DESTINATION)
    assert at(scene(told, 0)) == ["Moyale"], "for want of a title it is there"
