"""Train the claim coder from the corpus.

    python training/train.py --base FOLDER --corpus 'training/corpus/*.txt' --out training/out/coder [--epochs 8]

FOLDER holds config.json, model.safetensors and tokenizer.json of the base encoder (all-MiniLM-L6-v2, Apache-2.0).
Writes net.pt, labels.json and the measured figures of the held-out part (``--test``) to OUT.
"""

from __future__ import annotations

import argparse
import glob
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from distil import Teacher
from evaluate_heads import evaluate
from labels import ATTRIBUTES, KINDS, LAYERS, ROLES, TYPES
from net import Net
from targets import geometry, layer_tags, prepare, target_tables, word_vectors
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from data import Example, exchange, load, name_bank, shown
from khabar.coding.finding.encoder import Encoder
from khabar.coding.finding.heads import distance_bucket

SEED = 7


HARD, EASY = 8, 4  # words that trigger nothing, of each report: the likeliest by the tags, and any


def worth_loss(net: Net, x: Example, words: Tensor, trigger_logits: Tensor) -> Tensor:
    """Of annotated triggers against words that trigger nothing, above all those that the tags take for triggers."""
    marked = [(m.first, m.last) for m in shown(x).values() if m.kind == "e"]
    inside = {i for a, b in marked for i in range(a, b)}
    likely = (1 - torch.softmax(trigger_logits.detach().float(), 1)[:, 0]).tolist()
    free = [i for i, w in enumerate(x.words) if i not in inside and w[0].isalpha()]
    hard = sorted(free, key=lambda i: -likely[i])[: HARD + len(marked) // 2]
    easy = random.sample(free, min(EASY, len(free)))
    none = [(i, i + 1) for i in dict.fromkeys(hard + easy)]
    if not none:
        return torch.zeros(())
    scores = net.worth(net.triggers(words, torch.tensor(marked + none)))
    want = torch.tensor([1.0] * len(marked) + [0.0] * len(none))
    return binary_cross_entropy_with_logits(scores, want)


def loss_of(net: Net, x: Example, words: Tensor) -> Tensor:
    logits = net.tags(words)
    total = torch.zeros(())
    at = 0
    for layer, names in LAYERS.items():
        if layer == "trigger":
            total = total + worth_loss(net, x, words, logits[:, at : at + len(names)])
        if x.plain and layer != "trigger":
            at += len(names)
            continue
        want = torch.tensor(layer_tags(x)[layer])
        part = cross_entropy(logits[:, at : at + len(names)], want)
        total = total + part * (3.0 if layer == "trigger" else 1.0)
        at += len(names)
    spans, types, attributes, mentions, args, whose, root = target_tables(x)
    if not spans:
        return total
    t = net.triggers(words, torch.tensor(spans))
    type_logits = net.type_out(t)
    type_want = torch.tensor(types)
    total = total + cross_entropy(type_logits, type_want, label_smoothing=0.05)
    attribute_logits = net.attribute_out(t)
    at = 0
    for name, values in ATTRIBUTES.items():
        want = torch.tensor(attributes[name])
        total = total + cross_entropy(attribute_logits[:, at : at + len(values)], want) / 3
        at += len(values)
    if mentions:
        m = net.mentions(words, torch.tensor([(q.first, q.last) for q in mentions]))
        kinds = torch.tensor([KINDS.index(q.kind) for q in mentions])
        distance, sentence, between = geometry(x, spans, mentions)
        known = torch.softmax(type_logits, 1).detach()
        if random.random() < 0.5:  # half the time the true type
            known = torch.nn.functional.one_hot(type_want, len(TYPES)).float()
        scores = net.arguments(t, known, m, kinds, distance, sentence)
        want = torch.zeros_like(scores)
        for i, j, r in args:
            want[i, j, r] = 1
        total = total + binary_cross_entropy_with_logits(scores, want, reduction="sum") / len(spans) / 4
        numbers = [j for j, q in enumerate(mentions) if q.kind == "n"]
        people = [j for j, q in enumerate(mentions) if q.kind in "ahu"]
        if whose and people:
            d = torch.from_numpy(
                distance_bucket(
                    np.array([mentions[j].first for j in people])[None] - np.array([mentions[j].first for j in numbers])[:, None]
                )
            )
            s = net.whose(m[numbers], m[people], d)
            w = torch.zeros_like(s)
            rows = {numbers.index(a) for a, _ in whose}
            for a, b in whose:
                if b in people:
                    w[numbers.index(a), people.index(b)] = 1
            keep = sorted(rows)
            total = total + binary_cross_entropy_with_logits(s[keep], w[keep])
        if len(spans) > 1:
            pair = net.same(t, torch.softmax(type_logits, 1).detach(), between)
            r = torch.tensor(root)
            alike = (r[:, None] == r[None]).float()
            lower = torch.tril(torch.ones_like(alike), -1).bool()
            total = total + binary_cross_entropy_with_logits(pair[lower], alike[lower])
    return total


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--base", required=True, type=Path)
    ap.add_argument("--corpus", nargs="+", required=True)
    ap.add_argument("--test", nargs="*", default=[])
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--epochs", type=int, default=8)
    ap.add_argument("--batch", type=int, default=4, help="reports a step")
    ap.add_argument("--rate", type=float, default=2e-4)
    ap.add_argument("--exchange", type=float, default=0.35)
    ap.add_argument("--start", type=Path, help="net.pt to go on from")
    ap.add_argument("--teacher", type=Path, help="net.pt of a larger network, trained by this script, whose answers are learned as well")
    ap.add_argument("--teacher-base", type=Path, help="the folder of its base encoder (all-mpnet-base-v2, Apache-2.0)")
    a = ap.parse_args()
    from transformers import AutoModel

    random.seed(SEED)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    encoder = Encoder(a.base)
    examples = load([Path(p) for pattern in a.corpus for p in glob.glob(pattern)])
    tests = load([Path(p) for pattern in a.test for p in glob.glob(pattern)])
    test_items = [prepare(x, encoder) for x in tests]
    bank = name_bank(examples)
    # without dropout inside attention, and with the word pieces' own vectors left as they are, a step costs a third less
    base = AutoModel.from_pretrained(a.base, attention_probs_dropout_prob=0.0)
    base.embeddings.requires_grad_(False)
    net = Net(base, base.config.hidden_size)
    if a.start:
        left = net.load_state_dict(torch.load(a.start, weights_only=True), strict=False)
        print("begun anew:", ", ".join(left.missing_keys) or "nothing", flush=True)
    teacher = Teacher(a.teacher_base, a.teacher, examples) if a.teacher else None
    slow = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    fast = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": a.rate}, {"params": fast, "lr": a.rate * 5}], weight_decay=0.01, fused=True
    )
    steps = a.epochs * (len(examples) // a.batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [a.rate, a.rate * 5], total_steps=steps + 1, pct_start=0.08, anneal_strategy="linear"
    )
    print(f"{len(examples)} reports, {sum(len(x.words) for x in examples)} words, {len(tests)} held out", flush=True)
    a.out.mkdir(parents=True, exist_ok=True)
    for epoch in range(a.epochs):
        net.train()
        began, shown_loss, order = time.time(), 0.0, list(range(len(examples)))
        rng.shuffle(order)
        for k in range(0, len(order), a.batch):
            chosen = order[k : k + a.batch]
            changed = [rng.random() < (0.4 if teacher else 0.6) for _ in chosen]  # a teacher has read the reports as they are
            items = [prepare(exchange(examples[i], bank, rng, a.exchange) if c else examples[i], encoder) for i, c in zip(chosen, changed, strict=True)]
            with torch.autocast("cpu", torch.bfloat16):
                vectors = word_vectors(net, items, encoder.tokenizer, rng, 0.04)
            loss = sum((loss_of(net, i.example, v) for i, v in zip(items, vectors, strict=True)), torch.zeros(())) / len(items)
            if teacher:
                taught = [teacher.loss(net, i, v) for i, v, c in zip(chosen, vectors, changed, strict=True) if not c]
                loss = loss + sum(taught, torch.zeros(())) / len(items)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            shown_loss += float(loss.detach())
        print(f"epoch {epoch + 1} loss {shown_loss / max(1, steps // a.epochs):.3f} {time.time() - began:.0f} s", flush=True)
        if test_items and (epoch % 2 == 1 or epoch + 1 == a.epochs):
            print(json.dumps(evaluate(net, test_items, encoder)), flush=True)
        torch.save(net.state_dict(), a.out / "net.pt")
    (a.out / "labels.json").write_text(
        json.dumps({"layers": LAYERS, "types": TYPES, "roles": ROLES, "attributes": ATTRIBUTES, "kinds": KINDS})
    )


if __name__ == "__main__":
    main()
