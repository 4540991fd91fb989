"""The mean of the weights of several trained networks: steadier on text from elsewhere than any one of them.

    python training/average.py --to training/out/coder training/out/a/net.pt training/out/b/net.pt ...
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--to", type=Path, required=True)
    ap.add_argument("nets", nargs="+", type=Path)
    a = ap.parse_args()
    states = [torch.load(p, weights_only=True) for p in a.nets]
    mean = {k: sum(s[k].float() for s in states) / len(states) if states[0][k].is_floating_point() else states[0][k] for k in states[0]}
    a.to.mkdir(parents=True, exist_ok=True)
    torch.save(mean, a.to / "net.pt")
    labels = a.nets[-1].parent / "labels.json"
    if labels.resolve() != (a.to / "labels.json").resolve():
        shutil.copy(labels, a.to / "labels.json")


if __name__ == "__main__":
    main()
