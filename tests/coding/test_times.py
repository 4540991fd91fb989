"""Which day an event without a time of its own is told of, and which of several is its own. The texts are our own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from khabar.coding.confidence import Calibration
from khabar.coding.context import Context
from khabar.coding.dates import find_times, resolve
from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.when.history import with_history
from khabar.coding.drafts.when.times import Times
from khabar.coding.mentions import with_days
from khabar.coding.text.split import sentences
from khabar.model import DateBasis, Interval, Published, Quote, Span, TimePrecision, When

NOTHING: Any = None
REPORT = date(2021, 7, 10)  # a Saturday


def times(text: str, *deeds: tuple[str, str, str]) -> tuple[Times, list[str]]:
    """The times of deeds: (trigger, type, words of its own times parted by "|"). A type with "~" is background, with "?" planned, with "+" a sum."""
    day = Interval(REPORT, REPORT + timedelta(days=1), TimePrecision.DAY)
    spans = sentences(text, ())
    found = [r for r in resolve(find_times(text), published=day, text=text, sentences=spans) if r.interval]
    mentions = [Mention(r.expression.start, r.expression.end, MentionKind.TIME) for r in found]
    words = [text[m.start : m.end] for m in mentions]
    drafts = []
    for trigger, type_, own in deeds:
        at = text.index(trigger)
        slots = tuple(Slot("when", words.index(w), 0.9 - 0.01 * n) for n, w in enumerate(own.split("|")) if w)
        status = "planned" if "?" in type_ else "asserted"
        drafts.append(Draft(Span(at, at + len(trigger)), type_.strip("~?+"), 1.0, slots, status=status, background="~" in type_, aggregate="+" in type_))
    when = {
        i: When(r.interval.start, r.interval.end, r.interval.precision, Quote.of(text, r.expression.start, r.expression.end))
        for i, r in enumerate(found)
        if r.interval
    }
    context = Context(
        report="r", text=text, folded=text, sentences=spans, title=None, found=Found(tuple(mentions), tuple(drafts)), actors={}, places={}, times=when,
        amounts={}, published=Published(day.start, day.end, day.precision, DateBasis.STATED), registry=NOTHING, calibration=Calibration({}, 0.0),
    )  # fmt: skip
    return Times(context, tuple(drafts)), words


def start(text: str, *deeds: tuple[str, str, str]) -> str | None:
    """The first day of the last deed."""
    when, _ = times(text, *deeds)[0].of(len(deeds) - 1)
    return when.start.isoformat() if when else None


UP_TO_THE_REPORT = "2021-07-08"


@pytest.mark.parametrize(
    ("text", "deed", "expected"),
    [
        ("Troops shelled the town last month, for the second time this year.", ("shelled", "shelling", "this year|last month"), "2021-06-01"),
        ("Mines killed 40 this year, most of them in May.", ("killed", "mine+", "this year|May"), "2021-01-01"),
        ("The junta, whose men left on 12 May, bombed the camp on 3 July.", ("bombed", "air_strike", "12 May|3 July"), "2021-07-03"),
        ("They claimed last month an attack on a shrine, in which 31 died on 21 June.", ("attack", "ied", "last month|21 June"), "2021-06-21"),
        ("It moved 40 people in May, and today, with the guards, moved another 90.", ("moved another", "displacement", "May"), "2021-07-10"),
        ("It moved 40 people in May, and today's law is another matter, but it moved another 90.", ("moved another", "displacement", "May"), "2021-05-01"),
    ],
)
def test_of_several_times(text: str, deed: tuple[str, str, str], expected: str) -> None:
    assert start(text, deed) == expected


@pytest.mark.parametrize(
    ("text", "deeds", "expected"),
    [
        # back to the beginning of the paragraph, also to a sentence without an event
        ("On 30 June it was the turn of the port. They came at noon. Men killed a clerk.", [("killed", "attack_on_civilians", "")], "2021-06-30"),
        ("Crowds marched on 2 July. Cars burned. They ran. Police shot a boy.", [("marched", "protest", "2 July"), ("shot", "crowd_force", "")], "2021-07-02"),
        ("The mayor left.\n\nOn 2 July he slept. He ate.\n\nA day passed. Men shot a boy.", [("shot", "crowd_force", "")], UP_TO_THE_REPORT),
        ("The minister said on 5 July that he was well. Men shot a boy.", [("shot", "crowd_force", "")], UP_TO_THE_REPORT),
        # bullets stand alone
        ("- Men shot a guard on 3 June.\n- Men burned a mill.", [("shot", "targeted_killing", "3 June"), ("burned", "destruction", "")], UP_TO_THE_REPORT),
        # what may not be lent
        ("So far this year 400 were killed. Men burned a mill.", [("killed", "attack_on_civilians+", "this year"), ("burned", "destruction", "")], UP_TO_THE_REPORT),
        ("Since 4 July 90 were killed. Men burned a mill.", [("killed", "attack_on_civilians", "4 July"), ("burned", "destruction", "")], UP_TO_THE_REPORT),
        ("The next issue will come around 15 July. Men burned a mill.", [("burned", "destruction", "")], UP_TO_THE_REPORT),
        ("The town wept after the blast, in which ten died on 7 July. Men burned a mill.", [("blast", "ied", "7 July"), ("burned", "destruction", "")], UP_TO_THE_REPORT),
        ("The rebels, who took a port on 13 June, burned a mill.", [("took", "territory_taken", "13 June"), ("burned", "destruction", "")], UP_TO_THE_REPORT),
        ("Although a truce was agreed on 1 July, men burned a mill.", [("agreed", "agreement", "1 July"), ("burned", "destruction", "")], UP_TO_THE_REPORT),
        ("The bomb, which went off on 1 July, killed ten.", [("went off", "ied", "1 July"), ("killed", "attack_on_civilians", "")], "2021-07-01"),
        # a heading has the time of what stands below it
        (
            "Men shot a boy on 2 July.\n\nMILL BURNED\nOn 6 July men burned it.",
            [("shot", "crowd_force", "2 July"), ("burned", "destruction", "6 July"), ("BURNED", "destruction", "")],
            "2021-07-06",
        ),
    ],
)
def test_an_event_without_a_time(text: str, deeds: list[tuple[str, str, str]], expected: str) -> None:
    assert start(text, *deeds) == expected


def test_items_of_a_digest_do_not_lend() -> None:
    text = "18:20 - OLDTOWN (north): Men burned a mill.\n\n16:05 - NEWTOWN (U): Men shot a boy on 6 July.\n\n12:40 - MILLTOWN: Men fled."
    assert start(text, ("shot", "crowd_force", "6 July"), ("burned", "destruction", "")) == UP_TO_THE_REPORT
    assert start(text.replace(" - ", " "), ("shot", "crowd_force", "6 July"), ("burned", "destruction", "")) == UP_TO_THE_REPORT
    one_story = "The mill was old. Men burned it. Men shot a boy on 6 July."
    assert start(one_story, ("shot", "crowd_force", "6 July"), ("burned", "destruction", "")) == "2021-07-06"


@pytest.mark.parametrize(
    ("words", "deed", "now"),
    [
        ("The union has called on the court to free a clerk taken on 4 May.", "called", True),
        ("The union has repeatedly urged the court to free a clerk taken on 4 May.", "urged", True),
        ("The union renews its call to free a clerk taken on 4 May.", "call", True),
        ("We condemn the murder of a clerk on 4 May.", "condemn", True),
        ("The union condemns the murder of a clerk on 4 May.", "condemns", True),
        ("The union called on the court to free a clerk taken on 4 May.", "called", False),
        ("The new demands of 4 May were heard.", "demands", False),
        ("The union had called for it on 4 May.", "called", False),
    ],
)
def test_what_is_said_now_is_of_the_day_of_the_report(words: str, deed: str, now: bool) -> None:
    text = f"A clerk is missing.\n\n{words}"
    found = times(text, ("murder" if "murder" in text else "clerk", "abduction", "4 May" if "clerk" in words else ""), (deed, "request", "" if now else "4 May"))[0]
    when = found.of(1)[0]
    assert when is not None and (when.start.isoformat() == UP_TO_THE_REPORT) is now


def test_a_deed_is_answered_between_its_day_and_the_report() -> None:
    text = "Men shot a boy on 6 July. The mayor condemned it."
    when, late = times(text, ("shot", "crowd_force", "6 July"), ("condemned", "accusation", ""))[0].of(1)
    assert late and when is not None and (when.start, when.end) == (date(2021, 7, 6), date(2021, 7, 11))


@pytest.mark.parametrize(
    ("text", "deeds", "expected"),
    [
        ("On 29 June they took a post. On 5 July it was the turn of the port. They killed ten.", [("killed", "attack_on_civilians", "29 June")], "2021-07-05"),
        ("They left on 29 June. Four were freed on 5 July, in an operation that cost lives.", [("operation", "rescue", "29 June")], "2021-07-05"),
        # what looks back, and days that are not those of the story
        ("On 29 June they took a post. On 5 July he left. The attack killed ten.", [("attack", "ground_attack", "29 June")], "2021-06-29"),
        ("On 29 June they came. On 5 July he left. They had killed ten.", [("killed", "attack_on_civilians", "29 June")], "2021-06-29"),
        ("On 29 June they came. He said on 5 July that it was over. They killed ten.", [("killed", "attack_on_civilians", "29 June")], "2021-06-29"),
        # of a sum in another sentence
        ("Since 4 May 90 were killed. Men burned a mill.", [("burned", "destruction", "4 May")], UP_TO_THE_REPORT),
        # what is spoken of has its own
        ("The army accused them of shelling a camp on 12 June.", [("shelling", "shelling", "12 June"), ("accused", "accusation", "12 June")], UP_TO_THE_REPORT),
        ("The army on 5 July accused them of shelling a camp on 2 July.", [("shelling", "shelling", "2 July"), ("accused", "accusation", "5 July")], "2021-07-05"),
        # lists of dates
        ("28.06.21 Five shot in a mill\n30.06.21 A mayor taken", [("shot", "targeted_killing", "")], "2021-06-28"),
    ],
)
def test_times_of_other_sentences_and_deeds(text: str, deeds: list[tuple[str, str, str]], expected: str) -> None:
    assert start(text, *deeds) == expected


def test_days_that_the_finder_did_not_see() -> None:
    text = "They will rally in the port tomorrow, as on 3 May 2020 and on Monday."
    day = Interval(REPORT, REPORT + timedelta(days=1), TimePrecision.DAY)
    seen = Mention(text.index("3 May"), text.index("3 May") + 5, MentionKind.TIME)
    found = with_days(Found((seen,), ()), resolve(find_times(text), published=day, text=text))
    assert [text[m.start : m.end] for m in found.mentions] == ["3 May", "tomorrow"]


@pytest.mark.parametrize(
    ("text", "deeds", "expected"),
    [
        # a time stands with the deed told last before it
        ("Bandits have freed a nurse kidnapped in April 2019.", [("kidnapped", "abduction", "April 2019"), ("have freed", "release", "April 2019")], UP_TO_THE_REPORT),
        ("Bandits freed a nurse and burned a mill on 2 July.", [("burned", "destruction", "2 July"), ("freed", "release", "2 July")], "2021-07-02"),
        ("A guild accused soldiers of hanging ten men in May.", [("hanging", "execution", "May"), ("accused", "accusation", "May")], UP_TO_THE_REPORT),
        ("Guards arrested ten men over the shooting on 6 July.", [("the shooting", "attack_on_civilians", ""), ("arrested", "detention", "6 July")], "2021-07-06"),
        ("A judge convicted a guard of shooting a boy in 2012.", [("convicted", "conviction", "2012")], UP_TO_THE_REPORT),
        ("He left with ten men and had been expelled in May.", [("expelled", "expulsion", "May"), ("left", "withdrawal", "May")], UP_TO_THE_REPORT),
        ("Men arrested in May escaped from a jail.", [("arrested", "detention", "May"), ("escaped", "release", "")], UP_TO_THE_REPORT),
        # what came of a deed is told later and bounds its day
        ("Men kidnapped a clerk. He was freed on 5 July.", [("freed", "release", "5 July"), ("kidnapped", "abduction", "")], "2021-06-25"),
        ("Men kidnapped a clerk. He was freed on 5 July.", [("freed", "release", "5 July"), ("kidnapped", "abduction", "5 July")], "2021-06-25"),
        ("Four men kidnapped in the hills were freed on 5 July.", [("freed", "release", "5 July"), ("kidnapped", "abduction", "5 July")], "2021-06-25"),
        ("Guards shot a man freed from jail on 5 June 2020.", [("freed", "release", "5 June 2020"), ("shot", "targeted_killing", "5 June 2020")], UP_TO_THE_REPORT),
        ("Men burned a mill. They burned it on 5 July.", [("They burned", "destruction", "5 July"), ("burned a mill", "destruction", "5 July")], "2021-07-05"),
        ("Men burned a mill. On 5 July the mayor ordered a probe into the attack.", [("ordered", "investigation", "5 July"), ("the attack", "ground_attack", "5 July"), ("burned", "destruction", "5 July")], UP_TO_THE_REPORT),
        ("Men burned a mill. A guild condemned the attack on 5 July.", [("condemned", "rejection", ""), ("the attack", "ground_attack", "5 July"), ("burned", "destruction", "5 July")], "2021-07-05"),
        # the long past time of the own sentence goes before a day of another
        ("Men shot a boy on 5 July. Men shot ten boys in August 2019.", [("shot a boy", "crowd_force", "5 July"), ("shot ten", "crowd_force", "5 July")], "2019-08-01"),
        # a year before a noun is of what the noun names
        ("The 2012 attack on a mill killed four.", [("The 2012 attack", "ground_attack", "")], "2012-01-01"),
        ("Kin of the victims of the 1988 hotel bombing gathered.", [("bombing", "ied", ""), ("gathered", "protest", "1988")], UP_TO_THE_REPORT),
        ("Kin of the victims of the 1988 hotel bombing gathered.", [("gathered", "protest", ""), ("bombing", "ied", "")], "1988-01-01"),
        ("Men stormed a mill ahead of a February vote.", [("stormed", "ground_attack", "February")], UP_TO_THE_REPORT),
        # so long after a clause
        ("Crowds have come back to Oldtown, three years after rebels overran it.", [("come back", "return", ""), ("overran", "territory_taken", "")], "2018-01-06"),
        ("The army retook Oldtown on 5 July, two weeks after rebels seized it.", [("retook", "territory_taken", "5 July"), ("seized", "territory_taken", "")], "2021-06-21"),
        ("The army retook Oldtown, a week after it fell.", [("fell", "territory_taken", ""), ("retook", "territory_taken", "")], UP_TO_THE_REPORT),
        ("Two months after rebels seized Oldtown, its banks opened on 5 July.", [("opened", "other", "5 July"), ("seized", "territory_taken", "")], "2021-04-20"),
        ("The army retook Oldtown, a week after rebels seized it on 23 June.", [("retook", "territory_taken", ""), ("seized", "territory_taken", "23 June")], "2021-06-23"),
        ("The army retook Oldtown on 5 July, two weeks after rebels, by their own account, seized it.", [("retook", "territory_taken", "5 July"), ("seized", "territory_taken", "")], "2021-06-21"),
        # the day of who says it is the last on which it can have been
        ("A spokesman told state radio on Thursday that the troops had left Oldtown.", [("left", "withdrawal", "Thursday")], "2021-07-06"),
        ("The guild wrote on Thursday that men had burned a mill.", [("burned", "destruction", "Thursday")], "2021-07-06"),
        ("A spokesman said that on Thursday the troops had left Oldtown.", [("left", "withdrawal", "Thursday")], "2021-07-08"),
        ("The guild said on Thursday that men burned a mill.", [("burned", "destruction", "Thursday")], "2021-07-08"),
        ("The guild met on Thursday in a hall that men had burned.", [("met", "meeting", "Thursday"), ("burned", "destruction", "Thursday")], "2021-07-08"),
        # what stands behind a verb in its own clause is its own
        ("The army admitted on Thursday that rebels had seized Oldtown last month, a claim that it denied then, and took it back on 5 July.", [("took", "territory_taken", "5 July"), ("seized", "territory_taken", "Thursday")], "2021-06-01"),
        ("The army admitted on Thursday that rebels, who left on 5 July, had seized Oldtown last month.", [("left", "withdrawal", "5 July"), ("seized", "territory_taken", "Thursday")], "2021-06-01"),
        ("The army admitted on Thursday that rebels had seized Oldtown and burned a mill last month, and took it back on 5 July.", [("burned", "destruction", "last month"), ("seized", "territory_taken", "Thursday")], "2021-07-06"),
        # burials and counts are of later days
        ("Men shot ten on 5 July. Three were buried on Thursday.", [("shot", "crowd_force", "5 July"), ("were buried", "attack_on_civilians", "Thursday")], "2021-07-05"),
        ("Men shot ten on 5 July. A nurse counted twelve dead by Thursday.", [("shot", "crowd_force", "5 July"), ("dead", "attack_on_civilians", "Thursday")], "2021-07-05"),
        ("Men shot ten on 5 July. Two more were killed on Thursday.", [("shot", "crowd_force", "5 July"), ("killed", "attack_on_civilians", "Thursday")], "2021-07-08"),
        ("Men shot ten on 5 July. On Thursday a reporter counted nine coffins for the dead of the attack.", [("shot", "crowd_force", "5 July"), ("the attack", "ground_attack", "Thursday")], "2021-07-05"),
        ("On Thursday the guild said in a note that its men had burned a mill.", [("burned", "destruction", "Thursday")], "2021-07-06"),
        ("On Thursday the guild met, and said that men burned a mill.", [("burned", "destruction", "Thursday")], "2021-07-08"),
        # who is freed was not taken on that day, and what is closed has been since
        ("Clerks were taken on 21 June and came home on Monday. Troops freed them.", [("taken", "abduction", "21 June"), ("came home", "return", "Monday"), ("freed", "rescue", "")], "2021-07-05"),
        ("Since Thursday nobody crosses. Guards shut the gate.", [("shut", "border_closed", "")], "2021-07-08"),
        ("Since Thursday nobody sleeps. Guards shot a clerk.", [("shot", "crowd_force", "")], UP_TO_THE_REPORT),
        # told in the second sentence of a paragraph
        ("Men shot a boy on 1 July. They burned a mill on 5 July.\n\nA guild tells it otherwise. Guards slew him.", [("shot", "crowd_force", "1 July"), ("burned", "destruction", "5 July"), ("slew", "targeted_killing", "")], "2021-07-05"),
        ("Clerks who were taken on 21 June are free.", [("taken", "abduction", "21 June"), ("free", "release", "21 June")], UP_TO_THE_REPORT),
        # what lasts and how it began
        ("The gate has been shut since 2 June 2019, when rebels took the town.", [("took", "territory_taken", "2 June 2019")], "2019-06-02"),
        ("It is two years since the night of 2 June 2019, when the gate was bombed.", [("bombed", "air_strike", "the night of 2 June 2019")], "2019-06-02"),
        ("They have fought since 2012, when rebels seized the north.", [("fought", "armed_clash", "2012"), ("seized", "territory_taken", "2012")], "2012-01-01"),
    ],
)
def test_each_deed_has_its_own_time(text: str, deeds: list[tuple[str, str, str]], expected: str) -> None:
    assert start(text, *deeds) == expected


def test_what_began_then_did_not_last() -> None:
    made, _ = times("They have fought since 2012, when rebels seized the north.", ("fought", "armed_clash", "2012"), ("seized", "territory_taken", "2012"))
    fought, seized = made.of(0)[0], made.of(1)[0]
    assert fought is not None and seized is not None
    assert (fought.end, seized.end) == (date(2021, 7, 11), date(2013, 1, 1))


@pytest.mark.parametrize(
    ("text", "deeds", "background"),
    [
        ("They have fought the rebels since 2012.", [("fought", "armed_clash", "2012")], True),
        ("They have fought the rebels since May.", [("fought", "armed_clash", "May")], False),
        ("Men shot a guard in May 2019.", [("shot", "targeted_killing", "May 2019")], True),
        ("Bandits have freed a nurse kidnapped in April 2019.", [("kidnapped", "abduction", "April 2019"), ("have freed", "release", "April 2019")], False),
        ("Guards shot a man freed from jail in 2019.", [("freed", "release~", "2019"), ("shot", "targeted_killing~", "2019")], False),
        ("Guards shot a man in 2019.", [("shot", "targeted_killing~", "2019")], True),
        ("Men shot a guard on 5 July.", [("shot", "targeted_killing~", "5 July")], False),
        ("Men had shot a guard on 5 July.", [("shot", "targeted_killing~", "5 July")], True),
        ("It was quiet since men shot a guard on 5 July.", [("shot", "targeted_killing~", "5 July")], True),
        ("The man, who shot a guard on 5 July, fled.", [("shot", "targeted_killing~", "5 July")], True),
    ],
)
def test_news_and_history(text: str, deeds: list[tuple[str, str, str]], background: bool) -> None:
    made = times(text, *deeds)[0]
    assert with_history(made.drafts, made.context)[-1].background == background
