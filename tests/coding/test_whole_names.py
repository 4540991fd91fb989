"""Mentions that were cut inside a name."""

from __future__ import annotations

import pytest

from khabar.coding.actors.whole_names import whole_group, whole_place
from khabar.coding.draft import Mention, MentionKind
from khabar.coding.finding.edges import SpanOf, whole
from khabar.model import Span
from khabar.world import open_world


def test_a_place_is_not_cut_at_a_hyphen() -> None:
    text = "in Pul-e Hesar today"
    cut, known = Mention(3, 6, MentionKind.PLACE), Mention(3, 14, MentionKind.PLACE)
    assert whole_place(cut, [known], text).span == known.span
    assert whole_place(known, [known], text).span == known.span


@pytest.mark.parametrize(
    ("text", "cut", "name"),
    [
        ("clashes with the White Army near Nasir", "White", "White Army"),
        ("the International Committee of the Red Cross said", "International Committee", "International Committee of the Red Cross"),
        ("North Korea fired a missile", "North", "North Korea"),
        ("the Islamic Emirate announced", "Islamic", "Islamic Emirate"),
        ("The Taliban met Pakistan's envoy", "Pakistan", "Pakistan"),
        ("White House, Army said", "Army", "Army"),
        ("said Taliban. Pakistan denied", "Taliban", "Taliban"),
    ],
)
def test_a_group_is_as_wide_as_its_name(text: str, cut: str, name: str) -> None:
    at = text.index(cut)
    got = whole_group(Mention(at, at + len(cut), MentionKind.GROUP), text, open_world("afghanistan").registry)
    assert text[got.start : got.end] == name


def test_a_prefix_is_nobody() -> None:
    texts, spans = ["anti", "-", "government", "protests"], [Span(0, 4), Span(4, 5), Span(5, 15), Span(16, 24)]
    assert whole([SpanOf(0, 2, "a", 0.9)], texts, spans) == []
    assert whole([SpanOf(2, 3, "a", 0.9)], texts, spans) == [SpanOf(2, 3, "a", 0.9)]


@pytest.mark.parametrize(("texts", "last"), [(["passers", "-", "by"], 3), (["traders", "of", "Bandar", "-", "e", "-", "Gul"], 7), (["army", "-", "led"], 1)])
def test_a_participant_is_not_cut_inside_a_word(texts: list[str], last: int) -> None:
    spans, at = [], 0
    for n, t in enumerate(texts):
        at += n > 0 and t.isalpha() and texts[n - 1].isalpha()
        spans.append(Span(at, at + len(t)))
        at += len(t)
    cut = texts.index("-")
    assert whole([SpanOf(0, cut, "a", 0.9)], texts, spans) == [SpanOf(0, last, "a", 0.9)]


@pytest.mark.parametrize(("texts", "first"), [(["Bandar", "-", "e", "-", "Khanabad"], 4), (["Pul", "-", "i", "Khumri"], 3)])
def test_a_place_is_not_cut_behind_its_izafe(texts: list[str], first: int) -> None:
    spans, at = [], 0
    for t in texts:
        at += t == "Khumri"
        spans.append(Span(at, at + len(t)))
        at += len(t)
    assert whole([SpanOf(first, len(texts), "p", 0.9)], texts, spans) == [SpanOf(0, len(texts), "p", 0.9)]


@pytest.mark.parametrize(("texts", "last", "whole_last"), [
    (["the", "base", "at", "Bama", "on", "Monday"], 3, 4),
    (["the", "town", "of", "Deir", "ez", "-", "Zor"], 3, 4),
    (["a", "village", "near", "the", "river"], 3, 2),
    (["the", "base", "at", "Bama"], 2, 2),
])  # fmt: skip
def test_a_place_does_not_end_before_its_name(texts: list[str], last: int, whole_last: int) -> None:
    spans = [Span(10 * n, 10 * n + len(t)) for n, t in enumerate(texts)]
    assert whole([SpanOf(0, last, "p", 0.9)], texts, spans) == [SpanOf(0, whole_last, "p", 0.9)]
