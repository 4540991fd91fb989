"""How a happening stands by the words right before its verb: meant, failed, alleged, or done to nobody.

"Planned to attack", "was about to bomb", "a plot to kill", "failed to take", "allegedly fired", "beheaded nobody". The finder sees most of it;
where it takes what is only meant for what was done, grammar says so. Whether a speaker denies it is told in ``contradicted``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Found
from khabar.coding.drafts.voice import undergoing
from khabar.coding.families import BEARING_ARMS, VIOLENT
from khabar.model import ActorKind, EventType

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
LANDED = re.compile(r"\b(?:managed|succeeded|began|begun|started|continued|helped|used|forced|went on|got|came)\s+(?:\w+\s+){0,4}?(?:to|in)\s+$", re.I)
TRIED = re.compile(rf"\b(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|sought|seek(?:s|ing)?|bids?|efforts?|struggl(?:es|ed|ing)|battl(?:es|ed|ing)|f(?:ought|ight(?:s|ing)?)|push(?:ed|es|ing)?)\s+to\s+{_ADVERB}$", re.I)
TRYING = re.compile(r"(?:(?:had|have|has|also|again|\w+ly)\s+)*(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|sought|seek(?:s|ing)?)$", re.I)
TO = re.compile(r"\s+to\s")
OUGHT = re.compile(r"\b(?:should|ought to)\s+(?:not\s+)?have\s+(?:been\s+)?(?:\w+ly\s+)?$", re.I)
FAILED = re.compile(
    rf"\b(?:(?:fail(?:s|ed|ing|ure)?|unable|inability|refus(?:es|ed|ing|al)|declin(?:es|ed|ing)|unwilling)\s+to|(?:stopped|prevented|kept|barred|deterred){_WHOM}\s+from|without|instead of|rather than|short of)\s+{_ADVERB}$",
    re.I,
)
FOILED = re.compile(r"\b(?:foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|prevent(?:s|ed|ing)?|avert(?:s|ed|ing)?|disrupt(?:s|ed|ing)?|uncover(?:s|ed|ing)?|frustrat(?:es|ed|ing))\s+(?:(?:an?|the|another|two|several|its|their|alleged|suspected|planned|major|what \w+ called)\s+)*(?:plots?|plans?|conspirac(?:y|ies)|schemes?|attempts?|bids?|efforts?)\s+to\s+$", re.I)
_WARD = r"(?P<how>foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|avert(?:s|ed|ing)?|prevent(?:s|ed|ing)?|repel(?:s|led|ling)?|repuls(?:es|ed|ing)|beat(?:s|en)? (?:back|off)|f(?:ought|ighting) off|drove (?:back|off)|push(?:ed|ing) back)"
WARDED = re.compile(rf"\b{_WARD}\s+(?:(?:an?|the|another|two|three|four|five|several|\d+|its|their)\s+)?(?:[\w-]+\s+){{0,3}}$", re.I)
WARDING = re.compile(rf"{_WARD}\b", re.I)
FOILING = ("foil", "thwa", "aver", "prev")
SUBJECT = re.compile(r",?\s(?:(?:had|has|have|also|later|then|successfully|jointly|\w+ly)\s)*")
ALLEGED = re.compile(r"\b(?:allegedly|purportedly|supposedly|(?:is|are|was|were)\s+(?:alleged|believed|thought|suspected|rumou?red|feared)\s+to\s+have(?:\s+been)?)\s+(?:been\s+)?$", re.I)
UNCONFIRMED = re.compile(r"\b(?:unconfirmed|unverified)\s+(?:\w+\s+)?(?:reports?|accounts?|claims?|rumou?rs?)\s+(?:that|said|say|of|from [^,.;]{1,40} said)\b[^,.;]*$|\brumou?rs?\s+(?:that|said)\b[^,.;]*$", re.I)
NOBODY = re.compile(r"\s+(?:nobody|no one|no-one)\b", re.I)
IF = re.compile(r"(?:\W*)(?:if|unless|should|in case)\s", re.I)
WILL = re.compile(rf"\b(?:will|would|shall|could|might|may)\s+{_ADVERB}$", re.I)
TO_COME = re.compile(  # behind a noun: "a truce was due to take effect", "talks are set for Doha tomorrow"
    r"\s+(?:[\w' -]{0,40}?\s)??(?:(?:is|are|was|were)\s+(?:now\s+)?(?:due|set|scheduled|slated|expected|planned)\s+(?:to|for)|"
    r"(?:will|shall)\s+(?:be\s+(?:held|introduced|signed|launched|resumed|opened)|begin|start|resume|take\s+(?:place|effect)|come\s+into|go\s+ahead|open|continue))\b",
    re.I,
)
SHALL = re.compile(rf"\b(?:will|shall)\s+{_ADVERB}$", re.I)
NOUN = re.compile(r"(?!.*(?:ed|ing)$)[\w' -]*(?:s|nt|on|ng|al|re|fire|truce|deal|summit|vote|poll|trial|talks|strike|march|visit|election|law)$", re.I)
BASE = re.compile(r"(?!\w+(?:ed|ing)\b)[a-z]+", re.I)  # the plain form of a verb: "does not touch civilians"
GERUND = re.compile(r"[a-z]+ing\b", re.I)
EVENTS = frozenset(EventType)
LAND = frozenset([EventType.TERRITORY_TAKEN, EventType.TERRITORY_CEDED])


def with_modality(context: Context) -> Context:
    """The context in which what was only meant, alleged, or failed is told so."""
    if not context.sentences:
        return context
    drafts = tuple(standing(context, d) for d in context.found.drafts)
    return replace(context, found=Found(context.found.mentions, drafts)) if drafts != context.found.drafts else context


def standing(context: Context, draft: Draft) -> Draft:
    if draft.type not in EVENTS or draft.status != "asserted":
        return draft
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
        if SHALL.search(lead) or (MEANT.search(lead) and not LANDED.search(lead)):
            return replace(draft, status="planned")
    elif OUGHT.search(lead) or (GERUND.match(words) and FAILED.search(lead)):
        return replace(draft, status="denied")
    if NOUN.search(words) and TO_COME.match(text, trigger.end, here.end):
        return replace(draft, status="planned")
    if ALLEGED.search(lead) or UNCONFIRMED.search(text, here.start, trigger.start):
        return replace(draft, status="unconfirmed")
    if NOBODY.match(text, trigger.end, here.end):
        return replace(draft, status="denied")
    return draft


def warded_off(context: Context, draft: Draft) -> Draft:
    """ "Peacekeepers repelled an attack by the militia", "police foiled an attack on a church": who wards it off suffers it, if anybody else is told to have made it or nobody can have."""
    text, mentions, trigger = context.folded, context.found.mentions, draft.trigger
    here = context.sentences[context.sentence_index(trigger.start)]
    verb = WARDED.search(text, here.start, trigger.start) or WARDING.match(text, trigger.start, trigger.end)
    if verb is None:
        return draft
    outcome = "foiled" if verb["how"][:4].lower() in FOILING else "repelled"
    subject = {s for s in draft.slots if s.role == "actor" and here.start <= mentions[s.mention].start and mentions[s.mention].end <= verb.start() and SUBJECT.fullmatch(text, mentions[s.mention].end, verb.start())}
    behind = {s for s in draft.slots if s.role == "rec" and s.mention in context.actors and mentions[s.mention].start >= verb.end() and context.actors[s.mention].kind in BEARING_ARMS | {ActorKind.STATE, ActorKind.UNIDENTIFIED}}
    others = [s for s in draft.slots if s.role == "actor" and s not in subject and s.mention in context.actors]
    if subject and (others or (behind and outcome == "repelled")):
        turned = undergoing(draft, subject)
        slots = tuple(replace(s, role="actor") if s in behind and not others else s for s in turned.slots)
        return replace(turned, slots=slots, outcome=outcome)
    if subject and outcome == "foiled":
        draft = replace(draft, slots=tuple(s for s in draft.slots if s not in subject))
    return replace(draft, outcome=draft.outcome or outcome)


def foiled(context: Context, draft: Draft) -> Draft:
    """ "Police foiled a plot to bomb the market": it was meant, not done, and the police are no bombers."""
    text, mentions = context.folded, context.found.mentions
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    verb = FOILED.search(text, here.start, draft.trigger.start)
    before = verb.start() if verb else draft.trigger.start
    kept = tuple(s for s in draft.slots if not (s.role == "actor" and mentions[s.mention].kind in PARTICIPANTS and mentions[s.mention].end <= before))
    return replace(draft, status="planned", outcome="foiled", slots=kept)
