"""The object, the victims and the subject that a sentence gives and the finder left out. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.actors.ground import ground_actors
from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.who.objects import with_objects
from khabar.coding.text.split import sentences
from khabar.model import Span
from khabar.world import World, open_world


@pytest.fixture(scope="module")
def world() -> World:
    return open_world("world")


def told(world: World, text: str, trigger: str, kind: str, people: tuple[str, ...], more: tuple[tuple[str, str], ...] = (), **slots: str) -> tuple[list[str], list[str]]:
    """Quotes of doers and sufferers of one deed; ``people`` are whom the finder saw, ``slots`` the part that it gave them, ``more`` other deeds."""
    mentions = [Mention(text.index(w), text.index(w) + len(w), MentionKind.GROUP) for w in people]
    deed = Draft(Span(text.index(trigger), text.index(trigger) + len(trigger)), kind, 0.9, tuple(Slot(role, people.index(w), 0.6) for role, w in slots.items()))
    others = tuple(Draft(Span(text.index(w), text.index(w) + len(w)), k, 0.9) for w, k in more)
    spans = sentences(text, ())
    grounded = ground_actors(text, mentions, sentences=spans, registry=world.registry, report="r_1", on=date(2020, 1, 1))
    around = Context(
        report="r_1", text=text, folded=text, sentences=spans, title=None, found=Found(tuple(mentions), (deed, *others)), actors=dict(grounded.actors),
        places={}, times={}, amounts={}, published=None, registry=world.registry, calibration=Calibration({}, 0.0), atlas=world.atlas,
    )  # fmt: skip
    out = with_objects(around)
    doers, sufferers = (out.actors_in(out.found.drafts[0], role) for role in ("actor", "rec"))
    return [a.quote.text for a in doers if a.quote], [a.quote.text for a in sufferers if a.quote]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "whom"),
    [
        ("The column was sent to drive back insurgents near Kidal.", "drive back", "ground_attack", "insurgents"),
        ("On Monday the bishops called on the rebels to lay down their arms.", "called", "request", "the rebels"),
        ("The envoy met several elders in the town.", "met", "meeting", "elders"),
        ("The ministry rejected an accusation by the union that wages were late.", "rejected", "rejection", "the union"),
        ("The mayor turned down, and later dismissed two offers made by the miners.", "dismissed", "rejection", "the miners"),
        ("The governor denounced the silence of the army.", "denounced", "accusation", "the army"),
        ("The minister accused \"the smugglers\" of arson.", "accused", "accusation", "the smugglers"),
    ],
)
def test_the_verbs_own_object_suffers_it(world: World, text: str, trigger: str, kind: str, whom: str) -> None:
    assert told(world, text, trigger, kind, (whom,)) == ([], [whom])


def test_an_object_taken_for_the_doer_is_none(world: World) -> None:
    assert told(world, "The column was sent to drive back insurgents near Kidal.", "drive back", "ground_attack", ("insurgents",), actor="insurgents") == ([], ["insurgents"])


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "people"),
    [
        ("The envoy warned the army would strike again.", "warned", "threat", ("the army",)),  # the subject of another verb
        ("Nobody was accused by the miners.", "accused", "accusation", ("the miners",)),
        ("The men who were arrested the rangers knew.", "arrested", "detention", ("the rangers",)),
        ("A man was seen planting the IED on the track.", "planting", "ied", ("the IED",)),
        ("Gunmen fired at his car outside the court.", "fired", "ground_attack", ("his",)),
        ("The council rejected the plan because the union was away.", "rejected", "rejection", ("the union",)),
    ],
)
def test_who_is_no_object_suffers_nothing(world: World, text: str, trigger: str, kind: str, people: tuple[str, ...]) -> None:
    assert told(world, text, trigger, kind, people) == ([], [])


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "whom"),
    [
        ("Gunners shelled the port for an hour on Sunday, killing a fisherman.", "shelled", "shelling", "fisherman"),
        ("Rockets landed beside the clinic and wounded two nurses.", "landed", "shelling", "nurses"),
        ("The strike on Beledweyne killed three shepherds.", "strike", "air_strike", "shepherds"),
        ("A shell hit the kiln, also wounding several labourers.", "hit", "shelling", "labourers"),
    ],
)
def test_whom_a_deed_killed_suffered_it(world: World, text: str, trigger: str, kind: str, whom: str) -> None:
    assert told(world, text, trigger, kind, (whom,)) == ([], [whom])


def test_victims_of_another_deed_or_of_the_doers_own_are_no_victims_of_this_one(world: World) -> None:
    assert told(world, "During the push to retake Ganda a bus was bombed, killing two nuns.", "retake", "ground_attack", ("nuns",), (("bombed", "ied"),)) == ([], [])
    assert told(world, "Rebels attacked the fort and the army killed ten raiders.", "attacked", "ground_attack", ("Rebels", "the army", "raiders"), actor="Rebels") == (["Rebels"], [])
    assert told(world, "Rebels attacked the fort, killing three of their men.", "attacked", "ground_attack", ("Rebels", "their men"), actor="Rebels")[1] == []


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "who"),
    [
        ("Villagers carried the coffins to the hall and demanded an inquiry.", "demanded", "request", "Villagers"),
        ("The mob burnt a lorry, accusing the drivers of theft.", "accusing", "accusation", "The mob"),
        ("Traders blocked the bridge to demand lower tolls.", "demand", "request", "Traders"),
    ],
)
def test_the_subject_is_carried_on(world: World, text: str, trigger: str, kind: str, who: str) -> None:
    assert told(world, text, trigger, kind, (who,), (("blocked", "protest"),) if "blocked" in text else ())[0] == [who]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "people"),
    [
        ("Villagers carried the coffins while a priest spoke and demanded calm.", "demanded", "request", ("Villagers",)),
        ("Traders blocked the bridge and were arrested.", "arrested", "detention", ("Traders",)),
        ("The governor ordered the army to demand a ransom.", "demand", "request", ("The governor",)),
        ("Soldiers left the fort and rebels entered and burned it.", "burned", "destruction", ("Soldiers", "rebels")),  # two subjects: either
    ],
)
def test_a_subject_is_not_carried_into_what_another_does(world: World, text: str, trigger: str, kind: str, people: tuple[str, ...]) -> None:
    assert told(world, text, trigger, kind, people)[0] == []


def test_the_subject_before_the_verb_outweighs_one_of_the_clause_before(world: World) -> None:
    text = "The raiders entered the valley, but herders drove the strangers out."
    assert told(world, text, "drove", "territory_taken", ("The raiders", "herders", "the strangers"), actor="The raiders")[0] == ["herders"]
    aside = "The raiders entered the valley, but the militia, a band of miners, beat the strangers."
    assert told(world, aside, "beat", "ground_attack", ("The raiders", "the militia", "the strangers"), actor="The raiders")[0] == ["the militia"]


def test_who_is_arrested_arrests_nobody(world: World) -> None:
    assert told(world, "Students held a vigil for classmates arrested at the weekend.", "arrested", "detention", ("classmates",))[0] == []
