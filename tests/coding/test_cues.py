"""What is sought only near its cues is what is sought everywhere. The texts are those of the training corpus: our own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from khabar.coding.dates import absolute, relative
from khabar.coding.dates.cues import Cue, Places
from khabar.world import folds
from khabar.world.dated import WIDEST, Sought, events, named, named_in, names_in, reigns

CORPUS = Path(__file__).parents[2] / "training/corpus"
MARKS = re.compile(r"\{([^|{}]*)\|\w+\}")
TEXTS = [MARKS.sub(r"\1", p.read_text("utf-8")) for p in sorted(CORPUS.glob("t*/*.txt"))[:3]] + [
    "Early on the morning of Saturday, the 2nd of March 2019, at around 10:30 pm local time, and again a little more than twenty-five years ago.",
    "",
    "from 1990 to 1994, the late 1980s; 2021-07-05T10:30:00; 5/7/21; on 12 Jawza 1401; two and a half weeks later; Nowruz 1400",
    "At 1030 hrs, 0430GMT, 7 pm, 7.30 p.m. and 22:15 they met; on 3/4/2021, 03.04.21, 2021/4/3 and 2021-04-03, in '98, the 1990s, the '80s, 90s and 300s BC.",
    "In 480 BC, 44 B.C., from 500 to 300 BCE; the fiscal year 2019, FY2020, FY '21; the 3rd, on the night of the 22nd of last month; in the year 1380 solar.",
    "A week ago, two days and a half later, a month before, three years after the war, five minutes into the raid, a year prior to that, ten years hence, an hour back in town; the day before, the day after tomorrow.",
    "Last week, that same night, the following weekend, early next month, this past March, the previous summer, this May, the very next day, next quarter's report; once a week, three times a day, every other month, per year, on Mondays, daily.",
    "May 5, 5 May, March the 3rd, on May 2nd, 2 may 2020, may 2, 2020; in June of that year, August the following year, December last year, January 2003, Sept. '09; they may march 3 miles in March; before Friday prayers, after Sunday mass.",
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_rules_find_near_their_cues_what_they_find_in_the_whole_text(text: str) -> None:
    places = Places(text)
    for pattern, _, cues in (*absolute.RULES, *relative.RULES):
        assert [m.span() for m in places.matches(pattern, cues)] == [m.span() for m in pattern.finditer(text)], (
            pattern.pattern[:60]
        )


def test_a_text_without_the_cue_is_not_searched() -> None:
    assert list(Places("on Monday they met").matches(re.compile("met"), (Cue.FIGURE,))) == []


def test_a_word_cut_by_the_end_of_what_is_searched_is_no_match() -> None:
    month = re.compile(r"\bthe same month\b")
    for gap in range(40, 110):
        assert list(Places(f"day {'x' * gap} the same monthly fee").matches(month, (Cue.UNIT,))) == []


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_keys_of_clues_lose_nothing(text: str) -> None:
    for known in (*events(), *reigns()):
        for clue in known.clues:
            whole, quick = clue.pattern.search(text), clue.search(Sought(text))
            assert (whole is None) == (quick is None), clue.pattern.pattern


def test_keys_are_words_of_the_text_and_no_escapes() -> None:
    found = {
        clue.search(Sought("fighters of ISWAP said")) is not None
        for reign in reigns()
        for clue in reign.clues
        if "ISWAP" in clue.pattern.pattern
    }
    assert found == {True}


def test_skeletons_of_many_are_those_of_each() -> None:
    names = [
        "Pul-e Hesar",
        "Barchman",
        "Purchaman",
        "Ḩalab",
        "al-Bab",
        "Nnamdi",
        "Sunbula",
        "Tshimbulu",
        "e",
        "",
        "تخار",
        "Хорог",
        "xhosa w",
        "sschtch",
        "Ghwayran",
        "zhdzhibdj",
        "qccki ceci",
        "nnpa nbb",
        "Молодая Гвардия",
        "Новый Йорк",
        "حلب al e",
        "e i ye",
        "Ƕžƶ qa",
    ]
    assert folds.skeletons(names) == tuple(map(folds.skeleton, names))
    assert folds.skeletons([]) == ()


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_events_are_sought_by_name_wherever_their_name_stands(text: str) -> None:
    text += " Two days after the fall of Kabul, before the 9/11 attacks and since the October 7th massacre; a week after the downing of MH17."
    held = {event.name for event in named() if event.pattern.search(text)}
    assert held >= {"fall of Kabul", "9/11 attacks", "October 7 attacks", "downing of MH17"}
    assert held <= {event.name for event in named_in(text)}
    whole = [(event.name, m.span()) for event in named() for m in event.pattern.finditer(text)]
    assert [(event.name, m.span()) for event, m in names_in(text)] == whole


def test_no_name_of_an_event_reaches_further_than_is_searched() -> None:
    assert max(re._parser.parse(event.words).getwidth()[1] for event in named()) <= WIDEST  # type: ignore[attr-defined]


def test_events_without_a_word_in_the_text_are_not_sought() -> None:
    assert named_in("Two shepherds met at the well.") == []
