"""The day of a report by the happening that it is news of, by counted days and by anniversaries. The texts are our own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from khabar.coding.dates import infer_published
from khabar.coding.dates.counted import counted
from khabar.coding.dates.grammar import find_times
from khabar.coding.dates.happenings import news_of, told_in
from khabar.model import DateBasis, Published, TimePrecision
from khabar.world.dated import events, happenings

ANY = (date.min, None)


def names(text: str, bounds: tuple[date, date | None] = ANY) -> set[str]:
    return {mention.event.name for mention in news_of(text, find_times(text), [], bounds)}


def dated(text: str) -> Published:
    published = infer_published(text)
    assert (
        published is not None and published.basis is DateBasis.INFERRED and published.precision is not TimePrecision.DAY
    )
    return published


SAHAFI = "Gunmen and a suicide bomber attacked the Sahafi hotel in Mogadishu on {day}, killing 12."


@pytest.mark.parametrize(("day", "year"), [("Sunday", 2015), ("Friday", 2018)])
def test_of_two_attacks_on_one_hotel_the_weekday_decides(day: str, year: int) -> None:
    text = SAHAFI.format(day=day)
    assert {m.event.start.year for m in news_of(text, find_times(text), [], ANY)} == {year}


def test_a_weekday_that_does_not_fit_is_other_news() -> None:
    assert names("Gunmen held hostages in the Westgate mall on Saturday, Shabaab said.") == {"Westgate"}
    assert names("Police opened the Westgate mall again on Thursday; Shabaab held hostages in it.") == set()


def test_offices_bound_the_happening() -> None:
    text = "The army took the presidential palace in Khartoum and the RSF left, it said on Friday."
    assert names(text) and names(text, (date(2026, 3, 1), None)) == set()
    assert names(text, (date(2019, 1, 1), date(2021, 1, 1))) == set()


def test_what_is_told_far_down_is_no_news() -> None:
    head = "The council met on Saturday about the roads. " * 40
    assert names(head + "Gunmen held hostages in the Westgate mall on Saturday, Shabaab said.") == set()


def test_without_a_weekday_more_words_are_asked_for() -> None:
    assert names("Coulibaly held shoppers in a kosher shop; he was killed.") == set()
    assert names("Coulibaly held hostages in a kosher shop; four were killed, and Kouachi died too.") == {
        "Hyper Cacher"
    }


def test_the_day_after_is_a_day_of_the_news() -> None:
    found = dated(
        "Garissa mourns\n\nParents came on Friday to the mortuary for the 147 students killed on the campus of Garissa University by Shabaab."
    )
    assert found.start <= date(2015, 4, 3) < found.end and (found.end - found.start).days <= 6


def test_a_vote_to_come_lies_ahead() -> None:
    found = dated("Colombia's army put men on guard ahead of Sunday's presidential run-off between Duque and Petro.")
    assert date(2018, 6, 5) <= found.start and found.end <= date(2018, 6, 19)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Russian shells fell on Nikopol on the 616th day of the full-scale invasion.", date(2023, 11, 1)),
        ("War in Ukraine: Day 97\n\nFighting went on in the east.", date(2022, 5, 31)),
        ("On day 100 of Israel's war in Gaza the hospitals were out of fuel.", date(2024, 1, 14)),
        ("Khartoum has seen 500 days of war.", date(2024, 8, 26)),
    ],
)
def test_counted_days(text: str, day: date) -> None:
    (mention,) = counted(text)
    assert mention.event.start == day
    assert dated(text).start <= day < dated(text).end


@pytest.mark.parametrize(
    "text",
    [
        "He was ill on the 16th day of the month.",
        "Day 3 of the festival was in Kyiv.",
        "She spent 200 days of leave in Gaza.",
    ],
)
def test_other_counts_are_none(text: str) -> None:
    assert counted(text) == []


def test_an_anniversary() -> None:
    text = "Families lit candles on the fifth anniversary of the Manchester Arena bombing, in which a suicide bomber killed 22."
    (mention,) = counted(text)
    assert mention.event.start <= date(2022, 5, 22) < mention.event.end


def test_a_weekday_beside_a_day_and_a_month_gives_the_year_between_offices() -> None:
    found = dated(
        "Gunmen shot three policemen on Saturday, September 23, near Mogadishu. President Mohamed Abdullahi Farmajo condemned it."
    )
    assert (found.start, found.end <= date(2017, 9, 30)) == (date(2017, 9, 23), True)


# ------------------------------------------------------------------------------------------------ the table
def test_every_happening_is_told_once_and_by_its_own_words() -> None:
    rows = happenings()
    assert len({row.event.name for row in rows}) == len(rows)
    for row in rows:
        assert row.event.start < row.event.end and row.least >= 1 and row.event.clues, row.event.name
        assert (row.event.end - row.event.start) <= timedelta(days=60), row.event.name


def test_days_that_two_tables_give_agree() -> None:
    """Where both tables know a happening under one name, they put it on the same day."""
    other = {event.name.casefold(): event for event in events()}
    both = [(row.event, other[row.event.name.casefold()]) for row in happenings() if row.event.name.casefold() in other]
    assert both and all(a.start == b.start for a, b in both)


@pytest.mark.parametrize(
    ("name", "weekday"),
    [  # as widely told: "Black Friday" and the like
        ("Paris attacks", 4), ("Rabaa", 2), ("Kabul falls", 6), ("Charlie Hebdo", 2), ("Easter bombings", 6), ("Christchurch", 4),
        ("Hamas attack", 5), ("invasion of Ukraine", 3), ("Palm Sunday bombings", 6), ("Westgate", 5), ("Crocus", 4), ("Navalny dies", 4),
        ("Assad falls", 6), ("Owo church attack", 6), ("Boston marathon", 0), ("Wagner mutiny", 4), ("Friday of Rage", 4), ("Lahore park", 6),
    ],
)  # fmt: skip
def test_weekdays_that_everybody_knows(name: str, weekday: int) -> None:
    (row,) = [row for row in happenings() if row.event.name == name]
    assert row.event.start.weekday() == weekday


def test_a_sentence_that_looks_back_names_its_happening() -> None:
    assert [event.name for event in told_in("It was the worst since the Bataclan in Paris, where 130 died.")] == [
        "Paris attacks"
    ]
