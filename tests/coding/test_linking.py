"""Which tellings are of one happening, and which the words keep apart; edges of mentions; what adds nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from khabar.coding.claims.events import beside
from khabar.coding.claims.relations import total_of
from khabar.coding.claims.worth import presupposed
from khabar.coding.confidence import FEATURES, Calibration
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.same.chains import fill
from khabar.coding.drafts.same.linking import chain_roots, linked
from khabar.coding.drafts.where.scenes import one_scene
from khabar.coding.finding.edges import SpanOf, whole
from khabar.coding.scene import Scene
from khabar.model import (
    Actor,
    ActorKind,
    Amount,
    ClaimKind,
    Place,
    PlacePrecision,
    PlaceRole,
    Quote,
    Span,
    TimePrecision,
    When,
    Where,
)

NOTHING: Any = None
COUNTRY = Place("c", "Freeland", PlacePrecision.COUNTRY, country="FRE", lat=0.0, lon=0.0)
TOWN = Place("t", "Oldtown", PlacePrecision.NEAR, country="FRE", lat=1.0, lon=1.0)


def context(
    text: str,
    drafts: tuple[Draft, ...],
    title: Span | None = None,
    times: dict[int, When] | None = None,
    mentions: tuple[Mention, ...] = (),
) -> Context:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Context(
        report="r_1", text=text, folded=text, sentences=spans, title=title, found=Found(mentions, drafts), actors={}, places={}, times=times or {}, amounts={},
        published=None, registry=NOTHING, calibration=Calibration(dict.fromkeys(("base", *FEATURES), 0.0), 0.0),
    )  # fmt: skip


def draft(text: str, words: str, kind: str = "ied", same: int | None = None, *slots: Slot) -> Draft:
    return Draft(Span(text.index(words), text.index(words) + len(words)), kind, 0.9, slots, same_as=same)


def test_the_headline_tells_what_the_lead_tells() -> None:
    text = "Bomb kills 5 in Oldtown\nA blast tore through the market on Friday.\nPolice arrested a man."
    drafts = (draft(text, "kills", "suicide_attack"), draft(text, "blast"), draft(text, "arrested", "detention"))
    made = linked(context(text, drafts, title=Span(0, 23)))
    assert chain_roots(made) == [0, 0, 2]
    assert chain_roots(linked(context(text, drafts))) == [0, 1, 2], "without a headline nothing is joined"


def test_another_attack_is_another() -> None:
    text = "A blast shook Oldtown.\nIt came a week after another attack there."
    first, second = draft(text, "blast"), draft(text, "attack", "ied", 0)
    assert chain_roots(linked(context(text, (first, second)))) == [0, 1]
    text = "A blast shook Oldtown.\nPolice said the attack had been planned."
    assert chain_roots(linked(context(text, (draft(text, "blast"), draft(text, "attack", "ied", 0))))) == [0, 0]


def test_what_is_new_in_the_text_is_not_what_was_told() -> None:
    text = "A bomb exploded in the market.\nIn a separate incident a mine blew up a truck."
    assert chain_roots(linked(context(text, (draft(text, "exploded"), draft(text, "blew up", "mine", 0))))) == [0, 1]
    text = "A bomb exploded in the market.\nTwo men died in the explosion."
    assert chain_roots(linked(context(text, (draft(text, "exploded"), draft(text, "the explosion", "ied", 0))))) == [0, 0]


def test_days_apart_are_two() -> None:
    text = "A blast on Friday.\nThe blast on Sunday."
    mentions = (Mention(11, 17, MentionKind.TIME), Mention(32, 38, MentionKind.TIME))
    friday = When(date(2030, 5, 3), date(2030, 5, 4), TimePrecision.DAY)
    times = {0: friday, 1: replace(friday, start=date(2030, 5, 5), end=date(2030, 5, 6))}
    drafts = (draft(text, "A blast", "ied", None, Slot("when", 0)), draft(text, "The blast", "ied", 0, Slot("when", 1)))
    assert chain_roots(linked(context(text, drafts, times=times, mentions=mentions))) == [0, 1]
    assert chain_roots(linked(context(text, drafts, times={0: friday, 1: friday}, mentions=mentions))) == [0, 0]


def test_a_day_and_a_time_long_before_it_are_two() -> None:
    text = "Men shot nine on Friday.\nMen shot hundreds since January."
    mentions = (Mention(17, 23, MentionKind.TIME), Mention(49, 56, MentionKind.TIME))
    friday = When(date(2030, 5, 3), date(2030, 5, 4), TimePrecision.DAY, Quote.of(text, 17, 23))
    months = When(date(2030, 1, 1), date(2030, 5, 6), TimePrecision.MONTH, Quote.of(text, 49, 56))
    drafts = (draft(text, "shot nine", "ied", None, Slot("when", 0)), draft(text, "shot hundreds", "ied", 0, Slot("when", 1)))

    def roots(words: str, second: When) -> list[int]:
        return chain_roots(linked(context(words, drafts, times={0: friday, 1: second}, mentions=mentions)))

    assert roots(text, months) == [0, 1]
    assert roots(text.replace("since", "until"), months) == [0, 0]  # a time that holds the day
    assert roots(text, replace(months, start=friday.start)) == [0, 0]  # what goes on since that day may have begun so
    assert roots(text.replace("since", "until"), replace(months, end=date(2030, 2, 1))) == [0, 1]


def test_taken_and_retaken_are_two() -> None:
    text = "The Front took Oldtown.\nA day later the army recaptured it."
    took, back = draft(text, "took", "territory_taken"), draft(text, "recaptured", "territory_taken", 0)
    assert chain_roots(linked(context(text, (took, back)))) == [0, 1]
    text = "The Front took Oldtown.\nIts capture was confirmed by the mayor."
    assert chain_roots(linked(context(text, (draft(text, "took", "territory_taken"), draft(text, "capture", "territory_taken", 0))))) == [0, 0]


def test_one_happening_has_one_scene() -> None:
    wide = Scene((Where(COUNTRY, PlaceRole.AT, None),), None, False, False)
    fine = Scene((Where(TOWN, PlaceRole.AT, None),), None, False, False)
    assert [s.where[0].place.id for s in one_scene([wide, fine], [0, 0])] == ["t", "t"]
    assert [s.where[0].place.id for s in one_scene([wide, fine], [0, 1])] == ["c", "t"]
    abroad = replace(wide, where=(Where(replace(COUNTRY, id="x", country="XXX"), PlaceRole.AT, None),))
    assert one_scene([abroad, fine], [0, 0])[0].where[0].place.id == "x", "another country is not made finer"


def spans(text: str) -> tuple[list[str], list[Span]]:
    import re

    found = list(re.finditer(r"\w+|[^\w\s]", text))
    return [m[0] for m in found], [Span(m.start(), m.end()) for m in found]


def test_mentions_end_where_names_end() -> None:
    texts, where = spans("police and rescue officials met a would-be suicide bomber and Gen.")
    made = whole(
        [
            SpanOf(0, 2, "a", 0.9),
            SpanOf(1, 2, "a", 0.9),
            SpanOf(5, 8, "h", 0.9),
            SpanOf(8, 11, "h", 0.8),
            SpanOf(12, 13, "h", 0.9),
        ],
        texts,
        where,
    )
    assert [" ".join(texts[m.first : m.last]) for m in made] == ["police", "a would - be suicide bomber"]


def test_a_numeral_is_whole() -> None:
    texts, where = spans("killed 443 and wounded 2,110 since April 4, 210 of them here, 1,204,330 left")
    at = [texts.index(w) for w in ("110", "2", "210", "204", "443")]
    made = whole([SpanOf(i, i + 1, "n", 0.9) for i in at], texts, where)
    assert ["".join(texts[m.first : m.last]) for m in made] == ["443", "2,110", "210", "1,204,330"]


def test_the_incident_is_what_was_told_last() -> None:
    text = "A bomb hit the barracks.\nIn the south gunmen shot a nurse.\nA driver was hurt in the incident."
    drafts = (draft(text, "hit"), draft(text, "shot", "targeted_killing"), draft(text, "the incident", "targeted_killing", 0))
    assert chain_roots(linked(context(text, drafts))) == [0, 1, 1]
    text = "A bomb hit the barracks.\nIn the south gunmen shot a nurse.\nA driver was hurt in the bombing."
    drafts = (draft(text, "hit"), draft(text, "shot", "targeted_killing"), draft(text, "the bombing", "ied", 0))
    assert chain_roots(linked(context(text, drafts))) == [0, 1, 0], "a bombing has a name of its own"


def test_a_noun_with_its_article_tells_nothing_again() -> None:
    text = "A bomb hit the barracks.\nThe mayor condemned the attack.\nThe attack by the Front lasted an hour."
    mentions = (Mention(text.index("the Front"), text.index("the Front") + 9, MentionKind.GROUP),)
    first, plain = draft(text, "hit"), draft(text, "the attack")
    by_whom = draft(text, "The attack", "ied", 0, Slot("actor", 0, 0.8))
    around = context(text, (first, plain, by_whom), mentions=mentions)
    earlier = [NOTHING]
    assert presupposed(around, plain, earlier)
    assert not presupposed(around, plain, []), "told for the first time it is news"
    assert not presupposed(around, by_whom, earlier), "it says who"
    assert not presupposed(around, first, earlier), "a verb tells"
    assert not presupposed(around, replace(plain, slots=(Slot("killed", 0),)), earlier), "it says how many"


@pytest.mark.parametrize(
    ("figure", "aggregate", "years", "is_total"),
    [
        (700, True, 4, True),  # "since 2015 attacks have left 700 dead"
        (700, False, 4, False),  # "in 2015 a bomb killed ..."
        (68, True, 0, False),  # "68 since Saturday": a sum of happenings
        (230_000, True, 0, True),  # of a war, whatever its dates
        (9_000_000, False, 0, True),  # nobody flees by the million in one happening
    ],
)
def test_the_dead_of_years_are_a_quantity(figure: int, aggregate: bool, years: int, is_total: bool) -> None:
    text = "Since then attacks have left many dead."
    one = replace(draft(text, "attacks", "ground_attack", None, Slot("killed", 0)), aggregate=aggregate)
    around = replace(context(text, (one,), mentions=(Mention(29, 33, MentionKind.NUMBER),)), amounts={0: Amount(figure, figure, figure)})
    when = When(date(2015, 1, 1), date(2015 + years, 1, 5), TimePrecision.YEAR)
    made = total_of(around, one, Scene((), when, False, False))
    assert (made is not None) == is_total
    if made:
        assert (made.kind, made.best) == (ClaimKind.INDICATOR, figure)


def placed(text: str, *named: tuple[str, Place]) -> tuple[tuple[Mention, ...], dict[int, tuple[Place, ...]]]:
    mentions = tuple(Mention(text.index(words), text.index(words) + len(words), MentionKind.PLACE) for words, _ in named)
    return mentions, {i: (place,) for i, (_, place) in enumerate(named)}


def test_two_provinces_are_two_scenes_for_the_whole_chain() -> None:
    north, south = (Place(n, n, PlacePrecision.ADMIN1, admin1=n, country="FRE", lat=at, lon=0.0, radius_km=90) for n, at in (("North", 3.0), ("South", 1.0)))
    text = "A bomb hit a post in North.\nThe attack killed four.\nA man was shot in South."
    mentions, places = placed(text, ("North", north), ("South", south))
    drafts = (draft(text, "hit", "ied", None, Slot("at", 0)), draft(text, "The attack", "ied", 0), draft(text, "shot", "ied", 1, Slot("at", 1)))
    around = replace(context(text, drafts, mentions=mentions), places=places)
    assert chain_roots(linked(around)) == [0, 0, 2], "linked through a telling without a place"
    town = replace(TOWN, admin1="North", lat=3.2, lon=0.0)
    assert chain_roots(linked(replace(around, places={0: (north,), 1: (town,)}))) == [0, 0, 0], "the town lies in the province"


def test_a_third_guard_is_no_third_attack() -> None:
    text = "Gunmen fired at a post.\nA third guard was hit in the thigh."
    assert chain_roots(linked(context(text, (draft(text, "fired"), draft(text, "hit", "ied", 0))))) == [0, 0]
    text = "Gunmen fired at a post.\nA third big attack was foiled."
    assert chain_roots(linked(context(text, (draft(text, "fired"), draft(text, "attack", "ied", 0))))) == [0, 1]


def test_who_does_the_one_and_suffers_the_other() -> None:
    text = "Gunmen stormed a school.\nPolice died in the attack."
    mentions = (Mention(0, 6, MentionKind.GROUP), Mention(25, 31, MentionKind.GROUP))
    police, gunmen = Actor("police", "Police", ActorKind.POLICE), Actor("g", "Gunmen", ActorKind.UNIDENTIFIED)
    raid = draft(text, "stormed", "ground_attack", None, Slot("actor", 1))
    died = draft(text, "the attack", "ground_attack", 0, Slot("rec", 1))
    around = replace(context(text, (raid, died), mentions=mentions), actors={0: gunmen, 1: police})
    assert chain_roots(linked(around)) == [0, 1]
    told = replace(raid, slots=(Slot("actor", 0),))
    assert chain_roots(linked(replace(around, found=Found(mentions, (told, died))))) == [0, 0]


def test_a_denied_deed_gives_no_doer() -> None:
    hit, denied = draft("A B", "A"), replace(draft("A B", "B", "ied", 0, Slot("actor", 0)), status="denied")
    assert fill((hit, denied), [0, 0])[0].slots == ()
    assert fill((hit, replace(denied, status="asserted")), [0, 0])[0].slots


def test_the_mother_is_counted_with_her_two_girls() -> None:
    text = "A shell killed the mother and two girls."
    mentions = (Mention(15, 25, MentionKind.PERSON), Mention(30, 33, MentionKind.NUMBER))
    one = draft(text, "killed", "shelling", None, Slot("rec", 0), Slot("killed", 1))
    around = replace(context(text, (one,), mentions=mentions), actors={0: Actor("r_1:mother", "mother", ActorKind.PERSON)})
    assert beside(around, one, 1) == 1
    apart = "A shell killed the mother. Mines killed two girls."
    later = (mentions[0], Mention(apart.index("two"), apart.index("two") + 3, MentionKind.NUMBER))
    assert beside(replace(context(apart, (one,), mentions=later), actors=around.actors), one, 1) == 0


def test_a_string_of_attacks_is_not_the_attack() -> None:
    text = "A bomb hit the market.\nNobody claimed the attack.\nThe Front has been blamed for a string of bombings."
    drafts = (draft(text, "hit"), draft(text, "the attack", "ied", 0), draft(text, "bombings", "ied", 1))
    assert chain_roots(linked(context(text, drafts))) == [0, 0, 2]


def test_the_dead_behind_another_bomb_are_of_that_bomb() -> None:
    text = "A bomb hit the terminal.\nAnother bomb wrecked the office.\nA watchman was killed.\nThe blast at the terminal took a wall."
    drafts = (draft(text, "hit"), draft(text, "wrecked"), draft(text, "killed", "ied", 0), draft(text, "The blast", "ied", 0))
    assert chain_roots(linked(context(text, drafts))) == [0, 1, 1, 0]
    apart = text.replace("office.\nA watch", "office.\n\nA watch")
    drafts = (draft(apart, "hit"), draft(apart, "wrecked"), draft(apart, "killed", "ied", 0))
    assert chain_roots(linked(context(apart, drafts))) == [0, 1, 0], "another paragraph goes back to the news"
