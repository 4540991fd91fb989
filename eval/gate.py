"""The eval gate: no change may lower a pinned figure silently.

    python eval/gate.py [--pin]

Measures the coder on the project's own test reports and compares with eval/floors.json (``--pin`` writes the floors anew: what was
measured, less a margin of 0.01). Exits with 1 where a figure fell under its floor, and prints what was gained and lost.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus_eval import ROOT, measure

FLOORS = Path(__file__).resolve().parent / "floors.json"
MARGIN = 0.01
LOWER_IS_BETTER = {"events in a report without events"}


def main() -> int:
    figures, _ = measure(sorted((ROOT / "training/corpus/test").glob("*.txt")))
    if "--pin" in sys.argv:
        floors = {k: round(v + (MARGIN if k in LOWER_IS_BETTER else -MARGIN), 3) for k, v in sorted(figures.items())}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
        print(f"pinned {len(floors)} floors")
        return 0
    floors = json.loads(FLOORS.read_text("utf-8"))
    fallen = 0
    for key, floor in floors.items():
        value = figures.get(key, 0.0)
        bad = value > floor if key in LOWER_IS_BETTER else value < floor
        fallen += bad
        print(f"{'FALL' if bad else 'ok  '} {key:36} {value:.3f} (floor {floor:.3f})")
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
