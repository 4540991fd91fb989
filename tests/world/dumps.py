"""Small files as users bring them: made, places invented but for those that the shipped gazetteer knows."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any


def row(number: object, name: str, lat: object, lon: object, code: str = "P.PPL", *, names: str = "", first: str = "", second: str = "", people: int = 0, country: str = "AF") -> str:  # fmt: skip
    """A line of a GeoNames dump."""
    letter, _, feature = code.partition(".")
    cells = [
        number,
        name,
        name,
        names,
        lat,
        lon,
        letter,
        feature,
        country,
        "",
        first,
        second,
        "",
        "",
        people,
        "",
        "1800",
        "Asia/Kabul",
        "2020-01-01",
    ]
    return "\t".join(map(str, cells))


KUNDUZ_PROVINCE, KUNDUZ_CITY = 1135690, 1135689  # GeoNames' own numbers: the shipped gazetteer has them
DUMP = "\n".join(
    [
        row(KUNDUZ_PROVINCE, "Kunduz Province", 36.8, 68.9, "A.ADM1", first="24"),
        row(90000001, "Testabad District", 36.9, 68.5, "A.ADM2", first="24", second="2499"),
        row(
            KUNDUZ_CITY, "Kunduz", 36.72895, 68.857, "P.PPLA", names="Zzkundustan,UND,kndwz", first="24", people=161902
        ),
        row(90000002, "Zarqalot", 36.91, 68.52, names="Zarghalot,زرقلات", first="24", second="2499", people=700),
        row(90000003, "Zarqalot", 36.915, 68.525, first="24", second="2499"),  # 0.7 km off: the same
        row(90000004, "Zarqalot", 37.1, 68.9, first="24"),  # 40 km off: another
        row(90000005, "Kotal-e Zzpass", 36.95, 68.6, "T.PASS", first="24", second="2499"),
        row(90000006, "Zz School", 36.9, 68.5, "S.SCH", first="24"),  # left out: a kind that is not kept
        row(90000007, "Nowhere", 91, 68.5, first="24"),  # bad: no such latitude
        row("x", "Numberless", 36.9, 68.5, first="24"),  # bad
        "a\tshort\trow",  # bad
    ]
)


def dump(path: Path, text: str = DUMP) -> Path:
    """A zipped dump as GeoNames serves it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "about this file")
        archive.writestr(f"{path.stem}.txt", text)
    return path


def square(west: float, south: float, east: float, north: float) -> list[list[list[float]]]:
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def geojson(path: Path, features: list[tuple[dict[str, Any], list[Any]]], **more: Any) -> Path:
    rows = [
        {"type": "Feature", "properties": p, "geometry": {"type": "Polygon", "coordinates": c}} for p, c in features
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows, **more}), "utf-8")
    return path
