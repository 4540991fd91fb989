"""Claims of relation between two actors, of offices that persons hold, and of measured quantities."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from khabar.coding.claims.states import frame
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.who.attribution import chain
from khabar.coding.scene import Scene
from khabar.model import Actor, ActorKind, ClaimKind, IndicatorClaim, RelationClaim, RoleClaim, Span, Status

FUNCTION = re.compile(r"(?:it|this|that|so|which|who|whom|whose|the|a|an|of|his|her|its|their|is|was|are|were|be|been|to|do|does|did)", re.I)
LINK = re.compile(r"(?:\s*'s)?\s+(?:(?:alleged|reported|continued|military|financial|political|open|secret|also|still|long|has|have|had)\s+){0,2}", re.I)
TAIL = re.compile(r"\b(?:of|for)\s+(?:the\s+)?$", re.I)
BESIDE = 40  # characters between an owner and the word of the relation
FORMER = re.compile(r"\b(?:former|ex|late|ousted|deposed|then|slain|assassinated)\b", re.I)
CUMULATIVE = re.compile(r"\b(?:since|so far|in total|altogether|to date|over the (?:past|last))\b", re.I)
FLOW = re.compile(r"\b(?:per|each|every|a day|a week|a month|daily|weekly|monthly|arriv|cross(?:ed|ing)|return(?:ed|ing))\b", re.I)
TOTALS = ("killed", "injured", "displaced", "fled")
WAR = 2_000  # dead or displaced from which a background figure is a total over a war
MILLIONS = 1_000_000
YEARS = timedelta(days=300)
SHARE = re.compile(r"%|\bper ?cent\b|\bpercent\b|\bthird\b|\bhalf\b|\bquarter\b|\bone in\b|\bout of\b", re.I)


def role_claim(context: Context, draft: Draft, scene: Scene) -> RoleClaim | None:
    index = next((i for i in context.slot(draft, "person") if i in context.actors), None)
    if index is None:
        return None
    person = context.actors[index]
    if person.kind != ActorKind.PERSON or person.id.startswith("r_"):
        return None
    if not title_like(context, draft):
        return None
    organisation = context.first_actor(draft, "org")
    said = chain(context, draft)
    score, reasons = context.calibration.confidence(draft, scene, (person,), said)
    m = context.found.mentions[index]
    span = Span(min(m.start, draft.trigger.start), max(m.end, draft.trigger.end))
    if span.end - span.start > 140:
        span = draft.trigger
    before = context.folded[max(0, draft.trigger.start - 12) : draft.trigger.end]
    return RoleClaim(
        id=context.claim_id(ClaimKind.ROLE, span),
        quote=context.quote(span),
        sentence=context.sentence(draft.trigger.start),
        status=Status(draft.status),
        time_frame=frame(draft),
        said_by=said,
        confidence=score,
        reasons=reasons,
        person=person,
        title=context.text[draft.trigger.start : draft.trigger.end],
        organisation=organisation if organisation and organisation.id != person.id else None,
        tense="former" if draft.former or FORMER.search(before) else "current",
    )


def title_like(context: Context, draft: Draft) -> bool:
    """A title has a word of its own ("his" and "-" have none), and is not the tail of one ("of the High Council")."""
    words = context.text[draft.trigger.start : draft.trigger.end]
    before = context.folded[max(0, draft.trigger.start - 12) : draft.trigger.start]
    tail = TAIL.search(before) and any(d.type == "ROLE" and d is not draft and 0 <= draft.trigger.start - d.trigger.end <= 60 for d in context.found.drafts)
    return any(c.isalpha() for c in words) and not FUNCTION.fullmatch(words) and not tail


def relation_claim(context: Context, draft: Draft, scene: Scene) -> RelationClaim | None:
    if FUNCTION.fullmatch(context.text[draft.trigger.start : draft.trigger.end]):
        return None  # "denies it": the relation is told where its word stands
    subject = context.first_actor(draft, "subj", "actor") or owner(context, draft)
    target = next((a for a in context.actors_in(draft, "obj", "rec") if subject and a.id != subject.id), None)
    if subject is None or target is None:
        return None
    said = chain(context, draft)
    score, reasons = context.calibration.confidence(draft, scene, (subject, target), said)
    denied = draft.status == "denied"
    return RelationClaim(
        id=context.claim_id(ClaimKind.RELATION, draft.trigger),
        quote=context.quote(draft.trigger),
        sentence=context.sentence(draft.trigger.start),
        status=Status(draft.status),
        time_frame=frame(draft),
        said_by=said,
        when=scene.when if not scene.time_inherited else None,
        confidence=score,
        reasons=reasons,
        subject=subject,
        relation=draft.type.split(".")[1],
        polarity="does_not_hold" if draft.negated or denied else "holds",
        object=target,
    )


def owner(context: Context, draft: Draft) -> Actor | None:
    """ "Iran's support for ...", "Dushanbe shelters ...": whoever stands right before the word of the relation, in the genitive or as its subject."""
    low = draft.trigger.start - BESIDE
    near = [(m.end, i) for i, m in enumerate(context.found.mentions) if i in context.actors and low <= m.end <= draft.trigger.start]
    end, index = max(near, default=(0, None))
    if index is None or context.actors[index].id.startswith("r_"):
        return None
    return context.actors[index] if LINK.fullmatch(context.folded[end : draft.trigger.start]) else None


def total_of(context: Context, draft: Draft, scene: Scene) -> IndicatorClaim | None:
    """A death toll or displacement of a whole war ("230,000 killed since 2011") as what it is: a measured quantity, no event."""
    index = next((i for i in context.slot(draft, *TOTALS) if i in context.amounts), None)
    best = context.amounts[index].best if index is not None else None
    if index is None or best is None:
        return None
    of_years = scene.when is not None and not scene.time_inherited and scene.when.end - scene.when.start >= YEARS
    of_a_war = draft.background and best >= WAR and not context.slot(draft, "actor")
    if not (of_a_war or best >= MILLIONS or (draft.aggregate and (of_years or best >= 10 * WAR))):
        return None
    counted = replace(draft, type="IND", slots=(*draft.slots, Slot("value", index)))
    return indicator_claim(context, counted, scene)


def indicator_claim(context: Context, draft: Draft, scene: Scene) -> IndicatorClaim | None:
    index = next((i for i in context.slot(draft, "value", "count", "size") if i in context.amounts), None)
    if index is None:
        return None
    amount = context.amounts[index]
    around = context.sentence(draft.trigger.start)
    words = around.text if around else ""
    share = bool(SHARE.search(context.words(index)))
    said = chain(context, draft)
    score, reasons = context.calibration.confidence(draft, scene, (), said)
    m = context.found.mentions[index]
    span = Span(min(m.start, draft.trigger.start), max(m.end, draft.trigger.end))
    if span.end - span.start > 100:
        span = Span(m.start, m.end)
    return IndicatorClaim(
        id=context.claim_id(ClaimKind.INDICATOR, span),
        quote=context.quote(span),
        sentence=around,
        status=Status(draft.status),
        time_frame=frame(draft),
        said_by=said,
        when=scene.when,
        where=scene.where,
        confidence=score,
        reasons=reasons,
        measure=context.text[draft.trigger.start : draft.trigger.end].lower(),
        measure_kind="share" if share else "cumulative" if CUMULATIVE.search(words) else "flow" if FLOW.search(words) else "stock",
        low=amount.low,
        best=amount.best,
        high=amount.high,
        measured_in="share" if share else "count",
        population=None,
        about=context.first_actor(draft, "about"),
        measured_by=said[0].speaker if said else None,
    )
