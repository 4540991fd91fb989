"""Types that name a means: a report that nowhere speaks of drones tells of no drone strike, whatever the text is like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khabar.coding.finding.encoder import Floats

NAMED = {
    "suicide_attack": re.compile(
        r"suicid|\bbl[eo]w(?:n|ing|s)? (?:\w+ )?(?:him|her|it|them)sel|\bsel(?:f|ves) up\b|martyrdom|\b(?:vest|belt|bomber)s?\b|explosives?[- ](?:laden|packed|filled|rigged)|"
        r"\b(?:laden|packed) with|\bramm|\bstrapp|kamikaze|detonat\w+ (?:his|her|their|its)\b|istishhad",
    ),
    "drone_strike": re.compile(r"drone|unmanned|pilotless|\buavs?\b|quadcopter|shahed|geran|bayraktar|loitering|\breaper|predator|\bfpv\b|remotely|kamikaze|lancet"),
    "chemical_attack": re.compile(r"chemical|\bgas|chlorine|sarin|toxic|nerve|mustard|poison|fumes|acid|phosph|novichok|chok|garlic"),
    "grenade": re.compile(r"grenade|\brpg|hand bomb|bomb of hand|pomegranate|petrol bomb|molotov"),
}


# Words of which every text that a pattern fits holds one: sought faster than the pattern.
PARTS = {
    "suicide_attack": "suicid sel martyrdom vest belt bomber explosive laden packed ramm strapp kamikaze detonat istishhad",
    "drone_strike": "drone unmanned pilotless uav quadcopter shahed geran bayraktar loitering reaper predator fpv remotely kamikaze lancet",
    "chemical_attack": "chemical gas chlorine sarin toxic nerve mustard poison fumes acid phosph novichok chok garlic",
    "grenade": "grenade rpg hand molotov pomegranate petrol",
}
HEIR = {"suicide_attack": "ied", "drone_strike": "air_strike", "chemical_attack": "shelling", "grenade": "ied"}  # the same harm by means that need no naming


def without_means(text: str, types: Sequence[str], scores: Floats) -> Floats:
    """Probabilities of the types, shape (triggers, types), where a type whose means the text never names leaves its own to its heir."""
    out, text = scores, text.lower()
    for name, heir in HEIR.items():
        if not (any(part in text for part in PARTS[name].split()) and NAMED[name].search(text)):
            out = out.copy() if out is scores else out
            out[:, types.index(heir)] += out[:, types.index(name)]
            out[:, types.index(name)] = 0
    return out
