"""The side that a sentence leaves out: who holds the place, who did what is condemned, whom else one fights; and who holds a place by its epithet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khabar.coding.confidence import FEATURES, Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.who.sides import camp_of, with_other_sides
from khabar.coding.drafts.who.turning import turned_round
from khabar.coding.finding.holders import epithets, with_holders
from khabar.model import Actor, ActorKind, Place, PlacePrecision, Span
from khabar.world import open_world

FRONT = Actor("front", "Front", ActorKind.ARMED_GROUP)
LEAGUE = Actor("league", "League", ActorKind.ARMED_GROUP)
GUARD = Actor("guard", "Guard", ActorKind.MILITARY)
TOWN = Place("t", "Oldtown", PlacePrecision.NEAR, country="FRE", lat=1.0, lon=1.0)
PROVINCE = Place("p", "Oldland", PlacePrecision.ADMIN1, country="FRE", lat=1.0, lon=1.0)
REBELS = Actor("r_1:rebels", "Rebels", ActorKind.ARMED_GROUP)
KNOWN = {"Rebels": REBELS, "Front": FRONT, "League": LEAGUE, "Guard": GUARD}


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


class Told:
    """A report of one line a sentence, with mentions by their words."""

    def __init__(self, text: str, *words: str) -> None:
        self.text = text
        kinds = [MentionKind.GROUP if w.split()[-1] in KNOWN else MentionKind.PLACE for w in words]
        self.mentions = tuple(Mention(at(text, w).start, at(text, w).end, k) for w, k in zip(words, kinds, strict=True))
        self.index = {w: i for i, w in enumerate(words)}

    def draft(self, words: str, kind: str, **slots: str) -> Draft:
        return Draft(at(self.text, words), kind, 0.9, tuple(Slot(role, self.index[w]) for role, w in slots.items()))

    def roles(self, draft: Draft) -> list[tuple[str, str]]:
        """Role and words of each slot of a draft after it was turned round."""
        (made,) = turned_round(self.context(Found(self.mentions, (draft,)))).found.drafts
        return [(s.role, self.text[self.mentions[s.mention].start : self.mentions[s.mention].end]) for s in made.slots]

    def sides(self, *drafts: Draft) -> list[dict[str, list[str]]]:
        around = turned_round(self.context(with_holders(Found(self.mentions, drafts), self.text)))
        made = with_other_sides(around.found.drafts, around)
        return [{role: [a.id for a in around.actors_in(d, role)] for role in ("actor", "rec")} for d in made]

    def context(self, found: Found) -> Context:
        spans, start = [], 0
        for line in self.text.split("\n"):
            spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        words = [self.text[m.start : m.end] for m in found.mentions]
        actors = {i: KNOWN[w.split()[-1]] for i, w in enumerate(words) if w.split()[-1] in KNOWN}
        places: dict[int, tuple[Place, ...]] = {i: ((PROVINCE if "Oldland" in w else TOWN),) for i, w in enumerate(words) if "Old" in w or w == "the town"}
        return Context(
            report="r_1", text=self.text, folded=self.text, sentences=spans, title=None, found=found, actors=actors, places=places, times={}, amounts={},
            published=None, registry=open_world("world").registry, calibration=Calibration(dict.fromkeys(("base", *FEATURES), 0.0), 0.0),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("They entered the League-held town of Oldtown.", ["League"]),
        ("Jets struck two rebel-held villages.", ["rebel"]),
        ("Oldtown, the last Islamic State stronghold in the north.", ["Islamic State"]),
        ("Oldtown is a stronghold of nobody.", []),
        ("The truce held but for one clash, the mayor had controlled the mill.", []),
        ("Newly-held posts in the long-held hills.", []),
    ],
)
def test_who_an_epithet_names(text: str, who: list[str]) -> None:
    assert [text[a:b] for a, b in epithets(text)] == who


def test_a_place_is_taken_from_who_holds_it() -> None:
    told = Told("Oldtown has been a League stronghold for years.\nThe Front took the town on Friday.", "Oldtown", "Front", "the town")
    assert told.sides(told.draft("took", "territory_taken", actor="Front", at="the town")) == [{"actor": ["front"], "rec": []}], "the epithet stands too far from the name"
    told = Told("The League stronghold of Oldtown was shelled.\nThe Front took the town on Friday.", "Oldtown", "Front", "the town")
    assert told.sides(told.draft("took", "territory_taken", actor="Front", at="the town")) == [{"actor": ["front"], "rec": ["league"]}]


def test_held_by_after_the_name() -> None:
    told = Told("The Front shelled Oldtown, which is held by the League, overnight.", "The Front", "Oldtown", "the League")
    assert told.sides(told.draft("shelled", "shelling", actor="The Front", at="Oldtown"))[0]["rec"] == ["league"]


def test_nobody_is_made_to_attack_himself_nor_a_whole_province_to_be_held() -> None:
    told = Told("The League shelled the fields near the League-held town of Oldtown.", "The League", "Oldtown")
    assert told.sides(told.draft("shelled", "shelling", actor="The League", at="Oldtown"))[0]["rec"] == []
    told = Told("Oldland is held by the League.\nThe Front raided Oldland.", "Oldland", "the League", "The Front")
    second = replace(told.mentions[0], start=told.text.rindex("Oldland"), end=told.text.rindex("Oldland") + 7)
    told.mentions, told.index["there"] = (*told.mentions, second), len(told.mentions)
    assert told.sides(told.draft("raided", "ground_attack", actor="The Front", at="there"))[0]["rec"] == []


def test_of_a_place_that_fell_nobody_knows_whose_it_was() -> None:
    told = Told("The League-held town of Oldtown fell on Friday.", "Oldtown")
    assert told.sides(told.draft("fell", "territory_taken", at="Oldtown"))[0]["rec"] == []


def test_what_is_condemned_was_done_by_somebody() -> None:
    told = Told("The Guard condemned the attack by the Front.", "The Guard", "the Front")
    made = told.sides(told.draft("condemned", "accusation", actor="The Guard"), told.draft("the attack", "ground_attack", actor="the Front"))
    assert made[0] == {"actor": ["guard"], "rec": ["front"]}


def test_one_named_side_fights_its_only_enemy() -> None:
    told = Told("The Front raided posts of the Guard.\nClashes at the mill left 4 men of the Front dead.", "The Front", "the Guard")
    raid = told.draft("raided", "ground_attack", actor="The Front", rec="the Guard")
    clash = told.draft("Clashes", "armed_clash", rec="The Front")
    assert told.sides(raid, clash)[1] == {"actor": ["guard"], "rec": ["front"]}
    three = Told("The Front raided posts of the Guard and fought the League.\nClashes left 4 dead.", "The Front", "the Guard", "the League")
    raid, fight = three.draft("raided", "ground_attack", actor="The Front", rec="the Guard"), three.draft("fought", "armed_clash", actor="The Front", rec="the League")
    assert three.sides(raid, fight, three.draft("Clashes", "armed_clash", rec="The Front"))[2]["actor"] == [], "one of two"


@pytest.mark.parametrize(
    ("text", "verb", "taker", "loser"),
    [
        ("Oldtown slipped from the Guard on Friday.", "slipped", [], ["guard"]),
        ("Oldtown slipped out of the hands of the Guard on Friday.", "slipped out of", [], ["guard"]),
        ("Oldtown was cleared of the Front.", "cleared", [], ["front"]),
        ("Oldtown was wrested from the hands of the Guard.", "wrested", [], ["guard"]),
        ("Oldtown was taken by the Front.", "taken", ["front"], []),
        ("Oldtown fell to the Front.", "fell", ["front"], []),
        ("Oldtown fell on the day that the Guard armed the men.", "fell", [], []),
    ],
)
def test_who_loses_a_place_is_not_who_takes_it(text: str, verb: str, taker: list[str], loser: list[str]) -> None:
    who = next(w for w in ("the Guard", "the Front") if w in text)
    told = Told(text, "Oldtown", who)
    assert told.sides(told.draft(verb, "territory_taken", actor=who, at="Oldtown")) == [{"actor": taker, "rec": loser}]


@pytest.mark.parametrize(
    ("text", "verb", "doer", "sufferer"),
    [
        ("They threw stones at the Guard, who fired shots.", "fired", ["guard"], []),
        ("They threw stones at the Guard, who had fired shots.", "fired", ["guard"], []),
        ("They threw stones at the Guard, who were killed.", "were killed", [], ["guard"]),
        ("They threw stones at the Guard, who died.", "died", [], ["guard"]),
        ("They threw stones at the Guard, and fired shots.", "fired", [], ["guard"]),
    ],
)
def test_who_does_what_follows_who(text: str, verb: str, doer: list[str], sufferer: list[str]) -> None:
    told = Told(text, "the Guard")
    assert told.sides(told.draft(verb, "crowd_force", rec="the Guard")) == [{"actor": doer, "rec": sufferer}]


def test_it_is_a_body_and_no_crowd() -> None:
    told = Told("The Guard said that the Rebels took Oldtown, and that it retook it.", "The Guard", "the Rebels", "Oldtown")
    unsure = replace(told.draft("retook", "territory_taken", at="Oldtown"), slots=(Slot("at", 2), Slot("actor", 1, 0.5)))
    assert told.sides(unsure)[0]["actor"] == ["guard"]
    assert told.sides(replace(unsure, slots=(Slot("at", 2), Slot("actor", 1, 0.95))))[0]["actor"] == ["r_1:rebels"], "the finder is sure"
    they = Told("The Guard said that the Rebels took Oldtown, and that they retook it.", "The Guard", "the Rebels", "Oldtown")
    assert they.sides(replace(unsure, trigger=at(they.text, "retook")))[0]["actor"] == ["r_1:rebels"]


def test_who_is_held_for_something_did_nothing() -> None:
    told = Told("The Front regards the League as traitors and claimed the bombing.", "The Front", "the League")
    one = told.draft("claimed", "ied", actor="The Front")
    for role in ("actor", "resp", "acc"):
        assert told.roles(replace(one, slots=(*one.slots, Slot(role, 1)))) == [("actor", "The Front"), ("other", "the League")]
    met = Told("The Front met the League and claimed the bombing.", "The Front", "the League")
    assert met.roles(met.draft("claimed", "ied", actor="the League")) == [("actor", "the League")]


def test_who_was_attacked_by_a_relative_clause() -> None:
    told = Told("It was the party of the Guard, who were later attacked by the Front.", "the Guard", "the Front")
    assert told.sides(told.draft("attacked", "ground_attack", actor="the Front"))[0] == {"actor": ["front"], "rec": ["guard"]}
    told = Told("The Front met the Guard, who then attacked the League.", "The Front", "the Guard", "the League")
    assert told.sides(told.draft("attacked", "ground_attack", actor="The Front", rec="the League"))[0] == {"actor": ["guard"], "rec": ["league"]}


def test_whom_a_clause_between_commas_names_did_not_do_it() -> None:
    told = Told("The Front, which regards the Guard as traitors, attacked the League.", "The Front", "the Guard", "the League")
    made = told.sides(told.draft("attacked", "ground_attack", actor="the Guard", rec="the League"))
    assert made[0] == {"actor": ["front"], "rec": ["league"]}
    told = Told("The Front, which regards the Guard as traitors, had taken credit for the bombing.", "The Front", "the Guard")
    for role in ("actor", "resp", "acc"):
        assert told.roles(told.draft("the bombing", "ied", **{role: "the Guard"})) == [("actor", "The Front")]
    told = Told("The Front, which the Guard had left, condemned the bombing.", "The Front", "the Guard")
    assert told.roles(told.draft("the bombing", "ied", actor="the Guard")) == [("actor", "the Guard")], "who condemns it did not do it"
    told = Told("The Front, the Guard and the League, attacked.", "The Front", "the Guard", "the League")
    assert told.sides(told.draft("attacked", "ground_attack", actor="the Guard"))[0]["actor"] == ["guard"]


def test_whoever_regained_it_did_not_capture_it() -> None:
    told = Told("Oldtown was captured on Monday and regained by the Guard.", "Oldtown", "the Guard")
    made = told.sides(told.draft("captured", "territory_taken", at="Oldtown", actor="the Guard"), told.draft("regained", "territory_taken", at="Oldtown", actor="the Guard"))
    assert [m["actor"] for m in made] == [[], ["guard"]]
    told = Told("Oldtown was shelled and taken by the Guard.", "Oldtown", "the Guard")
    made = told.sides(told.draft("shelled", "shelling", at="Oldtown", actor="the Guard"), told.draft("taken", "territory_taken", at="Oldtown", actor="the Guard"))
    assert [m["actor"] for m in made] == [["guard"], ["guard"]]


def test_those_by_whom_something_else_is_done_did_not_do_it() -> None:
    told = Told("A blast tore down a shrine favoured by the Guard.", "the Guard")
    one = told.draft("blast", "ied")
    assert told.roles(replace(one, slots=(Slot("actor", 0, 0.35),))) == []
    assert told.roles(replace(one, slots=(Slot("actor", 0, 0.8),))) == [("actor", "the Guard")], "the finder is sure"
    told = Told("A blast by the Guard tore down a shrine.", "the Guard")
    assert told.roles(replace(told.draft("blast", "ied"), slots=(Slot("actor", 0, 0.35),))) == [("actor", "the Guard")]


def test_in_a_war_of_two_what_the_one_takes_the_other_loses() -> None:
    text = "The Front took Oldtown.\nThe Guard fired at the hills.\nThe Front shelled a post.\nThe Guard retook Oldtown.\nMen of the Guard gave up."
    told = Told(text, "The Front", "Oldtown", "The Guard", "the Guard")
    drafts = [
        told.draft("took", "territory_taken", actor="The Front", at="Oldtown"), told.draft("fired", "ground_attack", actor="The Guard"), told.draft("shelled", "shelling", actor="The Front"),
        told.draft("retook", "territory_taken", actor="The Guard", at="Oldtown"), told.draft("gave up", "surrender", actor="the Guard"),
    ]  # fmt: skip
    made = told.sides(*drafts)
    assert [m["rec"] for m in made] == [["guard"], ["front"], [], ["front"], ["front"]], "whom shells hit nobody says"
    assert told.sides(*drafts[:3])[0]["rec"] == [], "told of the Guard but once"
    third = Told(text + "\nThe League fired too.", "The Front", "Oldtown", "The Guard", "the Guard", "The League")
    more = third.sides(*drafts, third.draft("fired too", "ground_attack", actor="The League"))
    assert more[0]["rec"] == [], "it may have been the League's"


def test_a_state_and_its_army_are_one_camp() -> None:
    around = Told("The Front raided Oldtown.", "The Front", "Oldtown").context(Found((), ()))
    state, army = Actor("ukr", "Ukraine", ActorKind.STATE, country="UKR"), Actor("ukr_military", "Armed forces of Ukraine", ActorKind.MILITARY, country="UKR", side="government")
    assert camp_of(state, around) == camp_of(army, around) == "UKR:government"
    assert camp_of(Actor("nld", "Nowhere", ActorKind.STATE), around) == "nld"


def test_of_two_camps_the_others_drones_are_shot_down() -> None:
    told = Told("The Front raided the Guard.\nThe Guard fought back.\nThe Front took posts of the Guard.\nIts Guard downed six drones.", "The Front", "the Guard", "The Guard", "Its Guard")
    fights = [told.draft("raided", "ground_attack", actor="The Front", rec="the Guard"), told.draft("fought", "ground_attack", actor="The Guard"), told.draft("took", "territory_taken", actor="The Front")]
    assert told.sides(*fights, told.draft("downed", "weapons_disrupted", actor="Its Guard"))[-1] == {"actor": ["guard"], "rec": ["front"]}
