"""What is a claim of an event: no course of things, no total of years; and the dead of one sentence with the wounded of the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from khabar.coding.claims.again import agrees
from khabar.coding.claims.whole_toll import with_whole_tolls
from khabar.coding.claims.worth import asked_for, presupposed, unworthy
from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Slot
from khabar.model import Actor, ActorKind, EventClaim, EventType, Number, Plover, Quote, Said, Span, Stance, Status


def draft(*roles: str, aggregate: bool = False, kind: str = "ground_attack") -> Draft:
    return Draft(Span(0, 7), kind, 0.9, tuple(Slot(r, i) for i, r in enumerate(roles)), aggregate=aggregate)


@pytest.mark.parametrize(
    ("roles", "aggregate", "worthy"),
    [(("actor", "rec"), True, False), (("actor", "killed"), True, True), (("actor", "rec"), False, True), ((), False, False)],
)
def test_a_course_of_things_is_no_happening(roles: tuple[str, ...], aggregate: bool, worthy: bool) -> None:
    """ "Attacks on officials have become frequent" tells none of them; "68 have died since Saturday" tells how many."""
    assert (unworthy(draft(*roles, aggregate=aggregate), "attacks", own_place=False) is None) == worthy


@pytest.mark.parametrize(
    ("before", "worthy"),
    [
        ("in a campaign to ", False),
        ("raids aimed at ", False),
        ("he was shot before he was able to ", False),
        ("locked in a battle for control of ", False),
        ("the army managed to ", True),
        ("they were forced to ", True),
        ("the League plans to ", True),
        ("The army ", True),
    ],
)
def test_what_something_was_for_did_not_happen(before: str, worthy: bool) -> None:
    assert (unworthy(draft("actor", "rec"), "capture", own_place=True, before=before) is None) == worthy


TEXT = "Gunmen killed 4 traders at the ford. The raid left 9 wounded, a nurse said. Police came late." + " Nobody spoke of it." * 12 + " In it 7 were hurt."


def telling(words: str, same_as: str | None, *numbers: tuple[str, str], status: Status = Status.ASSERTED) -> EventClaim:
    at = TEXT.index(words)
    start = TEXT.rindex(". ", 0, at) + 2 if ". " in TEXT[:at] else 0
    sentence = Quote.of(TEXT, start, TEXT.index(".", at) + 1)
    figures = tuple(Number(role, float(n), float(n), float(n), words=n, quote=Quote.of(TEXT, TEXT.index(n), TEXT.index(n) + 1)) for role, n in numbers)
    return EventClaim(
        id=f"c_{words}", quote=Quote.of(TEXT, at, at + len(words)), sentence=sentence, type=EventType.GROUND_ATTACK, plover=Plover("ASSAULT"),
        confidence=0.9, same_as=same_as, numbers=figures, status=status,
    )  # fmt: skip


def figures(claim: object) -> set[tuple[str, float | None]]:
    assert isinstance(claim, EventClaim)
    return {(n.role, n.best) for n in claim.numbers}


def test_the_dead_of_one_sentence_and_the_wounded_of_the_next() -> None:
    dead, hurt = telling("killed", None, ("killed", "4")), telling("raid", "c_killed", ("injured", "9"))
    out = with_whole_tolls([dead, hurt])
    assert [figures(c) for c in out] == [{("killed", 4.0), ("injured", 9.0)}] * 2
    assert [n.quote.text for c in out if isinstance(c, EventClaim) for n in c.numbers if n.quote] == ["4", "9", "9", "4"], "each keeps its words"


def test_an_attack_has_the_dead_whom_the_next_sentence_counts() -> None:
    attack, dead = telling("killed", None), telling("left 9 wounded", "c_killed", ("injured", "9"))
    attack = replace(attack, quote=Quote.of(TEXT, 0, 6))
    dead = replace(dead, quote=Quote.of(TEXT, TEXT.index("wounded"), TEXT.index("wounded") + 7))
    assert [figures(c) for c in with_whole_tolls([attack, dead])] == [{("injured", 9.0)}] * 2
    deed = replace(dead, quote=Quote.of(TEXT, TEXT.index("raid"), TEXT.index("raid") + 4))
    assert figures(with_whole_tolls([attack, deed])[0]) == set(), "it tells of an attack of its own"
    late = telling("hurt", "c_killed", ("injured", "7"))
    assert figures(with_whole_tolls([attack, late])[0]) == set(), "far behind"
    said = [replace(c, said_by=(Said(0, Actor(f"a_{i}", "A", ActorKind.MILITARY), Stance.ASSERTS, None, None),)) for i, c in enumerate((attack, dead))]
    assert figures(with_whole_tolls(said)[0]) == set(), "who tells of the attack has not counted them"


def test_what_is_contested_or_of_another_happening_stays_apart() -> None:
    dead, hurt = telling("killed", None, ("killed", "4")), telling("raid", "c_killed", ("injured", "9"))
    far = telling("In it", "c_killed", ("injured", "7"))
    assert figures(with_whole_tolls([dead, hurt, far])[0]) == {("killed", 4.0)}, "9 or 7: nobody knows"
    assert figures(with_whole_tolls([dead, far])[0]) == {("killed", 4.0), ("injured", 7.0)}, "told far from it, and by nobody otherwise"
    assert figures(with_whole_tolls([dead, replace(hurt, same_as=None)])[0]) == {("killed", 4.0)}
    assert figures(with_whole_tolls([dead, replace(hurt, status=Status.DENIED)])[0]) == {("killed", 4.0)}


def test_another_figure_of_the_dead_is_another_account() -> None:
    six = replace(telling("killed", None, ("killed", "4")), numbers=(Number("killed", 6.0, 6.0, 6.0, words="6"),))
    whole = telling("raid", "c_killed", ("killed", "4"), ("injured", "9"))
    assert figures(with_whole_tolls([six, whole])[0]) == {("killed", 6.0)}, "the wounded are of those who count 4 dead"


def test_who_has_both_or_neither_is_left_alone() -> None:
    """A claim that has both figures, or neither, is left alone."""
    both = telling("killed", None, ("killed", "4"), ("injured", "9"))
    neither = telling("raid", "c_killed")
    assert with_whole_tolls([both, neither]) == [both, neither]


def test_to_cite_somebody_is_no_accusation() -> None:
    cited = Draft(Span(0, 5), "accusation", 0.9, (Slot("actor", 0), Slot("rec", 1)))
    assert unworthy(cited, "cited", own_place=True) is not None
    assert unworthy(cited, "blamed", own_place=True) is None


@pytest.mark.parametrize(
    ("kind", "words", "before", "after", "worthy"),
    [
        ("withdrawal", "pulled out", "left behind two lorries when they ", "", False),
        ("withdrawal", "pulled out", "The army ", "", True),
        ("deployment", "was heading", "The convoy ", " to the mine", False),
        ("armed_clash", "a civil war", "protests turned into ", "", False),
        ("armed_clash", "a battle", "protests turned into ", "", True),
        ("ground_attack", "launched", "the group ", " an armed insurgency years ago", False),
        ("ground_attack", "launched", "the group ", " an attack on the town", True),
        ("request", "sought", "The group has ", " to found a state", False),
        ("request", "sought", "The group has ", " talks", True),
        ("ceasefire", "the truce", "in the first test of ", " since May", False),
        ("ceasefire", "a truce", "The two sides signed ", " on Friday", True),
        ("siege", "surrounded", "police and ambulances ", " the scene", False),
        ("siege", "surrounded", "rebels ", " the town", True),
        ("ground_attack", "casualties", "There were ", " but no toll", False),
    ],
)
def test_what_goes_on_beside_it(kind: str, words: str, before: str, after: str, worthy: bool) -> None:
    assert (unworthy(draft("actor", "rec", kind=kind), words, own_place=True, before=before, after=after) is None) is worthy


NOTHING: Any = None


def told(text: str, *deeds: tuple[str, str]) -> Context:
    drafts = tuple(Draft(Span(text.index(words), text.index(words) + len(words)), kind, 0.9) for words, kind in deeds)
    return Context(
        report="r_1", text=text, folded=text, sentences=[Span(0, len(text))], title=None, found=Found((), drafts), actors={}, places={}, times={}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration({}, 0.0),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "asking", "what", "only"),
    [
        ("China called for an immediate ceasefire.", "called for", "ceasefire", True),
        ("Residents demanded his release.", "demanded", "release", True),
        ("He urged both sides to withdraw.", "urged", "withdraw", True),
        ("The office demanded that they be let go at once.", "demanded", "let go", True),
        ("He urged the state to carry out a prompt inquiry.", "urged", "inquiry", True),
        ("They called on him to sack the chiefs or resign.", "called on", "resign", True),
        ("He called for calm after an attack on the town.", "called for", "attack", False),
        ("He appealed for calm because they had attacked the town.", "appealed for", "attacked", False),
    ],
)
def test_what_is_asked_for_is_told_by_the_asking(text: str, asking: str, what: str, only: bool) -> None:
    around = told(text, (asking, "request"), (what, "withdrawal"))
    assert (asked_for(around, around.found.drafts[1]) is not None) is only
    assert asked_for(around, around.found.drafts[0]) is None


@pytest.mark.parametrize(
    ("text", "deed", "other", "only"),
    [
        ("The Front denied responsibility for the attack.", "the attack", "denied", True),
        ("An official called the pullback a regrouping.", "the pullback", "official", True),
        ("The Front made the attack.", "the attack", "Front", False),
    ],
)
def test_what_is_only_spoken_about(text: str, deed: str, other: str, only: bool) -> None:
    around = told(text, (other, "ground_attack"), (deed, "ground_attack"))
    one = replace(around.found.drafts[1], slots=(Slot("when", 0),))  # a time of its own would make it news
    assert presupposed(around, one, [telling("killed", None)]) is only



def test_what_is_not_done_did_not_happen() -> None:
    assert unworthy(draft("actor", "rec"), "touch", own_place=True, before='that the Front "does not ') is not None
    assert unworthy(draft("actor", "rec"), "killed", own_place=True, before="what one does not know who ") is None


@pytest.mark.parametrize(
    ("words", "before", "worthy"),
    [("doubts", "Nobody in the town ", False), ("dead", "He had seen no ", False), ("dead", "He had seen six ", True), ("said", "A week ago the Front ", False), ("done so", "they had ", False)],
)
def test_what_is_thought_or_said_or_befell_nobody(words: str, before: str, worthy: bool) -> None:
    assert (unworthy(draft("actor", "rec"), words, own_place=True, before=before) is None) == worthy


@pytest.mark.parametrize(
    ("words", "before", "worthy"),
    [
        ("attacks", "The group often ", False),
        ("kidnap", "Bandits regularly ", False),
        ("shelled", "The villages are frequently ", False),
        ("bombings", "The group often carries out ", False),
        ("attacked", "The group often ", True),
        ("shot at", "Troops sometimes ", True),
        ("attacks", "The group claimed ", True),
    ],
)
def test_a_habit_is_no_happening(words: str, before: str, worthy: bool) -> None:
    assert (unworthy(draft("actor", "rec"), words, own_place=True, before=before) is None) == worthy


def test_a_telling_that_agrees_with_the_first() -> None:
    first = telling("killed", None)
    one, other = (Actor(name, name, ActorKind.ARMED_GROUP) for name in ("a", "b"))
    first = replace(first, actors=(one,))
    again = replace(telling("raid", "c_killed"), actors=(one,))
    assert agrees(again, [first]) and agrees(replace(again, actors=()), [first])
    assert not agrees(again, []), "nothing has been told"
    assert not agrees(replace(again, actors=(other,)), [first]) and not agrees(replace(again, recipients=(other,)), [first])
    assert not agrees(replace(again, type=EventType.AIR_STRIKE), [first])
