"""Time expressions: own sentences as tables (text, day of the report -> words, value, days)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.coding.dates import TimeKind, find_times, resolve
from khabar.coding.dates.calendar import easter, feast_in, solar_date, solar_leap, solar_new_year
from khabar.model import Interval, TimePrecision

SUNDAY = date(2021, 7, 4)  # a Sunday


def day_of(day: date | str | None) -> Interval | None:
    if day is None:
        return None
    start = date.fromisoformat(day) if isinstance(day, str) else day
    return Interval(start, start + timedelta(days=1), TimePrecision.DAY)


def told(text: str, published: date | str | None = SUNDAY) -> list[tuple[str, str | None, str | None]]:
    """(words, first day, day after the last) of every expression that has days."""
    found = resolve(find_times(text), published=day_of(published), text=text)
    return [
        (text[r.expression.start : r.expression.end], r.interval.start.isoformat(), r.interval.end.isoformat())
        for r in found
        if r.interval is not None
    ]


def values(text: str, published: date | str | None = None) -> list[tuple[str, str]]:
    found = resolve(find_times(text), published=day_of(published), text=text)
    return [(text[r.expression.start : r.expression.end], r.value) for r in found]


NEWS = [
    ("In 1998 the Taliban captured the city.", "1998", "1998-01-01", "1999-01-01"),
    # weekdays: the last one up to the report's day, unless the words look ahead
    ("Militants attacked the post on Saturday.", "Saturday", "2021-07-03", "2021-07-04"),
    ("Militants attacked the post on Friday the 25th.", "Friday the 25th", "2021-06-25", "2021-06-26"),
    ("Officials reported Sunday that the town fell.", "Sunday", "2021-07-04", "2021-07-05"),
    ("The conference was held early Sunday.", "early Sunday", "2021-07-04", "2021-07-05"),
    ("The talks will be held on 10 July.", "10 July", "2021-07-10", "2021-07-11"),
    ("The talks were held on 10 July.", "10 July", "2020-07-10", "2020-07-11"),
    ("A blast during Friday prayers killed six.", "Friday", "2021-07-02", "2021-07-03"),
    ("Two years ago today they left.", "Two years ago today", "2019-07-04", "2019-07-05"),
    ("They clashed on Monday.", "Monday", "2021-06-28", "2021-06-29"),
    ("The convoy was hit last Friday.", "last Friday", "2021-07-02", "2021-07-03"),
    ("Last Sunday the army withdrew.", "Last Sunday", "2021-06-27", "2021-06-28"),
    ("On Monday of last week they took the bridge.", "Monday of last week", "2021-06-21", "2021-06-22"),
    ("They meet in Doha on Tuesday of next week.", "Tuesday of next week", "2021-07-06", "2021-07-07"),
    ("On Wednesday last they came back.", "Wednesday last", "2021-06-30", "2021-07-01"),
    ("A clerk was taken on the 3rd of this month.", "the 3rd of this month", "2021-07-03", "2021-07-04"),
    ("On 2 May he came. A clerk was taken on the 28th of last month.", "the 28th of last month", "2021-06-28", "2021-06-29"),
    ("The talks will resume on Tuesday.", "Tuesday", "2021-07-06", "2021-07-07"),
    ("On Wednesday, the delegations will meet again.", "Wednesday", "2021-07-07", "2021-07-08"),
    ("The union has called a strike for Tuesday.", "Tuesday", "2021-07-06", "2021-07-07"),
    ("They called the rebels to account for Tuesday's raid.", "Tuesday", "2021-06-29", "2021-06-30"),
    ("Mines killed 40 this year.", "this year", "2021-01-01", "2021-07-05"),
    ("He said on Thursday that they will fight on.", "Thursday", "2021-07-01", "2021-07-02"),
    ("The deadline is next Friday.", "next Friday", "2021-07-09", "2021-07-10"),
    ("A bomb went off Thursday morning.", "Thursday morning", "2021-07-01", "2021-07-02"),
    # days
    ("Two men were shot yesterday.", "yesterday", "2021-07-03", "2021-07-04"),
    ("The mayor was killed today.", "today", "2021-07-04", "2021-07-05"),
    ("Shelling went on last night.", "last night", "2021-07-03", "2021-07-05"),
    ("The march gained traction overnight.", "overnight", "2021-07-03", "2021-07-05"),
    ("It happened three days ago.", "three days ago", "2021-07-01", "2021-07-02"),
    ("The day before yesterday the bridge was blown up.", "The day before yesterday", "2021-07-02", "2021-07-03"),
    ("Ten districts have fallen in the previous three days.", "the previous three days", "2021-07-01", "2021-07-05"),
    # weeks, months, years
    ("He toured the north this week.", "this week", "2021-06-28", "2021-07-05"),
    ("Last week gunmen took the pass.", "Last week", "2021-06-21", "2021-06-28"),
    ("The town was captured over the weekend.", "over the weekend", "2021-07-03", "2021-07-05"),
    ("Last month, they seized the crossing.", "Last month", "2021-06-01", "2021-07-01"),
    ("A bomb killed a minister last year.", "last year", "2020-01-01", "2021-01-01"),
    ("Militias were revived in late June.", "late June", "2021-06-21", "2021-07-01"),
    ("It was announced in mid-April.", "mid-April", "2021-04-11", "2021-04-21"),
    ("The offensive began in early May.", "early May", "2021-05-01", "2021-05-11"),
    ("In November the pact was ended.", "November", "2020-11-01", "2020-12-01"),
    ("They will vote in November.", "November", "2021-11-01", "2021-12-01"),
    ("The fighting of last August left many dead.", "last August", "2020-08-01", "2020-09-01"),
    ("Attacks may increase in the spring of this year.", "the spring of this year", "2021-03-01", "2021-06-01"),
    ("The brigade trained on 19th February.", "19th February", "2021-02-19", "2021-02-20"),
    ("The brigade trained on February 22th.", "February 22th", "2021-02-22", "2021-02-23"),
    ("The battalion was formed on 12 February.", "12 February", "2021-02-12", "2021-02-13"),
    ("He was killed in May.", "May", "2021-05-01", "2021-06-01"),
    # full dates
    ("On 3 May 2020 the base fell.", "3 May 2020", "2020-05-03", "2020-05-04"),
    ("On July 5, 2016 a bomb killed 16.", "July 5, 2016", "2016-07-05", "2016-07-06"),
    ("It stands since 2011-03-15 in the law.", "2011-03-15", "2011-03-15", "2021-07-05"),
    ("Rabbani was assassinated in 2011.", "2011", "2011-01-01", "2012-01-01"),
    ("They ruled in the 1990s.", "the 1990s", "1990-01-01", "2000-01-01"),
    ("Peace held in early 2020.", "early 2020", "2020-01-01", "2020-05-01"),
    ("He took power in the late 1970s.", "the late 1970s", "1977-01-01", "1980-01-01"),
    ("On Saturday about 6:30 p.m. they crossed.", "6:30 p.m.", "2021-07-03", "2021-07-04"),
    ("It is due later this week, on 7 July or so.", "7 July", "2021-07-07", "2021-07-08"),
    ("In the first half of 2020 it grew.", "the first half of 2020", "2020-01-01", "2020-07-01"),
    ("By the end of 2019 it was over.", "the end of 2019", "2019-11-01", "2020-01-01"),
    ("Earlier this month they fled.", "Earlier this month", "2021-07-01", "2021-07-05"),
    ("From late May until mid-June they fought.", "late May", "2021-05-21", "2021-06-21"),
    ("14.08.06 Nine killed in a raid.", "14.08.06", "2006-08-14", "2006-08-15"),
    ("They were shot on 15.11.20.", "15.11.20", "2020-11-15", "2020-11-16"),
    # ranges
    ("Since Saturday 68 people have died.", "Saturday", "2021-07-03", "2021-07-05"),
    ("They ruled from 1996 to 2001.", "1996", "1996-01-01", "2002-01-01"),
    ("Between 3 and 9 June 2020 they fought.", "9 June 2020", "2020-06-03", "2020-06-10"),
    ("Raids from April 6-7 went on.", "April 6", "2021-04-06", "2021-04-08"),
    # counted from known events
    ("He was killed two days before the 9/11 attacks.", "two days before the 9/11 attacks", "2001-09-09", "2001-09-10"),
    # other calendars
    ("On 12 Saratan 1400 the district fell.", "12 Saratan 1400", "2021-07-03", "2021-07-04"),
    ("Fighting went on in Jawza 1400.", "Jawza 1400", "2021-05-22", "2021-06-22"),
    ("۱ : attack of 3 мая 2020 reported.", "3 мая 2020", "2020-05-03", "2020-05-04"),
    ("Report of 17 يوليو 2020 from Homs.", "17 يوليو 2020", "2020-07-17", "2020-07-18"),
    # a year, whatever follows it where it leads a clause
    ("In 2019 police shot a boy.", "2019", "2019-01-01", "2020-01-01"),
    ("It was quiet, but in 2019 rebels came, and since 2020 soldiers rule.", "2020", "2020-01-01", "2021-07-05"),
    ("They raided it in 2015 and killed hundreds.", "2015", "2015-01-01", "2016-01-01"),
    # near a day of years ago; what is to come
    ("A year ago on Saturday, troops stormed it.", "A year ago on Saturday", "2020-06-28", "2020-07-11"),
    ("Ten years ago this week, troops stormed it.", "Ten years ago this week", "2011-06-28", "2011-07-11"),
    ("They extended the curfew until 10 August.", "10 August", "2021-08-10", "2021-08-11"),
    ("The attack came one week after parliament met.", "one week after", "2021-06-26", "2021-06-29"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "start", "end"), NEWS, ids=[row[0][:40] for row in NEWS])
def test_news(text: str, words: str, start: str, end: str) -> None:
    assert (words, start, end) in told(text)


NOT_TIMES = [
    "It may rain, and they may march on the city.",
    "May God shower his wrath upon them.",
    "In Kabul, Taliban's March Areas From Fleeing Soldiers",
    "He told the Sunday Times about it.",
    "The 217th Corps and the 7th Brigade exercised.",
    "They carried AK-47 rifles and RPG-7 launchers.",
    "Version 2.1.3 of the app was released.",
    "Release 12.30.45 runs on 10.0.0.12 and 1.10.20.3.",
    "The second man fled, the first did not.",
    "1500 troops and 2020 rounds were sent.",
    "The fall of the town was swift.",
    "Route 2014 runs along $1999 houses.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_is_no_date(text: str) -> None:
    assert told(text) == []


def test_a_weekday_of_an_undated_report_has_no_days() -> None:
    assert told("Officials reported Sunday that the town fell last month.", None) == []


def test_days_later_than_what_is_not_told_are_unknown() -> None:
    assert not any(words.startswith("Two days") for words, _, _ in told("Men shot a guard. Two days later, a clerk fled."))
    assert any(words.startswith("Two days") for words, _, _ in told("Men shot a guard on 1 July. Two days later, a clerk fled."))


def test_a_siege_of_months_is_a_duration() -> None:
    found = find_times("The city fell after an 18-month siege.")
    assert [e.kind for e in found] == [TimeKind.DURATION]
    assert values("The city fell after an 18-month siege.") == [("an 18-month", "P18M")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted three days.", ("three days", "P3D")),
        ("He ruled for two and a half years.", ("two and a half years", "P2.5Y")),
        ("They fought for months.", ("months", "PXM")),
        ("Shots are heard every day.", ("every day", "XXXX-XX-XX")),
        ("He is now governor.", ("now", "PRESENT_REF")),
        ("In the nineteenth century it was a fort.", ("the nineteenth century", "18")),
        ("The town was sacked in 480 BC.", ("480 BC", "BC0480")),
        ("Early in 1917 he fled.", ("Early in 1917", "1917")),
        ("In the spring of 1916 they advanced.", ("the spring of 1916", "1916-SP")),
        ("On the night of 8 February 1904 ships were hit.", ("the night of 8 February 1904", "1904-02-08TNI")),
        ("In the night to Wednesday ships were hit.", ("the night to Wednesday", "XXXX-XX-XXTNI")),
    ],
)
def test_values(text: str, expected: tuple[str, str]) -> None:
    assert expected in values(text)


def test_a_story_carries_its_year() -> None:
    text = "In 1941 the army crossed the river. By September it stood before the city. Two years later it was beaten."
    assert values(text) == [("1941", "1941"), ("September", "1941-09"), ("Two years later", "1943")]


def test_a_story_of_days() -> None:
    text = "On 10 May 1940 they attacked. The next day the fort fell, and three days later the army gave in."
    assert [v for _w, v in values(text)] == ["1940-05-10", "1940-05-11", "1940-05-14"]


def test_an_explicit_year_holds_within_its_paragraph_only() -> None:
    text = "In 1996 the movement took the capital. In September the president was hanged.\n\nIn June the army withdrew."
    assert told(text) == [
        ("1996", "1996-01-01", "1997-01-01"),
        ("September", "1996-09-01", "1996-10-01"),
        ("June", "2021-06-01", "2021-07-01"),
    ]


BASE = "In January 2016 the group overran a base. In June of the same year it attacked a town."


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        (f"{BASE} In August it left.", "August", "2016-08-01"),
        (f"{BASE} What has changed since is the enemy. The mission left in May.", "May", "2021-05-01"),
        (f"{BASE} The mission now plans to leave by December.", "December", "2021-12-01"),
        (f'{BASE} "We will stay," it said. In August it left.', "August", "2016-08-01"),
        ("The valley, from which the army withdrew in 2010, is quiet. On 27 March ten men gave up.", "27 March", "2021-03-27"),
        ("The valley, which was lost in 2010 and retaken in March, is quiet.", "March", "2010-03-01"),
        ("No vote was held since 2010. In May it was.", "May", "2021-05-01"),
    ],
)
def test_a_look_back_ends_where_the_story_comes_back(text: str, words: str, start: str) -> None:
    assert [a for w, a, _b in told(text) if w == words] == [start]


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("On 9 June they came.\n\nOn the same night the market burned.", "the same night", "2021-06-09"),
        ("They bombed the town on the 9th. That evening it burned.", "That evening", "2021-06-09"),
        ("Two died yesterday. By Monday it will be over.\n\nThe same day a mine went off.", "The same day", "2021-07-03"),
        ("On 9 June they came.\n\nThe next day they left.", "The next day", "2021-06-10"),
        ("On 9 June they came.\n\nTwo days later they left.", "Two days later", "2021-06-11"),
        ("On 2 June they came. On the Sunday, three days later, they left.", "the Sunday, three days later", "2021-06-06"),
        ("On 3 June they came. On the Sunday, three days later, they left.", "the Sunday, three days later", "2021-06-06"),
        ("On 3 June they came. Two days later, on the Saturday, they left.", "Two days later, on the Saturday", "2021-06-05"),
        ("On 3 June they came. The next day, Friday, they left.", "The next day, Friday", "2021-06-04"),
        ("On 3 June they came. On the Sunday, they left.", "the Sunday", "2021-06-06"),
        ("On 3 June they came. A bomb hit the Sunday market.", "Sunday", "2021-07-04"),
    ],
)
def test_days_counted_from_the_day_told(text: str, words: str, start: str) -> None:
    assert [a for w, a, _b in told(text) if w == words] == [start]


def test_the_same_year_shifts_nothing() -> None:
    assert ("December", "2020-12-01", "2021-01-01") in told(
        "The war began in March 2021. In December talks had failed."
    )


def test_the_next_day_of_a_story_in_the_news() -> None:
    assert told("He was shot on 25 May and buried the next day.", "2022-06-01") == [
        ("25 May", "2022-05-25", "2022-05-26"),
        ("the next day", "2022-05-26", "2022-05-27"),
    ]


def test_what_is_due_on_the_day_of_the_report_is_today() -> None:
    assert told("His burial is due on Thursday afternoon.", "2022-05-26") == [
        ("Thursday afternoon", "2022-05-26", "2022-05-27")
    ]
    assert told("We say: you have until Friday.", "2022-06-02") == [("Friday", "2022-06-03", "2022-06-04")]


def test_figures_take_the_order_of_the_text() -> None:
    assert told("Logged 05/23/2021 and 06/07/2021.")[1] == ("06/07/2021", "2021-06-07", "2021-06-08")
    assert told("Logged 23/05/2021 and 06/07/2021.")[1] == ("06/07/2021", "2021-07-06", "2021-07-07")
    assert told("Logged 25/01/10 there.", "2025-01-10") == [("25/01/10", "2025-01-10", "2025-01-11")]


def test_a_report_known_to_a_few_days_dates_weekdays_as_loosely() -> None:
    published = Interval(date(2021, 7, 3), date(2021, 7, 6), TimePrecision.DAYS)
    text = "They attacked on Thursday and on Monday."
    thursday, monday = resolve(find_times(text), published=published, text=text)
    assert thursday.interval == Interval(date(2021, 7, 1), date(2021, 7, 2), TimePrecision.DAY)
    assert (
        monday.interval is not None and monday.interval.days > 1 and monday.interval.precision is not TimePrecision.DAY
    )


def test_feasts() -> None:
    assert told("It happened during Ramadan.", "2016-06-20") == [("Ramadan", "2016-06-06", "2016-07-06")]
    assert told("He will return after Eid.", "2022-04-20") == [("after Eid", "2022-05-02", "2022-05-05")]
    assert easter(2016) == date(2016, 3, 27)
    assert feast_in("memorial day", 2016)[0].start == date(2016, 5, 30)


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1400, 4, 12), "2021-07-03"),
        ((1357, 2, 7), "1978-04-27"),
        ((1399, 12, 30), "2021-03-20"),
        ((1403, 1, 1), "2024-03-20"),
        ((1380, 9, 16), "2001-12-07"),
        ((1404, 1, 1), "2025-03-21"),
    ],
)
def test_solar_hijri(solar: tuple[int, int, int], gregorian: str) -> None:
    assert solar_date(*solar) == date.fromisoformat(gregorian)


@given(st.integers(1300, 1500))
def test_solar_years_follow_one_another(year: int) -> None:
    this, following = solar_new_year(year), solar_new_year(year + 1)
    assert this is not None and following is not None
    assert (following - this).days == (366 if solar_leap(year) else 365)
    assert this.month == 3 and 19 <= this.day <= 22


PIECES = st.sampled_from(
    ["on", "in", "since", "from", "to", "between", "and", "of", "the", "last", "next", "this", "Monday", "Sunday", "morning", "May", "March", "June", "31", "30", "0", "1999", "2024", "99999", "12/13/2020", "early", "late", "mid-", "two", "days", "weeks", "ago", "later", "before", "after", "9/11", "attacks", "Eid", "Ramadan", "BC", "7th", "century", "1990s", "overnight", "25:61", "6:30", "p.m.", ",", ".", "-", "–", "\n", "Saratan", "1400", "fiscal", "year", "FY2020", "every", "years", "decade’s", "'99", "2020-02-30", "half", "a", "hundred", "million"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join)),
    st.sampled_from([None, "2021-07-04", "0001-01-01", "9999-12-30"]),
)
def test_any_text(text: str, published: str | None) -> None:
    found = resolve(find_times(text), published=day_of(published), text=text)
    end = 0
    for r in found:
        assert end <= r.expression.start < r.expression.end <= len(text)
        end = r.expression.end
        for days in (r.point, r.interval):
            assert days is None or days.start < days.end
        assert r.value.isascii()
        assert 0 <= r.confidence <= 1


def test_hostile_text_is_bounded() -> None:
    for piece in (
        "the early late ",
        "1",
        "the night of the ",
        "two and ",
        "1,000,",
        "in May ",
        "- ",
        "last ",
        "(",
        "\n",
        "99/99/",
    ):
        found = find_times(piece * 4000)
        assert len(found) <= 5000


def test_after_on_a_day_is_no_count() -> None:
    assert ("December 28", "2020-12-28", "2020-12-29") in [(w, a, b) for w, a, b in told("On December 28 militants raided a post.")]
