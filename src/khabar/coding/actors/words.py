"""The words in which participants are named and described: what is no part of a name, what opposes, what only refers back."""

from __future__ import annotations

import re
from datetime import date

from khabar.model import Actor, ActorKind
from khabar.world.registry import actor_key

WORDS = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*\.?")
LEAD = re.compile(
    r"^(?:(?:the|a|an|some|several|many|other|another|its|their|his|her|these|those|this|that|all|both|at least|about|around|"
    r"more than|over|nearly|up to|dozens of|hundreds of|thousands of|scores of|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|twenty|alleged|suspected|unidentified|unknown|local|\d[\d,.]*)\s+(?:of\s+(?=the |our |its |their |his |her |them\b))?)+",
    re.I,
)
OPPOSED = re.compile(
    r"(?:\b(?:anti|non|counter)[\s-]?|\bopposed to (?:the )?|\bopponents? of (?:the )?|\brivals? of (?:the )?|\bfoes? of (?:the )?)$",
    re.I,
)
FORMER = re.compile(r"\b(?:former|ex|erstwhile|deposed|ousted|previous)\b", re.I)
STOP = re.compile(
    r"\s(?:who|which|that|whose|led by|backed by|loyal to|allied|aligned|belonging|including|from|in|at|near|of the province|carrying|riding|armed with)\b",
    re.I,
)
PRONOUN_PERSON = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself", "i", "me"])
PRONOUN_GROUP = frozenset(
    ["they", "them", "their", "it", "its", "we", "us", "our", "themselves", "itself", "ours", "theirs"]
)
PRONOUN_ONE = frozenset(["it", "its", "itself"])  # of one body, never of "eight villagers"
FIRST_PERSON = frozenset(["we", "us", "our", "ours"])
ANAPHOR = re.compile(
    r"^(?:the|this|that|these|those)\s+(?:(?!(?:tribal|local|village|clan|communal|foreign|rival|allied|other|opposing|enemy|loyalist|former|government)\b)\w+\s+)?(?:group|movement|organi[sz]ation|faction|militia|body|agency|outfit|militants|insurgents|fighters|rebels|attackers|assailants|gunmen)$",
    re.I,
)
ATTACKERS = re.compile(r"\b(?:attackers?|assailants?|gunm[ae]n|bombers?|raiders?|kidnappers?|shooters?)\b", re.I)  # who came, whoever else is named since
SEVERAL = re.compile(r"\b(?:[a-z]+(?:[^s\W]s|men|women|children|people|police)|people)$")  # "villagers", "gunmen": a common noun in the plural
MEN = re.compile(r"(?:members?|personnel|cadres|men|fighters?|soldiers?|troops|officers?|guards|recruits|comrades|policem[ae]n)", re.I)  # that say nothing of whose they are
FROM_WHOM = re.compile(r"\s+(?:from|of|belonging to|affiliated (?:with|to)|linked to) (?:the )?(?=[A-Z])")
PARTICLES = frozenset(["al", "bin", "ul", "ur", "de", "van", "von", "el", "ud", "din", "abu", "ibn", "ben", "ould"])
WITH_PARTICLE = re.compile(r"(?:al|el|ul|ur|as|ash|at|az|an|ar|ad|d|l)[-'’][A-Z]")  # "al-Maliki"
AFTER_A_NAME = re.compile(r"^\s+[a-z]{3,}")
OWN = re.compile(r"(?:its|their|his|her)\s", re.I)
OF_A_STATE = frozenset([ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.MILITARY])
OPPONENTS = re.compile(r"\b(?:opponents|rivals|adversaries|foes|enemies|critics)\b", re.I)
SECTORS = {
    ActorKind.STATE: "GOV",
    ActorKind.GOVERNMENT: "GOV",
    ActorKind.MINISTRY: "GOV",
    ActorKind.MILITARY: "MIL",
    ActorKind.POLICE: "COP",
    ActorKind.INTELLIGENCE: "SPY",
    ActorKind.ARMED_GROUP: "REB",
    ActorKind.MILITIA: "PRM",
    ActorKind.FACTION: "REB",
    ActorKind.UNIT: "MIL",
    ActorKind.PARTY: "PTY",
    ActorKind.CIVILIANS: "CVL",
    ActorKind.PROTESTERS: "OPP",
    ActorKind.MEDIA: "JRN",
    ActorKind.AID: "NGO",
    ActorKind.INTERNATIONAL: "IGO",
    ActorKind.CRIMINAL: "CRM",
    ActorKind.UNIDENTIFIED: "UAF",
}
MAX_WORDS = 14
UNOFFICIAL = {"civilians"}  # of a state, but no organ of it
DATELINE = re.compile(
    r"^(?:[A-Z]{3,}[ ,/]{1,2})+(?:\s+|[-–—]\s*)(?=[A-Z][a-z])"
)  # "TRIPOLI   Forces": a place in capitals before the text
ONE_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w-]+")
# "Kurdish and regime forces": the noun belongs to both.
SHARED_HEAD = re.compile(
    r" and (?:[\w-]+ ){1,2}(?P<head>forces|troops|fighters|police|soldiers|militias?|authorities|officials|rebels|militants|officers|warplanes|jets|leaders)\b"
)
GAPS = re.compile(r"\s+")
# "Forces loyal to the president", "militias allied with the government": neither the president nor the government themselves.
ALLIED = re.compile(
    r"\s+(?:which (?:are|is) )?(?:aligned|allied|loyal|affiliated|associated|linked|sympathetic|close) (?:with|to) (?:the )?"
)
ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "one",
        "another",
        "his",
        "her",
        "their",
        "its",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)
POSSESSIVE_END = re.compile(r"['’]s$")
LEAD_ARTICLE = re.compile(r"^(?:the|a|an|its|their)\s+", re.I)


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", actor_key(text)).strip("_") or "x"


def core_of(words: str) -> str:
    """A noun phrase without its dateline, determiners, counts and what follows its head."""
    words = DATELINE.sub("", words)
    stop = STOP.search(words)
    words = words[: stop.start()] if stop else words
    return GAPS.sub(" ", LEAD.sub("", words)).strip(" ,.;:\"'") or words


def make(ident: str, name: str, kind: ActorKind, country: str | None = None) -> Actor:
    return Actor(ident[:80], GAPS.sub(" ", name), kind, SECTORS.get(kind), country)


def in_time(since: date | None, until: date | None, on: date | None) -> bool:
    return on is None or ((since is None or since <= on) and (until is None or on < until))


def split_hyphens(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "Taliban-controlled", "US-backed": the part before the hyphen is a word of its own where no name holds the whole."""
    out: list[tuple[int, int]] = []
    for a, b in tokens:
        word = text[a:b]
        cut = word.find("-")
        if cut > 0 and word[cut + 1 :].islower() and len(word) - cut > 3:
            out.extend([(a, a + cut), (a + cut + 1, b)])
        elif word.endswith(("'s", "’s")):
            out.append((a, b - 2))
        else:
            out.append((a, b.__index__() - (1 if word.endswith(".") and word.count(".") == 1 else 0)))
    return out
