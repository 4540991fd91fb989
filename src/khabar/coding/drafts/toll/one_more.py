"""One more who came to harm, told in a sentence of their own behind an attack: "A third policeman was injured", "A passer-by was also hurt".

The finder mostly sees no happening in it, and no figure. It is one more telling of the attack before it, which counts one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Mention, MentionKind, Slot
from khabar.coding.drafts.toll.aftermath import ANEW
from khabar.coding.drafts.toll.counted import among, score_beside
from khabar.coding.drafts.toll.harm_words import DEAD_SINCE, HURT_SINCE
from khabar.coding.families import HARMING
from khabar.model import Amount, Span

_LIMB = r"(?:head|neck|face|chest|back|stomach|abdomen|shoulder|arms?|hands?|hip|thighs?|legs?|knees?|foot|feet|side)"
ONE = re.compile(
    r"[\"']?(?:(?:In addition|Also|Besides),? )?(?P<one>(?:An?other|An?(?: (?:second|third|fourth|fifth|sixth|further))?|One(?: more| other)?|(?:His|Her|Their)(?: own)?)) "
    r"(?P<who>(?!\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|thousands?|total|number|group|few|dozen|couple|pair|handful|score|family|further)\b)(?:[\w'’-]+ ){0,4}?[\w'’-]+?)(?:,? who [^,.;]{3,50}|, (?!(?:and|but|or|which|who|an?|the|one)\b)[^,.;]{2,50}(?=,))?,? (?:(?:later|also|then|subsequently) )?"
    rf"(?:(?:was|is|has been|had been) (?:also )?(?:\w+ly )?)?(?P<harm>(?<= )(?:{DEAD_SINCE}|{HURT_SINCE}|(?:hit|shot|struck|wounded) in (?:the|his|her|both) {_LIMB})|(?:succumbed|died of (?:his|her))(?= )|(?:suffered|sustained|received) (?:\w+ ){{0,2}}?(?:injur(?:y|ies)|wounds?|burns))\b",
    re.I,
)
MORE = re.compile(r"(?:another|an? (?:second|third|fourth|fifth|sixth|further)|one (?:more|other))", re.I)  # of the same kind as those before
FATAL = re.compile(rf"\b(?:{DEAD_SINCE}|succumbed)\b", re.I)
WHO = (MentionKind.PERSON, MentionKind.GROUP)
REACH = 2  # sentences back to the attack
SURE = 0.6  # of the figure of a telling that grammar alone gives


def with_one_more(context: Context) -> Context:
    """The context with one more telling for each such sentence that has none."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    mentions, amounts = list(context.found.mentions), dict(context.amounts)
    made: list[tuple[Draft, Draft | None]] = []
    for n, here in enumerate(context.sentences):
        found = ONE.match(context.folded, here.start, here.end)
        attack = attack_before(context, drafts, n) if found else None
        if found is None or attack is None or not is_one(context, n, found):
            continue
        role = "killed" if FATAL.search(found["harm"]) else "injured"
        if is_counted(context, drafts, n, role, Span(*found.span("one"))):
            continue
        figure = Span(*found.span("one"))
        whom = next((s.mention for s in attack.slots if s.role == "rec"), None) if MORE.fullmatch(found["one"]) else None
        amounts[len(mentions)] = Amount(1.0, 1.0, 1.0)
        slot = Slot(role, len(mentions), SURE, whom)
        mentions.append(Mention(figure.start, figure.end, MentionKind.NUMBER))
        own = next((d for d in drafts if d.type in HARMING and here.start <= d.trigger.start < here.end), None)
        if own is not None:
            k = drafts.index(own)
            drafts[k] = replace(own, slots=(*(s for s in own.slots if s.role != slot.role), slot))
        else:
            trigger = Span(*found.span("harm"))
            made.append((replace(attack, trigger=trigger, score=score_beside(attack), slots=(slot,), outcome=None, target=None, how=None, aggregate=False, stance="asserts"), attack))
    if len(mentions) == len(context.found.mentions):
        return context
    whole = among(drafts, made, context.title) if made else tuple(drafts)
    return replace(context, amounts=amounts, found=replace(context.found, mentions=tuple(mentions), drafts=whole))


def is_one(context: Context, n: int, found: re.Match[str]) -> bool:
    """Whether a sentence tells of a person, of nothing new, and counts nobody itself."""
    here = context.sentences[n]
    if ANEW.search(context.folded, found.end("harm"), here.end) or context.title_holds(here.start):
        return False
    inside = [context.found.mentions[i] for i in context.in_sentence.get(n, ())]
    who = Span(*found.span("who"))
    told = any(m.kind is MentionKind.TIME or (m.kind is MentionKind.NUMBER and not who.overlaps(m.span) and m.start > found.end("one")) for m in inside)
    return not told and any(m.kind in WHO and m.start <= who.end and who.start <= m.end for m in inside)


def is_counted(context: Context, drafts: list[Draft], n: int, role: str, one: Span) -> bool:
    """Whether a figure of the dead, or of the wounded, stands near: one more is then a part of a sum that nobody gives."""
    return any(s.role == role for d in drafts if n - REACH <= context.sentence_index(d.trigger.start) <= n for s in d.slots if not one.holds(context.found.mentions[s.mention].span))


def attack_before(context: Context, drafts: list[Draft], n: int) -> Draft | None:
    """The last attack told in reach in the same paragraph."""
    before = [d for d in drafts if d.type in HARMING and n - REACH <= context.sentence_index(d.trigger.start) < n]
    last = max((d for d in before if d.type != "riot"), key=lambda d: d.trigger.start, default=max(before, key=lambda d: d.trigger.start, default=None))
    if last is None or last.status != "asserted" or last.background or "\n\n" in context.folded[last.trigger.end : context.sentences[n].start]:
        return None
    return last
