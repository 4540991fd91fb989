"""What one or two plain sentences of any theatre say: the whole coder, on texts of our own. Each group holds a class of mistakes once made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import DateBasis, EventClaim, Page, Published, TimePrecision
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def events(coder: Coder, text: str) -> dict[str, EventClaim]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2021, 7, 10))))
    return {c.quote.text: c for c in coded.claims if isinstance(c, EventClaim)}


def places(event: EventClaim) -> list[str]:
    return [w.place.name for w in event.where]


@pytest.mark.parametrize(("text", "deed", "place"), [
    ("Islamists captured Palma on Monday. On Tuesday it was the turn of Macomia. The insurgents killed nine people.", "killed", "Macomia"),
    ("In Argelia, in southwestern Colombia, soldiers found six bodies on Monday. Two men were arrested.", "arrested", "Argelia"),
])  # fmt: skip
def test_the_place_that_a_sentence_tells(coder: Coder, text: str, deed: str, place: str) -> None:
    assert places(events(coder, text)[deed]) == [place]


@pytest.mark.parametrize(("text", "deed", "place"), [
    ("Rebels attacked the base at Bama from Banki on Monday. Ten soldiers were killed.", "attacked", "Bama"),
    ("The militants fired rockets at Bama from Banki on Monday.", "fired", "Bama"),
    ("Rebels attacked Bama on Monday. Ten of them were killed and the rest fled in the direction of Konduga. Two soldiers died.", "died", "Bama"),
])  # fmt: skip
def test_where_they_came_from_or_went_is_no_scene_of_the_fight(coder: Coder, text: str, deed: str, place: str) -> None:
    assert places(events(coder, text)[deed]) == [place]


def test_where_the_police_speak_is_no_scene(coder: Coder) -> None:
    told = events(coder, "Fighting shook the bazaar of Wana on Monday. The police in Bannu say that six rebels died.")
    assert told and "Bannu" not in [p for e in told.values() for p in places(e)]


@pytest.mark.parametrize("text", [
    "The rebels tried to seize the town of Kutum on Friday.",
    "Rebels attempted to capture the town of Kutum on Friday.",
])  # fmt: skip
def test_what_was_only_fought_for_is_not_taken(coder: Coder, text: str) -> None:
    assert {e.type.value for e in events(coder, text).values()} == {"ground_attack"}


@pytest.mark.parametrize(("text", "deed"), [
    ("Troops were called in to repel the attackers in Bossangoa on Friday.", "repel"),
    ("Reinforcements were sent to recapture the district of Jurm.", "recapture"),
    ("Hundreds of people arrived at the hospital in Peshawar to donate blood.", "arrived"),
    ("The chief minister threatened that his party would resign unless the army declared a ceasefire.", "resign"),
    ("The chief minister threatened that his party would resign unless the army declared a ceasefire.", "a ceasefire"),
])  # fmt: skip
def test_what_something_was_for_or_a_threat_speaks_of_is_no_event(coder: Coder, text: str, deed: str) -> None:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2021, 7, 10))))
    assert not [c for c in coded.claims if isinstance(c, EventClaim) and deed in c.quote.text]
    assert [m for m in coded.misses if m.quote and deed in m.quote.text], "it was seen, and a miss says why it is none"


def test_what_somebody_was_able_to_do_was_done(coder: Coder) -> None:
    done = events(coder, "Government troops have been able to retake the town of Tamanah in Idlib province, a monitor said on Friday.")
    assert any(e.type.value == "territory_taken" and e.status.value == "asserted" for e in done.values())


def test_no_group_is_nobody(coder: Coder) -> None:
    told = events(coder, "An attack that no group has claimed killed four people in Ouahigouya on Monday.")
    assert told and not [a.name for e in told.values() for a in e.actors]


def test_who_fights_together_with_somebody_does_it_too(coder: Coder) -> None:
    took = events(coder, "Fighters of the M23 together with Rwandan soldiers took Bunagana on Monday.")["took"]
    assert [a.name for a in took.actors] == ["March 23 Movement", "Armed forces of Rwanda"] and not took.recipients


@pytest.mark.parametrize(("text", "owner"), [
    ("Jihadists attacked a camp of the VDP in Djibo on Tuesday.", "Volunteers for the Defence of the Homeland"),
    ("Militants overran a Kenyan base at El Adde on Friday.", "Kenya"),
    ("Gunmen attacked an LNA training camp near Sabha.", "Libyan National Army (LNA)"),
    ("Gunmen attacked a Chinese mine in Ituri on Monday.", None),
])  # fmt: skip
def test_whose_base_it_was(coder: Coder, text: str, owner: str | None) -> None:
    (attack,) = events(coder, text).values()
    assert [a.name for a in attack.recipients] == ([owner] if owner else [])


@pytest.mark.parametrize(("text", "deed", "doers"), [
    ("170 villagers were executed in Karma, Burkina Faso, in April. Survivors blame soldiers.", "executed", ["Armed forces of Burkina Faso"]),
    ("Mortar shells landed on a market in Hodeidah on Friday, killing five people. The army blamed the Houthis.", "landed", ["Houthis"]),
    ("The massacre of 40 villagers in Taftanaz was committed by warplanes of the regime.", "The massacre", ["Government of Syria"]),
    ("Twenty-two policemen fell to Maoist bullets in Sukma on Saturday.", "fell", ["Communist Party of India (Maoist)"]),
    ("Two men suspected of the bombing were arrested in Tacurong on Sunday.", "arrested", []),
    ("Hours after the soldiers gave up their base, 60 people were killed in the town of Nyala.", "killed", []),
    ("The road, which activists had been blocking since December, was reopened by the court on Monday.", "blocking", ["activists"]),
    ("Soldiers gave up their base at Nyala and left for Daein on Monday.", "left", ["Sudanese Armed Forces (SAF)"]),
    ("The base, which rebels had captured in May, was retaken by the army on Monday.", "retaken", ["army"]),
])  # fmt: skip
def test_who_did_it(coder: Coder, text: str, deed: str, doers: list[str]) -> None:
    assert [a.name for a in events(coder, text)[deed].actors] == doers


def test_two_joined_deeds_have_each_its_place(coder: Coder) -> None:
    told = events(coder, "The army shelled Kutum on Friday and planes bombed Nyala.")
    assert places(told["shelled"]) == ["Kutum"] and places(told["bombed"]) == ["Nyala"]


@pytest.mark.parametrize(("text", "deed", "doers", "sufferers"), [
    ("Violent clashes continue in Hama between the regime forces, and Hayat Tahrir al-Sham and Jaysh al-Izza.", "Violent clashes", {"Armed forces of Syria"}, {"Hayat Tahrir al-Sham", "Jaysh al-Izza"}),
    ("Heavy fighting erupted on Saturday in Khartoum between the Sudanese army and the Rapid Support Forces.", "Heavy fighting", {"Sudanese Armed Forces (SAF)"}, {"Rapid Support Forces (RSF)"}),
    ("GNA forces regained the Naqliya camp on Sunday, a claim which the LNA rejects.", "regained", {"Government of National Accord (GNA)"}, {"Libyan National Army (LNA)"}),
    ("Gunmen attacked the Plaine Savo displacement site on Tuesday.", "attacked", {"Gunmen"}, {"civilians"}),
])  # fmt: skip
def test_both_sides(coder: Coder, text: str, deed: str, doers: set[str], sufferers: set[str]) -> None:
    told = events(coder, text)[deed]
    assert {a.name for a in told.actors} == doers and {a.name for a in told.recipients} <= sufferers and told.recipients


def test_the_ministry_is_the_one_named_before_and_its_troops_are_its_country_s(coder: Coder) -> None:
    told = events(coder, "Russia's defence ministry said its forces struck a depot in Kharkiv. In its daily briefing the ministry also said its troops had captured the village of Lukiantsi. Ukraine denied it.")["captured"]
    assert [a.name for a in told.actors] == ["Armed forces of Russia"]
    assert [s.speaker.name for s in told.said_by] == ["Ministry of Defence of Russia"]


def test_in_a_party_s_communique_ours_and_the_enemy_are_known(coder: Coder) -> None:
    text = (
        "Ta'ang National Liberation Army (TNLA)\nInformation Department\nStatement No. 9\n\nAt dawn on 7 July our forces captured the hill base of the Military Council near Kutkai. "
        "In revenge the enemy bombed Kutkai with two jets on the morning of 8 July."
    )
    told = events(coder, text)
    assert [a.name for a in told["captured"].actors] == ["Ta'ang National Liberation Army"]
    assert [a.name for a in told["bombed"].actors] == ["Armed forces of Myanmar"]


def test_who_repels_an_attack_suffers_it_and_who_foils_one_did_not_make_it(coder: Coder) -> None:
    repelled = events(coder, "Peacekeepers repelled an attack by the CODECO militia on the camp at Roe on Sunday.")["repelled"]
    assert [a.name for a in repelled.actors] == ["Cooperative for the Development of Congo"] and [a.name for a in repelled.recipients] == ["Peacekeepers"]
    assert repelled.outcome == "repelled"
    foiled = events(coder, "Police foiled an attack on a church in Jakarta on Sunday, arresting four men.")["an attack"]
    assert not foiled.actors and foiled.outcome == "foiled"


@pytest.mark.parametrize(("text", "deed", "kind"), [
    ("Gunmen opened fire on a wedding in Gaziantep late on Saturday, killing at least 22.", "opened fire", "ground_attack"),
    ("The army lifted its siege of Daraa on Wednesday.", "lifted", "concession"),
])  # fmt: skip
def test_types_by_who_and_what(coder: Coder, text: str, deed: str, kind: str) -> None:
    assert events(coder, text)[deed].type.value == kind


@pytest.fixture(scope="module")
def afghan() -> Coder:
    return Coder(open_world("afghanistan"))


def test_districts_taken_without_a_fight_retaken_and_lost(afghan: Coder) -> None:
    (taken,) = events(afghan, "Taliban fighters captured the districts of Burka and Nahrin in Baghlan province without a fight on Tuesday, a council member said.").values()
    assert places(taken) == ["Burka", "Nahrin"] and taken.how.value == "without_fighting"
    told = events(afghan, "Resistance fighters retook Pul-e-Hesar, Deh Salah and Banu districts in Baghlan on Friday, but lost them again a week later.")
    assert all({"Pul-e Hisar", "Deh Salah"} <= set(places(told[e])) for e in ("retook", "lost"))
    assert [a.name for a in told["retook"].actors] == [a.name for a in told["lost"].recipients] and not told["lost"].actors


def test_a_crossing_of_the_theatre_is_there_whatever_other_country_is_named(afghan: Coder) -> None:
    assert places(events(afghan, "The Taliban closed the Torkham crossing on Sunday after Pakistan refused entry to patients.")["closed"]) == ["Torkham"]


def test_whose_claim_is_rejected(afghan: Coder) -> None:
    (taken,) = events(afghan, "The defence ministry rejected the Taliban's claim that they had captured Zaranj, the capital of Nimroz.").values()
    assert [a.name for a in taken.actors] == ["Taliban"] and taken.status.value == "denied"
    (shelled,) = events(afghan, "The army denied reports by residents that it had shelled Kunduz.").values()
    assert [a.name for a in shelled.actors] == [s.speaker.name for s in shelled.said_by]


@pytest.mark.parametrize(("text", "told"), [
    ("Ten people were feared dead after a boat carrying migrants sank off Lampedusa.", []),
    ("Four soldiers died when their helicopter crashed in bad weather in Ghazni on Tuesday.", []),
    ("A helicopter was shot down by rebels near Tessit, killing two crew.", ["shot down"]),
    ("A bus hit a roadside mine near Farah, killing 12 passengers.", ["hit"]),
])  # fmt: skip
def test_accidents_are_no_attacks(coder: Coder, text: str, told: list[str]) -> None:
    assert list(events(coder, text)) == told


def test_an_armed_group_tells_where_a_name_is_to_be_sought(coder: Coder) -> None:
    (attack,) = events(coder, "In a statement, the BLA said its fighters had attacked a military convoy in Kech and killed six soldiers.").values()
    assert places(attack) == ["Kech District"] and "Armed forces of Pakistan" in [a.name for a in attack.recipients]


@pytest.mark.parametrize(("text", "deed", "doers", "killed"), [
    ("Troops deployed to Jos killed six civilians on Monday.", "killed", ["Armed forces of Nigeria"], 6),
    ("Two men accused of blasphemy were lynched in Lahore on Monday.", "lynched", [], 2),
    ("Six people were killed in Bannu on Monday, and an inquiry was ordered by the president.", "killed", [], 6),
    ("Gunmen killed six farmers near Jos on Monday, and the funeral was conducted by the bishop.", "killed", ["Gunmen"], 6),
    ("Six villagers were hacked to death near Bunia on Monday as floods kept the police away.", "hacked", [], 6),
    ("Amid rumours of a coup, soldiers killed six protesters in Khartoum on Monday.", "killed", ["Sudanese Armed Forces (SAF)"], 6),
    ("The minister rejected the accusations of the families of 40 villagers who were killed by soldiers in Karma, Burkina Faso, in April.", "killed", ["Armed forces of Burkina Faso"], 40),
])  # fmt: skip
def test_words_of_another_clause_change_nothing(coder: Coder, text: str, deed: str, doers: list[str], killed: int) -> None:
    told = next(e for quote, e in events(coder, text).items() if quote.startswith(deed))
    assert [a.name for a in told.actors] == doers and [(n.role, n.best) for n in told.numbers] == [("killed", killed)]
    assert told.status.value == "asserted"


def test_an_offer_that_is_rejected_is_no_denial_of_the_deed_before_it(coder: Coder) -> None:
    told = events(coder, "Rebels killed six soldiers near Kidal on Monday and offered a truce. The army rejected it.")
    assert told["killed"].status.value == "asserted" and not [e for e in told.values() if e.status.value == "denied"]


def test_who_takes_home_what_is_theirs_loots_nothing(coder: Coder) -> None:
    assert events(coder, "UN peacekeepers left with their equipment on Monday after ten years in Menaka.")["left"].type.value == "withdrawal"


def test_nobody_does_what_he_suffers(coder: Coder) -> None:
    (bomb,) = events(coder, "Somali Interior Minister survives roadside bomb in Mogadishu").values()
    assert not bomb.actors and [a.name for a in bomb.recipients] == ["Somali Interior Minister"]


@pytest.mark.parametrize(("text", "verb", "figure"), [
    ("Police shot at the crowd in Goma on Sunday, killing two and detaining six.", "detaining", ("arrested", 6)),
    ("Troops raided a village near Bara, killing three men and arresting at least 20.", "arresting", ("arrested", 20)),
    ("Soldiers killed ten rebels and captured five near Kidal on Friday.", "captured", ("captured", 5)),
])  # fmt: skip
def test_the_figure_behind_a_verb_of_taking_is_its_own(coder: Coder, text: str, verb: str, figure: tuple[str, int]) -> None:
    told = events(coder, text)
    assert [(n.role, n.best) for n in told.pop(verb).numbers] == [figure]
    assert all(n.best != figure[1] for e in told.values() for n in e.numbers)


def test_a_report_of_an_unknown_day_lends_none(coder: Coder) -> None:
    text = "The mayor met elders in Gao on Tuesday.\n\nThe road was long.\n\nSoldiers shelled Ansongo."
    days = Published(date(2021, 6, 1), date(2021, 7, 10), TimePrecision.DAYS, DateBasis.INFERRED)
    for published in (days, replace(days, start=date(2021, 7, 9))):
        coded = coder.code(replace(to_report(Page(path="-", text=text)), published=published))
        shelled = next(e for e in coded.claims if isinstance(e, EventClaim) and e.quote.text == "shelled")
        assert (shelled.when is None) == (published is days)


@pytest.mark.parametrize(("text", "deed", "doers"), [
    ("The army sent reinforcements to Konna after an attack on a convoy on Friday.", "an attack", []),
    ("The Taliban fled after the bombing of their base in Sangin on Friday.", "the bombing", []),
    ("The RSF took the town after a siege of six months.", "a siege", ["Rapid Support Forces (RSF)"]),
    ("The gunman fled after shooting two policemen in Karachi on Friday.", "shooting", ["gunman"]),
])  # fmt: skip
def test_who_does_something_because_of_a_deed_did_not_do_it(coder: Coder, text: str, deed: str, doers: list[str]) -> None:
    assert [a.name for a in events(coder, text)[deed].actors] == doers


def test_a_paragraph_headed_by_a_place_is_set_there(coder: Coder) -> None:
    told = events(coder, "Field update\n\nThousands have fled Atarib since Monday.\n\nBinnish. The White Helmets recovered nine bodies after the air strike of last Saturday and took 15 wounded people to hospital.")
    assert places(told["air strike"]) == ["Binnish"]
