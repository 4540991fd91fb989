"""Patterns that are tried only where a part of a word stands: what they fit always holds one. The texts are those of the training corpus: our own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from khabar.coding.claims import worth
from khabar.coding.dates import grammar
from khabar.coding.drafts.kind import bodies, downed
from khabar.coding.drafts.same import clauses
from khabar.coding.drafts.state import stated
from khabar.coding.drafts.toll import harm_words
from khabar.coding.drafts.truth import contradicted, habits, unsaid
from khabar.coding.drafts.when import named_years
from khabar.coding.finding import holders, means
from khabar.coding.places import passing
from khabar.coding.text import items
from khabar.coding.text.fold import holds_any
from khabar.model import Span
from khabar.world.dated import Sought, events_table, happenings_table, reigns_table

CORPUS = Path(__file__).parents[2] / "training/corpus"
MARKS = re.compile(r"\{([^|{}]*)\|\w+\}")
LINES = [line for p in sorted(CORPUS.glob("w*.txt"))[::4] for line in MARKS.sub(r"\1", p.read_text("utf-8")).splitlines()]
OWN = [
    "A BOAT SANK off the coast.", "Cholera has killed nine people.", "Lions mauled a herder.", "Nine died of suspected measles.", "The roof caved in.", "A gas cylinder blew up.",
    "The ministry has yet to confirm the capture.", "Neither the army nor the rebels have commented.", "It was impossible to verify the claims.", "The police declined to say whether",
    "The army described reports of a defeat as propaganda.", "There is no substance to claims that the town fell.", "It is not true that the town fell.", "They refuted reports that",
    "He did not return repeated calls.", "A request for further clarification",
    "The bodies of two men were found", "soldiers discovered a mass of human remains", "suspicion fell on ", "suspicions have fallen on the ", "most such attacks have been claimed by ",
    "many earlier bombings were blamed on the ", "They often carry out ", "roads are sometimes ", "villages are regularly ", "A Mi-8 fell near the base.", "the F16 burned", "BLACK HAWK",
    "A man blew himself up.", "explosives-packed lorry", "UAVs over the port", "an RPG hit", "mustard shells", "the country's harbouring of rebels", "a feud with the clan",
]  # fmt: skip
SOUGHT: list[tuple[str, Iterable[re.Pattern[str]], Iterable[str]]] = [
    ("accidents", [harm_words.ACCIDENT], harm_words.OF_ACCIDENTS),
    ("silence", [unsaid.SILENT, unsaid.NEITHER, unsaid.AND_NOT, unsaid.IMPERSONAL, unsaid.UNVERIFIED], unsaid.NEGATED),
    ("no comment", [unsaid.NO_COMMENT], unsaid.COMMENTS),
    (
        "denials",
        [contradicted.OF_REPORTS, contradicted.DENIED_THAT, contradicted.CALLED, contradicted.NO_TRUTH, contradicted.FALSE, contradicted.THEY_ARE_FALSE],
        contradicted.OF_DENIALS,
    ),
    ("bodies", [bodies.FOUND_THERE, bodies.THEY_FOUND], bodies.BODIES),
    ("suspicions", [habits.SUSPICION], habits.OF_SUSPICIONS),
    ("claims", [habits.CLAIMED_OFTEN], habits.OF_CLAIMS),
    ("what is usual", [worth.USUALLY, worth.USUAL_DEEDS], worth.OF_USE),
    *((name, [means.NAMED[name]], means.PARTS[name].split()) for name in means.NAMED),
]  # fmt: skip


@pytest.mark.parametrize(("patterns", "words"), [s[1:] for s in SOUGHT], ids=[s[0] for s in SOUGHT])
def test_what_a_pattern_fits_holds_a_part_of_its_words(patterns: Iterable[re.Pattern[str]], words: Iterable[str]) -> None:
    found = [m[0] for line in (*LINES, *OWN) for pattern in patterns for m in pattern.finditer(line)]
    assert found
    assert [words_found for words_found in found if not holds_any(words_found, Span(0, len(words_found)), words)] == []


def test_a_noun_of_relation_holds_a_part_of_one() -> None:
    found = [m[0] for line in (*LINES, *OWN) for pattern, _ in stated.NOMINAL for m in pattern.finditer(line)]
    assert found
    assert all(stated.ANY_NOUN.search(words) for words in found)


def test_what_an_aircraft_is_called_holds_a_part_of_its_words() -> None:
    found = [m[0].casefold() for line in (*LINES, *OWN) for m in downed.AIRCRAFT.finditer(line)]
    assert found
    assert [words for words in found if not any(part in words for part in downed.CRAFT) and not downed.MODEL.search(words)] == []


@pytest.mark.parametrize(
    ("pattern", "sooner"),
    [(clauses.OF_ANOTHER, clauses.SIDED), (holders.OF_A_PLACE, holders.HELD), (named_years.BEFORE, named_years.ANY_YEAR)],
    ids=["day of another", "holder", "year"],
)
def test_what_a_pattern_fits_is_found_by_the_one_tried_before_it(pattern: re.Pattern[str], sooner: re.Pattern[str]) -> None:
    ends = ["after the 2012 ", "since her 1999 election "]
    found = [m[0] for line in (*LINES, *ends) for m in pattern.finditer(line)]
    assert found
    assert [words for words in found if not sooner.search(words)] == []


def test_before_a_name_in_passing_stands_a_word_that_leads_to_it() -> None:
    leads = [line[: m.start()] for line in LINES for m in re.finditer(r"(?<= )[A-Z]", line)]
    patterns = (passing.LEFT_FOR, passing.WAY, passing.ELSEWHERE, passing.SPEAKER, passing.FROM)
    told = [lead for lead in leads if any(p.search(lead[-passing.REACH :]) for p in patterns)]
    assert told
    assert [lead for lead in told if not passing.LED_TO.search(lead[-passing.REACH :])] == []


@pytest.mark.parametrize("pattern", [items.HOUR, items.SLUG, items.RUN_IN, items.HEADED, items.NAMED])
def test_beginnings_of_lines_are_all_that_is_tried(pattern: re.Pattern[str]) -> None:
    text = "18:20\n18:20 - OLDTOWN: A mill.\n\nTHE MARCH. Some came.\n- Djugu: Two.\n2. Djugu. Two.\n" + "\n".join(LINES[:2000])
    lines = [0, *(m.end() for m in items.NEWLINE.finditer(text))]
    found = [m.span() for m in pattern.finditer(text)]
    assert found
    assert [m.span() for m in items.at_lines(pattern, text, lines)] == found


def test_times_are_the_same_in_pieces_and_in_the_whole() -> None:
    text = grammar._one_line("\n\n".join(LINES[:600]) + "\n\nOn Monday, 3 May 2021.\nTwo days later, at 10:30 pm local time")
    pieces = list(grammar._pieces(text))
    assert len(pieces) > 10 and "".join(text[a:b] for a, b in pieces) == text
    whole = grammar._in_piece(text, 0, len(text))
    found = [e for a, b in pieces for e in grammar._in_piece(text[max(0, a - grammar.BESIDE) : b + grammar.BESIDE], a, b)]
    assert len(found) > 50
    assert sorted(found, key=repr) == sorted(whole, key=repr)


def test_rows_are_looked_at_where_a_text_holds_their_words() -> None:
    text = "\n".join(LINES[:3000])
    sought = Sought(text)
    for table in (events_table(), happenings_table(), reigns_table()):
        held = [row for row, clues in table.rows if all(not c.keys or any(all(w in text for w in way) for way in c.keys) for c in clues)]
        assert list(table.within(sought)) == held
