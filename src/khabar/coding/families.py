"""Families: of types of claim that are easily taken for one another, of roles that count, of kinds of actor that bear arms.

The probability of a family says more about whether something happened than that of a type.
"""

from __future__ import annotations

from functools import cache

from khabar.model import ActorKind

VIOLENT = frozenset(
    ["armed_clash", "ground_attack", "air_strike", "drone_strike", "shelling", "ied", "mine", "suicide_attack", "grenade", "complex_attack", "chemical_attack", "targeted_killing", "attack_on_civilians", "execution"]
)  # fmt: skip
HARMING = VIOLENT | {"crowd_force", "riot"}  # in which people are killed and wounded
# Acts of words and of offices: where they were done is seldom told, and nobody falls there.
VERBAL = frozenset(
    ["visit", "meeting", "agreement", "ceasefire", "talks", "support", "cooperation", "appointment", "resignation", "request", "accusation", "investigation", "rejection", "threat", "sanction", "expulsion", "conviction", "concession", "cyber", "aid", "other", "edict"]
)  # fmt: skip
HARM = VIOLENT | {
    "territory_taken",
    "siege",
    "capture",
    "abduction",
    "disappearance",
    "torture",
    "sexual_violence",
    "destruction",
    "looting",
    "crowd_force",
    "riot",
}
MOVEMENT = frozenset(
    [
        "withdrawal",
        "territory_ceded",
        "displacement",
        "return",
        "border_crossing",
        "deployment",
        "surrender",
        "defection",
        "release",
        "rescue",
        "exercise",
        "formation",
        "base",
        "recruitment",
    ]
)
AUTHORITY = frozenset(
    [
        "detention",
        "conviction",
        "edict",
        "checkpoint",
        "access_obstruction",
        "border_closed",
        "border_opened",
        "expulsion",
        "sanction",
        "taxation",
        "weapons_disrupted",
        "investigation",
    ]
)
COUNTS = ("killed", "injured", "captured", "surrendered", "displaced", "fled", "troops", "districts", "arrested", "missing")
BEARING_ARMS = frozenset([ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.MILITARY, ActorKind.UNIT, ActorKind.POLICE])
FAMILIES = {"harm": HARM, "movement": MOVEMENT, "authority": AUTHORITY}


@cache
def family(kind: str) -> str:
    """A name for the family of a type: of event types by what is done, of the others by their kind of claim."""
    if not kind.islower():
        return kind.split(".")[0]
    return next((name for name, members in FAMILIES.items() if kind in members), "words")
