"""Words, windows and tags: the parts of the finder that need no weights."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from khabar.coding.encoder import split_words, windows
from khabar.coding.heads import decode_tags, distance_bucket, sentence_bucket
from khabar.coding.triage import Triage
from khabar.model import Span


def test_words_stand_where_they_stood() -> None:
    text = "The U.S. said: don't go to Pul-e Khumri, 1,500 did."
    words = split_words(text, [Span(0, len(text))])
    assert all(text[s.start : s.end] == w for s, w in zip(words.spans, words.texts, strict=True))
    assert "U.S." in words.texts


@given(st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=400), st.integers(20, 60))
def test_windows_cover_every_word_once_and_hold_the_limit(words: list[tuple[int, bool]], limit: int) -> None:
    sizes = [n for n, _ in words]
    sentence, here = [], 0
    for _, new in words:
        here += new
        sentence.append(here)
    got = list(windows(sizes, sentence, limit))
    assert [i for a, b in got for i in range(a, b)] == list(range(len(sizes)))
    assert all(sum(sizes[a:b]) <= max(limit, limit * 1.15 + 8) for a, b in got)


def test_windows_end_with_sentences_where_they_can() -> None:
    got = list(windows([5] * 12, [0] * 4 + [1] * 4 + [2] * 4, 40))
    assert {b for _, b in got} <= {4, 8, 12}


def probabilities(*best: int) -> np.ndarray:
    out = np.full((len(best), 3), 0.05, np.float32)
    for i, b in enumerate(best):
        out[i, b] = 0.9
    return out


def test_tags_become_spans() -> None:
    names = ["O", "B-p", "I-p"]
    assert [(a, b) for a, b, _, _ in decode_tags(probabilities(0, 1, 2, 0, 1, 1), names)] == [(1, 3), (4, 5), (5, 6)]
    assert [(a, b) for a, b, _, _ in decode_tags(probabilities(2, 2, 0), names)] == [(0, 2)], "an I without its B begins one"


def test_a_threshold_keeps_what_is_sure() -> None:
    p = np.array([[0.55, 0.4, 0.05], [0.1, 0.85, 0.05]], np.float32)
    assert [(a, b) for a, b, _, _ in decode_tags(p, ["O", "B-e", "I-e"], 0.4)] == [(0, 1), (1, 2)]
    assert [(a, b) for a, b, _, _ in decode_tags(p, ["O", "B-e", "I-e"], 0.8)] == [(1, 2)]


def test_buckets_keep_order_and_sign() -> None:
    assert list(distance_bucket(np.array([-100, -1, 0, 1, 100]))) == [8, 1, 11, 12, 19]
    assert list(sentence_bucket(np.array([-9, -1, 0, 9]))) == [0, 5, 6, 11]


def test_triage_judges_words_and_lets_short_texts_pass() -> None:
    triage = Triage({"killed": 40.0, "goal": -40.0}, 0.0, 0.5)
    filler = " ".join(f"word{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(80))
    assert triage.passes(filler + " killed")
    assert not triage.passes(filler + " goal")
    assert triage.passes("goal")
