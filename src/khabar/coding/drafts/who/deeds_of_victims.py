"""What the victims had done: "soldiers killed three militants who attacked a bank" tells that the militants were killed, and who attacked the bank.

The relative clause behind those whom a verb of harm hits is another deed: with its own doer, its own sufferers and figures.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Slot
from khabar.coding.drafts.toll.harm import PASSIVE
from khabar.coding.drafts.toll.harm_words import HURT_SINCE, KILLING
from khabar.coding.families import VIOLENT
from khabar.model import Span

HARMING = VIOLENT | {"crowd_force"}
ACTIVE = re.compile(rf"(?:{KILLING}|{HURT_SINCE}|shot|kill|killing|wounding|injuring)(?: and (?:killed|wounded))?(?: dead)?", re.I)
WHO = re.compile(r"\s+(?:(?!(?:by|and|or|but|when|while|after|before|as|was|were|who|that)\b)[\w'’-]+\s+){1,6}?(?P<who>who|that)\s+(?!(?:was|were|are|is|be|been|had been|has been|have been|died|lived|worked|sat|stood)\b)", re.I)
ENDS = re.compile(r"[,;.]|\s(?:and|before|after|while|when|as)\s")
LED_UP_TO = 30  # characters before a verb in which "was" stands
SURE = 0.9


def with_deeds_of_victims(context: Context) -> Context:
    """The context in which neither deed has the doers, sufferers and figures of the other."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    for n, d in enumerate(drafts):
        clause = clause_of_victims(context, d)
        whom = None if clause is None else antecedent(context, d, clause)
        if clause is None or whom is None:
            continue
        drafts[n] = of_the_main_verb(context, d, clause, whom)
        for k, e in enumerate(drafts):
            if e.type in HARMING and clause.start <= e.trigger.start < clause.end:
                own = tuple(s for s in e.slots if s.role not in ("actor", "rec", "killed", "injured") or (clause.start <= context.found.mentions[s.mention].start < clause.end))
                drafts[k] = replace(e, slots=(*own, Slot("actor", whom, SURE)), same_as=None if e.same_as == n else e.same_as)
    return context.with_drafts(drafts)


def clause_of_victims(context: Context, draft: Draft) -> Span | None:
    """The relative clause about those whom a draft's verb hits: "killed a man who shot two officers"."""
    if draft.type not in HARMING or not ACTIVE.fullmatch(context.folded, draft.trigger.start, draft.trigger.end):
        return None
    end = context.sentences[context.sentence_index(draft.trigger.start)].end
    who = WHO.match(context.folded, draft.trigger.end, end)
    if who is None or PASSIVE.search(context.folded, max(0, draft.trigger.start - LED_UP_TO), draft.trigger.start):
        return None
    close = ENDS.search(context.folded, who.end(), end)
    return Span(who.start("who"), close.start() if close else end)


def antecedent(context: Context, draft: Draft, clause: Span) -> int | None:
    """Of whom the clause tells: the participant right before it."""
    near = [i for i in context.in_sentence[context.sentence_index(clause.start)] if context.found.mentions[i].kind in PARTICIPANTS and draft.trigger.end <= context.found.mentions[i].start]
    return next((i for i in near if context.folded[context.found.mentions[i].end : clause.start].strip() == ""), None)


def of_the_main_verb(context: Context, draft: Draft, clause: Span, whom: int) -> Draft:
    """A draft with those of whom the clause tells as who suffered it, and without those whom the clause tells."""
    kept = tuple(
        s for s in draft.slots
        if not (s.mention == whom and s.role in ("actor", "rec")) and not (s.role in ("rec", "actor", "killed", "injured") and clause.start <= context.found.mentions[s.mention].start < clause.end)
    )  # fmt: skip
    return replace(draft, slots=(*kept, Slot("rec", whom, SURE)))
