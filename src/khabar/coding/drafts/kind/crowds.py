"""Force against a crowd needs a crowd: "soldiers fired on a minibus" is an attack, "police fired on a rally" is none.

The finder learnt shots of soldiers and police from reports of protests. Without a crowd in the sentence, the one before, the headline or another telling
it is an attack by those whom it struck: who bears arms, one person, or others.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, MentionKind
from khabar.coding.families import BEARING_ARMS

CROWD = re.compile(
    r"\b(?:protest\w*|demonstrat\w+|rall(?:y|ies|ied|ying)|march(?:es|ed|ers|ing)?\b(?! \d)|mobs?|crowds?|dispers\w+|tear[- ]?gas\w*|water cannons?|batons?|rubber[- ](?:coated |tipped )?(?:bullets?|steel)|pellets?|stun grenades?|"
    r"riot\w*|strike(?:rs)?\b|sit-ins?|gathering|gathered|unrest|uprising|picket\w*|students|activists|mourners|worshippers|procession|funeral|stones?|stone-throw\w+|supporters|fans|clubbed|truncheons?|curfew|barricad\w+|roadblocks?|blockad\w+|chant\w*|in(?:to)? the air|warning shots|block(?:ed|ing) (?:an?|the|several|main) (?:\w+ )?(?:roads?|streets?|highways?|motorways?))\b", re.I
)
SHOTS = re.compile(r"\b(?:sho[ot]t?\w*|fir(?:e|ed|ing)|kill\w*|wound\w*|injur\w*|gunn\w+|dead|died|hit|attack\w*|stabb\w+|murder\w*|massacr\w+|ambush\w*|gunfire|bullets?|slain)\b", re.I)
ARMED = re.compile(r"\b(?:gunm[ae]n|armed|militants?|insurgents?|rebels?|terrorists?|jihadis\w*|fighters?|soldiers?|troops|bandits?|assailants?|attackers?|guerrillas?|militia\w*|police\w*|officers?|patrol|convoy|army|guards?|commanders?|cadres?|operatives?|combatants?|separatists?|members? of|bombers?|infiltrators?|raiders?)\b", re.I)
FOUGHT = re.compile(r"\b(?:shoot-?outs?|exchange of (?:fire|gunfire|shots)|exchang\w+ (?:fire|gunfire|shots)|gun ?battles?|gunfights?|firefights?|encounters?|clash\w*|fought|fighting|battles?|(?:opened|returned|returning) fire (?:first|back)|returned fire)\b", re.I)
PLURAL = re.compile(r"(?:\b(?:men|people|children|women|police|family|families|civilians)|\w+[^s]s)$", re.I)


def with_crowds(context: Context) -> Context:
    """The context in which force against a crowd is told only where there is one."""
    drafts = context.found.drafts
    out = tuple(replace(d, type=by_whom_it_struck(context, d)) if d.type == "crowd_force" and not crowd_near(context, d) else d for d in drafts)
    return context.with_drafts(out) if out != drafts else context


def crowd_near(context: Context, draft: Draft) -> bool:
    """Whether the sentence of a draft, the one before, the headline or that of a telling before it speaks of a crowd; and whether there is another reading."""
    if not context.sentences:
        return True
    n = context.sentence_index(draft.trigger.start)
    here = context.sentences[n]
    spans = [here, *context.sentences[max(0, n - 1) : n], *([context.title] if context.title else [])]
    if draft.same_as is not None:
        spans.append(context.sentences[context.sentence_index(context.found.drafts[draft.same_as].trigger.start)])
    return any(CROWD.search(context.folded, s.start, s.end) for s in spans) or not SHOTS.search(context.folded, here.start, here.end)


def by_whom_it_struck(context: Context, draft: Draft) -> str:
    """The type of an attack by those who suffered it: "shot dead four gunmen", "a councillor", "two traders"."""
    struck = [s.mention for s in draft.slots if s.role == "rec" and s.mention in context.actors]
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    if any(context.actors[i].kind in BEARING_ARMS or ARMED.search(context.words(i)) for i in struck):
        return "armed_clash" if FOUGHT.search(context.folded, here.start, here.end) else "ground_attack"
    if not struck:
        return "ground_attack"
    persons = [i for i in struck if context.found.mentions[i].kind is MentionKind.PERSON and not PLURAL.search(context.words(i))]
    return "targeted_killing" if len(struck) == len(persons) == 1 else "attack_on_civilians"
