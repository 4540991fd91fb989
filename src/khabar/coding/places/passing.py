"""Names told in passing: where somebody went, came from, lives, speaks or lies in hospital, and where a road leads.

Nothing happens there yet, so "the town" and "the camp" of the next sentence are rather those of the scene named before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from khabar.model import Span

REACH = 90  # characters before a name that are looked at
_THE = r"(?:the\s+)?(?:(?:nearby|neighbou?ring|provincial|regional|district|border|port)\s+)?(?:(?:town|city|village|capital|district|province|region|area|direction|camp)\s+(?:of\s+)?)?"
_FREE = r"(?:(?!(?:and|but|where|who|which|after|before|when|while|as)\b)[\w'’%-]+,?\s+){0,6}?"  # words of the same clause
# "Withdrew at nightfall to Sake", "were taken to the hospital of Beni", "thousands have fled to Adré".
LEFT_FOR = re.compile(
    r"\b(?:with?dr[ae]w\w*|withdrawals?|retreat\w*|pull(?:ed|ing|s)?\s+(?:back|out)|f(?:e|a)ll(?:en|ing)?\s+back|fled|flee(?:s|ing)?|flight|escap\w+|displaced|"
    r"(?:was|were|been|being|is|are)\s+(?:\w+\s+)?(?:taken|brought|rushed|transferred|evacuated|airlifted|flown|driven|carried|referred|moved|sent)|evacuated|evacuations?|"
    r"(?:ha[sd]|have|are|is|were|was|been)\s+(?:arriv|leav|head|walk|mov)ing|on\s+foot|regrouped|relocat\w+)\s+"
    rf"{_FREE}(?:to|towards?|for|into|in\s+the\s+direction\s+of)\s+{_THE}$",
    re.I,
)
WAY = re.compile(rf"\b(?:from|(?P<to>(?<!fired )(?<!shot )in\s+the\s+direction\s+of))\s+{_THE}$", re.I)  # "fell upon it from the pass", "ran in the direction of Tal"
# What is left is the scene; what "fighters from Gao" came from, shells were fired from or a road leads from is none.
FROM = re.compile(rf"\bfrom\s+(?:\w+\s+and\s+)?{_THE}$", re.I)
LEAVING = re.compile(
    r"\b(?:with?dr[ae]w\w*|withdrawals?|retreat\w*|pull\w*|f(?:e|a)ll(?:en|ing)?\s+back|driv\w+|drove|expel\w*|expulsion|oust\w*|push\w*|forc\w+|chas\w+|clear\w*|flush\w*|dislodg\w*|evict\w*|rout\w*|wrest\w*|recaptur\w*|"
    r"retak\w+|retook|captur\w*|seiz\w*|liberat\w*|t[ao]k\w+|fled|flee\w*|flight|displac\w*|evacuat\w*|escap\w*|leav\w+|left|departed?|departure|remov\w*|abduct\w*|kidnap\w*|report\w*|news|footage|videos?|photos?|pictures|images|"
    r"witnesses|rescued?|freed|disappear\w*|missing|exodus|move[ds]?|spread\w*|spill\w*)\b[^.;]{0,60}$",
    re.I,
)
FIRED = re.compile(r"\b(?:fired|launched|lobbed|shelled|sent|deployed|travel\w*|came|coming|arriv\w+)\s+(?:\w+\s+){0,4}$", re.I)
OF_THEIR_OWN = re.compile(r"\b(?!(?:away|out|back|up|down|off|miles|km|kilomet\w+|metres|far)\b)[\w'’-]+\s+$", re.I)
# "A doctor at the hospital in Beni", "told a news conference in Bukavu", "who lives in Kati", "the road to Kunduz".
ELSEWHERE = re.compile(
    r"\b(?:(?:hospitals?|clinics?|morgue|infirmary|mortuary)\s+(?:in|at|of)|"
    r"(?:news|press)\s+(?:conference|briefing)\s+(?:held\s+)?in|(?:told|tells)\s+(?:\w+\s+){1,4}?in|(?:journalists|reporters)\s+in|(?:speaking|spoke|said|says|reached|contacted|interviewed|statement|telephone|phone)\s+(?:\w+\s+){0,2}?(?:in|from)|"
    r"(?:lives?|living|lived|resides?|residing|born|based|exiled?|headquartered|native|raised|studied|studying|married|jailed|imprisoned)\s+(?:in|at|of)|"
    rf"(?:roads?|highway|route|track|bus|buses|train|flight|way|convoy|supplies|trucks?|lorries)\s+(?:(?:leading|going|bound|heading|back|on)\s+)?(?:to|for|towards?)|"
    rf"(?:roads?|highway|route|track|bus|train)\s+(?:leading\s+|going\s+)?from\s+(?:\w+\s+){{1,2}}to|between\s+[\w'’-]+\s+and)\s+{_THE}$",
    re.I,
)
# "A nurse in Kati said": who speaks is there; of residents and witnesses it is the scene.
SPEAKER = re.compile(
    r"\b(?:officers?|officials?|doctors?|nurses?|surgeons?|medics?|colonel|general|major|captain|lieutenant|commander|spokes(?:man|woman|person)|diplomats?|analysts?|workers?|traders?|drivers?|chiefs?|leaders?|aid\s+\w+|correspondents?|ministers?|judges?|lawyers?|prosecutors?)"
    rf"\b(?:,?\s+(?:of|from|with|for)\b[^.;,]{{0,50}})?\s+(?:in|at)\s+{_THE}$",
    re.I,
)
SAYS = re.compile(r"(?:,[^,.;]{1,60})?,?\s+(?:\w+ly\s+|also\s+|later\s+|has\s+|have\s+|had\s+)?(?:sa(?:y|ys|id)|told|tells?|report(?:s|ed)?|claim(?:s|ed)?|add(?:s|ed)|den(?:y|ies|ied)|confirm(?:s|ed)?|announce[sd]?|heard|spoke|put)\b", re.I)
# "In Tripoli, Khaled Zwawi, a spokesman, declared": where who speaks is.
SPEAKS_THERE = re.compile(
    r",\s+(?:the\s+|an?\s+)?(?:[A-Z][\w'’.-]*|(?:chief|police|army|military|interior|defen[cs]e|foreign|government)\s)[^.;\"“]{0,90}?\s(?:told|tells|declare[sd]?|sa(?:id|ys)|announce[sd]|denie[sd]|insist(?:ed|s)|admit(?:ted|s)|acknowledge[sd]|claim(?:ed|s))\b"
    r"(?!\s+(?:his|her|their)\b)"
)
IN = re.compile(rf"(?:^|[.;\n]\s*|\s)(?:In|From)\s+{_THE}$")
OWNS = re.compile(r"['’]s?\s+(?:(?:defen[cs]e|foreign|interior|military|army|police|chief|special|main|state|own)\s+)*(?:spokes\w+|ministry|minister|government|army|military|men|troops|soldiers|forces?|navy|envoy|ambassador|intelligence)\b")  # a capital for its state
BASED = re.compile(r"[-‑]based\b", re.I)
LED_TO = re.compile(rf"(?:to|towards?|for|into|of|in|at|from|and)\s+{_THE}$", re.I)  # before every name of which the words before it tell anything
GOES_ON = re.compile(r"\s*,?\s+(?:where|and\s+(?:then|there))\b", re.I)  # "to Sake, where they shelled the camp"


@lru_cache(256)  # asked when a place is grounded, and of each draft that has it
def in_passing(text: str, name: Span) -> bool:
    """Whether the words around a name of a place tell that nothing happens there: "withdrew to X", "a doctor in X said", "fighters from X"."""
    if GOES_ON.match(text, name.end):
        return False
    if BASED.match(text, name.end) or OWNS.match(text, name.end):
        return True
    if not LED_TO.search(text[max(0, name.start - REACH) : name.start]):
        return False
    if IN.search(text, max(0, name.start - REACH), name.start) and SPEAKS_THERE.match(text, name.end):
        return True
    start = max(text.rfind(". ", 0, name.start), text.rfind("\n", 0, name.start), name.start - REACH) + 1
    lead = text[max(0, start) : name.start]
    if LEFT_FOR.search(lead) or way(text, name) == "to" or ELSEWHERE.search(lead) or (SAYS.match(text, name.end) and SPEAKER.search(lead)):
        return True
    origin = FROM.search(lead)
    if origin is None:
        return False
    before = lead[: origin.start()]
    return FIRED.search(before) is not None or (LEAVING.search(before) is None and OF_THEIR_OWN.search(before) is not None)


def way(text: str, name: Span) -> str | None:
    """Whether a name stands right behind "from" or "in the direction of": "from" or "to"."""
    found = WAY.search(text, max(0, name.start - REACH), name.start)
    return ("to" if found["to"] else "from") if found else None
