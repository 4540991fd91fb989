"""Whose side somebody speaks for of whom no table knows: offices, organs of state, outlets of a party."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import ARMY, FRONT, Writer, days, says

from khabar.corroboration import TableWorld
from khabar.corroboration.speakers import Listener, OriginKind
from khabar.corroboration.wording import is_digest
from khabar.model import Actor, ActorKind, CodedReport, EventType, Outlet, Quote, RoleClaim

WORLD = TableWorld(
    camps=frozenset({"army", "front"}),
    governments={"XXA": "army"},
    names={"front": "front"},
    outlets=frozenset({"wire"}),
)
SALIM = Actor("p_salim", "Karim Salim", ActorKind.PERSON)


def role(title: str, organisation: Actor | None = None, person: Actor = SALIM) -> RoleClaim:
    return RoleClaim(
        id="c_role", quote=Quote(0, 1, "x"), person=person, title=title, organisation=organisation, confidence=0.9
    )


def told(
    speaker: Actor | None, *roles: RoleClaim, outlet: str = "daily", words: str = "A bomb went off"
) -> CodedReport:
    writer = Writer("a", outlet)
    writer.event(EventType.IED, when=days(0), words=words, said_by=says(speaker) if speaker else ())
    coded = writer.done()
    in_a = tuple(
        replace(c, where=tuple(replace(w, place=replace(w.place, country="XXA")) for w in c.where))
        for c in coded.claims
    )
    return replace(coded, claims=(*in_a, *roles))


def origin(coded: CodedReport) -> tuple[OriginKind, str]:
    found = Listener(WORLD, {coded.report.id: coded}, {}, {}).origin(coded.claims[0], coded.report.id)
    return found.kind, found.name


@pytest.mark.parametrize(
    "given",
    [
        role("police spokesman"),
        role("spokesman", Actor("r_1:police", "provincial police command", ActorKind.POLICE)),
        role("governor of the province"),
    ],
    ids=["by title", "by organisation", "governor"],
)
def test_who_speaks_for_the_police_speaks_for_who_governs(given: RoleClaim) -> None:
    assert origin(told(SALIM, given)) == (OriginKind.CAMP, "army")


def test_a_surname_is_the_person_with_the_office() -> None:
    surname = Actor("p_salim_2", "Salim", ActorKind.PERSON)
    assert origin(told(surname, role("police spokesman"))) == (OriginKind.CAMP, "army")


def test_the_police_as_such() -> None:
    assert origin(told(Actor("r_1:police", "police", ActorKind.POLICE))) == (OriginKind.CAMP, "army")


def test_a_teacher_is_on_no_side() -> None:
    assert origin(told(SALIM, role("teacher")))[0] is OriginKind.OUTLET


def test_an_army_beside_a_foreign_army_may_be_either() -> None:
    foreign = replace(ARMY, id="other_army", country="XXB")
    coded = told(SALIM, role("army spokesman"))
    both = replace(coded, claims=(replace(coded.claims[0], actors=(foreign,)), *coded.claims[1:]))  # type: ignore[call-arg]
    assert origin(both)[0] is OriginKind.OUTLET
    assert origin(coded) == (OriginKind.CAMP, "army")


def named(coded: CodedReport, name: str) -> CodedReport:
    return replace(coded, outlet=Outlet(name.lower().replace(" ", "_"), name))


@pytest.mark.parametrize(
    ("name", "party"), [("Front Media Cell", True), ("Home Front Gazette", False), ("Police Press Office", True), ("Oldland Air Force Information", True), ("Navy Gazette", False), ("Eastern Command Bulletin", True), ("Eastern Bulletin", False)]
)
def test_an_outlet_by_its_name(name: str, party: bool) -> None:
    assert (origin(named(told(None), name))[0] is OriginKind.CAMP) is party


def test_a_report_that_writes_our_fighters() -> None:
    front = replace(FRONT, quote=Quote(0, 5, "Front"))
    coded = told(None, words="Front communique: our fighters blew up a convoy")
    communique = replace(coded, claims=(replace(coded.claims[0], actors=(front,)),))  # type: ignore[call-arg]
    assert origin(communique) == (OriginKind.CAMP, "front")
    quoted = told(None, words='Front communique: "our fighters blew up a convoy"')
    assert origin(replace(quoted, claims=(replace(quoted.claims[0], actors=(front,)),)))[0] is OriginKind.OUTLET  # type: ignore[call-arg]


def test_who_is_credited_is_an_outlet() -> None:
    coded = told(Actor("g_hill_post", "Hill Post", ActorKind.OTHER))
    assert origin(replace(coded, credits=("Hill Post",))) == (OriginKind.OUTLET, "hill_post")


def test_the_head_of_a_statement_is_its_outlet() -> None:
    """ "Northern Press Office", said in a paper of the "Home Front, Northern Press Office", is no second voice."""
    coded = named(told(Actor("g_northern_press_office", "NORTHERN PRESS OFFICE", ActorKind.MEDIA)), "Front, Northern Press Office")
    assert origin(coded)[1] == origin(named(told(None), "Front, Northern Press Office"))[1]
    other = named(told(Actor("g_western_office", "WESTERN OFFICE", ActorKind.MEDIA)), "Front, Northern Press Office")
    assert origin(other)[1] != origin(coded)[1]


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("Ridge Observatory for Human Rights", ActorKind.OTHER, (OriginKind.OUTLET, "ridge_observatory_for_human_rights")),
        ("Ridge Observatory for Human Rights (ROHR)", ActorKind.OTHER, (OriginKind.OUTLET, "ridge_observatory_for_human_rights")),
        ("officer of the 3rd Brigade", ActorKind.OTHER, (OriginKind.OUTLET, "daily")),
    ],
)
def test_a_body_with_a_name_speaks_for_itself(name: str, kind: ActorKind, found: tuple[OriginKind, str]) -> None:
    assert origin(told(Actor("g_ridge", name, kind))) == found


def test_the_office_of_the_governor_is_of_who_governs() -> None:
    office, governor = Actor("r_1:office", "office", ActorKind.OTHER), Actor("r_1:governor", "governor", ActorKind.GOVERNMENT)
    coded = told(office)
    both = replace(coded, claims=(replace(coded.claims[0], said_by=says(office, governor)),))
    assert origin(both) == (OriginKind.CAMP, "army")
    assert origin(coded) == (OriginKind.OUTLET, "daily")


def test_what_a_digest_takes_is_the_word_of_the_outlet_that_it_took_it_from() -> None:
    coded, wire = told(Actor("g_wire", "Hill Wire", ActorKind.OTHER)), told(None, outlet="wire")
    theirs = replace(wire, report=replace(wire.report, id="r_wire"), outlet=Outlet("hill_wire", "Hill Wire"))
    ear = Listener(WORLD, {coded.report.id: coded, "r_wire": theirs}, {}, {}, {coded.claims[0].id: "r_wire"})
    assert (found := ear.origin(coded.claims[0], coded.report.id)).name == "hill_wire" and found.key == ear.origin(theirs.claims[0], "r_wire").key


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Weekly digest, 3-9 May\n\nMilltown. Rebels took the mill.", True),
        ("The Hill Week\n\nRebels took the mill.\n\nCompiled from published reports.", True),
        ("Rebels took the mill, reports said. He could not digest the news.", False),
        ("A review of the budget begins on Monday. The police published a report.", False),
    ],
)
def test_what_says_that_it_is_a_digest(text: str, is_one: bool) -> None:
    assert is_digest(text) is is_one
