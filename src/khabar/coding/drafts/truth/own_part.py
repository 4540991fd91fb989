"""Who says that it was not they: "the militia denied having been there", "it had nothing to do with it", "the group distanced itself from the bombing".

Such words tell of the deed that was told last, or that the one who speaks has just been accused of: as a telling of its own, by the one who denies
that they did it. That it was done is not denied by that. Where the deed stands in the words themselves: ``denials``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.truth.contradicted import (
    ASIDE,
    DENIES_IT,
    EVENTS,
    GIVEN,
    OF_ITSELF,
    SCORE,
    SURE,
    TOLD,
    same,
)
from khabar.coding.families import BEARING_ARMS, VIOLENT
from khabar.coding.finding.speech import speaker_of
from khabar.model import Span

NEAR, FAR = 2, 3  # sentences back in which the deed is told; the farther where the one who denies is told to have done it
_OWN = r"(?:it|they|he|she|(?:(?:any|none|one) of\s+)?(?:its|their|his|her)\s+(?:own\s+)?(?:[\w-]+\s+){0,2}?[\w-]+)"
_GROUP = r"(?:the\s+(?:group|movement|front|organi[sz]ation|alliance|coalition|party|militia))"
_BESIDES = r"(?:[^.;]{1,70}?,?\s+and\s+(?:that\s+(?:it|they)\s+)?)?"  # "does not touch civilians and had no part in it"
_ACTIVE = r"(?:(?:had|has|have|was|were|is|are)\s+(?:(?:ever|even|also)\s+)?(?!been\s+(?!involved|engaged|behind|there|in|at|near|anywhere|present|responsible|part|among|active|operating)\w+))"
_PART = r"(?:hand|part|role|involvement|responsibility|connection|links?|complicity|participation|blame|knowledge)"
_SAID = r"(?:(?:has|have|had)\s+)?(?:sa(?:id|ys?)|insist(?:s|ed)?|stat(?:es|ed)|maintain(?:s|ed)?|declar(?:es|ed)|stress(?:es|ed)|repeat(?:s|ed)|wr(?:ites|ote)|assert(?:s|ed)|add(?:s|ed)|claim(?:s|ed)|told\s+[^.;,\"]{1,40}?)"
OWN_PART = re.compile(
    rf"{ASIDE}\s+(?:(?P<deny>den(?:y|ies|ied))\s+(?:(?:ever\s+)?(?:having|being)\s+(?!been\s+\w+ed\b(?<!involved))(?:been\b)?|(?:that\s+)?{_OWN}\s+{_ACTIVE}|(?:(?:any|all|its|their|his|her)\s+){{0,2}}{_PART}\b(?=\s*(?:[.,;]|in it\b|$)))"
    rf"|(?:{_SAID}\s+(?:[^.;,\"]{{1,40}}?\s+)?(?:that\s+)?(?:{_OWN}|{_GROUP})\s+{_BESIDES})?(?P<no>(?:(?:had|has|have|took|played)\s+(?:no\s+{_PART}|nothing to do)|(?:was|were|is|are|had)\s+not\s+(?:been\s+)?(?:behind|involved|responsible|to blame|there|present|in the area|anywhere near)))\b"
    r"|(?P<away>distanced (?:itself|themselves|himself|herself) from|disown(?:s|ed)|disavow(?:s|ed)?)\b)",
    re.I,
)
REJECTS = re.compile(rf"{ASIDE}\s+(?P<deny>den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es?|ed))\s+(?:(?:the|this|that|these|those|all|any|such|its|their|his)\s+(?:\w+\s+)?(?:accusations?|allegations?|charges?|blame|finger-pointing))\b", re.I)
GENERIC = re.compile(r"(?:the|this|that)?\s*(?:group|movement|militia|brigade|front|force|faction|organi[sz]ation|army|unit|battalion|alliance|coalition|party|company|outfit)(?:['’]s\s+(?:\w+\s+)?\w+)?|(?:a|an|its|their|the)\s+(?:spokes\w+|commander|leader|official)", re.I)
WORDS = frozenset(["accusation", "rejection", "threat", "deployment", "support", "request", "other", "talks"])  # for which such words are taken
AWAY = re.compile(r"dis", re.I)  # "distanced itself from", "disowned": what follows is the deed
ENDS = re.compile(r";|\"|,\s+(?:and|but|while|which|who|saying|adding)\b|\s(?:and|but)\s(?:\w+\s){0,2}(?:sa(?:id|ys)|blam\w+|accus\w+|point\w+|claim\w+)\b", re.I)


def with_own_parts(context: Context) -> Context:
    """The context in which who says that it was not they is heard on the deed that they speak of."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    for n, here in enumerate(context.sentences):
        for i, span in context.widest(n):
            own = OWN_PART.match(context.folded, span.end, here.end)
            reply = None if own else REJECTS.match(context.folded, span.end, here.end) or DENIES_IT.match(context.folded, span.end, here.end)
            found = own or reply
            if found is not None and (verb := verb_of(found)) is not None:
                answer(context, drafts, Denial(n, i, verb, Span(verb.start, found.end()), content_end(context.folded, found.end(), here.end), own is not None))
    return context.with_drafts(drafts)


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies in which sentence, by which words, up to where, and whether the words themselves speak of a part of their own."""

    sentence: int
    who: int
    verb: Span
    words: Span
    end: int
    own: bool


def verb_of(found: re.Match[str]) -> Span | None:
    return next((Span(*found.span(name)) for name in ("deny", "no", "away", "reject") if found.groupdict().get(name)), None)


def content_end(text: str, at: int, end: int) -> int:
    stop = ENDS.search(text, at, end)
    return stop.start() if stop else end


def answer(context: Context, drafts: list[Draft], denial: Denial) -> None:
    """Adds the telling of one denial, or says of those inside it whose deed is denied."""
    who = meant(context, drafts, denial)
    inside = [k for k, d in enumerate(drafts) if d.type in EVENTS and d.type not in WORDS and denial.verb.start <= d.trigger.start and d.trigger.end <= denial.end]
    told = deed(context, drafts, denial, who)
    seen = [k for k, d in enumerate(drafts) if context.sentence_index(d.trigger.start) == denial.sentence and any(s.role == "den" and same(context, s.mention, denial.who) for s in d.slots)]
    if seen:  # as the deed that its own words name, or as "nothing to do with it"
        k = seen[0]
        if told is not None and told < k and drafts[k].same_as is None and drafts[k].trigger.overlaps(denial.verb):
            drafts[k] = replace(drafts[k], type=drafts[told].type, score=SCORE, scores=OF_ITSELF, same_as=told)
        return
    by = () if denial.own and spoken_for(context, denial) else (Slot("by", who, GIVEN),)
    for k in inside:
        drafts[k] = not_theirs(context, drafts, denial, k, who, told, by)
    if inside or told is None:
        return
    drafts.append(Draft(denial.verb, drafts[told].type, SCORE, (*by, Slot("actor", who, GIVEN)), "denied", stance="denies", background=drafts[told].background, same_as=told, scores=OF_ITSELF))


def not_theirs(context: Context, drafts: list[Draft], denial: Denial, k: int, who: int, told: int | None, by: tuple[Slot, ...]) -> Draft:
    """A draft inside a denial: the denial itself, the deed that it names, or a deed of which it says whose it is not."""
    draft = drafts[k]
    if draft.type not in VIOLENT:
        return draft
    if draft.trigger.overlaps(denial.words) and denial.own:  # "nothing to do", "was not involved"
        kind, link = (drafts[told].type, told if told < k else None) if told is not None else (draft.type, draft.same_as)
        kept = tuple(s for s in draft.slots if s.role not in ("actor", "by", "by2") and not same(context, s.mention, who))
        return replace(draft, trigger=denial.verb, type=kind, score=SCORE, scores=OF_ITSELF, status="denied", stance="denies", same_as=link, slots=(*kept, *(by or (s for s in draft.slots if s.role == "by")), Slot("actor", who, GIVEN)))
    named = AWAY.match(context.folded, denial.verb.start) or (denial.own and draft.trigger.start >= denial.words.end)  # "distanced itself from the bombing", "had no part in it"
    if draft.status == "asserted" and named and not any(s.role == "den" for s in draft.slots):
        kept = tuple(s for s in draft.slots if not (s.role in ("actor", "resp", "acc") and (same(context, s.mention, who) or inside_words(context, s.mention, denial))))
        return replace(draft, slots=(*kept, Slot("den", who, GIVEN)))
    if draft.status == "denied" and not denial.own and told is not None and told < k and draft.trigger.overlaps(denial.verb):
        return replace(draft, type=drafts[told].type, same_as=told)  # it answers those who say that they did it
    if draft.status == "denied" and who != denial.who:
        draft = replace(draft, slots=tuple(replace(s, mention=who) if s.mention == denial.who else s for s in draft.slots))
    if draft.status == "denied" and not any(s.role == "actor" for s in draft.slots) and (denial.own or done_by(context, drafts, k, who)):
        return replace(draft, slots=(*draft.slots, Slot("actor", who, GIVEN)))
    return draft


def inside_words(context: Context, mention: int, denial: Denial) -> bool:
    """Whether somebody stands between who denies and the words of the denial: "said that the group ... and had no part"."""
    return context.found.mentions[denial.who].end <= context.found.mentions[mention].start < denial.words.end


def deed(context: Context, drafts: list[Draft], denial: Denial, who: int) -> int | None:
    """The deed told last before a denial: by those who deny within some sentences, by anybody within fewer."""
    before = [
        k for k, d in enumerate(drafts)
        if d.type in TOLD and d.status in ("asserted", "unconfirmed") and d.score >= SURE and not d.aggregate and d.trigger.end <= denial.verb.start and not context.apart(d.trigger.start, denial.verb.start)
    ]  # fmt: skip
    before.sort(key=lambda k: -drafts[k].trigger.start)
    back = {k: denial.sentence - context.sentence_index(drafts[k].trigger.start) for k in before}
    theirs = next((k for k in before if back[k] <= FAR and done_by(context, drafts, k, who)), None)
    if theirs is not None or not denial.own:
        return theirs
    return next((k for k in before if back[k] <= NEAR and "\n\n" not in context.folded[drafts[k].trigger.end : denial.verb.start]), None)


def done_by(context: Context, drafts: list[Draft], told: int, who: int) -> bool:
    """Whether somebody is told to have done a deed, or is accused right behind it."""
    if any(s.role in ("actor", "acc", "resp") and same(context, s.mention, who) for s in drafts[told].slots):
        return True
    at = context.sentence_index(drafts[told].trigger.start)
    return any(d.type == "accusation" and at <= context.sentence_index(d.trigger.start) <= at + 1 and any(s.role == "rec" and same(context, s.mention, who) for s in d.slots) for d in drafts)


def meant(context: Context, drafts: list[Draft], denial: Denial) -> int:
    """Whom "the militia" or "the group's spokesman" stands for: the one in arms who was last accused, or told to have done it."""
    if not GENERIC.fullmatch(context.words(denial.who)) or ":" not in context.actors[denial.who].id:
        return denial.who
    named = [
        (d.type != "accusation", context.found.mentions[s.mention].start, s.mention) for d in drafts for s in d.slots
        if s.role in (("rec",) if d.type == "accusation" else ("acc", "actor") if d.type in VIOLENT else ())
        and d.trigger.end <= denial.verb.start and denial.sentence - context.sentence_index(d.trigger.start) <= NEAR and s.mention in context.actors
        and s.mention != denial.who and context.actors[s.mention].kind in BEARING_ARMS
    ]  # fmt: skip
    return min(named, key=lambda x: (x[0], -x[1]), default=(False, 0, denial.who))[2]


def spoken_for(context: Context, denial: Denial) -> bool:
    """Whether the sentence says that somebody else tells it: "the army had nothing to do with it, the governor said"."""
    speaker = speaker_of(context.folded, context.sentences, denial.sentence, denial.verb, context.who_may_speak)
    return speaker is not None and context.folded[denial.verb.start : denial.verb.end].lower()[:3] not in ("den", "rej", "dis", "ref")
