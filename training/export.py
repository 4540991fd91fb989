"""Turn a trained net.pt into what ships: encoder.onnx (attention fused, int8 per channel), heads.npz (float16), labels.json, tokenizer.json.

    python training/export.py --base FOLDER --net training/out/coder --to src/khabar/data/models/coder

Checks that the exported coder gives the network's numbers on a sample, within what quantisation costs, and prints the difference.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from fuse import fused
from net import Net
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from khabar.coding.finding.encoder import Encoder, shapes, split_words
from khabar.coding.finding.heads import Heads
from khabar.model import Span

SAMPLE = "Gunmen killed at least five policemen near Kunduz on Saturday, the Interior Ministry said."


class Hidden(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        return self.net.hidden(input_ids, attention_mask)


def export_encoder(net: Net, to: Path) -> None:
    ids = torch.ones(1, 16, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            Hidden(net),
            (ids, torch.ones_like(ids)),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=["hidden"],
            dynamic_axes={"input_ids": {1: "n"}, "attention_mask": {1: "n"}, "hidden": {1: "n"}},
            opset_version=17,
            dynamo=False,
        )
        small = Path(folder) / "small.onnx"
        quantize_dynamic(
            str(plain), str(small), weight_type=QuantType.QInt8, per_channel=True, extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT}
        )
        onnx.save(fused(onnx.load(str(small))), str(to / "encoder.onnx"))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--base", type=Path, required=True)
    ap.add_argument("--net", type=Path, required=True)
    ap.add_argument("--to", type=Path, required=True)
    a = ap.parse_args()
    from transformers import AutoConfig, AutoModel

    config = AutoConfig.from_pretrained(a.base)
    base = AutoModel.from_config(config, attn_implementation="eager")
    net = Net(base, config.hidden_size)
    net.load_state_dict(torch.load(a.net / "net.pt", weights_only=True))
    net.eval()
    a.to.mkdir(parents=True, exist_ok=True)
    export_encoder(net, a.to)
    weights = {k: v.numpy().astype(np.float16) for k, v in net.state_dict().items() if not k.startswith(("encoder.", "norm."))}
    np.savez_compressed(a.to / "heads.npz", **weights)
    shutil.copy(a.net / "labels.json", a.to / "labels.json")
    shutil.copy(a.base / "tokenizer.json", a.to / "tokenizer.json")
    compare(net, a.to)


def compare(net: Net, folder: Path) -> None:
    encoder, heads = Encoder(folder), Heads(folder)
    words = split_words(SAMPLE, [Span(0, len(SAMPLE))])
    pieces = encoder.pieces(words.texts)
    flat = [encoder.tokenizer.token_to_id("[CLS]"), *(p for ps in pieces for p in ps), encoder.tokenizer.token_to_id("[SEP]")]
    at = np.cumsum([1, *(len(p) for p in pieces)])[:-1]
    with torch.no_grad():
        hidden = net.hidden(torch.tensor([flat]), torch.ones(1, len(flat), dtype=torch.long))[0, at]
        vectors = torch.cat([hidden, torch.from_numpy(shapes(words.texts, words.sentence))], 1)
        logits = net.tags(vectors)
        at_layer = 0
        own = heads.tags(np.concatenate([encoder.encode(pieces), shapes(words.texts, words.sentence)], 1).astype(np.float32))
        worst = 0.0
        for layer, names in heads.labels.layers.items():
            p = torch.softmax(logits[:, at_layer : at_layer + len(names)], 1).numpy()
            worst = max(worst, float(np.abs(p - own[layer]).max()))
            at_layer += len(names)
    print(f"largest difference of a tag's probability on the sample: {worst:.3f}")
    for file in sorted(folder.iterdir()):
        print(f"{file.name:20} {file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
