"""Reports that a party writes: whose country they are of, whom its praise and its abuse mean, and what it calls false."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import EventClaim, Outlet, Page, Status
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def events(coder: Coder, text: str, outlet: str | None = None) -> dict[str, EventClaim]:
    report = to_report(Page(path="-", text=text, published=date(2024, 2, 14), outlet=outlet))
    assert outlet is None or report.outlet == Outlet(report.outlet.id if report.outlet else "", outlet)
    return {c.quote.text: c for c in coder.code(report).claims if isinstance(c, EventClaim)}


def names(claim: EventClaim, slot: str) -> set[str]:
    return {a.id for a in getattr(claim, slot)}


def test_the_outlets_name_tells_the_country(coder: Coder) -> None:
    text = "Troops killed nine terrorists of ISWAP in Gajiram on Monday, the spokesman said."
    told = events(coder, text, "Nigerian Army Public Relations")["killed"]
    assert {w.place.country for w in told.where} == {"NGA"}
    assert names(told, "actors") == {"nga_military"}
    assert names(told, "recipients") == {"iswap"}


def test_a_movements_fighters_and_its_foes(coder: Coder) -> None:
    text = "The mujahideen stormed the base of the Somali army in Bardale before dawn on Monday. Fourteen apostates were killed in the morning."
    told = events(coder, text, "Al-Shabaab Press Office")
    assert names(told["stormed"], "actors") == {"al_shabaab"}
    assert names(told["killed"], "recipients") == {"som_military"}


def test_a_paper_of_nobody_means_nobody_by_them(coder: Coder) -> None:
    text = "The mujahideen stormed the base of the Somali army in Bardale before dawn on Monday."
    told = events(coder, text, "Shabelle Courier")
    assert "al_shabaab" not in names(told["stormed"], "actors")


def test_a_spokesmans_terrorists_are_those_whom_the_report_names(coder: Coder) -> None:
    text = ('JNIM fighters attacked the post of Djibo in Burkina Faso on Monday. Men of JNIM burned two cars. '
            '"We killed thirty terrorists," said Captain Ali Traore, a spokesman for the army of Burkina Faso.')  # fmt: skip
    assert names(events(coder, text)["killed"], "recipients") == {"jnim"}
    other = text.replace("Men of JNIM burned two cars.", "Islamic State fighters burned two cars and Islamic State men fled.")
    assert names(events(coder, other)["killed"], "recipients") != {"jnim"}, "one of two"


def test_what_a_post_claims_and_the_next_sentence_calls_false(coder: Coder) -> None:
    text = "A post on social media claims that rebels have captured the town of Sake in Congo. The claim is false and should be disregarded, the army said."
    assert events(coder, text)["captured"].status is Status.DENIED
    true = "A post on social media claims that rebels have captured the town of Sake in Congo. The claim spread within hours, the army said."
    assert events(coder, true)["captured"].status is not Status.DENIED


@pytest.mark.parametrize(("text", "who"), [
    ("ISWAP men drove into Abadam in Borno, Nigeria, on Tuesday and killed two guards.", "iswap"),
    ("M23 men entered Sake in Congo on Tuesday and killed two guards.", "m23"),
])  # fmt: skip
def test_the_men_of_a_group_are_the_group(coder: Coder, text: str, who: str) -> None:
    assert {a.id for c in events(coder, text).values() for a in c.actors} == {who}


def test_the_men_of_a_people_are_no_army(coder: Coder) -> None:
    told = events(coder, "Fulani men killed two farmers near Barkin Ladi in Nigeria on Tuesday.")["killed"]
    assert names(told, "actors") == {"nga_fulani_men"} or not names(told, "actors") & {"nga_military"}


def test_a_speakers_office_stands_behind_his_name(coder: Coder) -> None:
    text = '"Our boys pulled out of Bakhmut at dawn," Major Oleh Petrenko, spokesman for Ukraine\'s Eastern Group of Forces, said on Monday.'
    told = events(coder, text)["pulled out"]
    assert [s.speaker.name for s in told.said_by] == ["Oleh Petrenko"]
    assert names(told, "actors") == {"ukr_military"}


@pytest.mark.parametrize("text", [
    "Militiamen trained by Uganda attacked the town of Sake in Congo on Monday.",
    "Two officers trained by Turkey were killed in Baidoa, Somalia, on Monday.",
])  # fmt: skip
def test_who_trains_them_did_not_do_it(coder: Coder, text: str) -> None:
    assert not {a.country for c in events(coder, text).values() for a in c.actors} & {"UGA", "TUR"}


def test_the_day_of_the_saying_is_the_last_on_which_it_can_have_been(coder: Coder) -> None:
    told = events(coder, "Rebels have taken the town of Kabo in the Central African Republic, officials said on Wednesday.")["taken"]
    assert told.when is not None and (told.when.start, told.when.end) == (date(2024, 2, 12), date(2024, 2, 15))
    plain = events(coder, "Rebels took the town of Kabo in the Central African Republic on Wednesday, officials said.")["took"]
    assert plain.when is not None and (plain.when.start, plain.when.end) == (date(2024, 2, 14), date(2024, 2, 15))


def test_the_sixth_in_a_quotation(coder: Coder) -> None:
    told = events(coder, '"On the 6th our troops withdrew from Kukawa in Borno, Nigeria," said Colonel Ali Danjuma, an army spokesman.')["withdrew"]
    assert told.when is not None and told.when.start == date(2024, 2, 6)


def test_a_division_abroad_with_a_plain_name_is_no_place_of_the_report(coder: Coder) -> None:
    told = events(coder, "A relief agency, Two Rivers, has left Andarab in Afghanistan. Mortar fire killed two women there on Monday.")
    assert "NGA" not in {w.place.country for c in told.values() for w in c.where}
    meant = events(coder, "Gunmen killed nine people in Rivers, Nigeria, on Monday, police said.")
    assert {w.place.name for c in meant.values() for w in c.where} == {"Rivers"}
