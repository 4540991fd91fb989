"""One gate shut, told by each who says who shut it: "The crossing has been closed since Friday. Traders said that guards had padlocked it."

What is done to "it", "the gate" or "the traffic" behind a closure is that closure told again, with its own doer and its own voice; whatever a chain,
a lock or a lowered barrier may be elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PEOPLE, Draft, Slot
from khabar.coding.drafts.toll.counted import among
from khabar.coding.drafts.who.attribution import by_grammar
from khabar.coding.finding.speech import before_cue
from khabar.model import EventType, PlacePrecision, Span

CLOSURES = frozenset([EventType.BORDER_CLOSED, EventType.ACCESS_OBSTRUCTION])
WAYS = r"(?:crossings?|gates?|borders?|frontiers?|barriers?|bridges?|roads?|highways?|pass|checkpoints?|border posts?|posts?|ferr(?:y|ies)|corridors?|terminals?|ports?|tunnels?)"
WAY = re.compile(rf"\b{WAYS}\b", re.I)
WHAT = rf"(?:it\b|(?:the|this|its|their|that|both) (?:[\w-]+ ){{0,2}}?(?:{WAYS}|sides?|way)\b)"
SHUT = r"(?:clos(?:ed|es|ing)|shut(?:s|ting)?|seal(?:ed|s|ing)|padlock(?:ed|s|ing)|lock(?:ed|s|ing)|chain(?:ed|s|ing)|barr(?:ed|ing)|bolt(?:ed|ing)|block(?:ed|s|ing)|cut)"
TRAFFIC = r"(?:(?:the|all|any|cross-border|border|commercial|passenger|lorry|truck) )*(?:traffic|crossings|transit|passage|movement|trade)"
CLOSING = re.compile(
    rf"(?:{SHUT}(?: off| down)? {WHAT}|lower(?:ed|s|ing)? (?:the |its |their )?(?:barriers?|booms?|gates?)\b"
    rf"|(?:suspend(?:ed|s|ing)?|halt(?:ed|s|ing)?|stopp(?:ed|ing)) {TRAFFIC}\b"
    r"|put(?:s|ting)? (?:(?:an?|the|up|new) )*(?:chains?|padlocks?|locks?|barriers?) (?:on|across|over|at|up)\b)",
    re.I,
)
DOWN = re.compile(r"\b(?:gates?|barriers?|booms?)\b(?: (?:had|has|have|first|then|also|already|all)){0,3} (?P<shut>c[ao]me|went|gone) down\b", re.I)
STILL = re.compile(rf"\b(?:{WAYS}|it)\b(?: (?:at|to|of|in|near) (?:[A-Z][\w'-]+ ?){{1,3}})? (?:(?:was|is|were|are|has been|had been|remain(?:s|ed)?|stay(?:s|ed)) )(?:still |again )?(?P<shut>closed|shut|sealed|blocked)\b", re.I)
OTHER_WAYS = re.compile(r"\b(?:road|highway|bridge|ferr|corridor|port\b|terminal|tunnel|checkpoint)")
NOT_DONE = re.compile(r"\b(?:threat\w*|would|could|may|might|will|plan\w*|vow\w*|refus\w+|not|never|no longer|until|unless|if|want\w*|order\w* (?:\w+ )?to|denied|denies|deny|another|second)\b[^.;,]{0,50}$", re.I)
OPENED = re.compile(r"\bre-?open\w*|\bopened\b", re.I)
SENTENCES = 4  # from one telling to the next
CLAUSE = re.compile(r";|,\s+(?:while|whereas|but)\s", re.I)
SCORE, SURE = 0.97, 0.9
KIND = (("type", SURE), ("family", SURE))


def with_closures(context: Context) -> Context:
    """The context in which the closing of one gate is told by all who tell of it."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    made: list[tuple[Draft, int]] = []
    told: set[int] = set()
    for n, d in enumerate(drafts):
        if n in told or not is_closure(context, d) or (context.title_holds(d.trigger.start) and any(is_closure(context, e) for e in drafts[n + 1 :])):
            continue
        for verb in tellings(context, d):
            k = next((k for k, e in enumerate(drafts) if k > n and e.trigger.overlaps(verb)), None)
            if k is None and any(e.trigger.overlaps(verb) for e in drafts):
                continue
            found = drafts[k] if k is not None else None
            if found is not None and (elsewhere(context, d, found) or found.status not in ("asserted", "unconfirmed") or found.background != d.background):
                continue
            telling = as_telling(context, d, verb, found)
            if k is None:
                made.append((telling, n))
            else:
                told.add(k)
                drafts[k] = replace(telling, same_as=n)
    return context.with_drafts(among(drafts, [(m, drafts[n]) for m, n in made], None) if made else drafts)


def is_closure(context: Context, draft: Draft) -> bool:
    """Whether a draft tells that a way was closed, which its sentence names."""
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    return draft.type in CLOSURES and draft.status == "asserted" and WAY.search(context.folded, here.start, here.end) is not None


def tellings(context: Context, closure: Draft) -> list[Span]:
    """The verbs that tell a closure again, up to where the way is opened or the report has come to something else."""
    text, first = context.folded, context.sentence_index(closure.trigger.start)
    found: list[Span] = []
    last = first
    for n in range(first, len(context.sentences)):
        here = context.sentences[n]
        start = max(here.start, closure.trigger.end)
        if n - last > SENTENCES or context.apart(closure.trigger.start, start) or OPENED.search(text, start, here.end):
            break
        verbs = [Span(m.start(), m.start() + len(m[0].split()[0])) for m in CLOSING.finditer(text, start, here.end) if same_way(context, closure, m[0])]
        verbs += [Span(*m.span("shut")) for pattern in (STILL, DOWN) for m in pattern.finditer(text, start, here.end)]
        verbs = [v for v in verbs if not NOT_DONE.search(text, clause(context, v).start, v.start)]
        last = n if verbs else last
        found += verbs
    return sorted(found)


def same_way(context: Context, closure: Draft, words: str) -> bool:
    """Whether what is closed can be what was: a road is one that the closure names, as there are others to a gate."""
    here = context.sentences[context.sentence_index(closure.trigger.start)]
    lead = context.folded[here.start : here.end].lower()
    return all(way in lead for way in OTHER_WAYS.findall(words.lower()))


def clause(context: Context, at: Span) -> Span:
    """The part of a sentence between semicolons, or before and behind "while" and "but"."""
    here = context.sentences[context.sentence_index(at.start)]
    cuts = [(m.start(), m.end()) for m in CLAUSE.finditer(context.folded, here.start, here.end)]
    return Span(max((e for _, e in cuts if e <= at.start), default=here.start), min((s for s, _ in cuts if s >= at.end), default=here.end))


def elsewhere(context: Context, closure: Draft, draft: Draft) -> bool:
    """Whether a draft names a place of its own that is not the closure's."""
    mine, its = ({p.id for s in d.slots if s.role == "at" for p in context.places.get(s.mention, ()) if p.precision is not PlacePrecision.COUNTRY} for d in (closure, draft))
    return bool(its) and not mine & its


def as_telling(context: Context, closure: Draft, verb: Span, found: Draft | None) -> Draft:
    """A telling of the closure with the doer and the voice of its own clause."""
    own = clause(context, verb)

    def here(s: Slot) -> bool:
        m = context.found.mentions[s.mention]
        return own.start <= m.start and m.end <= own.end

    slots = [s for s in (found.slots if found else ()) if s.role in ("actor", "by", "by2", "when") and (here(s) or context.sentence_index(context.found.mentions[s.mention].start) != context.sentence_index(verb.start))]
    if not any(s.role == "actor" and here(s) for s in slots):
        people = [(i, m) for i, m in context.people(context.sentence_index(verb.start)) if m.kind in PEOPLE and own.start <= m.start]
        doer = before_cue(context.folded, people, verb)
        slots = [s for s in slots if s.role != "actor"] + ([Slot("actor", doer, SURE)] if doer is not None and not any(s.mention == doer for s in slots if s.role == "by") else [])
    if not any(s.role == "by" for s in slots):
        slots += [Slot("by", i, SURE) for i, _ in by_grammar(context, Draft(verb, closure.type, SCORE)) if own.start <= context.found.mentions[i].start]
    places = [s for s in closure.slots if s.role == "at"]
    if found is None:
        return Draft(verb, closure.type, SCORE, (*slots, *places), scores=KIND, background=closure.background)
    if found.type not in CLOSURES:
        found = replace(found, outcome=None, target=None, how=None)
    return replace(found, type=closure.type, score=max(found.score, SCORE), slots=(*slots, *places), scores=KIND, aggregate=False)
