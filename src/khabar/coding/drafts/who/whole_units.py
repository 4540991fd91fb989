"""A unit whose name the finder cut, "the 12th" and "Battalion", and men told of with their unit: "500 soldiers of the 12th Infantry Battalion arrived"."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, MentionKind, Slot

PIECE = re.compile(
    r"(?:(?:the|a|an)\s+)?(?:\d+(?:st|nd|rd|th)?|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?:infantry|armou?red|motori[sz]ed|mechani[sz]ed|light|special)|"
    r"(?:corps|brigade|battalion|division|regiment|company|platoon))(?:\s+(?:infantry|armou?red|motori[sz]ed|mechani[sz]ed|light|special))*(?:\s+(?:corps|brigade|battalion|division|regiment|company|platoon))?",
    re.I,
)
MEN = re.compile(r"(?:[\w,.-]+\s+){0,4}?(?:men|soldiers|troops|fighters|personnel|members|elements|commandos|recruits)", re.I)
OF = re.compile(r"\s+(?:of|from)\s+(?:(?:the\s+)?(?:[\w-]+\s+){0,2}[\w-]+['’]s?\s+)?(?:the\s+)?$", re.I)  # "of the 3rd Brigade", "of the army's 3rd Brigade"
ASIDE = re.compile(r"(?!.*\bwhom\b).*,\s+(?:who|which|led|commanded|under)\b.*,.*", re.S)  # "the 3rd Brigade, which is led by X, moved"
SURE = 0.7  # of a doer that grammar gives
MOVED = frozenset(["deployment", "return", "withdrawal", "exercise", "surrender", "base"])


def with_whole_units(context: Context) -> Context:
    """The context in which no piece of a unit's name acts, and whose men move is that unit."""
    whole = wholes(context)
    units = units_of_men(context)
    if not whole and not units:
        return context
    drafts = tuple(told_whole(counted(context, d, units) if d.type in MOVED else d, whole, units if d.type in MOVED else {}) for d in context.found.drafts)
    return context.with_drafts(drafts)


def wholes(context: Context) -> dict[int, int]:
    """Mentions of pieces of a unit's name with that of the whole."""
    mentions = context.found.mentions
    units = [i for i, m in enumerate(mentions) if m.kind is MentionKind.UNIT and i in context.actors]
    out: dict[int, int] = {}
    for i in units:
        if PIECE.fullmatch(context.folded, mentions[i].start, mentions[i].end):
            around = [j for j in units if mentions[j].span != mentions[i].span and mentions[j].span.holds(mentions[i].span) and not OF.search(context.folded, mentions[j].start, mentions[i].start)]
            if around:
                out[i] = max(around, key=lambda j: mentions[j].end - mentions[j].start)
    return out


def units_of_men(context: Context) -> dict[int, int]:
    """Mentions of bare men with that of the unit that is told right behind them."""
    mentions = context.found.mentions
    out: dict[int, int] = {}
    for i, m in enumerate(mentions):
        if m.kind is MentionKind.GROUP and MEN.fullmatch(context.folded, m.start, m.end):
            near = (j for j in context.in_sentence.get(context.sentence_index(m.start), ()) if mentions[j].kind is MentionKind.UNIT and j in context.actors)
            unit = min((j for j in near if OF.fullmatch(context.folded, m.end, max(m.end, mentions[j].start)) or OF.fullmatch(context.folded, m.end, max(m.end, mentions[j].start + len("the ")))), key=lambda j: -mentions[j].end, default=None)
            if unit is not None:
                out[i] = unit
    return out


def counted(context: Context, draft: Draft, units: dict[int, int]) -> Draft:
    """Of "450 men of the 3rd Brigade, which is commanded by X, moved" the brigade moves, where the finder saw but the number and X."""
    mentions = context.found.mentions
    numbers = [mentions[s.mention] for s in draft.slots if s.role == "troops"]
    unit = next((u for men, u in units.items() for n in numbers if 0 <= mentions[men].start - n.end <= 1 or mentions[men].span.holds(n.span)), None)
    if unit is None or mentions[unit].end >= draft.trigger.start or any(s.mention in units or s.mention == unit for s in draft.slots):
        return draft
    if not ASIDE.fullmatch(context.folded, mentions[unit].end, draft.trigger.start):
        return draft
    kept = [s for s in draft.slots if s.role != "actor" or not mentions[unit].end < mentions[s.mention].start < draft.trigger.start]
    return replace(draft, slots=(*kept, Slot("actor", unit, SURE)))


def told_whole(draft: Draft, whole: dict[int, int], units: dict[int, int]) -> Draft:
    best: dict[tuple[str, int], Slot] = {}
    for s in draft.slots:
        mention = whole.get(s.mention, s.mention)
        mention = units.get(mention, mention) if s.role in ("actor", "rec", "unit") else mention
        key = (s.role, mention)
        if key not in best or s.score > best[key].score:
            best[key] = s if mention == s.mention else replace(s, mention=mention)
    slots = tuple(best.values())
    return draft if slots == draft.slots else replace(draft, slots=slots)
