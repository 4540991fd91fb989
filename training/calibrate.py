"""Choose the finder's thresholds on the project's own development part (training/corpus/dev), which no weight was fitted to.

    python training/calibrate.py --model src/khabar/data/models/coder [--files 'training/corpus/dev/*.txt'] [--write]

Triggers: the highest threshold whose F1 is within 0.01 of the best, since an invented event costs an analyst more than a missed one.
Roles: one threshold for all, of the best F1 (thresholds of their own were tried: fitted to some dozens of cases each, they
were worse on text from elsewhere). With ``--write`` they go to thresholds.json of the model folder.
"""

from __future__ import annotations

import argparse
import glob
import json
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpus import Doc, read

from khabar.coding.draft import Found
from khabar.coding.finding.finder import Finder, Thresholds
from khabar.coding.text.fold import fold
from khabar.model import Span

MARGIN = 0.01
LOW = Thresholds(trigger=0.3, state=0.3, role=0.15, same=0.15)
GRID = [x / 100 for x in range(15, 96, 5)]


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def collect(doc: Doc, found: Found, triggers: list, roles: dict) -> None:
    """Scores of everything found, with whether it is right; and how much there was to find (score None)."""
    gold = {c.id: c for c in doc.claims if c.id in doc.mentions}
    free = dict(gold)
    for d in found.drafts:
        span = (d.trigger.start, d.trigger.end)
        hit = next((i for i in free if overlap(span, (doc.mentions[i].start, doc.mentions[i].end))), None)
        if d.type != "ROLE":
            triggers.append((d.score, hit is not None))
        if hit is None:
            continue
        claim = free.pop(hit)
        for s in d.slots:
            m = found.mentions[s.mention]
            right = any(a.key == s.role and a.ref in doc.mentions and overlap((m.start, m.end), (doc.mentions[a.ref].start, doc.mentions[a.ref].end)) for a in claim.args)
            roles[s.role].append((s.score, right))
        for a in claim.args:
            roles[a.key].append((None, True))
    triggers.extend((None, True) for c in gold.values() if c.type != "ROLE")


def best_f1(scored: list[tuple[float | None, bool]]) -> tuple[float, float]:
    want = sum(s is None for s, _ in scored)
    best = (0.0, 0.45)
    for t in GRID:
        have = [right for s, right in scored if s is not None and s >= t]
        p, r = sum(have) / max(1, len(have)), min(1.0, sum(have) / max(1, want))
        best = max(best, (2 * p * r / (p + r) if p + r else 0.0, t))
    return best


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--files", default="training/corpus/dev/*.txt")
    ap.add_argument("--write", action="store_true")
    a = ap.parse_args()
    finder = Finder(a.model, LOW)
    triggers: list[tuple[float | None, bool]] = []
    roles: dict[str, list[tuple[float | None, bool]]] = defaultdict(list)
    for path in sorted(glob.glob(a.files)):
        for doc in read(Path(path))[0]:
            collect(doc, finder.find(fold(doc.text), [Span(*s) for s in doc.sentences]), triggers, roles)
    want = sum(s is None for s, _ in triggers)
    curve = []
    for t in [x / 100 for x in range(30, 99, 2)]:
        have = [right for s, right in triggers if s is not None and s >= t]
        p, r = sum(have) / max(1, len(have)), sum(have) / max(1, want)
        curve.append((t, 2 * p * r / (p + r)))
        print(f"trigger {t:.2f} P {p:.3f} R {r:.3f} F1 {curve[-1][1]:.3f}")
    best = max(f for _, f in curve)
    chosen = max(t for t, f in curve if f >= best - MARGIN)
    for role, scored in sorted(roles.items()):
        f, t = best_f1(scored)
        print(f"{role:12} F1 {f:.3f} at {t:.2f} ({sum(s is None for s, _ in scored)} annotated)")
    f, role_threshold = best_f1([x for scored in roles.values() for x in scored])
    print(f"chosen: trigger {chosen}, all roles {role_threshold} (F1 {f:.3f})")
    out = replace(LOW, trigger=chosen, state=0.35, role=role_threshold, same=0.5)
    if a.write:
        fields = {"trigger": out.trigger, "state": out.state, "mention": out.mention, "role": out.role, "same": out.same, "roles": {}}
        (a.model / "thresholds.json").write_text(json.dumps(fields, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
