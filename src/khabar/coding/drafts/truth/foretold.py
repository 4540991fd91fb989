"""What somebody only warns of: "aid groups warned that an assault would displace a million", "diplomats fear that the army could attack".

Who warns of what others may do threatens nobody, and promises nothing: he predicts it. Who warns of what he himself would do does threaten.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.actors.words import OF_A_STATE
from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.truth.contradicted import same
from khabar.coding.families import BEARING_ARMS
from khabar.model import EventType, Span

EVENTS = frozenset(EventType)
WARNS = r"(?:warn(?:s|ed|ing)?|fear(?:s|ed|ing)?|predict(?:s|ed|ing)?|caution(?:s|ed|ing)?|expect(?:s|ed)?|worr(?:y|ies|ied)|forecast(?:s|ed)?|anticipat(?:e|es|ed))"
PREPARES = r"(?:(?:is|are|was|were|had\s+been|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:preparing|planning|plotting|about|set|poised|likely|ready|going)|plan(?:s|ned)|intend(?:s|ed)?)\s+to"
FORETOLD = re.compile(rf"(?:,[^.;\"]{{1,80}},)?(?:\s+(?:has|have|had|also|again|repeatedly|later|on\s+\w+day))*\s+(?P<verb>{WARNS})(?:\s+(?:on\s+)?\w+day)?\s+(?:that\s+)?(?=(?P<clause>(?:(?!\bthat\b)[^.;\"]){{3,100}}?)\s(?:(?:would|could|might|may|will)\b|{PREPARES}\b))", re.I)
GUESSED = re.compile(r"(?:,[^.;\"]{1,80},)?\s+(?P<verb>sa(?:y|ys|id)|believ(?:e|es|ed)|think)\s+(?:that\s+)?(?=(?P<clause>(?:(?!\bthat\b)[^.;\"]){3,80}?)\s(?:would|could|might|may)\b)", re.I)
HIMSELF = re.compile(r"(?:that\s+)?(?:it|they|he|she|we|i|its|their|his|her|our|any|whoever|anyone|those)\b", re.I)
HIS_BODY = re.compile(r"(?:that\s+)?(?:the\s+)?(?:\w+\s+)?(?:army|military|armed\s+forces|forces|troops|soldiers|navy|air\s+force|government|police|country|group|movement|fighters)\b", re.I)
OFFICE = re.compile(r"\b(?:minister|president|premier|general|commander|chief|spokes\w+|leader|governor|colonel|major|admiral|ayatollah|king|secretary)\b", re.I)
MAY = re.compile(r"\b(?:would|could|might|may)\s+(?:also\s+|soon\s+|then\s+|again\s+|\w+ly\s+|be\s+)*$", re.I)  # right before what is foretold
# "villagers fear an attack": who fears it threatens with none
FEARS = re.compile(r"\b(?:fear(?:s|ed|ing)?|worr(?:y|ies|ied|ying)|predict(?:s|ed|ing)?|expect(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)|brac(?:es|ed|ing))\s+(?:(?:about|of|over|for)\s+)?(?:(?!(?:that|to|after|when|and|in|at|by)\b)[\w-]+\s+){0,4}$", re.I)
TOLD_TO = re.compile(r"\s*(?:against|off|of\b|not\s+to|to\b)", re.I)


def with_forecasts(context: Context) -> Context:
    """The context in which what is only feared of others is foretold by who fears it, and not threatened."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    for verb, _, content in forecasts(context):
        for n, d in enumerate(drafts):
            if d.type not in EVENTS or not content.start <= d.trigger.start < content.end:
                continue
            warns = re.fullmatch(WARNS, context.folded[verb.start : verb.end], re.I) is not None
            if (d.status in ("hypothetical", "planned") and (warns or d.stance in ("threatens", "promises"))) or (d.status in ("asserted", "denied", "unconfirmed") and MAY.search(context.folded, content.start, d.trigger.start)):  # what is only said to be planned stays planned
                drafts[n] = replace(d, stance="predicts", status="hypothetical")
    drafts = [replace(d, stance="predicts") if feared(context, d) else d for d in drafts]
    return context.with_drafts(drafts)


def feared(context: Context, draft: Draft) -> bool:
    """Whether who speaks of it fears it: "villagers fear an attack by bandits"."""
    start = draft.trigger.start
    return draft.stance in ("threatens", "promises") and draft.status in ("hypothetical", "planned") and FEARS.search(context.folded, context.sentences[context.sentence_index(start)].start, start) is not None


def forecasts(context: Context) -> list[tuple[Span, int, Span]]:
    """Verbs of warning, who warns, and of what: a clause about somebody else."""
    text = context.folded
    out: list[tuple[Span, int, Span]] = []
    for n, here in enumerate(context.sentences):
        for i, span in context.widest(n):
            found = FORETOLD.match(text, span.end, here.end) or GUESSED.match(text, span.end, here.end)
            if found is None or HIMSELF.match(text, found.end()) or TOLD_TO.match(text, found.end()):
                continue
            clause = Span(*found.span("clause"))
            if not any(clause.start <= m.start < clause.end and his_own(context, i, j) for j, m in context.people(n)) and not (HIS_BODY.match(text, clause.start) and of_office(context, i) and not foreign(context, i, clause)):
                out.append((Span(*found.span("verb")), i, Span(found.end(), here.end)))
    return out


def his_own(context: Context, speaker: int, other: int) -> bool:
    """Whether who is spoken of is the speaker, or a body of his country: "Oldland warned that its neighbours would feel what its army could do"."""
    a, b = context.actors[speaker], context.actors[other]
    return same(context, speaker, other) or (a.country is not None and a.country == b.country and b.kind in OF_A_STATE)


def foreign(context: Context, speaker: int, clause: Span) -> bool:
    """Whether the first who is spoken of is of another country, or a named group in arms of his own: "Oldland warned that Newland's troops were preparing to attack"."""
    own = context.actors[speaker].country
    first = next((context.actors[j] for j, m in context.people(context.sentence_index(clause.start)) if m.start >= clause.start and m.end <= clause.end), None)
    if first is None or ":" in first.id or first.id == context.actors[speaker].id:
        return False
    return (own is not None and first.country is not None and first.country != own) or (first.kind in BEARING_ARMS and first.kind not in OF_A_STATE)


def of_office(context: Context, speaker: int) -> bool:
    """Whether the speaker commands somebody: a state, an armed body, or a person with an office."""
    m, kind = context.found.mentions[speaker], context.actors[speaker].kind
    of_a_state = kind in OF_A_STATE and ":" not in context.actors[speaker].id
    return kind in BEARING_ARMS or of_a_state or OFFICE.search(context.folded, max(0, m.start - 40), m.end) is not None


def only_feared(context: Context, draft: Draft) -> str | None:
    """Why a threat is none: "observers warned that Oldland could invade"."""
    if draft.type != EventType.THREAT or not context.sentences:
        return None
    here = context.sentence_index(draft.trigger.start)
    feared = any(context.sentence_index(verb.start) == here and verb.overlaps(draft.trigger) for verb, _, _ in forecasts(context))
    return "warns of what others may do" if feared else None
