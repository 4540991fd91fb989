"""Every figure that can be measured here, in one table.

    python eval/evaluate.py [--shared FOLDER] [--quick]

Own test reports are always measured. FOLDER (default: the environment's KHABAR_SHARED, else ``../shared`` beside the checkout) holds
the measuring material that is not part of this repository; where it is absent, its rows are left out, and that is said.
``--quick`` leaves out the public benchmarks, which take minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KHABAR = [sys.executable, "-c", "from khabar.cli import run; run()"]


def shared_folder(given: str | None) -> Path | None:
    folder = Path(given or os.environ.get("KHABAR_SHARED") or ROOT.parent / "shared")
    return folder if (folder / "score/score.py").is_file() else None


def run(*command: str | Path, into: Path | None = None) -> str:
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stderr[-800:]}")
    if into:
        into.write_text(done.stdout, "utf-8")
    return done.stdout


def gold(shared: Path, name: str, reports: Path, scratch: Path, *, folder: Path | None = None, theatre: str = "afghanistan") -> list[tuple[str, str]]:
    """Annotated reports: those of the measuring material, or of ``folder``."""
    coded = scratch / f"{name}.jsonl"
    run(*KHABAR, "code", reports, "--theatre", theatre, into=coded)
    out = json.loads(run(sys.executable, shared / "score/score.py", folder or shared / "gold" / name, coded, "--json"))
    rows = [(f"gold/{name} {k}", f"{out[v]:.3f}") for k, v in GOLD.items() if out.get(v) is not None]
    rows += [(f"gold/{name} {k}", f"{v:.2f}") for k, v in out["slots"].items() if v is not None]
    rows += [(f"gold/{name} {k} F1", f"{v['f1']:.2f}") for k, v in out["kinds"].items() if v["gold"]]
    return [*rows, (f"gold/{name} doer and victim exchanged", str(out["inverted"])), (f"gold/{name} claims in excluded text", str(out["noise_claims"]))]


def parts(shared: Path, scratch: Path, name: str, prefixes: Sequence[str]) -> list[tuple[str, str]]:
    """The main figures of the parts of a set of our own, by the beginnings of their names; coded before by ``gold``."""
    lines = (scratch / f"{name}.jsonl").read_text("utf-8").splitlines()
    rows = []
    for prefix in prefixes:
        folder = scratch / f"{name}-{prefix}"
        folder.mkdir()
        for file in (ROOT / "eval" / name / "gold").glob(f"{prefix}*.json"):
            (folder / file.name).write_bytes(file.read_bytes())
        coded = scratch / f"{name}-{prefix}.jsonl"
        coded.write_text("".join(f"{line}\n" for line in lines if json.loads(line)["report"]["path"].startswith(prefix)), "utf-8")
        out = json.loads(run(sys.executable, shared / "score/score.py", folder, coded, "--json"))
        rows += [(f"gold/{name} {prefix} {k}", f"{out[v]:.3f}") for k, v in GOLD.items() if v in ("f1", "typed_f1", "row", "row_f1", "safe_row")]
    return rows


GOLD = {
    "found F1": "f1", "precision": "precision", "recall": "recall", "typed F1": "typed_f1", "row": "row", "row F1": "row_f1",
    "safe row": "safe_row", "events in a report that has none": "noise_events_per_negative",
}  # fmt: skip


def scenario(shared: Path, scratch: Path, folder: Path | None = None, theatre: str = "afghanistan") -> list[tuple[str, str]]:
    """A scenario of reports with known truth: that of the measuring material, or one in ``folder``."""
    name = "scenario" if folder is None else f"scenario {folder.name}"
    folder = folder or shared / "gold/scenario"
    db, out = scratch / f"{name}.sqlite", scratch / f"{name}.json"
    run(*KHABAR, "add", folder / "reports.jsonl", "--db", db, "--theatre", theatre)
    run(*KHABAR, "situation", db, into=out)
    text = run(sys.executable, shared / "score/score_situation.py", folder / "gold.json", out)
    return [(f"{name} " + " ".join(line.split()[:-1]), line.split()[-1]) for line in text.splitlines() if line.strip()]


SCENARIOS = ("sahel", "myanmar", "syria", "congo", "nigeria", "somalia", "yemen", "ukraine", "ethiopia", "pakistan", "sudan", "afghanistan", "libya", "mozambique")


def own_scenario(shared: Path, scratch: Path, name: str) -> list[tuple[str, str]]:
    """A scenario of the project's own (eval/scenarios), coded with no theatre pack of its own but for Afghanistan's."""
    folder = scratch / name
    run(sys.executable, ROOT / "eval/scenarios/build.py", folder, name)
    return scenario(shared, scratch, folder, "afghanistan" if name == "afghanistan" else "world")


def benchmarks(shared: Path) -> list[tuple[str, str]]:
    base = shared / "benchmarks"
    calls = {
        "time.py": base / "time/wikiwars",
        "geoparsing.py": base / "geoparsing/lgl.xml",
        "names.py": base / "names/cases.csv",
        "districts.py": shared / "reference/afghanistan/provinces-and-districts.json",
    }
    rows = []
    for script, material in calls.items():
        if material.exists():
            rows += [(f"benchmarks/{script}", line) for line in run(sys.executable, ROOT / "benchmarks" / script, material).splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        command = Path(folder) / "khabar"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from khabar.cli import run; run()" "$@"\n')
        command.chmod(0o755)
        for what in ("plover", "attribution"):
            rows += [(f"bench {what}", line) for line in run(sys.executable, shared / "score/bench.py", what, "--khabar", command).splitlines() if line.strip()]
    return rows


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared")
    ap.add_argument("--quick", action="store_true")
    a = ap.parse_args()
    rows = [("own test reports " + " ".join(line.split()[:-1]), line.split()[-1]) for line in run(sys.executable, ROOT / "eval/corpus_eval.py").splitlines()]
    shared = shared_folder(a.shared)
    if shared is None:
        print("the measuring material is not here: only the project's own test reports are measured", file=sys.stderr)
    else:
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            rows += gold(shared, "dev", shared / "reports/dev.jsonl", scratch)
            rows += gold(shared, "seeds", shared / "reports/seeds", scratch)
            rows += gold(shared, "news", ROOT / "eval/news/reports.jsonl", scratch, folder=ROOT / "eval/news/gold", theatre="world")
            rows += gold(shared, "fresh", ROOT / "eval/fresh/reports.jsonl", scratch, folder=ROOT / "eval/fresh/gold", theatre="world")
            rows += parts(shared, scratch, "fresh", ("va", "vb", "vf", "vg"))
            rows += gold(shared, "afghan", ROOT / "eval/afghan/reports.jsonl", scratch, folder=ROOT / "eval/afghan/gold")
            rows += scenario(shared, scratch)
            for name in SCENARIOS:
                rows += own_scenario(shared, scratch, name)
        if not a.quick:
            rows += benchmarks(shared)
    width = max(len(k) for k, _ in rows)
    print("\n".join(f"{k:{width}}  {v}" for k, v in rows))


if __name__ == "__main__":
    main()
