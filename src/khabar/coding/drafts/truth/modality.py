"""How a happening stands by the words right before its verb: meant, failed, alleged, or done to nobody.

"Planned to attack", "was about to bomb", "a plot to kill", "failed to take", "allegedly fired", "beheaded nobody". The finder sees most of it;
where it takes what is only meant for what was done, grammar says so. Whether a speaker denies it is told in ``contradicted``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.truth.warded import FOILED, foiled, warded_off
from khabar.coding.families import VIOLENT
from khabar.model import EventType

REACH = 90  # characters before a trigger
_ADVERB = r"(?:(?:also|soon|then|again|later|now|jointly|both|be|have|\w+ly)\s+)*"
_WHOM = r"(?:\s+(?!\w+ed\b|came\b|went\b|was\b|were\b|had\b)[\w,'-]+){0,5}?"
MEANT = re.compile(
    r"\b(?:(?:plan(?:s|ned|ning)?|plott?(?:s|ed|ing)?|conspir(?:es|ed|ing)|intend(?:s|ed|ing)?|prepar(?:es|ed|ing)|vow(?:s|ed|ing)?|pledg(?:es|ed|ing)|promis(?:es|ed|ing)|agree(?:s|d|ing)?|"
    r"decid(?:es|ed|ing)|resolv(?:es|ed)|expect(?:s|ed)|schedul(?:es|ed)|due|set|about|ready|poised|likely|want(?:s|ed|ing)?|hop(?:es|ed|ing)|wait(?:s|ed|ing)?|"
    r"plot|plans|conspiracy|scheme|intention|decision|pledge|vow|promise|readiness|threat)"
    rf"|(?:order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|hir(?:es|ed|ing)|recruit(?:s|ed|ing)|t(?:old|ells?)|urg(?:es|ed|ing)|ask(?:s|ed|ing)?|tasked|pa(?:id|ys|ying)){_WHOM}|(?:(?:was|were|is|are) going))\s+(?:not\s+)?to\s+{_ADVERB}$",
    re.I,
)
ONE_TO = re.compile(rf"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|last|only)\s+(?!chance\b|step\b|thing\b|way\b|time\b|attempt\b|bid\b)(?:[\w'’-]+\s+){{1,4}}to\s+{_ADVERB}$", re.I)  # "the first capital to fall" has fallen
TRIED = re.compile(rf"\b(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|sought|seek(?:s|ing)?|bids?|efforts?|struggl(?:es|ed|ing)|battl(?:es|ed|ing)|f(?:ought|ight(?:s|ing)?)|push(?:ed|es|ing)?)\s+to\s+{_ADVERB}$", re.I)
TRYING = re.compile(r"(?:(?:had|have|has|also|again|\w+ly)\s+)*(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|sought|seek(?:s|ing)?)$", re.I)
TO = re.compile(r"\s+to\s")
OUGHT = re.compile(r"\b(?:should|ought to)\s+(?:not\s+)?have\s+(?:been\s+)?(?:\w+ly\s+)?$", re.I)
FAILED = re.compile(
    rf"\b(?:(?:fail(?:s|ed|ing|ure)?|unable|inability|refus(?:es|ed|ing|al)|declin(?:es|ed|ing)|unwilling)\s+to|(?:stopped|prevented|kept|barred|deterred){_WHOM}\s+from|without|instead of|rather than|short of)\s+{_ADVERB}$",
    re.I,
)
ALLEGED = re.compile(r"\b(?:allegedly|purportedly|supposedly|(?:is|are|was|were)\s+(?:alleged|believed|thought|suspected|rumou?red|feared)\s+to\s+have(?:\s+been)?)\s+(?:been\s+)?$", re.I)
UNCONFIRMED = re.compile(r"\b(?:unconfirmed|unverified)\s+(?:\w+\s+)?(?:reports?|accounts?|claims?|rumou?rs?)\s+(?:that|said|say|of|from [^,.;]{1,40} said)\b[^,.;]*$|\brumou?rs?\s+(?:that|said)\b[^,.;]*$", re.I)
NONE_TOLD = re.compile(  # "there were no reports of", "no evidence that", "no clashes"
    r"\bno\s+(?:(?:immediate|further|credible|new|fresh|recent|other|clear|concrete|reliable|known|confirmed)\s+)*(?:(?:reports?|signs?|evidence|indications?|proof|traces?|suggestion)\s+(?:yet\s+)?(?P<that>(?:of|that)\s(?:(?!\b(?:since|after|before|despite|amid|while|when|during|because|but|as|in|on|at|from|by|for|to)\b)[^.;,\"]){0,60}?)|(?:(?:immediate|further|new|fresh|major|serious|large|big|renewed|other|such|more)\s+)*)$",
    re.I,
)
NOUN = re.compile(r"(?:(?:any|an?|the|no)\s+)?(?:[\w-]+\s+){0,2}(?:[a-z]+(?:s|ing|ment|tion|al|ion|ure|fire)|attack|fight|truce|strike|raid|clash|unrest|riot|protest|deal)", re.I)
NOBODY = re.compile(r"\s+(?:nobody|no one|no-one)\b", re.I)
IF = re.compile(r"(?:\W*)(?:if|unless|should|in case)\s", re.I)
WILL = re.compile(rf"\b(?:will|would|shall|could|might|may)\s+{_ADVERB}$", re.I)
TO_COME = re.compile(  # behind a noun: "a truce was due to take effect", "talks are set for Doha tomorrow"
    r"\s+(?:(?:between|in|on|with|for|of|by)\s[\w' -]{1,40}?\s)??(?:(?:is|are|was|were)\s+(?:now\s+)?(?:due|set|scheduled|slated|expected|planned)\s+(?:to|for)|"
    r"(?:will|shall)\s+(?:be\s+(?:held|introduced|signed|launched|resumed|opened)|begin|start|resume|take\s+(?:place|effect)|come\s+into|go\s+ahead|open|continue))\b",
    re.I,
)
SHALL = re.compile(rf"\b(?:will|shall)\s+{_ADVERB}$", re.I)
BASE = re.compile(r"(?!\w+(?:ed|ing)\b)[a-z]+", re.I)  # the plain form of a verb: "does not touch civilians"
DONE = re.compile(r"ed$", re.I)  # what is past is not to come
GERUND = re.compile(r"[a-z]+ing\b", re.I)
EVENTS = frozenset(EventType)
LAND = frozenset([EventType.TERRITORY_TAKEN, EventType.TERRITORY_CEDED])


def with_modality(context: Context) -> Context:
    """The context in which what was only meant, alleged, or failed is told so."""
    if not context.sentences:
        return context
    drafts = tuple(standing(context, d) for d in context.found.drafts)
    return context.with_drafts(drafts)


def standing(context: Context, draft: Draft) -> Draft:
    if draft.type in EVENTS and draft.status == "planned" and ONE_TO.search(context.folded, max(0, draft.trigger.start - REACH), draft.trigger.start):
        return replace(draft, status="asserted")
    if draft.type not in EVENTS or draft.status not in ("asserted", "unconfirmed"):
        return draft
    if draft.status == "unconfirmed":
        return replace(draft, status="denied") if not_told(context, draft) else draft
    if draft.type in VIOLENT:
        draft = warded_off(context, draft)
    text, trigger = context.folded, draft.trigger
    here = context.sentences[context.sentence_index(trigger.start)]
    lead = text[max(here.start, trigger.start - REACH) : trigger.start]
    words = text[trigger.start : trigger.end]
    if draft.type in LAND and TRYING.match(text, trigger.start, trigger.end) and TO.match(text, trigger.end):
        return replace(draft, type=EventType.GROUND_ATTACK.value)
    if IF.match(text, here.start, trigger.start) and WILL.search(lead):
        return replace(draft, status="hypothetical")
    if BASE.match(words):
        if draft.type in LAND and TRIED.search(lead):
            return replace(draft, type=EventType.GROUND_ATTACK.value)  # it was fought for; nothing says that it was won
        if FOILED.search(lead):
            return foiled(context, draft)
        if FAILED.search(lead):
            return replace(draft, status="denied")
        if SHALL.search(lead) or MEANT.search(lead):
            return replace(draft, status="planned")
    elif OUGHT.search(lead) or (GERUND.match(words) and FAILED.search(lead)):
        return replace(draft, status="denied")
    if not DONE.search(words) and TO_COME.match(text, trigger.end, here.end):
        return replace(draft, status="planned")
    if ALLEGED.search(lead) or UNCONFIRMED.search(text, here.start, trigger.start):
        return replace(draft, status="unconfirmed")
    if not_told(context, draft):
        return replace(draft, status="denied")
    if NOBODY.match(text, trigger.end, here.end):
        return replace(draft, status="denied")
    return draft


def not_told(context: Context, draft: Draft) -> bool:
    """ "There were no reports of fighting", "no evidence that rebels shelled the camp", "no protests were reported": it is told not to have happened."""
    text, start = context.folded, draft.trigger.start
    found = NONE_TOLD.search(text, max(context.sentences[context.sentence_index(start)].start, start - REACH), start)
    return found is not None and (found["that"] is not None or NOUN.fullmatch(text, start, draft.trigger.end) is not None)
