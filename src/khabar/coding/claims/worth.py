"""Whether a draft says enough to be a claim. What does not is a Miss with its reason, never silence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.coding.actors.words import ATTACKERS
from khabar.coding.claims.accidents import by_accident
from khabar.coding.claims.unreal import unreal
from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.truth.foretold import only_feared
from khabar.coding.drafts.truth.habits import of_habit
from khabar.coding.drafts.truth.modality import BASE
from khabar.coding.drafts.truth.unsaid import only_silence
from khabar.coding.families import COUNTS, VIOLENT
from khabar.coding.scene import Scene
from khabar.model import EventClaim, EventType

EVENTS = frozenset(EventType)
PEOPLE = frozenset({"actor", "rec", "other"})
COUNTED = frozenset(COUNTS)
FUNCTION = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|this|that|these|those|of|in|on|at|by|to|for|and|or|as|up|down|out|off|back|from|with|into|"
    r"been|was|were|is|are|be|has|have|had|being|it|not|no|which|who|also|then|over|do|does|did|done|doing|so)\b[\s\-]*)+",
    re.I,
)
KIND = re.compile(r"(?:such|any|similar)\b", re.I)  # "such attacks" are a kind of thing, none that happened
MIND = re.compile(r"(?:(?:had|has|have|no)\s+)?(?:doubt(?:s|ed)?|kn(?:ow|ows|ew|own)|believ(?:e|es|ed)|th(?:ink|inks|ought)|wonder(?:s|ed)?|remember(?:s|ed)?|suspect(?:s)?|fear(?:s|ed)?)", re.I)
ADDING = COUNTED | {"when", "at", "resp", "acc", "den"}  # slots by which a telling says more than its noun
OWN = 0.5  # of a participant that a telling names itself
DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their)\b", re.I)
DEFINITE_BEFORE = re.compile(r"\b(?:the|this|that|these|those|his|her|its|their)\s+(?:[\w'-]+\s+){0,2}$", re.I)
NOUN = re.compile(
    r"(?:attacks?|blasts?|explosions?|bombings?|shootings?|incidents?|assaults?|killings?|raids?|strikes?|clashes|fighting|toll|deaths?|violence|battles?|operations?|offensives?)$",
    re.I,
)
VERBAL = frozenset(["accusation", "request", "rejection", "threat", "agreement", "support"])
SAYING = re.compile(r"(?:has |have |had )?(?:cit(?:ed|es|ing)|quot(?:ed|es|ing)|sa(?:id|ys|ying)|told|tells|add(?:ed|s)|report(?:ed|s|ing)|writ(?:es|ing)|wrote)", re.I)
NOBODY = re.compile(r"\b(?:no|nobody|no one|none|without)\s+(?:(?:was|were|been|more|further|any|immediate|reports? of)\s+)*$", re.I)
HARMED = re.compile(r"(?:dead|deaths?|casualt(?:y|ies)|injur(?:ed|ies)|wounded|hurt|victims?|bodies|harm(?:ed)?)", re.I)
LASTS = frozenset(["ceasefire", "agreement"])
MOVES = frozenset(["withdrawal", "deployment", "border_crossing", "displacement"])
WHILE_THEY = re.compile(r"\b(?:when|as|while) (?:they|it|he|she|the (?:convoy|troops|soldiers|column|men|patrol|vehicle|bus))\s+(?:(?:had|were|was|first|later)\s+)*$", re.I)
ON_THE_WAY = re.compile(r"on (?:their|its|his|her) way|(?:(?:was|were) )?(?:heading|headed|travell?ing|en route)", re.I)
STANDING = re.compile(r"\b(?:of|under|since|during|after|before|despite|amid|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.I)  # "five days after the truce"
CORDON = re.compile(r"surround|cordon|seal|ring", re.I)
AROUND = re.compile(r"\s+(?:off\s+)?(?:the|an?)\s+(?:[\w-]+\s+){0,2}?(?:scene|area|site|streets?|building|premises|spot)\b", re.I)  # police after a blast
CAME = re.compile(r"(?:arriv|gather|c[ao]m(?:e|es|ing)\b|w[e]nt\b|rush|flock|throng|pour|queu)", re.I)
TO_DO = re.compile(r"\b(?:to|for)\s+(?:donate|give|help|search|attend|mourn|pray|vote|protest|demand|mark|see|hear|watch|look|identify|collect|claim|bury|buy|celebrate|greet|welcome|the (?:funeral|vote|rally|prayers?|blood))\b", re.I)
FLIGHT = re.compile(r"\b(?:fle[de]|flee(?:s|ing)|displac\w+|refug\w+|escap\w+|evacuat\w+|uproot\w+|shelters?|homeless|exodus)\b", re.I)
TO_HOSPITAL = re.compile(r"(?:was |were |been )?(?:taken|brought|rushed|moved|transferred)\s+to\s+(?:[\w'-]+\s+){0,5}?(?:hospitals?|clinics?|medical cent(?:re|er)s?)\b", re.I)
CASUALTIES = re.compile(r"(?:(?:the|any|some|heavy|many|several|no)\s+)*(?:casualties|victims)", re.I)
CALLED = re.compile(r"\b(?:called|calls|calling|described|describes|describing|condemned|denounced|praised|hailed|welcomed|criticised|criticized|slammed|mourned|deplored)\s+$", re.I)
STRIVING = re.compile(r"(?:has |have |had )?(?:sought|seeks?|seeking)", re.I)
OF_YEARS = re.compile(r"\s+(?:an?|the|its|their|his)\s+(?:[\w-]+\s+){0,2}?(?:insurgency|campaign|war|rebellion|revolt|struggle|jihad|uprising)\b", re.I)
ASKING = frozenset(["request", "threat", "rejection"])
FAR = 70  # characters from a demand to what it is for
WANTED = re.compile(
    r"\s+(?:(?:for|about|on|to)\s+)?(?:(?:an?|the|his|her|their|its|any|all)\s+)?(?:[\w'’-]+\s+){0,3}"  # "called for an immediate"
    r"|(?:\s+[\w'’-]+){0,7}?\s+(?:not\s+)?to\s+(?:\w+ly\s+)?(?:[\w'’ -]{1,40}\s+or\s+|(?:carry out|launch|open|hold|conduct|begin|start|order|make|reach|sign)\s+(?:an?|the|new|fresh)?\s*(?:[\w-]+\s+){0,2})?"  # "urged both sides to"
    r"|\s+that\s.{0,50}?\b(?:be|should|must)\s+(?:\w+\s+)?"  # "demanded that they be"
)
TOLD = re.compile(r"\b(?:after|before|when|while|as|by|over|following|because|since|who|which|against|in response|until|had|has|have|was|were)\b")
# "rejected the offer and attacked the town", "talks were called off and rebels shelled the town": a deed beside a refusal, and nothing that was asked for
AND_DID = re.compile(r"(?!.*\b(?:to|that)\b).*\band\s+(?:(?:then|later|instead|also|again|the)\s+)*(?:[\w'-]+\s+){0,2}", re.I)
PAST = re.compile(r"(?:\w+ed|shot|struck|took|retook|fought|drove|fled|held|led|broke|stole|won|kept|sent|brought|came|went|threw|blew|tore|swept|overran|began|hit|fell|withdrew)\b", re.I)
RESUMED = re.compile(r"\s+(?:\w+\s+)?(?:resumed|began|erupted|broke out|continued|followed|started|flared|intensified)\b", re.I)
ENDED = re.compile(r"(?:collapsed?|br(?:oke|oken) down|f(?:ell|allen) apart|expired|unravell?ed|called off|cancell?ed|postponed|suspended|put off|broken off)", re.I)
COURSE = re.compile(r"\b(?:wars?|warfare|conflicts?|insurgenc(?:y|ies)|unrest|strife|rivalry|violence|bloodshed)$", re.I)  # goes on for months; none of it is a happening
WITHOUT = re.compile(r"\bwithout\s+(?:(?:a|an|any|much|further|firing|the)\s+)*(?:\w+\s+)?$", re.I)
NO_FIGHT = re.compile(r"(?:a |an |any |much )?(?:single |serious |real |major )?(?:fight|fighting|shots?|clash(?:es)?|battles?|bloodshed|resistance|violence|gunfire|combat|bullet|fired)", re.I)  # "the district fell without a fight"
SCENE = re.compile(r"(?:the |this |that )?(?:scene|site|spot|place)\b", re.I)
RESPONSIBLE = re.compile(r"\b(?:responsibility|involvement|credit|role|hand|part) (?:for|in|of|behind) (?:[\w'-]+ ){0,2}$", re.I)  # "denied responsibility for" the attack tells the attack
HABIT = re.compile(r"\b(?:do|does) not\s+$|\b(?:don't|doesn't)\s+$", re.I)
OF_USE = ("ly", "often", "sometimes")  # one of them is in all that the next two fit
USUALLY = re.compile(r"(?<!\bdid )(?<!\bto )\b(?:often|regularly|frequently|routinely|usually|typically|sometimes|occasionally|commonly|habitually)\s+(?P<passive>(?:are|is|get|gets)\s+)?$|\b(?:are|is|get|gets)\s+(?P<passive2>often|regularly|frequently|routinely|usually|typically|sometimes|occasionally|commonly|habitually)\s+$", re.I)
USUAL_DEEDS = re.compile(r"\b(?:often|regularly|frequently|routinely|usually|typically|sometimes)\s+(?:carr(?:y|ies) out|conducts?|launch(?:es)?|stages?|mounts?|uses?|fac(?:e|es)|suffers?|commits?)\s+(?:[\w-]+\s+){0,2}$", re.I)
PRESENT = re.compile(r"(?!\w+(?:ed|ing)\b|(?:shot|struck|took|fought|drove|fell|fled|held|led|broke|stole|won|lost|kept|sent|made|brought|came|went|ran|threw|blew|tore|swept|overran|slew)\b)[a-z]+", re.I)
PURPOSE = re.compile(  # what a thing was for is no thing that happened
    r"\b(?:aim(?:ed|ing)?(?: at| to)|hop(?:ing|es|ed?) to|(?:campaign|operation|offensive|bid|drive|efforts?|battle|mission|push)(?: aimed)? (?:to|at)|"
    r"unable to|(?<!been )(?<!was )(?<!were )able to|before (?:\w+ ){1,3}(?:was|were) able to|in order to|so as to|work(?:ing|s|ed)? to|for control of)\s+(?:\w+ )?$",
    re.I,
)
SENT_TO = re.compile(r"\b(?:sent|dispatched|deployed|called in|brought in|drafted in|mobili[sz]ed|rushed|flown)(?: \w+){0,4}? to\s+(?:\w+ly )?$", re.I)  # "reinforcements were sent to recapture"
IS_FIGHTING = re.compile(r"(?:fighting|battling|waging|combating)", re.I)
SAID_BEHIND = re.compile(r"\s+(?:(?:in|against|for|alongside|with|on)\s+)?[^,.;\"]{1,50}?,?\s+(?:said|says|has said|announced|claimed|denied|added|declared|told|reported|confirmed)\b")
AROUND_IT = 60  # characters before and after a trigger
SURE = 0.9  # a trigger's score from which a happening without participants is believed where it has a place of its own
ENOUGH = 0.8  # the same of what is no violence
NOBODY_TOLD = "nobody is said to have done or suffered it"


def no_claim(context: Context, draft: Draft, scene: Scene) -> str | None:
    """Why a draft is no claim of an event, or None: by its own words and slots, by what is said beside it, by who did it."""
    text, trigger = context.folded, draft.trigger
    before, after = text[max(0, trigger.start - AROUND_IT) : trigger.start], text[trigger.end : trigger.end + AROUND_IT]
    own_place = bool(scene.where) and not scene.place_inherited
    return (
        unworthy(draft, text[trigger.start : trigger.end], own_place=own_place, before=before, after=after)
        or only_silence(context, draft)
        or of_habit(context, draft)
        or only_feared(context, draft)
        or asked_for(context, draft)
        or came_to_attack(context, draft)
        or tells_who_it_is(context, draft)
        or by_accident(context, draft)
        or unreal(context, draft)
    )


def unworthy(draft: Draft, words: str, *, own_place: bool, before: str = "", after: str = "") -> str | None:
    """Why a draft is no claim of an event, or None. ``words`` are those of the trigger, ``before`` and ``after`` those around it."""
    if draft.type not in EVENTS:
        return None
    if not any(c.isalpha() for c in FUNCTION.sub("", words)):
        return "the trigger names nothing that happened"
    if MIND.fullmatch(words):
        return "tells what somebody thinks"
    if KIND.match(words) and not any(s.role == "den" for s in draft.slots):
        return "speaks of a kind of happening, of none that happened"
    if SAYING.fullmatch(words) and (draft.type in VERBAL or draft.type in VIOLENT):
        return "only says something"
    if NOBODY.search(before) and HARMED.fullmatch(words):
        return "tells that nobody came to harm"
    roles = {s.role for s in draft.slots}
    counted = bool(roles & COUNTED)
    if HABIT.search(before) and BASE.fullmatch(words):
        return "speaks of what is not done, of no happening"
    if usual(words, before):
        return "speaks of what is usual, of no happening"
    if draft.type in VIOLENT and WITHOUT.search(before) and NO_FIGHT.fullmatch(words):
        return "tells that nobody fought"
    if PURPOSE.search(before) or (SENT_TO.search(before) and BASE.fullmatch(words.partition(" ")[0])):
        return "told as what something was for"
    if draft.type in MOVES and (WHILE_THEY.search(before) or ON_THE_WAY.fullmatch(words)):
        return "tells what was going on when something else happened"
    if draft.type == EventType.SIEGE and CORDON.match(words) and AROUND.match(after):
        return "closed off what happened there"
    if draft.type in ("detention", "capture", "abduction") and TO_HOSPITAL.match(words + after):
        return "tells who was brought to a hospital"
    if CASUALTIES.fullmatch(words) and not counted:
        return "tells of no happening and of no number"
    if draft.type in LASTS and (DEFINITE.match(words) or DEFINITE_BEFORE.search(before)) and STANDING.search(before):
        return "speaks of what holds, not of its making"
    if draft.type == "request" and STRIVING.fullmatch(words) and after.startswith(" to "):
        return "tells what somebody strives for"
    if draft.type == EventType.DISPLACEMENT and CAME.match(words) and TO_DO.search(after) and not FLIGHT.search(after):
        return "tells of people who came, and of none who fled"
    course = draft.aggregate or (draft.type in VIOLENT and (COURSE.search(words) or OF_YEARS.match(after)))
    if course and not counted:
        return "speaks of a course of things, of no happening"
    if draft.type == EventType.OTHER and "rec" not in roles and not counted:
        return "of no known type, and done to nobody"
    if roles & PEOPLE or counted:
        return None
    if draft.score >= ENOUGH and draft.type not in VIOLENT:
        return None  # "the border was closed" is told without anybody
    return None if own_place and draft.score >= SURE else NOBODY_TOLD


def usual(words: str, before: str) -> bool:
    """Whether a habit is told: "often attacks checkpoints", "are regularly kidnapped", "often carries out bombings"."""
    if not any(part in before.casefold() for part in OF_USE):
        return False
    found = USUALLY.search(before)
    if found is None:
        return USUAL_DEEDS.search(before) is not None
    passive = found["passive"] or found["passive2"]
    return bool(passive) or PRESENT.fullmatch(words.partition(" ")[0]) is not None


def asked_for(context: Context, draft: Draft) -> str | None:
    """Why a draft is no more than what a demand, threat or refusal beside it speaks of: "called for a ceasefire", "threatened to dissolve any party"."""
    if draft.type in ASKING or not context.sentences:
        return None
    here = context.sentence_index(draft.trigger.start)
    for d in context.found.drafts:
        told_before = d.type in ASKING and d.trigger.end <= draft.trigger.start and context.sentence_index(d.trigger.start) == here
        if not told_before or only_silence(context, d):
            continue
        spoken = d.type == EventType.THREAT and draft.status == "hypothetical"
        if not spoken and draft.trigger.start <= d.trigger.end + FAR:
            between = context.folded[d.trigger.end : draft.trigger.start]
            spoken = WANTED.fullmatch(between) is not None and not TOLD.search(between) and not beside(context, d, draft, between)
        if spoken:
            return f"only spoken of: {context.folded[d.trigger.start : d.trigger.end]}"
    return None


def beside(context: Context, refusal: Draft, draft: Draft, between: str) -> bool:
    """Whether what follows a demand or refusal is a deed of its own: "rejected the offer and attacked the town", "the truce expired and shelling resumed"."""
    text = context.folded
    if not AND_DID.fullmatch(between):
        return False
    if refusal.type == EventType.REJECTION and PAST.match(text, draft.trigger.start, draft.trigger.end):
        return True
    return ENDED.fullmatch(text, refusal.trigger.start, refusal.trigger.end) is not None and RESUMED.match(text, draft.trigger.end) is not None


def came_to_attack(context: Context, draft: Draft) -> str | None:
    """Why a deployment is none: "the attackers arrived in two cars" is how they came."""
    doers = [context.words(s.mention) for s in draft.slots if s.role == "actor"]
    if draft.type == EventType.DEPLOYMENT and doers and all(ATTACKERS.search(words) for words in doers):
        return "tells how the attackers came"
    return None


def tells_who_it_is(context: Context, draft: Draft) -> str | None:
    """Why a fight is none: "the coalition fighting in Yemen said" tells who speaks."""
    text, trigger = context.folded, draft.trigger
    if draft.type not in VIOLENT or not IS_FIGHTING.fullmatch(text, trigger.start, trigger.end) or not SAID_BEHIND.match(text, trigger.end):
        return None
    behind_its_noun = any(s.role == "actor" and 0 <= trigger.start - context.found.mentions[s.mention].end <= 1 for s in draft.slots)
    return "tells who somebody is" if behind_its_noun else None


def tells_nothing_more(claim: EventClaim, scene: Scene, earlier: Sequence[EventClaim]) -> bool:
    """Whether a later telling of one happening ("condemned the attack", "when the blast occurred") adds nothing to the earlier ones.

    It adds something by a figure, a place, a time, a participant, a speaker, a status or a claim of responsibility that none of them has.
    What it inherits is no addition.
    """
    if not earlier or claim.numbers or claim.responsibility or claim.outcome:
        return False
    same = [e for e in earlier if e.status == claim.status and e.time_frame == claim.time_frame]
    if not same or (claim.type == EventType.RETURN and all(e.type != EventType.RETURN for e in same)):
        return False  # "most of them have returned" is told of a flight, and is none
    people = {a.id for e in same for a in (*e.actors, *e.recipients, *e.others)}
    speakers = {frozenset(s.speaker.id for s in e.said_by) for e in same}
    spans = {(e.when.start, e.when.end) for e in same if e.when}
    places = {w.place.id for e in same for w in e.where}
    return (
        {a.id for a in (*claim.actors, *claim.recipients, *claim.others)} <= people
        and (not claim.said_by or frozenset(s.speaker.id for s in claim.said_by) in speakers)
        and (scene.time_inherited or claim.when is None or (claim.when.start, claim.when.end) in spans)
        and (scene.place_inherited or {w.place.id for w in claim.where} <= places)
    )


def presupposed(context: Context, draft: Draft, earlier: Sequence[EventClaim]) -> bool:
    """Whether a later telling only refers to what has been told: a noun with its article ("after the blast").

    One that has a figure, time, place, responsibility or participant of its own in the sentence does tell something.
    """
    if not earlier or any(s.role == "den" for s in draft.slots):
        return False
    if not names(context, draft):
        return False
    before = context.folded[max(0, draft.trigger.start - 30) : draft.trigger.start]
    here = context.sentence_index(draft.trigger.start)
    counted = any(s.role in COUNTED for s in draft.slots)
    if CALLED.search(before) and not counted:
        return True
    if RESPONSIBLE.search(before) and not counted and any(here == context.sentence_index(d.trigger.start) and d.trigger.end <= draft.trigger.start for d in context.found.drafts):
        return True
    people = [s for s in draft.slots if s.role in PEOPLE and s.score >= OWN]
    return not (
        any(s.role in ADDING and not (s.role == "at" and SCENE.match(context.words(s.mention))) for s in draft.slots)
        or any(context.sentence_index(context.found.mentions[s.mention].start) == here for s in people)
    )


def names(context: Context, draft: Draft) -> bool:
    """Whether a draft's words are a noun with its article: "the blast", "their last attack"."""
    words = context.folded[draft.trigger.start : draft.trigger.end]
    return DEFINITE.match(words) is not None or (NOUN.search(words) is not None and DEFINITE_BEFORE.search(context.folded, max(0, draft.trigger.start - 30), draft.trigger.start) is not None)
