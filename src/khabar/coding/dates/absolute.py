"""Patterns of dates that name a calendar unit: years, months, days, weekdays, seasons, decades, clock times."""

from __future__ import annotations

import re
from collections.abc import Callable

from khabar.coding.dates.calendar import SOLAR_YEARS, Unit
from khabar.coding.dates.cues import Cue
from khabar.coding.dates.expression import Edge, Form, TimeKind
from khabar.coding.dates.readings import clock_of, edge_of, part_of, year_of_words
from khabar.coding.dates.words import (
    CLOCK,
    DAY,
    EDGE,
    ERA,
    FULL_MONTH,
    FULL_MONTHS,
    LUNAR_MONTHS,
    MONTH,
    MONTHS,
    ORDINALS,
    PART_OF_DAY,
    PRAYER,
    SEASON,
    SEASONS,
    SOLAR_MONTHS,
    WEEKDAY,
    WEEKDAY_ANY,
    WEEKDAYS,
    YEAR,
    one_of,
)

Fields = dict[str, object]
Builder = Callable[[re.Match[str]], Fields | None]
Rule = tuple[re.Pattern[str], Builder, tuple[Cue, ...]]  # and the words of which every match holds one

PRE = (
    rf"(?:(?P<edge>{EDGE})[ -]?)?(?:(?P<clock>{CLOCK})(?: local time)?,? (?:on |of )(?:the )?)?"
    rf"(?:(?:the )?(?P<part>{PART_OF_DAY}) (?:of |on |between |from )?(?:the )?)?"
    rf"(?:(?P<wd>{WEEKDAY_ANY})(?: (?P<part2>{PART_OF_DAY}))?,? (?:of |on )?(?:the )?)?"
)
_THAT_YEAR = r"(?i:(?:of )?(?P<which>that|the same|this|last|next|the following|the previous) year)"
_YEAR_TAIL = rf"(?:,? ?(?:in |of )?(?P<y>{YEAR}|['’]\d\d\b|(?<=[a-z] )[1-9]\d\d(?= ?B))(?P<era>{ERA})?|,? {_THAT_YEAR})"
_AFTER_TIME = rf"(?:,? (?:at |around |about )?(?P<clock2>{CLOCK}))?"
_NO_ADJECTIVE = "the|an?|and|or|but|that|which|who|whom|whose|when|where|as|while|by|in|on|at|after|before|with|from|of|for"  # between a figure and what it counts
_COUNTED = (
    rf"(?! (?:(?!(?:{_NO_ADJECTIVE}) )\w+ )?(?:people|civilians|troops|soldiers|fighters|militants|families|men|women|children|prisoners|insurgents|police|officers"
    r"|terrorists|members|killed|dead|wounded|injured|casualties|houses|tanks|aircraft|ships|vehicles|miles|km|kilomet|met(?:er|re)s|feet"
    r"|dollars|tonnes|tons|attacks|villages|districts|refugees|rebels|Taliban|US|American|Soviet|German|French|British|Chinese|Afghan"
    r"|guns|planes|personnel|rounds|rockets|missiles|bodies|cases|jobs|of the|to \d)\b)"
)


def _calendar(match: re.Match[str]) -> Fields | None:
    g = match.groupdict()
    name, figures = (g.get("m") or g.get("m2") or "").rstrip("."), g.get("d") or g.get("d2")
    month = MONTHS.get(name) or MONTHS.get(name.capitalize())
    day = int(re.sub(r"\D", "", figures)) if figures else None
    season = SEASONS.get((g.get("season") or "").lower())
    clock = clock_of(g.get("clock") or g.get("clock2"))
    fields: Fields = {
        "kind": TimeKind.TIME if clock or g.get("part") or g.get("part2") else TimeKind.DATE,
        "form": Form.CALENDAR,
        "year": year_of_words(g.get("y") or g.get("y2"), g.get("era") is not None or g.get("era2") is not None),
        "month": month,
        "day": day,
        "weekday": WEEKDAYS.get((g.get("wd") or "").rstrip(".")),
        "season": season,
        "part": part_of(g.get("part") or g.get("part2")),
        "clock": clock,
        "edge": edge_of(g.get("edge") or g.get("edge2")),
    }
    if g.get("which"):
        fields["name"] = g["which"].lower().removeprefix("the ") + " year"
    return fields


_WEEKS = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}  # counted from that of the report
_DATING = frozenset(
    [
        "in",
        "of",
        "by",
        "since",
        "until",
        "till",
        "during",
        "from",
        "to",
        "and",
        "between",
        "before",
        "after",
        "around",
        "late",
        "this",
        "through",
        "that",
        "last",
        "next",
        "for",
        "on",
    ]
)


def _word_before(match: re.Match[str]) -> str:
    words = match.string[max(0, match.start() - 10) : match.start()].split()
    return words[-1].lstrip("\"'“‘(").lower() if words and match.string[match.start() - 1] == " " else ""


def _may(match: re.Match[str]) -> Fields | None:
    """'May' and 'March' are English words besides: alone they need a word before them that dates take."""
    return _calendar(match) if _word_before(match) in _DATING else None


_YEAR_CUE = re.compile(
    r"(?i:\b(?:in|of|by|since|until|till|during|from|to|and|or|between|before|after|around|about|through|for|year|years|late|early|mid"
    r"|January|February|March|April|May|June|July|August|September|October|November|December) |[(\-–—,/&] ?|^|\n)$"
)


def _bare_year(match: re.Match[str]) -> Fields | None:
    """Four digits are a year, unless no word before them takes a date and things that can be counted follow."""
    before, after = (
        match.string[max(0, match.start() - 12) : match.start()],
        match.string[match.end() : match.end() + 24],
    )
    if not _YEAR_CUE.search(before) and re.match(r" (?:\w+ )?[a-z]+s\b", after):
        return None
    return _calendar(match) if 1400 <= int(match["y"]) < 2100 else None


_LEADS = re.compile(r"(?:^|[.!?\n;,\"“]\s?|\b(?:and|but|that|when|where|which|while|who)\s)(?:in|since|by|during|until)\s$", re.I)


def _led_year(match: re.Match[str]) -> Fields | None:
    """A year with which a clause begins, whatever follows: "In 2019 police shot ..." counts no police."""
    return _calendar(match) if _LEADS.search(match.string, max(0, match.start() - 20), match.start()) else None


def _iso(match: re.Match[str]) -> Fields | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return {"kind": TimeKind.TIME if match["h"] else TimeKind.DATE, "form": Form.CALENDAR, "year": int(match["y"]),
            "month": month, "day": day, "clock": f"{match['h']}:{match['i']}" if match["h"] else None}  # fmt: skip


def _numeric(match: re.Match[str]) -> Fields | None:
    """Day first, as most of the world writes; a second number above twelve says month first, both up to twelve neither."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if len(match["y"]) == 2:
        year += 2000 if year < 40 else 1900
    day, month = (second, first) if second > 12 >= first else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1800 <= year < 2100):
        return None
    return {"kind": TimeKind.DATE, "form": Form.CALENDAR, "year": year, "month": month, "day": day,
            "ambiguous": first <= 12 and second <= 12 and first != second}  # fmt: skip


def _solar(match: re.Match[str]) -> Fields | None:
    year = int(match["y"]) if match["y"] else None
    if year is not None and year not in SOLAR_YEARS:
        return None
    return {"kind": TimeKind.DATE, "form": Form.CALENDAR, "calendar": "solar", "year": year, "month": SOLAR_MONTHS[match["m"]],
            "day": int(match["d"]) if match["d"] else None}  # fmt: skip


def _lunar(match: re.Match[str]) -> Fields | None:
    return {"kind": TimeKind.DATE, "form": Form.CALENDAR, "calendar": "lunar", "year": int(match["y"]),
            "month": LUNAR_MONTHS[match["m"]], "day": int(match["d"]) if match["d"] else None}  # fmt: skip


def _fiscal(match: re.Match[str]) -> Fields | None:
    return {"kind": TimeKind.DATE, "form": Form.CALENDAR, "calendar": "fiscal", "year": year_of_words(match["y"])}


def _solar_year(match: re.Match[str]) -> Fields | None:
    return {"kind": TimeKind.DATE, "form": Form.CALENDAR, "calendar": "solar", "year": int(match["y"] or match["y2"])}


def _decade(match: re.Match[str]) -> Fields | None:
    year = int(re.sub(r"\D", "", match["y"]))
    if len(match["y"].strip("'’s")) == 2:
        year += 1900 if year >= 30 else 2000
    return {"kind": TimeKind.DATE, "form": Form.DECADE, "year": -year if match["era"] else year, "edge": edge_of(match["edge"]),
            "unit": Unit.DECADE}  # fmt: skip


_CENTURY_WORDS = (*ORDINALS, "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
                  "nineteenth", "twentieth", "twenty-first")  # fmt: skip


def _century(match: re.Match[str]) -> Fields | None:
    words = match["n"].lower()
    number = int(re.sub(r"\D", "", words)) if words[0].isdigit() else _CENTURY_WORDS.index(words) + 1
    if not 1 <= number <= 21:
        return None
    return {"kind": TimeKind.DATE, "form": Form.CENTURY, "year": -number if match["era"] else number, "unit": Unit.CENTURY,
            "edge": edge_of(match["edge"])}  # fmt: skip


def _ordinal_day(match: re.Match[str]) -> Fields | None:
    if not match["part"] and _word_before(match) not in _DATING:
        return None
    return {"kind": TimeKind.DATE, "form": Form.ORDINAL_DAY, "day": int(re.sub(r"\D", "", match["d"])), "part": part_of(match["part"]),
            "name": match["m"].split()[-2].lower() + " month" if match["m"] else None}  # fmt: skip


def _weekday(match: re.Match[str]) -> Fields | None:
    """'Saturday', 'next Friday', 'Tuesday of last week', 'on the Sunday'."""
    words = (match["which"] or match["last"] or "").lower()
    direction = (
        -1
        if words in ("last", "past", "previous")
        else 1
        if words in ("next", "coming", "upcoming", "the following")
        else 0
    )
    return {"kind": TimeKind.TIME if match["part"] or match["part2"] or match["clock"] else TimeKind.DATE, "form": Form.CALENDAR,
            "weekday": WEEKDAYS[match["wd"]], "week": _WEEKS.get(match["week"].lower().split()[-2]) if match["week"] else None, "direction": direction, "part": part_of(match["part"] or match["part2"]),
            "clock": clock_of(match["clock"]), "name": words or None,
            "edge": Edge.EARLY if (match["part"] or "").lower().startswith("early") and not part_of(match["part"]) else None}  # fmt: skip


def _prayer(match: re.Match[str]) -> Fields | None:
    """'At Friday prayers': a weekday, of which the sentence may say in which month it lay."""
    fields = _weekday(match)
    return {**fields, "name": PRAYER} if fields is not None else None


def _clock(match: re.Match[str]) -> Fields | None:
    clock = clock_of(match[0])
    return {"kind": TimeKind.TIME, "form": Form.PART, "clock": clock} if clock else None


_LOWER = one_of(name.lower() for name in FULL_MONTHS if name.isascii() and not name.isupper())
_EDGED = rf"\b(?P<edge>{EDGE})[ -]?(?:in )?"
_EDGE = rf"(?:\b(?P<edge>{EDGE})[ -]?)?"
_NO_CODE = r"(?<![\w$£€#/])(?<!\d[.,])(?<![A-Z]-)(?<!\d-\d)"
_YEARLY = r"(?:(?i:the years?|year|about|around|beginning in|starting in|ca\.|circa) )?"
_BARE_MONTHS = one_of(
    [m for m in FULL_MONTHS if m not in ("March", "MARCH", "May", "MAY", "август", "март", "май", "мая")]
)
_TIMES = r"(?! (?:Times|Telegraph|Express|Mirror|Mail|Mosque|prayers?|Market|Bazaar|Herald|Post|Review|Group|Night Live|sermon))"
_UNIT_NOUNS = r"(?:Corps|Division|Army|Brigade|Battalion|Regiment|Infantry|Squadron|Fleet|Congress|Street|Avenue|Floor)"
_NO_ORDINAL = (
    rf"(?! (?:centur|[A-Z]|(?!(?:our|their|his|its|the|some|all|these|those|more|several|many)\b)\w+ {_UNIT_NOUNS}|anniversary|parallel|day\b|brigade|battalion|corps|division|army|regiment|infantry|cent\b"
    r"|congress|floor|round|time|birthday|largest|person|attack|place|district|meeting|session|week|month|year))"
)
_OF_MONTH = r"(?P<m> (?:of )?(?:the|that|this|last|the same|the current|the previous) month)?"
_OF_WEEK = r"(?P<week>(?:,? of|,)? (?:last|this|next|the previous|the coming) week\b(?!['’]s))?(?P<last> last(?=[.,;:)]|\s*$| (?:and|when|in|at|by|near|that|the|an?|he|she|it|they|we)\b))?"
_WHICH_DAY = "last|past|previous|next|coming|upcoming|this|the following|Last|Next|This|that|That"

_PATTERNS: tuple[tuple[str, Builder, Cue], ...] = (
    (r"\b(?P<y>1[34]\d\d)(?=[ ,/(-]{0,3}(?:solar|Hijri|HS\b|AHS\b|SH\b|hijri|in the (?:solar|Afghan|Persian)))"
     r"|\b(?i:solar|hijri|Afghan)(?: solar)?(?: hijri)?(?: calendar)? year (?P<y2>1[34]\d\d)", _solar_year, Cue.YEAR),
    (r"(?<![\d/-])(?P<y>(?:1[0-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<h>[0-2]\d):(?P<i>[0-5]\d)(?::\d\d)?)?(?![\d/-])", _iso, Cue.PARTED),
    (r"(?<![\d/.])(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?P<h>)(?P<i>)(?![\d/.])", _iso, Cue.PARTED),
    (r"(?<![\w/.-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\w/.-]\w)", _numeric, Cue.PARTED),
    (r"(?<![\w/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d\d)(?![\w/])", _numeric, Cue.PARTED),
    (r"(?<![\w/.-])(?P<a>0?[1-9]|[12]\d|3[01])\.(?P<b>0[1-9]|1[0-2])\.(?P<y>\d\d)(?![\w/%-])(?!\.\d)", _numeric, Cue.PARTED),
    (rf"\b{PRE}(?<![\w,.])(?<!\d[ :])(?P<d>{DAY})(?: day)?(?: of)?,?[ -](?P<m>{MONTH})(?:{_YEAR_TAIL})?{_AFTER_TIME}", _calendar, Cue.DATED),
    (rf"(?:(?<=\b[Oo]n )|(?<=\b[Oo]n the ))(?P<m>{MONTH}) ?(?P<d>{DAY})(?![\d,]\d)(?![:.]\d)(?:[- ,]{{0,3}}{_YEAR_TAIL})?{_AFTER_TIME}", _calendar, Cue.DATED),
    (rf"\b{PRE}\b(?P<m>{MONTH}) ?(?:the )?(?P<d>{DAY})(?:(?<=[a-z])|{_COUNTED})(?:[- ,]{{0,3}}{_YEAR_TAIL})?{_AFTER_TIME}", _calendar, Cue.DATED),
    (rf"{_EDGE}(?:the )?(?:month of )?\b(?P<m>{MONTH}){_YEAR_TAIL}", _calendar, Cue.DATED),
    (rf"\b(?:(?P<edge>{EDGE})[ -]?|(?i:the month of |month of ))(?P<m>{FULL_MONTH})", _calendar, Cue.MONTH),
    (rf"(?<!\w)(?P<m>{_BARE_MONTHS})(?!\w|-(?!{MONTH}))", _calendar, Cue.MONTH),
    (rf"(?<!\w)(?P<m>May|March)(?= ?[-–—] ?{MONTH} )", _calendar, Cue.MONTH),
    (r"(?:(?<=\bin )|(?<=\blast )|(?<=\bsince )|(?<=\bthis ))(?P<m>May|March)(?= to\b)", _may, Cue.MONTH),
    (r"\b(?P<m>May|March)(?![\w-])(?! (?:God|I|he|she|they|to|areas?|Areas?)\b)", _may, Cue.MONTH),
    (rf"{_EDGE}(?:the )?(?:(?P<edge2>early|late|mid)[ -])?\b(?P<season>{SEASON})"
     rf"(?:(?: of)?,? (?P<y>{YEAR}|[1-9]\d\d(?= ?B))(?P<era>{ERA})?|,? {_THAT_YEAR})", _calendar, Cue.SEASON),
    (rf"\b(?P<y>{YEAR}) (?P<season>{SEASON})", _calendar, Cue.SEASON),
    (rf"{_NO_CODE}(?:{_EDGED})?{_YEARLY}(?P<y>[1-9]\d{{0,3}})"
     rf"(?:(?P<era>{ERA})|(?P<era2>(?= ?(?:[-–—]|to|and|until) ?[1-9]\d{{0,3}}{ERA})))", _calendar, Cue.ERA),
    (rf"{_NO_CODE}{_EDGED}(?P<y>{YEAR}){_COUNTED}", _calendar, Cue.YEAR),
    (rf"{_NO_CODE}{_YEARLY}\b(?P<y>1[4-9]\d\d|20\d\d)\b(?![%\w])(?![,.:]\d)(?!-(?:strong|year|man|foot|mile|km))"
     rf"(?! ?(?:km|kg|MW|hrs|hours)\b){_COUNTED}", _bare_year, Cue.YEAR),
    (r"\b(?P<y>(?:19|20)\d\d)(?= (?!of\b|km\b|MW\b)[\w'’-]+ )", _led_year, Cue.YEAR),
    # Written carelessly, without the capital: a month only with its day and year.
    (rf"\b(?P<m>{_LOWER}) (?P<d>{DAY}),?[- ]{{1,3}}(?P<y>{YEAR})|\b(?P<d2>{DAY}) (?P<m2>{_LOWER}),? (?P<y2>{YEAR})", _calendar, Cue.DATED),
    (r"(?<=\s)(?P<y>['’]\d\d)\b(?!s)", _calendar, Cue.SHORTENED),
    (rf"\b(?:(?P<d>[12]?\d|3[012])(?:st|nd|rd|th)?(?: of)? )(?P<m>{one_of(SOLAR_MONTHS)})(?:,? (?P<y>1[23456]\d\d))?(?!\w)", _solar, Cue.SOLAR),
    (rf"\b(?P<d>)(?:month of )?(?P<m>{one_of(SOLAR_MONTHS)}),? (?P<y>1[23456]\d\d)(?!\w)", _solar, Cue.SOLAR),
    (rf"\b(?:(?P<d>[12]?\d|30)(?:st|nd|rd|th)?(?: of)? )?(?P<m>{one_of(LUNAR_MONTHS)}),? (?P<y>1[345]\d\d)(?!\w)", _lunar, Cue.LUNAR),
    (rf"\b(?i:(?:the )?(?:fiscal|financial)(?: year)?(?: of| in)?,? |FY ?)(?P<y>{YEAR}|['’]\d\d)", _fiscal, Cue.FISCAL),
    (rf"{_EDGE}(?:(?i:the) )?(?P<y>(?:1\d|20)\d0(?=s)|[1-9]\d0(?=s ?B)|(?<=\s)['’]?[1-9]0(?=s))s(?!\w)(?P<era>{ERA})?", _decade, Cue.TENS),
    (rf"{_EDGE}(?i:(?:the )?\b(?P<n>(?:1\d|2[01]|[1-9])(?:st|nd|rd|th)|{one_of(_CENTURY_WORDS)})[- ]centur(?:y|ies))(?P<era>{ERA})?",
     _century, Cue.CENTURY),
    (rf"\b(?:(?P<part>{PART_OF_DAY}) of )?(?:(?:{WEEKDAY}),? )?(?:the )?(?P<d>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?!\w)){_NO_ORDINAL}{_OF_MONTH}", _ordinal_day, Cue.RANKED),
    (rf"(?:(?<=\b[Dd]uring )|(?<=\b[Aa]fter )|(?<=\b[Ff]ollowing )|(?<=\b[Bb]efore )|(?<=\bat )|(?<=\bfor )|(?<=\bof ))(?P<clock>)(?P<part>)(?P<which>)(?P<wd>{WEEKDAY})(?P<part2>)(?P<week>)(?P<last>)"
     r"(?= (?:midday |noon |afternoon |congregational )?(?:prayers?|[Mm]ass|sermon)\b)", _prayer, Cue.PRAYER),
    (rf"\b(?:(?P<clock>{CLOCK})(?: local time)?,? on )?(?:(?P<part>{PART_OF_DAY}|(?i:early|late)) (?:on |(?<=night )to )?)?"
     rf"(?:(?P<which>{_WHICH_DAY}|(?<=\b[Oo]n )the(?= \w+(?: \w+)?[,.;])) )?(?P<wd>{WEEKDAY}){_TIMES}(?: (?P<part2>{PART_OF_DAY}))?{_OF_WEEK}", _weekday, Cue.WEEKDAY),
    (rf"(?<![\w.,:/$£€-])(?:{CLOCK})(?: (?i:local time|GMT|UTC|EST|IST))?", _clock, Cue.HOUR),
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple((re.compile(pattern), builder, (cue,)) for pattern, builder, cue in _PATTERNS)
