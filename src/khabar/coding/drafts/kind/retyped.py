"""Types put right by the verb, and ends of moves by their prepositions: what is lifted is no sanction, who declines to resign has not resigned, a person called is not called upon."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.toll.harm import LOST_MEN
from khabar.coding.families import VIOLENT
from khabar.model import EventType
from khabar.world.codebook import COOPERATION, REFUSING, table

LEAD, TAIL = 60, 40  # characters before and after a trigger
MOVES = frozenset(["deployment", "withdrawal", "displacement", "return", "visit", "border_crossing"])
FROM = re.compile(r"\b(?:from|out of) (?:the )?$", re.I)
HOMES = re.compile(r"\b(?:fled|fleeing|flee|left|leave|leaving|abandon\w*) (?:their )?(?:homes?|houses|villages|farms|lands?) (?:in|at|around|near) (?:the )?(?:[A-Z][\w'-]+(?:, | and )){0,2}(?:the )?$")  # "fled their homes in Oldtown and Newtown"
RESTRAINTS = frozenset(["sanction", "edict", "border_closed", "siege", "access_obstruction", "checkpoint", "taxation"])
UNDONE = re.compile(r"(?:lift|eas(?:e|es|ed|ing)\b|repeal|roll(?:ed|ing|s)?[- ]back|revers|relax|scrap|revok|rescind|waiv|drop(?:s|ped|ping)\b|loosen)", re.I)
NOT_UNDONE = re.compile(r"\b(?:until|unless|refus\w+ to|not|never|demand\w*|urg\w+|call\w*)\s+(?:\w+\s+){0,3}$", re.I)
CHARGED = re.compile(r"(?:charg|indict|su(?:ed|es|ing)\b|filed|lawsuit|prosecut)", re.I)
PHONED = re.compile(r"(?:called|phoned|telephoned|rang)$", re.I)
SOMEBODY = re.compile(r"\s+(?:the |his |her |its |their |new |former )*(?!(?:on|for|upon|to|it|them|a|an|off|out|in)\b)[A-Z]")
ORDERED = re.compile(r"(?:order|approv|announc|grant|author)", re.I)
RELEASE = re.compile(r"(?:ed|es|s|ing)?\s+(?:the |a |an |his |her |their |its |[\w-]+['’]s? )*(?:[\w-]+ ){0,2}release\b", re.I)
EXPORTED = re.compile(r"(?:has |have |had )?(?:approv|authori[sz]|clear|green-?light)\w*\s+(?:(?:an?|the|its|new|possible|further|more)\s+)*(?:(?!(?:on|of|against|to)\b|sanction|ban|curb|limit|restrict|tariff)[\w$.-]+\s+){0,3}?(?:exports?|sales?|deliver(?:y|ies)|transfers?|suppl(?:y|ies)|shipments?)\s+(?:of|to)\b", re.I)
CUT_OFF = re.compile(
    r"(?:announc\w+ |order\w+ )?(?:a |an |the )?(?:suspen\w+|halt\w*|cut\w*|stopp?\w*|end(?:ed|s|ing)|freez\w+|froze|terminat\w+|withh[eo]ld\w*|sever\w*|br(?:oke|eaks?|eaking) off)"
    r"(?: (?:of|all|its|their|his|the|off|some|most|military|diplomatic|humanitarian|financial|economic|further))* (?:aid|assistance|fund\w*|support|mediation|cooperation|relations|ties|trade)\b",
    re.I,
)
ENDED = frozenset(["aid", "support", "cooperation", "concession", "withdrawal", "talks", "agreement", "rejection", "other"])
ULTIMATUM = re.compile(r"(?:issu\w+|g[ai]v\w+|sets?|deliver\w*|an?|the)? ?(?:[\w']+ ){0,4}?(?:ultimatum|deadline)\b", re.I)
THREATENED = re.compile(r"\bthreat(?:en(?:ed|s|ing)?|s)? (?:\w+ )?to (?:\w+ )?$", re.I)
FIRED = VIOLENT | {"destruction", "looting", "crowd_force", "riot", "other"}
UNDER_FIRE = re.compile(r"(?:c[ao]m(?:e|es|ing) under|t(?:ook|aking|akes?|aken)|dr(?:ew|aw|awing|awn)|met with) (?:[\w-]+ ){0,2}fire\b", re.I)
SET_OFF = re.compile(r"(?:set(?:ting|s)? off|detonat(?:ed|es|ing|e)|trigger(?:ed|s|ing)) (?:[\w-]+ ){0,3}(?P<what>(?:land)?mines?|bombs?|explosives?|device|ieds?)\b", re.I)
SUICIDE = re.compile(r"\bsuicide (?:car )?(?:bomber|attacker|assailant)s?\b(?![^.;]*\b(?:who|whose|after|left by)\b)", re.I)
WORN = re.compile(r"(?:set(?:ting|s)? off|detonat(?:ed|es|ing|e)|trigger(?:ed|s|ing)) (?:[\w-]+ ){0,3}(?:(?:explosives?|bombs?|suicide)[- ]?)+(?:[\w-]+ )?(?:vests?|belts?|jackets?)\b|(?:set(?:ting|s)? off|detonat(?:ed|es|ing|e)|trigger(?:ed|s|ing)) (?:[\w-]+ ){0,3}(?:explosives?|bombs?|devices?) (?:strapped to|hidden under|worn by|around) (?:his|her|their)", re.I)  # "his explosive vest"
HANDED = re.compile(r"(?:hand|turn|giv|gave)\w*(?: back| over)? (?:over )?(?:\w+ ){0,3}(?:soldiers|prisoners|captives|bodies|hostages|detainees|servicemen|people|civilians|fighters|girls|boys|pupils|students)\b", re.I)
HOLDING = frozenset(["territory_taken", "CONTROL.holds", "CONTROL.present"])
LOST_SOME = re.compile(  # "lost four of them", "lost eleven soldiers": of men, no town
    r"(?:has |have |had )?(?:lost|losing)\s+(?:(?:at least|more than|about|around|some|nearly|only|just|another|up to|as many as)\s+)?"
    r"(?:\d[\d,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:a )?dozens?(?: of)?|hundreds of|scores of|several|many)", re.I
)
DIED = re.compile(r"(?:had |have |has )?f(?:ell|alls?|allen)", re.I)
PERSONS = re.compile(r"\b(?:of (?:ours|us|them|(?:our|his|its|their) (?:own|men|fighters|brothers|comrades|number))|soldiers?|fighters?|men|martyrs?|comrades?|officers?|policem[ae]n|troops|guards?|rebels?|militants?|civilians?|villagers?|people|brothers?|sons?)\s+(?:(?:had|have|has|also)\s+)*$", re.I)
FELL_BACK = re.compile(r"\s+(?:back|to|up?on|into|in with|under|out|ill|silent|short|for)\b", re.I)  # of people, no death
ARMS = r"(?:(?:[\w-]+ )?(?:rifles?|weapons?|weaponry|guns?|pistols?|firearms?|arms|ammunition|rounds|bullets|grenades?|vests?|belts?|bombs?|explosives?|detonators?|ieds?|mines?|mortars?|rockets?|launchers?|missiles?|drones?|tanks?|howitzers?|caches?|armou?red (?:vehicles?|cars?)|humvees?|pick-?ups?|vehicles?|equipment|magazines?|shells)(?: (?:of|for) (?:\w+ )?\w+)?)"
SOME = r"(?:(?:(?:an?|the|its|their|his|some|several|many|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|scores|large|small|huge|number|quantit(?:y|ies)|amounts?|more|over|than|about|at|least|of|military|suicide|heavy|light|assault|machine|anti-\w+|[\d,.]+)\s+)*)"
LIST = rf"{SOME}{ARMS}(?:(?:,|,? and|,? as well as) {SOME}{ARMS})*"
ARMS_TAKEN = re.compile(rf"(?:captur|seiz|tak|took|confiscat|recover|found)\w*\s+{LIST}(?=\s*[,.;]|\s*$|\s+(?:from|in|at|near|on|during|after|left|belonging)\b)", re.I)  # and nobody with them
ARMS_WERE = re.compile(rf"(?:^|[,;]|\band|\bthat|\bwhile|\bsaid)\s*{LIST}\s+(?:(?:was|were|had been|have been|has been|are|being)\s+)(?:\w+ly\s+|also\s+)?$", re.I)
TAKEN = re.compile(r"(?:captured|seized|taken|confiscated|recovered)", re.I)
MADE_OFF = re.compile(rf"(?!\w+(?: (?:off|away))?(?: again)? with (?:its|their|his|her|all their|all its)\b)(?:left|leaving|drove (?:off|away)|driving off|made off|making off|got away|went (?:off|away))(?: again)? with {LIST}", re.I)
FELL_BEHIND = re.compile(r"(?:(?:has|have|had|has been|were|was)\s+)?(?:f[ae]ll(?:en|ing)? back|pull(?:ed|ing) (?:back|out)|retreat(?:ed|ing)|withdr(?:ew|awn|awing))", re.I)
ROAD = re.compile(r"(?:t[oa]k(?:en|es?|ing)|took) (?:the |a |an |their |its |his |her )?(?:\w+ )?(?:road (?:to|north|south|east|west|back|home|out)|bus|train|boat|ferry|plane|flight|lift|oath|lead|photos?|pictures?|place|part|shelter|cover|refuge|action|steps?|aim|turns?)\b", re.I)  # nothing is held by it
WALKOUT = re.compile(r"(?:an?|the|their|its|our)? ?(?:[\w-]+ ){0,2}strikes?(?: action)?", re.I)
ARMED_STRIKE = re.compile(r"(?:an?|the|this|its)? ?armed (?:strike|stoppage)s?", re.I)  # by which a group forbids to move and to trade
DECLARED = re.compile(r"\b(?:declar|announc|decree|impos|call|order|lift|suspend|confin|enforc)", re.I)
HACKED = re.compile(r"hack(?:ed|ing)\b(?:\s+[\w'-]+){0,6}?\s+to (?:death|pieces)\b", re.I)
STRIKERS = re.compile(r"\b(?:growers|workers|unions?|teachers|drivers|miners|doctors|nurses|farmers|students|traders|shopkeepers|lawyers|employees|staff|dockers|truckers)\b", re.I)
AIR = re.compile(r"\bair|drone|jet|plane|missile|bomb|raid", re.I)
CEASED = re.compile(r"\b(?:stop|halt|cease)(?:s|p?ed|p?ing)? (?:all |the |any )?$", re.I)
ENDED_DEAL = re.compile(
    r"\b(?:end(?:ed|s|ing)?|scrap\w*|cancel\w*|terminat\w+|suspend\w*|br(?:oke|eaks?|oken)(?: off)?|t(?:ore|ears?|orn) up|withdr(?:ew|awn)(?: from)?|pull(?:ed|s) out of|violat\w+) (?:(?:an?|the|its|their|this|that) (?:[\w-]+ ){0,3})?$",
    re.I,
)
ENDING = r"(?:br(?:eak|eaks|oke|oken|eaking)|lift\w*|end(?:ed|s|ing)?|reliev\w+|rais(?:ed|ing))(?: through| out of)?"
WHOSE_SIEGE = r"(?:of )?(?:(?:an?|the|its|their|this|that|\w+['’]s?|\w+ \w+['’]s?) )(?:[\w-]+ ){0,3}"
ENDED_SIEGE = re.compile(rf"\b{ENDING} {WHOSE_SIEGE}$", re.I)
ENDS_SIEGE = re.compile(rf"(?:had |has |have )?{ENDING} {WHOSE_SIEGE}(?:siege|blockade|encirclement)\b", re.I)
SIEGE_ENDED = re.compile(r"\b(?:siege|blockade|encirclement)\b[^,.;]{0,40}? (?:was|were|is|has been|have been|had been|being) (?:\w+ly |finally )?(?:broken|lifted|ended|relieved|raised)\b", re.I)
LAID_SIEGE = re.compile(r"(?:had |has |have )?(?:lay|lays|laid|laying|tighten\w*|impos\w+) (?:(?:a|an|the|its|their) (?:[\w-]+ ){0,2})?(?:siege|blockade)\b", re.I)
OF_BORDERS = frozenset(["border_opened", "border_closed"])
BORDER = re.compile(r"border|frontier|crossing|\bgates?\b|airspace|air ?port|\bports?\b|\bbridge|\bpass\b|checkpoint|\broads?\b|corridor|ferry|\bflights?\b|strait|embass", re.I)
HELD_OUT = frozenset(["request", "agreement", "talks", "edict", "concession", "sanction", "siege", "detention", "shelling", "ground_attack", "air_strike", "attack_on_civilians", "territory_taken", "protest", "expulsion", "destruction", "ied", "other"])

CROWD = re.compile(r"\b(?:mobs?|crowds?|protest\w*|demonstrat\w+|rioters?|riot\w*|youths?|residents?|locals|villagers?|supporters?|fans|students?|relatives|inmates|prisoners|worshippers|ethnic|communal|sectarian|farmers|herders|workers|vigilantes?|opponents|settlers|stones?|stoned|lynch\w*|people|men and women|neighbou?rs|families)\b", re.I)
IN_ARMS = re.compile(r"\b(?:gunm[ae]n|armed|militants?|insurgents?|rebels?|terrorists?|jihadis\w*|fighters|soldiers|troops|bandits|assailants|attackers?|guerrillas|opened fire|open(?:s|ing)? fire|shot|ambush\w*|storm\w*|attack)\b", re.I)
CALLED_OFF = re.compile(r"(?:has |have |had )?call(?:s|ed|ing)? off", re.I)
GAVE_IN = re.compile(r"\b(?:conced(?:e|es|ed|ing)|bow(?:s|ed|ing)?|g[ai]v(?:e|es|en|ing) in|yield(?:s|ed|ing)?|caved? in|acced(?:e|es|ed|ing)|agree[sd]?|submit(?:s|ted)?) (?:\w+ )?to (?:the |its |their |all |some |key |\w+'s )*$", re.I)
SIGNED = re.compile(r"(?:has |have |had )?sign(?:s|ed|ing)", re.I)
LAW = re.compile(r"\s+(?:into law|(?:an?|the|this|that|his|her)\s+(?:[\w-]+\s+){0,2}?(?:decree|law|bill|act|order|legislation)\b[^.;]*)", re.I)
GRANTING = re.compile(r"\b(?:grant|pardon|amnest|eas(?:e|ing)|simplif|lift|allow|releas|free|citizenship|repeal|restor)\w*", re.I)
REACHED = re.compile(  # neither held nor left
    r"(?:had |have |has |were |are )?(?:(?:reach|near|approach|arriv)(?:ed|es|s|e|ing)?(?: at| in)? (?:the |its |an? )?(?:[\w-]+ ){0,2}(?:gates?|edges?|outskirts|suburbs?|perimeter|fringes?|doorsteps?)\b|(?:near|approach)(?:ed|es|s|ing)\b)", re.I
)
NEARING = re.compile(r"(?:had |have |has )?(?:advanc(?:es?|ed|ing)|push(?:es|ed|ing)?|press(?:es|ed|ing)?|mov(?:es?|ed|ing)|clos(?:es?|ed|ing)|march(?:es|ed|ing)?) (?:\w+ly )?(?:(?:in |up |forward )?to within|towards?|in on|on|closer to|nearer to|to the (?:gates|edge|outskirts|perimeter) of)\b", re.I)
BURNT = re.compile(r"(?:set (?:ablaze|alight|fire|on fire)|torch\w*|burn\w*)", re.I)
WRECKED = re.compile(r"(?:had |have |has |was |were )?(?:destroy\w*|demolish\w*|blew up|blown up|burn\w*|damag\w+|raz(?:ed|ing))\b", re.I)
SIEGE = re.compile(r"\s+(?:its|the|their|a)\s+(?:[\w-]+\s+){0,2}(?:siege|blockade)\b", re.I)
GAVE_UP = re.compile(r"(?:had |has |have |was |were )?(?:g[ai]v(?:es?|en|ing) up|ced(?:es?|ed|ing)|relinquish(?:es|ed|ing)?)(?: control(?: of)?)?", re.I)
COOPERATIVE = frozenset(t.value for t in EventType if table()[t].plover in COOPERATION and t not in (EventType.AGREEMENT, EventType.SURRENDER, EventType.DEFECTION))


WENT_BACK = re.compile(r"(?:(?:has|have|had)\s+)?(?:went|gone|come|came|moved|rolled)\s+back(?:\s+in)?", re.I)
LEFT = frozenset(["withdrawal", "territory_ceded", "territory_taken"])


def retyped(context: Context) -> Context:
    """The context with the types of its drafts put right, and with what belongs to another item or is where a move began."""
    drafts = tuple(lost(moved(context, within_item(context, went_back(context, of_type(d, right_type(context.folded, d)))))) for d in context.found.drafts)
    return context.with_drafts(drafts)


def of_type(draft: Draft, kind: str) -> Draft:
    return draft if kind == draft.type else replace(draft, type=kind)


def went_back(context: Context, draft: Draft) -> Draft:
    """ "We pulled out on the 6th. On the 11th we went back": who goes back to what was left or lost takes it again."""
    if draft.type != "withdrawal" or not context.sentences or not WENT_BACK.fullmatch(context.folded, draft.trigger.start, draft.trigger.end):
        return draft
    here = context.sentence_index(draft.trigger.start)
    left = any(d.type in LEFT and d.trigger.end <= draft.trigger.start and here - context.sentence_index(d.trigger.start) <= 2 for d in context.found.drafts)
    return replace(draft, type="territory_taken") if left else draft


def within_item(context: Context, draft: Draft) -> Draft:
    """A draft of a digest without what another of its items tells."""
    if not context.items:
        return draft
    kept = tuple(s for s in draft.slots if not context.apart(draft.trigger.start, context.found.mentions[s.mention].start))
    same = draft.same_as
    if same is not None and context.apart(draft.trigger.start, context.found.drafts[same].trigger.start):
        same = None
    return replace(draft, slots=kept, same_as=same)


def moved(context: Context, draft: Draft) -> Draft:
    """ "Was sent from Kabul": a place behind "from" is where a move begins, whatever it was taken for."""
    if draft.type not in MOVES:
        return draft

    def begins(s: Slot) -> bool:
        start = context.found.mentions[s.mention].start
        homes = draft.type == "displacement" and HOMES.search(context.folded, max(0, start - 50), start)
        return s.role in ("at", "to") and bool(homes or FROM.search(context.folded, max(0, start - 12), start))

    return replace(draft, slots=tuple(replace(s, role="from") if begins(s) else s for s in draft.slots))


def lost(draft: Draft) -> Draft:
    """ "The army lost the town on Wednesday" tells of a taking, whoever took it; no state of control that has no day."""
    if draft.type != "CONTROL.lost":
        return draft
    return replace(draft, type="territory_taken", slots=tuple(replace(s, role="rec") if s.role in ("actor", "subj") else s for s in draft.slots))


def right_type(text: str, draft: Draft) -> str:
    """The type of a draft by its own words and those around them; its own type where they say nothing else."""
    words = text[draft.trigger.start : draft.trigger.end]
    lead, tail = text[max(0, draft.trigger.start - LEAD) : draft.trigger.start], text[draft.trigger.end : draft.trigger.end + TAIL]
    lead = re.split(r"[.;!?]\s|\n\n", lead)[-1]
    kind = draft.type
    if kind in HOLDING and ROAD.match(words + tail):
        return "other"
    if kind in RESTRAINTS and UNDONE.match(words) and not NOT_UNDONE.search(lead):
        return "concession"
    if (kind in HOLDING or kind == "CONTROL.lost") and (some := LOST_SOME.match(words + tail)) and LOST_MEN.match(words + tail, some.end()):
        return "armed_clash"
    if kind in HOLDING and DIED.fullmatch(words) and PERSONS.search(lead) and not FELL_BACK.match(tail):
        return "armed_clash"
    if kind == "conviction" and CHARGED.match(words):
        return "accusation"
    if kind == "request" and PHONED.fullmatch(words) and SOMEBODY.match(tail):
        return "talks"
    if kind in ("edict", "conviction", "detention") and ORDERED.match(words) and RELEASE.match(tail):
        return "release"
    if kind == "sanction" and EXPORTED.match(words + tail):
        return "cooperation"
    if kind in ENDED and CUT_OFF.match(words + tail):
        return "sanction"
    if kind in HELD_OUT and (ULTIMATUM.match(words + tail) or (kind != "request" and THREATENED.search(lead))):
        return "threat"
    if kind in FIRED and UNDER_FIRE.match(words + tail):
        return "armed_clash"
    if kind in FIRED and (blast := SET_OFF.match(words + tail)):
        if SUICIDE.search(lead + words) or WORN.match(words + tail):
            return "suicide_attack"
        return "mine" if "mine" in blast["what"].lower() else "ied"
    if kind in ("deployment", "territory_ceded", "territory_taken", "withdrawal") and HANDED.match(words + tail):
        return "release"
    if kind == "air_strike" and ARMED_STRIKE.fullmatch(words) and DECLARED.search(lead + tail):
        return "access_obstruction"
    if kind == "cyber" and HACKED.match(words + tail):
        return "attack_on_civilians"
    if kind == "air_strike" and WALKOUT.fullmatch(words) and STRIKERS.search(lead) and not AIR.search(lead + tail):
        return "strike_action"
    if kind == "capture" and (ARMS_TAKEN.match(words + tail) or (TAKEN.fullmatch(words) and ARMS_WERE.search(lead))):
        return "weapons_disrupted"
    if kind in ("withdrawal", "displacement", "other") and MADE_OFF.match(words + tail):
        return "looting"
    if kind in VIOLENT and FELL_BEHIND.fullmatch(words):
        return "withdrawal"
    if kind in VIOLENT and CEASED.search(lead):
        return "ceasefire"
    if kind in ("agreement", "ceasefire") and ENDED_DEAL.search(lead):
        return "rejection"
    if ends_siege(kind, words, lead, tail):
        return "other"  # who breaks a siege does not besiege, and takes nothing by it
    if kind in OF_BORDERS and not BORDER.search(lead + words + tail):
        return "other"
    if kind in COOPERATIVE and REFUSING.search(lead):
        return "rejection"
    return by_who_and_what(kind, words, lead, tail)


def ends_siege(kind: str, words: str, lead: str, tail: str) -> bool:
    """ "Broke the siege of the town", "the siege was lifted": whatever was taken for the trigger."""
    if kind == "siege":
        before = re.split(r"(?i)\b(?:siege|blockade|encirclement)", words)[0]
        return ENDED_SIEGE.search(lead + before) is not None or SIEGE_ENDED.search(words + tail) is not None
    return kind in ("territory_taken", "withdrawal") and not UNDONE.match(words) and ENDS_SIEGE.match(words + tail) is not None


def by_who_and_what(kind: str, words: str, lead: str, tail: str) -> str:
    """ "Gunmen opened fire on a wedding" is no riot, "destroyed a depot" and "advanced to within a mile" take no place, who gives in to demands makes none, a decree that is signed is no agreement."""
    if kind == "riot" and not CROWD.search(lead + words + tail):
        return "destruction" if BURNT.match(words) else "ground_attack" if IN_ARMS.search(lead + words) else kind
    if kind == "request" and (CALLED_OFF.fullmatch(words) or GAVE_IN.search(lead)):
        return "concession"
    if kind == "agreement" and SIGNED.fullmatch(words) and (law := LAW.match(tail)):
        return "concession" if GRANTING.search(law[0]) else "edict"
    if kind in ("territory_taken", "withdrawal") and REACHED.match(words + tail):
        return "deployment"
    if kind in ("territory_taken", "ground_attack") and LAID_SIEGE.match(words + tail):
        return "siege"
    if kind in ("territory_taken", "deployment", "CONTROL.holds") and GAVE_UP.fullmatch(words):
        return "territory_ceded"
    if kind == "territory_taken" and NEARING.match(words + tail):
        return "ground_attack"
    if kind == "territory_taken" and WRECKED.match(words):
        return "destruction"
    if kind == "territory_taken" and UNDONE.match(words) and SIEGE.match(tail):
        return "concession"
    return kind
