"""Reads a mention of a place and the words around it: which names, of what kind, and how the scene lies to them.

"about 100 miles north of Kabul", "a bakery in Hasakeh", "the provincial capital of Kunduz", "Hawija, Kirkuk": finding the
names inside and the relation is a matter of words alone; which places they are is chosen later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from khabar.coding.draft import Mention
from khabar.coding.places.words import COMPASS, DIVISIONS, GENERIC, OPENERS, PARTS
from khabar.world.folds import word_set
from khabar.world.places import Atlas
from khabar.world.sites import Level


class Relation(StrEnum):
    AT = "at"
    NEAR = "near"
    INSIDE = "inside"  # something unnamed in the named place
    DIRECTION = "direction"  # north of, with or without a distance
    PART = "part"  # the north of, northern
    OUTSKIRTS = "outskirts"
    BORDER = "border"  # on the border of or with
    BETWEEN = "between"
    CAPITAL = "capital"  # the capital of


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a mention, and the kinds of place that the words beside it allow."""

    text: str
    start: int
    end: int
    levels: frozenset[Level] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    names: tuple[Name, ...]  # the narrowest first, then what the words say it lies in
    relation: Relation = Relation.AT
    bearing: float | None = None
    km: float | None = None
    generic: str | None = None  # "city" in "the city": no name at all
    listed: bool = False  # the names are of equal rank: "A and B"


SPLIT = re.compile(r"\s*,\s+|\s+(?:in|of|at|near|inside|within|outside|from)\s+|\s*\(|\)|\s+and\s+|['’]s\s+")
SPOT_WORDS = frozenset(w for w, v in DIVISIONS.items() if v is Level.SPOT) | word_set(
    "international military air university park mosque road street gate station neighbourhood neighborhood quarter junction intersection crossroads "
    "interchange roadblock outpost post bypass plant mine oilfield reservoir axis front frontline bank"
)
ARTICLE = re.compile(r"^(?:(?:the|a|an|his|her|its|their|our|some|both|same|nearby|adjacent|adjoining|neighbou?ring|war-torn|whole|entire)\s+)+", re.IGNORECASE)
_WAY = r"\s+(?:(?:main|ring|supply|trade|railway)\s+)?(?:roads?|highway|motorway|axis|route|corridor|railway|line)"
WAY, WAY_BEHIND = re.compile(_WAY + "$", re.IGNORECASE), re.compile(_WAY + r"\b", re.IGNORECASE)
WIDE = frozenset({Level.AREA, Level.LINE, Level.SEA})
# "across the San Juan in Chocó": by the article a river, range or plain, where the name ends the phrase.
BY_ARTICLE = re.compile(r"\b(?:across|along|crossed|crossing|down|up|over|on)\s+the\s+$")
PHRASE_ENDS = re.compile(r"(?:[.,;]|\s+(?:in|into|near|at|on|by|where|which|during)\b)(?!\s+[A-Z][\w'’-]*\s+(?:rivers?|provinces?|districts?)\b)")
POINT = "|".join(sorted((*COMPASS, *(f"{c}ern" for c in COMPASS)), key=len, reverse=True)).replace("north", "north-?").replace("south", "south-?")
_NUMBER = r"(?P<n>\d[\d,]*(?:\.\d+)?|a few|several|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|a hundred|hundred)"
_UNIT = r"(?P<unit>k(?:ilo)?m(?:et(?:er|re))?s?|kms|miles?|mi)"
_TAIL = r"(?:\s+(?:the|central|provincial|capital|main|city|town|district|of|its|country's))*\s*$"
DISTANCE = re.compile(
    rf"\b{_NUMBER}[\s-]*{_UNIT}\b(?:\s*\([^)]*\))?,?\s*(?:to\s+the\s+|away\s+|further\s+)*(?P<way>{POINT})?\s*(?:of|from|outside|away from)" + _TAIL,
    re.IGNORECASE,
)
DIRECTION = re.compile(rf"\b(?P<way>{POINT})(?:wards?)?\s+of" + _TAIL, re.IGNORECASE)
PART = re.compile(rf"\b(?P<way>{POINT}|central|rural|greater|upper|lower|downtown)(?:\s+parts?\s+of)?\s+$", re.IGNORECASE)
OUTSKIRTS = re.compile(r"\b(?:outskirts|suburbs?|edges?|environs|periphery|gates|fringes?)\s+of" + _TAIL, re.IGNORECASE)
NEAR = re.compile(r"\b(?:near|nearby|close to|outside|around|not far from|in the vicinity of|adjacent to|by|off|surrounding|towards?)" + _TAIL, re.IGNORECASE)
BORDER = re.compile(r"\b(?:border(?:s|ing)?|frontier)\s+(?:area\s+|region\s+|crossing\s+)?(?:with|of|between|from|into|to)?" + _TAIL, re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween" + _TAIL, re.IGNORECASE)
CAPITAL = re.compile(r"\b(?:capital|seat)(?:\s+city)?\s+of" + _TAIL, re.IGNORECASE)
CAPITAL_AFTER = re.compile(r"(?:['’]s)? (?:[\w-]+ )?capital(?: city)?\b(?! (?:punishment|markets?|flows?))")  # "Yemen's capital"
KIND_BEFORE = re.compile(r"(?:^|\b[a-z]+\s+|[,.]\s+|\b(?:The|In)\s+)(?P<kind>[a-z-]+)\s+of\s+(?:the\s+)?$")
NO_KIND = word_set("capital border center centre suburb suburbs area areas")  # "the capital of Kunduz" says nothing of Kunduz
KIND_AFTER = re.compile(r"^(?:['’]s)?\s+(?:(?:provincial|district)\s+(?=cent|cap|head))?(?P<kind>[A-Za-z-]+)")
# "Andarab, Pul-e Hisar and Banu districts": the plural stands for each.
KINDS_AFTER = re.compile(
    r"^(?:,\s[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?){0,6},?\sand\s[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?\s"
    r"(?P<kind>districts|provinces|counties|cities|towns|villages|governorates)\b"
)
SMALL = {w: i for i, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])} | {
    "a": 1, "a few": 5, "several": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "eighty": 80, "hundred": 100, "a hundred": 100,
}  # fmt: skip
MILE = 1.609
BEFORE, AFTER = 80, 40  # characters of context read


def read_mention(text: str, mention: Mention, atlas: Atlas) -> Reading:
    words = text[mention.start : mention.end]
    names = _names(text, mention, atlas)
    if not names:
        kind = _generic(words)
        way = re.search(rf"\b({POINT})\b", words, re.IGNORECASE) if kind else None
        return Reading((), Relation.PART if way else Relation.AT, _bearing(way[1]) if way else None, generic=kind)
    lead = text[max(0, mention.start - BEFORE) : names[0].start]
    inside = text[mention.start : names[0].start]
    relation, bearing, km = _relation(lead, names[0], text)
    if relation is Relation.AT and len(names) > 1 and _joins(text, names[0], names[1]):
        relation = Relation.BETWEEN
    if relation is Relation.AT and names[0].start > mention.start and _holds_thing(inside):
        relation = Relation.INSIDE
    listed = len(names) > 1 and " and " in text[names[0].end : names[1].start]
    return Reading(tuple(names), relation, bearing, km, listed=listed and relation is not Relation.BETWEEN)


def _names(text: str, mention: Mention, atlas: Atlas) -> list[Name]:
    """The names inside, the narrowest first; at most one that nothing known bears (two, where "and" joins them)."""
    for whole in (_trim(text, mention.start, mention.end), _cut(text, mention.start, mention.end)):
        if whole is None or not _may_name(text[whole[0] : whole[1]]):
            continue
        if not atlas.known(text[whole[0] : whole[1]]) and text[whole[1] : whole[1] + 10] == " territory":
            return []  # "from Rwandan territory" is no district
        if atlas.known(text[whole[0] : whole[1]]) or atlas.demonym(text[whole[0] : whole[1]]):
            return [_named(text, _whole_from(text, *whole, mention, atlas), whole[1])]
    out: list[Name] = []
    unknown: list[Name] = []
    at = mention.start
    for m in [*SPLIT.finditer(text, mention.start, mention.end), None]:
        end = m.start() if m else mention.end
        piece = _cut(text, at, end)
        at = m.end() if m else end
        if piece is None:
            continue
        name = _named(text, *piece)
        if not _may_name(name.text):
            continue
        if atlas.known(name.text) or (out and atlas.short(name.text)):
            owner = m is None and _owned(text, out, name)
            out.insert(0 if owner else len(out), name)
        elif pair := _hyphened(text, name, atlas):
            out += pair
        elif not out and not atlas.demonym(name.text):
            unknown.append(_spot(text, name, atlas) or name)
    equal = len(unknown) > 1 and " and " in text[unknown[0].end : unknown[1].start]
    return [*unknown[: 2 if equal else 1], *out]


def _whole_from(text: str, start: int, end: int, mention: Mention, atlas: Atlas) -> int:
    """Where a name begins whose first word the mention lacks: the "Tabor" of "Debre Tabor"."""
    before = WORD_BEFORE.search(text, max(0, start - AFTER), start) if start == mention.start else None
    if before is None or before[1].casefold() in OPENERS or not atlas.known(text[before.start(1) : end]):
        return start
    return before.start(1)


def _owned(text: str, out: list[Name], name: Name) -> bool:
    """"Chad's capital N'Djamena": the owner stands first but is the wider."""
    return bool(out) and re.match(r"(?:\s+[a-z]+)?['’]s?\s", text[out[-1].end : name.start]) is not None


def _joins(text: str, a: Name, b: Name) -> bool:
    """"the Goma-Rutshuru road": whether a way runs from the one to the other."""
    return re.fullmatch(r"\s?[-–/]\s?", text[a.end : b.start]) is not None and WAY_BEHIND.match(text, b.end) is not None


def _hyphened(text: str, name: Name, atlas: Atlas) -> list[Name]:
    """"Afghanistan-Tajikistan", "the Goma-Rutshuru road": two names where the whole is none."""
    whole = WAY.sub("", name.text)
    for m in re.finditer(r"\s?[-–/]\s?", whole):
        a, b = whole[: m.start()], whole[m.end() :]
        if _may_name(a) and _may_name(b) and atlas.known(a) and atlas.known(b):
            start = name.start + m.end()
            if whole != name.text:  # its ends are towns, whatever the word behind them says
                return [Name(a, name.start, name.start + len(a)), Name(b, start, start + len(b))]
            return [_named(text, name.start, name.start + len(a)), _named(text, start, start + len(b))]
    return []


def _spot(text: str, name: Name, atlas: Atlas) -> Name | None:
    """"Kabul international airport": where the whole is not known, the place that it is named after and lies in."""
    words = list(re.finditer(r"\S+", name.text))
    for k in range(len(words) - 1, 0, -1):
        head = name.text[: words[k - 1].end()]
        tail = [w.group().casefold() for w in words[k:]]
        if all(w in SPOT_WORDS for w in tail) and atlas.known(head):
            return Name(head, name.start, name.start + len(head), frozenset({Level.TOWN, Level.ADMIN2, Level.ADMIN1}))
    return None


def _may_name(words: str) -> bool:
    """Names have a capital somewhere, where the script has capitals."""
    return any(c.isalpha() and not c.islower() for c in words) and words.casefold() not in GENERIC


def _cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The piece without articles, directions and kinds of division around the name."""
    start, end = _trim(text, start, end) or (end, end)
    if local := next((m for m in SECOND_LEVEL.finditer(text, start, end) if m.end() == end), None):
        end = local.start()
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    while words and _idle(text[words[0][0] : words[0][1]]):
        words = words[1:]
    while len(words) > 1 and _says_level(text[words[-1][0] : words[-1][1]]):
        words = words[:-1]
    if not words or (len(words) == 1 and _plain(text[words[0][0] : words[0][1]]) in GENERIC):
        return None
    return words[0][0], words[-1][1]


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without marks and article around it."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    if m := ARTICLE.match(text[start:end]):
        start += m.end()
    if text[end - 2 : end] in ("'s", "’s") and end - start > 3:
        end -= 2
    return (start, end) if start < end else None


def _says_level(word: str) -> bool:
    """'Kunduz river' is no Kunduz, 'Kunduz city' is."""
    return word.casefold() == "border" or DIVISIONS.get(word.casefold(), Level.LINE) not in (Level.LINE, Level.SEA)


def _plain(word: str) -> str:
    return word.casefold().strip(".,'’")


def _idle(word: str) -> bool:
    """Words before a name that are no part of it; a capitalised 'North' may be one ("North Waziristan")."""
    low = _plain(word)
    return not word[0].isupper() and (low in PARTS or low in DIVISIONS or low in ("the", "of", "near", "in", "at", "about"))


def _named(text: str, start: int, end: int) -> Name:
    levels: set[Level] = set()
    words = text[start:end].casefold().split()
    if len(words) > 1 and words[-1] in DIVISIONS:
        return Name(text[start:end], start, end, frozenset(_levels(words[-1])))
    if SECOND_LEVEL.match(text, end):
        return Name(text[start:end], start, end, frozenset({Level.ADMIN2}))
    if m := KINDS_AFTER.match(text[end : end + 3 * AFTER]):
        return Name(text[start:end], start, end, frozenset(_levels(m["kind"])))
    if (m := KIND_AFTER.match(text[end : end + AFTER])) and m["kind"].casefold() in DIVISIONS:
        levels |= _levels(m["kind"].casefold())
    elif (m := KIND_BEFORE.search(text[max(0, start - 30) : start])) and m["kind"] in DIVISIONS and m["kind"] not in NO_KIND:
        levels |= _levels(m["kind"])
    if not levels and BY_ARTICLE.search(text[max(0, start - 30) : start]) and PHRASE_ENDS.match(text, end):
        levels |= WIDE
    return Name(text[start:end], start, end, frozenset(levels))


# Divisions of a second level that several words name: "Bama local government area", "Gwoza LGA".
SECOND_LEVEL = re.compile(r"\s+(?:local\s+government(?:\s+areas?)?|LGAs?)\b", re.IGNORECASE)
WORD_BEFORE = re.compile(r"\b([A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*) $")


INDEFINITE = re.compile(r"an?|another|one|two|three|four|five|six|some|several|many|other|few", re.IGNORECASE)
DETERMINER = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their|our|my|same|an?|another|one|two|three|four|five|six|some|several|many|other|few)\b", re.IGNORECASE)


def _levels(word: str) -> set[Level]:
    """'county' and 'parish' are second-level, 'district' mostly, 'municipality' either."""
    if word in ("area", "areas", "border", "provincial", "market", "port", "hospital", "prison", "camp"):
        return set()
    level = DIVISIONS[word]
    if word in ("municipality", "township", "borough", "commune", "locality"):
        return {Level.ADMIN2, Level.TOWN}
    if word in ("region", "republic"):
        return {Level.ADMIN1, Level.AREA}
    if word in ("district", "districts"):
        return {Level.ADMIN2, Level.TOWN, Level.SPOT}
    return {level}


def _generic(words: str) -> str | None:
    """'the same city' -> city; 'the district centre' -> district, for it is that of the last district, not of the last town; 'a village' -> none."""
    found = [w for w in re.findall(r"[a-z]+", words.casefold()) if w in GENERIC]
    if len(found) > 1 and found[-1] in ("centre", "center") and found[-2] in ("district", "province", "county"):
        found.pop()
    if not found or len(words) >= 60:
        return None
    which = DETERMINER.findall(words[: words.casefold().rfind(found[-1])])
    return None if which and INDEFINITE.fullmatch(which[-1]) else found[-1]


def _holds_thing(words: str) -> bool:
    return bool(re.search(r"[a-z]{3,}\s+(?:in|of|at|inside|within)\s+(?:the\s+)?(?:\w+\s+)?$", words)) and not re.search(
        r"\b(?:province|district|city|town|village|state|governorate|county|region|capital)\s+(?:of|in)\s", words, re.IGNORECASE
    )


def _relation(lead: str, name: Name, text: str) -> tuple[Relation, float | None, float | None]:
    lead = re.split(r"[.;:!?]\s|\n", lead)[-1]
    if m := DISTANCE.search(lead):
        way = _bearing(m["way"])
        return Relation.DIRECTION if way is not None else Relation.NEAR, way, _km(m["n"], m["unit"])
    if m := DIRECTION.search(lead):
        return Relation.DIRECTION, _bearing(m["way"]), None
    if OUTSKIRTS.search(lead):
        return Relation.OUTSKIRTS, None, None
    if CAPITAL.search(lead):
        return Relation.CAPITAL, None, None
    if CAPITAL_AFTER.match(text, name.end):
        return Relation.CAPITAL, None, None
    if BETWEEN.search(lead) and re.match(r"[\w\s'’,-]{0,40}?\band\s", text[name.end : name.end + 60]):
        return Relation.BETWEEN, None, None
    if BORDER.search(lead) or re.match(r"(?:['’]s|-\w+|n)?\s+(?:border|frontier)\b", text[name.end : name.end + 30]):
        return Relation.BORDER, None, None
    if m := PART.search(lead):
        return Relation.PART, _bearing(m["way"]), None
    return (Relation.NEAR if NEAR.search(lead) else Relation.AT), None, None


def _bearing(way: str | None) -> float | None:
    if not way:
        return None
    point = PARTS.get(way.casefold().replace("-", ""))
    return float(point) if point is not None else None


def _km(number: str, unit: str) -> float:
    word = number.casefold()
    value = float(SMALL[word]) if word in SMALL else float(number.replace(",", ""))
    return min(2000.0, value * (MILE if unit.casefold().startswith("mi") else 1.0))


def read_all(text: str, mentions: Sequence[Mention], atlas: Atlas) -> list[Reading]:
    return [read_mention(text, m, atlas) for m in mentions]
