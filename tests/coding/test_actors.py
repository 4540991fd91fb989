"""Who a mention is: names of the pack, units, pronouns, common nouns of one report."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.actors.ground import Grounded, ground_actors
from khabar.coding.draft import Mention, MentionKind
from khabar.model import Actor, ActorKind, Span
from khabar.world import open_world

REGISTRY = open_world("afghanistan").registry
GROUP, PERSON, UNIT, TITLE, PLACE = MentionKind.GROUP, MentionKind.PERSON, MentionKind.UNIT, MentionKind.TITLE, MentionKind.PLACE


def ground(text: str, *words: tuple[str, MentionKind], on: date | None = date(2022, 5, 4), country: str | None = None) -> Grounded:
    mentions, at = [], 0
    for w, kind in words:
        start = text.index(w, 0 if kind == TITLE else at)
        mentions.append(Mention(start, start + len(w), kind))
        at = max(at, start + len(w))
    cuts = [0, *(i + 2 for i in range(len(text)) if text.startswith(". ", i))]
    sentences = [Span(a, b) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return ground_actors(text, mentions, sentences=sentences, registry=REGISTRY, report="r_1", on=on, country=country)


def one(words: str, kind: MentionKind = GROUP, on: date | None = date(2022, 5, 4), country: str | None = None) -> Actor:
    return ground(words, (words, kind), on=on, country=country).actors[0]


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Taliban fighters", "taliban"),
        ("the Taliban", "taliban"),
        ("the National Resistance Front", "nrf"),
        ("NRF", "nrf"),
        ("Islamic State militants", "isis"),
        ("the paramilitary Rapid Support Forces (RSF)", "rsf"),
    ],
)
def test_a_name_with_common_nouns_is_still_the_name(words: str, actor: str) -> None:
    assert one(words).id == actor


@pytest.mark.parametrize("words", ["anti-Taliban fighters", "opponents of the Taliban"])
def test_who_stands_against_a_group_is_not_the_group(words: str) -> None:
    assert one(words).id != "taliban"


def test_the_taliban_rule_from_the_day_they_took_kabul() -> None:
    assert one("the Taliban", on=date(2021, 7, 1)).kind == ActorKind.ARMED_GROUP
    assert one("the Taliban", on=date(2022, 7, 1)).kind == ActorKind.GOVERNMENT


def test_soldiers_of_a_country_are_its_army_of_that_day() -> None:
    before = one("Afghan soldiers", on=date(2021, 7, 1))
    assert before.country == "AFG" and before.id not in ("taliban", "afg")
    assert one("Tajik authorities").country == "TJK"


def test_the_army_is_that_of_the_country_the_report_is_about() -> None:
    assert one("the army", country="SDN").country == "SDN"
    assert one("the army").id.startswith("r_1:")


def test_a_common_noun_has_an_id_of_its_report_alone() -> None:
    gunmen = one("unidentified gunmen")
    assert gunmen.id.startswith("r_1:") and gunmen.kind != ActorKind.PERSON


def test_spellings_of_one_man_are_one_man_and_father_and_son_are_two() -> None:
    assert one("Ahmad Massoud", PERSON).id == one("Ahmed Masood", PERSON).id == "ahmad_massoud"
    assert one("Ahmad Shah Massoud", PERSON, on=date(2001, 9, 1)).id == "ahmad_shah_massoud"


def test_a_surname_means_the_person_named_before() -> None:
    text = "Karim Zubairi spoke on Monday. Zubairi denied it."
    got = ground(text, ("Karim Zubairi", PERSON), ("Zubairi", PERSON))
    assert got.actors[0].id == got.actors[1].id


def test_titles_are_no_part_of_a_name() -> None:
    text = "Interior Ministry spokesman Karim Zubairi said so."
    got = ground(text, ("Interior Ministry spokesman Karim Zubairi", PERSON), ("Interior Ministry spokesman", TITLE))
    assert got.actors[0].name == "Karim Zubairi"


def test_a_pronoun_is_the_subject_of_its_sentence() -> None:
    text = "The National Resistance Front said that it had killed ten Taliban fighters."
    got = ground(text, ("The National Resistance Front", GROUP), ("it", GROUP), ("ten Taliban fighters", GROUP))
    assert got.actors[1].id == "nrf"


def test_a_unit_by_number_and_name_and_one_whose_number_belongs_to_another() -> None:
    assert one("the 217th Omari Corps", UNIT).id == "iea_217"
    mixed = ground("the 207 Omari Corps", ("the 207 Omari Corps", UNIT))
    assert mixed.actors[0].id == "iea_217"
    assert mixed.misses and len(mixed.misses[0].candidates) > 1


def test_a_capital_stands_for_its_government_when_it_acts() -> None:
    assert one("Dushanbe", PLACE).country == "TJK"


def test_quotes_are_the_words_of_the_mention() -> None:
    got = ground("Fighters of the Taliban came.", ("Fighters of the Taliban", GROUP))
    quote = got.actors[0].quote
    assert quote and quote.text == "Fighters of the Taliban"


def test_the_allies_of_somebody_are_not_that_somebody() -> None:
    text = "Forces aligned with Libya's unity government said on Friday that they had taken the port."
    got = ground(text, ("Forces", GROUP), ("they", GROUP), on=date(2016, 6, 10), country="LBY")
    assert got.actors[0].id == got.actors[1].id == "allied_with_gna"
    assert got.actors[0].name == "Forces aligned with Libya's unity government"


def test_a_dateline_is_no_part_of_a_name() -> None:
    got = ground("TRIPOLI        Forces held the port.", ("TRIPOLI        Forces", GROUP), on=date(2016, 6, 10))
    assert got.actors[0].name == "Forces"


def test_a_noun_that_two_names_share_belongs_to_both() -> None:
    got = ground("Turkish and Syrian troops clashed.", ("Turkish", GROUP), ("Syrian troops", GROUP), on=date(2020, 2, 10))
    assert got.actors[0].id == "tur_military" and got.actors[1].id == "syr_military"


def test_a_leader_of_a_group_who_is_not_named_bears_no_name() -> None:
    text = "A former Taliban leader was shot."
    got = ground(text, ("former Taliban leader", PERSON), ("former Taliban leader", TITLE))
    assert got.actors[0].id.startswith("r_1:") and got.actors[0].kind == ActorKind.PERSON


def test_a_description_with_a_capital_is_no_name() -> None:
    got = ground("A Christian pastor was shot.", ("A Christian pastor", PERSON))
    assert (got.actors[0].id, got.actors[0].name) == ("r_1:christian_pastor", "Christian pastor")
    got = ground("Prime Minister Nuri al-Zawba spoke.", ("Nuri al-Zawba", PERSON))
    assert got.actors[0].name == "Nuri al-Zawba", "al- belongs to the name"


def test_the_gunmen_are_those_who_came() -> None:
    text = "Gunmen killed four. The area is a stronghold of the Taliban. The attackers fled."
    got = ground(text, ("Gunmen", GROUP), ("the Taliban", GROUP), ("The attackers", GROUP))
    assert got.actors[2].id == got.actors[0].id != got.actors[1].id


def test_insurgents_from_a_group_are_the_group() -> None:
    got = ground("Insurgents from the Taliban took the post.", ("Insurgents", GROUP))
    assert got.actors[0].id == "taliban"


def test_some_of_our_soldiers_are_soldiers() -> None:
    got = ground("Some of our soldiers crossed.", ("Some of our soldiers", GROUP))
    assert got.actors[0].name == "our soldiers"
    got = ground("The armed forces crossed; men armed with sticks did not.", ("The armed forces", GROUP), ("men armed with sticks", GROUP))
    assert [got.actors[i].name for i in (0, 1)] == ["armed forces", "men"]


def test_its_forces_are_those_of_who_is_named() -> None:
    got = ground("Russia's defence ministry said its forces had taken the post.", ("Russia's defence ministry", GROUP), ("its forces", GROUP), on=date(2023, 5, 1), country="UKR")
    assert got.actors[1].id == "rus_military"


def test_a_surname_goes_before_a_demonym() -> None:
    got = ground("S. A. Danish was asked. Danish said so.", ("S. A. Danish", PERSON), ("Danish", GROUP))
    assert got.actors[0].id == got.actors[1].id


def test_a_weak_alias_of_a_country_that_nobody_names() -> None:
    text = "Government troops attacked the base."
    here = ground_actors(text, [Mention(0, 17, GROUP)], sentences=[Span(0, len(text))], registry=REGISTRY, report="r_1", on=date(2018, 1, 1), countries=frozenset({"SSD", "COD"}))
    assert here.actors[0].country != "AFG"


def test_we_in_a_quotation_is_not_who_was_named_last() -> None:
    text = 'It is a mosque of the Taliban. "We condemn this," the mayor said.'
    got = ground(text, ("the Taliban", GROUP), ("We", GROUP))
    assert 1 not in got.actors
    got = ground("To the people: the Taliban speak. We took the post.", ("the Taliban", GROUP), ("We", GROUP))
    assert got.actors[1].id == got.actors[0].id, "a communique speaks for itself"


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The NRF denied it: the villagers had shown its troops the way.", "nrf"),
        ("The NRF met Pakistan's army, and its troops left.", "pak_military"),
    ],
)
def test_its_troops_are_those_of_the_group_named_before(text: str, whose: str) -> None:
    words = ["The NRF", "Pakistan's army", "its troops"]
    grounded = ground(text, *((w, GROUP) for w in words if w in text), country="AFG")
    at = max(grounded.actors)
    assert grounded.actors[at].id == whose


@pytest.mark.parametrize(
    ("text", "men", "owner"),
    [
        ("The NRF said on Monday that its fighters had left.", "its fighters", "nrf"),
        ("An NRF spokesman, Ali Nazary, denied that his men had left.", "his men", "nrf"),  # in a title, of which the finder makes no group
        ("Pakistan, which blamed the NRF, said that its special forces had struck.", "its special forces", "pak_military"),
        ("The NRF, an ally of the Islamic State, said that one of its men had left.", "one of its men", "nrf"),
        ("The police complained that the NRF had not withdrawn its men.", "its men", "nrf"),
        ("Residents said that its men had left.", "its men", None),
        ("The NRF and the Islamic State withdrew their men.", "their men", None),  # of whom, nobody can tell
    ],
)
def test_whose_men_they_are(text: str, men: str, owner: str | None) -> None:
    words = [w for w in ("Pakistan", "The NRF", "the NRF", "the Islamic State", "Residents") if w in text]
    found = ground(text, *sorted(((w, GROUP) for w in [*words, men]), key=lambda x: text.index(x[0])))
    own = next(a for a in found.actors.values() if a.quote is not None and a.quote.text == men)
    assert own.id == owner if owner else own.id.startswith("r_1:")


def test_he_who_said_it_is_not_of_whom_he_spoke() -> None:
    text = 'Karim Jan, an officer, told reporters. A third guard was hit, he said. "He ran," he added.'
    made = ground(text, ("Karim Jan", PERSON), ("A third guard", PERSON), ("he", PERSON))
    assert made.actors[2].id == made.actors[0].id
    text = "Karim Jan, an officer, told reporters. A third guard was hit when he ran."
    made = ground(text, ("Karim Jan", PERSON), ("A third guard", PERSON), ("he", PERSON))
    assert made.actors[2].id == made.actors[1].id


def test_the_government_of_that_time_is_not_todays() -> None:
    assert ground("The government of the time blamed them.", ("The government", GROUP)).actors[0].id == "r_1:government_of_the_time"
    assert ground("The government blamed them.", ("The government", GROUP), country="AFG").actors[0].id == "taliban"


def test_an_abbreviation_with_its_genitive_is_no_person() -> None:
    assert ground("Karim, the NRF's spokesman, spoke.", ("the NRF's", PERSON)).actors[0].id == "nrf"


def test_the_front_is_the_one_that_was_named_with_that_word() -> None:
    made = ground("The National Resistance Front spoke. The Front left.", ("The National Resistance Front", GROUP), ("The Front", GROUP))
    assert made.actors[1].id == made.actors[0].id == "nrf"
    assert ground("The Taliban spoke. The Front left.", ("The Taliban", GROUP), ("The Front", GROUP)).actors[1].id != "taliban"
