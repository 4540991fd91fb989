"""Same happening or not; voices, tolls, disputes and credibility: a case for each rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from made import (
    AGENCY,
    ARMY,
    DOCTOR,
    FRONT,
    HILL,
    LEAGUE,
    PEOPLE,
    PORT,
    RESIDENTS,
    SOURCES,
    SPOKESMAN,
    TOWN,
    WORLD,
    Writer,
    days,
    killed,
    place,
    says,
)

from khabar.corroboration import corroborate
from khabar.corroboration.told_here import with_own_figures
from khabar.model import (
    Actor,
    ActorKind,
    ClaimKind,
    Event,
    EventClaim,
    EventType,
    Manner,
    Number,
    PlacePrecision,
    Quote,
    Responsibility,
    Ruling,
    Situation,
    Stance,
    Status,
    TimeFrame,
    Toll,
)

AIR = EventType.AIR_STRIKE
IED, TAKEN, CEDED, CLASH = EventType.IED, EventType.TERRITORY_TAKEN, EventType.TERRITORY_CEDED, EventType.ARMED_CLASH
FLIGHT, SIEGE = EventType.DISPLACEMENT, EventType.SIEGE
BOMB = {"actors": (LEAGUE,), "recipients": (PEOPLE,)}
FIGHT = {"actors": (FRONT,), "recipients": (ARMY,)}


def situation(*writers: Writer, rulings: Sequence[Ruling] = ()) -> Situation:
    return corroborate([writer.done() for writer in writers], world=WORLD, rulings=rulings)


def only(*writers: Writer) -> Event:
    events = situation(*writers).events
    assert len(events) == 1, [(e.type, e.claims) for e in events]
    return events[0]


def told(name: str, kind: EventType = IED, outlet: str = "daily", day: int | None = 1, **slots: object) -> Writer:
    writer = Writer(name, outlet, day)
    slots.setdefault("when", days(1))
    writer.event(kind, **{**BOMB, **slots})  # type: ignore[arg-type]
    return writer


# ------------------------------------------------------------------------------------------------ one happening or two
def test_two_outlets_tell_one_bomb() -> None:
    assert len(only(told("a"), told("b", outlet="wire")).claims) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"when": days(4)},
        {"where": PORT},
        {"kind": FLIGHT},
        {"aggregate": True, "when": days(0, 3)},
        {"status": Status.PLANNED},
    ],
    ids=["other day", "other place", "other kind", "a sum", "a plan"],
)
def test_must_not_merge(other: dict[str, object]) -> None:
    kind = other.pop("kind", IED)
    assert len(situation(told("a"), told("b", kind, "wire", **other)).events) == 2  # type: ignore[arg-type]


def test_a_sum_of_one_day_and_town_is_the_happening() -> None:
    """ "The toll has risen to nine": a coder may take it for a sum, yet it sums up this one bombing."""
    assert len(only(told("a"), told("b", outlet="wire", aggregate=True)).claims) == 2


def test_a_flight_of_weeks_is_also_told_on_its_first_day() -> None:
    """What goes on for weeks is found by its months, also by a report that says no day."""
    summed = told(
        "b",
        FLIGHT,
        "wire",
        when=days(0, 12),
        aggregate=True,
        words="Some 900 families have left Town, says a relief office",
    )
    assert len(only(told("a", FLIGHT, when=None, words="Those who own a cart were leaving Town"), summed).claims) == 2


def test_a_flight_lasts_as_long_as_somebody_says() -> None:
    """The span since the first day holds the days that others name."""
    since = told("b", FLIGHT, "wire", when=days(0, 12), words="Some 900 people have fled Town since the second, says a relief office")
    event = only(told("a", FLIGHT, when=days(1), words="People were leaving Town on the third"), since)
    assert event.when is not None and (event.when.end - event.when.start).days == 12


def displaced(count: float, sentence: str) -> Number:
    """A figure with its place in the only sentence of a report."""
    at = sentence.index(f"{count:g}")
    return Number("displaced", count, count, count, words=f"{count:g}", quote=Quote(at, at + len(f"{count:g}"), f"{count:g}"))


@pytest.mark.parametrize(("first", "second", "differ"), [
    ((900, "Some 900 people have fled Town"), (200, "Only 200 people fled Town"), True),
    ((900, "Some 900 people have fled Town"), (200, "Only 200 families fled Town"), False),
    ((300, "Some 300 families have fled Town"), (200, "Only 200 households fled Town"), True),
])  # fmt: skip
def test_families_are_no_answer_to_people(first: tuple[float, str], second: tuple[float, str], differ: bool) -> None:
    a = told("a", FLIGHT, numbers=(displaced(*first),), words=first[1], said_by=says(AGENCY))
    b = told("b", FLIGHT, "wire", numbers=(displaced(*second),), words=second[1], said_by=says(SPOKESMAN))
    assert ("displaced" in fields(only(a, b))) is differ


@pytest.mark.parametrize(("words", "differ"), [
    ("The front recaptured Town on Monday", False),  # as is said of what was left as well
    ("The front stormed Town on Monday", True),
    ("Anti-army fighters have retaken Town", False),
    ("The front seized Town after a battle of two hours", True),
])  # fmt: skip
def test_who_says_that_it_was_taken_has_not_said_how(words: str, differ: bool) -> None:
    taken = {"actors": (FRONT,), "recipients": (ARMY,), "when": days(1)}
    event = only(
        told("a", TAKEN, how=Manner.FIGHTING, words=words, **taken),
        told("b", EventType.WITHDRAWAL, "wire", said_by=says(SPOKESMAN), actors=(ARMY,), recipients=(), when=days(1), words="The army withdrew from Town on Monday"),
    )
    assert ("how" in fields(event)) is differ


def test_the_plan_of_one_is_no_voice_of_the_outlet_that_retells_it() -> None:
    vow = told(
        "a",
        status=Status.PLANNED,
        said_by=says(FRONT),
        words="Before Friday we shall strike the barracks, the Front vowed",
    )
    essay = told(
        "b", outlet="wire", status=Status.PLANNED, words="The Front says that it will strike the barracks soon"
    )
    counted = only(vow, essay).voices
    assert (counted.min, counted.max) == (1, 2)


def test_morning_and_evening_are_two() -> None:
    reports = [
        told("a", numbers=(killed(9),), words="In the morning a cart of onions was torn to pieces among the stalls"),
        told(
            "b",
            outlet="wire",
            numbers=(killed(2),),
            words="Shortly before evening prayers somebody set off explosives by the fountain",
        ),
    ]
    assert len(situation(*reports).events) == 2


def test_two_bombs_in_one_town_on_one_day() -> None:
    market, post = place("Market", 0, PlacePrecision.POINT), place("Roundabout", 0.009, PlacePrecision.POINT)
    reports = [
        told("a", where=market, numbers=(killed(9),), words="A cart of onions blew up in the market"),
        told(
            "b",
            outlet="wire",
            where=post,
            actors=(FRONT,),
            recipients=(ARMY,),
            numbers=(killed(2),),
            words="A mine hit a pickup",
        ),
        told(
            "c", outlet="herald", where=market, numbers=(killed(11),), words="The cart among the onions of the market"
        ),
    ]
    assert sorted(len(event.claims) for event in situation(*reports).events) == [1, 2]


def test_a_report_of_two_bombs_tells_two_also_where_it_dates_one_only() -> None:
    lead = told("a", recipients=(PEOPLE,), numbers=(killed(9),), words="A bomb tore through the buses")
    both = Writer("b", "wire", 2)
    both.event(IED, when=days(1), recipients=(PEOPLE,), numbers=(killed(9),), words="Nine died of the bomb among the buses")
    both.event(IED, when=None, numbers=(killed(1),), words="In a separate incident a bomb wrecked the front of an office")
    assert sorted(len(event.claims) for event in situation(lead, both).events) == [1, 2]


def test_one_town_and_one_day_are_something_in_common() -> None:
    """Told in other words, and with the place taken from what was told before: still one kind of thing in one town on one day."""
    town = place("Town", 0, PlacePrecision.NEAR)
    counted = told("a", AIR, where=town, actors=(), numbers=(killed(24),), words="Aircraft flattened warehouses")
    spoken = told("b", AIR, "wire", where=town, actors=(), numbers=(killed(9),), words="Mourners buried relatives")
    assert len(only(counted, spoken).claims) == 2
    undated = told("b", AIR, "wire", when=days(1, 3), where=town, actors=(), numbers=(killed(9),), words="Mourners buried relatives")
    assert len(situation(counted, undated).events) == 2


def test_taken_and_retaken_are_two() -> None:
    a = told("a", TAKEN, actors=(FRONT,), recipients=(ARMY,))
    b = told("b", TAKEN, "wire", day=2, actors=(ARMY,), recipients=(FRONT,), when=days(2))
    assert len(situation(a, b).events) == 2


def test_lost_by_the_one_is_taken_by_the_other() -> None:
    a = told("a", TAKEN, actors=(FRONT,), recipients=(ARMY,))
    b = told("b", CEDED, "wire", actors=(ARMY,), recipients=())
    event = only(a, b)
    assert [actor.id for actor in event.actors] == ["front"] and [actor.id for actor in event.recipients] == ["army"]


def test_who_lost_the_town_also_fought_for_it_and_stays_who_lost() -> None:
    a = told("a", TAKEN, actors=(FRONT,), recipients=(ARMY,))
    a.event(CLASH, when=days(1), actors=(FRONT, ARMY), recipients=())
    event = only(a, told("b", TAKEN, "wire", actors=(FRONT,), recipients=(ARMY,)))
    assert [actor.id for actor in event.actors] == ["front"] and [actor.id for actor in event.recipients] == ["army"]


def test_an_anniversary_is_not_news() -> None:
    assert len(situation(told("a", when=days(-365)), told("b", outlet="wire", when=days(1))).events) == 2


def test_a_word_without_day_or_place_stays_alone_between_two() -> None:
    reports = [
        told("a"),
        told("b", outlet="wire", when=days(4), day=5),
        told("c", outlet="herald", day=5, when=None, where=None),
    ]
    assert len(situation(*reports).events) == 3


def test_a_ruling_joins_and_parts() -> None:
    a, b = told("a").done(), told("b", outlet="wire", when=days(4)).done()
    q, p = a.claims[0].quote, b.claims[0].quote
    rule = {"report": a.report.id, "start": q.start, "end": q.end, "kind": ClaimKind.EVENT,
            "other_report": b.report.id, "other_start": p.start, "other_end": p.end}  # fmt: skip
    same = Ruling(verdict="same", **rule)  # type: ignore[arg-type]
    assert len(corroborate([a, b], world=WORLD, rulings=[same]).events) == 1
    c = told("b", outlet="wire").done()
    assert len(corroborate([a, c], world=WORLD).events) == 1
    rule["other_report"] = c.report.id
    assert len(corroborate([a, c], world=WORLD, rulings=[Ruling(verdict="different", **rule)]).events) == 2  # type: ignore[arg-type]


def test_a_claim_ruled_wrong_is_out() -> None:
    a = told("a").done()
    q = a.claims[0].quote
    wrong = Ruling(verdict="wrong", report=a.report.id, start=q.start, end=q.end, kind=ClaimKind.EVENT)
    assert corroborate([a], world=WORLD, rulings=[wrong]).events == ()


def test_an_assault_is_part_of_its_siege() -> None:
    a = told("a", SIEGE, actors=(FRONT,), recipients=(ARMY,), when=days(-60, 90))
    b = told("b", EventType.GROUND_ATTACK, "wire", actors=(FRONT,), recipients=(ARMY,))
    siege, assault = sorted(situation(a, b).events, key=lambda e: e.type is not SIEGE)
    assert assault.part_of == siege.id and siege.part_of is None


def test_flight_follows_a_fight() -> None:
    fight, flight = told("a", CLASH, **FIGHT), told("b", FLIGHT, "wire", actors=(PEOPLE,), recipients=(), when=days(2))
    events = {event.type: event for event in situation(fight, flight).events}
    assert events[FLIGHT].consequence_of == events[CLASH].id


# ------------------------------------------------------------------------------------------------ voices
def test_ten_outlets_with_one_spokesman_are_one_voice() -> None:
    reports = [told(f"r{i}", outlet=f"paper{i}", said_by=says(SPOKESMAN)) for i in range(10)]
    assert (only(*reports).voices.min, only(*reports).voices.max) == (1, 1)


def test_an_organ_and_its_spokesman_are_one_camp() -> None:
    event = only(told("a", outlet="army_radio"), told("b", outlet="wire", said_by=says(SPOKESMAN)))
    assert event.voices.min == event.voices.max == 1


def test_own_witnesses_of_two_outlets_are_two() -> None:
    assert only(told("a", said_by=says(RESIDENTS)), told("b", outlet="wire", said_by=says(DOCTOR))).voices.min == 2


def test_a_doctor_and_residents_are_two_voices_also_where_one_outlet_heard_both() -> None:
    assert only(told("a", said_by=says(RESIDENTS)), told("b", said_by=says(DOCTOR))).voices.min == 2
    assert only(told("a", said_by=says(DOCTOR)), told("b", said_by=says(DOCTOR))).voices.max == 1


def test_two_outlets_may_have_asked_the_same_doctor() -> None:
    both = [told(name, outlet=outlet, said_by=says(who)) for name, outlet, who in (
        ("a", "gazette", RESIDENTS), ("b", "gazette", DOCTOR), ("c", "wire", RESIDENTS), ("d", "wire", DOCTOR)
    )]  # fmt: skip
    assert (only(*both).voices.min, only(*both).voices.max) == (2, 2)


def test_who_speaks_for_a_party_is_no_witness() -> None:
    assert only(told("a", said_by=says(RESIDENTS)), told("b", said_by=says(SPOKESMAN)), told("c", said_by=says(ARMY))).voices.min == 2


def test_unnamed_sources_add_nothing_to_the_minimum() -> None:
    voices = only(told("a", said_by=says(RESIDENTS)), told("b", outlet="wire", said_by=says(SOURCES))).voices
    assert (voices.min, voices.max) == (1, 2)
    assert only(told("a", said_by=says(SOURCES))).voices.min == 0


def test_a_copy_adds_no_voice() -> None:
    first = told(
        "a", words="Long lines of lorries stood before the customs house when the grey saloon blew up at ten o'clock"
    )
    second = Writer("b", "wire", 2)
    second.event(IED, when=days(1), words=first.text.strip(".\n"), actors=(LEAGUE,), recipients=(PEOPLE,))
    made = situation(first, second)
    assert len(made.copies) == 1 and made.events[0].voices.max == 1


def test_who_retells_after_others_may_be_a_voice_of_its_own() -> None:
    voices = only(
        told("a", said_by=says(RESIDENTS)), told("b", outlet="wire", day=3), told("c", outlet="herald", day=4)
    ).voices
    assert (voices.min, voices.max) == (1, 2)


def test_a_denial_is_no_voice_and_an_admission_is() -> None:
    loss = {"actors": (FRONT,), "recipients": (ARMY,)}
    claim = told("a", TAKEN, "front_channel", **loss)
    denial = told("b", TAKEN, "wire", said_by=says(SPOKESMAN, stance=Stance.DENIES), status=Status.DENIED, **loss)
    admission = told("c", TAKEN, "herald", day=3, said_by=says(SPOKESMAN), **loss)
    assert only(claim, denial).voices.min == 1
    assert only(claim, denial, admission).voices.min == 2


def test_a_third_body_is_a_voice() -> None:
    assert only(told("a", said_by=says(AGENCY)), told("b", outlet="wire", said_by=says(SPOKESMAN))).voices.min == 2


# ------------------------------------------------------------------------------------------------ tolls
def toll(event: Event, role: str = "killed", whose: str | None = "civilians") -> Toll:
    return next(one for one in event.numbers if one.role == role and one.whose == whose)


def test_who_was_there_comes_before_who_was_not_and_the_latest_counts() -> None:
    event = only(
        told("a", said_by=says(SPOKESMAN), numbers=(killed(6, least=True),)),
        told("b", outlet="wire", day=2, said_by=says(DOCTOR), numbers=(killed(11),)),
        told("c", outlet="herald", day=3, said_by=says(RESIDENTS), numbers=(killed(8),)),
        told("d", outlet="paper", day=9, numbers=(killed(11),)),
    )
    assert (toll(event).low, toll(event).best, toll(event).high) == (6, 8, 11)


def test_a_later_figure_replaces_an_earlier_one_of_the_same_source() -> None:
    event = only(
        *(told(f"r{day}", day=day, said_by=says(AGENCY), numbers=(killed(count),)) for day, count in ((1, 20), (2, 14)))
    )
    assert (toll(event).best, toll(event).high) == (14, 20)


def test_a_count_of_enemy_dead_is_never_best() -> None:
    event = only(
        told("a", CLASH, "front_channel", actors=(FRONT,), recipients=(ARMY,), numbers=(killed(40, "recipients"),))
    )
    row = toll(event, whose="army")
    assert row.best is None and row.claimed_only and row.high == 40


def test_own_losses_admitted_are_a_floor() -> None:
    fight = {"actors": (FRONT,), "recipients": (ARMY,)}
    event = only(
        told("a", CLASH, "front_channel", numbers=(killed(40, "army"),), **fight),
        told("b", CLASH, "wire", said_by=says(SPOKESMAN), numbers=(killed(5, "army"),), **fight),
    )
    assert (toll(event, whose="army").low, toll(event, whose="army").best, toll(event, whose="army").high) == (5, 5, 40)


def test_a_belligerent_does_not_count_the_civilians_whom_it_killed() -> None:
    event = only(
        told("a", EventType.AIR_STRIKE, actors=(ARMY,), said_by=says(SPOKESMAN), numbers=(killed(3, "civilians"),))
    )
    assert toll(event).best is None and toll(event).claimed_only


def test_a_headline_is_not_a_count_of_its_own() -> None:
    writer = Writer("a")
    first = writer.event(IED, when=days(1), numbers=(killed(1),), **BOMB)  # type: ignore[arg-type]
    writer.event(IED, when=days(1), numbers=(killed(3),), said_by=says(DOCTOR), same_as=first, **BOMB)  # type: ignore[arg-type]
    assert toll(only(writer)).best == 3


def test_one_person_named_among_the_dead_is_no_toll() -> None:
    mayor = Number("killed", 1, 1, 1, whose="civilians", words="the mayor")
    both = only(told("a", said_by=says(DOCTOR), numbers=(killed(3, "civilians"),)), told("b", outlet="wire", day=2, said_by=says(RESIDENTS), numbers=(mayor,)))
    assert (toll(both).low, toll(both).best, toll(both).high) == (3, 3, 3)
    assert toll(only(told("b", said_by=says(RESIDENTS), numbers=(mayor,)))).best == 1


def test_a_right_value_by_ruling() -> None:
    a = told("a", said_by=says(DOCTOR), numbers=(killed(11),)).done()
    q = a.claims[0].quote
    rule = Ruling(
        verdict="value", report=a.report.id, start=q.start, end=q.end, kind=ClaimKind.EVENT, field="killed", value="8"
    )
    assert toll(corroborate([a], world=WORLD, rulings=[rule]).events[0]).best == 8


# ------------------------------------------------------------------------------------------------ disputes
def fields(event: Event) -> set[str]:
    return {dispute.field for dispute in event.disputes}


def test_denied_that_it_happened() -> None:
    denial = told("b", outlet="wire", said_by=says(SPOKESMAN), status=Status.DENIED)
    assert "status" in fields(only(told("a", said_by=says(RESIDENTS)), denial))


def test_who_did_it() -> None:
    assert "actors" in fields(
        only(told("a", said_by=says(RESIDENTS)), told("b", outlet="wire", actors=(FRONT,), said_by=says(SPOKESMAN)))
    )


def test_not_us() -> None:
    event = only(
        told("a", actors=(FRONT,), said_by=says(SPOKESMAN)),
        told("b", outlet="wire", actors=(FRONT,), said_by=says(FRONT), status=Status.DENIED),
    )
    assert fields(event) == {"actors"}
    assert "not front" in {position.value for dispute in event.disputes for position in dispute.positions}


def test_who_is_accused_did_it_by_the_accuser() -> None:
    accused = (Responsibility(FRONT, "accused", ()),)
    event = only(
        told("a", actors=(), responsibility=(Responsibility(LEAGUE, "accused", ()),), said_by=says(SPOKESMAN)),
        told("b", outlet="wire", actors=(), responsibility=accused, said_by=says(RESIDENTS)),
    )
    assert [[p.value for p in d.positions] for d in event.disputes if d.field == "actors"] == [["front", "league"]]


def test_who_is_on_no_side_denies_his_own_part_too() -> None:
    herders = Actor("r:herders", "herders", ActorKind.OTHER)
    event = only(
        told("a", said_by=says(SPOKESMAN)),
        told("b", outlet="wire", actors=(herders,), said_by=says(herders), status=Status.DENIED),
    )
    assert fields(event) == {"actors"}


def test_shot_down_or_by_accident() -> None:
    shot = told("a", CLASH, outlet="front_channel", actors=(FRONT,), recipients=(ARMY,))
    fell = told("b", CLASH, outlet="wire", actors=(), recipients=(ARMY,), said_by=says(SPOKESMAN), outcome="accident")
    assert "cause" in fields(only(shot, fell))
    assert "cause" not in fields(only(told("c", CLASH, **FIGHT), told("d", CLASH, outlet="wire", actors=(), recipients=(ARMY,), said_by=says(SPOKESMAN), outcome="crashed")))


def test_how_many_went_over() -> None:
    men, few = (Number("surrendered", n, n, n) for n in (40.0, 9.0))
    event = only(
        told("a", EventType.DEFECTION, actors=(SPOKESMAN,), recipients=(FRONT,), said_by=says(RESIDENTS), numbers=(men,)),
        told("b", EventType.DEFECTION, "wire", actors=(SPOKESMAN,), recipients=(FRONT,), said_by=says(ARMY), numbers=(few,)),
    )
    assert "troops" in fields(event)


def test_who_goes_over_is_in_no_battle() -> None:
    went = told("a", EventType.DEFECTION, actors=(SPOKESMAN,), recipients=(FRONT,))
    assert len(situation(went, told("b", EventType.GROUND_ATTACK, outlet="wire", actors=(FRONT,), recipients=(ARMY,))).events) == 2


def test_tolls_that_differ() -> None:
    event = only(
        told("a", said_by=says(DOCTOR), numbers=(killed(9),)),
        told("b", outlet="wire", said_by=says(AGENCY), numbers=(killed(6),)),
    )
    assert fields(event) == {"killed"}


def test_one_speaker_in_two_outlets_disputes_nothing() -> None:
    assert fields(only(told("a", said_by=says(SPOKESMAN)), told("b", outlet="wire", said_by=says(SPOKESMAN)))) == set()


def test_by_fighting_or_without() -> None:
    taken = {"actors": (FRONT,), "recipients": (ARMY,)}
    event = only(
        told("a", TAKEN, "front_channel", how=Manner.FIGHTING, **taken),
        told("b", TAKEN, "wire", said_by=says(SPOKESMAN), how=Manner.WITHOUT_FIGHTING, **taken),
    )
    assert "how" in fields(event)


# ------------------------------------------------------------------------------------------------ credibility and the rest
def test_credibility_digits() -> None:
    assert only(told("a", said_by=says(RESIDENTS)), told("b", outlet="wire", said_by=says(AGENCY))).credibility == 2
    assert only(told("a", said_by=says(AGENCY))).credibility == 3
    assert only(told("a", outlet="front_channel", actors=(FRONT,), recipients=(ARMY,))).credibility == 4
    assert only(told("a", said_by=says(SOURCES))).credibility == 6


def test_credibility_has_its_reasons() -> None:
    assert only(told("a", said_by=says(AGENCY))).credibility_reasons


def test_a_concession_raises_credibility() -> None:
    event = only(told("a", TAKEN, actors=(FRONT,), recipients=(ARMY,), said_by=says(SPOKESMAN)))
    assert "conceded by who loses" in {reason.name for reason in event.credibility_reasons}


def test_responsibility_is_kept() -> None:
    event = only(told("a", responsibility=(Responsibility(LEAGUE, "claims"),)))
    assert [(r.actor.id, r.stance) for r in event.responsibility] == [("league", "claims")]


def test_a_generic_noun_never_matches_by_id() -> None:
    gunmen = Actor("x_gunmen", "gunmen", ActorKind.UNIDENTIFIED)
    event = only(told("a", actors=(gunmen,)), told("b", outlet="wire", actors=(LEAGUE,)))
    assert "actors" not in fields(event)


def test_event_id_is_that_of_the_earliest_claim() -> None:
    early, late = told("b", outlet="wire", day=1), told("a", day=2)
    event = only(late, early)
    assert event.id.removeprefix("e_") == early.done().claims[0].id.removeprefix("c_")


def test_background_only_stays_background() -> None:
    assert only(told("a", time_frame=TimeFrame.BACKGROUND)).time_frame is TimeFrame.BACKGROUND


def test_places_far_apart_are_two_even_for_one_speaker() -> None:
    assert len(situation(told("a", where=TOWN), told("b", outlet="wire", where=HILL)).events) == 2


def test_a_figure_counts_for_who_gave_it() -> None:
    """A coder may put the wounded of the next sentence beside the dead of this one: only the next one's speaker says so."""
    writer = told("a", numbers=(killed(4),), words="4 were killed")
    first = writer.claims[0]
    assert isinstance(first, EventClaim)
    writer.event(EventType.GROUND_ATTACK, words="9 were hurt", same_as=first.id, said_by=says(SPOKESMAN))
    second = writer.claims[1]
    assert isinstance(second, EventClaim) and second.sentence
    hurt = Number(
        "injured", 9, 9, 9, words="9", quote=Quote.of(writer.text, second.sentence.start, second.sentence.start + 1)
    )
    mine, other = with_own_figures([replace(first, numbers=(*first.numbers, hurt)), replace(second, numbers=(hurt,))])
    assert {n.role for n in mine.numbers} == {"killed"}
    assert {n.role for n in other.numbers} == {"injured"}
    (alone,) = with_own_figures([replace(first, numbers=(hurt,))])
    assert alone.numbers == (hurt,), "what no other claim gives stays"


def test_a_figure_between_two_claims_is_told_by_the_nearer() -> None:
    writer = told("a", words="somebody was hit")
    between = len(writer.text) + 2
    writer.event(EventType.GROUND_ATTACK, words="and long after, when all was over, somebody was hit again")
    first, last = writer.claims
    assert isinstance(first, EventClaim) and isinstance(last, EventClaim) and first.sentence and last.sentence
    hurt = Number("injured", 9, 9, 9, words="9", quote=Quote(first.sentence.end + 1, first.sentence.end + 2, "9"))
    far = replace(last, numbers=(hurt,), sentence=replace(last.sentence, start=between + 200, end=between + 240))
    mine, other = with_own_figures([replace(first, numbers=(hurt,)), far])
    assert mine.numbers == (hurt,) and not other.numbers
