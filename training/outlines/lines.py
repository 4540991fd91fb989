"""Compile Afghanistan's main rivers and roads from the waypoints below.

    python training/outlines/lines.py src/khabar/data/outlines

Writes ``afghanistan-lines.json``: each line as whole numbers, the first point in thousandths of a degree, then the steps, as the outlines of
provinces are. The waypoints were written down by hand from the towns that a river or road passes (longitude, latitude): a line is true at its
waypoints to some kilometres and only roughly between them. Where a river is the border (the Amu Darya and its upper course, the Panj), it follows the
border of the provinces' outlines.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
UNIT = 1000

KABUL, JABAL_SARAJ, KHENJAN, DOSHI, PUL_E_KHUMRI = (69.17, 34.53), (69.24, 35.12), (68.88, 35.58), (68.68, 35.61), (68.70, 35.95)
BAGHLAN, KUNDUZ, TALOQAN, FAIZABAD, BAHARAK = (68.72, 36.14), (68.86, 36.73), (69.53, 36.74), (70.58, 37.12), (70.90, 37.00)
MAZAR, HERAT, KANDAHAR, DELARAM, GERESHK = (67.11, 36.71), (62.20, 34.35), (65.71, 31.62), (63.43, 32.16), (64.57, 31.82)
SUROBI, JALALABAD, GHAZNI, MAIDAN_SHAHR = (69.76, 34.59), (70.45, 34.43), (68.42, 33.55), (68.86, 34.40)  # fmt: skip

RIVERS: dict[str, list[Point]] = {
    "Kunduz": [(67.50, 34.82), (67.82, 34.83), (68.02, 35.27), DOSHI, PUL_E_KHUMRI, BAGHLAN, (68.87, 36.51), (68.84, 36.75), (68.47, 37.00), (68.28, 37.04)],
    "Andarab": [(69.75, 35.66), (69.50, 35.65), (69.26, 35.64), KHENJAN, DOSHI],
    "Kokcha": [(70.78, 36.02), (70.82, 36.50), (70.85, 36.86), BAHARAK, FAIZABAD, (70.10, 36.95), (69.75, 36.98), (69.41, 37.16)],
    "Panjshir": [(70.10, 35.75), (69.90, 35.58), (69.52, 35.31), (69.29, 35.14), (69.35, 34.95), (69.70, 34.66), SUROBI],
    "Kabul": [(68.35, 34.43), MAIDAN_SHAHR, (69.18, 34.51), SUROBI, (70.15, 34.64), (70.36, 34.48), (70.47, 34.44), (70.90, 34.28), (71.15, 34.20)],
    "Kunar": [(71.55, 35.30), (71.36, 35.03), (71.15, 34.87), (70.90, 34.63), (70.55, 34.42)],
    "Helmand": [(68.30, 34.50), (67.60, 34.30), (66.98, 34.12), (66.40, 33.70), (66.27, 33.39), (65.80, 32.90), (65.46, 32.62), (65.12, 32.32), (64.83, 32.07), GERESHK, (64.36, 31.58), (64.18, 31.12), (63.80, 30.57), (63.20, 30.42), (62.05, 30.28), (61.80, 30.85)],
    "Arghandab": [(67.30, 33.30), (66.75, 32.75), (66.30, 32.30), (65.88, 31.88), (65.60, 31.62), (65.00, 31.47), (64.38, 31.47)],
    "Farah Rud": [(64.50, 33.90), (63.60, 33.30), (62.90, 32.70), (62.12, 32.36), (61.65, 31.75)],
    "Hari Rud": [(66.60, 34.60), (66.25, 34.52), (65.25, 34.52), (64.52, 34.40), (63.85, 34.33), (63.18, 34.37), (62.20, 34.29), (61.60, 34.38), (61.20, 34.60), (61.15, 35.10), (61.27, 35.60)],
    "Murghab": [(65.90, 34.95), (65.10, 35.05), (64.20, 35.20), (63.60, 35.35), (63.33, 35.58), (63.05, 35.85)],
    "Balkh": [(67.23, 34.84), (66.80, 34.75), (66.45, 35.15), (66.60, 35.70), (66.88, 36.33), (66.92, 36.62)],
}  # fmt: skip

# Of a river that is the border: where it begins to be, the provinces whose outlines it follows, and where it leaves them.
BORDER_RIVERS: dict[str, tuple[Point, list[str], Point]] = {
    "Amu Darya": ((69.27, 37.10), ["Kunduz", "Balkh", "Jawzjan"], (65.62, 37.55)),
    "Panj": ((73.60, 37.46), ["Badakhshan", "Takhar"], (69.27, 37.10)),
}  # fmt: skip

ROADS: dict[str, list[Point]] = {
    "Ring road": [KABUL, MAIDAN_SHAHR, (68.71, 33.99), GHAZNI, (67.77, 32.85), (66.91, 32.11), KANDAHAR, (65.05, 31.75), GERESHK, DELARAM, (62.90, 32.65), (62.25, 33.20), (62.27, 33.64), HERAT, (62.70, 34.75), (63.13, 34.99), (63.33, 35.58), (64.29, 35.69), (64.78, 35.92), (65.12, 36.95), (65.75, 36.67), (66.90, 36.75), MAZAR, (67.69, 36.68), (68.02, 36.26), PUL_E_KHUMRI, DOSHI, KHENJAN, (69.04, 35.31), JABAL_SARAJ, (69.17, 35.01), KABUL],
    "Kabul–Torkham": [KABUL, SUROBI, (70.20, 34.60), JALALABAD, (71.09, 34.12)],
    "Pul-e Khumri–Sher Khan Bandar": [PUL_E_KHUMRI, BAGHLAN, (68.87, 36.51), KUNDUZ, (68.60, 37.18)],
    "Kunduz–Ishkashim": [KUNDUZ, (69.12, 36.68), TALOQAN, (70.10, 36.80), FAIZABAD, BAHARAK, (71.35, 36.80), (71.57, 36.70)],
    "Kandahar–Spin Boldak": [KANDAHAR, (66.40, 31.00)],
    "Herat–Islam Qala": [HERAT, (61.50, 34.53), (61.07, 34.66)],
    "Herat–Torghundi": [HERAT, (62.25, 34.90), (62.28, 35.25)],
    "Delaram–Zaranj": [DELARAM, (62.60, 31.55), (61.87, 30.96)],
    "Mazar–Hairatan": [MAZAR, (67.40, 36.75), (67.43, 37.21)],
    "Kabul–Khost": [KABUL, (69.05, 34.05), (69.23, 33.60), (69.60, 33.45), (69.92, 33.34)],
}  # fmt: skip


def ring_of(outlines: Path, province: str) -> list[Point]:
    """The longest ring of a province, in degrees."""
    found = json.loads(outlines.read_text("utf-8"))
    area = next(a for a in found["areas"] if a["name"] == province)
    steps, unit = max(area["rings"], key=len), found["unit"]
    points, x, y = [], 0, 0
    for i in range(0, len(steps), 2):
        x, y = x + steps[i], y + steps[i + 1]
        points.append((x / unit, y / unit))
    return points


def between(ring: list[Point], start: Point, end: Point) -> list[Point]:
    """The shorter way along a ring from its point nearest to ``start`` to that nearest to ``end``."""

    def nearest(to: Point) -> int:
        return min(range(len(ring)), key=lambda i: (ring[i][0] - to[0]) ** 2 + (ring[i][1] - to[1]) ** 2)

    a, b = nearest(start), nearest(end)
    ways = []
    for step in (1, -1):
        way, i = [ring[a]], a
        while i != b:
            i = (i + step) % len(ring)
            way.append(ring[i])
        ways.append(way)
    return min(ways, key=lambda way: sum(abs(p[0] - q[0]) + abs(p[1] - q[1]) for p, q in pairwise(way)))


def junction(a: list[Point], b: list[Point]) -> Point:
    """The northernmost of the points that two outlines share, or nearly."""
    shared = [p for p in a if any(abs(p[0] - q[0]) + abs(p[1] - q[1]) < 0.02 for q in b)]
    return max(shared, key=lambda p: p[1])


def along(outlines: Path, start: Point, provinces: list[str], end: Point) -> list[Point]:
    rings = [ring_of(outlines, name) for name in provinces]
    ends = [start, *(junction(a, b) for a, b in pairwise(rings)), end]
    return [p for ring, (a, b) in zip(rings, pairwise(ends), strict=True) for p in between(ring, a, b)]


def steps(points: list[Point]) -> list[int]:
    out: list[int] = []
    x = y = 0
    for lon, lat in points:
        nx, ny = round(lon * UNIT), round(lat * UNIT)
        out += [nx - x, ny - y]
        x, y = nx, ny
    return out


def main() -> None:
    folder = Path(sys.argv[1])
    outlines = folder / "afghanistan.json"
    rows = [
        {"name": name, "kind": "river", "steps": steps(along(outlines, *course))}
        for name, course in BORDER_RIVERS.items()
    ]  # fmt: skip
    rows += [{"name": name, "kind": "river", "steps": steps(points)} for name, points in RIVERS.items()]
    rows += [{"name": name, "kind": "road", "steps": steps(points)} for name, points in ROADS.items()]
    text = json.dumps({"unit": UNIT, "lines": rows}, ensure_ascii=False, separators=(",", ":"))
    (folder / "afghanistan-lines.json").write_text(text + "\n", "utf-8")
    print(len(rows), "lines", len(text), "bytes")


if __name__ == "__main__":
    main()
