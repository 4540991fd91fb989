"""An event at a place that nothing known bears lies in what holds it, never elsewhere. The texts are our own."""

from __future__ import annotations

import re

import pytest

from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.kind.retyped import retyped
from khabar.coding.drafts.where.scenes import Scenes
from khabar.coding.drafts.where.unplaced import is_named
from khabar.coding.places import ground_places
from khabar.coding.text.split import sentences
from khabar.model import PlacePrecision, PlaceRole, Span, Where
from khabar.world import World, open_world


@pytest.fixture(scope="module")
def world() -> World:
    return open_world("afghanistan")


def where(world: World, text: str, trigger: str, type_: str, places: list[str], *, dateline: bool = False, **slots: str) -> tuple[Where, ...]:
    """The scene of one event whose slots hold the mentions with these words; with ``dateline`` the first of them is the dateline."""
    mentions = [Mention(text.index(w), text.index(w) + len(w), MentionKind.PLACE) for w in places]
    grounded = ground_places(text, mentions, atlas=world.atlas)
    found = tuple(Slot(role, places.index(words)) for role, words in slots.items())
    at = text.index(trigger)
    draft = Draft(Span(at, at + len(trigger)), type_, 1.0, found)
    context = Context(
        report="r", text=text, folded=text, sentences=sentences(text, ()), title=None, found=Found(tuple(mentions), (draft,)), actors={},
        places={i: (g.place,) for i, g in enumerate(grounded) if g.place}, times={}, amounts={}, published=None,
        registry=world.registry, calibration=Calibration({}, 0.0), atlas=world.atlas,
        dateline=frozenset({0} if dateline else ()),
    )  # fmt: skip
    return Scenes(context, (draft,)).scene(0).where


SOMALIA = "Somali troops hold Baidoa and Mogadishu. Gunmen shot a trader in Xuddurwein."


def test_an_unknown_village_lies_in_the_country_of_the_report(world: World) -> None:
    (found,) = where(world, SOMALIA, "shot", "targeted_killing", ["Baidoa", "Mogadishu", "Xuddurwein"], at="Xuddurwein")
    assert found.place.country == "SOM" and found.place.precision is PlacePrecision.COUNTRY
    assert found.quote is not None and found.quote.text == "Xuddurwein"


def test_its_own_words_name_the_country(world: World) -> None:
    text = "Libyan and Algerian forces met. Gunmen stormed the Tunisian beach hotel."
    (found,) = where(
        world, text, "stormed", "armed_assault", ["the Tunisian beach hotel"], at="the Tunisian beach hotel"
    )
    assert found.place.country == "TUN" and found.place.precision is PlacePrecision.COUNTRY


def test_whose_shells_they_were_is_not_where_they_fell(world: World) -> None:
    assert where(world, "Russian shelling hit Xandurwein.", "hit", "shelling", ["Xandurwein"], at="Xandurwein") == ()
    (found,) = where(world, "In the Tunisian desert shells hit Xandurwein.", "hit", "shelling", ["Xandurwein"], at="Xandurwein")
    assert found.place.country == "TUN"


def test_two_countries_of_equal_weight_give_none(world: World) -> None:
    text = "Indian and Pakistani troops, Indian and Pakistani guns. Shells hit Xandurwein."
    assert where(world, text, "hit", "shelling", ["Xandurwein"], at="Xandurwein") == ()


def test_control_of_an_unknown_place_is_not_control_of_its_province(world: World) -> None:
    text = SOMALIA.replace("shot a trader in", "hold")
    assert where(world, text, "hold Xud", "CONTROL.holds", ["Baidoa", "Mogadishu", "Xuddurwein"], at="Xuddurwein") == ()


@pytest.mark.parametrize(
    ("type_", "ends"),
    [("displacement", {"Baidoa"}), ("visit", {"Mogadishu"}), ("border_crossing", {"Baidoa", "Mogadishu"})],
)
def test_what_is_left_is_left_at_its_origin(world: World, type_: str, ends: set[str]) -> None:
    text = "They went from Baidoa to Mogadishu."
    found = where(world, text, "went", type_, ["Baidoa", "Mogadishu"], **{"from": "Baidoa", "to": "Mogadishu"})
    assert {w.quote.text for w in found if w.role is PlaceRole.AT and w.quote} == ends


def test_names_and_things() -> None:
    assert is_named("Kwajaffa") and is_named("the Ras Doumeira road")
    assert not is_named("his palace") and not is_named("The tents")


def test_the_province_named_behind_a_village_holds_it(world: World) -> None:
    text = "BEIRUT - Rebels in Syria took Xuddurwein, in the north of Aleppo province, from the jihadists."
    (found,) = where(world, text, "took", "territory_taken", ["BEIRUT", "Syria", "Xuddurwein", "Aleppo province"], dateline=True, at="Xuddurwein")
    assert found.place.precision is PlacePrecision.COUNTRY, "a village taken is no province taken"
    (found,) = where(world, text, "took", "ground_attack", ["BEIRUT", "Syria", "Xuddurwein", "Aleppo province"], dateline=True, at="Xuddurwein")
    assert (found.place.country, found.place.precision) == ("SYR", PlacePrecision.ADMIN1)


def test_a_hotel_stands_in_the_town_that_is_told_of(world: World) -> None:
    text = "MOGADISHU - Gunmen stormed the Xasan Two hotel in the night."
    (found,) = where(world, text, "stormed", "ground_attack", ["MOGADISHU", "the Xasan Two hotel"], dateline=True, at="the Xasan Two hotel")
    assert found.place.country == "SOM"


def test_a_sentence_that_begins_with_a_province_lies_in_it(world: World) -> None:
    text = "Shells fell on Kunduz and Imam Sahib. In Takhar, gunmen attacked the village of Xuddurwein on Monday."
    (found,) = where(world, text, "attacked", "ground_attack", ["Kunduz", "Imam Sahib", "Takhar", "the village of Xuddurwein"], at="the village of Xuddurwein")
    assert found.place.name == "Takhar" and found.place.precision is PlacePrecision.ADMIN1


def test_a_province_in_the_middle_of_a_sentence_is_not_that_of_all_that_follows(world: World) -> None:
    text = "Shells fell on Kunduz and Imam Sahib. Gunmen who had come from Takhar attacked the village of Xuddurwein on Monday."
    (found,) = where(world, text, "attacked", "ground_attack", ["Kunduz", "Imam Sahib", "Takhar", "the village of Xuddurwein"], at="the village of Xuddurwein")
    assert found.place.name != "Takhar"


def test_who_was_sent_from_a_town_did_not_arrive_there(world: World) -> None:
    text = "Shells fell on Imam Sahib. Elders were sent from Kunduz to calm tempers."
    at = text.index("sent")
    mentions = [Mention(text.index(w), text.index(w) + len(w), MentionKind.PLACE) for w in ("Imam Sahib", "Kunduz")]
    draft = Draft(Span(at, at + 4), "deployment", 1.0, (Slot("to", 1),))
    shells = Draft(Span(7, 11), "shelling", 1.0, (Slot("at", 0),))
    grounded = ground_places(text, mentions, atlas=world.atlas)
    context = Context(
        report="r", text=text, folded=text, sentences=sentences(text, ()), title=None, found=Found(tuple(mentions), (shells, draft)), actors={},
        places={i: (g.place,) for i, g in enumerate(grounded) if g.place}, times={}, amounts={}, published=None,
        registry=world.registry, calibration=Calibration({}, 0.0), atlas=world.atlas,
    )  # fmt: skip
    right = retyped(context)
    scene = Scenes(right, right.found.drafts).scene(1)
    assert [(w.place.name, w.role) for w in scene.where] == [("Kunduz", PlaceRole.ORIGIN), ("Imam Sahib", PlaceRole.AT)]


def test_the_camp_of_somebody_is_no_unknown_name(world: World) -> None:
    text = "In Kunduz men came by night. They shot ten in the camp of the Relief Trust."
    mentions = [Mention(text.index(w), text.index(w) + len(w), k) for w, k in (("Kunduz", MentionKind.PLACE), ("the camp of the Relief Trust", MentionKind.PLACE), ("the Relief Trust", MentionKind.GROUP))]
    drafts = tuple(Draft(Span(text.index(w), text.index(w) + len(w)), "attack_on_civilians", 1.0, (Slot("at", n),)) for n, w in enumerate(("came", "shot")))
    (kunduz,) = ground_places(text, mentions[:1], atlas=world.atlas)
    assert kunduz.place is not None
    context = Context(
        report="r", text=text, folded=text, sentences=sentences(text, ()), title=None, found=Found(tuple(mentions), drafts), actors={}, places={0: (kunduz.place,)},
        times={}, amounts={}, published=None, registry=world.registry, calibration=Calibration({}, 0.0), atlas=world.atlas,
    )  # fmt: skip
    assert [w.place.name for w in Scenes(context, drafts).scene(1).where] == ["Kunduz"]


def test_one_town_told_of_again_and_again_gives_the_province(world: World) -> None:
    text = "Two bombs shook Kunduz. People in Kunduz ran. In Kunduz all was shut. A mine went off at Xandura."
    starts = [m.start() for m in re.finditer("Kunduz", text)]
    mentions = [*(Mention(at, at + 6, MentionKind.PLACE) for at in starts), Mention(text.index("Xandura"), len(text) - 1, MentionKind.PLACE)]

    def found(known: int) -> PlacePrecision:
        at = text.index("went off")
        draft = Draft(Span(at, at + 8), "mine", 1.0, (Slot("at", 3),))
        grounded = ground_places(text, mentions, atlas=world.atlas)
        context = Context(
            report="r", text=text, folded=text, sentences=sentences(text, ()), title=None, found=Found(tuple(mentions), (draft,)), actors={},
            places={i: (g.place,) for i, g in enumerate(grounded[:known]) if g.place}, times={}, amounts={}, published=None,
            registry=world.registry, calibration=Calibration({}, 0.0), atlas=world.atlas,
        )  # fmt: skip
        (where,) = Scenes(context, (draft,)).scene(0).where
        return where.place.precision

    assert (found(3), found(2)) == (PlacePrecision.ADMIN1, PlacePrecision.COUNTRY)
