"""Fit the weights of a claim's confidence, and measure how well it is calibrated.

    python training/confidence.py --model src/khabar/data/models/coder [--files GLOB ...] [--write] [--plot docs/images/reliability.svg]

Reports that no network was trained on are coded whole; a claim is right where an annotated claim of its kind, and of
an event of its family of types (khabar/coding/families.py), stands at its words. The weights are a logistic regression on the named features of khabar/coding/confidence.py (ridge 1.0). Calibration is
measured by cross-validation over reports: expected calibration error in ten bins of equal width, and the area under the ROC curve.
"""

from __future__ import annotations

import argparse
import glob
import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpus import Doc, read

from khabar.coding.coder import Coder
from khabar.coding.confidence import FEATURES, Calibration
from khabar.coding.families import family
from khabar.model import AnyClaim, ControlClaim, EventClaim, ForceClaim, Page, RelationClaim, RoleClaim
from khabar.reading import to_report
from khabar.world import open_world

FOLDS = 10
LEAST = 0.45  # precision against recall of events: see the table that is printed
RIDGE = 1.0
BINS = 10
KIND = {ControlClaim: "CONTROL", ForceClaim: "FORCE", RelationClaim: "REL", RoleClaim: "ROLE"}
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Case:
    """One coded claim: its features, whether it is right, its report."""

    values: list[float]
    right: bool
    report: str
    event: bool


def label(claim: AnyClaim, doc: Doc) -> bool:
    """Whether an annotated claim stands there that is of the same kind and, of an event, of the same family of types."""
    want = family(claim.type.value) if isinstance(claim, EventClaim) else KIND.get(type(claim), "IND")
    for c in doc.claims:
        m = doc.mentions.get(c.id)
        if m and m.start < claim.quote.end and claim.quote.start < m.end and family(c.type) == want:
            return True
    return False


def collect(coder: Coder, files: list[Path]) -> list[Case]:
    out = []
    for path in files:
        for doc in read(path)[0]:
            if doc.style.startswith("plain"):
                continue
            coded = coder.code(to_report(Page(path=doc.id, text=doc.text, published=date.fromisoformat(doc.date))))
            for claim in coded.claims:
                detail = {r.name: float(r.detail) for r in claim.reasons if r.detail and r.name in FEATURES}
                if "trigger" in {r.name for r in claim.reasons}:
                    out.append(
                        Case(
                            [detail.get(f, 0.0) for f in FEATURES],
                            label(claim, doc),
                            doc.id,
                            isinstance(claim, EventClaim),
                        )
                    )
    return out


def fit(x: Floats, y: Floats) -> Floats:
    """Ridge logistic regression by Newton steps; the last column of ``x`` is the base and is not shrunk."""
    w = np.zeros(x.shape[1])
    shrink = np.full(x.shape[1], RIDGE)
    shrink[-1] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(shrink), x.T @ (y - p) - shrink * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def calibration(p: Floats, y: Floats) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and per bin (mean probability, share right, count)."""
    rows, error = [], 0.0
    for k in range(BINS):
        inside = (p >= k / BINS) & ((p < (k + 1) / BINS) | (k == BINS - 1))
        if inside.any():
            rows.append((float(p[inside].mean()), float(y[inside].mean()), int(inside.sum())))
            error += inside.mean() * abs(p[inside].mean() - y[inside].mean())
    return float(error), rows


def area(p: Floats, y: Floats) -> float:
    order = np.argsort(p, kind="stable")
    ranks = np.empty(len(p))
    ranks[order] = np.arange(1, len(p) + 1)
    n = y.sum()
    return float((ranks[y == 1].sum() - n * (n + 1) / 2) / max(1, n * (len(y) - n)))


def plot(rows: list[tuple[float, float, int]], error: float, to: Path) -> None:
    """A reliability diagram as SVG: share right against probability, one circle a bin, its area the number of claims."""
    most = max(n for _, _, n in rows)
    at = [(60 + 360 * p, 380 - 340 * s, 4 + 14 * (n / most) ** 0.5, n) for p, s, n in rows]
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="#1f6f8b" fill-opacity=".75"><title>{n} claims</title></circle>'
        for x, y, r, n in at
    )
    ticks = "".join(
        f'<text x="{60 + 360 * v:.0f}" y="398" text-anchor="middle">{v:.1f}</text><text x="52" y="{384 - 340 * v:.0f}" text-anchor="end">{v:.1f}</text>'
        for v in (0, 0.2, 0.4, 0.6, 0.8, 1.0)
    )
    to.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 430" font-family="sans-serif" font-size="12" fill="#222">'
        '<rect width="440" height="430" fill="#fff"/><path d="M60 40V380H420M60 380L420 40" fill="none" stroke="#888"/>'
        f'{ticks}{marks}<text x="240" y="420" text-anchor="middle">confidence</text>'
        '<text x="16" y="210" text-anchor="middle" transform="rotate(-90 16 210)">share that is right</text>'
        f'<text x="60" y="24">Reliability of claims, by cross-validation (ECE {error:.3f})</text></svg>\n',
        "utf-8",
    )


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--files", nargs="+", default=["training/corpus/calibrate/*.txt", "training/corpus/dev/*.txt"])
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--plot", type=Path)
    a = ap.parse_args()
    files = sorted({Path(p) for pattern in a.files for p in glob.glob(pattern)})
    annotated = sum(c.type.islower() for f in files for d in read(f)[0] for c in d.claims)
    coder = Coder(
        open_world("world"), models=a.model, calibration=Calibration(dict.fromkeys(("base", *FEATURES), 0.0), 0.0)
    )  # nothing is left out
    cases = collect(coder, files)
    x = np.array([[*c.values, 1.0] for c in cases])
    y = np.array([float(c.right) for c in cases])
    fold = {r: i % FOLDS for i, r in enumerate(sorted({c.report for c in cases}))}
    mine = np.array([fold[c.report] for c in cases])
    p = np.zeros(len(cases))
    for k in range(FOLDS):
        p[mine == k] = 1 / (1 + np.exp(-x[mine == k] @ fit(x[mine != k], y[mine != k])))
    error, rows = calibration(p, y)
    for mean, share, n in rows:
        print(f"said {mean:.2f} right {share:.2f} of {n}")
    print(f"{len(cases)} claims of {len(fold)} reports, {y.mean():.3f} right; ECE {error:.3f}, AUC {area(p, y):.3f}")
    for t in (x / 20 for x in range(2, 16)):
        events = np.array([c.event for c in cases])
        kept = events & (p >= t)
        precision, recall = y[kept].mean(), y[kept].sum() / max(1, annotated)
        print(
            f"events from {t:.2f}: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"
        )
    weights = dict(zip((*FEATURES, "base"), (round(float(v), 3) for v in fit(x, y)), strict=True))
    print(json.dumps(weights))
    if a.write:
        out = {
            "least": LEAST,
            "weights": weights,
            "claims": len(cases),
            "reports": len(fold),
            "ece": round(error, 3),
            "auc": round(area(p, y), 3),
        }
        (a.model / "confidence.json").write_text(json.dumps(out, indent=1) + "\n", "utf-8")
    if a.plot:
        plot(rows, error, a.plot)


if __name__ == "__main__":
    main()
