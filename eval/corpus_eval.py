"""How well khabar codes the project's own test reports (training/corpus/test), which no model was trained on.

    python eval/corpus_eval.py [--json] [--errors] [FILE...]

What is counted: event triggers found; the type of those found (accuracy, macro F1 over types); slots of those found, right where
a mention overlaps an annotated one of that slot; a later telling of a happening that is coded elsewhere in the report is not missed; status where it is not plainly asserted; time frame; speakers; other kinds.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training"))

from corpus import EVENT_TYPES, Claim, Doc, read  # noqa: E402

from khabar.api import code  # noqa: E402
from khabar.model import CodedReport, EventClaim  # noqa: E402

EVENTS = frozenset(EVENT_TYPES)
SLOTS = {"actor": "actors", "rec": "recipients"}


class Tally:
    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.have: Counter[str] = Counter()
        self.want: Counter[str] = Counter()

    def f1(self, key: str) -> float:
        p = self.right[key] / max(1, self.have[key])
        r = self.right[key] / max(1, self.want[key])
        return 2 * p * r / (p + r) if p + r else 0.0


def overlaps(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def match(doc: Doc, events: list[EventClaim]) -> list[tuple[Claim, EventClaim]]:
    gold = [c for c in doc.claims if c.type in EVENTS and c.id in doc.mentions]
    free = list(events)
    out = []
    for c in gold:
        m = doc.mentions[c.id]
        hit = next((e for e in free if overlaps((m.start, m.end), (e.quote.start, e.quote.end))), None)
        if hit:
            free.remove(hit)
            out.append((c, hit))
    return out


def spans(doc: Doc, claim: Claim, key: str) -> list[tuple[int, int]]:
    return [(doc.mentions[a.ref].start, doc.mentions[a.ref].end) for a in claim.args if a.key == key and a.ref in doc.mentions]


def score_slots(doc: Doc, claim: Claim, event: EventClaim, tally: Tally, errors: list[str]) -> None:
    for key, name in SLOTS.items():
        have = [(a.quote.start, a.quote.end) for a in getattr(event, name) if a.quote]
        compare(tally, name, have, spans(doc, claim, key))
    compare(tally, "said_by", [(s.quote.start, s.quote.end) for s in event.said_by if s.quote and s.step == 0], spans(doc, claim, "by"))
    compare(tally, "where", sorted({(w.quote.start, w.quote.end) for w in event.where if w.quote}), [s for k in ("at", "from", "to", "via") for s in spans(doc, claim, k)])
    compare(tally, "when", [(event.when.quote.start, event.when.quote.end)] if event.when and event.when.quote else [], spans(doc, claim, "when"))
    for role in ("killed", "injured"):
        have = [(n.quote.start, n.quote.end) for n in event.numbers if n.role == role and n.quote]
        want = spans(doc, claim, role)
        compare(tally, role, have, want)
        wrong = [("not found", w) for w in want if not any(overlaps(h, w) for h in have)] + [("false", h) for h in have if not any(overlaps(h, w) for w in want)]
        errors += [f"{doc.id}\t{role} {why}\t{doc.text[s:e]}\t{event.quote.text}" for why, (s, e) in wrong]
    status = claim.values.get("st", "asserted")
    for value in {status, event.status.value} - {"asserted"}:
        tally.want["status"] += value == status
        tally.have["status"] += value == event.status.value
        tally.right["status"] += value == status == event.status.value
    frame = "background" if "bg" in claim.flags else "news"
    tally.want["time frame"] += 1
    tally.have["time frame"] += 1
    tally.right["time frame"] += frame == event.time_frame.value
    tally.want["background"] += frame == "background"
    tally.have["background"] += event.time_frame.value == "background"
    tally.right["background"] += frame == "background" == event.time_frame.value


def compare(tally: Tally, key: str, have: list[tuple[int, int]], want: list[tuple[int, int]]) -> None:
    tally.have[key] += len(have)
    tally.want[key] += len(want)
    tally.right[key] += min(len(want), sum(any(overlaps(h, w) for w in want) for h in have))


def retold(gold: list[Claim], taken: set[str]) -> set[str]:
    """Annotated tellings that were not coded, of happenings of which another telling was: "the attack", told again, need not be."""
    root: dict[str, str] = {}
    for c in gold:
        first = c.values.get("same", c.id)
        root[c.id] = root.get(first, first)
    found = {root[i] for i in taken}
    return {c.id for c in gold if c.id not in taken and root[c.id] in found}


def score_doc(doc: Doc, coded: CodedReport, tally: Tally, errors: list[str]) -> None:
    events = [c for c in coded.claims if isinstance(c, EventClaim)]
    pairs = match(doc, events)
    gold = [c for c in doc.claims if c.type in EVENTS and c.id in doc.mentions]
    taken = {c.id for c, _ in pairs}
    told = retold(gold, taken)
    gold = [c for c in gold if c.id not in told]
    tally.have["found"] += len(events)
    tally.want["found"] += len(gold)
    tally.right["found"] += len(pairs)
    if not gold:
        tally.want["reports without events"] += 1
        tally.have["events in reports without events"] += len(events)
    for c in gold:
        tally.want["type " + c.type] += 1
    for e in events:
        tally.have["type " + e.type.value] += 1
    for c, e in pairs:
        tally.want["type"] += 1
        tally.have["type"] += 1
        tally.right["type"] += c.type == e.type.value
        tally.right["type " + c.type] += c.type == e.type.value
        if c.type != e.type.value:
            errors.append(f"{doc.id}\ttype\t{c.type} -> {e.type.value}\t{e.quote.text}")
        score_slots(doc, c, e, tally, errors)
    errors += [f"{doc.id}\tmissed\t{c.type}\t{doc.mentions[c.id].text}" for c in gold if c.id not in taken]
    used = {e.id for _, e in pairs}
    errors += [f"{doc.id}\tfalse\t{e.type.value}\t{e.quote.text}" for e in events if e.id not in used]


def measure(files: list[Path]) -> tuple[dict[str, float], list[str]]:
    """Figures by name, and the errors as lines."""
    tally, errors = Tally(), []
    for path in files:
        docs, _ = read(path)
        for doc in docs:
            score_doc(doc, code(doc.text, published=doc.date), tally, errors)
    types = [k for k in tally.want if k.startswith("type ")]
    typed = Tally()
    for k in types:
        typed.right["t"] += tally.right[k]
        typed.have["t"] += tally.have[k]
        typed.want["t"] += tally.want[k]
    out = {key: round(tally.f1(key), 3) for key in ("found", "actors", "recipients", "said_by", "where", "when", "killed", "injured", "status", "background")}
    out["typed"] = round(typed.f1("t"), 3)
    out["type, of found"] = round(tally.right["type"] / max(1, tally.want["type"]), 3)
    out["type macro F1"] = round(sum(tally.f1(k) for k in types) / max(1, len(types)), 3)
    out["time frame"] = round(tally.right["time frame"] / max(1, tally.want["time frame"]), 3)
    out["events in a report without events"] = round(tally.have["events in reports without events"] / max(1, tally.want["reports without events"]), 3)
    return out, errors


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("files", nargs="*", type=Path)
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    figures, errors = measure(a.files or sorted((ROOT / "training/corpus/test").glob("*.txt")))
    if a.errors:
        print("\n".join(errors))
    print(json.dumps(figures, indent=1) if a.json else "\n".join(f"{k:36} {v:.3f}" for k, v in sorted(figures.items())))


if __name__ == "__main__":
    main()
