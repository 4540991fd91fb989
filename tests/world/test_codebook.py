"""One table from khabar's types to PLOVER, ACLED and CAMEO, and the slots that refine it."""

from __future__ import annotations

import pytest

from khabar.model import Acled, Actor, ActorKind, EventType, Manner, Plover, Status
from khabar.world.codebook import Slots, derive, table

PLOVER = frozenset("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())  # noqa: SIM905
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
ARMY = Actor("army", "army", ActorKind.MILITARY)
REBELS = Actor("rebels", "rebels", ActorKind.ARMED_GROUP)
VILLAGERS = Actor("villagers", "villagers", ActorKind.CIVILIANS)


@pytest.mark.parametrize("kind", list(EventType))
def test_every_type_has_codes_that_exist(kind: EventType) -> None:
    row = table()[kind]
    assert row.plover is None or row.plover in PLOVER
    if row.acled:
        assert row.acled.sub_event_type in ACLED[row.acled.event_type]


def test_taking_a_place_depends_on_how_and_by_whom() -> None:
    fought = derive(EventType.TERRITORY_TAKEN, Slots(actors=[REBELS], how=Manner.FIGHTING))
    assert fought.plover == Plover("ASSAULT")
    assert fought.acled == Acled("Battles", "Non-state actor overtakes territory")
    assert derive(EventType.TERRITORY_TAKEN, Slots(actors=[ARMY], how=Manner.FIGHTING)).acled == Acled("Battles", "Government regains territory")
    quiet = derive(EventType.TERRITORY_TAKEN, Slots(actors=[REBELS], how=Manner.WITHOUT_FIGHTING))
    assert (quiet.plover.type, quiet.acled) == ("COERCE", Acled("Strategic developments", "Non-violent transfer of territory"))
    unknown = derive(EventType.TERRITORY_TAKEN, Slots(actors=[REBELS]))
    assert (unknown.plover.type, unknown.acled) == ("COERCE", None)


def test_the_victim_decides_between_battle_and_attack() -> None:
    assert derive(EventType.GROUND_ATTACK, Slots(actors=[REBELS], recipients=[VILLAGERS])).acled == Acled("Violence against civilians", "Attack")
    assert derive(EventType.GROUND_ATTACK, Slots(actors=[REBELS], recipients=[ARMY])).acled == Acled("Battles", "Armed clash")
    assert derive(EventType.TARGETED_KILLING, Slots(recipients=[ARMY])).acled == Acled("Battles", "Armed clash")


def test_one_way_fire_is_shelling_and_exchanged_fire_a_clash() -> None:
    assert derive(EventType.SHELLING, Slots(directed=True)).acled == Acled("Explosions/Remote violence", "Shelling/artillery/missile attack")
    assert derive(EventType.SHELLING, Slots(directed=False)).acled == Acled("Battles", "Armed clash")


def test_abduction_with_death_is_an_attack() -> None:
    assert derive(EventType.ABDUCTION, Slots(killed=True)).acled == Acled("Violence against civilians", "Attack")


def test_an_announced_withdrawal_is_a_concession() -> None:
    assert derive(EventType.WITHDRAWAL, Slots(status=Status.PLANNED)).plover == Plover("CONCEDE")
    assert derive(EventType.WITHDRAWAL, Slots()).plover == Plover("RETREAT", ("withdraw",))


def test_soldiers_who_cross_a_border_retreat_and_others_do_not() -> None:
    assert derive(EventType.BORDER_CROSSING, Slots(actors=[ARMY])).plover == Plover("RETREAT", ("withdraw",))
    assert derive(EventType.BORDER_CROSSING, Slots(actors=[VILLAGERS])).plover == Plover(None)


def test_what_is_to_come_is_a_word_given_or_a_threat() -> None:
    """PLOVER codes cooperation to come as AGREE, cooperation refused as REJECT, harm to come as THREATEN."""
    assert derive(EventType.RELEASE, Slots(lead="The Front agreed to ")).plover == Plover("AGREE")
    assert derive(EventType.RELEASE, Slots(lead="The Front refused to ")).plover == Plover("REJECT")
    assert derive(EventType.RELEASE, Slots(lead="The Front has ")).plover == Plover("RETREAT", ("release",))
    assert derive(EventType.AID, Slots(status=Status.PLANNED)).plover == Plover("AGREE")
    assert derive(EventType.PROTEST, Slots(lead="The union said it would ")).plover == Plover("THREATEN")
    assert derive(EventType.PROTEST, Slots(lead="The union said it ")).plover.type == "PROTEST"
    assert derive(EventType.SHELLING, Slots(lead="the army refused to ")).plover.type == "ASSAULT", "no cooperation, no refusal of it"


def test_a_treaty_signed_is_support_and_one_promised_a_word_given() -> None:
    assert derive(EventType.AGREEMENT, Slots(trigger="signed")).plover == Plover("SUPPORT")
    assert derive(EventType.AGREEMENT, Slots(trigger="agreed", tail=" a trade dea")).plover == Plover("SUPPORT")
    assert derive(EventType.AGREEMENT, Slots(trigger="agreed", tail=" to meet aga")).plover == Plover("AGREE")


def test_peacekeepers_are_aid_and_the_deported_are_coerced() -> None:
    sent = derive(EventType.DEPLOYMENT, Slots(sentence="Oldland sent 200 peacekeepers to Newland."))
    assert (sent.plover, sent.cameo) == (Plover("AID"), "074")
    assert derive(EventType.DEPLOYMENT, Slots(sentence="Oldland sent 200 troops to Newland.")).plover.type == "MOBILIZE"
    assert derive(EventType.WITHDRAWAL, Slots(sentence="It withdrew its peacekeepers.")).plover == Plover("SANCTION", ("withdraw",))
    assert derive(EventType.EXPULSION, Slots(trigger="deported")).plover == Plover("COERCE", ("deport",))
    assert derive(EventType.EXPULSION, Slots(trigger="expelled")).plover == Plover("SANCTION", ("expel",))


def test_imposing_is_coercion_and_discontinuing_a_sanction() -> None:
    assert derive(EventType.SANCTION, Slots(trigger="imposed")).plover == Plover("COERCE", ("restrict",))
    assert derive(EventType.SANCTION, Slots(trigger="suspended")).plover == Plover("SANCTION", ("discontinue",))
    assert derive(EventType.CROWD_FORCE, Slots(trigger="opened fire")).plover == Plover("ASSAULT", ("crowd-control",))
    assert derive(EventType.EXERCISE, Slots(trigger="joint drills")).plover == Plover("COOPERATE")


@pytest.mark.parametrize(
    ("lead", "plover"),
    [
        ("The army said it would ", "THREATEN"),
        ("The rebels threatened to ", "THREATEN"),
        ("The rebels are threatening to ", "THREATEN"),
        ("The rebels announced to ", "THREATEN"),
        ("The rebels are said to have ", "ASSAULT"),
        ("The rebels announced to have ", "ASSAULT"),
        ("The rebels are said to ", "ASSAULT"),
    ],
)
def test_what_is_said_to_have_been_done_is_no_threat(lead: str, plover: str) -> None:
    assert derive(EventType.GROUND_ATTACK, Slots(actors=[REBELS], recipients=[ARMY], lead=lead, trigger="attack")).plover.type == plover
