"""Words, windows, tags, and pairs weighed by the heads."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from khabar.coding.coder import models_folder
from khabar.coding.finding.edges import SpanOf
from khabar.coding.finding.encoder import split_words, windows
from khabar.coding.finding.finder import within_sentences
from khabar.coding.finding.heads import (
    PAIRS,
    Floats,
    Heads,
    decode_tags,
    distance_bucket,
    logit,
    running,
    sentence_bucket,
    sigmoid,
    span,
)
from khabar.coding.text.triage import Triage
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


def test_a_span_is_its_first_word_its_last_and_their_mean() -> None:
    words = np.arange(12, dtype=np.float32).reshape(4, 3)
    found = span(words, running(words), np.array([[1, 4], [2, 3]]))
    assert found.tolist() == [[3, 4, 5, 9, 10, 11, 6, 7, 8], [6, 7, 8] * 3]


def test_logits_are_what_the_sigmoid_came_from() -> None:
    p = np.array([0.15, 0.35, 0.5, 0.9], np.float32)
    assert np.allclose(sigmoid(logit(p)), p, atol=1e-6)


def some(*shape: int) -> Floats:
    return np.random.default_rng(sum(shape)).standard_normal(shape).astype(np.float32)


def test_pairs_are_weighed_alike_in_any_block() -> None:
    """A pair's scores do not depend on the pairs beside it, nor on which block it falls into."""
    heads = Heads(models_folder())
    t, types, m, kinds = some(40, 320), some(40, len(heads.labels.types)), some(30, 256), np.arange(30) % len(heads.labels.kinds)
    pairs = np.argwhere(np.ones((40, 30), bool))
    assert len(pairs) > 2 * PAIRS
    offset = pairs[:, 1] - pairs[:, 0]
    distance, sentence = distance_bucket(offset), sentence_bucket(offset)
    every = np.concatenate(list(heads.arguments(t, types, m, kinds, pairs, distance, sentence)))
    assert every.shape == (len(pairs), len(heads.labels.roles))
    some_pairs = [0, 7, PAIRS - 1, PAIRS, len(pairs) - 1]
    few = np.concatenate(list(heads.arguments(t, types, m, kinds, pairs[some_pairs], distance[some_pairs], sentence[some_pairs])))
    assert np.allclose(few, every[some_pairs], rtol=1e-4, atol=1e-4)
    earlier = pairs[pairs[:, 1] < pairs[:, 0]]
    same = heads.same(t, types, earlier, sentence_bucket(earlier[:, 1] - earlier[:, 0]))
    for k in (0, len(earlier) - 1):
        alone = heads.same(t, types, earlier[k : k + 1], sentence_bucket(earlier[k : k + 1, 1] - earlier[k : k + 1, 0]))
        assert np.allclose(alone, same[k], atol=1e-4)


def test_no_name_runs_over_the_end_of_a_sentence() -> None:
    """A heading, "Balkh", and the first word below it, "Kaldar", are two places."""
    sentence = [0, 1, 1, 1, 2]
    heading, inside, last = SpanOf(0, 2, "p", 0.9), SpanOf(2, 4, "a", 0.8), SpanOf(3, 5, "p", 0.7)
    found = within_sentences([heading, inside, last], sentence)
    assert [(x.first, x.last, x.kind) for x in found] == [(0, 1, "p"), (1, 2, "p"), (2, 4, "a"), (3, 4, "p"), (4, 5, "p")]
    assert found[2] is inside
