"""Drafts to claims: joined, dated as news or history, and each made the claim that it gives, or a Miss."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from khabar.coding.claims.again import mention, no_telling
from khabar.coding.claims.events import event_claim
from khabar.coding.claims.forces import force_claim, force_of_event
from khabar.coding.claims.relations import indicator_claim, relation_claim, role_claim, total_of
from khabar.coding.claims.states import control_alone, control_claim, control_of_event
from khabar.coding.claims.whole_toll import with_whole_tolls
from khabar.coding.claims.worth import NOBODY_TOLD, no_claim
from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.kind.bodies import with_bodies
from khabar.coding.drafts.kind.by_means import by_means
from khabar.coding.drafts.kind.closures import with_closures
from khabar.coding.drafts.kind.crowds import with_crowds
from khabar.coding.drafts.kind.downed import with_downed
from khabar.coding.drafts.kind.flights import with_flights
from khabar.coding.drafts.kind.frames import with_frames
from khabar.coding.drafts.kind.gatherings import with_gatherings
from khabar.coding.drafts.kind.hands import with_hands
from khabar.coding.drafts.kind.intercepted import with_interceptions
from khabar.coding.drafts.kind.manner import with_manner
from khabar.coding.drafts.kind.prisoners import with_prisoners
from khabar.coding.drafts.kind.retyped import retyped
from khabar.coding.drafts.kind.targets import with_targets
from khabar.coding.drafts.same.answered import with_answers_apart
from khabar.coding.drafts.same.chains import fill, in_one_clause
from khabar.coding.drafts.same.clauses import with_own_clauses
from khabar.coding.drafts.same.headlines import with_halves
from khabar.coding.drafts.same.linking import chain_roots, linked
from khabar.coding.drafts.same.several import of_several
from khabar.coding.drafts.state.stated import stated
from khabar.coding.drafts.toll.aftermath import with_aftermaths
from khabar.coding.drafts.toll.all_of_them import with_all_of_them
from khabar.coding.drafts.toll.attackers_dead import with_attackers_dead
from khabar.coding.drafts.toll.followers import with_followers
from khabar.coding.drafts.toll.losses import with_losses
from khabar.coding.drafts.toll.measures import with_measures
from khabar.coding.drafts.toll.of_the_doer import with_others_counted
from khabar.coding.drafts.toll.one_more import with_one_more
from khabar.coding.drafts.toll.own_dead import with_own_dead
from khabar.coding.drafts.toll.tolls import with_one_owner, with_tolls
from khabar.coding.drafts.toll.two_voices import with_two_voices
from khabar.coding.drafts.truth.contradicted import is_answer, with_contradictions
from khabar.coding.drafts.truth.denials import with_denials
from khabar.coding.drafts.truth.foretold import with_forecasts
from khabar.coding.drafts.truth.habits import with_habits
from khabar.coding.drafts.truth.modality import with_modality
from khabar.coding.drafts.truth.own_part import with_own_parts
from khabar.coding.drafts.truth.undone import with_undone
from khabar.coding.drafts.truth.unkept import with_unkept
from khabar.coding.drafts.truth.unsaid import with_silences
from khabar.coding.drafts.when.history import with_history
from khabar.coding.drafts.where.borrowed import with_nearer_scenes
from khabar.coding.drafts.where.scenes import Scenes, one_scene
from khabar.coding.drafts.where.whereabouts import with_listed_places
from khabar.coding.drafts.who.answerable import with_the_answerable
from khabar.coding.drafts.who.apposed import with_apposed
from khabar.coding.drafts.who.attribution import before_a_colon
from khabar.coding.drafts.who.backers import without_backers
from khabar.coding.drafts.who.coordination import with_own_objects
from khabar.coding.drafts.who.deeds_of_victims import with_deeds_of_victims
from khabar.coding.drafts.who.did_it import with_doers_of_it
from khabar.coding.drafts.who.doers import of_the_like, with_doers
from khabar.coding.drafts.who.freed import with_the_freed
from khabar.coding.drafts.who.objects import with_objects
from khabar.coding.drafts.who.one_voice import with_one_voice
from khabar.coding.drafts.who.ours import with_own_people
from khabar.coding.drafts.who.owners import with_owners
from khabar.coding.drafts.who.sides import with_other_sides
from khabar.coding.drafts.who.turning import turned_round
from khabar.coding.drafts.who.whole_units import with_whole_units
from khabar.coding.scene import Scene
from khabar.model import AnyClaim, ControlClaim, EventClaim, EventType, Miss, RoleClaim

EVENT_TYPES = frozenset(EventType)


def make_claims(context: Context, misses: list[Miss]) -> tuple[AnyClaim, ...]:
    """Every draft as the claims that it gives, in the order of the text."""
    stages = (
        with_halves, with_listed_places, with_whole_units, with_apposed, with_one_voice, with_undone, with_own_people,
        with_flights, with_measures, retyped, with_hands, with_frames, with_prisoners, with_closures, with_gatherings, with_crowds, by_means, with_interceptions, with_bodies, with_aftermaths,
        stated, with_own_clauses, with_answers_apart, turned_round, with_own_objects, with_the_answerable, with_doers_of_it, with_the_freed, with_habits,
        with_denials, with_contradictions, with_own_parts, with_downed, with_followers, with_silences, with_modality, with_unkept, with_forecasts,
        with_doers, with_dead_and_wounded, with_one_more, with_all_of_them, with_losses, with_halves, with_deeds_of_victims, with_two_voices, with_objects, with_owners, with_targets, with_nearer_scenes,
    )  # fmt: skip
    for put_right in stages:
        context = put_right(context)
    drafts = before_a_colon(of_several(context, linked(context)), context)
    drafts, roots = in_one_clause(drafts, chain_roots(drafts), context.sentence_index, context.actors, context.folded)
    drafts = with_attackers_dead(drafts, context)
    drafts = with_one_owner(drafts, roots, context.found, context.folded, context.sentence_index)
    context, drafts, taking_none, lending_none = with_own_dead(context, drafts, roots)
    told = drafts  # with the slots of each telling alone
    drafts = with_manner(with_other_sides(without_backers(of_the_like(fill(drafts, roots, taking_none, lending_none), context), context), context), context.sentence_index, context.folded)
    drafts = with_history(with_others_counted(drafts, context), context)
    each = Scenes(context, drafts)
    scenes = one_scene([each.scene(i) for i in range(len(drafts))], roots)
    out: list[AnyClaim] = []
    tellings: dict[int, list[EventClaim]] = defaultdict(list)
    for i, d in enumerate(drafts):
        scene = scenes[i]
        quote = context.quote(d.trigger)
        if (why := no_claim(context, d, scene)) and not (why == NOBODY_TOLD and tellings[roots[i]]):
            misses.append(Miss("events", quote, why))
        elif d.type not in EVENT_TYPES:
            out += other_claim(context, d, scene)
        elif why is None and (total := total_of(context, d, scene)) is not None:
            out.append(total)
        else:
            event, earlier = event_claim(context, d, scene), tellings[roots[i]]
            if why is None and not earlier and is_answer(context, d):
                misses.append(Miss("events", quote, "denies what is told nowhere"))
            elif (why := why or no_telling(context, told[i], scene, event, earlier)) is None:
                out += with_effects(context, d, replace(event, same_as=earlier[0].id) if earlier else event)
                earlier.append(event)
            else:
                if (again := mention(context, d, scene, event, earlier)) is not None:
                    out.append(again)
                    earlier.append(again)
                else:
                    misses.append(Miss("events", quote, why))
                if why != NOBODY_TOLD:
                    out += alone(context, d, event, out)
    if all(isinstance(c, RoleClaim) for c in out):
        misses += [Miss("roles", c.quote, "an office in a report that tells of nothing else") for c in out]
        out = []
    return tuple(sorted(with_whole_tolls(out), key=lambda c: c.quote.start))  # what grammar alone states comes last among the drafts


def with_dead_and_wounded(context: Context) -> Context:
    """The context with the dead and wounded of its drafts by the grammar around their figures."""
    if not context.sentences:
        return context
    found = context.found
    drafts = with_tolls(found.drafts, found, context.folded, context.sentences, context.sentence_index, context.title)
    return context.with_drafts(drafts)


def with_effects(context: Context, draft: Draft, event: EventClaim) -> list[AnyClaim]:
    """An event and the claims of control and force that rest on it."""
    effects = [c for c in (control_of_event(context, draft, event), force_of_event(context, draft, event)) if c]
    return [replace(event, with_=tuple(c.id for c in effects)) if effects else event, *effects]


def alone(context: Context, draft: Draft, event: EventClaim, out: list[AnyClaim]) -> list[AnyClaim]:
    """What an event that is no claim of its own still says of control."""
    control = control_alone(context, draft, event, [c for c in out if isinstance(c, ControlClaim)])
    return [control] if control else []


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
