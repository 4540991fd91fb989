"""What each sign is worth: the tables that ship, read once."""

from __future__ import annotations

import tomllib
from importlib.resources import files


def read_weights(name: str) -> dict[str, float]:
    """One table, by the name of the sign; ``weights.toml`` says where each weight comes from."""
    table = tomllib.loads(files("khabar.corroboration").joinpath("weights.toml").read_text("utf-8"))
    return {str(sign): float(value) for sign, value in table[name].items()}


WEIGHTS = read_weights("weights")
INSIDE = read_weights("inside")  # for two claims of one report
UNTYPED = WEIGHTS | read_weights("untyped")  # for a pair of which one has no type: these stand instead
