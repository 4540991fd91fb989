"""Who did it by the words before the deed, by the weapon, by the like of it. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.actors.ground import ground_actors
from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.who.doers import of_the_like, with_doers
from khabar.coding.places import ground_places
from khabar.coding.text.split import sentences
from khabar.model import DateBasis, Published, Span, TimePrecision
from khabar.world import World, open_world

DAY = Published(date(2016, 6, 20), date(2016, 6, 21), TimePrecision.DAY, DateBasis.STATED)


@pytest.fixture(scope="module")
def world() -> World:
    return open_world("world")


def context(world: World, text: str, *drafts: tuple[str, str, dict[str, str]], places: tuple[str, ...] = ()) -> Context:
    """``drafts``: trigger, type, role -> words of a group."""
    groups = [words for _, _, slots in drafts for words in slots.values() if words not in places]
    mentions = [
        Mention(text.index(w), text.index(w) + len(w), MentionKind.PLACE if w in places else MentionKind.GROUP)
        for w in (*groups, *places)
    ]
    index = {text[m.start : m.end]: i for i, m in enumerate(mentions)}
    made = [
        Draft(
            Span(text.index(trigger), text.index(trigger) + len(trigger)),
            kind,
            0.9,
            tuple(Slot(r, index[w], 0.9) for r, w in slots.items()),
        )
        for trigger, kind, slots in drafts
    ]
    spans = sentences(text, ())
    grounded = ground_actors(text, mentions, sentences=spans, registry=world.registry, report="r_1", on=DAY.start)
    at = [i for i, m in enumerate(mentions) if m.kind == MentionKind.PLACE]
    found = ground_places(text, [mentions[i] for i in at], atlas=world.atlas)
    return Context(
        report="r_1", text=text, folded=text, sentences=spans, title=None, found=Found(tuple(mentions), tuple(made)), actors=dict(grounded.actors),
        places={i: (g.place,) for i, g in zip(at, found, strict=True) if g.place}, times={}, amounts={}, published=DAY,
        registry=world.registry, calibration=Calibration({}, 0.0), atlas=world.atlas,
    )  # fmt: skip


def doers(found: Context, draft: int = 0) -> list[str]:
    return [a.id for a in found.actors_in(found.found.drafts[draft], "actor")]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "doer"),
    [
        ("He died in a U.S. drone strike last month.", "drone strike", "drone_strike", "usa"),
        ("Three children died in Turkish shelling of the town.", "Turkish shelling", "shelling", "tur"),
        ("Ten fell in a suspected Boko Haram suicide attack.", "suicide attack", "suicide_attack", "boko_haram"),
        ("Five died in overnight Israeli air strikes.", "air strikes", "air_strike", "isr"),
        (
            "Bombs dropped from Syrian government helicopters hit a school.",
            "dropped",
            "air_strike",
            "syrian_arab_air_force",
        ),
    ],
)
def test_the_words_before_the_deed_say_whose_it_was(
    world: World, text: str, trigger: str, kind: str, doer: str
) -> None:
    assert doers(with_doers(context(world, text, (trigger, kind, {})))) == [doer]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "doer"),
    [
        ("On Friday a Ukrainian drone dropped a charge on a car.", "dropped", "drone_strike", ["ukr"]),
        ("Houthi missiles and drones hit the port.", "hit", "drone_strike", ["houthis"]),
        ("Israeli artillery has repeatedly shelled the hills.", "shelled", "shelling", ["isr"]),
        ("Ukrainian drones struck by fire fell on a field.", "struck", "drone_strike", []),
        ("The Ukrainian convoy hit a bridge.", "hit", "mine", []),
    ],
)
def test_the_weapon_that_is_the_subject_says_whose_it_was(world: World, text: str, trigger: str, kind: str, doer: list[str]) -> None:
    assert doers(with_doers(context(world, text, (trigger, kind, {})))) == doer


@pytest.mark.parametrize(
    ("teller", "dead", "kind", "doer"),
    [
        ("The Somali army", "al-Shabab fighters", "air_strike", ["som_military"]),
        ("Boko Haram", "Nigerian soldiers", "ground_attack", ["boko_haram"]),
        ("The Somali army", "Kenyan soldiers", "ground_attack", []),  # an ally, for all we know
        ("The Somali army", "Somali soldiers", "ground_attack", []),
        ("The Somali army", "al-Shabab fighters", "suicide_attack", []),  # their own
        ("The ministry of health", "al-Shabab fighters", "air_strike", []),
        ("The Somali army", "al-Shabab fighters", "armed_clash", ["som_military"]),
    ],
)
def test_who_tells_of_the_dead_of_an_enemy_killed_them(world: World, teller: str, dead: str, kind: str, doer: list[str]) -> None:
    text = f"{teller} said that nine {dead} were killed."
    assert doers(with_doers(context(world, text, ("killed", kind, {"by": teller, "rec": dead})))) == doer
    text = text.replace("killed.", "killed in a clash with a rival band.")
    assert kind != "armed_clash" or doers(with_doers(context(world, text, ("killed", kind, {"by": teller, "rec": dead})))) == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Seven died in the Damascus attack.", "attack"),  # where it was
        ("Four died in the church attack.", "attack"),  # what was struck
        ("Six died in a police attack.", "attack"),  # by the police or on them
        ("Two died in a US-backed offensive.", "offensive"),  # not the backer's own
        ("Nine died in heavy shelling.", "shelling"),
    ],
)
def test_other_words_before_a_deed_are_no_doers(world: World, text: str, trigger: str) -> None:
    places = ("Damascus",) if "Damascus" in text else ()
    assert doers(with_doers(context(world, text, (trigger, "complex_attack", {}), places=places))) == []


def test_a_doer_that_is_told_stays(world: World) -> None:
    text = "Hezbollah fired on a post after Israeli air strikes."
    assert doers(with_doers(context(world, text, ("fired", "shelling", {"actor": "Hezbollah"})))) == ["hezbollah"]


def test_none_does_it_to_their_own(world: World) -> None:
    text = "The Taliban took revenge for the execution of six Taliban prisoners."
    found = context(world, text, ("execution", "execution", {"actor": "The Taliban", "rec": "Taliban prisoners"}))
    assert doers(with_doers(found)) == []


def test_a_weapon_of_one_side_says_whose_it_was_in_its_war_alone(world: World) -> None:
    for place, expected in (("Aleppo", ["syr_military"]), ("Kabul", [])):
        text = f"Barrel bombs fell on a market in {place} and killed twelve."
        found = context(world, text, ("killed", "air_strike", {"at": place}), places=(place,))
        assert doers(with_doers(found)) == expected


def test_strikes_on_one_place_are_of_the_one_who_is_named_for_them(world: World) -> None:
    text = "Russian jets bombed Idlib on Monday. Strikes on Idlib killed nine on Tuesday. Raids on Homs killed two."
    found = context(
        world, text, ("bombed", "air_strike", {"actor": "Russian jets", "at": "Idlib"}), ("Strikes", "air_strike", {"at": "Idlib"}),
        ("Raids", "air_strike", {"at": "Homs"}), places=("Idlib", "Homs"),
    )  # fmt: skip
    one, two, three = of_the_like(found.found.drafts, found)
    assert [s.mention for s in two.slots if s.role == "actor"] == [s.mention for s in one.slots if s.role == "actor"]
    assert not [s for s in three.slots if s.role == "actor"]


def test_a_withdrawal_is_of_those_who_leave(world: World) -> None:
    text = "Chad ended the deal with France, which led to the withdrawal of 1,000 French military personnel."
    slots = {"actor": "France", "rec": "French military personnel"}
    assert doers(with_doers(context(world, text, ("withdrawal", "withdrawal", slots)))) == ["fra_military"]


@pytest.mark.parametrize(("text", "trigger", "crew"), [
    ("Helicopter gunships fired on the positions.", "fired", ["r_1:helicopter_gunships"]),
    ("Two jets later bombed a school.", "bombed", ["r_1:two_jets"]),
    ("Two jets were shot down.", "shot down", []),
    ("Two jets struck by a missile fell.", "struck", []),
    ("Shells fell on the positions.", "fell", []),
])  # fmt: skip
def test_who_flies_the_machine_did_it(world: World, text: str, trigger: str, crew: list[str]) -> None:
    assert doers(with_doers(context(world, text, (trigger, "air_strike", {})))) == crew
