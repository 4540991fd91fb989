"""Whose words are whose, where several speak in one sentence: "an envoy said that both had agreed; the ministry said they had not" is two tellings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from khabar.coding.finding.speech import speeches, within_quotes

if TYPE_CHECKING:
    from khabar.coding.context import Context
    from khabar.coding.draft import Draft
    from khabar.model import Actor

BUT = re.compile(r"[,;]\s+(?:but|while|whereas|though|although)\s+(?:the\s+|an?\s+)?$", re.I)
DENIES = re.compile(r"\s+(?:(?:has|have|had|later|also|promptly|swiftly|immediately)\s+)*(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|contradict(?:s|ed)|refut(?:es|ed))\b", re.I)
SHORT_NAME = re.compile(r"\s\(\"?")  # "the General Staff (GS) said": one speaker


def each_his_own(context: Context, draft: Draft, inner: list[tuple[int, Actor]]) -> list[tuple[int, Actor]]:
    """The speakers of a draft without those who tell other words of its sentence, where grammar gives its words to one of them."""
    if len(inner) < 2 or not context.sentences or within_quotes(context.folded, draft.trigger.start):
        return inner
    mentions = context.found.mentions
    inner = [(i, a) for i, a in inner if not any(SHORT_NAME.fullmatch(context.folded, mentions[j].end, mentions[i].start) for j, _ in inner if mentions[j].end < mentions[i].start)]
    inner = of_the_answer(context, draft, inner)
    at = context.sentence_index(draft.trigger.start)
    told = speeches(context.folded, context.sentences[at], context.who_may_speak(at))

    def tells(i: int, here: bool) -> bool:
        return any(mentions[s.speaker].span.overlaps(mentions[i].span) and (s.content.start <= draft.trigger.start and draft.trigger.end <= s.content.end) is here for s in told)

    if not any(tells(i, True) for i, _ in inner):
        return inner
    return [(i, a) for i, a in inner if tells(i, True) or not tells(i, False)]


def of_the_answer(context: Context, draft: Draft, inner: list[tuple[int, Actor]]) -> list[tuple[int, Actor]]:
    """ "The army said it had taken the town, but the rebels denied that it had fallen": each half has its own speaker."""
    text, mentions = context.folded, context.found.mentions
    for i, _ in inner:
        m = mentions[i]
        if BUT.search(text, max(0, m.start - 20), m.start) and DENIES.match(text, m.end):
            behind = draft.trigger.start > m.end
            kept = [(j, a) for j, a in inner if (mentions[j].start >= m.start) is behind]
            return kept or inner
    return inner
