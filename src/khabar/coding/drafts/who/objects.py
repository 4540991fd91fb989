"""The verb's own object, its subject and its victims, where the finder saw the participants and gave them no part: "drove back the rebels", "rejected an
accusation by the union", "shelled the town, killing a woman"; "a mob burnt the van, accusing the officers".

Each looks at one sentence and fills only what is empty; nobody who has a part already is given the other.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Mention, Slot
from khabar.coding.drafts.who.sides import one_side
from khabar.coding.drafts.who.voice import ACTIVE, ASIDE, BY, DONE_TO, FINITE, PARTICIPLE_ING, SUBJECT_OF, passive
from khabar.coding.families import HARM, VIOLENT
from khabar.model import ActorKind

GIVEN = 0.5  # of a slot that only grammar gives
WORDS_OF = frozenset(["request", "accusation", "rejection", "threat", "meeting", "talks", "visit", "protest", "concession", "support", "investigation"])
WITH_OBJECT = DONE_TO | WORDS_OF | {"capture", "riot", "siege", "looting", "torture", "sexual_violence", "aid", "recruitment"}
INFINITIVE = re.compile(r"\b(?:to|will|would|could|can|may|might|must|should|did|not) (?:\w+ly )?$")
_FEW = r"(?:(?:the|an?|its|his|her|their|this|these|those|another|other|some|several|many|all|both|each|about|around|nearly|over|more|than|at|least|up|to|of|dozens|scores|hundreds|thousands|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d[\d,]*|extra|suspected|alleged|armed|local|young|former|new)\s+)*"
OBJECT = re.compile(rf"(?:\s+(?:up|down|off|out|away|back))?(?:\s+(?:on|upon|at|to|against|with))?\s+[\"“]?{_FEW}[\"“]?", re.I)
CONTENT = re.compile(
    rf"\s+{_FEW}(?:[\w-]+\s+)?(?:accusations?|allegations?|claims?|charges?|reports?|criticisms?|offers?|proposals?|demands?|calls?|requests?|appeals?|threats?|invitations?|statements?|ultimatums?|slowness|silence|inaction|conduct|behaviou?r|actions?|policy|policies)"
    rf"\s+(?:(?:made|levelled|leveled|brought|issued|put forward)\s+)?(?:by|from|of)\s+{_FEW}", re.I,
)
ANOTHER_VERB = re.compile(r"\s+(?:(?:would|will|could|may|might|must|should|had|has|have|was|were|is|are|did)\b|(?:and|or)\s+(?:its|his|her|their)\b)", re.I)  # behind who is no object: "warned the army would strike"
HARMING = re.compile(rf"(?P<how>,\s+(?:also\s+)?(?:killing|wounding|injuring|maiming)|,?\s+(?:and|that|which)\s+(?:also\s+)?(?:killed|wounded|injured|left)|\s+(?:killed|wounded|injured))\s+(?:(?:or|and)\s+(?:killing|wounding|injuring|killed|wounded|injured)\s+)?{_FEW}", re.I)
POSSESSIVE = re.compile(r"his|her|its|their|our|my", re.I)
ARMS = re.compile(r"\b(?:IEDs?|bombs?|explosives?|(?:land)?mines?|rockets?|drones?|missiles?|shells?|mortars?|weapons?|rifles?|guns?|ammunition|grenades?|vests?|devices?)$", re.I)
OWN_MEN = re.compile(r"\b(?:its|their|his|her)\s(?:own\s)?", re.I)
AFTER_COMMA = re.compile(r",\s+(?:\w+ly\s+)?$")
PURPOSE = re.compile(r"\bto\s+$")
BEFORE_AND = re.compile(r"(?:,? and|,? but|, then| then) (?:(?:also|later|then|again|\w+ly) )*$")
LED_BY = re.compile(r" (?:led|commanded|headed|run|backed|supported) by (?:the )?")
OTHER_CLAUSE = re.compile(r"\b(?:but|before|until|while|when|whereupon)\b|;|, and\b")
CROWDS = frozenset(["protest", "riot", "checkpoint", "access_obstruction", "strike_action", "destruction"])  # by which one demands
ANOTHER = re.compile(r"\b(?:who|which|while|when|whose|where|that|as|before|after|until)\b|[;\"“]")
NOBODY = frozenset([ActorKind.CIVILIANS, ActorKind.PERSON, ActorKind.MEDIA])


def with_objects(context: Context) -> Context:
    """The context in which deeds have the object, the victims and the subject that their sentence gives."""
    if not context.sentences:
        return context
    drafts = [carried(context, victims(context, direct(context, own_subject(context, d)))) if d.type.islower() else d for d in context.found.drafts]
    return context.with_drafts(drafts)


def has(context: Context, draft: Draft, *roles: str) -> bool:
    return any(s.role in roles and s.mention in context.actors for s in draft.slots)


def behind(context: Context, draft: Draft) -> list[tuple[int, Mention]]:
    """The participants of the sentence behind a trigger, in the order of the text."""
    return [(i, m) for i, m in context.people(context.sentence_index(draft.trigger.start)) if m.start > draft.trigger.end]


def is_verb(text: str, draft: Draft) -> bool:
    """Whether a trigger is a verb in the active voice: finite, an infinitive or a participle."""
    start, end = draft.trigger.start, draft.trigger.end
    if passive(text, draft) or BY.match(text, end):
        return False
    return any(kind.match(text, start, end) is not None for kind in (ACTIVE, PARTICIPLE_ING)) or INFINITIVE.search(text, max(0, start - 24), start) is not None


def own_subject(context: Context, draft: Draft) -> Draft:
    """ "The rebels entered, but villagers drove them out": the villagers did, who stand before the verb, and nobody of the clause before."""
    text, start = context.folded, draft.trigger.start
    if draft.type not in WITH_OBJECT | HARM or passive(text, draft) or BY.match(text, draft.trigger.end) or not FINITE.match(text, start, draft.trigger.end):
        return draft
    if not any(OBJECT.fullmatch(text, draft.trigger.end, m.start) for _, m in behind(context, draft)):
        return draft  # "students arrested at the weekend" arrest nobody
    before = [(i, m) for i, m in context.people(context.sentence_index(start)) if m.end < start]
    near = [(i, m) for i, m in before if SUBJECT_OF.fullmatch(text, m.end, start) or ASIDE.fullmatch(text, m.end, start)]
    if not near:
        return draft
    who, m = next(((i, one) for i, one in before if LED_BY.fullmatch(text, one.end, near[0][1].start)), near[0])
    told = [s for s in draft.slots if s.role == "actor" and s.mention in context.actors]
    if any(s.role in ("actor", "rec", "by") and context.found.mentions[s.mention].span.overlaps(one.span) for s in draft.slots for _, one in (*near, (who, m))):
        return draft
    if not all(context.found.mentions[s.mention].end < m.start and OTHER_CLAUSE.search(text, context.found.mentions[s.mention].end, m.start) for s in told):
        return draft
    return replace(draft, slots=(*(s for s in draft.slots if s not in told and s.mention != who), Slot("actor", who, GIVEN)))


def direct(context: Context, draft: Draft) -> Draft:
    """ "To drive back jihadists", "rejected an accusation by the union": whom the verb's own object names, or whose word it answers."""
    text = context.folded
    if draft.type not in WITH_OBJECT or has(context, draft, "rec") or not is_verb(text, draft):
        return draft
    doers = {s.mention for s in draft.slots if s.role == "actor" and context.found.mentions[s.mention].end <= draft.trigger.start}
    weapons = [context.found.mentions[i].span for i in context.slot(draft, "weapon")]
    for i, m in behind(context, draft):
        if any(m.span.overlaps(span) for span in weapons) or ARMS.search(text, m.start, m.end) or (POSSESSIVE.fullmatch(text, m.start, m.end) and text[m.end : m.end + 2].strip().isalpha()):
            continue  # "planting the IED", "fired at his car"
        plain = OBJECT.fullmatch(text, draft.trigger.end, m.start) and not ANOTHER_VERB.match(text, m.end)
        if plain or (draft.type in WORDS_OF and CONTENT.fullmatch(text, draft.trigger.end, m.start)):
            return given(context, draft, i, doers)
    return draft


def given(context: Context, draft: Draft, whom: int, doers: set[int]) -> Draft:
    """A draft with one more to whom it is done, unless he is one who does it."""
    mine = context.actors[whom].id
    if any(i in context.actors and context.actors[i].id == mine for i in doers):
        return draft
    span = context.found.mentions[whom].span
    kept = tuple(s for s in draft.slots if s.role not in ("actor", "other") or not context.found.mentions[s.mention].span.overlaps(span))
    return replace(draft, slots=(*kept, Slot("rec", whom, GIVEN)))


def victims(context: Context, draft: Draft) -> Draft:
    """ "Shelled the town, killing a woman": she is one of those it struck, if she is no doer."""
    text = context.folded
    if draft.type not in VIOLENT or has(context, draft, "rec"):
        return draft
    people = behind(context, draft)
    for i, m in people:
        found = next((f for f in HARMING.finditer(text, draft.trigger.end, m.start) if f.end() == m.start), None)
        if found is None or OWN_MEN.search(text, found.start(), m.end):
            continue
        clause = text[draft.trigger.end : found.start()]
        between = [j for j, other in people if other.end <= found.start("how") and context.actors[j].kind not in NOBODY]
        if ANOTHER.search(clause) or ";" in clause or (between and not found["how"].startswith(",")):
            continue
        if one_side(context, draft, i) or any(e.type in VIOLENT and draft.trigger.end <= e.trigger.start and e.trigger.end <= found.start("how") for e in context.found.drafts):
            continue  # of another deed told between
        return replace(draft, slots=(*(s for s in draft.slots if s.mention != i), Slot("rec", i, GIVEN)))
    return draft


def carried(context: Context, draft: Draft) -> Draft:
    """ "A mob burnt the van, accusing the officers", "residents carried the coffins to the hall and demanded": the subject of the sentence does that too, if nobody else is said to."""
    text = context.folded
    start, end = draft.trigger.start, draft.trigger.end
    if has(context, draft, "actor") or passive(text, draft) or BY.match(text, end):
        return draft
    n = context.sentence_index(start)
    low = context.sentences[n].start
    if joint := BEFORE_AND.search(text, low, start):
        fit = FINITE.match(text, start, end) is not None
    elif joint := AFTER_COMMA.search(text, low, start):
        fit = PARTICIPLE_ING.match(text, start, end) is not None
    elif joint := PURPOSE.search(text, low, start):
        first = next((d for d in context.found.drafts if low <= d.trigger.start < joint.start() and d.type in CROWDS), None)
        fit = draft.type in WORDS_OF and first is not None
    else:
        return draft
    subjects = [(i, m) for i, m in context.people(n) if m.end < joint.start() and finite(text, m.end, joint.start())]
    if not fit or len(subjects) != 1:
        return draft
    who, m = subjects[0]
    if ANOTHER.search(text, m.end, start) or any(s.mention == who and s.role in ("rec", "by") for s in draft.slots):
        return draft
    return replace(draft, slots=(*(s for s in draft.slots if s.mention != who), Slot("actor", who, GIVEN)))


def finite(text: str, at: int, end: int) -> bool:
    """Whether a finite verb stands right behind a participant."""
    found = SUBJECT_OF.match(text, at, end)
    return found is not None and FINITE.match(text, found.end(), end) is not None
