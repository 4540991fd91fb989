"""What corroboration reads from words that no claim has as a slot: the one file of it that looks inside a sentence.

Looking inside sentences is the coder's work; what stands here is to move there once a claim can say it: that a telling is set apart
from the one before it, the part of the day, a place won back, a share of all districts, a notice of correction, a report
that speaks of "our fighters". Everything takes texts or one claim and knows nothing of other reports. English, as reports are read.
"""

from __future__ import annotations

import math
import re

from khabar.model import Amount, EventClaim, Number, VersionKind

# ------------------------------------------------------------------------------------------------ this happening or another
APART = re.compile(
    r"(?<!each )\b(?:other|another|second|third|separate|different)\b(?:(?!\b(?:was|were|is|are|been|being|had|has|have|who|that|which)\b)[\s\w'’-]){0,24}$",
    re.IGNORECASE,
)
# A bomb in the morning and one in the evening are two; "night" belongs to the evening of one report and the dawn of another.
HOURS = {
    "morning": re.compile(r"\b(?:mornings?|breakfast|sunrise|daybreak|\d{1,2}(?:[:.]\d\d)? ?a\.?m\b)", re.IGNORECASE),
    "evening": re.compile(r"\b(?:evenings?|afternoons?|dusk|sunset|nightfall|\d{1,2}(?:[:.]\d\d)? ?p\.?m\b)", re.IGNORECASE),
}  # fmt: skip
BACK = re.compile(
    r"\bre-?(?:t(?:ook|ak)|captur|gain|cover|conquer|claim|w[io]n|establish|enter|liberat)\w*|"
    r"\b(?:got|get|won|win|took|taken?|went|came)\b[^.]{0,12}\bback\b|\bback (?:in|into|under)\b(?: [\w'’]+){0,3} (?:hands?|control|rule)\b|\b(?:again|once more|second time)\b",
    re.IGNORECASE,
)
AFTER = 14  # characters after the trigger in which "it back" stands
APART_FIRST = re.compile(r"(?:the other|another|a second|a third|a separate)\b", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\W*(?:in an?(?:other)? (?:separate|different|other|unrelated|second) \w+|separately|elsewhere)\b", re.IGNORECASE
)
AFTERWARDS = re.compile(r"\b(?:days?|weeks?|months?|years?) (?:after|before|since)\b[^.;,]{0,40}$", re.IGNORECASE)
DATED_FIRST = re.compile(
    r"\W*(?:(?:on|in|last|since|during) (?:the )?[A-Z]?[a-z]* ?\d{1,4}\b|last (?:week|month|year)\b)", re.IGNORECASE
)
NEW = re.compile(r"\ban?(?: [\w'’-]+){0,2} ?$", re.IGNORECASE)
NEW_FIRST = re.compile(r"an? ", re.IGNORECASE)
FAR = 40  # characters before the trigger
FIRST = re.compile(
    r"\W*(?:the|one) first (?:(?:attack|blast|explosion|bomb|bombing|strike|incident|raid|clash|assault) )?",
    re.IGNORECASE,
)


def set_apart(claim: EventClaim) -> str:
    """Which of several its words say it is: "first", "other" ("the second blast", "in a separate incident"), or nothing."""
    if claim.sentence is None:
        return ""
    before = claim.sentence.text[: max(0, claim.quote.start - claim.sentence.start)]
    if FIRST.fullmatch(before):
        return "first"
    if APART.search(before[-FAR:]) or APART_FIRST.match(claim.quote.text) or ELSEWHERE.match(claim.sentence.text):
        return "other"
    new = NEW_FIRST.match(claim.quote.text) or NEW.search(before[-FAR:])
    return "other" if new and DATED_FIRST.match(claim.sentence.text) else ""


def looks_back(claim: EventClaim) -> bool:
    """ "Five days after they had been driven out": what is told here came before what the sentence is about."""
    if claim.sentence is None:
        return False
    return AFTERWARDS.search(claim.sentence.text[: max(0, claim.quote.start - claim.sentence.start)]) is not None


def hours_of(claim: EventClaim) -> frozenset[str]:
    """The part of the day that the sentence names, nearest to the trigger where it names two."""
    text = (claim.sentence or claim.quote).text
    at = claim.quote.start - claim.sentence.start if claim.sentence else 0
    found = [(abs(m.start() - at), hour) for hour, pattern in HOURS.items() for m in pattern.finditer(text)]
    return frozenset([min(found)[1]]) if found else frozenset()


def won_back(claim: EventClaim) -> bool:
    """ "Retook", "got it back", "fell again": a place that had been in other hands between."""
    if claim.sentence is None:
        return BACK.search(claim.quote.text) is not None
    at = claim.quote.start - claim.sentence.start
    return BACK.search(claim.sentence.text[at : at + len(claim.quote.text) + AFTER]) is not None


# ------------------------------------------------------------------------------------------------ who is meant
# Pronouns and the like that are coded as who did it; they name nobody.
NOT_A_SIDE = re.compile(
    r"(?:no[ -]?(?:body|one)|who(?:m|ever)?|they|them|he|she|it|we|us|i|others?|those|these|some(?:body|one)?|any(?:body|one)|(?:the )?(?:rest|others?)|"
    r"the|an?|(?:the )?(?:front|group|side|sides|movement|organi[sz]ation))",
    re.IGNORECASE,
)
OWN_MEN = re.compile(
    r"\bour(?: \w+)? (?:fighters|forces|men|mujah\w+|heroes|soldiers|troops|martyrs|comrades|units|lions|brothers in arms)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[\"“][^\"”]{0,600}[\"”]")


def names_nobody(name: str) -> bool:
    return NOT_A_SIDE.fullmatch(name.strip()) is not None


def speaks_of_own_men(text: str) -> bool:
    """ "Our fighters", outside quotations: the report itself is of a side."""
    return OWN_MEN.search(QUOTED.sub(" ", text)) is not None


# ------------------------------------------------------------------------------------------------ how many places
PARTS = re.compile(r"\b(?:districts|villages|towns|provinces|counties|settlements)\b", re.IGNORECASE)
UNITS = r"(?:districts|counties|municipalities|communes|townships)"
TOTAL = re.compile(
    rf"\bof (?:the |its |all )?(?:[a-z][\w'’]* )?(?P<all>\d[\d,]{{0,8}}) (?:\w+ )?{UNITS}\b", re.IGNORECASE
)
SHARES = {"half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 1 / 4, "one quarter": 1 / 4,
          "three quarters": 3 / 4, "a fifth": 1 / 5, "one fifth": 1 / 5}  # fmt: skip
SHARE = re.compile(
    r"\b(?P<side>more than|over|at least|less than|under|fewer than|about|nearly|almost|some)?\s*"
    rf"(?:(?P<words>{'|'.join(name.replace(' ', '[ -]') for name in SHARES)})|(?P<percent>\d{{1,3}}(?:\.\d{{1,6}})?) ?(?:percent|per cent|%)) of\b",
    re.IGNORECASE,
)
ABOUT = 0.1  # of a total: what "about" and "nearly" leave open on either side


def speaks_of_parts(text: str) -> bool:
    """ "Districts", "villages": unnamed parts of the area that is named."""
    return PARTS.search(text) is not None


def share_said(text: str) -> tuple[Amount | None, int | None]:
    """A share of a total that the sentence names, as a number of places; and that total."""
    of = TOTAL.search(text)
    total = int(of["all"].replace(",", "")) if of else None
    share = SHARE.search(text)
    return (of_share(share, total) if share and total else None), total


def of_share(share: re.Match[str], total: int) -> Amount:
    words = (share["words"] or "").lower().replace("-", " ")
    number = (float(share["percent"]) / 100 if share["percent"] else SHARES[words]) * total
    near = ABOUT * total
    match (share["side"] or "").lower():
        case "more than" | "over" | "at least":
            return Amount(math.ceil(number), math.ceil(number), None)
        case "less than" | "under" | "fewer than":
            return Amount(None, math.floor(number), math.floor(number))
        case _:
            return Amount(max(0, math.floor(number - near)), round(number), math.ceil(number + near))


# ------------------------------------------------------------------------------------------------ notices of a page
# What is taken back must be the page: troops are withdrawn, and speakers retract their words, in any news.
RETRACTS = re.compile(
    r"\bretraction(?: notice)?\s*:|"
    r"\b(?:this (?:article|story|report|post)|the (?:article|story|post)) (?:has been|was) (?:retracted|withdrawn)\b|"
    r"\b(?:retract(?:s|ed)|withdraw[sn]?|withdrew) (?:this (?:article|story|report|post)|(?:the|our|its) (?:article|story|post))\b|"
    r"\bkill(?:s|ed) the story\b",
    re.IGNORECASE,
)
CORRECTS = re.compile(
    r"\b(?:corrections?\s*:|corrected (?:on|to|version)|this (?:article|story|report|post) (?:has been|was) (?:amended|corrected)|"
    r"an? (?:earlier|previous) version (?:of this|said|stated|gave)|we apologi[sz]e for (?:the|this|our|any) (?:error|mistake|confusion)|clarification\s*:)",
    re.IGNORECASE,
)
NOTICE = 600  # characters at either end of a page in which a notice about the page itself stands


def page_notice(text: str) -> VersionKind:
    """What a page says of itself, at its head or foot."""
    ends = f"{text[:NOTICE]}\n{text[-NOTICE:]}"
    if RETRACTS.search(ends):
        return VersionKind.RETRACTION
    return VersionKind.CORRECTION if CORRECTS.search(ends) else VersionKind.UPDATE


HARM = re.compile(
    r"\W*(?:(?:has|had|have|was|were|been|being|the|their|its|an?|\d+|\w+ly)\s+)*(?:kill(?:ed|ing|s)?|die[ds]?|dying|dead|deaths?|fell|lost|wound(?:ed|ing|s)?|injur(?:ed|ing|ies|y)|martyred|bod(?:y|ies)|casualt(?:y|ies)|neutrali[sz]ed|slain|perished)"
    r"(?:\s+(?:in action|their lives|\w+ (?:men|soldiers|fighters)))?\W*",
    re.IGNORECASE,
)


def only_counts(trigger: str) -> bool:
    """ "Killed", "died", "the bodies": who says how many died has not said that there was a fight, nor how a place changed hands."""
    return HARM.fullmatch(trigger) is not None


CORRECTION = re.compile(
    r"\b(?:and|but) not (?:the )?(?P<not>[\w-]+)(?: (?:people|persons|dead|deaths|soldiers|civilians|victims|or more))?(?:,| as\b| that\b|\.|$)|"
    r"\b(?:corrected|revised|lowered) (?:\w+ ){0,6}?(?:down |up )?(?:to|from)\b|\b(?:counted|registered|written down|listed) twice\b",
    re.IGNORECASE,
)


def corrects(text: str) -> bool:
    """ "Nine people died, and not eleven", "the toll was revised down to nine": a figure that stands in place of an earlier one."""
    found = CORRECTION.search(text)
    return found is not None and (found["not"] is None or is_counted(found["not"]))


HEADED = re.compile(r"^\W*(?:official\s+)?(?:correction|corrected|corrects|erratum|clarification)\b|\(corrects\b|\bin correction of\b", re.IGNORECASE | re.MULTILINE)
WAS_WRONG = re.compile(r"\b(?:figure|number|toll|count)s?\s+(?:of\s+)?(?:[\w-]+)?[^.;]{0,60}?\b(?:was|were|is|are|had been)\s+(?:wrong|incorrect|mistaken|in error|too high|too low)\b", re.IGNORECASE)
HEADING = 400  # characters of a page in which it says that it corrects


def is_correction(text: str) -> bool:
    """ "CORRECTION of the list of victims", "(Corrects toll to nine)", "the figure of nineteen was wrong": a report that puts right what was given before."""
    return HEADED.search(text[:HEADING]) is not None or WAS_WRONG.search(text) is not None


DIGEST = re.compile(
    r"\b(?:(?:news|press|media|weekly|daily|monthly|morning|evening|conflict|security) (?:digest|round-?up|review)\b|digest (?:no\b|of\b|for\b|,|\d)|"
    r"(?:compiled|collected|gathered|drawn) (?:entirely |only )?from (?:\w+ ){0,2}(?:published|press|media|open|news)\b|from (?:published|press|media|open) (?:reports|sources)\b|(?:press|media) reports of the (?:week|day)\b)",
    re.IGNORECASE,
)
DIGEST_ENDS = 300  # characters at either end in which a report says that it is one


def is_digest(text: str) -> bool:
    """ "Weekly digest", "compiled from published reports", at the head or the foot: a report made of others' reports."""
    return DIGEST.search(text[:DIGEST_ENDS]) is not None or DIGEST.search(text[-DIGEST_ENDS:]) is not None


COUNTED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|scores?|several|many|few|some|all|both|no|a couple|pair|half)\b",
    re.I,
)


def is_counted(words: str | None) -> bool:
    """Whether a number stands in words, and not only somebody who is one: "at least six", but not "the mayor"."""
    return words is None or COUNTED.search(words) is not None


COUNTED_NOUN = re.compile(r"(?:(?:of )?(?:the|those|these|his|her|their|its|our|more|other) )*(?:[\w'’-]+ ){0,1}[\w'’-]+", re.I)


def words_behind(claim: EventClaim, number: Number) -> str:
    """Whom a figure counts, by the words right behind it: "forty [terrorists]", "twenty-two [of the enemy]"."""
    if number.quote is None or claim.sentence is None or not claim.sentence.start <= number.quote.start < claim.sentence.end:
        return ""
    found = COUNTED_NOUN.match(claim.sentence.text[number.quote.end - claim.sentence.start :].lstrip())
    return found[0] if found else ""


HOUSEHOLDS = re.compile(r"\s+(?:\w+\s+)?(?:famil(?:y|ies)|households?)\b", re.IGNORECASE)


def in_households(claim: EventClaim, number: Number) -> bool:
    """Whether a figure counts families and no people."""
    if claim.sentence is None or number.quote is None:
        return False
    return HOUSEHOLDS.match(claim.sentence.text, max(0, number.quote.end - claim.sentence.start)) is not None


FOUGHT = re.compile(
    r"\b(?:storm|overr[au]n|seiz|assault|attack(?!ers?\b)|fought|fight(?!ers?\b)|clash|battle|combat|offensive|resist|rout(?:ed|s|ing)\b|drove|beaten|crush|under fire|gunfire|shell|bombard|kill|slain|neutrali[sz]|eliminat|ambush|fierce|destroy)",
    re.IGNORECASE,
)
UNFOUGHT = re.compile(r"\b(?:without|no|not|nor|never)\s+(?:\w+\s+){0,3}?(?:fight|fighting|fought|resist\w*|shots?|clash\w*|battle|combat|bloodshed|attack\w*)\b", re.IGNORECASE)


def tells_a_fight(claim: EventClaim) -> bool:
    """Whether the words of a taking say that it was fought for; "recaptured", "entered" and "lost" leave that open."""
    text = UNFOUGHT.sub(" ", (claim.sentence or claim.quote).text)
    return FOUGHT.search(text) is not None


LOSS = re.compile(r"(?:ha(?:s|ve|d) )?(?:los(?:t|es?|ing)|f[ae]ll(?:en|s)?)\b", re.IGNORECASE)


def tells_a_loss(claim: EventClaim) -> bool:
    """ "Lost the town", "the town fell": of the one who lost it."""
    return LOSS.match(claim.quote.text) is not None
