"""The dead that a sentence counts right behind the attack that it says nothing more of: "Jets bombed the town. The market burned, three men were killed."

The finder sees a killing by nobody in particular, and often another happening. Without a doer, a day or a means of its own it is the attack before it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.toll.counted import in_quotation
from khabar.coding.drafts.toll.harm_words import HARMED_SINCE, HURT_SINCE, STRUCK
from khabar.coding.families import HARMING, VIOLENT
from khabar.model import Span

AFTERMATH = HARMING | {"destruction"}
WERE = re.compile(r"\b(?:was|were|been|being|also|\w+ly)\s+$", re.I)
OF_ITSELF = re.compile(r"(?:died|perished|lives|dead|deceased|dies|sustained|suffered|received|injury|injuries|wounds?|burns)$", re.I)
ANEW = re.compile(  # words that begin another happening
    r"\b(?:meanwhile|elsewhere|separate(?:ly)?|another|earlier|later|previously|also on|last|ago|since|when|after|as|while|by|in an?|during|this year|so far)\b", re.I
)
STRUCK_BY = re.compile(STRUCK, re.I)
WOUNDED = re.compile(rf"{HURT_SINCE}|injur|wound|sustain|suffer|\bhit\b|struck", re.I)
REACH, REACH_OF_DEAD = 3, 2  # sentences back to the attack whose wounded, or dead, are told
SHOTS = re.compile(r"(?:live |stray |rubber )?(?:bullets?|gunfire|shots?|rounds|pellets?|shrapnel|splinters?)", re.I)  # of whatever attack was told
SAID_BY = re.compile(r",\s+(?:says?|said|according to|told|reports?|reported)\b", re.I)
EARLIER = 25  # characters before a trigger in which "was" stands


def with_aftermaths(context: Context) -> Context:
    """The context in which such a draft is one more telling of the attack in the sentence before it."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    for n, d in enumerate(drafts):
        of = attack_before(context, drafts, n) if is_aftermath(context, d) else None
        if of is not None:
            drafts[n] = replace(d, same_as=of, type=drafts[of].type, background=drafts[of].background)
    return context.with_drafts(drafts)


def is_aftermath(context: Context, draft: Draft) -> bool:
    """Whether a draft tells of harm alone: by whom, when and in what other attack its sentence does not say."""
    text = context.folded
    if draft.type not in AFTERMATH or draft.status != "asserted" or not harms(text, draft.trigger):
        return False
    words = text[draft.trigger.start : draft.trigger.end]
    if not (" " in words or STRUCK_BY.match(text, draft.trigger.start) or OF_ITSELF.search(words) or WERE.search(text, max(0, draft.trigger.start - EARLIER), draft.trigger.start)):
        return False
    n = context.sentence_index(draft.trigger.start)
    here = context.sentences[n]
    own = {s.mention for s in draft.slots if s.role in ("actor", "when") or (s.role == "weapon" and not SHOTS.fullmatch(context.words(s.mention)))}
    if ANEW.search(text, here.start, here.end) or any(context.sentence_index(context.found.mentions[i].start) == n for i in own):
        return False
    return not any(d.type in VIOLENT and context.sentence_index(d.trigger.start) == n and not HARMED_SINCE.fullmatch(text, d.trigger.start, d.trigger.end) for d in context.found.drafts)


def harms(text: str, trigger: Span) -> bool:
    """Whether a trigger tells of harm and of nobody who did it: "were killed", "hit by shrapnel"."""
    return HARMED_SINCE.fullmatch(text, trigger.start, trigger.end) is not None or STRUCK_BY.match(text, trigger.start) is not None


def only_wounded(context: Context, draft: Draft) -> bool:
    """Whether a draft counts wounded and nobody dead."""
    words = context.folded[draft.trigger.start : draft.trigger.end]
    return not any(s.role == "killed" for s in draft.slots) and any(s.role == "injured" for s in draft.slots) and WOUNDED.search(words) is not None


def attack_before(context: Context, drafts: list[Draft], at: int) -> int | None:
    """The last attack of the sentence before a draft's, if no line stands between and nobody is counted there as dead."""
    n = context.sentence_index(drafts[at].trigger.start)
    wounded = only_wounded(context, drafts[at])  # may be told behind the dead, and behind what somebody says of it
    reach = [i for i, d in enumerate(drafts[:at]) if d.type in HARMING and n - (REACH if wounded else REACH_OF_DEAD) <= context.sentence_index(d.trigger.start) < n]
    if wounded or not any(context.sentence_index(drafts[i].trigger.start) == n - 1 for i in reach):
        reach = [i for i in reach if not in_quotation(context.folded, drafts[i].trigger.start)]
    last = max((context.sentence_index(drafts[i].trigger.start) for i in reach), default=-1)
    if last < 0 or "\n\n" in context.folded[context.sentences[last].end : context.sentences[n].start]:
        return None
    attacks = [i for i in reach if context.sentence_index(drafts[i].trigger.start) == last]
    if any(drafts[i].status != "asserted" or any(s.role == ("injured" if wounded else "killed") for s in drafts[i].slots) for i in attacks):
        return None
    said = SAID_BY.search(context.folded, drafts[at].trigger.end, context.sentences[n].end)
    end = said.start() if said else context.sentences[n].end  # "..., says a doctor in Jos" is no scene
    named = {p.id for s in drafts[at].slots if s.role == "at" and context.found.mentions[s.mention].start < end for p in context.places.get(s.mention, ())}
    known = {p.id for i in attacks for s in drafts[i].slots if s.role == "at" for p in context.places.get(s.mention, ())}
    return attacks[-1] if not named or named & known else None
