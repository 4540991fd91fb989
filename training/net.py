"""The claim coder's network: one encoder, heads for tags, types, attributes, arguments and co-reference.

The numpy twin of the heads is khabar/coding/heads.py; ``export.py`` checks that both give the same numbers.
"""

from __future__ import annotations

import torch
from labels import ATTRIBUTES, KINDS, LAYERS, ROLES, TYPES
from torch import Tensor, nn
from torch.nn.functional import gelu

from khabar.coding.finding.encoder import SHAPES
from khabar.coding.finding.heads import DISTANCES, SENTENCES

HIDDEN = 384


class Net(nn.Module):
    def __init__(self, encoder: nn.Module, hidden: int = HIDDEN, dropout: float = 0.15) -> None:
        super().__init__()
        self.encoder = encoder
        wide = hidden + SHAPES
        self.drop = nn.Dropout(dropout)
        self.norm = nn.LayerNorm(hidden)
        self.tag_hidden = nn.Linear(wide, 256)
        self.tag_out = nn.Linear(256, sum(len(v) for v in LAYERS.values()))
        self.trigger = nn.Linear(3 * wide, 320)
        self.mention = nn.Linear(3 * wide, 256)
        self.type_out = nn.Linear(320, len(TYPES))
        self.worth_out = nn.Linear(320, 1)
        self.attribute_out = nn.Linear(320, sum(len(v) for v in ATTRIBUTES.values()))
        self.arg_trigger = nn.Linear(320, 256)
        self.arg_mention = nn.Linear(256, 256)
        self.arg_product_t = nn.Linear(320, 128, bias=False)
        self.arg_product_m = nn.Linear(256, 128, bias=False)
        self.arg_product = nn.Linear(128, 256, bias=False)
        self.arg_distance = nn.Embedding(DISTANCES, 256)
        self.arg_sentence = nn.Embedding(SENTENCES, 256)
        self.arg_kind = nn.Embedding(len(KINDS), 256)
        self.arg_type = nn.Linear(len(TYPES), 256, bias=False)
        self.arg_out = nn.Linear(256, len(ROLES))
        self.whose_number = nn.Linear(256, 128)
        self.whose_mention = nn.Linear(256, 128)
        self.whose_distance = nn.Embedding(DISTANCES, 128)
        self.whose_out = nn.Linear(128, 1)
        self.same_a = nn.Linear(320, 192)
        self.same_b = nn.Linear(320, 192)
        self.same_product = nn.Linear(320, 192, bias=False)
        self.same_type = nn.Linear(1, 192, bias=False)
        self.same_sentence = nn.Embedding(SENTENCES, 192)
        self.same_out = nn.Linear(192, 1)

        for module in self.children():
            if isinstance(module, nn.Embedding):
                nn.init.normal_(module.weight, std=0.05)
        nn.init.constant_(self.arg_out.bias, -5.0)  # an argument is rare: begin there
        nn.init.constant_(self.whose_out.bias, -2.0)
        nn.init.constant_(self.same_out.bias, -2.0)

    def hidden(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.norm(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)

    def tags(self, words: Tensor) -> Tensor:
        """(words, wide) -> (words, all tags)"""
        return self.tag_out(self.drop(gelu(self.tag_hidden(self.drop(words)), approximate="tanh")))

    def span(self, words: Tensor, spans: Tensor) -> Tensor:
        """(words, wide), (spans, 2) half-open -> (spans, 3 wide): first, last, mean"""
        sums = torch.cat([torch.zeros_like(words[:1]), words.cumsum(0)])
        mean = (sums[spans[:, 1]] - sums[spans[:, 0]]) / (spans[:, 1] - spans[:, 0]).unsqueeze(1)
        return torch.cat([words[spans[:, 0]], words[spans[:, 1] - 1], mean], 1)

    def triggers(self, words: Tensor, spans: Tensor) -> Tensor:
        return self.drop(gelu(self.trigger(self.drop(self.span(words, spans))), approximate="tanh"))

    def worth(self, triggers: Tensor) -> Tensor:
        """(T, 320) -> (T,) logits that a span tells a happening at all"""
        return self.worth_out(triggers).squeeze(-1)

    def mentions(self, words: Tensor, spans: Tensor) -> Tensor:
        return self.drop(gelu(self.mention(self.drop(self.span(words, spans))), approximate="tanh"))

    def arguments(self, t: Tensor, types: Tensor, m: Tensor, kinds: Tensor, distance: Tensor, sentence: Tensor) -> Tensor:
        """(T, 320), (T, types), (M, 256), (M,), (T, M), (T, M) -> (T, M, roles) logits"""
        left = self.arg_trigger(t) + self.arg_type(types)
        right = self.arg_mention(m) + self.arg_kind(kinds)
        product = self.arg_product(self.arg_product_t(t)[:, None] * self.arg_product_m(m)[None])
        x = left[:, None] + right[None] + product + self.arg_distance(distance) + self.arg_sentence(sentence)
        return self.arg_out(self.drop(gelu(x, approximate="tanh")))

    def whose(self, numbers: Tensor, mentions: Tensor, distance: Tensor) -> Tensor:
        """(N, 256), (M, 256), (N, M) -> (N, M) logits"""
        x = self.whose_number(numbers)[:, None] + self.whose_mention(mentions)[None] + self.whose_distance(distance)
        return self.whose_out(gelu(x, approximate="tanh")).squeeze(-1)

    def same(self, t: Tensor, types: Tensor, sentence: Tensor) -> Tensor:
        """(T, 320), (T, types), (T, T) -> (T, T) logits that i tells what j told"""
        alike = (types @ types.T).unsqueeze(-1)
        x = (
            self.same_a(t)[:, None]
            + self.same_b(t)[None]
            + self.same_product(t[:, None] * t[None])
            + self.same_type(alike)
            + self.same_sentence(sentence)
        )
        return self.same_out(gelu(x, approximate="tanh")).squeeze(-1)
