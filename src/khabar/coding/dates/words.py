"""The vocabulary of time and the pieces of pattern that the grammar is made of."""

from __future__ import annotations

import re

from khabar.coding.dates.calendar import Unit

_MONTHS = (
    "January Jan janvier января январь січня يناير",
    "February Feb февраля февраль лютого فبراير شباط",
    "March Mar марта март березня مارس آذار",
    "April Apr апреля апрель квітня أبريل نيسان",
    "May мая май травня مايو أيار",
    "June Jun июня июнь червня يونيو حزيران",
    "July Jul июля июль липня يوليو تموز",
    "August Aug августа август серпня أغسطس آب",
    "September Sept Sep сентября сентябрь вересня سبتمبر أيلول",
    "October Oct октября октябрь жовтня أكتوبر",
    "November Nov ноября ноябрь листопада نوفمبر",
    "December Dec декабря декабрь грудня ديسمبر",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
MONTHS |= {name.upper(): number for name, number in MONTHS.items() if name.isascii()}
# Afghan (Dari, then Pashto) and Iranian names; months of one number are one month.
_SOLAR = (
    "Hamal Wray Farvardin حمل وری فروردین",
    "Sawr Saur Sowr Thawr Ghwayay Ordibehesht ثور غویی اردیبهشت",
    "Jawza Jowza Ghbargolay Khordad جوزا غبرگولی خرداد",
    "Saratan Changash Changakh سرطان چنگاښ",
    "Asad Zmaray Mordad اسد زمری مرداد",
    "Sunbula Sonbola Sunbola Wagay Wazhay Shahrivar سنبله وږی شهریور",
    "Mizan Tala Mehr میزان تله مهر",
    "Aqrab Laram Aban عقرب لړم آبان",
    "Qaws Qows Lindai Azar قوس لیندۍ آذر",
    "Jadi Jady Marghumay Dey جدی مرغومی دی",
    "Dalw Dalwa Salwagha Bahman دلو سلواغه بهمن",
    "Hut Hoot Kab Esfand حوت کب اسفند",
)
SOLAR_MONTHS = {name: number for number, names in enumerate(_SOLAR, start=1) for name in names.split()} | {"Tir": 4}
LUNAR_MONTHS = {
    "Muharram": 1, "Safar": 2, "Rabi al-Awwal": 3, "Rabi' al-Awwal": 3, "Rabi al-Thani": 4, "Rajab": 7, "Shaban": 8,
    "Sha'ban": 8, "Ramadan": 9, "Ramazan": 9, "Shawwal": 10, "Dhu al-Qadah": 11, "Dhu al-Hijjah": 12, "Zilhaj": 12,
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "Monday Mon",
            "Tuesday Tues Tue",
            "Wednesday Wed",
            "Thursday Thurs Thu",
            "Friday Fri",
            "Saturday Sat",
            "Sunday Sun",
        )
    )
    for name in names.split()
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "dawn": "DT", "daybreak": "DT", "sunrise": "DT", "morning": "MO", "noon": "MI", "midday": "MI", "afternoon": "AF",
    "evening": "EV", "dusk": "EV", "sunset": "EV", "night": "NI", "nightfall": "NI", "midnight": "NI", "night-time": "NI",
    "nighttime": "NI", "hours": "NI",
}  # fmt: skip
UNITS: dict[str, Unit] = {unit.value: unit for unit in Unit} | {"night": Unit.DAY, "hr": Unit.HOUR, "yr": Unit.YEAR}
# Counts too vague for a number; the middle of what they allow serves where days must be counted.
VAGUE_COUNTS = {"few": 4.0, "several": 5.0, "many": 12.0, "some": 5.0, "couple": 2.0, "recent": 6.0, "": 6.0}
FEAST_NAMES = {
    "ramadan": "ramadan", "ramazan": "ramadan", "ramadhan": "ramadan", "eid al-fitr": "eid al-fitr", "eid ul-fitr": "eid al-fitr",
    "eid-ul-fitr": "eid al-fitr", "eid al-adha": "eid al-adha", "eid ul-adha": "eid al-adha", "eid-ul-adha": "eid al-adha",
    "eid": "eid", "ashura": "ashura", "ashoura": "ashura", "mawlid": "mawlid", "arbaeen": "arbaeen", "christmas eve": "christmas eve",
    "christmas day": "christmas", "christmas": "christmas", "new year's eve": "new year's eve", "new year's day": "new year",
    "new year": "new year", "nowruz": "nowruz", "nawroz": "nowruz", "easter": "easter", "good friday": "good friday",
    "palm sunday": "palm sunday", "thanksgiving": "thanksgiving", "memorial day": "memorial day", "labor day": "labor day",
    "may day": "may day", "bastille day": "bastille day", "halloween": "halloween", "valentine's day": "valentine's day",
}  # fmt: skip


def one_of(words: object) -> str:
    """An alternation, longest first."""
    return "|".join(sorted((re.escape(str(w)) for w in words), key=len, reverse=True))  # type: ignore[attr-defined]


FULL_MONTHS = [
    name
    for name in MONTHS
    if len(name) > 4 or name in ("May", "June", "July", "JUNE", "JULY", "MAY", "март", "мая", "май")
]
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
COUNT = (
    rf"(?:(?!(?:1[3-9]|20)\d\d)\d{{1,4}}(?:[.,]\d{{1,3}})?|(?:{_TENS})(?:[- ](?:{_SMALL}))?|{_SMALL}"
    r"|an?|half an?|several|many|some|(?:a )?few|(?:a )?couple(?: of)?|a dozen|dozens of|hundreds of|a hundred|hundred)"
)
UNIT_WORD = r"(?:minute|hour|day|night|weekend|week|fortnight|month|year|decade|centurie|century|yr|hr)s?"
APPROX = (
    r"(?:(?:about|around|some|roughly|approximately|nearly|almost|over|more than|less than|at least|just over|just under|under|just"
    r"|close to|well over|up to|as many as|only|a little more than|fewer than|another|a further|the|an?) )"
)
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_SHORT_MONTHS = [name for name in MONTHS if name not in FULL_MONTHS]
MONTH = rf"(?:(?:{one_of(FULL_MONTHS)})(?!\w)|(?:{one_of(_SHORT_MONTHS)})(?!\w)\.?)"
FULL_MONTH = rf"(?:{one_of(FULL_MONTHS)})(?![\w])"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?: ?(?:st|nd|rd|th))?(?![\w:%])"
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\w%])(?![,.]\d)"
WEEKDAY = rf"(?:{one_of([w for w in WEEKDAYS if len(w) > 4])})(?![\w])"
WEEKDAY_ANY = rf"(?:{one_of(WEEKDAYS)})(?![\w])\.?"
ERA = r"(?: ?(?:BCE?(?!\w)|B\. ?C\.(?: ?E\.)?|B\.C(?!\w)))"
SEASON = rf"(?i:{one_of(SEASONS)})\b"
EDGE = (
    r"(?i:(?:the )?(?:very )?early(?: in| on)?(?: the)?|(?:the )?late(?: in| on)?(?: the)?|later in|mid(?:-|dle of the |dle of | )|(?:the )?middle of(?: the)?"
    r"|(?:the )?(?:beginning|start|onset|outset)(?: of| in)(?: the)?|(?:the )?(?:very )?(?:end|close)(?: of| in)(?: the)?"
    r"|(?:the )?(?:first|second|latter|last) (?:half|part|week|weeks|days|third|quarter) of(?: the)?|(?:the )?rest of(?: the)?)"
)
PART_OF_DAY = r"(?i:(?:the )?(?:early |late |mid-|pre-)?(?:morning|afternoon|evening|night|nighttime|dawn|dusk|noon|midday|midnight)(?: hours)?)"
_HOUR = r"(?:[01]?\d|2[0-3])"
CLOCK = (
    rf"{_HOUR}:[0-5]\d(?: ?(?i:a\.?m\.?|p\.?m\.?|hrs|hours|GMT|UTC))?|{_HOUR}\.[0-5]\d ?(?i:a\.?m\.?|p\.?m\.?|hrs|GMT)(?!\w)"
    r"|(?:1[0-2]|0?[1-9]) ?(?i:a\.m\.|p\.m\.|am|pm)(?!\w)|(?:[01]\d|2[0-3])[0-5]\d(?= ?(?i:hrs|hours|GMT|UTC|local time))"
)

PRAYER = "prayer"  # name of a weekday told by its prayers
TO_THE_DAY = "to the day"  # name of a shift that is exact: "a year ago today"
NEAR_THE_DAY = "near the day"  # of one to a week: "a year ago on Saturday", "ten years ago this week"
