"""The recipe column: heads trained on a benchmark's own training part, on the coder's encoder. Measured, never shipped.

    python training/recipe.py --base BASE --benchmarks FOLDER [--net training/out/coder/net.pt] [plover quad re3d cameo] [--out FILE.json]

plover  root of the event between a marked source and target, 15 roots (YIELD as in the file): 5-fold cross-validation, macro F1
quad    one of five classes of a sentence: 5-fold cross-validation, macro F1
re3d    entities (BIO) of the training part measured on its dev part: span F1, exact
cameo   source and target spans (BIO): 5-fold cross-validation, span F1, exact

BASE holds config.json, model.safetensors and tokenizer.json of the base encoder; ``--net`` goes on from the coder's own weights.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

SEED = 7
FOLDS = 5
LONGEST = 160  # word pieces


@dataclass(slots=True)
class Row:
    """One sentence: pieces, and a class or a tag for each word. ``spans`` are pieces' ranges that a class is about."""

    ids: list[int]
    at: list[int]  # first piece of each word
    label: int = -1
    tags: tuple[int, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


class Head(nn.Module):
    def __init__(self, encoder: nn.Module, hidden: int, out: int, spans: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.2)
        self.hidden = nn.Linear(hidden * (1 + spans), 256)
        self.out = nn.Linear(256, out)

    def vectors(self, rows: list[Row]) -> tuple[Tensor, Tensor]:
        size = max(len(r.ids) for r in rows)
        ids = torch.zeros(len(rows), size, dtype=torch.long)
        mask = torch.zeros(len(rows), size, dtype=torch.long)
        for i, r in enumerate(rows):
            ids[i, : len(r.ids)] = torch.tensor(r.ids)
            mask[i, : len(r.ids)] = 1
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state, mask

    def classes(self, rows: list[Row]) -> Tensor:
        hidden, mask = self.vectors(rows)
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        parts = [(hidden * weight).sum(1) / weight.sum(1)]
        for k in range(len(rows[0].spans)):
            parts.append(torch.stack([hidden[i, a:b].mean(0) for i, (a, b) in enumerate(r.spans[k] for r in rows)]))
        return self.out(self.drop(torch.nn.functional.gelu(self.hidden(self.drop(torch.cat(parts, 1))))))

    def tags(self, rows: list[Row]) -> list[Tensor]:
        hidden, _ = self.vectors(rows)
        scores = self.out(self.drop(torch.nn.functional.gelu(self.hidden(self.drop(hidden)))))
        return [scores[i, r.at] for i, r in enumerate(rows)]


class Trainer:
    def __init__(self, base: Path, net: Path | None, epochs: int, rate: float) -> None:
        self.base, self.net, self.epochs, self.rate = base, net, epochs, rate
        self.tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def encoder(self) -> tuple[nn.Module, int]:
        from transformers import AutoModel

        model = AutoModel.from_pretrained(self.base)
        if self.net:
            state = torch.load(self.net, weights_only=True)
            model.load_state_dict({k[8:]: v for k, v in state.items() if k.startswith("encoder.")}, strict=False)
        return model, model.config.hidden_size

    def fit(self, rows: list[Row], out: int) -> Head:
        torch.manual_seed(SEED)
        rng = random.Random(SEED)
        encoder, hidden = self.encoder()
        head = Head(encoder, hidden, out, len(rows[0].spans))
        slow = [p for n, p in head.named_parameters() if n.startswith("encoder.")]
        fast = [p for n, p in head.named_parameters() if not n.startswith("encoder.")]
        optimiser = torch.optim.AdamW(
            [{"params": slow, "lr": self.rate}, {"params": fast, "lr": self.rate * 5}], weight_decay=0.01, fused=True
        )
        steps = self.epochs * (len(rows) // 16 + 1)
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimiser, [self.rate, self.rate * 5], total_steps=steps + 1, pct_start=0.1
        )
        head.train()
        for _ in range(self.epochs):
            order = sorted(rows, key=lambda r: len(r.ids) + rng.random() * 20)  # length-bucketed
            batches = [order[k : k + 16] for k in range(0, len(order), 16)]
            rng.shuffle(batches)
            for batch in batches:
                with torch.autocast("cpu", torch.bfloat16):
                    if rows[0].tags:
                        scores = torch.cat(head.tags(batch)).float()
                        loss = cross_entropy(scores, torch.tensor([t for r in batch for t in r.tags]))
                    else:
                        loss = cross_entropy(
                            head.classes(batch).float(), torch.tensor([r.label for r in batch]), label_smoothing=0.05
                        )
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
                optimiser.step()
                schedule.step()
        return head.eval()

    @torch.no_grad()
    def predict(self, head: Head, rows: list[Row]) -> list[list[int]]:
        out = []
        for k in range(0, len(rows), 16):
            batch = rows[k : k + 16]
            out += (
                [s.argmax(-1).tolist() for s in head.tags(batch)]
                if rows[0].tags
                else [[i] for i in head.classes(batch).argmax(-1).tolist()]
            )
        return out

    def crossed(self, rows: list[Row], out: int) -> list[list[int]]:
        """Predictions for all rows, each by a head that did not see its fold."""
        fold = [i % FOLDS for i in range(len(rows))]
        random.Random(SEED).shuffle(fold)
        got: dict[int, list[int]] = {}
        for k in range(FOLDS):
            head = self.fit([r for r, f in zip(rows, fold, strict=True) if f != k], out)
            mine = [i for i, f in enumerate(fold) if f == k]
            got.update(zip(mine, self.predict(head, [rows[i] for i in mine]), strict=True))
        return [got[i] for i in range(len(rows))]

    # ------------------------------------------------------------------ rows
    def sentence(self, text: str, label: int, spans: tuple[tuple[int, int], ...] = ()) -> Row:
        e = self.tokenizer.encode(text)
        ids, offsets = e.ids[:LONGEST], e.offsets[:LONGEST]

        def pieces(a: int, b: int) -> tuple[int, int]:
            inside = [i for i, (s, t) in enumerate(offsets) if s < b and a < t]
            return (inside[0], inside[-1] + 1) if inside else (0, 1)

        return Row(list(ids), [], label, (), tuple(pieces(*s) for s in spans))

    def tagged(self, words: list[str], tags: list[int]) -> Row:
        ids, at = [self.tokenizer.token_to_id("[CLS]")], []
        for w in words:
            p = self.tokenizer.encode(w, add_special_tokens=False).ids or [self.tokenizer.token_to_id("[UNK]")]
            if len(ids) + len(p) >= 400:
                break
            at.append(len(ids))
            ids += p
        return Row([*ids, self.tokenizer.token_to_id("[SEP]")], at, -1, tuple(tags[: len(at)]))


# ---------------------------------------------------------------------------------------------- measures
def macro_f1(pairs: list[tuple[int, int]]) -> float:
    """(wanted, got) pairs -> mean of the F1 of each wanted class"""
    classes = {w for w, _ in pairs}
    total = 0.0
    for c in classes:
        tp = sum(w == g == c for w, g in pairs)
        total += 2 * tp / max(1, sum(w == c for w, _ in pairs) + sum(g == c for _, g in pairs))
    return total / len(classes)


def entities(tags: list[str]) -> set[tuple[int, int, str]]:
    out, start, kind = set(), None, ""
    for i, t in enumerate([*tags, "O"]):
        if start is not None and (t == "O" or t.startswith("B-") or t[2:] != kind):
            out.add((start, i, kind))
            start = None
        if t != "O" and start is None:
            start, kind = i, t[2:]
    return out


def span_f1(want: list[list[str]], got: list[list[str]]) -> float:
    tp = have = need = 0
    for w, g in zip(want, got, strict=True):
        a, b = entities(w), entities(g)
        tp, have, need = tp + len(a & b), have + len(b), need + len(a)
    return 2 * tp / max(1, have + need)


# ---------------------------------------------------------------------------------------------- tasks
def read_bio(path: Path) -> list[tuple[list[str], list[str]]]:
    out, words, tags = [], [], []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        parts = line.split()
        if len(parts) >= 2:
            words.append(parts[0])
            tags.append(parts[-1])
        elif words:
            out.append((words, tags))
            words, tags = [], []
    return out


def plover(t: Trainer, folder: Path) -> dict[str, float]:
    with (folder / "plover/PLV_train.tsv").open(encoding="utf-8") as file:
        raw = list(csv.DictReader(file, delimiter="\t"))
    labels = sorted({r["gold_root"] for r in raw})
    rows = []
    for r in raw:
        text, spans, at = "", {}, 0
        for m in re.finditer(r"</?([st])>", r["marked_sentence"]):
            text += r["marked_sentence"][at : m.start()]
            at = m.end()
            a, _ = spans.get(m[1], (len(text), len(text)))
            spans[m[1]] = (a, len(text))
        text += r["marked_sentence"][at:]
        rows.append(t.sentence(text, labels.index(r["gold_root"]), (spans.get("s", (0, 1)), spans.get("t", (0, 1)))))
    got = t.crossed(rows, len(labels))
    pairs = [(r.label, g[0]) for r, g in zip(rows, got, strict=True)]
    return {"macro F1": macro_f1(pairs), "accuracy": sum(w == g for w, g in pairs) / len(pairs), "rows": len(rows)}


def quad(t: Trainer, folder: Path) -> dict[str, float]:
    rows = []
    for line in (folder / "quad/train.tsv").read_text("utf-8").splitlines():
        text, _, label = line.rpartition("\t")
        if label.strip().isdigit():
            rows.append(t.sentence(text, int(label)))
    got = t.crossed(rows, 5)
    pairs = [(r.label, g[0]) for r, g in zip(rows, got, strict=True)]
    return {"macro F1": macro_f1(pairs), "accuracy": sum(w == g for w, g in pairs) / len(pairs), "rows": len(rows)}


def tag_rows(t: Trainer, raw: list[tuple[list[str], list[str]]], labels: list[str]) -> list[Row]:
    return [t.tagged(w, [labels.index(x) if x in labels else 0 for x in g]) for w, g in raw]


def re3d(t: Trainer, folder: Path) -> dict[str, float]:
    train, dev = read_bio(folder / "entities/train.txt"), read_bio(folder / "entities/dev.txt")
    labels = ["O", *sorted(x for x in Counter(x for _, g in train for x in g) if x != "O")]
    head = t.fit(tag_rows(t, train, labels), len(labels))
    rows = tag_rows(t, dev, labels)
    got = t.predict(head, rows)
    return {
        "span F1": span_f1(
            [g[: len(r.tags)] for (_, g), r in zip(dev, rows, strict=True)], [[labels[i] for i in g] for g in got]
        ),
        "sentences": len(dev),
    }


def cameo(t: Trainer, folder: Path) -> dict[str, float]:
    raw = read_bio(folder / "entities/cameo_ner_train.txt")
    labels = ["O", *sorted(x for x in Counter(x for _, g in raw for x in g) if x != "O")]
    rows = tag_rows(t, raw, labels)
    got = t.crossed(rows, len(labels))
    return {
        "span F1": span_f1(
            [g[: len(r.tags)] for (_, g), r in zip(raw, rows, strict=True)], [[labels[i] for i in g] for g in got]
        ),
        "sentences": len(raw),
    }


TASKS = {"plover": plover, "quad": quad, "re3d": re3d, "cameo": cameo}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", nargs="*", default=list(TASKS))
    ap.add_argument("--base", type=Path, required=True)
    ap.add_argument("--benchmarks", type=Path, required=True)
    ap.add_argument("--net", type=Path)
    ap.add_argument("--epochs", type=int, default=8)
    ap.add_argument("--rate", type=float, default=1e-4)
    ap.add_argument("--out", type=Path)
    a = ap.parse_args()
    trainer = Trainer(a.base, a.net, a.epochs, a.rate)
    figures = {}
    for name in a.what:
        began = time.time()
        figures[name] = {k: round(v, 3) for k, v in TASKS[name](trainer, a.benchmarks).items()}
        print(name, figures[name], f"{time.time() - began:.0f} s", flush=True)
    if a.out:
        a.out.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
