"""Who loses a place by the verb of losing: "the army lost the town to the rebels", "rebels admit losing it", "it was lost to them"."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Slot

GIVEN = 0.9  # of a slot that the verb gives
LOSING = re.compile(r"(?:(?:has|have|had|is|are|was|were|been|being)\s+)*(?:\w+ly\s+)?(?:lost|los(?:es?|ing))\b", re.I)
RETAKEN = re.compile(r"\b(?:re-?t(?:ook|ak)|re-?captur|re-?gain|re-?claim|re-?conquer|recover|win(?:ning)? back|won back|took back|liberat)", re.I)
WAS = re.compile(r"\b(?:was|were|been|being|be|got)\s+(?:\w+\s+)?$", re.I)
TO = re.compile(r"[^.;]{0,60}?\bto\s+(?:the\s+|an?\s+|its\s+|their\s+)?", re.I)
TO_OTHERS = re.compile(r"\bto\s+(?:the\s+|an?\s+|its\s+|their\s+)?$", re.I)
HELD_BY = re.compile(r"\b(?:in the (?:hands|grip) of|(?:held|occupied|controlled|ruled|run|besieged) by|under the (?:control|rule|occupation|grip) of)\s+(?:the\s+|an?\s+)?(?:[\w'’-]+\s+){0,2}$", re.I)
TAKEN = re.compile(r"\b(?:was|were|been|being|be|got)\s+(?:\w+\s+)?(?:re-?)?(?:taken|captured|gained|claimed|conquered|covered|won|liberated|freed|seized|cleared)\b", re.I)
BY_WHOM = re.compile(r"\bby\s+(?:the\s+|an?\s+|its\s+|their\s+)?$", re.I)
SUBJECT = re.compile(  # what may stand between the loser and "lost"
    r"(?:,?\s+(?:who|which|that))?(?:\s+(?:has|have|had|is|are|was|were|also|later|then|may|might|could|would|never|not|finally|already|reportedly|allegedly|now|soon|recently|\w+ly))*\s+", re.I
)
OWNING_UP = re.compile(  # "rebels admit losing it", "the army confirmed that it had lost it": who speaks is who lost it
    r"\s+(?:(?:has|have|had|also|later|then|finally|\w+ly)\s+)*(?:admit\w*|acknowledg\w*|conced\w*|confirm\w*|recogni[sz]\w*|report\w*|sa(?:id|ys?)|den(?:y|ies|ied)|risk\w*|fear\w*|after|before|without|by)\s+"
    r"(?:(?:to|its?|their|having)\s+|(?:that\s+)?(?:it|they)\s+(?:(?:has|have|had|never|not)\s+)*)*",
    re.I,
)


def is_losing(words: str) -> bool:
    """Words of a trigger that say that its subject lost something: "lost", "had lost control of", "losing"."""
    return LOSING.match(words) is not None


def who_lost(context: Context, draft: Draft) -> Draft:
    """ "The army lost the town to the rebels": the army suffers it, and who stands behind "to" does it, whatever they were taken for."""
    text = context.folded
    if draft.type != "territory_taken" or not is_losing(text[draft.trigger.start : draft.trigger.end]) or not context.sentences:
        return draft
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    mine = [i for i in context.in_sentence.get(context.sentence_index(draft.trigger.start), ()) if context.found.mentions[i].kind in PARTICIPANTS and i in context.actors]
    gains = next((i for i in widest_first(context, mine) if context.found.mentions[i].start >= draft.trigger.end and gained(text, draft, context.found.mentions[i].start)), None)
    passive = WAS.search(text, max(here.start, draft.trigger.start - 30), draft.trigger.start) is not None or text[draft.trigger.start : draft.trigger.end].lower().startswith(("was ", "were ", "been "))
    loses = loser(context, draft, mine, passive=passive)
    given = {i: role for i, role in ((loses, "rec"), (gains, "actor")) if i is not None}
    if not given:
        return draft
    spans = {i: context.found.mentions[i].span for i in given}
    kept = tuple(s for s in draft.slots if s.role not in ("actor", "rec", "subj") or not any(span.overlaps(context.found.mentions[s.mention].span) for span in spans.values()))
    if loses is not None:  # of the sentence only the loser loses; nobody whom it does not name behind "to" gains by it
        kept = tuple(s for s in kept if s.role not in ("actor", "rec") or s.mention not in mine)
    return replace(draft, slots=(*kept, *(Slot(role, i, GIVEN) for i, role in given.items())))


def who_held(context: Context, draft: Draft) -> Draft:
    """ "The town, held by the rebels since March, was retaken": who held it until then did not take it."""
    if draft.type != "territory_taken":
        return draft
    text, found = context.folded, context.found.mentions
    held = {s.mention for s in draft.slots if s.role == "actor" and found[s.mention].end <= draft.trigger.start and HELD_BY.search(text, max(0, found[s.mention].start - 60), found[s.mention].start)}
    if not held or not TAKEN.search(text, max(0, draft.trigger.start - 30), draft.trigger.end):
        return draft
    return replace(draft, slots=tuple(replace(s, role="rec") if s.mention in held and s.role == "actor" else s for s in draft.slots))


def widest_first(context: Context, mentions: list[int]) -> list[int]:
    return sorted(mentions, key=lambda i: (context.found.mentions[i].start, -context.found.mentions[i].end))


def gained(text: str, draft: Draft, start: int) -> bool:
    """Whether "to" stands before one who is named after the verb, and no other verb between: "lost Palma to insurgents"."""
    between = text[draft.trigger.end : start]
    return TO.fullmatch(between) is not None and TO_OTHERS.search(between) is not None and not re.search(r"\b(?:said|says|and|but|as|when|while|who|which|ac?cording|due|thanks|owing|back|close|next|leading|used)\b", between)


def loser(context: Context, draft: Draft, mine: list[int], *, passive: bool) -> int | None:
    """The subject of the verb, of an active one; of a passive one who stands behind "by"."""
    text, mentions = context.folded, context.found.mentions
    if passive:
        after = [i for i in mine if mentions[i].start >= draft.trigger.end and BY_WHOM.search(text, draft.trigger.end, mentions[i].start)]
        return next(iter(widest_first(context, after)), None)
    before = [i for i in mine if mentions[i].end < draft.trigger.start]
    near = [i for i in before if SUBJECT.fullmatch(text, mentions[i].end, draft.trigger.start) or OWNING_UP.fullmatch(text, mentions[i].end, draft.trigger.start)]
    return next(iter(widest_first(context, near)), None)
