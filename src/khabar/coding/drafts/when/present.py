"""What is said or done on the report's own day: "the union has called on ...", "we invite ...", "and today freed ten"."""

from __future__ import annotations

import re
from datetime import timedelta

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.families import VERBAL
from khabar.model import Span, TimePrecision, When

VERBS = (
    "accuse|appeal|ask|back|blame|call|caution|condemn|decry|demand|denounce|deplore|endorse|invite|insist|offer|oppose|pledge|protest|reaffirm|refuse|reiterate|reject|renew|repeat|request|support|threaten"
    "|urge|warn|welcome"
)
PERFECT = re.compile(r"\b(?:has|have|['’]ve)(?: (?:\w+ly|also|again|now|once more|since|already))* $")
OURS = re.compile(r"\b(?:I|[Ww]e)(?: (?:\w+ly|also|again|now|once more))* $")
SAYS = re.compile(rf"(?:{VERBS}|denie)e?s\b", re.I)
SAY = re.compile(rf"(?:{VERBS}|deny)\b", re.I)
RENEWS = re.compile(r"\b(?:renews?|repeats?|reiterates?|reaffirms?) (?:its|our|their|his|her|my|the|an?) (?:[\w-]+ ){0,2}$", re.I)
NOUN = re.compile(r"\b(?:the|an?|its|our|their|his|her|these|those|such|of|for|to|new|more|many|all|no|any|\w+['’]s?) $", re.I)  # before "calls", "offers" that are things
TODAY = re.compile(r"(?:^|[,;]|\b(?:and|but))\s*today(?:,[^,;]*,|,)?\s(?:[\w’'-]+\s){0,8}?$", re.I)
REACH = 60


def spoken_now(context: Context, draft: Draft) -> bool:
    """Whether an act of words is told in the present or the present perfect: it is of the day of the report."""
    if draft.type not in VERBAL or context.published is None or context.title_holds(draft.trigger.start) or not context.sentences:
        return False
    low = max(context.sentences[context.sentence_index(draft.trigger.start)].start, draft.trigger.start - REACH)
    before, words = context.folded[low : draft.trigger.start], context.folded[draft.trigger.start : draft.trigger.end]
    if PERFECT.search(before):
        return re.match(r"\w+(?:ed|id|ut|en|lt|ade|t)\b", words) is not None
    if OURS.search(before):
        return SAY.match(words) is not None
    return RENEWS.search(before) is not None or (SAYS.match(words) is not None and NOUN.search(before) is None and bool(before.strip()))


def of_today(context: Context, draft: Draft, others: list[int]) -> When | None:
    """The report's day where the clause of an event begins with it: "... in April, and today, with the Red Cross, freed ten"."""
    published = context.published
    if published is None or (published.end - published.start).days > 1 or not context.sentences:
        return None
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    found = TODAY.search(context.folded[here.start : draft.trigger.start])
    if found is None or any(here.start + found.start() < o < draft.trigger.start for o in others):
        return None
    at = here.start + found.start() + found[0].lower().index("today")
    return When(published.start, published.start + timedelta(days=1), TimePrecision.DAY, context.quote(Span(at, at + len("today"))))
