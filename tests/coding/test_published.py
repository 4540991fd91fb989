"""The day of a report: stated, or inferred with a range. The texts are our own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.coding.dates import infer_published
from khabar.model import DateBasis, Span, TimePrecision

STATED = [
    ("---\ntitle: x\npost_date: 2016-01-17 08:20:39\n---\nA bomb killed 13 on Sunday.", "2016-01-17"),
    ("---\nlayout: post\ndate: 2025-10-31T18:01:15\n---\nMany fled.", "2025-10-31"),
    ("Bomber kills 16\n\nPublished July 5 2016 A bomber killed 16 civilians.", "2016-07-05"),
    ("Bomber kills 16\n\nDate of publication 5 July 2016 The bomber came.", "2016-07-05"),
    ("Shells hit town\n\nLast updated at Jul 172015 Shells fell on Thursday.", "2015-07-17"),
    ("Shells hit town\n\n16 July 2015 At least 11 civilians were killed.", "2015-07-16"),
    (" date 2022-05-03 Fighters challenge the government\n\nThey find it difficult.", "2022-05-03"),
    ("KABUL, May 26, 2021 (Agency) - A bomb went off.", "2021-05-26"),
    ("Army retakes hill\nBy A. Writer | March 3, 2020\nThe army said so.", "2020-03-03"),
    ("Army retakes hill\nThe army said so.\n\nPosted on 3 March 2020", "2020-03-03"),
]


STATED += [
    ("FOREIGN DESK\nStatement No. 41 / 7 Jawza 1401\n\nThe people are free.", "2022-05-28"),
    ("RADIO\nNoon bulletin, Tuesday 31.05.2022\n\nEight people died.", "2022-05-31"),
    ("Who holds the town?\n\nRiver Online | Sunday, 29 May 2022\n\nPhone lines came back.", "2022-05-29"),
]


@pytest.mark.parametrize(("text", "day"), STATED, ids=[row[1] + str(i) for i, row in enumerate(STATED)])
def test_stated(text: str, day: str) -> None:
    published = infer_published(text)
    assert published is not None
    assert (published.start.isoformat(), published.precision, published.basis) == (
        day,
        TimePrecision.DAY,
        DateBasis.STATED,
    )


def test_what_came_with_the_report_wins() -> None:
    published = infer_published("Published July 5 2016 A bomb.", metadata_date=date(2016, 7, 6))
    assert published is not None and published.start == date(2016, 7, 6) and published.basis is DateBasis.METADATA


def test_the_address_tells_the_day() -> None:
    published = infer_published("A bomb went off.", url="https://news.example/world/2019/03/04/bomb/")
    assert published is not None and published.start == date(2019, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "The chief of staff visited several northern provinces this week and warned the elders.",
        "On Sunday two people were shot, police said.",
        "",
        "A study published March 9 2014 is quoted, and nothing else is known of when.",
        "In 1914 the war began. By September 1914 it had spread. In 1915 gas was used. In May 1916 the fleets met. In 1917 the Tsar fell."
        " In 1918 it ended. On 28 June 1919 peace was signed. In 1920 the League met. In 2010 a museum opened.",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    published = infer_published(text)
    assert published is None or (published.precision is not TimePrecision.DAY and published.basis is DateBasis.INFERRED)


INFERRED = [
    # the latest date without a year, in the year of what the text knows
    ("The new rulers face trouble. The Taliban's return to power is days old. Beginning on August 20th rebels took three districts. Two days"
     " later, on August 22nd, their leader said he was ready for talks.", "2021-08-23", 7),
    # a known event on the weekday that the text names
    ("A bomber killed at least 65 people in Gulshan-e-Iqbal park in Lahore on Sunday.", "2016-03-27", 3),
    # a known event told back from
    ("A car bomb killed one near the airport on Monday. It came one week after six US soldiers were killed near Bagram by a man on a"
     " motorcycle.", "2015-12-28", 3),
    # so many months into something
    ("Eight months into the Taliban's rule, the neighbours still wait.", "2022-04-20", 20),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "within"), INFERRED, ids=[row[1] for row in INFERRED])
def test_inferred_with_a_range(text: str, day: str, within: int) -> None:
    published = infer_published(text)
    assert published is not None
    assert published.precision is not TimePrecision.DAY and published.basis is DateBasis.INFERRED
    truth = date.fromisoformat(day)
    assert abs((published.start - truth).days) <= within and abs((published.end - truth).days) <= within + 14


def test_a_dateline_without_a_year_takes_the_year_of_its_weekday() -> None:
    text = (
        "KUNDUZ, May 26 (Wire) - Gunmen ambushed a car on Wednesday evening. The Taliban have ruled since August 2021,"
        " and attacks have grown since a mosque was bombed in December 2021."
    )
    published = infer_published(text)
    assert published is not None and published.start == date(2022, 5, 26) and published.precision is TimePrecision.DAYS


def test_a_date_in_a_title_is_not_the_day_of_the_report() -> None:
    assert infer_published("What happened on 9 May 2021\n\nPeople remember it well.") is None


def test_a_future_feast_bounds_the_day() -> None:
    text = ("The Taliban's takeover was last August. The group spoke on April 13, its leader said on March 9, 2022, and he will continue his work"
            " after Eid.")  # fmt: skip
    published = infer_published(text)
    assert published is not None and date(2022, 4, 13) <= published.start < published.end <= date(2022, 5, 6)


def test_figures_that_may_be_read_two_ways_give_no_day() -> None:
    published = infer_published("Siege ends\n\n03/04/2021\n\nThe siege ended.")
    assert published is not None and published.precision is not TimePrecision.DAY


def test_two_figures_for_the_year_give_no_day_alone() -> None:
    published = infer_published("# Siege\n\n25/01/10\n\nThe siege ended.")
    assert published is None or published.precision is not TimePrecision.DAY


def test_comments_do_not_date_the_article() -> None:
    text = "A bomb went off in the town.\n\nPosted on 3 March 2020 by Somebody: nice article"
    assert infer_published(text, ignored=[Span(29, len(text))]) is None


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(
    ["Published", "5", "July", "2016", "May", "0", "99", "date:", "---", "\n", "KABUL,", "(AP)", "-", "on", "Sunday", "Taliban", "takeover", "9/11", "last", "month", "Eid", "after", "31/12/99", "2020-13-45"]
), max_size=50).map(" ".join)))  # fmt: skip
def test_any_text(text: str) -> None:
    published = infer_published(text)
    assert published is None or published.start < published.end
