"""Text to vectors: words, windows of whole sentences, and the encoder. The only file that knows onnxruntime.

A window is encoded alone, so that a report gives the same bytes alone and in any batch (dynamic int8 quantisation
takes its scale from whatever is encoded together).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.model import Span

Floats = NDArray[np.float32]

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+|[^\w\s]|_")  # "U.S." is one word
WINDOW_PIECES = 224  # the models are trained on windows of this many word pieces
WORD_PIECES = 6  # pieces kept of one word: longer ones are addresses and noise
WORD_CHARS = 40
SHAPES = 8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report in order; ``sentence`` is the index of the sentence of each."""

    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    sentence: tuple[int, ...]


def split_words(text: str, sentences: Sequence[Span]) -> Words:
    spans: list[Span] = []
    texts: list[str] = []
    owner: list[int] = []
    for i, s in enumerate(sentences):
        for m in WORD.finditer(text, s.start, s.end):
            spans.append(Span(m.start(), m.end()))
            texts.append(m.group()[:WORD_CHARS])
            owner.append(i)
    return Words(tuple(spans), tuple(texts), tuple(owner))


def shapes(texts: Sequence[str], sentence: Sequence[int]) -> Floats:
    """(words, SHAPES) of 0 and 1: what an uncased encoder does not see."""
    out = np.zeros((len(texts), SHAPES), np.float32)
    for i, w in enumerate(texts):
        out[i] = (
            w[0].isupper(),
            len(w) > 1 and w.isupper(),
            any(c.isdigit() for c in w),
            w.isdigit(),
            not w[0].isalnum(),
            i == 0 or sentence[i] != sentence[i - 1],
            sentence[i] == 0,
            len(w) == 1,
        )
    return out


def windows(sizes: Sequence[int], sentence: Sequence[int], limit: int = WINDOW_PIECES) -> Iterator[tuple[int, int]]:
    """Word ranges of whole sentences that hold at most ``limit`` pieces; a longer sentence is cut.

    The text is divided evenly, so that the last window is not a scrap without context.
    """
    total = sum(sizes)
    if not total:
        return
    parts = -(-total // limit)
    goal = min(limit, total / parts * 1.15 + 8)
    ends = [i + 1 for i in range(len(sizes)) if i + 1 == len(sizes) or sentence[i + 1] != sentence[i]]
    start = end = used = 0
    for stop in ends:
        size = sum(sizes[end:stop])
        if used and used + size > goal:
            yield start, end
            start, used = end, 0
        while size > limit:
            cut, have = end, 0
            while have + sizes[cut] <= limit:
                have += sizes[cut]
                cut += 1
            yield start, cut
            start = end = cut
            size = sum(sizes[end:stop])
        used += size
        end = stop
    if end > start:
        yield start, end


class Encoder:
    """A transformer encoder from files: word vectors of (words, hidden) float32."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # one core a process: throughput comes from processes
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(
            str(self.folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """Word pieces of each word, at least one, at most WORD_PIECES."""
        if not texts:
            return []
        encoding = self.tokenizer.encode(list(texts), is_pretokenized=True, add_special_tokens=False)
        out: list[list[int]] = [[] for _ in texts]
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if len(out[word]) < WORD_PIECES:
                out[word].append(piece)
        unknown = self.tokenizer.token_to_id("[UNK]")
        return [p or [unknown] for p in out]

    def encode(self, pieces: Sequence[Sequence[int]]) -> Floats:
        """Word pieces of one window -> (words, hidden), the vector of each word's first piece."""
        first = self.tokenizer.token_to_id("[CLS]")
        last = self.tokenizer.token_to_id("[SEP]")
        ids = [first]
        at = []
        for p in pieces:
            at.append(len(ids))
            ids.extend(p)
        ids.append(last)
        feed = {
            "input_ids": np.asarray([ids], np.int64),
            "attention_mask": np.ones((1, len(ids)), np.int64),
        }
        (hidden,) = self.session.run(None, feed)
        return np.asarray(hidden[0][at], np.float32)
