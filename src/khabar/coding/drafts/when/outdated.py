"""Days to which the story has come since: an event has no time of a sentence before if another day was told in between.

"On 29 August they took the post. On 11 September it was the turn of the port. They killed ten": ten on 11 September.
"""

from __future__ import annotations

import re

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.when.asides import clause_around
from khabar.model import Span, TimePrecision

TO_THE_DAY = (TimePrecision.DAY, TimePrecision.DAYS, TimePrecision.MINUTE)
SUM = re.compile(r"\b(?:since|so far|to date|in all|altogether|up to|until|till|by)(?:\s+(?:in|on|at|the|this|the end of|early|late))*\s*$", re.I)
SAID = re.compile(r"\b(?:said|told|says|added|announced|reported|confirmed|claimed|stated|statement|wrote|tweeted|quoted|explained|insisted|declared|acknowledged|admitted|conceded|testified|posted|spoke|speaking|briefed|interview|conference)\b[^,;.]{0,60}$", re.I)
# "The blast", "their attacks" and "had hit" look back on what was told, wherever the story stands.
NOUN = re.compile(
    r"(?:attack|blast|bombing|explosion|assault|raid|strike|ambush|clash|killing|death|shooting|shelling|operation|incident|battle|massacre|offensive|murder|abduction|kidnapping|fire|arrest)(?:e?s)?$|^fighting$", re.I
)
THE = re.compile(r"(?:the|this|that|these|those)\s", re.I)
THE_BEFORE = re.compile(r"\b(?:the|this|that|these|those)\s+$", re.I)
NEW = re.compile(r"\b(?:an?|another) (?:[\w-]+ ){0,3}$", re.I)
HAD = re.compile(r"\bhad (?:[\w-]+ ){0,2}$", re.I)


def outdated(context: Context, draft: Draft, mention: int) -> bool:
    """Whether a day was told between a time and an event of a later sentence."""
    trigger = draft.trigger
    first, here = (context.sentence_index(at) for at in (context.found.mentions[mention].start, trigger.start))
    if first >= here or looks_back(context, trigger, context.sentences[here].start):
        return False
    return any(is_next(context, i, trigger) for s in range(first + 1, here + 1) for i in context.in_sentence.get(s, ()))


def looks_back(context: Context, trigger: Span, start: int) -> bool:
    """Whether an event is named as one already told, or told as past by then."""
    before, words = context.folded[start : trigger.start], context.folded[trigger.start : trigger.end]
    if HAD.search(before):
        return True
    return NOUN.search(words) is not None and NEW.search(before + words[: words.rfind(" ") + 1]) is None


def definite(text: str, trigger: Span) -> bool:
    """Whether an event is named by a definite noun: "the killings"."""
    return NOUN.search(text[trigger.start : trigger.end]) is not None and (THE.match(text, trigger.start) or THE_BEFORE.search(text, max(0, trigger.start - 12), trigger.start)) is not None


def is_next(context: Context, mention: int, trigger: Span) -> bool:
    """Whether a mention before an event is a day to which the story comes, not one on which something was said or up to which something is counted."""
    m, when = context.found.mentions[mention], context.times.get(mention)
    if when is None or m.start > trigger.start or when.precision not in TO_THE_DAY or clause_around(context, m.start) is not None:
        return False
    begin = context.sentences[context.sentence_index(m.start)].start
    return not SAID.search(context.folded, begin, m.start) and not SUM.search(context.folded[max(0, m.start - 30) : m.start])
