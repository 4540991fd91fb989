"""A larger network as teacher: its tags, types, links and statuses of the same reports are learned beside the annotation.

Only the reports as they are written are taught (not those with exchanged names), so that the teacher reads each of them once.
"""

from __future__ import annotations

from pathlib import Path

import torch
from labels import ATTRIBUTES, LAYERS, TYPES
from net import Net
from targets import Item, geometry, prepare, specials, target_tables
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, kl_div, one_hot

from data import Example
from khabar.coding.finding.encoder import Encoder, shapes

ROWS = 8  # windows encoded together
TAUGHT = frozenset(["st", "stance"])  # attributes in which a teacher of four epochs is surer than its pupil; in arguments and the other attributes it is not


class Teacher:
    """The heads of a trained network, and its word vectors of every example (16 bits, some 1.6 KB a word)."""

    def __init__(self, base: Path, weights: Path, examples: list[Example]) -> None:
        from transformers import AutoModel

        encoder = AutoModel.from_pretrained(base)
        self.net = Net(encoder, encoder.config.hidden_size)
        self.net.load_state_dict(torch.load(weights, weights_only=True), strict=False)
        self.net.eval()
        self.net.requires_grad_(False)
        pieces = Encoder(base)
        items = [prepare(x, pieces) for x in examples]
        self.vectors = [vectors_of(self.net, item, pieces.tokenizer) for item in items]
        self.examples = examples
        del self.net.encoder

    def loss(self, net: Net, index: int, words: Tensor) -> Tensor:
        """How far a network's answers on one example lie from the teacher's; ``words`` are the network's own word vectors."""
        x, seen = self.examples[index], self.vectors[index].float()
        total = split_kl(net.tags(words), self.net.tags(seen), [len(names) for names in LAYERS.values()], [3.0 if k == "trigger" else 1.0 for k in LAYERS])
        if x.plain:
            return total
        spans, types, _, mentions, _, _, _ = target_tables(x)
        if not spans:
            return total
        at = torch.tensor(spans)
        mine, theirs = net.triggers(words, at), self.net.triggers(seen, at)
        total = total + soft(net.type_out(mine), self.net.type_out(theirs))
        total = total + binary_cross_entropy_with_logits(net.worth(mine), torch.sigmoid(self.net.worth(theirs)))
        sizes = [len(values) for values in ATTRIBUTES.values()]
        taught = [1 / 3 if name in TAUGHT else 0.0 for name in ATTRIBUTES]
        total = total + split_kl(net.attribute_out(mine), self.net.attribute_out(theirs), sizes, taught)
        if len(spans) > 1:
            known = one_hot(torch.tensor(types), len(TYPES)).float()
            _, _, between = geometry(x, spans, mentions)
            alike = torch.sigmoid(self.net.same(theirs, known, between))
            lower = torch.tril(torch.ones_like(alike), -1).bool()
            pair = net.same(mine, torch.softmax(net.type_out(mine), 1).detach(), between)
            total = total + binary_cross_entropy_with_logits(pair[lower], alike[lower])
        return total


def soft(student: Tensor, teacher: Tensor) -> Tensor:
    return kl_div(torch.log_softmax(student, -1), torch.softmax(teacher, -1), reduction="batchmean")


def split_kl(student: Tensor, teacher: Tensor, sizes: list[int], weights: list[float]) -> Tensor:
    """The divergence of each group of columns, weighed."""
    pairs = zip(student.split(sizes, 1), teacher.split(sizes, 1), weights, strict=True)
    return sum((soft(a, b) * w for a, b, w in pairs), torch.zeros(()))


def vectors_of(net: Net, item: Item, tokenizer) -> Tensor:
    """(words, wide) of one report, in 16 bits."""
    cls, sep, _ = specials(tokenizer)
    blank = 1 if tokenizer.token_to_id("<pad>") is not None else 0
    rows, ats = [], []
    for a, b in item.parts:
        ids, at = [cls], []
        for p in item.pieces[a:b]:
            at.append(len(ids))
            ids.extend(p)
        rows.append([*ids, sep])
        ats.append(at)
    found: dict[int, Tensor] = {}
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    for k in range(0, len(order), ROWS):
        chosen = order[k : k + ROWS]
        size = max(len(rows[i]) for i in chosen)
        ids = torch.tensor([rows[i] + [blank] * (size - len(rows[i])) for i in chosen])
        mask = torch.tensor([[1] * len(rows[i]) + [0] * (size - len(rows[i])) for i in chosen])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            hidden = net.hidden(ids, mask)
        for r, i in enumerate(chosen):
            found[i] = hidden[r, ats[i]].float()
    shape = torch.from_numpy(shapes(item.example.words, item.example.sentence))
    return torch.cat([torch.cat([found[i] for i in range(len(rows))]), shape], 1).half()
