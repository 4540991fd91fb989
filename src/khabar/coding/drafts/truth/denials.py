"""Who denies a part in what was done: "the group denied any role in the bombing", "it had nothing to do with the raid".

That the thing was done is not denied by that. Who denies it is no doer for these words, and the telling says that much: ``den``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Slot
from khabar.coding.families import HARM

GIVEN = 0.7
FAR = 60  # characters between the denial and the deed
_PART = r"(?:hand|part|role|involvement|responsibility|connection|links?|complicity|participation|blame|knowledge)"
_ASIDE = r"(?:\s+(?:has|have|had|also|later|again|strongly|categorically|repeatedly|immediately|quickly|always|since))*"
DENIED = re.compile(
    rf"(?:,[^.;\"]{{1,80}},)?{_ASIDE}\s+(?:(?:den(?:y|ies|ied)|reject(?:s|ed)|disavow(?:s|ed)|disclaim(?:s|ed))\s+(?:(?:any|all|its|their|his|her|having|having had|playing|taking|had|direct)\s+){{0,3}}(?:{_PART}|being behind|carrying out|being involved)"
    rf"|den(?:ies|ied)\s+(?:that\s+)?(?:it|they|he|she|its \w+|their \w+)\s+(?:was|were|had been)\s+(?:behind|involved|responsible)"
    rf"|(?:has|have|had|took)\s+(?:no|nothing)\s+(?:{_PART}|to do))\b",
    re.I,
)
OF_IT = re.compile(r"\s+(?:in|for|of|behind|with|to|the|an?|this|that|these|those|any|such)\b|\s*$", re.I)
STOPS = re.compile(r"[:;.\"]|,\s")


def with_denials(context: Context) -> Context:
    """The context in which who denies a part in a deed is told to deny it, and no more to have done it."""
    if not context.sentences:
        return context
    drafts = tuple(denied(context, d) if d.type in HARM else d for d in context.found.drafts)
    return context.with_drafts(drafts)


def denied(context: Context, draft: Draft) -> Draft:
    text, n = context.folded, context.sentence_index(draft.trigger.start)
    here = context.sentences[n]
    for i in context.in_sentence.get(n, ()):
        m = context.found.mentions[i]
        if m.kind not in PARTICIPANTS or i not in context.actors or m.start < here.start:
            continue
        words = DENIED.match(text, m.end, here.end)
        if words is None or not words.end() - FAR <= draft.trigger.end <= words.end() + FAR or draft.trigger.end < m.end:
            continue
        inside = draft.trigger.start < words.end()
        if not inside and (not OF_IT.match(text, words.end(), draft.trigger.start) or STOPS.search(text, words.end(), draft.trigger.start)):
            continue
        span = m.span
        theirs = {j for j in context.in_sentence[n] if span.overlaps(context.found.mentions[j].span)} | {
            j for j in context.in_sentence[n] if j in context.actors and context.actors[j].id == context.actors[i].id
        }
        kept = tuple(s for s in draft.slots if not (s.role in ("actor", "resp", "acc") and s.mention in theirs))
        return replace(draft, status="asserted", slots=(*kept, Slot("den", i, GIVEN)))
    return draft
