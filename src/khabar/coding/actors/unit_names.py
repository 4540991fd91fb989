"""Units of the pack that a designator may mean, where its number or its name is wrong."""

from __future__ import annotations

from datetime import date

from khabar.coding.actors.words import in_time
from khabar.world.registry import Known, Registry, actor_key


def units_like(words: str, registry: Registry, on: date | None) -> list[Known]:
    """Units that share the name ("Omari") or the number ("207") and the echelon; the name first."""
    key = set(actor_key(words).split(" "))
    by_name: list[Known] = []
    by_number: list[Known] = []
    for u in registry.pack.units:
        have = set(actor_key(u.name).split(" "))
        echelon = (u.echelon or "").lower()
        if not echelon or echelon not in key or not in_time(u.since, u.until, on):
            continue
        common = {w for w in (have & key) if w != echelon and len(w) > 2}
        known = registry.known(u.id, on)
        if known and {w for w in common if not w.isdigit() and w not in ("al", "the", "army", "border")}:
            by_name.append(known)
        elif known and {w for w in common if w.isdigit()}:
            by_number.append(known)
    numbers = {w for w in key if w.isdigit()}
    exact = [k for k in by_name if numbers & set(actor_key(k.name).split(" "))]
    return exact[:1] or by_name[:2] + (by_number[:1] if by_name else [])
