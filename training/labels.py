"""The closed lists of the claim coder's heads, in the order of their weights."""

from __future__ import annotations

from corpus import NUMBERS, TYPES

ROLES = (
    "actor rec other at from to via when weapon by by2 resp acc unit parent commander person org subj obj about".split()
    + NUMBERS
)
# every layer of tags is decoded on its own, so that mentions of different kinds may nest
LAYERS = {
    "outer": ["O"] + [f"{b}-{k}" for k in "ahu" for b in "BI"],  # participants
    "inner": ["O"] + [f"{b}-{k}" for k in "ahu" for b in "BI"],  # participants inside participants
    "place": ["O", "B-p", "I-p"],
    "place_inner": ["O", "B-p", "I-p"],
    "time": ["O", "B-t", "I-t"],
    "number": ["O", "B-n", "I-n"],
    "weapon": ["O", "B-w", "I-w"],
    "title": ["O", "B-r", "I-r"],
    "trigger": ["O", "B-e", "I-e"],
}
LAYER_OF = {"a": "outer", "h": "outer", "u": "outer", "p": "place", "t": "time", "n": "number", "w": "weapon",
            "r": "title", "e": "trigger"}
INNER = {"outer": "inner", "place": "place_inner"}
ATTRIBUTES = {
    "st": "asserted denied planned unconfirmed hypothetical".split(),
    "bg": ["no", "yes"],
    "both": ["no", "yes"],
    "agg": ["no", "yes"],
    "out": "none repelled foiled succeeded".split(),
    "how": "unknown fighting surrender without_fighting".split(),
    "stance": "asserts confirms denies doubts predicts demands threatens promises".split(),
    "neg": ["no", "yes"],
    "former": ["no", "yes"],
    "tgt": (
        "none hospital school mosque church market home aid media power water checkpoint base convoy border_post airport oil "
        "government diplomatic polls prison vehicle camp bridge crops"
    ).split(),
}
KINDS = "ahuptnwr"
__all__ = ["ATTRIBUTES", "INNER", "KINDS", "LAYERS", "LAYER_OF", "ROLES", "TYPES"]
