"""Patterns of expressions that hang on another time: 'last month', 'two days later', 'overnight', durations, feasts."""

from __future__ import annotations

import re

from khabar.coding.dates.absolute import Builder, Fields, Rule
from khabar.coding.dates.calendar import Unit
from khabar.coding.dates.cues import Cue
from khabar.coding.dates.expression import Base, Form, TimeKind
from khabar.coding.dates.readings import clock_of, edge_of, part_of
from khabar.coding.dates.words import (
    APPROX,
    CLOCK,
    COUNT,
    EDGE,
    FEAST_NAMES,
    FULL_MONTH,
    MONTHS,
    NEAR_THE_DAY,
    PART_OF_DAY,
    SEASON,
    SEASONS,
    TO_THE_DAY,
    UNIT_WORD,
    UNITS,
    YEAR,
    one_of,
)
from khabar.coding.numbers import read_number

_HALF = re.compile(r" and a half$|-and-a-half$", re.IGNORECASE)


def unit_of(words: str) -> Unit:
    word = words.lower().replace("-", " ").split()[-1].rstrip(".")
    if word.startswith("centur"):
        return Unit.CENTURY
    return UNITS[word if word in UNITS else word.rstrip("s")]


def count_of(words: str | None) -> float | None:
    """A count, or None where it is not said ('days', 'several days', 'a few days')."""
    if not words:
        return None
    text = words.lower().strip()
    if re.search(r"several|few|some|many|couple|recent|dozens|hundreds", text):
        return 2.0 if "couple" in text else None
    return 1.0 if text in ("a", "an", "one", "the") else read_number(text)


_PAST_WORDS = ("last", "past", "previous", "preceding", "recent", "earlier", "final")
_STORY_WORDS = ("previous", "preceding", "following", "same", "that", "succeeding", "intervening", "ensuing", "first", "final",
                "subsequent", "very same")  # fmt: skip


def _base(word: str) -> Base:
    return Base.STORY if word in _STORY_WORDS else Base.EITHER if word in ("next", "coming") else Base.REPORT


def _direction(word: str) -> int:
    if word in _PAST_WORDS:
        return -1
    return 1 if word in ("next", "coming", "following", "upcoming", "succeeding", "ensuing", "subsequent") else 0


def _which(match: re.Match[str]) -> Fields | None:
    """'last month', 'this week', 'the same day', 'the following spring', 'that morning', 'late last year'."""
    word = match["which"].lower().removeprefix("the ").removeprefix("that ").removeprefix("very ").strip() or "that"
    noun = match["noun"]
    lower = noun.lower()
    base = Base.STORY if match["which"].lower() == "the next" else _base(word)
    fields: Fields = {"kind": TimeKind.DATE, "form": Form.UNIT, "direction": _direction(word), "base": base,
                      "name": word, "edge": edge_of(match["edge"]), "part": part_of(match["part"])}  # fmt: skip
    if noun.rstrip(".") in MONTHS:
        return fields | {"form": Form.CALENDAR, "month": MONTHS[noun.rstrip(".")]}
    if lower in SEASONS:
        return fields | {"unit": Unit.SEASON, "season": SEASONS[lower]}
    part = part_of(lower) if lower not in UNITS or lower == "night" else None
    if part or fields["part"]:
        fields |= {"kind": TimeKind.TIME, "part": part or fields["part"]}
    return fields | {"unit": Unit.DAY if part else unit_of(lower)}


def _deictic(match: re.Match[str]) -> Fields | None:
    words = match[0].lower()
    shift = -2 if "before yesterday" in words else 2 if "after tomorrow" in words else -1 if "yesterday" in words else 0
    shift = 1 if "tomorrow" in words and not shift else shift
    part = "NI" if "tonight" in words else part_of(match["part"] or match["part2"])
    return {"kind": TimeKind.TIME if part else TimeKind.DATE, "form": Form.SHIFT, "unit": Unit.DAY, "count": float(abs(shift)),
            "direction": (shift > 0) - (shift < 0), "part": part, "name": words}  # fmt: skip


def _later_that(match: re.Match[str]) -> Fields | None:
    """'later that month', 'earlier this year', 'the end of the year'."""
    word = (match["which"] or "the").lower()
    when = match["when"].lower()
    since = when in ("later", "earlier")  # than now: not the end or beginning of the period
    return {"kind": TimeKind.DATE, "form": Form.UNIT, "unit": unit_of(match["noun"]), "name": "that" if word == "the" else word,
            "base": Base.REPORT if word == "this" else Base.STORY, "edge": None if since else edge_of(when), "future": when == "later"}  # fmt: skip


def _day_beside(match: re.Match[str]) -> Fields | None:
    after = match["side"].lower() in ("after", "following")
    return {"kind": TimeKind.DATE, "form": Form.SHIFT, "unit": Unit.DAY, "count": 1.0, "direction": 1 if after else -1,
            "base": Base.STORY}  # fmt: skip


def _shift(match: re.Match[str]) -> Fields | None:
    word = match["side"].lower()
    count = count_of(match["n"])
    if _HALF.search(match["n"] or "") and count is not None:
        count += 0.5
    by_the_day = word.startswith("ago ")
    to_the_day = by_the_day and not re.search(r" (?:this (?:week|month)|on \w+)$", word)
    past = by_the_day or word in (
        "ago",
        "earlier",
        "before",
        "prior",
        "previously",
        "before that",
        "back",
        "prior to that",
        "beforehand",
    )
    return {"kind": TimeKind.DATE, "form": Form.SHIFT, "unit": unit_of(match["unit"]), "count": count, "direction": -1 if past else 1,
            "name": TO_THE_DAY if to_the_day else NEAR_THE_DAY if by_the_day and "month" not in word else None,
            "base": Base.REPORT if by_the_day or word in ("ago", "back", "from now", "hence") else Base.STORY}  # fmt: skip


_ITS_AGE = re.compile(r"\b(?:is|was|been|it's|it’s)\s+(?:now\s+|just\s+|only\s+)?$", re.I)


def _came_after(match: re.Match[str]) -> Fields | None:
    """'The attack came a week after ...': what follows lies a week before the story's own day."""
    return {"kind": TimeKind.DATE, "form": Form.SHIFT, "unit": unit_of(match["unit"]), "count": count_of(match["n"]),
            "direction": -1 if match["side"].lower() == "after" else 1, "base": Base.STORY, "name": "came"}  # fmt: skip


def _offset(match: re.Match[str]) -> Fields | None:
    if match["side"].lower() == "since" and _ITS_AGE.search(match.string, max(0, match.start() - 16), match.start()):
        return None  # "it is eight months since 2 July": that day, and none eight months later
    later = match["side"].lower() in ("into", "after", "since", "following")
    return {"kind": TimeKind.DATE, "form": Form.OFFSET, "unit": unit_of(match["unit"]), "count": count_of(match["n"]),
            "direction": 1 if later else -1}  # fmt: skip


def _window(match: re.Match[str]) -> Fields | None:
    word = match["which"].lower().split()[-1]
    unit = unit_of(match["unit"])
    count = count_of(match["n"])
    if count is None and not match["n"] and not match["unit"].lower().endswith("s"):
        count = 1.0
    return {"kind": TimeKind.DURATION, "form": Form.WINDOW, "unit": unit, "count": count, "direction": -1 if word in _PAST_WORDS else 1,
            "base": Base.STORY if word in ("following", "first", "final", "succeeding", "intervening", "ensuing", "coming", "next",
                                           "subsequent") else Base.REPORT, "name": word}  # fmt: skip


def _weekend(match: re.Match[str]) -> Fields | None:
    word = (match["which"] or "past").lower().strip()
    return {"kind": TimeKind.DATE, "form": Form.UNIT, "unit": Unit.WEEKEND, "name": word, "direction": _direction(word),
            "base": _base(word)}  # fmt: skip


def _length(match: re.Match[str]) -> Fields | None:
    words = match["n"] or ""
    count = count_of(words)
    if words.lower() in ("a", "an") and match["unit"].lower().endswith("s"):
        count = None  # 'a months-long siege'
    if (match["half"] or match["h2"]) and count is not None:
        count += 0.5
    return {"kind": TimeKind.DURATION, "form": Form.LENGTH, "unit": unit_of(match["unit"]), "count": count}


def _bare_length(match: re.Match[str]) -> Fields | None:
    return {"kind": TimeKind.DURATION, "form": Form.LENGTH, "unit": unit_of(match["unit"]), "count": None}


def _repeated(match: re.Match[str]) -> Fields | None:
    words = match[0].lower()
    unit = next((u for u, marks in ((Unit.DAY, ("dai", "day")), (Unit.WEEK, ("week",)), (Unit.MONTH, ("month",)), (Unit.YEAR, ("year", "annual")),
                                    (Unit.HOUR, ("hour",)), (Unit.DAY, ("night", "morning"))) if any(m in words for m in marks)), Unit.DAY)  # fmt: skip
    return {"kind": TimeKind.SET, "form": Form.REPEATED, "unit": unit}


def _part(match: re.Match[str]) -> Fields | None:
    words = match[0].lower()
    part = "NI" if "overnight" in words else part_of(words)
    return {"kind": TimeKind.TIME, "form": Form.PART, "part": part, "clock": clock_of(match["clock"]),
            "name": "overnight" if "overnight" in words else None}  # fmt: skip


def _feast(match: re.Match[str]) -> Fields | None:
    words = (match["side"] or "").lower()
    direction = -1 if "eve" in words or "before" in words else 1 if "after" in words else 0
    return {"kind": TimeKind.DATE, "form": Form.FEAST, "name": FEAST_NAMES[match["name"].lower()], "direction": direction,
            "year": int(match["y"]) if match["y"] else None, "part": part_of(match["part"])}  # fmt: skip


def _season(match: re.Match[str]) -> Fields | None:
    return {"kind": TimeKind.DATE, "form": Form.UNIT, "unit": Unit.SEASON, "season": SEASONS[match["season"].lower()],
            "base": Base.EITHER, "edge": edge_of(match["edge"]), "name": "season"}  # fmt: skip


def _vague(match: re.Match[str]) -> Fields | None:
    return {"kind": TimeKind.DATE, "form": Form.VAGUE, "name": " ".join(match[0].lower().split())}


_N = rf"(?:{APPROX})?(?P<n>{COUNT})"
_UNIT = rf"(?P<unit>{UNIT_WORD})"
_EDGE = rf"(?:(?P<edge>{EDGE}) ?)?"
_NOUN = r"(?:day|week|month|year|decade|century|night|morning|afternoon|evening|weekend|fortnight|quarter)\b"
_SIDES = (
    r"(?:later|earlier|ago (?:today|tonight|to the day|this (?:very )?day)|ago (?:this (?:week|month)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|ago|previously|prior|beforehand|from now|hence|before that|after that|prior to that"
    r"|back(?= (?:in|then|he|she|they|the)\b))"
)
_WHICH = r"(?P<which>(?:the |that )?(?:very )?(?:last|past|previous|preceding|this|next|coming|following|same|that|upcoming|subsequent))"
_DURING = (
    r"(?P<which>(?:(?:the|these|those|his|its|their) )?(?:last|past|previous|recent|preceding|next|coming|following|first|final"
    r"|succeeding|intervening|ensuing))"
)
_CAME = (
    "(?:"
    + "|".join(
        rf"(?<={verb} )" for verb in ["came", "comes", "come", "coming", "place", "happened", "occurred", "occurs"]
    )
    + ")"
)
_WHEN = (
    r"(?P<when>later|earlier|late|early|mid|the end of|end of|the middle of|the beginning of|the start of|the rest of"
    r"|the latter part of)"
)
# After 'the day before', a noun or clause says of what; then it is no day by itself.
_OF_WHAT = r"(?! (?:the |a |his |her |their |its |he |she |they |\w+ing\b|yesterday|tomorrow))"
_DAYS_OF_WEEK = r"(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days"
_TITLES = r"(?! (?:watch|sky|raid|club|prayers|attack letters|vision|School|Star|Post|News))"
_SEASON_NAMES = r"(?! (?:offensive|palace|war|break|vacation|camp|olympics|fighting))"
_NOW = (
    r"now|right now|currently|current(?= (?:situation|crisis|war|conflict|government))|at present|the present|present[- ]day"
    r"|nowadays|these days|the time being|at this time|today['’]s"
)
_PAST = (
    r"former(?!ly)|formerly|(?:the )?(?:distant |near |recent )?past(?! (?:the|a|his|year|week|month|few|\d|decade|two|three|century))"
    r"|recent(?! (?:day|week|month|year)s)|recently|lately"
)
_SOMETIME = (
    r"(?:the )?(?:near |foreseeable |immediate )?future|(?:around |at |about )?(?:the same|this|that) time|(?:that|this) period"
    r"|the period|a long time|some time|a short time|moments later|this point|the (?:rainy|dry|monsoon|fighting) season"
)

_PATTERNS: tuple[tuple[str, Builder, tuple[Cue, ...]], ...] = (
    (rf"\b{_EDGE}(?:(?P<part>{PART_OF_DAY}|early|late) (?:on )?)?{_WHICH} (?P<noun>{_NOUN}|(?-i:{SEASON}|{FULL_MONTH}))(?![’'-]?s\b)",
     _which, (Cue.LED,)),
    (rf"(?:\b(?P<part>{PART_OF_DAY}|early|late) )?(?<!USA )(?<!\")\b(?:today|tonight|yesterday|tomorrow|the day before yesterday"
     rf"|the day after tomorrow)\b(?!’s (?:world|generation))(?: (?P<part2>{PART_OF_DAY}))?", _deictic, (Cue.DEICTIC,)),
    (rf"\b{_WHEN} (?:in |on )?(?P<which>the same|that|this|the) (?P<noun>day|week|month|year|decade|century)\b", _later_that, (Cue.UNIT,)),
    (r"\b(?P<noun>month|year)['’]s (?P<when>end)(?P<which>)\b", _later_that, (Cue.UNIT,)),
    (rf"\b(?:the day (?P<side>before|after|following|prior))\b{_OF_WHAT}", _day_beside, (Cue.BESIDE,)),
    (rf"\b(?:{_N}|(?<!\w)) ?{_UNIT}(?: and a half)? (?P<side>{_SIDES})\b", _shift, (Cue.BESIDE,)),
    (rf"\b{_N} {_UNIT} (?P<side>before|after)(?=[,.;:]|$|\n| (?:and|but|when|had|was|were|by|in|on)\b)", _shift, (Cue.BESIDE,)),
    (rf"{_CAME}(?:just |only )?{_N} {_UNIT} (?P<side>after|before)\b", _came_after, (Cue.BESIDE,)),
    (rf"\b(?:{_N} |(?=(?:minute|hour|day|week|month|year)s (?:before|after))){_UNIT} (?P<side>before|after|into|since|following"
     r"|prior to)\b(?! that\b)", _offset, (Cue.BESIDE,)),
    (rf"\b{_DURING} (?:(?P<n>{COUNT}) )?(?:(?!for|of|in|to|on|at|by|and|the)\w+ )?{_UNIT}\b", _window, (Cue.UNIT,)),
    (r"\b(?:over|at|on|during) the (?P<which>last |past |this |next )?(?:\w+ )?weekend\b", _weekend, (Cue.WEEKEND,)),
    (rf"\b(?:{APPROX}){{0,2}}(?P<n>{COUNT})[- ](?:(?!modern|present|this|that|last|next|each|every|per|a|the)\w+[- ])?(?P<half>and (?:a )?half )?{_UNIT}"
     r"(?P<h2>[- ]and[- ]a[- ]half)?(?:[- ](?:long|old|period|of age))?\b(?!['’]s time)", _length, (Cue.UNIT,)),
    (r"\b(?:the )?(?P<unit>(?:minutes|hours|days|weeks|months|years|decades|centuries))\b(?:-long)?", _bare_length, (Cue.UNIT,)),
    (r"\b(?P<unit>(?:day|week|month|year|decade|hour)s?)-long\b", _bare_length, (Cue.UNIT,)),
    (r"\b(?:daily|weekly|monthly|yearly|annually|annual|hourly|nightly"
     r"|(?:every|each) (?:\w+ )?(?:hour|day|night|morning|week|month|year)"
     r"|(?:per|a(?<=times a)|a(?<=once a)|a(?<=twice a)) (?:hour|day|week|month|year)"
     rf"|(?:every |on )?{_DAYS_OF_WEEK})\b", _repeated, (Cue.REPEATED,)),
    (rf"\b(?:overnight|(?:at |around |before |since |until |by )?(?:{PART_OF_DAY})(?: at (?P<clock>{CLOCK}))?)\b"
     rf"(?<!Operation Dawn)(?<!Golden Dawn)(?!['’]s){_TITLES}", _part, (Cue.PART,)),
    (rf"\b(?:(?P<side>the (?:eve|first day|day before|day after) of(?: the)?|the day before|after|before|eve of) )?"
     rf"(?:(?:the )?(?P<part>{PART_OF_DAY}) of )?(?P<name>{one_of(FEAST_NAMES)})(?<!Operation Ramadan)(?!-?\w)(?! offensive)"
     rf"(?:,? (?P<y>{YEAR}))?", _feast, (Cue.FEAST,)),
    (rf"(?:\b(?P<edge>{EDGE}) ?)?\b(?:the )?(?P<season>spring|summer|autumn|winter)\b(?!-){_SEASON_NAMES}", _season, (Cue.SEASON,)),
    (r"\b(?:in |by |during |last |the |this )(?:the )?(?P<edge>)(?P<season>fall)\b(?! of (?!the year))"
     r"(?! (?:to|in|back|by|from|apart)\b)(?=[,.;]|$| )", _season, (Cue.SEASON,)),
    (rf"\b(?:{_NOW}|{_PAST}|{_SOMETIME})\b", _vague, (Cue.VAGUE,)),
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple((re.compile(pattern, re.IGNORECASE), builder, cues) for pattern, builder, cues in _PATTERNS)
