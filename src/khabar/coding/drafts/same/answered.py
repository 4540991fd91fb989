"""What a deed followed or answered, told beside it: "hours after rebels fired rockets", "in retaliation for an attack that killed five".

That is another happening. Its doers did not do this one, its dead are not this one's; only whom it was done by may be whom this one struck.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.families import COUNTS
from khabar.coding.text.fold import holds_any
from khabar.model import Span

NUMBER = r"(?:(?:just|only|barely|about|less than|more than)\s+)?(?:(?:an?|a few|several|some|one|two|three|four|five|six|seven|eight|ten|twelve|\d+)\s+)?"
BESIDE = re.compile(
    rf"\b(?:{NUMBER}(?:minutes?|hours?|days?|weeks?|months?)|shortly|soon|moments|years?|decades)\s+(?:after|before)\b"
    r"|\bin (?:an? )?(?:apparent |direct |swift )?(?:retaliation|response|revenge|reprisal|answer|reaction) (?:for|to|over)\b|\bto avenge\b",
    re.I,
)
WORDS = ("after", "before", "retaliation", "response", "revenge", "reprisal", "answer", "reaction", "avenge")
ENDS = re.compile(r"[,;]\s|\s[-–—]\s")
FAR = 300  # characters; no sentence is so long
LEAD = 80  # characters before a deed in which what it is may be said
SENTENCE = re.compile(r"[.!?]\s")
PARTICIPLE = re.compile(r"\b(?:after|before)\s+(?:\w+ly\s+)?(?=\w+ing\b)", re.I)
DIED = re.compile(r"(?:(?:had|have|has|later|also)\s+)*(?:die[ds]?|dying|succumb\w*|dead|death)", re.I)  # "died two days after the blast", of it


def with_answers_apart(context: Context) -> Context:
    """The context in which no deed has the doers or the dead of one that it followed or answered."""
    if not context.sentences or not holds_any(context.folded, Span(0, len(context.folded)), WORDS):
        return context
    drafts = context.found.drafts
    return context.with_drafts(tuple(parted(context, drafts, d) for d in drafts))


def parted(context: Context, drafts: Sequence[Draft], draft: Draft) -> Draft:
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    asides = asides_of(context.folded, here.start, here.end)
    if not asides or DIED.fullmatch(context.folded, draft.trigger.start, draft.trigger.end):
        return draft
    told = [a for a in asides if any(a.holds(d.trigger) for d in drafts)]
    mine = [a.holds(draft.trigger) for a in told]
    doers = {s.mention for d in drafts if here.holds(d.trigger) and [a.holds(d.trigger) for a in told] != mine for s in d.slots if s.role == "actor"}

    def its(s: Slot) -> bool:
        m = context.found.mentions[s.mention].span
        if s.role not in ("actor", "rec", *COUNTS) or not here.holds(m) or [a.holds(m) for a in told] == mine:
            return True
        if s.role == "actor" and any(a.holds(draft.trigger) and PARTICIPLE.search(context.folded, a.start, draft.trigger.end) for a in told):
            return True  # "freed ten, days after detaining seven more": one doer
        return s.role == "rec" and s.mention in doers

    return draft.with_slots(s for s in draft.slots if its(s))


@lru_cache(64)  # asked of each pair of triggers of a sentence
def asides_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The parts of a sentence that tell what its deed followed or answered."""
    out: list[Span] = []
    if not any(word in text[start:end].casefold() for word in WORDS):
        return ()
    for m in BESIDE.finditer(text, start, end):
        stop = ENDS.search(text, m.end(), end)
        out.append(Span(m.start(), stop.start() if stop else end))
    return tuple(out)


def is_answer_to(text: str, one: Draft, other: Draft) -> bool:
    """Whether one of two drafts of a sentence is what the other followed or answered."""
    if any(DIED.fullmatch(text, d.trigger.start, d.trigger.end) for d in (one, other)):
        return False
    first, second = sorted((one.trigger, other.trigger))
    if not any(word in text[max(0, first.start - LEAD) : second.start].casefold() for word in WORDS):
        return False
    if second.start - first.end > FAR or SENTENCE.search(text, first.end, second.start):
        return False
    before = BESIDE.search(text, first.end, second.start)  # "struck the camp hours after rebels had fired"
    if before is not None and ENDS.search(text, before.end(), second.start) is None:
        return True
    lead = text[max(0, first.start - LEAD) : first.start]
    opened = next(reversed(list(BESIDE.finditer(lead))), None)  # "hours after rebels had fired, jets struck the camp"
    if opened is None or SENTENCE.search(lead, opened.end()) or ENDS.search(lead, opened.end()):
        return False
    return ENDS.search(text, first.end, second.start) is not None
