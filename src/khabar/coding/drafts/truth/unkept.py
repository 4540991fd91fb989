"""Vows that came to nothing: "a promise by the rebels to enter the town before Friday was not kept", "the army's announced offensive did not take place".

What was vowed stays announced; that it did not happen is a telling of its own, by whoever tells it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.model import EventType, Span

SCORE = 0.9
OF_ITSELF = (("family", SCORE), ("type", SCORE))
EVENTS = frozenset(EventType)
PLACED = ("at", "to")
WORDS = frozenset(["threat", "ceasefire", "agreement", "investigation", "other", "request", "support"])  # for which a promise is taken
_NOT = r"(?:(?:had|has|have)\s+)?(?:c[ao]me to (?:nothing|naught|nought)|(?:was|were|been|is) (?:not|never) (?:kept|fulfilled|honou?red|made good|carried out|followed through)|went (?:unfulfilled|unkept)|(?:was|proved|turned out) (?:an? )?(?:empty|hollow|idle)|fell (?:through|flat)|remained (?:words|a promise|unfulfilled|empty)|(?:did|does|has|have) not (?:take(?:n)? place|happen(?:ed)?|materiali[sz]ed?|come about|occur(?:red)?|follow(?:ed)?)|failed to materiali[sz]e|never (?:came|happened|materiali[sz]ed|took place|followed))"
UNKEPT = re.compile(rf"\b(?:vow|promise|pledge|threat|announcement|boast)s?\b(?P<what>[^.;\"]{{3,140}}?)\s(?P<not>{_NOT})\b", re.I)
ANNOUNCED = re.compile(rf"\b(?:announced|promised|vowed|threatened|heralded|much-vaunted|planned)\s+(?P<what>(?:[\w-]+\s+){{0,2}}?(?:entry|offensive|assault|attack|march|advance|capture|storming|push|raid|operation|liberation|siege|counter-?offensive|counter-?attack)(?:\s+(?:into|on|against|of|in|to|towards|for)\s+[^.;,\"]{{2,60}}?)?)\s(?P<not>{_NOT})\b", re.I)
ENTRY = re.compile(r"\b(?:entry into|capture of|liberation of)\b", re.I)
TO_TAKE = re.compile(r"\bto\s+(?:enter|take|retake|capture|recapture|seize|liberate|storm)\b", re.I)
TO_ATTACK = re.compile(r"\bto\s+(?:attack|assault|strike|shell|bomb|march|advance|burn|destroy)\b", re.I)


def with_unkept(context: Context) -> Context:
    """The context in which vows that came to nothing are told so."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    for here in context.sentences:
        for found in (*UNKEPT.finditer(context.folded, here.start, here.end), *ANNOUNCED.finditer(context.folded, here.start, here.end)):
            came_to_nothing(context, drafts, here, found)
    return context.with_drafts(drafts)


def came_to_nothing(context: Context, drafts: list[Draft], here: Span, found: re.Match[str]) -> None:
    what, end = Span(*found.span("what")), Span(*found.span("not"))
    inside = [k for k, d in enumerate(drafts) if d.type in EVENTS and d.type not in WORDS and what.start <= d.trigger.start and d.trigger.end <= what.end]
    for k in inside:
        if drafts[k].status in ("asserted", "unconfirmed", "hypothetical"):
            drafts[k] = replace(drafts[k], status="planned")
    kind = drafts[inside[0]].type if inside else kind_of(context.folded[what.start : what.end])
    if kind is None:
        return
    slots = tuple(s for k in inside[:1] for s in drafts[k].slots if s.role in ("actor", "rec", "at", "to"))
    if any(is_name(context, s) for s in slots):
        slots = tuple(s for s in slots if s.role not in PLACED or is_name(context, s))
    if not inside:
        who = [i for i, m in context.people(context.sentence_index(here.start)) if m.end <= end.start and m.start >= here.start]
        where = [i for i in context.in_sentence.get(context.sentence_index(here.start), ()) if i in context.places and what.start <= context.found.mentions[i].start and context.found.mentions[i].end <= end.start]
        slots = (*(Slot("actor", i, SCORE) for i in who[:1]), *(Slot("at", i, SCORE) for i in where[:1]))
    if not any(s.role == "actor" for s in slots):
        return
    seen = next((k for k, d in enumerate(drafts) if d.type in EVENTS and k not in inside and d.trigger.overlaps(end)), None)
    denial = Draft(end, kind, SCORE, slots, "denied", stance="denies", same_as=inside[0] if inside else None, scores=OF_ITSELF)
    if seen is None:
        drafts.append(denial)
    elif not inside or inside[0] < seen:
        drafts[seen] = denial


def is_name(context: Context, slot: Slot) -> bool:
    return slot.role in PLACED and context.words(slot.mention)[:1].isupper()


def kind_of(words: str) -> str | None:
    if ENTRY.search(words) or TO_TAKE.search(words):
        return "territory_taken"
    return "ground_attack" if TO_ATTACK.search(words) or re.search(r"\b(?:offensive|assault|attack|march|advance|storming|push|raid|counter)", words, re.I) else None
