"""What stands beside somebody's words and is not told by him: the occasion on which he spoke, his own speech, his own office.

"'We fled,' said Amin as troops entered the town": the writer tells that they entered. "The army said six had died and accused the rebels": that it
accused them is the writer's. "The mayor, Amin Gul, said" is no word of his on his office.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from khabar.coding.draft import Draft, Mention
from khabar.coding.finding.speech import DETERMINER, beside_the_words, tellers, within_quotes

if TYPE_CHECKING:
    from khabar.coding.context import Context

SPEAKS = re.compile(  # finite verbs that are themselves an act of speech
    r"(?:ha(?:s|ve|d)\s+)?(?:accus(?:es|ed)|blam(?:es|ed)|reject(?:s|ed)|den(?:ies|ied)|dismiss(?:es|ed)|appeal(?:s|ed)|urg(?:es|ed)|demand(?:s|ed)|warn(?:s|ed)|threaten(?:s|ed)|"
    r"condemn(?:s|ed)|denounc(?:es|ed)|criticis(?:es|ed)|criticiz(?:es|ed)|ask(?:s|ed)|call(?:s|ed)(?: (?:for|on))?|vow(?:s|ed)|encourag(?:es|ed)|refut(?:es|ed)|disput(?:es|ed)|ordered|order(?:s))\b",
    re.I,
)
AND = re.compile(r"(?:,?\s(?:and|but)|\s(?:while|after)\s(?:it|he|she|they))(?:\s(?:also|then|later|again|instead|in turn|\w+ly))?\s$")
BESIDES = re.compile(r"(?:;|,?\s(?:and|but|while|though|although)|,\s(?:which|an?\s(?:claim|charge|allegation|accusation|account|version|report)(?:\s(?:that|which))?))\s(?:the\s)?$")  # before another subject: "..., a charge that the army rejects"
APPOSED = 2  # characters between an office and the name beside it
SUBJECT = re.compile(r"\s(?:(?:has|have|had|also|later|again|\w+ly|on \w+day)\s)*$")


def unspoken(context: Context, draft: Draft, mention: int) -> bool:
    """Whether a draft stands outside the words of the one whom the finder makes its speaker."""
    if draft.type == "ROLE":
        return is_his_own(context, draft, mention)
    if not context.sentences:
        return False
    at = context.sentence_index(draft.trigger.start)
    m = context.found.mentions[mention]
    if in_quotes(context, draft):
        return False
    if context.sentence_index(m.start) != at:
        return another_speaks(context, draft, at)
    return acts_by_speaking(context, draft, m) or on_the_occasion(context, draft, at, m)


def acts_by_speaking(context: Context, draft: Draft, speaker: Mention) -> bool:
    """ "X rejected it" and "X said six had died and accused the rebels": its own verb of speech, whose subject he is."""
    if draft.status == "denied" or not SPEAKS.match(context.folded, draft.trigger.start) or speaker.end > draft.trigger.start:
        return False
    mentions = context.found.mentions
    doers = [mentions[s.mention] for s in draft.slots if s.role == "actor"]
    if not any(d.span.overlaps(speaker.span) or (d.start >= speaker.start and d.end <= draft.trigger.start) for d in doers):
        return False
    between = context.folded[speaker.end : draft.trigger.start]
    if SUBJECT.fullmatch(between) is not None or AND.search(between) is not None:
        return True
    return any(SUBJECT.fullmatch(context.folded, d.end, draft.trigger.start) and BESIDES.search(context.folded, speaker.end, d.start) for d in doers)


def another_speaks(context: Context, draft: Draft, at: int) -> bool:
    """ "The capital accused the rebels." beside a sentence in which somebody else speaks: what opens with its own subject and verb of speech is the writer's."""
    if draft.status == "denied" or not SPEAKS.match(context.folded, draft.trigger.start):
        return False
    start = context.sentences[at].start
    doers = (context.found.mentions[s.mention] for s in draft.slots if s.role == "actor")
    return any(DETERMINER.fullmatch(context.folded, start, d.start) and SUBJECT.fullmatch(context.folded, d.end, draft.trigger.start) for d in doers if start <= d.start and d.end <= draft.trigger.start)


def on_the_occasion(context: Context, draft: Draft, at: int, speaker: Mention) -> bool:
    told = beside_the_words(context.folded, context.sentences[at], context.who_may_speak(at))
    return any(part.start <= draft.trigger.start and draft.trigger.end <= part.end and context.found.mentions[i].span.overlaps(speaker.span) for part, i in told)


def tellers_in(context: Context, draft: Draft) -> list[int]:
    at = context.sentence_index(draft.trigger.start)
    return tellers(context.folded, context.sentences[at], draft.trigger, context.who_may_speak(at))


def is_his_own(context: Context, draft: Draft, mention: int) -> bool:
    """Whether an office is that of its speaker, by words that are not his."""
    m = context.found.mentions[mention]
    if in_quotes(context, draft) or not any(s.role not in ("by", "by2") and context.found.mentions[s.mention].span.overlaps(m.span) for s in draft.slots):
        return False
    beside = 0 <= m.start - draft.trigger.end <= APPOSED or 0 <= draft.trigger.start - m.end <= APPOSED or m.span.overlaps(draft.trigger)
    return beside or not context.sentences or mention not in tellers_in(context, draft)


def in_quotes(context: Context, draft: Draft) -> bool:
    return within_quotes(context.folded, draft.trigger.start)
