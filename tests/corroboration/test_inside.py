"""Inside one report: which claims tell one happening, with and against the coder's own link."""

from __future__ import annotations

import ast
import inspect

from made import ARMY, FRONT, HILL, SPOKESMAN, TOWN, WORLD, Writer, days, killed, says

from khabar.corroboration import inside
from khabar.corroboration.grouping import REACH, mentions_in, tellings_of
from khabar.corroboration.signs import directed_sides
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tellings import telling_of
from khabar.corroboration.weights import INSIDE
from khabar.model import CodedReport, EventClaim, EventType, TimePrecision, When


def grouped(coded: CodedReport) -> list[list[str]]:
    ear = Listener(WORLD, {coded.report.id: coded}, {}, {})
    return [[claim.quote.text for claim in telling.claims] for telling in tellings_of(coded, ear, {})]


def taken_over(of: When) -> When:
    """A day that a claim takes from the sentence before it."""
    return When(of.start, of.end, TimePrecision.DAYS, None)


def test_what_follows_on_one_scene_is_one_happening() -> None:
    """No link of the coder, no day of its own: the next sentence of a battle tells of that battle."""
    writer = Writer("a")
    writer.event(EventType.TERRITORY_TAKEN, when=days(0), words="On Monday they entered the town", actors=(FRONT,))
    writer.event(
        EventType.ARMED_CLASH,
        when=taken_over(days(0)),
        words="Nine soldiers were killed",
        numbers=(killed(9),),
        recipients=(ARMY,),
    )
    writer.event(EventType.CAPTURE, when=taken_over(days(0)), words="Four were captured", recipients=(ARMY,))
    assert len(grouped(writer.done())) == 1


def test_a_link_does_not_join_other_days() -> None:
    writer = Writer("a")
    first = writer.event(EventType.IED, when=days(0), words="A bomb went off on Monday")
    writer.event(EventType.IED, when=days(-30), words="In January a bomb had gone off there", same_as=first)
    assert len(grouped(writer.done())) == 2


def test_a_link_does_not_join_what_the_words_set_apart() -> None:
    writer = Writer("a")
    first = writer.event(EventType.IED, when=days(0), words="A bomb went off on Monday")
    writer.event(
        EventType.SHELLING, when=days(0), words="In a separate incident two shells landed by the runway", same_as=first
    )
    assert len(grouped(writer.done())) == 2


def test_what_follows_one_more_happening_is_set_apart_with_it() -> None:
    writer = Writer("a")
    writer.event(EventType.IED, when=days(0), words="A bomb went off on Monday", recipients=(FRONT,))
    other = writer.event(EventType.IED, when=days(0), words="In a separate incident a bomb went off by the runway")
    writer.event(EventType.IED, when=taken_over(days(0)), words="Two were killed", numbers=(killed(2),), same_as=other)
    assert [len(group) for group in grouped(writer.done())] == [1, 2]


def test_a_link_across_a_long_report_holds() -> None:
    writer = Writer("a")
    first = writer.event(EventType.IED, when=days(0), words="A bomb went off on Monday", actors=(FRONT,))
    for at in range(REACH):
        writer.event(EventType.MEETING, HILL, when=days(-60 - 3 * at), words=f"Ministers met for the {at}th time")
    writer.event(
        EventType.IED, when=days(0), words="The bomb of Monday was a large one", actors=(FRONT,), same_as=first
    )
    assert ["A bomb went off on Monday", "The bomb of Monday was a large one"] in grouped(writer.done())


def test_taken_and_taken_back_are_two() -> None:
    writer = Writer("a")
    writer.event(
        EventType.TERRITORY_TAKEN,
        TOWN,
        when=days(0),
        words="The front captured the town",
        actors=(FRONT,),
        said_by=says(SPOKESMAN),
    )
    writer.event(
        EventType.TERRITORY_TAKEN,
        TOWN,
        when=days(0),
        words="The army retook it at night",
        actors=(ARMY,),
        said_by=says(SPOKESMAN),
    )
    assert len(grouped(writer.done())) == 2


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    made = [
        node.args[0].value
        for node in ast.walk(ast.parse(inspect.getsource(inside) + inspect.getsource(directed_sides)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Sign"
        and isinstance(node.args[0], ast.Constant)
    ]
    chosen = {"other part of a battle", "other kind"}
    assert {*made, *chosen} == set(INSIDE)


def signs_of(coded: CodedReport) -> set[str]:
    first, second = (claim for claim in coded.claims if isinstance(claim, EventClaim))
    ear = Listener(WORLD, {coded.report.id: coded}, {}, {})
    return {sign.name for sign in inside.inside(*(inside.Alone(claim, telling_of(coded, [claim], ear, {}), claim.id) for claim in (first, second)))}


def test_figures_that_differ_and_doers_that_are_the_same_are_signs() -> None:
    writer = Writer("a")
    writer.event(EventType.IED, when=days(0), words="A bomb of the front killed two", actors=(FRONT,), recipients=(ARMY,), numbers=(killed(2),))
    writer.event(EventType.IED, when=days(0), words="Another of its bombs killed nine", actors=(FRONT,), recipients=(ARMY,), numbers=(killed(9),))
    assert {"other number", "same doer"} <= signs_of(writer.done())


def test_what_is_spoken_of_as_known_before_it_was_told_is_another() -> None:
    writer = Writer("a")
    writer.event(EventType.GROUND_ATTACK, when=days(0), words="The attack of last winter")
    writer.event(EventType.GROUND_ATTACK, when=days(0), words="attacked a post")
    assert "first spoken of as known" in signs_of(writer.done())


def test_the_laws_of_the_fit_hold() -> None:
    """What the words set apart stays so, whatever a coder's slips would teach."""
    assert INSIDE["set apart by the words"] <= -5 and INSIDE["cannot be one"] <= -3 and INSIDE["other means"] <= -2


def test_a_bare_mention_goes_with_its_telling_and_says_nothing_more() -> None:
    """ "Nobody claimed the attack": no words by which it could be another happening, and no voice of the paper beside the police's."""
    one, two = Writer("a"), Writer("a")
    for writer in (one, two):
        first = writer.event(EventType.IED, when=days(0), words="A bomb went off on Monday", recipients=(ARMY,), numbers=(killed(4),), said_by=says(SPOKESMAN))
    two.event(EventType.IED, when=days(0), words="Nobody claimed the attack on the quarry of Alder", recipients=(ARMY,), said_by=says(SPOKESMAN), same_as=first)
    alone, with_it = (tellings_of(coded, Listener(WORLD, {coded.report.id: coded}, {}, {}), {}) for coded in (one.done(), two.done()))
    assert len(alone) == len(with_it) == 1
    mine, theirs = alone[0], with_it[0]
    assert len(theirs.claims) == 2 and (mine.words, mine.numbers, mine.where) == (theirs.words, theirs.numbers, theirs.where)


def test_a_later_telling_with_something_of_its_own_is_no_bare_mention() -> None:
    writer = Writer("a")
    first = writer.event(EventType.IED, when=days(0), words="A bomb went off on Monday", recipients=(ARMY,))
    writer.event(EventType.IED, when=days(0), words="The bomb killed four", recipients=(ARMY,), numbers=(killed(4),), same_as=first)
    third = writer.event(EventType.IED, when=days(0), words="It was a strong blast", recipients=(ARMY,), same_as=first)
    assert {told: [c.id for c in them] for told, them in mentions_in([c for c in writer.done().claims if isinstance(c, EventClaim)]).items()} == {first: [third]}
