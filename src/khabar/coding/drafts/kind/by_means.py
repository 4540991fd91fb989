"""Attacks by the means that their own sentence names: who is hacked to death, or dies on a landmine, was not bombed from the air.

The finder guesses a means from the report's whole tone. A type that names a means needs it in the words of its sentence, of the one before or of another
telling of the same; the means that a generic verb is told with ("maimed by a landmine", "targeted with rockets") decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.toll.harm_words import DEAD, DEAD_SINCE, HURT
from khabar.model import Span

OWN = {  # the words of which a type needs one
    "air_strike": re.compile(r"\bair(?!port|field|base|man|men)|\bjets?\b|plane|helicopter|gunship|chopper|bomb|missile|aerial|\bsk(?:y|ies)\b|pilot|\bf-?\d\d|sukhoi|\bmigs?\b|drone|\bsort(?:ie|ies)|barrel"),
    "shelling": re.compile(r"shell|mortar|artiller|rocket|howitzer|missile|bombard|cannon|\bgrads?\b|salvo|barrage|projectile|\btanks?\b|pound|\bfir(?:e|ed|ing)\b|batter(?:y|ies)|gunboat|warship|launcher|\bmm\b|splinter|shrapnel|munition"),
}
STRIKE = re.compile(r"strikes?|struck|raid|hit|target|pound|bomb|attack|blast|explo|destr", re.I)  # what may be of any means that the report names
MEANS = (
    ("mine", re.compile(r"\b(?:land ?mines?|anti-?(?:personnel|tank|vehicle) mines?|(?:ran over|drove over|stepped on|hit|struck|trod on|by|on) an? mine)\b(?! (?:worker|shaft|site|owner|compan))", re.I)),
    ("ied", re.compile(r"\bbooby[- ]?trap\w*|\bieds?\b|\b(?:roadside|car|truck|motorcycle|parcel|magnetic|sticky|nail) bombs?\b|\bexplosive devices?\b", re.I)),
    ("grenade", re.compile(r"\bgrenades?\b(?! launcher)", re.I)),
    ("drone_strike", re.compile(r"\bdrones?\b|\bquadcopters?\b|\buavs?\b", re.I)),
    ("shelling", re.compile(r"\bmortars?\b|\bartillery\b|\bhowitzers?\b|\brockets?\b(?![- ]propelled)|\bshell(?:s|ing|ed|fire)?\b", re.I)),
    ("air_strike", re.compile(r"\b(?:(?:glide|guided|aerial|barrel|cluster)[- ]bombs?|war ?planes?|(?:fighter |war)?jets?)\b", re.I)),
    ("ground_attack", re.compile(r"\b(?:bullets?|gunfire|gunshots?|small[- ]arms|torpedo\w*|sniper|hack(?:ed|ing)|macheted?s?|axes?|knife|knives|stabb\w+|swords?)\b", re.I)),
)  # fmt: skip
AFLOAT = re.compile(r"\b(?:navy|naval|frigate|warship|speed ?boats?|gunboats?)\b", re.I)
GENERIC = re.compile(rf"(?:(?:had|have|has|was|were|been|\w+ly)\s+)*(?:{DEAD_SINCE}|{DEAD}|{HURT}|f[ae]ll|target(?:ed|ing)|hit|str(?:uck|iking)|blow(?:n|ing)? up|blew up)", re.I)  # no "attacked": who storms a post has rockets too
WITH = r"\s+(?:[\w-]+ ){0,2}?(?:by|with|using)\s+(?:(?:an?|the|its|their|several|some|heavy|enemy|rebel|government|army|stray|[\d,.]+(?:-?mm)?|[\w-]+)\s+){0,2}?"
BY_PHRASE = tuple((kind, re.compile(rf"{WITH}(?:{pattern.pattern})", re.I)) for kind, pattern in MEANS)
ATTACKING = re.compile(r"(?:(?:had|have|has|was|were|been|\w+ly)\s+)*(?:(?:re-?)?attack(?:ed|ing|s)?|target(?:ed|ing|s)?|hit(?:s|ting)?|str(?:uck|ikes?|iking)|pound(?:ed|ing|s)?|bombard(?:ed|ing|s)?|damag(?:ed|ing|es)|destroy(?:ed|ing|s)?)", re.I)
_BOMBING = r"(?:(?:and|or|,)\s+)*(?:(?:an?|the|its|their|at least|more than|dozens of|several|[\d,.]+)\s+)*(?:[\w-]+\s+){0,3}?"
_REMOTE = r"drones?|uavs?|quadcopters?|(?:ballistic |cruise |guided )?missiles?|rockets?(?![- ]propelled)|mortars?|(?:artillery|mortar|tank) (?:shells|rounds|fire)|artillery|howitzers?|(?:glide|guided|aerial|barrel|cluster) bombs?"
WITH_THESE = re.compile(  # "attacked a post on the hill with two drones", and with nothing that is held in a hand
    rf"(?:\s+(?!(?:and|or|but|who|which|that|when|while|after|before|with|using|to)\b)[\w'.-]+){{0,8}}?\s+(?:with|using)\s+{_BOMBING}(?P<means>{_REMOTE})\b(?! (?:launchers?|crews?|units?|operators?)\b)"
    rf"(?!(?:,|,? and| as well as)\s+(?!{_BOMBING}(?:{_REMOTE})\b)(?:[\w-]+\s+){{0,2}}(?:guns?|rifles?|weapons?|arms|gunfire|grenades?|bombs?|vehicles?|launchers?|explosives|kalashnikovs?|machetes?|fire)\b)", re.I
)
KINDS = (("drone_strike", re.compile(r"drone|uav|quadcopter", re.I)), ("air_strike", re.compile(r"bomb", re.I)), ("shelling", re.compile(r"")))
OWN_BLAST = re.compile(r"(?:ha(?:d|s|ve|ving) )?(?:bl[eo]w(?:n|ing)? up|detonat(?:ed|ing)|explod(?:ed|ing))\s+(?:an?|the|\d+|two|three|several)\s+booby[- ]?trapped\b", re.I)  # "blew up a booby-trapped house on a patrol"
GUESSED = frozenset(["air_strike", "shelling"])  # for want of a better one
OPEN = frozenset(["ground_attack", "armed_clash", "attack_on_civilians"])  # to which a means may be added
ATTACKS = OPEN | {"complex_attack", "destruction"}
REMOTE = frozenset(["mine", "ied", "grenade", "drone_strike", "shelling", "air_strike"])


def by_means(context: Context) -> Context:
    """The context with the types of its attacks as the means in their sentences say."""
    drafts = context.found.drafts
    chains = tellings(drafts)
    out = tuple(replace(d, type=kind) if (kind := told_type(context, d, chains[n])) != d.type else d for n, d in enumerate(drafts))
    return context.with_drafts(out) if out != drafts else context


def tellings(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """For each draft those that the finder links to it, and itself."""
    root: list[int] = []
    for n, d in enumerate(drafts):
        root.append(root[d.same_as] if d.same_as is not None and d.same_as < n else n)
    chains: dict[int, list[Draft]] = defaultdict(list)
    for n, d in enumerate(drafts):
        chains[root[n]].append(d)
    return [chains[r] for r in root]


def told_type(context: Context, draft: Draft, chain: Sequence[Draft]) -> str:
    """The type of a draft by the means in its clause and, of a guess, by those that all its tellings name."""
    text = context.folded
    words = text[draft.trigger.start : draft.trigger.end]
    here = sentence_of(context, draft)
    if (draft.type in OPEN | GUESSED or draft.type == "destruction") and OWN_BLAST.match(text, draft.trigger.start, here.end):
        return "ied"
    if draft.type in OPEN | GUESSED and GENERIC.fullmatch(words):
        by = next((kind for kind, pattern in BY_PHRASE if pattern.match(text, draft.trigger.end, here.end)), None)
        if by in REMOTE or (by and draft.type in GUESSED):
            return by
    if draft.type in ATTACKS and ATTACKING.fullmatch(words) and (found := WITH_THESE.match(text, draft.trigger.end, here.end)):
        return next(kind for kind, pattern in KINDS if pattern.search(found["means"]))
    if draft.type not in GUESSED or names(context, draft.type, here):
        return draft.type
    other = next((kind for kind, pattern in MEANS if kind != draft.type and pattern.search(text, here.start, here.end)), None)
    if other:
        return other
    near = [*(sentence_of(context, d) for d in chain), *sentence_before(context, here)]
    if any(names(context, draft.type, s) for s in near) or (STRIKE.search(words) and not AFLOAT.search(text, here.start, here.end)):
        return draft.type
    return "ground_attack"


def sentence_of(context: Context, draft: Draft) -> Span:
    return context.sentences[context.sentence_index(draft.trigger.start)] if context.sentences else Span(0, len(context.folded))


def sentence_before(context: Context, sentence: Span) -> list[Span]:
    """What may have told of the attack whose dead a sentence counts."""
    n = context.sentence_index(sentence.start) if context.sentences else 0
    return [context.sentences[n - 1]] if n else []


def names(context: Context, kind: str, sentence: Span) -> bool:
    """Whether a sentence names the means of a type."""
    return OWN[kind].search(context.folded[sentence.start : sentence.end].lower()) is not None
