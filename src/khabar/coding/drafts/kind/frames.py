"""What a verb with its particle and its subject tells, where the finder is unsure or takes it for something else: "tanks rolled into the town", "came under shelling".

Each frame names the words from the trigger on, who must stand before them, and the types that it puts right. Nothing is a happening by its frame alone: a draft stands there already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.kind.hands import is_armed, subject, sure
from khabar.coding.families import BEARING_ARMS
from khabar.model import ActorKind

TAIL, LEAD = 90, 70  # characters behind and before a trigger that a frame may ask for
AUX = re.compile(r"(?:(?:was|were|been|being|is|are|be|has|have|had|also|later|then|again|already|still|reportedly|\w+ly)\s+)*", re.I)
AUXILIARIES = re.compile(r"(?:\s+(?:had|has|have|was|were|also|then|later|\w+ly))*\s*$")
CIVILIANS = re.compile(r"\b(?:famil(?:y|ies)|residents|people|civilians|villagers|townspeople|inhabitants|households|women|children|locals|refugees|thousands|hundreds|displaced)\b", re.I)
ARMOUR = re.compile(r"\b(?:tanks?|armou?red|armou?r|artillery|howitzers|columns?|convoy of (?:soldiers|troops|fighters|military)|military (?:vehicles|convoy|trucks)|technicals|warships?|reinforcements)\b", re.I)
SHELLS = re.compile(r"\b(?:shells?|rockets?|mortars?(?: (?:rounds?|bombs?|shells?))?|missiles?|projectiles?|artillery rounds?)\s*$", re.I)
BOMBS = re.compile(r"\b(?:barrel|cluster|vacuum|glide|guided|aerial)[- ]bombs?\s*$", re.I)
AIRCRAFT = re.compile(r"\b(?:air ?craft|jets?|war ?planes?|planes?|fighter[- ]bombers?|helicopters?|gunships?)\s*$", re.I)
CROWDS = re.compile(r"\b(?:mobs?|crowds?|villagers|residents|locals|townspeople|bystanders|neighbou?rs|vigilantes)\b", re.I)
NON_STATE = re.compile(r"\b(?:gunm[ae]n|armed men|armed individuals|bandits?|kidnappers?|militants?|insurgents?|rebels?|jihadis(?:ts?)?|pirates?|fighters?|extremists?|terrorists?|guerrillas?|gang(?:s|sters)?|militiamen|abductors)\b", re.I)
OF_THE_STATE = frozenset([ActorKind.POLICE, ActorKind.MILITARY, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.STATE])
MEN_AT_ARMS = re.compile(r"\b(?:soldiers?|troops|fighters?|combatants?|militants?|rebels?|guards?|policem[ae]n|commanders?|conscripts?|servicem[ae]n|officers?|paratroopers|marines)\b", re.I)
THINGS = {"shells": SHELLS, "bombs": BOMBS, "aircraft": AIRCRAFT}
HOMES = r"(?:(?:an?|the|his|her|their|its|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*|dozens of|hundreds of|scores of|several|many|some|more than|at least|about|[\w-]+['’]s?|[a-z]+)\s+){0,6}?(?:homes?|houses|dwellings|buildings|structures|shops|churches|mosques?|schools?|villages?|shrines?|huts|tents|olive (?:trees|groves)|crops)\b"


@dataclass(frozen=True, slots=True)
class Frame:
    """Words from the trigger on; the type that they tell; the types put right; who stands before; what must stand before in the sentence."""

    words: re.Pattern[str]
    kind: str
    of: frozenset[str] | None = None  # of any type where None
    who: str = ""  # a class of ``stands_before``; anybody where empty
    lead: re.Pattern[str] | None = None


def frame(words: str, kind: str, of: str = "", who: str = "", lead: str = "") -> Frame:
    return Frame(re.compile(words, re.I), kind, frozenset(of.split()) if of else None, who, re.compile(lead, re.I) if lead else None)


LIGHT = r"(?:launch|mount|stag|conduct|unleash|wag|beg[iau]n|start|open|press|carri)(?:ed|es|ing|s|ning)?(?: out)?\s+(?:(?:an?|the|its|their|another|new|fresh|major|large-scale|military|ground|air|full-scale|lightning|surprise|two|three|several)\s+)*(?:(?!drone|air|cyber|missile|rocket|verbal|scathing)[\w-]+\s+)?"  # "launched a major offensive"
MISTAKEN = "withdrawal deployment other territory_taken aid release siege formation exercise recruitment investigation request"
TO = r"\s+(?:\w+ly\s+)?(?:into|towards?|to|across|through|along|around|on to|onto)\b"
FRAMES = (
    frame(rf"(?:pour|roll|stream|surg|rumbl)(?:ed|ing|s)?{TO}", "deployment", who="armed"),
    frame(r"patroll?(?:ed|ing|s)?\b", "deployment", "deployment exercise other withdrawal", who="armed"),
    frame(r"(?:fann(?:ed|ing)|fan) out\b", "deployment", who="armed"),
    frame(r"(?:mass|amass|muster|assembl)(?:ed|ing|es)?\s+(?:near|on|along|around|at|outside|in|close)\b", "deployment", "deployment other siege ground_attack CONTROL.present", who="armed"),
    frame(r"(?:mov|rush|dispatch|shift|redeploy)(?:ed|ing|es)?\s+(?:(?:its|their|the|more|additional|extra|heavy|some|hundreds of|thousands of|[\d,]+)\s+){0,4}(?:artillery|tanks?|troops|armou?r|armou?red vehicles|soldiers|missiles|air defences?|reinforcements|howitzers|guns|units|forces|fighters)\b", "deployment", "deployment aid other border_crossing"),
    frame(r"(?:pour|stream|spill|trek|flock|trudg)(?:ed|ing|s)?\s+(?:out of|from|away from|out)\b", "displacement", "displacement withdrawal protest border_crossing other deployment return", who="civilians"),
    frame(r"abandon(?:ed|ing|s)?\b", "displacement", "withdrawal territory_ceded", who="civilians"),
    frame(r"(?:went|go|going|gone|headed|heading) (?:back )?home\b", "return", "return withdrawal displacement", who="civilians"),
    frame(r"(?:spirit|bundl|herd|frog-?march|march|whisk|drag|cart|carri|led|lead|forc|snatch|round|pick)(?:ed|ing|es|s|ged|ging)?\b(?:[^.;]{0,40}?)\b(?:away|off|into (?:the |a |an |their |his )?(?:forest|bush|car|van|vehicle|truck|boat|jeep|desert|jungle|hills|mountains|pick-?up)|from (?:his|her|their|a|an|the) (?:homes?|house|car|vehicle|bus|village|church|school|farm|office))\b", "abduction", "detention disappearance attack_on_civilians targeted_killing ground_attack capture displacement", who="non-state"),
    frame(r"snatch(?:ed|ing|es)?\b", "abduction", "targeted_killing attack_on_civilians ground_attack detention capture looting", who="non-state"),
    frame(r"(?:seiz|captur|round)(?:ed|ing|es|s)?\b", "abduction", "capture detention", who="non-state"),
    frame(r"(?:c[ao]m(?:e|es|ing)\s+)?under\s+(?:(?:heavy|intense|fierce|sustained|renewed|fresh|constant|artillery|rocket|mortar|tank|missile)\s+)*(?:shelling|bombardment|shellfire|shell fire|(?:rocket|mortar|artillery|tank|missile)\s+(?:fire|attacks?))\b", "shelling"),
    frame(r"(?:c[ao]m(?:e|es|ing)\s+)?under\s+(?:(?:heavy|intense|fierce|sustained|renewed|fresh)\s+)*(?:air|aerial)\s+(?:attacks?|bombardment|strikes?|raids?)\b", "air_strike"),
    frame(r"(?:c[ao]m(?:e|es|ing)\s+)?under\s+(?:(?:heavy|intense|sustained|renewed|fresh)\s+)*drone\s+(?:attacks?|strikes?)\b", "drone_strike"),
    frame(r"(?:crash|slam|smash|plough|land|burst|rain|explod|whistl|drop|detonat|thudd?)(?:ed|ing|es|s)?\b|f[ae]ll(?:en|ing|s)?\b|tore\b|c[ao]me down\b|went through\b|hit(?:s|ting)?\b|struck\b", "shelling", "shelling ied ground_attack attack_on_civilians air_strike grenade armed_clash other complex_attack", who="shells"),
    frame(r"(?:attack|pound|target|strafe?|raid|destroy|kill|wound|bombard|answer|respond)(?:ed|ing|es|s)?\b|hit(?:s|ting)?\b|str(?:uck|ikes?|iking)\b|(?:open(?:ed|s|ing)? )?fire\b", "air_strike", "ground_attack shelling attack_on_civilians ied armed_clash complex_attack", who="aircraft"),
    frame(r"(?:open(?:ed|s|ing) fire|fir(?:ed|es|ing)|shot|shooting)\s+(?:live rounds |bullets |shots )?(?:up)?(?:on|at|into)\s+(?:an?\s+|the\s+|\w+\s+){0,3}?(?:march(?:ers)?|procession|protests?|protesters|rall(?:y|ies)|demonstrations?|demonstrators|sit-in|crowds?)\b", "crowd_force", "ground_attack attack_on_civilians armed_clash riot targeted_killing", who="state"),
    frame(r"(?:open(?:ed|s|ing) fire|fir(?:ed|es|ing)|shot|shooting|attack(?:ed|ing|s)?|storm(?:ed|ing|s)?|kill(?:ed|ing|s)?)\b", "attack_on_civilians", "crowd_force", who="gunmen"),
    frame(r"(?:met|me(?:e)ts?|meeting|sat(?: down)?|h[eo]ld(?:ing)? (?:a )?meetings?)\b[^.;]{0,50}\b(?:negotiators?|rebels?|insurgents?|guerrillas?)\b", "talks", "meeting"),
    frame(r"(?:met|me(?:e)ts?|meeting|sat(?: down)?)\b", "talks", "meeting", lead=r"\b(?:the two|both|warring|rival|opposing) (?:sides|parties|factions)\b[^.;]{0,20}$|\bnegotiators?\s+(?:\w+\s+){0,2}$"),
    frame(r"(?:crash|slam|smash|land|rain|explod|drop|kill|wound)(?:ed|ing|es|s)?\b|f[ae]ll(?:en|ing|s)?\b|hit(?:s|ting)?\b|struck\b", "air_strike", "shelling ied ground_attack attack_on_civilians grenade other", who="bombs"),
    frame(r"(?:an?\s+|the\s+|two\s+|several\s+|earlier\s+)*(?:rocket|mortar|artillery)\s+(?:attacks?|fire|strikes?|barrages?|salvos?)\b", "shelling", "drone_strike air_strike ground_attack ied attack_on_civilians"),
    frame(r"capitulat(?:ed|ing|es|e)\b", "surrender"),
    frame(r"(?:(?:went|gone|cross(?:ed|ing)?|came|come) over to|switch(?:ed|ing)? sides|chang(?:ed|ing) sides)\b", "defection", "surrender defection withdrawal border_crossing territory_ceded other support", who="armed"),
    frame(rf"(?:demolish|level|raz|bulldoz|flatten|torch)(?:ed|ing|es|l?ed|l?ing|s)?\s+{HOMES}|(?:tore|torn|tearing|knock(?:ed|ing)|pull(?:ed|ing)) down\s+{HOMES}", "destruction", "ground_attack attack_on_civilians riot looting territory_taken other armed_clash"),
    frame(r"(?:encircl|surround)(?:ed|ing|es|s)?\s+(?:the\s+)?(?:(?:town|city|village|district|base|garrison|airport|camp|hospital|enclave)\b|[A-Z])", "siege", "territory_taken ground_attack deployment CONTROL.holds CONTROL.present", who="armed"),
    frame(r"(?:cut(?:ting|s)? off|chok(?:ed|ing) off|sever(?:ed|ing))\s+(?:all\s+|the\s+|its\s+|main\s+|last\s+|every\s+)*(?:roads?|routes?|supplies|supply (?:lines?|routes?)|access)\s+(?:(?:leading\s+)?in)?(?:to|out of|between)\b", "siege", "access_obstruction sanction border_closed territory_taken other", who="armed"),
    frame(r"(?:h[eo]ld(?:ing)? up|stop(?:ped|ping)|halt(?:ed|ing)|detain(?:ed|ing)|imped(?:ed|ing)|turn(?:ed|ing) (?:back|away))\s+(?:an?\s+|the\s+|two\s+|three\s+|several\s+|\w+\s+){0,2}?(?:aid|relief|humanitarian|food|UN|U\.N\.|medical)\s+(?:convoys?|trucks?|lorries|vehicles|supplies|deliver(?:y|ies)|shipments?)\b", "access_obstruction", "detention looting capture ground_attack other"),
    frame(r"extort(?:ed|ing|s)?\b", "taxation"),
    frame(r"lynch(?:ed|ing|es)?\b", "riot", "execution attack_on_civilians targeted_killing", who="crowd"),
    frame(r"(?:shot|shoot(?:ing|s)?|kill(?:ed|ing)|gun(?:ned|ning) down)\b", "execution", "attack_on_civilians targeted_killing ground_attack", lead=r"\b(?:lined? (?:\w+ ){0,4}?up|lin(?:ed|ing) up|blindfold\w*|(?:their|his) hands (?:were )?(?:tied|bound)|execution[- ]style|against a wall)\b"),
    frame(r"agre(?:ed|es|eing) to\s+(?:the\s+|their\s+|its\s+|all\s+|most\s+|some\s+|key\s+|[\w-]+['’]s?\s+){1,3}demands\b", "concession", "agreement talks"),
    frame(r"(?:clos(?:ed|es|ing)|shut(?:s|ting)?)\s+(?:down\s+)?(?:its|the country['’]s|the|their)\s+(?:entire\s+)?(?:airspace|air space|skies)\b", "border_closed", "access_obstruction edict sanction other"),
    frame(r"(?:swoop(?:ed|ing)?|descend(?:ed|ing)?)\s+(?:up)?on\s+(?:an?|the|their|our)\b[^.;]{0,40}?\b(?:camp|base|post|station|village|town|settlement|mine|convoy|checkpoint|barracks|outpost|farm|market)\b", "ground_attack", "territory_taken deployment other", who="armed"),
    frame(r"(?:pick(?:ed|ing) off|mow(?:ed|n|ing) down|cut(?:ting)? down)\b", "ground_attack", "capture detention abduction weapons_disrupted other"),
    frame(rf"{LIGHT}(?:offensives?|incursions?|invasions?|counter-?(?:attacks?|offensives?))\b", "ground_attack", MISTAKEN),
    frame(r"waylaid\b|waylay(?:ing|s)?\b", "ground_attack", "looting abduction detention access_obstruction other"),
)  # fmt: skip


ANY = re.compile("|".join(f"(?:{one.words.pattern})" for one in FRAMES), re.I)  # what none of them fits is not tried one by one


def with_frames(context: Context) -> Context:
    """The context with the drafts whose verb and subject leave no doubt as what these tell."""
    if not context.sentences:
        return context
    return context.with_drafts(tuple(framed(context, d) for d in context.found.drafts))


def framed(context: Context, draft: Draft) -> Draft:
    """A draft as the first frame that fits it tells; else the same."""
    text = context.folded
    start = AUX.match(text, draft.trigger.start, draft.trigger.end)
    at = start.end() if start and start.end() < draft.trigger.end else draft.trigger.start
    if ANY.match(text, at) is None:
        return draft
    n = context.sentence_index(draft.trigger.start)
    here = context.sentences[n]
    end = min(here.end, at + TAIL)
    for one in FRAMES:
        if (one.of is not None and draft.type not in one.of and draft.type != one.kind) or one.words.match(text, at, end) is None:
            continue
        if one.lead is not None and one.lead.search(text, max(here.start, at - LEAD), at) is None:
            continue
        who = subject(context, n, at if at > draft.trigger.start else draft.trigger.start)
        if not stands_before(context, draft, one, n, at, who):
            continue
        slots = draft.slots
        if one.who in ("armed", "civilians") and who is not None and all(s.mention != who for s in slots):
            slots = (*(s for s in slots if s.role != "actor"), Slot("actor", who, 0.9))
        return sure(replace(draft, type=one.kind, slots=slots))
    return draft


def stands_before(context: Context, draft: Draft, one: Frame, n: int, at: int, who: int | None) -> bool:
    """Whether the one who stands before the words is of the class that a frame asks for."""
    here, text = context.sentences[n], context.folded
    if one.who in THINGS:
        before = text[max(here.start, at - LEAD) : at]
        return THINGS[one.who].search(AUXILIARIES.sub("", before)) is not None
    if one.who == "non-state":
        return taken_by_non_state(context, draft)
    if not one.who:
        return True
    if who is None:
        return False
    words = context.words(who)
    if one.who == "gunmen":
        return NON_STATE.search(words) is not None
    if one.who == "state":
        return who in context.actors and context.actors[who].kind in OF_THE_STATE
    if one.who == "armed":
        return CIVILIANS.search(words) is None and (ARMOUR.search(words) is not None or is_armed(context, who, BEARING_ARMS))
    return (CROWDS if one.who == "crowd" else CIVILIANS).search(words) is not None and not is_armed(context, who, BEARING_ARMS)


def taken_by_non_state(context: Context, draft: Draft) -> bool:
    """Whether armed men of no state take people who bear no arms."""
    doers = [s.mention for s in draft.slots if s.role == "actor"]
    whom = [s.mention for s in draft.slots if s.role == "rec"]
    if not whom or any(MEN_AT_ARMS.search(context.words(i)) or (i in context.actors and context.actors[i].kind in BEARING_ARMS) for i in whom):
        return False
    if any(i in context.actors and context.actors[i].kind in OF_THE_STATE for i in doers):
        return False
    return bool(doers) and all(NON_STATE.search(context.words(i)) or (i in context.actors and context.actors[i].kind in (ActorKind.ARMED_GROUP, ActorKind.MILITIA)) for i in doers)

