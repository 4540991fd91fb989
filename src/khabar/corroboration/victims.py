"""Whom a strike hit, where that is disputed: civilians by some, and fighters by a party that is set against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from khabar.corroboration.belief import CIVILIANS, is_called_a_foe, is_in_arms
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tellings import CIVILIANS as UNARMED
from khabar.corroboration.tellings import sides_of, sure
from khabar.corroboration.types import MEANS, STRIKING, TERRITORY, facets
from khabar.corroboration.voices import SUPPORTS, Heard
from khabar.model import Actor, ActorKind, EventClaim, EventType

FIGHTERS = "fighters"  # of no side that is known


def who_was_hit(claims: Sequence[Heard], ear: Listener) -> Mapping[str, list[Heard]]:
    """Answer -> who gives it, where one says civilians and a foe of those hit says fighters; else nothing.

    A claim that names both tells of a mixed crowd, and answers nothing; so does what an army says of its own dead beside a hospital's count
    of passers-by. In a battle, or where fighters of two sides fell, both were hit.
    """
    told = [(one, one.claim) for one in claims if isinstance(one.claim, EventClaim) and one.claim.status in SUPPORTS]
    kinds = {claim.type for _, claim in told}
    if EventType.ARMED_CLASH in kinds or any(TERRITORY in facets(kind) for kind in kinds) or not any(facets(kind) & MEANS for kind in kinds):
        return {}
    answers: dict[str, list[Heard]] = defaultdict(list)
    by_a_foe = False
    for one, claim in told:
        struck = [actor for actor in claim.recipients if actor.kind is not ActorKind.OTHER or is_called_a_foe(actor)] if claim.type in STRIKING else []
        if struck and all(actor.kind in UNARMED for actor in struck):
            answers[CIVILIANS].append(one)
        elif struck and all(map(is_in_arms, struck)):
            sides = sure(sides_of(claim, one.report, ear)[1]) - {CIVILIANS}
            answers[next(iter(sides)) if len(sides) == 1 else FIGHTERS].append(one)
            by_a_foe = by_a_foe or is_a_foe(one, sides, struck)
    return answers if by_a_foe and CIVILIANS in answers and len(answers.keys() - {CIVILIANS, FIGHTERS}) < 2 else {}


def is_a_foe(one: Heard, sides: frozenset[str], struck: Sequence[Actor]) -> bool:
    """Whether who speaks is set against those of whom they say that they were hit: a party of another side, or one who calls them by a foe's word."""
    if one.origin.camp:
        return one.origin.camp not in sides
    return not one.origin.own and any(map(is_called_a_foe, struck))
