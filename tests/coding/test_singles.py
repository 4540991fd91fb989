"""Those who came to harm and are told without a figure. The texts are our own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from khabar.coding.claims.events import unapposed
from khabar.coding.claims.singles import implied, one_harmed, people_of
from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.model import Actor, ActorKind, Quote, Span

NOTHING: Any = None


def context(text: str, drafts: tuple[Draft, ...], mentions: tuple[Mention, ...] = ()) -> Context:
    """Each line of the text is a sentence."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Context(
        report="r_1", text=text, folded=text, sentences=spans, title=None, found=Found(mentions, drafts), actors={}, places={}, times={}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration({}, 0.0),
    )  # fmt: skip


def draft(text: str, words: str, kind: str = "ied", *slots: Slot) -> Draft:
    return Draft(Span(text.index(words), text.index(words) + len(words)), kind, 0.9, slots)


def told(text: str, trigger: str, *persons: str, group: str = "", figure: str = "", other: str = "") -> list[tuple[str, float | None]]:
    """What a deed whose sufferers are these persons, and a group of whom ``figure`` were wounded, tells of them; ``other`` is another deed."""
    words = [*persons, *([group] if group else []), *([figure] if figure else [])]
    kinds = [MentionKind.PERSON] * len(persons) + [MentionKind.GROUP] * bool(group) + [MentionKind.NUMBER] * bool(figure)
    mentions = tuple(Mention(text.index(w), text.index(w) + len(w), k) for w, k in zip(words, kinds, strict=True))
    slots = [Slot("rec", i) for i, k in enumerate(kinds) if k is not MentionKind.NUMBER] + [Slot("injured", i) for i, k in enumerate(kinds) if k is MentionKind.NUMBER]
    deed = draft(text, trigger, "ground_attack", *slots)
    drafts = (deed, draft(text, other, "ied")) if other else (deed,)
    around = replace(context(text, drafts, mentions), actors={i: Actor(f"p_{i}", w, ActorKind.PERSON) for i, w in enumerate(persons)})
    return [(n.role, n.best) for n in implied(around, deed, {"injured"} if figure else set())]


def test_a_driver_beside_those_who_are_counted() -> None:
    assert told("A bomb killed its driver and wounded six girls.", "killed", "its driver", group="girls", figure="six") == [("killed", 1.0)]
    assert told("A bomb killed its driver and girls.", "killed", "its driver", group="girls") == [], "how many girls nobody says"


def test_a_couple_is_two() -> None:
    assert told("Shelling killed a married couple near the mill.", "killed", group="a married couple") == [("killed", 2.0)]
    assert told("A man shot dead a couple of tappers.", "shot dead", group="a couple of tappers") == [("killed", 2.0)]


def test_persons_in_a_list_are_one_each() -> None:
    text = "Gunmen shot dead a councillor, his son and his driver in front of the house."
    assert told(text, "shot dead", "a councillor") == [("killed", 3.0)]
    assert told(text, "shot dead", "a councillor", "his driver") == [("killed", 2.0)], "who are told are not counted twice"
    assert told("Gunmen shot dead a councillor, his son and nine guards.", "shot dead", "a councillor") == [("killed", 1.0)]
    assert told("Gunmen shot dead a councillor and the army closed in.", "shot dead", "a councillor") == [("killed", 1.0)]


@pytest.mark.parametrize(
    ("text", "trigger", "person", "role"),
    [
        ("The death of the former leader Sher Gul in a drone strike was confirmed.", "drone strike", "Sher Gul", "killed"),
        ("A lorry came under fire and the driver died on the way.", "came under fire", "the driver", "killed"),
        ("They shot the driver, who succumbed to his wounds.", "shot", "the driver", "killed"),
        ("In the ambush a guard was lightly wounded.", "ambush", "a guard", "injured"),
        ("In the ambush a guard was seen.", "ambush", "a guard", None),
        ("A shepherd was hacked to death by robbers.", "hacked", "A shepherd", "killed"),
        ("Robbers struck again, hacking a shepherd to death.", "hacking", "a shepherd", "killed"),
        ("A shepherd was burned to death when they came.", "burned to", "A shepherd", "killed"),
        ("A shepherd was burned when they came.", "burned", "A shepherd", None),
        ("A conscript was martyred by a shell.", "martyred", "A conscript", "killed"),
        ("Raiders slew a headman.", "slew", "a headman", "killed"),
        ("A mine went off and a shepherd sustained serious injuries.", "went off", "a shepherd", "injured"),
    ],
)
def test_what_became_of_one_person(text: str, trigger: str, person: str, role: str | None) -> None:
    assert [r for r, _ in told(text, trigger, person)] == ([role] if role else [])


def test_each_has_his_own_fate() -> None:
    text = "A conscript was martyred and his brother wounded by shelling."
    assert told(text, "martyred", "A conscript", "his brother") == [("killed", 1.0), ("injured", 1.0)]
    text = "A shell fell on the farm, injuring a husband and wife."
    assert told(text, "fell", "a husband", "wife") == [("injured", 2.0)]
    text = "A guard was lightly hurt when robbers fired on the post."
    assert told(text, "fired", "A guard", other="lightly hurt") == [("injured", 1.0)], "the words of another draft that say it are no nearer deed"


def test_what_another_deed_did_is_told_there() -> None:
    text = "The clerk was wounded when a bomb went off two days after the raid."
    assert told(text, "raid", "The clerk", other="went off") == []
    assert told("The clerk was wounded.\nThen came the raid.", "raid", "The clerk") == [], "of another sentence"


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("A drone hit a pickup in the village, killing a farm worker, the mayor said.", ("killed", "a farm worker")),
        ("A shell fell on the camp and wounded one guard.", ("injured", "one guard")),
        ("A shell fell on the camp, killing a worker of a pig farm and injuring his son, officials said.", ("killed", "a worker of a pig farm")),
        ("A shell fell on the camp, killing a dozen guards.", None),
        ("A shell fell on the camp, killing a guard and two others.", None),
        ("A shell fell on the camp, killing a number of guards.", None),
        ("A shell fell on the camp, sparing a guard.", None),
        ("A shell hit a house, leaving a woman dead and two boys hurt.", ("killed", "a woman")),
        ("A shell hit a house, leaving women dead.", None),
    ],
)
def test_one_told_by_a_participle(text: str, harm: tuple[str, str] | None) -> None:
    verb = "hit" if "hit" in text else "fell"
    one = draft(text, verb, "shelling")
    made = one_harmed(context(text, (one,)), one, set())
    assert [(n.role, n.words) for n in made][:1] == ([harm] if harm else [])
    assert len(made) == ("injuring his son" in text) + bool(harm)
    assert not one_harmed(context(text, (one,)), one, {"killed", "injured"}), "a figure is told"


def test_a_man_described_and_named_later_is_one() -> None:
    text = "They gunned down a commander who had made his peace, Yasser Gul. They killed a clerk and Omar Jan."
    words = ("a commander", "Yasser Gul", "a clerk", "Omar Jan")
    mentions = tuple(Mention(text.index(w), text.index(w) + len(w), MentionKind.PERSON) for w in words)
    around = replace(context(text, (), mentions), actors={i: Actor(f"p_{i}", w, ActorKind.PERSON) for i, w in enumerate(words)})
    assert len(people_of(around, [0, 1])) == 1 and len(people_of(around, [2, 3])) == 2


def test_a_title_and_a_name_are_one_person() -> None:
    text = "They shot a gardener, Des Kogo, and Commander Ali Khan."
    words = ("a gardener", "Des Kogo", "Commander Ali Khan", "Ali Khan")
    mentions = tuple(Mention(text.index(w), text.index(w) + len(w), MentionKind.PERSON) for w in words)
    actors = {i: Actor(f"p_{i}", w, ActorKind.PERSON) for i, w in enumerate(words)}
    around = replace(context(text, (), mentions), actors=actors)
    assert len(people_of(around, [0, 1, 2, 3])) == 2


def test_what_says_more_of_one_is_nobody_else() -> None:
    text = "One of our drivers, a man of 54, was held. Two women, a child, and a guard died."
    words = ("One of our drivers", "a man of 54", "Two women", "a child")
    actors = {w: Actor(w, w, ActorKind.CIVILIANS, quote=Quote.of(text, text.index(w), text.index(w) + len(w))) for w in words}
    around = Context(
        report="r_1", text=text, folded=text, sentences=[Span(0, len(text))], title=None, found=Found((), ()), actors={}, places={}, times={}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration({}, 0.0),
    )  # fmt: skip
    assert [a.name for a in unapposed(around, (actors[words[0]], actors[words[1]]))] == ["One of our drivers"]
    assert len(unapposed(around, (actors[words[2]], actors[words[3]]))) == 2
