"""Whose words are whose, where several speak in one sentence: "an envoy said that both had agreed; the ministry said they had not" is two tellings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from khabar.coding.finding.speech import speeches, within_quotes

if TYPE_CHECKING:
    from khabar.coding.context import Context
    from khabar.coding.draft import Draft
    from khabar.model import Actor

SHORT_NAME = re.compile(r"\s\(\"?")  # "the General Staff (GS) said": one speaker


def each_his_own(context: Context, draft: Draft, inner: list[tuple[int, Actor]]) -> list[tuple[int, Actor]]:
    """The speakers of a draft without those who tell other words of its sentence, where grammar gives its words to one of them."""
    if len(inner) < 2 or not context.sentences or within_quotes(context.folded, draft.trigger.start):
        return inner
    mentions = context.found.mentions
    inner = [(i, a) for i, a in inner if not any(SHORT_NAME.fullmatch(context.folded, mentions[j].end, mentions[i].start) for j, _ in inner if mentions[j].end < mentions[i].start)]
    at = context.sentence_index(draft.trigger.start)
    told = speeches(context.folded, context.sentences[at], context.who_may_speak(at))

    def tells(i: int, here: bool) -> bool:
        return any(mentions[s.speaker].span.overlaps(mentions[i].span) and (s.content.start <= draft.trigger.start and draft.trigger.end <= s.content.end) is here for s in told)

    if not any(tells(i, True) for i, _ in inner):
        return inner
    return [(i, a) for i, a in inner if tells(i, True) or not tells(i, False)]
