"""Quotations that are signed, told in turns, or carried over into a new paragraph."""

from __future__ import annotations

import pytest

from khabar.coding.draft import Found, Mention, MentionKind
from khabar.coding.finding.carried import carried
from khabar.coding.finding.signed import signatory, turns, with_signatories
from khabar.coding.text.fold import fold
from khabar.model import Span


def goes_on(text: str, words: str, *people: str) -> str | None:
    mentions = [Mention(text.index(p), text.index(p) + len(p), MentionKind.PERSON) for p in people]
    sentences, start = [], 0
    for part in text.replace("|", "\n\n").split("\n\n"):
        sentences.append(Span(start, start + len(part)))
        start += len(part) + (2 if text[start + len(part) : start + len(part) + 2] == "\n\n" else 1)
    index = next(i for i, s in enumerate(sentences) if s.start <= text.index(words) < s.end)
    found = carried(text, sentences, index, lambda n: [(i, m) for i, m in enumerate(mentions) if sentences[n].start <= m.start < sentences[n].end])
    return None if found is None else text[mentions[found].start : mentions[found].end]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"We all fled at night," Awa Sow said.\n\n"They burned the mill and the barn."', "Awa Sow"),
        ('"We all fled at night," Awa Sow said.\n\n"It was night.\n\n"They burned the mill."', "Awa Sow"),
        ("Awa Sow told the court:\n\nThey burned the mill and the barn.", "Awa Sow"),
        ('"We all fled at night," Awa Sow said.\n\nThey burned the mill.', None),
        ("Awa Sow said it was late.\n\nThey burned the mill.", None),
        ("Awa Sow came home late.\n\n\"They burned the mill.\"", None),
        ('"We all fled at night," Awa Sow said.\n\nThe army came.\n\n"They burned the mill."', None),
        ("Awa Sow said that these were hurt. Names:\n\nThey burned the mill.", None),
        ("Awa Sow issued a short statement on the raid.\n\n\"They burned the mill.\"", "Awa Sow"),
        ("Awa Sow read the statement on the raid.\n\n\"They burned the mill.\"", None),
    ],
)
def test_who_goes_on(text: str, who: str | None) -> None:
    assert goes_on(text, "burned", "Awa Sow") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("\u201cSoldiers burned our mill.\u201d \u2014 Awa Sow, trader\nNext", "Awa Sow, trader"),
        ("\u201cWe fled.\u201d \u2015 Ali Ba\n\u201cSoldiers burned our mill.\u201d \u2015 Awa Sow\n", "Awa Sow"),
        ('"Soldiers burned our mill" - not so, she said.', None),
        ("SOW: Soldiers burned our mill.\n\nHOST: When?\n\nSOW: On Friday.", "SOW"),
        ("UPDATE: Soldiers burned our mill.\n\nOn Friday all was calm.", None),
        ("GOMA: Soldiers burned our mill.\n\nBUNIA: Six men were shot.\n\nBENI: A raid was foiled.", None),
    ],
)
def test_who_signs(text: str, who: str | None) -> None:
    folded = fold(text)
    found = with_signatories(Found((), ()), folded)
    at = folded.index("burned")
    i = signatory(folded, Span(at, at + 6), found.mentions)
    assert (None if i is None else folded[found.mentions[i].start : found.mentions[i].end]) == who


def test_towns_over_items_take_no_turns() -> None:
    assert turns("GOMA: Six men were shot.\n\nBUNIA: A raid was foiled.\n\nBENI: All was calm.") == ()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("''We fled,'' he said. ''They came.''", ' "We all fled at night," he said.  "They came." '),
        ("``We fled,'' he said.", ' "We all fled at night," he said.'),
        ("the soldiers' camp", "the soldiers' camp"),
    ],
)
def test_two_apostrophes_are_a_quotation_mark(text: str, folded: str) -> None:
    out = fold(text)
    assert len(out) == len(text)
    assert out.count('"') == folded.count('"')
    assert "''" not in out


def test_turns_of_a_transcript() -> None:
    text = "Q: Who fired?\n\nADAN: The militia did.\n\nQ: When?\n\nADAN: At dawn."
    assert [text[who.start : who.end] for who, _ in turns(text)] == ["Q", "ADAN", "Q", "ADAN"]
    assert turns("ADAN: The militia did.") == ()
