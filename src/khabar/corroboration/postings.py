"""An inverted index: which reports and tellings stand under a key. In memory, or read from where it is kept as it is asked for.

Keys are whole numbers of 64 bits, made from what they stand for; a million reports have some 10**8 of them, of which two are
equal by chance in one case of 3,700, and what is found is looked at closely anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b

# Ids under one key stand in one text: a table that holds nothing but texts is left alone by the garbage collector, which
# else went through millions of entries, for a fifth of a second, whenever one of them was new.
BETWEEN = "\n"
Posting = tuple[int, str]
Recall = Callable[[list[int]], Iterable[Posting]]
# One table of millions of keys is copied whole when it grows; a thousand small ones grow at different times. They part the
# keys by their first ten bits, so that all of them one after the other are in order.
TABLES, SHIFT = 1024, 54


def key_of(words: str) -> int:
    """The key of a text, signed, as databases count."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)


class Postings:
    """``recall`` gives what is kept under some keys, where not all of it is in memory; ``changed`` is then what is to be kept."""

    def __init__(self, recall: Recall | None = None) -> None:
        self._tables: list[dict[int, str]] = [{} for _ in range(TABLES)]
        self._recall = recall
        self._recalled: set[int] = set()
        self.changed: dict[Posting, bool] = {}  # True where it was added, False where it was taken out

    def warm(self, keys: Iterable[int]) -> None:
        """Reads what is kept under these keys; to be called before they are used."""
        if self._recall is None:
            return
        new = sorted({key for key in keys if key not in self._recalled})
        self._recalled.update(new)
        for key, one in self._recall(new) if new else ():
            self._put(key, one)

    def find(self, key: int) -> list[str]:
        kept = self._table(key).get(key)
        return [] if kept is None else kept.split(BETWEEN)

    def add(self, key: int, one: str) -> None:
        kept = self._table(key).get(key)
        if kept is None or f"{BETWEEN}{one}{BETWEEN}" not in f"{BETWEEN}{kept}{BETWEEN}":
            self._put(key, one)
            self._note(key, one, added=True)

    def remove(self, key: int, one: str) -> None:
        kept = self.find(key)
        if one in kept:
            table = self._table(key)
            kept.remove(one)
            if kept:
                table[key] = BETWEEN.join(kept)
            else:
                del table[key]
            self._note(key, one, added=False)

    def __iter__(self) -> Iterator[Posting]:
        """In order of the keys."""
        return ((key, one) for table in self._tables for key in sorted(table) for one in self.find(key))

    def _table(self, key: int) -> dict[int, str]:
        return self._tables[(key >> SHIFT) + TABLES // 2]

    def _put(self, key: int, one: str) -> None:
        table = self._table(key)
        table[key] = f"{table[key]}{BETWEEN}{one}" if key in table else one

    def _note(self, key: int, one: str, *, added: bool) -> None:
        if self._recall is None:
            return
        if self.changed.get((key, one)) is (not added):
            del self.changed[key, one]
        else:
            self.changed[key, one] = added
