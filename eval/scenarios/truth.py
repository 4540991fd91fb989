"""Rows of known truth as a scenario writes them down: places, tolls, disputes, events, who holds a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Row = dict[str, Any]
Name = tuple[str, str, str | None]  # name, kind, part of
Codes = list[list[str]]

TAKEN: Codes = [["Battles", "Non-state actor overtakes territory"]]
BACK: Codes = [["Battles", "Government regains territory"]]
CLASH: Codes = [["Battles", "Armed clash"]]
BLAST: Codes = [["Explosions/Remote violence", "Remote explosive/landmine/IED"]]
AIR: Codes = [["Explosions/Remote violence", "Air/drone strike"]]
ATTACK: Codes = [["Violence against civilians", "Attack"]]


def place(name: str, admin1: str | None, lat: float, lon: float, precision: str = "point") -> Row:
    return {"name": name, "admin1": admin1, "lat": lat, "lon": lon, "precision": precision}


def toll(low: int, best: int, high: int) -> dict[str, int]:
    return {"low": low, "best": best, "high": high}


def dispute(field: str, *positions: Row) -> Row:
    return {"field": field, "positions": list(positions)}


class Truth:
    """Rows that name those of one scenario by the short keys of its marks; ``also`` gives further names under which a holder is accepted."""

    def __init__(self, names: Mapping[str, Name], also: Mapping[str, Sequence[str]]) -> None:
        self.names = names
        self.also = also

    def position(self, value: Any, reports: str, *by: str) -> Row:
        return {"value": value, "by": [self.names[one][0] if one in self.names else one for one in by], "reports": reports.split()}

    def event(self, name: str, label: str, day: str, at: Row, acled: Codes | None, sides: tuple[list[str], list[str]], **more: Any) -> Row:
        start, _, end = day.partition("/")
        return {
            "id": name, "label": label, "when": {"start": start, "end": end}, "place": at, "acled": acled,
            "plover": more.get("plover", ["ASSAULT"]), "actors": [self.names[a][0] for a in sides[0]], "recipients": [self.names[a][0] for a in sides[1]],
            "killed": more.get("killed"), "injured": more.get("injured"), "must_not_merge_with": more.get("apart", "").split(),
            "voices": {"number": more["voices"][0], "accept": list(more["voices"][1:])}, "disputes": more.get("disputes", []),
            "time_frame": more.get("frame", "news"),
        }  # fmt: skip

    def held(self, start: str | None, end: str | None, holder: str, *basis: str) -> Row:
        return {
            "from": start, "to": end, "holder": self.names[holder][0], "state": "held", "basis": basis[0], "also_accept_basis": list(basis[1:]),
            "also_accept": list(self.also[holder]),
        }  # fmt: skip
