"""Drafts that tell one happening: joined inside a clause, filled from one another, never across different times."""

from __future__ import annotations

from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.kind.manner import with_manner
from khabar.coding.drafts.same.chains import fill, in_one_clause
from khabar.coding.drafts.same.linking import chain_roots
from khabar.model import Span


def draft(at: int, kind: str, *slots: tuple[str, int], score: float = 0.9, same: int | None = None, **more: object) -> Draft:
    return Draft(Span(at, at + 6), kind, score, tuple(Slot(r, m) for r, m in slots), same_as=same, **more)  # type: ignore[arg-type]


def one_sentence(at: int) -> int:
    return 0


def test_the_harm_and_the_strike_that_did_it_are_one_claim() -> None:
    killed = draft(0, "attack_on_civilians", ("killed", 1), ("rec", 2))
    strike = draft(20, "air_strike", ("at", 3), score=0.8)
    merged, roots = in_one_clause((killed, strike), [0, 1], one_sentence)
    assert len(merged) == 1 and roots == [0]
    assert merged[0].type == "air_strike", "the specific type is kept"
    assert {s.role for s in merged[0].slots} == {"killed", "rec", "at"}


def test_two_attacks_at_different_places_stay_two() -> None:
    a, b = draft(0, "ground_attack", ("at", 1)), draft(20, "ground_attack", ("at", 2))
    assert len(in_one_clause((a, b), [0, 1], one_sentence)[0]) == 2


def test_nothing_is_joined_across_sentences_or_statuses() -> None:
    a, b = draft(0, "ground_attack"), draft(20, "air_strike")
    assert len(in_one_clause((a, b), [0, 1], lambda at: at)[0]) == 2
    assert len(in_one_clause((a, draft(20, "air_strike", status="planned")), [0, 1], one_sentence)[0]) == 2


def test_links_survive_the_joining() -> None:
    a, b, c = draft(0, "ied", ("at", 1)), draft(20, "ied", same=0), draft(300, "ied", same=1)
    merged, roots = in_one_clause((a, b, c), chain_roots((a, b, c)), lambda at: at // 100)
    assert len(merged) == 2 and roots == [0, 0]


def test_a_later_telling_takes_doer_and_place_but_no_figure() -> None:
    a = draft(0, "ied", ("actor", 1), ("at", 2), ("killed", 3))
    b = draft(300, "ied", ("injured", 4), same=0)
    filled = fill((a, b), [0, 0])
    assert {s.role for s in filled[1].slots} == {"injured", "actor", "at"}


def test_nobody_becomes_doer_and_sufferer_by_filling() -> None:
    a = draft(0, "ground_attack", ("actor", 1), ("rec", 2))
    b = draft(300, "ground_attack", ("actor", 2), same=0)
    assert not any(s.role == "rec" and s.mention == 2 for s in fill((a, b), [0, 0])[1].slots)


def test_a_district_is_taken_by_fighting_where_fighting_is_told_beside_it() -> None:
    taken, clash = draft(0, "territory_taken"), draft(30, "armed_clash")
    assert with_manner((taken, clash), one_sentence)[0].how == "fighting"
    assert with_manner((taken,), one_sentence)[0].how is None
    assert with_manner((draft(0, "territory_taken", how="surrender"), clash), one_sentence)[0].how == "surrender"


def test_what_shares_its_dead_is_one_happening() -> None:
    killed, raids = draft(0, "air_strike", ("killed", 1), ("rec", 2)), draft(200, "ground_attack", ("killed", 1), ("at", 3))
    assert len(in_one_clause((killed, raids), [0, 1], one_sentence)[0]) == 1
    others = draft(200, "ground_attack", ("killed", 4), ("at", 3))
    assert len(in_one_clause((killed, others), [0, 1], one_sentence)[0]) == 2, "other dead, far off"


def test_of_two_specific_types_the_surer_is_kept() -> None:
    a = draft(0, "suicide_attack", ("killed", 1), scores=(("type", 0.4),))
    b = draft(40, "ied", ("killed", 1), scores=(("type", 0.7),), score=0.8)
    assert in_one_clause((a, b), [0, 1], one_sentence)[0][0].type == "ied"


def test_a_joined_telling_keeps_the_older_link() -> None:
    told, wounded, incident = draft(0, "ied"), draft(300, "ied", ("injured", 1), score=0.7), draft(320, "ied", same=0)
    merged, roots = in_one_clause((told, wounded, incident), chain_roots((told, wounded, incident)), lambda at: at // 100)
    assert len(merged) == 2 and roots == [0, 0]


def test_the_verb_tells_how_a_place_was_taken() -> None:
    text = "Rebels overran the base. Rebels captured the base without a fight. Rebels entered the base."
    for words, how in (("overran", "fighting"), ("captured", "without_fighting"), ("entered", None)):
        at = text.index(words)
        one = Draft(Span(at, at + len(words)), "territory_taken", 0.9)
        assert with_manner((one,), lambda at: at // 20, text)[0].how == how


def test_who_died_when_it_happened_are_its_dead() -> None:
    text = "Killed were guards. The guards were killed when a man rammed their car."
    at = text.index("killed when")
    harm, attack = draft(at, "ground_attack", ("rec", 1)), draft(text.index("rammed"), "suicide_attack", ("rec", 2), ("actor", 3))
    merged, _ = in_one_clause((harm, attack), [0, 1], one_sentence, {}, text)
    assert [d.type for d in merged] == ["suicide_attack"] and {s.mention for s in merged[0].slots} == {1, 2, 3}
    other = text.replace("when a man", "after a man")
    assert len(in_one_clause((harm, draft(other.index("rammed"), "suicide_attack", ("rec", 2))), [0, 1], one_sentence, {}, other)[0]) == 2
