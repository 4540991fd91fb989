"""What no report tells as having happened: deeds of a novel, what a weapon can do, seats won at the ballot, ministers "under fire" from their critics."""

from __future__ import annotations

import re

from khabar.coding.claims.accidents import ATTACKED
from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.families import HARM, VIOLENT

_WORK = r"(?:novels?|films?|movies?|(?:stage )?plays?(?! (?:an?|the|out)\b)|thrillers?|opera|musical|video ?games?|television (?:series|drama)s?|tv (?:series|drama)s?|screenplay|short stor(?:y|ies)|fairy ?tales?|sitcom|blockbuster)"
FICTION = re.compile(rf"(?:^|[.,;]\s*)\W*in (?:the|an?|his|her|this|that|[\w.-]+(?:'s|s'))\s+(?:[\w-]+\s+){{0,3}}?{_WORK}\b|\b{_WORK}(?:,[^,.;]{{1,60}},|\s[^,.;]{{0,60}}?)?\s(?:tells?|told|depicts?|portrays?|follows|imagines?|dramati[sz]es?|narrates?|recounts?|revolves|is (?:set|about)|centres on|features)\b", re.I)
ABLE = re.compile(r"\b(?:capable of|(?:the )?(?:ability|capability|capacity|range|potential) (?:to|of)|can(?:not)?(?: also| now| even)?)\s+(?:\w+ly\s+)?$", re.I)
PLAIN = re.compile(r"(?!\w+ed\b)[a-z]+(?:ing)?(?: down| up| at| on)?", re.I)
BALLOT = re.compile(r"\b(?:elections?|ballots?|polls|polling day|vot(?:e|es|ed|ers|ing)|referendum|by-?elections?|run-?off|constituenc(?:y|ies)|mayoral)\b", re.I)
IN_ARMS = re.compile(r"\b(?:troops|soldiers|army|forces|fighters|armed|coup|junta|advance\w*|offensive|captur\w+|overr[au]n|siege)\b", re.I)
CRITICISED = re.compile(r"\bunder (?:heavy |intense |growing |renewed |mounting |fierce |political )*fire\s+(?:\w+day\s+)?(?:(?:over|for)\b(?! \w+ (?:hours|minutes|days))|from (?:the |his |her |its |several |many |some )?(?:[\w-]+ )?(?:opposition|critics|lawmakers|mps|parliament\w*|senators|media|press|rights groups|politicians|unions|families|allies|republicans|democrats|voters)\b)", re.I)
LAND = frozenset(["territory_taken", "territory_ceded"])
LEAD, TAIL = 60, 80  # characters before and after a trigger


def unreal(context: Context, draft: Draft) -> str | None:
    """Why a deed of arms is none that happened, or None."""
    if draft.type not in HARM | LAND | {"other", "release", "accusation"} or not context.sentences:
        return None
    text, trigger = context.folded, draft.trigger
    here = context.sentences[context.sentence_index(trigger.start)]
    if draft.type in HARM | LAND | {"release"} and FICTION.search(text, here.start, trigger.start):
        return "told in a work of fiction"
    if draft.type in VIOLENT and PLAIN.fullmatch(text, trigger.start, trigger.end) and ABLE.search(text, max(here.start, trigger.start - LEAD), trigger.start):
        return "tells what can be done, and of nothing done"
    if draft.type in VIOLENT | {"other"} and (blame := CRITICISED.search(text, max(here.start, trigger.start - LEAD), min(here.end, trigger.end + TAIL))) and blame.start() < trigger.end and trigger.start < blame.end():
        return "tells of criticism in words of war"
    ballot = BALLOT.search(text, here.start, here.end)
    if draft.type in LAND and ballot and not IN_ARMS.search(ATTACKED.sub("armed", text[here.start : here.end])):
        return "won at the ballot"
    return None
