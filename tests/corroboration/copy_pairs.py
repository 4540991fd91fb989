"""Pairs of texts that are and are not copies, made from the invented reports of tests/data/copies.txt.

Copies: reprints with the furniture of a page, re-dated reposts, abridged, merged, spun at three strengths (synonyms,
mangled names), and as a machine gives them back from another language. No copies: two accounts of one event, with and
without a shared statement; another event of the same kind; a spun copy of the one account beside the other.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

TEXTS = Path(__file__).resolve().parent.parent / "data" / "copies.txt"
HEAD = "Home | News | World | Sport\nLog in or register\n\n"
FOOT = "\n\nShare this article on your favourite network\nLeave a reply\nAll rights reserved.\n"
STATEMENT = (
    '"We have taken note of the regrettable events of this week and assure the citizens of the province that every measure '
    'needed for their safety has been taken by the responsible authorities," the governor said in a written statement.'
)
BACKGROUND = (
    "The conflict has killed more than 40,000 people since it began eleven years ago, according to the United Nations."
)

SYNONYMS = {
    "killed": "slain|murdered", "killing": "slaying|claiming the lives of", "wounding": "injuring|hurting", "wounded": "injured|hurt",
    "injured": "wounded|harmed", "people": "folks|persons", "officials": "authorities|functionaries", "said": "mentioned|stated",
    "told": "informed|advised", "blast": "detonation|explosion", "bombing": "explosion attack|blast", "attack": "assault|strike",
    "attacks": "assaults|strikes", "attackers": "assailants|assaulters", "soldiers": "troopers|servicemen", "troops": "forces|soldiers",
    "army": "military|armed forces", "rebels": "insurgents|mutineers", "rebel": "insurgent|mutinous", "fighters": "combatants|warriors",
    "fighting": "combat|battles", "town": "city|township", "road": "street|highway", "building": "edifice|construction",
    "car": "automobile|vehicle", "vehicles": "automobiles|cars", "morning": "forenoon|a.m. hours", "children": "kids|youngsters",
    "claimed": "took credit for|asserted", "denied": "rejected|refuted", "denies": "rejects|refutes", "blamed": "accused|held responsible",
    "police": "cops|constabulary", "hospital": "infirmary|clinic", "dead": "lifeless|deceased", "fire": "blaze|flames",
    "closed": "shut|sealed", "searched": "combed|inspected", "residents": "inhabitants|locals", "women": "females|ladies",
    "spokesman": "spokesperson|mouthpiece", "fled": "escaped|ran away from", "according": "in line", "most": "the majority",
    "several": "quite a few|various", "government": "authorities|administration", "ministry": "department|office", "signed": "inked|penned",
    "talks": "negotiations|discussions", "prisoners": "captives|detainees", "announced": "declared|introduced", "large": "massive|huge",
    "seized": "captured|grabbed", "border": "frontier|boundary", "crossed": "traversed|went over", "weapons": "arms|weaponry",
    "helicopter": "chopper|copter", "crashed": "plunged|fell", "picture": "photograph|image", "evening": "night|dusk",
    "destroyed": "demolished|wrecked", "province": "region|territory", "march": "procession|rally", "demand": "require|insist on",
    "used": "employed|utilized", "tried": "attempted|sought", "took": "participated|grabbed", "began": "started|commenced",
    "food": "meals|provisions", "damaged": "harmed|broken", "besieged": "encircled|surrounded", "asked": "requested|inquired",
    "help": "assist|aid", "search": "hunt|look", "burned": "scorched|torched", "found": "discovered|situated", "families": "households|kin",
    "walked": "strolled|marched", "began to": "started to", "expects": "anticipates|awaits", "arrivals": "newcomers|comers",
    "escaped": "fled|ran off", "shot": "gunned|fired at", "slightly": "barely|mildly", "judge": "magistrate|justice", "days": "day-times",
    "last": "final|previous", "smoke": "fumes|haze", "seen": "noticed|observed", "area": "zone|space", "prices": "costs|charges",
    "rose": "climbed|elevated", "deal": "accord|contract", "both": "each", "within": "inside", "month": "30 days",
    "whole": "entire", "around": "round|about", "stopped": "ceased|halted", "remained": "stayed|continued", "flag": "banner",
    "flying": "soaring|fluttering", "again": "once more|as soon as more", "after": "following|subsequent to", "and": "and|in addition to",
    "near": "close to|near to", "before": "earlier than|prior to", "since": "because|ever since", "with": "together with|with",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    kind: str
    copy: bool
    a: str
    b: str


def texts() -> dict[tuple[int, str], str]:
    parts = re.split(r"^== (\d+) ([ab])\n", TEXTS.read_text("utf-8"), flags=re.M)[1:]
    return {(int(parts[i]), parts[i + 1]): parts[i + 2].strip() for i in range(0, len(parts), 3)}


def pairs() -> list[Pair]:
    known = texts()
    numbers = sorted({number for number, _ in known})
    found = [pair for number in numbers for pair in of_event(number, known)]
    found += [
        Pair("other event", False, known[i, x], known[j, x])
        for i, j in combinations(numbers, 2)
        for x in "ab"
        if (i + j) % 2 == 0
    ]
    found += [
        Pair("other event, shared background", False, f"{known[i, 'a']} {BACKGROUND}", f"{known[j, 'a']} {BACKGROUND}")
        for i, j in pairwise(numbers)
    ]
    return found


def of_event(number: int, known: dict[tuple[int, str], str]) -> Iterator[Pair]:
    a, b = known[number, "a"], known[number, "b"]
    other = known[number % 12 + 1, "a"]
    dice = random.Random(number)
    yield Pair("independent", False, a, b)
    yield Pair("independent, shared statement", False, f"{a} {STATEMENT}", f"{b} {STATEMENT}")
    for text, twin in ((a, b), (b, a)):
        yield Pair("verbatim", True, text, HEAD + text + FOOT)
        yield Pair("re-dated", True, text, f"Posted 3 October 2031\n{text}\nSource: agencies")
        yield Pair("abridged", True, text, abridged(text, dice))
        yield Pair("merged", True, text, f"{text}\n{other}")
        for name, strength in (("light", 0.3), ("medium", 0.6), ("heavy", 0.9)):
            made = spun(text, strength, dice)
            yield Pair(f"spun {name}", True, text, made)
            yield Pair("independent of a spun one", False, twin, made)
        yield Pair("spun extreme", True, text, swapped(spun(text, 0.9, dice), dice))
        yield Pair("back-translated", True, text, translated(text, dice))


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def abridged(text: str, dice: random.Random) -> str:
    kept = [s for i, s in enumerate(sentences(text)) if i == 0 or dice.random() < 0.6]
    return " ".join(
        re.sub(r", (?:which|who|according|among|where)[^.]*\.", ".", s) if dice.random() < 0.4 else s for s in kept
    )


def spun(text: str, strength: float, dice: random.Random) -> str:
    """Synonyms swapped in, names spelled as another ear hears them."""

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() in SYNONYMS and dice.random() < strength:
            new = dice.choice(SYNONYMS[word.lower()].split("|"))
            return new.capitalize() if word[0].isupper() else new
        if word[0].isupper() and match.start() and dice.random() < strength / 2:
            return word[0] + word[1:].translate(str.maketrans("aeiou", "eioua" if dice.random() < 0.5 else "aeuoo"))
        return word

    return re.sub(r"[A-Za-z]+", swap, text)


def swapped(text: str, dice: random.Random) -> str:
    """Two in five of the remaining longer words give way to words that fit as badly as a spinner's."""
    vocabulary = sorted({word for both in SYNONYMS.values() for word in both.split("|")})

    def swap(match: re.Match[str]) -> str:
        return dice.choice(vocabulary) if dice.random() < 0.4 else match.group()

    return re.sub(r"(?<![A-Z])\b[a-z]{4,}\b", swap, text)


def translated(text: str, dice: random.Random) -> str:
    """The manner of a text that comes back from another language: order of clauses, articles, synonyms."""
    out = []
    for sentence in sentences(spun(text, 0.5, dice)):
        sentence = re.sub(r"^(.+?), (\w[^,]{3,40}) (?:said|stated|mentioned)\.$", r"As \2 stated, \1.", sentence)
        sentence = re.sub(
            r"^(.+) on (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(.*)$", r"On \2, \1\3", sentence
        )
        sentence = re.sub(r"\b(the|a) ", lambda m: "" if dice.random() < 0.4 else m.group(), sentence)
        sentence = re.sub(r"\b(was|were) (\w+ed)\b", r"has been \2", sentence)
        sentence = re.sub(r"\b(\w+)'s (\w+)\b", r"\2 of \1", sentence)
        out.append(sentence)
    return " ".join(out)
