"""Claims that grammar alone states: compounds, nouns of relation, kin, units in a phrase; and who gains by a change of hands."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.claims.events import event_claim
from khabar.coding.claims.forces import force_of_event, of_the_unit
from khabar.coding.claims.states import hands, lies_around
from khabar.coding.coder import Coder
from khabar.coding.confidence import FEATURES, Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.state.stated import has_noun, stated
from khabar.coding.drafts.state.units import is_force, phrase_of
from khabar.coding.scene import Scene
from khabar.model import (
    Actor,
    ActorKind,
    Amount,
    ControlChange,
    ControlClaim,
    Page,
    Place,
    PlacePrecision,
    PlaceRole,
    Quote,
    Span,
    When,
    Where,
)
from khabar.reading import to_report
from khabar.world import open_world

K = {"a": MentionKind.GROUP, "h": MentionKind.PERSON, "u": MentionKind.UNIT, "p": MentionKind.PLACE}
A = {"a": ActorKind.ARMED_GROUP, "h": ActorKind.PERSON, "u": ActorKind.UNIT, "p": ActorKind.STATE}


def context(text: str, **words: str) -> Context:
    """A context of one sentence whose mentions are these words, by kind: a="the rebels,the army"."""
    mentions: list[Mention] = []
    actors: dict[int, Actor] = {}
    places: dict[int, tuple[Place, ...]] = {}
    times: dict[int, When] = {}
    amounts: dict[int, Amount] = {}
    for kind, listed in words.items():
        for word in listed.split(","):
            start = text.index(word)
            i = len(mentions)
            mentions.append(Mention(start, start + len(word), K[kind]))
            actors[i] = Actor(
                word.lower().replace(" ", "_"), word, A[kind], quote=Quote.of(text, start, start + len(word))
            )
            if kind == "p":
                places[i] = (Place(word, word, PlacePrecision.ADMIN2, country="SYR", lat=35.0, lon=37.0),)
    return Context(
        report="r_1", text=text, folded=text, sentences=[Span(0, len(text))], title=None, found=Found(tuple(mentions), ()), actors=actors, places=places,
        times=times, amounts=amounts, published=None, registry=open_world("afghanistan").registry, calibration=Calibration(dict.fromkeys(("base", *FEATURES), 0.0), 0.0),
    )  # fmt: skip


def drafts(made: Context) -> list[tuple[str, str, dict[str, str]]]:
    found = stated(made)
    return [
        (d.type, made.text[d.trigger.start : d.trigger.end], {s.role: found.words(s.mention) for s in d.slots})
        for d in found.found.drafts
    ]


def test_a_compound_says_who_holds_a_place() -> None:
    assert drafts(context("Shells fell on the Houthi-held town of Marib.", p="Marib", a="Houthi")) == [
        ("CONTROL.holds", "Houthi-held", {"actor": "Houthi", "at": "Marib"})
    ]


@pytest.mark.parametrize("text, holds", [
    ("Aleppo stayed in the hands of the Front.", True),
    ("Aleppo is not in the hands of the Front.", False),
    ("Aleppo would be under the control of the Front.", False),
    ("Aleppo remains under Front control.", True),
])  # fmt: skip
def test_hands_and_control(text: str, holds: bool) -> None:
    found = drafts(context(text, p="Aleppo", a="Front"))
    assert [(t, s) for t, _, s in found] == ([("CONTROL.holds", {"actor": "Front", "at": "Aleppo"})] if holds else [])


def test_compounds_of_relation() -> None:
    assert drafts(
        context("Rwanda-backed rebels of the March Movement advanced.", p="Rwanda", a="rebels of the March Movement")
    ) == [("REL.supports", "Rwanda-backed", {"subj": "Rwanda", "obj": "rebels of the March Movement"})]
    assert [(t, s) for t, _, s in drafts(context("An anti-Taliban militia patrols the road.", a="militia"))] == [
        ("REL.hostile", {"subj": "militia", "obj": "Taliban"})
    ]


@pytest.mark.parametrize("text, kind, status, negated", [
    ("Iran's alleged support for the Brigades is old.", "REL.supports", "unconfirmed", False),
    ("Iran's harbouring of the Brigades is old.", "REL.shelters", "asserted", False),
    ("Iran's lack of diplomatic relations with the Brigades is old.", "REL.recognises", "asserted", True),
])  # fmt: skip
def test_nouns_of_relation(text: str, kind: str, status: str, negated: bool) -> None:
    found = stated(context(text, p="Iran", a="Brigades")).found.drafts
    assert [(d.type, d.status, d.negated) for d in found] == [(kind, status, negated)]


def test_support_that_nobody_owns_is_no_relation() -> None:
    assert drafts(context("Calls for support for the Brigades went out from Iran.", p="Iran", a="Brigades")) == []


def test_kin() -> None:
    assert [
        (t, s)
        for t, _, s in drafts(
            context("Omar Daud died in May. Yusuf Daud, his brother, leads the party.", h="Omar Daud,Yusuf Daud")
        )
    ] == [("REL.kin_of", {"subj": "Yusuf Daud", "obj": "Omar Daud"})]


def test_a_unit_in_its_phrase() -> None:
    text = "Envoys met the 4th Brigade of the 2nd Corps, led by General Adel Fitouri, in Homs."
    made = context(text, u="4th Brigade,2nd Corps", h="Adel Fitouri", p="Homs")
    found = drafts(made)
    assert [(t, s["unit"], s["parent"], s["commander"]) for t, _, s in found] == [
        ("FORCE.seen", "4th Brigade", "2nd Corps", "Adel Fitouri")
    ]  # the corps itself is nowhere
    assert phrase_of(made, 0).parent == 1


def test_both_units_stand_at_the_place_that_follows_them() -> None:
    found = drafts(
        context("He saw the 4th Brigade and the 9th Battalion in Homs.", u="4th Brigade,9th Battalion", p="Homs")
    )
    assert [(s["unit"], s["at"]) for _, _, s in found] == [("4th Brigade", "Homs"), ("9th Battalion", "Homs")]


def test_a_unit_of_which_nothing_is_told_gives_no_force() -> None:
    assert drafts(context("He has long admired the 4th Brigade.", u="4th Brigade")) == []


@pytest.mark.parametrize(("who", "place", "kind", "seen"), [
    ("4th Brigade", True, "ground_attack", True),
    ("4th Brigade", False, "ground_attack", False),
    ("4th Brigade", True, "air_strike", False),  # whoever flies need not be there
    ("rebels", True, "ground_attack", False),
])  # fmt: skip
def test_a_unit_that_fights_somewhere_is_seen_there(who: str, place: bool, kind: str, seen: bool) -> None:
    text = f"The {who} overran the post above Homs."
    made = context(text, **{"u" if who[0].isdigit() else "a": who}, **({"p": "Homs"} if place else {}))
    at = text.index("overran")
    draft = Draft(Span(at, at + 7), kind, 0.9, (Slot("actor", 0, 0.9), *((Slot("at", 1, 0.9),) if place else ())))
    where = (Where(made.places[1][0], PlaceRole.AT, made.mention_quote(1)),) if place else ()
    claim = force_of_event(made, draft, event_claim(made, draft, Scene(where, None, False, False)))
    assert (claim is not None) == seen
    if claim:
        assert (claim.unit.name, claim.activity, [w.place.name for w in claim.where]) == ("4th Brigade", "seen", ["Homs"])


def test_an_officer_is_no_force() -> None:
    assert not is_force(Actor("r_1:officer", "the officer", ActorKind.MILITARY)) and is_force(
        Actor("r_1:garrison", "the garrison", ActorKind.UNIT)
    )


@pytest.mark.parametrize("text, trigger, actor, change", [
    ("The valley slipped from the Front overnight.", "slipped", "Front", ControlChange.LOST),
    ("The valley passed on Monday under the control of the Front.", "passed", "Front", ControlChange.TOOK),
    ("The valley fell to the Front overnight.", "fell", "Front", ControlChange.TOOK),
    ("In June the Front got it back.", "got", "Front", ControlChange.RETOOK),
    ("In June the Front recovered it.", "recovered", "Front", ControlChange.RETOOK),
])  # fmt: skip
def test_prepositions_tell_who_gains(text: str, trigger: str, actor: str, change: ControlChange) -> None:
    made = context(text, a=actor)
    start = text.index(trigger)
    told = Draft(Span(start, start + len(trigger)), "territory_taken", 0.9, (Slot("actor", 0),))
    found = hands(made, told, event_claim(made, told, Scene((), None, False, False)))
    assert found and found[0] == change and found[1] and found[1].name == actor


def test_a_report_with_such_words_is_coded(coder: Coder) -> None:
    text = (
        "Clashes killed two soldiers in Kunduz on Sunday. The town of Rustaq stayed in Taliban hands, residents said."
    )
    coded = coder.code(to_report(Page(path="case.txt", text=text, published=date(2021, 7, 5))))
    held = [c for c in coded.claims if isinstance(c, ControlClaim)]
    assert [(c.quote.text, c.change, c.actor and c.actor.id, c.where[0].place.name) for c in held] == [
        ("in Taliban hands", ControlChange.HOLDS, "taliban", "Rustaq")
    ]


@pytest.mark.parametrize(
    ("name", "parent", "unit"),
    [
        ("500 men", "99th Division", "99th Division"),
        ("Some 40 fighters", "Wolf Brigade", "Wolf Brigade"),
        ("a battalion", "99th Division", "a battalion"),
        ("men", None, "men"),
    ],
)
def test_men_of_a_unit_are_the_unit(name: str, parent: str | None, unit: str) -> None:
    men = Actor(f"r_1:{name}", name, ActorKind.UNIT)
    above = Actor(f"u_{parent}", parent, ActorKind.UNIT) if parent else None
    found, left = of_the_unit(men, above)
    assert found.name == unit and (left is None) == (unit != "a battalion")


@pytest.mark.parametrize(
    "text",
    [
        "Envoys saw the 4th Brigade, about 700 men commanded by Colonel Adel Fitouri, in Homs.",
        "Envoys saw the 4th Brigade, under its commander, Adel Fitouri, in Homs.",
        "Envoys saw the 4th Brigade, some 1,200 soldiers under Adel Fitouri.",
    ],
)
def test_who_leads_a_unit_may_stand_behind_its_strength(text: str) -> None:
    made = context(text, u="4th Brigade", h="Adel Fitouri")
    assert phrase_of(made, 0).commander == 1


def test_a_town_in_the_countryside_of_a_city_is_not_the_city() -> None:
    made = context("Rebels took Atba in the western countryside of Homs.", p="Atba,Homs")
    quotes = [made.mention_quote(i) for i in (0, 1)]
    where = [Where(made.places[i][0], PlaceRole.AT, quote) for i, quote in enumerate(quotes)]
    assert [lies_around(made, w) for w in where] == [False, True]


def test_nouns_of_relation_are_seen_in_any_script() -> None:
    assert has_noun("the alliance held")
    assert not has_noun("the bridge held")
    assert has_noun("the all\u0131ance held")
