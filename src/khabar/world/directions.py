"""The words of direction in names of places, in the languages that gazetteers write: what tells two of one name apart."""

from __future__ import annotations

import re
from functools import lru_cache

# Words that tell two places of one name apart: they are never spellings of one another.
OPPOSED = (
    "north northern norte nord shamal shimali severnyy", "south southern sur sud sul janub janubi yuzhnyy", "east eastern este est oriental sharqi vostochnyy",
    "west western oeste ouest occidental gharbi zapadnyy", "upper alto haut bala ulya verkhniy verkhnyaya verkhneye",
    "lower bajo bas payin sufla nizhniy nizhnyaya nizhneye", "new nuevo nueva nouveau nouvelle novo nova novyy naw", "old viejo vieja velho staryy staraya kohna",
    "northeast northeastern", "northwest northwestern", "southeast southeastern", "southwest southwestern", "central markaz",
)  # fmt: skip
SIDE = {word: side for side, words in enumerate(OPPOSED) for word in words.split()}
SPLIT_SIDES = re.compile(r"\b(north|south)[ -](east|west)")


@lru_cache(maxsize=16384)
def sides(name: str) -> frozenset[int]:
    """The direction words of a folded name, as numbers: "eastern tigray" and "east tigray" have the same."""
    return frozenset(SIDE[w] for w in SPLIT_SIDES.sub(r"\1\2", name).split() if w in SIDE)


def opposed(a: str, b: str) -> bool:
    """Whether each of two names has a direction that the other lacks: "Western Tigray", "Eastern Tigray Zone"."""
    x, y = sides(a), sides(b)
    return bool(x - y) and bool(y - x)
