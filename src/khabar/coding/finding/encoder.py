"""Text to vectors: words, windows of whole sentences, and the encoder. The only file that knows onnxruntime.

A window is encoded alone, so that a report gives the same bytes alone and in any batch (dynamic int8 quantisation
takes its scale from whatever is encoded together).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain
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
MOST_KEPT = 100_000  # words whose pieces are remembered: a bound, so that a long run cannot grow without end
SHAPES = 8
LOOKS = (0, 1, 2, 3, 4, 7)  # of them, those of the word alone; between: begins a sentence, is of the first


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report in order; ``sentence`` is the index of the sentence of each."""

    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    sentence: tuple[int, ...]


def split_words(text: str, sentences: Sequence[Span]) -> Words:
    found = [(i, m) for i, s in enumerate(sentences) for m in WORD.finditer(text, s.start, s.end)]
    spans = [Span(m.start(), m.end()) for _, m in found]
    texts = [m.group()[:WORD_CHARS] for _, m in found]
    owner = [i for i, _ in found]
    return Words(tuple(spans), tuple(texts), tuple(owner))


def shapes(texts: Sequence[str], sentence: Sequence[int]) -> Floats:
    """(words, SHAPES) of 0 and 1: what an uncased encoder does not see."""
    out = np.empty((len(texts), SHAPES), np.float32)
    if texts:
        out[:, LOOKS] = [looks(w) for w in texts]
        owner = np.asarray(sentence)
        out[:, 5] = np.diff(owner, prepend=owner[0] - 1) != 0
        out[:, 6] = owner == 0
    return out


@lru_cache(maxsize=65536)
def looks(word: str) -> tuple[bool, ...]:
    """LOOKS of the shapes, those of the word alone."""
    return (
        word[0].isupper(),
        len(word) > 1 and word.isupper(),
        any(c.isdigit() for c in word),
        word.isdigit(),
        not word[0].isalnum(),
        len(word) == 1,
    )


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
        self._pieces: dict[str, tuple[int, ...]] = {}

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

    @cached_property
    def masked(self) -> bool:
        """Whether the graph asks for a mask: all that is encoded together is one window, and none of it padding."""
        return any(i.name == "attention_mask" for i in self.session.get_inputs())

    @cached_property
    def edges(self) -> tuple[int, int]:
        """The pieces that open and close a window."""
        return self.tokenizer.token_to_id("[CLS]"), self.tokenizer.token_to_id("[SEP]")

    def pieces(self, texts: Sequence[str]) -> list[tuple[int, ...]]:
        """Word pieces of each word, at least one, at most WORD_PIECES. A word's pieces do not depend on its neighbours."""
        known = self._pieces
        unseen = [w for w in dict.fromkeys(texts) if w not in known]
        if unseen:
            if len(known) + len(unseen) > MOST_KEPT:
                known.clear()
                unseen = list(dict.fromkeys(texts))
            encoding = self.tokenizer.encode(unseen, is_pretokenized=True, add_special_tokens=False)
            parts: list[list[int]] = [[] for _ in unseen]
            for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
                parts[word].append(piece)
            unknown = self.tokenizer.token_to_id("[UNK]")
            known.update((w, tuple(p[:WORD_PIECES]) or (unknown,)) for w, p in zip(unseen, parts, strict=True))
        return [known[w] for w in texts]

    def encode(self, pieces: Sequence[Sequence[int]]) -> Floats:
        """Word pieces of one window -> (words, hidden), the vector of each word's first piece."""
        first, last = self.edges
        ids = [first, *chain.from_iterable(pieces), last]
        at = list(accumulate((len(p) for p in pieces[:-1]), initial=1))
        feed = {"input_ids": np.asarray([ids], np.int64)}
        if self.masked:
            feed["attention_mask"] = np.ones((1, len(ids)), np.int64)
        (hidden,) = self.session.run(None, feed)
        return np.asarray(hidden[0][at], np.float32)
