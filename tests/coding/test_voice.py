"""Subject and object by the voice of the verb, who was behind it, and the offices of those who speak."""

from __future__ import annotations

from typing import Any

import pytest

from khabar.coding.confidence import FEATURES, Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.who.attribution import chain
from khabar.coding.drafts.who.turning import turned_round
from khabar.model import Actor, ActorKind, Span

NOTHING: Any = None


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def mention(text: str, words: str, kind: MentionKind) -> Mention:
    return Mention(text.index(words), text.index(words) + len(words), kind)


def told(text: str, mentions: dict[str, MentionKind], *drafts: tuple[str, str, dict[str, tuple[str, float]]]) -> Context:
    """A report of one sentence; each draft with the words in its roles and how sure they are."""
    index = {w: i for i, w in enumerate(mentions)}
    spans = tuple(mention(text, w, k) for w, k in mentions.items())
    made = tuple(
        Draft(at(text, words), kind, 0.9, tuple(Slot(role.rstrip("2"), index[w], score) for role, (w, score) in slots.items()))
        for words, kind, slots in drafts
    )
    actors = {i: Actor(w.lower(), w, ActorKind.PERSON if k == MentionKind.PERSON else ActorKind.ARMED_GROUP) for i, (w, k) in enumerate(mentions.items()) if k in (MentionKind.GROUP, MentionKind.PERSON)}
    return Context(
        report="r_1", text=text, folded=text, sentences=[Span(0, len(text))], title=None, found=Found(spans, made), actors=actors, places={}, times={}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration(dict.fromkeys(("base", *FEATURES), 0.0), 0.0),
    )  # fmt: skip


def roles(context: Context, n: int = 0) -> set[tuple[str, str]]:
    around = turned_round(context)
    return {(s.role, around.words(s.mention)) for s in around.found.drafts[n].slots}


G, P, W = MentionKind.GROUP, MentionKind.PERSON, MentionKind.PLACE


def test_who_is_asked_asks_nobody() -> None:
    context = told("Civilians are asked to keep away.", {"Civilians": G}, ("asked", "request", {"actor": ("Civilians", 0.7)}))
    assert roles(context) == {("rec", "Civilians")}
    context = told("The rebels were driven off by dawn.", {"The rebels": G}, ("driven off", "ground_attack", {"actor": ("The rebels", 0.7)}))
    assert roles(context) == {("actor", "The rebels")}, "who is beaten back attacked"


def test_who_is_welcomed_welcomes_nobody() -> None:
    context = told("The Front welcomes Commander Sadaq.", {"The Front": G, "Sadaq": P}, ("welcomes", "support", {"actor": ("The Front", 0.9), "actor2": ("Sadaq", 0.7)}))
    assert roles(context) == {("actor", "The Front"), ("rec", "Sadaq")}


def test_two_verbs_of_one_subject() -> None:
    text = "He accused the Guard of theft and warned the traders."
    mentions = {"He": P, "the Guard": G, "the traders": G}
    accused = ("accused", "accusation", {"actor": ("He", 0.9), "rec": ("the Guard", 0.9)})
    context = told(text, mentions, accused, ("warned", "threat", {"actor": ("the Guard", 0.5), "rec": ("the traders", 0.9)}))
    assert roles(context, 1) == {("actor", "He"), ("rec", "the traders")}
    text = "He accused the Guard who ran and warned the traders."
    context = told(text, mentions, accused, ("warned", "threat", {"actor": ("the Guard", 0.5), "rec": ("the traders", 0.9)}))
    assert roles(context, 1) == {("actor", "the Guard"), ("rec", "the traders")}


def test_with_whom_they_clashed() -> None:
    slots = {"actor": ("Relatives", 0.9), "actor2": ("police", 0.8)}
    assert roles(told("Relatives clashed with police.", {"Relatives": G, "police": G}, ("clashed", "armed_clash", slots))) == {("actor", "Relatives"), ("rec", "police")}
    assert roles(told("Relatives and police clashed.", {"Relatives": G, "police": G}, ("clashed", "armed_clash", slots))) == {("actor", "Relatives"), ("actor", "police")}


def test_a_participle_is_of_the_main_clause() -> None:
    text = "The League entered the town where the Guard shares control, seizing the mill."
    entered = ("entered", "territory_taken", {"actor": ("The League", 0.9)})
    context = told(text, {"The League": G, "the Guard": G}, entered, ("seizing", "territory_taken", {"actor": ("the Guard", 0.9)}))
    assert roles(context, 1) == {("actor", "The League"), ("rec", "the Guard")}
    text = "The League entered the town and the Guard left, seizing the mill."
    context = told(text, {"The League": G, "the Guard": G}, entered, ("seizing", "territory_taken", {"actor": ("the Guard", 0.9)}))
    assert roles(context, 1) == {("actor", "the Guard")}


@pytest.mark.parametrize(("text", "did"), [
    ("The League, made up of men who left the army in April, briefly took the town.", True),
    ("The League, made up of men who left the army in April, was taken by surprise.", False),
    ("Nine men of the League, he said. The raiders took the town.", False),
])  # fmt: skip
def test_a_subject_before_an_aside(text: str, did: bool) -> None:
    trigger = "taken" if "taken" in text else "took"
    assert (("actor", "The League") in roles(told(text.replace("of the League", "of The League"), {"The League": G}, (trigger, "territory_taken", {})))) == did


def test_who_is_responsible_for_it_did_it() -> None:
    context = told("It named him as being responsible for the execution of two men.", {"him": P}, ("execution", "execution", {}))
    assert roles(context) == {("actor", "him")}


def test_two_subjects_of_one_verb() -> None:
    text = "Villagers and former policemen have wrested three districts from the Guard."
    slots = {"actor": ("Villagers", 0.9), "rec": ("former policemen", 0.5), "rec2": ("the Guard", 0.9)}
    context = told(text, {"Villagers": G, "former policemen": G, "the Guard": G}, ("wrested", "ground_attack", slots))
    assert roles(context) == {("actor", "Villagers"), ("actor", "former policemen"), ("rec", "the Guard")}


def test_who_was_behind_it_did_it() -> None:
    context = told("The Front was behind the market attack.", {"The Front": G}, ("attack", "ied", {"rec": ("The Front", 0.5)}))
    assert roles(context) == {("actor", "The Front")}
    context = told("No group was behind the market attack.", {"group": G}, ("attack", "ied", {}))
    assert roles(context) == set()
    context = told("Toll of bombing rises, the Front says it did it", {"the Front": G}, ("bombing", "ied", {"rec": ("the Front", 0.5)}))
    assert roles(context) == {("actor", "the Front")}


def test_whom_a_spokesman_speaks_for_suffered_nothing() -> None:
    text = "The blast tore down a wall, said Amin Gul, spokesman for the provincial police."
    context = told(text, {"Amin Gul": P, "police": G}, ("blast", "ied", {"by": ("Amin Gul", 0.9), "rec": ("police", 0.5)}))
    assert roles(context) == {("by", "Amin Gul"), ("other", "police")}
    text = "The blast tore down a wall, said Police Colonel Amin Gul."
    context = told(text, {"Amin Gul": P, "Police": G}, ("blast", "ied", {"by": ("Amin Gul", 0.9), "rec": ("Police", 0.5)}))
    assert roles(context) == {("by", "Amin Gul"), ("other", "Police")}


@pytest.mark.parametrize(("words", "role"), [("the ticket window for Oldtown", "about"), ("the market of Oldtown", "at")])
def test_where_a_bus_goes_is_not_where_it_blew_up(words: str, role: str) -> None:
    context = told(f"The device went off beside {words}.", {"Oldtown": W}, ("went off", "ied", {"at": ("Oldtown", 0.8)}))
    assert roles(context) == {(role, "Oldtown")}


def speakers(text: str, mentions: dict[str, MentionKind], *draft: Any) -> list[str]:
    context = told(text, mentions, draft)
    return [s.speaker.name for s in chain(context, context.found.drafts[0])]


def test_who_is_told_tells_nothing() -> None:
    text = "A guard was hit, Amin Gul told reporters."
    assert speakers(text, {"Amin Gul": P, "reporters": G}, "hit", "ground_attack", {"by": ("Amin Gul", 0.9), "by2": ("reporters", 0.6)}) == ["Amin Gul"]
    text = "A guard was hit, local journalists said."
    assert speakers(text, {"local journalists": G}, "hit", "ground_attack", {"by": ("local journalists", 0.9)}) == ["local journalists"]


def test_who_acts_and_says_nothing_is_no_speaker() -> None:
    text = "The Front took the town."
    slots = {"actor": ("The Front", 0.9), "by": ("The Front", 0.5)}
    assert speakers(text, {"The Front": G}, "took", "territory_taken", slots) == []
    assert speakers("The Front said it took the town.", {"The Front": G}, "took", "territory_taken", slots) == ["The Front"]
