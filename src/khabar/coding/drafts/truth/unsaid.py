"""Who will not say: "the ministry has not confirmed the capture", "the mission was unable to verify reports that", "declined to comment on claims that".

Who could not verify what is told doubts it, and told nothing; who only does not comment is no voice at all. What is told as somebody's claim
stays unconfirmed; what the report itself holds for given ("did not comment on the strike") happened. That nobody comments is no happening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.truth.contradicted import ENDS, OPENING, same
from khabar.coding.text.fold import holds_any
from khabar.model import EventType, Span

GIVEN = 0.9
EVENTS = frozenset(EventType)
_ASIDE = r"(?:,[^.;\"]{1,80},)?(?:\s+(?:also|later|again|so\s+far|still|on\s+\w+day|however|meanwhile))*"
_HIMSELF = r"(?:\s+(?:said|says|added|stressed)(?:\s+on\s+\w+day)?(?:\s+that)?\s+(?:it|they|he|she|its\s+\w+)\b)?"
_NOT = (
    r"(?:(?:(?:has|have|had|did|do|does|could|can|would|was|were|is|are)\s+(?:not|never)|(?:has|have|did|do|does|could|ca|would|was|were|is|are)n't|cannot)(?:\s+(?:yet|so\s+far|immediately|been\s+able\s+to|able\s+to|want\s+to|\w+ly))*"
    r"|(?:has|have)\s+yet\s+to|(?:(?:was|were|is|are|has\s+been|have\s+been)\s+)?unable\s+to|(?:has\s+|have\s+|had\s+)?(?:declin|refus|fail)(?:ed|es|ing|s)?\s+to|(?:would\s+|could\s+|can\s+)?neither)(?:\s+(?:\w+ly|immediately))*"
)
_CONFIRM = r"(?:confirm(?:ed|s)?|verif(?:y|ied|ies)|corroborat(?:e|ed|es)|substantiat(?:e|ed)|authenticat(?:e|ed))"
_COMMENT = r"(?:comment(?:ed)?|sa(?:y|id)\s+(?=whether|if\b|how|who)|address(?:ed)?|respond(?:ed)?|repl(?:y|ied)|react(?:ed)?|answer(?:ed)?|return(?:ed)?)"
_OR_DENY = r"(?:\s+(?:or|nor|and)\s+(?:den(?:y|ied|ies)|rule(?:d)?\s+out|dismiss(?:ed)?))?"
SILENT = re.compile(rf"{_ASIDE}{_HIMSELF}{_ASIDE}\s+{_NOT}\s+(?:(?P<confirm>{_CONFIRM}){_OR_DENY}|(?P<comment>{_COMMENT}))\b", re.I)
NEITHER = re.compile(rf"\bneither\s+[^.;,\"]{{3,60}}?\s+nor\s+[^.;,\"]{{3,60}}?\s+(?:(?:has|have|had|would|could|\w+ly)\s+)*(?:(?P<confirm>{_CONFIRM})|(?P<comment>{_COMMENT}))\b", re.I)
AND_NOT = re.compile(rf"(?:,?\s+(?:and|but))\s+(?:also\s+)?{_NOT}\s+(?P<confirm>{_CONFIRM})\b", re.I)  # of the subject before
IMPERSONAL = re.compile(rf"\bit\s+(?:was|is|has)\s+(?:also\s+)?(?:not\s+(?:been\s+)?(?:yet\s+|\w+ly\s+)?possible|impossible)\s+to\s+(?:\w+ly\s+)?(?:{_CONFIRM})\b", re.I)
_CLAIM = r"(?:claims?|reports?|allegations?|accusations?|suggestions?|rumou?rs?|assertions?|accounts?)"
UNVERIFIED = re.compile(rf"\b{_CLAIM}\s+(?:by\s+[^.;,\"]{{3,40}}?\s+)?(?:that|of)\s+(?P<content>[^.;\"]{{8,160}}?)\s+(?:could|can|have|has|had|were|was|are)\s*(?:not|n't)\s+(?:yet\s+)?(?:be\s+|been\s+)?(?:\w+ly\s+)?(?:{_CONFIRM})\b", re.I)
SAID_TO_BE = re.compile(  # what stands behind these is somebody's claim
    r"(?:\s+(?:on|to|about|upon|the|any|those|these|such|\w+'s|media|news|local|rebel|earlier|opposition|its|their|claims?|reports?|a|an))*\s*(?:\b(?:claims?|reports?|allegations?|accusations?|suggestions?|rumou?rs?|assertions?|accounts?|stories|footage|videos?|statements?|whether|if|that)\b)", re.I
)
# "did not reply to a request for comment", "could not be reached for comment", "declined to comment"
NO_COMMENT = re.compile(
    r"\b(?:requests?|calls?|messages?|emails?|questions?|approach\w*|inquir\w+|enquir\w+)\s+(?:seeking|for|asking\s+for)\s+(?:an?\s+|further\s+)?(?:comments?|reactions?|responses?|clarification)\b|\bfor\s+(?:immediate\s+)?comment\b"
    rf"|{_NOT}\s+(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?)\b(?:\s+(?:to|on)\b)?(?:\s+(?:an?|the|our|its|repeated|several|phone|telephone|further|immediate|multiple|\w+'s)\b)*(?:\s+(?:calls?|requests?|messages?|emails?|questions?))?",
    re.I,
)
# Parts of words of which every sentence that these patterns fit holds one: sought sooner.
NEGATED = ("not", "n't", "never", "yet", "unable", "declin", "refus", "fail", "neither", "impossible")
COMMENTS = ("comment", "reaction", "response", "clarification", "respond", "repl", "answer", "return")
WORDS_ALONE = frozenset(["request", "rejection", "accusation", "threat", "agreement", "support", "concession", "talks", "meeting", "other", "cooperation"])


@dataclass(frozen=True, slots=True)
class Silence:
    """Words of which somebody will not speak: from where to where, whose silence it is, whether he doubts, whether they are a claim."""

    content: Span
    speaker: int | None
    doubts: bool
    claimed: bool


def with_silences(context: Context) -> Context:
    """The context in which nobody tells what he does not confirm, and what only others claim is unconfirmed."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    for s in silences(context):
        for n, d in enumerate(drafts):
            if d.type in EVENTS and s.content.start <= d.trigger.start and d.trigger.end <= s.content.end:
                drafts[n] = untold(context, d, s)
    return context.with_drafts(drafts)


def silences(context: Context) -> Iterator[Silence]:
    """What is left unsaid in each sentence, and by whom: the nearest before the verb."""
    text = context.folded
    for n, here in enumerate(context.sentences):
        if not holds_any(text, here, NEGATED):
            continue
        told: dict[int, tuple[int | None, re.Match[str]]] = {}
        for i, span in context.widest(n):
            if found := SILENT.match(text, span.end, here.end):
                told.setdefault(found.end(), (i, found))
        if found := NEITHER.search(text, here.start, here.end):
            told[found.end()] = (None, found)
        if found := AND_NOT.search(text, here.start, here.end):
            told[found.end()] = (next((i for i, span in context.widest(n) if OPENING.fullmatch(text, here.start, span.start)), None), found)
        for impersonal in IMPERSONAL.finditer(text, here.start, here.end):
            stop = ENDS.search(text, impersonal.end(), here.end)
            yield Silence(Span(impersonal.end(), stop.start() if stop else here.end), None, doubts=True, claimed=True)
        for claim in UNVERIFIED.finditer(text, here.start, here.end):
            yield Silence(Span(*claim.span("content")), None, doubts=True, claimed=True)
        for end, (speaker, found) in told.items():
            stop = ENDS.search(text, end, here.end)
            doubts = found["confirm"] is not None
            claimed = doubts or SAID_TO_BE.match(text, end, here.end) is not None
            yield Silence(Span(end, stop.start() if stop else here.end), speaker, doubts, claimed)


def untold(context: Context, draft: Draft, silence: Silence) -> Draft:
    """A draft that the silent one does not tell; who is silent has not thereby done it."""
    mentions = context.found.mentions
    before = frozenset(i for i, m in context.people(context.sentence_index(silence.content.start)) if m.end <= silence.content.start)
    his = {i for i in before if silence.speaker is None or mentions[i].span.overlaps(mentions[silence.speaker].span) or same(context, i, silence.speaker)}
    slots = [s for s in draft.slots if not (s.role in ("by", "by2") and s.mention in before)]
    if silence.claimed:
        slots = [s for s in slots if not (s.role in ("actor", "rec", "resp", "acc") and s.mention in his)]
    status = "unconfirmed" if silence.claimed and draft.status in ("asserted", "denied") else draft.status
    if silence.doubts and silence.speaker is not None:
        slots = [Slot("by", silence.speaker, GIVEN), *(s for s in slots if s.role != "by")]
        return replace(draft, status=status, stance="doubts", slots=tuple(slots))
    return replace(draft, status=status, stance="asserts", slots=tuple(slots))


def only_silence(context: Context, draft: Draft) -> str | None:
    """Why a draft is none: "did not respond to a request for comment"."""
    if draft.type not in WORDS_ALONE or not context.sentences:
        return None
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    silent = holds_any(context.folded, here, COMMENTS) and any(found.start() < draft.trigger.end and draft.trigger.start < found.end() for found in NO_COMMENT.finditer(context.folded, here.start, here.end))
    return "tells that somebody did not comment" if silent else None
