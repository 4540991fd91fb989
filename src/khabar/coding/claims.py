"""Drafts to claims: joined, dated as news or history, and each made the claim that it gives, or a Miss."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from khabar.coding.chains import about_the_news, chain_roots, fill, in_one_clause
from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.events import event_claim
from khabar.coding.manner import with_manner
from khabar.coding.relations import indicator_claim, relation_claim, role_claim, total_of
from khabar.coding.scenes import Scene, Scenes, only_time
from khabar.coding.states import control_claim, control_of_event, force_claim, force_of_event
from khabar.coding.worth import unworthy
from khabar.model import AnyClaim, EventType, Miss

EVENT_TYPES = frozenset(EventType)
OLD = timedelta(days=60)  # before the report: no longer its news


def make_claims(context: Context, misses: list[Miss]) -> tuple[AnyClaim, ...]:
    """Every draft as the claims that it gives, in the order of the text."""
    drafts = about_the_news(context.found.drafts, lambda d: s.text if (s := context.sentence(d.trigger.start)) else "")
    drafts, roots = in_one_clause(drafts, chain_roots(drafts), context.sentence_index)
    drafts = with_manner(fill(drafts, roots), context.sentence_index)
    drafts = with_history(drafts, context)
    scenes = Scenes(context, drafts)
    out: list[AnyClaim] = []
    firsts: dict[int, str] = {}
    for i, d in enumerate(drafts):
        scene = scenes.scene(i)
        quote = context.quote(d.trigger)
        why = unworthy(d, quote.text, own_place=bool(scene.where) and not scene.place_inherited)
        if why:
            misses.append(Miss("events", quote, why))
        elif d.type not in EVENT_TYPES:
            out += other_claim(context, d, scene)
        elif (total := total_of(context, d, scene)) is not None:
            out.append(total)
        else:
            told = event_with_effects(context, d, scene, firsts.get(roots[i]))
            firsts.setdefault(roots[i], told[0].id)
            out += told
    return tuple(out)


def event_with_effects(context: Context, draft: Draft, scene: Scene, first: str | None) -> list[AnyClaim]:
    """An event and the claims of control and force that rest on it."""
    event = event_claim(context, draft, scene)
    effects = [c for c in (control_of_event(context, draft, event), force_of_event(context, draft, event)) if c]
    return [replace(event, same_as=first, with_=tuple(c.id for c in effects)), *effects]


def with_history(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """What its own date puts long before the report is background, whatever the finder thought of it."""
    if context.published is None:
        return drafts
    limit = context.published.start - OLD
    out = []
    for d in drafts:
        own = next((context.times[i] for i in context.slot(d, "when") if i in context.times), None) or only_time(context, d)
        out.append(replace(d, background=True) if own and own.end <= limit else d)
    return tuple(out)


def other_claim(context: Context, draft: Draft, scene: Scene) -> list[AnyClaim]:
    head = draft.type.split(".")[0]
    claim: AnyClaim | None
    match head:
        case "CONTROL":
            claim = control_claim(context, draft, scene)
        case "FORCE":
            claim = force_claim(context, draft, scene)
        case "REL":
            claim = relation_claim(context, draft, scene)
        case "ROLE":
            claim = role_claim(context, draft, scene)
        case "IND":
            claim = indicator_claim(context, draft, scene)
        case _:
            raise ValueError(f"unknown draft type {draft.type!r}")
    return [claim] if claim else []
