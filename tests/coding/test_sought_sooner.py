"""Patterns that are tried only where a part of a word stands: what they fit always holds one. The texts are those of the training corpus: our own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from khabar.coding.drafts.state import stated
from khabar.coding.drafts.toll import harm_words
from khabar.coding.drafts.truth import contradicted, unsaid
from khabar.coding.finding import means
from khabar.coding.text.fold import holds_any
from khabar.model import Span

CORPUS = Path(__file__).parents[2] / "training/corpus"
MARKS = re.compile(r"\{([^|{}]*)\|\w+\}")
LINES = [line for p in sorted(CORPUS.glob("w*.txt"))[::4] for line in MARKS.sub(r"\1", p.read_text("utf-8")).splitlines()]
OWN = [
    "A BOAT SANK off the coast.", "Cholera has killed nine people.", "Lions mauled a herder.", "Nine died of suspected measles.", "The roof caved in.", "A gas cylinder blew up.",
    "The ministry has yet to confirm the capture.", "Neither the army nor the rebels have commented.", "It was impossible to verify the claims.", "The police declined to say whether",
    "The army described reports of a defeat as propaganda.", "There is no substance to claims that the town fell.", "It is not true that the town fell.", "They refuted reports that",
    "He did not return repeated calls.", "A request for further clarification",
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
