"""What a place is called: its id, and its name without what only tells it from others."""

from __future__ import annotations

import re

from khabar.world import folds
from khabar.world.gazetteer import GazetteerRow, Kind
from khabar.world.rows import PlaceRow


def bare_name(p: PlaceRow) -> str | None:
    """What a place is called where nothing can be confused: "Rama" for "Rama (Tigray)", "Torkham" for "Torkham crossing"."""
    name = re.sub(r"\s*\([^)]*\)$", "", p.name)
    if p.kind in ("crossing", "border_post"):
        name = re.sub(r"\s+(?:border\s+)?(?:crossing|gate|post)(?:\s+point)?$", "", name, flags=re.I)
    return name if name != p.name else None


def row_id(row: GazetteerRow) -> str:
    if row.kind is Kind.COUNTRY and row.country:
        return row.country
    if row.geonames:
        return f"gn:{row.geonames}"
    if row.number:
        return f"own:{row.number:x}"
    return "area:" + folds.key(row.name).replace(" ", "_")
