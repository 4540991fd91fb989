"""Who "did it", or whose work it was: "its northern unit did it", "the raid was the work of deserters", "they had been behind it".

The words name nothing that happened; what is meant is the deed told last. They are a telling of it by whoever speaks them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.truth.contradicted import EVENTS, OF_ITSELF, SCORE, SURE, TOLD
from khabar.model import Span

GIVEN = 0.8
BACK = 2  # sentences back in which the deed is told
_ASIDE = r"(?:\s+(?:had|has|have|also|really|themselves|itself|himself|alone|then|in fact|actually|(?P<perhaps>may|might|could|probably|possibly|perhaps|allegedly)))*"
DID_IT = re.compile(rf"{_ASIDE}\s+(?:(?:did|done)\s+(?:it|this|that|so)|(?:was|were|been|is|are|stood)\s+behind\s+(?:it|this|that|the\s+\w+)|carried\s+(?:it|this)\s+out)\b(?!\s+(?:again|to|because)\b)", re.I)
WORK_OF = re.compile(r"\b(?P<not>not\s+)?(?:the\s+(?:work|doing|handiwork|deed)\s+of|(?:carried out|committed|done|perpetrated)\s+by)\s+(?:(?:the|a|an|some|several|suspected|armed|unknown|local)\s+)*$", re.I)
IT_WAS = re.compile(r"\b(?:it|this|that|(?:the|this|that)\s+(?:attack|raid|massacre|killings?|bombing|blast|explosion|strike|shelling|ambush|assault|incident|murders?|abductions?|kidnapping|bomb))\s+(?:was|were|is|had been|has been)\s+(?P<perhaps>(?:probably|possibly|perhaps|likely|allegedly)\s+)?(?:(?:all|in fact|actually|really|clearly)\s+)?$", re.I)
NOBODY = re.compile(r"(?:nobody|no[ -]one|none|who(?:ever)?|somebody|someone|anybody|anyone)\b", re.I)
IF = re.compile(r"\b(?:if|whether|unless|who|suspected|wondered|asked)\s+(?:[\w'-]+\s+){0,3}$", re.I)
LEAD = 90  # characters before a participant


def with_doers_of_it(context: Context) -> Context:
    """The context in which who is said to have done it is told to have done what was told before."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    for n, words, who, perhaps in named(context):
        told = last_deed(context, drafts, n, words)
        if told is None or any(s.role in ("actor", "den") and s.mention == who for s in drafts[told].slots):
            continue
        seen = next((k for k, d in enumerate(drafts) if d.type in EVENTS and words.start <= d.trigger.start and d.trigger.end <= words.end), None)
        by = tuple(s for s in drafts[seen].slots if s.role in ("by", "by2") and s.mention != who) if seen is not None else ()
        new = Draft(words, drafts[told].type, SCORE, (Slot("actor", who, GIVEN), *by), "unconfirmed" if perhaps else "asserted", background=drafts[told].background, same_as=told, scores=OF_ITSELF)
        if seen is None:
            drafts.append(new)
        elif told < seen:
            drafts[:] = [replace(d, same_as=None) if d.same_as == seen and d.status != new.status else d for d in drafts]  # they were linked to an "it"
            drafts[seen] = new
    return context.with_drafts(drafts)


def named(context: Context) -> Iterator[tuple[int, Span, int, bool]]:
    """Sentence, words, doer, and whether it is only likely."""
    text = context.folded
    for n, here in enumerate(context.sentences):
        for i, span in context.widest(n):
            low = max(here.start, span.start - LEAD)
            it = None
            found = DID_IT.match(text, span.end, here.end)
            if not found and (work := WORK_OF.search(text, low, span.start)) and not work["not"]:
                it = IT_WAS.search(text, low, work.start())
            if not (found or it) or NOBODY.match(context.words(i)) or IF.search(text, low, span.start):
                continue
            if found:
                yield n, Span(span.start, found.end()), i, found["perhaps"] is not None
            elif it:
                yield n, Span(it.start(), span.end), i, it["perhaps"] is not None


def last_deed(context: Context, drafts: list[Draft], sentence: int, words: Span) -> int | None:
    """The deed told last before some words, in the same paragraph or the last sentence of the one before."""
    before = [
        k for k, d in enumerate(drafts)
        if d.type in TOLD and d.status in ("asserted", "unconfirmed") and d.score >= SURE and not d.aggregate and d.trigger.end <= words.start
        and sentence - context.sentence_index(d.trigger.start) <= BACK and not context.apart(d.trigger.start, words.start)
    ]  # fmt: skip
    return max(before, key=lambda k: drafts[k].trigger.start, default=None)
