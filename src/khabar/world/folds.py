"""How a name is written alike, over scripts and transliterations: three folds, from strict to loose.

``key`` (same letters, whatever case, accent or hyphen), ``latin`` (written in plain Latin letters, whatever the script) and
``skeleton`` (the consonants that every transliteration keeps).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Letters of Arabic script that are variants of one another in Arabic, Dari, Pashto and Urdu keyboards.
ARABIC_VARIANTS = str.maketrans(
    {
        "ك": "ک", "ڪ": "ک", "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ئ": "ی", "ے": "ی", "ة": "ه", "ۀ": "ه",
        "ە": "ه", "ہ": "ه", "ھ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ۇ": "و", "ګ": "گ", "ړ": "ر",
        "ښ": "ش", "ږ": "ژ", "ډ": "د", "ټ": "ت", "ڼ": "ن", "ڑ": "ر", "ٹ": "ت", "ڈ": "د", "ں": "ن", "ء": "",
        "ـ": "", "\u200c": "", "\u200f": "", "\u200e": "",
    }
)  # fmt: skip
ARABIC_TO_LATIN = str.maketrans(
    {
        "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "z",
        "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
        "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "و": "w", "ه": "h", "ی": "y", "څ": "ts",
        "ځ": "dz",
    }
)  # fmt: skip
CYRILLIC_TO_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z",
        "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "ng", "о": "o",
        "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ү": "u", "ұ": "u", "ў": "o", "ф": "f", "х": "kh",
        "ҳ": "h", "һ": "h", "ц": "ts", "ч": "ch", "ҷ": "j", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
        "ю": "yu", "я": "ya", "ғ": "gh", "ӣ": "i", "ӯ": "u", "ә": "a", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
        "џ": "dz", "ѓ": "gj", "ќ": "kj",
    }
)  # fmt: skip
LATIN_SPECIAL = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ə": "a", "ɣ": "gh"}
)
APOSTROPHES = re.compile(r"['’‘ʻʼʿʾ`´ˈ]")
BREAKS = re.compile(r"[^\w]+|_+")
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")  # is its own key
CYRILLIC = re.compile(r"[\u0400-\u052f]")
TO_LATIN = {**ARABIC_TO_LATIN, **CYRILLIC_TO_LATIN}
_KEYED = f"[a-z0-9а-ик-я{''.join(map(chr, ARABIC_TO_LATIN.keys() - ARABIC_VARIANTS.keys()))}]+"
KEYED = re.compile(f"{_KEYED}(?: {_KEYED})*")  # is its own key, too: no letter that is written in two, nor a variant of another

# Particles that one spelling has and the next leaves out: the izafe of Dari, the articles of Arabic.
PARTICLES = word_set("e i ye yi ya al el ul as ad ash ar an at az o u")

# Spellings of one sound, longest first; applied in order to plain Latin lower case.
SOUND_RULES = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"shch|sch", "S"), (r"sh", "S"), (r"tch|ch|č|c(?=[ei])", "C"), (r"kh|x", "X"), (r"gh", "G"), (r"zh|dj|dzh", "J"),
        (r"ts|tz|dz", "s"), (r"th", "t"), (r"ph", "f"), (r"dh", "d"), (r"ck|q|c", "k"), (r"j", "J"), (r"[vw]", "w"),
        (r"z", "z"),
    )
)  # fmt: skip
VOWELS = frozenset("aeiouyاویهع")  # with the letters of Arabic script that come and go


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The same for every case, accent, hyphen and keyboard variant of a name; the script stays."""
    text = unicodedata.normalize("NFKC", name).translate(ARABIC_VARIANTS).casefold().translate(LATIN_SPECIAL)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = unicodedata.normalize("NFC", text)
    return BREAKS.sub(" ", APOSTROPHES.sub("", text)).strip()


@lru_cache(maxsize=65536)
def latin(name: str) -> str:
    """The key in plain Latin letters, by sound where the script is Arabic or Cyrillic."""
    text = key(name)
    if ARABIC.search(text):
        text = text.translate(ARABIC_TO_LATIN)
    if CYRILLIC.search(text):
        text = text.translate(CYRILLIC_TO_LATIN)
    return text


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of a name as every usual transliteration keeps them, words joined, particles dropped."""
    words = [w for w in latin(name).split() if w not in PARTICLES] or latin(name).split()
    return "".join(_bones(w) for w in words)


def _bones(word: str) -> str:
    for pattern, into in SOUND_RULES:
        word = pattern.sub(into, word)
    kept: list[str] = []
    for i, c in enumerate(word):
        weak = c in VOWELS or c == "w" or (c == "h" and i > 0)
        if weak and i > 0:
            continue
        c = "a" if c in VOWELS else c
        if kept and kept[-1] == c:
            continue
        kept.append("m" if c == "n" and word[i + 1 : i + 2] in ("b", "p") else c)
    return "".join(kept)


# The same in one go for many names: what stands apart by a blank is a word, by a line a name. SOUND_RULES as plain
# replacements (no two patterns of a rule can overlap so that their order would matter).
_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("sh", "S"), ("tch", "C"), ("ch", "C"), ("č", "C"), ("ce", "Ce"), ("ci", "Ci"), ("kh", "X"), ("x", "X"), ("gh", "G"),
    ("dzh", "J"), ("zh", "J"), ("dj", "J"), ("ts", "s"), ("tz", "s"), ("dz", "s"), ("th", "t"), ("ph", "f"), ("dh", "d"), ("ck", "k"), ("q", "k"), ("c", "k"),
    ("j", "J"), ("v", "w"),
    ("nb", "Nb"), ("np", "Np"),  # written m at last, but a double of n until then
)  # fmt: skip
_LETTERS = 1 << 16  # of the tables, whose last stands for all letters beyond: none is weak
_WEAK, _VOWEL = np.zeros(_LETTERS, bool), np.zeros(_LETTERS, bool)
_VOWEL[[ord(c) for c in VOWELS]] = True
_WEAK[[ord(c) for c in (*VOWELS, "w", "h")]] = True


def skeletons(names: Sequence[str]) -> tuple[str, ...]:
    """``skeleton`` of each name; many times faster for the tens of thousands of names of a country."""
    lines = []
    plain, keyed = PLAIN.fullmatch, KEYED.fullmatch
    for name in names:
        text = name if plain(name) else name.translate(TO_LATIN) if keyed(name) else latin(name)
        if " " in text and not PARTICLES.isdisjoint(words := text.split()):
            text = " ".join([w for w in words if w not in PARTICLES] or words)
        lines.append(text)
    ascii_only, odd = (iter(_lined_bones([x for x in lines if x.isascii() is ascii])) for ascii in (True, False))
    return tuple(next(ascii_only if x.isascii() else odd) for x in lines)


def _among(table: NDArray[np.bool_], letters: NDArray[np.unsignedinteger[Any]]) -> NDArray[np.bool_]:
    return np.asarray(table[letters if letters.itemsize == 1 else np.minimum(letters, _LETTERS - 1)], bool)


def _lined_bones(lines: list[str]) -> list[str]:
    """What ``_bones`` keeps of the words of each line, joined."""
    text = "\n".join(lines)
    for sound, into in _SOUNDS:
        text = text.replace(sound, into)
    codec, width = ("ascii", "u1") if text.isascii() else ("utf-32-le", "<u4")
    letters = np.frombuffer(text.encode(codec), width)
    apart = (letters == ord(" ")) | (letters == ord("\n"))
    first = np.concatenate([[True], apart[:-1]])[: len(letters)]
    letters = letters[first | ~_among(_WEAK, letters)]
    letters = np.where(_among(_VOWEL, letters), ord("a"), letters).astype(width)
    apart = (letters == ord(" ")) | (letters == ord("\n"))
    letters = letters[apart | np.concatenate([[True], letters[1:] != letters[:-1]])[: len(letters)]]
    letters = letters[(letters != ord("N")) | np.concatenate([[True], letters[:-1] != ord("n")])[: len(letters)]]
    letters = np.where(letters == ord("N"), ord("m"), letters).astype(width)
    joined: str = letters[letters != ord(" ")].tobytes().decode(codec)
    return joined.split("\n")
