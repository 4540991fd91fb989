"""Why two drafts of one report cannot tell one happening: another one by the words, other days, other scenes, other hands."""

from __future__ import annotations

import re

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.same.clauses import of_another
from khabar.coding.drafts.toll.harm_words import HARMED_SINCE
from khabar.coding.drafts.when.days_apart import days_differ
from khabar.coding.drafts.where.scenes import contains
from khabar.coding.families import BEARING_ARMS, VIOLENT
from khabar.model import Place, PlacePrecision
from khabar.world.sites import kilometres

APART = re.compile(r"\W*(?:separately|elsewhere|meanwhile|in (?:an?\s+|the\s+)?(?:separate|another|other|similar|unrelated|second|different)\b)", re.I)
ANOTHER = re.compile(
    r"\b(?:an)?(?:other|separate|similar|earlier|previous|prior|second|third|unrelated)\s+(?:(?!(?:was|were|is|are|be|been|had|has|have|who|that)\b)[\w-]+\s+){0,2}$",
    re.I,
)
SEVERAL = re.compile(r"\b(?:(?:string|series|wave|spate|succession|rash|campaign|flurry|dozens|scores|hundreds|number) of|such|similar|other|previous|earlier|past|many|several|these|those)\s+(?:(?!of\b)[\w-]+\s+){0,3}$", re.I)
A_SERIES = re.compile(r"(?:an?|the)?\s*(?:string|series|wave|spate|succession|rash|campaign|flurry) of", re.I)
OF_MANY = re.compile(r"[\w\s'-]*(?:attacks|bombings|blasts|explosions|killings|shootings|raids|assaults|ambushes|kidnappings|strikes)", re.I)
FINE = (PlacePrecision.POINT, PlacePrecision.NEAR)
BOUNDED = (*FINE, PlacePrecision.ADMIN2, PlacePrecision.ADMIN1)
APART_KM = 60.0  # between two named scenes that cannot be one
TOWNS_APART_KM = 40.0  # between two towns that each telling names
HANDS = frozenset(["territory_taken", "territory_ceded"])
BACK = re.compile(r"\bre(?:took|tak|captur|gain|cover|conquer|claim|won|win|establish)|\b(?:took|take[ns]?|got|get|won|pushed|thrown|driven)\b[^.]{0,20}\b(?:back|out)\b|\bback (?:in|into|under)\b(?: [\w'’]+){0,3} (?:hands?|control|rule)\b", re.I)
ENTERED = re.compile(r"enter|mov(?:ed|ing) into|march(?:ed|ing) into|walk(?:ed|ing) into|roll(?:ed|ing) into|push(?:ed|ing) into", re.I)  # of who takes a place as of who retakes it
WON = re.compile(r"won(?: .*back)?|took .*back|wins|winning", re.I)


def forbidden(context: Context, later: Draft, earlier: Draft) -> bool:
    """Whether two drafts cannot tell one happening: "another attack", days apart, or scenes apart."""
    text, trigger = context.folded, later.trigger
    if not HARMED_SINCE.fullmatch(text, trigger.start, trigger.end) and (ANOTHER.search(text[max(0, trigger.start - 40) : trigger.start]) or ANOTHER.match(text[trigger.start : trigger.end] + " ")):
        return True  # but "a third soldier died" is one more of the same
    if told_of_many(context, later) != told_of_many(context, earlier):
        return True
    if "defection" in (later.type, earlier.type) and {later.type, earlier.type} & VIOLENT:
        return True  # who goes over to the other side attacks nobody by it
    if of_another(context.folded, earlier.trigger, later.trigger):
        return True
    if context.apart(later.trigger.start, earlier.trigger.start) or new_in_text(context, later, earlier):
        return True
    if days_differ(context, later, earlier):
        return True
    if {later.type, earlier.type} <= VIOLENT and answered(context, later, earlier):
        return True
    if {later.type, earlier.type} <= HANDS and turned(context, later, earlier):
        return True
    if later.type == earlier.type == "territory_taken" and won_back_by_others(context, later, earlier):
        return True
    if later.type == earlier.type == "withdrawal" and other_side_left(context, later, earlier):
        return True
    return elsewhere(own_places(context, later), own_places(context, earlier))


def won_back_by_others(context: Context, later: Draft, earlier: Draft) -> bool:
    """ "The rebels had overrun the town, and the army said that it had won it back": another than who took it, and back."""
    back = [BACK.search(context.folded, d.trigger.start, d.trigger.end) is not None or WON.fullmatch(context.folded, d.trigger.start, d.trigger.end) is not None for d in (earlier, later)]
    ours, theirs = ({a.id for a in context.actors_in(d, "actor")} for d in (earlier, later))
    return back == [False, True] and bool(ours) and bool(theirs) and not ours & theirs


def told_of_many(context: Context, draft: Draft) -> bool:
    """Whether a draft tells of several happenings at once: "a string of bombings", "earlier attacks"."""
    text, trigger = context.folded, draft.trigger
    words = text[trigger.start : trigger.end]
    if A_SERIES.fullmatch(words):
        return True
    found = OF_MANY.fullmatch(words)
    return found is not None and SEVERAL.search(text[max(0, trigger.start - 50) : trigger.start] + words[: words.rfind(" ") + 1]) is not None


def new_in_text(context: Context, later: Draft, earlier: Draft) -> bool:
    """Whether a sentence brings up something new: "separately, ...", "in another incident ...". The headline does not count as told before."""
    if not context.sentences or context.sentence_index(later.trigger.start) == context.sentence_index(earlier.trigger.start):
        return False
    if context.title is not None and earlier.trigger.start < context.title.end:
        return False
    here = context.sentences[context.sentence_index(later.trigger.start)]
    return bool(APART.match(context.folded[here.start : later.trigger.start]))


def turned(context: Context, later: Draft, earlier: Draft) -> bool:
    """Whether of two changes of hands one is the other turned back: taken and retaken, or by each from the other."""
    words = [context.folded[d.trigger.start : d.trigger.end] for d in (later, earlier)]
    if bool(BACK.search(words[0])) != bool(BACK.search(words[1])) and not any(ENTERED.match(w) for w in words):
        return True
    gains = [{a.id for a in context.actors_in(d, "actor")} for d in (later, earlier)]
    loses = [{a.id for a in context.actors_in(d, "rec")} for d in (later, earlier)]
    return bool(gains[0] & loses[1] or gains[1] & loses[0])


def other_side_left(context: Context, later: Draft, earlier: Draft) -> bool:
    """Whether of two withdrawals each is of another armed side: the army left on Tuesday and the rebels on Saturday."""
    ours, theirs = ({a.id for a in context.actors_in(d, "actor") if a.kind in BEARING_ARMS} for d in (later, earlier))
    return bool(ours and theirs) and not ours & theirs


def answered(context: Context, later: Draft, earlier: Draft) -> bool:
    """Whether those who do the one suffer the other, or in one sentence others do it: "gunmen stormed the school before soldiers killed them"."""
    if later.both_sides or earlier.both_sides or "armed_clash" in (later.type, earlier.type):
        return False
    for one, two in ((later, earlier), (earlier, later)):
        doers = {a.id for a in context.actors_in(one, "actor")}
        if doers & {a.id for a in context.actors_in(two, "rec")} and not doers & {a.id for a in context.actors_in(two, "actor")}:
            return True
    if not context.sentences or context.sentence_index(later.trigger.start) != context.sentence_index(earlier.trigger.start):
        return False
    mine, other = ({a.id for a in context.actors_in(d, "actor")} for d in (later, earlier))
    return bool(mine and other) and not mine & other


def own_places(context: Context, draft: Draft) -> list[Place]:
    found = [p for i in context.slot(draft, "at") for p in context.places.get(i, ())]
    return [p for p in found if p.precision in BOUNDED and p.lat is not None and p.lon is not None]


def elsewhere(mine: list[Place], other: list[Place]) -> bool:
    """Whether no place of the one can be a place of the other: far apart, and neither in the other."""
    return bool(mine and other) and not any(may_be_one(p, q) for p in mine for q in other)


def may_be_one(a: Place, b: Place) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    if contains(a, b) or contains(b, a):
        return True
    if PlacePrecision.ADMIN1 in (a.precision, b.precision) and a.country == b.country and (a.admin1 or a.name) != (b.admin1 or b.name) and a.precision == b.precision:
        return False  # two provinces
    if a.precision in FINE and b.precision in FINE and a.name != b.name:
        return kilometres((a.lat, a.lon), (b.lat, b.lon)) <= TOWNS_APART_KM
    return kilometres((a.lat, a.lon), (b.lat, b.lon)) <= APART_KM + sum(p.radius_km or 0 for p in (a, b) if p.precision not in FINE)
