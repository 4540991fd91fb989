"""What was struck: the head noun of the thing that an attack was on. "Bombed a hospital in Oldtown", "two schools were shelled", "exploded in a market".

The finder's own value is the likeliest of a list and often noise. It stands where it is sure and the sentence has a noun of its class, and yields to the noun
that grammar gives.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.families import VIOLENT
from khabar.model import EventType, Span

EVENTS = frozenset(EventType)
STRIKING = VIOLENT | {"destruction", "looting", "riot", "territory_taken", "crowd_force"}
_LED = r"(?:army|military|air force|navy|naval|border|rebel|security|frontier|artillery)"
NOUNS = {  # the nouns of each class; where two end at the same word the longer is meant
    "hospital": r"hospitals?|clinics?|(?:health|medical|maternity|trauma) (?:cent(?:re|er)|post|facility|facilitie|unit|ward|clinic)s?|infirmary",
    "school": r"(?:(?:high|primary|secondary|boarding|girls'?) )?schools?|kindergartens?|nurser(?:y|ies)|universit(?:y|ies)|colleges?|madrass?as?|campus(?:es)?|dormitor(?:y|ies)",
    "mosque": r"mosques?|imambarg[ah]+s?|muslim shrines?|shi'?ite shrines?|sufi shrines?",
    "church": r"church(?:es)?|cathedrals?|monaster(?:y|ies)|chapels?|convents?",
    "market": r"markets?|bazaars?|supermarkets?|market ?places?|shopping (?:cent(?:re|er)|mall)s?",
    "home": r"homes?|houses?|residences?|(?:apartment|residential|housing|tower) (?:block|building|estate|complex|complexe)s?|apartments|dwellings?|high-rises?|flats?",
    "aid": r"(?:aid|relief|food|humanitarian|un|wfp) (?:convoy|warehouse|depot|truck|lorr(?:y|ie)|(?:distribution )?cent(?:re|er)|distribution (?:point|site)|store|shipment|supplie)s?|aid",
    "media": r"(?:radio|television|tv|broadcasting) (?:station|tower|mast|cent(?:re|er)|building|channel)s?|newspaper (?:office|building)s?|broadcasters?",
    "power": r"(?:electric(?:al|ity)?|power|nuclear|thermal|hydroelectric|hydropower|energy) (?:power )?(?:plant|station|line|grid|substation|facility|facilitie|sub-station|pylon|infrastructure|site|network)s?|substations?|pylons?",
    "water": r"water (?:plant|tank|tower|station|pump|main|pipe|treatment plant|pumping station|pipeline|tanker|reservoir|facility|facilitie|well)s?|pumping stations?|desalination plants?|reservoirs?|wells",
    "checkpoint": rf"(?:{_LED} )?(?:check ?points?|check[- ]posts?|road ?blocks?)",
    "base": rf"(?:{_LED} )?(?:bases?|barracks|garrisons?|outposts?|positions?)|(?-i:[A-Z]{{2,}}) (?:training )?(?:camp|post)s?|{_LED} (?:posts?|camps?|headquarters|compounds?|training (?:camp|cent(?:re|er)|ground)s?|academy|academies)",
    "convoy": r"(?:[\w]+ )?(?:convoys?|motorcades?)",
    "border_post": r"(?:border|frontier) (?:(?:guard|police) )?(?:posts?|crossings?|outposts?|checkpoints?|stations?)",
    "airport": r"airports?|airfields?|runways?|aerodromes?",
    "oil": r"(?:oil |petroleum )?refiner(?:y|ies)|(?:oil|fuel|petrol|gas|petroleum) (?:depot|tank|terminal|facility|facilitie|field|installation|well|plant|pipeline|storage (?:site|facility|tank|depot)|rig|platform|store|reservoir|station|infrastructure)s?|oilfields?|pipelines?",
    "government": r"(?:government|council|governor's|district|municipal|provincial|administrative|administration|tax|mayor's) (?:building|office|compound|headquarters|complex|cent(?:re|er)|residence)s?|parliament(?: building)?|court ?houses?|courts?|(?:town|city) halls?|presidential palace|ministry(?: building)?|ministries|police (?:station|headquarters|post)s?",
    "diplomatic": r"embass(?:y|ies)|consulates?|(?:diplomatic|embassy|consular) (?:mission|compound|building|quarter|convoy|vehicle)s?",
    "polls": r"polling (?:station|cent(?:re|er|er)|place|site)s?|(?:election|electoral) (?:commission )?(?:office|cent(?:re|er)|headquarters)s?|ballot boxes",
    "prison": r"prisons?|jails?|detention (?:cent(?:re|er)|facility|facilitie|camp)s?|penitentiar(?:y|ies)",
    "vehicle": r"(?:armou?red |police |army |military |school |passenger )?(?:vehicles?|cars?|bus(?:es)?|minibus(?:es)?|trucks?|lorr(?:y|ies)|motorcycles?|motorbikes?|taxis?|trains?|pick-?ups?|vans?|jeeps?|humvees?|ambulances?)",
    "camp": r"(?:(?:refugee|displacement|idp|displaced persons'?|displaced people'?s?) )camps?|camps? (?:for|of|housing|sheltering|hosting) (?:the )?(?:\w+ )?(?:displaced|refugees)(?: (?:people|persons|families|civilians))?",
    "bridge": r"(?:(?:railway|road|rail) )?bridges?",
    "crops": r"crops|farmland|orchards?|olive (?:trees|groves?)|harvests?|(?:wheat|maize|rice|sorghum) (?:field|farm|store)s?",
}
NOUN = "|".join(f"(?P<{kind}>{words})" for kind, words in sorted(NOUNS.items(), key=lambda x: x[0] not in ("aid", "diplomatic", "border_post", "water", "oil", "power", "camp", "polls", "government")))
ENDS = (  # what a noun that is the head of its phrase is followed by: no "market traders", no "hospital's director"
    r"(?=\s*(?:[,.;:!?)\"”]|$|—|–|-\s)|\s+(?:in|on|at|near|of|outside|inside|with|and|or|but|after|before|as|while|when|that|which|where|who|whose|belonging|used|from|during|to|for|by|overnight|early|late|last|this|yesterday|"
    r"today|was|were|is|are|had|has|have|south|north|east|west|under|along|across|between|around|about|amid|following|killing|wounding|injuring|causing|leaving|carrying|housing|sheltering|[a-z]+ly|full|packed|close|run|over|owned|operated|built|beside|behind|beyond|within|among|manned|guarded|held|protected|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:an?|the|\d+|two|three) (?:hour|day|week|kilomet|mile|km))\b)"
)
_ADJ = r"(?:(?!(?:and|or|but|in|on|at|near|of|outside|with|by|from|to|for|after|before|as|while|when|that|which|who|during|behind|over|about|killing|using|people|men|man|soldiers?|troops|police officers?)\b)[\w'’.-]+\s+)"
_DET = r"(?:(?:an?|the|its|his|her|their|this|that|another|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|dozens of|hundreds of|scores of|at least|more than|about|[\d,.]+)\s+)"
OBJECT = re.compile(rf"\s+(?:(?:on|against|at|into|up|down|fire (?:on|to|at)|to|targeting|hitting|storming|destroying|damaging)\s+)?{_DET}*{_ADJ}{{0,4}}?(?:{NOUN}){ENDS}", re.I)
AT = re.compile(rf"(?:\s+(?!(?:and|or|but|who|which|that|when|while|after|before|as|near|from|for|with|using)\b)[\w'’.,-]+){{0,10}}?\s+(?:in|at|on|inside|outside|into|against|through|hitting|targeting|striking)\s+{_DET}{_ADJ}{{0,4}}?(?:{NOUN}){ENDS}", re.I)
WAS = re.compile(r"(?:was|were|been|being)\b", re.I)
SUBJECT = re.compile(rf"\b(?:{NOUN})(?:\s+(?:in|at|near|of|on|outside|belonging to)\s+[^,.;:]{{1,40}}?)?\s+(?:(?:was|were|had been|have been|has been|being)\s+)?(?:also\s+|\w+ly\s+)?$", re.I)
NOT_STRUCK_BY = frozenset(["vehicle", "home", "convoy"])  # where one may be killed and it stands whole: "shot dead in his car"
SCORE = 0.5  # of the finder's value
LEAD = 110  # characters before a trigger
REACH = 120  # and behind it
CLAUSE = re.compile(r"[;:]|,\s+(?:an?|the|one of|who|which|where|officials|police|[\w ]{1,30} said)\b|\s(?:said|says)\b|\s(?:after|before|while|when|because|as|but)\s", re.I)


def with_targets(context: Context) -> Context:
    """The context in which each event has the target that its own words name, or none."""
    if not context.sentences:
        return context
    out = tuple(aimed(d, target(context, d)) if d.type in EVENTS else d for d in context.found.drafts)
    return context.with_drafts(out)


def aimed(draft: Draft, target: str | None) -> Draft:
    return draft if target == draft.target else replace(draft, target=target)


def target(context: Context, draft: Draft) -> str | None:
    """The class of what was struck: by the grammar around the trigger, else the finder's where it is sure of it and its sentence has such a noun."""
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    if draft.type in STRIKING and (found := by_grammar(context.folded, draft, here)):
        return found
    if draft.target is None or dict(draft.scores).get("tgt", 0.0) < SCORE:
        return None
    return draft.target if re.search(rf"\b(?:{NOUNS.get(draft.target, draft.target)})\b", context.folded[here.start : here.end], re.I) else None


def by_grammar(text: str, draft: Draft, here: Span) -> str | None:
    """The class of the noun that stands as the thing attacked: object, subject of a passive, or the place in which."""
    trigger = draft.trigger
    before = text[max(here.start, trigger.start - LEAD) : trigger.start]
    words = text[trigger.start : trigger.end]
    tail = text[trigger.end : min(here.end, trigger.end + REACH)]
    if cut := CLAUSE.search(tail):
        tail = tail[: cut.start()] + "."
    passive = WAS.match(words) or re.search(r"\b(?:was|were|been|being)\s+(?:also\s+|\w+ly\s+)?$", before, re.I)
    if passive and (subject := SUBJECT.search(before)):
        return subject.lastgroup
    if not passive and (struck := OBJECT.match(tail)):
        return struck.lastgroup
    there = AT.match(tail) if draft.type != EventType.TERRITORY_TAKEN else None  # "took the town in a raid on a base"
    return there.lastgroup if there and there.lastgroup not in NOT_STRUCK_BY else None
