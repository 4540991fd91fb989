"""How surely two names are those of one person or body: by their words, in whatever order, with titles and legal forms left out."""

from __future__ import annotations

import re
from functools import lru_cache

from khabar.world.likeness import distance, latin, word_set

IDLE_WORDS = word_set(
    "mr mrs ms dr sir prof professor sheikh shaikh hajji haji mullah mawlawi gen general col colonel capt lt president minister "
    "bin ibn ben bint von van der den de la le al el the of and for a an und y e co company ltd limited llc inc incorporated "
    "corp corporation plc gmbh ag sa srl spa bv nv oy ab as asa ooo oao zao pao ao jsc llp lp kg holding holdings group "
    "public joint stock sarl pty pte sdn bhd"
)
LONG_FORMS = {
    "intl": "international", "natl": "national", "bros": "brothers", "mfg": "manufacturing", "univ": "university",
    "mohd": "mohammad", "md": "mohammad", "muhd": "mohammad", "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5",
    "1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "5th": "5", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "bill": "william", "bob": "robert", "jim": "james", "joe": "joseph", "mike": "michael", "dick": "richard", "tom": "thomas",
    "tony": "anthony", "dave": "david", "dan": "daniel", "kate": "katherine", "liz": "elizabeth", "sasha": "aleksandr", "volodya": "vladimir",
    "vova": "vladimir", "dima": "dmitri", "misha": "mikhail", "kolya": "nikolai", "alex": "alexander", "chris": "christopher",
    "nick": "nicholas", "steve": "stephen", "ted": "edward", "ed": "edward", "ron": "ronald", "ken": "kenneth", "sam": "samuel",
    "ben": "benjamin", "pete": "peter", "greg": "gregory", "jeff": "jeffrey", "matt": "matthew", "andy": "andrew", "rick": "richard",
    "gene": "eugene", "gena": "gennady", "pepe": "jose", "paco": "francisco", "lyosha": "alexei", "zhenya": "evgeny",
}  # fmt: skip


LEGAL = re.compile(
    r"\b(?:aktiengesell?schaft|gesellschaft mit beschrankter haftung|limited liability company|(?:open |public |closed )?joint stock "
    r"company|societatea cu raspundere limitata|sp z o ?o|z o o|p l c|l l c|s a s?|n v|b v|l p|s p a|s a r l|a s|g m b h)\b"
)
NUMERAL = re.compile(r"^(?:\d+|[ivx]+)$")
# Calibrated on benchmarks/names by five-fold cross validation (benchmarks/names.py): F1 0.85 on the folds left out.
SAME_NAME = 0.76  # from here on two names are more likely one bearer's than two bearers'
WORD_LEAST, WORST_SHARE, LONGER, BOTH_LEFT, NUMBER_LEFT, ONE_WORD, JOINED_LEAST = 0.75, 0.8, 0.1, 0.7, 0.3, 0.15, 0.95


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's or body's name that tell it apart, in plain Latin letters."""
    words = [LONG_FORMS.get(w, w) for w in LEGAL.sub(" ", latin(name.replace("&", " and "))).split()]
    return tuple([w for w in words if w not in IDLE_WORDS] or words)


@lru_cache(maxsize=65536)
def word_likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if min(len(a), len(b)) == 1:  # an initial
        return 0.85 if a[0] == b[0] else 0.0
    if a.isdigit() or b.isdigit():
        return 0.0
    return max(0.0, 1 - distance(a, b) / max(len(a), len(b)))


@lru_cache(maxsize=65536)
def name_likeness(a: str, b: str) -> float:
    """0..1: how surely two names are one person's or body's; from ``SAME_NAME`` on, rather one than two.

    Words pair up whatever their order. Words that only one name has are a father's name or a title and cost little; where
    each has words of its own ("al-Harbi", "al-Ghamdi") they are two, and so where one has a number more.
    """
    wa, wb = name_words(a), name_words(b)
    if not wa or not wb:
        return 0.0
    pairs, left_a, left_b = _pair_up(wa, wb)
    joined = "".join(wa), "".join(wb)
    whole = 1 - distance(*joined) / max(map(len, joined))
    if not pairs:
        return max(0.0, whole if whole >= JOINED_LEAST else 0.5 * whole)
    weight = sum(n for _, n in pairs)
    score = (1 - WORST_SHARE) * sum(s * n for s, n in pairs) / weight + WORST_SHARE * min(s for s, _ in pairs)
    shares = [sum(map(len, left)) / (sum(map(len, left)) + weight / 2) for left in (left_a, left_b)]
    score -= LONGER * max(shares)
    if min(shares) > 0:
        score -= BOTH_LEFT * (0.4 + min(shares))
    if any(NUMERAL.match(w) for w in (*left_a, *left_b)):
        score -= NUMBER_LEFT
    if len(pairs) == 1 and max(len(wa), len(wb)) > 1:
        score -= ONE_WORD
    return round(min(1.0, max(0.0, score, whole if whole >= JOINED_LEAST else 0.0)), 4)


def _pair_up(wa: tuple[str, ...], wb: tuple[str, ...]) -> tuple[list[tuple[float, int]], list[str], list[str]]:
    """Likeness and letters of the words that pair, likest first, and the words that each name has left."""
    wa, wb = wa[:12], wb[:12]
    options = [(word_likeness(x, y), -abs(i - j), i, j) for i, x in enumerate(wa) for j, y in enumerate(wb)]
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs: list[tuple[float, int]] = []
    for like, _, i, j in sorted(options, reverse=True):
        if like < WORD_LEAST:
            break
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((like, len(wa[i]) + len(wb[j])))
    return pairs, [w for i, w in enumerate(wa) if i not in used_a], [w for j, w in enumerate(wb) if j not in used_b]
