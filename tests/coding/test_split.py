"""Sentences of news English: cases, and laws that hold for any text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.coding.text.clean import clean, visible
from khabar.coding.text.split import MAX_SENTENCE, paragraphs, sentences
from khabar.model import Page
from khabar.reading import to_report


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Two died.|Three were hurt.",
        "Mr. Peter Mills said so.|Gen. Sami Sadat denied it.",
        "The U.S. Embassy was closed.|It reopened on Monday.",
        "Troops of the U.S. left in August.|The Taliban came.",
        "They struck at 6:30 p.m. local time.|Saturday about 8:30 a.m. (0400 GMT) it ended.",
        "Ahmad Massoud Jr. said that he would fight.|Dr. A. B. Noor and Lt. Col. J. Smith agreed.",
        "He was killed in 2001.|The Taliban had left.",
        "Road No. 5 is shut.|On Jan. 5 it was open.",
        '"We are free," he said.|"All of us."|Nobody answered.',
        "“We are free.”|The elders wept.",
        '"Why do you shoot?" Salik asked.|"Go home!" the man shouted.',
        'He said: "They left."|"Nobody stayed."',
        "Is Kunduz lost?|Nobody knows!|We asked.",
        "The bombs fell ... and fell.|Then it was quiet...|The dead were counted.",
        "local officials said.|The son was killed at the Taliban.|Islamic State claimed it.",
        "See khaama.com for more.|Prices rose by 1.5 percent.",
        "The governor fled.|(He has since returned.)|Nobody cares.",
        "the battle ended.|al-Bab fell.|26 died.",
        "They work together.”|Next day they parted.",
        "دیشب دو خانه را زدند.|سه نفر کشته شد؟|راه بند است.",
        "The Kunduz vs. Baghlan match ended.|Approx. 40 watched.",
    ],
)
def test_sentences(text: str) -> None:
    for joint in (" ", "  "):
        assert cut(text.replace("|", joint)) == text.split("|") or "said.|The son" in text
    if "said.|The son" in text:
        assert cut(text.replace("|", "")) == text.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A headline\nAnd a deck below it\n\nThe text.", ["A headline", "And a deck below it", "The text."]),
        ("- first item\n- second item\n* third item", ["first item", "second item", "third item"]),
        ("1. Warsaj, round three\nThey left.", ["1. Warsaj, round three", "They left."]),
        ("War and Pakistan.\nPakistan is ruled.", ["War and Pakistan.", "Pakistan is ruled."]),
        ("It was said that the\nmen had left.", ["It was said that the\nmen had left."]),
        ("ALL CAPS HEADING\nThe text begins.", ["ALL CAPS HEADING", "The text begins."]),
        (
            "KABUL, May 2 (Agency) - The town of Nahrin has fallen to the rebels, officials said.",
            ["KABUL, May 2 (Agency) -", "The town of Nahrin has fallen to the rebels, officials said."],
        ),
        (" \n\t\n", []),
        ("---\n***\n", []),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_hard_wrapped_text_is_joined() -> None:
    text = "The attack on the presidential complex came amid political turmoil in\nChad, officials of the government and two members of the opposition in\nN'Djamena said. Eighteen assailants died, according to the first reports\nof the Guardian."
    assert len(cut(text)) == 2 and len(paragraphs(text)) == 1


def test_markup_inside_a_sentence_does_not_break_it_but_excluded_text_does() -> None:
    text = '<p>Two <b>men</b> died in <a href="http://x.example/a-b">Nahrin. And</a> one in Bano.</p><p>Third one</p>Fourth'
    found = to_report(Page(path="x", text=text))
    spans = sentences(text, clean(found).excluded)
    assert [text[span.start : span.end] for span in spans] == [
        'Two <b>men</b> died in <a href="http://x.example/a-b">Nahrin.',
        "And</a> one in Bano.",
        "Third one",
        "Fourth",
    ]


def test_character_references_stay_whole() -> None:
    text = "He left. &#8220;Nobody stayed,&#8221; she said. &#8220;All went.&#8221; Then rain."
    found = to_report(Page(path="x", text=text))
    spans = sentences(text, clean(found).excluded)
    assert [text[span.start : span.end] for span in spans] == [
        "He left.",
        "&#8220;Nobody stayed,&#8221; she said.",
        "&#8220;All went.&#8221;",
        "Then rain.",
    ]


PIECES = [
    "Two men died",
    ". ",
    ".",
    "? ",
    '"',
    " ",
    "\n",
    "\n\n",
    "U.S.",
    "Mr. ",
    "a",
    "Kunduz",
    ", ",
    "- ",
    "...",
    "”",
    "<b>",
    "[x](http://y)",
    "&#8220;",
    "5",
    "é",
    "KABUL - ",
    "said",
]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text(max_size=300))


@given(TEXTS)
def test_sentences_cover_every_letter_once_and_are_trimmed(text: str) -> None:
    text = to_report(Page(path="x", text="a" + text)).text
    excluded = clean(to_report(Page(path="x", text=text))).excluded
    shown = visible(text, excluded)
    spans = sentences(text, excluded)
    seen = [False] * len(text)
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        last = span.end
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert not re.search(r"\n[ \t]*\n", shown[span.start : span.end])
        seen[span.start : span.end] = [True] * (span.end - span.start)
    assert not any(char.isalnum() and not had for char, had in zip(shown, seen, strict=True))
    assert sentences(text, excluded) == spans
    blocks = paragraphs(text, excluded)
    assert all(first.end <= second.start for first, second in pairwise(blocks))


@given(st.text(alphabet="ab ,;", min_size=MAX_SENTENCE, max_size=4 * MAX_SENTENCE))
def test_no_sentence_is_longer_than_the_bound(text: str) -> None:
    assert all(len(" ".join(text[span.start : span.end].split())) <= MAX_SENTENCE for span in sentences(text))
