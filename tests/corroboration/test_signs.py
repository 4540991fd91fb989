"""The signs of one happening, and the table of what they are worth."""

from __future__ import annotations

import ast
import inspect
from dataclasses import replace

import pytest
from made import PEOPLE, TOWN, WORLD, Writer, days

from khabar.corroboration import signs as module
from khabar.corroboration.grouping import tellings_of
from khabar.corroboration.match import match
from khabar.corroboration.nearness import Near
from khabar.corroboration.signs import one_root, signs
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tellings import Telling, shared
from khabar.corroboration.weights import UNTYPED, WEIGHTS
from khabar.model import EventType, Place

AGAINST = ("other", "apart", "farther", "no rare", "neither", "exchanged", "background", "told weeks", "two tolls")


def telling(
    name: str, words: str, where: Place | None = TOWN, kind: EventType = EventType.OTHER, story: str = ""
) -> Telling:
    writer = Writer(name, name, 1)
    writer.event(kind, where, days(0), words=words, recipients=(PEOPLE,))
    coded = writer.done()
    return tellings_of(coded, Listener(WORLD, {coded.report.id: coded}, {}, {}), {}, tuple(story.split()))[0]


def names(a: Telling, b: Telling) -> dict[str, float]:
    return {sign.name: sign.value for sign in signs(a, b)}


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    """The names in the source of the signs; those that are put together are listed here."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Call)]
    made = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "Sign"]
    texts = {part.value for node in made for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)}
    texts |= {"same trigger word", "same plain trigger word"}
    texts |= {f"{how} {what}" for how in ("same", "other") for what in ("weapon", "target")}
    texts |= {
        f"place: {near.name.lower().replace('_', ' ')}" for near in Near if near not in (Near.UNKNOWN, Near.ELSEWHERE)
    }
    assert {name for name in texts if isinstance(name, str)} >= UNTYPED.keys()
    assert (
        not {one for one in texts if isinstance(one, str) and one[:5] in ("same ", "other", "told ")}
        - UNTYPED.keys()
        - {"same ", "other "}
    )


def test_weights_speak_the_way_their_names_do() -> None:
    for name, weight in [*WEIGHTS.items(), *UNTYPED.items()]:
        if name.startswith(AGAINST) or any(one in name for one in AGAINST):
            assert weight <= 0, name
        elif name.startswith(("same ", "copied", "rare", "like")) and name != "same weeks":
            assert weight >= 0, name


def test_the_score_is_the_sum_of_its_reasons() -> None:
    found = match(telling("a", "uprising in the quarry"), telling("b", "uprising near the quarry"))
    assert found.barred is None and found.score == pytest.approx(sum(reason.weight for reason in found.reasons))
    assert all(reason.weight == pytest.approx(UNTYPED[reason.name] * s.value) for reason, s in zip(found.reasons, signs(telling("a", "uprising in the quarry"), telling("b", "uprising near the quarry")), strict=True))  # fmt: skip


def test_of_what_has_no_type_the_trigger_speaks() -> None:
    assert "same trigger word" in names(telling("a", "avalanche"), telling("b", "avalanche"))
    assert "other trigger word" in names(telling("a", "avalanche"), telling("b", "wedding"))
    assert "trigger words of one root" in names(telling("a", "explosion"), telling("b", "exploded"))
    typed = names(telling("a", "blast", kind=EventType.IED), telling("b", "car", kind=EventType.IED))
    assert "same type" in typed and not any("trigger" in name for name in typed)


def test_a_text_equal_to_a_type_is_no_type() -> None:
    """Sets are kept once; a target "checkpoint" that came first must not stand for the type of that name."""
    shared.cache_clear()
    shared(frozenset({EventType.CHECKPOINT.value}))
    assert all(isinstance(one, EventType) for one in telling("a", "post", kind=EventType.CHECKPOINT).types)


def test_reports_of_one_story_share_their_names() -> None:
    one = telling("a", "avalanche", story="arn bel cor dun eck")
    found = names(one, telling("b", "avalanche", story="arn bel cor dun fro gat"))
    assert found["reports share their names"] == pytest.approx(4 / 5)  # four of the five of the poorer
    assert "reports share their names" not in names(one, telling("b", "avalanche", story="arn bel"))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("explosion", "explode", True), ("acquire", "acquisition", False), ("shoot", "shooter", True), ("kill", "kidnap", False), ("bus", "business", False)],
)  # fmt: skip
def test_words_of_one_root(a: str, b: str, same: bool) -> None:
    assert one_root(a, b) is same and one_root(b, a) is same


def test_who_names_an_outlet_tells_what_the_outlet_told() -> None:
    own = telling("a", "the bridge was blown up on the hill")
    taken = replace(
        telling("b", "somebody blew up a bridge"), outlet="herald", cites=frozenset({own.outlet.split()[0]})
    )
    assert "one cites the second" in names(own, taken)
    assert "one cites the second" not in names(own, replace(taken, cites=frozenset({"hill post"})))


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        (EventType.IED, EventType.SHELLING, True),
        (EventType.AIR_STRIKE, EventType.SUICIDE_ATTACK, True),
        (EventType.IED, EventType.SUICIDE_ATTACK, False),
        (EventType.IED, EventType.ATTACK_ON_CIVILIANS, False),
        (EventType.CHEMICAL_ATTACK, EventType.AIR_STRIKE, False),
    ],
)
def test_a_bomb_and_shells_are_other_means(a: EventType, b: EventType, other: bool) -> None:
    assert ("other means" in names(telling("a", "one", kind=a), telling("b", "two", kind=b))) is other
