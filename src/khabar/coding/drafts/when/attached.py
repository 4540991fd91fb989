"""With which deed of a sentence a time stands: with the one told last before it, unless both are of one clause.

"Freed a priest kidnapped in November", "accused soldiers of executing villagers in February", "four men kidnapped in the hills were
freed on Friday", "left with ten men and had been expelled in May": none of these times is that of the first deed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.same.clauses import relative
from khabar.coding.drafts.when.asides import clause_around
from khabar.coding.drafts.when.outdated import TO_THE_DAY
from khabar.coding.families import HARM
from khabar.model import Span, When

ITS = re.compile(r"\W*(?:in|during) which\b")  # of an attack "in which ten were killed on 21 April"
NEAR = 10  # days before the report: what somebody was arrested for "on Monday" he was arrested for on Monday
PAST = r"(?:\w+ed|\w{2,}en|(?:over|re|with)?(?:began|broke|brought|built|came|caught|cut|drew|drove|driven|fell|fled|fought|found|gave|held|hit|hung|hurt|kept|laid|led|left|lost|made|met|put|ran|sank|sent|set|shook|shot|slain|slew|sold|stole|struck|swept|threw|thrown|took|tore|torn|went|withdrawn|won|wrote))"  # verbs without -ed and -en
VERB = re.compile(rf"(?:(?:was|were|been|be|being|has|have|had|is|are)\s+)*(?:\w+ly\s+)?{PAST}\b", re.I)
PARTED = re.compile(r"[,;:()–—\"“”]|\b(?:and|or|but|nor|while|whereas|as|when|where|after|before|until|because|since|if|that|who|whom|whose|which|than)\b", re.I)
FOR_A_DEED = frozenset(["accusation", "conviction", "detention", "investigation", "protest", "rejection", "sanction"])
ABOUT = re.compile(r"\b(?:of|over|for|with|into|against)\s+(?:(?!of\b|over\b|for\b|with\b)[\w’'-]+\s+){0,3}$", re.I)
DOING = re.compile(r"\b(?:of|for|over) (?:\w+ly )?\w+ing\b[^,;:.]*$", re.I)  # "convicted of killing a guard in" some year
THE_DEAD = re.compile(r"(?:the )?(?:bod(?:y|ies)|corpses?|coffins?|dead)", re.I)
BURIED = re.compile(r"(?:(?:was|were|been|had been)\s+)?(?:buried|laid to rest|interred|burials?|funerals?)", re.I)
UP_TO = re.compile(r"\bby\s+(?:(?:late|early|the)\s+)*$", re.I)
THE_DEED = re.compile(r"(?:the|that|this|those|these)\s", re.I)
COUNTING = re.compile(r"\b(?:count(?:ed|ing)|received|registered|recorded|brought|carried|taken|admitted|delivered|seen|saw|morgue|mortuary)\b", re.I)
LEADING = re.compile(r"\W*(?:(?:in|on|at|by|during|early|late|back|since|earlier)\s+){0,3}(?:the\s+)?", re.I)
AWAITED = re.compile(r"\b(?:ahead of|in the run-up to|on the eve of|in preparation for)\s+(?:(?:the|a|an|its|their|next)\s+)?(?:\w+\s+)?$", re.I)
AUXILIARY = re.compile(r"\b(?:was|were|been|be|is|are|has|have|had)\s+(?:\w+ly\s+|later\s+|also\s+|since\s+)?$", re.I)
BE = re.compile(r"(?:was|were|been|be|is|are|has|have|had)\b", re.I)
ARE = re.compile(r"\s+(?:are|is|were|was)\s+(?:now\s+|all\s+|\w+ly\s+)*", re.I)  # "are free", "were back home"
HAD = re.compile(r"\bhad(?: been)?(?: \w+ly)?\s*$", re.I)
HAD_IN = re.compile(r"had\b", re.I)


def of_other_verb(context: Context, draft: Draft, others: Sequence[Draft], time: Span, when: When) -> bool:
    """Whether a time is that of another deed told between it and this one."""
    return of_later_deed(context, draft, others, time, when) or of_subject(context.folded, draft, others, time)


def of_subject(text: str, draft: Draft, others: Sequence[Draft], time: Span) -> bool:
    """Whether a time is told by the way of those who do or suffer a deed: "men arrested in May escaped"."""
    if time.end > draft.trigger.start or not (VERB.match(text, draft.trigger.start, draft.trigger.end) or ARE.fullmatch(text, time.end, draft.trigger.start)):
        return False
    last = max((o.trigger for o in others if o.trigger.end <= time.start), key=lambda o: o.start, default=None)
    return last is not None and VERB.match(text, last.start, last.end) is not None and PARTED.search(text, last.end, draft.trigger.start) is None


def of_later_deed(context: Context, draft: Draft, others: Sequence[Draft], time: Span, when: When) -> bool:
    """Whether a time that stands behind a deed is that of another deed told between."""
    if time.start < draft.trigger.end:
        return False
    last = max((o for o in others if draft.trigger.end <= o.trigger.start < time.start), key=lambda o: o.trigger.start, default=None)
    text = context.folded
    if draft.type in FOR_A_DEED and DOING.search(text, draft.trigger.end, time.start) and not near(context, when):
        return True
    if last is None:
        return False
    between, words = text[draft.trigger.end : last.trigger.start], text[last.trigger.start : last.trigger.end]
    if VERB.match(words) and VERB.match(text, draft.trigger.start, draft.trigger.end) and not PARTED.search(between):
        return True
    if told_before(text, last.trigger) and not told_before(text, draft.trigger):
        return True
    return draft.type in FOR_A_DEED and ABOUT.search(between) is not None and PARTED.search(between) is None and not near(context, when)


def told_before(text: str, trigger: Span) -> bool:
    """Whether a deed is told in the pluperfect: "had been expelled"."""
    return HAD_IN.match(text, trigger.start, trigger.end) is not None or HAD.search(text, max(0, trigger.start - 24), trigger.start) is not None


def finite(text: str, trigger: Span) -> bool:
    """Whether a participle is the verb of its clause: "were freed", and not "a man freed from prison"."""
    return AUXILIARY.search(text, max(0, trigger.start - 30), trigger.start) is not None or BE.match(text, trigger.start, trigger.end) is not None


def near(context: Context, when: When) -> bool:
    """Whether a time is a day or some of the last days before the report."""
    published = context.published
    return published is not None and when.precision in TO_THE_DAY and abs((published.start - when.start).days) <= NEAR


def in_one_clause(context: Context, trigger: Span, time: Span) -> bool:
    """Whether no clause ends between a deed and a time, but for the comma behind a time with which the sentence begins."""
    text, low = context.folded, context.sentences[context.sentence_index(trigger.start)].start
    between = text[min(trigger.end, time.end) : max(trigger.start, time.start)]
    if time.end <= trigger.start and LEADING.fullmatch(text, low, time.start):
        between = between.lstrip(" ,")
    return PARTED.search(between) is None


def of_what_is_awaited(text: str, time: Span) -> bool:
    """Whether a time is that of something awaited: "ahead of the February vote"."""
    return AWAITED.search(text, max(0, time.start - 40), time.start) is not None


def aside(context: Context, draft: Draft, at: int) -> bool:
    """Whether a time stands in a relative or concessive clause, and the event outside of it: "the juntas, which left on 28 January, ..."."""
    clause = clause_around(context, at)
    if clause is None or clause.start <= draft.trigger.start < clause.end:
        return False
    return draft.trigger.start > clause.start or not ITS.match(context.folded, clause.start)


def only_time(context: Context, draft: Draft) -> When | None:
    """The one time that the event's sentence tells, where it tells one only; in a list of dates that with which the line begins."""
    if not context.sentences or told_when_counted(context, draft):
        return None
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    inside = {(w.start, w.end): w for w in context.times.values() if w.quote and here.start <= w.quote.start < here.end and not relative(context, draft.trigger, w.quote.span, [])}
    line = context.folded.rfind("\n", here.start, draft.trigger.start) + 1 or here.start
    return next(iter(inside.values())) if len(inside) == 1 else next((w for (start, _), w in inside.items() if start == line), None)


def time_of_clause(context: Context, draft: Draft, others: Sequence[int]) -> When | None:
    """The one time that stands behind a verb in its own clause, and behind no other: "had seized the town last week, a claim that it denied on Friday"."""
    if not context.sentences or not VERB.match(context.folded, draft.trigger.start, draft.trigger.end):
        return None
    end, stop = draft.trigger.end, context.sentences[context.sentence_index(draft.trigger.start)].end
    behind = {(w.start, w.end): w for w in context.times.values() if w.quote and end <= w.quote.start < stop and in_one_clause(context, draft.trigger, w.quote.span)}
    told = [w for w in behind.values() if w.quote and not any(end <= o < w.quote.start for o in others)]
    return told[0] if len(told) == 1 else None


def told_when_counted(context: Context, draft: Draft) -> bool:
    """Whether a sentence says when the dead of what was told before were counted or carried: "fourteen bodies had been received by Wednesday"."""
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    dead = THE_DEAD.fullmatch(context.folded, draft.trigger.start, draft.trigger.end)
    return draft.same_as is not None and dead is not None and COUNTING.search(context.folded, here.start, here.end) is not None


def of_the_counting(context: Context, draft: Draft, time: Span) -> bool:
    """Whether a time is that of a burial, or that up to which the dead were counted: "counted twelve dead by Wednesday noon"."""
    trigger = draft.trigger
    if BURIED.fullmatch(context.folded, trigger.start, trigger.end):
        return True
    if draft.type not in HARM:
        return False
    named = time.end <= trigger.start and THE_DEED.match(context.folded, trigger.start, trigger.end) is not None
    if named and context.sentence_index(time.start) == context.sentence_index(trigger.start) and COUNTING.search(context.folded, time.end, trigger.start):
        return True  # "on Sunday our reporter counted nine coffins for the victims of the explosion"
    return UP_TO.search(context.folded, max(0, time.start - 16), time.start) is not None
