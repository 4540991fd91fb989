"""How alike two names are, over scripts and transliterations: the one module that judges it, of places and of persons and bodies.

``distance`` weighs edits by how usual they are between spellings of one name: a vowel costs less than a consonant, a doubled letter
almost nothing, k for q little. What is written alike is folded before (``folds``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from math import inf

from khabar.world.directions import opposed
from khabar.world.folds import ARABIC, PARTICLES, VOWELS, key, latin, skeleton, word_set

# Costs of putting one letter for another, in parts of a whole edit. Found by hand on Afghan district names in the
# spellings of three agencies, then checked on benchmarks/names: vowels move freely, then pairs that are one sound.
CLOSE: dict[frozenset[str], float] = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.15, "kq ck cq iy ei ou uw vw sz jy ie gj ea ao"),
        (0.35, "bp dt gk fv mn xh kx hx gq ch sx zj dz tz fp bv lr nm"),
    )
    for pair in pairs.split()
}
VOWEL_SWAP, VOWEL_GAP, DOUBLE_GAP, H_GAP, SPACE_GAP = 0.2, 0.3, 0.1, 0.3, 0.15


# Of two unlike letters, by the pair; what is not here costs a whole edit.
COSTS = {a + b: VOWEL_SWAP for a in VOWELS for b in VOWELS if a != b}
COSTS |= {x: cost for pair, cost in CLOSE.items() for x in ("".join(pair), "".join(reversed(tuple(pair)))) if not pair <= VOWELS}
GAPS = {" ": SPACE_GAP, "h": H_GAP, "w": VOWEL_GAP} | dict.fromkeys(VOWELS, VOWEL_GAP)
TURNED = 0.6


def _gaps(word: str) -> list[float]:
    """What it costs, for each letter, that one name has it and the other nothing."""
    return [DOUBLE_GAP if c == before else GAPS.get(c, 1.0) for c, before in zip(word, "\n" + word, strict=False)]


@cache
def _swaps(c: str) -> dict[str, float]:
    """What it costs to put another letter for this one; what is not here costs a whole edit."""
    return {pair[1]: cost for pair, cost in COSTS.items() if pair[0] == c} | {c: 0.0}


# Of the letters whose want costs a whole edit, those that are as good as each.
_NEAR = {c: frozenset([c, *(pair[1] for pair in COSTS if pair[0] == c)]) for c in "abcdefghijklmnopqrstuvwxyz" if c not in GAPS}


def _foreign(word: str, letters: set[str]) -> int:
    """How many letters of a word have none like them among these: so many edits at least."""
    return sum(1 for c, before in zip(word, "\n" + word, strict=False) if c != before and c in _NEAR and _NEAR[c].isdisjoint(letters))


def distance(a: str, b: str, most: float = inf) -> float:
    """Edits between two folded names, each weighed by how usual it is; a turned pair counts once. May be infinite where over ``most``."""
    a, b = a[:64], b[:64]
    if most < inf and max(_foreign(a, set(b)), _foreign(b, set(a))) > most + 1e-6:
        return inf
    gaps = _gaps(b)
    last = [0.0, *accumulate(gaps)]
    before = last
    never = [inf] * len(b)
    floor = 0.0
    previous = ""
    for ca, gap in zip(a, _gaps(a), strict=True):
        cost = _swaps(ca).get
        left = last[0] + gap
        row = [left]
        turned = never
        if previous and previous != ca and ca + previous in b:
            turned = [inf, *(before[j] + TURNED if b[j] == ca and b[j + 1] == previous else inf for j in range(len(b) - 1))]
        for cb, swapped, up, other, turn in zip(b, last, last[1:], gaps, turned, strict=False):
            best = swapped + cost(cb, 1.0)
            up += gap
            if up < best:
                best = up
            left += other
            if left < best:
                best = left
            if turn < best:
                best = turn
            left = best
            row.append(best)
        before, last = last, row
        below, floor = floor, min(row)
        if floor > most and below + TURNED > most:  # nothing that follows is cheaper than the cheapest so far
            return inf
        previous = ca
    return last[-1]


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """``latin`` without the particles that come and go, words apart."""
    words = latin(name).split()
    return " ".join([w for w in words if w not in PARTICLES] or words)


@lru_cache(maxsize=65536)
def place_likeness(a: str, b: str, least: float = 0.0) -> float:
    """0..1: how surely two spellings are one place's name. 1 is the same key; 0.8 a usual transliteration.

    What is under ``least`` may come out as 0: that is told sooner.
    """
    if key(a) == key(b):
        return 1.0
    x, y = bare(a), bare(b)
    if not x or not y or opposed(latin(a), latin(b)):
        return 0.0
    arabic = bool(ARABIC.search(key(a))), bool(ARABIC.search(key(b)))
    if any(arabic):  # short vowels are not written: compare by consonants too
        sa, sb = skeleton(a), skeleton(b)
        whole = 1 - min(1.0, distance(sa, sb) / max(len(sa), len(sb), 1))
        mixed = 0.7 * whole + 0.3 * max(0.0, 1 - distance(x, y) / max(len(x), len(y)))
        letters = 1 - distance(key(a), key(b)) / max(len(key(a)), len(key(b))) if all(arabic) else 0.0
        return 0.98 * max(mixed, letters)
    longer = max(len(x), len(y))
    return 0.99 * max(0.0, 1 - distance(x, y, longer * (1 - least / 0.99) + 1e-9) / longer)


# ------------------------------------------------------------------------------------------------ persons and bodies
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
