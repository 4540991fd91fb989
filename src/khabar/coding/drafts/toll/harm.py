"""What became of those counted, by the grammar around the count: dead, wounded, captured, or none of it.

"killing 16 and leaving 40 wounded", "five people died", "nine were captured", "four pupils and their teacher".
"""

from __future__ import annotations

import re

from khabar.coding.drafts.toll.harm_words import (
    DEAD,
    DEAD_SINCE,
    HURT,
    HURT_SINCE,
    IN_HOSPITAL,
    INJURIES,
    KILLING,
    STRUCK,
)
from khabar.coding.drafts.toll.uncounted import counts_none
from khabar.model import Span

LEAD_IN = r"(?:\s+(?:at|least|most|more|than|fewer|less|over|about|around|some|nearly|almost|up|to|another|an|additional|a|further|the|toll|of|rose|rises|climbed|has|have|had|stands|stood|reached|claimed|taken|for|as|many|family|number(?:s|ed)|total(?:s|l?ed)))*\s*$"
ASIDE = r",\s[^,;.:!?\d]{4,50},"
SAID = r"(?<!the )(?<! a )(?<!of )(?<!mass )\b(?:(?:had|have|has) (?:already )?"  # no noun: "after the killing, police said, three men fled"
BEFORE = (
    (re.compile(rf"\b{HURT}{LEAD_IN}", re.I), "injured"),
    (re.compile(rf"\b{DEAD}{LEAD_IN}", re.I), "killed"),
    (re.compile(rf"\b(?:bodies|corpses|(?:cut(?:ting)?|chopp(?:ed|ing)|hack(?:ed|ing)) off the heads|slit(?:ting)? the throats|(?:claim|tak|cost)(?:ed|ing|s)? the li(?:fe|ves)|took the li(?:fe|ves)|(?:at|for|with) the loss) of{LEAD_IN}", re.I), "killed"),
    (re.compile(rf"{SAID}(?:wounded|injured)|(?:wound|injur|hurt|maim)ing){ASIDE}{LEAD_IN}", re.I), "injured"),  # "wounding, a source says, at least eight"
    (re.compile(rf"{SAID}killed|(?:kill|slay|murder|execut|massacr|slaughter|behead)ing|claiming the lives of){ASIDE}{LEAD_IN}", re.I), "killed"),
)
TOLL = re.compile(  # "the toll of the attack rose to", "put the toll at": of the dead, unless the wounded are named
    r"(?:\b(?<!injury )(?<!injured )(?<!casualty )tolls?\b(?!\s+(?:booth|road|plaza|gate|station))|\bnumber of (?:the |those |people |persons |civilians |[a-z]+ ){0,3}?(?:killed|dead|deaths|fatalities|who (?:had |have )?died)\b)(?:(?!\b(?:injur\w+|wounded|hurt|casualt\w+|missing)\b)[^.;]){0,140}?"
    r"(?:\b(?:to|at)|\breach(?:ed|es)|\bstood at|\bpassed|\bwas|\bis)(?:\s+(?:at|least|more|than|over|about|around|nearly|almost|some|now))*\s+$", re.I
)
HURT_NUMBER = re.compile(  # "the number of people injured in the blast rose to"
    r"\bnumber of (?:the |those |people |persons |civilians |[a-z]+ ){0,3}?(?:injured|wounded|hurt|injuries)\b(?:(?!\b(?:killed|dead|died|deaths?|missing)\b)[^.;]){0,110}?"
    r"(?:\b(?:to|at)|\breach(?:ed|es)|\bstood at|\bpassed|\bwas|\bis)(?:\s+(?:at|least|more|than|over|about|around|nearly|almost|some|now))*\s+$", re.I
)
TOTAL = re.compile(r"\btoll\b[^.;]*\b(?:to|at)\s+(?:at least |more than )?\w+[^.;]*$", re.I)  # the sum that a sentence gives before
BODIES = re.compile(r"\s+(?:[\w-]+\s+){0,2}?(?:bod(?:y|ies)|corpses?|deceased|fatalities)\b(?!\s*(?:armou?r|guards?|of (?:water|work)))", re.I)
AFTER = re.compile(
    rf"^(?P<between>[^.;:!?]{{0,90}}?)\b(?:(?P<hurt>{HURT_SINCE}|{INJURIES}|(?P<hospital>{IN_HOSPITAL})|{STRUCK}(?![^.;]{{0,40}}\b{DEAD_SINCE}))|(?P<dead>{DEAD_SINCE}|(?:lost|gave|given|laid down) (?:their|his|her) li(?:fe|ves)|lost the life|embraced martyrdom|attained martyrdom|suffocated|crucified))\b"
    r"(?P<rest>.{0,20})",
    re.I | re.S,
)
LED_UP_TO = 100  # characters before a count that may say what became of the counted
SPARED = (  # what became of the counted, who are neither dead nor wounded by it
    ("captured", r"captured|taken (?:prisoners?|captive)|seized alive"),
    ("arrested", r"arrested|detained|rounded up|picked up|taken into custody"),
    ("missing", r"(?:gone |still |reported )?missing|unaccounted for"),
    ("surrendered", r"surrendered|(?:gave|given) themselves up|laid down their (?:arms|weapons)"),
)
SPARED_AFTER = re.compile(
    r"^(?:\s+(?!(?:and|or|but|who|which|that|after|before|when|while)\b)[\w'-]+){0,4}?\s+(?:(?:was|were|are|is|been|being|had|have|has|also|others?)\s+)*(?:"
    + "|".join(f"(?P<{role}>{words})" for role, words in SPARED)
    + r")\b(?!(?:(?!\b(?:and|while|but)\b)[^.;,]){0,40}\b(?:killed|dead|died|executed|shot|slain|murdered)\b)",
    re.I,
)
SPARED_BEFORE = re.compile(r"\b(?:(?P<captured>captur(?:ed|ing)|took prisoner|taking prisoner)|(?P<arrested>arrest(?:ed|ing)|detain(?:ed|ing)))(?:\s+(?:at least|more than|about|around|some|nearly|up to|another|a further|over))?\s*$", re.I)
PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are|left|got|have|had|had been)\s+(?:\w+ly\s+)?$", re.I)
OBJECT = re.compile(
    r"^\s+(?:at least|more than|the|an?|one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|some|his|her|their|\d+)\b",
    re.I,
)
SUBJECT = re.compile(  # "two men on a motorcycle shot dead Ali Khan"
    r"(?:\s+(?!(?:was|were|been|are|is|being|got|who|which|that|and|or|when|after)\b)[\w'-]+){1,8}?\s+(?:killed|(?:shot|stabbed|hacked|beat|clubbed|stoned|burned)(?: dead| to death)?|gunned down|wounded|injured|murdered|executed|beheaded)\s+"
    r"(?:(?:at least|more than|up to|about|some)\s+)?(?:an?\s(?!year|month|week|day|hour)|(?:the|his|her|their|its|one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|\d[\d,.]*)\s(?!(?:more|others?)\b)"
    r"|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|On|In|At|By|As)[A-Z][a-z])"
)
NAMED = re.compile(r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][a-z]")  # "two men shot dead Ali Khan"
ACTIVE = re.compile(
    r"\s+(?:\w+ ){0,3}?(?:who|that|which)\s+(?:had |have |later |then )*(?:killed|shot|wounded|injured|murdered|executed|massacred|gunned down|stabbed)\s+"
    r"(?:at least|more than|up to|about|some|the|an?|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|several)\b",
    re.I,
)
_PLURAL = r"(?!\w*(?:men|people|children|police)\b)"
_VERB = r"(?!(?:in|on|up|out|off|over|away|back|down)\b|\w*ed\b|(?:withdrew|left|took|said|fell|went|came|ran|began|broke|held|made|got|won|lost|sent)\b)"
_ONE = r"(?:an?|the|his|her|their|its)\s+"
ONE_BESIDE = re.compile(  # somebody beside those counted; no plural, and no subject of a clause of its own
    r"(?:\s+\(?(?!(?:and|who|which|that|were|was|are|had|have|in|at|on)\b)[\w'-]+\)?){0,6}?\s+(?:and|along with|together with|as well as)\s+"
    rf"(?:(?:wife|husband|son|daughter|mother|father|brother|sister)\b|{_ONE}(?!(?:number|dozen|couple|pair|handful|group|crowd|total|score|majority|lot|few|series|string)\b){_PLURAL}{_VERB}[\w'-]*[^s\W](?=\s+(?:in|at|on|near|when|after|before|by|from|of|outside|inside|during)\b)"
    rf"|{_ONE}(?:(?!(?:two|three|four|five|six|seven|eight|nine|ten|other|others|dozens?|several)\b)[\w'-]+\s+){{0,2}}?{_PLURAL}{_VERB}[\w'-]*[^s\W](?=\s*[,.;]|\s*$|\s+(?:who|were|was|dead|died|perished|killed|wounded|injured|hurt)\b|\s+\w+ing (?:with|alongside|beside|for)\b|\s+and\s+\w+(?:ing|ed)\b))",
    re.I,
)
_ITEM = rf"(?:an?|his|her|their|its)\s+(?:(?!(?:two|three|four|five|six|seven|eight|nine|ten|number|group|few|dozens?|several|others?)\b)[\w-]+\s+){{0,2}}?{_PLURAL}{_VERB}[\w'-]*[^s\W]"
ONES_LISTED = re.compile(rf"(?:,\s+{_ITEM})*,?\s+and\s+{_ITEM}(?=\s*[,.;]|\s*$|\s+(?:in|at|on|near|when|after|before|by|from|of|with|outside|inside|during|who|as)\b|\s+and\s+\w+(?:ing|ed)\b)", re.I)
ITEM = re.compile(r"(?:,|\band)\s+(?:an?|his|her|their|its)\b", re.I)
INCLUDED = re.compile(r",\s+(?:including|among (?:them|whom)|(?:most|some|many|half|at least \w+|\w+) of (?:them|whom))\b[^,.;:]{2,60},(?=\s+(?:was|were|had|have|died|lost|sustained|suffered|received)\b)", re.I)  # "fourteen residents, including two children, were hurt"
PATIENTS = re.compile(r"\b(?:patients|bod(?:y|ies)|corpses|remains|relatives|doctors|tonnes|trucks)\b", re.I)  # brought to a hospital, and not for their wounds
TURNS = re.compile(
    r"\b(?:after|before|since|when|while|during|because|arrest\w*|detain\w*|captur\w*|surrender\w*|accus\w*|charg\w*|convict\w*|which|whom)\b",
    re.I,
)
NEXT_COUNT = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|several|another)\b",
    re.I,
)
OTHERS = re.compile(r"^\s*(?:more\s+)?(?:other|others|of (?:his|her|their))\b", re.I)
BESIDE = re.compile(r"\b(?:and|along with|together with|as well as)\s+(?:at least|more than|about|some|another|up to)?\s*$", re.I)
WITH_HIS = re.compile(r"\bwith\s+(?:at least|more than|about|some|another|up to)?\s*$", re.I)
OF_HIS = re.compile(r"\s*(?:more\s+)?of (?:his|her|their)\b", re.I)
WITH_HIM = re.compile(  # "assassinated the commander, along with three of his guards"
    rf"\b(?:(?P<dead>{KILLING})|(?P<hurt>wounded|injured|hurt))\b(?:(?!\b(?:who|which|that|after|when|while|as|but|before)\b)[^;:]){{0,120}}?\b(?:with|as well as|and)\s+(?:(?:at least|more than|about|some|another)\s+)?$", re.I
)
WITH_HERS = re.compile(rf"\b(?:(?P<dead>{KILLING})|(?P<hurt>wounded|injured))\b(?:(?!\b(?:who|which|that|after|when|while|as (?!well)|but|before|was|were|by)\b)[^;:]){{0,120}}?,?\s(?:(?:along|together) with|as well as|and)\s+(?:his|her|their)\s+$", re.I)  # "killed the imam as well as his two sons"
CLAUSE_BEFORE = re.compile(rf"\b(?:{DEAD_SINCE}|{HURT_SINCE}|shot|arrested|captured|missing) (?:on \w+ )?and\s+(?:\w+\s+){{0,2}}$", re.I)  # "was killed and four others hurt"
HARM = re.compile(rf"{DEAD}|{HURT}|\b(?:toll|casualt|martyr|shot|shoot|bod(?:y|ies)|corpse|victim|behead|lynch|hang|stab|gunned|burn|drown|crush|buried|bombed|blew|blast|explo|blood|claim\w* the lives|took the lives|lost|slaughter|slain|massacre|neutrali[sz]|eliminat|ambush|attack|bomb)", re.I)
WERE_HURT = re.compile(r"\s+(?:wounded|injured)\s+(?:[\w-]+\s+){1,2}?(?:was|were|had been|have been)\s+(?:\w+ly\s+)?(?:killed|massacred|executed|murdered|shot dead|slain|slaughtered)\b", re.I)  # "20 wounded men were killed"
SUCCUMBED = re.compile(r"\s+(?:more |other )?(?:(?:badly|critically|seriously) )?(?:wounded|injured)(?: (?!and\b)\w+)? (?:had |have |has |later |also )*(?:succumbed|died)\b", re.I)  # "as seven more wounded succumbed"
OF_THE_HURT = re.compile(r"\s+of\s+(?:the|those)\s+(?:wounded|injured|hurt)\s+(?:\w+\s+){0,2}?(?:died|succumbed)\b", re.I)  # "several of the wounded died": counted with the dead
WERE_HIT = re.compile(rf"[\"']?(?:\s+(?!(?:and|or|who|which)\b)[\w-]+){{0,3}}?\s+(?:had been|have been|were|was)\s+(?!{STRUCK})(?:hit|affected|targeted)\b(?!\s+(?:and|in the)\b)", re.I)
NOT_PEOPLE = re.compile(
    r"^\s*(?:per ?cent|%|km|kilomet\w*|mile|year|month|week|day|hour|minute|o'clock|am\b|pm\b|district|province|village|house|home|vehicle|time|shop|building|dollar|million|side|direction|front|axe|flank|angle|wave|stage|column|(?:different|opposite|other|main) (?:side|direction|front))s?\b",
    re.I,
)

_MEN = r"(?:men|fighters|soldiers|troops|members|police(?:men)?|officers|guards|comrades|heroes|brothers|rebels|militiamen|combatants|commandos|mujahid\w*)"
FELL = re.compile(  # "two of our men fell", "six of its fighters had fallen"; nobody falls dead into hands, back or ill
    rf"\s+(?:of\s+ours|(?=(?:had |have )?(?:fell|fallen)\b)|(?:(?!and\b|who\b|when\b|as\b)[\w'-]+\s+){{0,4}}?{_MEN})\s*(?:had |have |has |also )*(?:fell|fallen)\b"
    r"(?!\s+(?:to|into|back|under|from|out|apart|ill|short|by|off|through|asleep|behind|silent|over|down|sick|prey|victim|foul|in love|in line|in with|on hard)\b)", re.I
)
LOST = re.compile(r"\b(?:lost|losing)(?:\s+(?:at|least|most|more|than|about|around|some|nearly|only|just|another|up|to|a|total|of))*\s+$", re.I)
LOST_MEN = re.compile(rf"\s+(?:of (?:its|his|our|their|her) own\b(?! \w+s\b)|of (?:them|theirs|ours|us)\b|(?:of (?:its|his|our|their|her) )?(?:(?!and\b)[\w'-]+\s+){{0,2}}?(?:{_MEN}|people|martyrs|dead)\b(?! (?:hostage|captive|prisoner)))", re.I)
TWICE = re.compile(r"\s+(?:(?!and\b|but\b)[\w'-]+\s+){0,4}?(?:had been|have been|has been|were|was)\s+(?:\w+\s+)?(?:counted|registered|recorded|listed|written down|entered|reported|included)\s+(?:(?:\w+\s+){0,2}twice|double|under two|in two)\b", re.I)  # "two bodies had been counted twice"
THINGS = re.compile(r"\s+(?:of\s+\w+\s+)?(?:[\w-]+\s+)?(?:boats|cars|trucks|lorries|pick-?ups|buses|minibuses|tanks|helicopters|drones|rockets|missiles|shells|bombs|rounds|checkpoints|outposts|rifles|guns|motorcycles)\b(?!\s+(?:of|full|carrying|drivers|passengers))", re.I)
SAFE = re.compile(r"(?:\s+(?!(?:and|or|but|who|which|that|after|before|when|while)\b)[\w'-]+){0,4}?\s+(?:was|were|had been|have been|has been)\s+(?:\w+ly\s+)?(?:freed|released|rescued|evacuated|displaced|saved|unhurt|unharmed)\b(?!\s+(?:to|and)\b)", re.I)
WAYS = re.compile(r"\s+(?:(?:different|opposite|other|main)\s+)?(?:sides|directions|fronts|axes|flanks|angles|waves|stages|columns)\b", re.I)  # "from two sides", "in three waves"

WOUNDING = r"(?:stabb(?:ed|ing)|knif(?:ed|ing))"  # not "shot": of prisoners and in war it means killed
FATAL = re.compile(rf"\b(?:{DEAD}|fatal\w*|bodies|corpses?)\b", re.I)
OWN_END = re.compile(r"\bbefore (?:being|(?:he|she|they|the \w+) (?:was|were)) .*", re.I | re.S)
STABBED = re.compile(rf"\b{WOUNDING}{LEAD_IN}", re.I)
WERE_STABBED = re.compile(rf"\s+(?:[\w'-]+\s+){{0,4}}?(?:was|were|had been|have been|has been)\s+(?:also\s+)?{WOUNDING}\b", re.I)


def fatal(words: str) -> bool:
    """Whether words that tell of a stabbing tell of a death too, and not of the attacker's own: "before being shot dead"."""
    return FATAL.search(OWN_END.sub("", words)) is not None


def wounded_only(text: str, sentence: Span, count: Span) -> bool:
    """Whether those counted were stabbed, and the sentence knows of no dead: "a man stabbed three people"."""
    hit = STABBED.search(text, sentence.start, count.start)
    return bool(hit or WERE_STABBED.match(text, count.end, sentence.end)) and not fatal(text[sentence.start : sentence.end])


def toll_role(text: str, sentence: Span, count: Span) -> str | None:
    """ "killed", "injured", "captured", "arrested", "missing", "surrendered", "neither" (of those already counted, or hit and no more is said) or None: what the words beside a count say became of the counted."""
    if THINGS.match(text, count.end, sentence.end) or counts_none(text, sentence, count):
        return "neither"
    if NOT_PEOPLE.match(text[count.end : sentence.end]):
        return "neither" if WAYS.match(text, count.end, sentence.end) else None
    if TWICE.match(text, count.end, sentence.end) or SAFE.match(text, count.end, sentence.end):
        return "neither"
    lead = text[max(sentence.start, count.start - LED_UP_TO) : count.start]
    found = [(m.start(), role) for pattern, role in BEFORE if (m := pattern.search(lead))]
    if found:
        follows = AFTER.match(text[count.end : sentence.end])
        if follows and follows["hurt"] and re.search(r"\b(?:leaving|left)\b[^.;]*$", lead):
            return "injured"
        return max(found)[1]
    if HURT_NUMBER.search(text, sentence.start, count.start):
        return "injured"
    if BODIES.match(text, count.end, sentence.end) or TOLL.search(text, sentence.start, count.start):
        return "killed"
    if SUCCUMBED.match(text, count.end, sentence.end):
        return "neither" if TOTAL.search(text, sentence.start, count.start) else "killed"
    if FELL.match(text, count.end, sentence.end) or (LOST.search(lead) and LOST_MEN.match(text, count.end, sentence.end)):
        return "killed"
    if wounded_only(text, sentence, count):
        return "injured"
    spared = SPARED_BEFORE.search(lead) or SPARED_AFTER.match(text[count.end : sentence.end])
    if spared:
        return spared.lastgroup
    if OF_THE_HURT.match(text, count.end, sentence.end) or WERE_HIT.match(text, count.end, sentence.end):
        return "neither"
    follows = AFTER.match(INCLUDED.sub("", text[count.end : sentence.end]))
    if follows is None:
        with_him = WITH_HIM.search(text, sentence.start, count.start) if OF_HIS.match(text, count.end, sentence.end) else WITH_HERS.search(text, sentence.start, count.start)
        return None if with_him is None else "killed" if with_him["dead"] else "injured"
    if WERE_HURT.match(text, count.end, sentence.end):
        return "killed"
    between = follows["between"]
    if follows["hospital"] and PATIENTS.search(between):
        return None
    if TURNS.search(between) or any(
        not between[: m.start()].rstrip().endswith(("and", ",")) for m in NEXT_COUNT.finditer(between)
    ):
        return None
    by_them = NAMED.match(follows["rest"]) and (follows["dead"] or follows["hurt"])[0].islower() and follows["dead"] not in ("died", "dies", "perished")
    active = (OBJECT.match(follows["rest"]) or by_them) and not PASSIVE.search(between)
    return None if active else "injured" if follows["hurt"] else "killed"


STRIKING = re.compile(  # "four bombers wearing belts hit two mosques"; no passive, and nobody "hit by a mine"
    r"(?:\s+(?!(?:was|were|been|are|is|being|got|who|which|that|and|or|when|after|in)\b)[\w'-]+){1,6}?\s+"
    r"(?:attacked|stormed|struck|hit|raided|ambushed|overran|opened fire|fired (?:at|on|upon)|shot at|blew (?:him|her|it)self|blew themselves|detonated|burst into)\b(?!\s+(?:by|in|on|when|while|and|with)\b)"
)


def are_doers(text: str, sentence: Span, count: Span) -> bool:
    """Whether the counted killed, and were not: "six gunmen who killed 20"."""
    after = text[count.end : sentence.end]
    return bool(ACTIVE.match(after) or SUBJECT.match(after) or STRIKING.match(after))


def one_beside(text: str, sentence: Span, counted: Span) -> bool:
    """Whether one more than those counted came to harm: "killing four pupils and their teacher", "two officers and a woman were killed"."""
    return ONE_BESIDE.match(text, counted.end, sentence.end) is not None


def ones_listed(text: str, span: Span) -> tuple[int, int]:
    """Where a list of single persons that begins a span ends, and how many they are: ", his son and his driver"."""
    found = ONES_LISTED.match(text, span.start, span.end)
    return (found.end(), len(ITEM.findall(found[0]))) if found else (span.start, 0)


def others_beside(text: str, count: Span) -> bool:
    """Whether a count is of further people beside somebody named before it: "and eight others", "with three of his guards"."""
    lead, tail = text[max(0, count.start - 40) : count.start], text[count.end : count.end + 24]
    if WITH_HIS.search(lead) and OF_HIS.match(tail):
        return True
    return bool(OTHERS.match(tail) and BESIDE.search(lead)) and not CLAUSE_BEFORE.search(lead)
