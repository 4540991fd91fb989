"""Speakers whom the finder did not see: the subjects of verbs of saying, and whom "according to" names.

"..., say some shepherds.", "police sources have said that ...", "..., he said.": grammar alone says that they speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from khabar.coding.draft import PEOPLE, Found, Mention, MentionKind
from khabar.coding.finding.speech import sayings
from khabar.model import Span

SEEN = 0.5  # score of a mention that grammar alone sees
CLOSING = re.compile(  # "..., attorneys for the family said on Friday."
    r",[\"']*\s+(?P<who>[^,;:.\"()]{3,60}?)\s+(?:said|says|say|added|reported|announced|confirmed|confided|recounted|indicated|told (?:us|me|reporters|journalists))(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s+in an? \w+)?\.?[\"']?\s*$"
)
INVERTED = re.compile(  # "..., say some shepherds."
    r",[\"']*\s+(?:said|says?|added|reported|recounted|explained|confided|indicated)\s+(?P<who>(?:an?|the|some|several|two|three|one|local)\s+[^,;:.\"()]{3,50}?)\.?[\"']?\s*$"
)
ACCORDING_TO = re.compile(r"\b[Aa]ccording to (?P<who>[^,;:.\"()]{3,50}?)(?=[,.;]|\s+(?:and|who|which|that|on|in|at|from|released|published|obtained|reviewed)\b)")
WHO_COUNTS = re.compile(  # "The governorate of Oldtown puts the number at 600"
    r"(?P<who>(?:The|An?|Local|Its|Their)\s[^,;:.\"()]{3,50}?)\s+(?:(?:has|have|had|itself|also|only|now|later)\s+)*"
    r"(?:sp(?:eaks?|oke)\s+of\s+(?:about |some |only |just )*\d|(?:puts?|g[ai]ves?|cit(?:es|ed))\s+(?:an?|the|its|that|this)\s+(?:\w+\s+){0,2}?(?:number|figure|total|estimate|count|tally)\b)"
)
NO_SPEAKER = re.compile(r"(?:he|she|it|they|who|which|that|as|and|but|has|have|had|was|were|is|are|also|later|never|a law|plan|schedule)\b", re.I)
FINITE = re.compile(r"said|says?|told|insist(?:s|ed)?|suggest(?:s|ed)|add(?:s|ed)|argue[sd]|explain(?:s|ed)|acknowledge[sd]|maintain(?:s|ed)|confirm(?:s|ed)|believe[sd]?|claimed|warned|noted|recalled|wrote|writes|tweeted|announced|reported|conceded|contend(?:s|ed)|stressed|complain(?:s|ed)|alleged|admit(?:s|ted)|stated|made clear|indicate[sd]?|reveal(?:s|ed)|conclude[sd]|f(?:ou|i)nds?|show(?:s|ed)?", re.I)
ADVERBS = re.compile(r"(?:\s+(?:has|have|had|also|later|then|earlier|now|further|recently|repeatedly|publicly|(?!(?:family|assembly|ally|Italy)\b)\w+ly))*\s+$", re.I)
SUBJECT = re.compile(  # all that stands between the clause's beginning and the verb
    r"(?:(?:But|And|Yet|Still|Meanwhile|However|that|and|but)\s+)?(?P<who>(?P<pronoun>he|she)|(?P<others>some|others|many|several|those\s\w+ed)|(?:(?:the|an?|some|several|many|two|three|four|both|his|her|their|its|one|local|other)\s)?(?:[\w'’.-]+\s){0,5}(?P<head>[\w’'-]+))", re.I
)
BOUNDARY = re.compile(r"[,.;:\"()\n]|\s-\s")
NO_SUBJECT = re.compile(
    r"\b(?:who|whom|which|that|what|where|when|while|why|how|as|if|than|because|since|after|before|until|though|although|is|are|was|were|be|been|being|has|have|had|will|would|could|can|may|might|must|should|do|does|did|not|never|"
    r"to|by|for|with|from|of|in|on|at|into|over|under|against|about|it|this|these|i|we|you|there|so|or|no|nobody|none|neither|few|nothing|any\w+|every\w+|(?!(?:family|assembly|ally|Italy)\b)[\w-]+ly)\b",
    re.I,
)
DETERMINED = re.compile(r"(?:the|an?|some|several|many|two|three|four|both|his|her|their|its|one|local|other)\s", re.I)
PRONOUN = re.compile(r"\b(?:he|she|they|him|them|me|us)\b", re.I)
VERB_WITHIN = re.compile(r"^(?:(?:the|an?|some|several|two|three|four|both|his|her|their|its|one|other)\s)?+[\w'’.-]+\s.*\b\w{2,}ed\b", re.I)
WITH_ITS_PLACE = re.compile(  # behind a quotation: "a teacher at the school said"
    r"(?P<who>(?P<pronoun>(?!))?(?P<others>(?!))?(?:(?:the|an?|some|several|many|two|three|four|both|his|her|their|its|one|another|local|other)\s)?(?:[\w'’.-]+\s){0,4}?(?P<head>[\w’'-]+)\s(?:of|in|at|for|from|with|near|on)\s[^,.;\"]{3,50})", re.I
)
NO_HEAD = re.compile(r"^(?:the|an?|his|her|their|its)$|['’]s?$", re.I)  # "the announced entry", "the army's announced entry"
ADJECTIVE = re.compile(r"announced|reported|claimed|alleged|suggested|stated|confirmed|believed", re.I)
QUANTITY = re.compile(r"\d.*|one|two|three|four|five|six|seven|eight|nine|ten|both|some|many|several|others?", re.I)  # "three reported attacks"
NEAR = 70  # characters of the subject of a verb of saying, at most


def subjects(text: str, sentence: Span, taken: set[int]) -> Iterator[Mention]:
    """The subjects of the sentence's finite verbs of saying that are no mention yet."""
    for cue in sayings(text, sentence.start, sentence.end):
        m = subject_of(text, sentence, cue.start()) if FINITE.fullmatch(cue[0]) else None
        if m is None or (ADJECTIVE.fullmatch(cue[0]) and QUANTITY.fullmatch(m["head"] or m["who"])) or not taken.isdisjoint(range(*m.span("head" if m["head"] else "who"))):
            continue
        if m["head"] is None or is_named(m["who"], m["head"]):
            yield Mention(m.start("who"), m.end("who"), MentionKind.PERSON if m["pronoun"] else MentionKind.GROUP, SEEN)


def subject_of(text: str, sentence: Span, verb: int) -> re.Match[str] | None:
    """What stands between the beginning of a clause and its verb, where that can be a subject."""
    low = max(sentence.start, verb - NEAR)
    begin, mark = low, ""
    for boundary in BOUNDARY.finditer(text, low, verb):
        begin, mark = boundary.end(), boundary[0]
    before = ADVERBS.search(text, begin, verb)
    if before is None or (not mark and low > sentence.start):
        return None
    while begin < verb and text[begin].isspace():
        begin += 1
    m = (WITH_ITS_PLACE.fullmatch(text, begin, before.start()) if mark == '"' else None) or SUBJECT.fullmatch(text, begin, before.start())
    return m if m and not NO_SUBJECT.search(text, m.start("who"), m.end("head") if m["head"] else m.end("who")) else None


def is_named(who: str, head: str) -> bool:
    """Whether words can be a subject: with an article, in the plural or by a name, and neither a pronoun nor a verb among them."""
    if PRONOUN.search(who) or NO_HEAD.search(head) or VERB_WITHIN.search(who):
        return False
    return DETERMINED.match(who) is not None or head[0].isupper() or (head.endswith("s") and not head.endswith("ss"))


def with_speakers(found: Found, text: str, sentences: Sequence[Span]) -> Found:
    """The mentions with those whom "..., X said.", "according to X" and "X puts the number at" name and the finder did not see."""
    taken = {at for m in found.mentions if m.kind in PEOPLE for at in range(m.start, m.end)}
    extra: list[Mention] = []
    for s in sentences:
        closing = CLOSING.search(text, s.start, s.end)
        inverted = None if closing else INVERTED.search(text, s.start, s.end)
        for m in (*(c for c in (closing, inverted) if c), *ACCORDING_TO.finditer(text, s.start, s.end), *(c for c in (WHO_COUNTS.match(text, s.start, s.end),) if c)):
            start, end = m.span("who")
            if not NO_SPEAKER.match(m["who"]) and "\n\n" not in m["who"] and taken.isdisjoint(range(start, end)):
                extra.append(Mention(start, end, MentionKind.GROUP, SEEN))
                taken.update(range(start, end))
        extra += subjects(text, s, taken)
    return Found((*found.mentions, *extra), found.drafts) if extra else found
