"""Two voices with two tolls in one sentence: "the army said 10 people died, but doctors put the toll at 25".

The finder sees one happening, told by both with both figures. Each half is a telling of its own, with its figures and its voice.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Slot
from khabar.coding.drafts.toll.counted import TOLD, among
from khabar.coding.families import VIOLENT
from khabar.coding.finding.speech import SAYING
from khabar.model import Span

HARMING = VIOLENT | {"crowd_force"}
JOINT = re.compile(r"(?:;|,?\s+(?:but|while|whereas|although|though|yet)|,\s+and|;\s+(?:but|while))\s+(?:the |an? |some |other )*", re.I)
SAYS = re.compile(r"(?:,[^,;.]{1,50},)?\s+(?:(?:has|have|had|also|later|earlier|\w+ly)\s+)*$", re.I)  # between who speaks and the verb
NEAR = 60  # characters between who speaks and the verb
MORE = re.compile(r"\s+(?:more|others?|of (?:them|whom|those))\b", re.I)  # who is counted beside the others
LOST = re.compile(r"\b(?:it|they) (?:had |has |have )?(?P<lost>lost)\b", re.I)  # what a side says of its own dead
TOLL = re.compile(r"\b(?:tolls?|lost|losses|casualt(?:y|ies)|number of (?:[a-z]+ ){0,4}?(?:killed|dead|deaths|fatalities))\b", re.I)
ROLES = ("killed", "injured")
OF_A_HALF = ("by", "by2", "killed", "injured", "actor", "rec")
SCORE, SURE = 0.75, 0.9  # of a telling that grammar alone gives, of its voice


def with_two_voices(context: Context) -> Context:
    """The context in which such a sentence gives two tellings of its happening."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    made: list[tuple[Draft, Draft]] = []
    for n, d in enumerate(drafts):
        if d.type not in HARMING or d.status != "asserted":
            continue
        cut = parting(context, drafts, d)
        if cut is None:
            continue
        at, speaker = cut
        drafts[n] = left = half(context, d, at, before=True)
        for k, e in enumerate(drafts):
            if context.sentence_index(e.trigger.start) == context.sentence_index(d.trigger.start) and e.trigger.start < at:
                drafts[k] = replace(e, slots=tuple(s for s in e.slots if s.role != "by" or not at < context.found.mentions[s.mention].start < end_of(context, d)))
        there = next((k for k, e in enumerate(drafts) if k != n and at < e.trigger.start < end_of(context, d) and figures(context, e, at, before=False)), None)
        whole = d if there is None else replace(d, slots=tuple({(s.role, s.mention): s for s in (*drafts[there].slots, *d.slots)}.values()))
        right = half(context, whole, at, before=False)
        right = of_the_speaker(context, replace(right, slots=(*(s for s in right.slots if s.role not in ("by", "by2")), Slot("by", speaker, SURE))), at)
        if there is not None:
            drafts[there] = replace(right, trigger=drafts[there].trigger, same_as=n if n < there else drafts[there].same_as)
        elif (words := trigger(context, right, at)) is not None:
            made.append((replace(right, trigger=words, score=SCORE, outcome=None, stance="asserts"), left))
    return context.with_drafts(among(drafts, made, None) if made else drafts)


def parting(context: Context, drafts: list[Draft], draft: Draft) -> tuple[int, int] | None:
    """Where the second voice of a draft's sentence sets in and whose it is, if both halves count the same: the trigger stands before it."""
    text, mentions = context.folded, context.found.mentions
    beside = [e for e in drafts if e.type in HARMING and draft.trigger.start < e.trigger.start < end_of(context, draft)]
    for joint in JOINT.finditer(text, draft.trigger.start, end_of(context, draft)):
        voice = next((i for i in context.in_sentence[context.sentence_index(draft.trigger.start)] if mentions[i].kind in PARTICIPANTS and i in context.actors and joint.start() < mentions[i].start <= joint.end()), None)
        if voice is None:
            continue
        verb = SAYING.search(text, mentions[voice].end, min(end_of(context, draft), mentions[voice].end + NEAR))
        if verb is None or not SAYS.match(text, mentions[voice].end, verb.start()):
            continue
        ours = figures(context, draft, joint.start(), before=True)
        theirs = [s for e in (draft, *beside) for s in figures(context, e, joint.start(), before=False)]
        if any(s.role == o.role for s in ours for o in theirs) and not any(MORE.match(text, mentions[s.mention].end) for s in theirs):
            return joint.start(), voice
    return None


def end_of(context: Context, draft: Draft) -> int:
    return context.sentences[context.sentence_index(draft.trigger.start)].end


def figures(context: Context, draft: Draft, at: int, *, before: bool) -> list[Slot]:
    return [s for s in draft.slots if s.role in ROLES and (context.found.mentions[s.mention].start < at) is before]


def half(context: Context, draft: Draft, at: int, *, before: bool) -> Draft:
    """A draft with the voices, figures and sides of one half of its sentence, and all that it says beside."""
    here = context.sentence_index(draft.trigger.start)

    def its(s: Slot) -> bool:
        m = context.found.mentions[s.mention]
        return s.role not in OF_A_HALF or (context.sentence_index(m.start) != here and before) or (m.start < at) is before

    kept = tuple(s for s in draft.slots if its(s))
    return replace(draft, slots=kept)


def of_the_speaker(context: Context, draft: Draft, at: int) -> Draft:
    """ "The army said it lost four men": they were of the army."""
    if not LOST.search(context.folded, at, end_of(context, draft)):
        return draft
    speaker = next(s.mention for s in draft.slots if s.role == "by")
    own = (replace(s, whose=speaker) if s.role in ROLES else s for s in draft.slots if s.role not in ("actor", "rec"))
    return replace(draft, slots=(*own, Slot("rec", speaker, SURE)))


def trigger(context: Context, draft: Draft, at: int) -> Span | None:
    """The word of the second half that says what became of the counted, nearest to its figure."""
    first = min((context.found.mentions[s.mention] for s in draft.slots if s.role in ROLES), key=lambda m: m.start)
    for pattern in (TOLD, TOLL):
        near = sorted(pattern.finditer(context.folded, at, end_of(context, draft)), key=lambda m: max(m.start() - first.end, first.start - m.end(), 0))
        if near:
            return Span(near[0].start(), near[0].end())
    return None
