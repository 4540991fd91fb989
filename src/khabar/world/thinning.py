"""Fewer points for borders that are drawn, the same for both sides of a border.

Points are first rounded to a grid. Where three areas meet, or a border begins to be shared, is a junction; junctions stay,
and what lies between two of them is thinned by itself (Douglas and Peucker 1973) in one fixed direction. So neighbours that
shared a border before share it after: no gaps, no overlaps along it. Areas whose borders differ in the source stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

Cell = tuple[int, int]


def thin_areas(
    areas: Sequence[Iterable[Sequence[tuple[float, float]]]], *, unit: int, tolerance: float
) -> list[list[list[Cell]]]:
    """Rings of each area on a grid of ``1/unit`` degrees, open (the last point is not the first); ``tolerance`` in degrees.

    A ring that has no extent on the grid is left out, but the largest ring of an area stays as long as it has three points.
    """
    gridded = [[ring for r in rings if len(ring := _grid(r, unit)) >= 3] for rings in areas]
    junctions = _junctions(gridded)
    return [[_thin_ring(ring, junctions, tolerance * unit) for ring in rings] for rings in gridded]


def _grid(ring: Sequence[tuple[float, float]], unit: int) -> list[Cell]:
    cells: list[Cell] = []
    for lon, lat in ring:
        cell = (round(lon * unit), round(lat * unit))
        if not cells or cells[-1] != cell:
            cells.append(cell)
    while len(cells) > 1 and cells[0] == cells[-1]:
        cells.pop()
    return cells


def _junctions(areas: list[list[list[Cell]]]) -> set[Cell]:
    """Points whose neighbours along all rings through them are more than two: there borders part."""
    beside: dict[Cell, set[Cell]] = defaultdict(set)
    for rings in areas:
        for ring in rings:
            for i, cell in enumerate(ring):
                beside[cell].update((ring[i - 1], ring[(i + 1) % len(ring)]))
    return {cell for cell, others in beside.items() if len(others) > 2}


def _thin_ring(ring: list[Cell], junctions: set[Cell], tolerance: float) -> list[Cell]:
    fixed = [i for i, cell in enumerate(ring) if cell in junctions]
    if len(fixed) < 2:  # a border of one neighbour: cut where both sides cut it
        fixed = sorted({ring.index(min(ring)), ring.index(max(ring)), *fixed})
    out: list[Cell] = []
    for start, end in zip(fixed, [*fixed[1:], fixed[0] + len(ring)], strict=True):
        arc = [ring[i % len(ring)] for i in range(start, end + 1)]
        turned = arc[-1] < arc[0] or (arc[-1] == arc[0] and len(arc) > 2 and arc[-2] < arc[1])
        thinned = thin(arc[::-1] if turned else arc, tolerance)
        out += (thinned[::-1] if turned else thinned)[:-1]
    return out if len(out) >= 3 else ring


def thin(points: list[Cell], tolerance: float) -> list[Cell]:
    """Douglas-Peucker without recursion; ends stay."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, at = tolerance, -1
        for i in range(first + 1, last):
            distance = _off_line(points[i], points[first], points[last])
            if distance > far:
                far, at = distance, i
        if at >= 0:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _off_line(p: Cell, a: Cell, b: Cell) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return float(((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5)
