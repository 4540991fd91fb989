"""Prisoners of a fight: whom the words call prisoners or captives where a battle has just been told were taken in it, whoever locks them up."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.text.fold import holds_any
from khabar.model import Span

PRISONERS = ("prisoners", "captives")
TAKEN = re.compile(r"(?:(?!(?:political|escaped|former|released|freed|other|criminal|common|palestinian|death[- ]row)\b)[^\s,.;]+\s+){0,4}(?:prisoners|captives)(?:\s+of\s+war)?", re.I)
JAIL = re.compile(r"\b(?:jail|prison\b|inmates?|courts?|judge|sentenc|convict|escap|police|warders?|amnest|trial|charg(?:e|ed|es)\b|protest|demonstrat|exchang|swap)", re.I)
BATTLES = frozenset(["territory_taken", "armed_clash", "ground_attack", "siege", "complex_attack"])


def with_prisoners(context: Context) -> Context:
    """The context in which a battle's prisoners are captured and not detained."""
    text = context.folded
    if not context.sentences or not holds_any(text, Span(0, len(text)), PRISONERS):
        return context
    return context.with_drafts(tuple(captured(context, d) for d in context.found.drafts))


def captured(context: Context, draft: Draft) -> Draft:
    """A draft whose people are a battle's prisoners, as their capture; else the same."""
    if draft.type != "detention" or draft.background or not any(s.role == "rec" and TAKEN.fullmatch(context.words(s.mention)) for s in draft.slots):
        return draft
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    if JAIL.search(context.folded, here.start, here.end) or not after_battle(context, draft):
        return draft
    return replace(draft, type="capture", slots=tuple(replace(s, role="captured") if s.role == "arrested" else s for s in draft.slots))


def after_battle(context: Context, draft: Draft) -> bool:
    """Whether a fight or a change of hands is told before, as news, and in no other item of a digest."""
    return any(
        d.type in BATTLES and not d.background and d.status == "asserted" and d.trigger.end <= draft.trigger.start and not context.apart(d.trigger.start, draft.trigger.start)
        for d in context.found.drafts
    )
